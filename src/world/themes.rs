//! The twelve themes of knowledge (`model.md` §2), each divided in questions.

use crate::text::Text;

/// Number of themes.
pub const THEMES: usize = 12;
/// Questions per theme.
pub const QUESTIONS: usize = 30;
/// The theme access to the social domain, on which the leerkringen work.
pub const TOEGANG: usize = 0;
/// The theme of neighbourhood teams, which members of new wijkteams take up.
pub const WIJKTEAMS: usize = 1;
/// The theme of youth, which youth disciplines practise most.
pub const YOUTH: usize = 9;
/// The themes that maatschappelijk werk practises most.
pub const MW_THEMES: [usize; 3] = [1, 2, 10];

/// Legal domain of a theme.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Domain {
    /// Social Support Act.
    Wmo,
    /// Youth Act.
    Jeugd,
    /// Work and income.
    WerkEnInkomen,
    /// Society at large.
    Samenleving,
}

/// A theme.
#[derive(Clone, Copy, Debug)]
pub struct Theme {
    /// Name for readers.
    pub label: Text,
    /// Legal domain.
    pub domain: Domain,
    /// Weight in the work of field 1 (collective), 2 (individual, wijkteam) and 3 (complex).
    pub fields: [f32; 3],
    /// How easily evidence is found, relative to 1 (collective work is harder to test: GR 3.4).
    pub evidence: f64,
    /// Weight of the theme in the questions of municipalities and of citizens, relative to professionals.
    pub asked: [f64; 2],
}

const fn theme(
    nl: &'static str,
    en: &'static str,
    domain: Domain,
    fields: [f32; 3],
    evidence: f64,
    asked: [f64; 2],
) -> Theme {
    Theme { label: Text::new(nl, en), domain, fields, evidence, asked }
}

/// All themes; weights are our assumption (`docs/data.md`), in line with GR 3.4.
pub const LIST: [Theme; THEMES] = [
    theme("toegang", "access", Domain::Wmo, [0.7, 1.5, 0.8], 0.9, [1.8, 1.2]),
    theme("wijkteams en integraal werken", "neighbourhood teams", Domain::Wmo, [0.9, 1.8, 0.7], 0.8, [1.8, 0.7]),
    theme("cliëntondersteuning", "client support", Domain::Wmo, [0.6, 1.4, 1.0], 1.0, [1.1, 1.6]),
    theme("psychische kwetsbaarheid", "mental vulnerability", Domain::Wmo, [0.4, 0.9, 1.8], 1.2, [0.7, 1.2]),
    theme(
        "geweld in afhankelijkheidsrelaties",
        "violence in dependent relations",
        Domain::Wmo,
        [0.3, 0.9, 1.8],
        1.2,
        [0.8, 0.9],
    ),
    theme(
        "outreachend werken en netwerkregie",
        "outreach and network coordination",
        Domain::Wmo,
        [1.0, 1.1, 1.3],
        0.9,
        [0.9, 0.6],
    ),
    theme("eenzaamheid", "loneliness", Domain::Wmo, [1.5, 0.9, 0.5], 0.8, [1.0, 1.4]),
    theme("leven met een beperking", "living with a disability", Domain::Wmo, [0.7, 0.9, 1.2], 1.0, [0.8, 1.6]),
    theme("mantelzorg en informele zorg", "informal care", Domain::Samenleving, [1.4, 1.0, 0.4], 0.9, [1.4, 1.8]),
    theme("jeugd en opvoeding", "youth and parenting", Domain::Jeugd, [1.0, 0.9, 1.2], 1.2, [1.3, 0.9]),
    theme(
        "schulden, werk en inkomen",
        "debts, work and income",
        Domain::WerkEnInkomen,
        [0.6, 1.3, 0.9],
        1.1,
        [1.5, 0.9],
    ),
    theme(
        "burgerinitiatief en samenlevingsopbouw",
        "community building",
        Domain::Samenleving,
        [2.0, 0.5, 0.2],
        0.7,
        [1.0, 1.4],
    ),
];
