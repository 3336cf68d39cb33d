//! What is watched besides the indicators, and what happens to worlds at the branch.

use std::sync::Arc;

use super::{Measure, Shock};
use crate::indicators::{Seen, Unit};
use crate::scenario::CalendarKey;
use crate::text::Text;
use crate::world::{
    Asked, Member, Network, Origin, PartnerKind, Product, QUESTIONS, REGIONS, Researcher, Stage, THEMES, World,
};

const fn measure(nl: &'static str, en: &'static str, unit: Unit, of: fn(&Seen) -> f64) -> Measure {
    Measure::Own { label: Text::new(nl, en), unit, of }
}

/// Mean of what there is; 0 of nothing.
fn mean_of(values: impl Iterator<Item = f64>) -> f64 {
    let (sum, count) = values.fold((0.0, 0.0), |(sum, count), x| (sum + x, count + 1.0));
    if count > 0.0 { sum / count } else { 0.0 }
}

/// Month (tick) of the branch.
fn branch(w: &World) -> u32 {
    w.policy.tick(w.policy.calendar.branch)
}

/// Research made since the branch.
fn new_research(w: &World) -> impl Iterator<Item = &Product> {
    let since = branch(w) as i16;
    w.products.iter().filter(move |j| j.born >= since && !matches!(j.origin, Origin::Field | Origin::Foreign))
}

fn count(products: impl Iterator<Item = impl Sized>) -> f64 {
    products.count() as f64
}

/// Weight of network products known only locally.
pub(super) const LOCAL_STOCK: Measure =
    measure("lokale voorraad van netwerken", "local stock of networks", Unit::Count, |s| {
        let local = s.world.products.iter().filter(|j| j.stage == Stage::Local && j.origin == Origin::Network);
        local.map(Product::weight).sum()
    });

/// Weight of all explicit knowledge that is not lost.
pub(super) const EXPLICIT_STOCK: Measure = measure(
    "overdraagbare kennis (gewicht van alle producten)",
    "transferable knowledge (weight of all products)",
    Unit::Count,
    |s| s.world.products.iter().filter(|j| j.stage != Stage::Lost).map(Product::weight).sum(),
);

/// Use ÷ mastery.
pub(super) const APPLIED: Measure = measure("toepassing van wat men kent", "use of what is known", Unit::Share, |s| {
    s.world.practice.usage / s.world.practice.mastery.max(1e-9)
});

/// Distance to full application of what is available.
pub(super) const APPLICATION_GAP: Measure =
    measure("wat van het beschikbare niet wordt toegepast", "what is available but not applied", Unit::Share, |s| {
        1.0 - s.world.practice.usage / s.world.practice.available.max(1e-9)
    });

/// Variance over questions of the number of research products since the branch.
pub(super) const TOPIC_VARIANCE: Measure =
    measure("ongelijke dekking van vragen (variantie)", "uneven coverage of questions (variance)", Unit::Count, |s| {
        let mut studied = [[0.0; QUESTIONS]; THEMES];
        new_research(s.world).for_each(|j| studied[j.theme as usize][j.question as usize] += 1.0);
        let mean = mean_of(studied.iter().flatten().copied());
        mean_of(studied.iter().flatten().map(|x| (x - mean) * (x - mean)))
    });

/// Mean common language of networks at work.
pub(super) const LANGUAGE: Measure =
    measure("gemeenschappelijke taal in netwerken", "common language of networks", Unit::Level, |s| {
        s.network_mean(|n| n.language)
    });

/// Open gaps named by guidelines.
pub(super) const NAMED_GAPS: Measure =
    measure("door richtlijnen benoemde lacunes", "gaps named by guidelines", Unit::Count, |s| s.world.agenda.gaps);

/// Weight of demand at the institutes.
pub(super) const INSTITUTE_DEMAND: Measure =
    measure("gewicht van de vraag bij de instituten", "weight of demand at the institutes", Unit::Share, |s| {
        s.world.agenda.institutes
    });

/// Mean applicability of research since the branch.
pub(super) const APPLICABILITY: Measure =
    measure("toepasbaarheid van nieuwe kennis", "applicability of new knowledge", Unit::Level, |s| {
        mean_of(new_research(s.world).map(|j| f64::from(j.applicability)))
    });

/// Mean autonomy that employers leave, by size.
pub(super) const AUTONOMY: Measure =
    measure("autonomie van professionals", "autonomy of professionals", Unit::Level, |s| {
        let size: f64 = s.world.employers.iter().map(|e| e.size).sum();
        s.world.employers.iter().map(|e| e.autonomy * e.size).sum::<f64>() / size
    });

/// Trust times language of the networks from before the branch: how far they can work together.
pub(super) const OLD_NETWORKS: Measure =
    measure("vertrouwen × taal van bestaande netwerken", "trust × language of existing networks", Unit::Level, |s| {
        let old = |n: &&Network| n.alive() && n.born < branch(s.world);
        mean_of(s.world.networks.iter().filter(old).map(|n| n.mean_trust() * n.language))
    });

fn of_universities(w: &World) -> impl Iterator<Item = &Product> {
    new_research(w).filter(|j| j.origin == Origin::University)
}

/// Share of university research since the branch that somebody asked for.
pub(super) const UNIVERSITY_FIT: Measure =
    measure("gevraagd onderzoek van universiteiten", "university research that was asked for", Unit::Share, |s| {
        mean_of(of_universities(s.world).map(|j| f64::from(u8::from(j.asked != Asked::Nobody))))
    });

/// Number of university products on social work since the branch.
pub(super) const UNIVERSITY_RESEARCH: Measure =
    measure("onderzoek van universiteiten naar sociaal werk", "university research on social work", Unit::Count, |s| {
        count(of_universities(s.world))
    });

/// Mean coverage of themes by hbo curricula.
pub(super) const CURRICULUM: Measure =
    measure("kennis in hbo-opleidingen", "knowledge in hbo curricula", Unit::Share, |s| {
        mean_of(s.world.curriculum.iter().flat_map(|c| c[1]))
    });

/// Share of regions in which a network has started since the branch.
pub(super) const STARTED: Measure =
    measure("regio's waar een netwerk is begonnen", "regions in which a network started", Unit::Share, |s| {
        let new = |r: usize| s.world.networks.iter().any(|n| n.region.at() == r && n.born >= branch(s.world));
        mean_of((0..REGIONS).map(|r| f64::from(u8::from(new(r)))))
    });

/// Regions with an active network, above what counts as a system that lasts.
pub(super) const SELF_ORGANISED: Measure = measure(
    "regio's met een netwerk, boven wat een stelsel heet",
    "regions with a network, above what counts as a system",
    Unit::Share,
    |s| {
        let active = s.world.region_activity.iter().filter(|a| **a > 0.0).count() as f64;
        active / REGIONS as f64 - s.parameters.lasting.regions.get()
    },
);

/// Best fit of money to needs among running programmes.
pub(super) const FIT: Measure =
    measure("aansluiting van het geld op behoeften", "fit of money to needs", Unit::Level, |s| {
        s.world.programmes.iter().filter(|r| r.runs(s.world.tick)).map(|r| r.fit).fold(0.0, f64::max)
    });

/// Employers that take part in a network.
pub(super) const EMPLOYERS_JOINED: Measure =
    measure("deelnemende instellingen", "employers taking part", Unit::Count, |s| {
        count(s.world.employers.iter().filter(|e| e.network.is_some()))
    });

/// What the association can make binding: level of its functions times its authority.
pub(super) const COMMAND: Measure = measure(
    "vermogen van de beroepsorganisatie (functies × gezag)",
    "power of the association (functions × authority)",
    Unit::Level,
    |s| s.world.associations[0].services() * s.world.power(),
);

/// Products written down by learning circles since the branch.
pub(super) const CIRCLE_PRODUCTS: Measure =
    measure("opgeschreven ervaringskennis", "experience written down", Unit::Count, |s| {
        count(new_research(s.world).filter(|j| j.origin == Origin::Circle))
    });

/// Products of networks that have reached the national body.
pub(super) const PASSED_UP: Measure = measure(
    "netwerkproducten die landelijk zijn gekomen",
    "network products that reached the national body",
    Unit::Count,
    |s| f64::from(s.world.knowledge.network_national),
);

/// Mean mastery of hbo professionals who entered in the last two years.
pub(super) const GRADUATES: Measure =
    measure("kennis van nieuwe lichtingen", "knowledge of new cohorts", Unit::Share, |s| {
        let people = &s.world.professionals;
        let new = |i: &usize| {
            let x = &people.person[*i];
            x.counts() && i32::from(x.entered) > s.world.tick as i32 - 24
        };
        mean_of((0..people.len()).filter(new).flat_map(|i| people.practised[i]).map(|x| f64::from(x.mastery())))
    });

/// Half of the networks are dissolved.
pub(super) const DISSOLVED: Shock =
    Shock { name: "dissolved", run: |w, _| (0..w.networks.len()).step_by(2).for_each(|n| w.dissolve(n)) };

/// Staff feel imposed on.
pub(super) const IMPOSED: Shock =
    Shock { name: "imposed", run: |w, _| w.employers.iter_mut().for_each(|e| e.imposed = 0.6) };

/// Staff do not feel imposed on.
pub(super) const NOT_IMPOSED: Shock =
    Shock { name: "not imposed", run: |w, _| w.employers.iter_mut().for_each(|e| e.imposed = 0.0) };

/// Changes a series of the shared calendar from now on.
fn change(w: &mut World, key: CalendarKey, to: impl Fn(f64) -> f64) {
    let mut policy = (*w.policy).clone();
    let from = policy.calendar.branch;
    let points = policy.calendar.series[key as usize].points.iter_mut();
    points.filter(|(month, _)| *month >= from).for_each(|(_, value)| *value = to(*value));
    w.policy = Arc::new(policy);
}

/// Two more projects are imposed at once.
pub(super) const TWO_PROJECTS: Shock =
    Shock { name: "two projects", run: |w, _| change(w, CalendarKey::PolicyProjects, |v| v + 2.0) };

/// Four more projects are imposed at once.
pub(super) const FOUR_PROJECTS: Shock =
    Shock { name: "four projects", run: |w, _| change(w, CalendarKey::PolicyProjects, |v| v + 4.0) };

/// Half as many lectoraten again.
pub(super) const MORE_LECTORATEN: Shock =
    Shock { name: "more lectoraten", run: |w, _| change(w, CalendarKey::Lectoraten, |v| 1.5 * v) };

/// Employers work methodically.
pub(super) const METHODICAL: Shock =
    Shock { name: "methodical", run: |w, _| w.employers.iter_mut().for_each(|e| e.methodical = 0.9) };

/// Employers do not work methodically.
pub(super) const UNMETHODICAL: Shock =
    Shock { name: "unmethodical", run: |w, _| w.employers.iter_mut().for_each(|e| e.methodical = 0.1) };

/// Municipal partners see no benefit.
pub(super) const NO_BENEFIT: Shock = Shock {
    name: "no benefit",
    run: |w, _| {
        let partners = w.networks.iter_mut().flat_map(|n| &mut n.partners);
        partners.filter(|x| x.kind == PartnerKind::Municipality).for_each(|x| x.benefit = 0.0);
    },
};

/// All networks begin anew, as strangers.
fn strangers(w: &mut World) {
    for net in &mut w.networks {
        net.language = 0.1;
        net.partners.iter_mut().for_each(|x| x.trust = 0.15);
    }
}

/// Networks of strangers from research and practice only.
pub(super) const TWO_CULTURES: Shock = Shock {
    name: "two cultures",
    run: |w, _| {
        for n in 0..w.networks.len() {
            for at in (0..w.networks[n].partners.len()).rev() {
                if w.networks[n].partners[at].kind.culture() > 1 {
                    w.leave(n, at);
                }
            }
        }
        strangers(w);
    },
};

/// Networks of strangers from research, practice, policy and citizens.
pub(super) const FOUR_CULTURES: Shock = Shock {
    name: "four cultures",
    run: |w, p| {
        for n in 0..w.networks.len() {
            if w.networks[n].alive() && w.networks[n].count(PartnerKind::Citizens) == 0 {
                w.enrol(p, n, PartnerKind::Citizens, w.networks[n].region.at() as u32);
            }
        }
        strangers(w);
    },
};

/// Networks lose their common language.
pub(super) const SPEECHLESS: Shock =
    Shock { name: "speechless", run: |w, _| w.networks.iter_mut().for_each(|n| n.language = 0.0) };

/// Universities work for publications only.
pub(super) const PUBLISHING: Shock =
    Shock { name: "publishing", run: |w, _| w.universities.iter_mut().for_each(|u| u.practice = 0.0) };

/// Universities work for practice.
pub(super) const SERVING: Shock =
    Shock { name: "serving", run: |w, _| w.universities.iter_mut().for_each(|u| u.practice = 1.0) };

fn cocreated(w: &mut World, degree: f32) {
    w.products.iter_mut().for_each(|j| j.cocreation = degree);
}

/// All that is known was developed by researchers and practitioners together.
pub(super) const TOGETHER: Shock = Shock { name: "together", run: |w, _| cocreated(w, 0.8) };

/// All that is known was developed by researchers alone.
pub(super) const ALONE: Shock = Shock { name: "alone", run: |w, _| cocreated(w, 0.1) };

/// Number in 0–1 of a professional, evenly spread: who belongs to a share that is set.
fn place(i: usize) -> f64 {
    (i as f64 * 0.618_033_988_749_895).fract()
}

/// Sets the share of hbo professionals that is a member.
fn members(w: &mut World, share: f64) {
    for (i, x) in w.professionals.person.iter_mut().enumerate().filter(|(_, x)| x.level >= 1) {
        x.member = if place(i) < share { Member::Broad } else { Member::No };
    }
}

/// One in ten is a member.
pub(super) const FEW_MEMBERS: Shock = Shock { name: "few members", run: |w, _| members(w, 0.1) };
/// Two in five are members.
pub(super) const SOME_MEMBERS: Shock = Shock { name: "some members", run: |w, _| members(w, 0.4) };
/// Seven in ten are members.
pub(super) const MOST_MEMBERS: Shock = Shock { name: "most members", run: |w, _| members(w, 0.7) };

/// One in fifty hbo professionals holds a post as professional-researcher.
pub(super) const RESEARCHERS: Shock = Shock {
    name: "researchers",
    run: |w, _| {
        let people = w.professionals.person.iter_mut().enumerate();
        people.filter(|(i, x)| x.counts() && place(*i) < 0.02).for_each(|(_, x)| x.researcher = Researcher::Post);
    },
};

/// Commissioning is half as good as it was.
pub(super) const BUREAUCRATIC: Shock =
    Shock { name: "bureaucratic", run: |w, _| w.municipalities.iter_mut().for_each(|m| m.commissioning *= 0.5) };
