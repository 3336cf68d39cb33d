//! Made-up data: shapes that results can have, with the longest names we use.

#[path = "discovery.rs"]
mod discovery;
#[path = "history.rs"]
mod history;
#[path = "places.rs"]
mod places;
#[path = "sensitivity.rs"]
mod sensitivity;

use lemniscaat::experiments::budget::{BUDGETS, Point};
use lemniscaat::experiments::statistics::{Better, Paired};
use lemniscaat::parameters::{SPECS, Spec};
use lemniscaat::report::axis::{Months, Unit};
use lemniscaat::report::charts::budget::Budget;
use lemniscaat::report::charts::claims::{ClaimRow, Claims};
use lemniscaat::report::charts::dot_map::{DotMap, DotPanel, Place};
use lemniscaat::report::charts::explained::{ExplainedChart, Part};
use lemniscaat::report::charts::fan::{Fan, FanDesign};
use lemniscaat::report::charts::forest::{Forest, ForestRow};
use lemniscaat::report::charts::lasting::{Lasting, LastingRow};
use lemniscaat::report::charts::lines::{Lines, LinesPanel};
use lemniscaat::report::charts::money::{Money, MoneyDesign};
use lemniscaat::report::charts::network_map::{NetworkMap, NetworkPanel, Node, Tie};
use lemniscaat::report::charts::purposes::{PurposeRow, Purposes};
use lemniscaat::report::charts::regret::{Regret, RegretRow};
use lemniscaat::report::charts::rows::{ValueRow, ValueRows};
use lemniscaat::report::charts::worlds::{Worlds, WorldsRow};
use lemniscaat::report::{Chart, DesignLabel, Heading};
use lemniscaat::text::{Lang, OwnedText};

const NAMES: [(&str, &str); 13] = [
    ("Geen vervolg", "No follow-up"),
    ("Gezondheidsraad 2014", "Health Council 2014"),
    ("Kabinet 2015", "Cabinet 2015"),
    ("Gezondheidsraad 2014, budget van het kabinet", "Health Council 2014 with the cabinet’s budget"),
    ("Kabinet 2015, budget van de Gezondheidsraad", "Cabinet 2015 with the Health Council’s budget"),
    ("Alleen werkplaatsen, structureel gefinancierd", "Workplaces only, with structural funding"),
    ("Verplichte registratie voor alle sociaal werkers", "Mandatory registration of all social workers"),
    ("Landelijke uitrol door de kennisinstituten", "National roll-out by the knowledge institutes"),
    ("Gemeenten aan het stuur", "Municipalities in the lead"),
    ("Vroege evaluatie en herziening", "Early evaluation and revision"),
    ("Langzame afbouw na zeven jaar", "Slow phasing-out after seven years"),
    ("Beroepsvereniging als spil van het programma", "Professional association as the hub"),
    ("Hogescholen als trekker", "Universities of applied sciences in the lead"),
];

/// Parameters, those with the longest Dutch name first.
pub fn longest() -> Vec<&'static Spec> {
    let mut specs: Vec<&Spec> = SPECS.iter().collect();
    specs.sort_by_key(|s| std::cmp::Reverse(s.name(Lang::Nl).chars().count()));
    specs
}

/// A noise that is the same in every run.
pub struct Noise(u64);

impl Noise {
    pub fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1)
    }
    pub fn share(&mut self) -> f64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) as f64 / (1u64 << 53) as f64
    }
    pub fn between(&mut self, low: f64, high: f64) -> f64 {
        low + (high - low) * self.share()
    }
}

pub fn both(nl: &str, en: &str) -> OwnedText {
    OwnedText { nl: nl.to_owned(), en: en.to_owned() }
}

pub fn design(index: usize) -> DesignLabel {
    let (nl, en) = NAMES[index % NAMES.len()];
    DesignLabel { id: format!("design-{index}"), short: both(nl, en), colour: index, ..DesignLabel::default() }
}

pub fn heading(name: &str, nl: &str, en: &str) -> Heading {
    Heading {
        name: name.to_owned(),
        indicator: both(nl, en),
        source: both(
            "Bron: lemniscaat 0.1.0, verzonnen voorbeeld; 13 ontwerpen, 64 werelden, zaad 7. Banden tonen modelonzekerheid over werelden, geen prognose.",
            "Source: lemniscaat 0.1.0, made-up example; 13 designs, 64 worlds, seed 7. Bands show model uncertainty over worlds, not a forecast.",
        ),
    }
}

pub fn months() -> Months {
    Months { first_year: 2007, count: 336, branch: Some(108) }
}

fn path(index: usize, clear: bool) -> Vec<[f64; 5]> {
    let lift = if index == 0 { 0.0 } else { 0.02 + 0.006 * ((index * 7) % 12) as f64 };
    let lift = if clear && index == 1 { 0.22 } else { lift };
    (0..336)
        .map(|month| {
            let history = 0.04 + 0.03 * f64::from(month) / 108.0;
            let since = (f64::from(month) - 108.0).max(0.0);
            let up = 1.0 - (-since / 50.0).exp();
            let down = (-(since - 84.0).max(0.0) / (30.0 + 12.0 * index as f64)).exp();
            let median = history.min(0.07) + lift * up * (0.35 + 0.65 * down) + 0.001 * (f64::from(month) / 5.0).sin();
            let width = 0.25 + 0.25 * up;
            [1.0 - width, 1.0 - 0.4 * width, 1.0, 1.0 + 0.5 * width, 1.0 + 1.3 * width].map(|f| median * f)
        })
        .collect()
}

fn fan(n: usize, clear: bool) -> Fan {
    let designs = (0..n)
        .map(|i| FanDesign {
            label: design(i),
            months: path(i, clear),
            programme_end: (i > 0).then_some(if i == 5 { 150 } else { 192 }),
        })
        .collect();
    Fan {
        heading: heading(
            &format!("fan-{n}"),
            "aandeel van de kennis over goede praktijk dat sociaal werkers toepassen",
            "share of the knowledge about good practice that social workers apply",
        ),
        unit: Unit::Share,
        months: months(),
        designs,
        baseline: Some(0),
    }
}

/// Differences of a few designs in so many worlds, better and worse ones.
fn worlds(designs: usize, worlds: usize) -> Worlds {
    let difference = |d: usize, w: usize| 0.02 * d as f64 - 0.03 + 0.004 * ((w * 7 + d * 3) % 16) as f64;
    Worlds {
        heading: heading(&format!("worlds-{designs}-{worlds}"), "toegepaste kennis", "knowledge applied"),
        unit: Unit::Share,
        baseline: design(0),
        higher_is_better: true,
        rows: (1..=designs)
            .map(|d| WorldsRow { label: design(d), differences: (0..worlds).map(|w| difference(d, w)).collect() })
            .collect(),
    }
}

pub fn forest(n: usize, clear: bool) -> Forest {
    let rows = (1..=n)
        .map(|i| {
            let median = 0.012 * ((i * 5) % 13) as f64 - 0.02 + if clear && i == 1 { 0.1 } else { 0.0 };
            let half = 0.01 + 0.004 * i as f64;
            ForestRow {
                label: design(i),
                median,
                low: median - half,
                high: median + 1.2 * half,
                gain: if median > half { 0.97 } else { (0.5 + median * 8.0).clamp(0.06, 0.94) },
                best: Some(if clear && i == 1 { 0.94 } else { 0.1 }),
            }
        })
        .collect();
    Forest {
        heading: heading(
            &format!("forest-{n}"),
            "toegepaste kennis in december 2034",
            "knowledge applied in December 2034",
        ),
        unit: Unit::Share,
        baseline: design(0),
        higher_is_better: true,
        worlds: 64,
        rows,
    }
}

fn regret(n: usize, columns: usize) -> Regret {
    let theories = [
        ("lidmaatschap door gewoonte, met eigenaarschap", "membership by custom, with ownership"),
        ("lidmaatschap door kosten en baten", "membership by costs and benefits"),
        ("sceptisch over eigenaarschap", "sceptical about ownership"),
        ("hefboom na de subsidie", "leverage after the subsidy"),
        ("geen hefboom", "no leverage"),
        ("hoog verloop van personeel", "high turnover of staff"),
        ("krappe gemeentelijke budgetten", "tight municipal budgets"),
        ("ruime gemeentelijke budgetten", "ample municipal budgets"),
    ];
    let mut noise = Noise::new(3);
    let scores: Vec<Vec<f64>> = (0..n).map(|_| (0..columns).map(|_| noise.between(0.05, 0.21)).collect()).collect();
    let best = |c: usize| scores.iter().map(|row| row[c]).fold(0.0, f64::max);
    let rows = scores
        .iter()
        .enumerate()
        .map(|(i, row)| RegretRow {
            label: design(i),
            regrets: row.iter().enumerate().map(|(c, v)| best(c) - v).collect(),
        })
        .collect();
    Regret {
        heading: heading(&format!("regret-{n}"), "toegepaste kennis in 2034", "knowledge applied in 2034"),
        unit: Unit::Share,
        columns: theories[..columns].iter().map(|(nl, en)| both(nl, en)).collect(),
        rows,
    }
}

fn lasting(n: usize, kept: f64) -> Lasting {
    let mut noise = Noise::new(11);
    let rows = (1..=n)
        .map(|i| {
            let start = noise.between(0.01, 0.12);
            let five = start * noise.between(0.2, 1.0) * kept;
            let half = noise.between(0.005, 0.03);
            LastingRow {
                label: design(i),
                stops: [2022, if i % 3 == 0 { 2025 } else { 2022 }],
                at_withdrawal: start,
                after_five: five,
                interval: (five - half, five + half),
                after_ten: five * noise.between(0.3, 1.1),
                self_sustaining: (i != 2).then(|| kept * noise.between(0.0, 0.4)),
            }
        })
        .collect();
    Lasting {
        heading: heading(
            &format!("lasting-{n}"),
            "toegepaste kennis nadat al het geoormerkte geld stopt",
            "knowledge applied after all earmarked money stops",
        ),
        unit: Unit::Share,
        baseline: design(0),
        worlds: 64,
        rows,
    }
}

fn payers() -> Vec<OwnedText> {
    [
        ("ministerie van VWS", "ministry of health"),
        ("ministerie van SZW", "ministry of social affairs"),
        ("gemeenten", "municipalities"),
        ("zorgverzekeraars", "health insurers"),
        ("werkgevers", "employers"),
        ("hogescholen", "universities of applied sciences"),
        ("leden van de beroepsvereniging", "members of the professional association"),
    ]
    .map(|(nl, en)| both(nl, en))
    .to_vec()
}

fn money(n: usize) -> Money {
    let mut noise = Noise::new(21);
    let designs = (0..n)
        .map(|i| {
            let scale = if i == 0 { 0.6 } else { noise.between(2.0, 12.0) };
            let years = (2007..=2034)
                .map(|year| {
                    let programme = if (2016..=2022).contains(&year) { scale } else { 0.8 };
                    (0..7).map(|payer| programme * noise.between(0.1, 1.0) / (payer + 1) as f64).collect()
                })
                .collect();
            MoneyDesign { label: design(i), years }
        })
        .collect();
    Money {
        heading: heading(&format!("money-{n}"), "uitgaven aan het kennissysteem", "spending on the knowledge system"),
        first_year: 2007,
        payers: payers(),
        designs,
    }
}

fn purposes(n: usize) -> Purposes {
    let mut noise = Noise::new(31);
    let names = [
        ("kennisverzameling en -synthese", "collection and synthesis"),
        ("kennisontwikkeling", "development of knowledge"),
        ("kennisbeheer en -verspreiding", "keeping and spreading"),
        ("instrumentontwikkeling", "instruments and guidelines"),
        ("beroepsontwikkeling", "the profession"),
        ("kennisbenutting", "use of knowledge"),
        ("goed opdrachtgeverschap", "good commissioning"),
        ("vernieuwing beroepsopleidingen", "renewal of education"),
        ("professional-onderzoekers", "professional-researchers"),
        ("uitvoering en evaluatie", "administration and evaluation"),
    ];
    let rows = (0..n)
        .map(|i| PurposeRow {
            label: design(i),
            amounts: (0..names.len()).map(|_| if i == 0 { 0.4 } else { noise.between(0.0, 14.0) }).collect(),
        })
        .collect();
    Purposes {
        heading: heading(&format!("purposes-{n}"), "uitgaven 2016–2022", "spending 2016–2022"),
        purposes: names.iter().map(|(nl, en)| both(nl, en)).collect(),
        rows,
    }
}

fn lines(n: usize) -> Lines {
    let curve = |top: f64, i: usize| -> Vec<f64> {
        let i = if i == 3 { 2 } else { i };
        path(i, false).iter().map(|bands| (bands[2] - 0.03) * top).collect()
    };
    let panel = |nl: &str, en: &str, unit: Unit, top: f64| LinesPanel {
        title: both(nl, en),
        unit,
        medians: (0..n).map(|i| curve(top, i)).collect(),
    };
    Lines {
        heading: heading(
            &format!("lines-{n}"),
            "netwerken van hogescholen, gemeenten en werkgevers",
            "networks of universities of applied sciences, municipalities and employers",
        ),
        months: months(),
        programme_end: Some(192),
        designs: (0..n).map(design).collect(),
        panels: vec![
            panel("actieve netwerken", "active networks", Unit::Number, 160.0),
            panel("bereikte gemeenten", "municipalities covered", Unit::Share, 4.0),
        ],
    }
}

fn municipalities() -> Vec<Place> {
    include_str!("../../scenarios/data/municipalities_2014.csv")
        .lines()
        .skip(1)
        .map(|line| {
            let cells: Vec<&str> = line.split(',').collect();
            let number = |i: usize| cells[i].parse::<f64>().expect("a number");
            Place {
                name: cells[1].to_owned(),
                population: number(3),
                rd: (number(cells.len() - 2), number(cells.len() - 1)),
            }
        })
        .collect()
}

fn places_named(name: &str) -> usize {
    municipalities().iter().position(|p| p.name == name).expect("a municipality")
}

fn dot_map(panels: usize) -> DotMap {
    let places = municipalities();
    let mut noise = Noise::new(41);
    let titles = [
        ("december 2015", "December 2015"),
        ("2034, Gezondheidsraad 2014", "2034, Health Council 2014"),
        ("2034, Kabinet 2015", "2034, Cabinet 2015"),
        ("een eigen plan met een lange naam, eind 2034", "our own plan with a long name, end of 2034"),
    ];
    let panels: Vec<_> = (0..panels)
        .map(|p| DotPanel {
            title: both(titles[p].0, titles[p].1),
            national: 0.06 + 0.02 * p as f64,
            values: places
                .iter()
                .map(|place| 0.03 + 0.05 * p as f64 * (place.population / 4e5).min(1.0) + noise.between(0.0, 0.08))
                .collect(),
        })
        .collect();
    DotMap {
        heading: heading(
            &format!("dot-map-{}", panels.len()),
            "aandeel toegepaste kennis",
            "share of knowledge applied",
        ),
        unit: Unit::Share,
        places,
        worlds: [8, 64],
        marked: (panels.len() == 3).then(|| places_named("Alphen aan den Rijn")),
        panels,
    }
}

fn network(n: usize) -> NetworkMap {
    let kinds = [
        ("Hogescholen", "Universities of applied sciences", 14),
        ("Gemeenten", "Municipalities", 14),
        ("Werkgevers", "Employers", 14),
        ("Universiteiten", "Universities", 1),
        ("Kennisinstituten", "Knowledge institutes", 4),
        ("Landelijk netwerk", "National network", 1),
    ];
    let mut nodes = Vec::new();
    for (kind, (nl, _, count)) in kinds.iter().enumerate() {
        nodes.extend((0..*count).map(|i| Node { name: format!("{nl} {i}"), kind }));
    }
    let mut noise = Noise::new(51);
    let mut panel = |nl: &str, en: &str, keep: f64| {
        let mut ties = Vec::new();
        for from in 0..nodes.len() {
            for to in from + 1..nodes.len() {
                let same_region = nodes[from].kind < 3 && nodes[to].kind < 3 && from % 14 == to % 14;
                let chance = if same_region { 0.95 } else { 0.07 };
                if noise.share() < chance * keep {
                    let pair = (nodes[from].kind, nodes[to].kind);
                    let kind = if pair == (0, 1) {
                        0
                    } else if pair.1 < 3 {
                        1
                    } else {
                        2
                    };
                    let count = noise.between(1.0, 12.0).round();
                    ties.push(Tie { from, to, kind, count, trust: noise.between(0.2, 0.9) });
                }
            }
        }
        NetworkPanel { title: both(nl, en), networks: ties.len() / 10, ties }
    };
    let mut panels = vec![
        panel("december 2022, Gezondheidsraad 2014", "December 2022, Health Council 2014", 1.0),
        panel("december 2027, vijf jaar na het einde", "December 2027, five years after the end", 0.5),
        panel("een eigen plan met een lange naam, eind 2034", "our own plan with a long name, end of 2034", 0.3),
    ];
    panels.truncate(n - 1);
    NetworkMap {
        heading: heading(&format!("network-{n}"), "actieve banden tussen partijen", "active ties between parties"),
        kinds: kinds.iter().map(|(nl, en, _)| both(nl, en)).collect(),
        tie_kinds: vec![
            both(
                "banden tussen hogescholen en gemeenten",
                "ties between universities of applied sciences and municipalities",
            ),
            both("overige regionale banden", "other regional ties"),
            both("banden met landelijke partijen", "ties with national parties"),
        ],
        highlight: 0,
        nodes,
        panels,
    }
}

fn levers() -> ValueRows {
    let mut noise = Noise::new(61);
    let names = [
        ("zeven jaar in plaats van vier", "seven years instead of four"),
        ("agenda van onderop, uit de regio’s", "bottom-up agenda from the regions"),
        ("programmacommissie met mandaat van alle partijen", "programme committee with a mandate from all parties"),
        ("registratie als eis van gemeenten", "registration required by municipalities"),
        ("ruimte om te mislukken", "room for failure"),
        ("open toegang tot kennis", "open access to knowledge"),
    ];
    let rows = names
        .iter()
        .map(|(nl, en)| {
            let (value, half) = (noise.between(-0.02, 0.05), noise.between(0.005, 0.02));
            ValueRow { name: both(nl, en), value, interval: Some((value - half, value + half)) }
        })
        .collect();
    ValueRows {
        heading: heading(
            "levers",
            "verschil als één knop wordt teruggezet: toegepaste kennis in 2034",
            "difference when one lever is turned back: knowledge applied in 2034",
        ),
        unit: Unit::Share,
        differences: true,
        worlds: None,
        row_noun: both("knop", "lever"),
        rows,
    }
}

fn satisficing(n: usize) -> ValueRows {
    let mut noise = Noise::new(71);
    let rows =
        (0..n).map(|i| ValueRow { name: design(i).short, value: noise.between(0.0, 0.8), interval: None }).collect();
    ValueRows {
        heading: heading(
            &format!("satisficing-{n}"),
            "aandeel van de werelden waarin alle doelen worden gehaald",
            "share of worlds in which all goals are met",
        ),
        unit: Unit::Share,
        differences: false,
        worlds: Some(64),
        row_noun: both("ontwerp", "design"),
        rows,
    }
}

/// As many rows as there are, with long names.
fn claims() -> Claims {
    let mut noise = Noise::new(5);
    let row = |i: usize| {
        let (low, high) = (noise.between(-1.0, 1.0), noise.between(1.0, 3.0));
        ClaimRow {
            id: format!("P{:02}", i % 56 + 1),
            watched: both(
                "toepassing van beschikbare kennis na 12 maanden, deel van het effect na 7 jaar",
                "application of available knowledge after 12 months, as part of the effect after 7 years",
            ),
            mean: (low + high) / 2.0,
            interval: (low, high),
            share: noise.share(),
        }
    };
    Claims {
        heading: heading("claims", "effect van elke bewering", "effect of each claim"),
        rows: (0..92).map(row).collect(),
    }
}

/// Two designs that differ in so many things, the last of which do nothing clear.
fn explained(n: usize, clear: usize) -> ExplainedChart {
    let mut noise = Noise::new(83);
    let mut effect = |middle: f64| {
        let levels: Vec<f64> = (0..16).map(|_| middle + noise.between(-0.006, 0.006)).collect();
        Paired::of(&levels, &[0.0; 16], Better::Higher)
    };
    let parts = (0..n).map(|i| {
        let middle = if i < clear { 0.03 / (1.0 + i as f64 / 4.0) * if i % 5 == 4 { -1.0 } else { 1.0 } } else { 0.0 };
        let name = both(
            "Of de evaluatie een andere uitvoerder mag aanwijzen en het programma mag beëindigen",
            "Weight of practice, municipalities and citizens in the agenda of funded networks",
        );
        Part { name, money: i + 1 == n, dropped: effect(middle), added: effect(middle * 0.7) }
    });
    let parts = parts.collect();
    let heading = heading(
        &format!("explained-{n}"),
        "kennisbenutting in de praktijk, vijf jaar nadat al het geoormerkte geld is gestopt",
        "use of knowledge in practice, five years after all earmarked money stopped",
    );
    ExplainedChart { heading, designs: [design(3), design(4)], whole: effect(0.05), parts }
}

/// Forms of so many designs with more and with less money.
fn budget(n: usize) -> Budget {
    let mut noise = Noise::new(97);
    let mut curve = |d: usize| {
        let mut around = |middle: f64, half: f64| {
            let levels: Vec<f64> = (0..16).map(|_| middle + noise.between(-half, half)).collect();
            Paired::of(&levels, &[0.0; 16], Better::Higher)
        };
        let point = |(i, &budget): (usize, &f64)| Point {
            budget,
            own: i == d + 2,
            spent: budget * 0.8,
            gain: around(0.02 * (budget / (d + 1) as f64).sqrt(), 0.02),
            next: (i > 0).then(|| around(0.003, 0.003)),
            more_helps: i + 1 < BUDGETS.len(),
            self_sustaining: (budget / 60.0).min(1.0),
        };
        let mut label = design(d + 3);
        if n == 2 {
            label.short = both("Een ontwerp met een naam van 40 letters.", "A design with a name of forty characters");
            assert_eq!(label.name(lemniscaat::text::Lang::Nl).chars().count(), 40);
        }
        (label, BUDGETS.iter().enumerate().map(point).collect())
    };
    let heading = heading(
        &format!("budget-{n}"),
        "kennisbenutting in de praktijk eind 2027, al het geoormerkte geld gestopt eind 2022",
        "use of knowledge in practice at the end of 2027, all earmarked money stopped at the end of 2022",
    );
    Budget { heading, years: [2016, 2022], worlds: 64, curves: (0..n).map(&mut curve).collect() }
}

pub fn all() -> Vec<Box<dyn Chart>> {
    let mut charts: Vec<Box<dyn Chart>> = Vec::new();
    for n in [1, 2, 4, 7, 13] {
        charts.push(Box::new(fan(n, n == 4)));
        charts.push(Box::new(money(n)));
    }
    for n in [1, 2, 4, 12] {
        charts.push(Box::new(forest(n, n == 4)));
        charts.push(Box::new(lasting(n, if n == 4 { 0.2 } else { 1.0 })));
    }
    charts.extend([1, 2, 4].map(|n| Box::new(worlds(n, 16)) as Box<dyn Chart>));
    charts.push(Box::new(worlds(3, 4)));
    for n in [2, 4, 13] {
        charts.push(Box::new(regret(n, if n == 13 { 8 } else { 5 })));
        charts.push(Box::new(purposes(n)));
        charts.push(Box::new(lines(n)));
    }
    charts.push(Box::new(claims()));
    for (n, clear) in [(1, 1), (4, 0), (9, 7), (30, 14)] {
        charts.push(Box::new(explained(n, clear)));
    }
    for n in [1, 2, 4] {
        charts.push(Box::new(budget(n)));
    }
    for n in [3, 4] {
        charts.push(Box::new(dot_map(n)));
        charts.push(Box::new(network(n)));
    }
    charts.push(Box::new(levers()));
    for n in [1, 3, 13] {
        charts.push(Box::new(satisficing(n)));
    }
    for (parameters, moved) in [(109, 6), (3, 0)] {
        charts.push(Box::new(history::marginals(parameters, moved)));
    }
    charts.push(Box::new(history::speaking()));
    charts.push(Box::new(history::pairs(2)));
    charts.push(Box::new(history::past()));
    charts.extend(sensitivity::all());
    charts.extend(discovery::all());
    charts.extend(places::all());
    charts
}
