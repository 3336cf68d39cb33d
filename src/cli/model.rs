//! `model`: what is simulated, on one page.

use super::agents::AGENTS;
use super::output::{self, wrap};
use super::table::{Align, Table};
use crate::error::Result;
use crate::indicators::{INDICATORS, headline};
use crate::parameters::{LEVERS, SPECS, drawn};
use crate::processes::MONTH;
use crate::scenario;
use crate::text::{Lang, Text};
use crate::world::themes;

/// Print the model: the month step by step, all kinds of agents, the themes, what is measured
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Example:
  lemniscaat model --lang nl")]
pub struct Args {}

/// Prints the model.
pub fn run(_: Args, lang: Lang) -> Result<()> {
    let out = [time(lang)?, month(lang), agents(lang), knowledge(lang), measured(lang)].join("\n");
    output::print(&out)
}

fn time(lang: Lang) -> Result<String> {
    let c = scenario::history()?.calendar;
    let (months, last) = (c.months(), c.end + -1);
    let text = match lang {
        Lang::Nl => format!(
            "Tijd: {months} maanden, van {} tot en met {last}. Het verleden is voor elk ontwerp hetzelfde; ontwerpen \
             verschillen vanaf {}. In de proef zonder geoormerkt geld stopt dat geld in {}.",
            c.start, c.branch, c.withdrawal
        ),
        Lang::En => format!(
            "Time: {months} months, from {} to {last}. The past is the same for every design; designs differ from {} \
             on. In the withdrawal test earmarked money stops in {}.",
            c.start, c.branch, c.withdrawal
        ),
    };
    Ok(wrap(&text, 0, 0) + "\n")
}

fn month(lang: Lang) -> String {
    let heading = Text::new("Elke maand, in deze volgorde", "Every month, in this order").in_lang(lang);
    let mut out = format!("{heading} ({}):\n", MONTH.len());
    for (i, process) in MONTH.iter().enumerate() {
        let line = format!("{}: {}", process.name, process.what.in_lang(lang));
        out += &format!("  {:>2}  {}\n", i + 1, wrap(&line, 0, 6));
    }
    out
}

fn agents(lang: Lang) -> String {
    let heading = Text::new("Wie er zijn en wat zij beslissen", "Who there is and what they decide").in_lang(lang);
    let mut out = format!("{heading} ({}):\n", AGENTS.len());
    for (i, words) in AGENTS.iter().enumerate() {
        let line = format!("{}: {}.", words.name.in_lang(lang), words.decides.in_lang(lang));
        out += &format!("  {:>2}  {}\n", i + 1, wrap(&line, 0, 6));
    }
    out
}

fn knowledge(lang: Lang) -> String {
    let (n, questions) = (themes::THEMES, themes::QUESTIONS);
    let mut out = match lang {
        Lang::Nl => format!("Waarover kennis gaat: {n} thema's met elk {questions} vragen:\n"),
        Lang::En => format!("What knowledge is about: {n} themes of {questions} questions each:\n"),
    };
    let mut table = Table::new([
        (Text::new("thema", "theme").in_lang(lang), Align::Left),
        (Text::new("domein", "domain").in_lang(lang), Align::Left),
    ]);
    for theme in &themes::LIST {
        table.row([theme.label.in_lang(lang), domain(theme.domain).in_lang(lang)]);
    }
    out += &table.text(2);
    out
}

fn domain(domain: themes::Domain) -> Text {
    match domain {
        themes::Domain::Wmo => Text::new("Wmo", "Wmo (social support)"),
        themes::Domain::Jeugd => Text::new("jeugd", "youth"),
        themes::Domain::WerkEnInkomen => Text::new("werk en inkomen", "work and income"),
        themes::Domain::Samenleving => Text::new("samenleving", "society at large"),
    }
}

fn measured(lang: Lang) -> String {
    let (indicators, monthly) = (INDICATORS.len(), headline().count());
    let (levers, parameters, uncertain) = (LEVERS.len(), SPECS.len(), drawn().count());
    let text = match lang {
        Lang::Nl => format!(
            "Gemeten: {indicators} indicatoren, {monthly} daarvan elke maand (lemniscaat indicators). Te kiezen in een \
             ontwerp: {levers} hefbomen en de programma's. Daarnaast {parameters} parameters, waarvan er {uncertain} \
             onzeker zijn en per wereld worden geloot (lemniscaat parameters)."
        ),
        Lang::En => format!(
            "Measured: {indicators} indicators, {monthly} of them every month (lemniscaat indicators). To choose in a \
             design: {levers} levers and the programmes. Besides these {parameters} parameters, of which {uncertain} \
             are uncertain and drawn for each world (lemniscaat parameters)."
        ),
    };
    wrap(&text, 0, 0) + "\n"
}
