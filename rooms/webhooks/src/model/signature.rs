//! Secrets and signatures by the Standard Webhooks specification.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;
use souk_core::Ids;

const PREFIX: &str = "whsec_";

/// 32 random bytes, as receivers keep them.
pub fn new_secret(ids: &Ids) -> String {
    format!("{PREFIX}{}", STANDARD.encode(ids.bytes::<32>()))
}

/// The header `webhook-signature`: one signature for each secret that is good now.
pub fn sign(secrets: &[String], id: &str, timestamp: i64, body: &[u8]) -> String {
    let signatures = secrets.iter().filter_map(|secret| {
        let key = STANDARD.decode(secret.strip_prefix(PREFIX)?).ok()?;
        let mut mac = Hmac::<Sha256>::new_from_slice(&key).ok()?;
        mac.update(format!("{id}.{timestamp}.").as_bytes());
        mac.update(body);
        Some(format!("v1,{}", STANDARD.encode(mac.finalize().into_bytes())))
    });
    signatures.collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The example of the specification.
    #[test]
    fn a_signature_is_what_receivers_compute() {
        let secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw".to_owned();
        let (id, at, body) = ("msg_p5jXN8AQM9LWM0D4loKWxJek", 1_614_265_330, br#"{"test": 2432232314}"#);
        let one = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";
        assert_eq!(sign(std::slice::from_ref(&secret), id, at, body), one);
        let both = sign(&[secret.clone(), secret], id, at, body);
        assert_eq!(both, format!("{one} {one}"));
        assert_eq!(sign(&["whsec_!".to_owned()], id, at, body), "");
    }
}
