//! Marks as SVG: real text, a name and a description for screen readers, ids that stay unique on a page.

use super::canvas::{Anchor, Canvas, HEIGHT, Label, Mark, Point, WIDTH};
use super::style::Colour;
use std::fmt::Write;

/// What a screen reader hears about a picture.
pub struct Description<'a> {
    /// Unique on the page: starts every id.
    pub id: &'a str,
    /// Language tag.
    pub lang: &'a str,
    /// Name of the picture.
    pub title: &'a str,
    /// What it shows.
    pub text: &'a str,
}

/// The picture as one SVG element.
pub fn write(canvas: &Canvas, about: &Description) -> String {
    let id: String = about.id.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }).collect();
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{WIDTH}\" height=\"{HEIGHT}\" viewBox=\"0 0 {WIDTH} {HEIGHT}\" \
         role=\"img\" lang=\"{}\" aria-labelledby=\"{id}-title {id}-desc\">\n<title id=\"{id}-title\">{}</title>\n\
         <desc id=\"{id}-desc\">{}</desc>\n<rect width=\"{WIDTH}\" height=\"{HEIGHT}\" fill=\"#ffffff\"/>\n\
         <g font-family=\"Inter, Arial, sans-serif\" stroke-linejoin=\"round\">\n",
        about.lang,
        escape(about.title),
        escape(about.text),
    );
    for mark in canvas.marks() {
        write_mark(&mut out, mark).expect("writing to a string cannot fail");
    }
    out.push_str("</g>\n</svg>\n");
    out
}

fn write_mark(out: &mut String, mark: &Mark) -> std::fmt::Result {
    match mark {
        Mark::Line { points, colour, opacity, width, dash } => {
            write!(out, "<polyline points=\"{}\" fill=\"none\" stroke=\"{}\"", path(points), hex(*colour))?;
            write!(out, " stroke-width=\"{}\"", short(*width))?;
            if let Some((stroke, gap)) = dash {
                write!(out, " stroke-dasharray=\"{} {}\"", short(*stroke), short(*gap))?;
            }
            write_opacity(out, "stroke-opacity", *opacity)
        }
        Mark::Area { points, colour, opacity } => {
            write!(out, "<polygon points=\"{}\" fill=\"{}\"", path(points), hex(*colour))?;
            write_opacity(out, "fill-opacity", *opacity)
        }
        Mark::Dot { centre, radius, colour, edge } => {
            let half = edge.map_or(0.0, |(_, width)| width / 2.0);
            write!(out, "<circle cx=\"{}\" cy=\"{}\"", short(centre.0), short(centre.1))?;
            write!(out, " r=\"{}\" fill=\"{}\"", short(radius - half), hex(*colour))?;
            if let Some((edge, width)) = edge {
                write!(out, " stroke=\"{}\" stroke-width=\"{}\"", hex(*edge), short(*width))?;
            }
            out.write_str("/>\n")
        }
        Mark::Text(label) => write_label(out, label),
    }
}

fn write_opacity(out: &mut String, name: &str, opacity: f64) -> std::fmt::Result {
    if opacity < 1.0 {
        write!(out, " {name}=\"{opacity:.2}\"")?;
    }
    out.write_str("/>\n")
}

fn write_label(out: &mut String, label: &Label) -> std::fmt::Result {
    let look = label.look;
    write!(out, "<text x=\"{}\" y=\"{}\" font-size=\"{}\"", short(label.x), short(label.baseline), short(look.size))?;
    write!(out, " fill=\"{}\"", hex(look.colour))?;
    match look.anchor {
        Anchor::Start => {}
        Anchor::Middle => out.write_str(" text-anchor=\"middle\"")?,
        Anchor::End => out.write_str(" text-anchor=\"end\"")?,
    }
    if look.bold {
        out.write_str(" font-weight=\"700\"")?;
    }
    if look.halo {
        out.write_str(" paint-order=\"stroke\" stroke=\"#ffffff\" stroke-width=\"5\"")?;
    }
    writeln!(out, ">{}</text>", escape(&label.text))
}

fn path(points: &[Point]) -> String {
    points.iter().map(|(x, y)| format!("{},{}", short(*x), short(*y))).collect::<Vec<_>>().join(" ")
}

fn short(value: f64) -> String {
    let text = format!("{value:.1}");
    let text = text.trim_end_matches('0').trim_end_matches('.');
    if text == "-0" { "0".to_owned() } else { text.to_owned() }
}

fn hex(colour: Colour) -> String {
    format!("#{:02x}{:02x}{:02x}", colour.0, colour.1, colour.2)
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
