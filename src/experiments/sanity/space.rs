//! Regions without contact, regions in another order, worlds of another size.

use std::sync::Arc;

use super::{Bench, Expect, Experiment, Finding, Scale, columns, minus, with};
use crate::error::Result;
use crate::experiments::explain::withdrawn;
use crate::experiments::findings::MAIN;
use crate::experiments::statistics::{mean, variance};
use crate::indicators::{INDICATORS, headline};
use crate::rng::Draws;
use crate::scenario::Scenario;
use crate::simulation::{Simulation, State};
use crate::text::{OwnedText, Text};
use crate::world::{
    Agent, Asked, Audience, Frozen, Geography, Origin, Place, Product, QUESTIONS, REGIONS, SLOTS, Size, Stage, THEMES,
    World,
};

pub(super) const NO_CONTACT: Experiment = Experiment {
    id: "S03",
    done: Text::new(
        "Eén regio weet opeens alles; met en zonder contact tussen regio's",
        "One region suddenly knows everything; with and without contact between regions",
    ),
    expected: Text::new(
        "Zonder landelijk netwerk en landelijke verzameling, zonder banden, werkgevers, opleidingen, producten voor gemeenten en burgers, gemiddeld vakmanschap, voorbeelden van buurgemeenten en een arbeidsmarkt van onderzoekers over de grenzen van regio's heen, blijft kennis waar ze is: zeven jaar later weet buiten die regio niemand iets anders, tot op de laatste bit. Met contact weet men er elders meer van. In de regio zelf scheelt het in beide gevallen.",
        "Without a national network and national collection, without ties, employers, schools, products for municipalities and citizens, mean craft, example of neighbouring municipalities and a labour market of researchers across the borders of regions, knowledge stays where it is: seven years later nobody outside the region knows anything else, to the last bit. With contact others know more. In the region itself it matters in both cases.",
    ),
    find: no_contact,
};

/// What carries knowledge between regions and can be turned off: levers.
const LEVERS_OF_CONTACT: [(&str, f64); 3] = [
    ("governance.national_network", 0.0),
    ("governance.joint_institute_plan", 0.0),
    ("funding.structural_institutes", 0.0),
];

/// The same: example of neighbours; products for municipalities and citizens, of which a part counts everywhere as soon
/// as they are made; mean craft of the country, which goes into every product; posts for researchers, which depend on
/// activity in the whole country.
const PARAMETERS_OF_CONTACT: [(&str, f64); 5] = [
    ("commissioning.imitate", 0.0),
    ("commissioning.support_products", 0.0),
    ("agenda.citizens_products", 0.0),
    ("cocreation.applicable_craft", 0.0),
    ("education.posts_own", 0.0),
];

/// Ends what else connects regions: links, far ties, employers with teams in two regions, schools that share.
fn shut(world: &mut World) {
    world.national.level = 0.0;
    world.region_link = [0.0; REGIONS];
    world.networks.iter_mut().for_each(|n| n.link = 0.0);
    world.frozen = Frozen(1 << Agent::Schools as u32);
    for team in &mut world.teams {
        let here = |e: &usize| world.employers[*e].region == team.region;
        if let Some(employer) = (!here(&team.employer.at())).then(|| (0..world.employers.len()).find(here)).flatten() {
            let staff = team.end - team.first;
            world.employers[team.employer.at()].staff -= staff;
            world.employers[employer].staff += staff;
            team.employer = employer.into();
        }
    }
    let pros = &mut world.professionals;
    let region = |place: u32| world.teams[pros.team[place as usize / SLOTS] as usize].region;
    for i in 0..pros.tie.len() {
        for s in 0..SLOTS {
            let own = (i * SLOTS + s) as u32;
            if region(pros.tie[i][s]) != region(own) {
                pros.tie[i][s] = own;
            }
        }
    }
}

/// From now on everybody in a region masters what they practise, and every question has an answer there.
fn enlighten(world: &mut World, region: usize) {
    let (first, end) = world.people_by_region[region];
    let people = first as usize..end as usize;
    world.professionals.practised[people].iter_mut().flatten().for_each(|x| *x = x.with(1.0));
    let born = world.tick as i16;
    let answers = (0..THEMES * QUESTIONS).map(|i| Product {
        luck: crate::rng::address(30, i as u32),
        theme: (i / QUESTIONS) as u8,
        question: (i % QUESTIONS) as u8,
        region: region as u8,
        origin: Origin::Circle,
        audience: Audience::Professionals,
        asked: Asked::Professionals,
        stage: Stage::Local,
        reached_national: false,
        builds_on: false,
        duplicate: false,
        network: None,
        born,
        evidence: 0.6,
        applicability: 0.9,
        cocreation: 0.8,
        freshness: 1.0,
    });
    answers.for_each(|product| world.add_product(product));
}

/// Gain in mastery after seven years from knowledge put into one region, there and elsewhere; and the largest
/// difference to anybody elsewhere.
fn gain(bench: &Bench, simulation: &Simulation, past: &State, design: &Scenario, region: usize) -> [f64; 3] {
    let mut knowing = past.clone();
    enlighten(&mut knowing.world, region);
    let [with, without] = [&knowing, past].map(|past| {
        simulation.future_until(past, design, bench.after(84)).world.professionals.practised.into_flattened()
    });
    let (first, end) = past.world.people_by_region[region];
    let there = first as usize * SLOTS..end as usize * SLOTS;
    let (mut inside, mut outside, mut largest) = ([0.0; 2], [0.0; 2], 0.0f64);
    for (i, (a, b)) in with.iter().zip(&without).enumerate() {
        let difference = f64::from(a.mastery() - b.mastery());
        let sums = if there.contains(&i) { &mut inside } else { &mut outside };
        (sums[0], sums[1]) = (sums[0] + difference, sums[1] + 1.0);
        if !there.contains(&i) {
            largest = largest.max(difference.abs());
        }
    }
    [inside[0] / f64::max(inside[1], 1.0), outside[0] / f64::max(outside[1], 1.0), largest]
}

fn no_contact(bench: &Bench) -> Result<Vec<Finding>> {
    let closed = bench.with_levers(&bench.none, &LEVERS_OF_CONTACT);
    let seen = bench.in_worlds(|simulation| {
        let past = simulation.past();
        let region = simulation.seed as usize % REGIONS;
        let open = gain(bench, simulation, &past, &bench.none, region);
        let mut parameters = with(&simulation.parameters, &PARAMETERS_OF_CONTACT);
        // Researchers leave at the rate without a career path, which hangs on activity in the whole country.
        let leave = parameters.education.leave_without.get();
        parameters = with(&parameters, &[("education.leave_with", leave)]);
        let alone = Simulation { parameters, ..simulation.clone() };
        let mut past = past;
        shut(&mut past.world);
        [open, gain(bench, &alone, &past, &closed, region)].concat()
    });
    let found = columns(&seen).into_iter();
    let lines = [
        ("met contact, in die regio", "with contact, in that region", Expect::Above(0.0)),
        ("met contact, elders", "with contact, elsewhere", Expect::Above(0.0)),
        ("met contact, wie elders het meest verschilt", "with contact, largest difference elsewhere", Expect::Reported),
        ("zonder contact, in die regio", "without contact, in that region", Expect::Above(0.0)),
        ("zonder contact, elders", "without contact, elsewhere", Expect::Exactly(0.0)),
        (
            "zonder contact, wie elders het meest verschilt",
            "without contact, largest difference elsewhere",
            Expect::Exactly(0.0),
        ),
    ];
    let finding = |((nl, en, expect), values)| Finding {
        what: OwnedText { nl: format!("kennis, {nl}"), en: format!("mastery, {en}") },
        scale: Scale::Points,
        expect,
        values,
    };
    Ok(lines.into_iter().zip(found).map(finding).collect())
}

pub(super) const RELABELLED: Experiment = Experiment {
    id: "S06",
    done: Text::new(
        "Gemeenten en regio's in omgekeerde volgorde ingelezen",
        "Municipalities and regions read in reverse order",
    ),
    expected: Text::new(
        "Een ander nummer geeft ander geluk, geen andere uitkomsten. Toets: per hoofdindicator, aan het eind van het advies en van de looptijd, de t-waarde van het verschil in dezelfde werelden; de grootste daarvan tegen die van 4.095 keer willekeurig omgedraaide tekens per wereld (een exacte permutatietoets die voor het aantal indicatoren corrigeert). p is minstens 0,01.",
        "Another number brings other luck, not other outcomes. Test: for each headline indicator, at the end of the advice and of the horizon, the t-value of the difference in the same worlds; the largest of them against that of 4,095 random flips of sign per world (an exact permutation test that allows for the number of indicators). p is at least 0.01.",
    ),
    find: relabelled,
};

/// The same country with municipalities and regions in reverse order.
fn reversed(country: &Geography) -> Geography {
    let (last, last_area) = (country.places.len() - 1, REGIONS - 1);
    let place = |p: &Place| Place {
        region: (last_area - p.region.at()).into(),
        neighbours: p.neighbours.iter().map(|m| (last - m.at()).into()).collect(),
        ..p.clone()
    };
    let mut reversed = country.clone();
    reversed.places = country.places.iter().rev().map(place).collect();
    reversed.areas.reverse();
    for area in &mut reversed.areas {
        area.municipalities = area.municipalities.iter().rev().map(|m| (last - m.at()).into()).collect();
    }
    reversed
}

/// Times that signs are flipped at random.
const FLIPS: u32 = 4095;

/// Mean of signed numbers in standard errors; 0 when all are equal.
fn t_value(values: &[f64]) -> f64 {
    let error = (variance(values) / values.len() as f64).sqrt();
    if error > 0.0 { (mean(values) / error).abs() } else { 0.0 }
}

/// Chance that the largest t-value of columns of differences is at least what it is when signs of worlds mean nothing.
fn p_of_no_difference(differences: &[Vec<f64>], seed: u64) -> f64 {
    let largest = |columns: &[Vec<f64>]| columns.iter().map(|c| t_value(c)).fold(0.0, f64::max);
    let found = largest(differences);
    let luck = Draws::new(seed, 0, 0);
    let as_large = |flip: &u32| {
        let sign = |w: usize| if luck.uniform64(w as u32, *flip) < 0.5 { -1.0 } else { 1.0 };
        let flipped = |c: &Vec<f64>| c.iter().enumerate().map(|(w, x)| sign(w) * x).collect::<Vec<f64>>();
        largest(&differences.iter().map(flipped).collect::<Vec<_>>()) >= found
    };
    (1 + (0..FLIPS).filter(as_large).count()) as f64 / f64::from(1 + FLIPS)
}

fn relabelled(bench: &Bench) -> Result<Vec<Finding>> {
    let size = Size { geography: Arc::new(reversed(&bench.size.geography)), ..bench.size.clone() };
    let outcomes = |simulation: &Simulation| {
        let past = simulation.past();
        let yearly = simulation.future(&past, &bench.advice).series.yearly;
        let [end, last] = [bench.after(84) as usize / 12 - past.series.yearly.len() - 1, yearly.len() - 1];
        headline().flat_map(|i| [end, last].map(|y| f64::from(yearly[y][i]))).collect::<Vec<f64>>()
    };
    let difference = |simulation: &Simulation| {
        let shipped = outcomes(simulation);
        let other = outcomes(&Simulation { size: &size, ..simulation.clone() });
        other.iter().zip(shipped).map(|(a, b)| a - b).collect::<Vec<f64>>()
    };
    let differences = columns(&bench.in_worlds(difference));
    let p = p_of_no_difference(&differences, bench.seed);
    let mut named: Vec<_> = headline().flat_map(|i| [(i, 0), (i, 1)]).zip(differences).collect();
    named.sort_by(|a, b| t_value(&b.1).total_cmp(&t_value(&a.1)));
    let name = Text::new("p dat alleen geluk verschilt", "p that only luck differs");
    let mut findings = vec![Finding::new(name, Scale::Level, Expect::Between(0.01, 1.0), vec![p])];
    let main = named.iter().position(|((i, date), _)| INDICATORS[*i].key == MAIN && *date == 1).expect("it is kept");
    for at in [0, main] {
        let ((i, date), values) = named[at].clone();
        let when =
            [Text::new("eind van het advies", "end of the advice"), Text::new("laatste jaar", "last year")][date];
        let label = INDICATORS[i].label;
        let largest = if at == 0 { Text::new("grootste t-waarde: ", "largest t-value: ") } else { Text::new("", "") };
        findings.push(Finding {
            what: OwnedText {
                nl: format!("{}{}, {}", largest.nl, label.nl, when.nl),
                en: format!("{}{}, {}", largest.en, label.en, when.en),
            },
            scale: Scale::of_difference(i),
            expect: Expect::Reported,
            values,
        });
    }
    Ok(findings)
}

pub(super) const SIZES: Experiment = Experiment {
    id: "S08",
    done: Text::new(
        "Een tiende, een kwart en alle professionals (in hoogstens acht werelden)",
        "A tenth, a quarter and all professionals (in at most eight worlds)",
    ),
    expected: Text::new(
        "Een vraag, geen verwachting: hoe hangt het verschil tussen advies en kabinetsroute, vijf jaar na het laatste geld, af van het aantal gesimuleerde professionals?",
        "A question, not an expectation: how does the difference between the advice and the cabinet's route, five years after the last money, depend on the number of professionals simulated?",
    ),
    find: sizes,
};

/// Shares of the professionals that are compared, and most worlds for it.
const SHARES: [f64; 3] = [0.1, 0.25, 1.0];
const FEW_WORLDS: usize = 8;

fn sizes(bench: &Bench) -> Result<Vec<Finding>> {
    let difference = |share: f64| {
        let few = Bench {
            size: Size { population: share, ..bench.size.clone() },
            draws: bench.draws.iter().take(FEW_WORLDS).cloned().collect(),
            ..bench.clone()
        };
        few.in_worlds(|simulation| {
            let past = simulation.past();
            let level = |design| withdrawn(simulation, &past, &bench.history, design);
            level(&bench.advice) - level(&bench.cabinet)
        })
    };
    let found = SHARES.map(difference);
    let name = |share: f64, nl: &str, en: &str| OwnedText {
        nl: format!("{}: {nl}", crate::text::Lang::Nl.percent(share, 0)),
        en: format!("{}: {en}", crate::text::Lang::En.percent(share, 0)),
    };
    let finding = |what, values| Finding { what, scale: Scale::Points, expect: Expect::Reported, values };
    let mut findings = vec![];
    for (share, values) in SHARES.into_iter().zip(&found) {
        findings.push(finding(name(share, "advies min kabinet", "advice minus cabinet"), values.clone()));
    }
    for (share, values) in SHARES.into_iter().zip(&found).take(2) {
        let bias = minus(values, &found[2]);
        findings.push(finding(name(share, "vertekening tegen 100%", "bias against 100%"), bias));
    }
    Ok(findings)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_country_reversed_twice_is_itself() {
        let country = Geography::shipped();
        let once = reversed(country);
        assert_eq!(once.areas[0].code, country.areas[13].code);
        for (i, place) in once.places.iter().enumerate() {
            assert!(once.areas[place.region.at()].municipalities.contains(&i.into()), "{}", place.name);
        }
        let same = |a: &Geography, b: &Geography| format!("{a:?}") == format!("{b:?}");
        assert!(!same(&once, country) && same(&reversed(&once), country));
    }

    /// Sixteen worlds that all differ by about one leave no doubt; with signs by turns they say nothing.
    #[test]
    fn signs_tell_a_difference_from_luck() {
        let shifted: Vec<f64> = (0..16).map(|i| 1.0 + 0.01 * f64::from(i)).collect();
        let by_turns: Vec<f64> = shifted.iter().enumerate().map(|(i, x)| if i % 2 == 0 { *x } else { -x }).collect();
        assert!(p_of_no_difference(&[by_turns.clone(), shifted], 1) < 0.001);
        assert!(p_of_no_difference(&[by_turns], 1) > 0.5);
    }
}
