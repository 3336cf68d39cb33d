//! P12–P24: how practice takes knowledge up.

use super::Expected::{Interaction, Less, More, SmallMore};
use super::How::{Difference, Joint, Level, Relative};
use super::Kind::{Measured, Sign, Strong};
use super::Measure::Indicator;
use super::measures::*;
use super::{ADVICE, Arm, Expected, NONE, Outcome, Row, Theory, paid};
use crate::text::Text;

const FEEDBACK: Arm = NONE.with("[governance]\nmonitoring_with_feedback = 1.0\n");
const DUTY: Arm = NONE.with("[regulation]\ncpd_hours = 40\n");
const ROLL_OUT: Arm = NONE.with(paid!("trial", "5.0", "utilisation = 1.0", "calls = 0.0\nrollout = 1.0"));
const GUIDELINES: Arm = NONE.with(paid!("trial", "5.0", "instruments = 1.0", "calls = 0.0"));
const NETWORKS: Arm = NONE.with(paid!("trial", "5.0", "development = 1.0", ""));
const UNIVERSITIES: Arm = NONE.with(paid!("trial", "5.0", "development = 1.0", "fundamental = 1.0"));
const TIME: &[(&str, f64)] = &[("learning.unlearning", 0.5)];
const LEARNING_EMPLOYERS: &[(&str, f64)] = &[("learning.climate_base", 1.3)];
const RELUCTANT: &[(&str, f64)] = &[("partnership.seats_employer", 0.3), ("funding.cap_employer", 0.3)];
const TIGHT: Arm = ADVICE.with("[governance]\nsteering = 0.9\n");

/// Use in practice after seven years of one strategy alone.
const fn strategy(arms: &'static [Arm]) -> Outcome {
    Outcome::of(SmallMore, Indicator("practice_use"), Difference, arms)
}

pub(super) const ROWS: &[Row] = &[
    Row {
        id: "P12",
        kind: Strong,
        theory: Theory::Ownership,
        raised: Text::new("medewerkers voelen dat hun iets wordt opgelegd", "staff feel imposed on"),
        quote: "GR 2.2 «ervaren dit alsof de nieuwe kennis hun wordt ‘opgelegd’»",
        outcomes: &[
            Outcome::of(Less, APPLIED, Difference, &[NONE.after(IMPOSED).at(12), NONE.after(NOT_IMPOSED).at(12)]),
            Outcome::of(
                Expected::None,
                APPLIED,
                Difference,
                &[NONE.after(IMPOSED).at(12), NONE.after(NOT_IMPOSED).at(12)],
            )
            .of_the_rival(),
        ],
    },
    Row {
        id: "P13",
        kind: Strong,
        theory: Theory::All,
        raised: Text::new("meer opgelegde projecten tegelijk", "more projects imposed at once"),
        quote: "GR 2.2 «van alle implementatie- en innovatieprojecten die hen worden opgelegd»",
        outcomes: &[
            Outcome::of(Less, APPLIED, Difference, &[NONE.after(TWO_PROJECTS).at(36), NONE.at(36)])
                .case("twee meer", "two more"),
            Outcome::of(
                Less,
                APPLIED,
                Difference,
                &[NONE.after(FOUR_PROJECTS).at(36), NONE.after(TWO_PROJECTS).at(36)],
            )
            .case("vier in plaats van twee meer", "four instead of two more"),
        ],
    },
    Row {
        id: "P14",
        kind: Measured,
        theory: Theory::All,
        raised: Text::new("één strategie alleen", "one strategy alone"),
        quote: "GR 2.2 «klein of nog onduidelijk»",
        outcomes: &[
            strategy(&[FEEDBACK, NONE]).case("terugkoppeling", "feedback"),
            strategy(&[DUTY, NONE]).case("scholingsplicht", "a duty of education"),
            strategy(&[ROLL_OUT, NONE]).case("uitrol", "roll-out"),
            strategy(&[GUIDELINES, NONE]).case("richtlijnen", "guidelines"),
        ],
    },
    Row {
        id: "P15",
        kind: Sign,
        theory: Theory::Ownership,
        raised: Text::new(
            "kennis samen met de praktijk ontwikkeld in plaats van door onderzoekers alleen",
            "knowledge developed together with practice instead of by researchers alone",
        ),
        quote: "GR 2.5 «moet ontwikkeld worden door onderzoekers en praktijkprofessionals gezamenlijk»",
        outcomes: &[
            Outcome::of(More, APPLICABILITY, Difference, &[NETWORKS, UNIVERSITIES]),
            Outcome::of(More, APPLIED, Difference, &[NONE.after(TOGETHER).at(12), NONE.after(ALONE).at(12)]),
            Outcome::of(Expected::None, APPLIED, Difference, &[NONE.after(TOGETHER).at(12), NONE.after(ALONE).at(12)])
                .of_the_rival(),
        ],
    },
    Row {
        id: "P16",
        kind: Measured,
        theory: Theory::All,
        raised: Text::new("half zo veel gebrek aan tijd om af te leren", "half as much lack of time to unlearn"),
        quote: "GR 2.2 «‘deconstructie’ en ‘ontroutinisering’»",
        outcomes: &[Outcome::of(More, Indicator("application_ratio"), Difference, &[NONE.times(TIME), NONE])],
    },
    Row {
        id: "P17",
        kind: Measured,
        theory: Theory::All,
        raised: Text::new("het advies, tot het eind van de simulatie", "the advice, until the end of the simulation"),
        quote: "GR 2.5 «blijft de toepassing van nieuwe inzichten vaak achter bij de verwachtingen»",
        outcomes: &[Outcome::of(More, APPLICATION_GAP, Level, &[ADVICE.at(228)])],
    },
    Row {
        id: "P18",
        kind: Measured,
        theory: Theory::All,
        raised: Text::new("plicht tot veertig uur na- en bijscholing", "a duty of forty hours of continuing education"),
        quote: "GR 2.5 «verplichting tot na- en bijscholing»",
        outcomes: &[Outcome::of(More, Indicator("application_ratio"), Difference, &[DUTY, NONE])],
    },
    Row {
        id: "P19",
        kind: Measured,
        theory: Theory::All,
        raised: Text::new("resultaten volgen en terugkoppelen", "monitoring with feedback"),
        quote: "GR 2.5 «monitoring en actieve terugkoppeling van resultaten»",
        outcomes: &[Outcome::of(More, Indicator("application_ratio"), Difference, &[FEEDBACK, NONE])],
    },
    Row {
        id: "P20",
        kind: Measured,
        theory: Theory::All,
        raised: Text::new("alles gratis te lezen in plaats van niets", "everything free to read instead of nothing"),
        quote: "GR 4.4.3 «niet kosteloos zijn te lezen»",
        outcomes: &[
            Outcome::of(
                More,
                Indicator("mastery"),
                Difference,
                &[NONE.with("[regulation]\nopen_access = 1.0\n"), NONE.with("[regulation]\nopen_access = 0.0\n")],
            ),
            Outcome::of(
                More,
                Indicator("coherence"),
                Difference,
                &[NONE.with("[regulation]\nopen_access = 1.0\n"), NONE.with("[regulation]\nopen_access = 0.0\n")],
            ),
        ],
    },
    Row {
        id: "P21",
        kind: Sign,
        theory: Theory::All,
        raised: Text::new("werkgevers maken een lerende organisatie", "employers make a learning organisation"),
        quote: "GR 5.2.3 «Deelname aan na- en bijscholing is in dat soort organisaties een vanzelfsprekendheid»",
        outcomes: &[
            Outcome::of(More, Indicator("cpd_participation"), Difference, &[NONE.times(LEARNING_EMPLOYERS), NONE]),
            Outcome::of(More, Indicator("mastery"), Difference, &[NONE.times(LEARNING_EMPLOYERS), NONE]),
        ],
    },
    Row {
        id: "P22",
        kind: Measured,
        theory: Theory::All,
        raised: Text::new(
            "directies doen en betalen voor een derde mee",
            "managements take part and pay for a third of what they could",
        ),
        quote: "BE «Moeilijk om instellingen (directies) te motiveren»",
        outcomes: &[Outcome::of(Less, Indicator("network_products"), Relative, &[ADVICE.times(RELUCTANT), ADVICE])],
    },
    Row {
        id: "P23",
        kind: Measured,
        theory: Theory::All,
        raised: Text::new("strakke regie in plaats van lichte", "tight steering instead of light"),
        quote: "BE «Ambities zijn fors naar beneden bijgesteld»",
        outcomes: &[Outcome::of(Less, Indicator("network_products"), Relative, &[TIGHT, ADVICE])],
    },
    Row {
        id: "P24",
        kind: Measured,
        theory: Theory::All,
        raised: Text::new(
            "steun bij invoering waar al methodisch wordt gewerkt, tegen waar niet",
            "support of implementation where work is methodical already, against where it is not",
        ),
        quote: "BE «Methodisch werken als voorwaarde ontbrak»",
        outcomes: &[Outcome::of(
            Interaction,
            Indicator("practice_use"),
            Joint,
            &[
                ROLL_OUT.after(METHODICAL).at(24),
                NONE.after(UNMETHODICAL).at(24),
                ROLL_OUT.after(UNMETHODICAL).at(24),
                NONE.after(METHODICAL).at(24),
            ],
        )],
    },
];
