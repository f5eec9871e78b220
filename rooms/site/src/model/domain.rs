//! A shop's own domain: where it stands, what proves it, and when it is looked at.

use souk_core::{Moment, TenantId};
use souk_engine::Vault;

souk_core::text_enum! {
    /// Where a domain stands.
    pub enum DomainState {
        /// Named; its record was not seen yet.
        Waiting => "waiting",
        /// The shop is served there.
        Proven => "proven",
        /// Served still, though its record is gone.
        Missing => "missing",
        /// Not served any more.
        Off => "off",
        /// Another shop has proven it.
        Lost => "lost",
    }
}

souk_core::text_enum! {
    /// What the last look brought.
    pub enum DomainFound {
        Record => "record",
        Nothing => "nothing",
        /// Texts stand there, this shop's is none of them.
        Other => "other",
        /// The record is there; another shop, which has it too, is served.
        Held => "held",
        /// No name server could say.
        NoAnswer => "no_answer",
        /// The shop's plan includes no domain any more.
        NoPlan => "no_plan",
    }
}

impl DomainState {
    pub const fn is_live(self) -> bool {
        matches!(self, Self::Proven | Self::Missing)
    }
}

/// How long a shop is served without its record: somebody moves to another name server, and forgets it.
pub const GRACE: i64 = 3 * Moment::DAY;

/// Where the record stands.
pub fn record_name(host: &str) -> String {
    format!("_souk.{host}")
}

/// What the record says; of this shop and this host alone, and the same whenever it is named again.
pub fn token(vault: &Vault, shop: TenantId, host: &str) -> String {
    let signature = vault.sign("domain", format!("{}.{host}", shop.raw().encode()).as_bytes());
    let hex: String = signature.iter().take(16).map(|byte| format!("{byte:02x}")).collect();
    format!("souk={hex}")
}

/// Is the record among these texts?
pub fn is_among(token: &str, texts: &[String]) -> bool {
    texts.iter().any(|text| text.trim() == token)
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use souk_core::{Ids, RawId, SeededEntropy};

    use super::*;

    /// Red where the shop or the host is no part of it: one record would prove others' shops.
    #[test]
    fn a_record_is_of_one_shop_and_one_host() {
        let vault = Vault::new([7; 32], &[], Ids::new(Arc::new(SeededEntropy::new(1))));
        let shop = |byte| TenantId::from_raw(RawId([byte; 16]));
        let first = token(&vault, shop(1), "a.dz");
        assert_eq!(first, token(&vault, shop(1), "a.dz"));
        assert_ne!(first, token(&vault, shop(2), "a.dz"));
        assert_ne!(first, token(&vault, shop(1), "b.dz"));
        let texts = ["v=spf1 -all".to_owned(), format!(" {first} ")];
        assert!(is_among(&first, &texts) && !is_among(&first, &[format!("{first}0")]));
    }
}
