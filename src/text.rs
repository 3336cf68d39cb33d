//! Everything staff read exists in Dutch and English; a missing translation does not compile.

/// Language of output.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Lang {
    /// Dutch.
    Nl,
    /// English.
    En,
}

impl Lang {
    /// Language of the user's locale (`LC_ALL`, `LC_MESSAGES`, `LANG`), English when it is not Dutch.
    pub fn of_locale() -> Self {
        let locale = ["LC_ALL", "LC_MESSAGES", "LANG"]
            .iter()
            .find_map(|v| std::env::var(v).ok().filter(|s| !s.is_empty()))
            .unwrap_or_default();
        if locale.starts_with("nl") { Self::Nl } else { Self::En }
    }

    /// The Dutch or the English alternative.
    pub fn pick<T>(self, nl: T, en: T) -> T {
        match self {
            Self::Nl => nl,
            Self::En => en,
        }
    }

    /// A number with thousands separators and `decimals` decimals: `1.234,5` or `1,234.5`, with a real minus sign.
    pub fn number(self, value: f64, decimals: usize) -> String {
        let plain = format!("{:.*}", decimals, value.abs());
        let (whole, fraction) = plain.split_once('.').unwrap_or((&plain, ""));
        let (thousands, point) = self.pick(('.', ','), (',', '.'));
        let mut out = String::new();
        if value < 0.0 && plain.bytes().any(|b| (b'1'..=b'9').contains(&b)) {
            out.push('\u{2212}');
        }
        for (i, digit) in whole.chars().enumerate() {
            if i > 0 && (whole.len() - i).is_multiple_of(3) {
                out.push(thousands);
            }
            out.push(digit);
        }
        if !fraction.is_empty() {
            out.push(point);
            out.push_str(fraction);
        }
        out
    }

    /// As [`Lang::number`], with a plus sign before positive numbers.
    pub fn signed(self, value: f64, decimals: usize) -> String {
        let text = self.number(value, decimals);
        let zero = !text.bytes().any(|b| (b'1'..=b'9').contains(&b));
        if value > 0.0 && !zero { format!("+{text}") } else { text }
    }

    /// A share as a percentage: `12,5%`.
    pub fn percent(self, share: f64, decimals: usize) -> String {
        format!("{}%", self.number(share * 100.0, decimals))
    }
}

/// A text in both languages, known when the program is compiled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Text {
    /// Dutch.
    pub nl: &'static str,
    /// English.
    pub en: &'static str,
}

impl Text {
    /// Both languages at once.
    pub const fn new(nl: &'static str, en: &'static str) -> Self {
        Self { nl, en }
    }
    /// The text in the asked language.
    pub fn in_lang(self, lang: Lang) -> &'static str {
        lang.pick(self.nl, self.en)
    }
}

/// A text in both languages read from a file.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct OwnedText {
    /// Dutch.
    pub nl: String,
    /// English.
    pub en: String,
}

impl OwnedText {
    /// The text in the asked language.
    pub fn in_lang(&self, lang: Lang) -> &str {
        lang.pick(&self.nl, &self.en)
    }
}

impl From<Text> for OwnedText {
    fn from(text: Text) -> Self {
        Self { nl: text.nl.to_owned(), en: text.en.to_owned() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_read_as_the_reader_expects() {
        assert_eq!(Lang::Nl.number(1234567.891, 1), "1.234.567,9");
        assert_eq!(Lang::En.number(-1234.5, 2), "\u{2212}1,234.50");
        assert_eq!(Lang::Nl.number(-0.04, 1), "0,0");
        assert_eq!(Lang::Nl.signed(3.26, 1), "+3,3");
        assert_eq!(Lang::Nl.signed(0.0, 1), "0,0");
        assert_eq!(Lang::Nl.percent(0.125, 1), "12,5%");
    }
}
