//! Every parameter that differs between worlds, with what it is and where it comes from.

use maud::{Markup, html};

use super::Page;
use crate::parameters::{Spec, drawn};
use crate::report::terms;
use crate::text::Lang;

impl Page<'_> {
    /// A folded table of all drawn parameters.
    pub(super) fn drawn(&self) -> Markup {
        let heads = self.lang.pick(
            ["Parameter", "Wat het is", "Bereik", "Bewijs", "Bron"],
            ["Parameter", "What it is", "Range", "Evidence", "Source"],
        );
        let n = drawn().count();
        let caption = self.lang.pick(
            format!("De {n} parameters die per wereld verschillen"),
            format!("The {n} parameters that differ between worlds"),
        );
        html! {
            details {
                summary { (caption) }
                div.wide tabindex="0" role="region" aria-label=(caption) {
                    table.words {
                        caption { span { (caption) } }
                        thead { tr { @for head in heads { th scope="col" { (head) } } } }
                        tbody { @for spec in drawn() { (self.row(spec)) } }
                    }
                }
            }
        }
    }

    /// Sources are marked as English.
    fn row(&self, spec: &Spec) -> Markup {
        let f = spec.field;
        let foreign = (self.lang == Lang::Nl).then_some("en");
        html! {
            tr {
                th scope="row" { code { (spec.path) } }
                td { (self.lang.pick(f.nl, f.doc).trim()) }
                td { (range(spec, self.lang)) }
                td { (terms::grade(f.grade).in_lang(self.lang)) }
                td lang=[foreign] { (f.source) }
            }
        }
    }
}

/// The values that the evidence supports, with their unit.
fn range(spec: &Spec, lang: Lang) -> String {
    let f = spec.field;
    if f.unit == "yes/no" {
        return lang.pick("ja of nee", "yes or no").to_owned();
    }
    let [low, high] = [f.low, f.high].map(|v| terms::plain(v, lang));
    lang.pick(
        format!("{low} tot {high} {}", terms::unit(f.unit, lang)),
        format!("{low} to {high} {}", terms::unit(f.unit, lang)),
    )
}
