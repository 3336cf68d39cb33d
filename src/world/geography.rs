//! The 403 municipalities of 2014 and the 14 knowledge regions, read from the data shipped with the program.

use std::sync::LazyLock;

use crate::error::{Error, Result, did_you_mean};
use crate::ids::{MunicipalityId, RegionId};

/// Number of knowledge regions: the area nearest to each werkplaats seat (modelling assumption).
pub const REGIONS: usize = 14;

/// Kind of municipality in national networks of cities.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[repr(u8)]
pub enum Tier {
    /// Neither G4 nor G32.
    Small,
    /// Member of the G32 in 2014.
    G32,
    /// Amsterdam, Rotterdam, The Hague, Utrecht.
    G4,
}

/// What never changes about a municipality.
#[derive(Clone, Debug)]
pub struct Place {
    /// Name.
    pub name: String,
    /// Inhabitants on 1 January 2014.
    pub inhabitants: f64,
    /// G4, G32 or other.
    pub tier: Tier,
    /// Knowledge region.
    pub region: RegionId,
    /// Coordinates of the Rijksdriehoek, metres.
    pub xy: (f64, f64),
    /// Municipalities it borders on.
    pub neighbours: Vec<MunicipalityId>,
}

/// A knowledge region.
#[derive(Clone, Debug)]
pub struct Area {
    /// `W01` … `W14`.
    pub code: String,
    /// Name for readers.
    pub label: String,
    /// Coordinates of the seat.
    pub xy: (f64, f64),
    /// Its municipalities.
    pub municipalities: Vec<MunicipalityId>,
    /// Inhabitants.
    pub inhabitants: f64,
}

/// Space: fixed during a run.
#[derive(Clone, Debug)]
pub struct Geography {
    /// Municipalities in order of code.
    pub places: Vec<Place>,
    /// Knowledge regions in order of code.
    pub areas: Vec<Area>,
    /// All inhabitants.
    pub inhabitants: f64,
}

/// Rows of a data file shipped with the program; its header is dropped. Cells may be quoted.
fn rows(text: &'static str) -> impl Iterator<Item = Vec<String>> {
    text.lines().skip(1).map(|line| {
        let (mut cells, mut quoted) = (vec![String::new()], false);
        for c in line.chars() {
            match c {
                '"' => quoted = !quoted,
                ',' if !quoted => cells.push(String::new()),
                c => cells.last_mut().expect("there is a first cell").push(c),
            }
        }
        cells
    })
}

/// Small letters and digits of a name, without accents.
fn plain(name: &str) -> String {
    let bare = |c: char| match c {
        'á' | 'à' | 'ä' | 'â' => 'a',
        'é' | 'è' | 'ë' | 'ê' => 'e',
        'í' | 'ì' | 'ï' | 'î' => 'i',
        'ó' | 'ò' | 'ö' | 'ô' => 'o',
        'ú' | 'ù' | 'ü' | 'û' => 'u',
        'ç' => 'c',
        c => c,
    };
    name.to_lowercase().chars().map(bare).filter(|c| c.is_alphanumeric()).collect()
}

fn number(cell: &str) -> f64 {
    cell.parse().unwrap_or_else(|_| panic!("shipped data: {cell:?} is not a number"))
}

impl Geography {
    /// Space as shipped.
    pub fn shipped() -> &'static Self {
        static SHIPPED: LazyLock<Geography> = LazyLock::new(|| {
            Geography::read(
                include_str!("../../scenarios/data/municipalities_2014.csv"),
                include_str!("../../scenarios/data/municipality_adjacency_2014.csv"),
                include_str!("../../scenarios/data/municipality_nearest_werkplaats.csv"),
                include_str!("../../scenarios/data/werkplaatsen.csv"),
            )
        });
        &SHIPPED
    }

    fn read(places: &'static str, adjacency: &'static str, nearest: &'static str, werkplaatsen: &'static str) -> Self {
        let mut areas: Vec<Area> = rows(werkplaatsen)
            .take(REGIONS)
            .map(|c| Area {
                code: c[0].clone(),
                label: c[1].clone(),
                xy: (number(&c[6]), number(&c[7])),
                municipalities: vec![],
                inhabitants: 0.0,
            })
            .collect();
        let nearest: std::collections::BTreeMap<String, String> =
            rows(nearest).map(|c| (c[0].clone(), c[2].clone())).collect();
        let numbers: std::collections::BTreeMap<String, usize> =
            rows(places).enumerate().map(|(i, c)| (c[0].clone(), i)).collect();
        let mut places: Vec<Place> = rows(places)
            .map(|c| Place {
                name: c[1].clone(),
                inhabitants: number(&c[3]),
                tier: match c[4].as_str() {
                    "G4" => Tier::G4,
                    "G32" => Tier::G32,
                    _ => Tier::Small,
                },
                region: areas.iter().position(|a| a.code == nearest[&c[0]]).expect("a known werkplaats").into(),
                xy: (number(&c[12]), number(&c[13])),
                neighbours: vec![],
            })
            .collect();
        for pair in rows(adjacency) {
            let [a, b] = [0, 1].map(|i| numbers[&pair[i]]);
            places[a].neighbours.push(b.into());
            places[b].neighbours.push(a.into());
        }
        for (i, place) in places.iter().enumerate() {
            areas[place.region.at()].municipalities.push(i.into());
            areas[place.region.at()].inhabitants += place.inhabitants;
        }
        let inhabitants = places.iter().map(|p| p.inhabitants).sum();
        Self { places, areas, inhabitants }
    }

    /// A space of one municipality, for degenerate cases: everything else is left out.
    pub fn only(&self, municipality: MunicipalityId) -> Self {
        let mut place = self.places[municipality.at()].clone();
        place.neighbours.clear();
        let mut areas = self.areas.clone();
        for area in &mut areas {
            area.municipalities.clear();
            area.inhabitants = 0.0;
        }
        areas[place.region.at()].municipalities.push(MunicipalityId(0));
        areas[place.region.at()].inhabitants = place.inhabitants;
        Self { inhabitants: place.inhabitants, places: vec![place], areas }
    }

    /// The municipality that a reader means: capitals, accents and punctuation make no difference, everyday names count,
    /// and what stands in brackets may be left out.
    ///
    /// # Errors
    /// When there is none of that name, or more than one.
    pub fn municipality(&self, name: &str) -> Result<MunicipalityId> {
        let wanted = match plain(name).trim_start_matches("gemeente") {
            "denhaag" | "thehague" => "sgravenhage".to_owned(),
            "denbosch" => "shertogenbosch".to_owned(),
            other => other.to_owned(),
        };
        let named = |full: bool| {
            let short = |p: &Place| if full { plain(&p.name) } else { plain(p.name.split(" (").next().unwrap_or("")) };
            (0..self.places.len()).filter(|&i| short(&self.places[i]) == wanted).collect::<Vec<_>>()
        };
        let found = Some(named(true)).filter(|f| !f.is_empty()).unwrap_or_else(|| named(false));
        match found[..] {
            [one] => Ok(one.into()),
            [] => {
                let names: Vec<String> = self.places.iter().map(|p| plain(&p.name)).collect();
                let near = did_you_mean(&wanted, names.iter().map(String::as_str));
                let near = near.and_then(|near| names.iter().position(|n| n == near));
                let help = near.map_or_else(
                    || "the model has the 403 municipalities of 2014; name the one it was in then".to_owned(),
                    |i| format!("did you mean '{}'?", self.places[i].name),
                );
                Err(Error::request(format!("there was no municipality '{name}' in 2014"), help))
            }
            _ => {
                let names: Vec<&str> = found.iter().map(|&i| self.places[i].name.as_str()).collect();
                let message = format!("{} municipalities are called '{name}'", names.len());
                Err(Error::request(message, format!("name one of them in full: {}", names.join(", "))))
            }
        }
    }

    /// Share of all inhabitants that live in a region.
    pub fn share(&self, region: RegionId) -> f64 {
        self.areas[region.at()].inhabitants / self.inhabitants
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn municipalities_are_found_by_the_names_people_use() {
        let g = Geography::shipped();
        let name = |asked: &str| g.municipality(asked).map(|m| g.places[m.at()].name.clone());
        for (asked, expected) in [
            ("utrecht", "Utrecht"),
            ("Gemeente Utrecht", "Utrecht"),
            ("Den Haag", "'s-Gravenhage"),
            ("s gravenhage", "'s-Gravenhage"),
            ("den bosch", "'s-Hertogenbosch"),
            ("Súdwest-Fryslân", "Sudwest-Fryslan"),
            ("bergen (l)", "Bergen (L.)"),
        ] {
            assert_eq!(name(asked).unwrap(), expected);
        }
        assert!(g.places.iter().all(|p| name(&p.name).is_ok_and(|found| found == p.name)));
        let refusal = |asked: &str| match name(asked) {
            Err(Error::Request { message, help: Some(help) }) => format!("{message}; {help}"),
            other => panic!("{asked}: {other:?}"),
        };
        assert_eq!(refusal("Utrech"), "there was no municipality 'Utrech' in 2014; did you mean 'Utrecht'?");
        assert_eq!(
            refusal("Bergen"),
            "2 municipalities are called 'Bergen'; name one of them in full: Bergen (NH.), Bergen (L.)"
        );
        assert!(refusal("Xyz").ends_with("name the one it was in then"));
        assert!(refusal("").starts_with("there was no municipality ''"));
    }

    #[test]
    fn the_shipped_country_is_whole() {
        let g = Geography::shipped();
        assert_eq!(g.places.len(), 403);
        assert_eq!(g.areas.len(), REGIONS);
        assert!((g.inhabitants - 16_828_900.0).abs() < 100.0, "{}", g.inhabitants);
        let tiers = [Tier::G4, Tier::G32].map(|t| g.places.iter().filter(|p| p.tier == t).count());
        assert_eq!(tiers, [4, 36]);
        assert!(g.areas.iter().all(|a| a.municipalities.len() > 5));
        for (i, p) in g.places.iter().enumerate() {
            for n in &p.neighbours {
                assert!(g.places[n.at()].neighbours.contains(&i.into()), "{} borders one way only", p.name);
            }
        }
    }
}
