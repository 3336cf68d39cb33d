//! For whom it differs: regions, kinds of municipality, themes, and one municipality when the reader asks for it.

use maud::{Markup, html};

use super::{Page, table};
use crate::experiments::statistics::{Band, mean};
use crate::ids::MunicipalityId;
use crate::report::Table;
use crate::report::views::{self, Seen, in_order, seen};
use crate::text::Text;
use crate::units::Month;
use crate::world::{Geography, PARTNER_KINDS, Tier};

/// Kinds of partners, one and more.
const PARTNERS: [(Text, Text); PARTNER_KINDS] = [
    (Text::new("hogeschool", "hogeschool"), Text::new("hogescholen", "hogescholen")),
    (Text::new("werkgever", "employer"), Text::new("werkgevers", "employers")),
    (Text::new("gemeente", "municipality"), Text::new("gemeenten", "municipalities")),
    (Text::new("universiteit", "university"), Text::new("universiteiten", "universities")),
    (Text::new("burgergroep", "citizens’ group"), Text::new("burgergroepen", "citizens’ groups")),
    (Text::new("verzekeraar", "insurer"), Text::new("verzekeraars", "insurers")),
    (
        Text::new("partij buiten sociaal werk", "party outside social work"),
        Text::new("partijen buiten sociaal werk", "parties outside social work"),
    ),
    (Text::new("beroepsorganisatie", "association"), Text::new("beroepsorganisaties", "associations")),
];

fn median(values: impl Iterator<Item = f64>) -> f64 {
    Band::of(&values.collect::<Vec<f64>>()).median
}

impl Page<'_> {
    /// Who gains more, where, and about what least is known.
    pub(super) fn places(&self) -> Markup {
        let tiers = views::tiers(self.c, self.f);
        html! {
            ul { @for division in &tiers.divisions { li { (tiers.sentence(self.lang, division)) "." } } }
            (self.figures(&["regions", "tiers", "map", "gaps"]))
            @if let Some(place) = self.f.municipality {
                h3 { (self.t("Wat betekent het voor", "What does it mean for")) " " (Geography::shipped().places[place.at()].name) "?" }
                (self.municipality(place))
            }
        }
    }

    fn municipality(&self, place: MunicipalityId) -> Markup {
        let (calendar, past) = (&self.c.history.calendar, self.c.history.calendar.branch + -1);
        let now = seen(&self.c.past_pictures, past, place);
        if now.is_empty() {
            return html! { p { (self.t("Van gemeenten is in deze vergelijking niets bewaard.", "Nothing was kept of municipalities in this comparison.")) } };
        }
        let dates = [calendar.withdrawal, calendar.end].map(|month| month + -1);
        html! {
            @for text in self.about(place, &now) { p { (text) } }
            (self.figures(&["municipality"]))
            (table(&self.local_table(place, dates), &self.local_caption(place, dates), false))
            @if let Some(text) = self.partners(place, dates[1]) { p { (text) } }
        }
    }

    /// Where it is, on what its numbers rest, and how it stands when designs begin.
    fn about(&self, place: MunicipalityId, now: &[Seen]) -> [String; 3] {
        let (lang, geography) = (self.lang, Geography::shipped());
        let own = &geography.places[place.at()];
        let (name, region) = (&own.name, &geography.areas[own.region.at()].label);
        let kind = match own.tier {
            Tier::G4 => self.t("een van de G4", "one of the G4"),
            Tier::G32 => self.t("een van de G32", "one of the G32"),
            Tier::Small => self.t("geen G4 of G32", "not of the G4 or G32"),
        };
        let people = lang.number(own.inhabitants, 0);
        let what = lang.pick(
            format!("{name} had in 2014 {people} inwoners, is {kind} en ligt in de kennisregio {region}."),
            format!("{name} had {people} inhabitants in 2014, is {kind} and lies in the knowledge region {region}."),
        );
        let (worlds, all) = (now.len(), self.c.draws.len());
        let without = now.iter().filter(|(m, _)| m.staff == 0).count();
        let staff = lang.number(median(now.iter().map(|(m, _)| f64::from(m.staff))), 0);
        let mut rests = lang.pick(
            format!("De cijfers van één gemeente rusten op {worlds} van de {all} werelden, met in de mediaan {staff} nagebootste professionals in direct werk: een indruk, geen meting."),
            format!("The numbers of one municipality rest on {worlds} of the {all} worlds, with a median of {staff} simulated professionals in direct work: an impression, no measurement."),
        );
        if without > 0 {
            rests += &lang.pick(
                format!(" Kleine gemeenten delen een team: in {without} van de {worlds} werelden is hier geen team nagebootst, en zijn gebruik en registratie die van de kennisregio."),
                format!(" Small municipalities share a team: in {without} of the {worlds} worlds no team is simulated here, and use and registration are those of the knowledge region."),
            );
        }
        let share = |of: fn(&Seen) -> f32| lang.percent(median(now.iter().map(|s| f64::from(of(s)))), 1);
        let (usage, registered, members) =
            (share(|s| s.0.practice_use), share(|s| s.0.registered), share(|s| s.0.members));
        let (year, joined) = (self.c.history.calendar.branch.year() - 1, joined(now));
        let [cash, kind] = [0, 1].map(|i| lang.number(contribution(now, i), 0));
        let stands = lang.pick(
            format!("Eind {year}, voordat de ontwerpen uiteengaan: kennisbenutting {usage}, geregistreerd {registered} en lid van een beroepsorganisatie {members} van de professionals met hbo of hoger (medianen); in een regionaal netwerk in {joined} van de {worlds} werelden; eigen bijdrage in {year} gemiddeld {cash} euro in geld en {kind} euro in natura."),
            format!("At the end of {year}, before designs part: use of knowledge {usage}, registered {registered} and member of an association {members} of professionals with hbo or higher (medians); in a regional network in {joined} of the {worlds} worlds; own contribution in {year} on average {cash} euros in cash and {kind} euros in kind."),
        );
        [what, rests, stands]
    }

    fn local_caption(&self, place: MunicipalityId, dates: [Month; 2]) -> String {
        let (name, [a, b]) = (&Geography::shipped().places[place.at()].name, dates.map(Month::year));
        self.lang.pick(
            format!("{name} per ontwerp, als het geld loopt zoals het ontwerp zegt: eind {a} en eind {b}. Aandelen zijn medianen over werelden, bijdragen gemiddelden, in euro’s per jaar. Wat gemeenten samen in programma’s storten, is hier niet over gemeenten verdeeld"),
            format!("{name} by design, with money running as the design says: end of {a} and end of {b}. Shares are medians over worlds, contributions means, in euros a year. What municipalities put into programmes together is not divided over municipalities here"),
        )
    }

    fn local_table(&self, place: MunicipalityId, dates: [Month; 2]) -> Table {
        let lang = self.lang;
        let heads = lang.pick(
            [
                "Kennisbenutting",
                "Geregistreerd",
                "Eigen bijdrage aan het netwerk, geld",
                "Eigen bijdrage aan het netwerk, natura",
                "In een werkend netwerk, werelden",
            ],
            [
                "Use of knowledge",
                "Registered",
                "Own contribution to the network, cash",
                "Own contribution to the network, kind",
                "In a network at work, worlds",
            ],
        );
        let mut headers = vec![self.t("Ontwerp", "Design").to_owned()];
        headers.extend(heads.iter().flat_map(|head| dates.map(|date| format!("{head} {}", date.year()))));
        let cells = |seen: &[Seen]| {
            let share = |of: fn(&Seen) -> f32| lang.percent(median(seen.iter().map(|s| f64::from(of(s)))), 1);
            let [cash, kind] = [0, 1].map(|i| lang.number(contribution(seen, i), 0));
            let networks = lang
                .pick(format!("{} van {}", joined(seen), seen.len()), format!("{} of {}", joined(seen), seen.len()));
            [share(|s| s.0.practice_use), share(|s| s.0.registered), cash, kind, networks]
        };
        let row = |name: String, at: [Vec<Seen>; 2]| {
            let [a, b] = at.map(|seen| cells(&seen));
            std::iter::once(name).chain(a.into_iter().zip(b).flat_map(|(a, b)| [a, b])).collect()
        };
        let rows = in_order(self.c)
            .into_iter()
            .map(|d| row(self.name(d).to_owned(), dates.map(|date| seen(&self.c.pictures[d], date, place))));
        Table { headers, rows: rows.collect() }
    }

    /// With whom it works at a date under the design that the charts of this section are about.
    fn partners(&self, place: MunicipalityId, date: Month) -> Option<String> {
        let (lang, d) = (self.lang, views::side_by_side(self.c, self.f).first().copied()?);
        let all = seen(&self.c.pictures[d], date, place);
        let networks: Vec<_> = all.iter().filter_map(|(_, network)| *network).collect();
        let (design, year, name) =
            (self.names[d].quoted(lang), date.year(), &Geography::shipped().places[place.at()].name);
        if networks.is_empty() {
            return Some(lang.pick(
                format!("Bij {design} doet {name} eind {year} in geen van deze werelden mee aan een netwerk dat werkt."),
                format!("Under {design} {name} takes part in a network at work in none of these worlds at the end of {year}."),
            ));
        }
        let count = |kind: usize| median(networks.iter().map(|n| f64::from(n.partners[kind])));
        let partner = |(kind, (one, more)): (usize, &(Text, Text))| {
            let n = count(kind);
            let text = lang.number(n, usize::from(n.fract() > 0.0));
            (n > 0.0).then(|| format!("{text} {}", if n == 1.0 { one } else { more }.in_lang(lang)))
        };
        let partners: Vec<String> = PARTNERS.iter().enumerate().filter_map(partner).collect();
        let partners = crate::report::charts::list(lang, &partners);
        let trust = lang.number(median(networks.iter().map(|n| f64::from(n.trust))), 2);
        let (n, of) = (networks.len(), all.len());
        Some(lang.pick(
            format!("Bij {design} doet {name} eind {year} in {n} van de {of} werelden mee aan een netwerk dat werkt. Daarin zitten in de mediaan, {name} meegeteld: {partners}. Het onderlinge vertrouwen is {trust} op een schaal van 0 tot 1."),
            format!("Under {design} {name} takes part in a network at work in {n} of the {of} worlds at the end of {year}. In it are, as a median and with {name} counted: {partners}. Their mutual trust is {trust} on a scale of 0 to 1."),
        ))
    }
}

/// In how many worlds it takes part in a network at work.
fn joined(seen: &[Seen]) -> usize {
    seen.iter().filter(|(_, network)| network.is_some()).count()
}

/// Mean contribution over worlds, euros a year: in cash (0) or in kind (1).
fn contribution(seen: &[Seen], kind: usize) -> f64 {
    mean(&seen.iter().map(|(m, _)| f64::from(m.contribution[kind])).collect::<Vec<f64>>())
}
