//! Every text of a page stands out from its ground. The pairs are those that the style sheets themselves make: a rule
//! that sets both is a pair, any other colour of text can come to stand on any ground that leaves the text its colour.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use lemniscaat::report::style::{Colour, MARK_CONTRAST, TEXT_CONTRAST, contrast};

/// Lines that only decorate, and may be faint: between the rows of a table, which space and shading tell apart as well.
const DECORATION: &str = "--line";
/// Values that bring no colour of their own.
const NEUTRAL: [&str; 9] =
    ["inherit", "none", "transparent", "currentcolor", "solid", "dashed", "dotted", "light", "!important"];

/// Selector and declarations of every rule, in order; rules of media come with the others.
fn rules(css: &str) -> Vec<(String, Vec<(String, String)>)> {
    let mut rest = css.to_owned();
    while let Some(start) = rest.find("/*") {
        let end = rest[start..].find("*/").expect("a comment ends") + start + 2;
        rest.replace_range(start..end, "");
    }
    let blocks = rest.split('}').filter_map(|block| {
        let (before, declarations) = block.rsplit_once('{')?;
        let selector = before.rsplit('{').next().unwrap_or(before).trim().to_owned();
        let pairs = declarations.split(';').filter_map(|d| d.split_once(':'));
        Some((selector, pairs.map(|(k, v)| (k.trim().to_lowercase(), v.trim().to_lowercase())).collect()))
    });
    blocks.collect()
}

/// `#rgb` or `#rrggbb`.
fn hex(text: &str) -> Option<Colour> {
    let digits = text.strip_prefix('#')?;
    let all: String = match digits.len() {
        3 => digits.chars().flat_map(|c| [c, c]).collect(),
        6 => digits.to_owned(),
        _ => return None,
    };
    let part = |i: usize| u8::from_str_radix(&all[2 * i..2 * i + 2], 16).ok();
    Some(Colour(part(0)?, part(1)?, part(2)?))
}

/// Everything wrong with the colours of a style sheet.
fn problems(css: &str) -> Vec<String> {
    let (rules, mut found, mut read) = (rules(css), vec![], 0);
    let (mut known, mut texts, mut grounds, mut pairs, mut marks) = (BTreeMap::new(), vec![], vec![], vec![], vec![]);
    for (name, value) in rules.iter().flat_map(|(_, d)| d).filter(|(name, _)| name.starts_with("--")) {
        read += usize::from(value.starts_with('#'));
        match hex(value) {
            Some(colour) if known.insert(name.clone(), colour).is_none() => {}
            _ => found.push(format!("{name}: {value} is no colour of its own, as #rrggbb")),
        }
    }
    for (selector, declarations) in &rules {
        let (mut text, mut ground) = (None, None);
        for (property, value) in declarations.iter().filter(|(name, _)| !name.starts_with("--")) {
            let about = ["color", "background", "border", "outline", "fill", "stroke", "shadow"];
            if !about.iter().any(|a| property.contains(a))
                || property == "border-collapse"
                || property == "border-radius"
            {
                continue;
            }
            for token in value.split_whitespace() {
                let name = token.strip_prefix("var(").and_then(|t| t.strip_suffix(')'));
                read += usize::from(token.starts_with('#'));
                let colour = name.map_or_else(|| hex(token), |name| known.get(name).copied());
                let said = format!("{selector} {{ {property}: {token} }}");
                match (colour, property.as_str()) {
                    (Some(c), "color") => text = Some((c, said)),
                    (Some(c), "background" | "background-color") => ground = Some((c, said)),
                    (Some(_), _) if name == Some(DECORATION) => {}
                    (Some(c), _) => marks.push((c, said)),
                    (None, _)
                        if NEUTRAL.contains(&token)
                            || token.starts_with(|c: char| c.is_ascii_digit() || ".-".contains(c)) => {}
                    (None, _) => found.push(format!("{said} is not read: write colours as #rrggbb or var(--name)")),
                }
            }
        }
        match (text, ground) {
            // What the page itself has comes to stand under and on everything else.
            (Some(text), Some(ground)) if selector != "body" => pairs.push((text, ground)),
            (text, ground) => {
                texts.extend(text);
                grounds.extend(ground);
            }
        }
    }
    let values = || rules.iter().flat_map(|(_, d)| d).map(|(_, value)| value);
    let functions = ["rgb", "hsl", "hwb", "lab(", "lch(", "color("];
    let elsewhere = values().any(|v| functions.iter().any(|f| v.contains(f)));
    if elsewhere || values().map(|v| v.matches('#').count()).sum::<usize>() != read {
        found.push("a colour stands where this test does not look".to_owned());
    }
    let mut hold = |(colour, said): &(Colour, String), (ground, on): &(Colour, String), least: f64| {
        let ratio = contrast(*colour, *ground);
        if ratio < least {
            found.push(format!("{ratio:.2} < {least}: {said} on {on}"));
        }
    };
    pairs.iter().for_each(|(text, ground)| hold(text, ground, TEXT_CONTRAST));
    for ground in &grounds {
        texts.iter().for_each(|text| hold(text, ground, TEXT_CONTRAST));
        marks.iter().for_each(|mark| hold(mark, ground, MARK_CONTRAST));
    }
    if texts.is_empty() || grounds.is_empty() {
        found.push("no text or no ground has a colour".to_owned());
    }
    found
}

fn sheets(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path());
    let (folders, files): (Vec<_>, Vec<_>) = entries.partition(|path| path.is_dir());
    let own = files.into_iter().filter(|path| path.extension().is_some_and(|e| e == "css"));
    own.chain(folders.iter().flat_map(|folder| sheets(folder))).collect()
}

#[test]
fn every_text_of_a_page_stands_out_from_its_ground() {
    let sheets = sheets(Path::new("src"));
    assert!(!sheets.is_empty(), "no style sheet is found");
    let read = |path: &Path| std::fs::read_to_string(path).expect("a style sheet");
    // Every page has the sheet of the report; others come after it.
    let first = Path::new("src/report/page/style.css");
    for path in sheets {
        let css = if path == first { read(first) } else { read(first) + &read(&path) };
        let found = problems(&css);
        assert!(found.is_empty(), "{}:\n{}", path.display(), found.join("\n"));
    }
}

#[test]
fn a_colour_that_cannot_be_read_or_is_not_tested_is_told() {
    let base = ":root{--ink:#000;--line:#eee}body{color:var(--ink);background:#fff}tr{border:1px solid var(--line)}";
    assert_eq!(problems(base), Vec::<String>::new());
    for (more, part) in [
        (".a{color:#999}", "2.85 < 4.5: .a { color: #999 } on body"),
        (".b{background:#333}", "on .b { background: #333 }"),
        (".c{color:#777;background:#888}", "on .c"),
        ("@media print{.d{border-left:2px solid #ddd}}", "< 3: .d { border-left: #ddd }"),
        (".e{color:red}", "not read"),
        (".f{background:rgb(1,2,3)}", "not read"),
        (".g{color:var(--gone)}", "not read"),
        (":root{--new:hsl(0 0% 0%)}", "no colour of its own"),
        (".h{scrollbar-tint:#ccc}", "does not look"),
    ] {
        let found = problems(&format!("{base}{more}"));
        assert!(found.iter().any(|f| f.contains(part)), "{more}: {found:?}");
    }
}
