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
    /// Tier of municipality: other, G32, G4.
    Tier(usize),
}

impl Group {
    /// Place in a the row of groups.
    pub const fn at(self) -> usize {
        match self {
            Self::Region(region) => region,
            Self::Field(field) => REGIONS + field,
            Self::Tier(tier) => REGIONS + 3 + tier,
        }
    }
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
    /// Every municipality, in the order of the geography.
    pub municipalities: Vec<MunicipalityView>,
    /// Networks at work.
    pub networks: Vec<NetworkView>,
}

/// A municipality as a map shows it.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct MunicipalityView {
    /// Direct workers simulated in it; where there are none, the shares below are those of its region.
    pub staff: u16,
    /// Use of knowledge by its direct workers.
    pub practice_use: f32,
    /// Registered share of its direct workers with hbo or higher.
    pub registered: f32,
    /// Members among these.
    pub members: f32,
    /// Euros it put into its network this year, in cash and in kind.
    pub contribution: [f32; 2],
    /// Number of its network, or -1.
    pub network: i32,
}

/// A network as a map shows it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct NetworkView {
    /// Number in order of founding, also of networks that stopped.
    pub number: u16,
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
        if december {
            world.municipalities.iter_mut().for_each(|m| m.contributed = [0.0; 2]);
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
        let tier = match place.tier {
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
                let practised = world.professionals.practised[i][s];
                let w = need[practised.theme() as usize];
                row[0] += w;
                row[1] += w * f64::from(world.professionals.usage[i][s]);
                row[2] += w * f64::from(practised.mastery());
                row[3] += w * f64::from(world.professionals.craft[i][s]);
            }
            if person.level >= 1 {
                row[4] = 1.0;
                row[5] = if person.member == Member::No { 0.0 } else { 1.0 };
            }
            for g in [Group::Region(team.region.at()), Group::Field(person.field as usize), Group::Tier(tier)] {
                sums[g.at()].iter_mut().zip(row).for_each(|(a, b)| *a += b);
            }
        }
    }
    let ratio = |a: f64, b: f64| if b > 0.0 { (a / b) as f32 } else { 0.0 };
    sums.map(|s| [ratio(s[1], s[0]), ratio(s[2], s[0]), ratio(s[3], s[0]), ratio(s[5], s[4])])
}

/// Sums over direct workers.
#[derive(Clone, Copy, Default)]
struct Staff {
    people: f64,
    /// Mean use over themes.
    usage: f64,
    /// With hbo or higher; of these registered; members.
    eligible: [f64; 3],
}

impl Staff {
    fn add(&mut self, o: &Self) {
        (self.people, self.usage) = (self.people + o.people, self.usage + o.usage);
        self.eligible.iter_mut().zip(o.eligible).for_each(|(a, b)| *a += b);
    }
}

/// Staff per municipality.
fn staff(world: &World) -> Vec<Staff> {
    let mut sums = vec![Staff::default(); world.municipalities.len()];
    for team in &world.teams {
        let sum = &mut sums[team.municipality.at()];
        for i in team.members() {
            let person = &world.professionals.person[i];
            if !person.direct {
                continue;
            }
            let flag = |holds: bool| f64::from(u8::from(holds));
            let usage = &world.professionals.usage[i];
            let eligible = [true, person.registered(world.tick), person.member != Member::No];
            sum.add(&Staff {
                people: 1.0,
                usage: usage.iter().map(|&u| f64::from(u)).sum::<f64>() / usage.len() as f64,
                eligible: eligible.map(|holds| flag(holds && person.counts())),
            });
        }
    }
    sums
}

fn snapshot(world: &World, month: Month) -> Snapshot {
    let (by_region, staff) = (groups(world), staff(world));
    let mut regional = [Staff::default(); REGIONS];
    for (m, own) in staff.iter().enumerate() {
        regional[world.region_of(MunicipalityId::from(m)).at()].add(own);
    }
    let municipality = |(m, own): (usize, &Staff)| {
        let (region, state) = (world.region_of(MunicipalityId::from(m)).at(), &world.municipalities[m]);
        let [eligible, registered, members] =
            if own.eligible[0] > 0.0 { own.eligible } else { regional[region].eligible };
        let share = |part: f64| (part / eligible.max(1.0)) as f32;
        MunicipalityView {
            staff: own.people as u16,
            practice_use: if own.people > 0.0 { (own.usage / own.people) as f32 } else { by_region[region][0] },
            registered: share(registered),
            members: share(members),
            contribution: state.contributed.map(|euros| euros as f32),
            network: state.network.map_or(-1, |n| i32::from(n.0)),
        }
    };
    let networks = world.networks.iter().enumerate().filter(|(_, n)| n.active()).map(|(number, n)| {
        let mut partners = [0u16; crate::world::PARTNER_KINDS];
        n.partners.iter().for_each(|x| partners[x.kind as usize] += 1);
        NetworkView {
            number: number as u16,
            region: n.region.0,
            partners,
            trust: n.mean_trust() as f32,
            link: n.link as f32,
            activity: n.activity as f32,
        }
    });
    Snapshot {
        month,
        municipalities: staff.iter().enumerate().map(municipality).collect(),
        networks: networks.collect(),
    }
}
