//! State in January 2007, and what counts as lasting.

use super::group;

group! {
    /// The state in January 2007.
    Start {
        /// People in welfare and social services at the start.
        constant welfare: Count = 65000.0 in 58000.0..=70000.0, reported "evidence X10, X12, X13", nl "Mensen in welzijn en maatschappelijke dienstverlening bij de start.";
        /// Maatschappelijk werkers at the start: among people in welfare and social services.
        constant maatschappelijk_werkers: Count = 17000.0 in 16000.0..=18000.0, reported "evidence Q08", nl "Maatschappelijk werkers bij de start: onder de mensen in welzijn en maatschappelijke dienstverlening.";
        /// Kinder- en jongerenwerkers at the start: among people in welfare and social services.
        constant youth_workers: Count = 2650.0 in 2500.0..=2800.0, reported "evidence Q10", nl "Kinder- en jongerenwerkers bij de start: onder de mensen in welzijn en maatschappelijke dienstverlening.";
        /// Workers in youth care at the start.
        constant youth_care: Count = 18000.0 in 16000.0..=20000.0, reported "evidence X33", nl "Jeugdzorgwerkers bij de start.";
        /// Share of welfare staff in direct work.
        constant direct: Share = 0.6667 in 0.6..=0.75, reported "evidence X12", nl "Deel van het personeel in welzijn dat direct werk doet.";
        /// Share CMV of the other direct welfare staff (the rest beside SPH is mbo).
        constant cmv: Share = 0.15 in 0.05..=0.25, assumption "evidence X19 (intake shares)", nl "Aandeel cmv van het overige directe personeel in welzijn (wat na sph rest is mbo).";
        /// Share SPH of the other direct welfare staff.
        constant sph: Share = 0.4 in 0.3..=0.5, assumption "evidence X19 (intake shares)", nl "Aandeel sph van het overige directe personeel in welzijn.";
        /// Spread of the size of employers: standard deviation of its log.
        constant employer_sd: Factor = 1.0 in 0.7..=1.4, assumption "model.md §8 (lognormal)", nl "Spreiding van de omvang van werkgevers: standaardafwijking van de logaritme.";
        /// Inhabitants below which a municipality shares an employer.
        constant employer_inhabitants: Count = 20000.0 in 15000.0..=30000.0, assumption "model.md §8", nl "Inwonertal waaronder een gemeente een werkgever deelt.";
        /// Mean size of a team.
        constant team: Count = 10.0 in 8.0..=12.0, assumption "model.md §8", nl "Gemiddelde omvang van een team.";
        /// Mean mastery at the start: relative to background coverage.
        constant mastery: Share = 0.42 in 0.3..=0.55, assumption "eq §2; evidence prior 12", nl "Gemiddelde beheersing bij de start: ten opzichte van de dekking door achtergrondkennis.";
        /// Mean use at the start: relative to mastery.
        constant usage: Share = 0.4 in 0.25..=0.5, assumption "eq §2; evidence prior 12", nl "Gemiddelde benutting bij de start: ten opzichte van de beheersing.";
        /// Members among maatschappelijk werkers at the start.
        constant members: Share = 0.235 in 0.2..=0.27, reported "evidence Q09", nl "Leden onder maatschappelijk werkers bij de start.";
        /// Members among youth workers at the start.
        constant members_youth: Share = 0.07 in 0.05..=0.1, reported "evidence Q10", nl "Leden onder jongerenwerkers bij de start.";
        /// Registered maatschappelijk werkers at the start.
        constant registered: Share = 0.07 in 0.03..=0.12, reported "evidence Q11 (backward)", nl "Geregistreerde maatschappelijk werkers bij de start.";
        /// Mean learning climate of employers at the start.
        constant climate: Share = 0.4 in 0.3..=0.5, assumption "eq §2", nl "Gemiddeld leerklimaat van werkgevers bij de start.";
        /// Mean commissioning quality at the start.
        constant commissioning: Share = 0.38 in 0.3..=0.45, assumption "eq §2; GR bijlage E (not common in 2012)", nl "Gemiddelde kwaliteit van opdrachtgeverschap bij de start.";
        /// Spread of climate and of commissioning quality at the start.
        constant spread: Share = 0.12 in 0.05..=0.2, assumption "eq §2", nl "Spreiding van leerklimaat en opdrachtgeverschap bij de start.";
        /// Level of the association's functions at the start.
        constant functions: Share = 0.13 in 0.05..=0.25, assumption "eq §2", nl "Niveau van de functies van de beroepsorganisatie bij de start.";
        /// Level of the national network at the start.
        constant national: Share = 0.05 in 0.0..=0.15, assumption "eq §2", nl "Niveau van het landelijke netwerk bij de start.";
        /// Curriculum at the start: relative to background coverage.
        constant curriculum: Share = 0.55 in 0.4..=0.7, assumption "eq §2", nl "Curriculum bij de start: ten opzichte van de dekking door achtergrondkennis.";
        /// Undescribed local methods of employers at the start.
        constant field_methods: Count = 400.0 in 200.0..=800.0, assumption "eq §2; gives the pool of O01", nl "Onbeschreven lokale methoden van werkgevers bij de start.";
        /// Spread of needs between municipalities: standard deviation of log need.
        constant need_sd: Factor = 0.5 in 0.3..=0.8, assumption "eq §2", nl "Spreiding van behoeften tussen gemeenten: standaardafwijking van de logaritme.";
        /// Spread of the weight of questions: standard deviation of its log.
        constant question_sd: Factor = 0.8 in 0.5..=1.1, assumption "eq §2", nl "Spreiding van het gewicht van vragen: standaardafwijking van de logaritme.";
        /// Weight of the youth theme for youth disciplines in what is practised.
        constant youth_theme: Factor = 8.0 in 4.0..=12.0, assumption "eq §2", nl "Gewicht van het jeugdthema in het werk van jeugddisciplines.";
        /// Weight of the three themes of maatschappelijk werk in its practice.
        constant mw_themes: Factor = 2.0 in 1.5..=3.0, assumption "eq §2", nl "Gewicht van de drie thema's van maatschappelijk werk in hun werk.";
        /// Concentration of lectoraten on themes (Zipf exponent).
        constant theme_zipf: Factor = 0.7 in 0.3..=1.0, assumption "eq §2", nl "Concentratie van lectoraten op thema's (Zipf-exponent).";
        /// Concentration of lectoraten on questions (Zipf exponent).
        constant question_zipf: Factor = 0.2 in 0.0..=0.5, assumption "eq §2", nl "Concentratie van lectoraten op vragen (Zipf-exponent).";
        /// Motivation of professionals at the start.
        constant motivation: Share = 0.5 in 0.4..=0.6, assumption "middle of the scale", nl "Motivatie van professionals bij de start.";
    }
}

group! {
    /// What counts as lasting, five years after withdrawal (`model.md` §7): each condition is reported by itself.
    Lasting {
        /// Share of regions with an active network that counts as lasting.
        constant regions: Share = 0.5 in 0.3..=0.7, assumption "model.md §7 «at least half the regions»", nl "Aandeel regio's met een actief netwerk dat als blijvend telt.";
        /// Level from which the national network counts as active.
        constant national: Share = 0.1 in 0.05..=0.2, assumption "model.md §7 «the national network is active»; level assumed", nl "Niveau vanaf waar het landelijke netwerk als actief telt.";
        /// Usable tested stock that counts as lasting: relative to its level at withdrawal.
        constant stock: Share = 0.9 in 0.7..=1.0, assumption "model.md §7", nl "Bruikbare getoetste kennis die als blijvend telt: ten opzichte van het niveau toen het geld stopte.";
        /// Practice use that counts as lasting: above no-programme, in share points.
        constant gain: Share = 0.02 in 0.01..=0.04, assumption "model.md §7 «at least 2 points»", nl "Kennisbenutting in de praktijk die als blijvend telt: boven die zonder programma, als verschil van aandelen.";
        /// Share of running costs paid by the parties: to count as lasting.
        constant paid: Share = 0.8 in 0.6..=1.0, assumption "model.md §7", nl "Deel van de lopende kosten dat partijen betalen: om als blijvend te tellen.";
    }
}
