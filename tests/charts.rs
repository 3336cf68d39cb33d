//! Every chart, in both languages and with few and many designs, keeps the promises of the house style.

#[path = "charts/samples.rs"]
mod samples;

use ab_glyph::Font;
use lemniscaat::report::adapted::Adapted;
use lemniscaat::report::canvas::{Canvas, Label, Mark, font};
use lemniscaat::report::data::{Cell, Cells, Data};
use lemniscaat::report::size::{Size, fitted};
use lemniscaat::report::style::{TEXT_CONTRAST, contrast};
use lemniscaat::report::{self, Chart, render};
use lemniscaat::text::Lang;

const LANGS: [Lang; 2] = [Lang::Nl, Lang::En];

fn each_chart(mut check: impl FnMut(&dyn Chart, Lang)) {
    for chart in samples::all() {
        for lang in LANGS {
            check(chart.as_ref(), lang);
        }
    }
}

fn labels(chart: &dyn Chart, lang: Lang) -> Vec<Label> {
    report::draw(chart, lang).labels().cloned().collect()
}

#[test]
fn no_text_leaves_the_margins_or_overlaps_and_all_marks_stay_on_the_paper() {
    let mut faults = Vec::new();
    each_chart(|chart, lang| {
        let found = report::draw(chart, lang).faults();
        faults.extend(found.iter().map(|fault| format!("{} {lang:?}: {fault}", chart.heading().name)));
    });
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// Long names too: the samples have designs with names of forty letters.
#[test]
fn budget_explain_and_discover_cut_no_text() {
    let mut cut = Vec::new();
    each_chart(|chart, lang| {
        let name = &chart.heading().name;
        if ["budget", "explained", "box", "trajectory", "worth"].iter().any(|chart| name.starts_with(chart)) {
            let texts = labels(chart, lang).into_iter().map(|label| label.text);
            cut.extend(texts.filter(|text| text.ends_with('…')).map(|text| format!("{name} {lang:?}: {text}")));
        }
    });
    assert!(cut.is_empty(), "{}", cut.join("\n"));
}

/// At every size a chart keeps the house rules or is refused.
#[test]
fn charts_of_another_size_keep_the_rules_or_are_refused() {
    // How many may be refused is a floor, so that it does not fall unseen: tables of many columns need a wide page.
    let sizes = [(800, 900, 0.4), (1000, 1000, 0.8), (1600, 900, 1.0), (3200, 1800, 1.0)];
    for (width, height, least) in sizes {
        let size = Size { width, height };
        let (mut drawn, mut all) = (0, 0);
        each_chart(|chart, lang| {
            all += 1;
            let Ok(canvas) = fitted(chart, lang, size) else { return };
            drawn += 1;
            assert!(canvas.faults().is_empty(), "{} {size}", chart.heading().name);
            assert!(canvas.cut().len() <= report::draw(chart, lang).cut().len(), "{} {size}", chart.heading().name);
            let svg = report::svg_of(&canvas, size, chart, lang);
            assert!(svg.contains(&format!("width=\"{width}\" height=\"{height}\" viewBox=\"0 0 ")));
            let smallest = canvas.labels().map(|label| label.look.size).fold(f64::INFINITY, f64::min);
            assert!(smallest * f64::from(width) / canvas.width >= 11.0, "{} {size}", chart.heading().name);
        });
        assert!(f64::from(drawn) >= least * f64::from(all), "{size}: only {drawn} of {all} fit");
    }
    let (chart, size) = (&samples::all()[0], Size { width: 900, height: 700 });
    let canvas = fitted(chart.as_ref(), Lang::Nl, size).expect("a fan of few designs fits");
    let bytes = render::png(&canvas, size);
    let reader = png::Decoder::new(std::io::Cursor::new(&bytes)).read_info().unwrap();
    assert_eq!((reader.info().width, reader.info().height), (900, 700));
    keep("900x700-fan-nl", &bytes, "");
}

/// One design stands out by its name and its line, not by colour alone, and no picture breaks the rules for it.
#[test]
fn a_highlight_is_bold_and_thick() {
    let mut shown = 0;
    for mut chart in samples::all() {
        // Alone there is nothing to stand out from.
        let designs = chart.designs_mut();
        let Some(id) = designs.last().filter(|_| designs.len() > 1).map(|label| label.id.clone()) else { continue };
        let name = chart.heading().name.clone();
        let plain = report::draw(chart.as_ref(), Lang::En);
        let mut chart = Adapted::new(chart);
        assert!(!chart.highlight("no such design") && chart.highlight(&id), "{name}");
        let drawn = report::draw(&chart, Lang::En);
        assert!(drawn.faults().is_empty(), "{name}: {:?}", drawn.faults());
        let bold = |canvas: &Canvas| canvas.labels().filter(|label| label.look.bold).count();
        let widest = |canvas: &Canvas| {
            let widths = canvas.marks().iter().map(|mark| match mark {
                Mark::Line { width, .. } => *width,
                Mark::Dot { radius, .. } => *radius,
                _ => 0.0,
            });
            widths.fold(0.0, f64::max)
        };
        // Its name turns bold, or those of the others do not stay so, or its line is thicker than any was.
        let stands_out = bold(&drawn) != bold(&plain) || widest(&drawn) > widest(&plain);
        assert!(stands_out, "{name} does not stand out");
        shown += 1;
    }
    assert!(shown > 10, "{shown}");
}

#[test]
fn a_title_of_the_author_is_marked_and_the_finding_stays() {
    for lang in LANGS {
        let finding = samples::all()[0].finding(lang);
        let chart = Adapted::new(samples::all().remove(0)).titled("My own words");
        assert_eq!(chart.finding(lang), "My own words");
        assert!(chart.alt(lang).starts_with("My own words. ") && chart.alt(lang).contains(&finding));
        let source = chart.heading().source.in_lang(lang);
        assert!(source.contains(lang.pick("Titel van de auteur", "Title by the author")) && source.contains(&finding));
        assert!(report::draw(&chart, lang).faults().is_empty());
    }
}

#[test]
fn every_character_has_a_glyph() {
    each_chart(|chart, lang| {
        for label in labels(chart, lang) {
            for letter in label.text.chars() {
                assert_ne!(font(label.look.bold).glyph_id(letter).0, 0, "‘{letter}’ in ‘{}’", label.text);
            }
        }
    });
}

#[test]
fn every_text_can_be_read() {
    each_chart(|chart, lang| {
        for label in labels(chart, lang) {
            let ratio = contrast(label.look.colour, label.look.ground);
            assert!(ratio >= TEXT_CONTRAST, "{}: ‘{}’ {ratio:.2}", chart.heading().name, label.text);
            assert!(label.look.size >= 14.0, "{}: ‘{}’ is too small", chart.heading().name, label.text);
            let mut words = label.text.split(|c: char| !c.is_alphanumeric());
            assert!(words.all(|word| word != "NaN" && word != "inf"), "{}", label.text);
        }
    });
}

#[test]
fn svg_is_well_formed_and_described() {
    let mut ids = std::collections::BTreeSet::new();
    each_chart(|chart, lang| {
        let svg = report::svg(chart, lang);
        assert!(svg.contains("viewBox=\"0 0 1600 900\"") && svg.contains("role=\"img\""));
        assert!(svg.contains("<title id=") && svg.contains("<desc id="));
        let mut open: Vec<&str> = Vec::new();
        for piece in svg.split('<').skip(1) {
            let (tag, text) = piece.split_once('>').expect("every < has its >");
            assert!(!text.contains('>') && tag.matches('"').count().is_multiple_of(2), "{tag}");
            let name = tag.trim_start_matches('/').split([' ', '/']).next().unwrap();
            if let Some(closed) = tag.strip_prefix('/') {
                assert_eq!(open.pop(), Some(closed));
            } else if !tag.ends_with('/') {
                open.push(name);
            }
        }
        assert!(open.is_empty());
        for part in svg.split(" id=\"").skip(1) {
            assert!(ids.insert(part.split('"').next().unwrap().to_owned()), "an id is used twice");
        }
    });
}

#[test]
fn pictures_are_the_same_each_time_and_have_the_right_size() {
    each_chart(|chart, lang| {
        let (png, svg) = (report::png(chart, lang), report::svg(chart, lang));
        let mut decoder = png::Decoder::new(std::io::Cursor::new(&png));
        decoder.set_transformations(png::Transformations::EXPAND);
        let mut reader = decoder.read_info().unwrap();
        let mut pixels = vec![0; reader.output_buffer_size().unwrap()];
        let frame = reader.next_frame(&mut pixels).unwrap();
        assert_eq!((frame.width, frame.height), (1600, 900));
        assert!(pixels.iter().any(|value| *value < 100), "nothing is drawn");
        assert_eq!(svg, report::svg(chart, lang));
        keep(&format!("{}-{}", chart.heading().name, lang.pick("nl", "en")), &png, &svg);
    });
    let chart = &samples::all()[0];
    assert_eq!(report::png(chart.as_ref(), Lang::Nl), report::png(chart.as_ref(), Lang::Nl));
}

/// Writes a picture to the folder that `LEMNISCAAT_SAMPLES` names, for those who want to look at it.
fn keep(name: &str, png: &[u8], svg: &str) {
    if let Some(folder) = std::env::var_os("LEMNISCAAT_SAMPLES").map(std::path::PathBuf::from) {
        std::fs::create_dir_all(&folder).unwrap();
        std::fs::write(folder.join(format!("{name}.png")), png).unwrap();
        std::fs::write(folder.join(format!("{name}.svg")), svg).unwrap();
    }
}

#[test]
fn tables_are_rectangular_and_hold_every_row() {
    each_chart(|chart, lang| {
        let table = chart.table(lang);
        assert!(!table.rows.is_empty(), "{}", chart.heading().name);
        assert!(table.rows.iter().all(|row| row.len() == table.headers.len()), "{}", chart.heading().name);
        assert!(chart.alt(lang).len() > 40);
    });
}

#[test]
fn the_font_travels_with_the_page() {
    let css = report::fonts_css();
    assert_eq!(css.matches("@font-face").count(), 2);
    assert!(css.len() > 60_000 && !css.contains("http"));
}

#[test]
fn every_chart_has_its_numbers_as_data() {
    for chart in samples::all() {
        let name = &chart.heading().name;
        let [nl, en] = LANGS.map(|lang| chart.data(lang));
        assert!(nl.rows > 0 && !nl.columns.is_empty(), "{name}");
        let mut keys = std::collections::BTreeSet::new();
        for (a, b) in nl.columns.iter().zip(&en.columns) {
            assert!(keys.insert(&a.key), "{name}: two columns are called {}", a.key);
            let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
            assert!(!a.key.is_empty() && a.key.chars().all(plain), "{name}: {}", a.key);
            assert_eq!((&a.key, &a.label, a.format), (&b.key, &b.label, b.format), "{name}");
            assert!(!a.label.nl.is_empty() && !a.label.en.is_empty(), "{name}: {} has no label", a.key);
            match (&a.cells, &b.cells) {
                (Cells::Number(x), Cells::Number(y)) => {
                    assert_eq!((x.len(), y.len()), (nl.rows, nl.rows), "{name}: {}", a.key);
                    assert!(x.iter().zip(y).all(|(x, y)| x == y || x.is_nan() && y.is_nan()), "{name}: {}", a.key);
                    assert!(x.iter().all(|x| !x.is_infinite()), "{name}: {}", a.key);
                }
                (Cells::Text(x), Cells::Text(y)) => assert_eq!((x.len(), y.len()), (nl.rows, nl.rows), "{name}"),
                _ => panic!("{name}: {} holds words in one language and numbers in the other", a.key),
            }
        }
        assert_eq!((keys.len(), nl.rows), (en.columns.len(), en.rows), "{name}");
        let csv = String::from_utf8(chart.data(Lang::Nl).csv(Lang::Nl)).unwrap();
        assert!(csv.starts_with('\u{feff}') && csv.matches("\r\n").count() == nl.rows + 1, "{name}");
    }
}

/// The numbers of a cell as English prints them, with their decimals; none when it holds words.
fn printed(cell: &str) -> Vec<(f64, i32)> {
    let cell = cell.replace('\u{2212}', "-").replace(['*', '%'], "");
    let parts: Vec<String> = cell.split(['[', ']', ';', '–', ' ']).map(|part| part.replace([',', '+'], "")).collect();
    let numbers: Vec<&String> = parts.iter().filter(|part| !part.is_empty()).collect();
    let read = |text: &&String| Some((text.parse().ok()?, text.split_once('.').map_or(0, |(_, d)| d.len() as i32)));
    numbers.iter().map(read).collect::<Option<Vec<_>>>().unwrap_or_default()
}

/// Sums of a column over rows that agree in others.
fn sums(data: &Data, value: &str, by: &[&str]) -> Vec<f64> {
    let Some(Cells::Number(values)) = data.column(value).map(|v| &v.cells) else { return vec![] };
    let mut sums = std::collections::BTreeMap::<String, f64>::new();
    for (row, value) in values.iter().enumerate() {
        let group: Vec<String> = by.iter().map(|key| format!("{:?}", data.column(key).map(|v| v.cell(row)))).collect();
        *sums.entry(group.join(" ")).or_default() += value;
    }
    sums.into_values().collect()
}

/// Tables print what the data holds, rounded; totals of money and of ties are sums of it.
#[test]
fn every_number_in_a_table_is_in_the_data() {
    let (mut seen, mut missing) = (0, Vec::new());
    for chart in samples::all() {
        let (table, data) = (chart.table(Lang::En), chart.data(Lang::En));
        let mut known: Vec<f64> = (data.columns.iter())
            .filter_map(|v| if let Cells::Number(numbers) = &v.cells { Some(numbers) } else { None })
            .flatten()
            .copied()
            .collect();
        for by in [&["design_id"][..], &["design_id", "payer"]] {
            known.extend(sums(&data, "amount", by));
        }
        for by in [&["picture"][..], &["picture", "type"]] {
            known.extend(sums(&data, "ties", by));
        }
        let words: Vec<&str> = (data.columns.iter())
            .flat_map(|v| (0..data.rows).map(move |row| v.cell(row)))
            .filter_map(|cell| if let Cell::Text(text) = cell { Some(text) } else { None })
            .collect();
        for cell in table.rows.iter().flatten().filter(|cell| !words.contains(&cell.as_str())) {
            for (number, decimals) in printed(cell) {
                let half = 0.5 * 10f64.powi(-decimals) + 1e-9;
                seen += 1;
                // Shares are printed as percentages, their differences in points.
                if !known.iter().any(|x| (x - number).abs() <= half || (100.0 * x - number).abs() <= half) {
                    missing.push(format!("{}: {number} of ‘{cell}’", chart.heading().name));
                }
            }
        }
    }
    assert!(missing.is_empty(), "{}", missing.join("\n"));
    assert!(seen > 2000, "only {seen} numbers were found in tables");
    assert_eq!(printed("+1.20 [\u{2212}0.3; 1,234.5]"), [(1.2, 2), (-0.3, 1), (1234.5, 1)]);
    assert!(printed("all 64").is_empty() && printed("–").is_empty());
}
