//! The sentences of the answer say what the numbers say, and the page keeps its promises.

#[path = "report/made_up.rs"]
mod made_up;

use lemniscaat::experiments::comparison::{Comparison, Detail, Hooks, Request, WorldSource};
use lemniscaat::experiments::findings::Findings;
use lemniscaat::report::answer::answer;
use lemniscaat::report::canvas::Label;
use lemniscaat::report::page::page;
use lemniscaat::report::style::{Colour, WHITE, contrast};
use lemniscaat::report::{self, summary, views};
use lemniscaat::text::Lang;
use made_up::{ADVICE, BASE, CABINET, comparison, designs, own, pay, set, shipped};

/// The five points in Dutch and in English.
fn points(c: &Comparison) -> [Vec<String>; 2] {
    let f = Findings::of(c);
    [Lang::Nl, Lang::En].map(|lang| answer(c, &f, lang))
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
            "100% van de 32 werelden",
            "eind 2027",
            "Daarna komt ‘Route van het kabinet’",
            "9,3%",
            "0% van de werelden",
        ],
    );
    has(&en[0], &["‘Gezondheidsraad’s advice’", "14.3%", "100% of the 32 worlds", "2027", "‘Cabinet’s route’"]);
    assert!(!nl.concat().contains("niet uit elkaar"), "{nl:?}");
    has(&nl[1], &["vrijwel zeker beter", "+5,0 procentpunt", "tussen +5,0 en +5,0", "100% van de werelden"]);
    has(&en[1], &["almost certainly better", "+5.0 percentage points"]);
    has(
        &nl[3],
        &[
            "‘Advies Gezondheidsraad’ staat bovenaan bij elk van de 6 theorieën",
            "Alle maatstaven",
            "zowel eind 2022 als eind 2034",
        ],
    );
    // 100 million for 9 points.
    has(&nl[4], &["‘Advies Gezondheidsraad’ 100", "12 en 30", "‘Advies Gezondheidsraad’ 11 miljoen euro"]);
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
    has(&nl[1], &["‘Advies Gezondheidsraad’ vrijwel zeker slechter dan ‘Route van het kabinet’", "−4,0 procentpunt"]);
}

#[test]
fn without_the_rivals_the_best_meets_the_baseline() {
    let c = comparison(designs(&[BASE, "kort-3-jaar"]), 16, |d, w| 0.05 + 0.03 * d as f64 + wave(w));
    let [nl, en] = points(&c);
    has(&nl[1], &["‘Kort: drie jaar’ vrijwel zeker beter dan ‘Geen vervolg’", "+3,0"]);
    has(&en[1], &["‘No follow-up’"]);
    assert!(!page(&c, &Findings::of(&c), Lang::Nl).contains("kabinet?"));
}

#[test]
fn when_nothing_beats_the_baseline_it_is_the_best() {
    let c = comparison(designs(&[BASE, "kort-3-jaar"]), 16, |d, w| 0.05 - 0.03 * d as f64 + wave(w));
    let [nl, _] = points(&c);
    has(&nl[0], &["‘Geen vervolg’", "5,3%"]);
    has(&nl[1], &["‘Kort: drie jaar’ vrijwel zeker slechter dan ‘Geen vervolg’"]);
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
            "Uw eigen ontwerp ‘Ons plan’",
            "100% van de werelden beter dan ‘Geen vervolg’",
            "25% van de werelden beter dan ‘Advies Gezondheidsraad’",
            "75% van de werelden beter dan ‘Route van het kabinet’",
            "in 25% het beste van alle",
        ],
    );
    has(
        &en[1],
        &["Your own design ‘Ons plan’", "better than ‘Cabinet’s route’ in 75% of worlds", "the best of all in 25%"],
    );
    has(&nl[4], &["‘Ons plan’"]);
    let labels = views::labels(&c);
    assert_eq!(labels.iter().map(|l| l.colour).collect::<Vec<_>>(), [0, 1, 2, 3]);
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
            "bij ‘Route van het kabinet’ in 25%",
            "bij ‘Advies Gezondheidsraad’ in 0%",
            "ontbreekt het vaakst: partijen die minstens 80% van de kosten zelf betalen (aanwezig in 25% van de werelden)",
        ],
    );
    has(&en[2], &["under ‘Cabinet’s route’ in 25%"]);
    set(&mut c, 2, "self_financing_ratio", |_| 0.1);
    has(&points(&c)[0][2], &["Bij geen enkel ontwerp", "in geen enkele wereld"]);
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
}

#[test]
fn a_single_theory_is_called_single() {
    let mut c = comparison(designs(&[BASE, ADVICE]), 16, |d, w| 0.05 + 0.04 * d as f64 + wave(w));
    for draw in &mut c.draws {
        draw.theories = vec![("theory.leverage", true)];
    }
    has(&points(&c)[0][3], &["maar één theorie"]);
    c.draws.iter_mut().for_each(|d| d.theories.clear());
    has(&points(&c)[0][3], &["Rivaliserende theorieën zijn niet vergeleken"]);
    assert!(page(&c, &Findings::of(&c), Lang::Nl).contains("</html>"));
}

#[test]
fn short_and_long_run_that_differ_are_both_named() {
    let mut c = comparison(designs(&[BASE, ADVICE, CABINET]), 16, |d, w| 0.05 + 0.04 * f64::from(d == 1) + wave(w));
    let (last, main) = (c.year(2034), lemniscaat::indicators::find("practice_use").expect("the list"));
    (0..16).for_each(|w| c.yearly[[2, w, main, last]] = 0.2);
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
        assert_eq!((names.len(), count), (12, 12));
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

#[test]
fn the_page_is_one_accessible_file() {
    let (c, f) = simulated();
    for (lang, tag) in [(Lang::Nl, "nl"), (Lang::En, "en")] {
        let html = page(&c, &f, lang);
        assert!(html.starts_with("<!DOCTYPE html><html lang=\""));
        assert!(html.contains(&format!("<html lang=\"{tag}\">")) && html.ends_with("</html>"));
        assert_eq!(html.matches("<h1").count(), 1);
        assert_eq!(html.matches("<svg").count(), views::charts(&c, &f, lang).len());
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
