//! Bytes to text: UTF-8, UTF-16, else the code page that the letters speak for.

use super::codepages::CodePage;
use super::{FileError, MAX_BYTES};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encoding {
    Utf8,
    Utf16Le,
    Utf16Be,
    Windows1256,
    Windows1251,
    Windows1252,
}

impl Encoding {
    pub const ALL: [Self; 6] =
        [Self::Utf8, Self::Utf16Le, Self::Utf16Be, Self::Windows1256, Self::Windows1251, Self::Windows1252];

    /// As people know it; shown beside the preview for correction.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Utf8 => "UTF-8",
            Self::Utf16Le => "UTF-16LE",
            Self::Utf16Be => "UTF-16BE",
            Self::Windows1256 => "Windows-1256",
            Self::Windows1251 => "Windows-1251",
            Self::Windows1252 => "Windows-1252",
        }
    }
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|known| known.name().eq_ignore_ascii_case(name.trim()))
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decoded {
    pub text: String,
    pub encoding: Encoding,
}

/// The text of a file and the encoding it was taken for.
pub fn decode(bytes: &[u8]) -> Result<Decoded, FileError> {
    decode_as(bytes, detect(bytes)?)
}

/// The text in an encoding that a person chose.
pub fn decode_as(bytes: &[u8], encoding: Encoding) -> Result<Decoded, FileError> {
    if bytes.len() > MAX_BYTES {
        return Err(FileError::TooLarge);
    }
    let text = match encoding {
        Encoding::Utf8 => utf8(bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes))?,
        Encoding::Utf16Le => utf16(bytes.strip_prefix(b"\xff\xfe").unwrap_or(bytes), u16::from_le_bytes)?,
        Encoding::Utf16Be => utf16(bytes.strip_prefix(b"\xfe\xff").unwrap_or(bytes), u16::from_be_bytes)?,
        Encoding::Windows1256 => CodePage::Windows1256.decode(bytes),
        Encoding::Windows1251 => CodePage::Windows1251.decode(bytes),
        Encoding::Windows1252 => CodePage::Windows1252.decode(bytes),
    };
    Ok(Decoded { text, encoding })
}

fn detect(bytes: &[u8]) -> Result<Encoding, FileError> {
    if bytes.len() > MAX_BYTES {
        return Err(FileError::TooLarge);
    }
    match bytes {
        [0xef, 0xbb, 0xbf, ..] => return Ok(Encoding::Utf8),
        [0xff, 0xfe, ..] => return Ok(Encoding::Utf16Le),
        [0xfe, 0xff, ..] => return Ok(Encoding::Utf16Be),
        // Without a mark: a header begins with two plain letters.
        [1..=0x7f, 0, 1..=0x7f, 0, ..] => return Ok(Encoding::Utf16Le),
        [0, 1..=0x7f, 0, 1..=0x7f, ..] => return Ok(Encoding::Utf16Be),
        _ => {}
    }
    // One spoilt byte must not turn a UTF-8 file into gibberish of a code page: letters of a code page seldom
    // form sequences of UTF-8, a damaged UTF-8 file is full of them.
    let (mut letters, mut broken) = (0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        letters = letters.saturating_add(chunk.valid().chars().filter(|c| !c.is_ascii()).count());
        broken = broken.saturating_add(usize::from(!chunk.invalid().is_empty()));
    }
    if broken == 0 || letters > broken {
        return Ok(Encoding::Utf8);
    }
    Ok(match CodePage::guess(bytes) {
        CodePage::Windows1256 => Encoding::Windows1256,
        CodePage::Windows1251 => Encoding::Windows1251,
        CodePage::Windows1252 => Encoding::Windows1252,
    })
}

fn utf8(bytes: &[u8]) -> Result<String, FileError> {
    std::str::from_utf8(bytes).map(str::to_owned).map_err(|error| {
        let good = bytes.get(..error.valid_up_to()).unwrap_or_default();
        FileError::Encoding { line: super::table::lines_before(good) }
    })
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Result<String, FileError> {
    let (pairs, rest) = bytes.as_chunks::<2>();
    let mut text = String::with_capacity(bytes.len());
    let broken = |text: &str| FileError::Encoding { line: super::table::lines_before(text.as_bytes()) };
    for read in char::decode_utf16(pairs.iter().map(|pair| unit(*pair))) {
        text.push(read.map_err(|_| broken(&text))?);
    }
    if rest.is_empty() { Ok(text) } else { Err(broken(&text)) }
}
