//! A mail server that lets no sloppiness pass: order of commands, ends of lines, lengths, encodings.

use std::io::Write;
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::{Arc, Mutex, PoisonError};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use crate::tls::Certified;
use crate::{Line, line, until_it_hangs_up};

/// Where in the talk something is answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    Greeting,
    Hello,
    StartTls,
    Auth,
    Sender,
    Receiver,
    Data,
    /// After the dot.
    Letter,
}

/// Something else than the usual.
#[derive(Debug, Clone, Copy)]
pub enum Say {
    Line(&'static str),
    Silence,
    Cut,
}

/// What kind of server it is.
#[derive(Default)]
pub struct Manner {
    /// From the first byte on.
    pub encrypted: bool,
    /// Offers STARTTLS, and takes no letter without it.
    pub starttls: bool,
    /// Takes no letter from anybody else.
    pub user: Option<(&'static str, &'static str)>,
    /// Which ways of showing it are offered: `PLAIN LOGIN`.
    pub ways: &'static str,
    /// At a stage something else is said: asked with how often the stage was met before.
    pub odd: Option<fn(Stage, usize) -> Option<Say>>,
}

/// A letter that was taken.
#[derive(Debug, Clone)]
pub struct Letter {
    pub sender: String,
    pub receiver: String,
    /// Headers, unfolded and as they were sent otherwise.
    pub headers: Vec<(String, String)>,
    /// The text, decoded.
    pub text: String,
    pub encrypted: bool,
    pub user: Option<String>,
}

impl Letter {
    /// A header as people read it.
    pub fn header(&self, name: &str) -> Option<String> {
        let value = self.headers.iter().find(|(known, _)| known.eq_ignore_ascii_case(name))?;
        Some(decoded_words(&value.1))
    }
}

#[derive(Default)]
struct Book {
    letters: Vec<Letter>,
    faults: Vec<String>,
    met: Vec<Stage>,
}

/// Listens until the process ends.
pub struct MailServer {
    pub address: SocketAddr,
    book: Arc<Mutex<Book>>,
}

impl MailServer {
    pub fn start(manner: Manner) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let address = listener.local_addr().expect("an address");
        let book: Arc<Mutex<Book>> = Arc::default();
        let (kept, manner) = (book.clone(), Arc::new(manner));
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let (manner, kept) = (manner.clone(), kept.clone());
                std::thread::spawn(move || Talk::begin(stream, manner, kept));
            }
        });
        Self { address, book }
    }
    pub fn port(&self) -> u16 {
        self.address.port()
    }
    pub fn letters(&self) -> Vec<Letter> {
        self.book.lock().unwrap_or_else(PoisonError::into_inner).letters.clone()
    }
    /// What was done that no server must accept.
    pub fn faults(&self) -> Vec<String> {
        self.book.lock().unwrap_or_else(PoisonError::into_inner).faults.clone()
    }
    /// How often a stage was met.
    pub fn met(&self, stage: Stage) -> usize {
        let book = self.book.lock().unwrap_or_else(PoisonError::into_inner);
        book.met.iter().filter(|met| **met == stage).count()
    }
}

struct Talk {
    manner: Arc<Manner>,
    book: Arc<Mutex<Book>>,
    greeted: bool,
    encrypted: bool,
    user: Option<String>,
    sender: Option<(String, bool)>,
    receiver: Option<String>,
}

/// What ends a talk.
struct Over;

impl From<std::io::Error> for Over {
    fn from(_: std::io::Error) -> Self {
        Self
    }
}

impl Talk {
    fn begin(stream: TcpStream, manner: Arc<Manner>, book: Arc<Mutex<Book>>) {
        let encrypted = manner.encrypted;
        let mut talk =
            Self { manner, book, greeted: false, encrypted, user: None, sender: None, receiver: None };
        let Ok(plain) = stream.try_clone() else { return };
        let mut wire: Box<dyn Line> = match encrypted {
            true => Box::new(Certified::localhost().over(plain)),
            false => Box::new(plain),
        };
        let _ = talk.hold(&mut wire, stream);
    }

    fn hold(&mut self, wire: &mut Box<dyn Line>, stream: TcpStream) -> Result<(), Over> {
        let mut stream = Some(stream);
        self.say(wire, Stage::Greeting, "220 strict.example ESMTP")?;
        loop {
            let heard = match line(&mut **wire, 510) {
                Ok(Some(heard)) => heard,
                Ok(None) => return Ok(()),
                Err(fault) => return self.fault(wire, &fault),
            };
            let Ok(text) = String::from_utf8(heard) else { return self.fault(wire, "a command in 8 bits") };
            let verb = text.split([' ', ':']).next().unwrap_or_default().to_ascii_uppercase();
            match verb.as_str() {
                "EHLO" => self.hello(wire, &text)?,
                "STARTTLS" if self.manner.starttls && !self.encrypted && self.greeted => {
                    self.say(wire, Stage::StartTls, "220 go ahead")?;
                    let Some(stream) = stream.take() else { return Err(Over) };
                    *wire = Box::new(Certified::localhost().over(stream));
                    (self.encrypted, self.greeted) = (true, false);
                }
                "AUTH" => self.auth(wire, &text)?,
                "MAIL" => self.sender(wire, &text)?,
                "RCPT" => self.receiver(wire, &text)?,
                "DATA" => self.data(wire)?,
                "QUIT" => return Ok(write!(wire, "221 bye\r\n")?),
                _ => return self.fault(wire, &format!("a command {text:?}")),
            }
        }
    }

    fn noted(&self) -> std::sync::MutexGuard<'_, Book> {
        self.book.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn fault(&self, wire: &mut Box<dyn Line>, fault: &str) -> Result<(), Over> {
        self.noted().faults.push(fault.to_owned());
        write!(wire, "503 {fault}\r\n")?;
        Err(Over)
    }

    /// The usual answer, unless something else is to be said here; false where it was.
    fn say(&self, wire: &mut Box<dyn Line>, stage: Stage, usual: &str) -> Result<bool, Over> {
        let before = {
            let mut book = self.noted();
            let before = book.met.iter().filter(|met| **met == stage).count();
            book.met.push(stage);
            before
        };
        let odd = self.manner.odd.and_then(|odd| odd(stage, before));
        match odd {
            None => write!(wire, "{usual}\r\n")?,
            Some(Say::Line(line)) => write!(wire, "{line}\r\n")?,
            Some(Say::Silence) => {
                until_it_hangs_up(&mut **wire);
                return Err(Over);
            }
            Some(Say::Cut) => return Err(Over),
        }
        wire.flush()?;
        Ok(odd.is_none())
    }

    fn hello(&mut self, wire: &mut Box<dyn Line>, text: &str) -> Result<(), Over> {
        if text.split(' ').nth(1).is_none_or(str::is_empty) {
            return self.fault(wire, "an EHLO without a name");
        }
        let mut lines = vec!["strict.example".to_owned(), "8BITMIME".to_owned(), "SIZE 10000000".to_owned()];
        if self.manner.starttls && !self.encrypted {
            lines.push("STARTTLS".to_owned());
        }
        if self.manner.user.is_some() && (self.encrypted || !self.manner.starttls) {
            lines.push(format!("AUTH {}", self.manner.ways));
        }
        let last = lines.len() - 1;
        let joint = |at: usize| if at == last { ' ' } else { '-' };
        let said = lines.iter().enumerate().map(|(at, line)| format!("250{}{line}", joint(at)));
        self.greeted = self.say(wire, Stage::Hello, &said.collect::<Vec<_>>().join("\r\n"))?;
        Ok(())
    }

    fn auth(&mut self, wire: &mut Box<dyn Line>, text: &str) -> Result<(), Over> {
        let Some((user, password)) = self.manner.user.filter(|_| self.greeted) else {
            return self.fault(wire, "AUTH where none is offered");
        };
        if self.manner.starttls && !self.encrypted {
            return self.fault(wire, "a password in the clear");
        }
        let decoded = |text: &str| STANDARD.decode(text).ok().and_then(|it| String::from_utf8(it).ok());
        let mut words = text.split(' ').skip(1);
        let way = words.next().unwrap_or_default();
        if !self.manner.ways.split(' ').any(|offered| offered == way) {
            return self.fault(wire, "a way of AUTH that is not offered");
        }
        let fits = match way {
            "PLAIN" => words.next().and_then(decoded) == Some(format!("\0{user}\0{password}")),
            _ => {
                let mut asked = |prompt: &str| -> Result<Option<String>, Over> {
                    write!(wire, "334 {}\r\n", STANDARD.encode(prompt))?;
                    wire.flush()?;
                    let heard = line(&mut **wire, 510).ok().flatten().ok_or(Over)?;
                    Ok(String::from_utf8(heard).ok().and_then(|text| decoded(&text)))
                };
                let (name, word) = (asked("Username:")?, asked("Password:")?);
                name.as_deref() == Some(user) && word.as_deref() == Some(password)
            }
        };
        if !fits {
            write!(wire, "535 5.7.8 wrong\r\n")?;
            return Ok(());
        }
        if self.say(wire, Stage::Auth, "235 welcome")? {
            self.user = Some(user.to_owned());
        }
        Ok(())
    }

    fn sender(&mut self, wire: &mut Box<dyn Line>, text: &str) -> Result<(), Over> {
        let known = self.manner.user.is_none() || self.user.is_some();
        if !self.greeted || !known || self.sender.is_some() || (self.manner.starttls && !self.encrypted) {
            return self.fault(wire, "MAIL out of its order");
        }
        let Some((address, rest)) = path(text, "MAIL FROM:") else {
            return self.fault(wire, &format!("a sender {text:?}"));
        };
        if self.say(wire, Stage::Sender, "250 fine")? {
            self.sender = Some((address, rest.split(' ').any(|word| word == "BODY=8BITMIME")));
        }
        Ok(())
    }

    fn receiver(&mut self, wire: &mut Box<dyn Line>, text: &str) -> Result<(), Over> {
        let Some((address, _)) = path(text, "RCPT TO:").filter(|_| self.sender.is_some()) else {
            return self.fault(wire, &format!("a receiver {text:?}"));
        };
        if self.say(wire, Stage::Receiver, "250 fine")? {
            self.receiver = Some(address);
        }
        Ok(())
    }

    fn data(&mut self, wire: &mut Box<dyn Line>) -> Result<(), Over> {
        let Some((receiver, (sender, eight))) = self.receiver.take().zip(self.sender.take()) else {
            return self.fault(wire, "DATA out of its order");
        };
        if !self.say(wire, Stage::Data, "354 go ahead")? {
            return Ok(());
        }
        let mut lines = Vec::new();
        loop {
            let heard = match line(&mut **wire, 998) {
                Ok(Some(heard)) => heard,
                Ok(None) => return Err(Over),
                Err(fault) => return self.fault(wire, &fault),
            };
            if heard == b"." {
                break;
            }
            let text = heard.strip_prefix(b".").unwrap_or(&heard);
            if !eight && !text.is_ascii() {
                return self.fault(wire, "8 bits that nobody announced");
            }
            lines.push(String::from_utf8_lossy(text).into_owned());
        }
        let letter = match read(&lines) {
            Ok((headers, text)) => {
                Letter { sender, receiver, headers, text, encrypted: self.encrypted, user: self.user.clone() }
            }
            Err(fault) => return self.fault(wire, &fault),
        };
        if self.say(wire, Stage::Letter, "250 taken")? {
            self.noted().letters.push(letter);
        }
        Ok(())
    }
}

/// The address between `<` and `>`, and what follows.
fn path(text: &str, verb: &str) -> Option<(String, String)> {
    let (address, rest) = text.strip_prefix(verb)?.strip_prefix('<')?.split_once('>')?;
    let fine = address.contains('@') && !address.contains([' ', '<', ',', ';']);
    fine.then(|| (address.to_owned(), rest.to_owned()))
}

type Parts = (Vec<(String, String)>, String);

/// Headers and decoded text of a letter.
fn read(lines: &[String]) -> Result<Parts, String> {
    let end = lines.iter().position(String::is_empty).ok_or("a letter without a text")?;
    let (head, body) = lines.split_at(end);
    let mut headers: Vec<(String, String)> = Vec::new();
    for line in head {
        if !line.is_ascii() || line.len() > 78 {
            return Err(format!("a header line of {} letters: {line:?}", line.len()));
        }
        if line.starts_with([' ', '\t']) {
            let (_, value) = headers.last_mut().ok_or("a letter that begins with a space")?;
            value.push_str(line);
            continue;
        }
        let (name, value) = line.split_once(':').ok_or_else(|| format!("a header {line:?}"))?;
        headers.push((name.to_owned(), value.trim().to_owned()));
    }
    for name in ["From", "To", "Subject", "Date", "Message-ID", "MIME-Version", "Content-Type"] {
        let times = headers.iter().filter(|(known, _)| known == name).count();
        if times != 1 {
            return Err(format!("{times} headers {name}"));
        }
    }
    let encoding = headers.iter().find(|(name, _)| name == "Content-Transfer-Encoding");
    let body = body.get(1..).unwrap_or_default();
    let text = match encoding.map(|(_, value)| value.as_str()) {
        Some("base64") => {
            if body.iter().any(|line| line.len() > 76) {
                return Err("a line of base64 longer than 76".to_owned());
            }
            let bytes = STANDARD.decode(body.concat()).map_err(|error| error.to_string())?;
            String::from_utf8(bytes).map_err(|error| error.to_string())?
        }
        _ => body.join("\r\n"),
    };
    Ok((headers, text))
}

/// `=?UTF-8?B?…?=` as people read it; a space between two such words is none.
fn decoded_words(value: &str) -> String {
    let (mut said, mut before) = (String::new(), false);
    for word in value.split_ascii_whitespace() {
        let inner = word.strip_prefix("=?UTF-8?B?").and_then(|rest| rest.strip_suffix("?="));
        let decoded = inner.and_then(|text| STANDARD.decode(text).ok());
        let decoded = decoded.and_then(|bytes| String::from_utf8(bytes).ok());
        let joined = before && decoded.is_some();
        if !said.is_empty() && !joined {
            said.push(' ');
        }
        before = decoded.is_some();
        said.push_str(decoded.as_deref().unwrap_or(word));
    }
    said
}
