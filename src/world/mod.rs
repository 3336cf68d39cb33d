//! Who there is: one world at one moment.

mod build;
mod enrolment;
mod geography;
mod invention;
mod ledger;
mod organisations;
mod practised;
mod products;
mod professionals;
mod programme;
pub mod themes;

use std::sync::Arc;

pub use build::Size;
pub use geography::{Area, Geography, Place, REGIONS, Tier};
pub use invention::Invention;
pub(crate) use invention::choose;
pub use ledger::{Flow, Ledger, PARTIES, PURPOSES, Party, Purpose};
pub use organisations::*;
pub use practised::{Lanes, Practised};
pub use products::*;
pub use professionals::*;
pub use programme::*;
pub use themes::{QUESTIONS, THEMES};

use crate::ids::{MunicipalityId, RegionId};
use crate::parameters::Levers;
use crate::scenario::{Calendar, CalendarKey, History, LeverChange, Programme, Scenario};

/// What was decided, for this world: calendar, levers by date, programmes.
#[derive(Clone, Debug, PartialEq)]
pub struct Policy {
    /// Dates and outside developments.
    pub calendar: Calendar,
    /// Lever changes in order of date.
    pub changes: Vec<LeverChange>,
    /// First month (tick) without earmarked money, in a withdrawal twin.
    pub withdrawn_from: Option<u32>,
}

impl Policy {
    /// Month number of a date.
    pub fn tick(&self, month: crate::units::Month) -> u32 {
        (month - self.calendar.start).max(0) as u32
    }

    /// Month number from which a switch has been on without a break until `tick`; none when it is off or was never set.
    /// Saying again what already holds changes nothing.
    pub fn on_since(&self, lever: &str, tick: u32) -> Option<u32> {
        let mut since = None;
        for change in self.changes.iter().filter(|c| c.lever == lever && self.tick(c.from) <= tick) {
            since = if change.value >= 0.5 { since.or(Some(self.tick(change.from))) } else { None };
        }
        since
    }
}

/// Outside conditions this month.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Conditions {
    /// Budget pressure on municipalities, 0–1.
    pub pressure: f64,
    /// Attention of municipalities, 0–1.
    pub attention: f64,
    /// Implementation projects imposed by policy itself, per professional.
    pub policy_projects: f64,
    /// Yearly loss of value of explicit knowledge, with shocks.
    pub obsolescence: f64,
    /// Pressure to form wijkteams, 0–1.
    pub wijkteam_pressure: f64,
    /// Number of lectoraten.
    pub lectoraten: usize,
    /// Whether the broad association presents itself to all, 0–1.
    pub association_open: f64,
    /// Whether masters graduate, 0–1.
    pub masters: f64,
    /// Knowledge of needs from regional meetings, 0–1, fading.
    pub meetings: f64,
    /// Usable stock abroad, relative to the start.
    pub foreign: f64,
}

/// What is asked.
#[derive(Clone, Debug, PartialEq)]
pub struct AgendaState {
    /// Need per region and theme, of all inhabitants together; changes when needs of municipalities do.
    pub needs: Vec<[f64; THEMES]>,
    /// Demand per region and theme, adds up to 1 per region.
    pub regional: Vec<[f64; THEMES]>,
    /// National demand, adds up to 1.
    pub national: [f64; THEMES],
    /// Weight of demand at the institutes, 0–1.
    pub institutes: f64,
    /// How far regional agendas reach the national one, 0–1.
    pub upward: f64,
    /// Share of professionals, municipalities and citizens in what is asked, per region.
    pub voices: Vec<[f64; 3]>,
    /// Chance that a question is put well, 0–1.
    pub question_quality: f64,
    /// Weight of each question in its theme, adds up to 1.
    pub question_weight: Grid,
    /// Per question: months for which it still counts as under study, and by whom (address of the maker).
    pub under_study: Vec<[(u8, u32); QUESTIONS]>,
    /// Open gaps named by guidelines.
    pub gaps: f64,
}

/// Rates and means over professionals, counted once a month.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Counts {
    /// Professionals simulated per region.
    pub staff: [f64; REGIONS],
    /// Per discipline: direct workers; of these members; registered.
    pub by_discipline: [[f64; 3]; DISCIPLINES],
    /// Direct workers of hbo and up, and members among them.
    pub eligible: f64,
    /// Members among direct workers of hbo and up.
    pub members: f64,
    /// All members per association, simulated.
    pub by_association: [f64; 2],
    /// Registered whom no law obliges; and registered whom a law obliges.
    pub registered: [f64; 2],
    /// Direct hbo workers whom no law obliges per region; and registered among them.
    pub voluntary: [[f64; 2]; REGIONS],
    /// Professional-researchers with a post per region, simulated.
    pub researchers: [f64; REGIONS],
    /// Professional-researchers trained and without a post.
    pub waiting: f64,
    /// Members per region.
    pub region_members: [f64; REGIONS],
}

/// Need-weighted sums over professionals and practised themes of direct workers, from the learning step.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct PracticeSums {
    /// Weight.
    pub weight: f64,
    /// Use.
    pub usage: f64,
    /// Mastery.
    pub mastery: f64,
    /// Craft.
    pub craft: f64,
    /// Available coverage.
    pub available: f64,
    /// Use × quality of what is available.
    pub quality: f64,
    /// Direct workers.
    pub people: f64,
    /// Motivation.
    pub motivation: f64,
    /// Continuing education.
    pub cpd: f64,
}

impl PracticeSums {
    /// Adds another block.
    pub fn add(&mut self, o: &Self) {
        self.weight += o.weight;
        self.usage += o.usage;
        self.mastery += o.mastery;
        self.craft += o.craft;
        self.available += o.available;
        self.quality += o.quality;
        self.people += o.people;
        self.motivation += o.motivation;
        self.cpd += o.cpd;
    }
}

/// Counts of knowledge since the start.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct KnowledgeCounts {
    /// Products made.
    pub made: u32,
    /// Ever collected nationally.
    pub collected: u32,
    /// Ever tested.
    pub validated: u32,
    /// Guidelines.
    pub guidelines: u32,
    /// Lost.
    pub lost: u32,
    /// Projects that failed.
    pub failed: u32,
    /// Products of networks.
    pub network: u32,
    /// Products of networks that reached the national body.
    pub network_national: u32,
    /// Education modules.
    pub modules: u32,
}

/// Work in progress outside networks, in products.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Progress {
    /// Lectoraten outside networks.
    pub lectoraten: f64,
    /// Employers writing down methods.
    pub field: f64,
    /// Circles, per region.
    pub circles: [f64; REGIONS],
    /// Guidelines.
    pub guidelines: f64,
}

/// A kind of agent: its decisions can be frozen, to see whether they matter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Agent {
    /// Professionals: joining, registering, learning, changing jobs.
    Professionals,
    /// Employers: climate, time, networks.
    Employers,
    /// Municipalities: commissioning, demands, wijkteams, networks.
    Municipalities,
    /// Lectoraten: own products, coalitions.
    Lectoraten,
    /// Hogescholen and mbo colleges: curricula.
    Schools,
    /// University groups: joining networks, own work.
    Universities,
    /// Knowledge institutes: collecting, testing.
    Institutes,
    /// ZonMw: asking the field.
    ZonMw,
    /// Regional networks: agenda, products, continuing.
    Networks,
    /// National network.
    NationalNetwork,
    /// Professional associations.
    Associations,
    /// Intermediary organisations.
    Intermediary,
    /// Programme committee.
    ProgrammeCommittee,
    /// Evaluation committee.
    EvaluationCommittee,
    /// Citizens' groups.
    Citizens,
    /// Health insurers.
    Insurers,
    /// Partners outside social work.
    OutsidePartners,
    /// Ministries: budgets, structural subsidy.
    Ministries,
}

/// Kinds of agents whose decisions are frozen at their start.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Frozen(pub u32);

/// One world at one moment.
#[derive(Clone, Debug)]
pub struct World {
    /// Seed of its luck.
    pub seed: u64,
    /// Month number since the start.
    pub tick: u32,
    /// Size relative to the real number of professionals.
    pub population: f64,
    /// Space.
    pub geography: Arc<Geography>,
    /// Decisions.
    pub policy: Arc<Policy>,
    /// Levers in force.
    pub levers: Levers,
    /// Outside conditions.
    pub conditions: Conditions,
    /// Professionals.
    pub professionals: Professionals,
    /// Teams, in order of region and employer.
    pub teams: Vec<Team>,
    /// Per region the place of its first professional, and of the first of the next region.
    pub people_by_region: [(u32, u32); REGIONS],
    /// Employers.
    pub employers: Vec<Employer>,
    /// Municipalities.
    pub municipalities: Vec<Municipality>,
    /// Lectoraten that may exist; the first `conditions.lectoraten` do.
    pub lectoraten: Arc<Vec<Lectoraat>>,
    /// Network of each lectoraat this month.
    pub lectoraat_busy: Vec<bool>,
    /// Hogescholen and mbo colleges.
    pub schools: Vec<School>,
    /// Curriculum per region and theme: what graduates bring (hbo, mbo).
    pub curriculum: Vec<[[f64; THEMES]; 2]>,
    /// University groups.
    pub universities: Vec<University>,
    /// Institutes.
    pub institutes: Vec<Institute>,
    /// ZonMw.
    pub zonmw: ZonMw,
    /// Regional networks.
    pub networks: Vec<Network>,
    /// National network.
    pub national: NationalNetwork,
    /// The broad association and the one for youth workers.
    pub associations: [Association; 2],
    /// Citizens' groups per region.
    pub citizens: Vec<Citizens>,
    /// Health insurers per region.
    pub insurers: Vec<Outside>,
    /// Partners outside social work per region.
    pub outside: Vec<Outside>,
    /// Programmes: those of the past first.
    pub programmes: Vec<Running>,
    /// Projects outside networks.
    pub projects: Vec<Project>,
    /// What agenda points receive.
    pub effort: Effort,
    /// Every product ever made, in order of birth; only [`World::add_product`] adds one.
    pub products: Vec<Product>,
    /// Places of the products that are not lost, in order: the lost cost nothing.
    pub stock: Vec<u32>,
    /// Bodies of knowledge.
    pub bodies: Bodies,
    /// What is asked.
    pub agenda: AgendaState,
    /// Activity of circles per region, 0–1.
    pub circles: [f64; REGIONS],
    /// Activity of the most active network per region, 0–1.
    pub region_activity: [f64; REGIONS],
    /// Link of the best linked network per region, 0–1.
    pub region_link: [f64; REGIONS],
    /// Career path of professional-researchers, 0–1.
    pub career: f64,
    /// Posts for professional-researchers, at full size.
    pub posts: f64,
    /// Education modules of the last three years per region, fading.
    pub modules: [f64; REGIONS],
    /// Reach of publications, 0–1.
    pub reach: f64,
    /// Ledger.
    pub ledger: Ledger,
    /// Work in progress.
    pub progress: Progress,
    /// Rates over professionals.
    pub counts: Counts,
    /// Sums over practice, national.
    pub practice: PracticeSums,
    /// Knowledge since the start.
    pub knowledge: KnowledgeCounts,
    /// Choices frozen for an ablation.
    pub frozen: Frozen,
    /// Space for monthly sums, so that no memory is asked for in the loop.
    pub scratch: Scratch,
}

/// Space reused every month.
#[derive(Clone, Debug, Default)]
pub struct Scratch {
    /// Per employer.
    pub employers: Vec<crate::world::EmployerMonth>,
    /// Per network: acceptance at its employers.
    pub networks: Vec<[f32; THEMES]>,
    /// Professionals to whom something rare may happen, with their draw.
    pub found: Vec<crate::rng::Found>,
    /// What may be chosen, by its place in its list, with its weight.
    pub weighted: Vec<(usize, f64)>,
    /// What was chosen, by its place in its list.
    pub chosen: Vec<usize>,
    /// What neighbours see of each municipality.
    pub seen: Vec<f64>,
    /// Proposals for a call.
    pub proposals: Vec<Proposal>,
}

/// What an employer means for its professionals this month.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct EmployerMonth {
    /// Acceptance per theme, for non-members.
    pub acceptance: [f32; THEMES],
    /// Adoption per month before acceptance.
    pub adopt: f32,
    /// Support of what is practised, without colleagues.
    pub support: f32,
    /// Mastery from the network and from researchers, per month.
    pub regional_rate: f32,
    /// Mastery from roll-out, per month.
    pub national_rate: f32,
    /// Continuing education of someone neither registered nor member.
    pub cpd: f32,
    /// Motivation that its conditions lead to.
    pub motivation: f32,
}

impl World {
    /// Value of a calendar series this month.
    pub fn calendar(&self, key: CalendarKey) -> f64 {
        let calendar = &self.policy.calendar;
        calendar.series[key as usize].at(calendar.start + self.tick as i32)
    }

    /// Puts a design in force from now on: its levers and programmes come on top of the shared past.
    pub fn adopt(&mut self, design: &Scenario) {
        let mut policy = (*self.policy).clone();
        policy.changes.extend(design.levers.iter().cloned());
        policy.changes.sort_by_key(|c| c.from);
        self.add_programmes(&design.programmes, &policy);
        self.policy = Arc::new(policy);
    }

    /// Stops all earmarked money from this month (tick) on: the withdrawal twin of a design.
    pub fn withdraw_from(&mut self, tick: u32) {
        let mut policy = (*self.policy).clone();
        policy.withdrawn_from = Some(tick);
        self.policy = Arc::new(policy);
    }

    fn add_programmes(&mut self, programmes: &[Programme], policy: &Policy) {
        for programme in programmes {
            let named = |r: usize| programme.regions.contains(&self.geography.areas[r].code);
            let allowed = std::array::from_fn(|r| programme.regions.is_empty() || named(r));
            self.programmes.push(Running::new(programme.clone(), policy.tick(programme.start), allowed));
        }
    }

    /// Adds a product that is known where it was made.
    pub fn add_product(&mut self, product: Product) {
        self.stock.push(self.products.len() as u32);
        self.products.push(product);
    }

    /// Places in the list of the products in a stage other than lost, in order.
    pub fn at_stage(&self, stage: Stage) -> impl Iterator<Item = usize> {
        self.stock.iter().map(|&at| at as usize).filter(move |&at| self.products[at].stage == stage)
    }

    /// Region of a municipality.
    pub fn region_of(&self, municipality: MunicipalityId) -> RegionId {
        self.geography.places[municipality.at()].region
    }

    /// Policy of the shared past.
    fn past(history: &History) -> Policy {
        Policy { calendar: history.calendar.clone(), changes: history.levers.clone(), withdrawn_from: None }
    }

    /// Regional networks that exist, with their number.
    pub fn alive(&self) -> impl Iterator<Item = (usize, &Network)> {
        self.networks.iter().enumerate().filter(|(_, n)| n.alive())
    }

    /// Activity of a network, by its number, when at work.
    pub fn working(&self, network: Option<crate::ids::NetworkId>) -> f64 {
        network.map_or(0.0, |n| self.networks[n.at()].working())
    }

    /// Whether a kind of agent decides for itself (not frozen for an ablation).
    pub fn free(&self, agent: Agent) -> bool {
        self.frozen.0 & (1 << agent as u32) == 0
    }

    /// Professional-researchers with a post per thousand professionals of a region.
    pub fn researchers_per_thousand(&self, region: usize) -> f64 {
        1000.0 * self.counts.researchers[region] / self.counts.staff[region].max(1.0)
    }

    /// Adds up the needs of municipalities by region.
    pub fn sum_needs(&mut self) {
        self.agenda.needs.fill([0.0; THEMES]);
        for (m, place) in self.municipalities.iter().zip(&self.geography.places) {
            let of_region = &mut self.agenda.needs[place.region.at()];
            of_region.iter_mut().zip(&m.need).for_each(|(sum, need)| *sum += need * place.inhabitants);
        }
    }

    /// 1 when the municipality that a team works in demands registered staff, else 0.
    pub fn demands_registered(&self, team: &Team) -> f64 {
        f64::from(u8::from(self.municipalities[team.municipality.at()].demands_registered))
    }

    /// Power of the profession: authority of the broad association by its coverage.
    pub fn power(&self) -> f64 {
        self.associations[0].power
    }
}
