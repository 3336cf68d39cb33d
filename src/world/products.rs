//! Knowledge products as growing columns, and the bodies of knowledge they add up to.

use super::geography::REGIONS;
use super::themes::{QUESTIONS, THEMES};
use crate::ids::NetworkId;

/// Where a product is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[repr(u8)]
pub enum Stage {
    /// Known where it was made.
    Local,
    /// Described in the national collection.
    Collected,
    /// Tested.
    Validated,
    /// Part of a guideline.
    Guideline,
    /// Gone.
    Lost,
}

/// Who made a product.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Origin {
    /// Regional network.
    Network,
    /// Lectoraat outside networks.
    Lectoraat,
    /// Employers writing down a method.
    Field,
    /// Learning circle.
    Circle,
    /// University, fundamental.
    University,
    /// From abroad.
    Foreign,
}

/// For whom a product is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Audience {
    /// Professionals.
    Professionals,
    /// Municipalities.
    Municipalities,
    /// Citizens.
    Citizens,
}

/// Which party asked for a product.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Asked {
    /// Nobody: supply.
    Nobody,
    /// Professionals.
    Professionals,
    /// Municipalities.
    Municipalities,
    /// Citizens.
    Citizens,
}

/// A knowledge product.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Product {
    /// Address of its luck: from maker, month and ordinal, not from the order of making.
    pub luck: u32,
    /// Theme.
    pub theme: u8,
    /// Question within the theme.
    pub question: u8,
    /// Region of origin; [`REGIONS`] when from none.
    pub region: u8,
    /// Maker.
    pub origin: Origin,
    /// Audience.
    pub audience: Audience,
    /// Who asked for it.
    pub asked: Asked,
    /// Stage.
    pub stage: Stage,
    /// Whether it has ever been collected nationally.
    pub reached_national: bool,
    /// Whether it builds on an element of another kind or region.
    pub builds_on: bool,
    /// Whether its question was under study elsewhere without a link.
    pub duplicate: bool,
    /// Network of origin.
    pub network: Option<NetworkId>,
    /// Month (tick) it was made; -1 before the start.
    pub born: i16,
    /// Strength of evidence, 0–1.
    pub evidence: f32,
    /// Applicability, 0–1.
    pub applicability: f32,
    /// Degree of co-creation, 0–1.
    pub cocreation: f32,
    /// Freshness, 0–1.
    pub freshness: f32,
}

impl Product {
    /// Weight in a body of knowledge: 2 × evidence × applicability × freshness.
    pub fn weight(&self) -> f64 {
        2.0 * f64::from(self.evidence) * f64::from(self.applicability) * f64::from(self.freshness)
    }
    /// In the national collection at any stage.
    pub fn national(&self) -> bool {
        matches!(self.stage, Stage::Collected | Stage::Validated | Stage::Guideline)
    }
}

/// Grid of questions.
pub type Grid = [[f64; QUESTIONS]; THEMES];

/// Bodies of explicit knowledge, rebuilt once a month after stewardship.
#[derive(Clone, Debug, PartialEq)]
pub struct Bodies {
    /// Background body per question (weight), constant.
    pub background: Grid,
    /// National stock per question (weight).
    pub national: Grid,
    /// Local stock per region and question (weight).
    pub local: Vec<Grid>,
    /// Coverage of each theme by national knowledge, 0–1.
    pub national_coverage: [f64; THEMES],
    /// Coverage per region, with local and linked knowledge.
    pub regional_coverage: Vec<[f64; THEMES]>,
    /// Coverage by guidelines.
    pub guideline_coverage: [f64; THEMES],
    /// Coverage by tested knowledge: what curricula take up.
    pub validated_coverage: [f64; THEMES],
    /// Coverage of themes by products for municipalities.
    pub municipal_coverage: f64,
    /// Coverage of themes by products for citizens.
    pub citizen_coverage: f64,
    /// Ownership of what is available, per region and theme, 0–1.
    pub own: Vec<[f64; THEMES]>,
    /// Mean evidence × applicability of what is available, per theme.
    pub quality: [f64; THEMES],
}

impl Bodies {
    /// Nothing but a background.
    pub fn new(background: Grid) -> Self {
        Self {
            background,
            national: [[0.0; QUESTIONS]; THEMES],
            local: vec![[[0.0; QUESTIONS]; THEMES]; REGIONS],
            national_coverage: [0.0; THEMES],
            regional_coverage: vec![[0.0; THEMES]; REGIONS],
            guideline_coverage: [0.0; THEMES],
            validated_coverage: [0.0; THEMES],
            municipal_coverage: 0.0,
            citizen_coverage: 0.0,
            own: vec![[0.0; THEMES]; REGIONS],
            quality: [0.0; THEMES],
        }
    }
}
