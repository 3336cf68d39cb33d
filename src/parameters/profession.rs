//! Parameters of people: rival theories, the outside world, labour, learning, the profession, municipalities.
//! "eq" is `equations.md` (§3.16 the table of values, §3 the equations); "evidence" is `evidence.md`.

use super::group;

group! {
    /// Structural switches between rival theories.
    Theory {
        /// Membership by social custom: peers make members; when off, by own costs and benefits.
        theory membership_custom: Switch = 1.0 in 0.0..=1.0, expert "experiments.md Comparison 8; evidence X41, prior 37", nl "Lid worden uit sociale gewoonte: collega's maken leden; zo niet, dan beslissen eigen kosten en baten.";
        /// Faster adoption of knowledge that feels one's own: the committee's theory; when off, ownership has no effect.
        theory ownership_effect: Switch = 1.0 in 0.0..=1.0, expert "experiments.md Comparison 8; P12, P15; evidence 4.3", nl "Snellere overname van kennis die als eigen voelt: de theorie van de commissie; zo niet, dan doet eigenaarschap er niet toe.";
        /// Partners that see benefit go on paying after the subsidy: when off, never more than the floor.
        theory leverage: Switch = 1.0 in 0.0..=1.0, expert "experiments.md Comparison 8; eq §6.4; evidence priors 31, 32", nl "Doorbetalen na de subsidie door partners die profijt zien: zo niet, dan nooit meer dan de ondergrens.";
        /// Routines practised to the full hold themselves: as habits; when off, each fades at the same rate once support ends (X76: 37% still there after two years).
        theory habit: Switch = 0.0 in 0.0..=1.0, expert "experiments.md Comparison 8 (rival theories); X76 against the literature on routinisation (GR 2.2)", nl "Volledig ingesleten routines houden zichzelf in stand: als gewoonten; zo niet, dan slijt elke routine even snel zodra de steun ophoudt (X76: na twee jaar is 37% er nog).";
    }
}

group! {
    /// The world outside.
    Environment {
        /// Loss of value of explicit knowledge.
        uncertain obsolescence: PerYear = 0.08 in 0.05..=0.15, analogy "evidence prior 6 (X77, X78)", nl "Veroudering van vastgelegde kennis: verlies van waarde per jaar.";
        /// Faster ageing of knowledge in months of a policy shock: multiplier on loss of value.
        uncertain shock: Factor = 1.5 in 1.0..=3.0, expert "evidence prior 7 (Q05, X29)", nl "Snellere veroudering van kennis bij een beleidsschok: vermenigvuldiging van het waardeverlies in zulke maanden.";
        /// Yearly random change of needs: standard deviation of the step of log need per municipality and theme.
        uncertain need_drift: Factor = 0.15 in 0.05..=0.3, assumption "eq 3.16 `need_drift`", nl "Jaarlijkse toevallige verandering van behoeften: standaardafwijking van de stap van de logaritme, per gemeente en thema.";
        /// Share by which needs return to their mean each year.
        constant need_return: Share = 0.05 in 0.0..=0.2, assumption "eq §3.1", nl "Deel waarmee behoeften elk jaar naar hun gemiddelde terugkeren.";
        /// Spread of budget pressure between municipalities.
        uncertain pressure_sd: Share = 0.15 in 0.05..=0.25, assumption "eq 3.16 `pressure_sd`", nl "Spreiding van budgetdruk tussen gemeenten: standaardafwijking.";
        /// Growth of the usable stock of knowledge abroad.
        constant foreign_growth: PerYear = 0.03 in 0.0..=0.08, assumption "model.md §4.1 «stock abroad grows»; rate assumed", nl "Groei van de bruikbare kennis in het buitenland.";
    }
}

group! {
    /// Who works where.
    Labour {
        /// Professionals leaving the profession.
        uncertain exit: PerYear = 0.08 in 0.05..=0.12, analogy "evidence prior 2 (X16)", nl "Professionals die het beroep verlaten: deel per jaar.";
        /// Professionals changing employer.
        uncertain change: PerYear = 0.07 in 0.03..=0.13, analogy "evidence prior 1 minus 2 (X16–X18)", nl "Professionals die van werkgever veranderen: deel per jaar.";
        /// Exit of an active professional-researcher, relative to others.
        constant exit_researcher: Factor = 0.6 in 0.3..=1.0, assumption "eq §3.2", nl "Vertrek van een actieve professional-onderzoeker: ten opzichte van anderen.";
        /// Share of a leaver's craft lost to the organisation.
        uncertain craft_lost: Share = 0.75 in 0.5..=0.95, expert "evidence prior 3 (X80)", nl "Deel van het vakmanschap van een vertrekker dat verloren gaat: voor de organisatie.";
        /// Share of one's craft tied to local contacts, lost on changing employer.
        constant craft_local: Share = 0.25 in 0.0..=0.5, assumption "evidence X80 (direction)", nl "Deel van het vakmanschap dat aan lokale contacten hangt: gaat bij verandering van werkgever verloren.";
        /// Craft of a graduate.
        constant graduate_craft: Share = 0.12 in 0.05..=0.25, assumption "eq §3.2", nl "Vakmanschap van een afgestudeerde.";
        /// Mastery of a graduate relative to the curriculum.
        constant graduate_mastery: Share = 0.8 in 0.6..=1.0, assumption "eq §3.2", nl "Beheersing van een afgestudeerde ten opzichte van het curriculum.";
        /// Use of a graduate relative to mastery.
        constant graduate_use: Share = 0.35 in 0.2..=0.5, assumption "eq §3.2; X25", nl "Benutting door een afgestudeerde ten opzichte van de beheersing.";
        /// Motivation of a graduate.
        constant graduate_motivation: Share = 0.55 in 0.4..=0.7, assumption "X25 (younger workers more open)", nl "Motivatie van een afgestudeerde.";
        /// Chance that a new weak tie is sought in the own region.
        constant tie_local: Share = 0.7 in 0.5..=0.9, assumption "eq §2", nl "Kans dat een nieuwe losse band in de eigen regio wordt gezocht.";
        /// Municipalities that form wijkteams by themselves, at full pressure.
        uncertain wijkteam_start: PerYear = 0.2 in 0.1..=0.4, expert "evidence prior 36; X07 sets the level", moved 0.01 "69% of municipalities had wijkteams in Oct 2014 (X07): a Bass p of 0.01 starts too late under a legal deadline", nl "Gemeenten die uit zichzelf wijkteams vormen: bij volle beleidsdruk.";
        /// Peer effect in forming wijkteams under policy pressure.
        uncertain wijkteam_peers: PerYear = 1.5 in 0.8..=2.5, analogy "evidence prior 38 (X07)", nl "Navolging van buurgemeenten bij het vormen van wijkteams: onder beleidsdruk.";
        /// Share of a municipality's teams that become wijkteams: of those for collective and individual work.
        constant wijkteam_share: Share = 0.5 in 0.3..=0.8, assumption "model.md §4.2", nl "Deel van de teams in een gemeente dat wijkteam wordt: van de teams voor collectief en voor individueel werk.";
        /// Fatigue of an employer whose teams are rebuilt.
        constant wijkteam_fatigue: Share = 0.1 in 0.03..=0.25, assumption "as one imposed project (prior 22)", nl "Veranderingsmoeheid bij een werkgever met herschikte teams.";
        /// Mastery of a newly taken-up theme, relative to what is available.
        constant new_theme_mastery: Share = 0.3 in 0.1..=0.5, assumption "between graduate and colleague", nl "Beheersing van een nieuw opgepakt thema: ten opzichte van wat beschikbaar is.";
    }
}

group! {
    /// How professionals learn and change routines.
    Learning {
        /// Body of knowledge per question that gives 63% coverage, in product weight.
        uncertain body_scale: Factor = 0.4 in 0.25..=0.7, assumption "eq 3.16 `body_s`", nl "Hoeveelheid kennis per vraag die 63% dekking geeft: in gewicht van producten.";
        /// Coverage by background knowledge at the start.
        uncertain background: Share = 0.33 in 0.23..=0.43, assumption "eq 3.16; evidence prior 12", nl "Dekking door achtergrondkennis bij de start.";
        /// Mastery from passive supply.
        uncertain rate_passive: PerMonth = 0.008 in 0.002..=0.012, analogy "evidence prior 14 (X66)", nl "Leren van passief aanbod: deel van de achterstand in beheersing dat per maand wordt ingehaald.";
        /// Mastery from team colleagues.
        uncertain rate_team: PerMonth = 0.03 in 0.015..=0.06, assumption "eq 3.16; X28", nl "Leren van teamgenoten: deel van de achterstand in beheersing dat per maand wordt ingehaald.";
        /// Mastery from weak ties.
        uncertain rate_tie: PerMonth = 0.015 in 0.004..=0.025, assumption "eq 3.16; X28", nl "Leren van losse banden buiten het team: deel van de achterstand in beheersing dat per maand wordt ingehaald.";
        /// Mastery from full continuing education.
        uncertain rate_cpd: PerMonth = 0.05 in 0.02..=0.09, analogy "evidence prior 15 (X67)", nl "Leren van volledige na- en bijscholing: deel van de achterstand in beheersing dat per maand wordt ingehaald.";
        /// Mastery from taking part in network projects.
        uncertain rate_network: PerMonth = 0.035 in 0.015..=0.06, analogy "evidence prior 17", nl "Leren van deelname aan projecten van netwerken: deel van de achterstand in beheersing dat per maand wordt ingehaald.";
        /// Mastery from guidelines.
        uncertain rate_guideline: PerMonth = 0.02 in 0.008..=0.04, analogy "evidence X73", nl "Leren van richtlijnen: deel van de achterstand in beheersing dat per maand wordt ingehaald.";
        /// Mastery from an imposed roll-out project.
        uncertain rate_rollout: PerMonth = 0.05 in 0.02..=0.09, analogy "evidence priors 15, 16", nl "Leren van een opgelegd uitrolproject: deel van de achterstand in beheersing dat per maand wordt ingehaald.";
        /// Mastery from an embedded professional-researcher.
        uncertain rate_researcher: PerMonth = 0.03 in 0.012..=0.05, analogy "evidence prior 17 (X69)", nl "Leren van een ingebedde professional-onderzoeker: deel van de achterstand in beheersing dat per maand wordt ingehaald.";
        /// Mastery from monitoring with active feedback.
        uncertain rate_feedback: PerMonth = 0.02 in 0.008..=0.045, analogy "evidence prior 16 (X70)", nl "Leren van monitoring met actieve terugkoppeling: deel van de achterstand in beheersing dat per maand wordt ingehaald.";
        /// Half-life of mastery that is not practised.
        uncertain half_life_idle: Years = 1.5 in 0.6..=2.5, analogy "evidence prior 4 (X79), range moved up (eq §1 row 4)", nl "Halfwaardetijd van beheersing zonder toepassing.";
        /// Half-life of practised mastery.
        uncertain half_life_practised: Years = 6.0 in 3.0..=12.0, expert "evidence prior 5", nl "Halfwaardetijd van beheersing met toepassing.";
        /// Adoption of mastered knowledge: at full climate and autonomy and neutral acceptance.
        uncertain adopt: PerMonth = 0.26 in 0.14..=0.4, assumption "eq 3.16; evidence priors 13–19", nl "Overname van beheerste kennis in het handelen: bij een vol leerklimaat, volle autonomie en neutrale acceptatie.";
        /// Part of mastery that can be applied.
        uncertain use_ceiling: Share = 0.65 in 0.55..=0.75, analogy "evidence prior 13 (Q48, X73)", nl "Deel van de beheersing dat kan worden toegepast.";
        /// Newly adopted practice still there after two years without support.
        uncertain sustained: Share = 0.37 in 0.25..=0.6, analogy "evidence prior 24 (X76)", nl "Nieuwe werkwijze die na twee jaar zonder steun nog bestaat: aandeel.";
        /// Part of relapse that a routine practised to the full is spared, in the theory of habits.
        constant habit: Share = 0.8 in 0.5..=0.95, assumption "the rival theory made strong enough to differ from fading", nl "Deel van de terugval dat een volle routine bespaard blijft: in de theorie van gewoonten.";
        /// Adoption multiplier of knowledge that is fully one's own.
        uncertain own_multiplier: Factor = 1.5 in 1.1..=2.5, expert "evidence prior 21 (P15)", nl "Overname van kennis die helemaal als eigen voelt: vermenigvuldiging.";
        /// Adoption multiplier of knowledge that is fully imposed.
        uncertain imposed_multiplier: Factor = 0.6 in 0.3..=0.9, expert "evidence prior 20 (P12)", nl "Overname van kennis die helemaal is opgelegd: vermenigvuldiging.";
        /// Acceptance when ownership has no effect: the mean of the other theory in 2014.
        constant neutral_acceptance: Factor = 1.08 in 1.0..=1.2, assumption "eq §3.11", nl "Acceptatie als eigenaarschap geen effect heeft: het gemiddelde van de andere theorie in 2014.";
        /// Relative fall of adoption per imposed project.
        uncertain fatigue: Share = 0.1 in 0.03..=0.25, expert "evidence prior 22 (P13)", nl "Daling van de overname per opgelegd project.";
        /// Half-life of recovery from fatigue.
        uncertain fatigue_half_life: Years = 1.0 in 0.5..=2.0, expert "evidence prior 23", nl "Halfwaardetijd van herstel van veranderingsmoeheid.";
        /// Cost of one roll-out project.
        constant rollout_cost: ThousandEuros = 109.0 in 80.0..=140.0, reported "evidence O08", nl "Kosten van één uitrolproject.";
        /// Employers reached by one roll-out project.
        constant rollout_employers: Factor = 1.6 in 1.0..=2.5, reported "evidence O09 (143 of 88)", nl "Werkgevers die één uitrolproject bereikt.";
        /// Length of a roll-out project.
        constant rollout_months: Months = 15.0 in 9.0..=24.0, assumption "eq §3.11", nl "Duur van een uitrolproject.";
        /// Months in which the feeling of being imposed on grows under roll-out.
        constant imposed_rise: Months = 6.0 in 3.0..=12.0, assumption "eq §1 row 8", nl "Maanden waarin bij uitrol het gevoel groeit dat iets wordt opgelegd.";
        /// Months in which the feeling of being imposed on fades afterwards.
        constant imposed_fade: Months = 18.0 in 12.0..=36.0, assumption "eq §1 row 8", nl "Maanden waarin na uitrol het gevoel slijt dat iets wordt opgelegd.";
        /// Roll-outs at which the feeling of being imposed on is half of its most.
        constant imposed_half: Factor = 0.6 in 0.3..=1.0, assumption "eq §3.11", nl "Aantal uitrolprojecten waarbij het gevoel van opgelegd worden half is.";
        /// Weight of the employer's part in a network in ownership of knowledge.
        constant own_activity: Share = 0.65 in 0.4..=0.8, assumption "eq §3.11", nl "Gewicht van netwerkdeelname in het eigenaarschap van kennis: van de eigen werkgever.";
        /// Ownership of knowledge through the association: for all and again for members.
        constant own_profession: Share = 0.25 in 0.1..=0.4, assumption "eq §3.11", nl "Eigenaarschap van kennis via de beroepsorganisatie: voor allen, en nog eens voor leden.";
        /// Months in which an employer's learning climate moves.
        constant climate_months: Months = 24.0 in 12.0..=48.0, assumption "eq §3.11", nl "Maanden waarin het leerklimaat van een werkgever verandert.";
        /// Learning climate without any push.
        constant climate_base: Share = 0.42 in 0.3..=0.5, assumption "eq §3.11 (0.30 + 0.12)", nl "Leerklimaat zonder enige impuls.";
        /// Learning climate from an active network.
        uncertain climate_network: Share = 0.2 in 0.1..=0.3, assumption "eq §3.11", nl "Leerklimaat door een actief netwerk.";
        /// Learning climate from autonomy above the middle.
        uncertain climate_autonomy: Share = 0.2 in 0.1..=0.3, assumption "eq §3.11 (P51)", nl "Leerklimaat door autonomie boven het midden.";
        /// Learning climate from money for the use of knowledge.
        constant climate_utilisation: Share = 0.12 in 0.05..=0.2, assumption "eq §3.11 (P21)", nl "Leerklimaat door geld voor kennisbenutting.";
        /// Learning climate from a duty of continuing education.
        constant climate_duty: Share = 0.12 in 0.0..=0.2, assumption "eq §3.11", nl "Leerklimaat door een plicht tot na- en bijscholing.";
        /// Learning climate from quality standards that ask methodical work.
        constant climate_standards: Share = 0.08 in 0.0..=0.15, assumption "P24; size assumed", nl "Leerklimaat door kwaliteitsstandaarden die methodisch werken vragen.";
        /// Learning climate lost by budget pressure: per unit above 0.4.
        constant climate_pressure: Share = 0.15 in 0.05..=0.25, assumption "eq §3.11", nl "Verlies van leerklimaat door budgetdruk: per eenheid boven 0,4.";
        /// Learning climate lost per roll-out.
        constant climate_rollout: Share = 0.06 in 0.0..=0.12, assumption "eq §3.11", nl "Verlies van leerklimaat per uitrolproject.";
        /// Slack for unlearning: share of adoption that needs time free of fatigue and output targets.
        uncertain unlearning: Share = 0.3 in 0.1..=0.5, expert "GR 2.2 «deconstructie en ontroutinisering» (P16)", nl "Ruimte om af te leren: deel van de overname dat tijd vraagt die vrij is van moeheid en productiedoelen.";
        /// Autonomy under the worst commissioning.
        constant autonomy_floor: Share = 0.35 in 0.15..=0.45, assumption "eq §3.11 (0.25), less the two levers below at their middle", nl "Autonomie bij het slechtste opdrachtgeverschap.";
        /// Autonomy lost under full output financing.
        uncertain output_autonomy: Share = 0.12 in 0.04..=0.25, expert "GR 4.1 (P52); size assumed", nl "Verlies van autonomie bij volledige outputfinanciering.";
        /// Autonomy lost under a full administrative burden.
        uncertain burden_autonomy: Share = 0.08 in 0.02..=0.2, expert "GR 3.3 (P51); size assumed", nl "Verlies van autonomie bij volle administratieve last.";
        /// Continuing education without any push.
        constant cpd_base: Share = 0.04 in 0.0..=0.1, assumption "eq §3.11", nl "Na- en bijscholing zonder enige impuls.";
        /// Continuing education from learning climate.
        constant cpd_climate: Share = 0.25 in 0.1..=0.4, assumption "eq §3.11 (P21)", nl "Na- en bijscholing door het leerklimaat.";
        /// Continuing education of registered staff.
        constant cpd_registered: Share = 0.12 in 0.05..=0.2, assumption "eq §3.11", nl "Na- en bijscholing van geregistreerden.";
        /// Continuing education from the association, for members.
        constant cpd_members: Share = 0.25 in 0.1..=0.4, assumption "eq §3.11", nl "Na- en bijscholing door de beroepsorganisatie: voor leden.";
        /// Continuing education from money for the use of knowledge.
        constant cpd_utilisation: Share = 0.16 in 0.05..=0.25, assumption "eq §3.11", nl "Na- en bijscholing door geld voor kennisbenutting.";
        /// Continuing education from a full duty (40 hours a year), for registered staff.
        constant cpd_duty: Share = 0.25 in 0.1..=0.4, assumption "eq §3.11; X43", nl "Na- en bijscholing door een volle plicht (40 uur per jaar): voor geregistreerden.";
        /// Hours a year that make a full duty of continuing education.
        constant cpd_full: HoursPerYear = 40.0 in 20.0..=80.0, assumption "X34 (register rules)", nl "Uren per jaar die een volle plicht tot na- en bijscholing zijn.";
        /// Continuing education per unit of motivation above its middle.
        constant cpd_motivation: Share = 0.15 in 0.0..=0.3, assumption "model.md §3 (motivation to learn)", nl "Na- en bijscholing door motivatie boven het midden: per eenheid.";
        /// Money for the use of knowledge that gives 63% of its effect.
        constant utilisation_scale: MillionEurosPerYear = 1.0 in 0.5..=2.0, assumption "eq §3.11", nl "Geld voor kennisbenutting dat 63% van het effect geeft.";
        /// Craft grown by experience.
        uncertain craft_growth: PerYear = 0.1 in 0.05..=0.18, assumption "eq 3.16 `craft_yr`", nl "Groei van vakmanschap door ervaring.";
        /// Craft lost by routine.
        constant craft_decay: PerYear = 0.04 in 0.02..=0.08, assumption "eq §3.11", nl "Verlies van vakmanschap door routine.";
        /// Months in which motivation moves.
        constant motivation_months: Months = 12.0 in 6.0..=24.0, assumption "GR bijlage A, deelvraag 3; speed assumed", nl "Maanden waarin motivatie verandert.";
        /// Motivation from autonomy above the middle.
        constant motivation_autonomy: Share = 0.3 in 0.1..=0.5, assumption "GR bijlage A, deelvraag 3", nl "Motivatie door autonomie boven het midden.";
        /// Motivation from a part in an active network whose agenda is one's own.
        constant motivation_heard: Share = 0.3 in 0.1..=0.5, assumption "GR bijlage A, deelvraag 3", nl "Motivatie door deelname aan een netwerk dat eigen vragen oppakt: een actief netwerk.";
        /// Motivation from learning circles.
        constant motivation_circles: Share = 0.15 in 0.05..=0.3, assumption "GR 5.2.3", nl "Motivatie door leerkringen van professionals.";
        /// Motivation lost by being imposed on.
        constant motivation_imposed: Share = 0.25 in 0.1..=0.4, assumption "GR 2.2 (P13)", nl "Verlies van motivatie door wat wordt opgelegd.";
        /// Motivation lost by administrative burden.
        constant motivation_burden: Share = 0.15 in 0.05..=0.3, assumption "GR 3.3", nl "Verlies van motivatie door administratieve last.";
    }
}

group! {
    /// How the profession organises.
    AssociationRules {
        /// Joining the association by maatschappelijk werkers: hazard at the services, fee and peers of 2007.
        uncertain join: PerYear = 0.052 in 0.04..=0.065, reported "evidence X30, Q09 (flat at 4,000)", nl "Lid worden door maatschappelijk werkers: jaarlijkse kans bij de diensten, contributie en collega's van 2007.";
        /// Leaving the association without any services: hazard.
        uncertain leave: PerYear = 0.08 in 0.05..=0.12, assumption "eq 3.16; X30", nl "Opzeggen van het lidmaatschap zonder enige diensten: jaarlijkse kans.";
        /// Share of leaving the association that full services take away.
        constant leave_services: Share = 0.7 in 0.4..=0.9, assumption "eq §3.12", nl "Deel van de opzeggingen dat volle diensten voorkomen.";
        /// Peer effect on joining the association.
        uncertain peers: Factor = 1.5 in 0.5..=3.0, analogy "evidence prior 37", nl "Invloed van collega's op lid worden.";
        /// Coverage at which an association has half power.
        uncertain coverage_half: Share = 0.45 in 0.3..=0.6, expert "evidence prior 62 (P49), as eq 3.16", nl "Organisatiegraad waarbij een beroepsorganisatie half gezag heeft.";
        /// Power that an association has at any coverage.
        constant power_base: Share = 0.1 in 0.0..=0.2, assumption "eq §3.12", nl "Gezag van een beroepsorganisatie bij elke organisatiegraad.";
        /// Money that gives 63% of the association's functions.
        uncertain function_cost: MillionEurosPerYear = 3.2 in 1.8..=5.0, assumption "eq 3.16 `assoc_cost`", nl "Geld dat 63% van de functies van de beroepsorganisatie geeft.";
        /// Months in which the association's functions build up and decay.
        constant function_months: Months = 18.0 in 9.0..=36.0, assumption "eq §3.12", nl "Maanden waarin functies van de beroepsorganisatie groeien en slijten.";
        /// Months in which the association's breadth builds up.
        constant breadth_months: Months = 36.0 in 24.0..=60.0, assumption "eq §3.12", nl "Maanden waarin de beroepsorganisatie verbreedt.";
        /// Money for broadening above upkeep that gives 63% breadth.
        constant breadth_scale: MillionEurosPerYear = 1.5 in 0.8..=3.0, assumption "eq §3.12", nl "Geld voor verbreding boven onderhoud dat 63% breedte geeft.";
        /// Yearly cost of keeping present members, which comes before broadening.
        constant upkeep: MillionEurosPerYear = 0.6 in 0.3..=1.0, assumption "eq §3.12", nl "Jaarlijkse kosten om de huidige leden te houden: gaan voor verbreding.";
        /// Joining by youth workers before broadening: relative to maatschappelijk werkers.
        constant youth_eligible: Share = 0.32 in 0.2..=0.5, assumption "eq §7.39 (0.32 centres the 8% of Q10)", nl "Lid worden door jongerenwerkers vóór verbreding: ten opzichte van maatschappelijk werkers.";
        /// Weight of joining at no services of the association.
        constant service_floor: Factor = 0.55 in 0.3..=0.8, assumption "eq §1 row 9", nl "Gewicht van lid worden zonder enige diensten.";
        /// Weight of services in joining the association: per unit.
        constant service_slope: Factor = 1.8 in 1.0..=2.5, assumption "eq §1 row 9", nl "Gewicht van diensten in lid worden: per eenheid.";
        /// Share of members among peers at which the join hazard holds.
        constant peers_reference: Share = 0.235 in 0.2..=0.27, reported "evidence Q09", nl "Aandeel leden onder collega's waarbij de kans op lid worden geldt.";
        /// Yearly fee of the association.
        constant fee: Euros = 100.0 in 60.0..=180.0, assumption "eq §3.12; X34, X38 (register fees 80–100)", nl "Jaarlijkse contributie van de beroepsorganisatie.";
        /// Extra joining where the municipality demands registered staff.
        constant join_demand: Share = 0.3 in 0.0..=0.6, assumption "eq §3.12; prior 43", nl "Extra lid worden waar de gemeente geregistreerd personeel vraagt.";
        /// Extra joining of registered staff (spill-over).
        constant join_registered: Number = 0.1 in -0.05..=0.2, analogy "evidence prior 43 (X41)", nl "Extra lid worden door geregistreerden (overloop).";
        /// Voluntary registration of a maatschappelijk werker.
        uncertain register: PerYear = 0.02 in 0.012..=0.035, reported "evidence prior 39 (Q11, X40)", nl "Vrijwillige registratie van een maatschappelijk werker.";
        /// Voluntary registration of others: relative to maatschappelijk werkers.
        constant register_others: Share = 0.03 in 0.0..=0.1, assumption "eq §3.12", nl "Vrijwillige registratie van anderen: ten opzichte van maatschappelijk werkers.";
        /// Extra registration of members.
        constant register_members: Factor = 1.5 in 0.5..=3.0, assumption "eq §3.12", nl "Extra registratie van leden.";
        /// Extra registration where the municipality demands it.
        constant register_demand: Factor = 8.0 in 4.0..=12.0, assumption "eq §3.12 (P50)", nl "Extra registratie waar de gemeente die vraagt.";
        /// Registered within two years under a law.
        uncertain mandate: Share = 0.92 in 0.85..=0.98, analogy "evidence prior 40 (X38, X39)", nl "Geregistreerd binnen twee jaar onder een wet: aandeel.";
        /// Part of registration under a law in the last quarter: before the deadline.
        constant mandate_rush: Share = 0.5 in 0.3..=0.7, expert "evidence prior 41 (X38)", nl "Deel van de wettelijke registratie in het laatste kwartaal: vóór de uiterste datum.";
        /// Renewal of registration without any push: continuing education, demand or law.
        constant renew_base: Share = 0.55 in 0.3..=0.8, assumption "eq §3.12", nl "Herregistratie zonder enige impuls: zonder na- en bijscholing, vraag van de gemeente of wet.";
        /// Renewal of registration from each push: continuing education, demand and law.
        constant renew_push: Share = 0.4 in 0.2..=0.6, assumption "eq §3.12; X39", nl "Extra herregistratie door elke impuls: na- en bijscholing, vraag van de gemeente en wet.";
        /// Attraction of a register kept by the association, relative to a separate body.
        uncertain register_home: Factor = 1.15 in 0.9..=1.4, expert "GR 5.1; MB (Registerplein); size assumed", nl "Aantrekkingskracht van een register bij de beroepsorganisatie: ten opzichte van een aparte instelling.";
        /// Authority of the register from disciplinary law: adoption of guidelines by registered staff.
        constant discipline_authority: Share = 0.15 in 0.0..=0.3, assumption "GR 5.1 rec. 1; size assumed", nl "Gezag van het register door tuchtrecht: extra overname door geregistreerden.";
        /// Breadth above which youth workers may vote to merge: of the broad association.
        constant merge_breadth: Share = 0.5 in 0.3..=0.8, assumption "model.md §3 (merging is a decision of members)", nl "Breedte waarboven jongerenwerkers over samengaan kunnen stemmen: van de brede beroepsorganisatie.";
        /// Yearly chance of a vote to merge the associations: above that breadth.
        constant merge_vote: PerYear = 0.3 in 0.1..=0.6, assumption "model.md §3", nl "Jaarlijkse kans op een stemming voor samengaan: boven die breedte.";
    }
}

group! {
    /// How municipalities commission.
    Commissioning {
        /// Learning good commissioning at full support.
        uncertain learn: PerYear = 0.2 in 0.08..=0.35, assumption "eq 3.16 `q_learn`", nl "Leren van goed opdrachtgeverschap bij volle steun.";
        /// Erosion of good commissioning at full budget pressure.
        uncertain erode: PerYear = 0.06 in 0.03..=0.12, assumption "eq 3.16 `q_erode`", nl "Verval van goed opdrachtgeverschap bij volle budgetdruk.";
        /// Imitation of neighbours in commissioning.
        constant imitate: PerYear = 0.1 in 0.0..=0.3, assumption "eq §3.13", nl "Navolging van buurgemeenten in opdrachtgeverschap.";
        /// Support for commissioning without any push.
        constant support_base: Share = 0.08 in 0.0..=0.15, assumption "eq §3.13", nl "Steun voor opdrachtgeverschap zonder enige impuls.";
        /// Support for commissioning from an active network.
        uncertain support_network: Share = 0.55 in 0.3..=0.8, assumption "eq §3.13", nl "Steun voor opdrachtgeverschap door een actief netwerk.";
        /// Support for commissioning from a learning circle for municipalities.
        uncertain support_leerkring: Share = 0.25 in 0.1..=0.4, assumption "eq §3.13", nl "Steun voor opdrachtgeverschap door een leerkring voor gemeenten.";
        /// Support for commissioning from money for it.
        constant support_money: Share = 0.35 in 0.2..=0.5, assumption "eq §3.13", nl "Steun voor opdrachtgeverschap door geld daarvoor.";
        /// Money for good commissioning that gives 63% of its effect.
        constant money_scale: MillionEurosPerYear = 0.8 in 0.4..=1.6, assumption "eq §3.13", nl "Geld voor goed opdrachtgeverschap dat 63% van het effect geeft.";
        /// Support for commissioning from the voice of the profession.
        constant support_voice: Share = 0.25 in 0.1..=0.4, assumption "eq §3.13", nl "Steun voor opdrachtgeverschap door de stem van het beroep.";
        /// Support for commissioning from products for municipalities: at full coverage.
        constant support_products: Share = 0.3 in 0.1..=0.5, assumption "model.md §3 «Products for municipalities raise commissioning quality»", nl "Steun voor opdrachtgeverschap door producten voor gemeenten: bij volle dekking.";
        /// Spontaneous demand for registered staff by municipalities.
        uncertain demand: PerYear = 0.02 in 0.005..=0.06, expert "evidence prior 46 (X37)", nl "Spontane vraag van gemeenten naar geregistreerd personeel.";
        /// Contagion of the demand for registered staff.
        uncertain demand_peers: PerYear = 0.4 in 0.1..=0.8, analogy "evidence priors 37, 38", nl "Navolging van buurgemeenten die geregistreerd personeel vragen.";
        /// Registered share at which demanding registered staff becomes feasible: among staff the law does not oblige.
        uncertain demand_half: Share = 0.12 in 0.08..=0.2, assumption "eq §7.24 («a threshold near 0.12»)", nl "Aandeel geregistreerden waarbij het haalbaar wordt ze te vragen: onder personeel dat de wet niet verplicht.";
        /// Width of the threshold of demanding registered staff.
        constant demand_width: Share = 0.03 in 0.01..=0.06, assumption "eq §3.13, scaled to the lower threshold", nl "Breedte van de drempel om geregistreerd personeel te vragen.";
        /// Dropping the demand for registered staff at full budget pressure.
        constant demand_drop: PerYear = 0.6 in 0.2..=1.0, assumption "eq §3.13 (0.05 a month)", nl "Loslaten van de vraag naar registratie bij volle budgetdruk.";
        /// Share of municipalities in favour that a VNG agreement needs: for its full effect.
        constant agreement_needs: Share = 0.5 in 0.3..=0.7, assumption "model.md §3 «VNG agreements need enough municipalities in favour»", nl "Aandeel gemeenten vóór dat een VNG-afspraak nodig heeft: voor haar volle effect.";
        /// Weight of the own region in what is feasible to demand: of its registered share (the rest: of the country).
        constant see_region: Share = 0.6 in 0.3..=0.9, assumption "eq §3.13 prototype (0.4 own, 0.6 region)", nl "Gewicht van de eigen regio in wat haalbaar is om te vragen: van haar aandeel geregistreerden (de rest: van het land).";
    }
}
