//! A practised theme and its mastery in one word, so that looking up what a colleague knows of it costs one visit to
//! memory.

use wide::bytemuck::cast;
use wide::{f32x4, u32x4};

use super::SLOTS;

/// Bits of the mastery; the theme is in those above.
const BITS: u32 = 28;

/// The bits of the theme.
const THEME: u32 = u32::MAX << BITS;

/// What makes a mastery so small that the four highest bits of its single-precision number are zero: 2⁻⁹⁶.
const DOWN: f32 = f32::from_bits((127 - 96) << 23);

/// What undoes that: 2⁹⁶.
const UP: f32 = f32::from_bits((127 + 96) << 23);

/// A theme that somebody practises and the mastery of it, 0–1: exactly from 2⁻³⁰ on, below that to the nearest 2⁻⁵³.
#[derive(Clone, Copy, PartialEq)]
pub struct Practised(u32);

impl Practised {
    /// A theme (below 16) and its mastery, 0–1.
    pub fn new(theme: u8, mastery: f32) -> Self {
        debug_assert!(u32::from(theme) <= THEME >> BITS && (0.0..=1.0).contains(&mastery), "{theme}, {mastery}");
        Self(u32::from(theme) << BITS | (mastery * DOWN).to_bits() & !THEME)
    }

    /// The theme.
    pub const fn theme(self) -> u8 {
        (self.0 >> BITS) as u8
    }

    /// The mastery, 0–1.
    pub const fn mastery(self) -> f32 {
        f32::from_bits(self.0 & !THEME) * UP
    }

    /// The same theme with another mastery.
    pub fn with(self, mastery: f32) -> Self {
        Self::new(self.theme(), mastery)
    }
}

impl std::fmt::Debug for Practised {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} of theme {}", self.mastery(), self.theme())
    }
}

/// The four practised themes of somebody, side by side.
#[derive(Clone, Copy)]
pub struct Lanes(u32x4);

impl Lanes {
    /// Of someone.
    #[inline(always)]
    pub fn of(practised: [Practised; SLOTS]) -> Self {
        Self(u32x4::new(practised.map(|x| x.0)))
    }

    /// Mastery of each.
    #[inline(always)]
    pub fn mastery(self) -> f32x4 {
        cast::<u32x4, f32x4>(self.0 & u32x4::splat(!THEME)) * UP
    }

    /// Mastery where the theme is the same as another's, elsewhere 0.
    #[inline(always)]
    pub fn mastery_where_same(self, other: Self) -> f32x4 {
        let differ = self.0 ^ (other.0 & u32x4::splat(THEME));
        let same = (differ & u32x4::splat(THEME)).simd_eq(u32x4::ZERO);
        cast::<u32x4, f32x4>(differ & same) * UP
    }

    /// The first place where a theme is practised.
    #[inline(always)]
    pub fn place(self, theme: u8) -> Option<u32> {
        let bits = (self.0 >> BITS).simd_eq(u32x4::splat(u32::from(theme))).to_bitmask();
        (bits != 0).then_some(bits.trailing_zeros())
    }

    /// The same themes with other mastery, 0–1.
    #[inline(always)]
    pub fn with(self, mastery: f32x4) -> [Practised; SLOTS] {
        let down: u32x4 = cast(mastery * DOWN);
        (self.0 & u32x4::splat(THEME) | down & u32x4::splat(!THEME)).to_array().map(Practised)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn theme_and_mastery_come_back(theme in 0u8..16, bits in 0x3080_0000u32..=0x3f80_0000) {
            let mastery = f32::from_bits(bits); // 2⁻³⁰ to 1
            let one = Practised::new(theme, mastery);
            prop_assert_eq!((one.theme(), one.mastery().to_bits()), (theme, bits));
            prop_assert_eq!(one.with(0.0), Practised::new(theme, 0.0));
        }

        #[test]
        fn less_comes_back_nearly(theme in 0u8..16, bits in 0u32..0x3080_0000) {
            let mastery = f32::from_bits(bits);
            let one = Practised::new(theme, mastery);
            prop_assert_eq!(one.theme(), theme);
            prop_assert!((one.mastery() - mastery).abs() <= f32::exp2(-54.0));
        }

        #[test]
        fn four_are_as_one(own in [0u8..12, 0..12, 0..12, 0..12], other in [0u8..12, 0..12, 0..12, 0..12],
                           mastery in [0f32..=1.0, 0f32..=1.0, 0f32..=1.0, 0f32..=1.0], sought in 0u8..12) {
            let [own, other] = [own, other].map(|k| std::array::from_fn(|s| Practised::new(k[s], mastery[s])));
            let lanes = Lanes::of(other);
            prop_assert_eq!(lanes.mastery().to_array(), other.map(Practised::mastery));
            let same = std::array::from_fn(|s| if own[s].theme() == other[s].theme() { other[s].mastery() } else { 0.0 });
            prop_assert_eq!(lanes.mastery_where_same(Lanes::of(own)).to_array(), same);
            let place = other.iter().position(|x| x.theme() == sought).map(|s| s as u32);
            prop_assert_eq!(lanes.place(sought), place);
            let half = lanes.with(lanes.mastery() * 0.5);
            prop_assert_eq!(half, other.map(|x| x.with(x.mastery() * 0.5)));
        }
    }

    #[test]
    fn nothing_is_nothing_also_with_a_sign() {
        let lanes = Lanes::of([Practised::new(3, 0.7); SLOTS]);
        assert_eq!(lanes.with(f32x4::splat(-0.0)), [Practised::new(3, 0.0); SLOTS]);
    }
}
