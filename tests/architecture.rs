//! The house stays the house: who may import whom, luck from one place, no order that differs from run to run, no
//! process that knows a year or a design, no file that outgrows a reader.
//!
//! Comments count as well as code: a comment that says what happens in a certain year is a promise the code cannot keep
//! when dates are moved. The one exception is a report cited by its year of publication, «GR 2014».

use lemniscaat::report::views::shipped_names;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// Modules from left to right: one imports only from modules before it. Modules on one line do not know each other,
/// but for the foundations, whose order on the line counts.
const LAYERS: [&[&str]; 11] = [
    &["units", "ids", "rng", "text", "error"],
    &["parameters"],
    &["scenario"],
    &["world"],
    &["processes", "indicators"],
    &["simulation"],
    &["experiments"],
    &["report"],
    &["explore"],
    &["cli"],
    &["main"],
];

struct Source {
    path: PathBuf,
    text: String,
}

impl Source {
    /// Path inside `src`, with `/` between folders.
    fn name(&self) -> String {
        let inside = self.path.strip_prefix("src").expect("a file of src");
        inside.iter().map(|x| x.to_string_lossy()).collect::<Vec<_>>().join("/")
    }
    /// Top-level module.
    fn module(&self) -> String {
        let first = self.name().split('/').next().expect("a name").to_owned();
        first.trim_end_matches(".rs").to_owned()
    }
    fn within(&self, parts: &[&str]) -> bool {
        parts.contains(&self.module().as_str())
    }
    /// Without comments and string literals, so that only code is left.
    fn code(&self) -> String {
        let (mut out, mut chars) = (String::new(), self.text.chars().peekable());
        while let Some(c) = chars.next() {
            match c {
                '/' if chars.peek() == Some(&'/') => {
                    for c in chars.by_ref().take_while(|c| *c != '\n') {
                        let _ = c;
                    }
                    out.push('\n');
                }
                '"' => {
                    out.push('"');
                    while let Some(c) = chars.next() {
                        match c {
                            '\\' => _ = chars.next(),
                            '"' => break,
                            '\n' => out.push('\n'),
                            _ => {}
                        }
                    }
                    out.push('"');
                }
                // A quotation mark as a character is no string.
                '\'' if matches!(chars.peek(), Some('"')) => {
                    chars.next();
                    chars.next();
                }
                c => out.push(c),
            }
        }
        out
    }
    /// Code before the unit tests of the file, which may look further.
    fn without_tests(&self) -> String {
        let code = self.code();
        code.split("#[cfg(test)]").next().expect("a first part").to_owned()
    }
}

fn sources() -> Vec<Source> {
    fn collect(dir: &Path, into: &mut Vec<Source>) {
        let mut entries: Vec<_> =
            fs::read_dir(dir).expect("src can be read").map(|e| e.expect("an entry").path()).collect();
        entries.sort();
        for path in entries {
            if path.is_dir() {
                collect(&path, into);
            } else if path.extension().is_some_and(|e| e == "rs") {
                into.push(Source { text: fs::read_to_string(&path).expect("a text"), path });
            }
        }
    }
    let mut all = vec![];
    collect(Path::new("src"), &mut all);
    assert!(all.len() > 50, "only {} files found", all.len());
    all
}

/// Names of the crate's own modules that follow `root` (`crate::`, `lemniscaat::`) in code, braces included.
fn imported(code: &str, root: &str) -> BTreeSet<String> {
    let word = |s: &str| s.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect::<String>();
    let mut found = BTreeSet::new();
    for (at, _) in code.match_indices(root) {
        let before = code[..at].chars().next_back();
        if before.is_some_and(|c| c.is_alphanumeric() || c == '_') {
            continue;
        }
        let rest = &code[at + root.len()..];
        if let Some(inside) = rest.strip_prefix('{') {
            let mut depth = 0;
            let mut start = true;
            for (i, c) in inside.char_indices() {
                match c {
                    '{' => depth += 1,
                    '}' if depth == 0 => break,
                    '}' => depth -= 1,
                    ',' if depth == 0 => start = true,
                    c if start && !c.is_whitespace() => {
                        found.insert(word(&inside[i..]));
                        start = false;
                    }
                    _ => {}
                }
            }
        } else {
            found.insert(word(rest));
        }
    }
    found
}

/// Layer and place on its line.
fn place(module: &str) -> Option<(usize, usize)> {
    LAYERS.iter().enumerate().find_map(|(i, l)| l.iter().position(|m| *m == module).map(|j| (i, j)))
}

#[test]
fn a_module_imports_only_from_its_left() {
    let mut wrong = vec![];
    for source in sources().iter().filter(|s| s.module() != "lib") {
        let own = source.module();
        let (layer, at) = place(&own).unwrap_or_else(|| panic!("{}: module {own} has no layer", source.name()));
        let code = source.without_tests();
        for module in imported(&code, "crate::").into_iter().chain(imported(&code, "lemniscaat::")) {
            // A name that is no module is an item of `lib.rs` or a macro.
            let Some((other, there)) = place(&module) else { continue };
            let before = other < layer || other == layer && layer == 0 && there < at;
            if module != own && !before {
                wrong.push(format!("{} imports {module}", source.name()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn processes_do_not_import_each_other() {
    let sources = sources();
    let processes: Vec<&Source> = sources.iter().filter(|s| s.module() == "processes").collect();
    let names: Vec<String> =
        processes.iter().map(|s| s.name()["processes/".len()..].trim_end_matches(".rs").to_owned()).collect();
    assert!(names.len() >= 16, "{names:?}");
    for source in processes.iter().filter(|s| s.name() != "processes/mod.rs") {
        let code = source.without_tests();
        for root in ["super::", "crate::processes::"] {
            let both: Vec<_> = imported(&code, root).into_iter().filter(|m| names.contains(m)).collect();
            assert!(both.is_empty(), "{} imports {both:?}: processes meet in the world", source.name());
        }
    }
}

#[test]
fn the_report_never_sees_the_world() {
    for source in sources().iter().filter(|s| s.within(&["report"])) {
        let code = source.without_tests();
        let seen = code.split(|c: char| !c.is_alphanumeric() && c != '_').any(|w| w == "World");
        assert!(!seen, "{} sees the world: a report is made from series and tables", source.name());
    }
}

#[test]
fn luck_comes_from_one_place() {
    for source in sources().iter().filter(|s| !["rng.rs", "world/build.rs"].contains(&s.name().as_str())) {
        let code = source.without_tests();
        let words: BTreeSet<&str> = code.split(|c: char| !c.is_alphanumeric() && c != '_').collect();
        for banned in ["rand", "rand_chacha", "rand_distr", "SystemTime"] {
            assert!(!words.contains(banned), "{} uses {banned}", source.name());
        }
    }
}

#[test]
fn no_order_differs_from_run_to_run() {
    for source in sources() {
        for banned in ["HashMap", "HashSet", "RandomState", "DefaultHasher"] {
            assert!(!source.text.contains(banned), "{} names {banned}", source.name());
        }
    }
}

#[test]
fn nothing_is_unsafe_and_lints_are_on() {
    for source in sources() {
        let code = source.code();
        let found = code.split(|c: char| !c.is_alphanumeric() && c != '_').any(|w| w == "unsafe");
        assert!(!found, "{} is unsafe", source.name());
    }
    let manifest = fs::read_to_string("Cargo.toml").expect("the manifest");
    assert!(manifest.contains("unsafe_code = \"forbid\"") && manifest.contains("missing_docs = \"warn\""));
}

/// Numbers of four digits that could be a year, with the text before them.
fn years(text: &str) -> Vec<(usize, String)> {
    let bytes = text.as_bytes();
    let digit =
        |i: Option<usize>| i.and_then(|i| bytes.get(i)).is_some_and(|b| b.is_ascii_digit() || *b == b'_' || *b == b'.');
    let starts = (0..bytes.len().saturating_sub(3)).filter(|&i| {
        bytes[i..i + 4].iter().all(u8::is_ascii_digit)
            && matches!(&bytes[i..i + 2], b"19" | b"20")
            && !digit(i.checked_sub(1))
            && !bytes.get(i + 4).is_some_and(u8::is_ascii_digit)
    });
    starts.map(|i| (text[..i].matches('\n').count() + 1, text[..i].chars().rev().take(3).collect::<String>())).collect()
}

#[test]
fn no_process_knows_a_year() {
    assert_eq!(years("in 2015 the x2015 12015 20155 0.2015 GR 2014").len(), 3);
    for source in sources().iter().filter(|s| s.within(&["processes"])) {
        let found: Vec<_> =
            years(&source.text).into_iter().filter(|(_, before)| before != " RG").map(|(line, _)| line).collect();
        assert!(found.is_empty(), "{} names a year on lines {found:?}", source.name());
        let code = source.without_tests();
        for banned in ["Month::new", ".year()", ".of_year()"] {
            assert!(!code.contains(banned), "{} uses {banned}", source.name());
        }
    }
}

#[test]
fn no_process_knows_a_design() {
    let mut names: Vec<String> = shipped_names().map(str::to_owned).collect();
    let past = fs::read_to_string("scenarios/data/history.toml").expect("the past");
    names.extend(past.lines().filter_map(|l| l.strip_prefix("[programme.")?.split(']').next().map(str::to_owned)));
    for name in shipped_names() {
        let text = fs::read_to_string(format!("scenarios/{name}.toml")).expect("a shipped design");
        names.extend(
            text.lines().filter_map(|l| l.strip_prefix("[programme.")?.split([']', '.']).next().map(str::to_owned)),
        );
    }
    names.sort();
    names.dedup();
    assert!(names.len() > 25, "{names:?}");
    for source in sources().iter().filter(|s| s.within(&["processes", "world", "indicators", "simulation"])) {
        for name in &names {
            assert!(!source.text.contains(&format!("\"{name}\"")), "{} names {name:?}", source.name());
        }
        let code = source.without_tests();
        for label in [".lineage", "scenario.id", "design.id", ".title"] {
            assert!(!code.contains(label), "{} looks at {label}", source.name());
        }
    }
}

#[test]
fn no_file_outgrows_a_reader() {
    for source in sources() {
        let lines = source.text.lines().count();
        assert!(lines <= 600, "{} has {lines} lines", source.name());
    }
}

#[test]
fn nothing_is_skipped() {
    let mut files: Vec<PathBuf> = sources().into_iter().map(|s| s.path).collect();
    files.extend(fs::read_dir("tests").expect("tests").map(|e| e.expect("an entry").path()));
    for path in files.into_iter().filter(|p| p.extension().is_some_and(|e| e == "rs")) {
        let text = fs::read_to_string(&path).expect("a text");
        let skipped = text.lines().any(|l| l.trim_start().starts_with("#[ignore"));
        assert!(!skipped, "{} skips a test", path.display());
    }
}
