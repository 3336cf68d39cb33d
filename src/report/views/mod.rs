//! From a comparison to its charts: which numbers go into which picture.

pub(crate) mod courses;
mod discovery;
mod explained;
mod labels;
mod maps;
mod money;
mod outcomes;
mod places;
mod posterior;
pub mod sensitivity;

pub use courses::{course, networks, practice_use};
pub use discovery::{story, worth};
pub use explained::{budget, carried, explained};
pub use labels::{is_shipped, labels, shipped_names};
pub(crate) use labels::{labels_of, name};
pub use maps::{map, ties};
pub use money::{Payer, flow, money, payers, purposes};
pub use outcomes::{against_baseline, against_cabinet, goal, lasting, regret, theory_name};
pub(crate) use places::side_by_side;
pub use places::{Seen, gaps, municipality, regions, seen, tiers};
pub use posterior::Posterior;

use super::{Chart, Heading};
use crate::experiments::comparison::{Comparison, Request, WorldSource};
use crate::experiments::facts::emergent;
use crate::experiments::findings::{Findings, RIVALS};
use crate::experiments::theories::Side;
use crate::text::{Lang, OwnedText, Text};

/// All charts of a comparison in reading order; the name in a heading is the file name.
pub fn charts(c: &Comparison, f: &Findings, lang: Lang) -> Vec<Box<dyn Chart>> {
    let mut charts: Vec<Box<dyn Chart>> = vec![Box::new(against_baseline(c, f))];
    if let Some(forest) = against_cabinet(c, f) {
        charts.push(Box::new(forest));
    }
    charts.push(Box::new(practice_use(c)));
    if let Some(lasting) = lasting(c, f) {
        charts.push(Box::new(lasting));
    }
    charts.push(Box::new(goal(c, f)));
    charts.push(Box::new(regret(c, f)));
    charts.push(Box::new(money(c, f)));
    charts.push(Box::new(purposes(c, f)));
    if let Some(flow) = flow(c, f) {
        charts.push(Box::new(flow));
    }
    charts.push(Box::new(networks(c, f)));
    charts.push(Box::new(ties(c, f, lang)));
    charts.extend(carried(c).map(|chart| Box::new(chart) as Box<dyn Chart>));
    charts.push(Box::new(regions(c, f)));
    charts.push(Box::new(tiers(c, f)));
    charts.push(Box::new(map(c, f)));
    charts.push(Box::new(gaps(c, f)));
    if let Some(local) = municipality(c, f) {
        charts.push(Box::new(local));
    }
    charts
}

/// How to read the chart with this name, in one line.
pub fn help(name: &str) -> Text {
    match name {
        "difference-baseline" | "difference-cabinet" => Text::new(
            "Een punt is het mediane verschil; de streep omvat negen van de tien werelden. Ligt de streep helemaal aan één kant van nul, dan is het verschil duidelijk.",
            "A dot is the median difference; the bar holds nine in ten worlds. When the bar lies on one side of zero, the difference is clear.",
        ),
        "practice-use" => Text::new(
            "De lijn is de mediaan over werelden; het donkere vlak bevat de helft en het lichte vlak negen van de tien werelden. Een stippellijn staat waar het laatste geld van een ontwerp eindigt; zonder stippellijn loopt het geld tot het eind door, of is er geen. Vlakken die overlappen, zeggen niet dat er geen verschil is: daarvoor telt het verschil in dezelfde wereld, in de eerste figuren.",
            "The line is the median over worlds; the dark band holds half and the light band nine in ten of the worlds. A dashed line stands where the last money of a design ends; without one its money runs to the end, or there is none. Bands that overlap do not mean that there is no difference: for that the difference in the same world counts, in the first charts.",
        ),
        "lasting" => Text::new(
            "Open punt: winst op het moment dat het geld stopt; dicht punt: vijf jaar later; vierkant: tien jaar later. Hoe verder naar links, hoe meer er wegzakt. Elk ontwerp telt vanaf zijn eigen eind; in het overzicht geldt één datum voor alle, dus wie eerder stopt, staat daar met een ander getal. Achter ‘plan’ staat tot wanneer het geld volgens het ontwerp zou lopen.",
            "Open dot: gain when the money stops; full dot: five years later; square: ten years later. The further to the left, the more is lost. Every design counts from its own end; the overview has one date for all, so a design that stops sooner has another number there. After ‘plan’ stands until when money would run by the design.",
        ),
        "goal" => Text::new(
            "Een lange staaf betekent dat het doel in veel werelden wordt gehaald, hoe de andere ontwerpen het ook doen.",
            "A long bar means that the goal is met in many worlds, whatever the other designs do.",
        ),
        "regret" => Text::new(
            "Elke kolom neemt één aanname als waar aan. Een laag getal betekent: ook als die aanname klopt, is dit ontwerp geen slechte keuze.",
            "Every column takes one assumption as true. A low number means: even if that assumption holds, this design is no bad choice.",
        ),
        "money" => Text::new(
            "Elke staaf is één jaar; de kleuren tonen wie betaalt. Bedragen zijn gemiddelden over werelden. Programmageld dat teruggaat, is afgetrokken in het jaar waarin dat gebeurt.",
            "Every bar is one year; colours show who pays. Amounts are means over worlds. Programme money that goes back is subtracted in the year in which it does.",
        ),
        "purposes" => Text::new(
            "De lengte is wat het ontwerp aan programmageld uitgeeft; de kleuren tonen waaraan.",
            "The length is the programme money a design spends; colours show on what.",
        ),
        "networks" => Text::new(
            "Boven: hoeveel regionale netwerken werken; onder: welk deel van de gemeenten meedoet.",
            "Above: how many regional networks are at work; below: which share of municipalities takes part.",
        ),
        "flow" => Text::new(
            "Links wie betaalt, rechts waarvoor; hoe breder de band, hoe meer geld. Effen banden zijn publiek geld, omlijnde banden leggen partijen zelf in, gestreepte banden zijn werk in natura. Een programma mengt het geld dat het krijgt: elk doel is daarom naar verhouding verdeeld over wie aan programma’s betaalt. Bedragen zijn gemiddelden over werelden.",
            "Left who pays, right what for; the broader a band, the more money. Solid bands are public money, outlined bands are put in by the parties themselves, striped bands are work in kind. A programme mixes the money it is given: so each purpose is divided in proportion over those who pay programmes. Amounts are means over worlds.",
        ),
        "regions" | "gaps" => Text::new(
            "Hoe donkerder een vak, hoe hoger de waarde die erin staat. Rechts in een vak staat de mediaan van het verschil met het basispad in dezelfde wereld, en dat is niet het verschil van de twee medianen; vet is het als negen van de tien werelden aan dezelfde kant van nul liggen. Rijen staan in de volgorde van het ontwerp in de titel.",
            "The darker a tile, the higher the value in it. Right in a tile stands the median of the difference from the baseline in the same world, which is not the difference of the two medians; bold when nine in ten worlds lie on the same side of zero. Rows are in the order of the design in the title.",
        ),
        "tiers" => Text::new(
            "Een punt is de mediane winst van een ontwerp in dat deel; de streep omvat negen van de tien werelden. Vergelijk hetzelfde ontwerp tussen delen: de titel zegt alleen iets als het verschil in dezelfde wereld waarschijnlijk of duidelijk is.",
            "A dot is the median gain of a design in that part; the bar holds nine in ten worlds. Compare one design between parts: the title says something only when the difference in the same world is probable or clear.",
        ),
        "municipality" => Text::new(
            "Een punt is het mediane verschil in deze gemeente; de streep omvat de werelden waarvan kaarten zijn bewaard. Dat zijn er weinig: lees het als een indruk, niet als een rangorde.",
            "A dot is the median difference in this municipality; the bar spans the worlds of which maps are kept. These are few: read it as an impression, not as a ranking.",
        ),
        "map" => Text::new(
            "Elke stip is een gemeente; hoe donkerder, hoe meer kennis er wordt gebruikt. Kleine gemeenten delen een team met hun buren. De landelijke getallen zijn die van het overzicht; de kaart zelf toont per gemeente de mediaan van minder werelden en weegt niet, dus de stippen zijn er geen verdeling van.",
            "Every dot is a municipality; the darker, the more knowledge is used. Small municipalities share a team with their neighbours. The national numbers are those of the overview; the map itself shows the median of fewer worlds per municipality and does not weigh, so the dots do not add up to them.",
        ),
        "ties" => Text::new(
            "Links de banden aan het eind van het verleden, daarnaast aan het eind van de simulatie, in één wereld: die waarin het aantal actieve netwerken het dichtst bij de mediaan ligt.",
            "Left the ties at the end of the past, next to it at the end of the simulation, in one world: that in which the number of active networks is nearest to the median.",
        ),
        "explain" => Text::new(
            "Elke rij is één ding waarin de twee ontwerpen verschillen. De dichte punt is wat het ene verliest zonder, de open punt wat het andere wint met. Effecten tellen niet op tot het geheel: wat alleen samen werkt, ontbreekt bij weglaten en bij toevoegen. Grijs en niet getekend: niet van nul te onderscheiden.",
            "Every row is one thing in which the two designs differ. The full dot is what the one loses without it, the open dot what the other gains with it. Effects do not add up to the whole: what works only together is missing when dropped and when added. Grey and not drawn: not to be told from zero.",
        ),
        _ => Text::new("", ""),
    }
}

/// The chart with this name in two or three words; nothing for one that is not always there.
pub fn short(name: &str) -> Option<Text> {
    Some(match name {
        "difference-baseline" => Text::new("Verschil met basis", "Difference from baseline"),
        "difference-cabinet" => Text::new("Verschil met kabinet", "Difference from cabinet"),
        "practice-use" => Text::new("Kennisbenutting", "Use of knowledge"),
        "lasting" => Text::new("Wat blijft", "What lasts"),
        "goal" => Text::new("Doel gehaald", "Goal met"),
        "regret" => Text::new("Spijt", "Regret"),
        "money" => Text::new("Wie betaalt", "Who pays"),
        "purposes" => Text::new("Waaraan", "On what"),
        "networks" => Text::new("Netwerken en bereik", "Networks and reach"),
        "map" => Text::new("Gemeenten", "Municipalities"),
        "ties" => Text::new("Banden", "Ties"),
        "flow" => Text::new("Geldstroom", "Flow of money"),
        "regions" => Text::new("Kennisregio’s", "Knowledge regions"),
        "tiers" => Text::new("Soort en werkveld", "Kind and field"),
        "gaps" => Text::new("Witte vlekken", "White spots"),
        "municipality" => Text::new("Eén gemeente", "One municipality"),
        _ => return None,
    })
}

/// Where the worlds come from, as a noun phrase for source lines.
pub fn worlds_origin(request: &Request) -> OwnedText {
    let mut origin = match request.source {
        WorldSource::Prior => both(
            "getrokken uit plausibele waarden, niet geijkt op de geschiedenis",
            "drawn from plausible ranges, not conditioned on history",
        ),
        WorldSource::History { .. } => {
            let facts = emergent().count();
            both(
                &format!("plausibele waarden die passen bij {facts} feiten van 2007–2014"),
                &format!("plausible values that meet {facts} facts of 2007–2014"),
            )
        }
    };
    if let Some(assumed) = assumed(request) {
        origin.nl += &format!(", alleen waarin geldt: {}", assumed.nl);
        origin.en += &format!(", only those in which this holds: {}", assumed.en);
    }
    origin
}

/// The sides of rival theories that hold in all worlds; none when worlds of both sides take part.
fn assumed(request: &Request) -> Option<OwnedText> {
    let names = |lang: Lang| {
        let name = |side: &Side| format!("‘{}’", theory_name(side.path, side.holds).in_lang(lang));
        let names = request.theories.iter().map(name);
        super::charts::list(lang, &names.collect::<Vec<_>>())
    };
    (!request.theories.is_empty()).then(|| OwnedText { nl: names(Lang::Nl), en: names(Lang::En) })
}

/// What history can and cannot say about the worlds.
pub fn worlds_limit(request: &Request) -> OwnedText {
    let mut limit = match &request.source {
        WorldSource::Prior => both(
            "De werelden zijn getrokken uit plausibele waarden en niet geijkt op de geschiedenis van 2007 tot en met 2014. Met geijkte werelden kunnen banden smaller worden en kan de volgorde veranderen.",
            "The worlds are drawn from plausible ranges and not conditioned on the history of 2007 to 2014. In conditioned worlds bands may narrow and the order may change.",
        ),
        WorldSource::History { kept, .. } => {
            let facts = emergent().count();
            both(
                &format!(
                    "De werelden komen uit {kept} werelden die passen bij {facts} feiten van 2007 tot en met 2014. In die jaren liep geen programma af: over wat er na het geld gebeurt, zegt de geschiedenis bijna niets."
                ),
                &format!(
                    "The worlds are some of {kept} that meet {facts} facts of 2007 to 2014. No programme ended in those years: of what happens after the money history says next to nothing."
                ),
            )
        }
    };
    if let Some(assumed) = assumed(request) {
        limit.nl += &format!(" Alleen werelden waarin dit geldt, doen mee: {}.", assumed.nl);
        limit.en += &format!(" Only worlds in which this holds take part: {}.", assumed.en);
    }
    limit
}

/// A chart's heading with the shared source line.
fn heading(c: &Comparison, name: &str, nl: &str, en: &str) -> Heading {
    Heading { name: name.to_owned(), indicator: both(nl, en), source: source(&c.request, c.designs.len()) }
}

/// The source line: program, designs, worlds, seed, population, where worlds come from, what bands mean.
pub fn source(request: &Request, designs: usize) -> OwnedText {
    OwnedText { nl: source_in(request, designs, Lang::Nl), en: source_in(request, designs, Lang::En) }
}

fn source_in(request: &Request, designs: usize, lang: Lang) -> String {
    let (version, worlds, seed) = (env!("CARGO_PKG_VERSION"), request.worlds, request.seed);
    let size = population(request, lang);
    let origin = worlds_origin(request);
    let origin = origin.in_lang(lang);
    lang.pick(
        format!(
            "Bron: lemniscaat {version}; {designs} ontwerpen, {worlds} werelden ({origin}), seed {seed}, {size} van de professionals. \
             Banden en intervallen tonen hoe de uitkomst over werelden verschilt; het is geen voorspelling van jaren."
        ),
        format!(
            "Source: lemniscaat {version}; {designs} designs, {worlds} worlds ({origin}), seed {seed}, {size} of the professionals. \
             Bands and intervals show how the result differs over worlds; this is no forecast of years."
        ),
    )
}

/// The simulated share of all professionals.
pub fn population(request: &Request, lang: Lang) -> String {
    let share = request.population;
    lang.percent(share, usize::from(share < 0.1 && (share * 100.0).fract() > 1e-9))
}

fn both(nl: &str, en: &str) -> OwnedText {
    OwnedText { nl: nl.to_owned(), en: en.to_owned() }
}

fn owned(text: Text) -> OwnedText {
    both(text.nl, text.en)
}

/// The advice and the cabinet's route, when both are compared.
pub fn rivals(c: &Comparison) -> Option<(usize, usize)> {
    Some((c.design(RIVALS[0])?, c.design(RIVALS[1])?))
}

/// Designs in the order of panels: the baseline, the rivals, the others that ship, the user's own.
pub(crate) fn in_order(c: &Comparison) -> Vec<usize> {
    let labels = labels(c);
    let mut order: Vec<usize> = (0..c.designs.len()).collect();
    order.sort_by_key(|&d| (!is_shipped(&c.designs[d]), labels[d].colour));
    order.sort_by_key(|&d| d != 0);
    order
}

/// The user's own designs; the baseline is not counted.
fn own(c: &Comparison) -> impl Iterator<Item = usize> {
    (1..c.designs.len()).filter(|&d| !is_shipped(&c.designs[d]))
}

/// A handful of designs: the rivals, the best ones, the user's own, at most `most`; `first` leads when given.
fn handful(c: &Comparison, f: &Findings, first: Option<usize>, most: usize) -> Vec<usize> {
    let rivals = rivals(c).map_or(vec![], |(a, b)| vec![a, b]);
    let ranking = f.lasting_outcome.ranking();
    let wanted =
        first.into_iter().chain(rivals).chain(ranking.first().copied()).chain(own(c)).chain(ranking.iter().copied());
    firsts(wanted, most)
}

/// A handful of designs besides the baseline: the rivals, the best ones, the user's own, at most `most`.
pub(crate) fn few(c: &Comparison, f: &Findings, most: usize) -> Vec<usize> {
    handful(c, f, None, most + 1).into_iter().filter(|d| *d != 0).take(most).collect()
}

/// The first `most` different designs.
fn firsts(wanted: impl Iterator<Item = usize>, most: usize) -> Vec<usize> {
    let mut chosen = vec![];
    for d in wanted {
        if chosen.len() < most && !chosen.contains(&d) {
            chosen.push(d);
        }
    }
    chosen
}
