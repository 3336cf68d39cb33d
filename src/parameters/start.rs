//! State in January 2007, and what counts as lasting.

use super::group;

group! {
    /// The state in January 2007.
    Start {
        /// People in welfare and social services.
        constant welfare: Count = 65000.0 in 58000.0..=70000.0, reported "evidence X10, X12, X13";
        /// Maatschappelijk werkers among them.
        constant maatschappelijk_werkers: Count = 17000.0 in 16000.0..=18000.0, reported "evidence Q08";
        /// Kinder- en jongerenwerkers among them.
        constant youth_workers: Count = 2650.0 in 2500.0..=2800.0, reported "evidence Q10";
        /// Workers in youth care.
        constant youth_care: Count = 18000.0 in 16000.0..=20000.0, reported "evidence X33";
        /// Share of welfare staff in direct work.
        constant direct: Share = 0.6667 in 0.6..=0.75, reported "evidence X12";
        /// Split of the other direct welfare staff: CMV and SPH (the rest is mbo).
        constant cmv: Share = 0.15 in 0.05..=0.25, assumption "evidence X19 (intake shares)";
        /// Share SPH.
        constant sph: Share = 0.4 in 0.3..=0.5, assumption "evidence X19 (intake shares)";
        /// Spread of log size of employers.
        constant employer_sd: Factor = 1.0 in 0.7..=1.4, assumption "model.md §8 (lognormal)";
        /// Inhabitants below which a municipality shares an employer.
        constant employer_inhabitants: Count = 20000.0 in 15000.0..=30000.0, assumption "model.md §8";
        /// Mean size of a team.
        constant team: Count = 10.0 in 8.0..=12.0, assumption "model.md §8";
        /// Mean mastery relative to background coverage.
        constant mastery: Share = 0.42 in 0.3..=0.55, assumption "eq §2; evidence prior 12";
        /// Mean use relative to mastery.
        constant usage: Share = 0.4 in 0.25..=0.5, assumption "eq §2; evidence prior 12";
        /// Members among maatschappelijk werkers.
        constant members: Share = 0.235 in 0.2..=0.27, reported "evidence Q09";
        /// Members among youth workers.
        constant members_youth: Share = 0.07 in 0.05..=0.1, reported "evidence Q10";
        /// Registered maatschappelijk werkers.
        constant registered: Share = 0.07 in 0.03..=0.12, reported "evidence Q11 (backward)";
        /// Mean learning climate of employers.
        constant climate: Share = 0.4 in 0.3..=0.5, assumption "eq §2";
        /// Mean commissioning quality.
        constant commissioning: Share = 0.38 in 0.3..=0.45, assumption "eq §2; GR bijlage E (not common in 2012)";
        /// Spread of climate and of commissioning quality.
        constant spread: Share = 0.12 in 0.05..=0.2, assumption "eq §2";
        /// Level of the association's functions.
        constant functions: Share = 0.13 in 0.05..=0.25, assumption "eq §2";
        /// National network.
        constant national: Share = 0.05 in 0.0..=0.15, assumption "eq §2";
        /// Curriculum relative to background coverage.
        constant curriculum: Share = 0.55 in 0.4..=0.7, assumption "eq §2";
        /// Undescribed local methods of employers.
        constant field_methods: Count = 400.0 in 200.0..=800.0, assumption "eq §2; gives the pool of O01";
        /// Spread of log need between municipalities.
        constant need_sd: Factor = 0.5 in 0.3..=0.8, assumption "eq §2";
        /// Spread of log weight of questions.
        constant question_sd: Factor = 0.8 in 0.5..=1.1, assumption "eq §2";
        /// Weight of the youth theme for youth disciplines in what is practised.
        constant youth_theme: Factor = 8.0 in 4.0..=12.0, assumption "eq §2";
        /// Weight of the three themes of maatschappelijk werk in what they practise.
        constant mw_themes: Factor = 2.0 in 1.5..=3.0, assumption "eq §2";
        /// Concentration of lectoraten on themes (Zipf exponent).
        constant theme_zipf: Factor = 0.7 in 0.3..=1.0, assumption "eq §2";
        /// Concentration of lectoraten on questions (Zipf exponent).
        constant question_zipf: Factor = 0.2 in 0.0..=0.5, assumption "eq §2";
        /// Motivation of professionals.
        constant motivation: Share = 0.5 in 0.4..=0.6, assumption "middle of the scale";
    }
}

group! {
    /// What counts as lasting, five years after withdrawal (`model.md` §7): each condition is reported by itself.
    Lasting {
        /// Share of regions with an active network.
        constant regions: Share = 0.5 in 0.3..=0.7, assumption "model.md §7 «at least half the regions»";
        /// National network counted as active from this level on.
        constant national: Share = 0.1 in 0.05..=0.2, assumption "model.md §7 «the national network is active»; level assumed";
        /// Usable tested stock relative to its level at withdrawal.
        constant stock: Share = 0.9 in 0.7..=1.0, assumption "model.md §7";
        /// Practice use above no-programme, in share points.
        constant gain: Share = 0.02 in 0.01..=0.04, assumption "model.md §7 «at least 2 points»";
        /// Share of running costs paid by the parties.
        constant paid: Share = 0.8 in 0.6..=1.0, assumption "model.md §7";
    }
}
