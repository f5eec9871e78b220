//! Where reports go, as one address each.

use souk_http::Target;

/// `https://KEY@host/PROJECT`.
#[derive(Clone, PartialEq, Eq)]
pub struct Sentry {
    pub(crate) url: String,
    pub(crate) key: String,
}

impl Sentry {
    pub fn parse(dsn: &str) -> Result<Self, String> {
        let wrong = || "a DSN is https://KEY@host/PROJECT".to_owned();
        let (scheme, rest) = dsn.split_once("://").ok_or_else(wrong)?;
        let (key, place) = rest.split_once('@').ok_or_else(wrong)?;
        let (host, project) = place.rsplit_once('/').ok_or_else(wrong)?;
        let plain = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_alphanumeric());
        if !plain(key) || !plain(project) {
            return Err(wrong());
        }
        let (host, below) =
            host.split_once('/').map_or((host, String::new()), |(host, below)| (host, format!("/{below}")));
        let url = format!("{scheme}://{host}{below}/api/{project}/envelope/");
        Target::parse(&url).map_err(|failure| failure.to_string())?;
        Ok(Self { url, key: key.to_owned() })
    }
}

/// The address of a collector that takes OTLP as JSON over HTTP: `http://localhost:4318`.
#[derive(Clone, PartialEq, Eq)]
pub struct Collector {
    pub(crate) url: String,
}

impl Collector {
    pub fn parse(url: &str) -> Result<Self, String> {
        Target::parse(url).map_err(|failure| failure.to_string())?;
        Ok(Self { url: format!("{}/v1/traces", url.trim_end_matches('/')) })
    }
}

/// Neither prints its key.
impl std::fmt::Debug for Sentry {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.url)
    }
}

impl std::fmt::Debug for Collector {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.url)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_taken_apart_and_keys_not_printed() {
        let sentry = Sentry::parse("https://abc123@errors.example/42").unwrap();
        assert_eq!(sentry.url, "https://errors.example/api/42/envelope/");
        assert!(!format!("{sentry:?}").contains("abc123"));
        assert_eq!(Sentry::parse("http://k@h:9000/sub/7").unwrap().url, "http://h:9000/sub/api/7/envelope/");
        for wrong in
            ["", "https://errors.example/42", "https://a@errors.example", "https://a b@h/1", "x://k@h/1"]
        {
            assert!(Sentry::parse(wrong).is_err(), "{wrong}");
        }
        assert_eq!(
            Collector::parse("http://localhost:4318/").unwrap().url,
            "http://localhost:4318/v1/traces"
        );
        assert!(Collector::parse("localhost:4318").is_err());
    }
}
