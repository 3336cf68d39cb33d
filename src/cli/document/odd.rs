//! The ODD protocol: prose from `odd.in.md`, tables and equations from the code itself.

use super::source::{head, items};
use super::{fill, number, table, value, word};
use crate::cli::agents::AGENTS;
use crate::error::Result;
use crate::experiments::facts::{FACTS, FactRole};
use crate::experiments::patterns;
use crate::indicators::INDICATORS;
use crate::parameters::{LEVERS, SPECS, Spec, drawn};
use crate::processes::MONTH;
use crate::scenario::{self, CalendarKey, History};
use crate::world::themes;
use crate::world::{Geography, QUESTIONS, REGIONS, THEMES, Tier};

/// Names and texts of the files of the processes.
macro_rules! files {
    ($($name:ident)*) => { [$((stringify!($name), include_str!(concat!("../../processes/", stringify!($name), ".rs")))),*] };
}

const PROCESSES: [(&str, &str); 15] = files!(
    environment labour agenda funding granting partnership cocreation learning_circles stewardship education learning
    association commissioning evaluation observe
);

const WORLD: &str = include_str!("../../world/mod.rs");
const PEOPLE: &str = include_str!("../../world/professionals.rs");
const ORGANISATIONS: &str = include_str!("../../world/organisations.rs");
const PRODUCTS: &str = include_str!("../../world/products.rs");
const PROGRAMMES: &str = include_str!("../../world/programme.rs");
const DESIGN: &str = include_str!("../../scenario/types.rs");

/// What has a state: in words, its name in the code and the file that declares it.
const STATES: [(&str, &str, &str); 25] = [
    ("Professionals, columns of many", "Professionals", PEOPLE),
    ("A professional, the rest of the columns", "Person", PEOPLE),
    ("Team", "Team", PEOPLE),
    ("Employer", "Employer", ORGANISATIONS),
    ("Municipality", "Municipality", ORGANISATIONS),
    ("Tie of an employer or municipality with the hub of its region", "Tie", ORGANISATIONS),
    ("Lectoraat", "Lectoraat", ORGANISATIONS),
    ("Hogeschool or mbo college", "School", ORGANISATIONS),
    ("University group", "University", ORGANISATIONS),
    ("Knowledge institute", "Institute", ORGANISATIONS),
    ("ZonMw", "ZonMw", ORGANISATIONS),
    ("Regional network", "Network", ORGANISATIONS),
    ("Partner in a network", "Partner", ORGANISATIONS),
    ("Grant of a network", "Grant", ORGANISATIONS),
    ("National network", "NationalNetwork", ORGANISATIONS),
    ("Professional association", "Association", ORGANISATIONS),
    ("Citizens' group of a region", "Citizens", ORGANISATIONS),
    ("Programme", "Running", PROGRAMMES),
    ("Project for another agenda point than networks", "Project", PROGRAMMES),
    ("Knowledge product", "Product", PRODUCTS),
    ("Bodies of knowledge", "Bodies", PRODUCTS),
    ("What is asked", "AgendaState", WORLD),
    ("What agenda points receive", "Effort", PROGRAMMES),
    ("Outside conditions", "Conditions", WORLD),
    ("The world that holds all this", "World", WORLD),
];

/// Kinds that states name.
const KINDS: [(&str, &str); 12] = [
    ("Discipline", PEOPLE),
    ("Member", PEOPLE),
    ("Researcher", PEOPLE),
    ("PartnerKind", ORGANISATIONS),
    ("Status", ORGANISATIONS),
    ("Function", ORGANISATIONS),
    ("Stage", PRODUCTS),
    ("Origin", PRODUCTS),
    ("Audience", PRODUCTS),
    ("Phase", PROGRAMMES),
    ("Point", DESIGN),
    ("Source", DESIGN),
];

/// The text of `docs/odd.md`.
pub fn odd() -> Result<String> {
    let history = scenario::history()?;
    let parts = [
        ("claims", patterns::rows().count().to_string()),
        ("facts", facts()),
        ("agents", agents()),
        ("states", states()),
        ("kinds", kinds()),
        ("scales", scales(&history)),
        ("schedule", schedule()),
        ("indicators_count", INDICATORS.len().to_string()),
        ("indicators", indicators()),
        ("initial", head(include_str!("../../world/build.rs"))),
        ("themes", theme_weights()),
        ("series", series(&history)),
        ("past", past(&history)),
        ("programme", fields("Programme", DESIGN)),
        ("notation", notation()),
        ("submodels", submodels()),
        ("invention", head(include_str!("../../world/invention.rs"))),
        ("enrolment", head(include_str!("../../world/enrolment.rs"))),
        ("declared", declared_counts()),
        ("parameters", declared(&SPECS)),
        ("levers", declared(&LEVERS)),
    ];
    Ok(fill(include_str!("odd.in.md"), &parts))
}

fn facts() -> String {
    let rows = FACTS.iter().map(|f| {
        let role = match f.role {
            FactRole::Emergent => "may rule out a world",
            FactRole::Judgement => "reported only",
            FactRole::Input => "checks the input",
        };
        let [low, high] = f.range.map(|x| number((x * 1e4).round() / 1e4));
        vec![
            f.what.en.to_owned(),
            f.observed.en.to_owned(),
            format!("{low} – {high}"),
            role.to_owned(),
            f.source.to_owned(),
        ]
    });
    table(&["fact", "observed", "allowed", "role", "source"], rows)
}

fn agents() -> String {
    let rows = AGENTS.iter().map(|a| vec![a.name.en.to_owned(), a.decides.en.to_owned()]);
    table(&["agent", "decides"], rows)
}

fn fields(name: &str, file: &str) -> String {
    let rows = items(file, name).into_iter().map(|x| vec![format!("`{}`", x.name), format!("`{}`", x.of), x.doc]);
    table(&["variable", "type", "meaning"], rows)
}

fn states() -> String {
    let one = |(words, name, file): &(&str, &str, &str)| format!("**{words}** (`{name}`)\n\n{}\n", fields(name, file));
    STATES.iter().map(one).collect()
}

fn kinds() -> String {
    let one = |(name, file): &(&str, &str)| {
        let kinds: Vec<String> =
            items(file, name).into_iter().map(|x| format!("`{}` ({})", x.name, plain(&x.doc))).collect();
        format!("- `{name}`: {}\n", kinds.join("; "))
    };
    KINDS.iter().map(one).collect()
}

/// A doc comment inside a sentence.
fn plain(doc: &str) -> &str {
    doc.trim_end_matches('.')
}

fn scales(history: &History) -> String {
    let c = &history.calendar;
    let g = Geography::shipped();
    let tier = |tier: Tier| g.places.iter().filter(|p| p.tier == tier).count();
    let rows = [
        ("time step", "one month".to_owned()),
        ("period", format!("{} to {}: {} months", c.start, c.end + -1, c.months())),
        ("shared past", format!("before {}: the same for every design, simulated once per world", c.branch)),
        (
            "withdrawal",
            format!("in a withdrawal twin all earmarked money stops in {}, or when it ends if earlier", c.withdrawal),
        ),
        (
            "space",
            format!(
                "{} municipalities ({} G4, {} G32) with {:.0} inhabitants, and who borders on whom; {REGIONS} knowledge regions",
                g.places.len(),
                tier(Tier::G4),
                tier(Tier::G32),
                g.inhabitants
            ),
        ),
        ("knowledge", format!("{THEMES} themes of {QUESTIONS} questions each")),
        ("money", "constant euros of 2014, whole cents".to_owned()),
        (
            "people",
            "1 simulated professional stands for 1 ÷ `population` real ones; institutions and money are not scaled"
                .to_owned(),
        ),
    ];
    table(&["scale", "value"], rows.map(|(what, text)| vec![what.to_owned(), text]))
}

fn schedule() -> String {
    let rows = MONTH.iter().enumerate().map(|(i, x)| {
        vec![
            (i + 1).to_string(),
            format!("[{0}](#7{1}-{0})", x.name, i + 1),
            x.what.en.to_owned(),
            x.stream.to_string(),
        ]
    });
    table(&["", "process", "what happens", "stream of luck"], rows)
}

/// How many parameters and levers there are.
fn declared_counts() -> String {
    format!(
        "{} parameters, of which {} are drawn for each world, and {} levers",
        SPECS.len(),
        drawn().count(),
        LEVERS.len()
    )
}

fn indicators() -> String {
    let rows = INDICATORS.iter().map(|i| {
        let kept = if i.headline { "every month" } else { "every December" };
        let words = [word(i.unit), word(i.better)].map(|w| w.replace('_', " "));
        let [unit, better] = words;
        vec![format!("`{}`", i.key), i.label.en.to_owned(), i.formula.en.to_owned(), unit, better, kept.to_owned()]
    });
    table(&["key", "name", "formula", "unit", "better", "kept"], rows)
}

fn theme_weights() -> String {
    let rows = themes::LIST.iter().enumerate().map(|(k, t)| {
        let [collective, individual, complex] = t.fields.map(|x| x.to_string());
        let [municipalities, citizens] = t.asked.map(number);
        vec![
            k.to_string(),
            t.label.en.to_owned(),
            collective,
            individual,
            complex,
            number(t.evidence),
            municipalities,
            citizens,
        ]
    });
    let head = [
        "",
        "theme",
        "collective",
        "individual",
        "complex",
        "ease of evidence",
        "asked by municipalities",
        "by citizens",
    ];
    table(&head, rows)
}

fn series(history: &History) -> String {
    let rows = CalendarKey::ALL.iter().map(|&key| {
        let series = &history.calendar.series[key as usize];
        let points = series.points.iter().map(|(month, value)| format!("{month} {}", number(*value)));
        let between = if series.step { "steps" } else { "linear" };
        vec![format!("`{}`", key.key()), between.to_owned(), points.collect::<Vec<_>>().join(", ")]
    });
    table(&["series", "between dates", "dates and values"], rows)
}

fn past(history: &History) -> String {
    let levers = history.levers.iter().map(|c| vec![format!("`{}`", c.lever), c.from.to_string(), number(c.value)]);
    let programmes = history.programmes.iter().map(|p| {
        let split: Vec<String> = scenario::Point::ALL
            .iter()
            .filter(|&&point| p.split[point as usize] > 0.0)
            .map(|&point| format!("{} {}", point.key(), number(p.split[point as usize])))
            .collect();
        let total = number((p.total() / 1e4).round() / 100.0);
        vec![format!("`{}`", p.key), p.start.to_string(), p.months.to_string(), total, split.join(", ")]
    });
    table(&["lever", "from", "value"], levers)
        + "\n"
        + &table(&["programme", "start", "months", "mln euro in all", "split over agenda points"], programmes)
}

fn notation() -> String {
    let text = head(include_str!("../../processes/mod.rs"));
    let (_, notation) = text.split_once("Their notation:").expect("the notation of the equations");
    notation.trim_start().to_owned()
}

fn submodels() -> String {
    let one = |(i, x): (usize, &crate::processes::Process)| {
        let (_, file) = PROCESSES.iter().find(|(name, _)| *name == x.name).expect("a file for each process");
        let text = head(file);
        let text = text.strip_prefix(&format!("**{}** — ", x.name)).expect("a comment that begins with the name");
        let (first, rest) = text.split_at(1);
        format!("### 7.{} {}\n\n{}{rest}\n", i + 1, x.name, first.to_uppercase())
    };
    MONTH.iter().enumerate().map(one).collect()
}

fn declared(specs: &[Spec]) -> String {
    let rows = specs.iter().map(|s| {
        let [default, range, unit] = value(s);
        let f = s.field;
        let words = [word(f.role), word(f.grade)];
        [format!("`{}`", s.path), f.doc.to_owned(), default, range, unit]
            .into_iter()
            .chain(words)
            .chain([f.source.to_owned()])
            .collect()
    });
    table(&["name", "what", "value", "plausible", "unit", "role", "grade", "source"], rows)
}
