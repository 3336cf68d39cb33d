//! From who pays to what for: bands with widths to scale.

use crate::report::axis::spread;
use crate::report::canvas::{Canvas, Frame, Point, Type};
use crate::report::data::{Data, Format, Tidy};
use crate::report::style::Colour;
use crate::report::{Chart, DesignLabel, Heading, Table, sentence, style, terms};
use crate::text::{Lang, OwnedText, Text};

/// Payers and purposes with less than this share of the total are drawn together.
const THIN: f64 = 0.02;
/// Width of the bars at both ends.
const BAR: f64 = 16.0;
/// Points along a band.
const PIECES: usize = 48;
/// Distance between the stripes of work in kind, pixels.
const STRIPES: f64 = 14.0;

/// What kind of money it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// Paid by a programme, or a structural subsidy.
    Public,
    /// Own contributions in cash, and fees.
    Cash,
    /// Work that is valued, not paid.
    InKind,
}

impl Kind {
    const ALL: [Self; 3] = [Self::Public, Self::Cash, Self::InKind];

    const fn label(self) -> Text {
        match self {
            Self::Public => Text::new("publiek geld", "public money"),
            Self::Cash => Text::new("eigen geld van partijen", "parties’ own cash"),
            Self::InKind => Text::new("werk in natura (gewaardeerd, niet betaald)", "work in kind (valued, not paid)"),
        }
    }
}

/// Money of one payer for one purpose.
#[derive(Clone, Copy, Debug)]
pub struct Stream {
    /// Index in the payers.
    pub payer: usize,
    /// Index in the purposes.
    pub purpose: usize,
    /// What kind of money.
    pub kind: Kind,
    /// Millions of euros.
    pub amount: f64,
}

/// One design's money from payers to purposes.
#[derive(Clone, Debug)]
pub struct FlowOfMoney {
    /// Name, indicator, source.
    pub heading: Heading,
    /// Which design.
    pub design: DesignLabel,
    /// First and last year.
    pub years: [i32; 2],
    /// Names of payers.
    pub payers: Vec<OwnedText>,
    /// Names of purposes.
    pub purposes: Vec<OwnedText>,
    /// The money.
    pub streams: Vec<Stream>,
}

/// A bar at one side.
struct Node {
    name: OwnedText,
    total: f64,
    /// Which of the payers or purposes it holds: more than one when they are thin.
    holds: Vec<usize>,
}

impl FlowOfMoney {
    fn total(&self) -> f64 {
        self.streams.iter().map(|s| s.amount).sum()
    }

    fn sorted(&self) -> impl Iterator<Item = &Stream> {
        let mut streams: Vec<&Stream> = self.streams.iter().filter(|s| s.amount > 0.0).collect();
        streams.sort_by_key(|s| (s.payer, s.purpose, s.kind));
        streams.into_iter()
    }

    fn of_kind(&self, kind: Kind) -> f64 {
        self.streams.iter().filter(|s| s.kind == kind).map(|s| s.amount).sum()
    }

    /// The bars of a side in the order of `names`, thin ones together at the end when there are two or more.
    fn nodes(&self, names: &[OwnedText], of: fn(&Stream) -> usize, others: Text) -> Vec<Node> {
        let total = |i: usize| self.streams.iter().filter(|s| of(s) == i).map(|s| s.amount).sum::<f64>();
        let node = |i: usize| Node { name: names[i].clone(), total: total(i), holds: vec![i] };
        let some = (0..names.len()).map(node).filter(|n| n.total > 0.0);
        let (mut wide, thin): (Vec<Node>, Vec<Node>) = some.partition(|n| n.total >= THIN * self.total());
        if thin.len() < 2 {
            wide.extend(thin);
            return wide;
        }
        let n = thin.len();
        wide.push(Node {
            name: OwnedText { nl: format!("{} ({n})", others.nl), en: format!("{} ({n})", others.en) },
            total: thin.iter().map(|n| n.total).sum(),
            holds: thin.into_iter().flat_map(|n| n.holds).collect(),
        });
        wide
    }

    fn sides(&self) -> [Vec<Node>; 2] {
        [
            self.nodes(&self.payers, |s| s.payer, Text::new("andere betalers", "other payers")),
            self.nodes(&self.purposes, |s| s.purpose, Text::new("andere doelen", "other purposes")),
        ]
    }

    /// The one largest purpose; none when several print the same.
    fn largest(&self, lang: Lang) -> Option<Node> {
        let [_, mut purposes] = self.sides();
        purposes.retain(|n| n.holds.len() == 1);
        purposes.sort_by(|a, b| b.total.total_cmp(&a.total));
        let mut first = purposes.into_iter();
        let leader = first.next()?;
        let print = |n: &Node| terms::millions(lang, n.total);
        first.next().is_none_or(|second| print(&second) != print(&leader)).then_some(leader)
    }

    /// Every band: bars at both ends, kind, amount; in the order in which bars hold them.
    fn bands(&self, sides: &[Vec<Node>; 2]) -> Vec<(usize, usize, Kind, f64)> {
        let at = |side: usize, i: usize| sides[side].iter().position(|n| n.holds.contains(&i));
        let mut sums = std::collections::BTreeMap::<(usize, usize, Kind), f64>::new();
        for s in &self.streams {
            if let (Some(from), Some(to)) = (at(0, s.payer), at(1, s.purpose)) {
                *sums.entry((from, to, s.kind)).or_default() += s.amount;
            }
        }
        sums.into_iter().map(|((from, to, kind), amount)| (from, to, kind, amount)).collect()
    }
}

/// Tops of bars of these heights between `top` and `bottom`, with equal gaps.
fn stacked(nodes: &[Node], scale: f64, top: f64, bottom: f64) -> Vec<f64> {
    let filled: f64 = nodes.iter().map(|n| n.total * scale).sum();
    let gap = (bottom - top - filled) / nodes.len().saturating_sub(1).max(1) as f64;
    let mut y = if nodes.len() == 1 { (top + bottom - filled) / 2.0 } else { top };
    let place = |n: &Node| {
        let here = y;
        y += n.total * scale + gap;
        here
    };
    nodes.iter().map(place).collect()
}

/// A band from one bar to another: solid, outlined for own cash, outlined and striped for work in kind.
fn band(canvas: &mut Canvas, x: (f64, f64), from: f64, to: f64, height: f64, (colour, kind): (Colour, Kind)) {
    let at = |i: usize| {
        let t = i as f64 / PIECES as f64;
        (x.0 + (x.1 - x.0) * t, from + (to - from) * t * t * (3.0 - 2.0 * t))
    };
    let upper: Vec<Point> = (0..=PIECES).map(at).collect();
    let lower: Vec<Point> = upper.iter().map(|(x, y)| (*x, y + height)).collect();
    let around = || upper.iter().chain(lower.iter().rev()).copied().collect::<Vec<Point>>();
    canvas.area(around(), colour, if kind == Kind::Public { 0.6 } else { 0.14 });
    if kind == Kind::Public {
        return;
    }
    if kind == Kind::InKind {
        let every = (STRIPES * PIECES as f64 / (x.1 - x.0).max(STRIPES)).ceil() as usize;
        for (a, b) in upper.iter().zip(&lower).skip(every).step_by(every) {
            canvas.stroke(&[*a, *b], colour, 0.8, 2.0, None);
        }
    }
    for edge in [&upper, &lower] {
        canvas.stroke(edge, colour, 0.9, 1.4, None);
    }
}

fn draw_key(canvas: &mut Canvas, lang: Lang, kinds: &[Kind], space: Frame) {
    let look = Type::new(16.0).muted();
    let mut left = space.left;
    for kind in kinds {
        band(canvas, (left, left + 60.0), space.top + 6.0, space.top + 6.0, 16.0, (style::NEUTRAL, *kind));
        let text = sentence(kind.label().in_lang(lang));
        canvas.text(left + 70.0, space.top + 14.0, &text, look);
        left += 70.0 + look.width(&text) + 36.0;
    }
}

impl Chart for FlowOfMoney {
    fn heading(&self) -> &Heading {
        &self.heading
    }

    fn finding(&self, lang: Lang) -> String {
        let (name, total, own) =
            (self.design.quoted(lang), self.total(), self.of_kind(Kind::Cash) + self.of_kind(Kind::InKind));
        if total <= 0.0 {
            return lang.pick(format!("Bij {name} gaat geen geld om"), format!("Under {name} no money moves"));
        }
        let (all, own) = (terms::millions(lang, total), terms::millions(lang, own));
        let most = self.largest(lang).map_or_else(String::new, |n| {
            let (what, share) = (n.name.in_lang(lang), lang.percent(n.total / total, 0));
            lang.pick(format!("; het meeste gaat naar {what} ({share})"), format!("; most goes to {what} ({share})"))
        });
        lang.pick(
            format!("Bij {name} gaat {all} om, waarvan {own} van partijen zelf{most}"),
            format!("Under {name} {all} moves, {own} of it parties’ own{most}"),
        )
    }

    fn subtitle(&self, lang: Lang) -> String {
        let (text, [from, to]) = (self.heading.indicator.in_lang(lang), self.years);
        lang.pick(
            format!("{text}, samen over {from}–{to}; miljoen euro, van wie betaalt (links) naar waarvoor (rechts)"),
            format!("{text}, together over {from}–{to}; million euros, from who pays (left) to what for (right)"),
        )
    }

    fn kind(&self, lang: Lang) -> String {
        lang.pick("Stroomdiagram van betalers naar doelen", "Flow chart from payers to purposes").to_owned()
    }

    fn data(&self, lang: Lang) -> Data {
        Tidy::of(self.sorted())
            .design(lang, |_| &self.design)
            .text("payer", Text::new("betaler", "payer"), |s| self.payers[s.payer].in_lang(lang))
            .text("purpose", Text::new("doel", "purpose"), |s| self.purposes[s.purpose].in_lang(lang))
            .text("kind", Text::new("soort geld", "kind of money"), |s| s.kind.label().in_lang(lang))
            .number("amount", Text::new("bedrag", "amount"), Format::Millions, |s| s.amount)
            .data()
    }

    fn table(&self, lang: Lang) -> Table {
        let headers = lang.pick(
            ["Betaler", "Doel", "Soort geld", "Miljoen euro"],
            ["Payer", "Purpose", "Kind of money", "Million euros"],
        );
        let mut rows: Vec<Vec<String>> = self
            .sorted()
            .map(|s| {
                let name = |names: &[OwnedText], i: usize| names[i].in_lang(lang).to_owned();
                let kind = s.kind.label().in_lang(lang).to_owned();
                vec![name(&self.payers, s.payer), name(&self.purposes, s.purpose), kind, lang.number(s.amount, 1)]
            })
            .collect();
        let total = lang.number(self.total(), 1);
        rows.push(vec![lang.pick("Totaal", "Total").to_owned(), "–".to_owned(), "–".to_owned(), total]);
        Table { headers: headers.map(str::to_owned).to_vec(), rows }
    }

    fn body(&self, canvas: &mut Canvas, lang: Lang, space: Frame) {
        let sides = self.sides();
        if sides[0].is_empty() {
            return;
        }
        let kinds: Vec<Kind> = Kind::ALL.into_iter().filter(|k| self.of_kind(*k) > 0.0).collect();
        draw_key(canvas, lang, &kinds, space);
        let (top, bottom) = (space.top + 52.0, space.bottom - 8.0);
        let most = sides.iter().map(Vec::len).max().unwrap_or(1);
        let scale = (bottom - top - 14.0 * (most - 1) as f64) / self.total();
        let wide = |node: &Node| {
            let amount = Type::new(17.0).bold().width(&terms::millions(lang, node.total));
            amount + Type::new(17.0).width(&sentence(node.name.in_lang(lang))) + 34.0
        };
        let [left, right] = sides.each_ref().map(|side| side.iter().map(wide).fold(0.0, f64::max));
        let x = (space.left + left, space.right - right);
        canvas.needs(x.1 - x.0, 300.0);
        let tops = sides.each_ref().map(|side| stacked(side, scale, top, bottom));
        let mut used = tops.clone();
        // A bar at the right holds its bands in the order of payers, and one at the left in that of purposes.
        for (from, to, kind, amount) in self.bands(&sides) {
            let height = amount * scale;
            let ends = (x.0 + BAR, x.1 - BAR);
            band(canvas, ends, used[0][from], used[1][to], height, (style::category(from), kind));
            used[0][from] += height;
            used[1][to] += height;
        }
        for (side, (nodes, tops)) in sides.iter().zip(&tops).enumerate() {
            let (left, look) = ([x.0, x.1 - BAR][side], Type::new(17.0));
            let middles: Vec<f64> = nodes.iter().zip(tops).map(|(n, y)| y + n.total * scale / 2.0).collect();
            let places = spread(&middles, 26.0, top, bottom);
            for (i, (node, y)) in nodes.iter().zip(places).enumerate() {
                let colour = if side == 0 { style::category(i) } else { style::MUTED };
                canvas.rect(
                    Frame { left, right: left + BAR, top: tops[i], bottom: tops[i] + (node.total * scale).max(1.5) },
                    colour,
                );
                let amount = terms::millions(lang, node.total);
                let room = [x.0 - space.left, space.right - x.1][side] - look.bold().width(&amount) - 34.0;
                let name = look.cut(&sentence(node.name.in_lang(lang)), room);
                if side == 0 {
                    canvas.text(x.0 - 12.0, y, &amount, look.bold().right());
                    canvas.text(x.0 - 24.0 - look.bold().width(&amount), y, &name, look.right());
                } else {
                    canvas.text(x.1 + 12.0, y, &amount, look.bold());
                    canvas.text(x.1 + 24.0 + look.bold().width(&amount), y, &name, look);
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::charts::sample_design;

    fn flow(streams: &[(usize, usize, Kind, f64)]) -> FlowOfMoney {
        let names = |names: &[&str]| names.iter().map(|n| OwnedText { nl: (*n).into(), en: (*n).into() }).collect();
        FlowOfMoney {
            heading: Heading::default(),
            design: sample_design("A", 1),
            years: [2016, 2022],
            payers: names(&["VWS", "schools", "citizens", "insurers"]),
            purposes: names(&["research", "education"]),
            streams: streams
                .iter()
                .map(|&(payer, purpose, kind, amount)| Stream { payer, purpose, kind, amount })
                .collect(),
        }
    }

    #[test]
    fn the_title_adds_up_and_names_a_single_largest_purpose() {
        let all = flow(&[(0, 0, Kind::Public, 60.0), (0, 1, Kind::Public, 20.0), (1, 0, Kind::InKind, 20.0)]);
        assert_eq!(
            all.finding(Lang::En),
            "Under ‘A’ €100.0m moves, €20.0m of it parties’ own; most goes to research (80%)"
        );
        let even = flow(&[(0, 0, Kind::Public, 60.0), (0, 1, Kind::Public, 60.01)]);
        assert!(!even.finding(Lang::Nl).contains("meeste"));
        assert_eq!(flow(&[]).finding(Lang::En), "Under ‘A’ no money moves");
    }

    #[test]
    fn thin_payers_go_together_and_nothing_is_lost() {
        let all = flow(&[
            (0, 0, Kind::Public, 97.0),
            (1, 0, Kind::Cash, 1.0),
            (2, 1, Kind::InKind, 0.5),
            (3, 1, Kind::Cash, 1.5),
        ]);
        let [payers, _] = all.sides();
        assert_eq!(payers.iter().map(|n| n.holds.clone()).collect::<Vec<_>>(), [vec![0], vec![1, 2, 3]]);
        assert!((payers[1].total - 3.0).abs() < 1e-9 && payers[1].name.en == "other payers (3)");
        let drawn: f64 = all.bands(&all.sides()).iter().map(|b| b.3).sum();
        assert!((drawn - all.total()).abs() < 1e-9);
    }
}
