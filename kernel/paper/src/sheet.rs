//! A sheet as it is laid out: from the top, line under line, each at its side.

use std::collections::BTreeMap;
use std::fmt::Write;

use crate::bars::code128;
use crate::font::{Font, font};
use crate::line::{Drawn, drawn, runs_left, width};
use crate::pdf::{Page, written};

/// Points in a millimetre.
const POINTS: f32 = 72.0 / 25.4;
/// From line to line, in sizes of the letters.
const LEADING: f32 = 1.3;

/// Where a line stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// Where reading begins: on the right of a text that runs to the left.
    Start,
    /// Where the language of the sheet begins, whatever the text's own.
    Sheet,
    Middle,
}

/// One page of paper with what stands on it.
pub struct Sheet {
    font: &'static Font,
    width: f32,
    height: f32,
    margin: f32,
    /// The language of the sheet runs to the left.
    to_left: bool,
    /// How far down it is filled, in points.
    down: f32,
    content: String,
    glyphs: BTreeMap<u16, char>,
}

impl Sheet {
    /// Of this width and height in millimetres. Nothing where the typeface is broken.
    pub fn new(width: f32, height: f32, to_left: bool) -> Option<Self> {
        let margin = 6.0 * POINTS;
        Some(Self {
            font: font()?,
            width: width * POINTS,
            height: height * POINTS,
            margin,
            to_left,
            down: margin,
            content: String::new(),
            glyphs: BTreeMap::new(),
        })
    }

    fn inside(&self) -> f32 {
        self.width - 2.0 * self.margin
    }

    /// How much paper is left below, in millimetres.
    pub fn left(&self) -> f32 {
        (self.height - self.margin - self.down).max(0.0) / POINTS
    }

    fn glyphs_of(&mut self, line: &[Drawn]) -> String {
        let mut codes = String::new();
        for (glyph, letter) in line {
            self.glyphs.entry(*glyph).or_insert(*letter);
            let _ = write!(codes, "{glyph:04X}");
        }
        codes
    }

    fn put(&mut self, text: &str, size: f32, x: impl Fn(&Self, f32) -> f32) {
        let line = drawn(self.font, text, None);
        let wide = width(self.font, &line) * size / 1000.0;
        let (at, y) = (x(self, wide), self.height - self.down - size);
        let codes = self.glyphs_of(&line);
        let _ = writeln!(self.content, "BT /F {size} Tf {at:.2} {y:.2} Td <{codes}> Tj ET");
    }

    /// A text in letters of this size, broken where it is wider than the paper, at most so many lines; what
    /// does not fit ends in dots.
    pub fn text(&mut self, text: &str, size: f32, side: Side, most: usize) {
        let lines = self.broken(text, size, most);
        for line in lines {
            if self.down + size * LEADING > self.height - self.margin {
                return;
            }
            let at_right = match side {
                Side::Start => runs_left(&line),
                Side::Sheet | Side::Middle => self.to_left,
            };
            self.put(&line, size, |sheet, wide| match (side, at_right) {
                (Side::Middle, _) => (sheet.width - wide) / 2.0,
                (_, true) => sheet.width - sheet.margin - wide,
                (_, false) => sheet.margin,
            });
            self.down += size * LEADING;
        }
    }

    /// Two texts on one line, each at its end of it.
    pub fn pair(&mut self, first: &str, second: &str, size: f32) {
        let to_left = self.to_left;
        for (text, at_right) in [(first, to_left), (second, !to_left)] {
            let line = self.broken(text, size, 1).into_iter().next().unwrap_or_default();
            self.put(
                &line,
                size,
                |sheet, wide| {
                    if at_right { sheet.width - sheet.margin - wide } else { sheet.margin }
                },
            );
        }
        self.down += size * LEADING;
    }

    fn fits(&self, text: &str, size: f32) -> bool {
        width(self.font, &drawn(self.font, text, None)) * size / 1000.0 <= self.inside()
    }

    fn broken(&self, text: &str, size: f32, most: usize) -> Vec<String> {
        let mut lines: Vec<String> = Vec::new();
        for word in text.split(breaks).filter(|word| !word.is_empty()) {
            match lines.last_mut() {
                Some(line) if self.fits(&format!("{line} {word}"), size) => {
                    line.push(' ');
                    line.push_str(word);
                }
                _ => lines.push(word.to_owned()),
            }
        }
        let more = lines.len() > most;
        lines.truncate(most);
        let last = lines.len();
        for (number, line) in (1..).zip(&mut lines) {
            let cut = more && number == last;
            let mut kept = line.clone();
            let ended = |kept: &str, dots: bool| if dots { format!("{kept}…") } else { kept.to_owned() };
            let mut dots = cut;
            while !kept.is_empty() && !self.fits(&ended(&kept, dots), size) {
                kept.pop();
                dots = true;
            }
            *line = ended(&kept, dots);
        }
        lines
    }

    /// A thin line across the paper.
    pub fn rule(&mut self) {
        let (from, to) = (self.margin, self.width - self.margin);
        self.down += 3.0;
        let y = self.height - self.down;
        let _ = writeln!(self.content, "0.6 w {from:.2} {y:.2} m {to:.2} {y:.2} l S");
        self.down += 4.0;
    }

    /// Free paper, in millimetres.
    pub fn space(&mut self, millimetres: f32) {
        self.down += millimetres * POINTS;
    }

    /// The text as bars (Code 128) of this height in millimetres, as wide as they need, with the quiet edges
    /// that scanners look for. False where the text has other letters, or is too long for bars that can be
    /// read.
    pub fn bars(&mut self, text: &str, millimetres: f32) -> bool {
        let Some(widths) = code128(text) else { return false };
        let thin: f32 = widths.iter().map(|width| f32::from(*width)).sum();
        // Ten of the thinnest at each side; scanners read from a sixth of a millimetre on.
        let one = (self.inside() / (thin + 20.0)).min(0.5 * POINTS);
        if one < 0.17 * POINTS {
            return false;
        }
        let tall = millimetres * POINTS;
        let (mut x, y) = ((self.width - thin * one) / 2.0, self.height - self.down - tall);
        for (number, width) in widths.iter().enumerate() {
            let wide = f32::from(*width) * one;
            if number % 2 == 0 {
                let _ = writeln!(self.content, "{x:.3} {y:.2} {wide:.3} {tall:.2} re");
            }
            x += wide;
        }
        self.content.push_str("f\n");
        self.down += tall + 2.0;
        true
    }

    /// The file.
    pub fn pdf(&self, title: &str) -> Option<Vec<u8>> {
        let (width, height, content, glyphs) = (self.width, self.height, &self.content, &self.glyphs);
        written(self.font, &Page { width, height, content, glyphs, title })
    }
}

/// Spaces at which a line may end: not those within a sum.
fn breaks(letter: char) -> bool {
    letter.is_whitespace() && !matches!(letter, '\u{a0}' | '\u{2007}' | '\u{202f}')
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use super::*;

    /// The streams of a file, as they were before they were squeezed.
    fn streams(file: &[u8]) -> Vec<Vec<u8>> {
        let mut found = Vec::new();
        let mut rest = file;
        let at = |bytes: &[u8], mark: &[u8]| bytes.windows(mark.len()).position(|window| window == mark);
        while let Some(start) = at(rest, b"stream\n") {
            let end = at(&rest[start..], b"\nendstream").unwrap() + start;
            let mut plain = Vec::new();
            flate2::read::ZlibDecoder::new(&rest[start + 7..end]).read_to_end(&mut plain).unwrap();
            found.push(plain);
            rest = &rest[end + 10..];
        }
        found
    }

    #[test]
    fn a_sheet_is_a_file_whose_every_object_stands_where_its_table_says() {
        let mut sheet = Sheet::new(105.0, 148.0, true).unwrap();
        sheet.text("أمينة بن علي", 14.0, Side::Start, 1);
        sheet.pair("المبلغ", "3 100.00 DZD", 12.0);
        assert!(sheet.bars("A7K2-1", 14.0));
        let file = sheet.pdf("A7K2-1").unwrap();
        assert!(file.starts_with(b"%PDF-1.7\n") && file.ends_with(b"%%EOF\n"));
        let text = String::from_utf8_lossy(&file);
        let start: usize = text.lines().rev().nth(1).unwrap().parse().unwrap();
        assert!(file[start..].starts_with(b"xref\n0 11\n"));
        let table = std::str::from_utf8(&file[start..]).unwrap();
        for (number, line) in (1..).zip(table.lines().skip(3).take(10)) {
            let place: usize = line.get(..10).unwrap().parse().unwrap();
            assert!(file[place..].starts_with(format!("{number} 0 obj\n").as_bytes()), "{number}");
        }
        let streams = streams(&file);
        assert_eq!(streams.len(), 3);
        assert!(file.len() < 80_000, "{}", file.len());
        let letters = String::from_utf8(streams[1].clone()).unwrap();
        assert!(letters.contains("0623"), "the text can be looked for by its letters");
    }

    #[test]
    fn text_stands_where_its_reading_begins() {
        let places = |to_left: bool, text: &str, side: Side| {
            let mut sheet = Sheet::new(100.0, 100.0, to_left).unwrap();
            sheet.text(text, 10.0, side, 1);
            let place = sheet.content.split_whitespace().nth(4).unwrap();
            place.parse::<f32>().unwrap()
        };
        let middle = 50.0 * POINTS;
        assert!(places(true, "دار", Side::Start) > middle && places(false, "دار", Side::Start) > middle);
        assert!(places(true, "Rue", Side::Start) < middle && places(true, "Rue", Side::Sheet) > middle);
    }

    #[test]
    fn what_does_not_fit_is_broken_and_ends_in_dots() {
        let mut sheet = Sheet::new(40.0, 60.0, false).unwrap();
        assert_eq!(
            sheet.broken("10\u{202f}100\u{a0}دج", 10.0, 1),
            ["10\u{202f}100\u{a0}دج"],
            "a sum stays whole"
        );
        let lines = sheet.broken("one two three four five six seven eight", 10.0, 2);
        assert_eq!(lines.len(), 2);
        assert!(lines[1].ends_with('…') && lines.iter().all(|line| sheet.fits(line, 10.0)), "{lines:?}");
        let long = sheet.broken(&"x".repeat(500), 10.0, 3);
        assert!(long.len() == 1 && long[0].ends_with('…') && sheet.fits(&long[0], 10.0));
        sheet.text(&"line ".repeat(400), 10.0, Side::Start, 1_000);
        assert!(sheet.left() < 10.0, "the paper ends");
        assert!(!sheet.bars(&"A".repeat(80), 10.0), "no scanner reads bars so thin");
        assert!(!sheet.bars("دار", 10.0));
    }
}
