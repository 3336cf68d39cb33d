//! How a product comes about: which question it answers, who asked, how good it is. The maker gives co-creation z,
//! evidence, a factor on applicability, weight of demand, coordination (how well it knows what is studied elsewhere)
//! and audience.
//!
//! 1. With the probability of demand somebody asked: the theme is drawn ∝ `D_rk` (without a region `D_k`), the question
//!    ∝ `n_kq·exp(−(bg + Nat·(0.3 + 0.7·coordination) + Loc_r)/learning.body_scale)·b`, `b = 1 − 0.9·coordination` for
//!    what is under study, else 1; the asker by the voices of the region, for municipalities and citizens times the
//!    weights of the theme (without a region 0.6, 0.3, 0.1 for professionals, municipalities, citizens). Else a
//!    lectoraat brings its own theme and one of its questions; without one both are drawn evenly.
//! 2. A question that was asked is put well with the probability of `agenda`; badly put, applicability loses
//!    `cocreation.misput` of itself.
//! 3. `e = clip(evidence·ease of the theme·(0.6 + 0.8·U); 0.01, 0.95)`; `a = clip((cocreation.applicable_base +
//!    cocreation.applicable_cocreated·z)·factor·(0.8 + 0.4·U)·(put well); 0.05, 0.98)`; freshness 1; stage local.
//! 4. Research (all but methods of the field and from abroad) puts its question under study for 60 months; it is a
//!    duplicate with probability `1 − coordination` when another maker has it under study.
//! 5. It builds on another element with probability `min(1, coordination·(0.3 + 0.7·t) + 0.2·t)`, `t = min(1,
//!    Nat_kq/0.4)`.

use super::themes::LIST;
use super::*;
use crate::parameters::Parameters;
use crate::rng::Draws;

/// Circumstances under which a product is made.
#[derive(Clone, Copy, Debug)]
pub struct Invention {
    /// Maker.
    pub origin: Origin,
    /// Region of origin.
    pub region: Option<usize>,
    /// Network of origin.
    pub network: Option<usize>,
    /// Lectoraat that brings its own line, used when nobody asks.
    pub lectoraat: Option<usize>,
    /// Degree of co-creation, 0–1.
    pub cocreation: f64,
    /// Evidence strength before luck, relative to the ease of the theme.
    pub evidence: f64,
    /// Factor on applicability (craft, experiment).
    pub applicability: f64,
    /// Weight of demand in the choice, 0–1.
    pub demand: f64,
    /// How well the maker knows what is studied elsewhere, 0–1.
    pub coordination: f64,
    /// Shares of products for professionals, municipalities, citizens.
    pub audience: [f64; 3],
    /// Address of the maker and ordinal in this month.
    pub luck: (u32, u32),
}

impl Invention {
    /// Stable address of who makes it: the lectoraat, else the maker of the luck.
    fn maker(&self) -> u32 {
        match (self.origin, self.lectoraat) {
            (Origin::Lectoraat, Some(l)) => crate::rng::address(20, l as u32),
            _ => self.luck.0,
        }
    }
}

/// Place in weights that a uniform number falls on; the last with weight when rounding runs over.
pub(crate) fn choose(weights: impl Iterator<Item = f64> + Clone, u: f64) -> usize {
    let (mut left, mut last) = (u * weights.clone().sum::<f64>(), 0);
    for (i, w) in weights.enumerate() {
        if w > 0.0 {
            last = i;
            if left < w {
                return i;
            }
        }
        left -= w;
    }
    last
}

impl World {
    /// Adds a product and returns its place in the list.
    pub fn invent(&mut self, p: &Parameters, draws: Draws, how: &Invention) -> usize {
        let u = |j: u32| draws.uniform64(how.luck.0, how.luck.1 * 16 + j);
        let (theme, question, asked) = if u(0) < how.demand {
            self.asked_question(p, how, [u(1), u(2), u(3)])
        } else if let Some(l) = how.lectoraat {
            let l = &self.lectoraten[l];
            (l.theme, l.questions[(u(1) * l.questions.len() as f64) as usize], Asked::Nobody)
        } else {
            ((u(1) * THEMES as f64) as usize, (u(2) * QUESTIONS as f64) as usize, Asked::Nobody)
        };
        let well_put = asked == Asked::Nobody || u(4) < self.agenda.question_quality;
        let fits = if well_put { 1.0 } else { 1.0 - p.cocreation.misput.get() };
        let c = &p.cocreation;
        let base = c.applicable_base.get() + c.applicable_cocreated.get() * how.cocreation;
        let (busy, by) = self.agenda.under_study[theme][question];
        let research = !matches!(how.origin, Origin::Field | Origin::Foreign);
        // Studying what another studies is duplication when neither knows of it.
        let duplicate = research && busy > 0 && by != how.maker() && u(9) > how.coordination;
        if research {
            self.agenda.under_study[theme][question] = (60, how.maker());
        }
        self.add_product(Product {
            luck: crate::rng::address(1, how.luck.0).wrapping_mul(0x9E37_79B1) ^ (self.tick << 8) ^ how.luck.1,
            theme: theme as u8,
            question: question as u8,
            region: how.region.unwrap_or(REGIONS) as u8,
            origin: how.origin,
            audience: [Audience::Professionals, Audience::Municipalities, Audience::Citizens]
                [choose(how.audience.into_iter(), u(5))],
            asked,
            stage: Stage::Local,
            reached_national: false,
            builds_on: u(6) < self.building_on(how, theme, question),
            duplicate,
            network: how.network.map(Into::into),
            born: self.tick as i16,
            evidence: (how.evidence * LIST[theme].evidence * (0.6 + 0.8 * u(7))).clamp(0.01, 0.95) as f32,
            applicability: (base * how.applicability * fits * (0.8 + 0.4 * u(8))).clamp(0.05, 0.98) as f32,
            cocreation: how.cocreation as f32,
            freshness: 1.0,
        });
        self.knowledge.made += 1;
        self.products.len() - 1
    }

    /// A question that somebody asked: theme by demand, question by need and by what is not yet known or studied.
    fn asked_question(&self, p: &Parameters, how: &Invention, u: [f64; 3]) -> (usize, usize, Asked) {
        let demand = how.region.map_or(&self.agenda.national, |r| &self.agenda.regional[r]);
        let theme = choose(demand.iter().copied(), u[0]);
        let s = p.learning.body_scale.get();
        let avoid = 1.0 - 0.9 * how.coordination.min(1.0);
        let weights: [f64; QUESTIONS] = std::array::from_fn(|q| {
            let nearby = how.region.map_or(0.0, |r| self.bodies.local[r][theme][q]);
            let seen = self.bodies.national[theme][q] * (0.3 + 0.7 * how.coordination) + nearby;
            let known = libm::exp(-(self.bodies.background[theme][q] + seen) / s);
            let busy = if self.agenda.under_study[theme][q].0 > 0 { avoid } else { 1.0 };
            self.agenda.question_weight[theme][q] * known * busy
        });
        let question = choose(weights.into_iter(), u[1]);
        let voices = how.region.map_or([0.6, 0.3, 0.1], |r| self.agenda.voices[r]);
        let asked = LIST[theme].asked;
        let party = choose([voices[0], voices[1] * asked[0], voices[2] * asked[1]].into_iter(), u[2]);
        (theme, question, [Asked::Professionals, Asked::Municipalities, Asked::Citizens][party])
    }

    /// Chance that a product builds on an element of another kind or region: it must exist and be within sight.
    fn building_on(&self, how: &Invention, theme: usize, question: usize) -> f64 {
        let there = (self.bodies.national[theme][question] / 0.4).min(1.0);
        (how.coordination.min(1.0) * (0.3 + 0.7 * there) + 0.2 * there).min(1.0)
    }
}
