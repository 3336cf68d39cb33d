//! The list of indicators. The first ones are kept every month; all are kept every December.

use super::Direction::{Higher, Lower, Neutral};
use super::Unit::{Count, Level, MillionEurosPerYear, Share};
use super::{Direction, Indicator, Seen, Unit};
use crate::text::Text;
use crate::world::{Discipline, Function, REGIONS};

#[allow(clippy::too_many_arguments)]
const fn indicator(
    key: &'static str, label: (&'static str, &'static str), formula: (&'static str, &'static str), unit: Unit, better: Direction,
    headline: bool, of: fn(&Seen) -> f64,
) -> Indicator {
    Indicator { key, label: Text::new(label.0, label.1), formula: Text::new(formula.0, formula.1), unit, better, headline, of }
}

fn ratio(part: f64, whole: f64) -> f64 {
    if whole > 0.0 { part / whole } else { 0.0 }
}

fn of_discipline(s: &Seen, d: Discipline) -> f64 {
    let [direct, members, _] = s.world.counts.by_discipline[d as usize];
    ratio(members, direct)
}

/// All indicators.
pub const INDICATORS: &[Indicator] = &[
    indicator("practice_use", ("kennisbenutting in de praktijk", "use of knowledge in practice"),
        ("gemiddelde over direct werkenden en hun vier thema's van toegepaste kennis, gewogen naar behoefte; 1 = alle denkbare kennis toegepast", "need-weighted mean of applied knowledge over direct workers × four themes; 1 = an ideal body applied"),
        Share, Higher, true, |s| ratio(s.world.practice.usage, s.world.practice.weight)),
    indicator("application_ratio", ("toepassing van beschikbare kennis", "application of available knowledge"),
        ("kennisbenutting ÷ dekking door wat in de regio beschikbaar is", "use ÷ coverage by what is available in the region"),
        Share, Higher, true, |s| ratio(s.world.practice.usage, s.world.practice.available)),
    indicator("practice_quality", ("kwaliteit van de praktijk", "quality of practice"),
        ("Σ behoefte × benutting × bewijs × toepasbaarheid ÷ Σ behoefte", "Σ need × use × evidence × applicability ÷ Σ need"),
        Share, Higher, true, |s| ratio(s.world.practice.quality, s.world.practice.weight)),
    indicator("mastery", ("gekende kennis", "known knowledge"),
        ("gemiddelde beheersing over direct werkenden en thema's, gewogen naar behoefte", "need-weighted mean mastery over direct workers × themes"),
        Share, Higher, true, |s| ratio(s.world.practice.mastery, s.world.practice.weight)),
    indicator("craft", ("vakmanschap", "craft"),
        ("gemiddelde ervaringskennis over direct werkenden en thema's", "need-weighted mean tacit knowledge"),
        Level, Higher, true, |s| ratio(s.world.practice.craft, s.world.practice.weight)),
    indicator("motivation", ("motivatie", "motivation"),
        ("gemiddelde motivatie van direct werkenden", "mean motivation of direct workers"),
        Level, Higher, true, |s| ratio(s.world.practice.motivation, s.world.practice.people)),
    indicator("membership_rate", ("organisatiegraad", "membership rate"),
        ("leden ÷ direct werkenden met hbo of hoger", "members ÷ direct workers of hbo and up"),
        Share, Higher, true, |s| ratio(s.world.counts.members, s.world.counts.eligible)),
    indicator("registered_voluntary", ("vrijwillig geregistreerd", "registered voluntarily"),
        ("aantal geregistreerden die geen wet verplicht", "registered professionals whom no law obliges"),
        Count, Higher, true, |s| s.world.counts.registered[0] / s.world.population),
    indicator("registered_mandatory", ("verplicht geregistreerd", "registered by law"),
        ("aantal geregistreerden die een wet verplicht", "registered professionals whom a law obliges"),
        Count, Neutral, true, |s| s.world.counts.registered[1] / s.world.population),
    indicator("cpd_participation", ("na- en bijscholing", "continuing education"),
        ("gemiddelde deelname van direct werkenden, deel van een vol jaarprogramma", "mean intensity of direct workers, share of a full year's programme"),
        Share, Higher, true, |s| ratio(s.world.practice.cpd, s.world.practice.people)),
    indicator("professional_researchers", ("professional-onderzoekers", "professional-researchers"),
        ("aantal met een aanstelling", "number with a post"),
        Count, Higher, true, |s| s.world.counts.researchers.iter().sum::<f64>() / s.world.population),
    indicator("association_functions", ("functies beroepsorganisatie", "functions of the association"),
        ("gemiddeld niveau van de negen functies", "mean level of the nine functions"),
        Level, Higher, true, |s| s.world.associations[0].services()),
    indicator("active_networks", ("actieve netwerken", "active networks"),
        ("aantal regionale netwerken dat werkt", "number of regional networks at work"),
        Count, Higher, true, |s| s.active().count() as f64),
    indicator("regions_with_network", ("regio's met een netwerk", "regions with a network"),
        ("aandeel van de veertien regio's met een actief netwerk", "share of the fourteen regions with an active network"),
        Share, Higher, true, |s| s.world.region_activity.iter().filter(|a| **a > 0.0).count() as f64 / REGIONS as f64),
    indicator("municipal_coverage", ("deelnemende gemeenten", "municipalities taking part"),
        ("gemeenten die partner zijn ÷ alle gemeenten", "municipalities that are a partner ÷ all"),
        Share, Higher, true, |s| s.municipalities(|m| f64::from(u8::from(m.network.is_some())))),
    indicator("mean_trust", ("vertrouwen in netwerken", "trust in networks"),
        ("gemiddeld vertrouwen van partners in actieve netwerken (0 zonder netwerken)", "mean trust of partners in active networks (0 without networks)"),
        Level, Higher, true, |s| s.network_mean(|n| n.mean_trust())),
    indicator("network_activity", ("activiteit van netwerken", "activity of networks"),
        ("som van de activiteit van netwerken ÷ 14 regio's", "sum of the activity of networks ÷ 14 regions"),
        Level, Higher, true, |s| s.active().map(|n| n.activity).sum::<f64>() / REGIONS as f64),
    indicator("national_network", ("landelijk netwerk", "national network"),
        ("niveau van landelijke afstemming", "level of national coordination"),
        Level, Higher, true, |s| s.world.national.level),
    indicator("products_made", ("gemaakte kennisproducten", "products made"),
        ("aantal sinds de start", "number since the start"),
        Count, Higher, true, |s| f64::from(s.world.knowledge.made)),
    indicator("databank", ("landelijk verzameld", "collected nationally"),
        ("aantal producten in de landelijke verzameling", "products now in the national collection"),
        Count, Higher, true, |s| s.national),
    indicator("guidelines", ("richtlijnen", "guidelines"),
        ("aantal sinds de start", "number since the start"),
        Count, Higher, true, |s| f64::from(s.world.knowledge.guidelines)),
    indicator("usable_stock", ("bruikbare landelijke kennis", "usable national stock"),
        ("dekking van de vragen door landelijke kennis, gemiddeld over thema's", "coverage of questions by national knowledge, mean over themes"),
        Share, Higher, true, |s| s.world.bodies.national_coverage.iter().sum::<f64>() / 12.0),
    indicator("tested_stock", ("bruikbare getoetste kennis", "usable tested stock"),
        ("gewicht van getoetste producten, verouderd", "weight of tested products, aged"),
        Count, Higher, true, |s| s.tested_stock),
    indicator("duplication", ("dubbel onderzoek", "duplication"),
        ("recente projecten op een vraag die elders zonder verbinding in studie is ÷ alle", "recent projects on a question under study elsewhere without a link ÷ all"),
        Share, Lower, true, |s| ratio(s.duplicates, s.recent)),
    indicator("gaps", ("witte vlekken", "white spots"),
        ("aandeel van de behoefte aan vragen zonder project in vijf jaar", "share of need on questions without a project in five years"),
        Share, Lower, true, |s| s.gaps()),
    indicator("demand_driven_municipalities", ("gevraagd door gemeenten", "asked by municipalities"),
        ("recente producten op een vraag van gemeenten ÷ alle", "recent products on a question of municipalities ÷ all"),
        Share, Neutral, true, |s| ratio(s.asked[2], s.recent)),
    indicator("curriculum_currency", ("actualiteit van opleidingen", "currency of curricula"),
        ("deel van de getoetste kennis in curricula, gewogen naar behoefte", "share of tested usable stock in curricula, need-weighted"),
        Share, Higher, true, |s| s.curriculum_currency()),
    indicator("commissioning_quality", ("goed opdrachtgeverschap", "quality of commissioning"),
        ("gemiddelde over gemeenten", "mean over municipalities"),
        Level, Higher, true, |s| s.municipalities(|m| m.commissioning)),
    indicator("municipalities_demanding", ("gemeenten die registratie vragen", "municipalities demanding registration"),
        ("aandeel gemeenten", "share of municipalities"),
        Share, Higher, true, |s| s.municipalities(|m| f64::from(u8::from(m.demands_registered)))),
    indicator("self_financing_ratio", ("zelffinanciering", "self-financing"),
        ("eigen bijdragen (geld en natura) in 12 maanden ÷ volle kosten van netwerken, beroepsorganisatie en kennisbeheer", "own cash and kind over 12 months ÷ full running cost of networks, association and stewardship"),
        Share, Higher, true, |s| s.self_financing()),
    indicator("membership_mw", ("leden onder maatschappelijk werkers", "members among maatschappelijk werkers"),
        ("leden ÷ maatschappelijk werkers", "members ÷ maatschappelijk werkers"),
        Share, Higher, false, |s| of_discipline(s, Discipline::MaatschappelijkWerk)),
    indicator("membership_kjw", ("leden onder jongerenwerkers", "members among youth workers"),
        ("leden ÷ kinder- en jongerenwerkers", "members ÷ youth workers"),
        Share, Higher, false, |s| of_discipline(s, Discipline::YouthWork)),
    indicator("use_spread", ("verschil tussen regio's", "spread between regions"),
        ("variatiecoëfficiënt van de benutting over regio's", "coefficient of variation of use over regions"),
        Level, Lower, false, |s| s.use_spread()),
    indicator("power", ("gezag van de beroepsorganisatie", "authority of the association"),
        ("Hill-functie van de organisatiegraad", "Hill function of membership"),
        Level, Higher, false, |s| s.world.power()),
    indicator("function_requirements", ("functie eisen", "function requirements"), ("niveau", "level"), Level, Higher, false, |s| s.world.associations[0].level(Function::Requirements)),
    indicator("function_register", ("functie register", "function register"), ("niveau", "level"), Level, Higher, false, |s| s.world.associations[0].level(Function::Register)),
    indicator("function_cpd", ("functie scholing", "function continuing education"), ("niveau", "level"), Level, Higher, false, |s| s.world.associations[0].level(Function::Cpd)),
    indicator("function_vision", ("functie visie op opleiding", "function vision on education"), ("niveau", "level"), Level, Higher, false, |s| s.world.associations[0].level(Function::Vision)),
    indicator("function_guidelines", ("functie richtlijnen", "function guidelines"), ("niveau", "level"), Level, Higher, false, |s| s.world.associations[0].level(Function::Guidelines)),
    indicator("function_spreading", ("functie verspreiding", "function spreading"), ("niveau", "level"), Level, Higher, false, |s| s.world.associations[0].level(Function::Spreading)),
    indicator("function_application", ("functie ondersteuning", "function support of application"), ("niveau", "level"), Level, Higher, false, |s| s.world.associations[0].level(Function::Application)),
    indicator("function_chapters", ("functie kringen", "function chapters"), ("niveau", "level"), Level, Higher, false, |s| s.world.associations[0].level(Function::Chapters)),
    indicator("function_voice", ("functie vertegenwoordiging", "function voice"), ("niveau", "level"), Level, Higher, false, |s| s.world.associations[0].level(Function::Voice)),
    indicator("partner_kinds", ("soorten partners per netwerk", "kinds of partners per network"),
        ("gemiddeld aantal soorten in actieve netwerken", "mean number of kinds in active networks"),
        Count, Higher, false, |s| s.network_mean(|n| n.kinds() as f64)),
    indicator("cross_party_ties", ("banden tussen partijen", "ties between parties"),
        ("partners in actieve netwerken met vertrouwen boven 0,3", "partners in active networks with trust above 0.3"),
        Count, Higher, false, |s| s.active().map(|n| n.partners.iter().filter(|x| x.trust > s.parameters.partnership.tie_active.get()).count() as f64).sum()),
    indicator("connectedness", ("verbondenheid", "connectedness"),
        ("paren van organisaties in verschillende regio's verbonden door actieve banden ÷ alle zulke paren", "pairs of organisations in different regions joined by a path of active ties ÷ all such pairs"),
        Share, Higher, false, |s| s.connectedness()),
    indicator("coherence", ("samenhang", "coherence"),
        ("producten van 24 maanden die voortbouwen op een element van een andere soort of regio ÷ alle", "products of 24 months that build on an element of another kind or region ÷ all"),
        Share, Higher, false, |s| ratio(s.building[1], s.building[0])),
    indicator("collected", ("ooit verzameld", "ever collected"), ("aantal sinds de start", "number since the start"), Count, Higher, false, |s| f64::from(s.world.knowledge.collected)),
    indicator("validated", ("getoetst", "tested"), ("aantal nu", "number now"), Count, Higher, false, |s| s.validated),
    indicator("lost", ("verloren", "lost"), ("aantal sinds de start", "number since the start"), Count, Lower, false, |s| f64::from(s.world.knowledge.lost)),
    indicator("failed", ("mislukte projecten", "failed projects"), ("aantal sinds de start", "number since the start"), Count, Neutral, false, |s| f64::from(s.world.knowledge.failed)),
    indicator("network_products", ("producten van netwerken", "products of networks"), ("aantal sinds de start", "number since the start"), Count, Higher, false, |s| f64::from(s.world.knowledge.network)),
    indicator("modules", ("onderwijsmodules", "education modules"), ("aantal sinds de start", "number since the start"), Count, Higher, false, |s| f64::from(s.world.knowledge.modules)),
    indicator("share_sound", ("met deugdelijk bewijs", "with sound evidence"), ("getoetst en sterk genoeg ÷ landelijk verzameld", "tested and strong enough ÷ collected"), Share, Higher, false, |s| ratio(s.sound, s.national)),
    indicator("share_reaching_national", ("bereikt het landelijke niveau", "reaches the national body"), ("producten van netwerken ooit landelijk verzameld ÷ alle", "products of networks ever collected ÷ all"), Share, Higher, false, |s| ratio(f64::from(s.world.knowledge.network_national), f64::from(s.world.knowledge.network))),
    indicator("cocreated_share", ("cocreatie", "co-creation"), ("gemiddelde mate van cocreatie van recente producten", "mean co-creation of recent products"), Share, Higher, false, |s| ratio(s.cocreation, s.recent)),
    indicator("demand_driven_professionals", ("gevraagd door professionals", "asked by professionals"), ("recente producten op een vraag van professionals ÷ alle", "recent products on a question of professionals ÷ all"), Share, Neutral, false, |s| ratio(s.asked[1], s.recent)),
    indicator("demand_driven_citizens", ("gevraagd door burgers", "asked by citizens"), ("recente producten op een vraag van burgers ÷ alle", "recent products on a question of citizens ÷ all"), Share, Neutral, false, |s| ratio(s.asked[3], s.recent)),
    indicator("wijkteams", ("gemeenten met wijkteams", "municipalities with wijkteams"), ("aandeel gemeenten", "share of municipalities"), Share, Neutral, false, |s| s.municipalities(|m| f64::from(u8::from(m.wijkteam)))),
    indicator("not_turned", ("gemeenten onder het midden", "municipalities below the middle"), ("aandeel gemeenten met opdrachtgeverschap onder 0,5", "share of municipalities with commissioning below 0.5"), Share, Lower, false, |s| s.municipalities(|m| f64::from(u8::from(m.commissioning < 0.5)))),
    indicator("climate", ("leerklimaat", "learning climate"), ("gemiddelde over werkgevers, gewogen naar omvang", "mean over employers by size"), Level, Higher, false, |s| {
        let size: f64 = s.world.employers.iter().map(|e| e.size).sum();
        s.world.employers.iter().map(|e| e.climate * e.size).sum::<f64>() / size
    }),
    indicator("fatigue", ("veranderingsmoeheid", "fatigue"), ("gemiddelde over werkgevers, gewogen naar omvang", "mean over employers by size"), Level, Lower, false, |s| {
        let size: f64 = s.world.employers.iter().map(|e| e.size).sum();
        s.world.employers.iter().map(|e| e.fatigue * e.size).sum::<f64>() / size
    }),
    indicator("ownership", ("eigenaarschap", "ownership"), ("gemiddelde over actieve netwerken", "mean over active networks"), Level, Higher, false, |s| s.network_mean(|n| n.ownership)),
    indicator("citizen_participation", ("deelname van burgers", "participation of citizens"), ("gemiddelde over regio's", "mean over regions"), Level, Higher, false, |s| s.world.citizens.iter().map(|c| c.participation).sum::<f64>() / REGIONS as f64),
    indicator("own_contributions", ("eigen bijdragen", "own contributions"), ("geld en natura van partijen in 12 maanden", "cash and kind of the parties over 12 months"), MillionEurosPerYear, Higher, false, |s| s.world.ledger.own_last_year() / 1e6),
    indicator("public_money", ("publiek geld voor netwerken", "public money for networks"), ("subsidie aan netwerken op jaarbasis", "grants to networks, yearly"), MillionEurosPerYear, Neutral, false, |s| s.world.networks.iter().map(|n| n.public).sum::<f64>() / 1e6),
];

#[cfg(test)]
mod tests {
    use super::INDICATORS;

    #[test]
    fn keys_are_unique_and_at_most_30_are_monthly() {
        let mut keys: Vec<_> = INDICATORS.iter().map(|i| i.key).collect();
        keys.sort_unstable();
        keys.dedup();
        assert_eq!(keys.len(), INDICATORS.len());
        assert!(super::super::headline().count() <= 30);
    }
}
