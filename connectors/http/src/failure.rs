//! Why nothing came back. What it says may be shown and logged: it names the host at most.

use std::time::Duration;

/// One reason; its `as_str` is stable.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Failure {
    /// No address that can be called.
    Target(&'static str),
    /// It leads into the own machine or network.
    NotPublic,
    /// No server has this name.
    Unresolved,
    /// Nobody listens there.
    Unreachable(String),
    /// The other side could not show who it is.
    Untrusted(String),
    /// It took longer than it may.
    TooSlow(Duration),
    /// It hung up, or answered what is not HTTP.
    Broken(String),
}

impl Failure {
    pub const fn as_str(&self) -> &'static str {
        match self {
            Self::Target(_) => "target",
            Self::NotPublic => "not_public",
            Self::Unresolved => "unresolved",
            Self::Unreachable(_) => "unreachable",
            Self::Untrusted(_) => "untrusted",
            Self::TooSlow(_) => "too_slow",
            Self::Broken(_) => "broken",
        }
    }
}

impl std::fmt::Display for Failure {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Target(why) => write!(f, "the address cannot be called: {why}"),
            Self::NotPublic => f.write_str("the address leads into an own network, which is not called"),
            Self::Unresolved => f.write_str("no server has this name"),
            Self::Unreachable(why) => write!(f, "nobody answers there: {why}"),
            Self::Untrusted(why) => write!(f, "the server could not show who it is: {why}"),
            Self::TooSlow(after) => write!(f, "no answer within {} s", after.as_secs_f32()),
            Self::Broken(why) => write!(f, "the server broke off: {why}"),
        }
    }
}

impl std::error::Error for Failure {}
