//! Could the model be built again from its description? Two submodels of `docs/odd.md` are written here from its text
//! alone (7.6 and 7.8, with the notation) and must do to a world in the middle of its past what the program does.

use lemniscaat::parameters::Parameters;
use lemniscaat::processes::MONTH;
use lemniscaat::rng::Draws;
use lemniscaat::scenario;
use lemniscaat::simulation::Simulation;
use lemniscaat::world::{Function, Network, Partner, PartnerKind, REGIONS, Size, THEMES, Tier, World};

const CLOSE: f64 = 1e-12;

/// A world of which the months before this process have been run, and the same world after it.
fn before_and_after(process: &str, months: u32) -> (World, World, Parameters) {
    let history = scenario::history().expect("the shared past");
    let size = Size::of(0.01);
    let parameters = Parameters::default();
    let simulation = Simulation::new(&history, &size, parameters.clone(), 11);
    let mut state = simulation.start();
    simulation.run(&mut state, months);
    let mut world = state.world;
    let at = MONTH.iter().position(|x| x.name == process).expect("a process of the month");
    let run = |world: &mut World, i: usize| {
        (MONTH[i].run)(world, &parameters, Draws::new(world.seed, MONTH[i].stream, world.tick));
    };
    (0..at).for_each(|i| run(&mut world, i));
    let before = world.clone();
    run(&mut world, at);
    (before, world, parameters)
}

fn sat(x: f64, s: f64) -> f64 {
    1.0 - (-x.max(0.0) / s).exp()
}

/// x → y (m).
fn towards(x: f64, y: f64, m: f64) -> f64 {
    x + (y - x) / m.max(1.0)
}

fn close(what: &str, got: f64, expected: f64) {
    assert!((got - expected).abs() < CLOSE, "{what}: the program has {got}, its description {expected}");
}

/// What section 7.6 says of one network: language, equality, ownership, demand weight, and how trust grows.
struct Together {
    language: f64,
    equality: f64,
    ownership: f64,
    demand: f64,
    build: f64,
    fade: f64,
}

fn together(w: &World, p: &Parameters, net: &Network) -> Together {
    let (q, g) = (&p.partnership, &w.levers.governance);
    let grant = net.grant.filter(|x| x.start <= w.tick && w.tick < x.end).map(|x| &w.programmes[x.programme]);
    let s = grant.map_or(0.0, |r| (g.steering.get() + r.steering_shift).clamp(0.0, 1.0));
    let contact = sat(net.activity, q.contact_scale.get());
    let c = sat(s + 0.25 * net.language + 0.15 * w.national.level, q.coordination_scale.get());
    let floor = |floor: f64, x: f64| floor + (1.0 - floor) * x;
    let ground = floor(q.ground_floor.get(), (net.language / q.ground_full.get()).min(1.0));
    let culture = |k: PartnerKind| match k {
        PartnerKind::Host | PartnerKind::University => 0,
        PartnerKind::Employer | PartnerKind::Association => 1,
        PartnerKind::Municipality | PartnerKind::Insurer | PartnerKind::Outside => 2,
        PartnerKind::Citizens => 3,
    };
    let cultures = (0..4).filter(|&c| net.partners.iter().any(|x| culture(x.kind) == c)).count() as f64;
    let build = q.build_gain.get()
        * contact
        * floor(q.equality_floor.get(), net.equality)
        * floor(q.coordination_floor.get(), c)
        * ground
        / (12.0 * q.trust_years.get())
        / q.culture_slow.get().powf((cultures - 2.0).max(0.0));
    let fade = (1.0 - contact) * q.trust_fade.get() / 12.0;
    let (b, weight, j) = match grant {
        Some(r) => (
            g.bottom_up.get(),
            g.weight_partnership.get() + r.criteria_shift[0],
            0.1 * w.levers.funding.joint_regional_agenda.get(),
        ),
        None => (0.5, 0.18, 0.0),
    };
    let equality = (q.equality_base.get()
        + q.equality_bottom_up.get() * b
        + q.equality_criteria.get() * (weight / 0.3).min(1.0)
        + j)
        * (1.0 - q.steering_inequality.get() * s);
    let own = net.own / (net.own + net.public).max(1.0);
    let a = if grant.is_some() { g.bottom_up.get() } else { 0.5 * net.equality };
    Together {
        language: net.language + q.language_speed.get() * build * (1.0 - net.language) - 0.5 * fade * net.language,
        equality: towards(net.equality, equality.clamp(0.0, 1.0), q.equality_months.get()),
        ownership: towards(
            net.ownership,
            0.5 * net.equality + 0.5 * (own / q.own_paid.get()).min(1.0),
            q.own_months.get(),
        ),
        demand: (p.agenda.spontaneous.get() + p.agenda.bottom_up_gain.get() * a + j).min(1.0),
        build,
        fade,
    }
}

/// What a partner gets out of its network, by section 7.6.
fn gain(w: &World, net: &Network, x: &Partner, demand: f64) -> f64 {
    let recent = || net.made.iter().filter(|m| w.tick - m.tick < 24);
    let value: [f64; THEMES] =
        std::array::from_fn(|k| recent().filter(|m| m.theme as usize == k).map(|m| f64::from(m.value) / 2.0).sum());
    let all: f64 = value.iter().sum();
    let needed = |m: usize| (0..THEMES).map(|k| w.municipalities[m].need[k] * value[k]).sum::<f64>();
    match x.kind {
        PartnerKind::Municipality => {
            let m = x.number as usize;
            needed(m) * (0.5 + 0.5 * demand) + 0.25 * w.municipalities[m].leerkring
        }
        PartnerKind::Employer => needed(w.employers[x.number as usize].municipality.at()) * (0.6 + 0.4 * demand),
        PartnerKind::Host => 1.3 * all,
        PartnerKind::University => 0.8 * all,
        PartnerKind::Association => (0.7 + 0.3 * w.associations[0].services()) * all,
        PartnerKind::Citizens | PartnerKind::Insurer | PartnerKind::Outside => 0.7 * all,
    }
}

#[test]
fn partnership_as_described_is_partnership() {
    let (mut partners, mut key_persons, mut granted) = (0, 0, 0);
    // With the first grants, with many and after them.
    for months in [40, 90, 107, 118] {
        let (before, after, p) = before_and_after("partnership", months);
        for (old, new) in before.networks.iter().zip(&after.networks).filter(|(a, b)| a.alive() && b.alive()) {
            let t = together(&before, &p, old);
            granted += usize::from(old.granted(before.tick));
            close("language", new.language, t.language);
            close("equality", new.equality, t.equality);
            close("ownership", new.ownership, t.ownership);
            close("demand weight", new.demand_weight, t.demand);
            for x in &old.partners {
                let Some(y) = new.partners.iter().find(|y| (y.kind, y.number) == (x.kind, x.number)) else { continue };
                let grown = |trust: f64| trust + t.build * (1.0 - trust) - t.fade * trust;
                let lost = grown(x.trust * (1.0 - p.partnership.key_trust.get()));
                if (y.trust - lost).abs() < CLOSE {
                    key_persons += 1;
                } else {
                    close("trust", y.trust, grown(x.trust));
                }
                let felt = sat(gain(&before, old, x, t.demand), p.partnership.benefit_scale.get());
                close("benefit", y.benefit, towards(x.benefit, felt, p.partnership.benefit_memory.get()));
                partners += 1;
            }
            let weight = if old.granted(before.tick) {
                let shift = old.grant.map_or(0.0, |x| before.programmes[x.programme].criteria_shift[1]);
                0.4 + 0.6 * ((before.levers.governance.weight_link.get() + shift) / 0.1).min(1.0)
            } else {
                0.7
            };
            let link = before.national.level * old.activity * weight;
            close("link", new.link, towards(old.link, link, p.partnership.link_months.get()));
        }
    }
    assert!(partners > 300 && granted > 10, "{partners} partners, {granted} networks with a grant: too few to say");
    // A key person leaves with chance(0.15): 1.2% a month; a tenth would be another model.
    assert!(key_persons > 0 && key_persons < partners / 20, "{key_persons} key persons left {partners} partners");
}

#[test]
fn learning_circles_as_described_are_learning_circles() {
    for months in [40, 90, 118] {
        let (mut before, _, p) = before_and_after("learning_circles", months);
        // A lever that the past never moves, so that there is something to see.
        before.levers.governance.leerkringen = 0.8f64.try_into().expect("a share");
        let mut after = before.clone();
        let process = MONTH.iter().find(|x| x.name == "learning_circles").expect("the process");
        (process.run)(&mut after, &p, Draws::new(before.seed, process.stream, before.tick));
        let chapters = before.associations[0].level(Function::Chapters);
        for r in 0..REGIONS {
            let share = before.counts.region_members[r] / before.counts.staff[r].max(1.0);
            let circles =
                0.5 * before.region_activity[r] + 0.5 * chapters * (share / p.circles.chapters_full.get()).min(1.0);
            close("circles", after.circles[r], circles.clamp(0.0, 1.0));
            let density = 1000.0 * before.counts.researchers[r] / before.counts.staff[r].max(1.0);
            let pace = (p.circles.codify_base.get() + density / p.circles.codify_researchers.get()).min(1.0);
            let progress = before.progress.circles[r] + p.circles.codify.get() / 12.0 * after.circles[r] * pace;
            let left = if progress >= 1.0 { progress - 1.0 } else { progress };
            close("written down", after.progress.circles[r], left);
        }
        let areas = &before.geography.areas;
        let larger = |r: usize| areas.iter().filter(|a| a.inhabitants > areas[r].inhabitants).count();
        for (i, place) in before.geography.places.iter().enumerate() {
            let offered = if larger(place.region.at()) < p.circles.leerkring_regions.get() as usize {
                0.8
            } else if place.tier == Tier::Small {
                0.8 * p.circles.leerkring_national.get()
            } else {
                0.0
            };
            close(
                "leerkring",
                after.municipalities[i].leerkring,
                towards(before.municipalities[i].leerkring, offered, 6.0),
            );
        }
    }
}
