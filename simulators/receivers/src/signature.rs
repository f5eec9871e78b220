//! What a careful receiver of webhooks checks, by the Standard Webhooks specification and nothing of ours.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

use crate::http::Heard;

/// How far the clocks may be apart, in seconds.
const TOLERANCE: i64 = 300;

/// Whether the request was signed with `secret` (`whsec_…`) and is of now; why not otherwise.
pub fn verify(heard: &Heard, secret: &str, now: i64) -> Result<(), String> {
    let header = |name: &str| heard.header(name).ok_or_else(|| format!("no {name}"));
    let (id, timestamp) = (header("webhook-id")?, header("webhook-timestamp")?);
    let at: i64 = timestamp.parse().map_err(|_| "a timestamp that is no number".to_owned())?;
    if (now - at).abs() > TOLERANCE {
        return Err(format!("the timestamp is {} s away", now - at));
    }
    if id.is_empty() || id.contains('.') {
        return Err(format!("an id {id:?}"));
    }
    let key = secret.strip_prefix("whsec_").ok_or("a secret without whsec_")?;
    let key = STANDARD.decode(key).map_err(|error| error.to_string())?;
    if !(24..=64).contains(&key.len()) {
        return Err(format!("a secret of {} bytes", key.len()));
    }
    let signed = header("webhook-signature")?.split(' ').any(|one| {
        let Some(("v1", signature)) = one.split_once(',') else { return false };
        let Ok(signature) = STANDARD.decode(signature) else { return false };
        let mut mac = Hmac::<Sha256>::new_from_slice(&key).expect("a key of any length");
        mac.update(format!("{id}.{timestamp}.").as_bytes());
        mac.update(&heard.body);
        mac.verify_slice(&signature).is_ok()
    });
    if signed { Ok(()) } else { Err("no signature fits".to_owned()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn heard(body: &str) -> Heard {
        let header = |name: &str, value: &str| (name.to_owned(), value.to_owned());
        Heard {
            headers: vec![
                header("webhook-id", "msg_p5jXN8AQM9LWM0D4loKWxJek"),
                header("webhook-timestamp", "1614265330"),
                header("webhook-signature", "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="),
            ],
            body: body.as_bytes().to_vec(),
            ..Heard::default()
        }
    }

    const SECRET: &str = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    #[test]
    fn the_example_of_the_specification_holds_and_nothing_beside_it() {
        let right = heard("{\"test\": 2432232314}");
        assert_eq!(verify(&right, SECRET, 1_614_265_330), Ok(()));
        assert!(verify(&heard("{\"test\": 2432232315}"), SECRET, 1_614_265_330).is_err());
        assert!(verify(&right, SECRET, 1_614_265_330 + 301).is_err());
        assert!(verify(&right, "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSx", 1_614_265_330).is_err());
    }
}
