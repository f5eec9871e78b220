//! Speaks to a mail server (SMTP): a letter that every server takes, over a connection that nobody reads, and
//! whether it is worth trying again where it was not taken.

mod letter;
mod server;
mod talk;

pub use letter::{Letter, Mailbox};
pub use server::{Encryption, MailServer};
pub use talk::{Mailer, NotSent};
