//! Parquet files as this program writes them: no nulls, no nesting, row groups of a fixed number of rows.

use std::fs::File;
use std::io::{self, Write};
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use ::parquet::basic::{Compression, ConvertedType, LogicalType, Repetition, Type as Physical};
use ::parquet::column::reader::{ColumnReader, ColumnReaderImpl};
use ::parquet::data_type::{BoolType, ByteArray, ByteArrayType, DataType, DoubleType, FloatType, Int32Type, Int64Type};
use ::parquet::errors::ParquetError;
use ::parquet::file::metadata::KeyValue;
use ::parquet::file::properties::WriterProperties;
use ::parquet::file::reader::{FileReader, RowGroupReader, SerializedFileReader};
use ::parquet::file::writer::{SerializedColumnWriter, SerializedFileWriter};
use ::parquet::schema::types::{ColumnDescriptor, ColumnPath, Type as Schema};

use super::table::{Column, Rows, Table};
use super::write_atomic;
use crate::error::{Error, Result};

/// Rows per row group of a Parquet file.
pub const ROWS_PER_GROUP: usize = 131_072;
/// Who made the file, in the form readers expect; the version is that of this layout, not of the program.
pub(super) const CREATED_BY: &str = "lemniscaat version 1.0.0 (build 1)";

/// Writes a table as Parquet, with key–value metadata in the order given; the same table and metadata give the same
/// bytes. An error when the file cannot be written; then there is none, or the old one.
pub fn write_parquet(table: &impl Rows, path: &Path, metadata: &[(String, String)]) -> Result<()> {
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
    table: &impl Rows,
    out: &mut (dyn Write + Send),
    metadata: &[(String, String)],
) -> std::result::Result<(), ParquetError> {
    let mut file = begin(table, out, metadata)?;
    for start in (0..table.rows()).step_by(ROWS_PER_GROUP) {
        write_group(&mut file, table, start..table.rows().min(start + ROWS_PER_GROUP))?;
    }
    file.close().map(|_| ())
}

type Writer<'a> = SerializedFileWriter<&'a mut (dyn Write + Send)>;

/// A file with the columns of a table, and no rows yet.
fn begin<'a>(
    table: &impl Rows,
    out: &'a mut (dyn Write + Send),
    metadata: &[(String, String)],
) -> std::result::Result<Writer<'a>, ParquetError> {
    let mut fields = Vec::new();
    let pairs = metadata.iter().map(|(key, value)| KeyValue::new(key.clone(), value.clone())).collect();
    let mut properties = WriterProperties::builder()
        .set_created_by(CREATED_BY.to_owned())
        .set_compression(Compression::SNAPPY)
        .set_max_row_group_row_count(Some(ROWS_PER_GROUP))
        .set_key_value_metadata((!metadata.is_empty()).then_some(pairs));
    for (i, name) in table.names().into_iter().enumerate() {
        let column = part(table, i, 0..0)?;
        let (kind, text) = (column.physical(), column.physical() == Physical::BYTE_ARRAY);
        let mut field = Schema::primitive_type_builder(name, kind).with_repetition(Repetition::REQUIRED);
        if text {
            field = field.with_logical_type(Some(LogicalType::String)).with_converted_type(ConvertedType::UTF8);
        }
        fields.push(Arc::new(field.build()?));
        // Numbers of a simulation hardly repeat; texts, months and worlds do.
        let repeats = text || matches!(kind, Physical::INT32 | Physical::INT64);
        properties = properties.set_column_dictionary_enabled(ColumnPath::new(vec![name.to_owned()]), repeats);
    }
    let schema = Arc::new(Schema::group_type_builder("results").with_fields(fields).build()?);
    SerializedFileWriter::new(out, schema, Arc::new(properties.build()))
}

fn write_group(file: &mut Writer, table: &impl Rows, rows: Range<usize>) -> std::result::Result<(), ParquetError> {
    let mut group = file.next_row_group()?;
    let mut column = 0;
    while let Some(mut writer) = group.next_column()? {
        fill_column(&part(table, column, rows.clone())?, &mut writer)?;
        writer.close()?;
        column += 1;
    }
    group.close().map(|_| ())
}

fn part(table: &impl Rows, column: usize, rows: Range<usize>) -> std::result::Result<Column, ParquetError> {
    table.part(column, rows).map_err(|why| ParquetError::External(Box::new(io::Error::other(why))))
}

/// A Parquet file written table by table, in memory for one row group: the bytes are those of all tables in one.
pub struct Stream<'a> {
    file: Writer<'a>,
    waiting: Table,
}

impl<'a> Stream<'a> {
    /// Begins a file with the columns of `first`, whose rows are the first.
    pub fn new(first: Table, out: &'a mut (dyn Write + Send), metadata: &[(String, String)]) -> io::Result<Self> {
        let file = begin(&first, out, metadata).map_err(plain_error)?;
        Ok(Self { file, waiting: first })
    }

    /// Adds the rows of a table with the same columns.
    pub fn push(&mut self, table: &Table) -> io::Result<()> {
        self.waiting.append(table);
        while self.waiting.rows() >= ROWS_PER_GROUP {
            write_group(&mut self.file, &self.waiting, 0..ROWS_PER_GROUP).map_err(plain_error)?;
            self.waiting.skip(ROWS_PER_GROUP);
        }
        Ok(())
    }

    /// Writes what is left.
    pub fn finish(mut self) -> io::Result<()> {
        self.push(&Table::default())?;
        if self.waiting.rows() > 0 {
            write_group(&mut self.file, &self.waiting, 0..self.waiting.rows()).map_err(plain_error)?;
        }
        self.file.close().map(|_| ()).map_err(plain_error)
    }
}

fn fill_column(column: &Column, writer: &mut SerializedColumnWriter) -> std::result::Result<(), ParquetError> {
    fn all<T: DataType>(values: &[T::T], writer: &mut SerializedColumnWriter) -> parquet::errors::Result<usize> {
        writer.typed::<T>().write_batch(values, None, None)
    }
    let written = match column {
        Column::Text(v) => {
            let texts: Vec<ByteArray> = v.iter().map(|text| ByteArray::from(text.as_str())).collect();
            all::<ByteArrayType>(&texts, writer)
        }
        Column::Labels { names, codes } => {
            let names: Vec<ByteArray> = names.iter().map(|name| ByteArray::from(name.as_str())).collect();
            let texts: Vec<ByteArray> = codes.iter().map(|&code| names[code as usize].clone()).collect();
            all::<ByteArrayType>(&texts, writer)
        }
        Column::F64(v) => all::<DoubleType>(v, writer),
        Column::F32(v) => all::<FloatType>(v, writer),
        Column::I32(v) => all::<Int32Type>(v, writer),
        Column::I64(v) => all::<Int64Type>(v, writer),
        Column::Bool(v) => all::<BoolType>(v, writer),
    };
    written.map(|_| ())
}

/// Reads a Parquet file as [`write_parquet`] makes it; texts come back as [`Column::Labels`]. An error when the file
/// is missing, broken, or has nulls, nesting or types that this program does not write.
pub fn read_parquet(path: &Path) -> Result<Table> {
    let groups = Groups::open(path)?;
    groups.read(0..groups.len())
}

/// Reads the key–value metadata of a Parquet file, in order. An error when the file is missing or broken.
pub fn read_metadata(path: &Path) -> Result<Vec<(String, String)>> {
    Groups::open(path).map(|groups| groups.metadata())
}

/// A Parquet file opened to be read group by group.
pub struct Groups {
    file: SerializedFileReader<File>,
    path: PathBuf,
}

impl Groups {
    /// Reads the description at the end of a file. An error when it is missing or broken.
    pub fn open(path: &Path) -> Result<Self> {
        let open = |path| SerializedFileReader::new(File::open(path)?);
        let file = open(path).map_err(plain_error).map_err(Error::file("read", path))?;
        Ok(Self { file, path: path.to_owned() })
    }

    /// Key–value metadata, in order.
    pub fn metadata(&self) -> Vec<(String, String)> {
        let pairs = self.file.metadata().file_metadata().key_value_metadata().cloned().unwrap_or_default();
        pairs.into_iter().map(|pair| (pair.key, pair.value.unwrap_or_default())).collect()
    }

    /// Number of row groups.
    pub fn len(&self) -> usize {
        self.file.num_row_groups()
    }

    /// Whether there are no rows.
    pub fn is_empty(&self) -> bool {
        self.rows() == 0
    }

    /// Number of rows.
    pub fn rows(&self) -> u64 {
        self.file.metadata().file_metadata().num_rows() as u64
    }

    /// Names of the columns.
    pub fn names(&self) -> Vec<&str> {
        self.file.metadata().file_metadata().schema_descr().columns().iter().map(|column| column.name()).collect()
    }

    /// Reads a column of a group.
    pub fn column(&self, column: usize, group: usize) -> Result<Column> {
        read_column(&self.file, column, group..group + 1).map_err(plain_error).map_err(Error::file("read", &self.path))
    }

    /// Reads some groups.
    pub fn read(&self, groups: Range<usize>) -> Result<Table> {
        let metadata = self.file.metadata().file_metadata().schema_descr_ptr();
        let columns = metadata.columns().iter().enumerate();
        let read = |(i, column): (usize, &Arc<ColumnDescriptor>)| {
            let name = column.path().string();
            read_column(&self.file, i, groups.clone()).map(|values| (name, values))
        };
        let columns = columns.map(read).collect::<std::result::Result<_, _>>();
        columns.map(|columns| Table { columns }).map_err(plain_error).map_err(Error::file("read", &self.path))
    }
}

fn read_column(
    file: &SerializedFileReader<File>,
    column: usize,
    groups: Range<usize>,
) -> std::result::Result<Column, ParquetError> {
    let described = file.metadata().file_metadata().schema_descr().column(column);
    let foreign = || {
        let name = described.path().string();
        ParquetError::General(format!("column {name} has nulls or a type that this program does not write"))
    };
    if described.max_def_level() > 0 || described.max_rep_level() > 0 {
        return Err(foreign());
    }
    let groups: Vec<Box<dyn RowGroupReader + '_>> =
        groups.map(|g| file.get_row_group(g)).collect::<std::result::Result<_, _>>()?;
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
