//! The talk with a mail server, one letter each: greeting, encryption, who we are, from whom, to whom, what.

use std::time::Duration;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use souk_http::{Failure, Network, Stream, Whose};
use tokio::io::{AsyncReadExt, AsyncWriteExt};

use crate::letter::{Letter, Mailbox, is_address};
use crate::server::{Encryption, MailServer};

/// Why a letter did not leave, for the merchant to read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NotSent {
    /// The server may take it another time, or once its settings are right.
    Later(String),
    /// The server will never take this letter.
    Never(String),
}

impl NotSent {
    /// What may stand in a log: a server's own words usually name the receiver, its codes do not.
    fn logged(&self) -> (&'static str, String) {
        let (kind, why) = match self {
            Self::Later(why) => ("later", why),
            Self::Never(why) => ("never", why),
        };
        let is_code = |word: &&str| word.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
        let codes: Vec<&str> = why.split_whitespace().take(2).take_while(is_code).collect();
        (kind, if codes.is_empty() { why.clone() } else { codes.join(" ") })
    }
}

/// What a server may take for one answer, and for all of them.
const ANSWER: Duration = Duration::from_secs(30);
const ALL: Duration = Duration::from_secs(120);
/// Bytes of one answer.
const LONGEST: usize = 16 * 1024;
/// Letters of a reason that are kept.
const REASON: usize = 200;

#[derive(Clone)]
pub struct Mailer {
    network: Network,
    server: MailServer,
    from: Mailbox,
    answer: Duration,
}

impl Mailer {
    pub const fn new(network: Network, server: MailServer, from: Mailbox) -> Self {
        Self { network, server, from, answer: ANSWER }
    }
    #[must_use]
    pub const fn waiting(mut self, answer: Duration) -> Self {
        self.answer = answer;
        self
    }
    pub const fn from(&self) -> &Mailbox {
        &self.from
    }

    /// Gives one letter to the server; once it has said that it took it, it is sent.
    pub async fn send(&self, letter: &Letter<'_>) -> Result<(), NotSent> {
        if !is_address(letter.to) {
            return Err(NotSent::Never("this is no address that mail can be sent to".to_owned()));
        }
        let sent = tokio::time::timeout(ALL, self.hand_over(letter)).await;
        let sent = sent.unwrap_or_else(|_| Err(too_slow()));
        if let Err(not_sent) = &sent {
            let (kind, why) = not_sent.logged();
            tracing::warn!(server = ?self.server, letter = letter.id, kind, why, "a letter did not leave");
        }
        sent
    }

    async fn hand_over(&self, letter: &Letter<'_>) -> Result<(), NotSent> {
        let mut talk = Talk::begin(self).await?;
        let mut offers = talk.hello(self.from.domain()).await?;
        if self.server.encryption == Encryption::Starting {
            if !offers.has("STARTTLS") {
                let why = "the mail server offers no encryption (STARTTLS), and nothing is sent without it";
                return Err(NotSent::Later(why.to_owned()));
            }
            talk.say("STARTTLS", 2, Blame::Server).await?;
            talk = talk.encrypted(self).await?;
            offers = talk.hello(self.from.domain()).await?;
        }
        if let Some((user, password)) = &self.server.login {
            talk.sign_in(&offers, user, password).await?;
        }
        talk.say(&format!("MAIL FROM:<{}>", self.from.address), 2, Blame::Server).await?;
        talk.say(&format!("RCPT TO:<{}>", letter.to), 2, Blame::Letter).await?;
        talk.say("DATA", 3, Blame::Letter).await?;
        let mut text = String::new();
        for line in letter.to_wire().split_inclusive("\r\n") {
            // A line that begins with a dot gets another, so that it does not end the letter.
            text.push_str(if line.starts_with('.') { "." } else { "" });
            text.push_str(line);
        }
        text.push('.');
        talk.say(&text, 2, Blame::Letter).await?;
        // It is theirs now; whether they say goodbye changes nothing.
        let _ = talk.write("QUIT").await;
        Ok(())
    }
}

/// Whose a permanent refusal is: a letter's is final, one of us as a whole is mended in the settings.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Blame {
    Server,
    Letter,
}

struct Talk {
    stream: Stream,
    heard: Vec<u8>,
    within: Duration,
}

/// What a server can do, as it said after EHLO.
struct Offers(Vec<String>);

impl Offers {
    fn has(&self, word: &str) -> bool {
        self.0.iter().any(|line| line == word)
    }
    fn signs_in_by(&self, way: &str) -> bool {
        let ways = self.0.iter().filter_map(|line| line.strip_prefix("AUTH"));
        ways.flat_map(|ways| ways.split([' ', '='])).any(|offered| offered == way)
    }
}

struct Said {
    code: u16,
    lines: Vec<String>,
}

impl Talk {
    async fn begin(mailer: &Mailer) -> Result<Self, NotSent> {
        let MailServer { host, port, encryption, .. } = &mailer.server;
        let within = mailer.answer;
        let plain = mailer.network.connect(Whose::Installation, host, *port, within).await;
        let plain = plain.map_err(|failure| not_there(&failure))?;
        let stream: Stream = match encryption {
            Encryption::Always => {
                let stream = mailer.network.encrypt(plain, host, within).await;
                stream.map_err(|failure| not_there(&failure))?
            }
            Encryption::Starting | Encryption::Never => Box::new(plain),
        };
        let mut talk = Self { stream, heard: Vec::new(), within };
        talk.answered(2, Blame::Server).await?;
        Ok(talk)
    }

    async fn encrypted(self, mailer: &Mailer) -> Result<Self, NotSent> {
        if !self.heard.is_empty() {
            // Somebody in between put words into the server's mouth before it could be recognized.
            return Err(NotSent::Later("the mail server spoke out of turn".to_owned()));
        }
        let stream = mailer.network.encrypt(self.stream, &mailer.server.host, self.within).await;
        let stream = stream.map_err(|failure| not_there(&failure))?;
        Ok(Self { stream, heard: Vec::new(), within: self.within })
    }

    async fn hello(&mut self, name: &str) -> Result<Offers, NotSent> {
        let said = self.say(&format!("EHLO {name}"), 2, Blame::Server).await?;
        Ok(Offers(said.lines.iter().map(|line| line.trim().to_ascii_uppercase()).collect()))
    }

    async fn sign_in(&mut self, offers: &Offers, user: &str, password: &str) -> Result<(), NotSent> {
        if offers.signs_in_by("PLAIN") {
            let word = STANDARD.encode(format!("\0{user}\0{password}"));
            self.say(&format!("AUTH PLAIN {word}"), 2, Blame::Server).await?;
        } else if offers.signs_in_by("LOGIN") {
            self.say("AUTH LOGIN", 3, Blame::Server).await?;
            self.say(&STANDARD.encode(user), 3, Blame::Server).await?;
            self.say(&STANDARD.encode(password), 2, Blame::Server).await?;
        } else {
            let why = "the mail server offers no way to sign in (AUTH PLAIN or LOGIN)";
            return Err(NotSent::Later(why.to_owned()));
        }
        Ok(())
    }

    /// Says one line and hears the answer, whose code begins with `class`.
    async fn say(&mut self, line: &str, class: u16, blame: Blame) -> Result<Said, NotSent> {
        self.write(line).await?;
        self.answered(class, blame).await
    }

    async fn write(&mut self, line: &str) -> Result<(), NotSent> {
        let text = format!("{line}\r\n");
        let writing = async {
            self.stream.write_all(text.as_bytes()).await?;
            self.stream.flush().await
        };
        let written = tokio::time::timeout(self.within, writing).await.map_err(|_| too_slow())?;
        written.map_err(|_| cut())
    }

    async fn answered(&mut self, class: u16, blame: Blame) -> Result<Said, NotSent> {
        let said = tokio::time::timeout(self.within, self.hear()).await.map_err(|_| too_slow())??;
        if said.code / 100 == class {
            return Ok(said);
        }
        let text: String = said.lines.join(" ").chars().filter(|c| !c.is_control()).take(REASON).collect();
        let reason = format!("{} {}", said.code, text.trim());
        let never = said.code / 100 == 5 && blame == Blame::Letter && !is_about_us(said.code, &text);
        Err(if never { NotSent::Never(reason) } else { NotSent::Later(reason) })
    }

    /// One answer, of several lines perhaps: `250-more`, `250 last`.
    async fn hear(&mut self) -> Result<Said, NotSent> {
        let mut lines = Vec::new();
        loop {
            let line = self.line().await?;
            let (code, text) = line.split_at_checked(3).unwrap_or((&line, ""));
            let code: u16 = code.parse().map_err(|_| odd())?;
            let (joint, text) = text.split_at_checked(1).unwrap_or((" ", ""));
            lines.push(text.to_owned());
            match joint {
                "-" if lines.len() < 100 => {}
                " " => return Ok(Said { code, lines }),
                _ => return Err(odd()),
            }
        }
    }

    async fn line(&mut self) -> Result<String, NotSent> {
        loop {
            if let Some(end) = self.heard.iter().position(|byte| *byte == b'\n') {
                let line: Vec<u8> = self.heard.drain(..=end).collect();
                return Ok(String::from_utf8_lossy(&line).trim_end().to_owned());
            }
            if self.heard.len() > LONGEST {
                return Err(odd());
            }
            let mut piece = [0_u8; 1024];
            let count = self.stream.read(&mut piece).await.map_err(|_| cut())?;
            let piece = piece.get(..count).unwrap_or_default();
            if piece.is_empty() {
                return Err(cut());
            }
            self.heard.extend_from_slice(piece);
        }
    }
}

/// Who we are or what we may do, whatever the letter: not signed in, no relaying, a name that does not fit
/// ours. Every letter of the hour would be refused so, and none is lost for it.
fn is_about_us(code: u16, text: &str) -> bool {
    let words = text.trim().to_ascii_lowercase();
    matches!(code, 530 | 534 | 535 | 538) || words.starts_with("5.7.") || words.contains("relay")
}

fn not_there(failure: &Failure) -> NotSent {
    NotSent::Later(format!("the mail server: {failure}"))
}

fn too_slow() -> NotSent {
    NotSent::Later("the mail server did not answer in time".to_owned())
}

fn cut() -> NotSent {
    NotSent::Later("the mail server hung up".to_owned())
}

fn odd() -> NotSent {
    NotSent::Later("the mail server answered what is not mail".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Red where a server's words are logged: they repeat who the letter was for.
    #[test]
    fn what_is_logged_names_no_receiver() {
        let refused = NotSent::Never("550 5.1.1 <amina@example.dz> is unknown here".to_owned());
        assert_eq!(refused.logged(), ("never", "550 5.1.1".to_owned()));
        let bare = NotSent::Later("451 amina@example.dz: greylisted".to_owned());
        assert_eq!(bare.logged(), ("later", "451".to_owned()));
        assert_eq!(cut().logged(), ("later", "the mail server hung up".to_owned()));
    }
}
