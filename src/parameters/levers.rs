//! Levers: what a scenario file sets, by date. Each acts on a mechanism in `processes`; none knows which scenario runs.
//! Money itself (amounts, sources, split, own contributions) is set per programme: see `scenario::Programme`.

use super::{group, groups};

group! {
    /// Funding levers that hold for the whole system; amounts are set per `[programme.NAME]`.
    Funding {
        /// Structural subsidy of the national institutes: what goes to collecting and testing knowledge for social work.
        lever structural_institutes: MillionEurosPerYear = 0.4 in 0.0..=2.0, assumption "equations.md §5 `structural_institutes`; amount not in the sources, wide range", nl "Structurele subsidie van de landelijke kennisinstituten: wat gaat naar het verzamelen en toetsen van kennis voor sociaal werk.";
        /// Room for experiments and failures in projects: 0 none, 1 full.
        lever room_for_failure: Share = 0.3 in 0.0..=1.0, choice "GR 5.2.1 «inclusief fouten en mislukkingen» (P42)", nl "Ruimte voor experimenten en mislukkingen in projecten: 0 geen, 1 volledig.";
        /// Widening of werkplaatsen: whether subsidies ask them to widen to youth, work and income.
        lever widening: Share = 0.0 in 0.0..=1.0, choice "MB «de reikwijdte van de Wmo-werkplaatsen te verbreden»", nl "Verbreding van werkplaatsen: in hoeverre subsidies vragen om verbreding naar jeugd, werk en inkomen.";
        /// Joint regional knowledge agenda: whether subsidies ask for it.
        lever joint_regional_agenda: Share = 0.0 in 0.0..=1.0, choice "MB «een gezamenlijke kennisagenda voor de korte en (middel)lange termijn»", nl "Gezamenlijke regionale kennisagenda: in hoeverre subsidies daarom vragen.";
    }
}

group! {
    /// Regulation levers.
    Regulation {
        /// Mandatory registration of youth-care workers by law.
        lever law_youth_care: Switch = 0.0 in 0.0..=1.0, choice "GR 4.3.3 «De registratie van jeugdzorgwerkers is wettelijk verplicht»", nl "Wettelijk verplichte registratie van jeugdzorgwerkers.";
        /// Mandatory registration of all hbo social workers by law.
        lever law_social_work: Switch = 0.0 in 0.0..=1.0, choice "variant on GR 6 rec. 5; the youth law as model", nl "Wettelijk verplichte registratie van alle hbo-sociaal werkers.";
        /// Months between the start of a registration law and its deadline.
        lever law_transition: Months = 24.0 in 6.0..=60.0, choice "X38 (two-year window in Ireland), X34", nl "Maanden tussen de start en de uiterste datum van een registratiewet.";
        /// Agreement through VNG that municipalities demand certified staff: its strength, as extra hazard of demanding.
        lever vng_agreement: PerYear = 0.0 in 0.0..=0.5, choice "GR 6 rec. 5 «de inzet van gecertificeerde professionals verplicht te stellen»; strength is an assumption (equations.md §5 `muni_demand`)", nl "Afspraak via de VNG dat gemeenten gecertificeerd personeel vragen: kracht, als extra kans per jaar.";
        /// Required continuing education for registered staff, hours per year.
        lever cpd_hours: HoursPerYear = 0.0 in 0.0..=80.0, choice "GR 2.5 «verplichting tot na- en bijscholing» (P18)", nl "Verplichte na- en bijscholing voor geregistreerden, in uren per jaar.";
        /// Months a registration is valid.
        lever reregistration: Months = 60.0 in 12.0..=120.0, choice "X34 (card of 5 years)", nl "Aantal maanden dat een registratie geldig is.";
        /// Register kept by the association: otherwise by a separate body.
        lever register_with_association: Switch = 1.0 in 0.0..=1.0, choice "GR 5.1 «registreert gekwalificeerde beroepsbeoefenaren»; MB: from 2015 Registerplein", nl "Register bij de beroepsorganisatie: anders bij een aparte instelling.";
        /// Disciplinary law for registered staff.
        lever disciplinary_law: Switch = 0.0 in 0.0..=1.0, choice "Jeugdwet 2015 (youth care); X34", nl "Tuchtrecht voor geregistreerden.";
        /// National quality standards that ask for methodical work.
        lever quality_standards: Share = 0.0 in 0.0..=1.0, choice "MB «kwaliteitskader»; GR 6 rec. 5", nl "Landelijke kwaliteitsstandaarden die methodisch werken vragen.";
        /// Share of publications that can be read free of charge.
        lever open_access: Share = 0.6 in 0.0..=1.0, choice "GR 4.4.3 «niet kosteloos zijn te lezen» (P20)", nl "Aandeel publicaties dat gratis te lezen is.";
        /// Output financing: degree to which municipalities pay by output.
        lever output_financing: Share = 0.5 in 0.0..=1.0, choice "GR 4.1 «outputfinanciering, bureaucratisering» (P52)", nl "Outputfinanciering: mate waarin gemeenten per productie betalen.";
        /// Administrative burden of accountability rules.
        lever accountability_burden: Share = 0.5 in 0.0..=1.0, choice "GR 5.2.3 «minimale bureaucratische verplichtingen»", nl "Administratieve last van verantwoordingsregels.";
    }
}

group! {
    /// Governance levers.
    Governance {
        /// Weight of the field in the agenda of funded networks: of practice, municipalities and citizens.
        lever bottom_up: Share = 0.25 in 0.0..=1.0, choice "GR 5.2.1 «bottom-up» ; equations.md §5", nl "Gewicht van het veld in de agenda van gesubsidieerde netwerken: van praktijk, gemeenten en burgers.";
        /// Influence of municipalities on the programming of the institutes.
        lever municipal_influence: Share = 0.0 in 0.0..=1.0, choice "MB «meer invloed op de jaarlijkse inhoudelijke programmering»", nl "Invloed van gemeenten op de programmering van de kennisinstituten.";
        /// Number of institutes on which municipalities have influence: of four.
        lever influenced_institutes: Count = 0.0 in 0.0..=4.0, choice "MB: Movisie in 2015; all three from 2016", nl "Aantal kennisinstituten waarop gemeenten invloed hebben: van vier.";
        /// Number of themes on which municipalities have influence: of twelve.
        lever influenced_themes: Count = 12.0 in 0.0..=12.0, choice "MB: four themes of Movisie in 2015", nl "Aantal thema's waarop gemeenten invloed hebben: van twaalf.";
        /// Joint knowledge agenda of municipalities: of G4, G32 and VNG.
        lever joint_municipal_agenda: Share = 0.0 in 0.0..=1.0, choice "MB «toe te werken naar een gezamenlijke kennisagenda»", nl "Gezamenlijke kennisagenda van gemeenten: van G4, G32 en VNG.";
        /// Joint plan of the institutes: how far they tune what they collect and study to each other and to lectoraten.
        lever joint_institute_plan: Share = 0.1 in 0.0..=1.0, choice "MB «beter op elkaar af te stemmen»; equations.md §5 `align`", nl "Gezamenlijk plan van de kennisinstituten: hoe ver zij hun werk op elkaar en op lectoraten afstemmen.";
        /// ZonMw collects and formulates questions from the field.
        lever zonmw_asks: Share = 0.0 in 0.0..=1.0, choice "MB «de expertise van ZonMw … ten behoeve van het ophalen en formuleren van kennisvragen»", nl "ZonMw haalt kennisvragen op en formuleert ze.";
        /// Programme committee that runs new programmes: talks, programme text, assignments, calls.
        lever programme_committee: Switch = 0.0 in 0.0..=1.0, choice "GR 5.2.2", nl "Programmacommissie die nieuwe programma's leidt: gesprekken, programmatekst, opdrachten, oproepen.";
        /// Mandate of the committee: 1 without instruction, 0 delegates of their party.
        lever committee_independence: Share = 0.5 in 0.0..=1.0, choice "GR 5.2.2 «zonder last of ruggespraak» (P44)", nl "Mandaat van de commissie: 1 zonder last of ruggespraak, 0 afgevaardigden van hun partij.";
        /// Share of the eleven nominating parties with a seat.
        lever committee_breadth: Share = 0.4 in 0.0..=1.0, choice "GR 6 rec. 2 (eleven nominating parties, Q58)", nl "Aandeel van de elf voordragende partijen met een zetel.";
        /// Balance of expertise in the committee (practice, education, research; individual, collective; qualitative, quantitative).
        lever committee_expertise: Share = 0.5 in 0.0..=1.0, choice "GR 6 rec. 2 «op een evenwichtige wijze»", nl "Evenwicht van deskundigheid in de commissie.";
        /// Proven intermediary: whether the organisation has proven itself with such programmes.
        lever proven_intermediary: Switch = 0.0 in 0.0..=1.0, choice "GR 5.2.2 «bewezen heeft op een dergelijke taak berekend te zijn»", nl "Bewezen intermediair: of de uitvoerende intermediaire organisatie zich met zulke programma's bewezen heeft.";
        /// Intensity of steering by the intermediary: 0 none, 1 full control.
        lever steering: Share = 0.2 in 0.0..=1.0, choice "GR 5.2.1 «lichte vorm van regie» (P41)", nl "Intensiteit van de regie: 0 geen, 1 volledige sturing.";
        /// Weight of scientific quality in the scoring of proposals.
        lever weight_quality: Share = 0.4 in 0.0..=1.0, choice "GR 5.2.4; equations.md §5", nl "Gewicht van kwaliteit bij de beoordeling van voorstellen: wetenschappelijke kwaliteit.";
        /// Weight of relevance in the scoring of proposals.
        lever weight_relevance: Share = 0.3 in 0.0..=1.0, choice "GR 5.2.4; equations.md §5", nl "Gewicht van relevantie bij de beoordeling van voorstellen.";
        /// Weight of composition: does the coalition fit the proposal and the system, with breadth beyond social work.
        lever weight_composition: Share = 0.05 in 0.0..=1.0, choice "GR 6 rec. 4 «of de samenstelling passend is»", nl "Gewicht van de samenstelling van het samenwerkingsverband.";
        /// Weight of the quality of the partnership: equality, mutual benefit, personal contact, durability.
        lever weight_partnership: Share = 0.05 in 0.0..=1.0, choice "GR 6 rec. 4 (P31); equations.md §5 `w_partner`", nl "Gewicht van de kwaliteit van het samenwerkingsverband: gelijkwaardigheid, wederzijds profijt, persoonlijk contact, duurzaamheid.";
        /// Weight of regional spread in the scoring of proposals.
        lever weight_spread: Share = 0.1 in 0.0..=1.0, choice "GR 5.2.4 «geografische spreiding» (P32)", nl "Gewicht van geografische spreiding bij de beoordeling van voorstellen.";
        /// Weight of the link with the national network.
        lever weight_link: Share = 0.05 in 0.0..=1.0, choice "GR 5.2.4 «Een goede verbinding tussen een regionaal netwerk en het landelijk kennisnetwerk»", nl "Gewicht van de verbinding met het landelijke kennisnetwerk.";
        /// Weight of combining several agenda points in one proposal.
        lever weight_combination: Share = 0.05 in 0.0..=1.0, choice "GR 5.2.3 «voorstellen waarin verschillende agendapunten samenkomen»", nl "Gewicht van het combineren van agendapunten in één voorstel.";
        /// National knowledge network: whether it may exist.
        lever national_network: Switch = 1.0 in 0.0..=1.0, choice "GR 5.1", nl "Landelijk kennisnetwerk: of het er mag zijn.";
        /// Professional associations: whether they may exist.
        lever association: Switch = 1.0 in 0.0..=1.0, choice "GR 5.1; the design without it tests P48", nl "Beroepsorganisatie: of die er mag zijn.";
        /// Months from the start of a programme to its first evaluation (0: none).
        lever evaluation_first: Months = 0.0 in 0.0..=120.0, choice "GR 6 rec. 3 «voor het eerst na een jaar» (M17)", nl "Maanden van de start van een programma tot de eerste evaluatie (0: geen).";
        /// Months between later evaluations (0: only one).
        lever evaluation_every: Months = 0.0 in 0.0..=120.0, choice "GR 6 rec. 3 «vervolgens tweejaarlijks»", nl "Maanden tussen volgende evaluaties (0: maar één).";
        /// Share of the parties represented in the evaluation committee: for their members.
        lever evaluation_representatives: Share = 0.0 in 0.0..=1.0, choice "GR 5.2.5 «namens hun achterban» (P43)", nl "Aandeel van de partijen in de evaluatiecommissie: namens hun achterban.";
        /// Number of topics the evaluation scores: five in the advice, one in the cabinet's review.
        lever evaluation_topics: Count = 5.0 in 1.0..=5.0, choice "GR 6 rec. 3 (five topics); MB (one: are questions better answered)", nl "Aantal onderwerpen dat de evaluatie beoordeelt (vijf in het advies, één in de brief).";
        /// Evaluation that may stop the programme: and may replace the intermediary before that.
        lever evaluation_may_stop: Switch = 0.0 in 0.0..=1.0, choice "GR 5.2.5 «of zelfs tot beëindiging van het programma»", nl "Evaluatie die het programma mag beëindigen: en eerder een andere uitvoerder mag aanwijzen.";
        /// Learning circles for municipalities (leerkringen): 8 regions and one national at 1.
        lever leerkringen: Share = 0.0 in 0.0..=1.0, choice "MB «leerkringen in 8 regio's» (Q52)", nl "Leerkringen voor gemeenten: bij 1 acht regio's en één landelijke.";
        /// Monitoring of results with active feedback to professionals.
        lever monitoring_with_feedback: Share = 0.0 in 0.0..=1.0, choice "GR 2.5 «monitoring en actieve terugkoppeling van resultaten» (P19)", nl "Monitoring met actieve terugkoppeling naar professionals: van resultaten.";
    }
}

groups! {
    /// All levers in force in one month.
    Levers {
        /// Money rules that hold for the whole system.
        funding: Funding,
        /// Rules.
        regulation: Regulation,
        /// Who decides what, and how.
        governance: Governance,
    }
}
