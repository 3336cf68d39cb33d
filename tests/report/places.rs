//! Sentences about regions, kinds of municipality, themes, money and one municipality say what the numbers say.

use lemniscaat::experiments::comparison::Comparison;
use lemniscaat::experiments::findings::Findings;
use lemniscaat::indicators::{GROUPS, Group, MunicipalityView, NetworkView, Snapshot, gaps_by_theme};
use lemniscaat::report::page::page;
use lemniscaat::report::{Chart, views};
use lemniscaat::text::Lang;
use lemniscaat::units::Month;
use lemniscaat::world::Geography;

use crate::made_up::{ADVICE, BASE, CABINET, change, comparison, designs, pay, set, set_group};
use crate::{has, wave};

/// Three designs of which the advice does best.
fn three() -> Comparison {
    let mut c = comparison(designs(&[BASE, ADVICE, CABINET]), 16, |d, w| [0.05, 0.12, 0.08][d] + wave(w));
    for d in 0..3 {
        for group in (0..14).map(Group::Region).chain((0..3).map(Group::Field)).chain((0..3).map(Group::Tier)) {
            set_group(&mut c, d, group, |w| [0.05, 0.12, 0.0801][d] + wave(w));
        }
    }
    c
}

fn titles(c: &Comparison, chart: impl Fn(&Comparison, &Findings) -> Box<dyn Chart>) -> [String; 2] {
    let chart = chart(c, &Findings::of(c));
    [Lang::Nl, Lang::En].map(|lang| chart.finding(lang).replace('\u{a0}', " "))
}

#[test]
fn regions_that_gain_are_counted_and_ends_are_named_only_when_they_differ() {
    let regions = |c: &Comparison| titles(c, |c, f| Box::new(views::regions(c, f)));
    let mut c = three();
    let [nl, en] = regions(&c);
    assert_eq!(
        nl,
        "Kennisbenutting bij ‘Advies Gezondheidsraad’: in alle 14 kennisregio’s duidelijk hoger dan bij ‘Geen vervolg’"
    );
    has(&en, &["in all 14 knowledge regions clearly higher than under ‘No follow-up’"]);
    set_group(&mut c, 1, Group::Region(3), |w| 0.19 + wave(w));
    set_group(&mut c, 1, Group::Region(11), |w| 0.05 + wave(w));
    let [nl, en] = regions(&c);
    has(
        &nl,
        &["in 13 van de 14 kennisregio’s duidelijk hoger", "het hoogst: Utrecht (19,3%), het laagst: Limburg (5,3%)"],
    );
    has(&en, &["in 13 of the 14 knowledge regions", "highest: Utrecht (19.3%), lowest: Limburg (5.3%)"]);
    // The cabinet’s route is beside it, with its own difference in every region.
    let table = views::regions(&c, &Findings::of(&c)).table(Lang::Nl);
    assert_eq!(table.rows.len(), 14);
    assert_eq!(table.rows[0][..4], ["Utrecht", "5,3%", "19,3%", "+14,0 [+14,0; +14,0]"]);
    assert_eq!(table.rows[13][0], "Limburg");
    assert_eq!(table.rows[13][4..], ["8,3%", "+3,0 [+3,0; +3,0]"]);
}

#[test]
fn numbers_of_regions_are_those_after_the_money_stopped() {
    let c = three();
    let year = c.year(2027);
    // The twin of the cabinet’s route falls back; with money running nothing changes.
    change(&c.groups, c.run_of(2, true), 0, |_, cell, x| if cell == year * GROUPS { 0.01 } else { x });
    let chart = views::regions(&c, &Findings::of(&c));
    has(&chart.subtitle(Lang::Nl), &["eind 2027, als uiterlijk eind 2022 al het geoormerkte geld stopt"]);
    let amsterdam = chart.table(Lang::En).rows.into_iter().find(|row| row[0] == "Amsterdam").expect("a region");
    assert_eq!(amsterdam[4], "1.0%");
}

#[test]
fn a_tier_gains_more_only_when_worlds_say_so() {
    let tiers = |c: &Comparison| titles(c, |c, f| Box::new(views::tiers(c, f)));
    let mut c = three();
    let [nl, en] = tiers(&c);
    has(
        &nl,
        &["Bij ‘Advies Gezondheidsraad’ verschilt de winst niet duidelijk tussen de G4, de G32 en overige gemeenten"],
    );
    has(&en, &["does not clearly differ between the G4, the G32 and other municipalities"]);
    set_group(&mut c, 1, Group::Tier(2), |w| 0.15 + wave(w));
    let [nl, en] = tiers(&c);
    has(&nl, &["is de winst duidelijk groter in de G4 dan in", "(verschil +3,0 procentpunt)"]);
    has(&en, &["the gain is clearly larger in the G4 than in", "(difference +3.0 percentage points)"]);
    // A gain, not a level: the baseline is as much higher there.
    set_group(&mut c, 0, Group::Tier(2), |w| 0.08 + wave(w));
    has(&tiers(&c)[0], &["verschilt de winst niet duidelijk"]);
    set_group(&mut c, 1, Group::Field(2), |w| if w < 13 { 0.14 } else { 0.11 } + wave(w));
    for (lang, part) in
        [(Lang::Nl, "waarschijnlijk groter in complex werk"), (Lang::En, "probably larger in complex work")]
    {
        assert!(page(&c, &Findings::of(&c), lang).contains(part));
    }
}

#[test]
fn the_widest_gap_is_named() {
    let mut c = three();
    for (k, key) in gaps_by_theme().enumerate() {
        for d in 0..3 {
            let less = if d == 1 { 0.2 } else { 0.0 };
            set(&mut c, d, key, |w| 0.5 + 0.02 * k as f64 - less + wave(w));
        }
    }
    let [nl, en] = titles(&c, |c, f| Box::new(views::gaps(c, f)));
    assert_eq!(
        nl,
        "Aandeel open vragen bij ‘Advies Gezondheidsraad’: in alle 12 thema’s duidelijk lager dan bij ‘Geen vervolg’; het hoogst: \
         burgerinitiatief en samenlevingsopbouw (52%), het laagst: toegang (30%)"
    );
    has(&en, &["in all 12 themes clearly lower", "highest: community building (52%), lowest: access (30%)"]);
    let table = views::gaps(&c, &Findings::of(&c)).table(Lang::Nl);
    // The past of a made-up comparison is 5% everywhere.
    assert_eq!(table.rows[11][..5], ["Toegang", "5%", "50%", "30%", "\u{2212}20,0 [\u{2212}20,0; \u{2212}20,0]"]);
}

#[test]
fn the_flow_adds_up_to_what_was_spent_and_put_in() {
    let mut c = three();
    assert!(views::flow(&c, &Findings::of(&c)).is_none());
    pay(&mut c, 2, [60.0, 0.0, 1.0, 2.0]);
    pay(&mut c, 1, [105.0, 5.0, 12.0, 30.0]);
    let [nl, en] = titles(&c, |c, f| Box::new(views::flow(c, f).expect("it spends")));
    assert_eq!(
        nl,
        "Bij ‘Advies Gezondheidsraad’ gaat € 142,0 mln om, waarvan € 42,0 mln van partijen zelf; het meeste gaat naar \
         uitvoering (70%)"
    );
    has(&en, &["€142.0m moves, €42.0m of it parties’ own", "execution (70%)"]);
    let table = views::flow(&c, &Findings::of(&c)).expect("it spends").table(Lang::Nl);
    let cells: Vec<&[String]> = table.rows.iter().map(Vec::as_slice).collect();
    assert_eq!(cells[0], ["VWS", "uitvoering", "publiek geld", "100,0"]);
    assert_eq!(cells.last().expect("a total")[3], "142,0");
    assert_eq!(cells.len(), 4);
}

/// Utrecht in every world and at every date: the same use for all worlds of a design, in a network under the advice.
fn with_pictures() -> (Comparison, Findings) {
    let mut c = three();
    let place = Geography::shipped().municipality("Utrecht").expect("it exists");
    let network = |number: u16| NetworkView {
        number,
        region: 3,
        partners: [1, 12, 3, 0, 1, 0, 0, 1],
        trust: 0.55,
        link: 0.0,
        activity: 1.0,
    };
    let picture = |month: Month, level: f32, joined: bool| {
        let mut municipalities = vec![MunicipalityView { network: -1, ..Default::default() }; 403];
        municipalities[place.at()] = MunicipalityView {
            staff: 40,
            practice_use: level,
            registered: level / 2.0,
            members: 0.25,
            contribution: if joined { [4000.0, 16000.0] } else { [0.0; 2] },
            network: if joined { 7 } else { -1 },
        };
        Snapshot { month, municipalities, networks: vec![network(2), network(7)] }
    };
    let calendar = c.history.calendar.clone();
    let [past, stop, end] = [calendar.branch, calendar.withdrawal, calendar.end].map(|month| month + -1);
    c.past_pictures = vec![vec![picture(past, 0.06, false)]; 8];
    for (d, level) in [0.05, 0.12, 0.08].into_iter().enumerate() {
        let world = |w: usize| [stop, end].map(|month| picture(month, level, d == 1 && w < 6)).to_vec();
        c.pictures[d] = (0..8).map(world).collect();
    }
    let findings = Findings { municipality: Some(place), ..Findings::of(&c) };
    (c, findings)
}

#[test]
fn a_municipality_is_told_what_each_design_means_for_it() {
    let (c, f) = with_pictures();
    let chart = views::municipality(&c, &f).expect("there are pictures");
    assert_eq!(chart.finding(Lang::Nl), "Utrecht – Beide ontwerpen zijn duidelijk beter dan ‘Geen vervolg’");
    has(&chart.subtitle(Lang::En), &["use of knowledge in Utrecht at the end of 2034", "; 8 worlds"]);
    let nl = page(&c, &f, Lang::Nl);
    has(
        &nl,
        &[
            "Utrecht had in 2014 328.165 inwoners, is een van de G4 en ligt in de kennisregio Utrecht.",
            "rusten op 8 van de 16 werelden, met in de mediaan 40 nagebootste professionals",
            "kennisbenutting 6,0%, geregistreerd 3,0% en lid van een beroepsorganisatie 25,0%",
            "in een regionaal netwerk in 0 van de 8 werelden",
            "Bij ‘Advies Gezondheidsraad’ doet Utrecht eind 2034 in 6 van de 8 werelden mee",
            "1 hogeschool, 12 werkgevers, 3 gemeenten, 1 burgergroep en 1 beroepsorganisatie",
            "vertrouwen is 0,55",
        ],
    );
    assert!(!nl.contains("is hier geen team nagebootst"));
    // 6 of 8 worlds pay 4,000 in cash and 16,000 in kind.
    has(&nl, &["<td>12,0%</td><td>12,0%</td><td>6,0%</td><td>6,0%</td><td>3.000</td><td>3.000</td><td>12.000</td>"]);
    let en = page(&c, &f, Lang::En);
    has(&en, &["What does it mean for Utrecht?", "in 6 of the 8 worlds", "12 employers", "<td>6 of 8</td>"]);
    let without = page(&c, &Findings::of(&c), Lang::En);
    assert!(!without.contains("What does it mean for") && without.contains("For whom does it differ?"));
}

#[test]
fn a_municipality_without_a_team_is_said_to_be_its_region() {
    let (mut c, f) = with_pictures();
    let place = f.municipality.expect("it is asked for");
    (0..3).for_each(|w| c.past_pictures[w][0].municipalities[place.at()].staff = 0);
    has(&page(&c, &f, Lang::Nl), &["in 3 van de 8 werelden is hier geen team nagebootst"]);
    for pictures in c.pictures[1].iter_mut().flatten() {
        pictures.municipalities[place.at()].network = -1;
    }
    has(&page(&c, &f, Lang::En), &["takes part in a network at work in none of these worlds at the end of 2034"]);
    c.pictures.iter_mut().for_each(Vec::clear);
    c.past_pictures.clear();
    has(&page(&c, &f, Lang::En), &["Nothing was kept of municipalities in this comparison."]);
}

#[test]
fn the_map_marks_the_municipality() {
    let (c, f) = with_pictures();
    let map = views::map(&c, &f);
    let texts: Vec<String> = lemniscaat::report::draw(&map, Lang::Nl).labels().map(|l| l.text.clone()).collect();
    assert!(
        ["Utrecht 6%", "Utrecht 12%", "Utrecht 8%"].iter().all(|text| texts.iter().any(|t| t == text)),
        "{texts:?}"
    );
    assert_eq!(map.table(Lang::En).headers.last().expect("heads"), "Utrecht");
}
