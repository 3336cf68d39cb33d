//! Worlds in which something is missing altogether: they run, and what follows is what must follow.

mod common;

use std::sync::Arc;

use common::{bits, change, history, set, shipped, simulation, text, with};
use lemniscaat::parameters::Parameters;
use lemniscaat::scenario::{CalendarKey, History, Point};
use lemniscaat::simulation::{Simulation, State};
use lemniscaat::units::Month;
use lemniscaat::world::{
    Agent, Frozen, Geography, Member, Origin, PartnerKind, Party, Purpose, Size, Stage, Status, World,
};

/// Cents that moved over all years of a run, by giver and purpose or receiver.
fn moved(state: &State, from: Option<Party>, purpose: Option<Purpose>, to: Option<Party>) -> i64 {
    let mut sum = 0;
    for flow in state.series.flows.iter().flatten() {
        let is = from.is_none_or(|x| x == flow.from)
            && purpose.is_none_or(|x| x.at() == flow.purpose as usize)
            && to.is_none_or(|x| x == flow.to);
        sum += if is { flow.cents } else { 0 };
    }
    sum
}

#[test]
fn a_programme_without_money_is_no_programme() {
    let (history, size) = (history(), Size::of(0.02));
    let simulation = simulation(&history, &size, 2);
    let past = simulation.past();
    let mut empty = shipped("gezondheidsraad-2014");
    empty.levers.clear();
    empty.programmes[0].yearly.iter_mut().for_each(|y| *y = 0.0);
    let nothing = simulation.future(&past, &shipped("geen-vervolg"));
    let without_money = simulation.future(&past, &empty);
    assert!(bits(&nothing.series) == bits(&without_money.series));
    for state in [&nothing, &without_money] {
        // Programmes of the past gave back what was left in their last month: no line names a programme.
        assert_eq!(
            moved(state, Some(Party::Programmes), None, None) + moved(state, None, None, Some(Party::Programmes)),
            0
        );
        assert_eq!(moved(state, None, Some(Purpose::Release), None), 0);
        assert_eq!(moved(state, None, Some(Purpose::Overhead), None), 0);
    }
    // The same file with its money does something.
    let with_money = simulation.future(&past, &shipped("gezondheidsraad-2014"));
    assert!(moved(&with_money, None, Some(Purpose::Release), None) > 10_000_000_000);
}

#[test]
fn when_everybody_leaves_everybody_is_a_graduate() {
    let (history, size) = (history(), Size::of(0.02));
    let mut p = Parameters::default();
    set(&mut p, "labour.exit", 1000.0);
    let simulation = Simulation::new(&history, &size, p.clone(), 2);
    let mut state = simulation.start();
    simulation.run(&mut state, 36);
    // All but one in 10^36 leave within the month; a predecessor's craft fades by handing over until a graduate knows more.
    let graduate = p.labour.graduate_craft.get();
    let month = (1.0 - graduate) * (p.learning.craft_growth.get() + 1.5 * p.circles.craft.get()) / 12.0;
    let pros = &state.world.professionals;
    assert!(pros.person.iter().all(|x| x.entered == 35 && x.member == Member::No || x.entered >= 34), "someone stayed");
    for &c in pros.craft.iter().flatten() {
        let c = f64::from(c);
        assert!(
            c <= graduate + month + 1e-6 && c >= graduate * (1.0 - p.learning.craft_decay.get()) * 0.5,
            "craft {c}, graduate {graduate}"
        );
    }
    let craft = common::yearly(&state.series, 2, "craft");
    assert!((craft - graduate).abs() < month + 1e-6, "craft {craft}, graduate {graduate}");
    assert!(common::yearly(&state.series, 2, "membership_rate") < 0.01);
}

#[test]
fn without_lectoraten_there_is_no_one_to_start() {
    let mut history = history();
    history.calendar.series[CalendarKey::Lectoraten as usize].points.iter_mut().for_each(|x| x.1 = 0.0);
    let size = Size::of(0.02);
    let simulation = simulation(&history, &size, 2);
    let state = simulation.whole(&shipped("gezondheidsraad-2014"));
    let w = &state.world;
    assert!(w.products.iter().all(|j| j.origin != Origin::Lectoraat), "products of lectoraten that are not there");
    assert!(w.products.iter().all(|j| j.origin != Origin::Network), "products of networks that nobody could start");
    assert!(w.networks.is_empty(), "{} coalitions without a lectoraat", w.networks.len());
    assert!(w.knowledge.made > 0);
    // Money for networks that nobody asks for goes back.
    assert!(moved(&state, None, Some(Purpose::Return), None) > 0);
    assert_eq!(moved(&state, None, None, Some(Party::Networks)), 0);
}

#[test]
fn one_municipality_is_a_country() {
    let history = history();
    let shipped_country = Geography::shipped();
    let largest = (0..403)
        .max_by(|&a, &b| shipped_country.places[a].inhabitants.total_cmp(&shipped_country.places[b].inhabitants));
    let smallest = (0..403)
        .min_by(|&a, &b| shipped_country.places[a].inhabitants.total_cmp(&shipped_country.places[b].inhabitants));
    for (place, population) in [(largest, 0.2), (smallest, 1.0), (smallest, 0.01)] {
        let place = place.expect("there are municipalities");
        let size = Size { population, geography: Arc::new(shipped_country.only(place.into())) };
        let simulation = simulation(&history, &size, 2);
        let state = simulation.whole(&shipped("gezondheidsraad-2014"));
        assert_eq!(state.world.municipalities.len(), 1);
        assert_eq!(state.series.monthly.len(), 336);
        assert!(!state.world.professionals.is_empty());
        let regions: std::collections::BTreeSet<_> = state.world.employers.iter().map(|e| e.region.at()).collect();
        assert_eq!(regions.len(), 1, "employers elsewhere");
    }
}

#[test]
fn without_citizens_groups_citizens_ask_nothing() {
    let (history, size) = (history(), Size::of(0.02));
    // Frozen: they never take a seat. Without participation at all: they ask nothing either.
    let mut frozen = simulation(&history, &size, 2);
    frozen.frozen = Frozen(1 << Agent::Citizens as u32);
    let state = frozen.whole(&shipped("gezondheidsraad-2014"));
    assert!(state.world.networks.iter().all(|n| n.count(PartnerKind::Citizens) == 0), "a frozen group took a seat");
    assert_eq!(moved(&state, Some(Party::Citizens), None, None), 0);
    let absent = simulation(&history, &size, 2);
    let mut state = absent.start();
    state.world.adopt(&shipped("gezondheidsraad-2014"));
    state.world.frozen = Frozen(1 << Agent::Citizens as u32);
    state.world.citizens.iter_mut().for_each(|c| c.participation = 0.0);
    absent.run(&mut state, history.calendar.months());
    let asked = |w: &World, who| w.products.iter().filter(|j| j.asked == who).count();
    // Only the universities, who ask the nation and no region, still hear citizens: their share is fixed.
    let regional = |w: &World| {
        w.products.iter().filter(|j| j.asked == lemniscaat::world::Asked::Citizens && (j.region as usize) < 14).count()
    };
    assert_eq!(regional(&state.world), 0, "citizens without voice asked for products");
    assert!(asked(&state.world, lemniscaat::world::Asked::Professionals) > 0);
}

#[test]
fn when_all_networks_end_local_knowledge_is_lost() {
    let (history, size) = (history(), Size::of(0.02));
    let mut p = Parameters::default();
    // No new coalitions, so that what happens follows from the end alone.
    set(&mut p, "granting.coalition", 0.0);
    let simulation = Simulation::new(&history, &size, p, 2);
    let mut state = simulation.past();
    let ended = state.world.tick;
    let of_networks =
        |w: &World, stage: Stage| w.products.iter().filter(|j| j.origin == Origin::Network && j.stage == stage).count();
    let (local, weight) = (of_networks(&state.world, Stage::Local), stock(&state.world));
    assert!(local > 20 && weight > 0.0, "{local} local products before");
    let alive: Vec<usize> = state.world.alive().map(|(n, _)| n).collect();
    assert!(alive.len() > 5);
    for &n in &alive {
        for at in (0..state.world.networks[n].partners.len()).rev() {
            state.world.leave(n, at);
        }
    }
    state.world.adopt(&shipped("geen-vervolg"));
    simulation.run(&mut state, ended + 1);
    assert!(state.world.networks.iter().all(|n| n.status == Status::Dissolved), "a network without partners goes on");
    assert!(
        state.world.employers.iter().all(|e| e.network.is_none())
            && state.world.municipalities.iter().all(|m| m.network.is_none())
    );
    assert!(state.world.universities.iter().all(|u| u.networks == 0));
    simulation.run(&mut state, ended + 24);
    let left = of_networks(&state.world, Stage::Local);
    assert!(left < local / 2, "{left} of {local} local products are left two years after");
    assert!(stock(&state.world) < weight / 2.0, "local stock {} was {weight}", stock(&state.world));
    assert_eq!(state.world.region_activity, [0.0; 14]);
    // National knowledge hardly knows of it: institutes go on.
    let national = common::yearly(&state.series, 1, "usable_stock");
    assert!(national > 0.3, "national stock {national}");
}

/// Weight of local knowledge made by networks.
fn stock(world: &World) -> f64 {
    let local = world.products.iter().filter(|j| j.origin == Origin::Network && j.stage == Stage::Local);
    local.map(|j| j.weight()).sum()
}

#[test]
fn very_small_and_very_large_worlds_run() {
    let history = history();
    let advice = shipped("gezondheidsraad-2014");
    let size = Size::of(0.0001);
    let state = simulation(&history, &size, 2).whole(&advice);
    assert_eq!((state.world.professionals.len(), state.series.monthly.len()), (8, 336));
    let size = Size::of(5.0);
    let large = simulation(&history, &size, 2);
    let mut state = large.start();
    assert_eq!(state.world.professionals.len(), 415_000);
    large.run(&mut state, 3);
    let mw = state.series.monthly[2][lemniscaat::indicators::monthly_column("membership_rate").expect("kept monthly")];
    assert!(mw > 0.0);
}

#[test]
fn where_there_is_no_association_nothing_is_done_by_it() {
    let (history, size) = (history(), Size::of(0.05));
    let simulation = simulation(&history, &size, 2);
    let past = simulation.past();
    assert!(past.world.professionals.person.iter().any(|x| x.member != Member::No));
    // Also when the money for the profession is given out by calls, and a chapter is a partner already.
    let calls = text(
        "oproepen.toml",
        "[design]\nbase = \"zonder-beroepsorganisatie\"\ntitle.nl = \"O\"\ntitle.en = \"C\"\n\
        [programme.stimulering]\ncalls = 1.0\n[programme.stimulering.split]\ndevelopment = 0.5\nprofession = 0.3\ninstruments = 0.2\n\
        collection = 0.0\ndissemination = 0.0\nutilisation = 0.0\ncommissioning = 0.0\neducation = 0.0\nresearchers = 0.0\n",
    );
    let mut chaptered = past.clone();
    let network = past.world.alive().next().expect("a network").0;
    if past.world.networks[network].count(PartnerKind::Association) == 0 {
        let region = past.world.networks[network].region.at() as u32;
        chaptered.world.enrol(&simulation.parameters, network, PartnerKind::Association, region);
    }
    for design in [shipped("zonder-beroepsorganisatie"), calls] {
        let state = simulation.future(&chaptered, &design);
        let w = &state.world;
        assert!(w.professionals.person.iter().all(|x| x.member == Member::No), "{}: members of nothing", design.id);
        assert!(
            w.networks.iter().all(|n| n.count(PartnerKind::Association) == 0),
            "{}: a chapter of nothing",
            design.id
        );
        // The books of its last month: contributions and fees are paid before it is seen to be gone.
        let after = State {
            world: w.clone(),
            series: lemniscaat::indicators::Series { flows: state.series.flows[1..].to_vec(), ..Default::default() },
        };
        assert_eq!(moved(&after, None, None, Some(Party::Associations)), 0, "{}: paid", design.id);
        assert_eq!(moved(&after, Some(Party::Associations), None, None), 0, "{}: pays", design.id);
        assert_eq!(moved(&after, None, Some(Purpose::Fees), None), 0, "{}: fees", design.id);
        assert_eq!(
            moved(&after, None, Some(Purpose::Agenda(Point::Profession)), None),
            0,
            "{}: the profession",
            design.id
        );
        assert!(
            moved(&after, None, Some(Purpose::Agenda(Point::Instruments)), Some(Party::Institutes)) > 0,
            "{}",
            design.id
        );
        assert_eq!(w.power(), 0.0);
        let last = state.series.yearly.len() - 1;
        for key in ["membership_rate", "membership_mw", "membership_kjw", "power"] {
            assert_eq!(common::yearly(&state.series, last, key), 0.0, "{key}");
        }
        assert!(common::yearly(&state.series, last, "association_functions") < 0.001);
    }
}

#[test]
fn a_world_without_money_at_all_goes_on() {
    let mut history: History = history();
    history.programmes.clear();
    let size = Size::of(0.02);
    let design = with(&shipped("geen-vervolg"), &[change("funding.structural_institutes", Month::new(2016, 1), 0.0)]);
    let state = simulation(&history, &size, 2).whole(&design);
    assert_eq!(moved(&state, None, Some(Purpose::Release), None), 0);
    assert!(moved(&state, None, Some(Purpose::Fees), None) > 0);
}
