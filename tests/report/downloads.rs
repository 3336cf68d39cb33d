//! What can be saved from the page, and how large it makes the page.

use super::made_up::{change, comparison, pay, shipped};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use lemniscaat::experiments::comparison::Comparison;
use lemniscaat::experiments::findings::Findings;
use lemniscaat::indicators::{MunicipalityView, NetworkView, Snapshot};
use lemniscaat::report::{page, pictures, views};
use lemniscaat::text::Lang;
use lemniscaat::units::Month;
use std::time::Instant;

/// A number between 0 and 1 that looks like chance.
fn noise(seed: usize) -> f32 {
    ((seed as u64).wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 40) as f32 / (1u64 << 24) as f32
}

/// Twelve designs in 128 worlds of which nothing is smooth or equal, with maps and networks everywhere.
fn large() -> Comparison {
    let mut all = shipped();
    all.truncate(12);
    let mut c = comparison(all, 128, |d, w| 0.05 + 0.01 * d as f64 + 0.03 * f64::from(noise(31 * d + 7 * w)));
    for of in [&c.monthly, &c.past] {
        let [runs, columns, worlds, months] = of.shape();
        for (run, column) in (0..runs).flat_map(|run| (0..columns).map(move |column| (run, column))) {
            let place = |world: usize, month: usize| ((run * worlds + world) * columns + column) * months + month;
            change(of, run, column, |world, month, x| x * (0.8 + 0.4 * noise(place(world, month))));
        }
    }
    (1..12).for_each(|d| pay(&mut c, d, [100.0 + d as f64, 5.0, 12.3, 30.1]));
    let picture = |seed: usize| Snapshot {
        month: Month::parse("2034-12").expect("a month"),
        municipalities: (0..403)
            .map(|m| MunicipalityView { practice_use: 0.3 * noise(seed * 1000 + m), network: -1, ..Default::default() })
            .collect(),
        networks: (0..14)
            .map(|region| NetworkView {
                number: 0,
                region,
                partners: std::array::from_fn(|kind| (12.0 * noise(seed + kind + usize::from(region) * 9)) as u16),
                trust: noise(seed + usize::from(region)),
                link: 0.5,
                activity: 0.5,
            })
            .collect(),
    };
    c.past_pictures = (0..8).map(|w| vec![picture(w)]).collect();
    c.pictures = (0..12).map(|d| (0..8).map(|w| vec![picture(100 * d + w)]).collect()).collect();
    c
}

/// What a browser makes of a link in a page.
fn unescaped(link: &str) -> Vec<u8> {
    let link = link.replace("&amp;", "&");
    let mut parts = link.split('%');
    let mut bytes = parts.next().unwrap_or_default().as_bytes().to_vec();
    for part in parts {
        bytes.push(u8::from_str_radix(&part[..2], 16).expect("two hexadecimal digits"));
        bytes.extend(&part.as_bytes()[2..]);
    }
    bytes
}

#[test]
fn a_page_of_twelve_designs_is_small_and_every_chart_can_be_saved() {
    let c = large();
    let f = Findings::of(&c);
    for lang in [Lang::Nl, Lang::En] {
        let began = Instant::now();
        let charts = views::charts(&c, &f, lang);
        let drawn = pictures(&charts, lang);
        let html = page::with(&c, &f, &drawn, lang);
        let megabytes = html.len() as f64 / 1e6;
        println!("{megabytes:.2} MB with its pictures in {:.2} s", began.elapsed().as_secs_f64());
        assert!(megabytes < 3.0, "{megabytes:.2} MB");
        assert_eq!(html.matches("<figure").count(), charts.len() + 1, "all charts, and that of the brief");
        for picture in &drawn {
            let (name, finding) = (&picture.chart.heading().name, picture.chart.finding(lang));
            let saved = |ending: &str, kind: &str| -> Vec<u8> {
                let end = format!("' download=\"{name}.{ending}\" aria-label=\"");
                let (link, rest) = html.split_once(&end).unwrap_or_else(|| panic!("{name}.{ending} cannot be saved"));
                let link = link.rsplit_once("<a href='").expect("a link").1;
                let label = rest.split('"').next().expect("a label");
                let says = lang.pick(" van figuur: ", " of chart: ");
                assert!(label.starts_with(&ending.to_uppercase()), "{label}");
                assert!(label.contains(says) && label.contains(finding.split('&').next().unwrap()), "{label}");
                let (start, text) = link.split_once(',').expect("data");
                assert_eq!(start, format!("data:{kind}"));
                if kind.ends_with("base64") { STANDARD.decode(text).expect("base64") } else { unescaped(text) }
            };
            assert!(saved("csv", "text/csv;charset=utf-8") == picture.chart.data(lang).decembers().csv(lang), "{name}");
            assert!(saved("svg", "image/svg+xml;charset=utf-8") == picture.svg.as_bytes(), "{name}");
            assert!(saved("png", "image/png;base64") == picture.png, "{name}");
            assert!(picture.svg.starts_with("<svg xmlns=\"http://www.w3.org/2000/svg\""), "it cannot stand alone");
        }
    }
}
