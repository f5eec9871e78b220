//! One HTTP request and its answer: a connection of its own, no redirects, no repetition, no compression, and
//! an end to everything.

use std::time::{Duration, Instant};

use bytes::Bytes;
use http_body_util::{BodyExt, Full};
use hyper::body::Incoming;
use hyper::client::conn::http1;
use hyper_util::rt::TokioIo;

use crate::failure::Failure;
use crate::network::{Network, Stream, Whose};
use crate::target::Target;

/// What one request may take.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    /// Name, connection and TLS, each.
    pub connect: Duration,
    /// Between two pieces of the answer.
    pub silence: Duration,
    /// All of it.
    pub total: Duration,
    /// Bytes of the answer's body that are kept; what comes after is not read.
    pub body: usize,
}

impl Default for Limits {
    fn default() -> Self {
        let seconds = Duration::from_secs;
        Self { connect: seconds(5), silence: seconds(10), total: seconds(20), body: 64 * 1024 }
    }
}

pub struct Request {
    pub method: hyper::Method,
    pub url: String,
    pub whose: Whose,
    pub headers: Vec<(&'static str, String)>,
    pub body: Bytes,
}

impl Request {
    pub fn post(whose: Whose, url: impl Into<String>, body: impl Into<Bytes>) -> Self {
        let (url, body) = (url.into(), body.into());
        Self { method: hyper::Method::POST, url, whose, headers: Vec::new(), body }
    }
    #[must_use]
    pub fn header(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.headers.push((name, value.into()));
        self
    }
}

/// What came back, whatever its status.
#[derive(Debug, Clone)]
pub struct Answer {
    pub status: u16,
    /// How long the server asks to be left alone, in seconds.
    pub retry_after: Option<u64>,
    /// The first bytes of the body.
    pub body: Vec<u8>,
    /// There was more of it.
    pub cut: bool,
    pub took: Duration,
}

#[derive(Clone)]
pub struct Client {
    network: Network,
    limits: Limits,
}

impl Client {
    pub const fn new(network: Network, limits: Limits) -> Self {
        Self { network, limits }
    }
    pub const fn network(&self) -> &Network {
        &self.network
    }

    /// Asks once. An answer of any status is an answer.
    pub async fn send(&self, request: Request) -> Result<Answer, Failure> {
        let started = Instant::now();
        let target = Target::parse(&request.url)?;
        let shown = format!("{target:?}");
        let total = self.limits.total;
        let asked = tokio::time::timeout(total, self.exchange(target, request)).await;
        let result = asked.unwrap_or(Err(Failure::TooSlow(total)));
        let (took, ms) = (started.elapsed(), started.elapsed().as_millis());
        match result {
            Ok((status, retry_after, body, cut)) => {
                tracing::debug!(to = shown, status, ms, "asked");
                Ok(Answer { status, retry_after, body, cut, took })
            }
            Err(failure) => {
                tracing::debug!(to = shown, failure = failure.as_str(), ms, "asked in vain");
                Err(failure)
            }
        }
    }

    async fn exchange(
        &self,
        target: Target,
        request: Request,
    ) -> Result<(u16, Option<u64>, Vec<u8>, bool), Failure> {
        let Limits { connect, silence, body: most, .. } = self.limits;
        let plain = self.network.connect(request.whose, &target.host, target.port, connect).await?;
        let stream: Stream = match target.tls {
            true => self.network.encrypt(plain, &target.host, connect).await?,
            false => Box::new(plain),
        };
        let asked = http_request(&target, request)?;
        let (mut sender, connection) = http1::handshake(TokioIo::new(stream)).await.map_err(broken)?;
        let connection = Connection(tokio::spawn(async move {
            let _ = connection.await;
        }));
        let answer = tokio::time::timeout(silence, sender.send_request(asked)).await;
        let answer = answer.map_err(|_| Failure::TooSlow(silence))?.map_err(broken)?;
        let status = answer.status().as_u16();
        let wait = answer.headers().get(hyper::header::RETRY_AFTER);
        let retry_after = wait.and_then(|value| value.to_str().ok()?.trim().parse().ok());
        let (body, cut) = read(answer.into_body(), most, silence).await?;
        drop(connection);
        Ok((status, retry_after, body, cut))
    }
}

/// The task that moves the bytes, which ends with the request.
struct Connection(tokio::task::JoinHandle<()>);

impl Drop for Connection {
    fn drop(&mut self) {
        self.0.abort();
    }
}

fn http_request(target: &Target, request: Request) -> Result<hyper::Request<Full<Bytes>>, Failure> {
    let takes_body = !matches!(request.method, hyper::Method::GET | hyper::Method::HEAD);
    let mut building = hyper::Request::builder()
        .method(request.method)
        .uri(&target.path)
        .header(hyper::header::HOST, target.authority())
        .header(hyper::header::USER_AGENT, concat!("Souk/", env!("CARGO_PKG_VERSION")))
        .header(hyper::header::CONNECTION, "close");
    if takes_body {
        // Also where there is nothing in it.
        building = building.header(hyper::header::CONTENT_LENGTH, request.body.len());
    }
    for (name, value) in request.headers {
        building = building.header(name, value);
    }
    // A header with a line break in it ends here.
    building.body(Full::new(request.body)).map_err(|_| Failure::Target("a header of it cannot be sent"))
}

/// The first `most` bytes, and whether there were more.
async fn read(mut body: Incoming, most: usize, silence: Duration) -> Result<(Vec<u8>, bool), Failure> {
    let mut kept = Vec::new();
    loop {
        let frame = tokio::time::timeout(silence, body.frame()).await;
        let Some(frame) = frame.map_err(|_| Failure::TooSlow(silence))? else { return Ok((kept, false)) };
        let Ok(data) = frame.map_err(broken)?.into_data() else { continue };
        let room = most - kept.len();
        kept.extend(data.iter().take(room));
        if data.len() > room {
            return Ok((kept, true));
        }
    }
}

fn broken(error: hyper::Error) -> Failure {
    Failure::Broken(error.to_string())
}
