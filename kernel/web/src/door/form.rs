//! Signed one-time tokens of forms: bound to whoever got the page, dated, and the idempotency key of what is
//! sent.

use souk_core::{Ids, Moment, RawId};
use souk_engine::Vault;

pub const HOUR_24: i64 = 24 * Moment::HOUR;
const PURPOSE: &str = "form";

/// A token that was read back and found to be ours.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FormToken {
    /// The idempotency key: the same form sent twice, also from two tabs, is one.
    pub key: String,
    /// When the page was made.
    pub made_at: Moment,
}

impl FormToken {
    /// A fresh token for the holder of `secret`: `nonce.moment.signature`.
    pub fn make(vault: &Vault, ids: &Ids, secret: &str, now: Moment) -> String {
        let nonce = RawId(ids.bytes()).encode();
        let text = format!("{nonce}.{}", now.0);
        format!("{text}.{}", vault.mark(PURPOSE, &format!("{text}.{secret}")).encode())
    }

    /// `None` when it is not ours, not this holder's, or older than 24 hours.
    pub fn read(vault: &Vault, secret: &str, now: Moment, token: &str) -> Option<Self> {
        let (text, signature) = token.rsplit_once('.')?;
        let (nonce, moment) = text.split_once('.')?;
        let same = vault.marked(PURPOSE, &format!("{text}.{secret}"), signature);
        let made_at = Moment(moment.parse().ok()?);
        let age = now.since(made_at);
        (same && (0..=HOUR_24).contains(&age)).then(|| Self { key: format!("form-{nonce}"), made_at })
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use souk_core::SeededEntropy;

    use super::*;

    #[test]
    fn a_token_is_for_one_holder_and_one_day() {
        let ids = Ids::new(Arc::new(SeededEntropy::new(1)));
        let vault = Vault::new([7; 32], &[], ids.clone());
        let now = Moment(1_790_000_000_000_000);
        let token = FormToken::make(&vault, &ids, "amina", now);
        assert!(FormToken::read(&vault, "amina", now.plus(HOUR_24), &token).is_some());
        assert!(FormToken::read(&vault, "amina", now.plus(HOUR_24 + 1), &token).is_none(), "too old");
        assert!(FormToken::read(&vault, "karim", now, &token).is_none(), "somebody else's");
        assert!(FormToken::read(&vault, "amina", now, &token.replace(".17", ".18")).is_none(), "altered");
    }
}
