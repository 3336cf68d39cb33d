//! The scenario layer as staff meet it.
use lemniscaat::scenario;
use std::path::Path;

#[test]
fn scenario_files_load() {
    let h = scenario::history().unwrap_or_else(|e| panic!("{:?}", miette::Report::new(e)));
    println!("{h:#?}");
    for s in scenario::load_dir(Path::new("scenarios")).unwrap_or_else(|e| panic!("{:?}", miette::Report::new(e))) {
        println!("{s:#?}");
        assert!(s.warnings.is_empty(), "{}: {:?}", s.id, s.warnings);
    }
}
