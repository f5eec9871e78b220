//! Which mail server, as one address: `smtp://user:password@host:587`, `smtps://…:465`.

/// When the connection is encrypted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encryption {
    /// From the first byte on (`smtps://`).
    Always,
    /// After the greeting, by STARTTLS (`smtp://`); a server that does not offer it gets no letter.
    Starting,
    /// Not at all: on this machine, or where the address ends with `?tls=never`.
    Never,
}

#[derive(Clone, PartialEq, Eq)]
pub struct MailServer {
    pub host: String,
    pub port: u16,
    pub encryption: Encryption,
    pub(crate) login: Option<(String, String)>,
}

impl MailServer {
    pub fn parse(url: &str) -> Result<Self, String> {
        let (scheme, rest) = url.split_once("://").ok_or("it is no address (smtp://… or smtps://…)")?;
        let (mut encryption, port) = match scheme {
            "smtp" => (Encryption::Starting, 587),
            "smtps" => (Encryption::Always, 465),
            other => return Err(format!("it begins with {other}://, not with smtp:// or smtps://")),
        };
        let (rest, options) = rest.split_once('?').unwrap_or((rest, ""));
        match (options, encryption) {
            ("", _) => {}
            ("tls=never", Encryption::Starting) => encryption = Encryption::Never,
            _ => return Err(format!("there is no option {options:?}; smtp:// knows tls=never")),
        }
        let (login, place) = match rest.rsplit_once('@') {
            Some((login, place)) => (Some(login), place),
            None => (None, rest),
        };
        let login = login.map(|login| {
            let (user, password) = login.split_once(':').ok_or("a user needs a password: user:password@")?;
            Ok::<_, String>((decoded(user)?, decoded(password)?))
        });
        let login = login.transpose()?;
        let place = place.trim_end_matches('/');
        let (host, port) = match place.rsplit_once(':') {
            Some((host, number)) if !number.ends_with(']') => {
                (host, number.parse().map_err(|_| format!("{number:?} is no port"))?)
            }
            _ => (place, port),
        };
        let host = host.trim_start_matches('[').trim_end_matches(']');
        if host.is_empty() || host.contains(['/', ' ']) {
            return Err("it names no host".to_owned());
        }
        let near = host == "localhost" || host.parse().is_ok_and(|ip: std::net::IpAddr| ip.is_loopback());
        if near && encryption == Encryption::Starting && scheme == "smtp" && login.is_none() {
            encryption = Encryption::Never;
        }
        Ok(Self { host: host.to_owned(), port, encryption, login })
    }
}

/// Without the password.
impl std::fmt::Debug for MailServer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let scheme = if self.encryption == Encryption::Always { "smtps" } else { "smtp" };
        let login = if self.login.is_some() { "…@" } else { "" };
        write!(f, "{scheme}://{login}{}:{}", self.host, self.port)
    }
}

/// `%40` as `@`.
fn decoded(text: &str) -> Result<String, String> {
    let wrong = || "a `%` in the user or password is followed by two hexadecimal digits".to_owned();
    let (mut bytes, mut rest) = (Vec::new(), text.as_bytes().iter());
    while let Some(byte) = rest.next() {
        if *byte != b'%' {
            bytes.push(*byte);
            continue;
        }
        let mut digit = || rest.next().and_then(|byte| char::from(*byte).to_digit(16)).ok_or_else(wrong);
        let (high, low) = (digit()?, digit()?);
        bytes.push(u8::try_from(high * 16 + low).map_err(|_| wrong())?);
    }
    String::from_utf8(bytes).map_err(|_| wrong())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_taken_apart() {
        let server = MailServer::parse("smtp://shop%40souk.example:p%3ass@w@mail.example").unwrap();
        assert_eq!((server.host.as_str(), server.port), ("mail.example", 587));
        assert_eq!(server.encryption, Encryption::Starting);
        assert_eq!(server.login, Some(("shop@souk.example".to_owned(), "p:ss@w".to_owned())));
        assert_eq!(format!("{server:?}"), "smtp://…@mail.example:587", "no password is printed");
        let server = MailServer::parse("smtps://mail.example:4650/").unwrap();
        assert_eq!((server.port, server.encryption, server.login), (4650, Encryption::Always, None));
        assert_eq!(MailServer::parse("smtp://localhost:25").unwrap().encryption, Encryption::Never);
        assert_eq!(MailServer::parse("smtp://a:b@localhost:25").unwrap().encryption, Encryption::Starting);
        assert_eq!(MailServer::parse("smtp://[::1]:25").unwrap().host, "::1");
        assert_eq!(MailServer::parse("smtp://m.example?tls=never").unwrap().encryption, Encryption::Never);
    }

    #[test]
    fn what_is_no_address_is_said_why() {
        for wrong in [
            "mail.example",
            "http://mail.example",
            "smtp://",
            "smtp://user@mail.example",
            "smtp://a:%4@mail.example",
            "smtp://mail.example:x",
            "smtp://mail.example?tls=off",
            "smtps://mail.example?tls=never",
        ] {
            assert!(MailServer::parse(wrong).is_err(), "{wrong}");
        }
    }
}
