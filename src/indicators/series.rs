//! What is kept of a run.

use super::{Indicator, Seen, kept};
use crate::ids::MunicipalityId;
use crate::parameters::Parameters;
use crate::text::Text;
use crate::units::Month;
use crate::world::{Flow, Member, REGIONS, Tier, World};

/// A part of the country or of the work.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Group {
    /// Knowledge region.
    Region(usize),
    /// Field of work, 0–2.
    Field(usize),
    /// Tier of municipality.
    Tier(usize),
}

/// Number of groups: regions, fields, tiers.
pub const GROUPS: usize = REGIONS + 3 + 3;

/// Key and name of every group, in order.
pub fn group_labels() -> Vec<(String, Text)> {
    let fields = [
        ("collective", Text::new("collectief", "collective")),
        ("individual", Text::new("individueel en wijkteam", "individual and wijkteam")),
        ("complex", Text::new("complex", "complex")),
    ];
    let tiers = [
        ("other", Text::new("overige gemeenten", "other municipalities")),
        ("g32", Text::new("G32", "G32")),
        ("g4", Text::new("G4", "G4")),
    ];
    let regions = (1..=REGIONS).map(|r| (format!("W{r:02}"), Text::new("regio", "region")));
    regions.chain(fields.into_iter().chain(tiers).map(|(k, t)| (k.to_owned(), t))).collect()
}

/// Values per group at one date: use, mastery, craft, membership.
pub type GroupRow = [[f32; 4]; GROUPS];

/// Municipalities and networks at one date, for maps.
#[derive(Clone, Debug, PartialEq)]
pub struct Snapshot {
    /// Month.
    pub month: Month,
    /// Use per municipality; where no team is simulated, of its region.
    pub practice_use: Vec<f32>,
    /// Network (number) of each municipality, or -1.
    pub network: Vec<i32>,
    /// Per network at work: region, partners by kind, mean trust, link, activity.
    pub networks: Vec<NetworkView>,
}

/// A network as a map shows it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct NetworkView {
    /// Region.
    pub region: u8,
    /// Partners by kind.
    pub partners: [u16; crate::world::PARTNER_KINDS],
    /// Mean trust.
    pub trust: f32,
    /// Link with the national network.
    pub link: f32,
    /// Activity.
    pub activity: f32,
}

/// What is kept of one run.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Series {
    /// Per month: headline indicators; when asked, after these all others.
    pub monthly: Vec<Vec<f32>>,
    /// Per December: all indicators.
    pub yearly: Vec<Vec<f32>>,
    /// Per December: groups.
    pub groups: Vec<Box<GroupRow>>,
    /// Per year: what moved.
    pub flows: Vec<Vec<Flow>>,
    /// Pictures at asked dates.
    pub snapshots: Vec<Snapshot>,
}

impl Series {
    /// Adds the month that just ended; closes the year in December. `pictures`: dates at which to keep a snapshot;
    /// `all_monthly`: whether to keep every indicator of the month, not the headlines alone.
    pub fn record(&mut self, world: &mut World, p: &Parameters, pictures: &[Month], all_monthly: bool) {
        let month = world.policy.calendar.start + world.tick as i32;
        let december = (world.tick + 1).is_multiple_of(12);
        {
            let seen = Seen::new(world, p);
            let values = |all| kept(all).iter().map(|i| finite(i, &seen)).collect();
            self.monthly.push(values(all_monthly));
            if december {
                self.yearly.push(values(true));
                self.groups.push(Box::new(groups(world)));
            }
        }
        if december {
            self.flows.push(world.ledger.close_year());
        }
        if pictures.contains(&month) {
            self.snapshots.push(snapshot(world, month));
        }
    }
}

fn finite(indicator: &Indicator, seen: &Seen) -> f32 {
    let value = (indicator.of)(seen);
    assert!(value.is_finite(), "indicator {} is not a number", indicator.key);
    (value + 0.0) as f32 // an empty sum is minus zero
}

fn groups(world: &World) -> GroupRow {
    let mut sums = [[0f64; 6]; GROUPS];
    for team in &world.teams {
        let place = &world.geography.places[team.municipality.at()];
        let tier = REGIONS
            + 3
            + match place.tier {
                Tier::Small => 0,
                Tier::G32 => 1,
                Tier::G4 => 2,
            };
        let need = &world.municipalities[team.municipality.at()].need;
        for i in team.members() {
            let person = &world.professionals.person[i];
            if !person.direct {
                continue;
            }
            let mut row = [0f64; 6];
            for s in 0..4 {
                let w = need[world.professionals.theme[i][s] as usize];
                row[0] += w;
                row[1] += w * f64::from(world.professionals.usage[i][s]);
                row[2] += w * f64::from(world.professionals.mastery[i][s]);
                row[3] += w * f64::from(world.professionals.craft[i][s]);
            }
            if person.level >= 1 {
                row[4] = 1.0;
                row[5] = if person.member == Member::No { 0.0 } else { 1.0 };
            }
            for g in [team.region.at(), REGIONS + person.field as usize, tier] {
                sums[g].iter_mut().zip(row).for_each(|(a, b)| *a += b);
            }
        }
    }
    let ratio = |a: f64, b: f64| if b > 0.0 { (a / b) as f32 } else { 0.0 };
    sums.map(|s| [ratio(s[1], s[0]), ratio(s[2], s[0]), ratio(s[3], s[0]), ratio(s[5], s[4])])
}

fn snapshot(world: &World, month: Month) -> Snapshot {
    let by_region = groups(world);
    let mut sums = vec![[0f64; 2]; world.municipalities.len()];
    for team in &world.teams {
        for i in team.members().filter(|&i| world.professionals.person[i].direct) {
            sums[team.municipality.at()][0] += 4.0;
            sums[team.municipality.at()][1] += world.professionals.usage[i].iter().map(|&u| f64::from(u)).sum::<f64>();
        }
    }
    let own = |m: usize| {
        let region = world.region_of(MunicipalityId::from(m)).at();
        if sums[m][0] > 0.0 { (sums[m][1] / sums[m][0]) as f32 } else { by_region[region][0] }
    };
    let networks = world.networks.iter().filter(|n| n.active()).map(|n| {
        let mut partners = [0u16; crate::world::PARTNER_KINDS];
        n.partners.iter().for_each(|x| partners[x.kind as usize] += 1);
        NetworkView {
            region: n.region.0,
            partners,
            trust: n.mean_trust() as f32,
            link: n.link as f32,
            activity: n.activity as f32,
        }
    });
    Snapshot {
        month,
        practice_use: (0..world.municipalities.len()).map(own).collect(),
        network: world.municipalities.iter().map(|m| m.network.map_or(-1, |n| i32::from(n.0))).collect(),
        networks: networks.collect(),
    }
}
