//! P01–P11: how knowledge is made, kept and lost.

use super::Expected::{Interaction, Less, More, UnderAFifth, WeaklyMore};
use super::How::{Difference, Early, Joint, Level, Relative};
use super::Kind::{Measured, Sign, Strong};
use super::Measure::Indicator;
use super::measures::*;
use super::{ADVICE, Arm, Expected, NONE, Outcome, Row, Theory, paid};
use crate::text::Text;

const DATABANK: Arm = NONE.with(paid!("trial", "5.0", "collection = 1.0", "calls = 0.0\nrollout = 0.0"));
/// The same money, hardly any of it for testing.
const HARDLY_TESTED: Arm = DATABANK.times(&[("stewardship.test_base", 0.0), ("stewardship.test_slope", 0.0)]);
const NO_NATIONAL_NETWORK: Arm = ADVICE.with("[governance]\nnational_network = false\n");
const GUIDELINES: Arm = NONE.with(paid!("trial", "5.0", "instruments = 1.0", "calls = 0.0"));
/// Without a joint plan nobody knows what others study.
const UNCOORDINATED: Arm = NONE.with("[governance]\njoint_institute_plan = 0.0\n");
const SHORT_PROJECTS: Arm = ADVICE.with("[programme.stimulering]\nproject_months = 12\n");
const NOTHING_WRITTEN: &[(&str, f64)] = &[("circles.codify", 0.0)];
const NOTHING_SHARED: &[(&str, f64)] = &[("circles.codify", 0.0), ("circles.craft", 0.0)];
const NO_OUTSIDE: &[(&str, f64)] = &[
    ("stewardship.foreign_share", 0.0),
    ("partnership.join_university", 0.0),
    ("cocreation.evidence_university", 0.0),
];
const REGIONAL: Arm = NONE.with(paid!("regional", "5.0", "development = 1.0", ""));
const NATIONAL: Arm =
    NONE.with(paid!("national", "3.0", "collection = 0.6, dissemination = 0.2, instruments = 0.2", "calls = 0.0"));
const PROFESSION: Arm =
    NONE.with(paid!("profession", "3.0", "profession = 0.6, utilisation = 0.4", "calls = 0.0\nrollout = 0.0"));
const TOGETHER_PAID: Arm = NONE.with(concat!(
    paid!("regional", "5.0", "development = 1.0", ""),
    paid!("national", "3.0", "collection = 0.6, dissemination = 0.2, instruments = 0.2", "calls = 0.0"),
    paid!("profession", "3.0", "profession = 0.6, utilisation = 0.4", "calls = 0.0\nrollout = 0.0"),
));

pub(super) const ROWS: &[Row] = &[
    Row {
        id: "P01",
        kind: Strong,
        theory: Theory::All,
        raised: Text::new("de helft van de netwerken wordt opgeheven", "half of the networks dissolved"),
        quote: "GR 4.2 «vervloog wanneer samenwerkingsverbanden na verloop van tijd weer werden ontbonden»",
        outcomes: &[
            Outcome::of(Less, LOCAL_STOCK, Relative, &[NONE.after(DISSOLVED).at(24), NONE.at(24)]),
            Outcome::of(
                Expected::None,
                Indicator("usable_stock"),
                Difference,
                &[NONE.after(DISSOLVED).at(24), NONE.at(24)],
            ),
        ],
    },
    Row {
        id: "P02",
        kind: Strong,
        theory: Theory::All,
        raised: Text::new("een landelijk netwerk", "a national network"),
        quote: "GR 4.2 «Kennis die lokaal ontwikkeld werd, bleef vaak lokaal»",
        outcomes: &[Outcome::of(
            More,
            Indicator("share_reaching_national"),
            Difference,
            &[ADVICE, NO_NATIONAL_NETWORK],
        )],
    },
    Row {
        id: "P03",
        kind: Strong,
        theory: Theory::All,
        raised: Text::new(
            "vijf miljoen per jaar voor alleen de databank",
            "five million a year for the databank alone",
        ),
        quote: "GR 4.2 «de beschreven interventies werden maar weinig toegepast»",
        outcomes: &[
            Outcome::of(More, Indicator("databank"), Difference, &[DATABANK, NONE]),
            Outcome::of(WeaklyMore, Indicator("practice_use"), Difference, &[DATABANK, NONE]),
        ],
    },
    Row {
        id: "P04",
        kind: Measured,
        theory: Theory::All,
        raised: Text::new("de helft meer lectoraten zonder afstemming", "half as many lectoraten again, uncoordinated"),
        quote: "GR 4.4.2 «versnippering van onderzoek»",
        outcomes: &[
            Outcome::of(
                More,
                Indicator("duplication"),
                Difference,
                &[UNCOORDINATED.after(MORE_LECTORATEN), UNCOORDINATED],
            ),
            Outcome::of(More, Indicator("gaps"), Difference, &[UNCOORDINATED.after(MORE_LECTORATEN), UNCOORDINATED]),
            Outcome::of(More, TOPIC_VARIANCE, Difference, &[UNCOORDINATED.after(MORE_LECTORATEN), UNCOORDINATED]),
        ],
    },
    Row {
        id: "P05",
        kind: Sign,
        theory: Theory::All,
        raised: Text::new(
            "geld voor regio, landelijk en beroep samen, tegen elk alleen",
            "money for regions, centre and profession together, against each alone",
        ),
        quote: "GR 4.5 «hebben elkaar onvoldoende versterkt»",
        outcomes: &[Outcome::of(
            Interaction,
            Indicator("practice_use"),
            Joint,
            &[TOGETHER_PAID, NONE, REGIONAL, NATIONAL, PROFESSION],
        )],
    },
    Row {
        id: "P06",
        kind: Sign,
        theory: Theory::All,
        raised: Text::new("leerkringen schrijven op wat zij weten", "learning circles write down what they know"),
        quote: "GR 5.1 «impliciete kennis geëxpliciteerd»",
        outcomes: &[Outcome::of(More, EXPLICIT_STOCK, Relative, &[ADVICE, ADVICE.times(NOTHING_WRITTEN)])],
    },
    Row {
        id: "P07",
        kind: Sign,
        theory: Theory::All,
        raised: Text::new("ervaring delen zonder iets op te schrijven", "sharing experience without writing it down"),
        quote: "GR 5.2.3 «zonder explicitering als vooropgesteld doel»",
        outcomes: &[
            Outcome::of(
                More,
                Indicator("craft"),
                Difference,
                &[ADVICE.times(NOTHING_WRITTEN), ADVICE.times(NOTHING_SHARED)],
            ),
            Outcome::of(
                Expected::None,
                Indicator("usable_stock"),
                Difference,
                &[ADVICE.times(NOTHING_WRITTEN), ADVICE.times(NOTHING_SHARED)],
            ),
        ],
    },
    Row {
        id: "P08",
        kind: Measured,
        theory: Theory::All,
        raised: Text::new("projecten van één jaar in plaats van drie", "projects of one year instead of three"),
        quote: "GR 4.1 «projectencarroussel»",
        outcomes: &[
            Outcome::of(Less, EXPLICIT_STOCK, Relative, &[SHORT_PROJECTS, ADVICE]),
            Outcome::of(Less, LANGUAGE, Difference, &[SHORT_PROJECTS, ADVICE]),
        ],
    },
    Row {
        id: "P09",
        kind: Measured,
        theory: Theory::All,
        raised: Text::new("banden met universiteit en buitenland", "links with university and abroad"),
        quote: "BE «werden daardoor onvoldoende benut»",
        outcomes: &[Outcome::of(More, Indicator("practice_quality"), Difference, &[ADVICE, ADVICE.times(NO_OUTSIDE)])],
    },
    Row {
        id: "P10",
        kind: Measured,
        theory: Theory::All,
        raised: Text::new(
            "geld voor toetsen in plaats van alleen verzamelen",
            "money for testing instead of collecting alone",
        ),
        quote: "GR 4.2 «Van slechts weinig interventies bleek echter de effectiviteit te onderbouwen»",
        outcomes: &[
            Outcome::of(More, Indicator("share_sound"), Difference, &[DATABANK, HARDLY_TESTED]),
            Outcome::of(
                UnderAFifth,
                Indicator("share_sound"),
                Early,
                &[DATABANK.at(12), HARDLY_TESTED.at(12), DATABANK, HARDLY_TESTED],
            ),
            Outcome::of(UnderAFifth, Indicator("share_sound"), Level, &[HARDLY_TESTED])
                .case("zonder toetsen", "without testing"),
        ],
    },
    Row {
        id: "P11",
        kind: Measured,
        theory: Theory::All,
        raised: Text::new("vijf miljoen per jaar voor richtlijnen", "five million a year for guidelines"),
        quote: "GR 5.2.3 «identificatie van kennislacunes»",
        outcomes: &[
            Outcome::of(More, NAMED_GAPS, Difference, &[GUIDELINES, NONE]),
            Outcome::of(More, INSTITUTE_DEMAND, Difference, &[GUIDELINES, NONE]),
        ],
    },
];
