//! Where the database is: `sqlite:PATH` or `postgres://user:password@host:port/name`.

use std::fmt;
use std::path::{Path, PathBuf};

use tokio_postgres::config::{Config, Host, SslMode};

use crate::Dialect;

#[derive(Clone)]
pub struct DbUrl(pub(crate) Place);

#[derive(Clone)]
pub(crate) enum Place {
    Sqlite(PathBuf),
    Postgres(Box<Config>),
}

impl DbUrl {
    /// The error says what to write instead; it never repeats the text, which may hold a password.
    pub fn parse(text: &str) -> Result<Self, String> {
        if let Some(path) = text.strip_prefix("sqlite:") {
            let path = path.strip_prefix("//").unwrap_or(path);
            if path.is_empty() || path.contains(":memory:") {
                return Err("a SQLite database is a file: write sqlite:FOLDER/souk.db".to_owned());
            }
            return Ok(Self(Place::Sqlite(PathBuf::from(path))));
        }
        if !(text.starts_with("postgres://") || text.starts_with("postgresql://")) {
            return Err("write sqlite:FOLDER/souk.db or postgres://user:password@host:port/name".to_owned());
        }
        let config: Config = text.parse().map_err(|error: tokio_postgres::Error| {
            let why =
                std::error::Error::source(&error).map(|source| format!(" ({source})")).unwrap_or_default();
            format!(
                "the PostgreSQL address cannot be read{why}: write postgres://user:password@host:port/name"
            )
        })?;
        if config.get_ssl_mode() == SslMode::Require {
            return Err(
                "encrypted connections to PostgreSQL are not supported: use a unix socket or a private \
                        network, and leave sslmode out"
                    .to_owned(),
            );
        }
        if config.get_user().is_none() || config.get_dbname().is_none() || config.get_hosts().is_empty() {
            return Err("the PostgreSQL address needs a user, a host and a database name".to_owned());
        }
        Ok(Self(Place::Postgres(Box::new(config))))
    }
    pub fn dialect(&self) -> Dialect {
        match self.0 {
            Place::Sqlite(_) => Dialect::Sqlite,
            Place::Postgres(_) => Dialect::Postgres,
        }
    }
    /// The database file, if it is SQLite.
    pub fn sqlite_path(&self) -> Option<&Path> {
        match &self.0 {
            Place::Sqlite(path) => Some(path),
            Place::Postgres(_) => None,
        }
    }
    /// Without password and options: for logs and people.
    pub fn redacted(&self) -> String {
        let config = match &self.0 {
            Place::Sqlite(path) => return format!("sqlite:{}", path.display()),
            Place::Postgres(config) => config,
        };
        let mut ports = config.get_ports().iter();
        let mut port = 5432;
        let hosts = config.get_hosts().iter().map(|host| {
            port = ports.next().copied().unwrap_or(port);
            match host {
                Host::Tcp(name) => format!("{name}:{port}"),
                Host::Unix(path) => format!("{}:{port}", path.display()),
            }
        });
        let hosts = hosts.collect::<Vec<_>>().join(",");
        format!(
            "postgres://{}@{hosts}/{}",
            config.get_user().unwrap_or_default(),
            config.get_dbname().unwrap_or_default()
        )
    }
}

impl fmt::Debug for DbUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.redacted())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_kinds_are_read_and_shown_without_the_password() {
        let shown = |text: &str| DbUrl::parse(text).unwrap().redacted();
        assert_eq!(shown("sqlite:data/souk.db"), "sqlite:data/souk.db");
        assert_eq!(shown("sqlite:///srv/souk.db"), "sqlite:/srv/souk.db");
        assert_eq!(
            shown("postgres://amina:s3cret@db.example:6000/souk"),
            "postgres://amina@db.example:6000/souk"
        );
        assert_eq!(
            shown("postgres://amina@/souk?host=/run/pg&port=6001"),
            "postgres://amina@/run/pg:6001/souk"
        );
        assert_eq!(shown("postgresql://a@h/souk?password=s3cret"), "postgres://a@h:5432/souk");
    }

    #[test]
    fn what_cannot_work_is_refused_with_a_sentence_that_hides_the_password() {
        for text in [
            "mysql://x",
            "sqlite:",
            "sqlite::memory:",
            "postgres://u:s3cret@h",
            "postgres://u:s3cret@h/d?sslmode=require",
            "postgres://u:s3cret@h/d?sslmode=maybe",
        ] {
            let why = DbUrl::parse(text).unwrap_err();
            assert!(why.contains(' ') && !why.contains("s3cret"), "{why}");
        }
    }
}
