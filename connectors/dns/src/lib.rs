//! Asks a resolver which texts stand at a name (DNS, RFC 1035; TXT records). Nothing that comes back is
//! believed further than it goes: it must answer this very question under its number, names may not run in
//! circles, and everything has an end in time and in size.

mod failure;
mod message;
mod name;
mod resolver;
mod servers;

pub use failure::Failure;
pub use resolver::{Limits, Resolver};
pub use servers::{listed, parse_server, system};
