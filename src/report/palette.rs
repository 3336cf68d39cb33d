//! Small PNG files: charts have few colours and many shades of their edges, so 64 of them say all that an eye sees.

/// Colours in a file: with four times as many it is a third larger and looks the same.
const MOST: usize = 64;

type Rgb = [u8; 3];

/// A colour and how many pixels have it.
#[derive(Clone, Copy)]
struct Shade {
    colour: Rgb,
    pixels: u64,
}

/// Rows of red, green and blue as a PNG with a palette.
pub fn png(pixels: &[u8], columns: u32, rows: u32) -> Vec<u8> {
    let (pixels, _) = pixels.as_chunks::<3>();
    let shades = shades(pixels);
    let mut boxes = split(shades.clone());
    boxes.sort_by_key(|shades| std::cmp::Reverse(shades.iter().map(|s| s.pixels).sum::<u64>()));
    let palette: Vec<Rgb> = boxes.iter().map(|shades| typical(shades)).collect();
    let numbers: Vec<u8> = shades.iter().map(|shade| nearest(&palette, shade.colour)).collect();
    // Neighbours mostly have the same colour.
    let mut last = (shades[0].colour, numbers[0]);
    let number = |colour: &Rgb| {
        if *colour != last.0 {
            let at = shades.binary_search_by_key(colour, |shade| shade.colour).expect("every colour is counted");
            last = (*colour, numbers[at]);
        }
        last.1
    };
    let numbers: Vec<u8> = pixels.iter().map(number).collect();
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, columns, rows);
    encoder.set_color(png::ColorType::Indexed);
    encoder.set_depth(png::BitDepth::Eight);
    encoder.set_palette(palette.concat());
    encoder.set_compression(png::Compression::High);
    encoder.set_filter(png::Filter::NoFilter);
    let mut writer = encoder.write_header().expect("a PNG header in memory");
    writer.write_image_data(&numbers).expect("as many pixels as the header says");
    writer.finish().expect("a PNG in memory");
    bytes
}

/// Every colour once, in order.
fn shades(pixels: &[Rgb]) -> Vec<Shade> {
    let mut runs: Vec<Shade> =
        pixels.chunk_by(|a, b| a == b).map(|run| Shade { colour: run[0], pixels: run.len() as u64 }).collect();
    runs.sort_unstable_by_key(|run| run.colour);
    let sum = |same: &[Shade]| Shade { pixels: same.iter().map(|s| s.pixels).sum(), ..same[0] };
    runs.chunk_by(|a, b| a.colour == b.colour).map(sum).collect()
}

/// Cuts the colours into boxes until there are enough or none has two: always the box with most error, across the
/// channel in which it is largest, at the mean.
fn split(shades: Vec<Shade>) -> Vec<Vec<Shade>> {
    let mut boxes = vec![(widest(&shades), shades)];
    while boxes.len() < MOST {
        let worst = (0..boxes.len()).max_by(|a, b| boxes[*a].0.0.total_cmp(&boxes[*b].0.0)).expect("there is a box");
        let ((error, channel, mean), shades) = boxes.swap_remove(worst);
        if error <= 0.0 {
            boxes.push(((error, channel, mean), shades));
            break;
        }
        let (low, high): (Vec<_>, Vec<_>) = shades.into_iter().partition(|s| f64::from(s.colour[channel]) <= mean);
        boxes.extend([low, high].map(|half| (widest(&half), half)));
    }
    boxes.into_iter().map(|(_, shades)| shades).collect()
}

/// The summed squared error of the channel that has most of it, the channel, and its mean.
fn widest(shades: &[Shade]) -> (f64, usize, f64) {
    let all: f64 = shades.iter().map(|s| s.pixels as f64).sum();
    let channel = |c: usize| {
        let value = |s: &Shade| f64::from(s.colour[c]);
        let mean = shades.iter().map(|s| value(s) * s.pixels as f64).sum::<f64>() / all;
        let error = shades.iter().map(|s| (value(s) - mean).powi(2) * s.pixels as f64).sum::<f64>();
        (if shades.len() > 1 { error } else { 0.0 }, c, mean)
    };
    (0..3).map(channel).max_by(|a, b| a.0.total_cmp(&b.0)).expect("three channels")
}

/// The colour of a flat surface if the box holds one, else the mean.
fn typical(shades: &[Shade]) -> Rgb {
    let all: u64 = shades.iter().map(|s| s.pixels).sum();
    let most = shades.iter().max_by_key(|s| s.pixels).expect("a box holds a colour");
    if most.pixels * 2 > all {
        return most.colour;
    }
    std::array::from_fn(|c| {
        let sum: u64 = shades.iter().map(|s| u64::from(s.colour[c]) * s.pixels).sum();
        ((sum + all / 2) / all) as u8
    })
}

fn nearest(palette: &[Rgb], colour: Rgb) -> u8 {
    let distance =
        |other: &Rgb| -> u32 { other.iter().zip(colour).map(|(a, b)| u32::from(a.abs_diff(b)).pow(2)).sum() };
    let (number, _) = palette.iter().enumerate().min_by_key(|(_, other)| distance(other)).expect("a palette");
    number as u8
}

#[cfg(test)]
mod tests {
    use super::*;

    fn back(bytes: &[u8]) -> Vec<u8> {
        let mut decoder = png::Decoder::new(std::io::Cursor::new(bytes));
        decoder.set_transformations(png::Transformations::EXPAND);
        let mut reader = decoder.read_info().unwrap();
        let mut pixels = vec![0; reader.output_buffer_size().unwrap()];
        reader.next_frame(&mut pixels).unwrap();
        pixels
    }

    #[test]
    fn few_colours_are_kept_as_they_are() {
        let pixels: Vec<u8> = (0..64u8).flat_map(|i| [i, 255 - i, i / 2]).collect();
        assert_eq!(back(&png(&pixels, 8, 8)), pixels);
        assert_eq!(back(&png(&[7; 12], 2, 2)), [7; 12]);
    }

    /// A flat surface beside 40 000 shades keeps its very colour; no shade is far off.
    #[test]
    fn a_surface_keeps_its_colour_and_shades_stay_near() {
        let shades = (0..40_000u32).map(|i| [(i % 200) as u8, (i / 200) as u8, 90]);
        let pixels: Vec<u8> = shades.chain((0..40_000).map(|_| [213, 94, 0])).flatten().collect();
        let seen = back(&png(&pixels, 400, 200));
        assert_eq!(seen[120_000..], pixels[120_000..]);
        let off = seen.iter().zip(&pixels).map(|(a, b)| a.abs_diff(*b)).max().unwrap();
        assert!(off <= 24, "a shade is {off} off");
    }
}
