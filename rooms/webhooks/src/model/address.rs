//! Addresses that are taken: https and a host. Whether it leads into an own network is looked at when it is
//! called, since a name may change its mind.

/// Why an address is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wrong {
    Malformed,
    Unencrypted,
    Near,
}

const LONGEST: usize = 500;

/// The address as it is kept. `open` names hosts (`localhost:8081`) that may be near and unencrypted.
pub fn checked(url: &str, open: &[String]) -> Result<String, Wrong> {
    let url = url.trim();
    if url.len() > LONGEST
        || !url.bytes().all(|byte| byte.is_ascii_graphic())
        || url.contains(['#', '\\', '"'])
    {
        return Err(Wrong::Malformed);
    }
    let (scheme, rest) = url.split_once("://").ok_or(Wrong::Malformed)?;
    let authority = rest.split(['/', '?']).next().unwrap_or_default();
    if authority.is_empty() || authority.contains('@') || authority.starts_with(':') {
        return Err(Wrong::Malformed);
    }
    // Whoever calls it reads the port too: one that is none would fail each time.
    let port = authority.rsplit_once(':').filter(|_| !authority.ends_with(']')).map(|(_, port)| port);
    let is_port = |port: &str| {
        port.bytes().all(|byte| byte.is_ascii_digit()) && port.parse::<u16>().is_ok_and(|port| port > 0)
    };
    if !port.is_none_or(is_port) {
        return Err(Wrong::Malformed);
    }
    if open.iter().any(|host| host.eq_ignore_ascii_case(authority)) && ["http", "https"].contains(&scheme) {
        return Ok(url.to_owned());
    }
    match scheme {
        "https" => {}
        "http" => return Err(Wrong::Unencrypted),
        _ => return Err(Wrong::Malformed),
    }
    let host = authority.rsplit_once(':').filter(|_| !authority.ends_with(']')).map_or(authority, |it| it.0);
    let last = host.rsplit('.').next().unwrap_or_default();
    let letters = last.len() >= 2 && last.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    let named = host.contains('.') && letters && !last.bytes().all(|byte| byte.is_ascii_digit());
    // Bare numbers and names without a dot lead nowhere outside.
    if named && !["localhost", "local", "internal"].contains(&last) {
        Ok(url.to_owned())
    } else {
        Err(Wrong::Near)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_of_others_are_taken_and_near_ones_are_not() {
        let open = ["localhost:8081".to_owned()];
        for fine in [
            "https://hooks.example.dz/souk?key=1",
            "https://hooks.example:8443",
            "http://localhost:8081/hook",
        ] {
            assert_eq!(checked(fine, &open).as_deref(), Ok(fine));
        }
        assert_eq!(checked("http://hooks.example.dz/", &open), Err(Wrong::Unencrypted));
        for near in [
            "https://localhost/",
            "https://127.0.0.1/",
            "https://[::1]/",
            "https://10.0.0.1:8443/",
            "https://intranet/",
            "https://db.internal/",
            "https://localhost:8082/",
            "https://2130706433/",
        ] {
            assert_eq!(checked(near, &open), Err(Wrong::Near), "{near}");
        }
        for wrong in [
            "",
            "hooks.example",
            "ftp://hooks.example/",
            "https://",
            "https://a@hooks.example/",
            "https://hooks.example/ x",
            "https://hooks.example/#a",
            "javascript://hooks.example/",
            "https://hooks.example:99999/",
            "https://hooks.example:0/",
            "https://hooks.example:/",
            "https://hooks.example:+80/",
        ] {
            assert_eq!(checked(wrong, &open), Err(Wrong::Malformed), "{wrong}");
        }
        assert_eq!(checked(&format!("https://a.example/{}", "x".repeat(500)), &[]), Err(Wrong::Malformed));
    }
}
