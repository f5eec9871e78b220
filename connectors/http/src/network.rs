//! A connection to somebody else's server. Names are resolved here, the addresses looked at, and one of those
//! that were looked at is connected to: a name that changes its mind in between changes nothing.

use std::net::SocketAddr;
use std::path::Path;
use std::time::Duration;

use souk_core::Fault;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::{TcpStream, lookup_host};

use crate::address::is_public;
use crate::failure::Failure;
use crate::tls::Tls;

/// Who named the address that is called.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Whose {
    /// Whoever runs the installation, in its settings: anywhere.
    Installation,
    /// A merchant, who must not reach the installation's own network through us.
    Merchant,
}

/// What can be read from and written to.
pub trait Io: AsyncRead + AsyncWrite + Unpin + Send {}
impl<T: AsyncRead + AsyncWrite + Unpin + Send> Io for T {}

pub type Stream = Box<dyn Io>;

/// Addresses of one name that are tried before it counts as unreachable.
const TRIED: usize = 3;

#[derive(Clone)]
pub struct Network {
    tls: Tls,
    /// Hosts of the own network that merchants may name all the same, as `host:port`.
    open: Vec<String>,
}

impl Network {
    /// `ca_file` instead of the system's certificates; `open` for trials at home.
    pub fn new(ca_file: Option<&Path>, open: Vec<String>) -> Result<Self, Fault> {
        Ok(Self { tls: Tls::believing(ca_file)?, open })
    }

    /// A connection, not encrypted yet. Each address gets `within`.
    pub async fn connect(
        &self,
        whose: Whose,
        host: &str,
        port: u16,
        within: Duration,
    ) -> Result<TcpStream, Failure> {
        let looked_up = tokio::time::timeout(within, lookup_host((host, port))).await;
        let found = looked_up.map_err(|_| Failure::TooSlow(within))?.map_err(|_| Failure::Unresolved)?;
        let may = |address: &SocketAddr| {
            whose == Whose::Installation || self.is_open(host, port) || is_public(address.ip())
        };
        let (allowed, own): (Vec<SocketAddr>, Vec<SocketAddr>) = found.partition(may);
        let mut failure = if own.is_empty() { Failure::Unresolved } else { Failure::NotPublic };
        for address in allowed.into_iter().take(TRIED) {
            match tokio::time::timeout(within, TcpStream::connect(address)).await {
                Ok(Ok(stream)) => {
                    let _ = stream.set_nodelay(true);
                    return Ok(stream);
                }
                Ok(Err(error)) => failure = Failure::Unreachable(error.kind().to_string()),
                Err(_) => failure = Failure::TooSlow(within),
            }
        }
        Err(failure)
    }

    /// The same connection, encrypted; the server has shown that it is `host`.
    pub async fn encrypt<S: Io + 'static>(
        &self,
        stream: S,
        host: &str,
        within: Duration,
    ) -> Result<Stream, Failure> {
        let encrypted = tokio::time::timeout(within, self.tls.over(stream, host)).await;
        encrypted.map_err(|_| Failure::TooSlow(within))?
    }

    /// Whether merchants may name this host though it is near.
    pub fn is_open(&self, host: &str, port: u16) -> bool {
        let named = format!("{host}:{port}");
        self.open.iter().any(|open| open.eq_ignore_ascii_case(&named))
    }
}
