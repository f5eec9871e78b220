//! Names as they stand in messages: labels with their lengths, folded to small letters.

/// Bytes of a whole name, and of a label (RFC 1035, 2.3.4).
const LONGEST: usize = 255;
const LABEL: usize = 63;
/// Labels and pointers that one name may be made of: more do not fit a name.
const STEPS: usize = 128;

/// A name with its root, in small letters: what can be compared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Name(Vec<u8>);

impl Name {
    /// `_souk.example.dz`; a dot at the end changes nothing.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.strip_suffix('.').unwrap_or(text);
        let mut wire = Vec::new();
        for label in text.split('.') {
            let fits = (1..=LABEL).contains(&label.len());
            let plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_');
            if !fits || !label.bytes().all(plain) {
                return None;
            }
            wire.push(u8::try_from(label.len()).ok()?);
            wire.extend(label.bytes().map(|byte| byte.to_ascii_lowercase()));
        }
        wire.push(0);
        (wire.len() <= LONGEST).then_some(Self(wire))
    }

    pub fn wire(&self) -> &[u8] {
        &self.0
    }

    /// The name that begins at `at`, and where what follows it begins. A pointer leads back, each further
    /// than the one before: no name runs in circles.
    pub fn read(message: &[u8], at: usize) -> Option<(Self, usize)> {
        let (mut wire, mut at, mut end, mut before) = (Vec::new(), at, None, at);
        for _ in 0..STEPS {
            let length = *message.get(at)?;
            match length >> 6 {
                0 if length == 0 => {
                    wire.push(0);
                    let end = end.unwrap_or(at.checked_add(1)?);
                    return (wire.len() <= LONGEST).then_some((Self(wire), end));
                }
                0 => {
                    let first = at.checked_add(1)?;
                    let after = first.checked_add(usize::from(length))?;
                    let label = message.get(first..after)?;
                    wire.push(length);
                    wire.extend(label.iter().map(u8::to_ascii_lowercase));
                    if wire.len() >= LONGEST {
                        return None;
                    }
                    at = after;
                }
                3 => {
                    let low = *message.get(at.checked_add(1)?)?;
                    let to = usize::from(u16::from_be_bytes([length & 0x3f, low]));
                    end = end.or(at.checked_add(2));
                    if to >= before {
                        return None;
                    }
                    (at, before) = (to, to);
                }
                _ => return None,
            }
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_written_and_read_alike() {
        let name = Name::parse("_Souk.Boutique.dz.").unwrap();
        assert_eq!(name.wire(), b"\x05_souk\x08boutique\x02dz\0");
        let message = [&[9, 9][..], name.wire(), &[7]].concat();
        assert_eq!(Name::read(&message, 2), Some((name, 21)));
        for wrong in ["", ".", "a..b", "a b", "é.dz", &"a".repeat(64), &"abcdefg.".repeat(32)] {
            assert_eq!(Name::parse(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn a_pointer_leads_back_and_never_in_circles() {
        let message = b"\x02dz\0\x01a\xc0\x00";
        assert_eq!(Name::read(message, 4), Some((Name::parse("a.dz").unwrap(), 8)));
        assert_eq!(Name::read(b"\xc0\x00", 0), None, "to itself");
        assert_eq!(Name::read(b"\x01a\xc0\x04\x01b\xc0\x00", 4), None, "there and back");
        assert_eq!(Name::read(b"\x01a\xc0\x00", 0), None, "over a label to itself");
        assert_eq!(Name::read(b"\xc0\x09\0\0\0\0\0\0\0\0", 0), None, "ahead");
        assert_eq!(Name::read(b"\x40a\0", 0), None, "an unknown kind of label");
        assert_eq!(Name::read(b"\x05abc", 0), None, "cut");
    }
}
