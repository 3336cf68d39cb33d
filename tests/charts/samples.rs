//! Made-up data: shapes that results can have, with the longest names we use.

use lemniscaat::report::axis::{Months, Unit};
use lemniscaat::report::charts::fan::{Fan, FanDesign};
use lemniscaat::report::charts::forest::{Forest, ForestRow};
use lemniscaat::report::{Chart, DesignLabel, Heading};
use lemniscaat::text::OwnedText;

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
    DesignLabel { id: format!("design-{index}"), short: both(nl, en), colour: index }
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

fn forest(n: usize, clear: bool) -> Forest {
    let rows = (1..=n)
        .map(|i| {
            let median = 0.012 * ((i * 5) % 13) as f64 - 0.02 + if clear && i == 1 { 0.1 } else { 0.0 };
            let half = 0.01 + 0.004 * i as f64;
            ForestRow {
                label: design(i),
                median,
                low: median - half,
                high: median + 1.2 * half,
                gain: (0.5 + median * 8.0).clamp(0.02, 1.0),
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
        rows,
    }
}

pub fn all() -> Vec<Box<dyn Chart>> {
    let mut charts: Vec<Box<dyn Chart>> = Vec::new();
    for n in [1, 2, 4, 7, 13] {
        charts.push(Box::new(fan(n, n == 4)));
    }
    for n in [1, 2, 4, 12] {
        charts.push(Box::new(forest(n, n == 4)));
    }
    charts
}
