//! Indicators per theme, kept every December only.

use super::Direction::Lower;
use super::Indicator;
use super::Unit::Share;
use super::list::indicator;

macro_rules! gaps {
    ($($theme:literal $key:literal $nl:literal $en:literal;)*) => {
        &[$(indicator(
            concat!("gaps_", $key),
            (concat!("witte vlekken: ", $nl), concat!("white spots: ", $en)),
            (
                "aandeel van de behoefte binnen het thema aan vragen zonder project in vijf jaar",
                "share of need within the theme on questions without a project in five years",
            ),
            Share,
            Lower,
            false,
            |s| s.gaps_in($theme),
        )),*]
    };
}

/// White spots per theme, in the order of [`crate::world::themes::LIST`].
pub(super) const THEMES: &[Indicator] = gaps! {
    0 "access" "toegang" "access";
    1 "teams" "wijkteams en integraal werken" "neighbourhood teams";
    2 "support" "cliëntondersteuning" "client support";
    3 "mental" "psychische kwetsbaarheid" "mental vulnerability";
    4 "violence" "geweld in afhankelijkheidsrelaties" "violence in dependent relations";
    5 "outreach" "outreachend werken en netwerkregie" "outreach and network coordination";
    6 "loneliness" "eenzaamheid" "loneliness";
    7 "disability" "leven met een beperking" "living with a disability";
    8 "carers" "mantelzorg en informele zorg" "informal care";
    9 "youth" "jeugd en opvoeding" "youth and parenting";
    10 "debts" "schulden, werk en inkomen" "debts, work and income";
    11 "community" "burgerinitiatief en samenlevingsopbouw" "community building";
};

/// Keys of the white spots of every theme, in their order.
pub fn gaps_by_theme() -> impl Iterator<Item = &'static str> {
    THEMES.iter().map(|i| i.key)
}

#[cfg(test)]
mod tests {
    use super::THEMES;
    use crate::world::themes::LIST;

    #[test]
    fn every_theme_has_its_indicator() {
        assert_eq!(THEMES.len(), LIST.len());
        for (indicator, theme) in THEMES.iter().zip(LIST) {
            assert!(indicator.label.nl.ends_with(theme.label.nl) && indicator.label.en.ends_with(theme.label.en));
        }
    }
}
