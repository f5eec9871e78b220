//! The link by which a member tries their own shop: signed, so that nobody else orders for nothing.

use souk_core::{Moment, TenantId};
use souk_engine::Vault;

/// How long a member may try.
pub const LASTS: i64 = 2 * Moment::HOUR;

const PURPOSE: &str = "order-trial";

fn told(shop: TenantId, until: &str) -> String {
    format!("{}.{until}", shop.raw().encode())
}

/// `1790000000000000.SIGNATURE`
pub fn token(vault: &Vault, shop: TenantId, now: Moment) -> String {
    let until = now.plus(LASTS).0.to_string();
    format!("{until}.{}", vault.mark(PURPOSE, &told(shop, &until)).encode())
}

/// False where it is another shop's, too old or not ours.
pub fn is_valid(vault: &Vault, shop: TenantId, now: Moment, token: &str) -> bool {
    let Some((until, given)) = token.split_once('.') else { return false };
    vault.marked(PURPOSE, &told(shop, until), given) && until.parse().is_ok_and(|until: i64| now.0 < until)
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use souk_core::{Ids, RawId, SeededEntropy};

    use super::*;

    #[test]
    fn a_trial_is_of_one_shop_and_ends() {
        let vault = Vault::new([7; 32], &[], Ids::new(Arc::new(SeededEntropy::new(1))));
        let (shop, other) = (TenantId::from_raw(RawId([1; 16])), TenantId::from_raw(RawId([2; 16])));
        let now = Moment(1_800_000_000_000_000);
        let token = token(&vault, shop, now);
        let end = now.plus(LASTS);
        assert!(is_valid(&vault, shop, now, &token) && is_valid(&vault, shop, Moment(end.0 - 1), &token));
        assert!(!is_valid(&vault, shop, end, &token), "too old");
        assert!(!is_valid(&vault, other, now, &token), "another shop's");
        let later = token.replacen('1', "9", 1);
        for odd in [later.as_str(), "", ".", "off", "9999999999999999."] {
            assert!(!is_valid(&vault, shop, now, odd), "{odd}");
        }
    }
}
