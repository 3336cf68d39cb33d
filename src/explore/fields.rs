//! The fields of the form, made from what is declared: every lever, and the keys of the programmes of the design one
//! starts from. A field knows its value in that design, so that a form says only what differs from it.

use crate::parameters::{Field as Declared, Grade, LEVERS, Spec};
use crate::report::terms;
use crate::scenario::{self, AUDIENCES, History, LeverChange, Point, Programme, Scenario, Source, levers_at_branch};
use crate::text::{Lang, OwnedText, Text};
use crate::units::Month;
use crate::world::Party;

/// How a value is typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A share, typed as a percentage.
    Percent,
    /// Yes (1) or no (0).
    Switch,
    /// A number in its unit.
    Plain,
}

/// One value that can be chosen. Numbers are as they are typed: percentages from 0 to 100.
#[derive(Clone, Debug)]
pub struct Field {
    /// Its place in a scenario file: `governance.bottom_up`, `regulation.vng_agreement@2017-01`,
    /// `programme.stimulering.own_share.3`.
    pub key: String,
    /// Its name for readers.
    pub name: OwnedText,
    /// What it means.
    pub about: OwnedText,
    /// How it is typed.
    pub kind: Kind,
    /// Its unit.
    pub unit: OwnedText,
    /// Smallest and largest value that is accepted.
    pub possible: (f64, f64),
    /// Ends of the slider: what the evidence supports, where that is known.
    pub slider: (f64, f64),
    /// Its value in the design one starts from.
    pub base: f64,
    /// Grade and source, for levers.
    pub evidence: Option<(Grade, &'static str)>,
}

/// Fields that stand together.
#[derive(Clone, Debug)]
pub struct Group {
    /// What they are together; empty for the first of a part.
    pub title: OwnedText,
    /// Whether they are parts of one whole, to be scaled until they add up to it.
    pub whole: bool,
    /// The fields.
    pub fields: Vec<Field>,
}

/// All fields of a design.
#[derive(Clone, Debug)]
pub struct Form {
    /// Funding, regulation, governance.
    pub parts: [(Text, Vec<Group>); 3],
}

/// The seven weights by which proposals are scored.
const WEIGHTS: &str = "governance.weight_";

impl Form {
    /// The fields of a design.
    pub fn of(design: &Scenario, history: &History) -> Self {
        let mut funding: Vec<Group> = design.programmes.iter().flat_map(|p| programme(p, &history.calendar)).collect();
        funding.push(lever_group(design, history, "funding", Text::new("Rond het geld", "Around the money")));
        let regulation = lever_group(
            design,
            history,
            "regulation",
            Text::new("Registratie, opleiding en kwaliteit", "Registration, training and quality"),
        );
        let mut governance = lever_group(
            design,
            history,
            "governance",
            Text::new("Zeggenschap, commissie en organisaties", "Say, committee and organisations"),
        );
        let (weights, others) = governance.fields.into_iter().partition(|f| f.key.starts_with(WEIGHTS));
        governance.fields = others;
        let weights = Group {
            title: both(
                "Gewichten bij het beoordelen van aanvragen (worden geschaald tot samen 100%)",
                "Weights in the scoring of proposals (scaled to 100% together)",
            ),
            whole: true,
            fields: weights,
        };
        Self {
            parts: [
                (Text::new("Geld", "Funding"), funding),
                (Text::new("Regels", "Regulation"), vec![regulation]),
                (Text::new("Bestuur en programma", "Governance"), vec![governance, weights]),
            ],
        }
    }

    /// All groups.
    pub fn groups(&self) -> impl Iterator<Item = &Group> {
        self.parts.iter().flat_map(|(_, groups)| groups)
    }

    /// All fields.
    pub fn fields(&self) -> impl Iterator<Item = &Field> {
        self.groups().flat_map(|g| &g.fields)
    }

    /// The field with this key.
    pub fn find(&self, key: &str) -> Option<&Field> {
        self.fields().find(|f| f.key == key)
    }
}

impl Field {
    /// A number as it is typed in this field and stands in an address: no more than six decimals.
    pub fn typed(value: f64) -> String {
        let text = format!("{value:.6}");
        text.trim_end_matches('0').trim_end_matches('.').to_owned()
    }

    /// A value as it is written in a scenario file.
    pub fn written(&self, value: f64) -> String {
        match self.kind {
            Kind::Percent => {
                let text = format!("{:.8}", value / 100.0);
                text.trim_end_matches('0').trim_end_matches('.').to_owned()
            }
            Kind::Switch => (value >= 0.5).to_string(),
            Kind::Plain => Self::typed(value),
        }
    }

    /// A value with its unit, for readers.
    pub fn said(&self, lang: Lang, value: f64) -> String {
        let decimals = Self::typed(value).split_once('.').map_or(0, |(_, d)| d.len());
        match self.kind {
            Kind::Percent => format!("{}%", lang.number(value, decimals)),
            Kind::Switch => lang.pick(["nee", "ja"], ["no", "yes"])[usize::from(value >= 0.5)].to_owned(),
            Kind::Plain => {
                format!("{} {}", lang.number(value, decimals), self.unit.in_lang(lang)).trim_end().to_owned()
            }
        }
    }

    fn rounded(mut self) -> Self {
        self.base = Self::typed(self.base).parse().expect("a number was written");
        self
    }
}

fn both(nl: &str, en: &str) -> OwnedText {
    OwnedText { nl: nl.to_owned(), en: en.to_owned() }
}

fn each(text: impl Fn(Lang) -> String) -> OwnedText {
    OwnedText { nl: text(Lang::Nl), en: text(Lang::En) }
}

/// The levers of a table of the file. A lever that the design changes at dates has a field for each.
fn lever_group(design: &Scenario, history: &History, table: &str, title: Text) -> Group {
    let (levers, branch) = (levers_at_branch(&history.levers), history.calendar.branch);
    let of_table = LEVERS.iter().filter(|spec| spec.path.split_once('.').is_some_and(|(t, _)| t == table));
    let fields = of_table.flat_map(|spec| {
        let changes: Vec<&LeverChange> = design.levers.iter().filter(|c| c.at == spec.at).collect();
        match &changes[..] {
            [] => vec![lever(spec, None, levers.get(spec.at.0, spec.at.1))],
            [one] if one.from == branch => vec![lever(spec, None, one.value)],
            dated => dated.iter().map(|c| lever(spec, Some(c.from), c.value)).collect(),
        }
    });
    Group { title: both(title.nl, title.en), whole: false, fields: fields.collect() }
}

fn kind_of(declared: &Declared) -> Kind {
    match declared.unit {
        "share" => Kind::Percent,
        "yes/no" => Kind::Switch,
        _ => Kind::Plain,
    }
}

fn lever(spec: &'static Spec, from: Option<Month>, value: f64) -> Field {
    let declared = spec.field;
    let kind = kind_of(declared);
    let factor = if kind == Kind::Percent { 100.0 } else { 1.0 };
    let when = |lang: Lang| {
        from.map_or_else(String::new, |m| {
            format!(", {} {}", lang.pick("vanaf", "from"), crate::report::page::words::month(lang, m))
        })
    };
    Field {
        key: from.map_or_else(|| spec.path.to_owned(), |m| format!("{}@{m}", spec.path)),
        name: each(|lang| format!("{}{}", spec.name(lang), when(lang))),
        about: each(|lang| lang.pick(declared.nl, declared.doc).trim().to_owned()),
        kind,
        unit: each(|lang| if kind == Kind::Plain { counted(declared.unit, lang) } else { String::new() }),
        possible: (declared.possible.0 * factor, declared.possible.1 * factor),
        slider: (declared.low * factor, declared.high * factor),
        base: value * factor,
        evidence: Some((declared.grade, declared.source)),
    }
    .rounded()
}

/// A unit behind a number; what is only counted has none.
fn counted(unit: &'static str, lang: Lang) -> String {
    if ["count", "number", "factor"].contains(&unit) { String::new() } else { terms::unit(unit, lang).to_owned() }
}

/// What a key of a programme means to someone who fills in a form.
fn about(key: &str) -> Text {
    match key {
        "remove" => Text::new("Het ontwerp zonder dit programma.", "The design without this programme."),
        "total_mln_euro" => Text::new(
            "Al het publieke geld van het programma over zijn hele looptijd, in euro’s van 2014. De verdeling over de jaren blijft zoals zij was.",
            "All public money of the programme over its whole length, in euros of 2014. Its division over the years stays as it was.",
        ),
        "months" => Text::new(
            "Hoeveel maanden het programma loopt; het geld wordt over de nieuwe looptijd verdeeld.",
            "How many months the programme runs; its money is spread over the new length.",
        ),
        "grant_keur" => Text::new(
            "Wat een regionaal netwerk per jaar aan subsidie krijgt: hoe hoger, hoe minder netwerken.",
            "What a regional network gets per year: the higher, the fewer networks.",
        ),
        "project_months" => Text::new("Hoe lang een subsidie of project loopt.", "How long a grant or project runs."),
        "own_cash" => Text::new(
            "Welk deel van de eigen bijdrage in geld moet; de rest mag in natura, zoals werkuren.",
            "Which part of the own contribution must be cash; the rest may be in kind, such as hours.",
        ),
        "exempt_small" => Text::new(
            "Of burgergroepen en gemeenten onder 20.000 inwoners geen eigen bijdrage hoeven te betalen.",
            "Whether citizens’ groups and municipalities under 20,000 inhabitants need not contribute.",
        ),
        "rollout" => Text::new(
            "Welk deel van het geld voor kennisbenutting naar campagnes van bovenaf gaat.",
            "Which part of the money for use of knowledge goes to campaigns from above.",
        ),
        "fundamental" => Text::new(
            "Welk deel van het ontwikkelgeld naar fundamenteel onderzoek van universiteiten gaat.",
            "Which part of the development money goes to fundamental research by universities.",
        ),
        "committee" => Text::new(
            "Of het geld via de programmacommissie loopt, als er een is.",
            "Whether the money runs through the programme committee, if there is one.",
        ),
        "continues" => Text::new(
            "Of alleen netwerken die er al zijn subsidie krijgen.",
            "Whether only networks that exist already get grants.",
        ),
        "own_share" => Text::new(
            "Welk deel van de volledige kosten partijen zelf moeten bijdragen, bij toekenning in dit programmajaar.",
            "Which part of the full cost parties must contribute, for awards in this programme year.",
        ),
        "sources" => Text::new("Wie het programmageld inlegt.", "Who puts in the programme money."),
        "split" => Text::new("Waaraan het geld wordt besteed.", "On what the money is spent."),
        _ => Text::new("Voor wie de kennisproducten bedoeld zijn.", "For whom the products of knowledge are meant."),
    }
}

/// A key of a programme as a field.
struct Key<'a> {
    programme: &'a Programme,
}

impl Key<'_> {
    fn field(&self, key: &str, name: Text, kind: Kind, value: f64, slider: (f64, f64)) -> Field {
        let about = about(key.split('.').next().unwrap_or(key));
        let unit = match key {
            "total_mln_euro" => both("mln euro", "million euros"),
            "months" | "project_months" => both("maanden", "months"),
            "grant_keur" => both("duizend euro per jaar", "thousand euros a year"),
            _ => OwnedText::default(),
        };
        Field {
            key: format!("programme.{}.{key}", self.programme.key),
            name: both(name.nl, name.en),
            about: both(about.nl, about.en),
            kind,
            unit,
            possible: slider,
            slider,
            base: value,
            evidence: None,
        }
        .rounded()
    }

    fn percent(&self, key: &str, name: Text, share: f64) -> Field {
        self.field(key, name, Kind::Percent, share * 100.0, (0.0, 100.0))
    }

    fn switch(&self, key: &str, name: Text, on: bool) -> Field {
        self.field(key, name, Kind::Switch, f64::from(u8::from(on)), (0.0, 1.0))
    }

    /// Money, length, conditions.
    fn main(&self, months: f64) -> Vec<Field> {
        let p = self.programme;
        let total = p.total() / 1e6;
        let longest = months.max(f64::from(p.months));
        let mut fields = vec![
            self.switch("remove", Text::new("Dit programma weglaten", "Leave this programme out"), false),
            self.field(
                "total_mln_euro",
                Text::new("Al het geld", "All money"),
                Kind::Plain,
                total,
                (0.0, (2.0 * total).max(200.0).ceil()),
            ),
            self.field("months", Text::new("Looptijd", "Length"), Kind::Plain, f64::from(p.months), (1.0, longest)),
            self.field(
                "grant_keur",
                Text::new("Subsidie per netwerk", "Grant per network"),
                Kind::Plain,
                p.grant / 1e3,
                (25.0, 1000.0),
            ),
            self.field(
                "project_months",
                Text::new("Looptijd van projecten", "Length of projects"),
                Kind::Plain,
                f64::from(p.project_months),
                (6.0, 84.0),
            ),
            self.percent("own_cash", Text::new("Eigen bijdrage in geld", "Own contribution in cash"), p.own_cash),
            self.switch(
                "exempt_small",
                Text::new("Kleine partijen vrijgesteld", "Small parties exempt"),
                p.exempt_small,
            ),
            self.percent("rollout", Text::new("Uitrol van bovenaf", "Roll-out from above"), p.rollout),
            self.percent("fundamental", Text::new("Fundamenteel onderzoek", "Fundamental research"), p.fundamental),
            self.switch("committee", Text::new("Via de programmacommissie", "Through the committee"), p.committee),
            self.switch("continues", Text::new("Alleen bestaande netwerken", "Existing networks only"), p.continues),
        ];
        let years = p.own_share.len();
        fields.extend(p.own_share.iter().enumerate().map(|(y, share)| {
            let mut field = self.percent(&format!("own_share.{}", y + 1), Text::new("", ""), *share);
            // A whole share would leave nothing to grant.
            (field.possible.1, field.slider.1) = (95.0, 95.0);
            field.name = match (years, y + 1 == years) {
                (1, _) => both("Gevraagde eigen bijdrage", "Own contribution asked"),
                (_, true) => both(
                    &format!("Gevraagde eigen bijdrage, jaar {} en later", y + 1),
                    &format!("Own contribution asked, year {} and later", y + 1),
                ),
                _ => both(
                    &format!("Gevraagde eigen bijdrage, jaar {}", y + 1),
                    &format!("Own contribution asked, year {}", y + 1),
                ),
            };
            field
        }));
        fields
    }
}

/// The groups of a programme: its conditions, and the three wholes that are divided.
fn programme(p: &Programme, calendar: &scenario::Calendar) -> Vec<Group> {
    let key = Key { programme: p };
    let title = |nl: &str, en: &str| {
        let name =
            |lang: Lang| if p.title.in_lang(lang).is_empty() { &p.key } else { p.title.in_lang(lang) }.to_owned();
        let tail = |text: &str| if text.is_empty() { String::new() } else { format!(": {text}") };
        both(&format!("{}{}", name(Lang::Nl), tail(nl)), &format!("{}{}", name(Lang::En), tail(en)))
    };
    let payers = Source::ALL
        .iter()
        .zip(p.sources)
        .map(|(s, share)| key.percent(&format!("sources.{}", s.key()), Party::from(*s).label(), share));
    let points =
        Point::ALL.iter().zip(p.split).map(|(q, share)| key.percent(&format!("split.{}", q.key()), q.label(), share));
    let audiences = [
        Text::new("professionals", "professionals"),
        Text::new("gemeenten", "municipalities"),
        Text::new("burgers", "citizens"),
    ];
    let audience = AUDIENCES.iter().zip(audiences).zip(p.audience);
    let audience = audience.map(|((name, text), share)| key.percent(&format!("audience.{name}"), text, share));
    let group = |title: OwnedText, whole: bool, fields: Vec<Field>| Group { title, whole, fields };
    vec![
        group(title("", ""), false, key.main(f64::from(calendar.end - p.start))),
        group(
            title("wie betaalt (wordt geschaald tot samen 100%)", "who pays (scaled to 100% together)"),
            true,
            payers.collect(),
        ),
        group(
            title("waaraan (wordt geschaald tot samen 100%)", "on what (scaled to 100% together)"),
            true,
            points.collect(),
        ),
        group(
            title("voor wie (wordt geschaald tot samen 100%)", "for whom (scaled to 100% together)"),
            true,
            audience.collect(),
        ),
    ]
}
