//! What the source text says: comments at the head of a file, fields of a struct, kinds of an enum.

/// The comment at the head of a file.
pub fn head(text: &str) -> String {
    let lines = text.lines().map_while(|line| line.strip_prefix("//!"));
    lines.map(|line| line.strip_prefix(' ').unwrap_or(line).to_owned() + "\n").collect()
}

/// A field of a struct or a kind of an enum.
pub struct Item {
    /// Its name.
    pub name: String,
    /// Its type; empty for a kind.
    pub of: String,
    /// Its doc comment.
    pub doc: String,
}

/// Fields of a struct, or kinds of an enum, in order. Panics when the file declares nothing of that name: the text that
/// asks for it is then out of date.
pub fn items(text: &str, name: &str) -> Vec<Item> {
    let starts = [format!("pub struct {name} {{"), format!("pub enum {name} {{")];
    let body = text.lines().skip_while(|line| !starts.iter().any(|s| line == s)).skip(1);
    let (mut found, mut doc) = (vec![], String::new());
    for line in body.take_while(|line| *line != "}").map(str::trim) {
        if let Some(more) = line.strip_prefix("///") {
            doc += more;
            continue;
        }
        let item = line.trim_start_matches("pub ").trim_end_matches(',');
        let (name, of) = item.split_once(": ").unwrap_or((item, ""));
        // Names in links of rustdoc lead nowhere outside of it.
        let doc = std::mem::take(&mut doc).trim().replace("[`", "`").replace("`]", "`");
        found.push(Item { name: name.to_owned(), of: of.to_owned(), doc });
    }
    assert!(found.iter().all(|x| !x.doc.is_empty()) && !found.is_empty(), "{name} is not declared as was thought");
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &str = "//! One.\n//!\n//! Two.\n\nuse x;\n/// S.\npub struct S {\n    /// A thing.\n    /// More.\n    pub a: Vec<u8>,\n}\npub enum E {\n    /// First.\n    A,\n}\n";

    #[test]
    fn comments_fields_and_kinds_are_found() {
        assert_eq!(head(FILE), "One.\n\nTwo.\n");
        let fields = items(FILE, "S");
        assert_eq!(
            (fields.len(), &*fields[0].name, &*fields[0].of, &*fields[0].doc),
            (1, "a", "Vec<u8>", "A thing. More.")
        );
        assert_eq!((&*items(FILE, "E")[0].name, &*items(FILE, "E")[0].doc), ("A", "First."));
    }
}
