//! Nobody leaves, everybody leaves; a law that everyone obeys; the other theory of membership.

use super::{Bench, Expect, Experiment, Finding, Scale, minus, now, with};
use crate::error::Result;
use crate::experiments::explain::withdrawn;
use crate::parameters::Parameters;
use crate::simulation::{Simulation, State};
use crate::text::Text;
use crate::world::{Discipline, World};

pub(super) const RETENTION: Experiment = Experiment {
    id: "S04",
    done: Text::new(
        "Niemand vertrekt nog, of iedereen wordt elke maand vervangen",
        "Nobody leaves any more, or everybody is replaced every month",
    ),
    expected: Text::new(
        "Wie niet vertrekt (uit het vak, van werkgever, uit de vereniging) bouwt vakmanschap en lidmaatschap op: na negentien jaar beide hoger dan gewoon, in elke wereld. Wordt iedereen elke maand vervangen, dan is vakmanschap dat van een nieuweling, op één maand groei na, en is niemand lang genoeg in dienst om lid te zijn (onder 1%).",
        "Who does not leave (the profession, the employer, the association) builds up craft and membership: after nineteen years both are higher than usual, in every world. When everybody is replaced every month craft is that of a newcomer, but for one month of growth, and nobody is there long enough to be a member (under 1%).",
    ),
    find: retention,
};

/// Ways to leave, yearly chances.
const LEAVING: [&str; 3] = ["labour.exit", "labour.change", "association.leave"];

fn retention(bench: &Bench) -> Result<Vec<Finding>> {
    let arm = |simulation: &Simulation, past: &State, values: &[(&str, f64)]| {
        let parameters = with(&simulation.parameters, values);
        let simulation = Simulation { parameters, ..simulation.clone() };
        let state = simulation.future(past, &bench.none);
        ["craft", "membership_rate"].map(|key| now(&simulation, &state, key))
    };
    let [craft, members, left_craft, left_members] = bench.look(|simulation, past| {
        let stay = arm(simulation, past, &LEAVING.map(|path| (path, 0.0)));
        let usual = arm(simulation, past, &[]);
        let left = arm(simulation, past, &[(LEAVING[0], 1000.0)]);
        // What a month adds is at most the growth by experience and by circles in full swing.
        let p = &simulation.parameters;
        let graduate = p.labour.graduate_craft.get();
        let month = (1.0 - graduate) * (p.learning.craft_growth.get() + 1.5 * p.circles.craft.get()) / 12.0;
        [stay[0] - usual[0], stay[1] - usual[1], (left[0] - graduate) / month, left[1]]
    });
    let some = Expect::Between(f64::MIN_POSITIVE, 1.0);
    Ok(vec![
        Finding::new(
            Text::new("vakmanschap: niemand vertrekt, min gewoon", "craft: nobody leaves, minus as usual"),
            Scale::Level,
            some,
            craft,
        ),
        Finding::new(
            Text::new("lidmaatschap: niemand vertrekt, min gewoon", "membership: nobody leaves, minus as usual"),
            Scale::Points,
            some,
            members,
        ),
        Finding::new(
            Text::new(
                "vakmanschap bij volledige vervanging boven dat van een nieuweling, in maanden groei",
                "craft when everybody is replaced above that of a newcomer, in months of growth",
            ),
            Scale::Count,
            Expect::Between(-1.0, 1.0),
            left_craft,
        ),
        Finding::new(
            Text::new("lidmaatschap bij volledige vervanging", "membership when everybody is replaced"),
            Scale::Share,
            Expect::Between(0.0, 0.01),
            left_members,
        ),
    ])
}

pub(super) const LAW: Experiment = Experiment {
    id: "S05",
    done: Text::new(
        "Een registratiewet voor alle hbo-sociaal werkers die volledig wordt gehandhaafd",
        "A registration law for all hbo social workers that is fully enforced",
    ),
    expected: Text::new(
        "Vijf jaar na de uiterste datum is bijna iedereen geregistreerd die de wet bereikt; wie het niet is, is nieuw of net verlopen. Bij een kans van 5,5 per jaar duurt dat gemiddeld ruim twee maanden, zodat bij een uitstroom van hoogstens 12% en verval van 1% per jaar minstens 95% geregistreerd is. Wie de wet niet bereikt (mbo) blijft erbuiten.",
        "Five years after the deadline nearly everybody whom the law reaches is registered; who is not is new or has just lapsed. At a rate of 5.5 a year that takes a little over two months on average, so that with at most 12% leaving and 1% lapsing a year at least 95% are registered. Those whom the law does not reach (mbo) stay outside.",
    ),
    find: law,
};

/// Registered share of those whom the law for all hbo social workers reaches, and number of others registered.
fn reached(world: &World) -> [f64; 2] {
    let [mut all, mut registered, mut others] = [0.0; 3];
    for x in &world.professionals.person {
        let is = f64::from(u8::from(x.registered(world.tick)));
        if x.counts() && x.discipline != Discipline::Mbo {
            (all, registered) = (all + 1.0, registered + is);
        } else if x.discipline == Discipline::Mbo && x.level == 0 {
            others += is;
        }
    }
    [registered / f64::max(all, 1.0), others]
}

fn law(bench: &Bench) -> Result<Vec<Finding>> {
    let design = bench.with_levers(&bench.none, &[("regulation.law_social_work", 1.0)]);
    let [enforced, others, usual, without] = bench.look(|simulation, past| {
        let seen = |p: Parameters, design| {
            let simulation = Simulation { parameters: p, ..simulation.clone() };
            reached(&simulation.future_until(past, design, bench.after(84)).world)
        };
        let p = &simulation.parameters;
        let [enforced, others] = seen(with(p, &[("association.mandate", 0.9999)]), &design);
        [enforced, others, seen(p.clone(), &design)[0], seen(p.clone(), &bench.none)[0]]
    });
    Ok(vec![
        Finding::new(
            Text::new("geregistreerd, volledige handhaving", "registered, full enforcement"),
            Scale::Share,
            Expect::Between(0.95, 1.0),
            enforced,
        ),
        Finding::new(
            Text::new("geregistreerden die de wet niet bereikt", "registered people whom the law does not reach"),
            Scale::Count,
            Expect::Exactly(0.0),
            others,
        ),
        Finding::new(
            Text::new("geregistreerd, gewone handhaving", "registered, usual enforcement"),
            Scale::Share,
            Expect::Reported,
            usual,
        ),
        Finding::new(
            Text::new("geregistreerd, zonder deze wet", "registered, without this law"),
            Scale::Share,
            Expect::Reported,
            without,
        ),
    ])
}

pub(super) const MEMBERSHIP: Experiment = Experiment {
    id: "S09",
    done: Text::new(
        "De andere theorie van lidmaatschap: uit gewoonte of om eigen voordeel",
        "The other theory of membership: by custom or by own benefit",
    ),
    expected: Text::new(
        "Een vraag, geen verwachting: wisselt de rangorde van advies en kabinetsroute als dit ene onderdeel door zijn rivaal wordt vervangen, in dezelfde werelden vanaf 2007?",
        "A question, not an expectation: does the ranking of the advice and the cabinet's route change when this one part is replaced by its rival, in the same worlds from 2007 on?",
    ),
    find: membership,
};

fn membership(bench: &Bench) -> Result<Vec<Finding>> {
    let difference = |simulation: &Simulation, custom: f64| {
        let parameters = with(&simulation.parameters, &[("theory.membership_custom", custom)]);
        let simulation = Simulation { parameters, ..simulation.clone() };
        let past = simulation.past();
        let [advice, cabinet] =
            [&bench.advice, &bench.cabinet].map(|design| withdrawn(&simulation, &past, &bench.history, design));
        advice - cabinet
    };
    let both = bench.in_worlds(|simulation| [difference(simulation, 1.0), difference(simulation, 0.0)]);
    let [custom, benefit] = [0, 1].map(|i| both.iter().map(|x| x[i]).collect::<Vec<f64>>());
    let same = both.iter().map(|x| f64::from(u8::from(x[0] * x[1] > 0.0))).collect();
    let change = minus(&benefit, &custom);
    let reported = |what, values| Finding::new(what, Scale::Points, Expect::Reported, values);
    Ok(vec![
        reported(Text::new("advies min kabinet, uit gewoonte", "advice minus cabinet, by custom"), custom),
        reported(Text::new("advies min kabinet, om eigen voordeel", "advice minus cabinet, by own benefit"), benefit),
        reported(Text::new("verschil tussen beide theorieën", "difference between the theories"), change),
        Finding::new(
            Text::new("werelden waarin de rangorde dezelfde is", "worlds in which the ranking is the same"),
            Scale::Share,
            Expect::Reported,
            same,
        ),
    ])
}
