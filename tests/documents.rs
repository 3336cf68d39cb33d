//! Documents that cannot drift: those made from the program are what it makes now, the comments from which it makes
//! them name what the code uses, and every file of data is accounted for.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use lemniscaat::cli::document::documents;
use lemniscaat::parameters::{LEVERS, SPECS};
use lemniscaat::processes::MONTH;

/// The first line in which a committed document differs from what the program makes, and what to do about it.
fn stale(name: &str, committed: &str, made: &str) -> Option<String> {
    if committed == made {
        return None;
    }
    let line = committed.lines().zip(made.lines()).take_while(|(a, b)| a == b).count() + 1;
    Some(format!("docs/{name} is out of date from line {line} on: run `cargo run --release -- document` and commit it"))
}

#[test]
fn committed_documents_are_what_the_program_makes() {
    for (name, made) in documents().expect("the shared past can be read") {
        let committed = fs::read_to_string(Path::new("docs").join(name)).expect("a committed document");
        let said = stale(name, &committed, &made);
        assert!(said.is_none(), "{}", said.unwrap());
        let changed = stale(name, &committed.replacen("0.5", "0.6", 1), &made);
        assert!(changed.is_some_and(|said| said.contains("-- document")), "{name}: a changed number goes unseen");
    }
}

#[test]
fn the_command_writes_them_where_it_is_told() {
    let folder = tempfile::tempdir().expect("a folder");
    let write = |to: &Path| assert_cmd::cargo::cargo_bin_cmd!("lemniscaat").arg("document").arg(to).assert();
    write(folder.path()).success();
    for (name, made) in documents().expect("the shared past can be read") {
        assert_eq!(fs::read_to_string(folder.path().join(name)).expect("a written document"), made);
    }
    let nowhere = folder.path().join("nowhere");
    write(&nowhere).code(1).stderr(predicates::str::contains("there is no folder"));
}

/// The comment at the head of a file, and its code before tests, without comments.
fn comment_and_code(path: &Path) -> (String, String) {
    let text = fs::read_to_string(path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
    let comment = text.lines().map_while(|l| l.strip_prefix("//!")).collect::<Vec<_>>().join("\n");
    let code = text.split("#[cfg(test)]").next().expect("a first part");
    let code = code.lines().map(|l| l.split("//").next().expect("a first part")).collect::<Vec<_>>().join("\n");
    (comment, code)
}

fn is_name(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '_'
}

fn words(text: &str) -> BTreeSet<&str> {
    text.split(|c: char| !is_name(c)).filter(|w| !w.is_empty()).collect()
}

/// Names of parameters and levers.
fn declared() -> BTreeSet<&'static str> {
    SPECS.iter().chain(LEVERS.iter()).map(|s| s.field.name).collect()
}

/// Parameters and levers that code reads: `.name.get()`, `.name.f32()`, `.name.on()`.
fn read(code: &str) -> BTreeSet<String> {
    let packed: String = code.split_whitespace().collect();
    let ends = [".get()", ".f32()", ".on()"].map(|end| packed.match_indices(end).map(|(at, _)| at).collect::<Vec<_>>());
    let name = |at: usize| packed[..at].chars().rev().take_while(|&c| is_name(c)).collect::<Vec<_>>();
    let names = ends.concat().into_iter().map(|at| name(at).into_iter().rev().collect::<String>());
    names.filter(|n| declared().contains(n.as_str())).collect()
}

fn process_files() -> Vec<PathBuf> {
    MONTH.iter().map(|x| PathBuf::from(format!("src/processes/{}.rs", x.name))).collect()
}

#[test]
fn comments_of_processes_name_every_parameter_they_read() {
    let mut described = BTreeSet::new();
    for path in process_files() {
        let (comment, code) = comment_and_code(&path);
        let (said, used) = (words(&comment), read(&code));
        let unsaid: Vec<_> = used.iter().filter(|n| !said.contains(n.as_str())).collect();
        assert!(unsaid.is_empty(), "the comment of {} does not say what it does with {unsaid:?}", path.display());
        described.extend(said.into_iter().map(str::to_owned));
    }
    for file in ["build", "invention", "enrolment"] {
        described.extend(
            words(&comment_and_code(Path::new(&format!("src/world/{file}.rs"))).0).into_iter().map(str::to_owned),
        );
    }
    // What counts as lasting and the denominator of self-financing are looked at by indicators, not by processes.
    let looked_at =
        |path: &str| path.starts_with("lasting.") || ["funding.stewardship_cost", "stewardship.sound"].contains(&path);
    let unused: Vec<_> =
        SPECS.iter().chain(LEVERS.iter()).filter(|s| !looked_at(s.path) && !described.contains(s.field.name)).collect();
    assert!(
        unused.is_empty(),
        "no comment says what these do: {:?}",
        unused.iter().map(|s| s.path).collect::<Vec<_>>()
    );
}

#[test]
fn comments_name_no_parameter_that_does_not_exist() {
    let groups: BTreeSet<&str> =
        SPECS.iter().chain(LEVERS.iter()).filter_map(|s| Some(s.path.split_once('.')?.0)).collect();
    let exists = |path: &str| SPECS.iter().chain(LEVERS.iter()).any(|s| s.path == path);
    let mut found = 0;
    for path in process_files()
        .into_iter()
        .chain(["build", "invention", "enrolment"].map(|f| format!("src/world/{f}.rs").into()))
    {
        let comment = comment_and_code(&path).0;
        for word in comment.split(|c: char| !is_name(c) && c != '.').map(|w| w.trim_matches('.')) {
            if word.split_once('.').is_some_and(|(group, _)| groups.contains(group)) {
                assert!(exists(word), "{} speaks of {word}, which does not exist", path.display());
                found += 1;
            }
        }
    }
    assert!(found > 100, "only {found} names found");
}

/// Decimal numbers in code, by value.
fn numbers(text: &str, decimal: bool) -> Vec<f64> {
    let parts = text.split(|c: char| !c.is_ascii_digit() && c != '.' && c != '_' && !c.is_ascii_alphabetic());
    let plain =
        parts.map(|p| p.trim_end_matches('.').replace('_', "")).filter(|p| p.starts_with(|c: char| c.is_ascii_digit()));
    plain.filter(|p| !decimal || p.contains('.')).filter_map(|p| p.parse().ok()).collect()
}

#[test]
fn comments_of_processes_give_every_number_of_the_code() {
    // 0, 1, months in a year, units of money, and guards against dividing by zero need no word.
    let plain = |x: f64| [0.0, 1.0, 12.0, 1e3, 1e6].contains(&x) || x <= 1e-6;
    let mut compared = 0;
    for path in process_files() {
        let (comment, code) = comment_and_code(&path);
        // The exponential of four numbers at once is arithmetic, not model; a cent guards a division.
        let code = match code.split_once("fn exp_of_negative") {
            Some((before, rest)) => before.to_owned() + rest.split_once("\nfn ").expect("a next function").1,
            None => code.replace(".max(0.01)", ""),
        };
        let said = numbers(&comment, false);
        for x in numbers(&code, true).into_iter().filter(|&x| !plain(x)) {
            assert!(said.contains(&x), "the comment of {} does not give the number {x} of its code", path.display());
            compared += 1;
        }
    }
    assert!(compared > 200, "only {compared} numbers compared");
}

#[test]
fn every_file_of_data_is_accounted_for() {
    let said = fs::read_to_string("docs/data.md").expect("the document");
    let mut missing = vec![];
    for folder in ["scenarios/data", "assets/fonts"] {
        for entry in fs::read_dir(folder).expect("a folder of data") {
            let name = entry.expect("an entry").file_name().into_string().expect("a name of letters");
            if !said.contains(&format!("`{name}`")) {
                missing.push(format!("{folder}/{name}"));
            }
        }
    }
    assert!(missing.is_empty(), "docs/data.md does not say where these come from: {missing:?}");
    let folders = fs::read_dir("assets").expect("assets").count();
    assert_eq!(folders, 1, "a folder of assets that this test does not look into");
}
