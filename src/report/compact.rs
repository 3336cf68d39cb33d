//! Shorter SVG for the same picture: a page holds every chart twice, once to see and once to save.

/// An element as plotters writes it, with steps instead of places where that is shorter, and a dot on its edge (two
/// circles around one point) as one circle. `previous` is what was written before and may take the dot up.
pub fn push(previous: &mut String, line: &str) {
    if let Some(dot) = edged(previous.lines().next_back().unwrap_or_default(), line) {
        let start = previous.trim_end().rfind('\n').map_or(0, |at| at + 1);
        previous.truncate(start);
        previous.push_str(&dot);
    } else {
        previous.push_str(&path(line).unwrap_or_else(|| line.to_owned()));
    }
}

fn value<'a>(line: &'a str, name: &str) -> Option<&'a str> {
    line.split_once(&format!(" {name}=\""))?.1.split('"').next()
}

/// A polyline or polygon as a path.
fn path(line: &str) -> Option<String> {
    let (closed, rest) = match line.strip_prefix("<polygon ") {
        Some(rest) => ("z", rest),
        None => ("", line.strip_prefix("<polyline ")?),
    };
    let (before, after) = rest.split_once("points=\"")?;
    let (points, after) = after.split_once('"')?;
    let place = |pair: &str| pair.split_once(',').and_then(|(x, y)| Some((x.parse().ok()?, y.parse().ok()?)));
    let places: Vec<(i32, i32)> = points.split_whitespace().map(place).collect::<Option<_>>()?;
    let (x, y) = *places.first().filter(|_| places.len() > 1)?;
    let mut steps = String::new();
    for step in places.windows(2).flat_map(|two| [two[1].0 - two[0].0, two[1].1 - two[0].1]) {
        // A minus sign parts numbers as well as a space does.
        if step >= 0 && !steps.is_empty() {
            steps.push(' ');
        }
        steps += &step.to_string();
    }
    Some(format!("<path {before}d=\"M{x} {y}l{steps}{closed}\"{after}"))
}

/// The circle that shows the same as a disc with a smaller disc on it.
fn edged(below: &str, above: &str) -> Option<String> {
    let same = |name| value(below, name).filter(|v| value(above, name) == Some(*v));
    let plain = |line: &str| {
        line.starts_with("<circle ") && value(line, "stroke") == Some("none") && value(line, "opacity") == Some("1")
    };
    let (x, y) = (same("cx")?, same("cy")?);
    let radius = |line: &str| value(line, "r")?.parse::<f64>().ok();
    let (outer, inner) = (radius(below)?, radius(above)?);
    let (edge, fill) = (value(below, "fill")?, value(above, "fill")?);
    (plain(below) && plain(above) && inner < outer).then(|| {
        let (middle, width) = ((outer + inner) / 2.0, outer - inner);
        format!(
            "<circle cx=\"{x}\" cy=\"{y}\" r=\"{middle}\" fill=\"{fill}\" stroke=\"{edge}\" stroke-width=\"{width}\"/>"
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_lead_to_the_same_places() {
        let line = "<polygon opacity=\"1\" points=\"390,1505 393,1494 390,1500 \"/>";
        assert_eq!(path(line).unwrap(), "<path opacity=\"1\" d=\"M390 1505l3-11-3 6z\"/>");
        assert_eq!(path("<rect x=\"1\"/>"), None);
    }

    #[test]
    fn a_dot_on_its_edge_is_one_circle() {
        let circle = |r: i32, fill: &str| {
            format!(
                "<circle cx=\"5\" cy=\"6\" r=\"{r}\" opacity=\"1\" fill=\"{fill}\" stroke=\"none\" stroke-width=\"1\"/>\n"
            )
        };
        let mut out = "<rect/>\n".to_owned();
        push(&mut out, &circle(36, "#fff"));
        push(&mut out, &circle(33, "#000"));
        assert_eq!(
            out,
            "<rect/>\n<circle cx=\"5\" cy=\"6\" r=\"34.5\" fill=\"#000\" stroke=\"#fff\" stroke-width=\"3\"/>"
        );
        let mut apart = circle(33, "#fff");
        push(&mut apart, &circle(36, "#000"));
        assert_eq!(apart, circle(33, "#fff") + &circle(36, "#000"));
    }
}
