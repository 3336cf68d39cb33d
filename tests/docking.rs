//! Docking on analytic limits: parts of the model, each run by itself where mathematics knows the answer.

mod common;

use common::{history, set};
use lemniscaat::parameters::Parameters;
use lemniscaat::processes::MONTH;
use lemniscaat::rng::Draws;
use lemniscaat::simulation::Simulation;
use lemniscaat::world::{Discipline, Member, Size, World};

/// Runs one process of the month by itself, as the schedule would.
fn run_alone(name: &str, world: &mut World, p: &Parameters) {
    let process = MONTH.iter().find(|x| x.name == name).expect("a process of the month");
    (process.run)(world, p, Draws::new(world.seed, process.stream, world.tick));
    world.tick += 1;
}

/// Who leaves is followed in the same job: a renewal process with a constant hazard, of which the share that never
/// renewed is exp(−hazard·t). Within four standard errors of a binomial share, every year.
#[test]
fn turnover_is_a_renewal_process() {
    let (history, size) = (history(), Size::of(0.25));
    let mut p = Parameters::default();
    set(&mut p, "labour.change", 0.0);
    let mut world = Simulation::new(&history, &size, p.clone(), 5).start().world;
    let n = world.professionals.len() as f64;
    for year in 1..=8 {
        (0..12).for_each(|_| run_alone("labour", &mut world, &p));
        let stayed = world.professionals.person.iter().filter(|x| x.entered < 0).count() as f64 / n;
        let expected = (-p.labour.exit.get() * f64::from(year)).exp();
        let error = (expected * (1.0 - expected) / n).sqrt();
        assert!((stayed - expected).abs() < 4.0 * error, "after {year} years {stayed}, expected {expected} ± {error}");
    }
}

/// Joining by example on a complete graph (everybody in one team and one discipline) is the logistic equation of Bass:
/// `m' = a(1 + b·m)(1 − m) − c·m`. Its solution by the two roots of the right-hand side; within four standard errors of
/// a binomial share plus what the step of a month costs (half a month of the steepest growth).
#[test]
fn membership_by_example_follows_the_logistic_curve() {
    let (history, size) = (history(), Size::of(0.25));
    let mut p = Parameters::default();
    for (path, value) in [("start.team", 1e6), ("association.register", 0.0), ("association.join", 0.05)] {
        set(&mut p, path, value);
    }
    let mut world = Simulation::new(&history, &size, p.clone(), 6).start().world;
    assert_eq!(world.teams.len(), 1, "everybody in one team");
    world.levers = Default::default();
    for person in &mut world.professionals.person {
        (person.discipline, person.direct, person.level) = (Discipline::MaatschappelijkWerk, true, 1);
        (person.member, person.registered_until) = (Member::No, -1);
    }
    // Functions of the association stay as they are, so that services are the same all along.
    let functions = world.associations[0].functions;
    let service = |s: f64| p.association.service_floor.get() + p.association.service_slope.get() * s;
    let services = world.associations[0].services();
    let norm = 1.0 + 2.0 * p.association.peers.get() * p.association.peers_reference.get();
    let a = p.association.join.get() * service(services) / service(0.13) / norm;
    let b = 2.0 * p.association.peers.get();
    let c = p.association.leave.get() * (1.0 - p.association.leave_services.get() * services);
    // Roots of −ab·m² + (ab − a − c)·m + a.
    let (square, line) = (a * b, a * b - a - c);
    let root = (line * line + 4.0 * square * a).sqrt();
    let (high, low) = ((line + root) / (2.0 * square), (line - root) / (2.0 * square));
    let n = world.professionals.len() as f64;
    run_alone("association", &mut world, &p); // counts who there is
    let begin = world.counts.by_discipline[0][1] / n;
    let constant = (begin - high) / (begin - low);
    let steepest = 0.25 * square * (high - low).powi(2);
    for year in 1..=12 {
        for _ in 0..12 {
            world.associations[0].functions = functions;
            run_alone("association", &mut world, &p);
        }
        let members = world.counts.by_discipline[0][1] / n;
        let ratio = constant * (-square * (high - low) * f64::from(year)).exp();
        let expected = (high - low * ratio) / (1.0 - ratio);
        let tolerance = 4.0 * (expected * (1.0 - expected) / n).sqrt() + steepest / 24.0;
        assert!((members - expected).abs() < tolerance, "year {year}: {members}, expected {expected} ± {tolerance}");
    }
}

/// With activity, language and equality held where they are, trust follows `T' = build·(1 − T) − fade·T`: towards
/// `build/(build + fade)` at the rate `build + fade`. Exact but for the step of a month.
#[test]
fn trust_follows_its_equation() {
    let (history, size) = (history(), Size::of(0.02));
    let mut p = Parameters::default();
    set(&mut p, "partnership.key_person", 0.0);
    set(&mut p, "partnership.leave_max", 0.0);
    set(&mut p, "partnership.join", 0.0);
    set(&mut p, "partnership.collapse", 0.0);
    let mut world = Simulation::new(&history, &size, p.clone(), 7).past().world;
    let n = (0..world.networks.len()).max_by_key(|&n| world.networks[n].partners.len()).expect("there are networks");
    let q = &p.partnership;
    let (activity, language, equality) = (0.2, 0.4, 0.6);
    world.national.level = 0.0;
    world.networks[n].grant = None;
    world.networks[n].partners.iter_mut().for_each(|x| x.trust = 0.1);
    let contact = 1.0 - (-activity / q.contact_scale.get()).exp();
    let coordination = 1.0 - (-0.25 * language / q.coordination_scale.get()).exp();
    let cultures = world.networks[n].cultures() as f64;
    let build = q.build_gain.get()
        * contact
        * (q.equality_floor.get() + (1.0 - q.equality_floor.get()) * equality)
        * (q.coordination_floor.get() + (1.0 - q.coordination_floor.get()) * coordination)
        / q.trust_years.get()
        / q.culture_slow.get().powf((cultures - 2.0).max(0.0));
    let fade = q.trust_fade.get() * (1.0 - contact);
    let (rest, rate) = (build / (build + fade), build + fade);
    for month in 1..=60 {
        let net = &mut world.networks[n];
        (net.activity, net.language, net.equality, net.low_months) = (activity, language, equality, 0);
        run_alone("partnership", &mut world, &p);
        let partner = world.networks[n].partners[1];
        let years = f64::from(month) / 12.0;
        let expected = rest + (0.1 - rest) * (-rate * years).exp();
        // One step of Euler is wrong by half its square; errors fade as trust does.
        let tolerance = (rest - 0.1).abs() * rate / 24.0 + 1e-9;
        assert!((partner.trust - expected).abs() < tolerance, "month {month}: {} for {expected}", partner.trust);
    }
}
