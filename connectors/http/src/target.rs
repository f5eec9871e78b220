//! An address to call, taken apart once: what was checked is what is connected to.

use hyper::Uri;

use crate::failure::Failure;

/// `https://host:port/path?query`, in parts. Printing it names scheme, host and port only: paths and queries
/// hold secrets.
#[derive(Clone, PartialEq, Eq)]
pub struct Target {
    pub(crate) tls: bool,
    pub(crate) host: String,
    pub(crate) port: u16,
    pub(crate) path: String,
}

impl Target {
    /// An address of HTTP; user names, fragments and other schemes are refused.
    pub fn parse(url: &str) -> Result<Self, Failure> {
        if !url.bytes().all(|byte| byte.is_ascii_graphic()) || url.contains(['#', '\\']) {
            return Err(Failure::Target("it holds letters that no address holds"));
        }
        let uri: Uri = url.parse().map_err(|_| Failure::Target("it is no address"))?;
        let tls = match uri.scheme_str() {
            Some("https") => true,
            Some("http") => false,
            _ => return Err(Failure::Target("it begins with neither https:// nor http://")),
        };
        let authority = uri.authority().ok_or(Failure::Target("it names no host"))?;
        if authority.as_str().contains('@') {
            return Err(Failure::Target("it holds a user name"));
        }
        let host = authority.host().trim_start_matches('[').trim_end_matches(']').to_ascii_lowercase();
        if host.is_empty() || authority.as_str().ends_with(':') {
            return Err(Failure::Target("it names no host"));
        }
        let port = authority.port_u16().unwrap_or(if tls { 443 } else { 80 });
        if port == 0 || (authority.port().is_none() && authority.as_str().len() > authority.host().len()) {
            return Err(Failure::Target("its port is none"));
        }
        let path = uri.path_and_query().map_or("/", |path| path.as_str()).to_owned();
        Ok(Self { tls, host, port, path })
    }

    pub const fn is_encrypted(&self) -> bool {
        self.tls
    }
    pub fn host(&self) -> &str {
        &self.host
    }
    pub const fn port(&self) -> u16 {
        self.port
    }
    /// As the header `Host` wants it.
    pub fn authority(&self) -> String {
        let host = if self.host.contains(':') { format!("[{}]", self.host) } else { self.host.clone() };
        match (self.tls, self.port) {
            (true, 443) | (false, 80) => host,
            (_, port) => format!("{host}:{port}"),
        }
    }
}

impl std::fmt::Debug for Target {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}://{}", if self.tls { "https" } else { "http" }, self.authority())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_taken_apart() {
        let target = Target::parse("https://Shop.Example:8443/hook?key=1").unwrap();
        assert_eq!((target.host(), target.port(), target.is_encrypted()), ("shop.example", 8443, true));
        assert_eq!(target.path, "/hook?key=1");
        assert_eq!(Target::parse("http://[::1]:8080").unwrap().authority(), "[::1]:8080");
        assert_eq!(Target::parse("https://shop.example").unwrap().authority(), "shop.example");
    }

    #[test]
    fn what_is_no_address_is_said_why() {
        for wrong in [
            "",
            "shop.example",
            "ftp://shop.example",
            "https://",
            "https:///hook",
            "https://a@shop.example/",
            "https://a:b@shop.example/",
            "https://shop.example/#part",
            "https://shop.example\\@evil",
            "https://shop.example/ a",
            "https://shop.example/\r\nx",
            "https://shop.example:0/",
            "https://shop.example:99999/",
            "https://shop.example:/",
            "javascript:alert(1)",
        ] {
            assert!(matches!(Target::parse(wrong), Err(Failure::Target(_))), "{wrong}");
        }
    }

    /// Red where the path is printed: addresses of channels hold their secret there.
    #[test]
    fn what_is_printed_names_the_host_only() {
        let target = Target::parse("https://shop.example/bot123:secret/send?token=abc").unwrap();
        assert_eq!(format!("{target:?}"), "https://shop.example");
    }
}
