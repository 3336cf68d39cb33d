//! Who takes part in which network: joining and leaving keep both sides in step.
//!
//! A partner starts with the trust left from before, at least `partnership.trust_start`, and expects benefit
//! `partnership.benefit_start`. The most it can pay a year: host `funding.cap_host`; employer
//! `funding.cap_employer·min(3, 0.4 + 0.6·size/mean size)`, mean size being 83,000 people over all employers;
//! municipality `funding.cap_municipality` per inhabitant, at most `funding.cap_municipality_max`; university
//! `funding.cap_university`; insurer and partner outside `funding.cap_outside`; citizens 2, association 5 thousand
//! euros. Candidates are weighed by climate (employers) or `√inhabitants/160` (municipalities). Whoever leaves keeps
//! its trust as a tie. Exempt, when the programme says so, are citizens and municipalities under 20,000 inhabitants.

use super::*;
use crate::ids::NetworkId;
use crate::parameters::Parameters;

impl World {
    /// Finds the employers or municipalities of a region that are in no network, with the weight of being asked.
    pub fn candidates(&self, kind: PartnerKind, region: usize, found: &mut Vec<(usize, f64)>) {
        found.clear();
        match kind {
            PartnerKind::Employer => found.extend(
                (0..self.employers.len())
                    .filter(|&e| self.employers[e].region.at() == region && self.employers[e].network.is_none())
                    .map(|e| (e, self.employers[e].climate)),
            ),
            PartnerKind::Municipality => found.extend(
                self.geography.areas[region]
                    .municipalities
                    .iter()
                    .map(|m| m.at())
                    .filter(|&m| self.municipalities[m].network.is_none())
                    .map(|m| (m, self.geography.places[m].inhabitants.sqrt() / 160.0)),
            ),
            _ => {}
        }
    }

    /// Trust that an organisation still has in the hub of its region.
    pub fn tie_trust(&self, kind: PartnerKind, number: usize) -> f64 {
        match kind {
            PartnerKind::Employer => self.employers[number].tie.trust,
            PartnerKind::Municipality => self.municipalities[number].tie.trust,
            _ => 0.0,
        }
    }

    /// Most a partner can pay, euros a year (M11, by inference).
    fn cap(&self, p: &Parameters, kind: PartnerKind, number: usize) -> f64 {
        let f = &p.funding;
        match kind {
            PartnerKind::Host => f.cap_host.get() * 1e3,
            PartnerKind::Employer => {
                let mean = 83_000.0 / self.employers.len().max(1) as f64;
                f.cap_employer.get() * 1e3 * (0.4 + 0.6 * self.employers[number].size / mean).min(3.0)
            }
            PartnerKind::Municipality => (f.cap_municipality.get() * self.geography.places[number].inhabitants)
                .min(f.cap_municipality_max.get() * 1e3),
            PartnerKind::University => f.cap_university.get() * 1e3,
            PartnerKind::Citizens => 2e3,
            PartnerKind::Insurer | PartnerKind::Outside => f.cap_outside.get() * 1e3,
            PartnerKind::Association => 5e3,
        }
    }

    /// A party becomes a partner: it starts with the trust that is left from before.
    pub fn enrol(&mut self, p: &Parameters, network: usize, kind: PartnerKind, number: u32) {
        let trust = self.tie_trust(kind, number as usize).max(p.partnership.trust_start.get());
        let cap = self.cap(p, kind, number as usize);
        let partner = Partner { kind, number, trust, benefit: p.partnership.benefit_start.get(), cap, willing: 0.0 };
        self.networks[network].partners.push(partner);
        self.set_network(kind, number as usize, Some(network.into()));
    }

    /// A partner leaves; what trust there was stays with it as a tie that fades.
    pub fn leave(&mut self, network: usize, at: usize) {
        let partner = self.networks[network].partners.remove(at);
        let tie = Tie { trust: partner.trust, last_contact: self.tick };
        match partner.kind {
            PartnerKind::Employer => self.employers[partner.number as usize].tie = tie,
            PartnerKind::Municipality => self.municipalities[partner.number as usize].tie = tie,
            _ => {}
        }
        self.set_network(partner.kind, partner.number as usize, None);
    }

    /// A network ends: all partners leave, what trust there was stays as ties.
    pub fn dissolve(&mut self, network: usize) {
        for at in (0..self.networks[network].partners.len()).rev() {
            self.leave(network, at);
        }
        let net = &mut self.networks[network];
        net.status = Status::Dissolved;
        net.ended = self.tick;
        (net.activity, net.public, net.own, net.link) = (0.0, 0.0, 0.0, 0.0);
        net.grant = None;
    }

    fn set_network(&mut self, kind: PartnerKind, number: usize, network: Option<NetworkId>) {
        match kind {
            PartnerKind::Employer => self.employers[number].network = network,
            PartnerKind::Municipality => self.municipalities[number].network = network,
            PartnerKind::Insurer => counted(&mut self.insurers[number].networks, network),
            PartnerKind::Outside => counted(&mut self.outside[number].networks, network),
            PartnerKind::University => counted(&mut self.universities[number].networks, network),
            PartnerKind::Host | PartnerKind::Citizens | PartnerKind::Association => {}
        }
    }

    /// Whether a partner is exempt from own contributions under the network's grant.
    pub fn exempt(&self, network: &Network, partner: &Partner) -> bool {
        network.grant.is_some_and(|g| g.exempt_small)
            && match partner.kind {
                PartnerKind::Citizens => true,
                PartnerKind::Municipality => self.geography.places[partner.number as usize].inhabitants < 20_000.0,
                _ => false,
            }
    }
}

/// Takes part in one network more, or one less.
fn counted(networks: &mut u32, network: Option<NetworkId>) {
    *networks = if network.is_some() { *networks + 1 } else { networks.saturating_sub(1) };
}
