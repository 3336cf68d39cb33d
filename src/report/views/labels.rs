//! Names and colours of designs: the same in every chart, table and sentence.

use crate::experiments::comparison::Comparison;
use crate::experiments::findings::RIVALS;
use crate::report::{DesignLabel, style};
use crate::scenario::Scenario;
use crate::text::{OwnedText, Text};

/// A design that ships with the program.
struct Shipped {
    id: &'static str,
    /// Its Dutch title; a file with this id and another title is a user's own design.
    title: &'static str,
    short: Text,
}

const fn shipped(id: &'static str, title: &'static str, nl: &'static str, en: &'static str) -> Shipped {
    Shipped { id, title, short: Text::new(nl, en) }
}

/// In the order of their colours: the baseline is grey, the advice blue, the cabinet's route vermillion.
const SHIPPED: [Shipped; 13] = [
    shipped("geen-vervolg", "Geen vervolg", "Geen vervolg", "No follow-up"),
    shipped(
        RIVALS[0],
        "Stimuleringsprogramma van de Gezondheidsraad (2014)",
        "Advies Gezondheidsraad",
        "Gezondheidsraad’s advice",
    ),
    shipped(RIVALS[1], "Geleidelijke route van het kabinet (brief 2015)", "Route van het kabinet", "Cabinet’s route"),
    shipped(
        "gezondheidsraad-met-wet",
        "Gezondheidsraad met registratiewet",
        "Advies met registratiewet",
        "Advice with registration law",
    ),
    shipped(
        "gezondheidsraad-budget-kabinet",
        "Gezondheidsraad met het geld van het kabinet",
        "Advies met geld van kabinet",
        "Advice with cabinet’s money",
    ),
    shipped(
        "gelijk-budget-kabinet",
        "Route van het kabinet met het geld van het advies",
        "Kabinet met geld van advies",
        "Cabinet with advice’s money",
    ),
    shipped("lang-10-jaar", "Lang: tien jaar, zelfde totaal", "Lang: tien jaar", "Long: ten years"),
    shipped("kort-3-jaar", "Kort: drie jaar, zelfde totaal", "Kort: drie jaar", "Short: three years"),
    shipped(
        "hoge-eigen-bijdrage",
        "Hoge eigen bijdrage vanaf het begin",
        "Hoge eigen bijdrage",
        "High own contribution",
    ),
    shipped("alleen-competitie", "Alleen competitie op kwaliteit", "Alleen competitie", "Competition only"),
    shipped("uitrol-van-bovenaf", "Uitrol van bovenaf", "Uitrol van bovenaf", "Roll-out from above"),
    shipped(
        "zonder-beroepsorganisatie",
        "Zonder beroepsorganisatie",
        "Zonder beroepsorganisatie",
        "Without association",
    ),
    shipped(
        "zonder-landelijk-netwerk",
        "Zonder landelijk netwerk",
        "Zonder landelijk netwerk",
        "Without national network",
    ),
];

/// Names of the designs that ship, the baseline first.
pub fn shipped_names() -> impl Iterator<Item = &'static str> {
    SHIPPED.iter().map(|s| s.id)
}

fn place(id: &str, title: &OwnedText) -> Option<usize> {
    SHIPPED.iter().position(|s| s.id == id && s.title == title.nl)
}

/// Whether a design ships with the program; any other is a user's own.
pub fn is_shipped(design: &Scenario) -> bool {
    place(&design.id, &design.title).is_some()
}

/// A label per design of a comparison, in its order.
pub fn labels(c: &Comparison) -> Vec<DesignLabel> {
    labels_of(&c.designs, Some(0))
}

/// A label per design, in their order; that of the baseline is grey.
pub fn labels_of(designs: &[Scenario], baseline: Option<usize>) -> Vec<DesignLabel> {
    let places: Vec<Option<usize>> = designs.iter().map(|d| place(&d.id, &d.title)).collect();
    let names: Vec<OwnedText> = designs.iter().map(|d| name(&d.id, &d.title)).collect();
    let mut free = (1..style::designs()).filter(|colour| !places.contains(&Some(*colour))).cycle();
    let mut label = |d: usize| {
        let twice = names.iter().filter(|n| n.nl == names[d].nl || n.en == names[d].en).count() > 1;
        let colour = match places[d] {
            _ if Some(d) == baseline => 0,
            Some(colour) if colour > 0 => colour,
            _ => free.next().unwrap_or(d),
        };
        let id = designs[d].id.clone();
        DesignLabel {
            short: if twice { with_id(&names[d], &id) } else { names[d].clone() },
            id,
            colour,
            ..DesignLabel::default()
        }
    };
    (0..designs.len()).map(&mut label).collect()
}

/// Name of a design for readers, by its id and title: that of a design that ships, else its title.
pub fn name(id: &str, title: &OwnedText) -> OwnedText {
    if let Some(p) = place(id, title) {
        return OwnedText { nl: SHIPPED[p].short.nl.into(), en: SHIPPED[p].short.en.into() };
    }
    let given = |text: &str| if text.trim().is_empty() { id.to_owned() } else { text.to_owned() };
    OwnedText { nl: given(&title.nl), en: given(&title.en) }
}

fn with_id(name: &OwnedText, id: &str) -> OwnedText {
    OwnedText { nl: format!("{} ({id})", name.nl), en: format!("{} ({id})", name.en) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_what_ships() {
        let dir = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios");
        let load =
            |name| crate::scenario::load(&dir.join(format!("{name}.toml"))).expect("a shipped design can be read");
        let designs: Vec<Scenario> = shipped_names().map(load).collect();
        for design in &designs {
            assert!(is_shipped(design), "{}: its title differs from the table", design.id);
        }
        let readme = include_str!("../../../README.md");
        for Shipped { id, short, .. } in &SHIPPED {
            assert!(readme.contains(&format!("| `{id}` | {} | {} |", short.nl, short.en)), "the README lacks {id}");
        }
        let mut own = designs[0].clone();
        own.title.nl = "Anders".to_owned();
        assert!(!is_shipped(&own));
    }
}
