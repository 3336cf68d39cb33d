//! Results on disk: a file is there whole or not at all, and the same table gives the same bytes on every machine.
//!
//! Parquet files carry no time, host or program version: `created_by` is fixed, row groups hold a fixed number of
//! rows, and what the caller wants remembered goes into the metadata in the order given. There are no nulls: a number
//! that does not exist is NaN.

mod parquet;
mod table;

use std::fs::File;
use std::io::{self, Read, Write};
use std::path::Path;

use sha2::{Digest, Sha256};

pub use self::parquet::{Groups, ROWS_PER_GROUP, Stream, read_metadata, read_parquet, write_parquet};
pub use self::table::{Column, Rows, Table};
use crate::error::{Error, Result};

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

/// Rows of a CSV file in memory at once.
const ROWS_AT_ONCE: usize = 4096;

/// For whom a CSV file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CsvFor {
    /// Programs: comma, decimal point, no byte-order mark.
    Programs,
    /// Excel set to Dutch, which opens it with a double click: semicolon, decimal comma, byte-order mark.
    DutchExcel,
    /// Excel set to English: comma, decimal point, byte-order mark.
    EnglishExcel,
}

/// Writes a table as CSV in UTF-8 with a header, quoted as RFC 4180 asks; numbers in full, without thousands
/// separator, empty where there is none. An error when the file cannot be written.
pub fn write_csv(table: &impl Rows, path: &Path, reader: CsvFor) -> Result<()> {
    write_atomic(path, |out| fill_csv(table, out, reader))
}

/// The same in memory.
pub fn csv(table: &Table, reader: CsvFor) -> Vec<u8> {
    let mut bytes = Vec::new();
    fill_csv(table, &mut bytes, reader).expect("memory takes every byte");
    bytes
}

fn fill_csv(table: &impl Rows, out: &mut (dyn Write + Send), reader: CsvFor) -> io::Result<()> {
    let (separator, end) = match reader {
        CsvFor::Programs => (",", "\n"),
        CsvFor::DutchExcel => (";", "\r\n"),
        CsvFor::EnglishExcel => (",", "\r\n"),
    };
    if reader != CsvFor::Programs {
        out.write_all("\u{feff}".as_bytes())?;
    }
    let quoted = |text: &str| match text.contains([',', ';', '"', '\n', '\r']) {
        true => format!("\"{}\"", text.replace('"', "\"\"")),
        false => text.to_owned(),
    };
    let cell = |column: &Column, row: usize| match (column, reader) {
        (Column::Text(_) | Column::Labels { .. }, _) => quoted(column.text(row).unwrap_or_default()),
        (_, CsvFor::Programs | CsvFor::EnglishExcel) => column.print(row),
        (_, CsvFor::DutchExcel) => column.print(row).replace('.', ","),
    };
    let names = table.names();
    let header: Vec<String> = names.iter().map(|name| quoted(name)).collect();
    write!(out, "{}{end}", header.join(separator))?;
    for start in (0..table.rows()).step_by(ROWS_AT_ONCE) {
        let rows = start..table.rows().min(start + ROWS_AT_ONCE);
        let columns = (0..names.len()).map(|column| table.part(column, rows.clone()));
        let columns = columns.collect::<Result<Vec<Column>>>().map_err(io::Error::other)?;
        for row in 0..rows.len() {
            let cells: Vec<String> = columns.iter().map(|column| cell(column, row)).collect();
            write!(out, "{}{end}", cells.join(separator))?;
        }
    }
    Ok(())
}

/// SHA-256 of bytes, in 64 hexadecimal digits.
pub fn sha256_hex(bytes: &[u8]) -> String {
    hexadecimal(&Sha256::digest(bytes))
}

/// SHA-256 of a file, which need not fit in memory.
pub fn sha256_of_file(path: &Path) -> io::Result<String> {
    let (mut hasher, mut buffer) = (Sha256::new(), vec![0; 1 << 16]);
    let mut file = File::open(path)?;
    loop {
        match file.read(&mut buffer)? {
            0 => return Ok(hexadecimal(&hasher.finalize())),
            read => hasher.update(&buffer[..read]),
        }
    }
}

fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::parquet::CREATED_BY;
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
