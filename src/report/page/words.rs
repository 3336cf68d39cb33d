//! Fixed words of the page, and the words of scenario files in the reader's language.

use crate::report::terms;
use crate::scenario::{Point, Programme, Source};
use crate::text::{Lang, Text};
use crate::units::Month;
use crate::world::Party;

/// What readers must not take from the numbers.
pub const LIMITS: [Text; 7] = [
    Text::new(
        "Geen voorspelling. De jaartallen ordenen de gebeurtenissen; zij zeggen niet wat er in een bepaald jaar zal gebeuren.",
        "No forecast. The years order events; they do not say what will happen in a given year.",
    ),
    Text::new(
        "Geen enkel programma na 2015 is zo uitgevoerd als hier beschreven. Of de uitkomst klopt, is dus niet aan de werkelijkheid te toetsen.",
        "No programme after 2015 was carried out as described here. So the result cannot be checked against what happened.",
    ),
    Text::new(
        "Hoe sterk scholing, terugkoppeling en richtlijnen werken, komt vooral uit onderzoek in de geneeskunde. In sociaal werk kan dat anders zijn.",
        "How strongly training, feedback and guidelines work comes mainly from research in medicine. It may differ in social work.",
    ),
    Text::new(
        "De 403 gemeenten van 2014 blijven bestaan; herindelingen zijn weggelaten.",
        "The 403 municipalities of 2014 stay as they are; mergers are left out.",
    ),
    Text::new(
        "De theorie van de commissie, dat kennis die van de beroepsgroep zelf is eerder wordt gebruikt, komt van een belanghebbende partij. Daarom geldt zij maar in een deel van de werelden.",
        "The committee’s theory, that knowledge which is the profession’s own is used sooner, comes from an interested party. So it holds in part of the worlds only.",
    ),
    Text::new(
        "Of partijen na een subsidie zelf doorbetalen, is uit de geschiedenis niet te leren. Daarvan hangt veel af; de uitkomsten staan er voor beide gevallen.",
        "Whether parties go on paying after a subsidy cannot be learnt from history. Much depends on it; results are given for both cases.",
    ),
    Text::new(
        "Gebruik van kennis is niet hetzelfde als beter af zijn. Het model volgt burgers niet.",
        "Use of knowledge is not the same as being better off. The model does not follow citizens.",
    ),
];

const MONTHS: [Text; 12] = [
    Text::new("januari", "January"),
    Text::new("februari", "February"),
    Text::new("maart", "March"),
    Text::new("april", "April"),
    Text::new("mei", "May"),
    Text::new("juni", "June"),
    Text::new("juli", "July"),
    Text::new("augustus", "August"),
    Text::new("september", "September"),
    Text::new("oktober", "October"),
    Text::new("november", "November"),
    Text::new("december", "December"),
];

/// `januari 2016`.
pub fn month(lang: Lang, month: Month) -> String {
    format!("{} {}", MONTHS[month.of_year() as usize - 1].in_lang(lang), month.year())
}

/// What a part of a programme is called.
pub fn aspect(key: &str) -> Text {
    match key {
        "start" => Text::new("eerste maand", "first month"),
        "money" => Text::new("geld", "money"),
        "sources" => Text::new("wie betaalt (aandeel)", "who pays (share)"),
        "split" => Text::new("verdeling over agendapunten", "split over agenda points"),
        "calls" => Text::new("aandeel via oproepen, per agendapunt", "share given out by calls, per agenda point"),
        "own_share" => Text::new("gevraagde eigen bijdrage, per jaar", "own contribution asked, per year"),
        "own_cash" => Text::new("deel daarvan in geld", "part of it in cash"),
        "exempt_small" => Text::new("kleine partijen vrijgesteld", "small parties exempt"),
        "grant_keur" => {
            Text::new("subsidie per netwerk, duizend euro per jaar", "grant per network, thousand euros a year")
        }
        "project_months" => Text::new("lengte van projecten, maanden", "length of projects, months"),
        "rollout" => Text::new("aandeel uitrolcampagnes", "share for roll-out campaigns"),
        "audience" => Text::new("voor wie", "for whom"),
        "fundamental" => Text::new("aandeel fundamenteel onderzoek", "share of fundamental research"),
        "regions" => Text::new("alleen in de regio’s", "only in the regions"),
        "committee" => Text::new("loopt via de programmacommissie", "runs through the programme committee"),
        "structural" => Text::new("bedoeld om te blijven", "meant to stay"),
        _ => Text::new("programma", "programme"),
    }
}

/// A programme in one sentence.
pub fn programme(lang: Lang, p: &Programme) -> String {
    let total = terms::millions(lang, p.total() / 1e6);
    let (from, to) = (month(lang, p.start), month(lang, p.end() + -1));
    let parts = |names: Vec<(&'static str, f64)>| {
        let given = names.into_iter().filter(|(_, share)| *share > 0.0);
        given.map(|(name, share)| format!("{name} {}", lang.percent(share, 0))).collect::<Vec<_>>().join(", ")
    };
    let payers =
        parts(Source::ALL.iter().zip(p.sources).map(|(s, x)| (Party::from(*s).label().in_lang(lang), x)).collect());
    let mut points: Vec<(&'static str, f64)> =
        Point::ALL.iter().zip(p.split).map(|(q, x)| (q.label().in_lang(lang), x)).collect();
    points.sort_by(|a, b| b.1.total_cmp(&a.1));
    points.truncate(3);
    let points = parts(points);
    let (first, last) = (p.own_share.first().copied().unwrap_or(0.0), p.own_share.last().copied().unwrap_or(0.0));
    let own = if first == last {
        lang.percent(first, 0)
    } else {
        format!("{} {} {}", lang.percent(first, 0), lang.pick("oplopend tot", "rising to"), lang.percent(last, 0))
    };
    lang.pick(
        format!("{total} van {from} tot en met {to}; betaald door {payers}; vooral voor {points}; eigen bijdrage {own}; projecten van {} maanden", p.project_months),
        format!("{total} from {from} to {to}; paid by {payers}; mainly for {points}; own contribution {own}; projects of {} months", p.project_months),
    )
}

/// A value or a course of values as [`crate::scenario::differences`] writes it, in the reader's words: dates in full,
/// numbers in the reader's notation, keys by their names. The value before the first date is dropped.
pub fn course(lang: Lang, text: &str) -> String {
    let parts: Vec<&str> = text.split("; ").collect();
    let dated =
        |part: &&str| part.split_once(": ").and_then(|(date, value)| Some((Month::parse(date)?, value.to_owned())));
    let later: Vec<String> = parts
        .iter()
        .filter_map(dated)
        .map(|(from, value)| {
            format!("{} {}: {}", lang.pick("vanaf", "from"), month(lang, from), value_words(lang, &value))
        })
        .collect();
    if later.is_empty() { value_words(lang, text) } else { later.join("; ") }
}

fn value_words(lang: Lang, text: &str) -> String {
    Month::parse(text).map_or_else(|| value(lang, text), |date| month(lang, date))
}

/// A value without a date as [`crate::scenario::differences`] writes it, in the reader's words.
pub fn value(lang: Lang, text: &str) -> String {
    let text = ["mln euro per year", "hours per year", "per year", "months"]
        .iter()
        .fold(text.to_owned(), |t, unit| t.replace(unit, &terms::unit(unit, lang).replace(' ', "\u{a0}")));
    let words = text.split(' ').map(|word| {
        let tail = if word.ends_with(',') { "," } else { "" };
        let bare = word.trim_end_matches(',');
        format!("{}{tail}", token(lang, bare))
    });
    // A list of numbers with decimal commas, named or not, needs another separator.
    let joined = words.collect::<Vec<_>>().join(" ");
    let is_number = |item: &str| item.rsplit(' ').next().is_some_and(|word| word.parse::<f64>().is_ok());
    if lang == Lang::Nl && text.split(", ").all(is_number) { joined.replace(", ", "; ") } else { joined }
}

fn token(lang: Lang, word: &str) -> String {
    if let Ok(number) = word.parse::<f64>() {
        let decimals = word.split_once('.').map_or(0, |(_, d)| d.len().min(3));
        return lang.number(number, decimals);
    }
    match word {
        "true" => return lang.pick("ja", "yes").to_owned(),
        "false" => return lang.pick("nee", "no").to_owned(),
        "professionals" => return "professionals".to_owned(),
        "citizens" => return lang.pick("burgers", "citizens").to_owned(),
        _ => {}
    }
    let point = Point::ALL.iter().find(|p| p.key() == word).map(|p| p.label());
    let source = Source::ALL.iter().find(|s| s.key() == word).map(|s| Party::from(*s).label());
    point.or(source).map_or_else(|| word.to_owned(), |t| t.in_lang(lang).to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn courses_read_in_the_readers_words() {
        assert_eq!(course(Lang::Nl, "0.25; 2016-01: 0.7"), "vanaf januari 2016: 0,7");
        assert_eq!(course(Lang::En, "24 months"), "24 months");
        assert_eq!(course(Lang::Nl, "false; 2018-01: true"), "vanaf januari 2018: ja");
        assert_eq!(course(Lang::Nl, "0, 0.1, 0.2"), "0; 0,1; 0,2");
        let money = course(Lang::Nl, "9.5 mln euro in 24 months: 4 + 5.5");
        assert_eq!(money, "9,5 mln euro in 24 maanden: 4 + 5,5");
        assert_eq!(
            course(Lang::Nl, "development 0.4, education 0.6"),
            "kennisontwikkeling 0,4; vernieuwing beroepsopleidingen 0,6"
        );
    }
}
