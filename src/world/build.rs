//! The state in January 2007, from the shipped data and the starting values of `parameters::Start`.
//!
//! Parameters are of the group `start` unless another is named; notation as for the processes, every U and N(0, 1) a
//! new draw.
//!
//! 1. Employers. A municipality of at least `employer_inhabitants` is a seat, a smaller one is served from the nearest
//!    seat. A seat has 1 to 4 employers, evenly drawn, of relative size `exp(employer_sd·N(0, 1))`, scaled so that
//!    `welfare + youth_care` people are divided by inhabitants served. Climate and methodical work `clip(climate +
//!    spread·N(0, 1); 0.05, 0.95)` each; fatigue 0.1, autonomy 0.5, nothing imposed, no tie, no network.
//! 2. Teams: the number of people × population ÷ `team`, over employers in proportion to size (systematic sampling), in
//!    one of the municipalities the employer serves, drawn by inhabitants; ordered by region; people are divided over
//!    them evenly. Field as of a person that is drawn.
//! 3. A professional has a discipline drawn by size: `maatschappelijk_werkers`, `youth_workers`, `youth_care`, and of
//!    the others `cmv`, `sph` and the rest mbo. The first three do direct work; of the others so many that `direct` of
//!    `welfare` does. Field (collective, individual, complex) by discipline: maatschappelijk werk 0.1, 0.65, 0.25; CMV
//!    0.8, 0.2, 0; SPH 0.1, 0.4, 0.5; youth work 0.8, 0.2, 0; youth care 0, 0.4, 0.6; mbo 0.35, 0.45, 0.2. Four themes,
//!    drawn without replacement by the weights of the field (× `youth_theme` for youth in the two youth disciplines, ×
//!    `mw_themes` for wijkteams, client support and debts in maatschappelijk werk). Per theme `x =
//!    clip(learning.background·mastery·exp(0.4·N(0, 1)); 0, 0.9)`, `u = x·clip(usage + 0.12·N(0, 1); 0, 0.6)`, craft
//!    the mean of four U. Motivation `clip(motivation + 0.1·N(0, 1); 0.05, 0.95)`, continuing education 0.1. Of
//!    maatschappelijk werkers `members` belong to the broad association and `registered` are registered, for another 1
//!    to 59 months; of youth workers `members_youth` belong to theirs. Level hbo, but for mbo.
//! 4. One weak tie per practised theme: somebody who practises it, with probability `labour.tie_local` of the own
//!    region, else from anywhere.
//! 5. Municipalities: needs `exp(need_sd·N(0, 1))`, divided by their mean; own standard normal number for budget
//!    pressure; pressure 0.2; commissioning `clip(commissioning + spread·N(0, 1); 0.05, 0.9)`; no demand for registered
//!    staff, no wijkteams.
//! 6. Lectoraten: a list of 400, of which the calendar says how many exist; the first 28 are two per region, the others
//!    fall on regions by inhabitants. Theme by a Zipf law of exponent `theme_zipf` over themes in random order;
//!    `agenda.own_questions` different questions by one of exponent `question_zipf` over the questions of the theme in
//!    random order; practice orientation `0.4 + 0.6·U`.
//! 7. Schools: a hogeschool per region and a second in the five largest; an mbo college in the ten largest; curriculum
//!    `learning.background·curriculum` everywhere. Universities (practice orientation, foreign link): Tilburg 0.7, 0.5;
//!    Amsterdam 0.3, 0.7; Rotterdam 0.4, 0.6; UvH 0.6, 0.4. Institutes, with weight 1 for the themes of their domain
//!    and 0.1 for others: Movisie (all but youth and disability), NJi (youth, violence), Vilans (disability, informal
//!    care, mental vulnerability), Verwey-Jonker (community building, loneliness, debts, access).
//! 8. Associations: functions at `functions` (that of youth workers at 0.3 of it), breadth 0, power
//!    `association.power_base`. Citizens: participation `agenda.citizens_base`, trust 0.3. National network `national`;
//!    reach `stewardship.spread_base`; posts `education.posts_own`, career path 0. No networks, programmes as the
//!    calendar dates them.
//! 9. Knowledge: background per question `−learning.body_scale·ln(1 − learning.background)·exp(0.3·N(0, 1))`; weights
//!    of questions `exp(question_sd·N(0, 1))`, adding up to 1 per theme; `field_methods` local products of the field
//!    for professionals, asked by nobody, each with theme, question and region evenly drawn, `e =
//!    cocreation.evidence_untested·ease of the theme·(0.5 + 0.7·U)`, `a = cocreation.applicable_base·(0.7 + 0.6·U)`, z
//!    0.3, freshness 0.6. Coverages are 0 until `stewardship` first builds them. The agenda is even, demand at the
//!    institutes `agenda.spontaneous`; voices 0.8, 0.1, 0.1.

use std::sync::Arc;

use rand::RngExt;
use rand_chacha::ChaCha8Rng;

use super::themes::{LIST, MW_THEMES, QUESTIONS, THEMES, YOUTH};
use super::*;
use crate::ids::EmployerId;
use crate::parameters::Parameters;
use crate::rng::{normal_quantile, stream};

/// Streams of world building; the graph of ties never shares one with anything else.
#[repr(u8)]
enum Part {
    Employers = 100,
    Teams = 101,
    People = 102,
    Ties = 103,
    Needs = 104,
    Research = 105,
    Products = 106,
}

/// How large a world is built.
#[derive(Clone, Debug)]
pub struct Size {
    /// Professionals relative to the real number.
    pub population: f64,
    /// Space.
    pub geography: Arc<Geography>,
}

impl Size {
    /// The whole country at a share of its professionals.
    pub fn of(population: f64) -> Self {
        Self { population, geography: Arc::new(Geography::shipped().clone()) }
    }
}

fn uniform(rng: &mut ChaCha8Rng) -> f64 {
    rng.random::<f64>()
}

fn normal(rng: &mut ChaCha8Rng) -> f64 {
    normal_quantile(uniform(rng).clamp(1e-12, 1.0 - 1e-12))
}

impl World {
    /// Builds a world in its first month, before anything happened.
    pub fn build(size: &Size, history: &History, p: &Parameters, seed: u64) -> Self {
        let geography = size.geography.clone();
        let (mut employers, people) = staff(&geography, p, seed, size.population);
        let teams = teams(&geography, &employers, people, p, seed);
        teams.iter().for_each(|team| employers[team.employer.at()].staff += team.end - team.first);
        let mut rng = stream(seed, Part::Research as u8, 0, 0);
        let lectoraten = lectoraten(&geography, p, &mut rng);
        let background = background(p, &mut rng);
        let outside = vec![Outside { benefit: p.partnership.benefit_start.get(), networks: 0 }; REGIONS];
        let mut world = Self {
            seed,
            tick: 0,
            population: size.population,
            policy: Arc::new(Self::past(history)),
            levers: Levers::default(),
            conditions: Conditions { foreign: 1.0, ..Conditions::default() },
            municipalities: municipalities(&geography, p, seed),
            people_by_region: people_by_region(&teams, people as u32),
            lectoraat_busy: vec![false; lectoraten.len()],
            lectoraten: Arc::new(lectoraten),
            curriculum: vec![[[p.learning.background.get() * p.start.curriculum.get(); THEMES]; 2]; REGIONS],
            schools: schools(&geography, p),
            universities: universities(&geography),
            institutes: institutes(),
            zonmw: ZonMw::default(),
            networks: vec![],
            national: NationalNetwork { level: p.start.national.get(), ..NationalNetwork::default() },
            associations: associations(p),
            citizens: vec![Citizens { participation: p.agenda.citizens_base.get(), trust: 0.3 }; REGIONS],
            insurers: outside.clone(),
            outside,
            programmes: vec![],
            projects: vec![],
            effort: Effort::default(),
            products: vec![],
            stock: vec![],
            bodies: Bodies::new(background),
            agenda: AgendaState::new(p, question_weights(p, &mut rng)),
            circles: [0.0; REGIONS],
            region_activity: [0.0; REGIONS],
            region_link: [0.0; REGIONS],
            career: 0.0,
            posts: p.education.posts_own.get(),
            modules: [0.0; REGIONS],
            reach: p.stewardship.spread_base.get(),
            ledger: Ledger::default(),
            progress: Progress::default(),
            counts: Counts::default(),
            practice: PracticeSums::default(),
            knowledge: KnowledgeCounts::default(),
            frozen: Frozen::default(),
            scratch: Scratch::default(),
            professionals: professionals(&teams, people, p, seed),
            geography,
            teams,
            employers,
        };
        field_methods(p, seed).into_iter().for_each(|product| world.add_product(product));
        world.sum_needs();
        let past = world.policy.clone();
        world.add_programmes(&history.programmes, &past);
        world
    }
}

/// Employers, and how many professionals there are.
fn staff(geography: &Geography, p: &Parameters, seed: u64, population: f64) -> (Vec<Employer>, usize) {
    let mut rng = stream(seed, Part::Employers as u8, 0, 0);
    let s = &p.start;
    let large = |i: usize| geography.places[i].inhabitants >= s.employer_inhabitants.get();
    let distance = |a: usize, b: usize| {
        let (a, b) = (geography.places[a].xy, geography.places[b].xy);
        (a.0 - b.0).powi(2) + (a.1 - b.1).powi(2)
    };
    // A small municipality is served from the nearest large one; alone in its space it serves itself.
    let n = geography.places.len();
    let seat: Vec<usize> = (0..n)
        .map(|i| {
            if large(i) {
                return i;
            }
            (0..n).filter(|&j| large(j)).min_by(|&a, &b| distance(i, a).total_cmp(&distance(i, b))).unwrap_or(i)
        })
        .collect();
    let mut employers = vec![];
    for i in (0..n).filter(|&i| seat[i] == i) {
        let serves: Vec<MunicipalityId> =
            std::iter::once(i).chain((0..n).filter(|&j| j != i && seat[j] == i)).map(Into::into).collect();
        for _ in 0..1 + (uniform(&mut rng) * 4.0) as usize {
            let size = libm::exp(s.employer_sd.get() * normal(&mut rng));
            employers.push(Employer {
                municipality: i.into(),
                region: geography.places[i].region,
                serves: serves.clone(),
                size,
                staff: 0,
                climate: (s.climate.get() + s.spread.get() * normal(&mut rng)).clamp(0.05, 0.95),
                methodical: (s.climate.get() + s.spread.get() * normal(&mut rng)).clamp(0.05, 0.95),
                fatigue: 0.1,
                imposed: 0.0,
                autonomy: 0.5,
                rollout_until: 0,
                network: None,
                tie: Tie::default(),
            });
        }
    }
    // Staff follow inhabitants (so the median size follows from the number of employers): sizes within a seat keep their proportions.
    let total = s.welfare.get() + s.youth_care.get();
    for i in (0..n).filter(|&i| seat[i] == i) {
        let here: f64 = employers.iter().filter(|e| e.municipality.at() == i).map(|e| e.size).sum();
        let people = (0..n).filter(|&j| seat[j] == i).map(|j| geography.places[j].inhabitants).sum::<f64>();
        let scale = total * people / geography.inhabitants / here;
        employers.iter_mut().filter(|e| e.municipality.at() == i).for_each(|e| e.size *= scale);
    }
    let share = geography.inhabitants / Geography::shipped().inhabitants;
    employers.iter_mut().for_each(|e| e.size *= share);
    (employers, ((total * population * share).round() as usize).max(1))
}

impl AgendaState {
    fn new(p: &Parameters, question_weight: Grid) -> Self {
        Self {
            needs: vec![[0.0; THEMES]; REGIONS],
            regional: vec![[1.0 / THEMES as f64; THEMES]; REGIONS],
            national: [1.0 / THEMES as f64; THEMES],
            institutes: p.agenda.spontaneous.get(),
            upward: 0.0,
            voices: vec![[0.8, 0.1, 0.1]; REGIONS],
            question_quality: p.agenda.question_quality.get(),
            question_weight,
            under_study: vec![[(0, 0); QUESTIONS]; THEMES],
            gaps: 0.0,
        }
    }
}

/// Discipline of a professional by one uniform draw, and whether in direct work.
fn discipline(p: &Parameters, u: f64, v: f64) -> (Discipline, bool) {
    let s = &p.start;
    let total = s.welfare.get() + s.youth_care.get();
    let others = s.welfare.get() - s.maatschappelijk_werkers.get() - s.youth_workers.get();
    let direct_others =
        (s.welfare.get() * s.direct.get() - s.maatschappelijk_werkers.get() - s.youth_workers.get()) / others;
    let counts = [
        (Discipline::MaatschappelijkWerk, s.maatschappelijk_werkers.get()),
        (Discipline::YouthWork, s.youth_workers.get()),
        (Discipline::YouthCare, s.youth_care.get()),
        (Discipline::Cmv, others * s.cmv.get()),
        (Discipline::Sph, others * s.sph.get()),
        (Discipline::Mbo, others * (1.0 - s.cmv.get() - s.sph.get())),
    ];
    let (kind, _) = counts[choose(counts.iter().map(|c| c.1 / total), u)];
    let always = matches!(kind, Discipline::MaatschappelijkWerk | Discipline::YouthWork | Discipline::YouthCare);
    (kind, always || v < direct_others)
}

fn field_of(discipline: Discipline, u: f64) -> u8 {
    let shares: [f64; 3] = match discipline {
        Discipline::MaatschappelijkWerk => [0.1, 0.65, 0.25],
        Discipline::Cmv => [0.8, 0.2, 0.0],
        Discipline::Sph => [0.1, 0.4, 0.5],
        Discipline::YouthWork => [0.8, 0.2, 0.0],
        Discipline::YouthCare => [0.0, 0.4, 0.6],
        Discipline::Mbo => [0.35, 0.45, 0.2],
    };
    choose(shares.into_iter(), u) as u8
}

/// Teams in order of region and employer, so that whoever meets is near in memory.
fn teams(geography: &Geography, employers: &[Employer], people: usize, p: &Parameters, seed: u64) -> Vec<Team> {
    let mut rng = stream(seed, Part::Teams as u8, 0, 0);
    let count = ((people as f64 / p.start.team.get()).round() as usize).max(1);
    let total: f64 = employers.iter().map(|e| e.size).sum();
    let (mut at, mut passed) = (0, employers[0].size);
    let mut teams = Vec::with_capacity(count);
    // Teams fall on employers in proportion to size (systematic sampling).
    for t in 0..count {
        while passed < (t as f64 + 0.5) / count as f64 * total && at + 1 < employers.len() {
            at += 1;
            passed += employers[at].size;
        }
        let employer = &employers[at];
        let place = choose(employer.serves.iter().map(|m| geography.places[m.at()].inhabitants), uniform(&mut rng));
        let municipality = employer.serves[place];
        teams.push(Team {
            employer: EmployerId::from(at),
            municipality,
            region: geography.places[municipality.at()].region,
            first: 0,
            end: 0,
            field: field_of(discipline(p, uniform(&mut rng), 0.0).0, uniform(&mut rng)),
            wijkteam: false,
        });
    }
    teams.sort_by_key(|t| t.region);
    let mut first = 0;
    for (t, team) in teams.iter_mut().enumerate() {
        let end = ((t + 1) as f64 / count as f64 * people as f64).round() as u32;
        (team.first, team.end) = (first, end);
        first = end;
    }
    teams
}

/// Per region the place of its first professional, and of the first of the next region.
fn people_by_region(teams: &[Team], people: u32) -> [(u32, u32); REGIONS] {
    let first = |r: usize| teams.get(teams.partition_point(|t| t.region.at() < r)).map_or(people, |t| t.first);
    std::array::from_fn(|r| (first(r), first(r + 1)))
}

/// The people in the teams.
fn professionals(teams: &[Team], people: usize, p: &Parameters, seed: u64) -> Professionals {
    let mut rng = stream(seed, Part::People as u8, 0, 0);
    let mut pros = Professionals {
        team: Vec::with_capacity(people),
        practised: Vec::with_capacity(people),
        usage: Vec::with_capacity(people),
        craft: Vec::with_capacity(people),
        tie: vec![[0; SLOTS]; people],
        person: Vec::with_capacity(people),
        seen: vec![],
    };
    for (t, team) in teams.iter().enumerate() {
        for _ in team.members() {
            add_professional(&mut pros, t, p, &mut rng);
        }
    }
    weave(&mut pros, teams, p, seed);
    // Last, because weaving needs as much room for a while.
    pros.seen = pros.practised.clone();
    pros
}

fn add_professional(pros: &mut Professionals, team: usize, p: &Parameters, rng: &mut ChaCha8Rng) {
    let s = &p.start;
    let (discipline, direct) = discipline(p, uniform(rng), uniform(rng));
    let field = field_of(discipline, uniform(rng));
    let mut keys: [(f64, u8); THEMES] = std::array::from_fn(|k| {
        let youth = matches!(discipline, Discipline::YouthWork | Discipline::YouthCare) && k == YOUTH;
        let mw = discipline == Discipline::MaatschappelijkWerk && MW_THEMES.contains(&k);
        let mut weight = f64::from(LIST[k].fields[field as usize]);
        weight *= if youth { s.youth_theme.get() } else { 1.0 } * if mw { s.mw_themes.get() } else { 1.0 };
        (libm::log(uniform(rng).max(1e-12)) / weight, k as u8)
    });
    // The highest first; the others need no order.
    for slot in 0..SLOTS {
        let highest = (slot + 1..THEMES).fold(slot, |best, k| if keys[k].0 > keys[best].0 { k } else { best });
        keys.swap(slot, highest);
    }
    let mean = p.learning.background.get() * s.mastery.get();
    let mastery: [f32; SLOTS] = std::array::from_fn(|_| (mean * libm::exp(0.4 * normal(rng))).clamp(0.0, 0.9) as f32);
    let usage = std::array::from_fn(|i| mastery[i] * (s.usage.get() + 0.12 * normal(rng)).clamp(0.0, 0.6) as f32);
    // Sum of four uniforms ÷ 4: bell-shaped around one half, as a Beta(4, 4).
    let craft = std::array::from_fn(|_| ((0..4).map(|_| uniform(rng)).sum::<f64>() / 4.0) as f32);
    let member = match discipline {
        Discipline::MaatschappelijkWerk if uniform(rng) < s.members.get() => Member::Broad,
        Discipline::YouthWork if uniform(rng) < s.members_youth.get() => Member::Youth,
        _ => Member::No,
    };
    let registered = discipline == Discipline::MaatschappelijkWerk && uniform(rng) < s.registered.get();
    let until = 1 + (uniform(rng) * 59.0) as i16;
    pros.team.push(team as u32);
    pros.practised.push(std::array::from_fn(|i| Practised::new(keys[i].1, mastery[i])));
    pros.usage.push(usage);
    pros.craft.push(craft);
    pros.person.push(Person {
        motivation: (s.motivation.get() + 0.1 * normal(rng)).clamp(0.05, 0.95) as f32,
        cpd: 0.1,
        registered_until: if registered { until } else { -1 },
        entered: -((uniform(rng) * 240.0) as i16) - 1,
        age: 22 + (uniform(rng) * 20.0) as u8,
        discipline,
        field,
        member,
        researcher: Researcher::No,
        stage_months: 0,
        direct,
        level: u8::from(discipline != Discipline::Mbo),
    });
}

/// One weak tie per practised theme: a colleague of another team who practises it, mostly in the own region.
fn weave(pros: &mut Professionals, teams: &[Team], p: &Parameters, seed: u64) {
    let mut rng = stream(seed, Part::Ties as u8, 0, 0);
    let mut practising = [0; THEMES];
    pros.practised.iter().flatten().for_each(|x| practising[x.theme() as usize] += 1);
    // Where each theme is practised; people lie in order of region, so that those of a region are a part of it.
    let mut by_theme = practising.map(Vec::<u32>::with_capacity);
    let mut of_region = [[(0, 0); THEMES]; REGIONS];
    for (i, practised) in pros.practised.iter().enumerate() {
        let region = teams[pros.team[i] as usize].region.at();
        for (s, x) in practised.iter().enumerate() {
            let k = x.theme() as usize;
            let (places, part) = (&mut by_theme[k], &mut of_region[region][k]);
            if part.1 == 0 {
                part.0 = places.len();
            }
            places.push((i * SLOTS + s) as u32);
            part.1 = places.len();
        }
    }
    for i in 0..pros.len() {
        let region = teams[pros.team[i] as usize].region.at();
        for s in 0..SLOTS {
            let k = pros.practised[i][s].theme() as usize;
            let near = uniform(&mut rng) < p.labour.tie_local.get();
            let (first, end) = of_region[region][k];
            let pool = if near { &by_theme[k][first..end] } else { &by_theme[k] };
            let at = (uniform(&mut rng) * pool.len() as f64) as usize;
            pros.tie[i][s] = pool[at.min(pool.len() - 1)];
        }
    }
}

fn municipalities(geography: &Geography, p: &Parameters, seed: u64) -> Vec<Municipality> {
    let mut rng = stream(seed, Part::Needs as u8, 0, 0);
    geography
        .places
        .iter()
        .map(|_| {
            let mut need: [f64; THEMES] = std::array::from_fn(|_| libm::exp(p.start.need_sd.get() * normal(&mut rng)));
            let mean = need.iter().sum::<f64>() / THEMES as f64;
            need.iter_mut().for_each(|n| *n /= mean);
            Municipality {
                need,
                pressure_offset: normal(&mut rng),
                pressure: 0.2,
                commissioning: (p.start.commissioning.get() + p.start.spread.get() * normal(&mut rng)).clamp(0.05, 0.9),
                demands_registered: false,
                wijkteam: false,
                leerkring: 0.0,
                contributed: [0.0; 2],
                network: None,
                tie: Tie::default(),
            }
        })
        .collect()
}

fn zipf(n: usize, exponent: f64) -> Vec<f64> {
    (1..=n).map(|i| libm::pow(i as f64, -exponent)).collect()
}

fn shuffled(n: usize, rng: &mut ChaCha8Rng) -> Vec<usize> {
    let mut order: Vec<usize> = (0..n).collect();
    for i in (1..n).rev() {
        order.swap(i, (uniform(rng) * (i + 1) as f64) as usize);
    }
    order
}

/// Most lectoraten there can ever be; how many exist is in the calendar.
const MAX_LECTORATEN: usize = 400;

fn lectoraten(geography: &Geography, p: &Parameters, rng: &mut ChaCha8Rng) -> Vec<Lectoraat> {
    let (themes, order) = (zipf(THEMES, p.start.theme_zipf.get()), shuffled(THEMES, rng));
    let questions = zipf(QUESTIONS, p.start.question_zipf.get());
    let orders: Vec<Vec<usize>> = (0..THEMES).map(|_| shuffled(QUESTIONS, rng)).collect();
    (0..MAX_LECTORATEN)
        .map(|l| {
            // Every region has a hogeschool with at least two lectoraten; the others follow inhabitants.
            let drawn = choose(geography.areas.iter().map(|a| a.inhabitants), uniform(rng));
            let region = if l < 2 * REGIONS { l % REGIONS } else { drawn };
            let theme = order[choose(themes.iter().copied(), uniform(rng))];
            let mut own: Vec<usize> = vec![];
            while own.len() < p.agenda.own_questions.get() as usize {
                let q = orders[theme][choose(questions.iter().copied(), uniform(rng))];
                if !own.contains(&q) {
                    own.push(q);
                }
            }
            Lectoraat {
                region: region.into(),
                theme,
                questions: own,
                practice: 0.4 + 0.6 * uniform(rng),
                network: None,
            }
        })
        .collect()
}

/// Nineteen hogescholen (X22) at the seats of the regions, the larger regions having two; ten mbo colleges.
fn schools(geography: &Geography, p: &Parameters) -> Vec<School> {
    let mut regions: Vec<usize> = (0..REGIONS).collect();
    regions.sort_by(|&a, &b| geography.areas[b].inhabitants.total_cmp(&geography.areas[a].inhabitants));
    let curriculum = [p.learning.background.get() * p.start.curriculum.get(); THEMES];
    let hbo = (0..REGIONS).chain(regions.iter().copied().take(5)).map(|r| (r, true));
    let mbo = regions.iter().copied().take(10).map(|r| (r, false));
    hbo.chain(mbo).map(|(region, hbo)| School { region: region.into(), hbo, curriculum }).collect()
}

/// Tilburg (region of Eindhoven), Amsterdam, Rotterdam, UvH (Utrecht); orientation and links are assumptions.
fn universities(geography: &Geography) -> Vec<University> {
    let at = |code: &str| geography.areas.iter().position(|a| a.code == code).unwrap_or(0).into();
    [("W06", 0.7, 0.5), ("W01", 0.3, 0.7), ("W07", 0.4, 0.6), ("W04", 0.6, 0.4)]
        .map(|(code, practice, foreign)| University { region: at(code), practice, foreign, progress: 0.0, networks: 0 })
        .into()
}

/// Movisie (broad), NJi (youth), Vilans (care and disability), Verwey-Jonker (society, by projects).
fn institutes() -> Vec<Institute> {
    let domains: [&[usize]; 4] = [&[0, 1, 2, 3, 4, 5, 6, 8, 10, 11], &[9, 4], &[7, 8, 3], &[11, 6, 10, 0]];
    domains
        .iter()
        .enumerate()
        .map(|(i, own)| Institute {
            domain: std::array::from_fn(|k| if own.contains(&k) { 1.0 } else { 0.1 }),
            structural: i < 3,
            municipal: 0.0,
            describing: 0.0,
            testing: 0.0,
        })
        .collect()
}

fn associations(p: &Parameters) -> [Association; 2] {
    let level = p.start.functions.get();
    let one = |share: f64| Association {
        exists: true,
        members: 0.0,
        income: 0.0,
        functions: [level * share; FUNCTIONS],
        breadth: 0.0,
        power: p.association.power_base.get(),
    };
    [one(1.0), one(0.3)]
}

fn background(p: &Parameters, rng: &mut ChaCha8Rng) -> Grid {
    let body = -p.learning.body_scale.get() * libm::log(1.0 - p.learning.background.get());
    std::array::from_fn(|_| std::array::from_fn(|_| body * libm::exp(0.3 * normal(rng))))
}

fn question_weights(p: &Parameters, rng: &mut ChaCha8Rng) -> Grid {
    std::array::from_fn(|_| {
        let mut w: [f64; QUESTIONS] = std::array::from_fn(|_| libm::exp(p.start.question_sd.get() * normal(rng)));
        let sum: f64 = w.iter().sum();
        w.iter_mut().for_each(|x| *x /= sum);
        w
    })
}

/// Methods that exist in the field at the start and were never described.
fn field_methods(p: &Parameters, seed: u64) -> Vec<Product> {
    let mut rng = stream(seed, Part::Products as u8, 0, 0);
    (0..p.start.field_methods.get() as usize)
        .map(|i| {
            let theme = (uniform(&mut rng) * THEMES as f64) as usize;
            Product {
                luck: crate::rng::address(9, i as u32),
                theme: theme as u8,
                question: (uniform(&mut rng) * QUESTIONS as f64) as u8,
                region: (uniform(&mut rng) * REGIONS as f64) as u8,
                origin: Origin::Field,
                audience: Audience::Professionals,
                asked: Asked::Nobody,
                stage: Stage::Local,
                reached_national: false,
                builds_on: false,
                duplicate: false,
                network: None,
                born: -1,
                evidence: (p.cocreation.evidence_untested.get()
                    * LIST[theme].evidence
                    * (0.5 + 0.7 * uniform(&mut rng))) as f32,
                applicability: (p.cocreation.applicable_base.get() * (0.7 + 0.6 * uniform(&mut rng))) as f32,
                cocreation: 0.3,
                freshness: 0.6,
            }
        })
        .collect()
}
