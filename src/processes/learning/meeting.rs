//! What professionals see of colleagues elsewhere: the one thing that is looked up all over memory.

use prefetch_index::prefetch_index;
use wide::f32x4;

use crate::world::{Lanes, Practised, SLOTS};

/// Professionals whose ties are looked up together, so that many answers of memory are under way at once.
pub const TOGETHER: usize = 128;

/// From this many professionals on not all that is looked up stays in the cache of a core, and memory is asked ahead;
/// below it asking only costs.
const AHEAD_FROM: usize = 50_000;

/// Who practised what, knew how much of it last month, and knows whom.
pub struct Colleagues<'a> {
    pub practised: &'a [[Practised; SLOTS]],
    tie: &'a [[u32; SLOTS]],
    /// How many professionals ahead memory is asked for what their ties will be looked up in.
    ahead: usize,
}

impl<'a> Colleagues<'a> {
    pub fn new(practised: &'a [[Practised; SLOTS]], tie: &'a [[u32; SLOTS]]) -> Self {
        let ahead = if tie.len() < AHEAD_FROM { tie.len() } else { 3 * TOGETHER / 2 };
        Self { practised, tie, ahead }
    }

    /// What colleagues elsewhere know of the themes of up to [`TOGETHER`] professionals; nothing where they practise
    /// another one by now. A branch foreseen wrongly would stop what follows from being looked up: there is none.
    pub fn meet(&self, first: usize, end: usize, met: &mut [f32x4; TOGETHER]) {
        let all = self.practised.as_flattened();
        for ((own, tie), met) in self.practised[first..end].iter().zip(&self.tie[first..end]).zip(met) {
            *met = Lanes::of(tie.map(|at| all[at as usize])).mastery_where_same(Lanes::of(*own));
        }
    }

    /// Asks memory for what [`Colleagues::meet`] will need of the professional some places after this one.
    #[inline(always)]
    pub fn ask_ahead(&self, professional: usize) {
        if let Some(ties) = self.tie.get(professional + self.ahead) {
            for at in ties {
                prefetch_index(self.practised.as_flattened(), *at as usize);
            }
        }
    }
}
