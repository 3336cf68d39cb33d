//! Where the numbers of many worlds lie while a comparison runs and is reported on: in memory as long as they are few,
//! beyond that in a temporary file, so that memory does not grow with the number of worlds.
//!
//! The file has no name: it is gone when the program ends, in whatever way.

use std::io::{Read, Seek, SeekFrom, Write};
use std::ops::Range;
use std::path::PathBuf;
use std::sync::Mutex;

use ndarray::Array2;
use tempfile::{SpooledTempFile, spooled_tempfile_in};

use crate::error::{Error, Result};
use crate::world::{Flow, Party};

/// Bytes up to which an array stays in memory: those of a few worlds, as the explorer and tests have, need no disk, and
/// all arrays of a comparison together stay small beside one simulated world.
const IN_MEMORY: usize = 2 << 20;
/// Bytes of a number.
const NUMBER: usize = size_of::<f32>();
/// Bytes of a flow: payer, purpose, receiver, cents.
const FLOW: usize = 3 + size_of::<i64>();
/// Bytes of the number of flows in a year.
const COUNT: usize = size_of::<u32>();

/// The folder for temporary files: the one that the user or the system chose, else `/var/tmp`, which is on a disk where
/// `/tmp` often lies in memory, which would save nothing. Not the folder of results: who only reads these need not be
/// able to write there.
fn folder() -> PathBuf {
    let on_disk = PathBuf::from("/var/tmp");
    let chosen = std::env::var_os("TMPDIR").is_some() || !cfg!(target_os = "linux");
    if chosen || !on_disk.is_dir() { std::env::temp_dir() } else { on_disk }
}

/// Bytes in memory or, when they are many, in a temporary file. A lock with seek and write serves every system; a
/// world is put aside so seldom that threads hardly meet.
struct Spool(Mutex<SpooledTempFile>);

impl Spool {
    fn new() -> Self {
        Self(Mutex::new(spooled_tempfile_in(IN_MEMORY, folder())))
    }

    fn with<T>(&self, what: &str, act: impl FnOnce(&mut SpooledTempFile) -> std::io::Result<T>) -> Result<T> {
        act(&mut self.0.lock().expect("no thread panics with it")).map_err(|why| {
            Error::request(
                format!("numbers of the worlds cannot be {what} a temporary file in {}: {why}", folder().display()),
                "make room there, or name a folder with room in the environment variable TMPDIR",
            )
        })
    }

    /// Makes it so many bytes long, zeros where nothing was.
    fn stretch(&self, bytes: usize) -> Result<()> {
        self.with("put into", |file| file.set_len(bytes as u64))
    }

    fn write(&self, at: usize, bytes: &[u8]) -> Result<()> {
        self.with("put into", |file| {
            file.seek(SeekFrom::Start(at as u64))?;
            file.write_all(bytes)
        })
    }

    fn read(&self, bytes: Range<usize>) -> Result<Vec<u8>> {
        let mut into = vec![0; bytes.len()];
        self.with("read from", |file| {
            file.seek(SeekFrom::Start(bytes.start as u64))?;
            file.read_exact(&mut into)
        })?;
        Ok(into)
    }
}

/// What was read, where only a broken disk can have stopped it: then the program ends with that sentence.
///
/// # Panics
/// When it could not be read.
pub fn read_back<T>(read: Result<T>) -> T {
    read.unwrap_or_else(|why| panic!("{why}"))
}

/// Numbers per run (a design, or its withdrawal twin), column, world and cell (a date, or a date and a group), all zero
/// at first. The cells of a column lie next to each other, world after world.
pub struct Kept {
    /// Where every run lies.
    runs: Vec<usize>,
    /// Columns, worlds, cells.
    shape: [usize; 3],
    spool: Spool,
}

impl Kept {
    /// Zeros for so many runs, columns, worlds and cells.
    ///
    /// # Errors
    /// When there is no room on the disk.
    pub fn new([runs, columns, worlds, cells]: [usize; 4]) -> Result<Self> {
        let kept = Self { runs: (0..runs).collect(), shape: [columns, worlds, cells], spool: Spool::new() };
        kept.spool.stretch(runs * columns * worlds * cells * NUMBER)?;
        Ok(kept)
    }

    /// Runs, columns, worlds, cells.
    pub fn shape(&self) -> [usize; 4] {
        let [columns, worlds, cells] = self.shape;
        [self.runs.len(), columns, worlds, cells]
    }

    /// Bytes from a number of a column on; `numbers` counts the cells of all worlds.
    fn bytes(&self, run: usize, column: usize, numbers: Range<usize>) -> Range<usize> {
        let [columns, worlds, cells] = self.shape;
        assert!(column < columns && numbers.end <= worlds * cells, "there is no such number");
        let first = (self.runs[run] * columns + column) * worlds * cells;
        (first + numbers.start) * NUMBER..(first + numbers.end) * NUMBER
    }

    /// Puts numbers into a column, from a place on.
    ///
    /// # Errors
    /// When there is no room on the disk.
    pub fn write(&self, run: usize, column: usize, from: usize, numbers: &[f32]) -> Result<()> {
        let bytes: Vec<u8> = numbers.iter().flat_map(|x| x.to_le_bytes()).collect();
        self.spool.write(self.bytes(run, column, from..from + numbers.len()).start, &bytes)
    }

    /// Puts all numbers of a run in a world, by column and cell.
    ///
    /// # Errors
    /// When there is no room on the disk.
    pub fn put(&self, run: usize, world: usize, number: impl Fn(usize, usize) -> f32) -> Result<()> {
        let [columns, _, cells] = self.shape;
        (0..columns).try_for_each(|column| {
            let numbers: Vec<f32> = (0..cells).map(|cell| number(column, cell)).collect();
            self.write(run, column, world * cells, &numbers)
        })
    }

    /// Numbers of a column.
    ///
    /// # Errors
    /// When the disk does not give them back.
    pub fn read(&self, run: usize, column: usize, numbers: Range<usize>) -> Result<Vec<f32>> {
        let bytes = self.spool.read(self.bytes(run, column, numbers))?;
        Ok(bytes.as_chunks().0.iter().map(|x| f32::from_le_bytes(*x)).collect())
    }

    /// World × cell of a column.
    ///
    /// # Panics
    /// As [`read_back`].
    pub fn column(&self, run: usize, column: usize) -> Array2<f32> {
        let [_, worlds, cells] = self.shape;
        let numbers = read_back(self.read(run, column, 0..worlds * cells));
        Array2::from_shape_vec((worlds, cells), numbers).expect("a number for every cell")
    }

    /// Values over worlds of a cell in a column.
    ///
    /// # Panics
    /// As [`read_back`].
    pub fn over_worlds(&self, run: usize, column: usize, cell: usize) -> Vec<f64> {
        self.column(run, column).column(cell).iter().map(|&x| f64::from(x)).collect()
    }

    /// Only these runs, in this order.
    pub fn only(&mut self, runs: &[usize]) {
        self.runs = runs.iter().map(|&run| self.runs[run]).collect();
    }
}

/// What moved per design, world and year; nothing at first.
pub struct Flows {
    /// Where every design lies.
    designs: Vec<usize>,
    worlds: usize,
    years: usize,
    places: Mutex<Places>,
    spool: Spool,
}

/// Where the flows of a design in a world lie; empty where nothing was put.
struct Places {
    bytes: Vec<Range<usize>>,
    end: usize,
}

impl Flows {
    /// No flows in so many designs, worlds and years.
    pub fn new([designs, worlds, years]: [usize; 3]) -> Self {
        let places = Places { bytes: vec![0..0; designs * worlds], end: 0 };
        Self { designs: (0..designs).collect(), worlds, years, places: Mutex::new(places), spool: Spool::new() }
    }

    /// Designs, worlds, years.
    pub fn shape(&self) -> [usize; 3] {
        [self.designs.len(), self.worlds, self.years]
    }

    fn place(&self, design: usize, world: usize) -> usize {
        assert!(world < self.worlds, "there is no such world");
        self.designs[design] * self.worlds + world
    }

    fn bytes(&self, design: usize, world: usize) -> Range<usize> {
        self.places.lock().expect("no thread panics with it").bytes[self.place(design, world)].clone()
    }

    /// Puts what moved in every year, in place of what was there.
    ///
    /// # Errors
    /// When there is no room on the disk.
    pub fn put(&self, design: usize, world: usize, years: &[Vec<Flow>]) -> Result<()> {
        assert_eq!(years.len(), self.years, "a list for every year");
        let mut bytes = vec![];
        for flows in years {
            bytes.extend((flows.len() as u32).to_le_bytes());
            for flow in flows {
                bytes.extend([flow.from as u8, flow.purpose, flow.to as u8]);
                bytes.extend(flow.cents.to_le_bytes());
            }
        }
        let start = {
            let mut places = self.places.lock().expect("no thread panics with it");
            let start = places.end;
            places.end += bytes.len();
            places.bytes[self.place(design, world)] = start..places.end;
            start
        };
        self.spool.write(start, &bytes)
    }

    /// What moved per year.
    ///
    /// # Errors
    /// When the disk does not give it back.
    pub fn of(&self, design: usize, world: usize) -> Result<Vec<Vec<Flow>>> {
        let place = self.bytes(design, world);
        if place.is_empty() {
            return Ok(vec![vec![]; self.years]);
        }
        let bytes = self.spool.read(place)?;
        let mut rest = bytes.as_slice();
        let year = |_| {
            let (count, after) = rest.split_first_chunk::<COUNT>().expect("a count for every year");
            let (flows, after) = after.split_at(u32::from_le_bytes(*count) as usize * FLOW);
            rest = after;
            flows.as_chunks::<FLOW>().0.iter().map(flow).collect()
        };
        Ok((0..self.years).map(year).collect())
    }

    /// How many flows there are in a design and world.
    pub fn count(&self, design: usize, world: usize) -> usize {
        self.bytes(design, world).len().saturating_sub(self.years * COUNT) / FLOW
    }

    /// Only these designs, in this order.
    pub fn only(&mut self, designs: &[usize]) {
        self.designs = designs.iter().map(|&design| self.designs[design]).collect();
    }
}

fn flow([from, purpose, to, cents @ ..]: &[u8; FLOW]) -> Flow {
    let party = |at: u8| Party::ALL[usize::from(at)];
    Flow { from: party(*from), purpose: *purpose, to: party(*to), cents: i64::from_le_bytes(*cents) }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Whatever is put in whatever order comes back, the last where a place was written twice; also beyond memory.
    fn comes_back(shape: [usize; 4], writes: &[(usize, usize, f32)]) -> Result<()> {
        let [runs, columns, worlds, cells] = shape;
        let kept = Kept::new(shape)?;
        let mut expected = vec![0f32; runs * columns * worlds * cells];
        let place = |run, column, world, cell| ((run * columns + column) * worlds + world) * cells + cell;
        for &(run, world, value) in writes {
            let (run, world) = (run % runs, world % worlds);
            let number = |column: usize, cell: usize| value + (column * cells + cell) as f32;
            kept.put(run, world, number)?;
            for column in 0..columns {
                (0..cells).for_each(|cell| expected[place(run, column, world, cell)] = number(column, cell));
            }
        }
        for run in 0..runs {
            for column in 0..columns {
                let of = &expected[place(run, column, 0, 0)..][..worlds * cells];
                assert!(kept.column(run, column).iter().map(|x| x.to_bits()).eq(of.iter().map(|x| x.to_bits())));
                assert_eq!(kept.read(run, column, 1..worlds * cells)?, of[1..]);
                let last = of.chunks(cells).map(|world| f64::from(world[cells - 1]));
                assert!(kept.over_worlds(run, column, cells - 1).into_iter().eq(last));
            }
        }
        Ok(())
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]
        #[test]
        fn numbers_come_back(
            shape in [1..4usize, 1..5usize, 1..9usize, 1..20usize],
            writes in prop::collection::vec((0..9usize, 0..9usize, prop::num::f32::NORMAL), 0..12),
            large in any::<bool>(),
        ) {
            let [runs, columns, worlds, cells] = shape;
            let more = if large { IN_MEMORY / NUMBER / (runs * columns * worlds) } else { 0 };
            comes_back([runs, columns, worlds, cells + more], &writes).unwrap();
        }

        #[test]
        fn flows_come_back(
            puts in prop::collection::vec((0..3usize, 0..4usize, prop::collection::vec(0..400usize, 5)), 0..300),
        ) {
            let flows = Flows::new([3, 4, 5]);
            let mut expected = vec![vec![vec![]; 5]; 12];
            for (i, (design, world, counts)) in puts.iter().enumerate() {
                let flow = |n: usize| Flow {
                    from: Party::ALL[n % 15],
                    purpose: (n % 7) as u8,
                    to: Party::ALL[(n + i) % 15],
                    cents: i64::MIN + (n * i) as i64,
                };
                let years: Vec<Vec<Flow>> = counts.iter().map(|&count| (0..count).map(flow).collect()).collect();
                flows.put(*design, *world, &years).unwrap();
                expected[design * 4 + world] = years;
            }
            for (i, years) in expected.iter().enumerate() {
                prop_assert_eq!(&flows.of(i / 4, i % 4).unwrap(), years);
                prop_assert_eq!(flows.count(i / 4, i % 4), years.iter().map(Vec::len).sum::<usize>());
            }
        }
    }

    #[test]
    fn some_runs_and_designs_are_picked() {
        let (mut kept, mut flows) = (Kept::new([3, 1, 2, 2]).unwrap(), Flows::new([3, 1, 1]));
        for run in 0..3 {
            kept.put(run, 1, |_, cell| (10 * run + cell) as f32).unwrap();
            let flow = Flow { from: Party::Vws, purpose: run as u8, to: Party::Szw, cents: 1 };
            flows.put(run, 0, &[vec![flow]]).unwrap();
        }
        kept.only(&[2, 0]);
        kept.only(&[0]);
        flows.only(&[0, 2]);
        flows.only(&[1]);
        assert_eq!((kept.shape(), flows.shape()), ([1, 1, 2, 2], [1, 1, 1]));
        assert_eq!(kept.column(0, 0).into_raw_vec_and_offset().0, [0.0, 0.0, 20.0, 21.0]);
        assert_eq!(flows.of(0, 0).unwrap()[0][0].purpose, 2);
    }

    #[test]
    fn many_threads_put_at_once() {
        use rayon::prelude::*;
        let kept = Kept::new([2, 3, 64, IN_MEMORY / 4 / 64]).unwrap();
        let flows = Flows::new([1, 64, 1]);
        (0..64).into_par_iter().for_each(|world| {
            kept.put(1, world, |column, cell| (column * 1000 + world + cell) as f32).unwrap();
            let flow = Flow { from: Party::Vws, purpose: 0, to: Party::Szw, cents: world as i64 };
            flows.put(0, world, &[vec![flow; world]]).unwrap();
        });
        for world in 0..64 {
            assert_eq!(kept.over_worlds(1, 2, 7)[world], (2007 + world) as f64);
            let back = flows.of(0, world).unwrap();
            assert!(back[0].len() == world && back[0].iter().all(|flow| flow.cents == world as i64));
        }
    }
}
