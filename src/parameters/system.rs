//! Parameters of the knowledge system: agenda, money, partnerships, products, stewards, education, evaluation.
//! "eq" is `equations.md` (§3.16 the table of values, §3 the equations); "evidence" is `evidence.md`.

use super::group;

group! {
    /// What is asked.
    Agenda {
        /// Weight of demand in an agenda when nobody asks for it.
        uncertain spontaneous: Share = 0.25 in 0.1..=0.4, assumption "eq 3.16 `spont_demand`";
        /// Favourite questions of one lectoraat.
        constant own_questions: Count = 5.0 in 3.0..=8.0, assumption "eq 3.16 `questions_own`; no visible influence (eq §7.26)";
        /// Weight of demand in a network per unit of bottom-up programming.
        constant bottom_up_gain: Share = 0.75 in 0.5..=1.0, assumption "eq §3.3";
        /// Weight of demand at the institutes per unit of bottom-up and of municipal influence.
        constant institute_gain: Share = 0.5 in 0.3..=0.7, assumption "eq §3.3";
        /// Weight per open gap named by guidelines, and its maximum.
        constant gap_gain: Share = 0.02 in 0.0..=0.05, assumption "eq §3.3 (P11)";
        /// Maximum weight of gaps.
        constant gap_max: Share = 0.2 in 0.1..=0.3, assumption "eq §3.3";
        /// Chance that a question from the field is formulated so that its answer fits it.
        constant question_quality: Share = 0.6 in 0.4..=0.8, assumption "MB «ophalen en formuleren van kennisvragen»; level assumed";
        /// Gain of that chance when ZonMw collects and formulates.
        uncertain question_zonmw: Share = 0.2 in 0.05..=0.35, expert "MB (ZonMw); size assumed";
        /// Gain of that chance from the programme's talks with all parties.
        constant question_talks: Share = 0.15 in 0.0..=0.3, assumption "GR 5.2.2 «inventariseert de kennisbehoeften»";
        /// Effect of regional meetings on knowledge of needs, fading in two years.
        constant meetings_gain: Share = 0.15 in 0.0..=0.3, assumption "MB «regionale bijeenkomsten»; size assumed";
        /// Participation of citizens' groups without any push.
        constant citizens_base: Share = 0.15 in 0.05..=0.3, assumption "GR 2.5; level assumed";
        /// Participation from a seat in an active bottom-up network.
        constant citizens_seat: Share = 0.5 in 0.2..=0.8, assumption "model.md §3";
        /// Participation from products for citizens, at full coverage.
        constant citizens_products: Share = 0.3 in 0.1..=0.5, assumption "model.md §3 «products for citizens raise participation»";
        /// Months in which participation moves.
        constant citizens_months: Months = 24.0 in 12.0..=48.0, assumption "as climate";
    }
}

group! {
    /// Who pays.
    FundingRules {
        /// Benefit, trust and ownership at half willingness to pay.
        uncertain willing_half: Factor = 1.0 in 0.8..=1.2, expert "evidence priors 31, 32; eq 3.16 `w_theta`";
        /// Steepness of willingness to pay.
        uncertain willing_slope: Factor = 6.0 in 4.0..=9.0, assumption "eq 3.16 `w_slope`";
        /// In-kind floor of willingness; its level without leverage.
        uncertain willing_floor: Share = 0.1 in 0.03..=0.2, expert "evidence prior 31; eq 3.16 `w_floor`";
        /// Weight of trust in willingness.
        constant willing_trust: Factor = 0.6 in 0.4..=0.8, assumption "eq §3.4";
        /// Weight of ownership in willingness.
        constant willing_own: Factor = 0.4 in 0.2..=0.6, assumption "eq §3.4";
        /// Willingness of the host hogeschool, at least.
        constant willing_host: Share = 0.5 in 0.3..=0.7, assumption "eq §3.4 (M11)";
        /// Willingness lost per unit of budget pressure above the middle.
        constant pressure_weight: Factor = 0.5 in 0.2..=0.8, assumption "eq §3.4";
        /// Willingness lost by lacking attention.
        constant attention_weight: Factor = 0.4 in 0.2..=0.6, assumption "eq §3.4; X09";
        /// Ownership in the theory without ownership effect.
        constant own_neutral: Share = 0.4 in 0.3..=0.5, assumption "eq §3.6";
        /// Most a municipality pays for its network, per inhabitant and year.
        uncertain cap_municipality: Euros = 0.5 in 0.25..=1.0, assumption "eq 3.16; M11 by inference";
        /// Most one municipality pays whatever its size.
        constant cap_municipality_max: ThousandEuros = 80.0 in 40.0..=150.0, assumption "eq §3 prototype";
        /// Most an employer pays (at mean size).
        uncertain cap_employer: ThousandEuros = 12.0 in 6.0..=20.0, assumption "eq 3.16; M11 by inference";
        /// Most the host hogeschool pays, mostly in kind.
        uncertain cap_host: ThousandEuros = 130.0 in 80.0..=200.0, assumption "eq 3.16; M11, M12";
        /// Most a university group pays.
        constant cap_university: ThousandEuros = 30.0 in 10.0..=60.0, assumption "eq §3 prototype";
        /// Most a health insurer or a partner outside social work pays.
        constant cap_outside: ThousandEuros = 20.0 in 10.0..=50.0, assumption "eq §3 prototype; GR 5.2.1 (insurers)";
        /// Part of a contribution given in kind: host and university.
        constant kind_research: Share = 0.9 in 0.7..=1.0, assumption "M18 «in cash of in kind»; eq §7.10";
        /// Part of a contribution given in kind: employers and citizens.
        constant kind_practice: Share = 0.75 in 0.5..=0.95, assumption "M18; eq §7.10";
        /// Part of a contribution given in kind: municipalities and insurers.
        constant kind_policy: Share = 0.3 in 0.1..=0.5, assumption "M18; eq §7.10";
        /// Cost of a fully active network, all sources.
        uncertain network_cost: MillionEurosPerYear = 0.45 in 0.35..=0.6, assumption "eq 3.16 `need_full`; M11, M12";
        /// Months in which activity follows money.
        constant activity_months: Months = 6.0 in 3.0..=12.0, assumption "eq §3.4";
        /// Most of a month's money that can be released from savings, in months.
        constant release: Factor = 2.0 in 1.5..=4.0, assumption "eq §3.4";
        /// Effect of money whose fit to needs is nil, relative to perfect fit.
        constant fit_floor: Share = 0.7 in 0.5..=0.9, assumption "eq §3.9 (0.7 + 0.3·fit)";
        /// Effect of money for commissioning given from above, relative to joint projects of employer and municipality.
        constant commissioning_from_above: Share = 0.25 in 0.1..=0.5, assumption "GR 5.2.3 (joint proposals); O15: three years of publications and visits changed little";
        /// Overhead of the intermediary or executing ministry.
        uncertain overhead: Share = 0.08 in 0.05..=0.15, expert "evidence prior 55 (recalled, unverified)";
        /// Own work of an applicant per proposal.
        constant application: ThousandEuros = 15.0 in 5.0..=30.0, assumption "model.md §4.4 «applicants' effort is booked»";
        /// Running cost of stewardship besides networks and association.
        constant stewardship_cost: MillionEurosPerYear = 1.5 in 0.8..=3.0, assumption "eq §4 `self_financing_ratio`";
    }
}

group! {
    /// Who is granted.
    Granting {
        /// A coalition starts in a region without external money.
        uncertain coalition: PerYear = 0.02 in 0.005..=0.05, assumption "eq 3.16; P35, P40; evidence prior 36";
        /// Noise of a committee without competence.
        uncertain noise: Factor = 0.15 in 0.05..=0.3, assumption "eq 3.16 `review_noise`";
        /// Competence of a new and of a proven intermediary.
        constant competence_new: Share = 0.5 in 0.3..=0.6, assumption "eq §5 `competence`";
        /// Competence of a proven intermediary.
        constant competence_proven: Share = 0.75 in 0.6..=0.9, assumption "eq §5 `competence`";
        /// Score that delegates give to their own side, at no independence.
        constant favour: Share = 0.3 in 0.1..=0.5, assumption "GR 5.2.2 «zonder last of ruggespraak» (P44); size assumed";
        /// What a brand-new network can usefully spend.
        uncertain absorb_new: MillionEurosPerYear = 0.2 in 0.12..=0.3, assumption "eq 3.16; M06, M12";
        /// What a mature network can usefully spend.
        uncertain absorb_mature: MillionEurosPerYear = 0.6 in 0.4..=0.9, assumption "eq 3.16 `absorb_mature`";
        /// Trust times language at which a network is mature, inverse.
        constant absorb_slope: Factor = 1.6 in 1.2..=2.5, assumption "eq §1 row 7";
        /// Parties the committee talks with in a month.
        constant talks: Factor = 3.0 in 1.0..=6.0, assumption "GR 5.2.2, 5.2.5 (text within a year)";
        /// Parties that can be heard: eleven nominating parties and fourteen regions.
        constant parties: Count = 25.0 in 20.0..=30.0, reported "evidence Q58; 14 regions (model.md §2)";
        /// Months a text takes to write.
        constant writing: Months = 3.0 in 1.0..=6.0, assumption "GR 5.2.5";
        /// Months of talks after which the text is written in any case.
        constant talks_limit: Months = 9.0 in 6.0..=12.0, reported "GR 5.2.5 (text after a year)";
        /// Months of run-in of a new intermediary, added to the first calls.
        constant run_in: Months = 6.0 in 3.0..=12.0, assumption "eq §5 `runin`";
        /// Ownership that a talk leaves with the parties.
        constant talk_ownership: Share = 0.1 in 0.0..=0.2, assumption "GR 5.2.2";
        /// Size of a project for the other agenda points.
        constant project_size: ThousandEuros = 120.0 in 60.0..=200.0, analogy "evidence X58 (50–167 k each)";
        /// Fit of money to needs at the start of a programme without talks.
        constant fit_start: Share = 0.6 in 0.4..=0.7, assumption "eq prototype `fit`";
        /// Fit gained by a programme text based on all parties and needs.
        constant fit_text: Share = 0.25 in 0.1..=0.4, assumption "model.md §4.5";
        /// Months at the start of a grant that count half (setting up).
        constant setting_up: Months = 6.0 in 3.0..=9.0, assumption "eq §1 row 16";
        /// Guidance of inexperienced applicants by a proven intermediary: score gained.
        constant guidance: Share = 0.05 in 0.0..=0.15, assumption "GR 5.2.2 «minder ervaren deelnemers … begeleiden»";
    }
}

group! {
    /// How partners work together.
    Partnership {
        /// Years to 63% trust at full activity and equality.
        uncertain trust_years: Years = 3.5 in 2.0..=6.0, expert "evidence prior 25 (P25)";
        /// Slowing of trust per extra culture beyond two.
        uncertain culture_slow: Factor = 1.25 in 1.0..=1.6, expert "evidence prior 26 (P27)";
        /// Fading of trust without contact.
        uncertain trust_fade: PerYear = 0.2 in 0.1..=0.4, expert "evidence priors 29, 30";
        /// Building factor at full contact, equality and coordination.
        constant build_gain: Factor = 1.7 in 1.2..=2.2, assumption "eq §3.6", moved 1.45 "common ground slows trust at first (P25); with 1.45 the first six werkplaatsen then make too few products and modules by 2012 (O10, O12)";
        /// Activity that gives 63% contact.
        constant contact_scale: Share = 0.35 in 0.2..=0.5, assumption "eq §3.6";
        /// Trust building without equality.
        constant equality_floor: Share = 0.4 in 0.2..=0.6, assumption "eq §3.6";
        /// Trust building without coordination.
        constant coordination_floor: Share = 0.45 in 0.3..=0.6, assumption "eq §3.6";
        /// Coordination that gives 63% of its effect.
        constant coordination_scale: Share = 0.2 in 0.1..=0.4, assumption "eq §1 row 15";
        /// Equality lost under full steering.
        constant steering_inequality: Share = 0.6 in 0.4..=0.8, assumption "eq §1 row 15";
        /// Equality without any push.
        constant equality_base: Share = 0.35 in 0.2..=0.5, assumption "eq §3.6";
        /// Equality from bottom-up programming.
        constant equality_bottom_up: Share = 0.35 in 0.2..=0.5, assumption "eq §3.6";
        /// Equality from the weight of partnership in scoring, at weight 0.3.
        constant equality_criteria: Share = 0.3 in 0.1..=0.4, assumption "eq §3.6 (P31)";
        /// Months in which equality moves.
        constant equality_months: Months = 24.0 in 12.0..=36.0, assumption "eq §3.6";
        /// Speed of a common language relative to trust.
        constant language_speed: Factor = 0.8 in 0.5..=1.0, assumption "eq §3.6";
        /// Trust building without any common ground.
        constant ground_floor: Share = 0.2 in 0.1..=0.6, assumption "GR 5.2.1 «de tijd moeten hebben voor het creëren van common ground»; GR 2.3, BE (P25, P28)";
        /// Common language at which lack of common ground no longer slows trust.
        constant ground_full: Share = 0.3 in 0.2..=0.5, assumption "as above";
        /// Language lost when a theme new to the network starts.
        constant language_reset: Share = 0.04 in 0.0..=0.1, assumption "eq §7.25 (makes language differ in kind from trust)";
        /// Key person of a partner leaves.
        uncertain key_person: PerYear = 0.15 in 0.1..=0.22, analogy "evidence prior 1";
        /// Trust lost with the key person.
        uncertain key_trust: Share = 0.2 in 0.1..=0.4, expert "evidence prior 27";
        /// Municipalities a network can hold at full activity.
        uncertain seats_municipality: Count = 7.5 in 4.0..=9.0, reported "evidence prior 66 (Q35, X56)", moved 6.5 "municipal participation 2014 was just over 20%; 6.5 gives 15% (eq §7.39)";
        /// Employers a network can hold at full activity.
        uncertain seats_employer: Count = 10.0 in 6.0..=16.0, reported "evidence X54, O06";
        /// Seats gained by widening to youth, work and income.
        constant seats_widening: Share = 0.2 in 0.1..=0.4, assumption "eq §3.6 (P47)";
        /// Exit of a thoroughly disappointed partner.
        uncertain leave_max: PerMonth = 0.04 in 0.02..=0.06, assumption "eq 3.16 `leave_max`";
        /// Benefit and trust at which a partner hesitates to stay.
        uncertain stay_half: Share = 0.3 in 0.2..=0.45, assumption "eq 3.16 `stay_theta`";
        /// Weight of what is asked, relative to what a partner can pay, in staying.
        uncertain asked_weight: Factor = 0.5 in 0.2..=0.9, expert "evidence priors 33, 34 (P37)";
        /// Steepness of the decision to leave.
        constant stay_slope: Factor = 8.0 in 5.0..=12.0, assumption "eq §3.6";
        /// Months over which benefit is remembered.
        uncertain benefit_memory: Months = 24.0 in 12.0..=36.0, assumption "eq 3.16 `benefit_memory`";
        /// Product value per year that gives 63% benefit.
        uncertain benefit_scale: Factor = 1.1 in 0.7..=1.7, assumption "eq 3.16 `yield_half`";
        /// Benefit a new partner expects.
        constant benefit_start: Share = 0.45 in 0.3..=0.6, assumption "eq §3.5";
        /// Joining of a municipality or employer while seats are free.
        constant join: PerMonth = 0.15 in 0.05..=0.3, assumption "eq §3.6";
        /// How what is asked deters joining.
        constant join_asked: Factor = 2.0 in 1.0..=3.0, assumption "eq §3.6 (P37)";
        /// Joining of a university group.
        constant join_university: PerMonth = 0.01 in 0.005..=0.02, assumption "eq §3.6";
        /// Joining of citizens' groups, without and per unit of bottom-up programming.
        constant join_citizens: PerMonth = 0.01 in 0.005..=0.02, assumption "eq §3.6";
        /// Joining of citizens per unit of bottom-up programming.
        constant join_citizens_asked: PerMonth = 0.03 in 0.01..=0.05, assumption "eq §3.6";
        /// Joining of insurers and of partners outside social work.
        constant join_outside: PerMonth = 0.003 in 0.001..=0.006, assumption "eq §3.6";
        /// Extra joining of outside partners per unit of weight on composition and of widening.
        constant join_outside_asked: PerMonth = 0.03 in 0.01..=0.06, assumption "GR 5.2.4 (integral approach); MB (widening)";
        /// Accidental dissolution of a funded network.
        uncertain collapse: PerYear = 0.03 in 0.01..=0.08, reported "evidence prior 28";
        /// Protection by a grant against dissolution.
        constant collapse_granted: Share = 0.15 in 0.05..=0.3, assumption "eq §3.6";
        /// Activity below which a network falls asleep.
        constant dormant_below: Share = 0.28 in 0.2..=0.35, assumption "eq §3.6";
        /// Activity above which it wakes.
        constant awake_above: Share = 0.4 in 0.35..=0.5, assumption "eq §3.6";
        /// Months of low activity before it dissolves, the first twelve included.
        constant dissolve_after: Months = 36.0 in 24.0..=48.0, assumption "eq §3.6";
        /// Months in which the link with the national network moves.
        constant link_months: Months = 24.0 in 12.0..=36.0, assumption "eq §3.6";
        /// Months in which ownership of a network moves.
        constant own_months: Months = 36.0 in 24.0..=60.0, assumption "eq §3.6";
        /// Own share paid that gives full ownership.
        constant own_paid: Share = 0.4 in 0.2..=0.6, assumption "eq §3.6 (P38); prior 35";
        /// Trust at the start of a coalition between strangers.
        constant trust_start: Share = 0.15 in 0.05..=0.25, assumption "eq §3.5";
        /// Trust in a working tie.
        constant tie_active: Share = 0.3 in 0.2..=0.5, reported "model.md §7 `connectedness`";
    }
}

group! {
    /// How knowledge is made.
    Cocreation {
        /// Cost of a regional product at productivity 1.
        uncertain product_cost: ThousandEuros = 58.0 in 38.0..=98.0, reported "evidence prior 52 (O07, O08, O10, X58), as eq 3.16, times 0.85", moved 68.0 "the prototype had no failures: 68 thousand per success is 58 per attempt when 15% fail";
        /// Running cost of an active network that makes no products, as a share of its full cost.
        constant running_share: Share = 0.25 in 0.15..=0.4, assumption "eq §3.7";
        /// Productivity without trust or language.
        constant productivity_base: Share = 0.5 in 0.3..=0.7, assumption "eq §3.7";
        /// Productivity from trust.
        constant productivity_trust: Share = 0.35 in 0.2..=0.5, assumption "eq §3.7";
        /// Productivity from a common language.
        uncertain productivity_language: Share = 0.15 in 0.05..=0.3, assumption "eq §3.7 (P28)";
        /// Productivity from professional-researchers, at five per thousand.
        uncertain productivity_researchers: Share = 0.3 in 0.1..=0.5, assumption "eq §3.7 (P53)";
        /// Products of a lectoraat outside networks.
        uncertain lectoraat_rate: PerYear = 0.5 in 0.25..=0.9, assumption "eq 3.16 `lector_rate`";
        /// Methods written down by employers, nationally.
        uncertain field_rate: PerYear = 30.0 in 15.0..=60.0, assumption "eq 3.16 `field_rate`";
        /// Evidence strength of an untested product.
        uncertain evidence_untested: Share = 0.2 in 0.12..=0.3, expert "GR 4.2 (P10)";
        /// Extra evidence with a university.
        uncertain evidence_university: Share = 0.2 in 0.1..=0.3, assumption "eq 3.16 `evid_univ` (P09)";
        /// Part of university input that goes to its own line.
        uncertain drift: Share = 0.25 in 0.1..=0.45, expert "evidence prior 56 (P29)";
        /// Applicability without co-creation.
        uncertain applicable_base: Share = 0.35 in 0.25..=0.45, assumption "eq 3.16 `appl0`";
        /// Extra applicability at full co-creation.
        uncertain applicable_cocreated: Share = 0.45 in 0.25..=0.55, assumption "eq 3.16 `appl_co` (P15)";
        /// Applicability from the craft that goes in, relative to mean craft.
        constant applicable_craft: Share = 0.15 in 0.0..=0.3, assumption "model.md §4.7 «turn questions and craft into products»";
        /// Applicability lost when the question was badly put.
        constant misput: Share = 0.25 in 0.1..=0.4, assumption "MB «formuleren van kennisvragen»";
        /// Chance that a project fails.
        constant failure: Share = 0.15 in 0.05..=0.3, analogy "evidence prior 54 (selection); GR 5.2.1";
        /// Extra chance to fail at full room for experiments.
        constant failure_room: Share = 0.1 in 0.0..=0.2, assumption "GR 5.2.1 (P42)";
        /// Gain in applicability of what succeeds at full room for experiments.
        uncertain experiment_gain: Share = 0.25 in 0.05..=0.4, expert "GR 5.2.1 (P42); size assumed";
        /// Trust gained (with room) or lost (without) by a failure.
        constant failure_trust: Share = 0.02 in 0.0..=0.05, assumption "model.md §4.7";
        /// Education modules per network product.
        constant modules: Factor = 1.0 in 0.7..=1.3, reported "evidence O10, O12 (30 projects, 30 modules)";
        /// Months until a product becomes an education module.
        constant module_months: Months = 6.0 in 4.0..=18.0, reported "BE «pas in een latere fase tot stand gekomen» (P33)";
        /// Share of a network's products made for municipalities and for citizens when nobody asks.
        constant audience_others: Share = 0.1 in 0.05..=0.2, assumption "GR 5.2.3";
        /// Uncollected local knowledge lost within two years of dissolution.
        uncertain lost_two_years: Share = 0.8 in 0.5..=0.95, expert "evidence prior 8 (P01)";
        /// Loss of products without a home.
        constant lost_homeless: PerYear = 0.08 in 0.04..=0.15, assumption "eq §3.9";
    }
}

group! {
    /// How craft is shared.
    Circles {
        /// Products that a full set of circles makes explicit per region.
        uncertain codify: PerYear = 1.2 in 0.4..=2.5, expert "evidence prior 11";
        /// Craft grown in circles.
        uncertain craft: PerYear = 0.06 in 0.02..=0.12, assumption "eq 3.16 `circle_craft`";
        /// Explicit writing without professional-researchers.
        constant codify_base: Share = 0.3 in 0.1..=0.5, assumption "eq §3.8";
        /// Professional-researchers per thousand for full writing.
        constant codify_researchers: Factor = 5.0 in 3.0..=10.0, assumption "eq §3.8 (P53)";
        /// Membership at which chapters carry circles fully.
        constant chapters_full: Share = 0.3 in 0.2..=0.5, assumption "eq §3.8";
        /// Regions with a learning circle for municipalities.
        constant leerkring_regions: Count = 8.0 in 8.0..=8.0, measured "MB «leerkringen in 8 regio's» (Q52)";
        /// Effect of the national circle for small-core municipalities, relative to a regional one.
        constant leerkring_national: Share = 0.5 in 0.2..=1.0, assumption "MB (one national circle)";
    }
}

group! {
    /// How knowledge is kept and spread.
    Stewardship {
        /// Describing one intervention in the databank.
        uncertain cost_collect: ThousandEuros = 46.0 in 30.0..=65.0, reported "evidence O01 (M02: 1.4 × 5 for 100 + 17)";
        /// Testing one intervention.
        uncertain cost_validate: ThousandEuros = 240.0 in 150.0..=350.0, reported "evidence O02 (17 studies)";
        /// One guideline.
        uncertain cost_guideline: ThousandEuros = 300.0 in 200.0..=500.0, reported "evidence Q43 by inference";
        /// Chance that a local product is found, relative to a method known nationally.
        uncertain find_local: Factor = 0.4 in 0.15..=0.8, expert "evidence prior 9 (P02)";
        /// Products a fully linked network passes up in three years.
        uncertain pass_linked: Share = 0.45 in 0.2..=0.7, expert "evidence prior 10";
        /// Months in which the national network builds up and decays.
        uncertain national_months: Months = 24.0 in 12.0..=36.0, assumption "eq 3.16 `national_tau`";
        /// Money that gives 63% of national coordination.
        uncertain national_cost: MillionEurosPerYear = 0.6 in 0.3..=1.2, assumption "eq 3.16 `cost_national`";
        /// Share of what is collected that comes from abroad, with a university link at most doubled.
        constant foreign_share: Share = 0.1 in 0.0..=0.2, assumption "GR 5.2.3 «internationaal»; level assumed";
        /// Evidence of a method from abroad.
        constant foreign_evidence: Share = 0.45 in 0.3..=0.6, assumption "P09";
        /// Evidence gained by testing.
        constant test_gain: Share = 0.4 in 0.3..=0.5, assumption "eq §3.9";
        /// Evidence of a tested method that counts as sound.
        constant sound: Share = 0.5 in 0.45..=0.6, assumption "GR 4.2; eq prototype (tested = sound)";
        /// Share of stewards' money for testing at an empty and (per untested item) a filling databank.
        constant test_base: Share = 0.1 in 0.05..=0.2, assumption "eq §3.9 (stewards describe first, test later)";
        /// Growth of that share per untested item.
        constant test_slope: Factor = 0.006 in 0.003..=0.01, assumption "eq §3.9";
        /// Products in one guideline.
        constant guideline_products: Count = 4.0 in 3.0..=6.0, assumption "eq §3.9";
        /// Applicability gained in a guideline.
        constant guideline_gain: Share = 0.2 in 0.1..=0.3, assumption "eq §3.9";
        /// Upkeep of guidelines by a fully powerful association.
        constant guideline_upkeep: PerMonth = 0.03 in 0.01..=0.05, assumption "eq §3.9";
        /// Share of the association's income spent on guidelines.
        constant guideline_income: Share = 0.15 in 0.05..=0.25, assumption "eq §3.9";
        /// Value of a collected, tested and guideline product.
        constant stage_collected: Share = 0.5 in 0.4..=0.6, assumption "eq §3 body";
        /// Value of a tested product.
        constant stage_validated: Share = 0.8 in 0.7..=0.9, assumption "eq §3 body";
        /// Reach of publications that are free, at no open access.
        constant reach_closed: Share = 0.5 in 0.3..=0.7, assumption "eq §3 body (P20)";
        /// Reach at no money for spreading.
        constant spread_base: Share = 0.75 in 0.6..=0.9, assumption "model.md «accessibility, reach per audience»";
        /// Money for spreading that gives 63% of the rest.
        constant spread_scale: MillionEurosPerYear = 0.8 in 0.4..=1.6, assumption "model.md; scale assumed";
        /// Months in which reach moves.
        constant spread_months: Months = 12.0 in 6.0..=24.0, assumption "as activity of stewards";
        /// Horizontal reach between linked regions.
        constant sideways: Share = 0.35 in 0.2..=0.5, assumption "eq §3 body";
        /// Applicability gained a year by feedback on products in use.
        constant feedback_gain: PerYear = 0.1 in 0.0..=0.2, assumption "GR 5.2.3 «Terugkoppeling vanuit de praktijk»";
        /// Representation of practice without any association.
        constant representation_floor: Share = 0.08 in 0.02..=0.15, assumption "eq §3.9, §1 row 10";
    }
}

group! {
    /// How curricula and professional-researchers develop.
    Education {
        /// Curriculum lag at full effort.
        uncertain lag: Years = 5.0 in 3.0..=8.0, expert "evidence prior 51 (P33, P55)";
        /// Effort without any push.
        constant effort_base: Share = 0.15 in 0.05..=0.25, assumption "eq §3.10";
        /// Effort from an active network with modules.
        constant effort_network: Share = 0.35 in 0.2..=0.5, assumption "eq §3.10";
        /// Effort from money for renewal.
        constant effort_money: Share = 0.5 in 0.3..=0.7, assumption "eq §3.10";
        /// Money for renewal that gives 63% of its effect.
        constant money_scale: MillionEurosPerYear = 0.4 in 0.2..=0.8, assumption "eq §3.10";
        /// Modules in the last three years per region for the full effect of a network.
        constant modules_full: Count = 5.0 in 3.0..=10.0, reported "evidence O12 (5 per werkplaats)";
        /// Effort of mbo colleges relative to hogescholen.
        constant mbo_effort: Share = 0.6 in 0.4..=0.8, assumption "GR 4.3.2 note; level assumed";
        /// Master graduates, nationally.
        uncertain masters: PerYear = 80.0 in 40.0..=140.0, reported "evidence prior 47 (X23)";
        /// Share of masters in a dual role without a career path.
        uncertain dual_without: Share = 0.15 in 0.05..=0.3, expert "evidence prior 48 (P53, P54)";
        /// Share of masters in a dual role with a career path.
        uncertain dual_with: Share = 0.5 in 0.3..=0.7, expert "evidence prior 48 (P53, P54)";
        /// Exit from the dual role without a path.
        uncertain leave_without: PerYear = 0.18 in 0.1..=0.3, expert "evidence prior 49";
        /// Exit from the dual role with a path.
        uncertain leave_with: PerYear = 0.08 in 0.04..=0.15, expert "evidence prior 49";
        /// Cost of training one professional-researcher.
        constant training_cost: ThousandEuros = 22.0 in 15.0..=35.0, assumption "eq §3.10";
        /// Cost of one post a year.
        constant post_cost: ThousandEuros = 40.0 in 25.0..=60.0, assumption "model.md «master seats and posts»";
        /// Share of money for professional-researchers spent on posts.
        constant post_share: Share = 0.5 in 0.3..=0.7, assumption "model.md «master seats and posts»";
        /// Posts that employers, lectoraten and universities keep by themselves, nationally.
        constant posts_own: Count = 80.0 in 40.0..=150.0, assumption "eq §6.2 (about 33 in 2014)";
        /// Months of training.
        constant training_months: Months = 24.0 in 18.0..=36.0, reported "Master Social Work (Q21)";
    }
}

group! {
    /// How programmes are evaluated.
    Evaluation {
        /// Correction of misallocation per evaluation.
        uncertain correct: Share = 0.15 in 0.05..=0.3, expert "evidence prior 61 (P43)";
        /// Error of a score without representatives.
        constant score_noise: Share = 0.15 in 0.05..=0.3, assumption "model.md §4.14";
        /// Part of the error and of the lost correction that full representation takes away.
        constant representation_gain: Share = 0.6 in 0.3..=0.8, assumption "eq §3.14 (1.5 against 0.6)";
        /// Ownership that a representative evaluation leaves.
        constant ownership: Share = 0.04 in 0.0..=0.1, assumption "eq §3.14";
        /// Score below which a remedy follows.
        constant low: Share = 0.4 in 0.3..=0.5, assumption "model.md §4.14";
        /// Size of a remedy: shift of steering, of weights, of money.
        constant remedy: Share = 0.08 in 0.03..=0.15, assumption "model.md §4.14";
        /// Share of the scored topics that may stay low in spite of their remedy before the programme itself is in doubt.
        constant failing: Share = 0.3 in 0.1..=0.6, assumption "model.md §4.14 «repeatedly low»";
    }
}
