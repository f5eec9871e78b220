//! A receiver of HTTP requests that lets no sloppiness pass.

use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::{Arc, Mutex, PoisonError};

use crate::tls::Certified;
use crate::{Line, line, until_it_hangs_up};

/// A request as it came.
#[derive(Debug, Clone, Default)]
pub struct Heard {
    pub method: String,
    pub path: String,
    /// Names in small letters.
    pub headers: Vec<(String, String)>,
    pub body: Vec<u8>,
    /// What was wrong with it.
    pub fault: Option<String>,
}

impl Heard {
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }
}

/// How it is answered.
#[derive(Debug, Clone)]
pub enum Reply {
    Status(u16, &'static str),
    /// With one header more.
    With(u16, &'static str, String),
    /// Never: the line stays open until the other side gives up.
    Silence,
    /// The head, half of the body, and then nothing until the other side gives up.
    Half,
    /// The line is cut before a word.
    Cut,
    /// A body that does not end.
    Endless,
    /// What is not HTTP.
    Nonsense,
}

type Answer = Arc<dyn Fn(&Heard) -> Reply + Send + Sync>;

/// Listens until the process ends.
pub struct Receiver {
    pub address: SocketAddr,
    heard: Arc<Mutex<Vec<Heard>>>,
    encrypted: bool,
}

impl Receiver {
    pub fn start(answer: impl Fn(&Heard) -> Reply + Send + Sync + 'static) -> Self {
        Self::listen(None, Arc::new(answer))
    }

    /// Over TLS, as `localhost`.
    pub fn encrypted(answer: impl Fn(&Heard) -> Reply + Send + Sync + 'static) -> Self {
        Self::listen(Some(Certified::localhost()), Arc::new(answer))
    }

    fn listen(shown: Option<Certified>, answer: Answer) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let address = listener.local_addr().expect("an address");
        let heard: Arc<Mutex<Vec<Heard>>> = Arc::default();
        let (kept, encrypted) = (heard.clone(), shown.is_some());
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let (shown, answer, kept) = (shown.clone(), answer.clone(), kept.clone());
                std::thread::spawn(move || serve(stream, shown, &answer, &kept));
            }
        });
        Self { address, heard, encrypted }
    }

    /// Everything that was heard so far, in its order.
    pub fn heard(&self) -> Vec<Heard> {
        self.heard.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    pub fn url(&self, path: &str) -> String {
        let scheme = if self.encrypted { "https" } else { "http" };
        format!("{scheme}://{}{path}", self.host())
    }

    /// `localhost:port`.
    pub fn host(&self) -> String {
        format!("localhost:{}", self.address.port())
    }
}

fn serve(stream: TcpStream, shown: Option<Certified>, answer: &Answer, kept: &Mutex<Vec<Heard>>) {
    let mut stream: Box<dyn Line> = match shown {
        Some(shown) => Box::new(shown.over(stream)),
        None => Box::new(stream),
    };
    let mut request = Heard::default();
    match read(&mut *stream, &mut request) {
        Ok(true) => {}
        // Nobody said anything: a look whether somebody listens.
        Ok(false) => return,
        Err(fault) => request.fault = Some(fault),
    }
    let reply = match &request.fault {
        Some(_) => Reply::Status(400, "not so"),
        None => answer(&request),
    };
    kept.lock().unwrap_or_else(PoisonError::into_inner).push(request);
    let _ = say(&mut *stream, &reply);
}

/// The request; false where none came.
fn read(stream: &mut dyn Line, request: &mut Heard) -> Result<bool, String> {
    let Some(first) = line(stream, 8192)? else { return Ok(false) };
    let first = String::from_utf8(first).map_err(|_| "a request line that is no text")?;
    let mut words = first.split(' ');
    request.method = words.next().unwrap_or_default().to_owned();
    request.path = words.next().unwrap_or_default().to_owned();
    if !request.path.starts_with('/') || words.next() != Some("HTTP/1.1") || words.next().is_some() {
        return Err(format!("a request line {first:?}"));
    }
    loop {
        let header = line(stream, 8192)?.ok_or("it hung up within the head")?;
        if header.is_empty() {
            break;
        }
        let header = String::from_utf8(header).map_err(|_| "a header that is no text")?;
        let (name, value) = header.split_once(':').ok_or_else(|| format!("a header {header:?}"))?;
        if name.is_empty() || name.contains([' ', '\t']) {
            return Err(format!("a header's name {name:?}"));
        }
        request.headers.push((name.to_ascii_lowercase(), value.trim().to_owned()));
    }
    if request.headers.iter().filter(|(name, _)| name == "host").count() != 1 {
        return Err("not exactly one Host".to_owned());
    }
    if request.header("transfer-encoding").is_some() {
        return Err("a body without its length".to_owned());
    }
    let length = request.header("content-length").map(str::parse::<usize>).transpose();
    let length = length.map_err(|_| "a length that is no number")?;
    if length.is_none() && request.method != "GET" {
        return Err("a body without its length".to_owned());
    }
    request.body = vec![0; length.unwrap_or_default().min(1 << 24)];
    stream.read_exact(&mut request.body).map_err(|_| "it hung up within the body")?;
    Ok(true)
}

fn say(stream: &mut dyn Line, reply: &Reply) -> std::io::Result<()> {
    let close = "connection: close\r\n";
    match reply {
        Reply::Status(status, body) => {
            let length = body.len();
            write!(stream, "HTTP/1.1 {status} X\r\ncontent-length: {length}\r\n{close}\r\n{body}")?;
        }
        Reply::With(status, name, value) => {
            write!(stream, "HTTP/1.1 {status} X\r\n{name}: {value}\r\ncontent-length: 0\r\n{close}\r\n")?;
        }
        Reply::Silence => until_it_hangs_up(stream),
        Reply::Half => {
            write!(stream, "HTTP/1.1 200 X\r\ncontent-length: 100\r\n{close}\r\nhalf")?;
            stream.flush()?;
            until_it_hangs_up(stream);
        }
        Reply::Cut => {}
        Reply::Endless => {
            write!(stream, "HTTP/1.1 200 X\r\ntransfer-encoding: chunked\r\n{close}\r\n")?;
            loop {
                write!(stream, "400\r\n{}\r\n", "x".repeat(1024))?;
            }
        }
        Reply::Nonsense => write!(stream, "220 mail.example ESMTP\r\n")?,
    }
    stream.flush()
}
