//! Printing that survives a reader who stops reading (`lemniscaat parameters | head`), and text that fits the screen.

use std::io::{self, IsTerminal, Write};
use std::path::Path;

use miette::{GraphicalReportHandler, GraphicalTheme};

use crate::error::{Error, Result};
use crate::experiments::disk;
use crate::report::{self, Chart};
use crate::text::{Lang, Text};

/// Characters on a line of running text.
pub const WIDTH: usize = 100;

/// Prints what was asked on standard output. A reader who closed it has read enough: that is no error.
pub fn print(text: &str) -> Result<()> {
    let mut out = io::stdout().lock();
    let written = out.write_all(text.as_bytes()).and_then(|()| out.flush());
    written.or_else(read_enough).map_err(Error::file("write", Path::new("standard output")))
}

/// Prints a value as JSON, for other programs.
pub fn print_json(value: &impl serde::Serialize) -> Result<()> {
    let text = serde_json::to_string_pretty(value).expect("texts and numbers always have a JSON form");
    print(&(text + "\n"))
}

/// Draws a chart in a file: SVG when its name ends so, else PNG.
pub fn draw(path: &Path, chart: &dyn Chart, lang: Lang) -> Result<()> {
    let svg = path.extension().is_some_and(|e| e == "svg");
    let bytes = if svg { report::svg(chart, lang).into_bytes() } else { report::png(chart, lang) };
    disk::write_atomic(path, |out| out.write_all(&bytes))
}

fn read_enough(error: io::Error) -> io::Result<()> {
    if error.kind() == io::ErrorKind::BrokenPipe { Ok(()) } else { Err(error) }
}

/// Says something beside the answer, on standard error.
pub fn say(text: &str) {
    // Nowhere is left to report that standard error cannot be written.
    let _ = writeln!(io::stderr(), "{text}");
}

/// Says that something is possible but doubtful, on standard error.
pub fn warn(text: &str, lang: Lang) {
    let word = Text::new("let op", "warning").in_lang(lang);
    say(&wrap(&format!("{word}: {text}"), 0, 2));
}

/// How this program was started, as it can be typed again.
pub fn program() -> &'static str {
    if std::env::var_os("CARGO").is_some() { "cargo run --release --" } else { "lemniscaat" }
}

/// Prints an error with the lines of the file it is about, on standard error; in colour on a terminal.
pub fn error(error: &Error) {
    let colour = io::stderr().is_terminal() && std::env::var_os("NO_COLOR").is_none_or(|v| v.is_empty());
    let theme = if colour { GraphicalTheme::unicode() } else { GraphicalTheme::unicode_nocolor() };
    let handler = GraphicalReportHandler::new_themed(theme).with_links(false).with_width(WIDTH);
    let mut text = String::new();
    match handler.render_report(&mut text, error) {
        Ok(()) => say(text.trim_end()),
        Err(_) => say(&error.to_string()),
    }
}

/// Breaks a text between words into lines of at most [`WIDTH`] characters: the first indented by `first`, the others
/// by `later`.
pub fn wrap(text: &str, first: usize, later: usize) -> String {
    wrap_to(WIDTH, text, first, later)
}

/// As [`wrap`], into lines of at most `width` characters.
pub fn wrap_to(width: usize, text: &str, first: usize, later: usize) -> String {
    let mut lines = vec![" ".repeat(first)];
    let mut empty = true;
    for word in text.split_whitespace() {
        let used = lines.last().map_or(0, |l| l.chars().count());
        if !empty && used + 1 + word.chars().count() > width {
            lines.push(" ".repeat(later));
            empty = true;
        }
        let line = lines.last_mut().expect("there is always a first line");
        if !empty {
            line.push(' ');
        }
        line.push_str(word);
        empty = false;
    }
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_break_between_words_and_keep_every_word() {
        let text = "één woord ".repeat(40);
        let wrapped = wrap(&text, 2, 6);
        assert!(wrapped.lines().all(|l| l.chars().count() <= WIDTH), "{wrapped}");
        assert!(wrapped.lines().skip(1).all(|l| l.starts_with("      w") || l.starts_with("      é")));
        assert!(wrapped.split_whitespace().eq(text.split_whitespace()));
        assert_eq!(wrap(&"x".repeat(200), 4, 4).trim(), "x".repeat(200));
    }
}
