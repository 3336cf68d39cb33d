//! **observe** — nothing acts here: indicators read the world after this step. Invariants are checked: euros balance.

use crate::parameters::Parameters;
use crate::rng::Draws;
use crate::world::World;

/// Runs the step.
pub fn run(world: &mut World, _: &Parameters, _: Draws) {
    let total = world.ledger.total().0;
    assert!(total == 0, "the ledger is out of balance by {total} cents in month {}", world.tick);
}
