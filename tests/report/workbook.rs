//! The workbook as another program reads it: every number of every chart, unrounded.

use super::made_up::{ADVICE, BASE, CABINET, comparison, designs, pay};
use calamine::{Data as Read, DataType, Range, Reader, Xlsx};
use lemniscaat::experiments::findings::Findings;
use lemniscaat::parameters::SPECS;
use lemniscaat::report::data::{Cell, Data, Format};
use lemniscaat::report::workbook::{name, workbook};
use lemniscaat::report::{summary, views};
use lemniscaat::text::Lang;

/// Row of the names of columns.
const HEAD: u32 = 5;

fn opened(bytes: &[u8]) -> Xlsx<std::io::Cursor<&[u8]>> {
    Xlsx::new(std::io::Cursor::new(bytes)).expect("a workbook")
}

fn text(sheet: &Range<Read>, row: u32, column: u32) -> String {
    sheet.get_value((row, column)).map(ToString::to_string).unwrap_or_default()
}

fn same(sheet: &Range<Read>, data: &Data, lang: Lang) {
    for (column, variable) in (0..).zip(&data.columns) {
        assert_eq!(text(sheet, HEAD, column), variable.head(lang));
        for row in 0..data.rows {
            let at = (HEAD + 1 + row as u32, column);
            let read = sheet.get_value(at).unwrap_or(&Read::Empty);
            match (variable.cell(row), read) {
                (Cell::Text(text), Read::String(read)) => assert_eq!(text, read),
                (Cell::Number(_), Read::DateTime(_)) if variable.format == Format::Month => {}
                (Cell::Number(number), Read::Float(read)) => assert_eq!(number, *read),
                (Cell::Missing, Read::Empty) => {}
                (cell, read) => panic!("{} {at:?}: {cell:?} is read as {read:?}", variable.key),
            }
        }
    }
    let below = HEAD + 1 + data.rows as u32;
    assert!(sheet.get_value((below, 0)).is_none(), "there is more below the table");
}

#[test]
fn every_chart_has_a_sheet_with_its_numbers() {
    let mut c = comparison(designs(&[BASE, ADVICE, CABINET]), 32, |d, w| 0.05 + 0.03 * d as f64 + 0.001 * w as f64);
    pay(&mut c, 1, [105.0, 5.0, 12.0, 30.0]);
    let f = Findings::of(&c);
    for lang in [Lang::Nl, Lang::En] {
        let charts = views::charts(&c, &f, lang);
        let bytes = workbook(&c, &f, &charts, lang).unwrap();
        assert!(bytes == workbook(&c, &f, &charts, lang).unwrap(), "the same results give other bytes");
        let mut book = opened(&bytes);
        let names = book.sheet_names();
        let fixed = lang.pick(["Leeswijzer", "Ontwerpen", "Samenvatting"], ["Guide", "Designs", "Summary"]);
        assert_eq!((&names[..3], names.len()), (&fixed.map(str::to_owned)[..], 3 + charts.len() + 2));
        for (chart, sheet) in charts.iter().zip(&names[3..]) {
            let short = views::short(&chart.heading().name).expect("it has a short name");
            assert_eq!(sheet, short.in_lang(lang));
            let read = book.worksheet_range(sheet).unwrap();
            assert_eq!(text(&read, 0, 0), chart.finding(lang));
            same(&read, &chart.data(lang), lang);
        }
        same(&book.worksheet_range(fixed[2]).unwrap(), &summary::data(&c, &f, lang), lang);
        let months = book.worksheet_range(views::short("practice-use").unwrap().in_lang(lang)).unwrap();
        let Some(Read::DateTime(first)) = months.get_value((HEAD + 1, 2)) else { panic!("no month") };
        assert_eq!(first.as_f64(), 39083.0, "January 2007 as Excel counts days");
        let parameters = book.worksheet_range("Parameters").unwrap();
        assert_eq!(parameters.height(), HEAD as usize + 1 + SPECS.len());
        let found = SPECS.iter().zip(parameters.rows().skip(HEAD as usize + 1));
        for (spec, row) in found {
            assert_eq!((row[0].to_string(), row[4].as_f64()), (spec.path.to_owned(), Some(spec.field.default)));
            assert_eq!((row[5].as_f64(), row[6].as_f64()), (Some(spec.field.low), Some(spec.field.high)));
        }
        let guide = book.worksheet_range(fixed[0]).unwrap();
        let listed: Vec<String> = guide.rows().map(|row| row[0].to_string()).collect();
        assert!(names[1..].iter().all(|name| listed.contains(name)), "{names:?} {listed:?}");
    }
    assert_eq!((name(Lang::Nl), name(Lang::En)), ("resultaten.xlsx", "results.xlsx"));
}

/// The summary sheet holds the number that the sentence and the table print.
#[test]
fn the_summary_is_the_table_unrounded() {
    let c = comparison(designs(&[BASE, ADVICE, CABINET]), 32, |d, w| 0.05 + 0.03 * d as f64 + 0.001 * w as f64);
    let f = Findings::of(&c);
    let (data, table) = (summary::data(&c, &f, Lang::En), summary::table(&c, &f, Lang::En));
    assert_eq!(data.rows, table.rows.len());
    for (row, cells) in table.rows.iter().enumerate() {
        let number = |key: &str| match data.column(key).expect("a column").cell(row) {
            Cell::Number(number) => number,
            other => panic!("{key}: {other:?}"),
        };
        assert_eq!(data.column("design").unwrap().cell(row), Cell::Text(&cells[0]));
        for (column, key) in [(1, "use_now"), (2, "use_at_stop"), (3, "use_after"), (4, "use_last")] {
            assert_eq!(cells[column], Lang::En.percent(number(key), 1));
        }
        assert_eq!(cells[8], Lang::En.number(number("regret_mean"), 1));
        let baseline = cells[5] == "–";
        assert_eq!(data.column("difference_median").unwrap().cell(row) == Cell::Missing, baseline);
        if !baseline {
            let ends = ["median", "lo90", "hi90"].map(|end| number(&format!("difference_{end}")) / 100.0);
            let [median, low, high] = ends;
            assert_eq!(cells[5], lemniscaat::report::terms::interval(Lang::En, median, low, high));
        }
    }
}
