use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicBool;

use super::draft::{Draft, names};
use super::fields::{Form, Kind};
use super::live::Worlds;
use super::question::Question;
use crate::experiments::comparison::{Comparison, Hooks};
use crate::scenario::{self, Scenario};
use crate::text::Lang;

const BASE: &str = "geen-vervolg";
const ADVICE: &str = "gezondheidsraad-2014";

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios")
}

fn load(name: &str) -> Scenario {
    scenario::load(&folder().join(format!("{name}.toml"))).expect("it ships")
}

fn draft(base: &str, changes: &[(&str, f64)]) -> Draft {
    let changes = changes.iter().map(|(key, value)| ((*key).to_owned(), *value)).collect();
    Draft { base: base.to_owned(), title: String::new(), changes }
}

fn made(base: &str, changes: &[(&str, f64)]) -> super::draft::Made {
    let history = scenario::history().unwrap();
    draft(base, changes).make(&folder(), &history, Lang::Nl).unwrap_or_else(|e| panic!("{changes:?}: {e}"))
}

/// What is watched are the first columns of a comparison.
#[test]
fn live_numbers_are_those_of_a_comparison() {
    let worlds = Worlds::new(BASE, 1, 0.01, scenario::history().unwrap()).unwrap();
    let designs = [load(BASE), made("lang-10-jaar", &[("governance.bottom_up", 90.0)]).design, load("kabinet-2015")];
    let all: Vec<&Scenario> = designs.iter().collect();
    let live = worlds.run(&all, 4, &AtomicBool::new(false)).expect("nobody stops it");
    let again = worlds.run(&all[1..], 4, &AtomicBool::new(false)).expect("nobody stops it");
    let request = crate::experiments::comparison::Request { worlds: 4, ..worlds.request.clone() };
    let hooks = Hooks { step: &|| (), stopped: &|| false };
    let full = Comparison::run(&request, &worlds.history, &designs, &hooks).unwrap();
    let values = full.withdrawn("practice_use", 2027);
    for (d, outcome) in live.iter().enumerate() {
        assert_eq!(outcome.last("practice_use"), values.column(d).to_vec(), "{}", designs[d].id);
        assert!(outcome.last("practice_use").iter().any(|x| *x > 0.0));
    }
    assert_eq!(live[1].last("practice_use"), again[0].last("practice_use"));
    assert_ne!(live[1].last("practice_use"), live[2].last("practice_use"));
}

#[test]
fn a_run_nobody_waits_for_is_stopped() {
    let worlds = Worlds::new(BASE, 1, 0.01, scenario::history().unwrap()).unwrap();
    assert!(worlds.run(&[&load(BASE)], 4, &AtomicBool::new(true)).is_none());
}

/// Every field of every design that ships, at both ends of its slider, gives a file that is read, and means what was
/// chosen.
#[test]
fn every_field_can_be_chosen_from_end_to_end() {
    let history = scenario::history().unwrap();
    let mut tried = 0;
    for name in names(&folder()).unwrap() {
        let form = Form::of(&load(&name), &history);
        for field in form.fields() {
            for value in [field.slider.0, field.slider.1] {
                // A whole of which the only part is taken away is refused.
                let whole = form.groups().find(|g| g.whole && g.fields.iter().any(|f| f.key == field.key));
                if whole.is_some_and(|g| value == 0.0 && g.fields.iter().all(|f| f.key == field.key || f.base == 0.0)) {
                    let refused = draft(&name, &[(&field.key, value)]).make(&folder(), &history, Lang::En);
                    assert!(refused.err().expect("nothing is left").to_string().ends_with("together this is 0%"));
                    continue;
                }
                let made = made(&name, &[(&field.key, value)]);
                assert_eq!(made.text.is_some(), value != field.base, "{name}: {} = {value}", field.key);
                let back = Form::of(&made.design, &history);
                if let Some(found) = back.find(&field.key).filter(|_| whole.is_none()) {
                    assert!((found.base - value).abs() < 1e-5, "{name}: {} = {value} became {}", field.key, found.base);
                }
                tried += 1;
            }
        }
    }
    assert!(tried > 2_000, "only {tried} values");
}

#[test]
fn nothing_chosen_is_the_design_itself() {
    for name in names(&folder()).unwrap() {
        let form = Form::of(&load(&name), &scenario::history().unwrap());
        let same: Vec<(&str, f64)> = form.fields().map(|f| (f.key.as_str(), f.base)).collect();
        let made = made(&name, &same);
        assert!(made.text.is_none() && made.draft.changes.is_empty(), "{name}: {:?}", made.draft.changes);
        assert_eq!(made.design, load(&name));
    }
}

#[test]
fn a_file_says_only_what_differs() {
    let changes = [
        ("governance.bottom_up", 90.0),
        ("governance.leerkringen@2016-01", 80.0),
        ("programme.stimulering.total_mln_euro", 84.0),
        ("programme.stimulering.own_share.3", 25.0),
        ("programme.stimulering.sources.vws", 100.0),
    ];
    let made = made(ADVICE, &changes);
    let text = made.text.as_deref().expect("something differs");
    for line in [
        "base = \"gezondheidsraad-2014\"",
        "bottom_up = 0.9",
        "leerkringen = { 2016-01 = 0.8, 2023-01 = 0 }",
        "own_share = [0, 0, 0.25, 0.2, 0.3, 0.4, 0.5]",
        "sources = { vws = 0.66666667, municipalities = 0.33333333 }",
    ] {
        assert!(text.contains(line), "{line} is missing in\n{text}");
    }
    assert!(!text.contains("steering") && !text.contains("[regulation]"), "{text}");
    let (before, after) = (&load(ADVICE).programmes[0], &made.design.programmes[0]);
    assert!((after.total() - 84e6).abs() < 10.0, "{}", after.total());
    for (old, new) in before.yearly.iter().zip(&after.yearly) {
        assert!((new / old - 84.0 / 105.0).abs() < 1e-6, "the years keep their shares: {old} {new}");
    }
    let told = made.differences(Lang::Nl);
    assert_eq!(told.len(), 6, "both payers move: {told:?}");
    assert!(told.iter().any(|row| row[1] == "50%" && row[2] == "66,7%"), "what is run is what is said: {told:?}");
    assert!(made.differences(Lang::Nl).iter().any(|row| row[1] == "70%" && row[2] == "90%"));
}

#[test]
fn weights_are_scaled_to_a_whole() {
    let made = made(ADVICE, &[("governance.weight_quality", 100.0)]);
    let history = scenario::history().unwrap();
    let form = Form::of(&made.design, &history);
    let weights: Vec<f64> = form.fields().filter(|f| f.key.starts_with("governance.weight_")).map(|f| f.base).collect();
    assert_eq!(weights.len(), 7);
    assert!((weights.iter().sum::<f64>() - 100.0).abs() < 1e-4, "{weights:?}");
    assert!((weights[0] - 100.0 / 1.75).abs() < 1e-4, "{weights:?}");
}

#[test]
fn what_cannot_be_is_refused_in_the_readers_language() {
    let history = scenario::history().unwrap();
    let wrong = [
        (ADVICE, &[("governance.bottom_up", 130.0)][..], "130% kan niet"),
        (ADVICE, &[("governance.bottom_upp", 30.0)], "geen knop van dit ontwerp"),
        ("../secret", &[], "er is geen ontwerp"),
        (ADVICE, &[("governance.programme_committee", 0.5)], "kan niet"),
    ];
    for (base, changes, sentence) in wrong {
        let error = draft(base, changes).make(&folder(), &history, Lang::Nl).err().expect("it is wrong").to_string();
        assert!(error.contains(sentence), "{error}");
    }
    let text = [("governance.bottom_up".to_owned(), "veel".to_owned())];
    assert!(Draft::read(&text, Lang::Nl).unwrap_err().to_string().contains("is geen getal"));
    assert!(Draft::read(&text, Lang::En).unwrap_err().to_string().contains("is not a number"));
}

#[test]
fn an_address_says_everything() {
    let pairs = |query: &str| form_urlencoded::parse(query.as_bytes()).into_owned().collect::<Vec<_>>();
    let asked = "base=kabinet-2015&title=Ons%20plan%20%26%20meer&governance.bottom_up=55.5&\
                 vs=base%3Dgezondheidsraad-2014%26governance.steering%3D10&add=kort-3-jaar&indicator=active_networks&lang=en";
    let question = Question::read(&pairs(asked), Lang::Nl, ADVICE).unwrap();
    assert_eq!((question.lang, question.pinned.len()), (Lang::En, 2));
    assert_eq!(question.draft.title, "Ons plan & meer");
    let again = Question::read(&pairs(&question.query()), Lang::Nl, ADVICE).unwrap();
    assert_eq!(again.query(), question.query());
    assert_eq!((again.draft, again.pinned), (question.draft, question.pinned));
    let four = "vs=base%3Da&vs=base%3Db&vs=base%3Dc&add=d";
    assert!(Question::read(&pairs(four), Lang::Nl, ADVICE).is_err(), "no more than four designs");
}

#[test]
fn switches_are_yes_or_no() {
    let form = Form::of(&load(ADVICE), &scenario::history().unwrap());
    let committee = form.find("governance.programme_committee").expect("a lever");
    assert_eq!((committee.kind, committee.base), (Kind::Switch, 1.0));
    assert_eq!(committee.said(Lang::Nl, 0.0), "nee");
    assert_eq!(form.find("governance.bottom_up").expect("a lever").said(Lang::Nl, 62.5), "62,5%");
}
