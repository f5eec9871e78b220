//! The typeface with those glyphs alone that stand on a sheet, under the numbers that they have.

use std::collections::BTreeSet;

use crate::font::{Font, u16_at, u32_at};

/// Where a glyph's outline stands in its table.
fn outline(font: &Font, glyph: u16) -> Option<&'static [u8]> {
    let (head, loca, glyf) = (font.table(b"head")?, font.table(b"loca")?, font.table(b"glyf")?);
    let at = usize::from(glyph);
    let place = |at: usize| match u16_at(head, 50)? {
        0 => u16_at(loca, at * 2).map(|half| usize::from(half) * 2),
        _ => u32_at(loca, at * 4).and_then(|place| usize::try_from(place).ok()),
    };
    glyf.get(place(at)?..place(at + 1)?)
}

/// The glyphs that a composed one is made of.
fn parts(outline: &[u8]) -> Vec<u16> {
    let mut parts = Vec::new();
    if u16_at(outline, 0).is_none_or(|contours| contours.cast_signed() >= 0) {
        return parts;
    }
    let mut at = 10;
    while let (Some(flags), Some(glyph)) = (u16_at(outline, at), u16_at(outline, at + 2)) {
        parts.push(glyph);
        let arguments = if flags & 1 == 0 { 2 } else { 4 };
        let scale = match flags & 0b1100_1000 {
            0b0000_1000 => 2,
            0b0100_0000 => 4,
            0b1000_0000 => 8,
            _ => 0,
        };
        at += 4 + arguments + scale;
        if flags & 0x20 == 0 {
            break;
        }
    }
    parts
}

/// With everything that those are made of, and the empty box.
fn whole(font: &Font, glyphs: &BTreeSet<u16>) -> BTreeSet<u16> {
    let mut whole = BTreeSet::from([0]);
    let mut open: Vec<u16> = glyphs.iter().copied().collect();
    while let Some(glyph) = open.pop() {
        if whole.insert(glyph) {
            open.extend(outline(font, glyph).map(parts).unwrap_or_default());
        }
    }
    whole
}

fn sum(table: &[u8]) -> u32 {
    let words = table.chunks(4).map(|chunk| {
        let mut word = [0; 4];
        for (to, from) in word.iter_mut().zip(chunk) {
            *to = *from;
        }
        u32::from_be_bytes(word)
    });
    words.fold(0, u32::wrapping_add)
}

/// A file of the typeface for a sheet.
pub fn subset(font: &Font, glyphs: &BTreeSet<u16>) -> Option<Vec<u8>> {
    let kept = whole(font, glyphs);
    let (mut glyf, mut loca) = (Vec::new(), Vec::new());
    for glyph in 0..font.glyphs {
        loca.extend(u32::try_from(glyf.len()).ok()?.to_be_bytes());
        if kept.contains(&glyph) {
            glyf.extend(outline(font, glyph)?);
            glyf.resize(glyf.len().next_multiple_of(4), 0);
        }
    }
    loca.extend(u32::try_from(glyf.len()).ok()?.to_be_bytes());
    let mut head = font.table(b"head")?.to_vec();
    head.get_mut(50..52)?.copy_from_slice(&[0, 1]);
    let mut tables: Vec<([u8; 4], Vec<u8>)> = vec![(*b"glyf", glyf), (*b"head", head), (*b"loca", loca)];
    for tag in [b"cvt ", b"fpgm", b"hhea", b"hmtx", b"maxp", b"prep"] {
        tables.extend(font.table(tag).map(|table| (*tag, table.to_vec())));
    }
    tables.sort_by_key(|(tag, _)| *tag);
    let count = u16::try_from(tables.len()).ok()?;
    let power = count.checked_ilog2()?;
    let range = 16_u16.checked_shl(power)?;
    let mut file = vec![0, 1, 0, 0];
    for number in [count, range, u16::try_from(power).ok()?, count * 16 - range] {
        file.extend(number.to_be_bytes());
    }
    let mut at = file.len() + tables.len() * 16;
    for (tag, table) in &tables {
        file.extend(tag);
        for number in [sum(table), u32::try_from(at).ok()?, u32::try_from(table.len()).ok()?] {
            file.extend(number.to_be_bytes());
        }
        at += table.len().next_multiple_of(4);
    }
    for (_, table) in tables {
        file.extend(table);
        file.resize(file.len().next_multiple_of(4), 0);
    }
    Some(file)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_subset_has_its_glyphs_and_what_they_are_made_of() {
        let font = crate::font::font().unwrap();
        let glyphs: BTreeSet<u16> = "Éa".chars().map(|letter| font.glyph(letter)).collect();
        let file = subset(font, &glyphs).unwrap();
        assert!(file.len() < 120_000, "{}", file.len());
        assert_eq!(file.len() % 4, 0);
        let composed = outline(font, font.glyph('É')).unwrap();
        assert_eq!(parts(composed).len(), 2, "a letter and its accent");
        assert!(parts(composed).iter().all(|part| whole(font, &glyphs).contains(part)));
        assert_eq!(u16_at(&file, 4), Some(9));
    }
}
