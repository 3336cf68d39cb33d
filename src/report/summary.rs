//! One table that says how the designs compare: on a terminal after `compare`, and in the page.

use super::data::{Data, Format, MEDIAN, Tidy};
use super::views::labels;
use super::{Table, terms};
use crate::experiments::comparison::Comparison;
use crate::experiments::findings::{Findings, MAIN};
use crate::experiments::statistics::{Band, Paired};
use crate::indicators::find;
use crate::text::{Lang, OwnedText, Text};

/// One row per design, the best five years after withdrawal first.
pub fn table(c: &Comparison, f: &Findings, lang: Lang) -> Table {
    let names = labels(c);
    let now = now(c);
    let rows = f.lasting_outcome.ranking().into_iter().map(|d| {
        let mut row = vec![names[d].name(lang).to_owned(), lang.percent(now, 1)];
        row.extend([&f.short, &f.lasting_outcome, &f.long].map(|o| lang.percent(o.bands[d].median, 1)));
        row.extend(against(c, f, lang, d));
        row.extend(robust(c, f, lang, d));
        row.push(terms::spent_of_budget(lang, &f.money[d], |lang, x| lang.number(x, 1)));
        row
    });
    Table { headers: headers(c, f, lang), rows: rows.collect() }
}

/// The same as numbers, with key and budget of each design.
pub fn data(c: &Comparison, f: &Findings, lang: Lang) -> Data {
    let (names, now, o) = (labels(c), now(c), &f.lasting_outcome);
    let ([stop, lasting, long], past) = (f.years, c.history.calendar.branch.year() - 1);
    let dated = |nl: &str, year: i32, en: &str| OwnedText { nl: format!("{nl} {year}"), en: format!("{en} {year}") };
    let used = |year| dated("kennisbenutting eind", year, "use of knowledge at the end of");
    let stopped = OwnedText { nl: used(lasting).nl + ", geld gestopt", en: used(lasting).en + ", money stopped" };
    // The baseline has no difference from itself.
    let against = |d: usize, value: fn(&Paired) -> f64| if d == 0 { f64::NAN } else { value(&o.paired[d]) };
    let difference = dated("verschil eind", lasting, "difference at the end of");
    Tidy::of(o.ranking())
        .design(lang, |d| &names[*d])
        .number("use_now", used(past), Format::Share, |_| now)
        .number("use_at_stop", used(stop), Format::Share, |d| f.short.bands[*d].median)
        .number("use_after", stopped, Format::Share, |d| o.bands[*d].median)
        .number("use_last", used(long), Format::Share, |d| f.long.bands[*d].median)
        .interval("difference", difference, MEDIAN, Format::Points, |d| {
            [against(*d, |p| p.median), against(*d, |p| p.lo90), against(*d, |p| p.hi90)]
        })
        .number("better", terms::BETTER, Format::Share, |d| against(*d, |p| p.p_better))
        .number("best", terms::BEST, Format::Share, |d| o.best[*d])
        .number("regret_mean", Text::new("spijt: gemiddelde", "regret: mean"), Format::Points, |d| o.regret[*d].mean)
        .number("regret_max", Text::new("spijt: hoogste", "regret: largest"), Format::Points, |d| o.regret[*d].max)
        .number("self_sustaining", terms::SELF_SUSTAINING, Format::Share, |d| {
            f.lasting[*d].self_sustaining.unwrap_or(f64::NAN)
        })
        .number("spent", dated("uitgegeven tot en met", stop, "spent to"), Format::Millions, |d| {
            f.money[*d].compared.spent
        })
        .number("budget", Text::new("begroot", "budget"), Format::Millions, |d| f.money[*d].budget[1])
        .data()
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
            format!("Verschil {lasting} [90%]"),
            terms::BETTER.nl.into(),
            terms::BEST.nl.into(),
            "Spijt gemiddeld".into(),
            "Spijt hoogste".into(),
            terms::SELF_SUSTAINING.nl.into(),
            format!("Uitgegeven t/m {short}, € mln"),
        ],
        [
            "Design".into(),
            format!("Now ({past})"),
            format!("{short}"),
            format!("{lasting}, money stopped"),
            format!("{long}"),
            format!("Difference {lasting} [90%]"),
            terms::BETTER.en.into(),
            terms::BEST.en.into(),
            "Mean regret".into(),
            "Largest regret".into(),
            terms::SELF_SUSTAINING.en.into(),
            format!("Spent to {short}, €m"),
        ],
    );
    texts.to_vec()
}

/// What the columns mean, one sentence each.
pub fn notes(c: &Comparison, f: &Findings, lang: Lang) -> Vec<String> {
    let names = labels(c);
    let base = names[0].quoted(lang);
    let [stop, lasting, long] = f.years;
    let all: Vec<usize> = (1..c.designs.len()).collect();
    let named =
        |designs: &[usize]| super::charts::names(lang, designs.iter().map(|&d| names[d].quoted(lang)).collect(), 3);
    let why = terms::why_unspent(lang, f, &all, named);
    let (better, best) = (terms::BETTER.in_lang(lang), terms::BEST.in_lang(lang));
    let sustaining = terms::SELF_SUSTAINING.in_lang(lang);
    let texts = lang.pick(
        [
            format!("Percentages onder jaartallen: mediane kennisbenutting in de praktijk in december (100% = alle denkbare kennis toegepast). In {stop} en {long} loopt het geld zoals het ontwerp zegt; in {lasting} is al het geoormerkte geld uiterlijk eind {stop} gestopt."),
            format!("Verschil, beter, beste en spijt gaan over eind {lasting}, voor alle ontwerpen dezelfde datum, vijf jaar na de gezamenlijke stopdatum. Verschil: mediaan van het verschil met {base} in dezelfde wereld, in procentpunten, met de band van 90% van de werelden. {better}: deel van de werelden waarin het ontwerp het beter doet dan {base}; {best}: waarin het van alle vergeleken ontwerpen het beste is."),
            "Spijt: hoeveel procentpunten het ontwerp achterblijft bij het beste ontwerp in dezelfde wereld. Zij hangt af van welke ontwerpen worden vergeleken.".to_owned(),
            format!("{sustaining}: deel van de werelden waarin vijf jaar na het eigen eind van het geld (uiterlijk eind {stop}) aan alle vijf voorwaarden is voldaan; – waar geen geld is dat stopt."),
            format!("Uitgegeven: publiek programmageld in miljoenen euro’s van 2014 tot en met {stop}, in dezelfde doorrekening als het verschil, van wat het ontwerp in al zijn jaren begroot. {why}"),
        ],
        [
            format!("Percentages under years: median use of knowledge in practice in December (100% = all conceivable knowledge applied). In {stop} and {long} money runs as the design says; in {lasting} all earmarked money stopped at the latest at the end of {stop}."),
            format!("Difference, better, best and regret are about the end of {lasting}, the same date for all designs, five years after the common date at which money stops. Difference: median of the difference from {base} in the same world, in percentage points, with the band of 90% of worlds. {better}: share of worlds in which the design does better than {base}; {best}: in which it is the best of all designs compared."),
            "Regret: how many percentage points the design stays behind the best design in the same world. It depends on which designs are compared.".to_owned(),
            format!("{sustaining}: share of worlds in which all five conditions are met five years after a design’s own money ends (at the latest the end of {stop}); – where no money stops."),
            format!("Spent: public programme money in millions of euros of 2014 up to and including {stop}, in the same run as the difference, of the budget of the design over all its years. {why}"),
        ],
    );
    texts.map(|t| t.trim_end().to_owned()).to_vec()
}

/// Median use in the last December of the past, the same for all designs.
pub(crate) fn now(c: &Comparison) -> f64 {
    let main = find(MAIN).expect("the main indicator is in the list");
    let last = c.past_yearly.shape()[3] - 1;
    Band::of(&c.past_yearly.over_worlds(0, main, last)).median
}

fn against(c: &Comparison, f: &Findings, lang: Lang, d: usize) -> [String; 3] {
    let o = &f.lasting_outcome;
    let cell = |share: f64| terms::worlds_cell(lang, share, c.draws.len());
    let best = cell(o.best[d]);
    if d == 0 {
        return ["–".into(), "–".into(), best];
    }
    let p = &o.paired[d];
    [terms::interval(lang, p.median, p.lo90, p.hi90), cell(p.p_better), best]
}

fn robust(c: &Comparison, f: &Findings, lang: Lang, d: usize) -> [String; 3] {
    let regret = &f.lasting_outcome.regret[d];
    let cell = |share: f64| terms::worlds_cell(lang, share, c.draws.len());
    let share = f.lasting[d].self_sustaining.map_or_else(|| "–".to_owned(), cell);
    [lang.number(regret.mean * 100.0, 1), lang.number(regret.max * 100.0, 1), share]
}
