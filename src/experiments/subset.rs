//! A comparison of which some designs are shown. Nothing is computed again: the chance of being best and regret stay
//! those among all designs compared.

use ndarray::Axis;

use super::comparison::Comparison;
use super::findings::{Findings, Outcome};

fn pick<T: Clone>(all: &[T], designs: &[usize]) -> Vec<T> {
    designs.iter().map(|&d| all[d].clone()).collect()
}

impl Comparison {
    /// Only these designs, by number; the baseline, 0, is to be the first.
    pub fn only(&mut self, designs: &[usize]) {
        let runs = designs.iter().flat_map(|&d| self.run_of(d, false)..=self.run_of(d, true)).collect::<Vec<_>>();
        self.yearly.only(&runs);
        self.groups.only(&runs);
        self.monthly.only(designs);
        self.flows.only(designs);
        self.designs = pick(&self.designs, designs);
        self.withdrawals = pick(&self.withdrawals, designs);
        self.pictures = pick(&self.pictures, designs);
    }
}

impl Outcome {
    fn only(&mut self, designs: &[usize]) {
        self.values = self.values.select(Axis(1), designs);
        self.bands = pick(&self.bands, designs);
        self.paired = pick(&self.paired, designs);
        self.best = pick(&self.best, designs);
        self.regret = pick(&self.regret, designs);
        self.precision = pick(&self.precision, designs);
    }
}

impl Findings {
    /// Only these designs, by number, as [`Comparison::only`].
    pub fn only(&mut self, designs: &[usize]) {
        [&mut self.lasting_outcome, &mut self.short, &mut self.long]
            .into_iter()
            .for_each(|outcome| outcome.only(designs));
        self.lasting = pick(&self.lasting, designs);
        self.money = pick(&self.money, designs);
        self.satisficing = pick(&self.satisficing, designs);
        for theory in &mut self.theories {
            theory.means = pick(&theory.means, designs);
            theory.regret = pick(&theory.regret, designs);
            theory.ranking = theory.ranking.iter().filter_map(|d| designs.iter().position(|x| x == d)).collect();
        }
    }
}
