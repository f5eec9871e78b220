//! Where a page lives, as browsers say it: scheme, host and port, without a path.

/// An origin as it is compared; `None` when the text is none.
pub fn origin(typed: &str) -> Option<String> {
    let text = typed.trim().trim_end_matches('/').to_ascii_lowercase();
    let (scheme, rest) = text.split_once("://")?;
    let (host, port) = match rest.split_once(':') {
        Some((host, port)) => (host, Some(port.parse::<u16>().ok()?)),
        None => (rest, None),
    };
    let letters = |part: &str| {
        (1..=63).contains(&part.len())
            && part.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
            && !part.starts_with('-')
            && !part.ends_with('-')
    };
    if host.len() > 190 || !host.split('.').all(letters) {
        return None;
    }
    // Browsers leave the usual port out.
    let usual = match scheme {
        "https" => 443,
        "http" => 80,
        _ => return None,
    };
    Some(match port.filter(|port| *port != usual) {
        Some(port) => format!("{scheme}://{host}:{port}"),
        None => format!("{scheme}://{host}"),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_origin_is_a_scheme_a_host_and_a_port() {
        for (typed, read) in [
            ("https://Amina.example", Some("https://amina.example")),
            (" https://amina.example/ ", Some("https://amina.example")),
            ("https://amina.example:443", Some("https://amina.example")),
            ("http://localhost:3000", Some("http://localhost:3000")),
            ("https://amina.example/shop", None),
            ("https://*.example", None),
            ("amina.example", None),
            ("ftp://amina.example", None),
            ("https://", None),
            ("https://a b", None),
            ("https://amina.example:99999", None),
            ("null", None),
        ] {
            assert_eq!(origin(typed).as_deref(), read, "{typed}");
        }
    }
}
