use lemniscaat::{indicators::*, parameters::Parameters, scenario, simulation::*, world::Size, processes::MONTH};
use std::time::Instant;
fn main() {
    let a: Vec<String> = std::env::args().collect();
    let pop: f64 = a.get(1).map_or(0.1, |x| x.parse().unwrap());
    let seeds: u64 = a.get(2).map_or(3, |x| x.parse().unwrap());
    let h = scenario::history().unwrap();
    let size = Size::of(pop);
    let designs = scenario::load_dir(std::path::Path::new("scenarios")).unwrap();
    let facts = ["membership_mw","membership_kjw","registered_voluntary","databank","share_sound","network_products","modules","municipal_coverage","wijkteams","not_turned","application_ratio","share_reaching_national","duplication","practice_use","active_networks","mean_trust","gaps","professional_researchers","national_network","commissioning_quality","climate","craft","motivation","cpd_participation","guidelines","usable_stock","curriculum_currency"];
    for seed in 1..=seeds {
        let mut sim = Simulation::new(&h, &size, Parameters::default(), seed);
        for kv in a.iter().skip(4) { let (k,v)=kv.split_once('=').unwrap(); let s=lemniscaat::parameters::Spec::find(k).unwrap(); sim.parameters.set(s.at.0,s.at.1,v.parse().unwrap()).unwrap(); }
        let t = Instant::now();
        let mut state = sim.start();
        let times = sim.run_timed(&mut state, 108);
        println!("seed {seed} past {:?}", t.elapsed());
        if seed == 1 { for (p, t) in MONTH.iter().zip(times) { println!("  {:18} {:8.1} us/month", p.name, t.as_secs_f64()*1e6/108.0); } }
        if seed <= 2 { for f in facts { let i = find(f).unwrap(); println!("  {f:26} {}", state.series.yearly.iter().map(|y| format!("{:9.3}", y[i])).collect::<String>()); } }
        let filter = a.get(3).map_or("", |s| s.as_str());
        for d in designs.iter().filter(|d| filter=="all" || d.id.contains(filter) && filter!="") {
            let t = Instant::now();
            let f = sim.future(&state, d);
            let el = t.elapsed();
            let g = |k: &str, y: usize| { let i = find(k).unwrap(); f.series.yearly[y-2016][i] };
            print!("  {:34}", d.id);
            for y in [2016, 2018, 2022, 2027, 2034] { print!(" | {:.4} {:4.0} {:.2}", g("practice_use", y), g("active_networks", y), g("membership_rate", y)); }
            println!(" | {:.2} {:.2} {:?}", g("self_financing_ratio",2027), g("national_network",2022), el);
        }
    }
}
