//! The scenario layer as staff meet it: what the shipped files say, what a mistake looks like, what inheritance does.

use std::fmt::Write;
use std::path::Path;

use lemniscaat::error::Error;
use lemniscaat::parameters::LEVERS;
use lemniscaat::scenario::{self, Scenario};
use lemniscaat::text::Lang;
use lemniscaat::units::Month;
use miette::Diagnostic;

/// Names of the designs that ship; the folder may hold a user's own beside them.
fn names() -> Vec<&'static str> {
    lemniscaat::report::views::shipped_names().collect()
}

/// The error as a stable text: sentence, place with the line, advice.
fn render(error: &Error) -> String {
    let mut out = format!("{error}\n");
    if let Error::Input { file, at, .. } = error {
        let text = file.inner();
        match at {
            None => _ = writeln!(out, "at {}", file.name()),
            Some(span) => {
                let start = text[..span.offset()].rfind('\n').map_or(0, |i| i + 1);
                let line = text[..span.offset()].matches('\n').count() + 1;
                let end = text[start..].find('\n').map_or(text.len(), |i| start + i);
                let marked = &text[span.offset()..span.offset() + span.len()];
                let marked = marked.lines().next().unwrap_or("");
                _ = writeln!(out, "at {}:{line}: {}\nunder {marked:?}", file.name(), &text[start..end]);
            }
        }
    }
    _ = writeln!(out, "help: {}", error.help().map_or("none".to_owned(), |h| h.to_string()));
    out
}

fn text(body: &str) -> Result<Scenario, Error> {
    scenario::load_text("proef.toml", body, Path::new("scenarios"))
}

fn titled(body: &str) -> String {
    format!("[design]\ntitle.nl = \"Proef\"\ntitle.en = \"Trial\"\n{body}\n")
}

fn programme(body: &str) -> String {
    titled(&format!("[programme.proef]\ntitle.nl = \"Proef\"\ntitle.en = \"Trial\"\nstart = \"2016-01\"\n{body}\n"))
}

const WHO_AND_WHAT: &str = "sources = { vws = 1.0 }\nsplit = { development = 1.0 }";

fn fine(body: &str) -> Scenario {
    text(body).unwrap_or_else(|e| panic!("{}", render(&e)))
}

fn shipped(name: &str) -> Scenario {
    let path = format!("scenarios/{name}.toml");
    scenario::load(Path::new(&path)).unwrap_or_else(|e| panic!("{}", render(&e)))
}

fn lever(s: &Scenario, path: &str, month: Month) -> Option<f64> {
    s.levers.iter().rev().find(|c| c.lever == path && c.from <= month).map(|c| c.value)
}

#[test]
fn shipped_files_load_without_warnings() {
    for s in names().into_iter().map(shipped) {
        assert!(s.warnings.is_empty(), "{}: {:?}", s.id, s.warnings);
        assert!(!s.description.nl.is_empty() && !s.description.en.is_empty(), "{} has no description", s.id);
        assert!(s.parameters.is_empty(), "{}: designs differ in levers only", s.id);
    }
    assert!(shipped("geen-vervolg").levers.is_empty());
    assert!(shipped("geen-vervolg").programmes.is_empty());
}

#[test]
fn shipped_budgets_are_what_their_comments_say() {
    let horizon = Month::new(2035, 1);
    let millions = |name: &str| shipped(name).budget_until(horizon) / 1e6;
    let close = |name: &str, expected: f64| {
        let found = millions(name);
        assert!((found - expected).abs() < 1e-6, "{name}: {found}");
    };
    for name in names().into_iter().filter(|n| !n.contains("kabinet") && *n != "geen-vervolg") {
        close(name, 105.0);
    }
    close("gelijk-budget-kabinet", 105.0);
    close("gezondheidsraad-budget-kabinet", 18.2);
    // 2.6 and 1.15 a year for 19 years, 10.5 for youth care, 0.4 and 2.5 a year for three years
    close("kabinet-2015", 49.4 + 21.85 + 10.5 + 1.2 + 7.5);
}

#[test]
fn the_past_is_what_the_sources_say() {
    let h = scenario::history().unwrap();
    let total: f64 = h.programmes.iter().filter(|p| p.start < Month::new(2012, 1)).map(|p| p.total()).sum();
    // M08: 27.55 million in 2008-12, and De Kanteling (2.0, assumption)
    assert!((total / 1e6 - 29.55).abs() < 1e-6, "{total}");
    let c = &h.calendar;
    assert_eq!((c.start, c.branch), (Month::new(2007, 1), Month::new(2016, 1)));
    assert_eq!((c.withdrawal, c.end), (Month::new(2023, 1), Month::new(2035, 1)));
    for p in &h.programmes {
        assert!(p.end() <= c.branch, "{} runs on into the designs", p.key);
        assert!(!p.committee, "{}", p.key);
        assert!(p.sources.iter().sum::<f64>() == 1.0 && (p.split.iter().sum::<f64>() - 1.0).abs() < 1e-9, "{}", p.key);
    }
    let seats: usize = h.programmes.iter().filter(|p| p.end() == c.branch).map(|p| p.regions.len()).sum();
    assert_eq!(seats, 14, "fourteen werkplaatsen in 2015");
    let series = |key: scenario::CalendarKey, y, m| c.series[key as usize].at(Month::new(y, m));
    use scenario::CalendarKey as K;
    assert_eq!(series(K::Attention, 2015, 6), 0.6);
    assert_eq!(series(K::Attention, 2019, 6), 1.0);
    assert_eq!(series(K::WijkteamPressure, 2013, 1), 0.5);
    assert!((series(K::Lectoraten, 2012, 1) - 104.0).abs() < 1e-9);
    let meetings: f64 = (1..=12).map(|m| series(K::RegionalMeetings, 2015, m)).sum();
    assert_eq!(meetings, 1.0);
}

#[test]
fn the_letter_holds_by_date() {
    let k = shipped("kabinet-2015");
    let at = |path, y, m| lever(&k, path, Month::new(y, m));
    assert_eq!(at("governance.zonmw_asks", 2016, 12), None);
    assert_eq!(at("governance.zonmw_asks", 2017, 1), Some(1.0));
    assert_eq!(at("governance.leerkringen", 2018, 12), Some(1.0));
    assert_eq!(at("governance.leerkringen", 2019, 1), Some(0.0));
    let w = k.programmes.iter().find(|p| p.key == "werkplaatsen").unwrap();
    assert!(w.structural && w.end() == Month::new(2035, 1) && w.yearly.iter().all(|e| *e == 2.6e6));
    assert_eq!(k.programme_end(), Some(Month::new(2019, 1)));
}

/// A programme with this money.
fn money(m: &str) -> String {
    programme(&format!("years = 2\n{m}\n{WHO_AND_WHAT}"))
}

/// A sound programme and something more.
fn full(more: &str) -> String {
    programme(&format!("years = 2\ntotal_mln_euro = 2\n{WHO_AND_WHAT}\n{more}"))
}

/// Name of the snapshot and a file with one mistake in what is not a programme.
fn mistakes() -> Vec<(&'static str, String)> {
    vec![
        ("unknown_table", titled("[goverance]\nbottom_up = 0.5")),
        ("unknown_lever", titled("[governance]\nbottum_up = 0.5")),
        ("unknown_lever_far_off", titled("[funding]\nzzz = 0.5")),
        ("lever_in_wrong_group", titled("[funding]\nbottom_up = 0.5")),
        ("unknown_design_key", titled("titel = \"x\"")),
        ("unknown_parameter", titled("[parameters]\n\"zzz.zzz\" = 1")),
        ("lever_among_parameters", titled("[parameters]\n\"governance.bottom_up\" = 1")),
        ("impossible_value", titled("[governance]\nbottom_up = 1.5")),
        ("impossible_percentage", titled("[governance]\nbottom_up = \"150%\"")),
        ("not_a_number", titled("[governance]\nbottom_up = \"much\"")),
        ("decimal_comma", titled("[governance]\nbottom_up = \"0,5\"")),
        ("a_list_for_a_number", titled("[governance]\nbottom_up = [0.5]")),
        ("not_finite", titled("[governance]\nbottom_up = nan")),
        ("infinite", titled("[governance]\nbottom_up = inf")),
        ("too_large_integer", titled("[governance]\nbottom_up = 99999999999999999999")),
        ("switch_with_a_number", titled("[governance]\nassociation = 0.5")),
        ("switch_with_text", titled("[governance]\nassociation = \"yes\"")),
        ("wrong_unit", titled("[regulation]\ncpd_hours = \"20 months\"")),
        ("bad_month", titled("[governance.bottom_up]\n2016-13 = 0.5")),
        ("date_without_quotes", titled("start = 2016-01-01")),
        ("month_without_quotes", titled("start = 2016-01")),
        ("before_the_branch", titled("[governance.bottom_up]\n2015-12 = 0.5")),
        ("start_before_the_branch", titled("start = \"2015-01\"")),
        ("lever_without_dates", titled("[governance.bottom_up]")),
        ("duplicate_key", titled("[governance]\nbottom_up = 0.5\nbottom_up = 0.6")),
        ("invalid_toml", titled("[governance\nbottom_up = 0.5")),
        ("lever_group_is_not_a_table", format!("governance = 3\n{}", titled(""))),
        ("missing_design", "[governance]\nbottom_up = 0.5\n".to_owned()),
        ("missing_title", "[design]\nstart = \"2016-01\"\n".to_owned()),
        ("missing_english_title", "[design]\ntitle.nl = \"Proef\"\n".to_owned()),
        ("title_is_text", "[design]\ntitle = \"Proef\"\n".to_owned()),
        ("empty_title", "[design]\ntitle.nl = \"\"\ntitle.en = \"Trial\"\n".to_owned()),
        ("missing_base", titled("base = \"gezondheidsraad-2104\"")),
        ("base_elsewhere", titled("base = \"../elsewhere\"")),
        ("weights_not_one", titled("[governance]\nweight_quality = 0.9")),
        ("weights_not_one_later", titled("[governance.weight_spread]\n2016-01 = 0.1\n2018-01 = 0.6")),
    ]
}

/// The same for the amounts and shares of programmes.
fn programme_mistakes() -> Vec<(&'static str, String)> {
    vec![
        ("unknown_programme_key", full("lenght = 3")),
        (
            "unknown_source",
            programme("years = 1\ntotal_mln_euro = 1\nsources = { vsw = 1.0 }\nsplit = { development = 1 }"),
        ),
        ("unknown_point", programme("years = 1\ntotal_mln_euro = 1\nsources = { vws = 1.0 }\nsplit = { develop = 1 }")),
        ("unknown_region", full("regions = [\"W01\", \"W15\"]")),
        ("wrong_unit_money", money("total_mln_euro = \"5 years\"")),
        ("total_per_year", money("total = \"5 mln euro per year\"")),
        ("money_without_unit", money("total = 105")),
        ("money_twice", money("total_mln_euro = 1\ntotal_keur = 1000")),
        ("total_and_yearly", money("total_mln_euro = 1\nyearly_mln_euro = 1")),
        ("negative_money", money("yearly_mln_euro = [1, -1]")),
        ("no_money", money("")),
        ("yearly_list_of_wrong_length", money("yearly_mln_euro = [1, 2, 3]")),
        ("profile_of_wrong_length", full("profile = [1, 2, 3]")),
        ("profile_of_zeros", full("profile = [0, 0]")),
        ("profile_with_yearly", money("yearly_mln_euro = 1\nprofile = [1, 2]")),
        ("no_source", programme("years = 1\ntotal_mln_euro = 1\nsplit = { development = 1 }")),
        ("no_split", programme("years = 1\ntotal_mln_euro = 1\nsources = { vws = 1 }")),
        (
            "sources_not_one",
            programme("years = 1\ntotal_mln_euro = 1\nsources = { vws = 0.5, szw = 0.4 }\nsplit = { development = 1 }"),
        ),
    ]
}

/// The same for their names, dates and inheritance.
fn more_programme_mistakes() -> Vec<(&'static str, String)> {
    vec![
        (
            "split_not_one",
            programme(
                "years = 1\ntotal_mln_euro = 1\nsources = { vws = 1 }\nsplit = { development = 0.5, education = 0.6 }",
            ),
        ),
        ("audience_not_one", full("audience = { professionals = 0.5 }")),
        ("own_share_of_one", full("own_share = [0, 1.0]")),
        ("decimal_comma_in_a_list", full("own_share = [0,2]")),
        ("decimal_comma_in_a_profile", full("profile = [0,4, 1,6]")),
        ("own_share_too_long", full("own_share = [0, 0.1, 0.2]")),
        ("no_grant", full("grant_keur = 0")),
        ("bad_month_in_text", programme(&format!("last = \"2016\"\ntotal_mln_euro = 1\n{WHO_AND_WHAT}"))),
        ("programme_before_the_branch", programme(WHO_AND_WHAT).replace("2016-01", "2015-06")),
        ("end_before_start", programme(&format!("last = \"2015-12\"\ntotal_mln_euro = 1\n{WHO_AND_WHAT}"))),
        ("zero_months", programme(&format!("months = 0\ntotal_mln_euro = 1\n{WHO_AND_WHAT}"))),
        ("half_a_month", programme(&format!("months = 1.5\ntotal_mln_euro = 1\n{WHO_AND_WHAT}"))),
        ("no_length", programme(&format!("total_mln_euro = 1\n{WHO_AND_WHAT}"))),
        ("length_twice", full("months = 24")),
        ("remove_without_base", titled("[programme.stimulering]\nremove = true")),
        ("remove_what_is_not_there", titled("base = \"gezondheidsraad-2014\"\n[programme.stimulerig]\nremove = true")),
        (
            "remove_and_change",
            titled("base = \"gezondheidsraad-2014\"\n[programme.stimulering]\nremove = true\nyears = 3"),
        ),
        ("name_of_a_past_programme", full("").replace("[programme.proef]", "[programme.reis]")),
        ("name_with_capitals", full("").replace("[programme.proef]", "[programme.Proef]")),
        (
            "own_profile_of_wrong_length",
            titled("base = \"gezondheidsraad-2014\"\n[programme.stimulering]\nyears = 3\nprofile = [1, 2]"),
        ),
        (
            "profile_without_its_length",
            titled("base = \"gezondheidsraad-2014\"\n[programme.stimulering]\nprofile = [1, 2]"),
        ),
        ("new_programme_like_inherited", titled("base = \"gezondheidsraad-2014\"\n[programme.stimulerng]\nyears = 3")),
        ("too_many_years", full("").replace("years = 2", "years = 120")),
        ("unknown_programme_key_end", full("end = \"2022-12\"")),
    ]
}

/// The same for keys under the wrong table, and for values that people write and TOML cannot read.
fn slips() -> Vec<(&'static str, String)> {
    let value = |written: &str| titled(&format!("[governance]\nbottom_up = {written}"));
    vec![
        ("key_of_a_programme", titled("[governance]\nyearly_mln_euro = 10")),
        ("key_of_a_programme_with_a_typo", titled("[governance]\nyearly_mln_eur = 10")),
        ("key_of_two_tables", titled("[governance]\ntitle.nl = \"x\"")),
        ("key_of_a_split", full("development = 0.5")),
        ("key_above_all_tables", format!("bottom_up = 0.5\n{}", titled(""))),
        ("bare_decimal_comma", value("0,3 # dertig procent")),
        ("bare_decimal_comma_in_a_table", full("audience = { professionals = 0,5, citizens = 0,5 }")),
        ("bare_percentage", value("35%")),
        ("bare_yes", titled("[governance]\nassociation = ja")),
        ("bare_unit", money("yearly_mln_euro = 8 miljoen")),
        ("duplicate_switch", titled("[governance]\nassociation = true\nassociation = true")),
        ("key_with_a_space", titled("[governance]\nbottom up = 0.5")),
        ("bare_text", titled("[programme.p]\ntitle.nl = Mijn plan")),
    ]
}

#[test]
fn every_mistake_is_one_sentence_at_its_line() {
    for (name, body) in
        mistakes().into_iter().chain(programme_mistakes()).chain(more_programme_mistakes()).chain(slips())
    {
        let error = text(&body).err().unwrap_or_else(|| panic!("{name} was accepted"));
        let mut shown = render(&error);
        shown.push('\n');
        insta::assert_snapshot!(name, shown);
    }
}

#[test]
fn mistakes_in_the_past_point_at_their_line() {
    let good = include_str!("../scenarios/data/history.toml");
    scenario::parse_history("history.toml", good).unwrap();
    let cases = [
        ("past_without_a_date", good.replace("withdrawal =", "#")),
        ("past_in_wrong_order", good.replace("withdrawal = \"2023-01\"", "withdrawal = \"2015-01\"")),
        ("past_series_missing", good.replace("[series.masters]", "[series.master]")),
        ("past_bad_date", good.replace("2026-01 = 0.6", "2026-21 = 0.6")),
        ("past_lever_after_branch", good.replace("municipal_influence.2015-01", "municipal_influence.2017-01")),
    ];
    for (name, body) in cases {
        let error = scenario::parse_history("history.toml", &body).err().unwrap_or_else(|| panic!("{name}"));
        insta::assert_snapshot!(name, render(&error));
    }
}

/// A folder with these files.
fn folder(files: &[(&str, &str)]) -> tempfile::TempDir {
    let dir = tempfile::tempdir().unwrap();
    for (name, body) in files {
        std::fs::write(dir.path().join(name), body).unwrap();
    }
    dir
}

#[test]
fn files_and_folders_that_cannot_be_read() {
    let big = "#".repeat(1_000_001);
    let dir = folder(&[("een.toml", &titled("")), ("groot.toml", &big), ("notities.txt", "hallo")]);
    std::fs::write(dir.path().join("latin.toml"), b"[design]\ntitle.nl = \"\xe9\xe9n\"").unwrap();
    std::fs::create_dir(dir.path().join("leeg")).unwrap();
    let shown = |e: Error| render(&e).replace(&dir.path().display().to_string(), "FOLDER");
    let load = |name: &str| shown(scenario::load(&dir.path().join(name)).unwrap_err());
    let all = [load("eeen.toml"), load("zzz.toml"), load("leeg"), load("groot.toml"), load("latin.toml")];
    let none = shown(scenario::files(&dir.path().join("leeg")).unwrap_err());
    let gone = shown(scenario::files(&dir.path().join("weg")).unwrap_err());
    insta::assert_snapshot!(format!("{}\n{none}\n{gone}", all.join("\n")));
}

#[test]
fn inheritance_goes_to_any_depth() {
    let p = "[programme.a]\ntitle = { nl = \"A\", en = \"A\" }\nyears = 4\ntotal_mln_euro = 8\nprofile = [1, 1, 1, 1]\nsources = { vws = 1 }\nsplit = { development = 1 }\n[programme.b]\ntitle = { nl = \"B\", en = \"B\" }\nyears = 1\ntotal_mln_euro = 1\nsources = { vws = 1 }\nsplit = { education = 1 }\n";
    let root = titled(&format!(
        "start = \"2016-07\"\n[governance]\nbottom_up = 0.3\nsteering = 0.5\nassociation = false\n{p}"
    ));
    let middle = titled(
        "base = \"root\"\n[governance.bottom_up]\n2017-01 = 0.6\n2018-01 = 0.7\n[programme.a]\nyearly_mln_euro = 3\n",
    );
    let leaf = titled(
        "base = \"middle.toml\"\n[governance]\nbottom_up = 0.9\n[programme.b]\nremove = true\n[programme.a]\nmonths = 18\nsplit = { education = 1 }\n",
    );
    let dir = folder(&[("root.toml", &root), ("middle.toml", &middle), ("leaf.toml", &leaf)]);
    let s = scenario::load(&dir.path().join("leaf.toml")).unwrap_or_else(|e| panic!("{}", render(&e)));
    assert_eq!(s.lineage, ["middle", "root"]);
    let start = Month::new(2016, 7);
    let of = |path| s.levers.iter().filter(|c| c.lever == path).map(|c| (c.from, c.value)).collect::<Vec<_>>();
    assert_eq!(of("governance.bottom_up"), [(start, 0.9)], "a lever replaces the inherited one as a whole");
    assert_eq!(of("governance.steering"), [(start, 0.5)]);
    assert_eq!(of("governance.association"), [(start, 0.0)]);
    assert_eq!(s.programmes.len(), 1);
    let a = &s.programmes[0];
    assert_eq!(
        (a.start, a.months, a.yearly.as_slice()),
        (start, 18, &[3e6, 1.5e6][..]),
        "the last half year gets half"
    );
    assert_eq!(a.split[scenario::Point::Education as usize], 1.0);
    assert_eq!(a.split[scenario::Point::Development as usize], 0.0);
    let m = scenario::load(&dir.path().join("middle.toml")).unwrap();
    assert_eq!(m.programmes.len(), 2);
    assert_eq!(m.levers.iter().filter(|c| c.lever == "governance.bottom_up").count(), 2);
}

#[test]
fn what_is_inherited_by_year_follows_another_length() {
    let derived = |body: &str| {
        let mut s = fine(&titled(&format!("base = \"gezondheidsraad-2014\"\n[programme.stimulering]\n{body}")));
        (s.programmes.remove(0), s.warnings)
    };
    let close = |found: &[f64], millions: &[f64]| {
        let same = |(a, b): (&f64, &f64)| (a / 1e6 - b).abs() < 1e-9;
        assert!(found.len() == millions.len() && found.iter().zip(millions).all(same), "{found:?}");
    };
    // 105 million as 0.4, 0.9, 1.1, 1.2, 1.2, 1.1, 1.1: 15 million for each 1.
    let (longer, said) = derived("years = 10");
    close(&longer.yearly, &[4.2, 7.2, 9.75, 11.55, 12.3, 12.6, 12.6, 11.7, 11.55, 11.55]);
    let note = "programme.stimulering.profile of gezondheidsraad-2014 is stretched from 7 to 10 years; write profile = [...] to choose your own";
    assert_eq!(said, [note]);
    let (shorter, said) = derived("years = 3");
    close(&shorter.yearly, &[25.0, 41.0, 39.0]);
    assert_eq!(shorter.own_share, [0.0, 0.0, 0.1]);
    assert_eq!(said.len(), 2, "{said:?}");
    assert!(said[1].contains("own_share of gezondheidsraad-2014 is cut from 7 to its first 3 years"), "{said:?}");
    let (broken_off, _) = derived("last = \"2018-06\"");
    assert!((broken_off.total() / 1e6 - 105.0).abs() < 1e-9 && broken_off.yearly.len() == 3);
    for own in ["years = 3\nprofile = [1, 1, 2]\nown_share = 0", "yearly_mln_euro = 15", "start = \"2017-01\""] {
        assert_eq!(derived(own).1, Vec::<String>::new(), "{own}");
    }
}

#[test]
fn an_inherited_list_of_amounts_points_at_the_length_that_made_it_wrong() {
    let root = money("yearly_mln_euro = [5, 6]");
    let middle = titled("base = \"root\"\n[programme.proef]\nyears = 3");
    let leaf = titled("base = \"middle\"\n[programme.proef]\ngrant_keur = 200");
    let dir = folder(&[("root.toml", &root), ("middle.toml", &middle), ("leaf.toml", &leaf)]);
    insta::assert_snapshot!(render(&scenario::load(&dir.path().join("leaf.toml")).unwrap_err()));
}

#[test]
fn a_mistake_in_an_inherited_file_points_at_that_file() {
    let root = titled("[governance]\nsteering = 0.5\nbottom_up = 7");
    let leaf = titled("base = \"root\"\n[governance]\nsteering = 0.1");
    let dir = folder(&[("root.toml", &root), ("leaf.toml", &leaf)]);
    let error = scenario::load(&dir.path().join("leaf.toml")).unwrap_err();
    insta::assert_snapshot!(render(&error));
}

#[test]
fn circles_are_refused() {
    let dir = folder(&[
        ("a.toml", &titled("base = \"b\"")),
        ("b.toml", &titled("base = \"c.toml\"")),
        ("c.toml", &titled("base = \"a\"")),
    ]);
    let error = scenario::load(&dir.path().join("a.toml")).unwrap_err();
    insta::assert_snapshot!(render(&error));
}

#[test]
fn numbers_may_say_their_unit() {
    let with = |total: &str, months: &str| {
        fine(&programme(&format!("months = {months}\n{total}\ngrant = \"185 keur\"\n{WHO_AND_WHAT}")))
            .programmes
            .remove(0)
    };
    let plain = with("total_mln_euro = 105", "84");
    for (total, months) in [
        ("total = \"105 mln euro\"", "\"7 years\""),
        ("total_keur = 105_000", "\"84 months\""),
        ("yearly_mln_euro = 15", "84.0"),
        ("yearly = \"15 mln euro per year\"", "84"),
        ("yearly_mln_euro = \"15000 keur per year\"", "84"),
        (
            "yearly = [\"15 mln euro\", \"15 mln\", \"15 miljoen euro per jaar\", \"15000 keur\", \"15 mln\", \"15 mln\", \"15 mln\"]",
            "84",
        ),
    ] {
        assert_eq!(with(total, months), plain, "{total}");
    }
    assert_eq!(plain.grant, 185_000.0);
    let s = fine(&titled(
        "[governance]\nbottom_up = \"30%\"\nassociation = false\nevaluation_first = \"1 year\"\n[regulation]\nvng_agreement = \"10% per year\"",
    ));
    let first = Month::new(2016, 1);
    assert_eq!(lever(&s, "governance.bottom_up", first), Some(0.3));
    assert_eq!(lever(&s, "governance.association", first), Some(0.0));
    assert_eq!(lever(&s, "governance.evaluation_first", first), Some(12.0));
    assert_eq!(lever(&s, "regulation.vng_agreement", first), Some(0.1));
}

#[test]
fn the_possible_but_implausible_is_accepted_and_said() {
    let s = fine(&programme(&format!(
        "last = \"2040-12\"\nyearly_mln_euro = 1\n{WHO_AND_WHAT}\n[regulation]\nlaw_transition = 0\nregister_with_association = true\n[governance]\nassociation = false\nevaluation_every = 12"
    )));
    insta::assert_snapshot!(s.warnings.join("\n"));
}

#[test]
fn money_that_changes_nothing_or_is_beyond_measure_is_said() {
    let said = |body: &str| fine(&programme(&format!("{body}\n{WHO_AND_WHAT}"))).warnings;
    assert_eq!(said("years = 2\nyearly_mln_euro = 10"), Vec::<String>::new());
    let too_much =
        "the programmes together cost up to 8000 mln euro a year: possible, but outside what was considered, 2.6 to 36";
    assert_eq!(said("years = 2\nyearly_mln_euro = 8000"), [too_much]);
    let nothing = "this design does nothing in the months that are simulated";
    assert_eq!(said("years = 2\ntotal_mln_euro = 0"), ["programme.proef has no money: it pays for nothing", nothing]);
    let late =
        fine(&programme(&format!("years = 2\nyearly_mln_euro = 10\n{WHO_AND_WHAT}")).replace("2016-01", "2040-01"));
    let after = "programme.proef starts after 2034-12, the last month simulated: it does nothing";
    assert_eq!(late.warnings, [after, nothing]);
}

#[test]
fn parameters_can_be_set_for_a_single_run() {
    let spec = &lemniscaat::parameters::SPECS[0];
    let value = spec.field.high;
    let quoted = fine(&titled(&format!("[parameters]\n\"{}\" = {value}", spec.path)));
    let nested = fine(&titled(&format!("[parameters]\n{} = {value}", spec.path)));
    assert_eq!(quoted.parameters, [(spec.path, value)]);
    assert_eq!(quoted, nested);
    let text = scenario::canonical_text(&quoted);
    assert_eq!(fine(&text).parameters, quoted.parameters);
}

#[test]
fn written_back_a_scenario_reads_the_same() {
    for name in names() {
        let s = shipped(name);
        let text = scenario::canonical_text(&s);
        let mut again = scenario::load_text("anders.toml", &text, Path::new("."))
            .unwrap_or_else(|e| panic!("{}\n{text}", render(&e)));
        assert_eq!(again.id, "anders");
        again.id.clone_from(&s.id);
        again.lineage.clone_from(&s.lineage);
        assert_eq!(again, s, "{name}");
        assert_eq!(scenario::canonical_text(&again), text);
        assert!(scenario::differences(&again, &s).is_empty());
    }
}

#[test]
fn everything_shifts_with_the_dates() {
    let h = scenario::history().unwrap();
    let moved = scenario::shifted_history(&h, 24);
    assert_ne!(moved, h);
    assert_eq!(moved.calendar.months(), h.calendar.months());
    for (a, b) in h.calendar.series.iter().zip(&moved.calendar.series) {
        for m in 0..h.calendar.months() as i32 {
            assert_eq!(a.at(h.calendar.start + m), b.at(moved.calendar.start + m));
        }
    }
    assert_eq!(scenario::shifted_history(&moved, -24), h);
    for name in names() {
        let s = shipped(name);
        let t = scenario::shifted(&s, 24);
        assert_eq!(scenario::shifted(&t, -24), s);
        assert_eq!(t.budget_until(Month::new(2022, 1)), s.budget_until(Month::new(2020, 1)));
        assert!(t.levers.iter().zip(&s.levers).all(|(a, b)| a.from == b.from + 24));
    }
}

#[test]
fn differences_are_what_the_files_write() {
    let calendar = scenario::history().unwrap().calendar;
    let (advice, law) = (shipped("gezondheidsraad-2014"), shipped("gezondheidsraad-met-wet"));
    assert!(scenario::differences(&advice, &advice).is_empty());
    assert_eq!(scenario::first_difference(&advice, &advice, &calendar), None);
    assert_eq!(scenario::first_difference(&advice, &law, &calendar), Some(Month::new(2019, 1)));
    let shown = |a: &Scenario, b: &Scenario| {
        let lines = scenario::differences(a, b).into_iter().map(|d| format!("{}: {} → {}", d.path, d.from, d.to));
        lines.collect::<Vec<_>>().join("\n")
    };
    insta::assert_snapshot!("differences_law", shown(&advice, &law));
    insta::assert_snapshot!("differences_short", shown(&advice, &shipped("kort-3-jaar")));
    insta::assert_snapshot!("differences_letter", shown(&shipped("geen-vervolg"), &shipped("kabinet-2015")));
    let same = fine(&titled("[governance]\nbottom_up = 0.25\n"));
    assert!(
        scenario::differences(&shipped("geen-vervolg"), &same).is_empty(),
        "a default written out is no difference"
    );
    let base = shipped("geen-vervolg");
    assert_eq!(scenario::first_difference(&base, &same, &calendar), None);
    let later = fine(&programme(&format!("years = 3\nyearly_mln_euro = [1, 1, 2]\n{WHO_AND_WHAT}")));
    let even = fine(&programme(&format!("years = 3\nyearly_mln_euro = 1\n{WHO_AND_WHAT}")));
    assert_eq!(scenario::first_difference(&later, &even, &calendar), Some(Month::new(2018, 1)));
    assert_eq!(scenario::first_difference(&base, &even, &calendar), Some(Month::new(2016, 1)));
}

/// The example with every commented-out value switched on.
fn switched_on(example: &str) -> String {
    let lines = example.lines().map(|l| match l.strip_prefix('#') {
        Some(rest) if !rest.starts_with(' ') => rest,
        _ => l,
    });
    lines.collect::<Vec<_>>().join("\n")
}

#[test]
fn the_example_parses_as_it_is_and_with_everything_switched_on() {
    for lang in [Lang::Nl, Lang::En] {
        let example = scenario::init_text("mijn \"ontwerp\"", lang);
        let s = fine(&example);
        assert!(s.levers.is_empty() && s.programmes.is_empty());
        let on = fine(&switched_on(&example));
        assert_eq!(on.levers.len(), LEVERS.len(), "each lever replaces the inherited one");
        assert_eq!(on.programmes.len(), 1);
        insta::assert_snapshot!(format!("example_{lang:?}"), example);
    }
}

/// A design to inherit from with amounts by year, other spellings, a later start and a programme stretched and cut.
const ODD: &str = r#"[design]
base = "gezondheidsraad-2014"
title = { nl = "Anders", en = "Odd" }
start = "2017-03"
[funding]
widening = 0.4
[programme.stimulering]
start = "2017-04"
months = 41
total = "31.7 mln euro"
grant_euro = 123456.7
calls = 0.3
regions = ["W03", "W01"]
[programme.tweede]
title = { nl = "Tweede", en = "Second" }
last = "2019-12"
yearly_keur = [1, 2.2,
  3.3]
sources = { szw = 1 }
split = { development = "100%" }
own_share = ["10%"]
"#;

#[test]
fn removing_a_number_sign_from_what_init_wrote_changes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(format!("{name}.toml"));
    for name in names() {
        std::fs::copy(format!("scenarios/{name}.toml"), at(name)).unwrap();
    }
    std::fs::write(at("anders"), ODD).unwrap();
    for (name, lang) in names().into_iter().chain(["anders"]).flat_map(|n| [(n, Lang::Nl), (n, Lang::En)]) {
        let base = scenario::load(&at(name)).unwrap();
        let written = scenario::init_text_from("afgeleid", &at(name), lang).unwrap();
        let same = |text: &str, what: &str| {
            let s = scenario::load_text("afgeleid.toml", text, folder.path());
            let s = s.unwrap_or_else(|e| panic!("{name}: {what}: {}", render(&e)));
            assert_eq!(s.programmes, base.programmes, "{name}: {what}");
            assert_eq!(scenario::differences(&base, &s), [], "{name}: {what}");
        };
        same(&written, "as it is");
        let lines: Vec<&str> = written.lines().collect();
        // Of a design without programmes the last lines are an example of a new one.
        let end = lines.iter().position(|line| line.starts_with("#[programme")).unwrap_or(lines.len());
        let values: Vec<usize> = (0..end).filter(|i| switched_on(lines[*i]) != lines[*i]).collect();
        assert!(values.len() > LEVERS.len());
        for &i in &values {
            let mut one = lines.clone();
            let on = switched_on(lines[i]);
            one[i] = &on;
            same(&one.join("\n"), &on);
        }
        same(&switched_on(&lines[..end].join("\n")), "everything switched on");
    }
}

#[test]
fn the_schema_knows_every_lever_and_programme_key() {
    let schema = scenario::schema();
    for spec in LEVERS.iter() {
        let (group, name) = spec.path.split_once('.').unwrap();
        let lever = &schema["properties"][group]["properties"][name];
        assert!(lever["description"].as_str().is_some_and(|d| d.len() > 10), "{}", spec.path);
        assert!(!lever["default"].is_null(), "{}", spec.path);
    }
    let keys = &schema["properties"]["programme"]["additionalProperties"]["properties"];
    for key in ["title", "start", "years", "total_mln_euro", "sources", "split", "own_share", "regions", "structural"] {
        assert!(keys[key]["description"].is_string(), "{key}");
    }
    insta::assert_snapshot!("schema_programme", serde_json::to_string_pretty(keys).unwrap());
}

mod random {
    use super::*;
    use proptest::prelude::*;

    fn says_something(result: Result<Scenario, Error>) {
        match result {
            Ok(s) => {
                assert!(!s.title.nl.is_empty());
                let text = scenario::canonical_text(&s);
                let again = scenario::load_text(&format!("{}.toml", s.id), &text, Path::new("scenarios"));
                let mut again = again.unwrap_or_else(|e| panic!("{}\n{text}", render(&e)));
                again.lineage.clone_from(&s.lineage);
                // Written back nothing is inherited any more, so nothing is said about that.
                again.warnings.clone_from(&s.warnings);
                assert_eq!(again, s);
            }
            Err(e) => {
                assert!(e.to_string().len() > 10, "{e}");
                assert!(!render(&e).is_empty());
                assert!(e.help().is_some(), "{e}");
                let mut shown = String::new();
                miette::NarratableReportHandler::new().render_report(&mut shown, &e).unwrap();
                assert!(shown.len() > 20);
            }
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn random_text_never_panics(body in "\\PC{0,200}") {
            says_something(text(&body));
        }

        #[test]
        fn random_bytes_never_panic(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
            says_something(text(&String::from_utf8_lossy(&bytes)));
        }

        #[test]
        fn a_mutated_scenario_never_panics(
            which in prop::sample::select(names()),
            edits in prop::collection::vec((any::<prop::sample::Index>(), 0..6usize, "[ -~é€]{0,6}"), 1..4),
        ) {
            let mut body: Vec<char> = std::fs::read_to_string(format!("scenarios/{which}.toml")).unwrap().chars().collect();
            for (at, length, new) in edits {
                let start = at.index(body.len());
                let end = (start + length).min(body.len());
                body.splice(start..end, new.chars());
            }
            says_something(text(&body.into_iter().collect::<String>()));
        }

        #[test]
        fn a_number_anywhere_never_panics(
            which in prop::sample::select(names()),
            at in any::<prop::sample::Index>(),
            number in prop_oneof![Just("-1".to_owned()), Just("1e308".to_owned()), Just("\"\"".to_owned()), Just("[]".to_owned()), Just("0".to_owned()),
                Just("{}".to_owned()), Just("true".to_owned()), Just("\"2016-01\"".to_owned()), any::<f64>().prop_map(|n| format!("{n:?}").replace("NaN", "nan"))],
        ) {
            let body = std::fs::read_to_string(format!("scenarios/{which}.toml")).unwrap();
            let lines: Vec<&str> = body.lines().collect();
            let values: Vec<usize> = (0..lines.len()).filter(|i| lines[*i].contains(" = ")).collect();
            let chosen = values[at.index(values.len())];
            let key = lines[chosen].split(" = ").next().unwrap();
            let new = format!("{key} = {number}");
            let changed: Vec<&str> = lines.iter().enumerate().map(|(i, l)| if i == chosen { new.as_str() } else { l }).collect();
            says_something(text(&changed.join("\n")));
        }
    }
}
