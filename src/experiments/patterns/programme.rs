//! P37–P47: the design of a programme.

use super::Expected::{Less, MiddleBest, More, Threshold};
use super::How::{Bend, Difference, Level, Middle, Relative};
use super::Kind::{Measured, OnTrial};
use super::Measure::Indicator;
use super::measures::*;
use super::{ADVICE, Arm, LETTER, NONE, Outcome, Row, Theory};
use crate::text::Text;

const MUCH_FROM_THE_START: Arm = Arm::of("hoge-eigen-bijdrage");
const NOTHING_ASKED: Arm = ADVICE.with("[programme.stimulering]\nown_share = 0.0\n");
const THREE_YEARS: Arm = Arm::of("kort-3-jaar");
/// Between [`THREE_YEARS`] and the seven of the advice, with the same money.
const FIVE_YEARS: Arm = ADVICE.with(
    "[programme.stimulering]\nyears = 5\nprofile = [0.5, 1.1, 1.2, 1.1, 1.1]\nown_share = [0.0, 0.0, 0.1, 0.3, 0.5]\n\
     grant_keur = 420\n",
);
const NO_STEERING: Arm = ADVICE.with("[governance]\nsteering = 0.0\n");
const TIGHT: Arm = ADVICE.with("[governance]\nsteering = 0.9\n");
const NO_ROOM: Arm = ADVICE.with("[funding]\nroom_for_failure = 0.0\n");
const ROOM: Arm = ADVICE.with("[funding]\nroom_for_failure = 1.0\n");
const NO_EVALUATION: Arm = ADVICE.with("[governance]\nevaluation_first = 0\nevaluation_every = 0\n");
const DELEGATES: Arm = ADVICE.with("[governance]\ncommittee_independence = 0.0\n");
const GRADUAL: Arm = Arm::of("gelijk-budget-kabinet");
const INFLUENCE: Arm = LETTER.with("[governance]\nmunicipal_influence = 1.0\n");
const NO_INFLUENCE: Arm = LETTER.with("[governance]\nmunicipal_influence = 0.0\n");
const NARROW: Arm = LETTER.with("[funding]\nwidening = 0.0\n");

pub(super) const ROWS: &[Row] = &[
    Row {
        id: "P37",
        kind: OnTrial,
        theory: Theory::Ownership,
        raised: Text::new(
            "een hoge eigen bijdrage vanaf het begin in plaats van een die stijgt",
            "a high own contribution from the start instead of one that rises",
        ),
        quote: "GR 5.2.1 «Te grote (financiële) verplichtingen passen daar niet bij»",
        outcomes: &[
            Outcome::of(
                Less,
                Indicator("municipal_coverage"),
                Difference,
                &[MUCH_FROM_THE_START.at(36), ADVICE.at(36)],
            ),
            Outcome::of(Less, Indicator("network_products"), Relative, &[MUCH_FROM_THE_START.at(36), ADVICE.at(36)]),
        ],
    },
    Row {
        id: "P38",
        kind: OnTrial,
        theory: Theory::Ownership,
        raised: Text::new(
            "een eigen bijdrage die later komt, tegen geen en tegen veel vanaf het begin",
            "an own contribution that comes later, against none and against much from the start",
        ),
        quote: "GR 5.2.1 «bevorderlijk voor het besef van ‘eigenaarschap’»",
        outcomes: &[
            Outcome::of(More, Indicator("ownership"), Difference, &[ADVICE, NOTHING_ASKED]),
            Outcome::of(MiddleBest, Indicator("ownership"), Middle, &[NOTHING_ASKED, ADVICE, MUCH_FROM_THE_START]),
        ],
    },
    Row {
        id: "P39",
        kind: OnTrial,
        theory: Theory::All,
        raised: Text::new(
            "zeven jaar in plaats van drie, met hetzelfde geld, vijf jaar na het eind",
            "seven years instead of three, with the same money, five years after the end",
        ),
        quote: "GR 5.2.1 «ten minste zeven jaar zal moeten duren»",
        outcomes: &[
            Outcome::of(More, Indicator("regions_with_network"), Difference, &[ADVICE.at(144), THREE_YEARS.at(96)]),
            Outcome::of(
                Threshold,
                Indicator("regions_with_network"),
                Bend,
                &[THREE_YEARS.at(96), FIVE_YEARS.at(120), ADVICE.at(144)],
            ),
        ],
    },
    Row {
        id: "P40",
        kind: OnTrial,
        theory: Theory::All,
        raised: Text::new("lokale partijen op eigen kracht", "local parties left to themselves"),
        quote: "GR 5.2.1 «op eigen kracht, het noodzakelijke kennissysteem tot stand zullen brengen»",
        outcomes: &[Outcome::of(Less, SELF_ORGANISED, Level, &[NONE])],
    },
    Row {
        id: "P41",
        kind: OnTrial,
        theory: Theory::All,
        raised: Text::new(
            "lichte regie, tegen geen en tegen strakke",
            "light steering, against none and against tight",
        ),
        quote: "GR 5.2.1 «lichte vorm van regie»",
        outcomes: &[Outcome::of(MiddleBest, Indicator("mean_trust"), Middle, &[NO_STEERING, ADVICE, TIGHT])],
    },
    Row {
        id: "P42",
        kind: Measured,
        theory: Theory::All,
        raised: Text::new(
            "volle ruimte voor mislukkingen in plaats van geen",
            "full room for failures instead of none",
        ),
        quote: "GR 5.2.1 «inclusief fouten en mislukkingen»",
        outcomes: &[Outcome::of(More, Indicator("mastery"), Difference, &[ROOM, NO_ROOM])],
    },
    Row {
        id: "P43",
        kind: OnTrial,
        theory: Theory::All,
        raised: Text::new(
            "evaluatie na een jaar, met de partijen aan tafel, in plaats van geen",
            "evaluation after a year, with the parties at the table, instead of none",
        ),
        quote: "GR 5.2.5 «De belangrijke eerste evaluatie zal moeten plaatsvinden na een jaar»",
        outcomes: &[
            Outcome::of(More, Indicator("ownership"), Difference, &[ADVICE.at(36), NO_EVALUATION.at(36)]),
            Outcome::of(More, FIT, Difference, &[ADVICE.at(36), NO_EVALUATION.at(36)]),
        ],
    },
    Row {
        id: "P44",
        kind: Measured,
        theory: Theory::All,
        raised: Text::new(
            "een commissie zonder last of ruggespraak in plaats van afgevaardigden",
            "a committee without instruction instead of delegates",
        ),
        quote: "GR 5.2.2 «zonder last of ruggespraak»",
        outcomes: &[Outcome::of(More, Indicator("partner_kinds"), Difference, &[ADVICE, DELEGATES])],
    },
    Row {
        id: "P45",
        kind: OnTrial,
        theory: Theory::All,
        raised: Text::new(
            "geleidelijke verandering in plaats van een nieuw programma, met hetzelfde geld",
            "gradual change instead of a new programme, with the same money",
        ),
        quote: "MB «de continuïteit van kennis in deze periode»",
        outcomes: &[
            Outcome::of(More, Indicator("network_activity"), Difference, &[GRADUAL.at(12), ADVICE.at(12)]),
            Outcome::of(Less, Indicator("coherence"), Difference, &[GRADUAL, ADVICE]),
        ],
    },
    Row {
        id: "P46",
        kind: OnTrial,
        theory: Theory::All,
        raised: Text::new(
            "volle invloed van gemeenten op de instituten in plaats van geen",
            "full influence of municipalities on the institutes instead of none",
        ),
        quote: "MB «Vragen vanuit de praktijk zullen daarmee meer leidend worden»",
        outcomes: &[
            Outcome::of(More, Indicator("demand_driven_municipalities"), Difference, &[INFLUENCE, NO_INFLUENCE]),
            Outcome::of(More, INSTITUTE_DEMAND, Difference, &[INFLUENCE, NO_INFLUENCE]),
        ],
    },
    Row {
        id: "P47",
        kind: OnTrial,
        theory: Theory::All,
        raised: Text::new("werkplaatsen voor het hele sociale domein", "werkplaatsen for the whole social domain"),
        quote: "MB «Het aantal deelnemende instellingen en gemeenten zal moeten worden vergroot»",
        outcomes: &[
            Outcome::of(More, EMPLOYERS_JOINED, Difference, &[LETTER, NARROW]),
            Outcome::of(More, Indicator("municipal_coverage"), Difference, &[LETTER, NARROW]),
        ],
    },
];
