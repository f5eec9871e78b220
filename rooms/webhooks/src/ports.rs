//! The way out, as this room needs it.

use std::future::Future;
use std::pin::Pin;

/// One request with a body of JSON.
#[derive(Debug, Clone)]
pub struct Call {
    pub url: String,
    pub headers: Vec<(&'static str, String)>,
    pub body: Vec<u8>,
}

/// What came of it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Outcome {
    /// What was answered; none where nothing was.
    pub status: Option<u16>,
    /// Why nothing was answered.
    pub failure: Option<String>,
    /// How long the receiver asks to be left alone, in seconds.
    pub retry_after: Option<u64>,
    /// The first bytes of the answer.
    pub answer: Vec<u8>,
    pub ms: u64,
}

/// Calls addresses that merchants named: nothing of an own network, no redirects, an end to everything.
pub trait Caller: Send + Sync + 'static {
    fn post(&self, call: Call) -> Pin<Box<dyn Future<Output = Outcome> + Send + '_>>;
}

/// Hosts (`localhost:8081`) that merchants may name though they are near; for trials.
#[derive(Debug, Clone, Default)]
pub struct OpenHosts(pub Vec<String>);
