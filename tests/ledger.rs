//! Nothing is lost and nothing is out of bounds: euros, heads, partners, products and levels, month by month, under
//! random designs in random plausible worlds.

mod common;

use std::collections::BTreeSet;
use std::fmt::Write;

use common::{history, shipped, simulation, text};
use lemniscaat::indicators::{INDICATORS, MunicipalityView, Seen, Unit};
use lemniscaat::parameters::{LEVERS, Parameters, Role, SPECS};
use lemniscaat::scenario::{History, POINTS, Point, Scenario, Source};
use lemniscaat::simulation::Simulation;
use lemniscaat::units::{Cents, Month};
use lemniscaat::world::{
    Flow, Ledger, PARTIES, PARTNER_KINDS, PartnerKind, Party, Phase, Purpose, Size, Stage, Status, World,
};
use proptest::test_runner::{Config, RngAlgorithm, TestError, TestRng, TestRunner};

/// Numbers between 0 and 1 that decide everything, one after another; simpler cases have more zeros.
struct Dice<'a>(std::slice::Iter<'a, f64>);

impl Dice<'_> {
    fn unit(&mut self) -> f64 {
        self.0.next().copied().unwrap_or(0.0)
    }
    fn between(&mut self, low: f64, high: f64) -> f64 {
        low + (high - low) * self.unit()
    }
    fn below(&mut self, n: usize) -> usize {
        ((self.unit() * n as f64) as usize).min(n - 1)
    }
    fn month(&mut self) -> Month {
        Month::new(2016, 1) + self.below(228) as i32
    }
    /// Shares that add up to 1, some of them zero.
    fn shares(&mut self, keys: &[&str]) -> String {
        let mut shares: Vec<f64> = keys.iter().map(|_| (self.unit() - 0.3).max(0.0)).collect();
        if shares.iter().sum::<f64>() <= 0.0 {
            shares[0] = 1.0;
        }
        let sum: f64 = shares.iter().sum();
        let pairs = keys.iter().zip(shares).map(|(k, s)| format!("{k} = {:?}", s / sum));
        format!("{{ {} }}", pairs.collect::<Vec<_>>().join(", "))
    }
}

/// The text of a design: some levers by date, up to four programmes of any size and length.
fn design(dice: &mut Dice) -> String {
    let mut out = "[design]\ntitle.nl = \"Toeval\"\ntitle.en = \"Chance\"\n".to_owned();
    for spec in LEVERS.iter().filter(|s| !s.path.starts_with("governance.weight_")) {
        if dice.unit() > 0.6 {
            let whole = spec.field.unit == "count" || spec.field.unit == "months";
            let value = dice.between(spec.field.low, spec.field.high);
            let shown = match spec.field.unit {
                "yes/no" => (value >= 0.5).to_string(),
                _ if whole => format!("{:?}", value.round()),
                _ => format!("{value:?}"),
            };
            let _ = writeln!(out, "[{}]\n{} = {shown}", spec.path, dice.month());
        }
    }
    if dice.unit() > 0.5 {
        let date = dice.month();
        let raw: Vec<f64> = (0..7).map(|_| dice.unit() + 0.01).collect();
        let names = LEVERS.iter().filter(|s| s.path.starts_with("governance.weight_"));
        for (spec, w) in names.zip(&raw) {
            let _ = writeln!(out, "[{}]\n{date} = {:?}", spec.path, w / raw.iter().sum::<f64>());
        }
    }
    for i in 0..dice.below(5) {
        programme(dice, i, &mut out);
    }
    out
}

fn programme(dice: &mut Dice, number: usize, out: &mut String) {
    let points = Point::ALL.map(Point::key);
    let months = 1 + dice.below(120);
    let total = [0.0, 0.001, 1.0, 20.0, 105.0, 400.0][dice.below(6)] * dice.between(0.5, 1.5);
    let own: Vec<String> =
        (0..1 + dice.below(4.min(months.div_ceil(12)))).map(|_| format!("{:?}", dice.between(0.0, 0.95))).collect();
    let (start, calls, fundamental) = (dice.month(), dice.unit(), dice.unit());
    let regions: Vec<String> = (1..=14).filter(|_| dice.unit() > 0.6).map(|r| format!("\"W{r:02}\"")).collect();
    let _ = writeln!(
        out,
        "[programme.p{number}]\ntitle.nl = \"P\"\ntitle.en = \"P\"\nstart = \"{start}\"\nmonths = {months}"
    );
    let _ = writeln!(out, "total_mln_euro = {total:?}\nsources = {}", dice.shares(&Source::ALL.map(Source::key)));
    let _ = writeln!(out, "split = {}\nown_share = [{}]", dice.shares(&points), own.join(", "));
    if dice.unit() > 0.5 {
        let _ = writeln!(out, "calls = {calls:?}");
    }
    let _ = writeln!(out, "own_cash = {:?}\nexempt_small = {}", dice.unit(), dice.unit() > 0.5);
    let _ = writeln!(out, "grant_keur = {:?}\nproject_months = {}", dice.between(20.0, 900.0), 1 + dice.below(60));
    let _ = writeln!(out, "rollout = {:?}\nfundamental = {fundamental:?}", dice.unit());
    let _ = writeln!(out, "audience = {}", dice.shares(&["professionals", "municipalities", "citizens"]));
    let _ = writeln!(out, "committee = {}\nstructural = {}", dice.unit() > 0.3, dice.unit() > 0.8);
    let _ = writeln!(out, "regions = [{}]", regions.join(", "));
}

/// Any value in the plausible range of every parameter, constants too, at an end now and then.
fn parameters(dice: &mut Dice) -> Parameters {
    let mut p = Parameters::default();
    for spec in SPECS.iter() {
        let u = dice.unit();
        let at = if u < 0.1 {
            0.0
        } else if u > 0.9 {
            1.0
        } else {
            (u - 0.1) / 0.8
        };
        let value = match spec.field.role {
            Role::Theory => f64::from(u < 0.5),
            _ => spec.field.low + at * (spec.field.high - spec.field.low),
        };
        p.set(spec.at.0, spec.at.1, value).expect("a plausible value is possible");
    }
    p
}

/// Cents that moved this year to or from a party.
fn net(flows: &[Flow], party: Party) -> i64 {
    flows.iter().map(|f| i64::from(f.to == party) * f.cents - i64::from(f.from == party) * f.cents).sum()
}

/// All that moved this year for a purpose.
fn moved(ledger: &Ledger, purpose: Purpose) -> i64 {
    let pairs = Party::ALL.into_iter().flat_map(|a| Party::ALL.into_iter().map(move |b| (a, b)));
    pairs.map(|(a, b)| ledger.moved(a, purpose, b).0).sum()
}

/// What the month before looked like, as far as it is needed.
struct Before {
    balances: [i64; PARTIES],
    year: [i64; POINTS],
    released: i64,
}

impl Before {
    fn of(world: &World) -> Self {
        Self {
            balances: Party::ALL.map(|x| world.ledger.balance(x).0),
            year: Point::ALL.map(|x| moved(&world.ledger, Purpose::Agenda(x))),
            released: 0,
        }
    }
}

fn euros(world: &World, before: &Before) {
    let ledger = &world.ledger;
    assert_eq!(ledger.total(), Cents(0), "an entry was one-sided");
    let pots: i64 = world.programmes.iter().flat_map(|r| r.pot.iter().flatten()).map(|c| c.0).sum();
    assert_eq!(ledger.balance(Party::Programmes).0, pots, "released = spent + returned + pot");
    for r in &world.programmes {
        let key = &r.design.key;
        assert!(r.pot.iter().flatten().all(|c| c.0 >= 0), "{key}: a negative pot");
        assert!(r.released.iter().all(|c| c.0 >= 0), "{key}: a negative release");
        if r.phase == Phase::Ended {
            assert!(r.pot.iter().flatten().all(|c| c.0 == 0), "{key} is over and keeps money");
        }
        // Every month is rounded to the cent: at most half a cent a month too much.
        let released: i64 = r.released.iter().map(|c| c.0).sum();
        let most = (r.design.total() * 100.0) as i64 + i64::from(r.design.months);
        assert!(released <= most, "{key}: {released} cents released of {most}");
    }
    // No effect without money: what an agenda point does this month was paid this month (12 × cents rounded).
    if !world.tick.is_multiple_of(12) {
        for (k, point) in Point::ALL.into_iter().enumerate() {
            let paid = (moved(ledger, Purpose::Agenda(point)) - before.year[k]) as f64 / 100.0 * 12.0 / 1e6;
            let rolled = if point == Point::Utilisation { world.effort.rollout } else { 0.0 };
            let works = world.effort.mean[k] + rolled;
            let rounding = 12.0 * 0.005 * (world.projects.len() + world.programmes.len() + 1) as f64 / 1e6;
            assert!(works <= paid + rounding, "{}: {works} million a year works, {paid} is paid", point.key());
        }
    }
}

/// What moved in a year explains what changed in that year.
fn year(flows: &[Flow], world: &World, start: &[i64; PARTIES]) {
    assert!(flows.iter().all(|f| f.cents > 0), "a negative payment");
    for (i, party) in Party::ALL.into_iter().enumerate() {
        assert_eq!(
            world.ledger.balance(party).0 - start[i],
            net(flows, party),
            "{}: balance and flows differ",
            party.key()
        );
    }
}

fn heads(world: &World, start: &World) {
    let (pros, first) = (&world.professionals, &start.professionals);
    assert_eq!(pros.len(), first.len(), "professionals appear or vanish");
    assert_eq!(pros.team, first.team, "someone left for another team without the other coming back");
    let columns = [pros.practised.len(), pros.usage.len(), pros.craft.len(), pros.tie.len(), pros.seen.len()];
    assert!(columns.iter().all(|&n| n == pros.len()), "columns of unequal length");
    let mut next = 0;
    for (t, team) in world.teams.iter().enumerate() {
        assert_eq!(team.first, next, "team {t} is not next to the one before");
        next = team.end;
        assert!(team.members().all(|i| pros.team[i] as usize == t));
    }
    assert_eq!(next as usize, pros.len());
    let staff: u32 = world.employers.iter().map(|e| e.staff).sum();
    assert_eq!(staff as usize, pros.len(), "staff of employers");
    for (i, person) in pros.person.iter().enumerate() {
        let themes: BTreeSet<u8> = pros.practised[i].iter().map(|x| x.theme()).collect();
        assert!(themes.len() == 4 && themes.iter().all(|&k| k < 12), "{:?}", pros.practised[i]);
        assert!(pros.tie[i].iter().all(|&t| (t as usize) < 4 * pros.len()));
        assert!(i32::from(person.entered) <= world.tick as i32 && person.level <= 2 && person.field < 3);
    }
}

fn partners(world: &World) {
    let mut taken: BTreeSet<(PartnerKind, u32)> = BTreeSet::new();
    let mut counted = [[0u32; 14]; PARTNER_KINDS];
    for (n, net) in world.networks.iter().enumerate() {
        if net.status == Status::Dissolved {
            assert!(
                net.partners.is_empty() && net.grant.is_none() && net.activity == 0.0,
                "network {n} is gone but not quite"
            );
            assert_eq!((net.public, net.own, net.link), (0.0, 0.0, 0.0));
            continue;
        }
        assert_eq!(net.partners.first().map(|x| x.kind), Some(PartnerKind::Host), "network {n} has no host");
        let mut here = BTreeSet::new();
        for x in &net.partners {
            let at = x.number as usize;
            assert!(here.insert((x.kind, x.number)), "network {n}: {:?} {at} twice", x.kind);
            let (single, field) = match x.kind {
                PartnerKind::Employer => (true, world.employers[at].network),
                PartnerKind::Municipality => (true, world.municipalities[at].network),
                PartnerKind::Insurer | PartnerKind::Outside | PartnerKind::University => {
                    counted[x.kind as usize][at] += 1;
                    (false, None)
                }
                _ => (false, None),
            };
            if single {
                assert_eq!(field.map(|f| f.at()), Some(n), "{:?} {at} does not know that it is in network {n}", x.kind);
                assert!(taken.insert((x.kind, x.number)), "{:?} {at} is in two networks", x.kind);
            }
        }
    }
    let said = |kind, fields: Vec<bool>| {
        for (i, _) in fields.iter().enumerate().filter(|(_, is)| **is) {
            assert!(taken.contains(&(kind, i as u32)), "{kind:?} {i} is in a network that does not know it");
        }
    };
    said(PartnerKind::Employer, world.employers.iter().map(|e| e.network.is_some()).collect());
    said(PartnerKind::Municipality, world.municipalities.iter().map(|m| m.network.is_some()).collect());
    for (i, u) in world.universities.iter().enumerate() {
        assert_eq!(counted[PartnerKind::University as usize][i], u.networks, "networks of university {i}");
    }
    for (kind, all) in [(PartnerKind::Insurer, &world.insurers), (PartnerKind::Outside, &world.outside)] {
        for (i, x) in all.iter().enumerate() {
            assert_eq!(counted[kind as usize][i], x.networks, "networks of {kind:?} {i}");
        }
    }
}

fn levels(world: &World) {
    let share = |x: f64, what: &str| assert!((0.0..=1.0).contains(&x), "{what} is {x}");
    let pros = &world.professionals;
    for i in 0..pros.len() {
        for s in 0..4 {
            let (x, u, c) = (pros.practised[i][s].mastery(), pros.usage[i][s], pros.craft[i][s]);
            assert!((0.0..=1.0).contains(&x) && (0.0..=1.0).contains(&c), "mastery {x}, craft {c}");
            assert!(0.0 <= u && u <= x, "use {u} of what is known {x}");
        }
        share(f64::from(pros.person[i].motivation), "motivation");
        share(f64::from(pros.person[i].cpd), "continuing education");
    }
    for n in &world.networks {
        for (x, what) in [
            (n.language, "language"),
            (n.equality, "equality"),
            (n.ownership, "ownership"),
            (n.activity, "activity"),
            (n.link, "link"),
            (n.demand_weight, "weight of demand"),
        ] {
            share(x, what);
        }
        assert!(n.public >= 0.0 && n.own >= 0.0 && n.progress >= 0.0 && n.progress < 1.0 && n.modules_due >= 0.0);
        for x in &n.partners {
            share(x.trust, "trust");
            share(x.benefit, "benefit");
            assert!(0.0 <= x.willing && x.willing <= x.cap, "{:?} pays {} of {}", x.kind, x.willing, x.cap);
        }
    }
    for m in &world.municipalities {
        share(m.commissioning, "commissioning");
        share(m.pressure, "pressure");
        share(m.leerkring, "leerkring");
        share(m.tie.trust, "tie of a municipality");
        assert!(m.need.iter().all(|&n| n > 0.0 && n.is_finite()), "{:?}", m.need);
    }
    for e in &world.employers {
        for (x, what) in [
            (e.climate, "climate"),
            (e.methodical, "methodical"),
            (e.fatigue, "fatigue"),
            (e.imposed, "imposed"),
            (e.autonomy, "autonomy"),
            (e.tie.trust, "tie of an employer"),
        ] {
            share(x, what);
        }
    }
    for r in &world.programmes {
        share(r.fit, "fit");
        share(r.competence, "competence");
        share(r.heard, "heard");
        assert!(r.scores.iter().all(|x| (0.0..=1.0).contains(x)));
        let shifted: f64 = r.split_shift.iter().sum();
        assert!(shifted.abs() < 1e-9, "evaluations make money: {shifted}");
    }
    for a in &world.associations {
        a.functions.iter().for_each(|&f| share(f, "function"));
        share(a.power, "power");
        share(a.breadth, "breadth");
        assert!(a.members >= 0.0 && a.income >= 0.0);
    }
    for c in &world.citizens {
        share(c.participation, "participation");
        share(c.trust, "trust of citizens");
    }
    let b = &world.bodies;
    for (coverage, what) in [
        (&b.national_coverage, "national coverage"),
        (&b.guideline_coverage, "coverage by guidelines"),
        (&b.validated_coverage, "coverage by tested knowledge"),
        (&b.quality, "quality"),
    ] {
        coverage.iter().for_each(|&x| share(x, what));
    }
    b.regional_coverage.iter().flatten().for_each(|&x| share(x, "regional coverage"));
    b.own.iter().flatten().for_each(|&x| share(x, "ownership of knowledge"));
    for (x, what) in [
        (b.municipal_coverage, "products for municipalities"),
        (b.citizen_coverage, "products for citizens"),
        (world.national.level, "national network"),
        (world.agenda.upward, "upward"),
        (world.agenda.institutes, "institutes"),
        (world.agenda.question_quality, "question quality"),
        (world.reach, "reach"),
        (world.career, "career"),
        (world.zonmw.asking, "ZonMw"),
        (world.conditions.meetings, "meetings"),
    ] {
        share(x, what);
    }
    world.circles.iter().chain(&world.region_activity).chain(&world.region_link).for_each(|&x| share(x, "region"));
    world.curriculum.iter().flatten().flatten().for_each(|&x| share(x, "curriculum"));
    // Sums of shares: thousands of additions of numbers near one half, each good to 2^-53.
    let one = |xs: &[f64], what: &str| {
        assert!((xs.iter().sum::<f64>() - 1.0).abs() < 1e-9 && xs.iter().all(|&x| x >= 0.0), "{what}")
    };
    world.agenda.regional.iter().for_each(|d| one(d, "regional agenda"));
    one(&world.agenda.national, "national agenda");
    world.agenda.question_weight.iter().for_each(|w| one(w, "questions"));
}

fn products(world: &World, start: usize) {
    let k = &world.knowledge;
    assert_eq!(k.made as usize, world.products.len() - start, "products made");
    let stage = |s: Stage| world.products.iter().filter(|j| j.stage == s).count();
    let there = (0..world.products.len()).filter(|&at| world.products[at].stage != Stage::Lost);
    assert!(world.stock.iter().map(|&at| at as usize).eq(there), "the stock is what is not lost");
    assert!(world.products.is_sorted_by_key(|j| j.born), "products in order of birth");
    assert_eq!(stage(Stage::Lost), k.lost as usize, "products lost");
    let national = world.products.iter().filter(|j| j.national()).count();
    assert_eq!(national, k.collected as usize, "collected once, collected for good");
    assert!(k.network_national <= k.network && k.validated <= k.collected);
    let tested = stage(Stage::Validated) + stage(Stage::Guideline);
    assert_eq!(tested, k.validated as usize, "products tested");
    for j in &world.products {
        assert!(j.national() == j.reached_national, "{:?}", j.stage);
        for x in [j.evidence, j.applicability, j.cocreation, j.freshness] {
            assert!((0.0..=1.0).contains(&x), "{j:?}");
        }
        assert!(j.theme < 12 && j.question < 30 && j.region <= 14 && i32::from(j.born) <= world.tick as i32);
    }
}

/// One world under one design, checked every month.
fn check(history: &History, design: &Scenario, p: Parameters, seed: u64, withdrawn: Option<u32>) {
    let size = Size::of(0.01);
    let simulation = Simulation::new(history, &size, p, seed);
    let mut state = simulation.start();
    let first = state.world.clone();
    let methods = first.products.len();
    let mut start = Before::of(&state.world);
    let mut before = Before::of(&state.world);
    let branch = (history.calendar.branch - history.calendar.start) as u32;
    while state.world.tick < history.calendar.months() {
        if state.world.tick == branch {
            state.world.adopt(design);
            if let Some(tick) = withdrawn {
                state.world.withdraw_from(tick);
            }
        }
        simulation.step(&mut state);
        let world = &state.world;
        euros(world, &before);
        heads(world, &first);
        partners(world);
        levels(world);
        products(world, methods);
        before = Before::of(world);
        if world.tick.is_multiple_of(12) {
            let flows = state.series.flows.last().expect("a closed year");
            year(flows, world, &start.balances);
            let sources = Source::ALL.map(Party::from);
            let put_in = |f: &&Flow| sources.contains(&f.from) && f.purpose as usize == Purpose::Release.at();
            let released: i64 = flows.iter().filter(put_in).map(|f| f.cents).sum();
            let all = start.released + released;
            let said: i64 = world.programmes.iter().flat_map(|r| r.released).map(|c| c.0).sum();
            assert_eq!(all, said, "released by the sources and received by programmes");
            start = Before::of(world);
            start.released = all;
            for (value, i) in state.series.yearly.last().expect("a December").iter().zip(INDICATORS) {
                assert!(value.is_finite(), "{} is {value}", i.key);
                // A ratio to full cost, a coefficient of variation and a sum over networks per region may exceed 1.
                let bounded = matches!(i.unit, Unit::Share | Unit::Level)
                    && !["self_financing_ratio", "use_spread", "network_activity"].contains(&i.key);
                assert!(!bounded || (0.0..=1.0).contains(value), "{} is {value}", i.key);
                assert!(*value >= 0.0, "{} is {value}", i.key);
            }
        }
    }
    complete(&state.world);
}

/// A programme that ran to its end released all it had, each source its part, to the cent per month.
fn complete(world: &World) {
    for r in world.programmes.iter().filter(|r| r.end == r.start + r.design.months && r.end <= world.tick) {
        let slack = i64::from(r.design.months) + 1;
        for (s, released) in r.released.iter().enumerate() {
            let asked = (r.design.total() * r.design.sources[s] * 100.0).round() as i64;
            // The first source pays what rounding leaves: half a cent a month of each other source.
            assert!(
                (released.0 - asked).abs() <= 2 * slack,
                "{}: source {s} paid {} of {asked} cents",
                r.design.key,
                released.0
            );
        }
    }
}

#[test]
fn the_books_balance_under_any_design_in_any_plausible_world() {
    let history = history();
    let config = Config { cases: 192, failure_persistence: None, max_shrink_iters: 400, ..Config::default() };
    let rng = TestRng::from_seed(RngAlgorithm::ChaCha, &[7; 32]);
    let mut runner = TestRunner::new_with_rng(config, rng);
    let numbers = proptest::collection::vec(0.0..1.0f64, 900);
    let outcome = runner.run(&(numbers, 0..1000u64), |(numbers, seed)| {
        let mut dice = Dice(numbers.iter());
        let body = design(&mut dice);
        let withdrawn = (dice.unit() > 0.5).then(|| 110 + dice.below(200) as u32);
        let p = parameters(&mut dice);
        let design = text("toeval.toml", &body);
        check(&history, &design, p, seed, withdrawn);
        Ok(())
    });
    match outcome {
        Ok(()) => {}
        Err(TestError::Fail(reason, (numbers, seed))) => {
            panic!("{reason}\nseed {seed}, under\n{}", design(&mut Dice(numbers.iter())))
        }
        Err(e) => panic!("{e}"),
    }
}

/// Then every indicator means the same in any month, and may be kept every month.
#[test]
fn no_indicator_looks_at_a_calendar_year() {
    let (history, size) = (history(), Size::of(0.01));
    let simulation = simulation(&history, &size, 3);
    let june = (history.calendar.branch - history.calendar.start) as u32 + 6;
    let mut world = simulation.future_until(&simulation.past(), &shipped("gezondheidsraad-2014"), june).world;
    let values = |world: &World| -> Vec<f64> {
        let seen = Seen::new(world, &simulation.parameters);
        INDICATORS.iter().map(|i| (i.of)(&seen)).collect()
    };
    let before = values(&world);
    assert!(!world.ledger.close_year().is_empty(), "money moved in half a year");
    assert_eq!(values(&world), before);
}

#[test]
fn the_books_of_every_shipped_design_balance() {
    let history = history();
    for design in lemniscaat::report::views::shipped_names().map(common::shipped) {
        check(&history, &design, Parameters::default(), 3, None);
    }
}

/// What maps say municipalities put in is what the ledger says they paid, to the rounding of each payment.
#[test]
fn contributions_of_municipalities_are_those_of_the_ledger() {
    let (history, size) = (history(), Size::of(0.01));
    let mut simulation = simulation(&history, &size, 3);
    let decembers = [2022, 2034].map(|year| Month::new(year, 12));
    simulation.pictures = decembers.to_vec();
    let series = simulation.whole(&shipped("gezondheidsraad-2014")).series;
    for (picture, december) in series.snapshots.iter().zip(decembers) {
        let flows = &series.flows[(december.year() - history.calendar.start.year()) as usize];
        for (i, purpose) in [Purpose::OwnCash, Purpose::OwnKind].into_iter().enumerate() {
            let paid =
                flows.iter().filter(|f| f.from == Party::Municipalities && usize::from(f.purpose) == purpose.at());
            let paid = paid.map(|f| f.cents as f64 / 100.0).sum::<f64>();
            let seen: f64 = picture.municipalities.iter().map(|m| f64::from(m.contribution[i])).sum();
            assert!(paid > 0.0 && (paid - seen).abs() < 1e-5 * paid + 2.0, "{december}: {paid} and {seen}");
        }
        let shares = |m: &MunicipalityView| [m.practice_use, m.registered, m.members];
        assert!(picture.municipalities.iter().flat_map(shares).all(|x| (0.0..=1.0).contains(&x)));
        let alone = |m: &&MunicipalityView| m.network < 0;
        assert!(picture.municipalities.iter().any(|m| m.staff == 0 && m.practice_use > 0.0));
        assert!(picture.municipalities.iter().filter(alone).count() < picture.municipalities.len());
    }
}
