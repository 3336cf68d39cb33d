//! The main job: every design in the same worlds with the same luck.

use ndarray::{Array2, Array3, Array4, ArrayView1, ArrayView2, ArrayViewMut2, Axis};
use rayon::prelude::*;

use super::accepted::Accepted;
use super::attribution::{self, Mixed};
use super::draws::{Draw, accepted_worlds, prior_worlds};
use super::explain::{self, Levels};
use super::findings::RIVALS;
use super::theories::Side;
use crate::error::{Error, Result};
use crate::indicators::{GROUPS, Group, INDICATORS, Indicator, Series, Snapshot, find, kept};
use crate::scenario::{History, Scenario, canonical_text, load_text};
use crate::simulation::Simulation;
use crate::units::Month;
use crate::world::{Flow, Size};

/// Worlds for which maps are kept, unless more is asked.
const PICTURED_WORLDS: usize = 8;
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
    /// World × indicator kept every month × month before the branch.
    pub past: Array3<f32>,
    /// Design × world × indicator kept every month × month from the branch.
    pub monthly: Array4<f32>,
    /// World × indicator × December before the branch.
    pub past_yearly: Array3<f32>,
    /// Design × world × indicator × December from the branch.
    pub yearly: Array4<f32>,
    /// As `yearly`, for the withdrawal twins (equal to it for designs without one).
    pub twins: Array4<f32>,
    /// Design × world × December × (group × 4 measures).
    pub groups: Array4<f32>,
    /// As `groups`, for the withdrawal twins (equal to it for designs without one).
    pub twin_groups: Array4<f32>,
    /// Design × world: flows per year.
    pub flows: Vec<Vec<Vec<Vec<Flow>>>>,
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

/// What one world yields for one design.
struct Run {
    series: Series,
    /// Decembers only.
    twin: Option<Series>,
}

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
    /// the number of worlds is not a power of two, or the user stopped it.
    pub fn run(request: &Request, history: &History, designs: &[Scenario], hooks: &Hooks) -> Result<Self> {
        let designs = prepare(request, designs)?;
        let draws = request.draws()?;
        let size = Size::of(request.population);
        let null = rewritten(&designs[0])?;
        let withdrawals: Vec<_> = designs.iter().map(|d| withdrawal(history, d)).collect();
        let runs: Vec<_> = draws
            .par_iter()
            .map(|draw| run_world(history, &size, &designs, &null, &withdrawals, draw, request, hooks))
            .collect::<Option<Vec<_>>>()
            .ok_or_else(|| Error::Stopped { message: "nothing was written".into() })?;
        let mut comparison = Self::collect(request, history, designs, withdrawals, draws, runs);
        comparison.mixed = attribution::mix(&comparison, &size, hooks)?;
        Ok(comparison)
    }

    fn collect(
        request: &Request,
        history: &History,
        designs: Vec<Scenario>,
        withdrawals: Vec<Withdrawal>,
        draws: Vec<Draw>,
        mut runs: Vec<(Series, Vec<Run>, f32)>,
    ) -> Self {
        let (d, w) = (designs.len(), draws.len());
        let past_months = (history.calendar.branch - history.calendar.start) as usize;
        let months = history.calendar.months() as usize - past_months;
        let (kept, all, years) = (request.keep.monthly().len(), INDICATORS.len(), months / 12);
        let pictured = request.keep.pictured(w);
        let mut c = Self {
            request: request.clone(),
            history: history.clone(),
            withdrawals,
            past: Array3::zeros((w, kept, past_months)),
            monthly: Array4::zeros((d, w, kept, months)),
            past_yearly: Array3::zeros((w, all, past_months / 12)),
            yearly: Array4::zeros((d, w, all, years)),
            twins: Array4::zeros((d, w, all, years)),
            groups: Array4::zeros((d, w, years, GROUPS * 4)),
            twin_groups: Array4::zeros((d, w, years, GROUPS * 4)),
            flows: vec![Vec::with_capacity(w); d],
            past_pictures: vec![],
            pictures: vec![vec![]; d],
            mixed: vec![],
            levels: None,
            null_difference: runs.iter().map(|r| r.2).fold(0.0, f32::max),
            designs,
            draws,
        };
        for (world, (past, futures, _)) in runs.iter_mut().enumerate() {
            fill(c.past.index_axis_mut(Axis(0), world), &past.monthly);
            fill(c.past_yearly.index_axis_mut(Axis(0), world), &past.yearly);
            if world < pictured {
                c.past_pictures.push(std::mem::take(&mut past.snapshots));
            }
            for (design, run) in futures.iter_mut().enumerate() {
                fill(cell_mut(&mut c.monthly, design, world), &run.series.monthly);
                fill(cell_mut(&mut c.yearly, design, world), &run.series.yearly);
                let twin = run.twin.as_ref().unwrap_or(&run.series);
                fill(cell_mut(&mut c.twins, design, world), &twin.yearly);
                for (array, series) in [(&mut c.groups, &run.series), (&mut c.twin_groups, twin)] {
                    for (mut into, row) in cell_mut(array, design, world).axis_iter_mut(Axis(0)).zip(&series.groups) {
                        into.assign(&ArrayView1::from(row.as_flattened()));
                    }
                }
                c.flows[design].push(std::mem::take(&mut run.series.flows));
                if world < pictured {
                    c.pictures[design].push(std::mem::take(&mut run.series.snapshots));
                }
            }
        }
        c
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
        let i = find(indicator).expect("an indicator of the list");
        self.yearly.index_axis(Axis(3), self.year(year)).index_axis(Axis(2), i).t().mapv(f64::from)
    }

    /// Use of knowledge per world in a part of the country or of the work in a December, all earmarked money withdrawn.
    pub fn use_withdrawn(&self, design: usize, group: Group, year: i32) -> Vec<f64> {
        let of_design = self.twin_groups.index_axis(Axis(0), design);
        let december = of_design.index_axis(Axis(1), self.year(year));
        december.column(group.at() * 4).iter().map(|&x| f64::from(x)).collect()
    }

    /// World × month of an indicator kept every month for a design, past included.
    pub fn course(&self, design: usize, indicator: &str) -> Array2<f64> {
        let i = self.request.keep.monthly().iter().position(|i| i.key == indicator);
        let i = i.expect("an indicator kept every month");
        let past: ArrayView2<f32> = self.past.index_axis(Axis(1), i);
        let future = self.monthly.index_axis(Axis(0), design);
        let future = future.index_axis(Axis(1), i);
        ndarray::concatenate![Axis(1), past, future].mapv(f64::from)
    }

    /// Values over worlds of an indicator in the withdrawal twin of a design, `years` after withdrawal; none when the
    /// design never had money or the date lies beyond the horizon.
    pub fn after_withdrawal(&self, design: usize, indicator: &str, years: i32) -> Option<Vec<f64>> {
        let last_december = (self.withdrawals[design].from? + -1).year() + years;
        if last_december > self.last_year() {
            return None;
        }
        let i = find(indicator).expect("an indicator of the list");
        let twins = self.twins.index_axis(Axis(0), design);
        Some(
            twins
                .index_axis(Axis(2), self.year(last_december))
                .index_axis(Axis(1), i)
                .iter()
                .map(|&x| f64::from(x))
                .collect(),
        )
    }

    /// The same for the baseline in the same worlds and month.
    pub fn baseline_then(&self, design: usize, indicator: &str, years: i32) -> Option<Vec<f64>> {
        let december = (self.withdrawals[design].from? + -1).year() + years;
        (december <= self.last_year()).then(|| self.in_december(indicator, december).column(0).to_vec())
    }
}

/// The part of an array that belongs to one design in one world.
fn cell_mut(of: &mut Array4<f32>, design: usize, world: usize) -> ArrayViewMut2<'_, f32> {
    of.index_axis_mut(Axis(0), design).index_axis_move(Axis(0), world)
}

/// Writes rows (time × indicator) into an array (indicator × time).
fn fill(mut into: ArrayViewMut2<f32>, rows: &[Vec<f32>]) {
    for (t, row) in rows.iter().enumerate() {
        into.column_mut(t).assign(&ArrayView1::from(row.as_slice()));
    }
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

/// One world: the past once, then every design, its twin, and the rewritten baseline.
fn run_world(
    history: &History,
    size: &Size,
    designs: &[Scenario],
    null: &Scenario,
    withdrawals: &[Withdrawal],
    draw: &Draw,
    request: &Request,
    hooks: &Hooks,
) -> Option<(Series, Vec<Run>, f32)> {
    let mut simulation = Simulation::new(history, size, draw.parameters.clone(), draw.seed);
    simulation.all_monthly = !request.keep.is_standard();
    if draw.index < request.keep.pictured(request.worlds) {
        simulation.pictures = picture_dates(history);
    }
    let past = simulation.past();
    let mut runs = Vec::with_capacity(designs.len());
    for (design, withdrawal) in designs.iter().zip(withdrawals) {
        if (hooks.stopped)() {
            return None;
        }
        let end = history.calendar.months();
        let mut twin = None;
        let state = if withdrawal.twin {
            let stop = (history.calendar.withdrawal - history.calendar.start) as u32;
            let mut at_stop = simulation.future_until(&past, design, stop);
            let mut without = at_stop.clone();
            without.world.withdraw_from(stop);
            simulation.run(&mut without, end);
            let Series { yearly, groups, .. } = without.series;
            twin = Some(Series { yearly, groups, ..Series::default() });
            simulation.run(&mut at_stop, end);
            at_stop
        } else {
            simulation.future_until(&past, design, end)
        };
        runs.push(Run { series: state.series, twin });
        (hooks.step)();
    }
    let copy = simulation.future(&past, null).series;
    let difference = largest_difference(&runs[0].series, &copy);
    (hooks.step)();
    Some((past.series, runs, difference))
}

fn largest_difference(a: &Series, b: &Series) -> f32 {
    let pairs = |x: &[Vec<f32>], y: &[Vec<f32>]| {
        x.iter().flatten().zip(y.iter().flatten()).map(|(p, q)| (p - q).abs()).fold(0.0, f32::max)
    };
    let flows = if a.flows == b.flows { 0.0 } else { f32::INFINITY };
    pairs(&a.monthly, &b.monthly).max(pairs(&a.yearly, &b.yearly)).max(flows)
}
