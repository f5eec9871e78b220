//! Asks the servers in turn: over UDP from a port of its own, over TCP where an answer does not fit.

use std::io::ErrorKind;
use std::net::{Ipv4Addr, Ipv6Addr, SocketAddr};
use std::time::Duration;

use souk_core::Ids;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpStream, UdpSocket};
use tokio::time::timeout;

use crate::failure::Failure;
use crate::message::{Question, Said};
use crate::name::Name;

#[derive(Debug, Clone, Copy)]
pub struct Limits {
    /// How long one server is waited for, once.
    pub wait: Duration,
    /// How often all servers are asked.
    pub rounds: u32,
    /// Largest answer over TCP.
    pub bytes: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self { wait: Duration::from_secs(2), rounds: 2, bytes: 16 * 1024 }
    }
}

/// Messages that may come to a port before the one that was waited for: strangers guess at it.
const STRAY: usize = 32;
/// A datagram larger than this was not asked for.
const DATAGRAM: usize = 4_096;

#[derive(Clone)]
pub struct Resolver {
    servers: Vec<SocketAddr>,
    ids: Ids,
    limits: Limits,
}

impl Resolver {
    pub fn new(servers: Vec<SocketAddr>, ids: Ids, limits: Limits) -> Self {
        Self { servers, ids, limits }
    }

    /// The texts at a name; none where nothing stands there.
    pub async fn texts(&self, name: &str) -> Result<Vec<String>, Failure> {
        let name = Name::parse(name).ok_or(Failure::Name)?;
        let mut failure = Failure::NoServer;
        for _ in 0..self.limits.rounds.max(1) {
            for server in &self.servers {
                // A number of its own for each try: an answer to an earlier one is none to this.
                let question = Question { id: u16::from_be_bytes(self.ids.bytes()), name: name.clone() };
                match self.ask(*server, &question).await {
                    Ok(texts) => return Ok(texts),
                    Err(why) => failure = why,
                }
            }
        }
        Err(failure)
    }

    async fn ask(&self, server: SocketAddr, question: &Question) -> Result<Vec<String>, Failure> {
        let wait = self.limits.wait;
        let slow = |_| Failure::TooSlow(wait);
        match timeout(wait, datagram(server, question)).await.map_err(slow)?? {
            Said::Answer(answer) => answer,
            _ => match timeout(wait, stream(server, question, self.limits.bytes)).await.map_err(slow)?? {
                Said::Answer(answer) => answer,
                // Over TCP everything fits, and nobody else speaks there.
                Said::Truncated | Said::Nothing => Err(Failure::Broken),
            },
        }
    }
}

fn unreachable(error: std::io::Error) -> Failure {
    Failure::Unreachable(error.kind().to_string())
}

/// The system gives each question a random port; a connected socket hears its server alone.
async fn datagram(server: SocketAddr, question: &Question) -> Result<Said, Failure> {
    let own: SocketAddr = match server {
        SocketAddr::V4(_) => (Ipv4Addr::UNSPECIFIED, 0).into(),
        SocketAddr::V6(_) => (Ipv6Addr::UNSPECIFIED, 0).into(),
    };
    let socket = UdpSocket::bind(own).await.map_err(unreachable)?;
    socket.connect(server).await.map_err(unreachable)?;
    socket.send(&question.message()).await.map_err(unreachable)?;
    let mut buffer = vec![0_u8; DATAGRAM];
    for _ in 0..STRAY {
        let length = socket.recv(&mut buffer).await.map_err(unreachable)?;
        match question.read(buffer.get(..length).unwrap_or_default()) {
            Said::Nothing => {}
            said => return Ok(said),
        }
    }
    Err(Failure::Broken)
}

async fn stream(server: SocketAddr, question: &Question, most: usize) -> Result<Said, Failure> {
    let mut stream = TcpStream::connect(server).await.map_err(unreachable)?;
    let message = question.message();
    let length = u16::try_from(message.len()).map_err(|_| Failure::Name)?;
    let framed = [&length.to_be_bytes()[..], &message].concat();
    stream.write_all(&framed).await.map_err(unreachable)?;
    let cut = |error: std::io::Error| match error.kind() {
        ErrorKind::UnexpectedEof => Failure::Broken,
        _ => unreachable(error),
    };
    let length = usize::from(stream.read_u16().await.map_err(cut)?);
    if length > most {
        return Err(Failure::Broken);
    }
    let mut answer = vec![0_u8; length];
    stream.read_exact(&mut answer).await.map_err(cut)?;
    Ok(question.read(&answer))
}
