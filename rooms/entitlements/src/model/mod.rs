//! The closed list of keys that a plan gives a value for.

/// Yes or no.
pub const FLAGS: &[&str] = &[
    "storefront",
    "stock",
    "reports.basic",
    "reports.full",
    "support.email",
    "support.phone",
    "support.chat",
    "api",
    "webhooks",
    "custom_domain",
    "confirmation.team",
    "channels",
    "pos",
    "digital_subscriptions",
    "games",
    "repairs",
];

/// A number; none = no limit.
pub const NUMBERS: &[&str] = &["products.max", "users.max", "carriers.max", "online_orders.max"];

/// Is `key` one that a plan may give?
pub fn is_known(key: &str) -> bool {
    FLAGS.contains(&key) || NUMBERS.contains(&key)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_stands_once() {
        let mut keys: Vec<_> = FLAGS.iter().chain(NUMBERS).collect();
        keys.sort_unstable();
        keys.dedup();
        assert_eq!(keys.len(), FLAGS.len() + NUMBERS.len());
        assert!(is_known("pos") && is_known("users.max"));
        assert!(!is_known("users"));
    }
}
