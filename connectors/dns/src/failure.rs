//! Why nothing is known of a name. A name at which nothing stands is no failure.

use std::time::Duration;

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Failure {
    /// There is nobody to ask.
    NoServer,
    /// No name of a host looks like this.
    Name,
    /// Nobody answered in time.
    TooSlow(Duration),
    /// The server cannot be talked to.
    Unreachable(String),
    /// It answered that it cannot answer (RFC 1035, 4.1.1: the code).
    Refused(u8),
    /// Its answer is none.
    Broken,
}

impl std::fmt::Display for Failure {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::NoServer => f.write_str("no name server is known; name one in `dns_servers`"),
            Self::Name => f.write_str("this is no name of a host"),
            Self::TooSlow(after) => write!(f, "no name server answered within {} s", after.as_secs_f32()),
            Self::Unreachable(why) => write!(f, "the name server cannot be reached: {why}"),
            Self::Refused(code) => write!(f, "the name server could not answer (code {code})"),
            Self::Broken => f.write_str("the name server's answer cannot be read"),
        }
    }
}

impl std::error::Error for Failure {}
