//! The main job: every design in the same worlds with the same luck.

use ndarray::{Array1, Array2, Axis};
use rayon::prelude::*;

use super::accepted::Accepted;
use super::attribution::{self, Mixed};
use super::draws::{Draw, accepted_worlds, prior_worlds};
use super::explain::{self, Levels};
use super::findings::RIVALS;
use super::kept::{Flows, Kept};
use super::theories::Side;
use crate::error::{Error, Result};
use crate::indicators::{GROUPS, Group, INDICATORS, Indicator, Series, Snapshot, find, kept};
use crate::scenario::{History, Scenario, canonical_text, load_text};
use crate::simulation::{Simulation, State};
use crate::units::Month;
use crate::world::Size;

/// Worlds for which maps are kept, unless more is asked.
const PICTURED_WORLDS: usize = 8;
/// Measures of a group: use, mastery, craft, membership.
pub(crate) const MEASURES: usize = 4;
/// Worlds in which it is looked into what carries the difference of the rivals: each takes some fifty runs.
pub const EXPLAINED: usize = 16;

/// How much of every world is kept.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, clap::ValueEnum, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Detail {
    /// Headline indicators every month, maps of the first eight worlds.
    #[default]
    Standard,
    /// Every indicator every month.
    Monthly,
    /// That, and maps of every world.
    All,
}

impl Detail {
    /// Whether nothing is kept beyond the standard.
    pub fn is_standard(&self) -> bool {
        *self == Self::Standard
    }

    /// Indicators kept every month, in order; the headlines come first.
    pub fn monthly(self) -> &'static [Indicator] {
        kept(!self.is_standard())
    }

    /// Number of worlds, the first of so many, for which maps are kept.
    pub fn pictured(self, worlds: usize) -> usize {
        if self == Self::All { worlds } else { worlds.min(PICTURED_WORLDS) }
    }
}

/// Where worlds come from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum WorldSource {
    /// Draws from the plausible ranges, whatever history says.
    #[default]
    Prior,
    /// Worlds that history leaves possible: hash of the accepted set, and how many worlds it holds.
    History {
        /// Hash of the set.
        set: String,
        /// Worlds in it.
        kept: usize,
    },
}

/// What to compare and how.
#[derive(Clone, Debug)]
pub struct Request {
    /// Number of worlds, a power of two.
    pub worlds: usize,
    /// Professionals relative to the real number.
    pub population: f64,
    /// Seed of everything.
    pub seed: u64,
    /// Id of the baseline design.
    pub baseline: String,
    /// Scale every budget to this total in euros, when asked.
    pub equal_total: Option<f64>,
    /// How much of every world to keep; the numbers stay the same.
    pub keep: Detail,
    /// Where worlds come from.
    pub source: WorldSource,
    /// Sides of rival theories that hold in all worlds.
    pub theories: Vec<Side>,
    /// Id of the user's own design that the question is about, when there is one.
    pub own: Option<String>,
}

impl Request {
    /// The worlds asked for.
    ///
    /// # Errors
    /// As [`WorldSource::worlds`].
    pub fn draws(&self) -> Result<Vec<Draw>> {
        self.source.worlds(self.seed, self.worlds, &self.theories)
    }
}

impl WorldSource {
    /// The accepted set that ships; the prior when that is asked, or when there is no set for the ranges of this program.
    pub fn shipped(prior: bool) -> Self {
        if prior {
            return Self::Prior;
        }
        Accepted::shipped().map_or(Self::Prior, |set| Self::History { set: set.hash(), kept: set.points.len() })
    }

    /// The first `worlds` worlds of a seed in which some sides of rival theories hold. World `i` is the same world
    /// however many are asked.
    ///
    /// # Errors
    /// When the number is not a power of two or there are not so many, or the accepted set is not that of this program.
    pub fn worlds(&self, seed: u64, worlds: usize, sides: &[Side]) -> Result<Vec<Draw>> {
        let Self::History { set, .. } = self else { return prior_worlds(seed, worlds, sides) };
        match Accepted::shipped() {
            Some(accepted) if accepted.hash() == *set => accepted_worlds(&accepted, seed, worlds, sides),
            _ => Err(Error::request(
                format!("the set of accepted worlds {set} is not the one of this program"),
                "make one with 'lemniscaat calibrate' and build again, or add --prior",
            )),
        }
    }
}

/// What happens while a comparison runs.
pub struct Hooks<'a> {
    /// Called after each design in each world, and after each mixed world.
    pub step: &'a (dyn Fn() + Sync),
    /// Asked before each design; when true the comparison stops.
    pub stopped: &'a (dyn Fn() -> bool + Sync),
}

/// How a design ends when earmarked money stops.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Withdrawal {
    /// First month without earmarked money: 2023-01, or the design's own earlier end. None for a design without money.
    pub from: Option<Month>,
    /// Whether it needed a twin of its own (its money would go on).
    pub twin: bool,
}

/// All results of a comparison.
pub struct Comparison {
    /// What was asked.
    pub request: Request,
    /// The shared past.
    pub history: History,
    /// Designs, the baseline first.
    pub designs: Vec<Scenario>,
    /// How each design ends.
    pub withdrawals: Vec<Withdrawal>,
    /// Worlds.
    pub draws: Vec<Draw>,
    /// Indicators kept every month: one run, months before the branch.
    pub past: Kept,
    /// Indicators kept every month: a run per design, months from the branch.
    pub monthly: Kept,
    /// All indicators: one run, Decembers before the branch.
    pub past_yearly: Kept,
    /// All indicators: runs as by [`Self::run_of`], Decembers from the branch.
    pub yearly: Kept,
    /// Measures of groups: runs as by [`Self::run_of`], in every December from the branch all groups.
    pub groups: Kept,
    /// Per design and world: flows per year from the branch.
    pub flows: Flows,
    /// Per pictured world: pictures of the past.
    pub past_pictures: Vec<Vec<Snapshot>>,
    /// Design × pictured world: pictures.
    pub pictures: Vec<Vec<Vec<Snapshot>>>,
    /// Largest absolute difference between the baseline and its rewritten copy, over all kept numbers.
    pub null_difference: f32,
    /// Difference of the rivals in the main indicator five years after withdrawal in mixed worlds; empty when there are
    /// too few worlds.
    pub mixed: Vec<Mixed>,
    /// What each thing in which the rivals differ carries, when that was asked.
    pub levels: Option<Levels>,
}

/// Pictures of a world: of the past, and of every design.
type Pictures = (Vec<Snapshot>, Vec<Vec<Snapshot>>);

/// Dates of the maps: end of the past, end of the programme, five and ten years later.
fn picture_dates(history: &History) -> Vec<Month> {
    let c = &history.calendar;
    vec![c.branch + -1, c.withdrawal + -1, c.withdrawal + 59, c.end + -1]
}

impl Comparison {
    /// Runs a comparison.
    ///
    /// # Errors
    /// When fewer than two designs are given, the baseline is missing or has programmes, a design changes a parameter,
    /// the number of worlds is not a power of two, there is no room on the disk, or the user stopped it.
    pub fn run(request: &Request, history: &History, designs: &[Scenario], hooks: &Hooks) -> Result<Self> {
        let designs = prepare(request, designs)?;
        let null = rewritten(&designs[0])?;
        let size = Size::of(request.population);
        let mut c = Self::blank(request.clone(), history.clone(), designs, request.draws()?)?;
        let worlds = c.draws.par_iter().map(|draw| c.run_world(draw, &null, &size, hooks));
        let worlds = worlds.collect::<Result<Vec<_>>>()?;
        c.null_difference = worlds.iter().map(|(_, difference)| *difference).fold(0.0, f32::max);
        for ((past, futures), _) in worlds.into_iter().take(request.keep.pictured(request.worlds)) {
            c.past_pictures.push(past);
            c.pictures.iter_mut().zip(futures).for_each(|(of_design, pictures)| of_design.push(pictures));
        }
        c.mixed = attribution::mix(&c, &size, hooks)?;
        Ok(c)
    }

    /// A comparison in which every number is zero and nothing moved.
    ///
    /// # Errors
    /// When there is no room on the disk.
    pub fn blank(request: Request, history: History, designs: Vec<Scenario>, draws: Vec<Draw>) -> Result<Self> {
        let (d, w, c) = (designs.len(), draws.len(), &history.calendar);
        let withdrawals: Vec<_> = designs.iter().map(|d| withdrawal(&history, d)).collect();
        let runs = d + withdrawals.iter().filter(|w| w.twin).count();
        let (past, months) = ((c.branch - c.start) as usize, (c.end - c.branch) as usize);
        let (kept, all, years) = (request.keep.monthly().len(), INDICATORS.len(), months / 12);
        Ok(Self {
            past: Kept::new([1, kept, w, past])?,
            monthly: Kept::new([d, kept, w, months])?,
            past_yearly: Kept::new([1, all, w, past / 12])?,
            yearly: Kept::new([runs, all, w, years])?,
            groups: Kept::new([runs, MEASURES, w, years * GROUPS])?,
            flows: Flows::new([d, w, years]),
            past_pictures: vec![],
            pictures: vec![vec![]; d],
            null_difference: 0.0,
            mixed: vec![],
            levels: None,
            request,
            history,
            designs,
            withdrawals,
            draws,
        })
    }

    /// One world: the past once, then every design, its twin, and the rewritten baseline. Numbers are put aside as soon
    /// as a run is done; what is left are the pictures, and the largest difference of the rewritten baseline.
    fn run_world(&self, draw: &Draw, null: &Scenario, size: &Size, hooks: &Hooks) -> Result<(Pictures, f32)> {
        let (request, history, world) = (&self.request, &self.history, draw.index);
        let mut simulation = Simulation::new(history, size, draw.parameters.clone(), draw.seed);
        simulation.all_monthly = !request.keep.is_standard();
        if world < request.keep.pictured(request.worlds) {
            simulation.pictures = picture_dates(history);
        }
        let past = simulation.past();
        put(&self.past, 0, world, &past.series.monthly)?;
        put(&self.past_yearly, 0, world, &past.series.yearly)?;
        let (mut baseline, mut pictures) = (None, vec![]);
        for d in 0..self.designs.len() {
            if (hooks.stopped)() {
                return Err(Error::Stopped { message: "nothing was written".into() });
            }
            let mut series = self.run_design(&simulation, &past, d, world)?;
            put(&self.monthly, d, world, &series.monthly)?;
            self.put_years(self.run_of(d, false), world, &series)?;
            self.flows.put(d, world, &series.flows)?;
            pictures.push(std::mem::take(&mut series.snapshots));
            baseline.get_or_insert(series);
            (hooks.step)();
        }
        let copy = simulation.future(&past, null).series;
        let difference = baseline.map_or(0.0, |baseline| largest_difference(&baseline, &copy));
        (hooks.step)();
        Ok(((past.series.snapshots, pictures), difference))
    }

    /// A design in a world, and its twin when it has one; the numbers of the twin are put aside.
    fn run_design(&self, simulation: &Simulation, past: &State, d: usize, world: usize) -> Result<Series> {
        let (design, calendar) = (&self.designs[d], &self.history.calendar);
        let end = calendar.months();
        if !self.withdrawals[d].twin {
            return Ok(simulation.future_until(past, design, end).series);
        }
        let stop = (calendar.withdrawal - calendar.start) as u32;
        let mut at_stop = simulation.future_until(past, design, stop);
        let mut without = at_stop.clone();
        without.world.withdraw_from(stop);
        simulation.run(&mut without, end);
        self.put_years(self.run_of(d, true), world, &without.series)?;
        drop(without);
        simulation.run(&mut at_stop, end);
        Ok(at_stop.series)
    }

    /// Puts aside what is kept every December.
    fn put_years(&self, run: usize, world: usize, series: &Series) -> Result<()> {
        put(&self.yearly, run, world, &series.yearly)?;
        self.groups.put(run, world, |measure, cell| series.groups[cell / GROUPS][cell % GROUPS][measure])
    }

    /// The run of a design among those with numbers every December: its own, or with all earmarked money withdrawn,
    /// which is the same for a design without a twin.
    pub fn run_of(&self, design: usize, withdrawn: bool) -> usize {
        let twins = self.withdrawals[..design].iter().filter(|w| w.twin).count();
        design + twins + usize::from(withdrawn && self.withdrawals[design].twin)
    }

    /// Looks into what carries the difference of the rivals, in the first [`EXPLAINED`] of the same worlds; nothing
    /// when the rivals do not differ.
    ///
    /// # Errors
    /// When the user stopped it.
    pub fn explain(&mut self, hooks: &Hooks) -> Result<()> {
        let [a, b] = self.rivals().map(|d| &self.designs[d]);
        if !explain::items(a, b).is_empty() {
            let request = Request { worlds: self.draws.len().min(EXPLAINED), ..self.request.clone() };
            self.levels = Some(explain::explain(&self.history, [a, b], &request, hooks)?);
        }
        Ok(())
    }

    /// Two designs whose difference is looked into: the user's own and the cabinet's route, else the advice and that
    /// route; the baseline where the route is missing, and the second design where the first is.
    pub fn rivals(&self) -> [usize; 2] {
        let own = self.request.own.as_deref().and_then(|id| self.design(id));
        let [advice, cabinet] = RIVALS.map(|id| self.design(id));
        match (own, advice, cabinet) {
            (Some(own), _, other) => [own, other.filter(|&c| c != own).unwrap_or(0)],
            (None, Some(advice), Some(cabinet)) => [advice, cabinet],
            _ => [1, 0],
        }
    }

    /// Number of a design by id.
    pub fn design(&self, id: &str) -> Option<usize> {
        self.designs.iter().position(|d| d.id == id)
    }

    /// Place of a December in yearly arrays.
    pub fn year(&self, year: i32) -> usize {
        (year - self.history.calendar.branch.year()) as usize
    }

    /// Last December simulated.
    pub fn last_year(&self) -> i32 {
        (self.history.calendar.end + -1).year()
    }

    /// World × design of an indicator in a December.
    pub fn in_december(&self, indicator: &str, year: i32) -> Array2<f64> {
        self.by_design(indicator, year, false)
    }

    /// The same, all earmarked money withdrawn.
    pub fn withdrawn(&self, indicator: &str, year: i32) -> Array2<f64> {
        self.by_design(indicator, year, true)
    }

    fn by_design(&self, indicator: &str, year: i32, withdrawn: bool) -> Array2<f64> {
        let mut values = Array2::zeros((self.draws.len(), self.designs.len()));
        for (d, mut column) in values.columns_mut().into_iter().enumerate() {
            column.assign(&Array1::from(self.december(d, withdrawn, indicator, year)));
        }
        values
    }

    /// Values over worlds of an indicator of a design in a December, with its money or withdrawn.
    fn december(&self, design: usize, withdrawn: bool, indicator: &str, year: i32) -> Vec<f64> {
        let i = find(indicator).expect("an indicator of the list");
        self.yearly.over_worlds(self.run_of(design, withdrawn), i, self.year(year))
    }

    /// Use of knowledge per world in a part of the country or of the work in a December, all earmarked money withdrawn.
    pub fn use_withdrawn(&self, design: usize, group: Group, year: i32) -> Vec<f64> {
        self.groups.over_worlds(self.run_of(design, true), 0, self.year(year) * GROUPS + group.at())
    }

    /// World × month of an indicator kept every month for a design, past included.
    pub fn course(&self, design: usize, indicator: &str) -> Array2<f64> {
        let i = self.request.keep.monthly().iter().position(|i| i.key == indicator);
        let i = i.expect("an indicator kept every month");
        ndarray::concatenate![Axis(1), self.past.column(0, i), self.monthly.column(design, i)].mapv(f64::from)
    }

    /// Values over worlds of an indicator in the withdrawal twin of a design, `years` after withdrawal; none when the
    /// design never had money or the date lies beyond the horizon.
    pub fn after_withdrawal(&self, design: usize, indicator: &str, years: i32) -> Option<Vec<f64>> {
        let december = (self.withdrawals[design].from? + -1).year() + years;
        (december <= self.last_year()).then(|| self.december(design, true, indicator, december))
    }

    /// The same for the baseline in the same worlds and month.
    pub fn baseline_then(&self, design: usize, indicator: &str, years: i32) -> Option<Vec<f64>> {
        let december = (self.withdrawals[design].from? + -1).year() + years;
        (december <= self.last_year()).then(|| self.december(0, false, indicator, december))
    }
}

/// Puts aside rows (time × column) of a run in a world.
fn put(into: &Kept, run: usize, world: usize, rows: &[Vec<f32>]) -> Result<()> {
    into.put(run, world, |column, time| rows[time][column])
}

/// The baseline first; budgets scaled when asked.
fn prepare(request: &Request, designs: &[Scenario]) -> Result<Vec<Scenario>> {
    let Some(at) = designs.iter().position(|d| d.id == request.baseline) else {
        let known: Vec<_> = designs.iter().map(|d| d.id.as_str()).collect();
        return Err(Error::request(
            format!("the baseline '{}' is not among the designs", request.baseline),
            format!("choose one of {} with --baseline, or add its file", known.join(", ")),
        ));
    };
    if let Some(d) = designs.iter().find(|d| !d.parameters.is_empty()) {
        return Err(Error::request(
            format!("design '{}' changes the parameter {}", d.id, d.parameters[0].0),
            "designs may differ in levers only; use 'run' to try a parameter in one world",
        ));
    }
    let mut ordered = vec![designs[at].clone()];
    ordered.extend(designs.iter().enumerate().filter(|(i, _)| *i != at).map(|(_, d)| d.clone()));
    if let Some(total) = request.equal_total {
        for d in &mut ordered {
            let own: f64 = d.programmes.iter().map(|p| p.total()).sum();
            if own > 0.0 {
                d.scale_money(total / own);
            }
        }
    }
    Ok(ordered)
}

/// The baseline rewritten with its keys in another order and under another name, read through the parser.
fn rewritten(baseline: &Scenario) -> Result<Scenario> {
    load_text("null.toml", &canonical_text(baseline), std::path::Path::new("."))
}

/// First month without earmarked money when it runs as the design says; none for a design without money.
pub fn money_end(design: &Scenario) -> Option<Month> {
    design.programmes.iter().map(|p| p.end()).max()
}

/// When earmarked money stops, and whether that needs a twin.
pub(crate) fn withdrawal(history: &History, design: &Scenario) -> Withdrawal {
    let stop = history.calendar.withdrawal;
    match money_end(design) {
        None => Withdrawal { from: None, twin: false },
        Some(end) => Withdrawal { from: Some(end.min(stop)), twin: end > stop },
    }
}

fn largest_difference(a: &Series, b: &Series) -> f32 {
    let pairs = |x: &[Vec<f32>], y: &[Vec<f32>]| {
        x.iter().flatten().zip(y.iter().flatten()).map(|(p, q)| (p - q).abs()).fold(0.0, f32::max)
    };
    let flows = if a.flows == b.flows { 0.0 } else { f32::INFINITY };
    pairs(&a.monthly, &b.monthly).max(pairs(&a.yearly, &b.yearly)).max(flows)
}
