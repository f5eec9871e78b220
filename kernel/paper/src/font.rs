//! The typeface as its file has it (TrueType): which letter is which glyph, how wide it is, and its tables.

use std::collections::BTreeMap;
use std::sync::OnceLock;

/// Numbers in the file, the high byte first; nothing beyond its end.
pub fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    let two = bytes.get(at..at.checked_add(2)?)?;
    Some(u16::from_be_bytes(two.try_into().ok()?))
}

pub fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    let four = bytes.get(at..at.checked_add(4)?)?;
    Some(u32::from_be_bytes(four.try_into().ok()?))
}

fn i16_at(bytes: &[u8], at: usize) -> Option<i16> {
    u16_at(bytes, at).map(u16::cast_signed)
}

#[derive(Debug)]
pub struct Font {
    tables: BTreeMap<[u8; 4], &'static [u8]>,
    /// The table of letters (format 4).
    cmap: &'static [u8],
    pub units: u16,
    pub ascent: i16,
    pub descent: i16,
    /// Left, bottom, right, top.
    pub bounds: [i16; 4],
    /// How many glyphs have a width of their own.
    metrics: u16,
    pub glyphs: u16,
}

/// The one typeface; nothing where its file is broken, which a test excludes.
pub fn font() -> Option<&'static Font> {
    static FONT: OnceLock<Option<Font>> = OnceLock::new();
    FONT.get_or_init(|| Font::read(dejavu::sans::regular())).as_ref()
}

impl Font {
    fn read(file: &'static [u8]) -> Option<Self> {
        let mut tables = BTreeMap::new();
        for entry in 0..usize::from(u16_at(file, 4)?) {
            let at = 12 + entry * 16;
            let tag: [u8; 4] = file.get(at..at + 4)?.try_into().ok()?;
            let from = usize::try_from(u32_at(file, at + 8)?).ok()?;
            let length = usize::try_from(u32_at(file, at + 12)?).ok()?;
            tables.insert(tag, file.get(from..from.checked_add(length)?)?);
        }
        let table = |tag: &[u8; 4]| tables.get(tag).copied();
        let (head, hhea, maxp) = (table(b"head")?, table(b"hhea")?, table(b"maxp")?);
        let bound = |at: usize| i16_at(head, at);
        Some(Self {
            cmap: letters(table(b"cmap")?)?,
            units: u16_at(head, 18)?,
            bounds: [bound(36)?, bound(38)?, bound(40)?, bound(42)?],
            ascent: i16_at(hhea, 4)?,
            descent: i16_at(hhea, 6)?,
            metrics: u16_at(hhea, 34)?,
            glyphs: u16_at(maxp, 4)?,
            tables,
        })
    }

    pub fn table(&self, tag: &[u8; 4]) -> Option<&'static [u8]> {
        self.tables.get(tag).copied()
    }

    /// The glyph of a letter; 0, the empty box, of one that the typeface has not.
    pub fn glyph(&self, letter: char) -> u16 {
        u16::try_from(u32::from(letter)).ok().and_then(|code| self.of_code(code)).unwrap_or_default()
    }

    fn of_code(&self, code: u16) -> Option<u16> {
        let twice = usize::from(u16_at(self.cmap, 6)?);
        let (ends, starts) = (14, 16 + twice);
        let (deltas, offsets) = (starts + twice, starts + 2 * twice);
        let at =
            (0..twice).step_by(2).find(|at| u16_at(self.cmap, ends + at).is_some_and(|end| end >= code))?;
        let start = u16_at(self.cmap, starts + at)?;
        if start > code {
            return None;
        }
        let delta = u16_at(self.cmap, deltas + at)?;
        match u16_at(self.cmap, offsets + at)? {
            0 => Some(code.wrapping_add(delta)),
            offset => {
                let place = offsets + at + usize::from(offset) + 2 * usize::from(code - start);
                u16_at(self.cmap, place).filter(|glyph| *glyph != 0).map(|glyph| glyph.wrapping_add(delta))
            }
        }
    }

    /// In units of the typeface.
    pub fn width(&self, glyph: u16) -> u16 {
        let last = self.metrics.saturating_sub(1);
        let at = usize::from(glyph.min(last)) * 4;
        self.table(b"hmtx").and_then(|table| u16_at(table, at)).unwrap_or_default()
    }
}

/// The subtable for Unicode that every program reads.
fn letters(cmap: &'static [u8]) -> Option<&'static [u8]> {
    for entry in 0..usize::from(u16_at(cmap, 2)?) {
        let at = 4 + entry * 8;
        let kind = (u16_at(cmap, at)?, u16_at(cmap, at + 2)?);
        let table = cmap.get(usize::try_from(u32_at(cmap, at + 4)?).ok()?..)?;
        if matches!(kind, (3, 1) | (0, 3)) && u16_at(table, 0) == Some(4) {
            return Some(table);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Red where a letter of one of our languages would be an empty box.
    #[test]
    fn the_typeface_has_the_letters_of_all_our_languages() {
        let font = font().unwrap();
        let latin = "ABCXYZabcxyz0123456789éèàçùâêîôûëïüœŒ«»’“”–—·×№/,.:;()#@+-";
        let cyrillic = "АБВГЯабвгяЁёӘәҒғҚқҢңӨөҰұҮүҺһІі";
        let arabic =
            crate::arabic::joined("ابتثجحخدذرزسشصضطظعغفقكلمنهوي أإآؤئءةى لا لأ چ پ ڤ گ ٠١٢٣٤٥٦٧٨٩ ، ؛ ؟");
        for letter in latin.chars().chain(cyrillic.chars()).chain(arabic.chars()) {
            assert_ne!(font.glyph(letter), 0, "{letter} {:x}", u32::from(letter));
        }
        assert_eq!(font.glyph('\u{1f600}'), 0);
        assert!(font.width(font.glyph('W')) > font.width(font.glyph('i')));
    }
}
