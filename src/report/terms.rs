//! One name and one notation for each thing that tables, charts and sentences say.

use crate::experiments::attribution::Origin;
use crate::experiments::findings::{Findings, MoneyView};
use crate::experiments::statistics::{LIKELY, Strength, Verdict};
use crate::parameters::{Grade, Role};
use crate::text::{Lang, Text};

/// In which share of worlds a design is better than another.
pub const BETTER: Text = Text::new("Beter in werelden", "Better in worlds");
/// In which share of worlds a design is the best of all compared.
pub const BEST: Text = Text::new("Beste in werelden", "Best in worlds");
/// In which share of worlds all conditions of keeping itself going hold.
pub const SELF_SUSTAINING: Text = Text::new("Zelfdragend in werelden", "Self-sustaining in worlds");
/// A median with the band of 90% of worlds.
pub const MEDIAN: Text = Text::new("Mediaan [90%-interval]", "Median [90% interval]");

/// Name of a group of unknowns.
pub const fn origin(origin: Origin) -> Text {
    match origin {
        Origin::Luck => Text::new("toeval", "luck"),
        Origin::Theories => Text::new("rivaliserende theorieën", "rival theories"),
        Origin::Reported => Text::new("cijfers uit bronnen over sociaal werk", "figures from sources on social work"),
        Origin::Analogy => Text::new("metingen in een ander veld of land", "measurements in another field or country"),
        Origin::Expert => Text::new("oordelen van deskundigen", "judgements of experts"),
        Origin::Assumption => Text::new("eigen aannames", "our own assumptions"),
    }
}

/// A unit in the language of the reader.
pub fn unit(unit: &'static str, lang: Lang) -> &'static str {
    if lang == Lang::En {
        return unit;
    }
    match unit {
        "share" => "aandeel",
        "yes/no" => "ja/nee",
        "number" => "getal",
        "count" => "aantal",
        "mln euro per year" => "mln euro per jaar",
        "months" => "maanden",
        "years" => "jaar",
        "per year" => "per jaar",
        "per month" => "per maand",
        "hours per year" => "uur per jaar",
        same => same,
    }
}

/// A number with the decimals it needs and no more.
pub fn plain(value: f64, lang: Lang) -> String {
    let text = value.to_string();
    let decimals = text.split_once('.').map_or(0, |(_, d)| d.len());
    lang.number(value, decimals)
}

/// How good the evidence is, in words.
pub fn grade(grade: Grade) -> Text {
    match grade {
        Grade::Measured => Text::new("gemeten", "measured"),
        Grade::Reported => Text::new("gerapporteerd", "reported"),
        Grade::Analogy => Text::new("naar analogie", "analogy"),
        Grade::Expert => Text::new("oordeel van deskundigen", "expert"),
        Grade::Assumption => Text::new("aanname", "assumption"),
        Grade::Choice => Text::new("beleidskeuze", "choice"),
    }
}

/// What a parameter is for.
pub fn role(role: Role) -> Text {
    match role {
        Role::Lever => Text::new("hefboom", "lever"),
        Role::Uncertain => Text::new("onzeker", "uncertain"),
        Role::Theory => Text::new("rivaliserende theorie", "theory"),
        Role::Constant => Text::new("vast", "constant"),
    }
}

/// How exactly a share of worlds can be said with whole percentages.
enum Share {
    All,
    NearlyAll,
    NearlyNone,
    None,
    Some(String),
}

fn share_of(lang: Lang, share: f64) -> Share {
    match share {
        s if s > 1.0 - 1e-9 => Share::All,
        s if s < 1e-9 => Share::None,
        s if s >= 0.995 => Share::NearlyAll,
        s if s < 0.005 => Share::NearlyNone,
        s => Share::Some(lang.percent(s, 0)),
    }
}

/// A share of worlds in a sentence: "in 83% van de werelden", "in alle 64 werelden", "in geen van de 64 werelden".
pub fn in_worlds(lang: Lang, share: f64, worlds: usize) -> String {
    let n = lang.number(worlds as f64, 0);
    match share_of(lang, share) {
        Share::All => lang.pick(format!("in alle {n} werelden"), format!("in all {n} worlds")),
        Share::NearlyAll => lang.pick(format!("in bijna alle {n} werelden"), format!("in nearly all {n} worlds")),
        Share::NearlyNone => {
            lang.pick(format!("in bijna geen van de {n} werelden"), format!("in hardly any of the {n} worlds"))
        }
        Share::None => lang.pick(format!("in geen van de {n} werelden"), format!("in none of the {n} worlds")),
        Share::Some(p) => lang.pick(format!("in {p} van de werelden"), format!("in {p} of worlds")),
    }
}

/// A share of worlds in a cell: "83%", "alle 64", "geen".
pub fn worlds_cell(lang: Lang, share: f64, worlds: usize) -> String {
    let n = lang.number(worlds as f64, 0);
    match share_of(lang, share) {
        Share::All => lang.pick(format!("alle {n}"), format!("all {n}")),
        Share::NearlyAll => format!("> {}", lang.percent(0.99, 0)),
        Share::NearlyNone => format!("< {}", lang.percent(0.01, 0)),
        Share::None => lang.pick("geen", "none").to_owned(),
        Share::Some(p) => p,
    }
}

/// A difference of shares in percentage points: `+1,2 procentpunt`.
pub fn points(lang: Lang, difference: f64) -> String {
    format!("{} {}", lang.signed(difference * 100.0, 1), lang.pick("procentpunt", "percentage points"))
}

/// A difference of shares in percentage points with its band, without the unit: `+1,2 [−0,3; +2,9]`.
pub fn interval(lang: Lang, middle: f64, low: f64, high: f64) -> String {
    let points = |x: f64| lang.signed(x * 100.0, 1);
    format!("{} [{}; {}]", points(middle), points(low), points(high))
}

/// An amount: `€ 96,4 mln`, `€96.4m`.
pub fn millions(lang: Lang, millions: f64) -> String {
    super::axis::Unit::Millions.level(lang, millions, 1)
}

/// Money that differs by less than this many millions is the same when printed.
const SAME_MONEY: f64 = 0.05;

/// What was spent, of what the design has as its budget, in million euros: `96,4 van 105,0`.
pub fn spent_of_budget(lang: Lang, m: &MoneyView, amount: impl Fn(Lang, f64) -> String) -> String {
    let (spent, budget) = (amount(lang, m.compared.spent), amount(lang, m.budget[1]));
    match m.budget[1] - m.compared.spent > SAME_MONEY {
        true => lang.pick(format!("{spent} van {budget}"), format!("{spent} of {budget}")),
        false => spent,
    }
}

/// Why less was spent than the budget under some designs; nothing when all was spent. `names` lists designs.
pub fn why_unspent(lang: Lang, f: &Findings, designs: &[usize], names: impl Fn(&[usize]) -> String) -> String {
    let which = |holds: &dyn Fn(&MoneyView) -> bool| -> Vec<usize> {
        designs.iter().copied().filter(|&d| holds(&f.money[d])).collect()
    };
    let late = which(&|m| m.released - m.compared.spent > SAME_MONEY);
    let cut = which(&|m| m.budget[1] - m.budget[0] > SAME_MONEY);
    let ended = which(&|m| m.budget[0] - m.released > SAME_MONEY);
    let stop = f.years[0];
    let mut parts = vec![];
    if !cut.is_empty() {
        let names = names(&cut);
        parts.push(lang.pick(
            format!("bij {names} vervalt het geld voor de jaren na {stop}"),
            format!("under {names} the money for the years after {stop} falls away"),
        ));
    }
    if !late.is_empty() {
        parts.push(
            lang.pick("wat niet op tijd kon worden besteed, gaat terug", "what could not be spent in time goes back")
                .to_owned(),
        );
    }
    if !ended.is_empty() {
        let names = names(&ended);
        parts.push(lang.pick(
            format!("bij {names} stopt een evaluatie het programma in sommige werelden eerder"),
            format!("under {names} an evaluation ends the programme sooner in some worlds"),
        ));
    }
    match parts.is_empty() {
        true => String::new(),
        false => {
            let why = parts.join("; ");
            lang.pick(format!("Wat aan de begroting ontbreekt: {why}."), format!("What the budget is short of: {why}."))
        }
    }
}

/// A verdict in words, before "dan" or "than"; the middle of the words may hold a comma. `neutral`: higher is not better.
pub fn verdict(lang: Lang, verdict: Verdict, neutral: bool) -> String {
    let (side, strength) = match verdict {
        Verdict::Same => return lang.pick("niet uit elkaar te houden", "cannot tell these apart").to_owned(),
        Verdict::Better(s) if neutral => (lang.pick("hoger", "higher"), s),
        Verdict::Worse(s) if neutral => (lang.pick("lager", "lower"), s),
        Verdict::Better(s) => (lang.pick("beter", "better"), s),
        Verdict::Worse(s) => (lang.pick("slechter", "worse"), s),
    };
    match strength {
        Strength::Clear => lang.pick(format!("duidelijk {side}"), format!("clearly {side}")),
        Strength::Likely => lang.pick(format!("waarschijnlijk {side}"), format!("probably {side}")),
        Strength::Varies => lang.pick(
            format!("gemiddeld {side}, maar lang niet altijd"),
            format!("{side} on average, but far from always"),
        ),
    }
}

/// What the words of a verdict mean.
pub fn verdicts(lang: Lang) -> String {
    let likely = lang.percent(LIKELY, 0);
    lang.pick(
        format!("‘Duidelijk’: de band van 90% van de werelden ligt aan één kant van nul. ‘Waarschijnlijk’: zo is het in minstens {likely} van de werelden. ‘Gemiddeld, maar lang niet altijd’: zo is het gemiddelde, maar in minder dan {likely} van de werelden. ‘Niet uit elkaar te houden’: het gemiddelde verschil is met dit aantal werelden niet van nul te onderscheiden."),
        format!("‘Clearly’: the band of 90% of worlds lies on one side of zero. ‘Probably’: it is so in at least {likely} of worlds. ‘On average, but far from always’: the mean is so, but in less than {likely} of worlds. ‘Cannot tell these apart’: with this number of worlds the mean difference cannot be told from zero."),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_and_none_are_said_with_the_number_of_worlds() {
        assert_eq!(in_worlds(Lang::Nl, 1.0, 64), "in alle 64 werelden");
        assert_eq!(in_worlds(Lang::En, 0.0, 64), "in none of the 64 worlds");
        assert_eq!(in_worlds(Lang::Nl, 1023.0 / 1024.0, 1024), "in bijna alle 1.024 werelden");
        assert_eq!(in_worlds(Lang::En, 0.5 / 1024.0, 1024), "in hardly any of the 1,024 worlds");
        assert_eq!(in_worlds(Lang::Nl, 63.0 / 64.0, 64), "in 98% van de werelden");
        assert_eq!(worlds_cell(Lang::Nl, 1.0 - 1e-12, 16), "alle 16");
        assert_eq!(worlds_cell(Lang::En, 0.0, 16), "none");
        assert_eq!(worlds_cell(Lang::En, 0.25, 16), "25%");
    }

    #[test]
    fn amounts_look_the_same_everywhere() {
        assert_eq!(millions(Lang::Nl, 96.44), "€\u{a0}96,4\u{a0}mln");
        assert_eq!(millions(Lang::En, 105.0), "€105.0m");
    }

    #[test]
    fn verdicts_have_their_own_words() {
        let all =
            [Verdict::Better(Strength::Clear), Verdict::Better(Strength::Likely), Verdict::Better(Strength::Varies)];
        let mut words: Vec<String> = all.iter().map(|v| verdict(Lang::Nl, *v, false)).collect();
        words.push(verdict(Lang::Nl, Verdict::Same, false));
        assert_eq!(words[..2], ["duidelijk beter", "waarschijnlijk beter"]);
        words.dedup();
        assert_eq!(words.len(), 4);
        assert_eq!(verdict(Lang::En, Verdict::Worse(Strength::Likely), true), "probably lower");
    }
}
