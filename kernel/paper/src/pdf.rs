//! The file itself (PDF 1.7): one page, one typeface, what is drawn, and which letters the glyphs stand for.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::Write as _;

use flate2::Compression;
use flate2::write::ZlibEncoder;

use crate::arabic::plain;
use crate::font::Font;
use crate::subset::subset;

/// A page, drawn.
pub struct Page<'p> {
    pub width: f32,
    pub height: f32,
    pub content: &'p str,
    /// Each glyph with the letter that it was drawn for.
    pub glyphs: &'p BTreeMap<u16, char>,
    pub title: &'p str,
}

fn squeezed(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(bytes).ok()?;
    encoder.finish().ok()
}

/// A text in a dictionary, in UTF-16.
fn text(text: &str) -> String {
    let mut out = "<FEFF".to_owned();
    for unit in text.encode_utf16() {
        let _ = write!(out, "{unit:04X}");
    }
    out.push('>');
    out
}

/// In thousandths of the letters' size.
fn scaled(font: &Font, units: i16) -> f32 {
    (f32::from(units) * 1000.0 / f32::from(font.units.max(1))).round()
}

/// Which letters a glyph stands for, so that the text can be looked for and copied.
fn letters(glyphs: &BTreeMap<u16, char>) -> String {
    let mut map = "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CMapName /Letters def\n\
                   /CMapType 2 def\n1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n"
        .to_owned();
    let all: Vec<(&u16, &char)> = glyphs.iter().collect();
    for some in all.chunks(100) {
        let _ = writeln!(map, "{} beginbfchar", some.len());
        for (glyph, letter) in some {
            let stands: String = plain(**letter).encode_utf16().map(|unit| format!("{unit:04X}")).collect();
            let _ = writeln!(map, "<{glyph:04X}> <{stands}>");
        }
        map.push_str("endbfchar\n");
    }
    map.push_str("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n");
    map
}

fn stream(extra: &str, bytes: &[u8]) -> Option<Vec<u8>> {
    let squeezed = squeezed(bytes)?;
    let mut object =
        format!("<< /Length {} /Filter /FlateDecode {extra}>>\nstream\n", squeezed.len()).into_bytes();
    object.extend(squeezed);
    object.extend(b"\nendstream");
    Some(object)
}

fn objects(font: &Font, page: &Page<'_>) -> Option<Vec<Vec<u8>>> {
    let file = subset(font, &page.glyphs.keys().copied().collect())?;
    let widths: String = page
        .glyphs
        .keys()
        .map(|glyph| format!("{glyph} [{}] ", scaled(font, font.width(*glyph).cast_signed())))
        .collect();
    let [left, bottom, right, top] = font.bounds.map(|units| scaled(font, units));
    let (ascent, descent) = (scaled(font, font.ascent), scaled(font, font.descent));
    let name = "/SOUKAA+DejaVuSans";
    Some(vec![
        b"<< /Type /Catalog /Pages 2 0 R /ViewerPreferences << /DisplayDocTitle true >> >>".to_vec(),
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_vec(),
        format!(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {} {}] /Resources << /Font << /F 4 0 R >> >> \
             /Contents 9 0 R >>",
            page.width, page.height
        )
        .into_bytes(),
        format!(
            "<< /Type /Font /Subtype /Type0 /BaseFont {name} /Encoding /Identity-H /DescendantFonts [5 0 R] \
             /ToUnicode 8 0 R >>"
        )
        .into_bytes(),
        format!(
            "<< /Type /Font /Subtype /CIDFontType2 /BaseFont {name} /CIDSystemInfo << /Registry (Adobe) \
             /Ordering (Identity) /Supplement 0 >> /FontDescriptor 6 0 R /CIDToGIDMap /Identity \
             /W [{widths}] >>"
        )
        .into_bytes(),
        format!(
            "<< /Type /FontDescriptor /FontName {name} /Flags 4 /FontBBox [{left} {bottom} {right} {top}] \
             /ItalicAngle 0 /Ascent {ascent} /Descent {descent} /CapHeight {ascent} /StemV 80 \
             /FontFile2 7 0 R >>"
        )
        .into_bytes(),
        stream(&format!("/Length1 {} ", file.len()), &file)?,
        stream("", letters(page.glyphs).as_bytes())?,
        stream("", page.content.as_bytes())?,
        format!("<< /Title {} /Producer (Souk) >>", text(page.title)).into_bytes(),
    ])
}

/// The bytes of the file; nothing where the typeface is broken.
pub fn written(font: &Font, page: &Page<'_>) -> Option<Vec<u8>> {
    let mut file = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n".to_vec();
    let objects = objects(font, page)?;
    let mut places = Vec::new();
    for (number, object) in (1..).zip(&objects) {
        places.push(file.len());
        file.extend(format!("{number} 0 obj\n").into_bytes());
        file.extend(object);
        file.extend(b"\nendobj\n");
    }
    let start = file.len();
    let mut table = format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1);
    for place in places {
        let _ = writeln!(table, "{place:010} 00000 n ");
    }
    let _ = write!(
        table,
        "trailer\n<< /Size {} /Root 1 0 R /Info {} 0 R >>\nstartxref\n{start}\n%%EOF\n",
        objects.len() + 1,
        objects.len()
    );
    file.extend(table.into_bytes());
    Some(file)
}
