//! The keys of a programme table: the schema, the example file and the check on unknown keys come from this list.

use crate::text::Text;

/// A key of a programme: the schema, the example file and the check on unknown keys all come from this list.
pub(super) struct Key {
    pub(super) name: &'static str,
    /// JSON type for editors: `text`, `month`, `count`, `share`, `shares`, `money`, `list`, `switch`, `names`, `title`.
    pub(super) kind: &'static str,
    pub(super) en: &'static str,
    pub(super) nl: &'static str,
    /// An example or the default, as it is written in a file.
    pub(super) example: &'static str,
}

const fn key(name: &'static str, kind: &'static str, example: &'static str, en: &'static str, nl: &'static str) -> Key {
    Key { name, kind, en, nl, example }
}

/// All keys of a programme, in the order of the example file.
pub(super) const KEYS: &[Key] = &[
    key(
        "title",
        "title",
        "{ nl = \"…\", en = \"…\" }",
        "Title in Dutch (nl) and English (en).",
        "Titel in het Nederlands (nl) en Engels (en).",
    ),
    key("start", "month", "\"2016-01\"", "First month; default design.start.", "Eerste maand; standaard design.start."),
    key(
        "months",
        "count",
        "84",
        "Length in months; or give `years` or `last`.",
        "Looptijd in maanden; of geef `years` of `last`.",
    ),
    key(
        "years",
        "count",
        "7",
        "Length in years; or give `last`, the last month, as in last = \"2022-12\".",
        "Looptijd in jaren; of geef `last`, de laatste maand, zoals last = \"2022-12\".",
    ),
    key("last", "month", "\"2022-12\"", "Last month.", "Laatste maand."),
    key(
        "total_mln_euro",
        "money",
        "105",
        "All money, in millions of euros of 2014; or give `yearly_mln_euro`.",
        "Al het geld, in miljoenen euro's van 2014; of geef `yearly_mln_euro`.",
    ),
    key(
        "total_keur",
        "money",
        "105000",
        "All money, in thousands of euros of 2014.",
        "Al het geld, in duizenden euro's van 2014.",
    ),
    key("total_euro", "money", "105000000", "All money, in euros of 2014.", "Al het geld, in euro's van 2014."),
    key("total", "text", "\"105 mln euro\"", "All money, with its unit.", "Al het geld, met eenheid."),
    key(
        "yearly_mln_euro",
        "list",
        "15",
        "Money per programme year in millions of euros of 2014: one number, or a list with one per year.",
        "Geld per programmajaar in miljoenen euro's van 2014: één getal, of een lijst met één per jaar.",
    ),
    key(
        "yearly_keur",
        "list",
        "15000",
        "Money per programme year in thousands of euros of 2014.",
        "Geld per programmajaar in duizenden euro's van 2014.",
    ),
    key(
        "yearly_euro",
        "list",
        "15000000",
        "Money per programme year in euros of 2014.",
        "Geld per programmajaar in euro's van 2014.",
    ),
    key(
        "yearly",
        "list",
        "\"15 mln euro per year\"",
        "Money per programme year, with its unit.",
        "Geld per programmajaar, met eenheid.",
    ),
    key(
        "profile",
        "list",
        "[0.4, 0.9, 1.1, 1.2, 1.2, 1.1, 1.1]",
        "Relative size of each programme year of the total; default: flat.",
        "Verhouding tussen de programmajaren van het totaal; standaard gelijk.",
    ),
    key(
        "sources",
        "shares",
        "{ vws = 0.5, municipalities = 0.5 }",
        "Who pays: shares of vws, szw, municipalities, insurers that add up to 1.",
        "Wie betaalt: aandelen van vws, szw, municipalities (gemeenten), insurers (verzekeraars), samen 1.",
    ),
    key(
        "split",
        "shares",
        "{ development = 0.4, profession = 0.6 }",
        "Split over the nine agenda points: shares that add up to 1.",
        "Verdeling over de negen agendapunten: aandelen, samen 1.",
    ),
    key(
        "calls",
        "shares",
        "{ instruments = 0.5 }",
        "Share of each point given out by calls (the rest is assignments); one number holds for all points.",
        "Aandeel van elk punt dat via oproepen gaat (de rest via opdrachten); één getal geldt voor alle punten.",
    ),
    key(
        "own_share",
        "list",
        "[0, 0, 0.1, 0.2, 0.3, 0.4, 0.5]",
        "Own contribution asked, as a share of the full cost, per programme year of the award; the last holds on; default 0.",
        "Gevraagde eigen bijdrage als deel van de volledige kosten, per programmajaar van toekenning; de laatste blijft gelden; standaard 0.",
    ),
    key(
        "own_cash",
        "share",
        "0.3",
        "Part of the own contribution that must be in cash.",
        "Deel van de eigen bijdrage dat in geld moet.",
    ),
    key(
        "exempt_small",
        "switch",
        "false",
        "Whether citizens' groups and municipalities under 20,000 inhabitants are exempt from own contributions.",
        "Of burgergroepen en gemeenten onder 20.000 inwoners zijn vrijgesteld van eigen bijdragen.",
    ),
    key(
        "grant_keur",
        "money",
        "185",
        "Yearly size of a network grant in thousands of euros.",
        "Jaarlijkse omvang van een netwerksubsidie in duizenden euro's.",
    ),
    key(
        "grant_mln_euro",
        "money",
        "0.185",
        "Yearly size of a network grant in millions of euros.",
        "Jaarlijkse omvang van een netwerksubsidie in miljoenen euro's.",
    ),
    key(
        "grant_euro",
        "money",
        "185000",
        "Yearly size of a network grant in euros.",
        "Jaarlijkse omvang van een netwerksubsidie in euro's.",
    ),
    key(
        "grant",
        "text",
        "\"185 keur\"",
        "Yearly size of a network grant, with its unit.",
        "Jaarlijkse omvang van een netwerksubsidie, met eenheid.",
    ),
    key(
        "project_months",
        "count",
        "36",
        "Length of grants and projects in months.",
        "Looptijd van subsidies en projecten in maanden.",
    ),
    key(
        "rollout",
        "share",
        "0.1",
        "Share of the money for utilisation that goes to top-down roll-out campaigns.",
        "Aandeel van het geld voor benutting dat naar uitrol van bovenaf gaat.",
    ),
    key(
        "audience",
        "shares",
        "{ professionals = 0.8, municipalities = 0.1, citizens = 0.1 }",
        "For whom products are asked: shares that add up to 1.",
        "Voor wie producten gevraagd worden: aandelen, samen 1.",
    ),
    key(
        "fundamental",
        "share",
        "0.0",
        "Share of development money for fundamental research by universities.",
        "Aandeel van het ontwikkelgeld voor fundamenteel onderzoek door universiteiten.",
    ),
    key(
        "regions",
        "names",
        "[\"W01\", \"W02\"]",
        "Regions that may receive network grants; default: all.",
        "Regio's die netwerksubsidies mogen krijgen; standaard alle.",
    ),
    key(
        "committee",
        "switch",
        "true",
        "Whether it runs through the programme committee when governance.programme_committee asks for one.",
        "Of het via de programmacommissie loopt als governance.programme_committee daarom vraagt.",
    ),
    key(
        "continues",
        "switch",
        "false",
        "Whether grants go only to networks that exist already.",
        "Of subsidies alleen naar netwerken gaan die er al zijn.",
    ),
    key(
        "structural",
        "switch",
        "false",
        "Whether it is a subsidy meant to stay and not a programme with an end.",
        "Of het een subsidie is die bedoeld is om te blijven, en geen programma met een einde.",
    ),
    key(
        "remove",
        "switch",
        "true",
        "In a file with a base: leaves out the inherited programme.",
        "In een bestand met een base: laat het geërfde programma weg.",
    ),
];

/// What a key of a programme means.
pub(crate) fn about(name: &str) -> Text {
    let key = KEYS.iter().find(|k| k.name == name).expect("a key of the list");
    Text::new(key.nl, key.en)
}
