//! The sentences of the answer say what the numbers say, and the page keeps its promises.

#[path = "report/contrast.rs"]
mod contrast_of_pages;
#[path = "report/downloads.rs"]
mod downloads;
#[path = "report/made_up.rs"]
mod made_up;
#[path = "report/places.rs"]
mod places;
#[path = "report/workbook.rs"]
mod workbook;

use lemniscaat::experiments::comparison::{Comparison, Detail, Hooks, Request, WorldSource};
use lemniscaat::experiments::findings::Findings;
use lemniscaat::experiments::theories::sides;
use lemniscaat::report::answer::{Point, answer};
use lemniscaat::report::canvas::Label;
use lemniscaat::report::page::page;
use lemniscaat::report::style::{Colour, WHITE, contrast};
use lemniscaat::report::{self, summary, views};
use lemniscaat::text::Lang;
use made_up::{ADVICE, BASE, CABINET, comparison, designs, in_december, own, pay, set, shipped};

/// The five points with their lines, in Dutch and in English.
fn points(c: &Comparison) -> [Vec<String>; 2] {
    let f = Findings::of(c);
    let whole = |p: &Point| format!("{}\n{}", p.text, p.lines.join("\n")).replace('\u{a0}', " ");
    [Lang::Nl, Lang::En].map(|lang| answer(c, &f, lang).iter().map(whole).collect())
}

fn has(text: &str, parts: &[&str]) {
    for part in parts {
        assert!(text.contains(part), "‘{part}’ is missing in: {text}");
    }
}

/// A small difference between worlds, the same for all designs.
fn wave(world: usize) -> f64 {
    0.001 * (world % 7) as f64
}

#[test]
fn a_clear_winner_is_named_with_its_numbers() {
    let levels = [0.05, 0.14, 0.09];
    let mut c = comparison(designs(&[BASE, ADVICE, CABINET]), 32, |d, w| levels[d] + wave(w));
    pay(&mut c, 1, [105.0, 5.0, 12.0, 30.0]);
    let [nl, en] = points(&c);
    assert_eq!((nl.len(), en.len()), (5, 5));
    has(
        &nl[0],
        &[
            "‘Advies Gezondheidsraad’",
            "14,3%",
            "in alle 32 werelden het beste van de 3 ontwerpen",
            "eind 2027",
            "Daarna komt ‘Route van het kabinet’",
            "9,3%",
            "in geen van de 32 werelden het beste",
        ],
    );
    has(
        &en[0],
        &["‘Gezondheidsraad’s advice’", "14.3%", "the best of 3 designs in all 32 worlds", "2027", "‘Cabinet’s route’"],
    );
    assert!(!nl.concat().contains("niet uit elkaar"), "{nl:?}");
    has(&nl[1], &["duidelijk beter", "+5,0 procentpunt", "tussen +5,0 en +5,0", "in alle 32 werelden"]);
    has(&en[1], &["clearly better", "+5.0 percentage points"]);
    has(
        &nl[3],
        &[
            "‘Advies Gezondheidsraad’ staat bovenaan bij elk van de 8 theorieën",
            "Alle maatstaven",
            "zowel eind 2022 als eind 2034",
        ],
    );
    // 100 million for 9 points.
    has(
        &nl[4],
        &[
            "‘Advies Gezondheidsraad’ € 100,0 mln van € 105,0 mln",
            "€ 12,0 mln en € 30,0 mln",
            "eind 2027 kost ‘Advies Gezondheidsraad’ € 11,1 mln",
        ],
    );
    has(&en[4], &["€100.0m of €105.0m", "what could not be spent in time goes back"]);
    has(&nl[4], &["Bij ‘Route van het kabinet’ is er geen aantoonbare winst"]);
}

#[test]
fn designs_that_win_in_turn_cannot_be_told_apart() {
    let c = comparison(designs(&[BASE, ADVICE, CABINET]), 16, |d, w| match d {
        0 => 0.05,
        d => 0.10 + if w % 2 == d % 2 { 0.02 } else { 0.0 },
    });
    let [nl, en] = points(&c);
    has(
        &nl[0],
        &["niet zeker", "niet uit elkaar te houden", "‘Advies Gezondheidsraad’", "‘Route van het kabinet’", "50%"],
    );
    has(&en[0], &["cannot tell these apart", "50%"]);
    has(&nl[1], &["niet uit elkaar te houden", "0,0 procentpunt", "tussen −2,0 en +2,0", "50%"]);
    has(&en[1], &["We cannot tell these apart", "50%"]);
}

#[test]
fn close_chances_of_being_best_are_a_tie_even_when_means_differ() {
    // The advice is a little ahead on average, but each is best in about half of the worlds.
    let c = comparison(designs(&[BASE, ADVICE, CABINET]), 64, |d, w| match d {
        0 => 0.05,
        1 => 0.10 + if w % 32 < 17 { 0.03 } else { 0.0 },
        _ => 0.105,
    });
    let f = Findings::of(&c);
    assert!(f.lasting_outcome.between(1, 2).tells_apart);
    let [nl, _] = points(&c);
    has(&nl[0], &["niet uit elkaar te houden", "53%", "47%"]);
    has(&nl[1], &["gemiddeld beter, maar lang niet altijd"]);
}

#[test]
fn a_rival_that_does_worse_is_said_to_do_worse() {
    let levels = [0.05, 0.08, 0.12];
    let c = comparison(designs(&[BASE, ADVICE, CABINET]), 16, |d, w| levels[d] + wave(w));
    let [nl, _] = points(&c);
    has(&nl[1], &["‘Advies Gezondheidsraad’ duidelijk slechter dan ‘Route van het kabinet’", "−4,0 procentpunt"]);
}

#[test]
fn without_the_rivals_the_best_meets_the_baseline() {
    let c = comparison(designs(&[BASE, "kort-3-jaar"]), 16, |d, w| 0.05 + 0.03 * d as f64 + wave(w));
    let [nl, en] = points(&c);
    has(&nl[1], &["‘Kort: drie jaar’ duidelijk beter dan ‘Geen vervolg’", "+3,0"]);
    has(&en[1], &["‘No follow-up’"]);
    assert!(!page(&c, &Findings::of(&c), Lang::Nl).contains("kabinet?"));
}

#[test]
fn when_nothing_beats_the_baseline_it_is_the_best() {
    let c = comparison(designs(&[BASE, "kort-3-jaar"]), 16, |d, w| 0.05 - 0.03 * d as f64 + wave(w));
    let [nl, _] = points(&c);
    has(&nl[0], &["‘Geen vervolg’", "5,3%"]);
    has(&nl[1], &["‘Kort: drie jaar’ duidelijk slechter dan ‘Geen vervolg’"]);
}

#[test]
fn an_own_design_is_named_with_its_chances() {
    let mut all = designs(&[BASE, ADVICE, CABINET]);
    all.push(own("Ons plan"));
    // Better than the baseline in all worlds, than the cabinet in 12 of 16, than the advice in 4 of 16.
    let c = comparison(all, 16, |d, w| match d {
        0 => 0.05,
        1 => {
            if w < 4 {
                0.10
            } else {
                0.14
            }
        }
        2 => {
            if w < 12 {
                0.10
            } else {
                0.13
            }
        }
        _ => 0.12,
    });
    let [nl, en] = points(&c);
    has(
        &nl[1],
        &[
            "Uw ontwerp ‘Ons plan’ tegenover ‘Geen vervolg’: +7,0 [+7,0; +7,0] procentpunt",
            "in alle 16 werelden beter. Duidelijk beter.",
            "Uw ontwerp ‘Ons plan’ tegenover ‘Advies Gezondheidsraad’: −2,0 [−2,0; +2,0] procentpunt",
            "in 25% van de werelden beter. Waarschijnlijk slechter.",
            "Uw ontwerp ‘Ons plan’ tegenover ‘Route van het kabinet’: +2,0 [−1,0; +2,0] procentpunt",
            "in 75% van de werelden beter. Waarschijnlijk beter.",
            "in 25% van de werelden het beste van alle 4",
        ],
    );
    has(
        &en[1],
        &[
            "Your design ‘Ons plan’ against ‘Cabinet’s route’: +2.0 [\u{2212}1.0; +2.0] percentage points",
            "better in 75% of worlds. Probably better.",
            "the best of all 4 in 25% of worlds",
        ],
    );
    has(&nl[4], &["‘Ons plan’"]);
    let labels = views::labels(&c);
    assert_eq!(labels.iter().map(|l| l.colour).collect::<Vec<_>>(), [0, 1, 2, 3]);
}

#[test]
fn an_own_design_meets_whoever_is_there() {
    let plan = || own("Ons plan");
    let lines = |ids: &[&str]| {
        let c = comparison([designs(ids), vec![plan()]].concat(), 8, |d, w| 0.05 + 0.01 * d as f64 + wave(w));
        answer(&c, &Findings::of(&c), Lang::Nl)[1].lines.clone()
    };
    let one = lines(&[BASE, CABINET, "kort-3-jaar"]);
    assert_eq!(one.len(), 4, "{one:?}");
    for (line, rival) in one.iter().zip(["Route van het kabinet", "Kort: drie jaar", "Geen vervolg"]) {
        has(line, &[&format!("‘Ons plan’ tegenover ‘{rival}’"), "in alle 8 werelden beter. Duidelijk beter."]);
    }
    assert_eq!(lines(&[BASE]).len(), 2);
    assert!(lines(&[BASE, ADVICE, CABINET, "kort-3-jaar"]).iter().all(|l| !l.contains("Kort")));
}

/// Ten years of 8 million in the advice's form: the question stops it after seven.
fn ten_years() -> lemniscaat::scenario::Scenario {
    let mut plan = own("Tien jaar");
    let p = &mut plan.programmes[0];
    (p.months, p.yearly) = (120, vec![8e6; 10]);
    plan
}

#[test]
fn a_plan_that_is_cut_off_is_told_with_what_it_would_do() {
    let mut c =
        comparison([designs(&[BASE, CABINET]), vec![ten_years()]].concat(), 8, |d, w| 0.05 + 0.02 * d as f64 + wave(w));
    // With its money the plan does better from 2026 on; its own end is 2025, so 2030 is five years later.
    (2026..=2034).for_each(|year| in_december(&c, (2, false), "practice_use", year, |x| x + 0.03));
    in_december(&c, (1, false), "practice_use", 2034, |x| x + 0.05);
    pay(&mut c, 2, [50.0, 0.0, 0.0, 0.0]);
    let f = Findings::of(&c);
    let cut = f.lasting[2].cut.as_ref().expect("its money goes on after 2022");
    assert_eq!((cut.months, cut.end, cut.year, cut.ended), ([84, 120], 2025, 2030, true));
    assert_eq!((f.money[2].budget, f.money[2].compared.spent.round()), ([56.0, 80.0], 50.0));
    let [nl, en] = points(&c);
    has(
        &nl[0],
        &[
            "stopt het geld van ‘Tien jaar’ na 7 van de 10 jaar, eind 2022; dan is € 50,0 mln van de begrote € 80,0 mln uitgegeven",
            "eind 2027 +4,0 [+4,0; +4,0] procentpunt",
            "+7,0 [+7,0; +7,0] procentpunt eind 2030, vijf jaar na het eigen eind (eind 2025)",
            "stopt het geld van ‘Route van het kabinet’ na 7 van de 19 jaar",
            "+7,0 [+7,0; +7,0] procentpunt eind 2034, terwijl het geld nog loopt",
        ],
    );
    has(
        &en[0],
        &["stops after 7 of its 10 years", "€50.0m of its budget of €80.0m is spent", "five years after its own end"],
    );
    has(&nl[4], &["bij ‘Route van het kabinet’ en ‘Tien jaar’ vervalt het geld voor de jaren na 2022"]);
    let t = summary::table(&c, &f, Lang::Nl);
    let row = t.rows.iter().find(|r| r[0] == "Tien jaar").expect("a row");
    assert_eq!(row.last().map(String::as_str), Some("50,0 van 80,0"));
    assert!(page(&c, &f, Lang::Nl).contains("na 7 van de 10 jaar"));
    // Nothing is cut off from a design whose money ends by then.
    let c = comparison(designs(&[BASE, ADVICE]), 8, |d, w| 0.05 + 0.02 * d as f64 + wave(w));
    assert!(!points(&c)[0][0].contains("Voor deze vraag"));
}

#[test]
fn spending_after_the_common_date_does_not_count() {
    let mut c = comparison(designs(&[BASE, CABINET]), 4, |d, w| 0.05 + 0.02 * d as f64 + wave(w));
    pay(&mut c, 1, [40.0, 2.0, 1.0, 3.0]);
    for world in 0..4 {
        let mut years = c.flows.of(1, world).expect("what was put");
        years[7] = years[0].clone();
        c.flows.put(1, world, &years).expect("room");
    }
    let m = &Findings::of(&c).money[1];
    let near = |a: f64, b: f64| (a - b).abs() < 1e-6;
    assert!(near(m.compared.spent, 38.0) && near(m.whole.spent, 76.0) && near(m.returned, 4.0));
    assert!(near(m.compared.own[0], 1.0) && near(m.whole.own[1], 6.0));
    assert!(near(m.per_point.expect("a clear gain"), 19.0));
}

#[test]
fn use_that_stays_while_networks_go_is_explained() {
    let mut c = comparison(designs(&[BASE, ADVICE, CABINET]), 4, |d, w| 0.05 + 0.04 * d as f64 + wave(w));
    for d in [1, 2] {
        set(&mut c, d, "mastery", |_| 0.2);
        set(&mut c, d, "tested_stock", |_| 40.0);
        set(&mut c, d, "self_financing_ratio", |_| 0.3);
        set(&mut c, d, "active_networks", |_| 20.0);
        in_december(&c, (d, true), "active_networks", 2027, |_| 4.0);
    }
    let [nl, en] = points(&c);
    has(
        &nl[2],
        &[
            "het aantal actieve netwerken van 20 naar 4",
            "wat mensen kennen, blijft (van 20,0% naar 20,0%) en wat getoetst is, blijft bruikbaar (100% van de voorraad van toen)",
            "betalen de partijen zelf nog 30% van de volle kosten",
            "‘Route van het kabinet’ houdt zijn netwerken (20 eind 2022, 20 eind 2034) doordat zijn geld",
            "eind 2027 nog 4 in plaats van 20",
        ],
    );
    has(&en[2], &["because in the design its money runs to the end", "4 instead of 20"]);
    assert!(!nl[2].contains("‘Advies Gezondheidsraad’ houdt zijn netwerken"), "its money ends");
    // No reason is given for what does not happen.
    [1, 2].iter().for_each(|&d| in_december(&c, (d, true), "active_networks", 2027, |_| 19.0));
    let [nl, _] = points(&c);
    assert!(!nl[2].contains("houdt stand") && !nl[2].contains("houdt zijn netwerken"), "{}", nl[2]);
}

#[test]
fn certainty_is_not_claimed_from_worlds() {
    let c = comparison(designs(&[BASE, ADVICE]), 16, |d, w| 0.05 + 0.04 * d as f64 + wave(w));
    let specs = &lemniscaat::parameters::SPECS;
    let drawn = lemniscaat::parameters::drawn().map(|s| s.path).collect::<Vec<_>>();
    let fixed: Vec<_> = specs.iter().filter(|s| !drawn.contains(&s.path)).collect();
    let ours = fixed.iter().filter(|s| s.field.grade == lemniscaat::parameters::Grade::Assumption).count();
    let [nl, en] = points(&c);
    has(
        &nl[3],
        &[
            "niet geijkt op de geschiedenis",
            &format!("van de {} parameters", fixed.len()),
            &format!("zijn er {ours} onze eigen aanname"),
        ],
    );
    has(&en[3], &[&format!("of the {} parameters", fixed.len()), &format!("{ours} are our own assumption")]);
    assert!(!nl.concat().contains("100% van de") && !en.concat().contains("100% of"), "{nl:?}");
}

#[test]
fn the_ties_are_those_of_the_world_nearest_to_the_median() {
    use lemniscaat::indicators::{MunicipalityView, NetworkView, Snapshot};
    use lemniscaat::report::Chart;
    let mut c = comparison([designs(&[BASE, ADVICE]), vec![own("Ons plan")]].concat(), 4, |d, w| {
        0.05 + 0.01 * d as f64 + wave(w)
    });
    let view = NetworkView { number: 0, region: 0, partners: Default::default(), trust: 0.5, link: 0.5, activity: 1.0 };
    let picture = |networks: usize| Snapshot {
        month: c.history.calendar.end,
        municipalities: vec![MunicipalityView { practice_use: 0.1, network: -1, ..Default::default() }; 403],
        networks: vec![view; networks],
    };
    let counts = [9, 0, 3, 2];
    let pictures = counts.map(|n| vec![picture(n)]).to_vec();
    c.past_pictures = vec![vec![picture(14)]; 4];
    c.pictures = vec![pictures; 3];
    set(&mut c, 2, "active_networks", |w| counts[w] as f64);
    let chart = views::ties(&c, &Findings::of(&c), Lang::Nl);
    let title = chart.finding(Lang::Nl);
    has(&title, &["van 14 (alle ontwerpen, eind 2015) naar 3 (Ons plan, eind 2034)"]);
    has(&chart.subtitle(Lang::Nl), &["mediaan van alle 4 ligt (2,5 netwerken eind 2034)"]);
    let map = views::map(&c, &Findings::of(&c));
    assert!(map.panels.iter().any(|p| p.title.nl.starts_with("Ons plan")));
}

#[test]
fn two_designs_with_one_title_are_told_apart_by_their_file() {
    let mut twin = own("Ons plan");
    twin.id = "eigen-2".to_owned();
    let c = comparison([designs(&[BASE]), vec![own("Ons plan"), twin]].concat(), 2, |d, _| 0.05 + 0.01 * d as f64);
    let names: Vec<String> = views::labels(&c).iter().map(|l| l.name(Lang::Nl).to_owned()).collect();
    assert_eq!(names, ["Geen vervolg", "Ons plan (eigen)", "Ons plan (eigen-2)"]);
}

#[test]
fn the_condition_that_fails_most_often_is_named() {
    let mut c = comparison(designs(&[BASE, ADVICE, CABINET]), 16, |d, w| 0.05 + 0.04 * d as f64 + wave(w));
    for d in 1..3 {
        for (key, value) in [("regions_with_network", 0.9), ("national_network", 0.5), ("tested_stock", 40.0)] {
            set(&mut c, d, key, |_| value);
        }
    }
    set(&mut c, 2, "self_financing_ratio", |w| if w < 4 { 0.9 } else { 0.3 });
    set(&mut c, 1, "self_financing_ratio", |_| 0.1);
    let [nl, en] = points(&c);
    has(
        &nl[2],
        &[
            "bij ‘Route van het kabinet’ in 25% van de werelden",
            "bij ‘Advies Gezondheidsraad’ in geen van de 16 werelden",
            "ontbreekt het vaakst: partijen die minstens 80% van de kosten zelf betalen (aanwezig in 25% van de werelden)",
        ],
    );
    has(&en[2], &["under ‘Cabinet’s route’ in 25%"]);
    set(&mut c, 2, "self_financing_ratio", |_| 0.1);
    has(&points(&c)[0][2], &["Bij geen enkel ontwerp", "in geen van de 16 werelden"]);
}

#[test]
fn a_ranking_that_turns_with_a_theory_says_so() {
    let all = designs(&[BASE, ADVICE, CABINET]);
    let probe = comparison(all.clone(), 32, |_, _| 0.1);
    let leverage: Vec<bool> = probe.draws.iter().map(|d| d.theories.contains(&("theory.leverage", true))).collect();
    let c = comparison(all, 32, |d, w| match d {
        0 => 0.05,
        1 => {
            if leverage[w] {
                0.15
            } else {
                0.10
            }
        }
        _ => 0.12,
    });
    let [nl, en] = points(&c);
    has(&nl[3], &["bij ‘partijen betalen niet door’ is dat ‘Route van het kabinet’ (+2,0 procentpunt)"]);
    has(&en[3], &["under ‘parties do not go on paying’ it is ‘Cabinet’s route’ (+2.0 percentage points)"]);
    has(&nl[0], &["Welk ontwerp bovenaan staat, hangt af van de theorie die waar is"]);
    has(&en[0], &["Which design comes first depends on the theory"]);
    let agreeing = points(&comparison(designs(&[BASE, ADVICE, CABINET]), 32, |d, _| [0.05, 0.15, 0.12][d]));
    assert!(!agreeing[1][0].contains("depends on the theory"));
}

#[test]
fn a_single_theory_is_called_single() {
    let mut c = comparison(designs(&[BASE, ADVICE]), 16, |d, w| 0.05 + 0.04 * d as f64 + wave(w));
    for draw in &mut c.draws {
        draw.theories = vec![("theory.leverage", true)];
    }
    has(&points(&c)[0][3], &["maar één theorie"]);
    c.request.theories = sides(&["leverage=works"]).expect("it is a theory");
    has(&points(&c)[0][3], &["alleen waarin geldt: ‘partijen betalen door na de subsidie’"]);
    has(
        &views::source(&c.request, 2).en,
        &["only those in which this holds: ‘parties go on paying after the subsidy’"],
    );
    c.draws.iter_mut().for_each(|d| d.theories.clear());
    has(&points(&c)[0][3], &["Rivaliserende theorieën zijn niet vergeleken"]);
    assert!(page(&c, &Findings::of(&c), Lang::Nl).contains("</html>"));
}

#[test]
fn short_and_long_run_that_differ_are_both_named() {
    let c = comparison(designs(&[BASE, ADVICE, CABINET]), 16, |d, w| 0.05 + 0.04 * f64::from(d == 1) + wave(w));
    in_december(&c, (2, false), "practice_use", 2034, |_| 0.2);
    has(
        &points(&c)[0][3],
        &[
            "Korte en lange termijn verschillen",
            "eind 2022 staat ‘Advies Gezondheidsraad’ bovenaan",
            "eind 2034 staat ‘Route van het kabinet’ bovenaan",
        ],
    );
}

#[test]
fn few_worlds_are_called_a_trial() {
    let c = comparison(designs(&[BASE, ADVICE]), 2, |d, w| 0.05 + 0.04 * d as f64 + 0.03 * (d * w) as f64);
    has(&points(&c)[0][3], &["een proef met 2 werelden"]);
}

#[test]
fn the_summary_has_a_cell_for_every_head() {
    let c = comparison(shipped(), 4, |d, w| 0.05 + 0.004 * d as f64 + wave(w));
    let f = Findings::of(&c);
    for lang in [Lang::Nl, Lang::En] {
        let t = summary::table(&c, &f, lang);
        assert_eq!(t.rows.len(), 13);
        assert!(t.rows.iter().all(|r| r.len() == t.headers.len()));
        assert_eq!(summary::notes(&c, &f, lang).len(), 5);
    }
    let t = summary::table(&c, &f, Lang::Nl);
    let base = t.rows.last().expect("rows");
    assert_eq!(base[0], "Geen vervolg");
    assert_eq!(t.rows[0][5], "+4,8 [+4,8; +4,8]");
}

#[test]
fn charts_of_a_comparison_keep_the_house_style() {
    let mut long = own("Een plan met een lange naam die in geen enkele kolom op één regel past, hoe breed ook");
    long.id = "lang".to_owned();
    let mut c = comparison([shipped(), vec![long]].concat(), 4, |d, w| 0.05 + 0.004 * d as f64 + wave(w));
    (1..14).for_each(|d| pay(&mut c, d, [90.0, 5.0, 10.0, 20.0]));
    let f = Findings::of(&c);
    for lang in [Lang::Nl, Lang::En] {
        let charts = views::charts(&c, &f, lang);
        let mut names: Vec<String> = charts.iter().map(|chart| chart.heading().name.clone()).collect();
        for chart in &charts {
            let name = &chart.heading().name;
            assert!(!views::help(name).in_lang(lang).is_empty(), "{name} has no reading help");
            let canvas = report::draw(chart.as_ref(), lang);
            let labels: Vec<_> = canvas.labels().collect();
            let meets = |a: &Label, b: &Label| a.frame().overlaps(b.frame());
            let overlaps: Vec<(&str, &str)> = labels
                .iter()
                .enumerate()
                .flat_map(|(i, a)| {
                    labels[..i].iter().filter(|b| meets(a, b)).map(|b| (a.text.as_str(), b.text.as_str()))
                })
                .collect();
            assert!(overlaps.is_empty(), "{name} {lang:?}: {overlaps:?}");
        }
        let count = names.len();
        names.sort();
        names.dedup();
        assert_eq!((names.len(), count), (15, 15));
    }
}

fn simulated() -> (Comparison, Findings) {
    let history = lemniscaat::scenario::history().expect("the built-in history");
    let request = Request {
        worlds: 2,
        population: 0.01,
        seed: 1,
        baseline: BASE.to_owned(),
        equal_total: None,
        keep: Detail::Standard,
        source: WorldSource::Prior,
        theories: vec![],
        own: None,
    };
    let hooks = Hooks { step: &|| {}, stopped: &|| false };
    let c = Comparison::run(&request, &history, &designs(&[BASE, ADVICE, CABINET]), &hooks).expect("it runs");
    let f = Findings::of(&c);
    (c, f)
}

/// The text between two marks, for every pair of them.
fn between<'a>(text: &'a str, open: &str, close: &str) -> Vec<&'a str> {
    text.split(open).skip(1).filter_map(|rest| rest.split(close).next()).collect()
}

/// The page without what its links save: whole files that are nothing to a reader of the page.
fn without_saves(html: &str) -> String {
    let mut parts = html.split("<a href='data:");
    let first = parts.next().unwrap_or_default().to_owned();
    let saves: Vec<&str> = parts.collect();
    assert!(saves.len() > 20, "only {} files can be saved", saves.len());
    saves.iter().fold(first, |page, part| page + "<a href='" + part.split_once('\'').expect("a link ends").1)
}

#[test]
fn the_page_is_one_accessible_file() {
    let (c, f) = simulated();
    for (lang, tag) in [(Lang::Nl, "nl"), (Lang::En, "en")] {
        let html = without_saves(&page(&c, &f, lang));
        assert!(html.starts_with("<!DOCTYPE html><html lang=\""));
        assert!(html.contains(&format!("<html lang=\"{tag}\">")) && html.ends_with("</html>"));
        assert_eq!(html.matches("<h1").count(), 1);
        assert_eq!(
            html.matches("<svg").count(),
            views::charts(&c, &f, lang).len() + 1,
            "all charts, and that of the brief"
        );
        assert!(html.matches("<caption>").count() == html.matches("<table").count());
        assert_eq!(html.matches("<th ").count(), html.matches("<th scope=").count());
        assert!(!html.contains("<th>") && !html.contains("<script"));
        // Nothing is loaded: addresses are names of formats only.
        let addresses = between(&html, "://", "\"");
        assert!(addresses.iter().all(|a| *a == "www.w3.org/2000/svg"), "{addresses:?}");
        assert!(between(&html, "url(", ")").iter().all(|u| u.starts_with("data:")));
        let mut ids = between(&html, " id=\"", "\"");
        let count = ids.len();
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), count, "an id is used twice");
        for id in between(&html, "aria-labelledby=\"", "\"").iter().flat_map(|list| list.split(' ')) {
            assert!(ids.contains(&id), "nothing is called {id}");
        }
        assert!(html.contains(lang.pick("Het verschil is precies 0", "The difference is exactly 0")));
    }
}

#[test]
fn the_page_says_when_the_null_test_fails() {
    let (mut c, f) = simulated();
    c.null_difference = 0.25;
    let html = page(&c, &f, Lang::En);
    assert!(html.contains("do not trust the results") && html.contains("2.5e-1"));
}

#[test]
fn markup_in_a_title_stays_text() {
    let evil = own("Plan <script>alert(1)</script> & meer");
    let c = comparison([designs(&[BASE, ADVICE]), vec![evil]].concat(), 2, |d, _| 0.05 + 0.01 * d as f64);
    let html = page(&c, &Findings::of(&c), Lang::Nl);
    assert!(!html.contains("<script") && html.contains("&lt;script&gt;"));
}

#[test]
fn text_of_the_page_can_be_read_on_its_grounds() {
    let css = include_str!("../src/report/page/style.css");
    let colour = |name: &str| {
        let hex = between(css, &format!("--{name}:#"), ";")[0].trim_end_matches('}');
        let part = |i: usize| u8::from_str_radix(&hex[i..i + 2], 16).expect("a colour");
        Colour(part(0), part(2), part(4))
    };
    for text in ["ink", "muted", "accent"] {
        for ground in [WHITE, colour("soft")] {
            assert!(contrast(colour(text), ground) >= 4.5, "{text} on {ground:?}");
        }
    }
}
