//! The one page says what the numbers say and fits, and a picture of some designs keeps the numbers of all.

#[path = "report/made_up.rs"]
#[allow(dead_code, reason = "other tests use the rest")]
mod made_up;

use lemniscaat::experiments::accepted::Accepted;
use lemniscaat::experiments::comparison::{Comparison, WorldSource};
use lemniscaat::experiments::findings::Findings;
use lemniscaat::report::answer::brief;
use lemniscaat::report::brief::{Brief, PAGE};
use lemniscaat::report::{self, page, views};
use lemniscaat::text::Lang;
use made_up::{ADVICE, BASE, CABINET, comparison, designs, own, pay, shipped};

/// The parts of the page with their heads, in Dutch and in English.
fn parts(c: &Comparison) -> [Vec<String>; 2] {
    let f = Findings::of(c);
    [Lang::Nl, Lang::En]
        .map(|lang| brief(c, &f, lang).iter().map(|part| part.texts.join("\n").replace('\u{a0}', " ")).collect())
}

fn has(text: &str, wanted: &[&str]) {
    for part in wanted {
        assert!(text.contains(part), "‘{part}’ is missing in: {text}");
    }
}

#[test]
fn the_page_has_five_parts_with_the_numbers_of_the_comparison() {
    let levels = [0.05, 0.14, 0.09];
    let mut c = comparison(designs(&[BASE, ADVICE, CABINET]), 32, |d, _| levels[d]);
    pay(&mut c, 0, [0.0, 0.0, 2.0, 5.0]);
    pay(&mut c, 1, [105.0, 5.0, 12.0, 30.0]);
    let [nl, en] = parts(&c);
    assert_eq!((nl.len(), en.len()), (5, 5));
    has(
        &nl[0],
        &["het meest gebruikt bij ‘Advies Gezondheidsraad’", "14,0%", "+5,0 procentpunt", "in alle 32 werelden"],
    );
    has(&nl[0], &["houdt het kennisstelsel zichzelf", "‘Advies Gezondheidsraad’ € 100,0 mln van € 105,0 mln"]);
    has(&en[0], &["€100.0m of €105.0m"]);
    has(&en[0], &["‘Gezondheidsraad’s advice’", "14.0%", "+5.0 percentage points", "in all 32 worlds"]);
    has(&nl[1], &["Alle maatstaven voor een veilige keuze wijzen ‘Advies Gezondheidsraad’ aan"]);
    has(&nl[2], &["€ 12,0 mln in geld en € 30,0 mln in natura", "bij ‘Geen vervolg’ € 2,0 mln en € 5,0 mln"]);
    has(&en[2], &["€12.0m in cash and €30.0m in kind", "under ‘No follow-up’ €2.0m and €5.0m"]);
    has(
        &nl[3],
        &[
            "Geen van de 8 beproefde theorieën",
            "van de eerste plaats",
            "ongeveer even groot: gemiddeld +5,0 procentpunt op de tweede",
        ],
    );
    has(&en[3], &["None of the 8 theories tried", "about the same: +5.0 percentage points on average over the second"]);
    has(&nl[4], &["niet geijkt op de geschiedenis", "Geen voorspelling", "niet hetzelfde als beter af zijn"]);
}

#[test]
fn what_turns_the_order_and_where_the_lead_is_smallest_are_told() {
    let all = designs(&[BASE, ADVICE, CABINET]);
    let probe = comparison(all.clone(), 32, |_, _| 0.1);
    let leverage: Vec<bool> = probe.draws.iter().map(|d| d.theories.contains(&("theory.leverage", true))).collect();
    let made = |low: f64| {
        comparison(all.clone(), 32, |d, w| match d {
            0 => 0.05,
            1 if leverage[w] => 0.15,
            1 => low,
            _ => 0.12,
        })
    };
    let [nl, en] = parts(&made(0.10));
    has(&nl[3], &["bij ‘partijen betalen niet door’ is dat ‘Route van het kabinet’ (+2,0 procentpunt)"]);
    has(&en[3], &["under ‘parties do not go on paying’ it is ‘Cabinet’s route’ (+2.0 percentage points)"]);
    let [nl, en] = parts(&made(0.13));
    has(&nl[3], &["het kleinst als dit waar is: ‘partijen betalen niet door’; dan is zij gemiddeld +1,0 procentpunt"]);
    has(&en[3], &["smallest if this is true: ‘parties do not go on paying’; then it is +1.0 percentage points"]);
}

/// Also with thirteen designs, long names, and texts at their longest.
#[test]
fn the_page_fits_and_nothing_on_it_touches() {
    let mut long = own("Een plan met een lange naam die in geen enkele kolom op één regel past, hoe breed ook");
    long.id = "lang".to_owned();
    let mut c = comparison([shipped(), vec![long]].concat(), 4, |d, w| 0.05 + 0.01 * ((d * 7 + w * 5) % 13) as f64);
    (1..14).for_each(|d| pay(&mut c, d, [90.0, 5.0, 10.0, 20.0]));
    let f = Findings::of(&c);
    for lang in [Lang::Nl, Lang::En] {
        let page = Brief::of(&c, &f, lang);
        let (canvas, end) = page.lay(page.size);
        assert!(end < 0.96 * f64::from(PAGE.height), "{lang:?}: ends at {end} with letters of {}", page.size);
        assert!(canvas.faults().is_empty(), "{lang:?}: {:?}", canvas.faults());
        assert!(page.size * 72.0 / 150.0 > 6.5, "{} dots", page.size);
        let bytes = page.png();
        let reader = png::Decoder::new(std::io::Cursor::new(&bytes)).read_info().unwrap();
        assert_eq!((reader.info().width, reader.info().height), (PAGE.width, PAGE.height));
        let html = page::brief(&c, &f, lang);
        assert!(html.contains("size:A4") && !html.contains("<script") && html.matches("<h1").count() == 1);
        let whole = page::page(&c, &f, lang);
        for part in brief(&c, &f, lang) {
            assert!(html.contains(&part.head) && whole.contains(&part.head), "{}", part.head);
        }
    }
}

#[test]
fn some_designs_in_a_picture_keep_the_numbers_of_all() {
    let level = |d: usize, w: usize| 0.05 + 0.01 * ((d * 3 + w) % 4) as f64;
    let mut c = comparison(designs(&[BASE, ADVICE, CABINET, "lang-10-jaar"]), 8, level);
    pay(&mut c, 3, [90.0, 5.0, 10.0, 20.0]);
    let mut f = Findings::of(&c);
    let before = [views::against_baseline(&c, &f).rows[2].clone(), views::against_baseline(&c, &f).rows[0].clone()];
    let regret = views::regret(&c, &f).rows[3].regrets.clone();
    c.only(&[0, 3]);
    f.only(&[0, 3]);
    let forest = views::against_baseline(&c, &f);
    assert_eq!(forest.rows.len(), 1);
    let (now, then) = (&forest.rows[0], &before[0]);
    assert_eq!((&now.label.id, now.median, now.low, now.high), (&then.label.id, then.median, then.low, then.high));
    assert_eq!(now.best, then.best, "the chance of being best is still that among four designs");
    assert_ne!(now.label.id, before[1].label.id);
    assert_eq!(views::regret(&c, &f).rows[1].regrets, regret, "and so is regret");
    assert!(f.theories.iter().all(|t| t.ranking.len() == 2));
    for chart in views::charts(&c, &f, Lang::En) {
        assert!(report::draw(chart.as_ref(), Lang::En).faults().is_empty(), "{}", chart.heading().name);
    }
}

#[test]
fn the_report_tells_what_was_validated() {
    let mut c = comparison(designs(&[BASE, ADVICE, CABINET]), 8, |d, _| 0.05 + 0.01 * d as f64);
    c.request.source = WorldSource::shipped(false);
    let f = Findings::of(&c);
    let set = Accepted::shipped().expect("the set fits the program");
    let [nl, en] = [Lang::Nl, Lang::En].map(|lang| page::page(&c, &f, lang));
    let (kept, of) = (set.points.len(), set.considered());
    assert!(nl.contains(&format!("Van {} beproefde werelden passen er {}", Lang::Nl.number(of as f64, 0), kept)));
    assert!(en.contains(&format!("Of {} worlds tried, {}", Lang::En.number(of as f64, 0), kept)));
    // The file that ships, read here as text.
    let file = include_str!("../scenarios/data/validation.csv");
    let count = |kind: &str, verdict: &str| {
        file.lines().filter(|l| l.split(',').nth(1) == Some(kind) && l.ends_with(&format!(",{verdict}"))).count()
    };
    for kind in ["strong", "sign"] {
        let [holds, fails] = ["holds", "fails"].map(|verdict| count(kind, verdict));
        assert!(holds > 0);
        let cells = format!("<td>{}</td><td>{holds}</td><td>{fails}</td>", holds + fails);
        assert!(nl.contains(&cells) && en.contains(&cells), "{cells}");
    }
    for failing in file.lines().filter(|line| line.ends_with(",fails")) {
        let claim = failing.split(',').next().unwrap();
        assert!(nl.contains(&format!("{claim} (")), "{claim} fails and is not named");
    }
    assert!(nl.contains("vergelijk opnieuw met <code>--explain</code>"));
}
