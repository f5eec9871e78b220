//! Clients that ask without pause over connections they keep, and what each was told.

use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use crate::http::{Answer, Request, Wire};
use crate::{Outcome, Saying};

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Said {
    /// The body of a 2xx.
    Accepted(String),
    Refused {
        status: u16,
        code: String,
    },
    /// No whole answer came.
    Undecided(String),
}

impl Said {
    pub fn of(answer: Outcome<Answer>) -> Self {
        match answer {
            Ok(answer) if (200..300).contains(&answer.status) => {
                Self::Accepted(String::from_utf8_lossy(&answer.body).into_owned())
            }
            Ok(answer) => {
                let code = answer.text("code");
                let code = if code.is_empty() { format!("status-{}", answer.status) } else { code };
                Self::Refused { status: answer.status, code }
            }
            Err(why) => Self::Undecided(why),
        }
    }
    pub const fn is_5xx(&self) -> bool {
        matches!(self, Self::Refused { status: 500.., .. })
    }
    /// The value of a text field of an accepted answer.
    pub fn field(&self, name: &str) -> Option<String> {
        let Self::Accepted(body) = self else { return None };
        let body: serde_json::Value = serde_json::from_str(body).ok()?;
        body.get(name)?.as_str().map(str::to_owned)
    }
}

/// What the n-th try was told, and how long it took.
#[derive(Debug, Clone)]
pub struct Told {
    pub n: usize,
    pub said: Said,
    pub took: Duration,
}

impl Told {
    pub const fn plain(n: usize, said: Said) -> Self {
        Self { n, said, took: Duration::ZERO }
    }
}

/// Who is being asked, by how many, until when.
#[derive(Clone)]
pub struct Load {
    pub addresses: Vec<SocketAddr>,
    pub clients: usize,
    /// Tries in all.
    pub tries: usize,
    /// The number of the first try.
    pub from: usize,
    /// Raised: no client begins another try.
    pub stop: Arc<AtomicBool>,
    /// Requests that are out and not answered.
    pub in_flight: Arc<AtomicUsize>,
    /// Answers that accepted something so far.
    pub accepted: Arc<AtomicUsize>,
}

impl Load {
    pub fn new(address: SocketAddr, clients: usize, tries: usize) -> Self {
        Self {
            addresses: vec![address],
            clients,
            tries,
            from: 0,
            stop: Arc::default(),
            in_flight: Arc::default(),
            accepted: Arc::default(),
        }
    }

    /// Asks until the tries are used up; what each was told, in no order.
    pub async fn drive(&self, make: impl Fn(usize) -> Request + Send + Sync + 'static) -> Outcome<Vec<Told>> {
        let (make, next) = (Arc::new(make), Arc::new(AtomicUsize::new(self.from)));
        let mut clients = Vec::new();
        for address in self.addresses.iter().cycle().take(self.clients) {
            let wire = Some(Wire::open(*address).await?);
            let client = Client { address: *address, wire, load: self.clone(), next: next.clone() };
            clients.push(tokio::spawn(client.run(make.clone())));
        }
        let mut told = Vec::with_capacity(self.tries);
        for client in clients {
            told.extend(client.await.saying("a client broke")?);
        }
        Ok(told)
    }
}

struct Client {
    address: SocketAddr,
    wire: Option<Wire>,
    load: Load,
    next: Arc<AtomicUsize>,
}

impl Client {
    async fn run<F: Fn(usize) -> Request>(mut self, make: Arc<F>) -> Vec<Told> {
        let mut told = Vec::new();
        let end = self.load.from + self.load.tries;
        while !self.load.stop.load(Ordering::SeqCst) {
            let n = self.next.fetch_add(1, Ordering::SeqCst);
            if n >= end {
                break;
            }
            let request = make(n);
            let began = Instant::now();
            let said = Said::of(self.ask(&request).await);
            if matches!(said, Said::Accepted(_)) {
                self.load.accepted.fetch_add(1, Ordering::SeqCst);
            }
            if matches!(said, Said::Undecided(_)) {
                self.wire = None;
            }
            told.push(Told { n, said, took: began.elapsed() });
        }
        told
    }

    async fn ask(&mut self, request: &Request) -> Outcome<Answer> {
        let mut wire = match self.wire.take() {
            Some(wire) => wire,
            None => Wire::open(self.address).await?,
        };
        self.load.in_flight.fetch_add(1, Ordering::SeqCst);
        let answer = wire.ask(request).await;
        self.load.in_flight.fetch_sub(1, Ordering::SeqCst);
        let closing = answer.as_ref().is_ok_and(|answer| answer.header("connection") == Some("close"));
        if !closing {
            self.wire = Some(wire);
        }
        answer
    }
}

/// Asks every one of these over so many connections, each after the other; answers in the order of the
/// requests.
pub async fn ask_all(address: SocketAddr, requests: Vec<Request>, wires: usize) -> Outcome<Vec<Answer>> {
    let (requests, next) = (Arc::new(requests), Arc::new(AtomicUsize::new(0)));
    let mut askers = Vec::new();
    for _ in 0..wires {
        let (requests, next) = (requests.clone(), next.clone());
        askers.push(tokio::spawn(async move {
            let (mut wire, mut answers) = (None, Vec::new());
            loop {
                let n = next.fetch_add(1, Ordering::SeqCst);
                let Some(request) = requests.get(n) else { return Ok::<_, String>(answers) };
                let mut open = match wire.take() {
                    Some(open) => open,
                    None => Wire::open(address).await?,
                };
                let answer = open.ask(request).await?;
                if answer.header("connection") != Some("close") {
                    wire = Some(open);
                }
                answers.push((n, answer));
            }
        }));
    }
    let mut all = Vec::new();
    for asker in askers {
        all.extend(asker.await.saying("an asker broke")??);
    }
    all.sort_by_key(|(n, _)| *n);
    Ok(all.into_iter().map(|(_, answer)| answer).collect())
}

/// The value below which `percent` of the times lie.
pub fn percentile(told: &[Told], percent: usize) -> Duration {
    let mut times: Vec<Duration> = told.iter().map(|told| told.took).collect();
    times.sort_unstable();
    let place = times.len().saturating_mul(percent) / 100;
    times.get(place.min(times.len().saturating_sub(1))).copied().unwrap_or_default()
}

/// Things per second.
pub fn rate(things: usize, took: Duration) -> u64 {
    let micros = took.as_micros().max(1);
    let things = u128::try_from(things).unwrap_or_default();
    u64::try_from(things * 1_000_000 / micros).unwrap_or_default()
}
