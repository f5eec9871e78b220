//! Pretends to be those whom Souk calls, on the wire and as strict as the strictest of them: a receiver of
//! HTTP requests, a mail server and a name server. Each listens on a port of its own of this machine,
//! remembers what it heard, and answers as it was told to: badly, slowly or not at all.
#![expect(clippy::expect_used, reason = "tests stop at the first thing that is not as they say")]

mod certificate;
mod http;
mod mail;
mod names;
mod signature;
mod tls;

pub use http::{Heard, Receiver, Reply};
pub use mail::{Letter, MailServer, Manner, Say, Stage};
pub use names::{AskedName, NameServer, Names};
pub use signature::verify;
pub use tls::{Certified, ca_file};

use std::io::{Read, Write};

/// A connection, encrypted or not.
trait Line: Read + Write + Send {}
impl<T: Read + Write + Send> Line for T {}

/// One line with its end: `\r\n` and nothing else. `None` where the other side hung up.
fn line(from: &mut dyn Line, most: usize) -> Result<Option<Vec<u8>>, String> {
    let mut line = Vec::new();
    loop {
        let mut byte = [0_u8];
        match from.read(&mut byte) {
            Ok(1) => {}
            _ => return Ok(None),
        }
        let [byte] = byte;
        if byte == b'\n' {
            return match line.pop() {
                Some(b'\r') => Ok(Some(line)),
                _ => Err("a line that ends with a bare LF".to_owned()),
            };
        }
        if line.last() == Some(&b'\r') {
            return Err("a CR without its LF".to_owned());
        }
        line.push(byte);
        if line.len() > most {
            return Err(format!("a line longer than {most}"));
        }
    }
}

/// Waits, without a clock, until the other side gives up.
fn until_it_hangs_up(line: &mut dyn Line) {
    let mut waste = [0_u8; 256];
    while matches!(line.read(&mut waste), Ok(1..)) {}
}
