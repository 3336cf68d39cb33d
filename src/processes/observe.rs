//! **observe** — nothing acts here: the sum of all accounts must be zero, and indicators read the world after this
//! step.

use crate::parameters::Parameters;
use crate::rng::Draws;
use crate::world::World;

/// Runs the step.
pub fn run(world: &mut World, _: &Parameters, _: Draws) {
    let total = world.ledger.total().0;
    assert!(total == 0, "the ledger is out of balance by {total} cents in month {}", world.tick);
}
