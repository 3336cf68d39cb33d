//! A look at the world at the end of a month: counts that several indicators share, made once.

use crate::parameters::Parameters;
use crate::world::{Asked, Network, Origin, PartnerKind, QUESTIONS, REGIONS, Stage, THEMES, World};

/// Where ties of different regions meet: hubs of regions, the national network, university groups.
const HUBS: usize = REGIONS + 1 + 4;
/// Months over which "recent" products are counted.
const RECENT: i32 = 60;

/// The world and counts over its products.
pub struct Seen<'a> {
    /// The world.
    pub world: &'a World,
    /// Its parameters.
    pub parameters: &'a Parameters,
    /// Products now in the national collection.
    pub national: f64,
    /// Of these, with sound evidence.
    pub sound: f64,
    /// Tested now.
    pub validated: f64,
    /// Recent products of lectoraten, networks, circles, universities.
    pub recent: f64,
    /// Of these, on a question under study elsewhere.
    pub duplicates: f64,
    /// Sum of their co-creation.
    pub cocreation: f64,
    /// Recent products by who asked: nobody, professionals, municipalities, citizens.
    pub asked: [f64; 4],
    /// Products of the last two years, and those that build on another element.
    pub building: [f64; 2],
    /// Usable tested stock, aged weight.
    pub tested_stock: f64,
}

impl<'a> Seen<'a> {
    /// Looks.
    pub fn new(world: &'a World, parameters: &'a Parameters) -> Self {
        let mut seen = Self {
            world,
            parameters,
            national: 0.0,
            sound: 0.0,
            validated: 0.0,
            recent: 0.0,
            duplicates: 0.0,
            cocreation: 0.0,
            asked: [0.0; 4],
            building: [0.0; 2],
            tested_stock: 0.0,
        };
        let tick = world.tick as i32;
        let sound = parameters.stewardship.sound.f32();
        for j in world.stock.iter().map(|&at| &world.products[at as usize]) {
            if j.national() {
                seen.national += 1.0;
                if j.stage != Stage::Collected {
                    seen.validated += 1.0;
                    seen.tested_stock += j.weight();
                }
                // Sound evidence: tested here, and strong enough.
                if j.stage != Stage::Collected && j.evidence >= sound {
                    seen.sound += 1.0;
                }
            }
        }
        // In order of birth: the recent ones are the last, lost or not.
        let recent = world.products.partition_point(|j| i32::from(j.born) < (tick - RECENT + 1).max(0));
        for j in &world.products[recent..] {
            let age = tick - i32::from(j.born);
            if j.origin != Origin::Field && j.origin != Origin::Foreign {
                seen.recent += 1.0;
                seen.duplicates += f64::from(u8::from(j.duplicate));
                seen.cocreation += f64::from(j.cocreation);
                seen.asked[match j.asked {
                    Asked::Nobody => 0,
                    Asked::Professionals => 1,
                    Asked::Municipalities => 2,
                    Asked::Citizens => 3,
                }] += 1.0;
                if age < 24 {
                    seen.building[0] += 1.0;
                    seen.building[1] += f64::from(u8::from(j.builds_on));
                }
            }
        }
        seen
    }

    /// Networks at work.
    pub fn active(&self) -> impl Iterator<Item = &'a Network> {
        self.world.networks.iter().filter(|n| n.active())
    }

    /// Mean over networks at work; 0 when there are none.
    pub fn network_mean(&self, f: impl Fn(&Network) -> f64) -> f64 {
        let count = self.active().count();
        if count == 0 { 0.0 } else { self.active().map(f).sum::<f64>() / count as f64 }
    }

    /// Share of municipalities for which something holds.
    pub fn municipalities(&self, holds: impl Fn(&crate::world::Municipality) -> f64) -> f64 {
        self.world.municipalities.iter().map(holds).sum::<f64>() / self.world.municipalities.len() as f64
    }

    /// Share of pairs of organisations in different regions joined by a path of active ties with enough trust.
    pub fn connectedness(&self) -> f64 {
        let w = self.world;
        let university = |u: u32| REGIONS + 1 + u as usize;
        let enough = self.parameters.partnership.tie_active.get();
        // Every hub is in the part named after one of the hubs it is joined to.
        let mut part: [usize; HUBS] = std::array::from_fn(|hub| hub);
        let mut join = |a: usize, b: usize| {
            let (from, to) = (part[a], part[b]);
            part.iter_mut().filter(|x| **x == from).for_each(|x| *x = to);
        };
        // Who is joined to nobody has no path to anybody; an organisation is joined through the hub of its region.
        let mut tied = [1.0; REGIONS];
        for n in self.active() {
            let r = n.region.at();
            if n.link > 0.1 && n.mean_trust() > enough {
                join(r, REGIONS);
            }
            for x in n.partners.iter().filter(|x| x.trust > enough) {
                match x.kind {
                    PartnerKind::Employer | PartnerKind::Municipality => tied[r] += 1.0,
                    PartnerKind::University => join(r, university(x.number)),
                    _ => {}
                }
            }
        }
        let (mut sizes, mut all) = ([[0.0; REGIONS]; HUBS], [1.0; REGIONS]);
        (0..REGIONS).for_each(|r| sizes[part[r]][r] = tied[r]);
        w.employers.iter().for_each(|e| all[e.region.at()] += 1.0);
        w.geography.places.iter().for_each(|m| all[m.region.at()] += 1.0);
        let across = |c: &[f64; REGIONS]| {
            let sum: f64 = c.iter().sum();
            (sum * sum - c.iter().map(|x| x * x).sum::<f64>()) / 2.0
        };
        sizes.iter().map(across).sum::<f64>() / across(&all).max(1.0)
    }

    /// Need-weighted share of questions without a recent project.
    pub fn gaps(&self) -> f64 {
        (0..THEMES).map(|theme| self.gaps_in(theme)).sum::<f64>() / THEMES as f64
    }

    /// The same within one theme.
    pub fn gaps_in(&self, theme: usize) -> f64 {
        let agenda = &self.world.agenda;
        let open = (0..QUESTIONS).filter(|&q| agenda.under_study[theme][q].0 == 0);
        open.map(|q| agenda.question_weight[theme][q]).sum()
    }

    /// Share of tested usable stock, need-weighted, that is in curricula of hogescholen.
    pub fn curriculum_currency(&self) -> f64 {
        let w = self.world;
        let mut sum = 0.0;
        for r in 0..REGIONS {
            for k in 0..THEMES {
                sum += (w.curriculum[r][1][k] / w.bodies.validated_coverage[k].max(0.05)).min(1.0)
                    * w.agenda.regional[r][k];
            }
        }
        sum / REGIONS as f64
    }

    /// Parties' own cash and kind over twelve months ÷ the full running cost of networks, association, stewardship.
    pub fn self_financing(&self) -> f64 {
        let p = self.parameters;
        let full = REGIONS as f64 * p.funding.network_cost.get()
            + p.association.function_cost.get()
            + p.funding.stewardship_cost.get();
        self.world.ledger.own_last_year() / 1e6 / full
    }

    /// Coefficient of variation of mean use between regions.
    pub fn use_spread(&self) -> f64 {
        let (mut sum, mut n) = ([0.0; REGIONS], [0.0; REGIONS]);
        let w = self.world;
        for team in &w.teams {
            for i in team.members().filter(|&i| w.professionals.person[i].direct) {
                sum[team.region.at()] += w.professionals.usage[i].iter().map(|&u| f64::from(u)).sum::<f64>();
                n[team.region.at()] += 4.0;
            }
        }
        let means = || sum.iter().zip(n).filter(|(_, n)| *n > 0.0).map(|(s, n)| s / n);
        let count = means().count().max(1) as f64;
        let mean = means().sum::<f64>() / count;
        let variance = means().map(|m| (m - mean) * (m - mean)).sum::<f64>() / count;
        variance.sqrt() / mean.max(1e-9)
    }
}
