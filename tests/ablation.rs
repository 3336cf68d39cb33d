//! Nothing dead: every agent, lever and process moves a headline indicator by more than two standard errors in some
//! shipped design. `observe` only looks, so it alone may move nothing.

use lemniscaat::experiments::ablation;
use lemniscaat::scenario;

#[test]
fn every_part_moves_something() {
    let history = scenario::history().unwrap();
    let designs: Vec<_> =
        ablation::DESIGNS.iter().map(|d| scenario::load(format!("scenarios/{d}.toml").as_ref()).unwrap()).collect();
    let moves = ablation::run(&history, &designs, 8, 0.02, 1).unwrap();
    assert_eq!(moves.len(), ablation::Part::all().len());
    print!("{}", ablation::table(&moves));
    let dead: Vec<_> = moves.iter().filter(|m| !m.alive()).map(|m| m.part.name()).collect();
    assert_eq!(dead, [ablation::LOOKS_ONLY]);
}
