//! Typed numbers of agents: an id indexes only its own list.

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident($inner:ty);)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub struct $name(pub $inner);
        impl $name {
            /// Position in the list of its kind.
            pub const fn at(self) -> usize { self.0 as usize }
        }
        impl From<usize> for $name {
            fn from(i: usize) -> Self {
                Self(<$inner>::try_from(i).expect(concat!("too many for ", stringify!($name))))
            }
        }
    )*};
}

ids! {
    /// One of the 403 municipalities.
    MunicipalityId(u16);
    /// One of the 14 knowledge regions.
    RegionId(u8);
    /// An employer of social workers.
    EmployerId(u16);
    /// A team of an employer.
    TeamId(u32);
    /// A lectoraat of a hogeschool.
    LectoraatId(u16);
    /// A regional network.
    NetworkId(u16);
    /// A theme of knowledge.
    ThemeId(u8);
}
