//! Tables: named columns of equal length.

use std::ops::Range;

use ::parquet::basic::Type as Physical;

use crate::error::Result;

/// The values of one column of a table.
#[derive(Clone, Debug)]
pub enum Column {
    /// Texts.
    Text(Vec<String>),
    /// Texts that repeat: row `i` holds `names[codes[i]]`. Equal to, and written as, the same texts in full.
    Labels {
        /// The different texts.
        names: Vec<String>,
        /// Per row the number of its text.
        codes: Vec<u32>,
    },
    /// Numbers in double precision; NaN where there is none.
    F64(Vec<f64>),
    /// Numbers in single precision; NaN where there is none.
    F32(Vec<f32>),
    /// Whole numbers, 32 bits.
    I32(Vec<i32>),
    /// Whole numbers, 64 bits.
    I64(Vec<i64>),
    /// Yes or no.
    Bool(Vec<bool>),
}

impl Column {
    /// Texts that repeat, numbered in order of first appearance.
    pub fn labels<'a>(texts: impl IntoIterator<Item = &'a str>) -> Self {
        let mut numbers = std::collections::BTreeMap::<&'a str, u32>::new();
        let mut names = Vec::new();
        let number = |text: &'a str| {
            *numbers.entry(text).or_insert_with(|| {
                names.push(text.to_owned());
                names.len() as u32 - 1
            })
        };
        let codes = texts.into_iter().map(number).collect();
        Self::Labels { names, codes }
    }

    /// Number of rows.
    pub fn rows(&self) -> usize {
        match self {
            Self::Text(v) => v.len(),
            Self::Labels { codes, .. } => codes.len(),
            Self::F64(v) => v.len(),
            Self::F32(v) => v.len(),
            Self::I32(v) => v.len(),
            Self::I64(v) => v.len(),
            Self::Bool(v) => v.len(),
        }
    }

    /// Text of a row; nothing for a column of other values.
    pub fn text(&self, row: usize) -> Option<&str> {
        match self {
            Self::Text(v) => Some(&v[row]),
            Self::Labels { names, codes } => Some(&names[codes[row] as usize]),
            _ => None,
        }
    }

    /// Number of a row (yes is 1); nothing for texts.
    pub fn number(&self, row: usize) -> Option<f64> {
        match self {
            Self::Text(_) | Self::Labels { .. } => None,
            Self::F64(v) => Some(v[row]),
            Self::F32(v) => Some(f64::from(v[row])),
            Self::I32(v) => Some(f64::from(v[row])),
            Self::I64(v) => Some(v[row] as f64),
            Self::Bool(v) => Some(f64::from(u8::from(v[row]))),
        }
    }

    /// A row as CSV prints it, before quoting; empty where there is no number.
    pub(super) fn print(&self, row: usize) -> String {
        match self {
            Self::Text(_) | Self::Labels { .. } => self.text(row).unwrap_or_default().to_owned(),
            Self::F64(v) if v[row].is_nan() => String::new(),
            Self::F32(v) if v[row].is_nan() => String::new(),
            Self::F64(v) => v[row].to_string(),
            Self::F32(v) => v[row].to_string(),
            Self::I32(v) => v[row].to_string(),
            Self::I64(v) => v[row].to_string(),
            Self::Bool(v) => v[row].to_string(),
        }
    }

    /// Adds rows of another column of the same kind below.
    pub(super) fn append(&mut self, other: &Self) {
        match (self, other) {
            (Self::Text(a), Self::Text(b)) => a.extend_from_slice(b),
            (Self::Labels { names, codes }, Self::Labels { names: more, codes: below }) => {
                let mut number = |name: &String| {
                    names.iter().position(|n| n == name).unwrap_or_else(|| {
                        names.push(name.clone());
                        names.len() - 1
                    }) as u32
                };
                let numbers: Vec<u32> = more.iter().map(&mut number).collect();
                codes.extend(below.iter().map(|&code| numbers[code as usize]));
            }
            (Self::F64(a), Self::F64(b)) => a.extend_from_slice(b),
            (Self::F32(a), Self::F32(b)) => a.extend_from_slice(b),
            (Self::I32(a), Self::I32(b)) => a.extend_from_slice(b),
            (Self::I64(a), Self::I64(b)) => a.extend_from_slice(b),
            (Self::Bool(a), Self::Bool(b)) => a.extend_from_slice(b),
            _ => unreachable!("columns of different kinds are not one column"),
        }
    }

    /// Some of the rows.
    pub(super) fn part(&self, rows: Range<usize>) -> Self {
        match self {
            Self::Text(v) => Self::Text(v[rows].to_vec()),
            Self::Labels { names, codes } => Self::Labels { names: names.clone(), codes: codes[rows].to_vec() },
            Self::F64(v) => Self::F64(v[rows].to_vec()),
            Self::F32(v) => Self::F32(v[rows].to_vec()),
            Self::I32(v) => Self::I32(v[rows].to_vec()),
            Self::I64(v) => Self::I64(v[rows].to_vec()),
            Self::Bool(v) => Self::Bool(v[rows].to_vec()),
        }
    }

    pub(super) fn physical(&self) -> Physical {
        match self {
            Self::Text(_) | Self::Labels { .. } => Physical::BYTE_ARRAY,
            Self::F64(_) => Physical::DOUBLE,
            Self::F32(_) => Physical::FLOAT,
            Self::I32(_) => Physical::INT32,
            Self::I64(_) => Physical::INT64,
            Self::Bool(_) => Physical::BOOLEAN,
        }
    }
}

/// Equal when every row holds the same text or the same bits, so NaN equals itself.
impl PartialEq for Column {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::F64(a), Self::F64(b)) => a.iter().map(|x| x.to_bits()).eq(b.iter().map(|x| x.to_bits())),
            (Self::F32(a), Self::F32(b)) => a.iter().map(|x| x.to_bits()).eq(b.iter().map(|x| x.to_bits())),
            (Self::I32(a), Self::I32(b)) => a == b,
            (Self::I64(a), Self::I64(b)) => a == b,
            (Self::Bool(a), Self::Bool(b)) => a == b,
            (Self::Text(_) | Self::Labels { .. }, Self::Text(_) | Self::Labels { .. }) => {
                self.rows() == other.rows() && (0..self.rows()).all(|row| self.text(row) == other.text(row))
            }
            _ => false,
        }
    }
}

/// Named columns of equal length, in order.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Table {
    /// Name and values of each column.
    pub columns: Vec<(String, Column)>,
}

impl Table {
    /// Adds a column on the right.
    pub fn with(mut self, name: impl Into<String>, column: Column) -> Self {
        self.columns.push((name.into(), column));
        self
    }

    /// Number of rows.
    pub fn rows(&self) -> usize {
        self.columns.first().map_or(0, |(_, column)| column.rows())
    }

    /// The column with this name.
    pub fn column(&self, name: &str) -> Option<&Column> {
        self.columns.iter().find(|(n, _)| n == name).map(|(_, column)| column)
    }

    /// Adds the rows of a table with the same columns below.
    pub(super) fn append(&mut self, other: &Self) {
        if self.columns.is_empty() {
            self.clone_from(other);
        } else {
            self.columns.iter_mut().zip(&other.columns).for_each(|((_, a), (_, b))| a.append(b));
        }
    }

    /// Forgets the first rows.
    pub(super) fn skip(&mut self, rows: usize) {
        let left = rows..self.rows();
        self.columns.iter_mut().for_each(|(_, column)| *column = column.part(left.clone()));
    }

    fn check(&self) {
        assert!(!self.columns.is_empty(), "a table needs at least one column");
        for (i, (name, column)) in self.columns.iter().enumerate() {
            assert!(self.columns[..i].iter().all(|(n, _)| n != name), "two columns are called {name}");
            assert!(column.rows() == self.rows(), "column {name} has another number of rows than the first");
            if let Column::Labels { names, codes } = column {
                assert!(codes.iter().all(|&c| (c as usize) < names.len()), "column {name} has a code without a name");
            }
        }
    }
}

/// What can be written as a table, part by part: it need not be in memory as a whole.
pub trait Rows {
    /// Names of the columns, all different.
    fn names(&self) -> Vec<&str>;

    /// Number of rows.
    fn rows(&self) -> usize;

    /// Some rows of a column, which is of the same kind for all rows.
    ///
    /// # Errors
    /// When these cannot be had.
    fn part(&self, column: usize, rows: Range<usize>) -> Result<Column>;
}

impl Rows for Table {
    fn names(&self) -> Vec<&str> {
        self.check();
        self.columns.iter().map(|(name, _)| name.as_str()).collect()
    }

    fn rows(&self) -> usize {
        Self::rows(self)
    }

    fn part(&self, column: usize, rows: Range<usize>) -> Result<Column> {
        Ok(self.columns[column].1.part(rows))
    }
}
