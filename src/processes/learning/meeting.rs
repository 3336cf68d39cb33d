//! What professionals see of colleagues elsewhere: the one thing that is looked up all over memory.

use prefetch_index::prefetch_index;
use wide::f32x4;

use crate::world::SLOTS;

/// Professionals whose ties are looked up together, so that many answers of memory are under way at once.
pub const TOGETHER: usize = 128;

/// From this many professionals on not all that is looked up stays in the cache of a core, and memory is asked ahead;
/// below it asking only costs.
const AHEAD_FROM: usize = 50_000;

/// A column with four entries for everybody.
type Column<'a, T> = &'a [[T; SLOTS]];

/// Who practises what, knew how much of it last month, and knows whom.
pub struct Colleagues<'a> {
    pub mastery: Column<'a, f32>,
    theme: Column<'a, u8>,
    tie: Column<'a, u32>,
    /// How many professionals ahead memory is asked for what their ties will be looked up in.
    ahead: usize,
}

impl<'a> Colleagues<'a> {
    pub fn new(mastery: Column<'a, f32>, theme: Column<'a, u8>, tie: Column<'a, u32>) -> Self {
        let ahead = if tie.len() < AHEAD_FROM { tie.len() } else { 3 * TOGETHER / 2 };
        Self { mastery, theme, tie, ahead }
    }

    /// What colleagues elsewhere know of the themes of up to [`TOGETHER`] professionals; nothing where they practise
    /// another one by now.
    pub fn meet(&self, first: usize, end: usize, met: &mut [f32x4; TOGETHER]) {
        let (mastery, themes) = (self.mastery.as_flattened(), self.theme.as_flattened());
        for ((theme, tie), met) in self.theme[first..end].iter().zip(&self.tie[first..end]).zip(met) {
            *met = f32x4::new(std::array::from_fn(|s| {
                let at = tie[s] as usize;
                // All ones when the themes are the same, else zero. A branch foreseen wrongly would stop what follows
                // from being looked up.
                let same = u32::from(themes[at] ^ theme[s]).wrapping_sub(1) as i32 >> 31;
                f32::from_bits(mastery[at].to_bits() & same as u32)
            }));
        }
    }

    /// Asks memory for what [`Colleagues::meet`] will need of the professional some places after this one.
    #[inline(always)]
    pub fn ask_ahead(&self, professional: usize) {
        for tie in self.tie.get(professional + self.ahead).into_iter().flatten() {
            prefetch_index(self.mastery.as_flattened(), *tie as usize);
            prefetch_index(self.theme.as_flattened(), *tie as usize);
        }
    }
}
