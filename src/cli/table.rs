//! Tables of aligned columns.

use super::output::wrap_to;
use crate::report;

/// Letters of a head on one line, unless a word is longer.
const HEAD: usize = 16;

/// On which side of its column a cell stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Align {
    /// Texts.
    Left,
    /// Numbers.
    Right,
}

/// A table with a heading, printed with columns as wide as their widest cell.
#[derive(Clone, Debug)]
pub struct Table {
    align: Vec<Align>,
    rows: Vec<Vec<String>>,
}

impl Table {
    /// A table without rows: heading and alignment of each column.
    pub fn new<T: Into<String>>(columns: impl IntoIterator<Item = (T, Align)>) -> Self {
        let (heading, align) = columns.into_iter().map(|(name, align)| (name.into(), align)).unzip();
        Self { align, rows: vec![heading] }
    }

    /// A table of a report, with one column to the left and the others, numbers, to the right.
    pub fn of(table: report::Table, left: usize) -> Self {
        let align = |i| if i == left { Align::Left } else { Align::Right };
        let mut text = Self::new(table.headers.into_iter().enumerate().map(|(i, head)| (head, align(i))));
        table.rows.into_iter().for_each(|row| text.row(row));
        text
    }

    /// Adds a row below.
    pub fn row<T: Into<String>>(&mut self, cells: impl IntoIterator<Item = T>) {
        let row: Vec<String> = cells.into_iter().map(Into::into).collect();
        assert!(row.len() == self.align.len(), "a row has {} cells for {} columns", row.len(), self.align.len());
        self.rows.push(row);
    }

    /// Number of rows below the heading.
    pub fn rows(&self) -> usize {
        self.rows.len() - 1
    }

    /// The table as text, each line indented by `indent` and ended.
    pub fn text(&self, indent: usize) -> String {
        let (heading, rows) = self.rows.split_first().expect("a table has a heading");
        let lines_of = |head: &String| wrap_to(HEAD, head, 0, 0).lines().map(str::to_owned).collect();
        let heads: Vec<Vec<String>> = heading.iter().map(lines_of).collect();
        let high = heads.iter().map(Vec::len).max().unwrap_or(0);
        // Heads stand on the rule.
        let head_line = |n: usize| -> Vec<String> {
            heads.iter().map(|h| (n + h.len()).checked_sub(high).map_or_else(String::new, |n| h[n].clone())).collect()
        };
        let head: Vec<Vec<String>> = (0..high).map(head_line).collect();
        let width = |c: usize| head.iter().chain(rows).map(|r| r[c].chars().count()).max().unwrap_or(0);
        let widths: Vec<usize> = (0..self.align.len()).map(width).collect();
        let line = |cells: &[String]| {
            let padded = cells.iter().zip(&widths).zip(&self.align).map(|((cell, &width), align)| match align {
                Align::Left => format!("{cell:<width$}"),
                Align::Right => format!("{cell:>width$}"),
            });
            let line = " ".repeat(indent) + &padded.collect::<Vec<_>>().join("  ");
            line.trim_end().to_owned() + "\n"
        };
        let rule: Vec<String> = widths.iter().map(|&w| "─".repeat(w)).collect();
        head.iter().chain([&rule]).chain(rows).map(|cells| line(cells)).collect()
    }

    /// The table as Markdown.
    pub fn markdown(&self) -> String {
        let line = |cells: &[String]| format!("| {} |\n", cells.join(" | "));
        let rule = self.align.iter().map(|a| if *a == Align::Left { "---" } else { "---:" }.to_owned());
        let (heading, rows) = self.rows.split_first().expect("a table has a heading");
        let lines = [line(heading), line(&rule.collect::<Vec<_>>())].into_iter().chain(rows.iter().map(|r| line(r)));
        lines.collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_as_wide_as_their_widest_cell() {
        let mut table = Table::new([("één", Align::Left), ("n", Align::Right)]);
        table.row(["a", "1.234"]);
        table.row(["langer", "5"]);
        assert_eq!(table.rows(), 2);
        assert_eq!(table.text(1), " één         n\n ──────  ─────\n a       1.234\n langer      5\n");
        assert_eq!(table.markdown(), "| één | n |\n| --- | ---: |\n| a | 1.234 |\n| langer | 5 |\n");
    }
}
