//! `resultaten.xlsx`: everything a comparison says as numbers, a sheet for each chart, with the designs and parameters
//! behind them. The same comparison gives the same bytes.

use rust_xlsxwriter::{Color, DocProperties, ExcelDateTime, Format as Look, FormatAlign, FormatBorder};
use rust_xlsxwriter::{Workbook, Worksheet, XlsxError};

use super::data::{Cell, Data, Format, Tidy, Variable};
use super::page::{designs, provenance, words};
use super::{Chart, sentence, style, summary, terms, views};
use crate::error::{Error, Result};
use crate::experiments::comparison::Comparison;
use crate::experiments::findings::Findings;
use crate::parameters::{SPECS, Spec};
use crate::scenario::differences;
use crate::text::{Lang, OwnedText, Text};

/// Letters that the name of a sheet may have.
const LONGEST_NAME: usize = 31;
/// Width of a column of numbers, and the least and the most of one of words, in letters.
const WIDTHS: [usize; 3] = [15, 10, 60];
/// Row of the names of columns: below a title, two lines and a link.
const HEAD: u32 = 5;

/// Name of the file.
pub fn name(lang: Lang) -> &'static str {
    lang.pick("resultaten.xlsx", "results.xlsx")
}

/// A table on its own sheet.
struct Sheet {
    name: String,
    title: String,
    lines: [String; 2],
    data: Data,
}

/// The workbook as bytes.
///
/// # Errors
/// When a text is longer than a cell can hold.
pub fn workbook(c: &Comparison, f: &Findings, charts: &[Box<dyn Chart>], lang: Lang) -> Result<Vec<u8>> {
    let mut sheets = vec![designs_sheet(c, lang), summary_sheet(c, f, lang)];
    sheets.extend(charts.iter().map(|chart| chart_sheet(chart.as_ref(), lang)));
    sheets.push(parameters_sheet(lang));
    for i in 0..sheets.len() {
        let wanted = cleaned(&sheets[i].name);
        let taken = sheets[..i].iter().filter(|s| s.name.to_lowercase() == wanted.to_lowercase()).count();
        sheets[i].name = if taken > 0 { cleaned(&format!("{i} {wanted}")) } else { wanted };
    }
    sheets.push(columns_sheet(&sheets, lang));
    written(c, &sheets, lang).map_err(|e| {
        Error::request(
            format!("the workbook {} cannot be made: {e}", name(lang)),
            "shorten the texts of your design, or report this with its file",
        )
    })
}

/// What Excel allows as the name of a sheet.
fn cleaned(name: &str) -> String {
    let name: String = name.chars().map(|c| if "[]:*?/\\'".contains(c) { '-' } else { c }).collect();
    name.chars().take(LONGEST_NAME).collect()
}

fn chart_sheet(chart: &dyn Chart, lang: Lang) -> Sheet {
    let heading = chart.heading();
    let name = views::short(&heading.name)
        .map_or_else(|| sentence(&heading.name.replace('-', " ")), |text| text.in_lang(lang).to_owned());
    let lines = [sentence(&chart.subtitle(lang)), heading.source.in_lang(lang).to_owned()];
    Sheet { name, title: chart.finding(lang), lines, data: chart.data(lang) }
}

fn summary_sheet(c: &Comparison, f: &Findings, lang: Lang) -> Sheet {
    let title = lang.pick(
        "Alle ontwerpen naast elkaar, het beste na het stoppen van het geld bovenaan",
        "All designs side by side, the best after the money stopped on top",
    );
    let [used, compared, ..] = &summary::notes(c, f, lang)[..] else { unreachable!("there are five notes") };
    Sheet {
        name: lang.pick("Samenvatting", "Summary").to_owned(),
        title: title.to_owned(),
        lines: [used.clone(), compared.clone()],
        data: summary::data(c, f, lang),
    }
}

fn designs_sheet(c: &Comparison, lang: Lang) -> Sheet {
    let names = views::labels(c);
    let none = String::new;
    let mut rows: Vec<(usize, &str, String, [String; 2])> = vec![];
    for d in views::in_order(c) {
        let design = &c.designs[d];
        let mut add = |part: Text, what: String, cells: [String; 2]| {
            if !cells[0].is_empty() {
                rows.push((d, part.in_lang(lang), what, cells));
            }
        };
        add(Text::new("titel", "title"), none(), [design.title.in_lang(lang).to_owned(), none()]);
        add(Text::new("omschrijving", "description"), none(), [design.description.in_lang(lang).to_owned(), none()]);
        let parents =
            design.lineage.iter().map(|file| file.rsplit('/').next().unwrap_or(file).trim_end_matches(".toml"));
        add(Text::new("bouwt voort op", "builds on"), none(), [parents.collect::<Vec<_>>().join(", "), none()]);
        for p in &design.programmes {
            let what = designs::title(p, lang).to_owned();
            add(Text::new("programma", "programme"), what, [words::programme(lang, p), none()]);
        }
        for found in differences(&c.designs[0], design).iter().filter(|found| !found.path.starts_with("programme.")) {
            let [what, base, here] = designs::difference(c, lang, found, [0, d]);
            add(Text::new("knop", "lever"), what, [here, base]);
        }
    }
    let base = |lang| names[0].quoted(lang);
    let in_base = OwnedText { nl: format!("in {}", base(Lang::Nl)), en: format!("in {}", base(Lang::En)) };
    Sheet {
        name: lang.pick("Ontwerpen", "Designs").to_owned(),
        title: lang.pick("Waarin de ontwerpen verschillen", "In what the designs differ").to_owned(),
        lines: [
            lang.pick(
                "Van elk ontwerp: titel, omschrijving, programma’s, en de knoppen die anders staan dan in de vergelijkingsbasis.",
                "Of each design: title, description, programmes, and the levers that differ from the baseline.",
            )
            .to_owned(),
            lang.pick(
                "Alles wat wij niet weten, is voor alle ontwerpen in een wereld gelijk.",
                "Everything we do not know is the same for all designs in a world.",
            )
            .to_owned(),
        ],
        data: Tidy::of(rows)
            .design(lang, |row| &names[row.0])
            .text("part", Text::new("onderdeel", "part"), |row| row.1)
            .text("what", Text::new("wat", "what"), |row| row.2.clone())
            .text("here", Text::new("in dit ontwerp", "in this design"), |row| row.3[0].clone())
            .text("in_baseline", in_base, |row| row.3[1].clone())
            .data(),
    }
}

fn parameters_sheet(lang: Lang) -> Sheet {
    let explained = |spec: &Spec| {
        let f = spec.field;
        if f.nl.is_empty() { f.doc } else { lang.pick(f.nl, f.doc) }.trim().to_owned()
    };
    Sheet {
        name: "Parameters".to_owned(),
        title: lang.pick("Alle parameters van het model, met hun bron", "All parameters of the model, with their source").to_owned(),
        lines: [
            lang.pick(
                "Onzekere parameters en rivaliserende theorieën verschillen per wereld en worden getrokken tussen laagste en hoogste waarde; vaste parameters hebben overal de standaardwaarde.",
                "Uncertain parameters and rival theories differ between worlds and are drawn between lowest and highest value; constants have their default everywhere.",
            )
            .to_owned(),
            lang.pick(
                "Ja is 1, nee is 0. Uitleg die nog niet is vertaald, is Engels.",
                "Yes is 1, no is 0.",
            )
            .to_owned(),
        ],
        data: Tidy::of(SPECS.iter())
            .text("parameter", Text::new("parameter", "parameter"), |s| s.path)
            .text("explanation", Text::new("wat het is", "what it is"), |s| explained(s))
            .text("role", Text::new("rol", "role"), |s| terms::role(s.field.role).in_lang(lang))
            .text("unit", Text::new("eenheid", "unit"), |s| terms::unit(s.field.unit, lang))
            .number("default", Text::new("standaard", "default"), Format::Number, |s| s.field.default)
            .number("low", Text::new("laagste", "lowest"), Format::Number, |s| s.field.low)
            .number("high", Text::new("hoogste", "highest"), Format::Number, |s| s.field.high)
            .text("evidence", Text::new("bewijs", "evidence"), |s| terms::grade(s.field.grade).in_lang(lang))
            .text("source", Text::new("bron", "source"), |s| s.field.source)
            .data(),
    }
}

/// What every column is, with its name in the CSV files.
fn columns_sheet(sheets: &[Sheet], lang: Lang) -> Sheet {
    let rows = sheets.iter().flat_map(|sheet| sheet.data.columns.iter().map(move |column| (sheet, column)));
    Sheet {
        name: lang.pick("Kolommen", "Columns").to_owned(),
        title: lang.pick("Wat er in elke kolom staat", "What every column holds").to_owned(),
        lines: [
            lang.pick(
                "In CSV-bestanden heten kolommen naar hun sleutel; aandelen en procentpunten staan daar als delen van één: 0,01 is 1% of 1 procentpunt.",
                "In CSV files columns are named by their key; shares and percentage points are parts of one there: 0.01 is 1% or 1 percentage point.",
            )
            .to_owned(),
            String::new(),
        ],
        data: Tidy::of(rows)
            .text("sheet", Text::new("blad", "sheet"), |row| row.0.name.clone())
            .text("column", Text::new("kolom", "column"), |row| sentence(row.1.label.in_lang(lang)))
            .text("key", Text::new("sleutel in CSV", "key in CSV"), |row| row.1.key.clone())
            .text("unit", Text::new("eenheid", "unit"), |row| row.1.format.unit().map_or("", |unit| unit.in_lang(lang)))
            .data(),
    }
}

fn written(c: &Comparison, sheets: &[Sheet], lang: Lang) -> std::result::Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    // Without a fixed time the same results would have other bytes each time.
    let made = ExcelDateTime::from_ymd(2000, 1, 1)?;
    let title = lang.pick("Resultaten van lemniscaat", "Results of lemniscaat");
    book.set_properties(&DocProperties::new().set_title(title).set_author("lemniscaat").set_creation_datetime(&made));
    guide(book.add_worksheet(), c, sheets, lang)?;
    for sheet in sheets {
        fill(book.add_worksheet(), sheet, lang)?;
    }
    book.save_to_buffer()
}

fn colour(colour: style::Colour) -> Color {
    Color::RGB(u32::from_be_bytes([0, colour.0, colour.1, colour.2]))
}

fn title_look() -> Look {
    Look::new().set_bold().set_font_size(14).set_font_color(colour(style::ACCENT))
}

fn wrapped() -> Look {
    Look::new().set_text_wrap().set_align(FormatAlign::Top)
}

fn guide_name(lang: Lang) -> &'static str {
    lang.pick("Leeswijzer", "Guide")
}

/// The first sheet: what this is, where it comes from, how to read it, what it cannot say, and the other sheets.
fn guide(page: &mut Worksheet, c: &Comparison, sheets: &[Sheet], lang: Lang) -> std::result::Result<(), XlsxError> {
    page.set_name(guide_name(lang))?.set_screen_gridlines(false);
    page.set_column_width(0, 34)?.set_column_width(1, 110)?;
    let title = lang.pick("Resultaten van de vergelijking, als getallen", "Results of the comparison, as numbers");
    page.write_string_with_format(0, 0, title, &title_look())?;
    let mut row = 2;
    let mut line = |page: &mut Worksheet, head: &str, text: &str| -> std::result::Result<(), XlsxError> {
        page.write_string_with_format(row, 0, head, &wrapped().set_bold())?;
        page.write_string_with_format(row, 1, text, &wrapped())?;
        row += 1;
        Ok(())
    };
    line(page, lang.pick("Wat dit is", "What this is"), lang.pick(
        "De cijfers achter report.html: een blad per figuur, met één rij per getoond ding en één kolom per grootheid, niet afgerond. Percentages en bedragen zijn getallen: Excel toont ze zoals op uw computer gebruikelijk is.",
        "The numbers behind report.html: a sheet per chart, with one row per thing shown and one column per variable, not rounded. Percentages and amounts are numbers: Excel shows them as is usual on your computer.",
    ))?;
    for (head, text) in provenance(c, lang) {
        line(page, head, &text)?;
    }
    line(page, lang.pick("Hoe u dit leest", "How to read this"), lang.pick(
        "Een wereld is één keuze voor alles wat wij niet weten, samen met één reeks toeval. Alle ontwerpen ontmoeten dezelfde werelden. De mediaan is de middelste wereld; tussen ondergrens en bovengrens 90% liggen negen van de tien werelden. Verschillen zijn per wereld genomen, en daarom niet het verschil van twee medianen.",
        "A world is one choice for everything we do not know, with one course of luck. All designs meet the same worlds. The median is the world in the middle; nine in ten worlds lie between the lower and the upper end of 90%. Differences are taken world by world, and so are not the difference of two medians.",
    ))?;
    let limit = views::worlds_limit(&c.request);
    let limits = std::iter::once(limit.in_lang(lang)).chain(words::LIMITS.iter().map(|text| text.in_lang(lang)));
    for (i, limit) in limits.enumerate() {
        let head = lang.pick("Wat het model niet kan zeggen", "What the model cannot say");
        line(page, if i == 0 { head } else { "" }, limit)?;
    }
    row += 1;
    page.write_string_with_format(row, 0, lang.pick("Bladen", "Sheets"), &title_look())?;
    for sheet in sheets {
        row += 1;
        let link = format!("internal:'{}'!A1", sheet.name);
        page.write_url_with_text(row, 0, link.as_str(), sheet.name.as_str())?;
        page.write_string_with_format(row, 1, sheet.title.as_str(), &wrapped())?;
    }
    page.set_landscape().set_print_fit_to_pages(1, 0);
    Ok(())
}

/// A table with its title, the names of columns frozen and with filters.
fn fill(page: &mut Worksheet, sheet: &Sheet, lang: Lang) -> std::result::Result<(), XlsxError> {
    page.set_name(&sheet.name)?;
    page.write_string_with_format(0, 0, &sheet.title, &title_look())?;
    let muted = Look::new().set_font_color(colour(style::MUTED));
    for (row, line) in (1..).zip(&sheet.lines) {
        page.write_string_with_format(row, 0, line, &muted)?;
    }
    let back = format!("internal:'{}'!A1", guide_name(lang));
    page.write_url_with_text(HEAD - 2, 0, back.as_str(), guide_name(lang))?;
    let head = Look::new()
        .set_bold()
        .set_text_wrap()
        .set_align(FormatAlign::Bottom)
        .set_background_color(colour(style::HAIRLINE))
        .set_border_bottom(FormatBorder::Medium);
    let mut lines = 1;
    for (column, variable) in (0..).zip(&sheet.data.columns) {
        let (text, width) = (variable.head(lang), width(variable, sheet.data.rows));
        lines = lines.max(text.chars().count().div_ceil(width - 3) + 1);
        page.set_column_width(column, width as f64)?;
        page.write_string_with_format(HEAD, column, text, &head)?;
        write_column(page, column, variable, sheet.data.rows)?;
    }
    page.set_row_height(HEAD, lines as f64 * 15.0)?.set_freeze_panes(HEAD + 1, 0)?;
    let last = sheet.data.columns.len().max(1) as u16 - 1;
    page.autofilter(HEAD, 0, HEAD + sheet.data.rows as u32, last)?;
    page.set_landscape().set_repeat_rows(HEAD, HEAD)?.set_print_fit_to_pages(1, 0);
    Ok(())
}

/// Width of a column in letters: that of its longest text, within bounds.
fn width(variable: &Variable, rows: usize) -> usize {
    let [number, least, most] = WIDTHS;
    if variable.format != Format::Text {
        return number;
    }
    let letters = |row| match variable.cell(row) {
        Cell::Text(text) => text.chars().count(),
        _ => 0,
    };
    (0..rows).map(letters).max().unwrap_or(0).saturating_add(2).clamp(least, most)
}

fn write_column(
    page: &mut Worksheet,
    column: u16,
    variable: &Variable,
    rows: usize,
) -> std::result::Result<(), XlsxError> {
    let look = wrapped().set_num_format(number_format(variable.format));
    let look = if variable.format == Format::Text { look } else { look.set_align(FormatAlign::Right) };
    for row in 0..rows {
        let at = HEAD + 1 + row as u32;
        match variable.cell(row) {
            Cell::Text(text) => page.write_string_with_format(at, column, text, &look)?,
            Cell::Number(number) if variable.format == Format::Month => {
                let (year, month) = ((number / 12.0).floor(), number % 12.0 + 1.0);
                let date = ExcelDateTime::from_ymd(year as u16, month as u8, 1)?;
                page.write_datetime_with_format(at, column, &date, &look)?
            }
            Cell::Number(number) => page.write_number_with_format(at, column, number, &look)?,
            Cell::Missing => continue,
        };
    }
    Ok(())
}

/// How Excel shows numbers; commas and points are those of the reader's computer.
fn number_format(format: Format) -> &'static str {
    match format {
        Format::Text | Format::Number => "General",
        Format::Share => "0.0%",
        Format::Points => "0.00",
        Format::Millions => "#,##0.0",
        Format::Count => "#,##0",
        Format::Year => "0",
        Format::Month => "mmm yyyy",
    }
}
