//! P48–P56: the profession, its researchers, its schools.

use super::Expected::{Less, More, Threshold, UnderAFifth};
use super::How::{Bend, Difference, Early, Relative};
use super::Kind::{Measured, OnTrial, Sign};
use super::Measure::Indicator;
use super::measures::*;
use super::{ADVICE, Arm, NONE, Outcome, Row, Theory, paid};
use crate::text::Text;

const NO_ASSOCIATION: Arm = Arm::of("zonder-beroepsorganisatie");
const AGREED: Arm = ADVICE.with("[regulation]\nvng_agreement = 0.5\n");
const NOT_AGREED: Arm = ADVICE.with("[regulation]\nvng_agreement = 0.0\n");
const BUREAUCRACY: Arm = ADVICE.with("[regulation]\naccountability_burden = 1.0\n").after(BUREAUCRATIC);
const OUTPUT: Arm = NONE.with("[regulation]\noutput_financing = 1.0\n");
const NO_OUTPUT: Arm = NONE.with("[regulation]\noutput_financing = 0.0\n");
const POSTS: Arm = NONE.with(paid!("trial", "3.0", "researchers = 1.0", "calls = 0.0"));
const ADVICE_AND_POSTS: Arm = ADVICE.with(paid!("trial", "3.0", "researchers = 1.0", "calls = 0.0"));
/// Nobody new is trained: what is left of those with a post shows who stays.
const NOBODY_NEW: &[(&str, f64)] = &[("education.masters", 0.0), ("education.training_cost", 1000.0)];
const SCHOOLS: Arm = NONE.with(paid!("trial", "2.0", "education = 1.0", "calls = 0.0"));

pub(super) const ROWS: &[Row] = &[
    Row {
        id: "P48",
        kind: OnTrial,
        theory: Theory::All,
        raised: Text::new("een beroepsorganisatie", "a professional association"),
        quote: "GR 2.5 «kan niet bestaan zonder een hecht georganiseerde professie»",
        outcomes: &[
            Outcome::of(More, Indicator("usable_stock"), Difference, &[ADVICE, NO_ASSOCIATION]),
            Outcome::of(More, Indicator("practice_use"), Difference, &[ADVICE, NO_ASSOCIATION]),
        ],
    },
    Row {
        id: "P49",
        kind: Sign,
        theory: Theory::All,
        raised: Text::new("een organisatiegraad van 10, 40 of 70 procent", "a membership of 10, 40 or 70 per cent"),
        quote: "GR 5.1 «de overgrote meerderheid van de sociaal werkers is aangesloten»",
        outcomes: &[
            Outcome::of(More, COMMAND, Difference, &[NONE.after(MOST_MEMBERS).at(24), NONE.after(FEW_MEMBERS).at(24)]),
            Outcome::of(
                Threshold,
                COMMAND,
                Bend,
                &[NONE.after(FEW_MEMBERS).at(24), NONE.after(SOME_MEMBERS).at(24), NONE.after(MOST_MEMBERS).at(24)],
            ),
        ],
    },
    Row {
        id: "P50",
        kind: OnTrial,
        theory: Theory::All,
        raised: Text::new(
            "gemeenten spreken af gecertificeerde professionals te vragen",
            "municipalities agree to ask for certified professionals",
        ),
        quote: "GR 6 rec. 5 «de inzet van gecertificeerde professionals verplicht te stellen»",
        outcomes: &[
            Outcome::of(More, Indicator("registered_voluntary"), Relative, &[AGREED, NOT_AGREED]),
            Outcome::of(More, Indicator("cpd_participation"), Difference, &[AGREED, NOT_AGREED]),
            Outcome::of(More, Indicator("practice_use"), Difference, &[AGREED, NOT_AGREED]),
        ],
    },
    Row {
        id: "P51",
        kind: Sign,
        theory: Theory::All,
        raised: Text::new(
            "half zo goed opdrachtgeverschap, met volle verantwoordingslast",
            "commissioning half as good, with a full burden of accountability",
        ),
        quote: "GR 3.3 «beheersmatig, bureaucratisch opdrachtgeverschap»",
        outcomes: &[
            Outcome::of(Less, AUTONOMY, Difference, &[BUREAUCRACY, ADVICE]),
            Outcome::of(Less, Indicator("products_made"), Relative, &[BUREAUCRACY, ADVICE]),
        ],
    },
    Row {
        id: "P52",
        kind: Measured,
        theory: Theory::All,
        raised: Text::new("volledige outputfinanciering in plaats van geen", "full output financing instead of none"),
        quote: "GR 4.1 «outputfinanciering, bureaucratisering»",
        outcomes: &[
            Outcome::of(Less, AUTONOMY, Difference, &[OUTPUT, NO_OUTPUT]),
            Outcome::of(Less, Indicator("application_ratio"), Difference, &[OUTPUT, NO_OUTPUT]),
        ],
    },
    Row {
        id: "P53",
        kind: Sign,
        theory: Theory::All,
        raised: Text::new(
            "drie miljoen per jaar meer voor professional-onderzoekers",
            "three million a year more for professional-researchers",
        ),
        quote: "GR 5.1 «Zij versterken de verbinding tussen de praktijk en het kennissysteem»",
        outcomes: &[
            Outcome::of(More, CIRCLE_PRODUCTS, Difference, &[ADVICE_AND_POSTS, ADVICE]),
            Outcome::of(More, Indicator("mastery"), Difference, &[ADVICE_AND_POSTS, ADVICE]),
            Outcome::of(More, PASSED_UP, Difference, &[ADVICE_AND_POSTS, ADVICE]),
            Outcome::of(More, CIRCLE_PRODUCTS, Difference, &[POSTS, NONE])
                .case("zonder ander geld", "without other money"),
            Outcome::of(More, Indicator("mastery"), Difference, &[POSTS, NONE])
                .case("zonder ander geld", "without other money"),
        ],
    },
    Row {
        id: "P54",
        kind: Sign,
        theory: Theory::All,
        raised: Text::new(
            "een loopbaan voor professional-onderzoekers, zonder nieuwe",
            "a career for professional-researchers, without new ones",
        ),
        quote: "GR 5.1 «goede doorgroeimogelijkheden te bieden»",
        outcomes: &[Outcome::of(
            More,
            Indicator("professional_researchers"),
            Relative,
            &[POSTS.times(NOBODY_NEW).after(RESEARCHERS).at(36), NONE.times(NOBODY_NEW).after(RESEARCHERS).at(36)],
        )],
    },
    Row {
        id: "P55",
        kind: Sign,
        theory: Theory::All,
        raised: Text::new(
            "twee miljoen per jaar voor vernieuwing van opleidingen",
            "two million a year for renewal of education",
        ),
        quote: "GR 2.5 «Zowel ervaren praktijkprofessionals als onderzoekers dienen een rol»",
        outcomes: &[
            Outcome::of(More, GRADUATES, Difference, &[SCHOOLS, NONE]),
            Outcome::of(UnderAFifth, GRADUATES, Early, &[SCHOOLS.at(12), NONE.at(12), SCHOOLS, NONE]),
        ],
    },
    Row {
        id: "P56",
        kind: OnTrial,
        theory: Theory::All,
        raised: Text::new(
            "het meerjarige landelijke programma van het advies, tegen geen vervolg",
            "the multi-year national programme of the advice, against no follow-up",
        ),
        quote: "GR 2.5 «een wezenlijk verschil kan maken»",
        outcomes: &[
            Outcome::of(More, Indicator("practice_quality"), Difference, &[ADVICE, NONE]),
            Outcome::of(More, Indicator("association_functions"), Difference, &[ADVICE, NONE]),
        ],
    },
];
