//! HTTP/1.1 over a bare TCP stream: every byte is ours to hold back, cut or reset.

use std::net::SocketAddr;
use std::time::Duration;

use serde_json::Value;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::time::timeout;

use crate::{Outcome, Saying};

/// Longer than any answer may take; a program that hangs is found, not waited for.
const PATIENCE: Duration = Duration::from_secs(20);

/// A request as the bytes that go out.
#[derive(Debug, Clone)]
pub struct Request(pub Vec<u8>);

impl Request {
    pub fn get(path: &str, bearer: Option<&str>) -> Self {
        Self(head("GET", path, bearer, "").into_bytes())
    }

    /// A command: JSON under an idempotency key. Without a bearer it comes from nobody.
    pub fn command(method: &str, path: &str, bearer: &str, key: &str, body: &Value) -> Self {
        let body = body.to_string();
        let more = format!(
            "idempotency-key: {key}\r\ncontent-type: application/json\r\ncontent-length: {}\r\n",
            body.len()
        );
        Self((head(method, path, Some(bearer).filter(|key| !key.is_empty()), &more) + &body).into_bytes())
    }

    /// With headers of one's own.
    pub fn plain(method: &str, path: &str, headers: &[(&str, &str)], body: &str) -> Self {
        let mut more: String = headers.iter().map(|(name, value)| format!("{name}: {value}\r\n")).collect();
        if method != "GET" {
            more.push_str(&format!("content-length: {}\r\n", body.len()));
        }
        Self((head(method, path, None, &more) + body).into_bytes())
    }

    /// All but the last byte, and the last byte: who holds the last one back holds the request back.
    pub fn split(&self) -> (&[u8], &[u8]) {
        self.0.split_at(self.0.len().saturating_sub(1))
    }
}

fn head(method: &str, path: &str, bearer: Option<&str>, more: &str) -> String {
    let bearer = bearer.map(|key| format!("authorization: Bearer {key}\r\n")).unwrap_or_default();
    let path = encoded(path);
    format!("{method} {path} HTTP/1.1\r\nhost: 127.0.0.1\r\naccept: */*\r\n{bearer}{more}\r\n")
}

/// Letters beyond ASCII as a browser sends them.
fn encoded(path: &str) -> String {
    let mut out = String::with_capacity(path.len());
    for byte in path.bytes() {
        if byte.is_ascii() { out.push(char::from(byte)) } else { out.push_str(&format!("%{byte:02X}")) }
    }
    out
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    pub status: u16,
    pub headers: Vec<(String, String)>,
    pub body: Vec<u8>,
}

impl Answer {
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(key, _)| key.eq_ignore_ascii_case(name)).map(|(_, value)| value.as_str())
    }
    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap_or(Value::Null)
    }
    /// The text of a top-level field, empty where there is none.
    pub fn text(&self, field: &str) -> String {
        self.json().get(field).and_then(Value::as_str).unwrap_or_default().to_owned()
    }
    pub fn words(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }
    /// A 2xx, or a sentence with what came instead.
    pub fn good(self, what: &str) -> Outcome<Self> {
        match self.status {
            200..=299 => Ok(self),
            status => Err(format!("{what}: {status} {}", String::from_utf8_lossy(&self.body))),
        }
    }
}

/// A keep-alive connection.
#[derive(Debug)]
pub struct Wire {
    stream: TcpStream,
    held: Vec<u8>,
}

impl Wire {
    pub async fn open(address: SocketAddr) -> Outcome<Self> {
        let stream =
            timeout(PATIENCE, TcpStream::connect(address)).await.saying("connecting took too long")?;
        let stream = stream.saying("connecting")?;
        stream.set_nodelay(true).saying("nodelay")?;
        Ok(Self { stream, held: Vec::new() })
    }

    pub async fn ask(&mut self, request: &Request) -> Outcome<Answer> {
        self.send(&request.0).await?;
        self.answer().await
    }

    pub async fn send(&mut self, bytes: &[u8]) -> Outcome<()> {
        timeout(PATIENCE, self.stream.write_all(bytes))
            .await
            .saying("writing took too long")?
            .saying("writing")
    }

    pub async fn answer(&mut self) -> Outcome<Answer> {
        timeout(PATIENCE, self.read_answer()).await.saying("no answer in time")?
    }

    /// Waits until at least `n` bytes of an answer came (or it ended) and keeps them unread.
    pub async fn first_bytes(&mut self, n: usize) -> Outcome<usize> {
        while self.held.len() < n {
            if timeout(PATIENCE, self.more()).await.saying("no answer in time")?? == 0 {
                break;
            }
        }
        Ok(self.held.len())
    }

    /// Cuts the connection by a reset: nothing is said goodbye to, what was not read is thrown away.
    pub fn cut(self) -> Outcome<()> {
        self.stream.set_zero_linger().saying("zero linger")
    }

    async fn more(&mut self) -> Outcome<usize> {
        self.stream.read_buf(&mut self.held).await.saying("reading")
    }

    async fn needed(&mut self) -> Outcome<()> {
        match self.more().await? {
            0 => Err("the connection ended within an answer".to_owned()),
            _ => Ok(()),
        }
    }

    async fn read_answer(&mut self) -> Outcome<Answer> {
        let end = loop {
            if let Some(end) = find(&self.held, b"\r\n\r\n") {
                break end;
            }
            self.needed().await?;
        };
        let head: Vec<u8> = self.held.drain(..end + 4).collect();
        let head = String::from_utf8_lossy(&head).into_owned();
        let mut lines = head.split("\r\n");
        let status = lines.next().and_then(|line| line.split(' ').nth(1)).and_then(|code| code.parse().ok());
        let status: u16 = status.ok_or_else(|| format!("no status in {head:?}"))?;
        let headers: Vec<(String, String)> = lines
            .filter_map(|line| line.split_once(':'))
            .map(|(name, value)| (name.to_ascii_lowercase(), value.trim().to_owned()))
            .collect();
        let mut answer = Answer { status, headers, body: Vec::new() };
        let length = answer.header("content-length").and_then(|text| text.parse::<usize>().ok());
        answer.body = match length {
            Some(length) => self.take(length).await?,
            None if answer.header("transfer-encoding").is_some_and(|kind| kind.contains("chunked")) => {
                self.chunks().await?
            }
            None if matches!(status, 204 | 304) => Vec::new(),
            None => return Err(format!("an answer without a length: {head:?}")),
        };
        Ok(answer)
    }

    async fn chunks(&mut self) -> Outcome<Vec<u8>> {
        let mut body = Vec::new();
        loop {
            let end = loop {
                if let Some(end) = find(&self.held, b"\r\n") {
                    break end;
                }
                self.needed().await?;
            };
            let line = self.take(end + 2).await?;
            let line = String::from_utf8_lossy(&line).into_owned();
            let digits = line.trim().split(';').next().unwrap_or_default().to_owned();
            let length = usize::from_str_radix(&digits, 16).saying(format!("no chunk length in {line:?}"))?;
            body.extend(self.take(length).await?);
            self.take(2).await?;
            if length == 0 {
                return Ok(body);
            }
        }
    }

    async fn take(&mut self, length: usize) -> Outcome<Vec<u8>> {
        while self.held.len() < length {
            self.needed().await?;
        }
        Ok(self.held.drain(..length).collect())
    }
}

fn find(text: &[u8], word: &[u8]) -> Option<usize> {
    text.windows(word.len()).position(|window| window == word)
}

/// Sends the same moment: every request is written but for its last byte, then all last bytes go out.
pub async fn released_together(sends: Vec<(SocketAddr, Request)>) -> Outcome<Vec<Outcome<Answer>>> {
    let gate = std::sync::Arc::new(tokio::sync::Barrier::new(sends.len()));
    let mut tasks = Vec::new();
    for (address, request) in sends {
        let mut wire = Wire::open(address).await?;
        wire.send(request.split().0).await?;
        let gate = gate.clone();
        tasks.push(tokio::spawn(async move {
            gate.wait().await;
            wire.send(request.split().1).await?;
            wire.answer().await
        }));
    }
    let mut answers = Vec::new();
    for task in tasks {
        answers.push(task.await.saying("a task broke")?);
    }
    Ok(answers)
}

#[cfg(test)]
mod tests {
    use super::*;
    use tokio::net::TcpListener;

    /// Answers each connection with the given bytes, one piece after the other.
    async fn server(pieces: &'static [&'static [u8]]) -> SocketAddr {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        tokio::spawn(async move {
            let (mut stream, _) = listener.accept().await.unwrap();
            for piece in pieces {
                stream.write_all(piece).await.unwrap();
                stream.flush().await.unwrap();
                tokio::task::yield_now().await;
            }
            let mut rest = Vec::new();
            stream.read_to_end(&mut rest).await.ok();
        });
        address
    }

    #[tokio::test]
    async fn two_answers_on_one_connection_are_told_apart() {
        let address = server(&[
            b"HTTP/1.1 201 Created\r\nContent-Le",
            b"ngth: 5\r\n\r\nhelloHTTP/1.1 409 Conflict\r\nTransfer-Encoding: chunked\r\n\r\n",
            b"3\r\n{\"c\r\nA\r\node\":\"x.y\"\r\n1\r\n}\r\n0\r\n\r\n",
        ])
        .await;
        let mut wire = Wire::open(address).await.unwrap();
        let first = wire.ask(&Request::get("/", None)).await.unwrap();
        assert_eq!((first.status, first.body.as_slice()), (201, b"hello".as_slice()));
        let second = wire.answer().await.unwrap();
        assert_eq!((second.status, second.text("code").as_str()), (409, "x.y"));
    }

    #[tokio::test]
    async fn an_answer_that_ends_early_is_lost_and_not_empty() {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        tokio::spawn(async move {
            let (mut stream, _) = listener.accept().await.unwrap();
            stream.write_all(b"HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\nhal").await.unwrap();
        });
        let mut wire = Wire::open(address).await.unwrap();
        assert!(wire.answer().await.is_err());
    }

    #[tokio::test]
    async fn a_cut_reaches_the_other_side_as_a_reset() {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let wire = Wire::open(listener.local_addr().unwrap()).await.unwrap();
        let (mut stream, _) = listener.accept().await.unwrap();
        wire.cut().unwrap();
        let error = stream.read(&mut [0; 8]).await.unwrap_err();
        assert_eq!(error.kind(), std::io::ErrorKind::ConnectionReset);
    }

    #[tokio::test]
    async fn nobody_passes_the_gate_before_all_have_written() {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let seen = tokio::spawn(async move {
            let mut whole = 0;
            let mut streams = Vec::new();
            for _ in 0..3 {
                streams.push(listener.accept().await.unwrap().0);
            }
            for mut stream in streams {
                let mut text = vec![0; 4096];
                let mut length = 0;
                while !text[..length].ends_with(b"\r\n\r\n") {
                    length += stream.read(&mut text[length..]).await.unwrap();
                }
                whole += 1;
                stream.write_all(b"HTTP/1.1 204 No Content\r\n\r\n").await.unwrap();
            }
            whole
        });
        let sends = (0..3).map(|_| (address, Request::get("/x", Some("k")))).collect();
        let answers = released_together(sends).await.unwrap();
        assert!(answers.iter().all(|answer| answer.as_ref().unwrap().status == 204));
        assert_eq!(seen.await.unwrap(), 3);
    }
}
