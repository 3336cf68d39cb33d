//! What the designs are, and in what they differ.

use maud::{Markup, html};

use super::{Page, table, words};
use crate::experiments::comparison::Comparison;
use crate::parameters::Spec;
use crate::report::Table;
use crate::report::views::in_order;
use crate::scenario::{Difference, Programme, differences};
use crate::text::Lang;

impl Page<'_> {
    /// Every design in words, against the design it inherits from and against the baseline.
    pub(super) fn designs(&self) -> Markup {
        html! {
            h3 { (self.t("Waarin de ontwerpen verschillen", "In what the designs differ")) }
            p { (self.t(
                "Ontwerpen verschillen alleen in knoppen waaraan beleid kan draaien. Alles wat wij niet weten, is voor alle ontwerpen in een wereld gelijk.",
                "Designs differ in levers of policy only. Everything we do not know is the same for all designs in a world.",
            )) }
            @for d in in_order(self.c) { (self.design(d)) }
        }
    }

    fn design(&self, d: usize) -> Markup {
        let design = &self.c.designs[d];
        let about = design.description.in_lang(self.lang);
        let parent = design.lineage.first().and_then(|file| {
            let id = file.rsplit('/').next().unwrap_or(file).trim_end_matches(".toml");
            self.c.design(id).filter(|&p| p != 0 && p != d)
        });
        html! {
            h4 { (self.name(d)) @if d == 0 { " (" (self.t("vergelijkingsbasis", "baseline")) ")" } }
            p { @if about.is_empty() { (design.title.in_lang(self.lang)) } @else { (about) } }
            @if d > 0 {
                @let new = design.programmes.iter().filter(|p| parent.is_none_or(|parent| !self.c.designs[parent].programmes.contains(p)));
                ul { @for p in new { li { strong { (title(p, self.lang)) } ": " (words::programme(self.lang, p)) "." } } }
                @if let Some(parent) = parent { (self.folded(parent, d)) }
                (self.folded(0, d))
            }
        }
    }

    fn folded(&self, from: usize, to: usize) -> Markup {
        let found = differences(&self.c.designs[from], &self.c.designs[to]);
        let base = self.names[from].quoted(self.lang);
        let n = found.len();
        let line = match (n, self.lang) {
            (1, Lang::Nl) => format!("Eén verschil met {base}"),
            (1, Lang::En) => format!("One difference from {base}"),
            (n, Lang::Nl) => format!("{n} verschillen met {base}"),
            (n, Lang::En) => format!("{n} differences from {base}"),
        };
        let headers = [self.t("Knop", "Lever").to_owned(), self.name(from).to_owned(), self.name(to).to_owned()];
        let rows = found.iter().map(|d| difference(self.c, self.lang, d, [from, to]).to_vec()).collect();
        let caption = format!("{}: {line}", self.name(to));
        html! {
            @if n == 0 { p { (self.lang.pick(format!("Geen verschil met {base}."), format!("No difference from {base}."))) } }
            @else { details { summary { (line) } (table(&Table { headers: headers.to_vec(), rows }, &caption, true)) } }
        }
    }
}

/// What differs between two designs, and what it is in each, in words.
pub(crate) fn difference(c: &Comparison, lang: Lang, found: &Difference, [from, to]: [usize; 2]) -> [String; 3] {
    let Some(rest) = found.path.strip_prefix("programme.") else {
        let what = Spec::find_lever(&found.path).map_or_else(
            || found.path.clone(),
            |spec| lang.pick(spec.field.nl, spec.field.doc).trim().trim_end_matches('.').to_owned(),
        );
        return [what, words::course(lang, &found.from), words::course(lang, &found.to)];
    };
    let (key, what) = rest.split_once('.').map_or((rest, None), |(key, what)| (key, Some(what)));
    let of = |d: usize| c.designs[d].programmes.iter().find(|p| p.key == key);
    let name = of(to).or_else(|| of(from)).map_or(key.to_owned(), |p| title(p, lang).to_owned());
    match what {
        Some(what) => [
            format!("{name}: {}", words::aspect(what).in_lang(lang)),
            words::course(lang, &found.from),
            words::course(lang, &found.to),
        ],
        None => {
            let text = |d: usize| of(d).map_or_else(|| "–".to_owned(), |p| words::programme(lang, p));
            [name, text(from), text(to)]
        }
    }
}

/// The title of a programme, or its key.
pub(crate) fn title(p: &Programme, lang: Lang) -> &str {
    let title = p.title.in_lang(lang);
    if title.is_empty() { &p.key } else { title }
}
