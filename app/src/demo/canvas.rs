//! A small painter: flat shapes with smooth edges on a square, the same on every machine. Whole numbers only.

use image::{ImageFormat, Rgb, RgbImage};
use souk_core::{Fault, Result};

/// Pixels of a side. Paths are written on a square of 1000.
const SIDE: i64 = 720;
const GRID: i64 = 1000;
/// Parts of a pixel, so that edges are smooth.
const FINE: i64 = 256;
/// Lines of sampling in each row of pixels.
const LINES: i64 = 4;
const STEPS: i64 = 24;

type Point = (i64, i64);

pub struct Canvas(RgbImage);

impl Canvas {
    pub fn new(colour: u32) -> Self {
        let side = u32::try_from(SIDE).unwrap_or_default();
        Self(RgbImage::from_pixel(side, side, rgb(colour)))
    }

    /// Fills a path: `M x y`, `L x y`, `C x y x y x y`, and `O x y rx ry` for an ellipse.
    pub fn fill(&mut self, colour: u32, path: &str) {
        let edges: Vec<(Point, Point)> = rings(path).iter().flat_map(|ring| edges(ring)).collect();
        let (Some(top), Some(bottom)) =
            (edges.iter().map(|(a, b)| a.1.min(b.1)).min(), edges.iter().map(|(a, b)| a.1.max(b.1)).max())
        else {
            return;
        };
        let mut cover = vec![0; usize::try_from(SIDE).unwrap_or_default()];
        for row in (top / FINE).max(0)..=(bottom / FINE).min(SIDE - 1) {
            cover.fill(0);
            for line in 0..LINES {
                sweep(&edges, row * FINE + (2 * line + 1) * FINE / (2 * LINES), &mut cover);
            }
            self.lay(row, &cover, rgb(colour));
        }
    }

    fn lay(&mut self, row: i64, cover: &[i64], Rgb(ink): Rgb<u8>) {
        let y = u32::try_from(row).unwrap_or_default();
        let full = FINE * LINES;
        for (x, part) in (0..).zip(cover).filter(|(_, part)| **part > 0) {
            let Some(Rgb(below)) = self.0.get_pixel_mut_checked(x, y) else { continue };
            for (below, ink) in below.iter_mut().zip(ink) {
                let mixed = (i64::from(ink) * part + i64::from(*below) * (full - part) + full / 2) / full;
                *below = u8::try_from(mixed).unwrap_or(u8::MAX);
            }
        }
    }

    /// The rows between two heights of the square, as wide as it is.
    pub fn band(&self, top: i64, bottom: i64) -> Self {
        let row = |height: i64| u32::try_from(height * SIDE / GRID).unwrap_or_default();
        let (top, bottom) = (row(top), row(bottom));
        let rows = bottom.saturating_sub(top);
        Self(image::imageops::crop_imm(&self.0, 0, top, self.0.width(), rows).to_image())
    }

    pub fn png(&self) -> Result<Vec<u8>> {
        let mut bytes = std::io::Cursor::new(Vec::new());
        let written = self.0.write_to(&mut bytes, ImageFormat::Png);
        written.map_err(|error| Fault::caused("a picture of the demo", error))?;
        Ok(bytes.into_inner())
    }
}

fn rgb(colour: u32) -> Rgb<u8> {
    let [_, red, green, blue] = colour.to_be_bytes();
    Rgb([red, green, blue])
}

/// Where a line of sampling crosses the edges, every second stretch between is inside.
fn sweep(edges: &[(Point, Point)], y: i64, cover: &mut [i64]) {
    let crossing = |((ax, ay), (bx, by)): &(Point, Point)| {
        let spans = (*ay <= y && y < *by) || (*by <= y && y < *ay);
        spans.then(|| ax + (y - ay) * (bx - ax) / (by - ay))
    };
    let mut crossings: Vec<i64> = edges.iter().filter_map(crossing).collect();
    crossings.sort_unstable();
    for pair in crossings.chunks_exact(2) {
        let &[from, to] = pair else { continue };
        let (from, to) = (from.clamp(0, SIDE * FINE), to.clamp(0, SIDE * FINE));
        let first = usize::try_from(from / FINE).unwrap_or_default();
        for (x, cell) in (from / FINE..).zip(cover.iter_mut().skip(first)) {
            let inside = to.min((x + 1) * FINE) - from.max(x * FINE);
            if inside <= 0 {
                break;
            }
            *cell += inside;
        }
    }
}

fn edges(ring: &[Point]) -> impl Iterator<Item = (Point, Point)> {
    ring.iter().copied().zip(ring.iter().copied().cycle().skip(1))
}

/// The closed lines of a path, curves as short straight pieces.
fn rings(path: &str) -> Vec<Vec<Point>> {
    let mut rings: Vec<Vec<Point>> = Vec::new();
    let mut words = path.split_whitespace();
    let mut verb = 'M';
    while let Some(word) = words.clone().next() {
        if let Some(letter) = word.chars().next().filter(char::is_ascii_alphabetic) {
            verb = letter;
            words.next();
            if verb == 'M' {
                rings.push(Vec::new());
            }
            continue;
        }
        let mut point = || {
            let mut number = || words.next().and_then(|word| word.parse::<i64>().ok()).unwrap_or_default();
            (number() * SIDE * FINE / GRID, number() * SIDE * FINE / GRID)
        };
        match verb {
            'O' => rings.push(ellipse(point(), point())),
            'C' => {
                let ends = [point(), point(), point()];
                if let Some(ring) = rings.last_mut() {
                    let from = ring.last().copied().unwrap_or_default();
                    ring.extend(curve(from, ends));
                }
            }
            _ => {
                let to = point();
                if let Some(ring) = rings.last_mut() {
                    ring.push(to);
                }
            }
        }
    }
    rings
}

/// A cubic Bézier curve, without its first point.
fn curve(from: Point, [first, second, to]: [Point; 3]) -> Vec<Point> {
    let at = |t: i64| {
        let (u, whole) = (STEPS - t, STEPS * STEPS * STEPS);
        let mix = |a: i64, b: i64, c: i64, d: i64| {
            (a * u * u * u + 3 * b * u * u * t + 3 * c * u * t * t + d * t * t * t) / whole
        };
        (mix(from.0, first.0, second.0, to.0), mix(from.1, first.1, second.1, to.1))
    };
    (1..=STEPS).map(at).collect()
}

/// Four curves that leave a circle by less than a thousandth.
fn ellipse((x, y): Point, (rx, ry): Point) -> Vec<Point> {
    let (kx, ky) = (rx * 5523 / 10_000, ry * 5523 / 10_000);
    let start = (x + rx, y);
    let quarters = [
        [(x + rx, y + ky), (x + kx, y + ry), (x, y + ry)],
        [(x - kx, y + ry), (x - rx, y + ky), (x - rx, y)],
        [(x - rx, y - ky), (x - kx, y - ry), (x, y - ry)],
        [(x + kx, y - ry), (x + rx, y - ky), start],
    ];
    let mut ring = vec![start];
    for quarter in quarters {
        let from = ring.last().copied().unwrap_or(start);
        ring.extend(curve(from, quarter));
    }
    ring
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shapes_are_filled_with_smooth_edges_and_always_alike() {
        let mut canvas = Canvas::new(0xff_ffff);
        canvas.fill(0x00_0000, "O 500 500 250 250");
        canvas.fill(0xff_0000, "M 0 0 L 100 0 L 100 100 L 0 100");
        let at = |x, y| canvas.0.get_pixel(x, y).0;
        assert_eq!(at(360, 360), [0, 0, 0]);
        assert_eq!(at(360, 719), [255, 255, 255]);
        assert_eq!((at(36, 36), at(76, 36)), ([255, 0, 0], [255, 255, 255]));
        let dark: i64 = canvas.0.pixels().map(|pixel| i64::from(255 - pixel.0[1])).sum::<i64>() / 255;
        let circle = 180 * 180 * 355 / 113;
        assert!((dark - circle - 72 * 72).abs() < circle / 100, "{dark} of {circle}");
        assert_eq!(canvas.png().unwrap(), canvas.png().unwrap());
    }
}
