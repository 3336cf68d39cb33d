//! Tables whose rows depend on what happened: money that moved, places and networks on the map, and the worlds.

use std::cell::RefCell;
use std::ops::Range;

use super::Content;
use super::grids::{Layout, PAST};
use crate::error::Result;
use crate::experiments::comparison::Comparison;
use crate::experiments::disk::{Column, Rows, Table};
use crate::experiments::draws::Draw;
use crate::experiments::explain::{Item, Levels};
use crate::indicators::{MunicipalityView, NetworkView, Snapshot};
use crate::parameters::{Parameters, Role, Spec, drawn};
use crate::units::{Cents, Month};
use crate::world::{Flow, Geography, PARTNER_KINDS, Party, Purpose, REGIONS};

/// Kinds of partners in names of columns, in the order of `PartnerKind`.
const KINDS: [&str; PARTNER_KINDS] =
    ["hosts", "employers", "municipalities", "universities", "citizens", "insurers", "outside", "associations"];

/// Design (the past first) × pictured world: pictures.
pub type Pictures = Vec<Vec<Vec<Snapshot>>>;

/// The ledger as a file.
pub const LEDGER: Content =
    Content { file: "ledger", about: "euros per design, world and year from a payer for a purpose to a receiver" };
/// The maps as files.
pub const MUNICIPALITIES: Content = Content {
    file: "municipalities",
    about: "staff, use of knowledge, registration, contribution and network of every municipality at the dates of the maps",
};
/// Networks on the maps.
pub const NETWORKS: Content =
    Content { file: "networks", about: "every regional network at work at the dates of the maps" };
/// The draws as a file.
pub const WORLDS: Content = Content { file: "worlds", about: "seed and every drawn parameter per world" };

/// What levers carry as a file.
pub const EXPLAIN: Content = Content {
    file: "explain",
    about: "use of knowledge five years after the money stopped, per world: a design, and with one thing as in its rival",
};

/// A row per world and variant: design `as_is`, or with `item` as in the other design.
pub fn explain(levels: &Levels) -> Table {
    let variants = [AS_IS].into_iter().chain(levels.items.iter().map(Item::key));
    let (mut world, mut design, mut item, mut level) = (vec![], vec![], vec![], vec![]);
    for (w, values) in levels.worlds.iter().enumerate() {
        for (key, at) in variants.clone().enumerate().map(|(i, key)| (key, place(i, levels.items.len()))) {
            for (id, at) in levels.designs.iter().zip(at) {
                world.push(w as i32);
                design.push(id.as_str());
                item.push(key);
                level.push(values[at]);
            }
        }
    }
    Table::default()
        .with("world", Column::I32(world))
        .with("design", Column::labels(design))
        .with("item", Column::labels(item))
        .with("practice_use", Column::F64(level))
}

/// Name of a design as it is, among the items that may be swapped.
const AS_IS: &str = "as_is";

/// Where the two designs stand among the levels of a world: as they are, or with an item swapped.
fn place(variant: usize, items: usize) -> [usize; 2] {
    if variant == 0 { [0, 1] } else { [1 + variant, 1 + items + variant] }
}

/// The levels back from the table.
pub fn levels(table: &Table) -> Option<Levels> {
    let text = |column: &str, row: usize| table.column(column)?.text(row).map(str::to_owned);
    let designs = [text("design", 0)?, text("design", 1)?];
    let world = |row: usize| table.column("world")?.number(row).map(|w| w as usize);
    let worlds = 1 + world(table.rows().checked_sub(1)?)?;
    let variants = table.rows() / worlds / 2;
    let items: Vec<Item> = (1..variants).map(|v| Item::named(&text("item", 2 * v)?)).collect::<Option<_>>()?;
    let mut found = Levels { designs, worlds: vec![vec![0.0; 2 * variants]; worlds], items };
    if worlds * variants * 2 != table.rows() {
        return None;
    }
    for row in 0..table.rows() {
        let at = place(row / 2 % variants, found.items.len())[row % 2];
        let expected = (row / 2 / variants, &found.designs[row % 2]);
        if (world(row)?, &text("design", row)?) != expected {
            return None;
        }
        found.worlds[expected.0][at] = table.column("practice_use")?.number(row)?;
    }
    Some(found)
}

/// Rows about a design in a world.
#[derive(Default)]
struct Cells {
    design: Vec<u32>,
    world: Vec<i32>,
}

impl Cells {
    fn push(&mut self, design: usize, world: usize) {
        self.design.push(design as u32);
        self.world.push(world as i32);
    }
    fn table(self, layout: &Layout) -> Table {
        let design = Column::Labels { names: layout.designs.clone(), codes: self.design };
        Table::default().with("design", design).with("world", Column::I32(self.world))
    }
}

fn named<'a>(names: impl IntoIterator<Item = &'a str>, codes: Vec<u32>) -> Column {
    Column::Labels { names: names.into_iter().map(str::to_owned).collect(), codes }
}

/// Number in `known` of the text in every row.
fn codes<'a>(table: &Table, column: &str, known: impl IntoIterator<Item = &'a str>) -> Option<Vec<usize>> {
    let Column::Labels { names, codes } = table.column(column)? else { return None };
    let known: Vec<&str> = known.into_iter().collect();
    let at = |name: &String| known.iter().position(|k| k == name);
    let places = names.iter().map(at).collect::<Option<Vec<usize>>>()?;
    Some(codes.iter().map(|&code| places[code as usize]).collect())
}

fn whole<'a>(table: &'a Table, column: &str) -> Option<&'a [i32]> {
    let Column::I32(values) = table.column(column)? else { return None };
    Some(values)
}

fn single<'a>(table: &'a Table, column: &str) -> Option<&'a [f32]> {
    let Column::F32(values) = table.column(column)? else { return None };
    Some(values)
}

fn months(table: &Table) -> Option<Vec<Month>> {
    let Column::Labels { names, codes } = table.column("month")? else { return None };
    let names = names.iter().map(|name| Month::parse(name)).collect::<Option<Vec<_>>>()?;
    Some(codes.iter().map(|&code| names[code as usize]).collect())
}

/// A column of months.
fn dates(months: &[Month]) -> Column {
    let mut known = months.to_vec();
    known.sort_unstable();
    known.dedup();
    let code = |month| known.binary_search(month).expect("it is among them") as u32;
    let codes = months.iter().map(code).collect();
    Column::Labels { names: known.iter().map(Month::to_string).collect(), codes }
}

/// Money that moved, in order of design, world, year, payer, purpose and receiver; part by part, as all of it may be
/// more than fits in memory.
pub struct Ledger<'a> {
    c: &'a Comparison,
    layout: &'a Layout,
    /// First row of every world, design after design.
    starts: Vec<usize>,
    rows: usize,
    /// The rows asked for last: the next column is mostly about the same.
    last: RefCell<(Range<usize>, Table)>,
}

impl<'a> Ledger<'a> {
    /// The ledger of a comparison.
    ///
    /// # Errors
    /// When what moved cannot be read back.
    pub fn of(c: &'a Comparison, layout: &'a Layout) -> Result<Self> {
        let [designs, worlds, _] = c.flows.shape();
        let (mut starts, mut rows) = (vec![], 0);
        for (design, world) in (0..designs).flat_map(|d| (0..worlds).map(move |w| (d, w))) {
            starts.push(rows);
            rows += c.flows.count(design, world);
        }
        let ledger = Self { c, layout, starts, rows, last: RefCell::default() };
        ledger.last.replace((0..0, ledger.table(0..0)?));
        Ok(ledger)
    }

    fn table(&self, rows: Range<usize>) -> Result<Table> {
        let (mut cells, mut year, mut euros) = (Cells::default(), vec![], vec![]);
        let [mut payer, mut purpose, mut receiver] = [const { Vec::<u32>::new() }; 3];
        let first = self.starts.partition_point(|&start| start <= rows.start).saturating_sub(1);
        let end = self.starts.partition_point(|&start| start < rows.end);
        for place in first..end {
            let (design, world) = (place / self.layout.worlds, place % self.layout.worlds);
            let years = self.c.flows.of(design, world)?;
            let flows = years.iter().enumerate().flat_map(|(y, flows)| flows.iter().map(move |flow| (y, flow)));
            let asked = flows.zip(self.starts[place]..).filter(|(_, row)| rows.contains(row));
            for ((y, flow), _) in asked {
                cells.push(design + 1, world);
                year.push(self.layout.months[1].year() + y as i32);
                payer.push(flow.from as u32);
                purpose.push(u32::from(flow.purpose));
                receiver.push(flow.to as u32);
                euros.push(Cents(flow.cents).euros());
            }
        }
        let table = cells.table(self.layout).with("year", Column::I32(year));
        let table = table.with("payer", named(Party::ALL.map(Party::key), payer));
        let table = table.with("purpose", named(Purpose::all().map(Purpose::key), purpose));
        Ok(table.with("receiver", named(Party::ALL.map(Party::key), receiver)).with("euros", Column::F64(euros)))
    }
}

impl Rows for Ledger<'_> {
    fn names(&self) -> Vec<&str> {
        vec!["design", "world", "year", "payer", "purpose", "receiver", "euros"]
    }

    fn rows(&self) -> usize {
        self.rows
    }

    fn part(&self, column: usize, rows: Range<usize>) -> Result<Column> {
        let mut last = self.last.borrow_mut();
        if last.0 != rows {
            *last = (rows.clone(), self.table(rows)?);
        }
        Ok(last.1.columns[column].1.clone())
    }
}

/// Number of the design, world, year from the branch, and what moved, for every row of a part of the ledger; none when
/// it is another table.
pub fn flows(table: &Table, layout: &Layout) -> Option<Vec<([usize; 3], Flow)>> {
    let branch = layout.months[1].year();
    let design = codes(table, "design", layout.designs.iter().skip(1).map(String::as_str))?;
    let (world, year) = (whole(table, "world")?, whole(table, "year")?);
    let [payer, receiver] = ["payer", "receiver"].map(|column| codes(table, column, Party::ALL.map(Party::key)));
    let (payer, receiver) = (payer?, receiver?);
    let purpose = codes(table, "purpose", Purpose::all().map(Purpose::key))?;
    let Column::F64(euros) = table.column("euros")? else { return None };
    let row = |row: usize| {
        let at = [design[row], usize::try_from(world[row]).ok()?, usize::try_from(year[row] - branch).ok()?];
        let (from, to) = (Party::ALL[payer[row]], Party::ALL[receiver[row]]);
        Some((at, Flow { from, purpose: purpose[row] as u8, to, cents: Cents::of_euros(euros[row]).0 }))
    };
    (0..table.rows()).map(row).collect()
}

/// Every picture with the number of its design (the past is 0) and world, in order.
fn pictures(c: &Comparison) -> impl Iterator<Item = (usize, usize, &Snapshot)> {
    let designs = std::iter::once(&c.past_pictures).chain(&c.pictures).enumerate();
    designs.flat_map(|(d, worlds)| {
        worlds.iter().enumerate().flat_map(move |(w, pictures)| pictures.iter().map(move |p| (d, w, p)))
    })
}

/// Municipalities on the maps.
pub fn municipalities(c: &Comparison, layout: &Layout) -> Table {
    let places = &Geography::shipped().places;
    let (mut cells, mut month, mut name) = (Cells::default(), vec![], vec![]);
    let mut views = vec![];
    for (design, world, picture) in pictures(c) {
        assert_eq!(picture.municipalities.len(), places.len(), "a picture shows all municipalities");
        (0..places.len()).for_each(|_| cells.push(design, world));
        month.extend(std::iter::repeat_n(picture.month, places.len()));
        name.extend(0..places.len() as u32);
        views.extend(&picture.municipalities);
    }
    let whole = |of: fn(&MunicipalityView) -> i32| Column::I32(views.iter().copied().map(of).collect());
    let single = |of: fn(&MunicipalityView) -> f32| Column::F32(views.iter().copied().map(of).collect());
    cells
        .table(layout)
        .with("month", dates(&month))
        .with("municipality", named(places.iter().map(|p| p.name.as_str()), name))
        .with("staff", whole(|v| i32::from(v.staff)))
        .with("practice_use", single(|v| v.practice_use))
        .with("registered", single(|v| v.registered))
        .with("members", single(|v| v.members))
        .with("contribution_cash", single(|v| v.contribution[0]))
        .with("contribution_kind", single(|v| v.contribution[1]))
        .with("network", whole(|v| v.network))
}

/// Networks on the maps.
pub fn networks(c: &Comparison, layout: &Layout) -> Table {
    let (mut cells, mut month, mut ordinal, mut region) = (Cells::default(), vec![], vec![], vec![]);
    let mut number = vec![];
    let [mut activity, mut trust, mut link] = [const { Vec::<f32>::new() }; 3];
    let mut partners = [const { Vec::<i32>::new() }; PARTNER_KINDS];
    for (design, world, picture) in pictures(c) {
        for (i, network) in picture.networks.iter().enumerate() {
            cells.push(design, world);
            month.push(picture.month);
            ordinal.push(i as i32);
            number.push(i32::from(network.number));
            region.push(u32::from(network.region));
            activity.push(network.activity);
            trust.push(network.trust);
            link.push(network.link);
            partners.iter_mut().zip(network.partners).for_each(|(column, n)| column.push(i32::from(n)));
        }
    }
    let table = cells.table(layout).with("month", dates(&month)).with("ordinal", Column::I32(ordinal));
    let table = table.with("network", Column::I32(number));
    let table = table.with("region", Column::Labels { names: regions(), codes: region });
    let table = table.with("activity", Column::F32(activity)).with("trust", Column::F32(trust));
    let table = table.with("link", Column::F32(link));
    KINDS.iter().zip(partners).fold(table, |table, (kind, n)| table.with(format!("partners_{kind}"), Column::I32(n)))
}

/// Codes of knowledge regions.
fn regions() -> Vec<String> {
    (1..=REGIONS).map(|r| format!("W{r:02}")).collect()
}

/// The pictures back from both tables, the past first; none when they are other tables.
pub fn snapshots(municipalities: &Table, networks: &Table, layout: &Layout, pictured: usize) -> Option<Pictures> {
    let places = &Geography::shipped().places;
    let mut pictures: Pictures = vec![vec![vec![]; pictured]; layout.designs.len()];
    let names = || layout.designs.iter().map(String::as_str);
    let (design, world) = (codes(municipalities, "design", names())?, whole(municipalities, "world")?);
    let month = months(municipalities)?;
    let views = municipality_views(municipalities)?;
    let name = codes(municipalities, "municipality", places.iter().map(|p| p.name.as_str()))?;
    if !name.iter().copied().eq((0..places.len()).cycle().take(name.len())) || name.len() % places.len() != 0 {
        return None;
    }
    for first in (0..name.len()).step_by(places.len()) {
        let rows = first..first + places.len();
        pictures[design[first]].get_mut(usize::try_from(world[first]).ok()?)?.push(Snapshot {
            month: month[first],
            municipalities: views[rows].to_vec(),
            networks: vec![],
        });
    }
    let (design, world) = (codes(networks, "design", names())?, whole(networks, "world")?);
    let (month, region) = (months(networks)?, codes(networks, "region", regions().iter().map(String::as_str))?);
    let (activity, trust) = (single(networks, "activity")?, single(networks, "trust")?);
    let (link, number) = (single(networks, "link")?, whole(networks, "network")?);
    let partners = KINDS.map(|kind| whole(networks, &format!("partners_{kind}")));
    for row in 0..networks.rows() {
        let of_world = pictures[design[row]].get_mut(usize::try_from(world[row]).ok()?)?;
        let mut counts = [0; PARTNER_KINDS];
        for (count, column) in counts.iter_mut().zip(partners) {
            *count = u16::try_from(column?[row]).ok()?;
        }
        of_world.iter_mut().find(|p| p.month == month[row])?.networks.push(NetworkView {
            number: u16::try_from(number[row]).ok()?,
            region: region[row] as u8,
            partners: counts,
            trust: trust[row],
            link: link[row],
            activity: activity[row],
        });
    }
    Some(pictures)
}

/// What every row says of its municipality.
fn municipality_views(table: &Table) -> Option<Vec<MunicipalityView>> {
    let (staff, network) = (whole(table, "staff")?, whole(table, "network")?);
    let columns = ["practice_use", "registered", "members", "contribution_cash", "contribution_kind"];
    let [practice_use, registered, members, cash, kind] = columns.map(|column| single(table, column));
    let (practice_use, registered, members, cash, kind) = (practice_use?, registered?, members?, cash?, kind?);
    let view = |row: usize| {
        Some(MunicipalityView {
            staff: u16::try_from(staff[row]).ok()?,
            practice_use: practice_use[row],
            registered: registered[row],
            members: members[row],
            contribution: [cash[row], kind[row]],
            network: network[row],
        })
    };
    (0..table.rows()).map(view).collect()
}

/// Seeds and drawn parameters. Seeds are texts: they do not fit the whole numbers of most programs.
pub fn worlds(draws: &[Draw]) -> Table {
    let table = Table::default()
        .with("world", Column::I32(draws.iter().map(|d| d.index as i32).collect()))
        .with("seed", Column::Text(draws.iter().map(|d| d.seed.to_string()).collect()));
    let of = |spec: &Spec| Column::F64(draws.iter().map(|d| d.parameters.get(spec.at.0, spec.at.1)).collect());
    drawn().fold(table, |table, spec| table.with(spec.path, of(spec)))
}

/// The worlds back; none when the table has other parameters than this program draws.
pub fn draws(table: &Table) -> Option<Vec<Draw>> {
    let paths = table.columns.iter().skip(2).map(|(name, _)| name.as_str());
    if !paths.eq(drawn().map(|spec| spec.path)) {
        return None;
    }
    let seed = table.column("seed")?;
    let one = |index: usize| {
        let mut parameters = Parameters::default();
        let mut theories = vec![];
        for spec in drawn() {
            let value = table.column(spec.path)?.number(index)?;
            parameters.set(spec.at.0, spec.at.1, value).ok()?;
            if spec.field.role == Role::Theory {
                theories.push((spec.path, value >= 0.5));
            }
        }
        Some(Draw { index, seed: seed.text(index)?.parse().ok()?, parameters, theories })
    };
    (0..table.rows()).map(one).collect()
}

/// Whether a design may bear this name: files and rows are told apart by it.
pub fn usable(name: &str) -> bool {
    name != PAST && !name.is_empty() && !name.contains(['/', '\\'])
}
