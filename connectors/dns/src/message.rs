//! One question and its answer (RFC 1035, 4.1), read by somebody who expects the worst.

use crate::failure::Failure;
use crate::name::Name;

const TXT: u16 = 16;
const CNAME: u16 = 5;
const INTERNET: u16 = 1;
const HEADER: usize = 12;
/// Other names that a name may stand for, one after the other.
const HOPS: usize = 8;
/// Texts at one name that are looked at.
const TEXTS: usize = 64;

/// What is asked, under which number.
pub struct Question {
    pub id: u16,
    pub name: Name,
}

/// What a message says to a question.
#[derive(Debug, PartialEq, Eq)]
pub enum Said {
    /// It belongs to another question, or is none of ours.
    Nothing,
    /// The answer did not fit: it is to be asked for over TCP.
    Truncated,
    Answer(Result<Vec<String>, Failure>),
}

impl Question {
    pub fn message(&self) -> Vec<u8> {
        let mut message = Vec::with_capacity(HEADER + self.name.wire().len() + 4);
        message.extend(self.id.to_be_bytes());
        // Recursion desired; one question.
        message.extend([1, 0, 0, 1, 0, 0, 0, 0, 0, 0]);
        message.extend(self.name.wire());
        message.extend(TXT.to_be_bytes());
        message.extend(INTERNET.to_be_bytes());
        message
    }

    /// What `message` says to this question.
    pub fn read(&self, message: &[u8]) -> Said {
        let Some((head, answers)) = self.head(message) else { return Said::Nothing };
        if head.truncated {
            return Said::Truncated;
        }
        match head.code {
            0 => {}
            // No such name: nothing stands there.
            3 => return Said::Answer(Ok(Vec::new())),
            code => return Said::Answer(Err(Failure::Refused(code))),
        }
        Said::Answer(records(message, answers, head.answers).map(|found| found.at(&self.name)))
    }

    /// The head of an answer to this very question, and where its records begin.
    fn head(&self, message: &[u8]) -> Option<(Head, usize)> {
        let [a, b, flags, code, ..] = *message.first_chunk::<HEADER>()?;
        let is_answer = flags >> 7 == 1 && (flags >> 3) & 0xf == 0;
        if u16::from_be_bytes([a, b]) != self.id || !is_answer || number(message, 4)? != 1 {
            return None;
        }
        let (name, at) = Name::read(message, HEADER)?;
        if name != self.name || number(message, at)? != TXT || number(message, at + 2)? != INTERNET {
            return None;
        }
        let head = Head { truncated: flags & 2 != 0, code: code & 0xf, answers: number(message, 6)? };
        Some((head, at + 4))
    }
}

struct Head {
    truncated: bool,
    code: u8,
    answers: u16,
}

fn number(message: &[u8], at: usize) -> Option<u16> {
    message.get(at..)?.first_chunk().map(|bytes| u16::from_be_bytes(*bytes))
}

#[derive(Default)]
struct Records {
    texts: Vec<(Name, String)>,
    others: Vec<(Name, Name)>,
}

impl Records {
    /// The texts at this name, or at the name that it stands for.
    fn at(self, name: &Name) -> Vec<String> {
        let mut name = name;
        for _ in 0..HOPS {
            match self.others.iter().find(|(from, _)| from == name) {
                Some((_, to)) => name = to,
                None => break,
            }
        }
        let here = self.texts.iter().filter(|(owner, _)| owner == name);
        here.map(|(_, text)| text.clone()).take(TEXTS).collect()
    }
}

fn records(message: &[u8], from: usize, count: u16) -> Result<Records, Failure> {
    let (mut found, mut at) = (Records::default(), from);
    for _ in 0..count {
        at = record(message, at, &mut found).ok_or(Failure::Broken)?;
    }
    Ok(found)
}

/// Takes one record; where the next begins.
fn record(message: &[u8], at: usize, found: &mut Records) -> Option<usize> {
    let (owner, at) = Name::read(message, at)?;
    let (kind, class) = (number(message, at)?, number(message, at + 2)?);
    let data = at.checked_add(10)?;
    let end = data.checked_add(usize::from(number(message, at + 8)?))?;
    let bytes = message.get(data..end)?;
    match (kind, class) {
        (TXT, INTERNET) => found.texts.push((owner, text(bytes)?)),
        (CNAME, INTERNET) => {
            let (to, after) = Name::read(message, data)?;
            if after != end {
                return None;
            }
            found.others.push((owner, to));
        }
        _ => {}
    }
    Some(end)
}

/// A text in its pieces, each behind its length (RFC 1035, 3.3.14).
fn text(mut bytes: &[u8]) -> Option<String> {
    let mut whole = Vec::new();
    while let Some((length, rest)) = bytes.split_first() {
        let (piece, rest) = rest.split_at_checked(usize::from(*length))?;
        whole.extend(piece);
        bytes = rest;
    }
    Some(String::from_utf8_lossy(&whole).into_owned())
}

#[cfg(test)]
mod tests {
    use souk_core::{Entropy, SeededEntropy};

    use super::*;

    fn question() -> Question {
        Question { id: 0x1234, name: Name::parse("_souk.boutique.dz").unwrap() }
    }

    /// An answer with these records behind the question.
    fn answer(flags: [u8; 2], count: u8, records: &[u8]) -> Vec<u8> {
        let mut message = question().message();
        message[2..4].copy_from_slice(&flags);
        message[7] = count;
        message.extend(records);
        message
    }

    const TEXT: &[u8] = b"\xc0\x0c\0\x10\0\x01\0\0\0\x3c\0\x06\x02ab\x02cd";

    #[test]
    fn a_text_is_read_in_its_pieces_and_nothing_is_no_failure() {
        let said = |message: &[u8]| question().read(message);
        assert_eq!(said(&answer([0x81, 0x80], 1, TEXT)), Said::Answer(Ok(vec!["abcd".into()])));
        assert_eq!(said(&answer([0x81, 0x80], 0, &[])), Said::Answer(Ok(Vec::new())));
        assert_eq!(said(&answer([0x81, 0x83], 0, &[])), Said::Answer(Ok(Vec::new())));
        assert_eq!(said(&answer([0x81, 0x82], 0, &[])), Said::Answer(Err(Failure::Refused(2))));
        assert_eq!(said(&answer([0x83, 0x80], 1, TEXT)), Said::Truncated);
    }

    #[test]
    fn a_name_that_stands_for_another_leads_there_and_circles_end() {
        let other = b"\xc0\x0c\0\x05\0\x01\0\0\0\x3c\0\x05\x01x\x01y\0";
        let text = b"\x01X\x01y\0\0\x10\0\x01\0\0\0\x3c\0\x03\x02ab";
        let both = [&other[..], text].concat();
        let said = question().read(&answer([0x81, 0x80], 2, &both));
        assert_eq!(said, Said::Answer(Ok(vec!["ab".into()])));
        let circle = b"\xc0\x0c\0\x05\0\x01\0\0\0\x3c\0\x02\xc0\x0c";
        assert_eq!(question().read(&answer([0x81, 0x80], 1, circle)), Said::Answer(Ok(Vec::new())));
    }

    /// Red where the number, the question or the direction are not looked at.
    #[test]
    fn what_answers_another_question_is_nothing() {
        let right = answer([0x81, 0x80], 1, TEXT);
        for at in [0, 1, 13, 20, right.len() - TEXT.len() - 3, right.len() - TEXT.len() - 1] {
            let mut wrong = right.clone();
            wrong[at] ^= 1;
            assert_eq!(question().read(&wrong), Said::Nothing, "byte {at}");
        }
        assert_eq!(question().read(&question().message()), Said::Nothing, "a question is no answer");
        assert_eq!(question().read(&answer([0x89, 0x80], 1, TEXT)), Said::Nothing, "another operation");
    }

    #[test]
    fn what_stands_elsewhere_is_not_taken_and_what_is_cut_is_broken() {
        let elsewhere = b"\x01x\0\0\x10\0\x01\0\0\0\x3c\0\x03\x02ab";
        assert_eq!(question().read(&answer([0x81, 0x80], 1, elsewhere)), Said::Answer(Ok(Vec::new())));
        let whole = answer([0x81, 0x80], 1, TEXT);
        let start = whole.len() - TEXT.len();
        for end in start..whole.len() {
            assert_eq!(question().read(&whole[..end]), Said::Answer(Err(Failure::Broken)), "{end}");
        }
        let piece = b"\xc0\x0c\0\x10\0\x01\0\0\0\x3c\0\x03\x09ab";
        assert_eq!(question().read(&answer([0x81, 0x80], 1, piece)), Said::Answer(Err(Failure::Broken)));
        assert_eq!(question().read(&answer([0x81, 0x80], 9, TEXT)), Said::Answer(Err(Failure::Broken)));
    }

    /// Whatever comes, reading it ends and does not break.
    #[test]
    fn no_bytes_break_the_reader() {
        let dice = SeededEntropy::new(7);
        let right = answer([0x81, 0x80], 1, TEXT);
        for round in 0..60_000_u32 {
            let mut random = [0_u8; 96];
            dice.fill(&mut random);
            let [first, second, third, ..] = random;
            let mut message = if round % 3 == 0 { random.to_vec() } else { right.clone() };
            for (at, bits) in [(first, second), (third, first)] {
                let at = usize::from(at) % message.len();
                message[at] = bits;
            }
            message.truncate(message.len() - usize::from(second) % message.len().min(40));
            question().read(&message);
            if message.len() > HEADER {
                // Behind a good question, so that the records are reached.
                let records = message.split_off(HEADER);
                question().read(&answer([0x81, 0x80], third, &records));
            }
        }
    }
}
