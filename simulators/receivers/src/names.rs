//! A name server that answers questions for texts, over UDP and TCP on one port, and takes no question that
//! is not written as it must be (RFC 1035).

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpListener, UdpSocket};
use std::sync::{Arc, Mutex, PoisonError};

/// How it answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Names {
    Well,
    Silent,
    /// With this code instead of records.
    Code(u8),
    /// First under another number, then well.
    OtherNumber,
    /// First to another question, then well.
    OtherQuestion,
    /// The name of another in the question's place, then well.
    OtherOwner,
    /// First what is no message, then well.
    Noise,
    /// A record whose name points at itself.
    Circle,
    /// Fewer records than it says.
    CutShort,
    /// Sends everybody to TCP, and hangs up there after half of the answer.
    TcpCut,
    /// Sends everybody to TCP, and says there that the answer is as long as it can be.
    TcpEndless,
}

/// A question that came.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AskedName {
    pub id: u16,
    pub name: String,
    pub tcp: bool,
    /// Where it came from.
    pub port: u16,
}

#[derive(Default)]
struct Inside {
    texts: Vec<(String, String)>,
    others: Vec<(String, String)>,
    heard: Vec<AskedName>,
    faults: Vec<String>,
    manner: Option<Names>,
}

/// Listens until the process ends.
#[derive(Clone)]
pub struct NameServer {
    pub address: SocketAddr,
    inside: Arc<Mutex<Inside>>,
}

/// Largest answer without TCP.
const DATAGRAM: usize = 512;

impl NameServer {
    pub fn start() -> Self {
        let (tcp, udp) = pair();
        let address = udp.local_addr().expect("an address");
        let server = Self { address, inside: Arc::default() };
        let (over_udp, over_tcp) = (server.clone(), server.clone());
        std::thread::spawn(move || over_udp.datagrams(&udp));
        std::thread::spawn(move || over_tcp.streams(&tcp));
        server
    }

    fn inside(&self) -> std::sync::MutexGuard<'_, Inside> {
        self.inside.lock().unwrap_or_else(PoisonError::into_inner)
    }
    /// A text more at this name.
    pub fn put(&self, name: &str, text: &str) {
        self.inside().texts.push((name.to_ascii_lowercase(), text.to_owned()));
    }
    /// No text at this name any more.
    pub fn take(&self, name: &str) {
        self.inside().texts.retain(|(known, _)| known != name);
    }
    pub fn stand_for(&self, name: &str, other: &str) {
        self.inside().others.push((name.to_owned(), other.to_owned()));
    }
    pub fn behave(&self, manner: Names) {
        self.inside().manner = Some(manner);
    }
    pub fn heard(&self) -> Vec<AskedName> {
        self.inside().heard.clone()
    }
    /// What was wrong with questions that came.
    pub fn faults(&self) -> Vec<String> {
        self.inside().faults.clone()
    }

    fn datagrams(&self, socket: &UdpSocket) {
        let mut buffer = [0_u8; 2_048];
        while let Ok((length, from)) = socket.recv_from(&mut buffer) {
            let message = buffer.get(..length).unwrap_or_default();
            for answer in self.answers(message, from.port(), false) {
                let _ = socket.send_to(&answer, from);
            }
        }
    }

    fn streams(&self, listener: &TcpListener) {
        for mut stream in listener.incoming().flatten() {
            let mut length = [0_u8; 2];
            if stream.read_exact(&mut length).is_err() {
                continue;
            }
            let mut message = vec![0_u8; usize::from(u16::from_be_bytes(length))];
            if stream.read_exact(&mut message).is_err() {
                continue;
            }
            let port = stream.peer_addr().map(|peer| peer.port()).unwrap_or_default();
            let manner = self.inside().manner;
            for answer in self.answers(&message, port, true) {
                let said = u16::try_from(answer.len()).unwrap_or(u16::MAX);
                let said = if manner == Some(Names::TcpEndless) { u16::MAX } else { said };
                let sent = match manner {
                    Some(Names::TcpCut) => answer.split_at(answer.len() / 2).0,
                    _ => answer.as_slice(),
                };
                let _ = stream.write_all(&said.to_be_bytes());
                let _ = stream.write_all(sent);
            }
        }
    }

    fn answers(&self, message: &[u8], port: u16, tcp: bool) -> Vec<Vec<u8>> {
        let mut inside = self.inside();
        let (id, name) = match question(message) {
            Ok(asked) => asked,
            Err(fault) => {
                inside.faults.push(fault.to_owned());
                return Vec::new();
            }
        };
        inside.heard.push(AskedName { id, name: name.clone(), tcp, port });
        let whole = inside.answer(message, &name, !tcp);
        let other = |at: usize| {
            let mut answer = whole.clone();
            if let Some(byte) = answer.get_mut(at) {
                *byte ^= 1;
            }
            vec![answer, whole.clone()]
        };
        match inside.manner.unwrap_or(Names::Well) {
            Names::Silent => Vec::new(),
            Names::OtherNumber => other(1),
            Names::OtherQuestion => other(message.len() - 3),
            Names::OtherOwner => other(14),
            Names::Noise => vec![Vec::new(), b"what?".to_vec(), vec![0xff; 600], whole],
            _ => vec![whole],
        }
    }
}

impl Inside {
    /// The answer to a good question; over UDP cut where it does not fit.
    fn answer(&self, question: &[u8], name: &str, datagram: bool) -> Vec<u8> {
        let manner = self.manner.unwrap_or(Names::Well);
        let mut name = name.to_ascii_lowercase();
        let mut records: Vec<Vec<u8>> = Vec::new();
        while let Some((from, to)) = self.others.iter().find(|(from, _)| *from == name) {
            records.push(record(&wire(from), 5, &wire(to)));
            name.clone_from(to);
            if records.len() > 3 {
                break;
            }
        }
        let owner = if records.is_empty() { vec![0xc0, 12] } else { wire(&name) };
        let texts = self.texts.iter().filter(|(known, _)| *known == name);
        records.extend(texts.map(|(_, text)| record(&owner, 16, &pieces(text))));
        let mut code = if records.is_empty() { 3 } else { 0 };
        let mut count = records.len();
        match manner {
            Names::Code(other) => (code, count) = (other, 0),
            Names::Circle => {
                let here = u16::try_from(question.len()).unwrap_or_default() | 0xc000;
                (code, count) = (0, 1);
                records = vec![record(&here.to_be_bytes(), 16, &pieces("true"))];
            }
            Names::CutShort => (code, count) = (0, count + 3),
            _ => {}
        }
        if count == 0 {
            records.clear();
        }
        let mut answer = question.to_vec();
        answer.extend(records.concat());
        let sent_to_tcp = matches!(manner, Names::TcpCut | Names::TcpEndless);
        let cut = datagram && (answer.len() > DATAGRAM || sent_to_tcp);
        if cut {
            answer.truncate(question.len());
            count = 0;
        }
        let flags = [0x81 | u8::from(cut) << 1, 0x80 | code];
        let counts = u16::try_from(count).unwrap_or_default().to_be_bytes();
        for (at, byte) in [2, 3].into_iter().zip(flags).chain([6, 7].into_iter().zip(counts)) {
            if let Some(place) = answer.get_mut(at) {
                *place = byte;
            }
        }
        answer
    }
}

/// Both kinds on one port.
fn pair() -> (TcpListener, UdpSocket) {
    loop {
        let tcp = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let address = tcp.local_addr().expect("an address");
        if let Ok(udp) = UdpSocket::bind(address) {
            return (tcp, udp);
        }
    }
}

fn wire(name: &str) -> Vec<u8> {
    let mut out = Vec::new();
    for label in name.split('.') {
        out.push(u8::try_from(label.len()).unwrap_or_default());
        out.extend(label.bytes());
    }
    out.push(0);
    out
}

fn record(owner: &[u8], kind: u16, data: &[u8]) -> Vec<u8> {
    let length = u16::try_from(data.len()).unwrap_or_default();
    [owner, &kind.to_be_bytes(), &[0, 1, 0, 0, 0, 60], &length.to_be_bytes(), data].concat()
}

fn pieces(text: &str) -> Vec<u8> {
    let piece = |bytes: &[u8]| [&[u8::try_from(bytes.len()).unwrap_or_default()], bytes].concat();
    text.as_bytes().chunks(255).flat_map(piece).collect()
}

/// Number and name of a question that is written as it must be, and nothing else.
fn question(message: &[u8]) -> Result<(u16, String), &'static str> {
    let (head, mut rest) = message.split_first_chunk::<12>().ok_or("shorter than its head")?;
    let [a, b, flags @ ..] = *head;
    if flags != [1, 0, 0, 1, 0, 0, 0, 0, 0, 0] {
        return Err("a head that is not that of one question with recursion");
    }
    let mut labels: Vec<String> = Vec::new();
    loop {
        let (length, after) = rest.split_first().ok_or("a name without its end")?;
        if *length == 0 {
            rest = after;
            break;
        }
        if *length > 63 {
            return Err("a label longer than 63, or a pointer");
        }
        let (label, after) = after.split_at_checked(usize::from(*length)).ok_or("a label that is cut")?;
        labels.push(String::from_utf8(label.to_vec()).map_err(|_| "a label that is no text")?);
        rest = after;
    }
    if rest != [0, 16, 0, 1] {
        return Err("not one question for texts of the Internet");
    }
    Ok((u16::from_be_bytes([a, b]), labels.join(".")))
}
