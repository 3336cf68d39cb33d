//! Tables of aligned columns.

use crate::report;

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
        let width = |c: usize| self.rows.iter().map(|r| r[c].chars().count()).max().unwrap_or(0);
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
        let (heading, rows) = self.rows.split_first().expect("a table has a heading");
        let lines = [line(heading), line(&rule)].into_iter().chain(rows.iter().map(|r| line(r)));
        lines.collect()
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
