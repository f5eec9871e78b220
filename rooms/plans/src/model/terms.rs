//! What of a plan's new version is better for a shop, and what is worse.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// One figure that differs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Difference {
    /// An entitlement, `price_month`, `price_year` or `trial_hours`.
    pub key: String,
    /// Null = no limit; of a year's price: not sold so.
    pub before: Value,
    pub after: Value,
}

/// Figures of which less is better, or that concern new shops alone.
const OF_SALE: [&str; 3] = ["price_month", "price_year", "trial_hours"];

impl Difference {
    /// Can it be given to a shop that has the plan already? Prices are paid by renewals.
    pub fn is_given(&self) -> bool {
        !OF_SALE.contains(&self.key.as_str())
    }
}

/// Is `after` better than `before`? Both are yes or no, or numbers with null for no limit.
pub fn is_better(key: &str, before: &Value, after: &Value) -> bool {
    let number = |value: &Value| match value {
        Value::Bool(yes) => i64::from(*yes),
        Value::Null => i64::MAX,
        number => number.as_i64().unwrap_or(0),
    };
    match key {
        "price_month" | "price_year" => number(after) < number(before),
        _ => number(after) > number(before),
    }
}

/// The better and the worse part of what differs.
pub fn difference(
    before: &BTreeMap<String, Value>,
    after: &BTreeMap<String, Value>,
) -> (Vec<Difference>, Vec<Difference>) {
    let differ = after.iter().filter_map(|(key, after)| {
        let absent = if key.contains(".max") { Value::from(0) } else { Value::Bool(false) };
        let before = before.get(key).cloned().unwrap_or(absent);
        (before != *after).then(|| Difference { key: key.clone(), before, after: after.clone() })
    });
    differ.partition(|it| is_better(&it.key, &it.before, &it.after))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn map(value: Value) -> BTreeMap<String, Value> {
        serde_json::from_value(value).unwrap()
    }

    #[test]
    fn more_orders_and_a_lower_price_are_better_and_no_limit_is_the_best() {
        let before =
            map(json!({"online_orders.max": 100, "users.max": null, "pos": false, "price_month": 1000,
                                "price_year": null, "trial_hours": 120, "games": true}));
        let after = map(json!({"online_orders.max": null, "users.max": 3, "pos": true, "price_month": 900,
                               "price_year": 9000, "trial_hours": 0, "games": true}));
        let (better, worse) = difference(&before, &after);
        let keys = |of: &[Difference]| of.iter().map(|it| it.key.clone()).collect::<Vec<_>>();
        assert_eq!(keys(&better), ["online_orders.max", "pos", "price_month", "price_year"]);
        assert_eq!(keys(&worse), ["trial_hours", "users.max"]);
        let given: Vec<bool> = better.iter().map(Difference::is_given).collect();
        assert_eq!(given, [true, true, false, false]);
        assert_eq!(difference(&before, &before), (vec![], vec![]));
    }
}
