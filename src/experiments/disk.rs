//! Results on disk: a file is there whole or not at all, and the same table gives the same bytes on every machine.
//!
//! Parquet files carry no time, host or program version: `created_by` is fixed, row groups hold a fixed number of
//! rows, and what the caller wants remembered goes into the metadata in the order given. There are no nulls: a number
//! that does not exist is NaN.

use std::fs::File;
use std::io::{self, Write};
use std::path::Path;
use std::sync::Arc;

use parquet::basic::{Compression, ConvertedType, LogicalType, Repetition, Type as Physical};
use parquet::column::reader::{ColumnReader, ColumnReaderImpl};
use parquet::data_type::{BoolType, ByteArray, ByteArrayType, DataType, DoubleType, FloatType, Int32Type, Int64Type};
use parquet::errors::ParquetError;
use parquet::file::metadata::KeyValue;
use parquet::file::properties::WriterProperties;
use parquet::file::reader::{FileReader, RowGroupReader, SerializedFileReader};
use parquet::file::writer::{SerializedColumnWriter, SerializedFileWriter};
use parquet::schema::types::{ColumnDescriptor, ColumnPath, Type as Schema};
use sha2::{Digest, Sha256};

use crate::error::{Error, Result};

/// Rows per row group of a Parquet file.
pub const ROWS_PER_GROUP: usize = 131_072;
/// Who made the file, in the form readers expect; the version is that of this layout, not of the program.
const CREATED_BY: &str = "lemniscaat version 1.0.0 (build 1)";

/// Writes a file through a hidden neighbour that takes its name only when all of it is on the disk: an error, a full
/// disk or a power cut leaves the old file or none. `fill` writes the content. The folder must exist.
pub fn write_atomic(path: &Path, fill: impl FnOnce(&mut (dyn Write + Send)) -> io::Result<()>) -> Result<()> {
    replace(path, fill).map_err(Error::file("write", path))
}

fn replace(path: &Path, fill: impl FnOnce(&mut (dyn Write + Send)) -> io::Result<()>) -> io::Result<()> {
    let folder = path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
    if !folder.is_dir() {
        return Err(io::Error::new(io::ErrorKind::NotFound, format!("there is no folder {}", folder.display())));
    }
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let prefix = format!(".{name}.");
    let mut builder = tempfile::Builder::new();
    builder.prefix(&prefix).suffix(".part");
    // A result may be read by whom the user's umask allows, not by the owner alone as is usual for temporary files.
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    let mut buffer = io::BufWriter::new(builder.tempfile_in(folder)?);
    fill(&mut buffer)?;
    let file = buffer.into_inner().map_err(io::IntoInnerError::into_error)?;
    file.as_file().sync_all()?;
    file.persist(path).map_err(|e| e.error)?;
    // The new name itself is only safe when the folder is; other systems have no such call.
    #[cfg(unix)]
    File::open(folder)?.sync_all()?;
    Ok(())
}

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
        let mut numbers = std::collections::BTreeMap::new();
        let mut names = Vec::new();
        let number = |text: &str| {
            *numbers.entry(text.to_owned()).or_insert_with_key(|text| {
                names.push(text.clone());
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
    fn print(&self, row: usize) -> String {
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

    fn physical(&self) -> Physical {
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

/// Writes a table as Parquet, with key–value metadata in the order given; the same table and metadata give the same
/// bytes. An error when the file cannot be written; then there is none, or the old one.
pub fn write_parquet(table: &Table, path: &Path, metadata: &[(String, String)]) -> Result<()> {
    table.check();
    write_atomic(path, |out| fill_parquet(table, out, metadata).map_err(plain_error))
}

/// The system's own error where there is one, so that a full disk reads as a full disk.
fn plain_error(error: ParquetError) -> io::Error {
    let wrap = |error| io::Error::new(io::ErrorKind::InvalidData, error);
    match error {
        ParquetError::External(inner) => inner.downcast::<io::Error>().map_or_else(wrap, |system| *system),
        other => wrap(Box::new(other)),
    }
}

fn fill_parquet(
    table: &Table,
    out: &mut (dyn Write + Send),
    metadata: &[(String, String)],
) -> std::result::Result<(), ParquetError> {
    let mut fields = Vec::new();
    let pairs = metadata.iter().map(|(key, value)| KeyValue::new(key.clone(), value.clone())).collect();
    let mut properties = WriterProperties::builder()
        .set_created_by(CREATED_BY.to_owned())
        .set_compression(Compression::SNAPPY)
        .set_max_row_group_row_count(Some(ROWS_PER_GROUP))
        .set_key_value_metadata((!metadata.is_empty()).then_some(pairs));
    for (name, column) in &table.columns {
        let (kind, text) = (column.physical(), column.physical() == Physical::BYTE_ARRAY);
        let mut field = Schema::primitive_type_builder(name, kind).with_repetition(Repetition::REQUIRED);
        if text {
            field = field.with_logical_type(Some(LogicalType::String)).with_converted_type(ConvertedType::UTF8);
        }
        fields.push(Arc::new(field.build()?));
        // Numbers of a simulation hardly repeat; texts, months and worlds do.
        let repeats = text || matches!(kind, Physical::INT32 | Physical::INT64);
        properties = properties.set_column_dictionary_enabled(ColumnPath::new(vec![name.clone()]), repeats);
    }
    let schema = Arc::new(Schema::group_type_builder("results").with_fields(fields).build()?);
    let mut file = SerializedFileWriter::new(out, schema, Arc::new(properties.build()))?;
    for start in (0..table.rows()).step_by(ROWS_PER_GROUP) {
        let rows = start..table.rows().min(start + ROWS_PER_GROUP);
        let mut group = file.next_row_group()?;
        for (_, column) in &table.columns {
            let mut writer = group.next_column()?.expect("one writer per column of the schema");
            fill_column(column, rows.clone(), &mut writer)?;
            writer.close()?;
        }
        group.close()?;
    }
    file.close().map(|_| ())
}

fn fill_column(
    column: &Column,
    rows: std::ops::Range<usize>,
    writer: &mut SerializedColumnWriter,
) -> std::result::Result<(), ParquetError> {
    fn all<T: DataType>(values: &[T::T], writer: &mut SerializedColumnWriter) -> parquet::errors::Result<usize> {
        writer.typed::<T>().write_batch(values, None, None)
    }
    let written = match column {
        Column::Text(v) => {
            let texts: Vec<ByteArray> = v[rows].iter().map(|text| ByteArray::from(text.as_str())).collect();
            all::<ByteArrayType>(&texts, writer)
        }
        Column::Labels { names, codes } => {
            let names: Vec<ByteArray> = names.iter().map(|name| ByteArray::from(name.as_str())).collect();
            let texts: Vec<ByteArray> = codes[rows].iter().map(|&code| names[code as usize].clone()).collect();
            all::<ByteArrayType>(&texts, writer)
        }
        Column::F64(v) => all::<DoubleType>(&v[rows], writer),
        Column::F32(v) => all::<FloatType>(&v[rows], writer),
        Column::I32(v) => all::<Int32Type>(&v[rows], writer),
        Column::I64(v) => all::<Int64Type>(&v[rows], writer),
        Column::Bool(v) => all::<BoolType>(&v[rows], writer),
    };
    written.map(|_| ())
}

/// Reads a Parquet file as [`write_parquet`] makes it; texts come back as [`Column::Labels`]. An error when the file
/// is missing, broken, or has nulls, nesting or types that this program does not write.
pub fn read_parquet(path: &Path) -> Result<Table> {
    let table = open(path).and_then(|file| {
        let metadata = file.metadata().file_metadata().schema_descr_ptr();
        let columns = metadata.columns().iter().enumerate();
        let read = |(i, column): (usize, &Arc<ColumnDescriptor>)| {
            let name = column.path().string();
            read_column(&file, i).map(|values| (name, values))
        };
        Ok(Table { columns: columns.map(read).collect::<std::result::Result<_, _>>()? })
    });
    table.map_err(plain_error).map_err(Error::file("read", path))
}

/// Reads the key–value metadata of a Parquet file, in order. An error when the file is missing or broken.
pub fn read_metadata(path: &Path) -> Result<Vec<(String, String)>> {
    let file = open(path).map_err(plain_error).map_err(Error::file("read", path))?;
    let pairs = file.metadata().file_metadata().key_value_metadata().cloned().unwrap_or_default();
    Ok(pairs.into_iter().map(|pair| (pair.key, pair.value.unwrap_or_default())).collect())
}

fn open(path: &Path) -> std::result::Result<SerializedFileReader<File>, ParquetError> {
    SerializedFileReader::new(File::open(path)?)
}

fn read_column(file: &SerializedFileReader<File>, column: usize) -> std::result::Result<Column, ParquetError> {
    let described = file.metadata().file_metadata().schema_descr().column(column);
    let foreign = || {
        let name = described.path().string();
        ParquetError::General(format!("column {name} has nulls or a type that this program does not write"))
    };
    if described.max_def_level() > 0 || described.max_rep_level() > 0 {
        return Err(foreign());
    }
    let groups: Vec<Box<dyn RowGroupReader + '_>> =
        (0..file.num_row_groups()).map(|g| file.get_row_group(g)).collect::<std::result::Result<_, _>>()?;
    macro_rules! values {
        ($reader:ident) => {{
            let mut values = Vec::new();
            for group in &groups {
                let ColumnReader::$reader(reader) = group.get_column_reader(column)? else { return Err(foreign()) };
                read_values(reader, group.metadata().num_rows() as usize, &mut values)?;
            }
            values
        }};
    }
    Ok(match described.physical_type() {
        Physical::BYTE_ARRAY => {
            let texts: Vec<ByteArray> = values!(ByteArrayColumnReader);
            Column::labels(texts.iter().map(ByteArray::as_utf8).collect::<std::result::Result<Vec<_>, _>>()?)
        }
        Physical::DOUBLE => Column::F64(values!(DoubleColumnReader)),
        Physical::FLOAT => Column::F32(values!(FloatColumnReader)),
        Physical::INT32 => Column::I32(values!(Int32ColumnReader)),
        Physical::INT64 => Column::I64(values!(Int64ColumnReader)),
        Physical::BOOLEAN => Column::Bool(values!(BoolColumnReader)),
        _ => return Err(foreign()),
    })
}

fn read_values<T: DataType>(
    mut reader: ColumnReaderImpl<T>,
    rows: usize,
    values: &mut Vec<T::T>,
) -> std::result::Result<(), ParquetError> {
    let wanted = values.len() + rows;
    while values.len() < wanted {
        let (read, _, _) = reader.read_records(wanted - values.len(), None, None, values)?;
        if read == 0 {
            return Err(ParquetError::EOF("a column ends before its last row".to_owned()));
        }
    }
    Ok(())
}

/// For whom a CSV file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CsvFor {
    /// Programs: comma, decimal point, no byte-order mark.
    Programs,
    /// Excel set to Dutch, which opens it with a double click: semicolon, decimal comma, byte-order mark.
    DutchExcel,
}

/// Writes a table as CSV in UTF-8 with a header, quoted as RFC 4180 asks; numbers in full, without thousands
/// separator, empty where there is none. An error when the file cannot be written.
pub fn write_csv(table: &Table, path: &Path, reader: CsvFor) -> Result<()> {
    table.check();
    write_atomic(path, |out| fill_csv(table, out, reader))
}

fn fill_csv(table: &Table, out: &mut (dyn Write + Send), reader: CsvFor) -> io::Result<()> {
    let (separator, end) = match reader {
        CsvFor::Programs => (",", "\n"),
        CsvFor::DutchExcel => (";", "\r\n"),
    };
    if reader == CsvFor::DutchExcel {
        out.write_all("\u{feff}".as_bytes())?;
    }
    let quoted = |text: &str| match text.contains([',', ';', '"', '\n', '\r']) {
        true => format!("\"{}\"", text.replace('"', "\"\"")),
        false => text.to_owned(),
    };
    let cell = |column: &Column, row: usize| match (column, reader) {
        (Column::Text(_) | Column::Labels { .. }, _) => quoted(column.text(row).unwrap_or_default()),
        (_, CsvFor::Programs) => column.print(row),
        (_, CsvFor::DutchExcel) => column.print(row).replace('.', ","),
    };
    let header: Vec<String> = table.columns.iter().map(|(name, _)| quoted(name)).collect();
    write!(out, "{}{end}", header.join(separator))?;
    for row in 0..table.rows() {
        let cells: Vec<String> = table.columns.iter().map(|(_, column)| cell(column, row)).collect();
        write!(out, "{}{end}", cells.join(separator))?;
    }
    Ok(())
}

/// SHA-256 of bytes, in 64 hexadecimal digits.
pub fn sha256_hex(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A table with every type and `rows` rows; texts need quoting.
    fn sample(rows: usize) -> Table {
        let texts = ["plain", "Zoë, \"Assen\"", "two\nlines", ""];
        Table::default()
            .with("design", Column::labels((0..rows).map(|i| texts[i % 4])))
            .with("region", Column::Text((0..rows).map(|i| format!("regio {}", i % 35)).collect()))
            .with("month", Column::I32((0..rows).map(|i| i as i32 % 240).collect()))
            .with("cents", Column::I64((0..rows).map(|i| i as i64 * 9_000_000_000 - 7).collect()))
            .with("share", Column::F64((0..rows).map(|i| if i % 7 == 3 { f64::NAN } else { i as f64 / 3.0 }).collect()))
            .with("level", Column::F32((0..rows).map(|i| if i % 5 == 3 { f32::NAN } else { i as f32 * 0.1 }).collect()))
            .with("lasting", Column::Bool((0..rows).map(|i| i % 3 == 0).collect()))
    }

    fn said() -> Vec<(String, String)> {
        vec![("worlds".into(), "64".into()), ("a hash".into(), sha256_hex(b"scenario"))]
    }

    fn files(folder: &Path) -> Vec<String> {
        let name = |entry: io::Result<std::fs::DirEntry>| entry.unwrap().file_name().into_string().unwrap();
        std::fs::read_dir(folder).unwrap().map(name).collect()
    }

    /// Also the samples for `tests/readers.py`: kept in the folder named by `LEMNISCAAT_SAMPLES` when that is set.
    #[test]
    fn a_table_comes_back_as_it_went() {
        let temporary = tempfile::tempdir().unwrap();
        let folder = std::env::var_os("LEMNISCAAT_SAMPLES").map_or(temporary.path().to_owned(), Into::into);
        std::fs::create_dir_all(&folder).unwrap();
        for rows in [0, 1, 1000, ROWS_PER_GROUP, 2 * ROWS_PER_GROUP + 5] {
            let path = folder.join(format!("sample-{rows}.parquet"));
            write_parquet(&sample(rows), &path, &said()).unwrap();
            assert!(read_parquet(&path).unwrap() == sample(rows), "{rows} rows");
            assert_eq!(read_metadata(&path).unwrap(), said());
        }
    }

    #[test]
    fn the_same_table_gives_the_same_bytes() {
        let folder = tempfile::tempdir().unwrap();
        let hash = |name: &str, table: &Table| {
            let path = folder.path().join(name);
            write_parquet(table, &path, &said()).unwrap();
            sha256_hex(&std::fs::read(path).unwrap())
        };
        let table = sample(ROWS_PER_GROUP + 1);
        let in_full = Column::Text((0..table.rows()).map(|i| table.columns[0].1.text(i).unwrap().to_owned()).collect());
        let mut other = table.clone();
        other.columns[0].1 = in_full;
        assert_eq!(hash("a", &table), hash("b", &table));
        assert_eq!(hash("a", &table), hash("c", &other));
        assert_ne!(hash("a", &table), hash("d", &sample(ROWS_PER_GROUP)));
        let text = String::from_utf8_lossy(&std::fs::read(folder.path().join("a")).unwrap()).into_owned();
        assert!(text.contains(CREATED_BY) && !text.contains("parquet-rs"));
    }

    #[test]
    fn an_error_half_way_leaves_the_old_file_and_nothing_else() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("results.csv");
        let fail = |path: &Path| {
            write_atomic(path, |out| {
                out.write_all(&[b'x'; 100_000])?;
                Err(io::Error::other("the disk is full"))
            })
        };
        assert_eq!(fail(&path).unwrap_err().to_string(), format!("cannot write {}: the disk is full", path.display()));
        assert!(files(folder.path()).is_empty());
        write_atomic(&path, |out| out.write_all(b"old")).unwrap();
        fail(&path).unwrap_err();
        let died = std::panic::catch_unwind(|| {
            write_atomic(&path, |out| {
                out.write_all(b"half").unwrap();
                panic!("a bug half-way")
            })
        });
        assert!(died.is_err());
        assert_eq!((files(folder.path()), std::fs::read(&path).unwrap()), (vec!["results.csv".into()], b"old".into()));
    }

    #[cfg(unix)]
    #[test]
    fn a_result_is_as_readable_as_any_new_file() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let mode = |name: &str| folder.path().join(name).metadata().unwrap().permissions().mode();
        write_atomic(&folder.path().join("ours"), |out| out.write_all(b"1")).unwrap();
        std::fs::write(folder.path().join("usual"), b"1").unwrap();
        assert_eq!(mode("ours"), mode("usual"));
    }

    #[test]
    fn what_is_missing_or_broken_is_named() {
        let folder = tempfile::tempdir().unwrap();
        let missing = folder.path().join("no").join("such.parquet");
        for error in [
            write_parquet(&sample(2), &missing, &[]).unwrap_err(),
            write_csv(&sample(2), &missing, CsvFor::Programs).unwrap_err(),
        ] {
            let Error::File { what: "write", path, source } = error else { panic!("{error}") };
            assert_eq!((path, source.kind()), (missing.clone(), io::ErrorKind::NotFound));
            assert!(source.to_string().starts_with("there is no folder "), "{source}");
        }
        let broken = folder.path().join("broken.parquet");
        write_parquet(&sample(2000), &broken, &[]).unwrap();
        let whole = std::fs::read(&broken).unwrap();
        std::fs::write(&broken, &whole[..whole.len() / 2]).unwrap();
        let kind = |path: &Path| match read_parquet(path) {
            Err(Error::File { what: "read", source, .. }) => source.kind(),
            other => panic!("{other:?}"),
        };
        assert_eq!((kind(&missing), kind(&broken)), (io::ErrorKind::NotFound, io::ErrorKind::InvalidData));
    }

    #[test]
    fn csv_is_quoted_and_plain() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.csv");
        let table = sample(4);
        write_csv(&table, &path, CsvFor::Programs).unwrap();
        let expected = "design,region,month,cents,share,level,lasting\n\
            plain,regio 0,0,-7,0,0,true\n\
            \"Zoë, \"\"Assen\"\"\",regio 1,1,8999999993,0.3333333333333333,0.1,false\n\
            \"two\nlines\",regio 2,2,17999999993,0.6666666666666666,0.2,false\n\
            ,regio 3,3,26999999993,,,true\n";
        assert_eq!(std::fs::read_to_string(&path).unwrap(), expected);
        write_csv(&table, &path, CsvFor::DutchExcel).unwrap();
        let dutch = std::fs::read_to_string(&path).unwrap();
        assert!(dutch.starts_with("\u{feff}design;region;"), "{dutch}");
        assert!(dutch.contains(";8999999993;0,3333333333333333;0,1;false\r\n"), "{dutch}");
    }

    #[test]
    fn sha256_of_abc() {
        assert_eq!(sha256_hex(b"abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }
}
