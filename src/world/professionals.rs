//! Professionals: columns of many. A slot is a job; whoever leaves is followed in the same slot.

use super::Practised;
use crate::ids::{EmployerId, MunicipalityId, RegionId};

/// Practised themes per professional.
pub const SLOTS: usize = 4;

/// Discipline of a professional.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Discipline {
    /// Maatschappelijk werk.
    MaatschappelijkWerk,
    /// Culturele en maatschappelijke vorming.
    Cmv,
    /// Sociaal-pedagogische hulpverlening.
    Sph,
    /// Kinder- en jongerenwerk.
    YouthWork,
    /// Jeugdzorg.
    YouthCare,
    /// Trained at mbo.
    Mbo,
}

/// Number of disciplines.
pub const DISCIPLINES: usize = 6;

/// Which association a professional belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Member {
    /// None.
    No,
    /// The broad one.
    Broad,
    /// The one for youth workers.
    Youth,
}

/// Stage of a professional-researcher.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Researcher {
    /// Not one.
    No,
    /// In training.
    Training,
    /// With a post.
    Post,
    /// Trained, without a post.
    Waiting,
}

/// What is short and used together, one row per professional.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Person {
    /// Motivation to learn and contribute, 0–1.
    pub motivation: f32,
    /// Continuing education, share of a full year's programme, smoothed over a year.
    pub cpd: f32,
    /// Last month (tick) of the registration; negative when never registered.
    pub registered_until: i16,
    /// Month (tick) of entry; negative before the start.
    pub entered: i16,
    /// Age at entry, years.
    pub age: u8,
    /// Discipline.
    pub discipline: Discipline,
    /// Field of work: 0 collective, 1 individual and wijkteam, 2 complex.
    pub field: u8,
    /// Membership.
    pub member: Member,
    /// Stage as professional-researcher.
    pub researcher: Researcher,
    /// Months in that stage.
    pub stage_months: u8,
    /// Whether in direct work with clients: rates count these.
    pub direct: bool,
    /// Highest education: 0 mbo, 1 hbo, 2 master.
    pub level: u8,
}

impl Person {
    /// Registered in this month.
    pub const fn registered(&self, tick: u32) -> bool {
        self.registered_until as i32 >= tick as i32
    }
    /// Counts in rates of the profession: hbo and up, in direct work.
    pub const fn counts(&self) -> bool {
        self.direct & (self.level >= 1)
    }
}

/// All professionals, in order of team (and teams in order of region), so that colleagues are near each other in memory.
#[derive(Clone, Debug, PartialEq)]
pub struct Professionals {
    /// Team.
    pub team: Vec<u32>,
    /// Practised themes, and the explicit knowledge of each that is known, 0–1.
    pub practised: Vec<[Practised; SLOTS]>,
    /// Explicit knowledge that is applied; never more than mastery.
    pub usage: Vec<[f32; SLOTS]>,
    /// Tacit knowledge, 0–1.
    pub craft: Vec<[f32; SLOTS]>,
    /// Weak ties: for each practised theme the place (professional × 4 + slot) of a colleague elsewhere; one's own place
    /// when there is none.
    pub tie: Vec<[u32; SLOTS]>,
    /// The rest.
    pub person: Vec<Person>,
    /// Themes and mastery of last month: what others see.
    pub seen: Vec<[Practised; SLOTS]>,
}

impl Professionals {
    /// No professionals: a place holder that asks for no memory.
    pub const fn none() -> Self {
        Self {
            team: vec![],
            practised: vec![],
            usage: vec![],
            craft: vec![],
            tie: vec![],
            person: vec![],
            seen: vec![],
        }
    }
    /// How many.
    pub fn len(&self) -> usize {
        self.person.len()
    }
    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.person.is_empty()
    }
    /// Two people change places: knowledge and person move along, teams stay where they are.
    pub fn swap(&mut self, a: usize, b: usize) {
        self.practised.swap(a, b);
        self.usage.swap(a, b);
        self.craft.swap(a, b);
        self.person.swap(a, b);
    }
}

/// A team of colleagues.
#[derive(Clone, Debug, PartialEq)]
pub struct Team {
    /// Employer.
    pub employer: EmployerId,
    /// Municipality it works in.
    pub municipality: MunicipalityId,
    /// Its region.
    pub region: RegionId,
    /// First professional.
    pub first: u32,
    /// First professional of the next team.
    pub end: u32,
    /// Field of work when it was formed.
    pub field: u8,
    /// Whether it has become a wijkteam.
    pub wijkteam: bool,
}

impl Team {
    /// Places of its members.
    pub fn members(&self) -> std::ops::Range<usize> {
        self.first as usize..self.end as usize
    }
}
