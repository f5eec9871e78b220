//! Which events a shop may send out: all that happen in it, but for those of the machine itself and of
//! people's accounts.

/// First words of events that stay inside.
const INSIDE: [&str; 19] = [
    "message",
    "personal_data",
    "file",
    "job",
    "run",
    "installation",
    "user",
    "session",
    "api_key",
    "entitlement",
    "ledger",
    "plan",
    "credit",
    "trial",
    "quota",
    "subscription",
    "invitation",
    "webhook",
    "code",
];

/// What is sent when a member asks for a trial.
pub const TEST: &str = "webhook.test";

pub fn is_offered(event: &str) -> bool {
    let first = event.split('.').next().unwrap_or_default();
    // Counters that move with every order say nothing that the order does not.
    let counters = ["customer.counted", "product.lines_counted"];
    !INSIDE.contains(&first) && !counters.contains(&event)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Red where the deliveries' own events are offered: each would bring another.
    #[test]
    fn what_happens_in_the_shop_is_offered_and_what_happens_to_the_machine_is_not() {
        for offered in
            ["order.placed", "product.updated", "stock.changed", "customer.blocked", "shop.mode_set"]
        {
            assert!(is_offered(offered), "{offered}");
        }
        for inside in ["webhook.delivery_changed", "job.retried", "session.opened", "customer.counted"] {
            assert!(!is_offered(inside), "{inside}");
        }
    }
}
