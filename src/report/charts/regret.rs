//! What choosing a design costs where another would have done better.

use super::{Rows, column_head, list};
use crate::report::axis::Unit;
use crate::report::canvas::{Canvas, Frame, Type};
use crate::report::data::{Data, Format, Tidy};
use crate::report::{Chart, DesignLabel, Heading, Table, sentence, style};
use crate::text::{Lang, OwnedText, Text};

/// The regret of one design.
#[derive(Clone, Debug)]
pub struct RegretRow {
    /// Which design.
    pub label: DesignLabel,
    /// Regret per column, never negative.
    pub regrets: Vec<f64>,
}

/// Regret of designs under rival theories or in clusters of worlds.
#[derive(Clone, Debug)]
pub struct Regret {
    /// Name, indicator, source.
    pub heading: Heading,
    /// Unit of the indicator.
    pub unit: Unit,
    /// Names of theories or clusters.
    pub columns: Vec<OwnedText>,
    /// One row per design, in any order.
    pub rows: Vec<RegretRow>,
}

impl RegretRow {
    fn largest(&self) -> f64 {
        self.regrets.iter().copied().fold(0.0, f64::max)
    }
}

impl Regret {
    fn largest(&self) -> f64 {
        self.rows.iter().map(RegretRow::largest).fold(0.0, f64::max)
    }

    fn decimals(&self) -> usize {
        self.unit.decimals(self.largest()).min(1)
    }

    fn number(&self, lang: Lang, value: f64) -> String {
        self.unit.bare(lang, value, self.decimals())
    }

    fn is_best(&self, value: f64) -> bool {
        self.unit.is_zero(value, self.decimals())
    }

    fn sorted(&self) -> Vec<&RegretRow> {
        let mut rows: Vec<&RegretRow> = self.rows.iter().collect();
        rows.sort_by(|a, b| a.largest().total_cmp(&b.largest()));
        rows
    }

    fn cell_text(&self, lang: Lang, value: f64) -> String {
        if self.is_best(value) { lang.pick("0 beste", "0 best").to_owned() } else { self.number(lang, value) }
    }

    fn draw_cells(&self, canvas: &mut Canvas, lang: Lang, row: &RegretRow, lane: Frame, size: f64) {
        let width = lane.width() / self.columns.len() as f64;
        for (i, value) in row.regrets.iter().enumerate() {
            let left = lane.left + i as f64 * width;
            let best = self.is_best(*value);
            let fill = if best { style::BEST } else { style::regret(value / self.largest() * 0.92) };
            let cell =
                Frame { left: left + 1.0, right: left + width - 1.0, top: lane.top + 1.0, bottom: lane.bottom - 1.0 };
            canvas.rect(cell, fill);
            let look = Type::new(size).centre().on(fill);
            let look = if best { Type { colour: style::BEST_TEXT, bold: true, ..look } } else { look };
            canvas.text(left + width / 2.0, (lane.top + lane.bottom) / 2.0, &self.cell_text(lang, *value), look);
        }
    }
}

impl Chart for Regret {
    fn heading(&self) -> &Heading {
        &self.heading
    }

    fn designs_mut(&mut self) -> Vec<&mut DesignLabel> {
        self.rows.iter_mut().map(|row| &mut row.label).collect()
    }

    fn finding(&self, lang: Lang) -> String {
        let rows = self.sorted();
        let Some(first) = rows.first() else { return lang.pick("Geen ontwerpen", "No designs").to_owned() };
        let least = self.number(lang, first.largest());
        let equal: Vec<String> = rows
            .iter()
            .filter(|row| self.number(lang, row.largest()) == least)
            .map(|row| row.label.quoted(lang))
            .collect();
        let unit = match self.unit.of_difference(lang) {
            "" => String::new(),
            unit => format!(" {unit}"),
        };
        if equal.len() == rows.len() {
            return lang.pick(
                format!("Geen verschil: de grootste spijt is bij elk ontwerp {least}{unit}"),
                format!("No difference: the largest regret of every design is {least}{unit}"),
            );
        }
        let names = list(lang, &equal);
        if equal.len() > 3 {
            let (n, all) = (equal.len(), rows.len());
            return lang.pick(
                format!("Bij {n} van de {all} ontwerpen is de grootste spijt het kleinst: {least}{unit}"),
                format!("For {n} of {all} designs the largest regret is smallest: {least}{unit}"),
            );
        }
        if self.is_best(first.largest()) {
            return lang.pick(format!("{names}: in elke kolom het beste"), format!("{names}: best in every column"));
        }
        if equal.len() == 1 && !first.regrets.iter().any(|v| self.is_best(*v)) {
            return lang.pick(
                format!("{names} is nergens het beste, maar de grootste spijt is er het kleinst: {least}{unit}"),
                format!("{names} is nowhere the best, but its largest regret is the smallest: {least}{unit}"),
            );
        }
        lang.pick(
            format!("De grootste spijt is het kleinst bij {names}: {least}{unit}"),
            format!("The largest regret is smallest for {names}: {least}{unit}"),
        )
    }

    fn subtitle(&self, lang: Lang) -> String {
        let indicator = self.heading.indicator.in_lang(lang);
        let text = lang.pick(
            format!("spijt: wat wordt gemist ten opzichte van het beste ontwerp in die kolom; {indicator}"),
            format!("regret: what is missed compared with the best design in that column; {indicator}"),
        );
        let zero = lang.pick("0 = beste keuze, afgerond", "0 = best choice, rounded");
        format!("{} ({zero})", self.unit.name_difference(lang, &text))
    }

    fn kind(&self, lang: Lang) -> String {
        lang.pick("Tabel met gekleurde cellen", "Table with coloured cells").to_owned()
    }

    fn data(&self, lang: Lang) -> Data {
        let sorted = self.sorted();
        let rows = sorted.iter().flat_map(|row| self.columns.iter().zip(&row.regrets).map(move |(c, v)| (*row, c, *v)));
        Tidy::of(rows)
            .design(lang, |row| &row.0.label)
            .text("if", Text::new("als geldt", "if this holds"), |row| row.1.in_lang(lang))
            .number("regret", Text::new("spijt", "regret"), Format::difference(self.unit), |row| row.2)
            .data()
    }

    fn table(&self, lang: Lang) -> Table {
        let mut headers = vec![lang.pick("Ontwerp", "Design").to_owned()];
        headers.extend(self.columns.iter().map(|c| c.in_lang(lang).to_owned()));
        headers.push(lang.pick("Grootste spijt", "Largest regret").to_owned());
        let row = |row: &&RegretRow| {
            let mut cells = vec![row.label.name(lang).to_owned()];
            cells.extend(row.regrets.iter().map(|v| self.cell_text(lang, *v)));
            cells.push(self.number(lang, row.largest()));
            cells
        };
        Table { headers, rows: self.sorted().iter().map(row).collect() }
    }

    fn body(&self, canvas: &mut Canvas, lang: Lang, space: Frame) {
        let rows = self.sorted();
        let heads = Type::new(if self.columns.len() > 6 { 15.0 } else { 17.0 }).bold();
        let (left, right) = (space.left + 305.0 * canvas.breadth(), space.right - 190.0);
        let width = (right - left) / self.columns.len().max(1) as f64;
        let lines = |c: &OwnedText| heads.fit(&sentence(c.in_lang(lang)), width - 8.0, 4).len();
        let tallest = self.columns.iter().map(lines).max().unwrap_or(1) as f64 * heads.leading();
        let space = Rows::space(space, tallest + 20.0, rows.len());
        let lanes = Rows::new(space.top + tallest + 16.0, space.bottom - 4.0, rows.len()).on(canvas);
        for (i, column) in self.columns.iter().enumerate() {
            let x = left + (i as f64 + 0.5) * width;
            column_head(canvas, x, lanes.top - 16.0, &sentence(column.in_lang(lang)), width - 8.0, heads.centre());
        }
        let head = lang.pick("Grootste spijt", "Largest regret");
        column_head(canvas, space.right, lanes.top - 16.0, head, 200.0, heads.right());
        let largest = self.largest();
        for (i, row) in rows.iter().enumerate() {
            let y = lanes.middle(i);
            lanes.label(canvas, i, (&row.label, lang), space, 290.0 * canvas.breadth());
            let half = lanes.step / 2.0;
            self.draw_cells(canvas, lang, row, Frame { left, right, top: y - half, bottom: y + half }, lanes.size);
            let length = if largest > 0.0 { row.largest() / largest * 100.0 } else { 0.0 };
            let bar = Frame { left: right + 24.0, right: right + 24.0 + length, top: y - 8.0, bottom: y + 8.0 };
            canvas.rect(bar, style::NEUTRAL);
            canvas.text(space.right, y, &self.number(lang, row.largest()), Type::new(lanes.size).bold().right());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::charts::sample_design;

    fn finding(rows: &[(&str, [f64; 2])]) -> String {
        let rows = rows
            .iter()
            .map(|(name, regrets)| RegretRow { label: sample_design(name, 1), regrets: regrets.to_vec() })
            .collect();
        let columns = vec![OwnedText::default(); 2];
        Regret { heading: Heading::default(), unit: Unit::Share, columns, rows }.finding(Lang::En)
    }

    #[test]
    fn the_title_knows_where_a_design_is_best() {
        assert_eq!(finding(&[("A", [0.0, 0.0]), ("B", [0.1, 0.0])]), "‘A’: best in every column");
        assert_eq!(
            finding(&[("A", [0.01, 0.02]), ("B", [0.1, 0.0]), ("C", [0.0, 0.1])]),
            "‘A’ is nowhere the best, but its largest regret is the smallest: 2.0 percentage points"
        );
        assert_eq!(
            finding(&[("A", [0.0, 0.02]), ("B", [0.1, 0.0])]),
            "The largest regret is smallest for ‘A’: 2.0 percentage points"
        );
    }

    #[test]
    fn equal_designs_are_all_named() {
        assert!(finding(&[("A", [0.0, 0.02]), ("B", [0.02, 0.0])]).starts_with("No difference"));
        let two = finding(&[("A", [0.0, 0.02]), ("B", [0.02, 0.0]), ("C", [0.05, 0.05])]);
        assert!(two.contains("‘A’ and ‘B’: 2.0"), "{two}");
    }
}
