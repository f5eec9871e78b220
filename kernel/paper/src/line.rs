//! One line of text as it is drawn: letters joined, each run turned the way that it is read, as glyphs from
//! the left to the right.

use unicode_bidi::{BidiInfo, Level};

use crate::arabic::joined;
use crate::font::Font;

/// A glyph, and the letter that it is drawn for.
pub type Drawn = (u16, char);

/// Brackets and quotes open the other way round where text runs to the left.
const fn mirrored(letter: char) -> char {
    match letter {
        '(' => ')',
        ')' => '(',
        '[' => ']',
        ']' => '[',
        '{' => '}',
        '}' => '{',
        '<' => '>',
        '>' => '<',
        '«' => '»',
        '»' => '«',
        other => other,
    }
}

/// From the left to the right. What begins with Arabic letters runs to the left as a whole, unless told.
pub fn drawn(font: &Font, text: &str, to_left: Option<bool>) -> Vec<Drawn> {
    let text = joined(text);
    let level = to_left.map(|to_left| if to_left { Level::rtl() } else { Level::ltr() });
    let info = BidiInfo::new(&text, level);
    let mut letters = Vec::new();
    for paragraph in &info.paragraphs {
        let (levels, runs) = info.visual_runs(paragraph, paragraph.range.clone());
        for run in runs {
            let piece = text.get(run.clone()).unwrap_or_default();
            if levels.get(run.start).is_some_and(Level::is_rtl) {
                letters.extend(piece.chars().rev().map(mirrored));
            } else {
                letters.extend(piece.chars());
            }
        }
    }
    letters
        .into_iter()
        .filter(|letter| !letter.is_control())
        .map(|letter| (font.glyph(letter), letter))
        .collect()
}

/// Does the text run to the left?
pub fn runs_left(text: &str) -> bool {
    let info = BidiInfo::new(text, None);
    info.paragraphs.first().is_some_and(|paragraph| paragraph.level.is_rtl())
}

/// In thousandths of the letters' size.
pub fn width(font: &Font, line: &[Drawn]) -> f32 {
    let sum: f32 = line.iter().map(|(glyph, _)| f32::from(font.width(*glyph))).sum();
    sum * 1000.0 / f32::from(font.units.max(1))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(text: &str) -> String {
        drawn(crate::font::font().unwrap(), text, None).into_iter().map(|(_, letter)| letter).collect()
    }

    #[test]
    fn each_run_is_turned_the_way_it_is_read() {
        assert_eq!(seen("abc 12"), "abc 12");
        assert_eq!(seen("دار"), "\u{fead}\u{fe8d}\u{fea9}");
        // Figures inside of Arabic text keep their order, and stand to the left of what is before them.
        assert_eq!(seen("دار 12"), "12 \u{fead}\u{fe8d}\u{fea9}");
        // A sum is one number, whatever stands between its thousands.
        assert_eq!(seen("10\u{202f}100 دار"), "\u{fead}\u{fe8d}\u{fea9} 10\u{202f}100");
        assert_eq!(seen("دار 10\u{202f}100"), "10\u{202f}100 \u{fead}\u{fe8d}\u{fea9}");
        assert_eq!(seen("(دار)"), "(\u{fead}\u{fe8d}\u{fea9})");
        assert_eq!(seen("Rue دار 7"), "Rue 7 \u{fead}\u{fe8d}\u{fea9}");
        assert_eq!(seen("a\nb"), "ab");
        assert!(runs_left("دار 12") && !runs_left("12 Rue"));
    }
}
