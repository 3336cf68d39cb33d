//! P25–P36: how partners come to work together.

use super::Expected::{Less, More, UnderAFifth, WeaklyMore};
use super::How::{Difference, Early, Level, Relative};
use super::Kind::{Measured, OnTrial, Sign, Strong};
use super::Measure::Indicator;
use super::measures::*;
use super::{ADVICE, Arm, LETTER, NONE, Outcome, Row, Theory, paid};
use crate::text::Text;

const VALUABLE: &[(&str, f64)] = &[("partnership.benefit_scale", 0.5)];
/// Money for the networks there are.
const GOING_ON: Arm = NONE.with(paid!("trial", "2.6", "development = 1.0", "continues = true"));
const NO_OTHERS: &[(&str, f64)] = &[
    ("partnership.seats_municipality", 0.0),
    ("partnership.join_citizens", 0.0),
    ("partnership.join_citizens_asked", 0.0),
    ("partnership.join_outside", 0.0),
    ("partnership.join_outside_asked", 0.0),
];
const MUCH_DRIFT: &[(&str, f64)] = &[("cocreation.drift", 1.8)];
const LITTLE_DRIFT: &[(&str, f64)] = &[("cocreation.drift", 0.4)];
const NETWORKS: Arm = NONE.with(paid!("trial", "5.0", "development = 1.0", ""));
const NO_PARTNERSHIP: Arm = ADVICE.with("[governance]\nweight_partnership = 0.0\nweight_quality = 0.4\n");
const SPREAD: Arm = ADVICE.with("[governance]\nweight_spread = 0.3\nweight_quality = 0.1\n");
const NO_SPREAD: Arm = ADVICE.with("[governance]\nweight_spread = 0.0\nweight_quality = 0.4\n");
/// With spread or without, and money for eight networks instead of twenty: fewer than there are regions.
const FEW_SPREAD: Arm = ADVICE
    .with("[governance]\nweight_spread = 0.3\nweight_quality = 0.1\n[programme.stimulering]\ntotal_mln_euro = 42\n");
const FEW_NO_SPREAD: Arm = ADVICE
    .with("[governance]\nweight_spread = 0.0\nweight_quality = 0.4\n[programme.stimulering]\ntotal_mln_euro = 42\n");
const UNCONDITIONAL: Arm = LETTER.with("[funding]\nwidening = 0.0\njoint_regional_agenda = 0.0\n");

pub(super) const ROWS: &[Row] = &[
    Row {
        id: "P25",
        kind: Strong,
        theory: Theory::All,
        raised: Text::new("tijd die nieuwe netwerken samenwerken", "time that new networks work together"),
        quote: "GR 2.3 «is mensenwerk en kost veel tijd»",
        outcomes: &[Outcome::course(
            UnderAFifth,
            Text::new(
                "vertrouwen na één jaar, deel van de stijging in zeven",
                "trust after one year, as part of its rise in seven",
            ),
            |l| l.after_one_year(|n| n.mean_trust()),
        )],
    },
    Row {
        id: "P26",
        kind: Sign,
        theory: Theory::All,
        raised: Text::new("partners zien meerwaarde", "partners see added value"),
        quote: "GR 2.3 «aantoonbaar meerwaarde hebben»",
        outcomes: &[
            Outcome::of(
                More,
                Indicator("municipal_coverage"),
                Difference,
                &[NONE.at(24), NONE.after(NO_BENEFIT).at(24)],
            )
            .case("gemeenten die iets zien in plaats van niets", "municipalities that see some instead of none"),
            Outcome::of(
                More,
                Indicator("active_networks"),
                Difference,
                &[ADVICE.times(VALUABLE).at(120), ADVICE.at(120)],
            )
            .case("twee keer zo veel voor allen", "twice as much for all"),
        ],
    },
    Row {
        id: "P27",
        kind: Sign,
        theory: Theory::All,
        raised: Text::new("vier culturen om de tafel in plaats van twee", "four cultures at the table instead of two"),
        quote: "GR 2.3 «Wetenschap, praktijk én beleid zijn lastig te verbinden»",
        outcomes: &[Outcome::of(
            Less,
            OLD_NETWORKS,
            Difference,
            &[GOING_ON.after(FOUR_CULTURES).at(36), GOING_ON.after(TWO_CULTURES).times(NO_OTHERS).at(36)],
        )],
    },
    Row {
        id: "P28",
        kind: Measured,
        theory: Theory::All,
        raised: Text::new("netwerken verliezen hun gemeenschappelijke taal", "networks lose their common language"),
        quote: "BE «het gebrek aan een gemeenschappelijke ‘taal’»",
        outcomes: &[Outcome::of(
            Less,
            Indicator("network_products"),
            Relative,
            &[ADVICE.after(SPEECHLESS).at(36), ADVICE.at(36)],
        )],
    },
    Row {
        id: "P29",
        kind: Measured,
        theory: Theory::All,
        raised: Text::new(
            "universiteiten worden op publicaties afgerekend in plaats van op praktijk",
            "universities rewarded for publications instead of practice",
        ),
        quote: "GR 2.3 «toch meer aan te sluiten bij de universitaire onderzoekslijn»",
        outcomes: &[Outcome::of(
            Less,
            UNIVERSITY_FIT,
            Difference,
            &[ADVICE.after(PUBLISHING).times(MUCH_DRIFT), ADVICE.after(SERVING).times(LITTLE_DRIFT)],
        )],
    },
    Row {
        id: "P30",
        kind: Measured,
        theory: Theory::All,
        raised: Text::new(
            "druk om in Engelstalige tijdschriften te publiceren",
            "pressure to publish in English journals",
        ),
        quote: "GR 4.4.3 «druk om te publiceren in gerenommeerde Engelstalige tijdschriften»",
        outcomes: &[Outcome::of(
            Less,
            UNIVERSITY_RESEARCH,
            Difference,
            &[ADVICE.after(PUBLISHING).times(MUCH_DRIFT), ADVICE.after(SERVING).times(LITTLE_DRIFT)],
        )],
    },
    Row {
        id: "P31",
        kind: OnTrial,
        theory: Theory::All,
        raised: Text::new(
            "de kwaliteit van het samenwerkingsverband telt mee bij de beoordeling",
            "the quality of the partnership counts in the scoring",
        ),
        quote: "GR 6 rec. 4 «de gelijkwaardigheid van de samenwerkende partijen»",
        outcomes: &[
            Outcome::of(More, Indicator("mean_trust"), Difference, &[ADVICE, NO_PARTNERSHIP]),
            Outcome::of(More, Indicator("active_networks"), Difference, &[ADVICE.at(144), NO_PARTNERSHIP.at(144)]),
        ],
    },
    Row {
        id: "P32",
        kind: OnTrial,
        theory: Theory::All,
        raised: Text::new(
            "geografische spreiding telt mee bij de beoordeling",
            "geographic spread counts in the scoring",
        ),
        quote: "GR 5.2.4 «geografische spreiding van de samenwerkingsverbanden als additioneel criterium»",
        outcomes: &[
            Outcome::of(More, Indicator("regions_with_network"), Difference, &[SPREAD.at(36), NO_SPREAD.at(36)])
                .case("geld voor twintig netwerken", "money for twenty networks"),
            Outcome::of(
                More,
                Indicator("regions_with_network"),
                Difference,
                &[FEW_SPREAD.at(36), FEW_NO_SPREAD.at(36)],
            )
            .case("geld voor acht netwerken", "money for eight networks"),
            Outcome::of(Less, Indicator("mean_trust"), Difference, &[FEW_SPREAD.at(36), FEW_NO_SPREAD.at(36)])
                .case("geld voor acht netwerken", "money for eight networks"),
        ],
    },
    Row {
        id: "P33",
        kind: Sign,
        theory: Theory::All,
        raised: Text::new("vijf miljoen per jaar voor netwerken", "five million a year for networks"),
        quote: "BE «pas in een latere fase tot stand gekomen»",
        outcomes: &[
            Outcome::of(UnderAFifth, Indicator("modules"), Early, &[NETWORKS.at(12), NONE.at(12), NETWORKS, NONE]),
            Outcome::of(UnderAFifth, CURRICULUM, Early, &[NETWORKS.at(12), NONE.at(12), NETWORKS, NONE]),
        ],
    },
    Row {
        id: "P34",
        kind: Sign,
        theory: Theory::All,
        raised: Text::new(
            "vijf miljoen per jaar voor netwerken, niets voor onderwijs",
            "five million a year for networks, nothing for education",
        ),
        quote: "GR 4.4.2 «vaak nog verre van optimaal»",
        outcomes: &[Outcome::of(WeaklyMore, CURRICULUM, Difference, &[NETWORKS, NONE])],
    },
    Row {
        id: "P35",
        kind: OnTrial,
        theory: Theory::All,
        raised: Text::new("geld van buiten in de opbouwfase", "external money in the build-up phase"),
        quote: "GR 2.3 «externe fondsen nodig om het proces op gang te brengen»",
        outcomes: &[
            Outcome::of(More, STARTED, Difference, &[ADVICE.at(36), NONE.at(36)]),
            Outcome::of(UnderAFifth, STARTED, Level, &[NONE.at(36)]).case("zonder dat geld", "without that money"),
        ],
    },
    Row {
        id: "P36",
        kind: Measured,
        theory: Theory::All,
        raised: Text::new(
            "voorwaarden aan de subsidie: verbreding en een gezamenlijke agenda",
            "conditions of the subsidy: widening and a joint agenda",
        ),
        quote: "GR 2.3 «bevorderen de kwaliteit van de samenwerking en het onderzoek»",
        outcomes: &[
            Outcome::of(More, Indicator("mean_trust"), Difference, &[LETTER, UNCONDITIONAL]),
            Outcome::of(More, APPLICABILITY, Difference, &[LETTER, UNCONDITIONAL]),
        ],
    },
];
