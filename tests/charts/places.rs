//! Made-up data of charts about for whom designs differ, and of money from payers to purposes.

use lemniscaat::experiments::statistics::{Better, Paired};
use lemniscaat::report::Chart;
use lemniscaat::report::axis::Unit;
use lemniscaat::report::charts::flow::{FlowOfMoney, Kind, Stream};
use lemniscaat::report::charts::local::Local;
use lemniscaat::report::charts::parts::{Division, Part, Parts};
use lemniscaat::report::charts::tiles::{RowWords, TileColumn, Tiles};
use lemniscaat::text::{OwnedText, Text};
use lemniscaat::world::{Geography, themes};

use super::{Noise, both, design, forest, heading};

/// Values per row and world around a level.
fn around(rows: usize, level: f64, noise: &mut Noise) -> Vec<Vec<f64>> {
    (0..rows)
        .map(|row| (0..16).map(|_| level * (1.0 + row as f64 / rows as f64) + noise.between(0.0, 0.05)).collect())
        .collect()
}

fn tiles(name: &str, rows: Vec<OwnedText>, words: RowWords, designs: usize, level: f64) -> Tiles {
    let mut noise = Noise::new(71);
    let base = around(rows.len(), level, &mut noise);
    let mut columns = vec![TileColumn::new(both("alle ontwerpen, eind 2015", "all designs, end of 2015"), &base)];
    columns.extend((1..=designs).map(|d| {
        let values = around(rows.len(), level + 0.02 * d as f64, &mut noise);
        TileColumn::against(design(d + 3), &values, &base, Better::Higher)
    }));
    Tiles {
        heading: heading(
            &format!("{name}-{designs}"),
            "kennisbenutting in de praktijk eind 2027, als uiterlijk eind 2022 al het geoormerkte geld stopt",
            "use of knowledge in practice at the end of 2027, all earmarked money stopped at the latest at the end of 2022",
        ),
        topic: both("Kennisbenutting", "Use of knowledge"),
        unit: Unit::Share,
        baseline: design(0),
        words,
        rows,
        columns,
    }
    .highest_first()
}

fn regions(designs: usize) -> Tiles {
    let rows = Geography::shipped().areas.iter().map(|a| both(&a.label, &a.label)).collect();
    let words = RowWords {
        one: Text::new("kennisregio", "knowledge region"),
        many: Text::new("kennisregio’s", "knowledge regions"),
    };
    tiles("regions", rows, words, designs, 0.06)
}

fn gaps(designs: usize) -> Tiles {
    let rows = themes::LIST.iter().map(|t| both(t.label.nl, t.label.en)).collect();
    let words = RowWords { one: Text::new("thema", "theme"), many: Text::new("thema’s", "themes") };
    tiles("gaps", rows, words, designs, 0.38)
}

fn tiers(designs: usize, apart: bool) -> Parts {
    let mut noise = Noise::new(73);
    let mut sample = |level: f64| (0..16).map(|_| level + noise.between(-0.03, 0.03)).collect::<Vec<f64>>();
    let mut part = |nl: &str, en: &str| Part {
        name: both(nl, en),
        gains: (0..designs)
            .map(|d| Paired::of(&sample(0.1 + 0.01 * d as f64), &sample(0.06), Better::Higher))
            .collect(),
    };
    let tiers =
        vec![part("de G4", "the G4"), part("de G32", "the G32"), part("overige gemeenten", "other municipalities")];
    let fields = vec![
        part("collectief werk", "collective work"),
        part("individueel werk (met wijkteams)", "individual work (with neighbourhood teams)"),
        part("complex werk", "complex work"),
    ];
    let difference = Paired::of(&sample(0.2), &sample(0.1), Better::Higher);
    Parts {
        heading: heading(
            &format!("tiers-{designs}"),
            "kennisbenutting in de praktijk eind 2027, als uiterlijk eind 2022 al het geoormerkte geld stopt",
            "use of knowledge in practice at the end of 2027, all earmarked money stopped at the latest at the end of 2022",
        ),
        unit: Unit::Share,
        baseline: design(0),
        designs: (4..4 + designs).map(design).collect(),
        divisions: vec![
            Division {
                title: both("soort gemeente", "kind of municipality"),
                parts: tiers,
                contrast: apart.then_some((0, 2, difference)),
            },
            Division { title: both("werkveld", "field of work"), parts: fields, contrast: None },
        ],
    }
}

fn flow(payers: usize, purposes: usize, small: f64) -> FlowOfMoney {
    let names = [
        ("VWS", "VWS"),
        ("SZW", "SZW"),
        ("gemeenten", "municipalities"),
        ("verzekeraars en anderen", "insurers and others"),
        ("hogescholen en mbo", "hogescholen and mbo"),
        ("werkgevers", "employers"),
        ("universiteiten", "universities"),
        ("burgers", "citizens"),
        ("professionals", "professionals"),
        ("beroepsorganisaties", "associations"),
    ];
    let ends = [
        ("verzamelen en ordenen van kennis", "collecting and ordering knowledge"),
        ("kennisontwikkeling", "development of knowledge"),
        ("vernieuwing beroepsopleidingen", "renewal of professional education"),
        ("instrumenten voor gebruik van kennis", "instruments for the use of knowledge"),
        ("verspreiding", "dissemination"),
        ("versterking van de beroepsgroep", "strengthening the profession"),
        ("opdrachtgeverschap van gemeenten", "commissioning by municipalities"),
        ("gebruik in de praktijk", "use in practice"),
        ("professional-onderzoekers", "professional-researchers"),
        ("uitvoering", "execution"),
        ("kennisinstituten, structureel", "knowledge institutes, structural"),
        ("regionale netwerken, eigen bijdragen", "regional networks, own contributions"),
        ("beroepsorganisaties, contributie", "associations, fees"),
        ("aanvragen schrijven", "writing applications"),
    ];
    let mut noise = Noise::new(79);
    let mut streams = vec![];
    for payer in 0..payers {
        for purpose in 0..purposes {
            let kind = match (payer, purpose) {
                (0..3, 0..11) => Kind::Public,
                (_, 0..11) => continue,
                (_, 11) => Kind::InKind,
                _ => Kind::Cash,
            };
            let amount = noise.between(0.1, 9.0) * if payer > 4 { small } else { 1.0 };
            streams.push(Stream { payer, purpose, kind, amount });
        }
    }
    FlowOfMoney {
        heading: heading(
            &format!("flow-{payers}-{purposes}"),
            "geld en werk in natura als het geld loopt zoals het ontwerp zegt, euro’s van 2014",
            "money and work in kind with money running as the design says, euros of 2014",
        ),
        design: design(5),
        years: [2016, 2022],
        payers: names.iter().map(|(nl, en)| both(nl, en)).collect(),
        purposes: ends.iter().map(|(nl, en)| both(nl, en)).collect(),
        streams,
    }
}

fn local(designs: usize) -> Local {
    let mut forest = forest(designs, false);
    forest.heading.name = format!("municipality-{designs}");
    forest.worlds = 8;
    Local { place: "Sudwest-Fryslan".to_owned(), forest }
}

pub fn all() -> Vec<Box<dyn Chart>> {
    let mut charts: Vec<Box<dyn Chart>> = vec![];
    for designs in [1, 4] {
        charts.push(Box::new(regions(designs)));
        charts.push(Box::new(gaps(designs)));
    }
    for (designs, apart) in [(1, false), (4, true)] {
        charts.push(Box::new(tiers(designs, apart)));
    }
    for (payers, purposes, small) in [(1, 1, 1.0), (3, 11, 1.0), (10, 14, 1.0), (9, 12, 0.02)] {
        charts.push(Box::new(flow(payers, purposes, small)));
    }
    for designs in [1, 12] {
        charts.push(Box::new(local(designs)));
    }
    charts
}
