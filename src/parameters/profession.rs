//! Parameters of people: rival theories, the outside world, labour, learning, the profession, municipalities.
//! "eq" is `equations.md` (§3.16 the table of values, §3 the equations); "evidence" is `evidence.md`.

use super::group;

group! {
    /// Structural switches between rival theories.
    Theory {
        /// Membership by social custom (peers make members) or, when off, by own costs and benefits.
        theory membership_custom: Switch = 1.0 in 0.0..=1.0, expert "experiments.md Comparison 8; evidence X41, prior 37";
        /// Knowledge that feels one's own is adopted faster (the committee's theory) or, when off, ownership has no effect.
        theory ownership_effect: Switch = 1.0 in 0.0..=1.0, expert "experiments.md Comparison 8; P12, P15; evidence 4.3";
        /// Partners that see benefit go on paying after the subsidy or, when off, never more than the floor.
        theory leverage: Switch = 1.0 in 0.0..=1.0, expert "experiments.md Comparison 8; eq §6.4; evidence priors 31, 32";
        /// Routines practised to the full hold themselves, as habits, or, when off, each fades at the same rate once support
        /// ends (X76: 37% still there after two years).
        theory habit: Switch = 0.0 in 0.0..=1.0, expert "experiments.md Comparison 8 (rival theories); X76 against the literature on routinisation (GR 2.2)";
    }
}

group! {
    /// The world outside.
    Environment {
        /// Loss of value of explicit knowledge.
        uncertain obsolescence: PerYear = 0.08 in 0.05..=0.15, analogy "evidence prior 6 (X77, X78)";
        /// Multiplier on that loss in months of a policy shock.
        uncertain shock: Factor = 1.5 in 1.0..=3.0, expert "evidence prior 7 (Q05, X29)";
        /// Yearly random step of log need per municipality and theme.
        uncertain need_drift: Factor = 0.15 in 0.05..=0.3, assumption "eq 3.16 `need_drift`";
        /// Share by which needs return to their mean each year.
        constant need_return: Share = 0.05 in 0.0..=0.2, assumption "eq §3.1";
        /// Spread of budget pressure between municipalities.
        uncertain pressure_sd: Share = 0.15 in 0.05..=0.25, assumption "eq 3.16 `pressure_sd`";
        /// Growth of the usable stock abroad.
        constant foreign_growth: PerYear = 0.03 in 0.0..=0.08, assumption "model.md §4.1 «stock abroad grows»; rate assumed";
    }
}

group! {
    /// Who works where.
    Labour {
        /// Professionals leaving the profession.
        uncertain exit: PerYear = 0.08 in 0.05..=0.12, analogy "evidence prior 2 (X16)";
        /// Professionals changing employer.
        uncertain change: PerYear = 0.07 in 0.03..=0.13, analogy "evidence prior 1 minus 2 (X16–X18)";
        /// Exit of an active professional-researcher, relative to others.
        constant exit_researcher: Factor = 0.6 in 0.3..=1.0, assumption "eq §3.2";
        /// Share of a leaver's craft lost to the organisation.
        uncertain craft_lost: Share = 0.75 in 0.5..=0.95, expert "evidence prior 3 (X80)";
        /// Share of one's craft tied to local contacts, lost on changing employer.
        constant craft_local: Share = 0.25 in 0.0..=0.5, assumption "evidence X80 (direction)";
        /// Craft of a graduate.
        constant graduate_craft: Share = 0.12 in 0.05..=0.25, assumption "eq §3.2";
        /// Mastery of a graduate relative to the curriculum.
        constant graduate_mastery: Share = 0.8 in 0.6..=1.0, assumption "eq §3.2";
        /// Use of a graduate relative to mastery.
        constant graduate_use: Share = 0.35 in 0.2..=0.5, assumption "eq §3.2; X25";
        /// Motivation of a graduate.
        constant graduate_motivation: Share = 0.55 in 0.4..=0.7, assumption "X25 (younger workers more open)";
        /// Chance that a new weak tie is sought in the own region.
        constant tie_local: Share = 0.7 in 0.5..=0.9, assumption "eq §2";
        /// Municipalities that form wijkteams by themselves, at full pressure.
        uncertain wijkteam_start: PerYear = 0.2 in 0.1..=0.4, expert "evidence prior 36; X07 sets the level", moved 0.01 "69% of municipalities had wijkteams in Oct 2014 (X07): a Bass p of 0.01 starts too late under a legal deadline";
        /// Peer effect in forming wijkteams under policy pressure.
        uncertain wijkteam_peers: PerYear = 1.5 in 0.8..=2.5, analogy "evidence prior 38 (X07)";
        /// Share of a municipality's teams for fields 1 and 2 that become wijkteams.
        constant wijkteam_share: Share = 0.5 in 0.3..=0.8, assumption "model.md §4.2";
        /// Fatigue of an employer whose teams are rebuilt.
        constant wijkteam_fatigue: Share = 0.1 in 0.03..=0.25, assumption "as one imposed project (prior 22)";
        /// Mastery of a newly taken-up theme, relative to what is available.
        constant new_theme_mastery: Share = 0.3 in 0.1..=0.5, assumption "between graduate and colleague";
    }
}

group! {
    /// How professionals learn and change routines.
    Learning {
        /// Body of knowledge per question that gives 63% coverage, in product weight.
        uncertain body_scale: Factor = 0.4 in 0.25..=0.7, assumption "eq 3.16 `body_s`";
        /// Coverage by background knowledge at the start.
        uncertain background: Share = 0.33 in 0.23..=0.43, assumption "eq 3.16; evidence prior 12";
        /// Mastery from passive supply.
        uncertain rate_passive: PerMonth = 0.008 in 0.002..=0.012, analogy "evidence prior 14 (X66)";
        /// Mastery from team colleagues.
        uncertain rate_team: PerMonth = 0.03 in 0.015..=0.06, assumption "eq 3.16; X28";
        /// Mastery from weak ties.
        uncertain rate_tie: PerMonth = 0.015 in 0.004..=0.025, assumption "eq 3.16; X28";
        /// Mastery from full continuing education.
        uncertain rate_cpd: PerMonth = 0.05 in 0.02..=0.09, analogy "evidence prior 15 (X67)";
        /// Mastery from taking part in network projects.
        uncertain rate_network: PerMonth = 0.035 in 0.015..=0.06, analogy "evidence prior 17";
        /// Mastery from guidelines.
        uncertain rate_guideline: PerMonth = 0.02 in 0.008..=0.04, analogy "evidence X73";
        /// Mastery from an imposed roll-out project.
        uncertain rate_rollout: PerMonth = 0.05 in 0.02..=0.09, analogy "evidence priors 15, 16";
        /// Mastery from an embedded professional-researcher.
        uncertain rate_researcher: PerMonth = 0.03 in 0.012..=0.05, analogy "evidence prior 17 (X69)";
        /// Mastery and adoption from monitoring with active feedback.
        uncertain rate_feedback: PerMonth = 0.02 in 0.008..=0.045, analogy "evidence prior 16 (X70)";
        /// Half-life of mastery that is not practised.
        uncertain half_life_idle: Years = 1.5 in 0.6..=2.5, analogy "evidence prior 4 (X79), range moved up (eq §1 row 4)";
        /// Half-life of practised mastery.
        uncertain half_life_practised: Years = 6.0 in 3.0..=12.0, expert "evidence prior 5";
        /// Adoption at full climate and autonomy and neutral acceptance.
        uncertain adopt: PerMonth = 0.26 in 0.14..=0.4, assumption "eq 3.16; evidence priors 13–19";
        /// Part of mastery that can be applied.
        uncertain use_ceiling: Share = 0.65 in 0.55..=0.75, analogy "evidence prior 13 (Q48, X73)";
        /// Newly adopted practice still there after two years without support.
        uncertain sustained: Share = 0.37 in 0.25..=0.6, analogy "evidence prior 24 (X76)";
        /// Part of relapse that a routine practised to the full is spared, in the theory of habits.
        constant habit: Share = 0.8 in 0.5..=0.95, assumption "the rival theory made strong enough to differ from fading";
        /// Adoption multiplier of knowledge that is fully one's own.
        uncertain own_multiplier: Factor = 1.5 in 1.1..=2.5, expert "evidence prior 21 (P15)";
        /// Adoption multiplier of knowledge that is fully imposed.
        uncertain imposed_multiplier: Factor = 0.6 in 0.3..=0.9, expert "evidence prior 20 (P12)";
        /// Acceptance when ownership has no effect: the mean of the other theory in 2014.
        constant neutral_acceptance: Factor = 1.08 in 1.0..=1.2, assumption "eq §3.11";
        /// Relative fall of adoption per imposed project.
        uncertain fatigue: Share = 0.1 in 0.03..=0.25, expert "evidence prior 22 (P13)";
        /// Half-life of recovery from fatigue.
        uncertain fatigue_half_life: Years = 1.0 in 0.5..=2.0, expert "evidence prior 23";
        /// Cost of one roll-out project.
        constant rollout_cost: ThousandEuros = 109.0 in 80.0..=140.0, reported "evidence O08";
        /// Employers reached by one roll-out project.
        constant rollout_employers: Factor = 1.6 in 1.0..=2.5, reported "evidence O09 (143 of 88)";
        /// Length of a roll-out project.
        constant rollout_months: Months = 15.0 in 9.0..=24.0, assumption "eq §3.11";
        /// Months in which the feeling of being imposed on grows under roll-out.
        constant imposed_rise: Months = 6.0 in 3.0..=12.0, assumption "eq §1 row 8";
        /// Months in which it fades afterwards.
        constant imposed_fade: Months = 18.0 in 12.0..=36.0, assumption "eq §1 row 8";
        /// Roll-outs that halve-saturate the feeling of being imposed on.
        constant imposed_half: Factor = 0.6 in 0.3..=1.0, assumption "eq §3.11";
        /// Weight of the employer's own part in a network in ownership of knowledge.
        constant own_activity: Share = 0.65 in 0.4..=0.8, assumption "eq §3.11";
        /// Ownership through the association, for all and again for members.
        constant own_profession: Share = 0.25 in 0.1..=0.4, assumption "eq §3.11";
        /// Months in which an employer's climate moves.
        constant climate_months: Months = 24.0 in 12.0..=48.0, assumption "eq §3.11";
        /// Climate without any push.
        constant climate_base: Share = 0.42 in 0.3..=0.5, assumption "eq §3.11 (0.30 + 0.12)";
        /// Climate from an active network.
        uncertain climate_network: Share = 0.2 in 0.1..=0.3, assumption "eq §3.11";
        /// Climate from autonomy above the middle.
        uncertain climate_autonomy: Share = 0.2 in 0.1..=0.3, assumption "eq §3.11 (P51)";
        /// Climate from money for the use of knowledge.
        constant climate_utilisation: Share = 0.12 in 0.05..=0.2, assumption "eq §3.11 (P21)";
        /// Climate from a duty of continuing education.
        constant climate_duty: Share = 0.12 in 0.0..=0.2, assumption "eq §3.11";
        /// Climate from quality standards that ask methodical work.
        constant climate_standards: Share = 0.08 in 0.0..=0.15, assumption "P24; size assumed";
        /// Climate lost per unit of budget pressure above 0.4.
        constant climate_pressure: Share = 0.15 in 0.05..=0.25, assumption "eq §3.11";
        /// Climate lost per roll-out.
        constant climate_rollout: Share = 0.06 in 0.0..=0.12, assumption "eq §3.11";
        /// Slack for unlearning: share of adoption that needs time free of fatigue and output targets.
        uncertain unlearning: Share = 0.3 in 0.1..=0.5, expert "GR 2.2 «deconstructie en ontroutinisering» (P16)";
        /// Autonomy under the worst commissioning.
        constant autonomy_floor: Share = 0.35 in 0.15..=0.45, assumption "eq §3.11 (0.25), less the two levers below at their middle";
        /// Autonomy lost under full output financing.
        uncertain output_autonomy: Share = 0.12 in 0.04..=0.25, expert "GR 4.1 (P52); size assumed";
        /// Autonomy lost under a full administrative burden.
        uncertain burden_autonomy: Share = 0.08 in 0.02..=0.2, expert "GR 3.3 (P51); size assumed";
        /// Continuing education without any push.
        constant cpd_base: Share = 0.04 in 0.0..=0.1, assumption "eq §3.11";
        /// Continuing education from climate.
        constant cpd_climate: Share = 0.25 in 0.1..=0.4, assumption "eq §3.11 (P21)";
        /// Continuing education of registered staff.
        constant cpd_registered: Share = 0.12 in 0.05..=0.2, assumption "eq §3.11";
        /// Continuing education from the association, for members.
        constant cpd_members: Share = 0.25 in 0.1..=0.4, assumption "eq §3.11";
        /// Continuing education from money for the use of knowledge.
        constant cpd_utilisation: Share = 0.16 in 0.05..=0.25, assumption "eq §3.11";
        /// Continuing education from a full duty (40 hours a year), for registered staff.
        constant cpd_duty: Share = 0.25 in 0.1..=0.4, assumption "eq §3.11; X43";
        /// Hours a year that make a full duty.
        constant cpd_full: HoursPerYear = 40.0 in 20.0..=80.0, assumption "X34 (register rules)";
        /// Continuing education per unit of motivation above its middle.
        constant cpd_motivation: Share = 0.15 in 0.0..=0.3, assumption "model.md §3 (motivation to learn)";
        /// Money for the use of knowledge that gives 63% of its effect.
        constant utilisation_scale: MillionEurosPerYear = 1.0 in 0.5..=2.0, assumption "eq §3.11";
        /// Craft grown by experience.
        uncertain craft_growth: PerYear = 0.1 in 0.05..=0.18, assumption "eq 3.16 `craft_yr`";
        /// Craft lost by routine.
        constant craft_decay: PerYear = 0.04 in 0.02..=0.08, assumption "eq §3.11";
        /// Months in which motivation moves.
        constant motivation_months: Months = 12.0 in 6.0..=24.0, assumption "GR bijlage A, deelvraag 3; speed assumed";
        /// Motivation from autonomy above the middle.
        constant motivation_autonomy: Share = 0.3 in 0.1..=0.5, assumption "GR bijlage A, deelvraag 3";
        /// Motivation from a part in an active network whose agenda is one's own.
        constant motivation_heard: Share = 0.3 in 0.1..=0.5, assumption "GR bijlage A, deelvraag 3";
        /// Motivation from learning circles.
        constant motivation_circles: Share = 0.15 in 0.05..=0.3, assumption "GR 5.2.3";
        /// Motivation lost by being imposed on.
        constant motivation_imposed: Share = 0.25 in 0.1..=0.4, assumption "GR 2.2 (P13)";
        /// Motivation lost by administrative burden.
        constant motivation_burden: Share = 0.15 in 0.05..=0.3, assumption "GR 3.3";
    }
}

group! {
    /// How the profession organises.
    AssociationRules {
        /// Join hazard of a maatschappelijk werker at the services, fee and peers of 2007.
        uncertain join: PerYear = 0.052 in 0.04..=0.065, reported "evidence X30, Q09 (flat at 4,000)";
        /// Leave hazard without any services.
        uncertain leave: PerYear = 0.08 in 0.05..=0.12, assumption "eq 3.16; X30";
        /// Share of that hazard that full services take away.
        constant leave_services: Share = 0.7 in 0.4..=0.9, assumption "eq §3.12";
        /// Peer effect on joining.
        uncertain peers: Factor = 1.5 in 0.5..=3.0, analogy "evidence prior 37";
        /// Coverage at which an association has half power.
        uncertain coverage_half: Share = 0.45 in 0.3..=0.6, expert "evidence prior 62 (P49), as eq 3.16";
        /// Power that an association has at any coverage.
        constant power_base: Share = 0.1 in 0.0..=0.2, assumption "eq §3.12";
        /// Money that gives 63% of the functions.
        uncertain function_cost: MillionEurosPerYear = 3.2 in 1.8..=5.0, assumption "eq 3.16 `assoc_cost`";
        /// Months in which functions build up and decay.
        constant function_months: Months = 18.0 in 9.0..=36.0, assumption "eq §3.12";
        /// Months in which breadth builds up.
        constant breadth_months: Months = 36.0 in 24.0..=60.0, assumption "eq §3.12";
        /// Money for broadening above upkeep that gives 63% breadth.
        constant breadth_scale: MillionEurosPerYear = 1.5 in 0.8..=3.0, assumption "eq §3.12";
        /// Yearly cost of keeping present members, which comes before broadening.
        constant upkeep: MillionEurosPerYear = 0.6 in 0.3..=1.0, assumption "eq §3.12";
        /// Join hazard of youth workers relative to maatschappelijk werkers before broadening.
        constant youth_eligible: Share = 0.32 in 0.2..=0.5, assumption "eq §7.39 (0.32 centres the 8% of Q10)";
        /// Weight of services in joining, at no services and per unit.
        constant service_floor: Factor = 0.55 in 0.3..=0.8, assumption "eq §1 row 9";
        /// Slope of services in joining.
        constant service_slope: Factor = 1.8 in 1.0..=2.5, assumption "eq §1 row 9";
        /// Peers at which the join hazard holds.
        constant peers_reference: Share = 0.235 in 0.2..=0.27, reported "evidence Q09";
        /// Yearly fee.
        constant fee: Euros = 100.0 in 60.0..=180.0, assumption "eq §3.12; X34, X38 (register fees 80–100)";
        /// Extra joining where the municipality demands registered staff.
        constant join_demand: Share = 0.3 in 0.0..=0.6, assumption "eq §3.12; prior 43";
        /// Extra joining of registered staff (spill-over).
        constant join_registered: Number = 0.1 in -0.05..=0.2, analogy "evidence prior 43 (X41)";
        /// Voluntary registration of a maatschappelijk werker.
        uncertain register: PerYear = 0.02 in 0.012..=0.035, reported "evidence prior 39 (Q11, X40)";
        /// Voluntary registration of others, relative.
        constant register_others: Share = 0.03 in 0.0..=0.1, assumption "eq §3.12";
        /// Extra registration of members.
        constant register_members: Factor = 1.5 in 0.5..=3.0, assumption "eq §3.12";
        /// Extra registration where the municipality demands it.
        constant register_demand: Factor = 8.0 in 4.0..=12.0, assumption "eq §3.12 (P50)";
        /// Registered within two years under a law.
        uncertain mandate: Share = 0.92 in 0.85..=0.98, analogy "evidence prior 40 (X38, X39)";
        /// Part of that which comes in the last quarter before the deadline.
        constant mandate_rush: Share = 0.5 in 0.3..=0.7, expert "evidence prior 41 (X38)";
        /// Renewal without continuing education, demand or law.
        constant renew_base: Share = 0.55 in 0.3..=0.8, assumption "eq §3.12";
        /// Renewal from continuing education, demand and law, each.
        constant renew_push: Share = 0.4 in 0.2..=0.6, assumption "eq §3.12; X39";
        /// Attraction of a register kept by the association, relative to a separate body.
        uncertain register_home: Factor = 1.15 in 0.9..=1.4, expert "GR 5.1; MB (Registerplein); size assumed";
        /// Authority of the register from disciplinary law: adoption of guidelines by registered staff.
        constant discipline_authority: Share = 0.15 in 0.0..=0.3, assumption "GR 5.1 rec. 1; size assumed";
        /// Breadth of the broad association above which youth workers may vote to merge.
        constant merge_breadth: Share = 0.5 in 0.3..=0.8, assumption "model.md §3 (merging is a decision of members)";
        /// Yearly chance of a vote to merge above that breadth.
        constant merge_vote: PerYear = 0.3 in 0.1..=0.6, assumption "model.md §3";
    }
}

group! {
    /// How municipalities commission.
    Commissioning {
        /// Learning good commissioning at full support.
        uncertain learn: PerYear = 0.2 in 0.08..=0.35, assumption "eq 3.16 `q_learn`";
        /// Erosion at full budget pressure.
        uncertain erode: PerYear = 0.06 in 0.03..=0.12, assumption "eq 3.16 `q_erode`";
        /// Imitation of neighbours.
        constant imitate: PerYear = 0.1 in 0.0..=0.3, assumption "eq §3.13";
        /// Support without any push.
        constant support_base: Share = 0.08 in 0.0..=0.15, assumption "eq §3.13";
        /// Support from an active network.
        uncertain support_network: Share = 0.55 in 0.3..=0.8, assumption "eq §3.13";
        /// Support from a learning circle for municipalities.
        uncertain support_leerkring: Share = 0.25 in 0.1..=0.4, assumption "eq §3.13";
        /// Support from money for good commissioning.
        constant support_money: Share = 0.35 in 0.2..=0.5, assumption "eq §3.13";
        /// Money for good commissioning that gives 63% of its effect.
        constant money_scale: MillionEurosPerYear = 0.8 in 0.4..=1.6, assumption "eq §3.13";
        /// Support from the voice of the profession.
        constant support_voice: Share = 0.25 in 0.1..=0.4, assumption "eq §3.13";
        /// Support from products made for municipalities, at full coverage.
        constant support_products: Share = 0.3 in 0.1..=0.5, assumption "model.md §3 «Products for municipalities raise commissioning quality»";
        /// Spontaneous demand for registered staff.
        uncertain demand: PerYear = 0.02 in 0.005..=0.06, expert "evidence prior 46 (X37)";
        /// Contagion of that demand.
        uncertain demand_peers: PerYear = 0.4 in 0.1..=0.8, analogy "evidence priors 37, 38";
        /// Registered share among staff the law does not oblige at which demanding becomes feasible.
        uncertain demand_half: Share = 0.12 in 0.08..=0.2, assumption "eq §7.24 («a threshold near 0.12»)";
        /// Width of that threshold.
        constant demand_width: Share = 0.03 in 0.01..=0.06, assumption "eq §3.13, scaled to the lower threshold";
        /// Dropping the demand at full pressure.
        constant demand_drop: PerYear = 0.6 in 0.2..=1.0, assumption "eq §3.13 (0.05 a month)";
        /// Share of municipalities in favour that an agreement through VNG needs for its full effect.
        constant agreement_needs: Share = 0.5 in 0.3..=0.7, assumption "model.md §3 «VNG agreements need enough municipalities in favour»";
        /// Weight of the registered share of the own region in what is feasible (the rest: of the country).
        constant see_region: Share = 0.6 in 0.3..=0.9, assumption "eq §3.13 prototype (0.4 own, 0.6 region)";
    }
}
