//! A letter as every server takes it: headers of ASCII in short lines, the text in base64 where it is not
//! ASCII itself. Nothing that is put into it can become a header.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

/// `Souk <shop@souk.example>`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mailbox {
    pub name: String,
    pub address: String,
}

impl Mailbox {
    pub fn parse(text: &str) -> Result<Self, String> {
        let (name, address) = match text.trim().strip_suffix('>').and_then(|text| text.rsplit_once('<')) {
            Some((name, address)) => (name.trim().trim_matches('"'), address.trim()),
            None => ("", text.trim()),
        };
        if !is_address(address) {
            return Err(format!("{address:?} is no e-mail address"));
        }
        Ok(Self { name: name.to_owned(), address: address.to_owned() })
    }
    /// What stands behind the `@`.
    pub fn domain(&self) -> &str {
        self.address.rsplit_once('@').map_or("localhost", |(_, domain)| domain)
    }
}

/// Can be said to a server between `<` and `>`: no space, no line break, nothing beyond ASCII.
pub(crate) fn is_address(text: &str) -> bool {
    let fits = |part: &str| {
        let odd = ['<', '>', '(', ')', '[', ']', ',', ';', ':', '\\', '"', '@'];
        !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_graphic()) && !part.contains(odd)
    };
    text.len() <= 254 && text.rsplit_once('@').is_some_and(|(name, domain)| fits(name) && fits(domain))
}

pub struct Letter<'a> {
    /// Tells letters apart for those who get one twice.
    pub id: &'a str,
    pub from: &'a Mailbox,
    pub to: &'a str,
    pub subject: &'a str,
    pub text: &'a str,
    /// Language of the text: `ar`.
    pub lang: &'a str,
    /// Seconds since 1970.
    pub written_at: i64,
}

impl Letter<'_> {
    /// The whole letter, its lines ended by CRLF, without the dots of the protocol.
    pub fn to_wire(&self) -> String {
        let mut wire = String::new();
        let mut header = |name: &str, value: &str| wire.push_str(&format!("{name}: {value}\r\n"));
        let name = phrase(&self.from.name, "From: ".len());
        let space = if name.is_empty() { "" } else { "\r\n " };
        header("From", &format!("{name}{space}<{}>", self.from.address));
        header("To", &format!("<{}>", self.to));
        header("Subject", &words(self.subject, "Subject: ".len()));
        header("Date", &date(self.written_at));
        header("Message-ID", &format!("\r\n <{}@{}>", self.id, self.from.domain()));
        header("MIME-Version", "1.0");
        header("Content-Type", "text/plain; charset=utf-8");
        header("Content-Language", self.lang);
        header("Auto-Submitted", "auto-generated");
        let text = lines(self.text);
        let plain = text.is_ascii() && text.lines().all(|line| line.len() <= 900);
        if plain {
            header("Content-Transfer-Encoding", "7bit");
            wire.push_str(&format!("\r\n{text}\r\n"));
            return wire;
        }
        header("Content-Transfer-Encoding", "base64");
        wire.push_str("\r\n");
        for line in STANDARD.encode(text).as_bytes().chunks(76) {
            wire.push_str(&String::from_utf8_lossy(line));
            wire.push_str("\r\n");
        }
        wire
    }
}

/// Line breaks of every kind as CRLF; other control characters are dropped.
fn lines(text: &str) -> String {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let kept = text.chars().filter(|c| !c.is_control() || matches!(c, '\n' | '\t'));
    kept.collect::<String>().replace('\n', "\r\n")
}

fn date(seconds: i64) -> String {
    let moment = jiff::Timestamp::from_second(seconds).unwrap_or_default();
    let zoned = moment.to_zoned(jiff::tz::TimeZone::UTC);
    jiff::fmt::rfc2822::to_string(&zoned).unwrap_or_else(|_| "Thu, 1 Jan 1970 00:00:00 +0000".to_owned())
}

/// A name before an address: quoted where that is enough.
fn phrase(name: &str, before: usize) -> String {
    let one_line: String = name.chars().filter(|c| !c.is_control()).collect();
    let simple = one_line.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b' ');
    if simple && one_line.len() < 60 { one_line } else { words(&one_line, before) }
}

/// One header's text: as it is where it is short ASCII, else in encoded words, each within its line.
fn words(text: &str, before: usize) -> String {
    // A line break is what makes one header two.
    let one_line: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    let one_line = one_line.trim();
    if one_line.is_ascii() && before + one_line.len() <= 76 && !one_line.contains("=?") {
        return one_line.to_owned();
    }
    // 39 bytes become 52 letters, with `=?UTF-8?B?` and `?=` 64: the first line has its name before that.
    let (mut said, mut word) = (Vec::new(), String::new());
    for letter in one_line.chars() {
        if word.len() + letter.len_utf8() > 39 {
            said.push(std::mem::take(&mut word));
        }
        word.push(letter);
    }
    said.push(word);
    let said = said.iter().map(|word| format!("=?UTF-8?B?{}?=", STANDARD.encode(word)));
    said.collect::<Vec<_>>().join("\r\n ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wire(subject: &str, text: &str) -> String {
        let from = Mailbox::parse("سوق القصبة الكبير <shop@souk.example>").unwrap();
        let (id, to, written_at) = ("msg_1", "lila@example.dz", 1_795_000_000);
        Letter { id, from: &from, to, subject, text, lang: "ar", written_at }.to_wire()
    }

    #[test]
    fn every_line_is_ascii_and_short_whatever_is_said() {
        let subject = "دعوة للعمل في متجر القصبة للألبسة التقليدية والحديثة، يرجى فتحها قبل نهاية الأسبوع";
        let wire = wire(subject, &format!("{}\n{}", "سطر ".repeat(400), "ا".repeat(2000)));
        assert!(wire.is_ascii());
        for line in wire.split("\r\n") {
            assert!(line.len() <= 78 && !line.contains('\n'), "{line}");
        }
    }

    /// Red where a line break of a name or subject is left in.
    #[test]
    fn nothing_that_is_said_becomes_a_header() {
        let wire = wire("Hello\r\nBcc: everybody@example.com\r\n\r\nBuy", "text\r\n.\r\nMAIL FROM:<x@y>");
        let head = wire.split("\r\n\r\n").next().unwrap();
        assert!(!head.contains("\r\nBcc") && head.contains("Subject: Hello  Bcc"), "{head}");
        assert!(Mailbox::parse("a\r\nBcc: b <c@d.example>").unwrap().name.contains("Bcc"));
        let from = Mailbox { name: "a\r\nBcc: b".to_owned(), address: "c@d.example".to_owned() };
        let (id, to, subject, text, lang) = ("1", "a@b.example", "", "", "en");
        let wire = Letter { id, from: &from, to, subject, text, lang, written_at: 0 }.to_wire();
        assert!(!wire.contains("\r\nBcc"), "{wire}");
    }

    #[test]
    fn short_ascii_stays_readable() {
        let wire = wire("Your order 12", "It is on its way.\nThanks.");
        assert!(wire.contains("Subject: Your order 12\r\n"), "{wire}");
        assert!(wire.ends_with("\r\n\r\nIt is on its way.\r\nThanks.\r\n"), "{wire}");
        assert!(wire.contains("Date: Wed, 18 Nov 2026"), "{wire}");
    }

    #[test]
    fn addresses_that_no_server_takes_are_refused() {
        assert_eq!(Mailbox::parse("a@b.example").unwrap().name, "");
        assert_eq!(Mailbox::parse("\"Souk\" <a@b.example>").unwrap().name, "Souk");
        for wrong in ["", "a", "a@", "@b", "a b@c.example", "a@b\r\n", "a@b>,<c@d", "ليلى@example.dz", "a@@b"]
        {
            assert!(!is_address(wrong), "{wrong}");
        }
    }
}
