//! Names of hosts as merchants write them and as browsers send them.

use super::punycode;

/// Room for what is put in front of it.
const LONGEST: usize = 240;
const LABEL: usize = 63;
/// Names that lead nowhere on the Internet, or to the machine itself.
const NEAR: [&str; 8] = ["localhost", "local", "internal", "lan", "home", "arpa", "invalid", "onion"];

/// What somebody wrote, as name servers know it: `Boutique.DZ.`, `https://متجر.الجزائر/`. A port of HTTP is
/// left out, since browsers do so too.
pub fn host(text: &str) -> Option<String> {
    let text = text.trim();
    let text = ["https://", "http://"].iter().find_map(|scheme| rest_of(text, scheme)).unwrap_or(text);
    let text = text.strip_suffix('/').unwrap_or(text);
    let text = [":443", ":80"].iter().find_map(|port| text.strip_suffix(port)).unwrap_or(text);
    let composed = souk_core::text::composed(text).replace('\u{3002}', ".");
    let bare = composed.strip_suffix('.').unwrap_or(&composed);
    let labels: Vec<String> = bare.split('.').map(label).collect::<Option<_>>()?;
    let last = labels.last()?;
    let host = labels.join(".");
    let fits = labels.len() >= 2 && host.len() <= LONGEST;
    let known = last.bytes().any(|byte| byte.is_ascii_alphabetic()) && !NEAR.contains(&last.as_str());
    (fits && known).then_some(host)
}

fn rest_of<'t>(text: &'t str, scheme: &str) -> Option<&'t str> {
    let (start, rest) = text.split_at_checked(scheme.len())?;
    start.eq_ignore_ascii_case(scheme).then_some(rest)
}

fn label(text: &str) -> Option<String> {
    let ascii = if text.is_ascii() {
        if let Some(rest) = text.strip_prefix("xn--") {
            // Nobody can write it otherwise than it is shown.
            let shown = punycode::decode(rest)?;
            if shown.is_ascii() || label(&shown)? != text {
                return None;
            }
        } else if text.get(2..4) == Some("--") {
            return None;
        }
        text.to_owned()
    } else {
        let wordy = |c: char| souk_core::text::is_wordy(c) || c == '-';
        if !text.chars().all(wordy) || souk_core::text::composed(text) != text {
            return None;
        }
        format!("xn--{}", punycode::encode(text)?)
    };
    let plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    let inside = !ascii.starts_with('-') && !ascii.ends_with('-');
    let fits = (1..=LABEL).contains(&ascii.len());
    (fits && inside && ascii.bytes().all(plain)).then_some(ascii)
}

/// As people read it: `متجر.الجزائر`.
pub fn shown(host: &str) -> String {
    let label = |label: &str| {
        let decoded = label.strip_prefix("xn--").and_then(punycode::decode);
        decoded.unwrap_or_else(|| label.to_owned())
    };
    host.split('.').map(label).collect::<Vec<_>>().join(".")
}

/// One of the installation's own names, or below one.
pub fn is_own(host: &str, own: &[String]) -> bool {
    own.iter()
        .any(|own| host == own || host.strip_suffix(own.as_str()).is_some_and(|before| before.ends_with('.')))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_host_has_one_form_however_it_is_written() {
        for text in [
            "boutique.dz",
            " Boutique.DZ. ",
            "HTTPS://boutique.dz/",
            "boutique.dz:443",
            "http://boutique.dz:80",
            "Ｂoutique。dz",
        ] {
            assert_eq!(host(text).as_deref(), Some("boutique.dz"), "{text}");
        }
        let arabic = host("https://متجر.الجزائر/").unwrap();
        assert!(arabic.is_ascii() && arabic.starts_with("xn--"), "{arabic}");
        assert_eq!(host(&arabic), Some(arabic.clone()));
        assert_eq!(shown(&arabic), "متجر.الجزائر");
        assert_eq!(host("BÜCHER.example"), host("bücher.example"));
        assert_eq!(host("bücher.example").as_deref(), Some("xn--bcher-kva.example"));
    }

    #[test]
    fn what_is_no_host_of_the_internet_is_none() {
        for wrong in [
            "",
            ".",
            "boutique",
            "boutique..dz",
            "-a.dz",
            "a-.dz",
            "a_b.dz",
            "a b.dz",
            "a/b.dz",
            "a.dz/shop",
            "a.dz?x",
            "user@a.dz",
            "a.dz:8080",
            "192.0.2.1",
            "[2001:db8::1]",
            "localhost",
            "shop.localhost",
            "printer.local",
            "ab--c.dz",
            "xn--.dz",
            "xn--abc.dz",
            "xn--99999999.dz",
            "a\u{200d}b.dz",
            "a\u{202e}b.dz",
            "☃.dz",
            &format!("{}.dz", "a".repeat(64)),
            &"abcdefg.".repeat(40),
        ] {
            assert_eq!(host(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn our_own_names_and_those_below_are_ours() {
        let own = ["souk.example".to_owned()];
        assert!(is_own("souk.example", &own) && is_own("a.b.souk.example", &own));
        assert!(!is_own("mysouk.example", &own) && !is_own("example", &own));
    }
}
