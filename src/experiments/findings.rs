//! What a comparison says: every number of the table, the charts and the report is computed here, once.

use ndarray::{Array2, ArrayView2, Axis};

use super::attribution::Attribution;
use super::comparison::{Comparison, money_end};
use super::kept::read_back;
use super::statistics::{
    Agreement, Band, Better, Paired, Precision, Regret, best_shares, mean, rank_agreement, regrets, satisficing,
    worlds_needed,
};
use crate::ids::MunicipalityId;
use crate::indicators::{Direction, INDICATORS, find};
use crate::parameters::Parameters;
use crate::units::Month;
use crate::world::{Flow, PARTIES, PURPOSES, Party, Purpose};

/// The indicator that answers the question: how much knowledge is used in practice.
pub const MAIN: &str = "practice_use";

/// The pair the question is about, when both are compared: the advice and the cabinet's route.
pub const RIVALS: [&str; 2] = ["gezondheidsraad-2014", "kabinet-2015"];

/// Years after withdrawal at which lasting is judged.
pub const LASTING_YEARS: i32 = 5;

/// A gain under this (share points) is too small to divide by.
const SMALLEST_GAIN: f64 = 0.01;

/// One indicator at one date, for all designs.
pub struct Outcome {
    /// Indicator number.
    pub indicator: usize,
    /// World × design.
    pub values: Array2<f64>,
    /// Per design.
    pub bands: Vec<Band>,
    /// Per design, against the baseline in the same world.
    pub paired: Vec<Paired>,
    /// Probability of being best, per design; ties share.
    pub best: Vec<f64>,
    /// Regret per design.
    pub regret: Vec<Regret>,
    /// Whether more worlds are needed for a mean difference within one hundredth.
    pub precision: Vec<Precision>,
}

/// How a direction of an indicator orders values; neutral ones count as higher is better only for printing.
pub fn better(indicator: usize) -> Better {
    if INDICATORS[indicator].better == Direction::Lower { Better::Lower } else { Better::Higher }
}

impl Outcome {
    /// From values world × design, the baseline first.
    pub fn of(indicator: usize, values: Array2<f64>) -> Self {
        let order = better(indicator);
        let column = |d: usize| values.column(d).to_vec();
        let baseline = column(0);
        let tolerance = if INDICATORS[indicator].unit == crate::indicators::Unit::Count { 1.0 } else { 0.01 };
        let designs = 0..values.ncols();
        Self {
            indicator,
            bands: designs.clone().map(|d| Band::of(&column(d))).collect(),
            paired: designs.clone().map(|d| Paired::of(&column(d), &baseline, order)).collect(),
            best: best_shares(values.view(), order),
            regret: regrets(values.view(), order),
            precision: designs
                .map(|d| {
                    let difference: Vec<f64> = column(d).iter().zip(&baseline).map(|(a, b)| a - b).collect();
                    worlds_needed(&difference, tolerance)
                })
                .collect(),
            values,
        }
    }

    /// Mean over worlds per design.
    pub fn means(&self) -> Vec<f64> {
        self.values.axis_iter(Axis(1)).map(|c| mean(&c.to_vec())).collect()
    }

    /// Designs from best to worst by mean.
    pub fn ranking(&self) -> Vec<usize> {
        let means = self.means();
        let order = better(self.indicator);
        let mut designs: Vec<usize> = (0..means.len()).collect();
        designs.sort_by(|&a, &b| order.gain(means[b], means[a]).total_cmp(&0.0).then(a.cmp(&b)));
        designs
    }

    /// One design against another in the same worlds.
    pub fn between(&self, a: usize, b: usize) -> Paired {
        Paired::of(&self.values.column(a).to_vec(), &self.values.column(b).to_vec(), better(self.indicator))
    }
}

/// What is left of a design's gain over no programme after the money stopped.
#[derive(Clone)]
pub struct Lasting {
    /// Gain in the main indicator at withdrawal, +5 and +10 years, per world; none beyond the horizon or without money.
    pub gains: [Option<Vec<f64>>; 3],
    /// Share of the gain that is left after five years, per world where the gain at withdrawal was at least a point.
    pub retained: Vec<f64>,
    /// Share of worlds in which each condition of self-sustaining holds after five years: regions, national network,
    /// tested stock, gain in use, parties pay.
    pub conditions: [f64; 5],
    /// Share of worlds in which all hold; none for a design without money.
    pub self_sustaining: Option<f64>,
    /// What the common date takes away, for a design whose money would go on.
    pub cut: Option<Cut>,
    /// What stays and what goes; none for a design without money.
    pub stay: Option<Stay>,
}

/// Medians over worlds of what use rests on, and of the networks: when the money stops and five years later.
#[derive(Clone)]
pub struct Stay {
    /// Use of knowledge in practice.
    pub used: [f64; 2],
    /// Knowledge that professionals know.
    pub known: [f64; 2],
    /// Usable tested knowledge.
    pub tested: [f64; 2],
    /// Active networks.
    pub networks: [f64; 2],
    /// Part of the full running costs that the parties pay five years later.
    pub paid: f64,
    /// Active networks with money running as the design says: at the common date, five years later, in the last year.
    pub funded_networks: [f64; 3],
}

/// A design whose money stops earlier in the comparison than the design says.
#[derive(Clone)]
pub struct Cut {
    /// Months from its first to its last money: in the comparison, and as the design says.
    pub months: [i32; 2],
    /// Last year with money as the design says.
    pub end: i32,
    /// December in which `gain` is measured: five years after its own end, or the last year.
    pub year: i32,
    /// Whether its money then stopped five years before; otherwise it still runs, or stopped later.
    pub ended: bool,
    /// Main outcome in that December against the baseline, money running as the design says.
    pub gain: Paired,
}

/// Ranking of designs in the worlds where a rival theory does or does not hold.
pub struct TheoryView {
    /// Path of the switch.
    pub theory: &'static str,
    /// Whether it holds.
    pub holds: bool,
    /// Number of worlds.
    pub worlds: usize,
    /// Mean of the main lasting outcome per design.
    pub means: Vec<f64>,
    /// Designs from best to worst.
    pub ranking: Vec<usize>,
    /// Mean regret per design in these worlds.
    pub regret: Vec<f64>,
}

/// Money of one design, million euros of 2014, mean over worlds. "Whole" is the run in which money goes on as the design
/// says; "compared" ends at the common date, after which a design gets none in the headline outcome.
#[derive(Clone)]
pub struct MoneyView {
    /// Year × party: what each party put in, whole run.
    pub payers: Array2<f64>,
    /// Purpose: total over the years of the whole run.
    pub purposes: [f64; PURPOSES],
    /// Earmarked in the design: until the common date, and in all.
    pub budget: [f64; 2],
    /// Put into programmes until the common date.
    pub released: f64,
    /// What programmes paid out until the common date, the same run as the headline outcome.
    pub compared: Spending,
    /// The whole run.
    pub whole: Spending,
    /// Returned by programmes, whole run.
    pub returned: f64,
    /// Million euros spent until the common date per percentage point of the headline outcome; none when the gain is not
    /// demonstrable.
    pub per_point: Option<f64>,
}

/// What a design costs over some years, million euros of 2014, mean over worlds.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Spending {
    /// Public programme money paid out: agenda points and execution.
    pub spent: f64,
    /// Own contributions of parties: cash and kind.
    pub own: [f64; 2],
}

/// Everything a report says.
pub struct Findings {
    /// Main outcome five years after all money was withdrawn: same December for all designs.
    pub lasting_outcome: Outcome,
    /// Main outcome in the year the programme ends, and in the last year, money going on.
    pub short: Outcome,
    /// In the last year, money going on where it does.
    pub long: Outcome,
    /// Per design.
    pub lasting: Vec<Lasting>,
    /// Per switch and side.
    pub theories: Vec<TheoryView>,
    /// Whether all theories agree on the first place.
    pub theories_agree: bool,
    /// Per design.
    pub money: Vec<MoneyView>,
    /// Whether robustness metrics agree on the first place.
    pub agreement: Agreement,
    /// Share of worlds in which use is at least two points above no-programme five years after withdrawal.
    pub satisficing: Vec<f64>,
    /// Where the spread of the rivals' difference over worlds comes from; none for too few worlds.
    pub spread: Option<Attribution>,
    /// Part of the variance of that difference taken away by meeting in the same worlds.
    pub pairing: Option<f64>,
    /// Years of `short`, `lasting_outcome` and `long`.
    pub years: [i32; 3],
    /// The municipality that the reader asks about.
    pub municipality: Option<MunicipalityId>,
}

impl Findings {
    /// Computes them.
    pub fn of(c: &Comparison) -> Self {
        let stop = c.history.calendar.withdrawal + -1;
        let years = [stop.year(), stop.year() + LASTING_YEARS, c.last_year()];
        let main = find(MAIN).expect("the main indicator is in the list");
        let lasting_outcome = Outcome::of(main, c.withdrawn(MAIN, years[1]));
        let goal = Parameters::default().lasting.gain.get();
        let satisfied: Vec<f64> = (0..c.designs.len())
            .map(|d| {
                let gain: Vec<f64> = (0..c.draws.len())
                    .map(|w| lasting_outcome.values[[w, d]] - lasting_outcome.values[[w, 0]])
                    .collect();
                satisficing(&gain, goal, Better::Higher)
            })
            .collect();
        let theories = theories(c, &lasting_outcome);
        let long = Outcome::of(main, c.in_december(MAIN, years[2]));
        let [a, b] = c.rivals();
        Self {
            spread: Attribution::of(c),
            pairing: lasting_outcome.between(a, b).variance_reduction,
            agreement: rank_agreement(&lasting_outcome.regret, Some(&satisfied)),
            theories_agree: theories.windows(2).all(|t| t[0].ranking[0] == t[1].ranking[0]),
            lasting: (0..c.designs.len()).map(|d| lasting(c, d, &long, years)).collect(),
            money: (0..c.designs.len()).map(|d| money(c, d, &lasting_outcome.paired[d])).collect(),
            short: Outcome::of(main, c.in_december(MAIN, years[0])),
            satisficing: satisfied,
            lasting_outcome,
            long,
            theories,
            years,
            municipality: None,
        }
    }
}

fn lasting(c: &Comparison, d: usize, long: &Outcome, years: [i32; 3]) -> Lasting {
    let gains = [0, LASTING_YEARS, 2 * LASTING_YEARS].map(|years| {
        let level = c.after_withdrawal(d, MAIN, years)?;
        let none = c.baseline_then(d, MAIN, years)?;
        Some(level.iter().zip(&none).map(|(a, b)| a - b).collect::<Vec<f64>>())
    });
    let retained = match (&gains[0], &gains[1]) {
        (Some(at), Some(after)) => {
            at.iter().zip(after).filter(|(a, _)| **a >= SMALLEST_GAIN).map(|(a, b)| b / a).collect()
        }
        _ => vec![],
    };
    let Some(held) = conditions(c, d, gains[1].as_deref()) else {
        return Lasting { gains, retained, conditions: [0.0; 5], self_sustaining: None, cut: None, stay: None };
    };
    let share = |f: &dyn Fn(&[bool; 5]) -> bool| held.iter().filter(|h| f(h)).count() as f64 / held.len() as f64;
    Lasting {
        conditions: std::array::from_fn(|i| share(&|h| h[i])),
        self_sustaining: Some(share(&|h| h.iter().all(|&x| x))),
        gains,
        retained,
        cut: cut(c, d, long),
        stay: stay(c, d, years),
    }
}

fn stay(c: &Comparison, d: usize, years: [i32; 3]) -> Option<Stay> {
    let after = |key: &str, years: i32| Some(Band::of(&c.after_withdrawal(d, key, years)?).median);
    let both = |key: &str| Some([after(key, 0)?, after(key, LASTING_YEARS)?]);
    Some(Stay {
        used: both(MAIN)?,
        known: both("mastery")?,
        tested: both("tested_stock")?,
        networks: both("active_networks")?,
        paid: after("self_financing_ratio", LASTING_YEARS)?,
        funded_networks: years.map(|y| Band::of(&c.in_december("active_networks", y).column(d).to_vec()).median),
    })
}

/// What the common date takes from a design whose money would go on.
fn cut(c: &Comparison, d: usize, long: &Outcome) -> Option<Cut> {
    let own = money_end(&c.designs[d]).filter(|_| c.withdrawals[d].twin)?;
    let start = c.designs[d].programmes.iter().map(|p| p.start).min()?;
    let last = |end: Month| (end + -1).year();
    let (year, ended) = (last(own) + LASTING_YEARS, last(own) + LASTING_YEARS <= c.last_year());
    let (year, gain) = if ended {
        let values = c.in_december(MAIN, year);
        (year, Paired::of(&values.column(d).to_vec(), &values.column(0).to_vec(), Better::Higher))
    } else {
        (c.last_year(), long.paired[d])
    };
    let stop = c.withdrawals[d].from?;
    Some(Cut { months: [stop.max(start) - start, own - start], end: last(own), year, ended, gain })
}

/// Per world, which conditions of self-sustaining hold five years after withdrawal.
fn conditions(c: &Comparison, d: usize, gain: Option<&[f64]>) -> Option<Vec<[bool; 5]>> {
    let after = |key: &str| c.after_withdrawal(d, key, LASTING_YEARS);
    let (regions, national, paid) =
        (after("regions_with_network")?, after("national_network")?, after("self_financing_ratio")?);
    let (stock, before) = (after("tested_stock")?, c.after_withdrawal(d, "tested_stock", 0)?);
    let gain = gain?;
    let held = |w: usize| {
        let l = &c.draws[w].parameters.lasting;
        [
            regions[w] >= l.regions.get(),
            national[w] >= l.national.get(),
            stock[w] >= l.stock.get() * before[w] && before[w] > 0.0,
            gain[w] >= l.gain.get(),
            paid[w] >= l.paid.get(),
        ]
    };
    Some((0..c.draws.len()).map(held).collect())
}

fn theories(c: &Comparison, outcome: &Outcome) -> Vec<TheoryView> {
    let switches: Vec<&'static str> = c.draws[0].theories.iter().map(|t| t.0).collect();
    let mut views = vec![];
    for (s, &theory) in switches.iter().enumerate() {
        for holds in [true, false] {
            let rows: Vec<usize> = (0..c.draws.len()).filter(|&w| c.draws[w].theories[s].1 == holds).collect();
            if !rows.is_empty() {
                views.push(view(theory, holds, outcome.indicator, outcome.values.select(Axis(0), &rows).view()));
            }
        }
    }
    views
}

fn view(theory: &'static str, holds: bool, indicator: usize, values: ArrayView2<f64>) -> TheoryView {
    let part = Outcome::of(indicator, values.to_owned());
    TheoryView {
        theory,
        holds,
        worlds: values.nrows(),
        ranking: part.ranking(),
        regret: part.regret.iter().map(|r| r.mean).collect(),
        means: part.means(),
    }
}

/// Shows every flow of a design with its year and its million euros per world. Work of applicants is booked to and fro:
/// shown once.
fn each_flow(c: &Comparison, d: usize, mut see: impl FnMut(usize, &Flow, f64)) {
    let twice = |f: &&Flow| usize::from(f.purpose) == Purpose::Application.at() && f.from == Party::Programmes;
    let worlds = c.draws.len();
    for world in 0..worlds {
        for (year, flows) in read_back(c.flows.of(d, world)).iter().enumerate() {
            flows.iter().filter(|f| !twice(f)).for_each(|f| see(year, f, f.cents as f64 / 1e8 / worlds as f64));
        }
    }
}

fn money(c: &Comparison, d: usize, gain: &Paired) -> MoneyView {
    let mut payers = Array2::zeros((c.flows.shape()[2], Party::ALL.len()));
    let mut purposes = [0.0; PURPOSES];
    let (mut compared, mut whole) = (Spending::default(), Spending::default());
    let (mut released, mut returned) = (0.0, 0.0);
    let stop = c.year(c.history.calendar.withdrawal.year());
    each_flow(c, d, |year, flow, amount| {
        purposes[usize::from(flow.purpose)] += amount;
        if usize::from(flow.purpose) == Purpose::Return.at() {
            returned += amount;
            payers[[year, flow.to as usize]] -= amount;
            return;
        }
        // Money of programmes was counted when it was put in.
        if flow.from != Party::Programmes {
            payers[[year, flow.from as usize]] += amount;
        }
        whole.add(flow, amount);
        if year < stop {
            compared.add(flow, amount);
            released += if usize::from(flow.purpose) == Purpose::Release.at() { amount } else { 0.0 };
        }
    });
    let clear = gain.tells_apart && gain.mean > 0.005 && compared.spent > 0.0;
    MoneyView {
        payers,
        purposes,
        budget: [c.history.calendar.withdrawal, c.history.calendar.end].map(|t| c.designs[d].budget_until(t) / 1e6),
        released,
        compared,
        whole,
        returned,
        per_point: clear.then(|| compared.spent / (100.0 * gain.mean)),
    }
}

/// Who put in million euros of a design for what over some years (counted from the branch), mean over worlds. Programmes
/// mix what they are given: each of their purposes is paid by all who put money in and did not get it back, in
/// proportion.
pub fn streams(c: &Comparison, d: usize, years: std::ops::Range<usize>) -> Vec<(Party, Purpose, f64)> {
    let purposes: Vec<Purpose> = Purpose::all().collect();
    let (mut given, mut spent) = ([0.0; PARTIES], [0.0; PURPOSES]);
    let mut direct = Array2::<f64>::zeros((PARTIES, PURPOSES));
    each_flow(c, d, |year, flow, amount| {
        if !years.contains(&year) {
            return;
        }
        match purposes[usize::from(flow.purpose)] {
            Purpose::Release => given[flow.from as usize] += amount,
            Purpose::Return => given[flow.to as usize] -= amount,
            _ if flow.from == Party::Programmes => spent[usize::from(flow.purpose)] += amount,
            _ => direct[[flow.from as usize, usize::from(flow.purpose)]] += amount,
        }
    });
    let all: f64 = given.iter().map(|x| x.max(0.0)).sum();
    let cells = Party::ALL.into_iter().flat_map(|party| purposes.iter().map(move |purpose| (party, *purpose)));
    let amount = |(party, purpose): (Party, Purpose)| {
        let mixed = if all > 0.0 { given[party as usize].max(0.0) / all * spent[purpose.at()] } else { 0.0 };
        (party, purpose, direct[[party as usize, purpose.at()]] + mixed)
    };
    cells.map(amount).filter(|(_, _, amount)| *amount > 0.0).collect()
}

impl Spending {
    fn add(&mut self, flow: &Flow, amount: f64) {
        match usize::from(flow.purpose) {
            p if p == Purpose::OwnCash.at() => self.own[0] += amount,
            p if p == Purpose::OwnKind.at() => self.own[1] += amount,
            p if p != Purpose::Application.at() && flow.from == Party::Programmes => self.spent += amount,
            _ => {}
        }
    }
}
