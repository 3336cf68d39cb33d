//! A design as the form holds it: the design one starts from and what is chosen otherwise. It becomes the text of a
//! scenario file, and only that text is run: what is seen is what a saved file gives.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::Path;

use form_urlencoded::{Serializer, parse};

use super::fields::{Field, Form, Group, Kind};
use crate::error::{Error, Result};
use crate::report::views;
use crate::scenario::{self, History, Programme, Scenario, quote};
use crate::text::Lang;

/// Longest title, in letters.
const TITLE: usize = 80;

/// What is chosen.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Draft {
    /// Name of the design one starts from.
    pub base: String,
    /// Title; empty for the one that is made up.
    pub title: String,
    /// Values that differ from the base, by key of their field, as typed.
    pub changes: BTreeMap<String, f64>,
}

/// A draft that was understood.
pub struct Made {
    /// The draft, without what does not differ from its base.
    pub draft: Draft,
    /// The fields of its base.
    pub form: Form,
    /// The design one starts from.
    pub base: Scenario,
    /// What is run.
    pub design: Scenario,
    /// Text of the scenario file, when something differs from the base.
    pub text: Option<String>,
}

impl Draft {
    /// A design as it stands in its file.
    pub fn plain(base: &str) -> Self {
        Self { base: base.to_owned(), ..Self::default() }
    }

    /// The draft as part of an address.
    pub fn query(&self) -> String {
        let mut out = Serializer::new(String::new());
        out.append_pair("base", &self.base);
        if !self.title.is_empty() {
            out.append_pair("title", &self.title);
        }
        self.changes.iter().for_each(|(key, value)| _ = out.append_pair(key, &Field::typed(*value)));
        out.finish()
    }

    /// Reads an address, or what a form sends; what is no field is left to [`Draft::make`] to refuse.
    ///
    /// # Errors
    /// When a value is no number.
    pub fn read(pairs: &[(String, String)], lang: Lang) -> Result<Self> {
        let mut draft = Self::default();
        for (key, text) in pairs {
            match key.as_str() {
                "base" => draft.base = text.clone(),
                "title" => draft.title = text.trim().chars().filter(|c| !c.is_control()).take(TITLE).collect(),
                _ => _ = draft.changes.insert(key.clone(), number(key, text, lang)?),
            }
        }
        Ok(draft)
    }

    /// Reads what [`Draft::query`] wrote.
    ///
    /// # Errors
    /// As [`Draft::read`].
    pub fn parse(query: &str, lang: Lang) -> Result<Self> {
        let pairs: Vec<_> = parse(query.as_bytes()).map(|(k, v)| (k.into_owned(), v.into_owned())).collect();
        Self::read(&pairs, lang)
    }

    /// Makes the design. Values equal to those of the base are dropped.
    ///
    /// # Errors
    /// When there is no such base, a key is no field of it, a value is impossible, or the file that follows is wrong.
    pub fn make(mut self, folder: &Path, history: &History, lang: Lang) -> Result<Made> {
        let base = load(&self.base, folder, lang)?;
        let form = Form::of(&base, history);
        for (key, value) in &self.changes {
            check(&form, key, *value, lang)?;
        }
        form.groups().filter(|g| g.whole && self.changed(&g.fields)).try_for_each(|g| self.check_whole(g, lang))?;
        self.changes.retain(|key, value| form.find(key).is_some_and(|f| f.base != *value));
        if self.changes.is_empty() && self.title.is_empty() {
            return Ok(Made { design: base.clone(), text: None, draft: self, form, base });
        }
        let name = self.name(folder);
        let text = self.text(&base, &form, lang);
        let design = scenario::load_text(&format!("{name}.toml"), &text, folder)?;
        Ok(Made { text: Some(text), draft: self, form, base, design })
    }

    /// The draft without the values that cannot be, and why these cannot.
    ///
    /// # Errors
    /// When there is no such base.
    pub fn sound(mut self, folder: &Path, history: &History, lang: Lang) -> Result<(Self, Vec<Error>)> {
        let form = Form::of(&load(&self.base, folder, lang)?, history);
        let mut refused = vec![];
        self.changes.retain(|key, value| check(&form, key, *value, lang).map_err(|e| refused.push(e)).is_ok());
        for group in form.groups().filter(|g| g.whole) {
            if let Err(error) = self.check_whole(group, lang) {
                refused.push(error);
                group.fields.iter().for_each(|f| _ = self.changes.remove(&f.key));
            }
        }
        Ok((self, refused))
    }

    /// Refuses parts that are all nil.
    fn check_whole(&self, group: &Group, lang: Lang) -> Result<()> {
        if group.fields.is_empty() || group.fields.iter().map(|f| self.value(f)).sum::<f64>() > 0.0 {
            return Ok(());
        }
        let title = group.title.in_lang(lang);
        Err(Error::request(
            lang.pick(format!("{title}: samen is dit 0%"), format!("{title}: together this is 0%")),
            lang.pick("geef ten minste één deel een waarde", "give at least one part a value"),
        ))
    }

    /// The title that readers see.
    pub fn shown_title(&self, lang: Lang) -> String {
        if self.title.is_empty() { lang.pick("Mijn ontwerp", "My design").to_owned() } else { self.title.clone() }
    }

    /// A name for its file that no file in the folder has.
    pub fn name(&self, folder: &Path) -> String {
        let letters = self.shown_title(Lang::Nl).to_lowercase();
        let words = letters.split(|c: char| !c.is_ascii_alphanumeric()).filter(|w| !w.is_empty());
        let mut name: String = words.collect::<Vec<_>>().join("-").chars().take(60).collect();
        if name.is_empty() {
            name = "mijn-ontwerp".to_owned();
        }
        let taken = |name: &str| folder.join(format!("{name}.toml")).exists();
        let numbered = (2..).map(|n| format!("{name}-{n}"));
        std::iter::once(name.clone()).chain(numbered).find(|n| !taken(n)).expect("numbers do not end")
    }

    /// The scenario file: what differs from the base, and nothing else.
    fn text(&self, base: &Scenario, form: &Form, lang: Lang) -> String {
        let title = quote(&self.shown_title(lang));
        let mut out = String::new();
        let origin = lang.pick("Gemaakt in de verkenner van lemniscaat", "Made in the explorer of lemniscaat");
        let _ = writeln!(out, "# {origin} {}.\n", env!("CARGO_PKG_VERSION"));
        let _ = writeln!(out, "[design]\ntitle.nl = {title}\ntitle.en = {title}\nbase = {}", quote(&self.base));
        for table in ["funding", "regulation", "governance"] {
            let lines = self.levers(form, table);
            if !lines.is_empty() {
                let _ = writeln!(out, "\n[{table}]\n{}", lines.join("\n"));
            }
        }
        for programme in &base.programmes {
            let lines = self.programme(form, programme);
            if !lines.is_empty() {
                let _ = writeln!(out, "\n[programme.{}]\n{}", programme.key, lines.join("\n"));
            }
        }
        out
    }

    fn value(&self, field: &Field) -> f64 {
        self.changes.get(&field.key).copied().unwrap_or(field.base)
    }

    fn changed(&self, fields: &[Field]) -> bool {
        fields.iter().any(|f| self.changes.contains_key(&f.key))
    }

    /// The levers of a table: one with dates is written with all of them, because one date alone would replace them all.
    fn levers(&self, form: &Form, table: &str) -> Vec<String> {
        let mut lines = vec![];
        let prefix = format!("{table}.");
        for group in form.groups().filter(|g| g.fields.first().is_some_and(|f| f.key.starts_with(&prefix))) {
            if group.whole {
                if self.changed(&group.fields) {
                    let parts = self.parts(group);
                    lines.extend(
                        parts.into_iter().map(|(f, v)| format!("{} = {}", &f.key[prefix.len()..], f.written(v))),
                    );
                }
                continue;
            }
            for fields in group.fields.chunk_by(|a, b| path(a) == path(b)).filter(|fields| self.changed(fields)) {
                let name = &path(&fields[0])[prefix.len()..];
                let dated = |f: &Field| {
                    f.key.split_once('@').map(|(_, month)| format!("{month} = {}", f.written(self.value(f))))
                };
                let dates: Option<Vec<String>> = fields.iter().map(dated).collect();
                lines.push(match dates {
                    Some(dates) => format!("{name} = {{ {} }}", dates.join(", ")),
                    None => format!("{name} = {}", fields[0].written(self.value(&fields[0]))),
                });
            }
        }
        lines
    }

    /// Fields of a whole with their values scaled to add up to 100.
    fn parts<'a>(&self, group: &'a Group) -> Vec<(&'a Field, f64)> {
        let sum: f64 = group.fields.iter().map(|f| self.value(f)).sum();
        let scale = if sum > 0.0 { 100.0 / sum } else { 1.0 };
        group.fields.iter().map(|f| (f, self.value(f) * scale)).collect()
    }

    fn programme(&self, form: &Form, p: &Programme) -> Vec<String> {
        let prefix = format!("programme.{}.", p.key);
        let chosen = |key: &str| self.changes.get(&format!("{prefix}{key}")).copied();
        if chosen("remove").is_some_and(|v| v >= 0.5) {
            return vec!["remove = true".to_owned()];
        }
        let mut lines = self.money(p, chosen("total_mln_euro"), chosen("months"));
        for group in form.groups().filter(|g| g.fields.first().is_some_and(|f| f.key.starts_with(&prefix))) {
            let inner = |f: &'_ Field| f.key[prefix.len()..].to_owned();
            if group.whole {
                if self.changed(&group.fields) {
                    let parts = self.parts(group).into_iter().filter(|(_, v)| *v > 0.0).map(|(f, v)| {
                        format!("{} = {}", inner(f).rsplit('.').next().unwrap_or_default(), f.written(v))
                    });
                    let name = inner(&group.fields[0]);
                    let (whole, _) = name.split_once('.').expect("parts of a whole have two names");
                    lines.push(format!("{whole} = {{ {} }}", parts.collect::<Vec<_>>().join(", ")));
                }
                continue;
            }
            let (shares, others): (Vec<&Field>, Vec<&Field>) =
                group.fields.iter().partition(|f| inner(f).starts_with("own_share."));
            let single = others.into_iter().filter(|f| self.changes.contains_key(&f.key));
            let single = single.filter(|f| !["total_mln_euro", "months", "remove"].contains(&inner(f).as_str()));
            lines.extend(single.map(|f| format!("{} = {}", inner(f), f.written(self.value(f)))));
            if shares.iter().any(|f| self.changes.contains_key(&f.key)) {
                let values: Vec<String> = shares.iter().map(|f| f.written(self.value(f))).collect();
                lines.push(format!("own_share = [{}]", values.join(", ")));
            }
        }
        lines
    }

    /// Another total keeps its division over the years; another length spreads the total over the new years.
    fn money(&self, p: &Programme, total: Option<f64>, months: Option<f64>) -> Vec<String> {
        let all = total.unwrap_or(p.total() / 1e6);
        match (total, months) {
            (None, None) => vec![],
            (Some(_), None) if p.total() > 0.0 => {
                let years = p.yearly.iter().map(|euros| Field::typed(euros / p.total() * all)).collect::<Vec<_>>();
                vec![format!("yearly_mln_euro = [{}] # {}", years.join(", "), Field::typed(all))]
            }
            _ => {
                let months = months.map(|m| format!("months = {}", m.round()));
                months.into_iter().chain([format!("total_mln_euro = {}", Field::typed(all))]).collect()
            }
        }
    }
}

impl Made {
    /// What differs from the base, as sentences for readers: name, value in the base, value here.
    pub fn differences(&self, lang: Lang) -> Vec<[String; 3]> {
        let row = |f: &Field, value: f64| [f.name.in_lang(lang).to_owned(), f.said(lang, f.base), f.said(lang, value)];
        let chosen = |f: &Field| Some(row(f, *self.draft.changes.get(&f.key)?));
        // Of a whole all parts move; what is run is what they are scaled to.
        let scaled = |(f, value): (&Field, f64)| {
            let value = (value * 10.0).round() / 10.0;
            (value != f.base).then(|| row(f, value))
        };
        let group = |g: &Group| {
            let title = g.title.in_lang(lang).to_owned();
            let rows: Vec<[String; 3]> = match g.whole && self.draft.changed(&g.fields) {
                true => self.draft.parts(g).into_iter().filter_map(scaled).collect(),
                false => g.fields.iter().filter_map(chosen).collect(),
            };
            rows.into_iter().map(move |[name, from, to]| {
                let name = if title.is_empty() { name } else { format!("{title}: {name}") };
                [name, from, to]
            })
        };
        self.form.groups().flat_map(group).collect()
    }
}

/// Path of the lever of a field, without its date.
fn path(field: &Field) -> &str {
    field.key.split('@').next().unwrap_or(&field.key)
}

fn number(key: &str, text: &str, lang: Lang) -> Result<f64> {
    let plain = text.trim().replace(',', ".");
    match plain.as_str() {
        "true" => return Ok(1.0),
        "false" => return Ok(0.0),
        // Refused by the check of its field, which knows its name.
        "" => return Ok(f64::NAN),
        _ => {}
    }
    plain.parse().ok().filter(|x: &f64| x.is_finite()).ok_or_else(|| {
        let (key, text) = (short(key), short(text));
        Error::request(
            lang.pick(format!("‘{text}’ bij {key} is geen getal"), format!("‘{text}’ for {key} is not a number")),
            lang.pick("vul een getal in, zoals 30 of 0,5", "fill in a number, such as 30 or 0.5"),
        )
    })
}

/// At most forty letters of what someone sent.
fn short(text: &str) -> String {
    text.chars().filter(|c| !c.is_control()).take(40).collect()
}

fn check(form: &Form, key: &str, value: f64, lang: Lang) -> Result<()> {
    let Some(field) = form.find(key) else {
        let key = short(key);
        return Err(Error::request(
            lang.pick(format!("‘{key}’ is geen knop van dit ontwerp"), format!("‘{key}’ is no lever of this design")),
            lang.pick("kies waarden in het formulier", "choose values in the form"),
        ));
    };
    let (low, high) = field.possible;
    if value.is_nan() {
        let name = field.name.in_lang(lang);
        return Err(Error::request(
            lang.pick(format!("{name}: hier staat niets"), format!("{name}: nothing is filled in")),
            lang.pick("vul een getal in", "fill in a number"),
        ));
    }
    let whole = field.kind != Kind::Switch || value == 0.0 || value == 1.0;
    if (low..=high).contains(&value) && whole {
        return Ok(());
    }
    let (name, value) = (field.name.in_lang(lang), field.said(lang, value));
    let (low, high) = (field.said(lang, low), field.said(lang, high));
    Err(Error::request(
        lang.pick(format!("{name}: {value} kan niet"), format!("{name}: {value} is impossible")),
        lang.pick(format!("kies een waarde van {low} tot {high}"), format!("choose a value from {low} to {high}")),
    ))
}

/// A design of the folder, by its name.
fn load(name: &str, folder: &Path, lang: Lang) -> Result<Scenario> {
    let known = names(folder)?;
    if !known.iter().any(|n| n == name) {
        let name = short(name);
        return Err(Error::request(
            lang.pick(format!("er is geen ontwerp ‘{name}’"), format!("there is no design ‘{name}’")),
            lang.pick("kies een ontwerp uit de lijst", "choose a design of the list"),
        ));
    }
    scenario::load(&folder.join(format!("{name}.toml")))
}

/// Names of the designs of a folder: those that ship in their own order, then the others.
///
/// # Errors
/// When the folder cannot be read or has no designs.
pub fn names(folder: &Path) -> Result<Vec<String>> {
    let stem = |path: &std::path::PathBuf| path.file_stem().and_then(|s| s.to_str()).map(str::to_owned);
    let mut names: Vec<String> = scenario::files(folder)?.iter().filter_map(stem).collect();
    let place = |name: &String| views::shipped_names().position(|n| n == name).unwrap_or(usize::MAX);
    names.sort_by_key(place);
    Ok(names)
}

/// The file of a design that only inherits.
pub fn inheriting(made: &Made, lang: Lang) -> String {
    Draft { title: made.base.title.in_lang(lang).to_owned(), ..made.draft.clone() }.text(&made.base, &made.form, lang)
}
