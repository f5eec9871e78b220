//! Settings: `souk.toml`, then `SOUK_*` and `DATABASE_URL`, then flags. An unknown key is an error, an empty
//! value is an unset one.

use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

/// What `souk.toml` may hold; the variable of a key is `SOUK_` and its capitals.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Config {
    /// Address and port to listen on.
    pub listen: Option<SocketAddr>,
    /// Folder of the embedded database, keys and media.
    pub data_dir: Option<PathBuf>,
    /// `sqlite:PATH` or `postgres://…`; also `DATABASE_URL`.
    pub database_url: Option<String>,
    /// The address people use.
    pub public_url: Option<String>,
    /// Proxies whose `X-Forwarded-For` is believed.
    pub trusted_proxies: Option<Vec<std::net::IpAddr>>,
    /// 64 hexadecimal digits; also `ENCRYPTION_KEY_HEX`.
    pub encryption_key_hex: Option<String>,
    /// The key before it; still opens; also `ENCRYPTION_KEY_HEX_OLD`.
    pub encryption_key_hex_old: Option<String>,
    /// Connections to PostgreSQL.
    pub pg_connections: Option<usize>,
    /// Orders that visitors of one network address may send a shop in an hour; 0 = any number.
    pub checkouts_per_address_hour: Option<u32>,
    /// `smtp://user:password@host:587` or `smtps://…`: where mail is handed over.
    pub smtp_url: Option<String>,
    /// Who letters come from: `Souk <souk@example.dz>`.
    pub mail_from: Option<String>,
    /// Whom to believe when somebody shows a certificate, instead of the system's list (PEM).
    pub ca_file: Option<PathBuf>,
    /// Hosts of the own network that merchants may have called, as `host:port`; for trials.
    pub open_hosts: Option<Vec<String>>,
    /// Name servers that are asked for the records of shops' domains, instead of the system's: `192.0.2.1` or
    /// `192.0.2.1:53`.
    pub dns_servers: Option<Vec<String>>,
    /// Where faults are told: `https://KEY@host/PROJECT` (Sentry).
    pub sentry_dsn: Option<String>,
    /// Where requests are told as traces: a collector of OTLP, `http://localhost:4318`.
    pub otlp_url: Option<String>,
    /// What is logged: `info`, `souk_store=debug` …
    pub log: Option<String>,
}

const LISTS: [&str; 3] = ["trusted_proxies", "open_hosts", "dns_servers"];
const NUMBERS: [&str; 2] = ["pg_connections", "checkouts_per_address_hour"];
/// Variables that are ours without being settings of the program.
const OTHERS: [&str; 1] = ["SOUK_TEST_POSTGRES"];

impl Config {
    /// Reads the file (if there is one) and the given variables.
    pub fn load(file: Option<&Path>, variables: &BTreeMap<String, String>) -> Result<Self, String> {
        let mut table = match file {
            Some(path) => read_file(path)?,
            None if Path::new("souk.toml").exists() => read_file(Path::new("souk.toml"))?,
            None => toml::Table::new(),
        };
        for (name, value) in variables {
            let key = match name.as_str() {
                "DATABASE_URL" | "ENCRYPTION_KEY_HEX" | "ENCRYPTION_KEY_HEX_OLD" => name.to_lowercase(),
                other => match other.strip_prefix("SOUK_") {
                    Some(key) if !OTHERS.contains(&other) => key.to_lowercase(),
                    _ => continue,
                },
            };
            if value.is_empty() {
                continue;
            }
            let value = match key.as_str() {
                list if LISTS.contains(&list) => toml::Value::Array(
                    value.split(',').map(|part| toml::Value::String(part.trim().to_owned())).collect(),
                ),
                number if NUMBERS.contains(&number) => toml::Value::Integer(
                    value.parse().map_err(|_| format!("{name} must be a number, not {value:?}"))?,
                ),
                _ => toml::Value::String(value.clone()),
            };
            table.insert(key, value);
        }
        let empty = |value: &toml::Value| value.as_str().is_some_and(str::is_empty);
        table.retain(|_, value| !empty(value));
        let config: Self = table.try_into().map_err(|error: toml::de::Error| {
            format!("a setting is wrong: {}. `souk config show` lists all settings.", error.message())
        })?;
        Ok(config)
    }

    pub fn data_dir(&self) -> PathBuf {
        self.data_dir.clone().unwrap_or_else(|| PathBuf::from("data"))
    }
    pub fn database_url(&self) -> String {
        self.database_url
            .clone()
            .unwrap_or_else(|| format!("sqlite:{}", self.data_dir().join("souk.db").display()))
    }
    pub fn listen(&self) -> SocketAddr {
        self.listen.unwrap_or_else(|| SocketAddr::from(([127, 0, 0, 1], 8080)))
    }
    /// Under which address people know the installation that listens on this one.
    pub fn public_url(&self, address: SocketAddr) -> String {
        self.public_url.clone().unwrap_or_else(|| format!("http://{address}"))
    }

    /// Every setting as it is in force; secrets only as set or not.
    pub fn shown(&self) -> serde_json::Value {
        let secret = |value: &Option<String>| if value.is_some() { "set" } else { "not set" };
        let url =
            souk_engine::DbUrl::parse(&self.database_url()).map_or_else(|error| error, |url| url.redacted());
        serde_json::json!({
            "listen": self.listen().to_string(),
            "data_dir": self.data_dir(),
            "database_url": url,
            // Which port it will be is not known before the start.
            "public_url": match self.listen() {
                any if any.port() == 0 => self.public_url.clone(),
                address => Some(self.public_url(address)),
            },
            "trusted_proxies": self.trusted_proxies.clone().unwrap_or_default(),
            "encryption_key_hex": secret(&self.encryption_key_hex),
            "encryption_key_hex_old": secret(&self.encryption_key_hex_old),
            "pg_connections": self.pg_connections.unwrap_or(16),
            "checkouts_per_address_hour": self
                .checkouts_per_address_hour
                .unwrap_or(souk_orders::commands::CHECKOUTS.count),
            "smtp_url": self.smtp_url.as_deref().map(shown_server),
            "mail_from": self.mail_from,
            "ca_file": self.ca_file,
            "open_hosts": self.open_hosts.clone().unwrap_or_default(),
            "dns_servers": self.dns_servers.clone().unwrap_or_default(),
            "sentry_dsn": secret(&self.sentry_dsn),
            "otlp_url": self.otlp_url,
            "log": self.log.clone().unwrap_or_else(|| "info".to_owned()),
        })
    }
}

/// The mail server without its password.
fn shown_server(url: &str) -> String {
    souk_mail::MailServer::parse(url).map_or_else(|why| why, |server| format!("{server:?}"))
}

fn read_file(path: &Path) -> Result<toml::Table, String> {
    let text = std::fs::read_to_string(path)
        .map_err(|error| format!("{} cannot be read: {error}", path.display()))?;
    text.parse()
        .map_err(|error: toml::de::Error| format!("{} is not TOML: {}", path.display(), error.message()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with(pairs: &[(&str, &str)]) -> Result<Config, String> {
        let variables = pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        Config::load(None, &variables)
    }

    #[test]
    fn unknown_keys_are_errors_and_empty_values_are_unset() {
        assert!(with(&[("SOUK_LISTNE", "127.0.0.1:1")]).unwrap_err().contains("listne"));
        assert!(with(&[("SOUK_LISTEN", "nowhere")]).is_err());
        let config = with(&[("DATABASE_URL", ""), ("SOUK_DATA_DIR", "x"), ("HOME", "y")]).unwrap();
        assert_eq!(config.database_url(), "sqlite:x/souk.db");
        assert_eq!(with(&[("DATABASE_URL", "sqlite:a.db")]).unwrap().database_url(), "sqlite:a.db");
    }

    #[test]
    fn the_password_of_the_mail_server_is_not_shown() {
        let shown = with(&[("SOUK_SMTP_URL", "smtp://a:figs@mail.example")]).unwrap().shown();
        assert_eq!(shown["smtp_url"], "smtp://…@mail.example:587");
        assert!(!shown.to_string().contains("figs"));
    }

    #[test]
    fn the_address_that_people_use_is_shown_where_it_is_known() {
        let shown = |pairs: &[(&str, &str)]| with(pairs).unwrap().shown()["public_url"].clone();
        assert_eq!(shown(&[]), "http://127.0.0.1:8080");
        assert_eq!(shown(&[("SOUK_LISTEN", "127.0.0.1:0")]), serde_json::Value::Null);
        let named = [("SOUK_LISTEN", "127.0.0.1:0"), ("SOUK_PUBLIC_URL", "https://souk.example")];
        assert_eq!(shown(&named), "https://souk.example");
    }
}
