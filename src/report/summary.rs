//! One table that says how the designs compare: on a terminal after `compare`, and in the page.

use super::Table;
use super::views::labels;
use crate::experiments::comparison::Comparison;
use crate::experiments::findings::{Findings, LASTING_YEARS, MAIN};
use crate::experiments::statistics::Band;
use crate::indicators::find;
use crate::text::Lang;

/// One row per design, the best five years after withdrawal first.
pub fn table(c: &Comparison, f: &Findings, lang: Lang) -> Table {
    let names = labels(c);
    let now = now(c);
    let rows = f.lasting_outcome.ranking().into_iter().map(|d| {
        let mut row = vec![names[d].name(lang).to_owned(), lang.percent(now, 1)];
        row.extend([&f.short, &f.lasting_outcome, &f.long].map(|o| lang.percent(o.bands[d].median, 1)));
        row.extend(against(f, lang, d));
        row.extend(robust(f, lang, d));
        row.push(lang.number(f.money[d].spent, 1));
        row
    });
    Table { headers: headers(c, f, lang), rows: rows.collect() }
}

fn headers(c: &Comparison, f: &Findings, lang: Lang) -> Vec<String> {
    let [short, lasting, long] = f.years;
    let past = c.history.calendar.branch.year() - 1;
    let texts = lang.pick(
        [
            "Ontwerp".into(),
            format!("Nu ({past})"),
            format!("{short}"),
            format!("{lasting}, geld gestopt"),
            format!("{long}"),
            "Verschil [90%]".into(),
            "Kans beter".into(),
            "Kans beste".into(),
            "Spijt gemiddeld".into(),
            "Spijt hoogste".into(),
            "Zelfdragend".into(),
            "Mln euro".into(),
        ],
        [
            "Design".into(),
            format!("Now ({past})"),
            format!("{short}"),
            format!("{lasting}, money stopped"),
            format!("{long}"),
            "Difference [90%]".into(),
            "Chance better".into(),
            "Chance best".into(),
            "Mean regret".into(),
            "Largest regret".into(),
            "Self-sustaining".into(),
            "Mln euros".into(),
        ],
    );
    texts.to_vec()
}

/// What the columns mean, one sentence each.
pub fn notes(c: &Comparison, f: &Findings, lang: Lang) -> Vec<String> {
    let base = labels(c)[0].quoted(lang);
    let [short, lasting, long] = f.years;
    let stop = lasting - LASTING_YEARS;
    let texts = lang.pick(
        [
            format!("Percentages onder jaartallen: mediane kennisbenutting in de praktijk in december (100% = alle denkbare kennis toegepast). In {short} en {long} loopt het geld zoals het ontwerp zegt; in {lasting} is al het geoormerkte geld uiterlijk eind {stop} gestopt."),
            format!("Verschil, kansen, spijt en zelfdragend gaan over {lasting} met gestopt geld. Verschil: mediaan van het verschil met {base} in dezelfde wereld, in procentpunten, met de band van 90% van de werelden."),
            "Spijt: hoeveel procentpunten het ontwerp achterblijft bij het beste ontwerp in dezelfde wereld. Zij hangt af van welke ontwerpen worden vergeleken.".to_owned(),
            "Zelfdragend: deel van de werelden waarin vijf jaar na het stoppen aan alle vijf voorwaarden is voldaan; – waar geen geld is dat stopt.".to_owned(),
            format!("Mln euro: uitgegeven publiek programmageld in miljoenen euro’s van 2014, tot en met {long}, na teruggave. Onder nul: geld van eerdere programma’s dat terugging."),
        ],
        [
            format!("Percentages under years: median use of knowledge in practice in December (100% = all conceivable knowledge applied). In {short} and {long} money runs as the design says; in {lasting} all earmarked money stopped at the latest at the end of {stop}."),
            format!("Difference, chances, regret and self-sustaining are about {lasting} with money stopped. Difference: median of the difference from {base} in the same world, in percentage points, with the band of 90% of worlds."),
            "Regret: how many percentage points the design stays behind the best design in the same world. It depends on which designs are compared.".to_owned(),
            "Self-sustaining: share of worlds in which all five conditions are met five years after withdrawal; – where no money stops.".to_owned(),
            format!("Mln euros: public programme money spent up to and including {long}, in millions of euros of 2014, after returns. Below zero: money of earlier programmes that went back."),
        ],
    );
    texts.to_vec()
}

/// Median use in the last December of the past, the same for all designs.
fn now(c: &Comparison) -> f64 {
    let main = find(MAIN).expect("the main indicator is in the list");
    let years = c.past_yearly.dim().2;
    let values: Vec<f64> = (0..c.draws.len()).map(|w| f64::from(c.past_yearly[[w, main, years - 1]])).collect();
    Band::of(&values).median
}

fn against(f: &Findings, lang: Lang, d: usize) -> [String; 3] {
    let o = &f.lasting_outcome;
    let best = lang.percent(o.best[d], 0);
    if d == 0 {
        return ["–".into(), "–".into(), best];
    }
    let p = &o.paired[d];
    [interval(lang, p.median, p.lo90, p.hi90), lang.percent(p.p_better, 0), best]
}

/// A difference of shares in percentage points with its interval: `+1,2 [−0,3; +2,9]`.
pub(crate) fn interval(lang: Lang, middle: f64, low: f64, high: f64) -> String {
    let points = |x: f64| lang.signed(x * 100.0, 1);
    format!("{} [{}; {}]", points(middle), points(low), points(high))
}

fn robust(f: &Findings, lang: Lang, d: usize) -> [String; 3] {
    let regret = &f.lasting_outcome.regret[d];
    let share = f.lasting[d].self_sustaining.map_or_else(|| "–".to_owned(), |s| lang.percent(s, 0));
    [lang.number(regret.mean * 100.0, 1), lang.number(regret.max * 100.0, 1), share]
}
