//! The one way out of the house. Everything that Souk says to somebody else's server goes through [`Network`]
//! (a connection, encrypted or not, to an address that was looked at) and mostly through [`Client`] (one HTTP
//! request over such a connection, within its limits). Nothing is followed, repeated or kept open; what is
//! logged names the host and nothing of the path, the headers or the body.

mod address;
mod client;
mod failure;
mod network;
mod target;
mod tls;

pub use address::is_public;
pub use client::{Answer, Client, Limits, Request};
pub use failure::Failure;
pub use network::{Io, Network, Stream, Whose};
pub use target::Target;
