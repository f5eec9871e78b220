//! The plans that an installation starts with. A platform admin adds versions; code is only the first one.

use std::collections::BTreeMap;

use serde_json::{Value, json};
use souk_core::{Lang, Words};

/// The plan of whoever runs the installation: no limit anywhere.
pub const OWN: &str = "own";
/// Where a new shop begins.
pub const STARTER: &str = "ecommerce_starter";

/// Channels whose orders take a unit. A marketplace is never among them: what was sold there is sold.
pub const COUNTED: &[&str] = &["storefront", "telegram", "instagram", "whatsapp", "api"];

/// A plan as it is first set up. Limits: none = no limit.
#[derive(Debug, Clone, Copy)]
pub struct Seed {
    pub code: &'static str,
    ar: &'static str,
    en: &'static str,
    fr: &'static str,
    ru: &'static str,
    kk: &'static str,
    /// Whole units of the currency a month.
    pub price: i64,
    /// A year at once.
    pub year: Option<i64>,
    pub orders: Option<i64>,
    pub products: Option<i64>,
    pub users: Option<i64>,
    pub trial_hours: i64,
    /// What it includes beyond [`BASE`].
    extra: &'static [&'static str],
}

const BASE: &[&str] = &["storefront", "stock", "reports.basic", "api", "channels"];
const MEDIUM: &[&str] = &["support.email", "reports.full", "webhooks", "confirmation.team"];
const FULL: &[&str] =
    &["support.email", "reports.full", "webhooks", "confirmation.team", "custom_domain", "support.phone"];
const TRADERS: &[&str] = &[
    "support.email",
    "reports.full",
    "webhooks",
    "confirmation.team",
    "custom_domain",
    "support.phone",
    "support.chat",
];
const EVERYTHING: &[&str] = &[
    "reports.full",
    "webhooks",
    "confirmation.team",
    "custom_domain",
    "pos",
    "digital_subscriptions",
    "games",
    "repairs",
];

pub const PLANS: &[Seed] = &[
    Seed {
        code: STARTER,
        ar: "تجار إلكترونيين مبتدئين",
        en: "Starter",
        fr: "Débutant",
        ru: "Начальный",
        kk: "Бастапқы",
        price: 1000,
        year: Some(12_000),
        orders: Some(100),
        products: Some(50),
        users: Some(1),
        trial_hours: 120,
        extra: &["support.email"],
    },
    Seed {
        code: "ecommerce_medium",
        ar: "متوسطة",
        en: "Medium",
        fr: "Intermédiaire",
        ru: "Средний",
        kk: "Орташа",
        price: 2500,
        year: None,
        orders: Some(300),
        products: Some(200),
        users: Some(3),
        trial_hours: 0,
        extra: MEDIUM,
    },
    Seed {
        code: "ecommerce_full",
        ar: "كاملة",
        en: "Full",
        fr: "Complet",
        ru: "Полный",
        kk: "Толық",
        price: 4000,
        year: None,
        orders: Some(500),
        products: Some(500),
        users: Some(5),
        trial_hours: 0,
        extra: FULL,
    },
    Seed {
        code: "ecommerce_traders",
        ar: "تجار",
        en: "Traders",
        fr: "Commerçants",
        ru: "Торговый",
        kk: "Саудагер",
        price: 7000,
        year: None,
        orders: Some(1000),
        products: None,
        users: Some(10),
        trial_hours: 0,
        extra: TRADERS,
    },
    Seed {
        code: OWN,
        ar: "باقة صاحب النظام",
        en: "Owner's plan",
        fr: "Forfait du propriétaire",
        ru: "Тариф владельца",
        kk: "Иесінің тарифі",
        price: 0,
        year: None,
        orders: None,
        products: None,
        users: None,
        trial_hours: 0,
        extra: EVERYTHING,
    },
];

/// Code, orders, price in whole units, months that it lives.
pub const PACKAGES: &[(&str, i64, i64, Option<i64>)] =
    &[("credits_100", 100, 1000, Some(12)), ("credits_250", 250, 2000, Some(12))];

impl Seed {
    pub fn names(&self) -> Words {
        Words::one(Lang::Ar, self.ar)
            .with(Lang::En, self.en)
            .with(Lang::Fr, self.fr)
            .with(Lang::Ru, self.ru)
            .with(Lang::Kk, self.kk)
    }
    /// A value for every key: yes, no, a number, or null for no limit.
    pub fn entitlements(&self) -> BTreeMap<String, Value> {
        let flag = |key: &&str| (key.to_string(), json!(BASE.contains(key) || self.extra.contains(key)));
        let number = |key: &&str| {
            let max = match *key {
                "products.max" => self.products,
                "users.max" => self.users,
                "online_orders.max" => self.orders,
                _ => None,
            };
            (key.to_string(), json!(max))
        };
        let flags = souk_entitlements::model::FLAGS.iter().map(flag);
        flags.chain(souk_entitlements::model::NUMBERS.iter().map(number)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_starter_plan_is_the_one_of_the_brief() {
        let starter = PLANS.iter().find(|plan| plan.code == STARTER).unwrap();
        assert_eq!((starter.price, starter.orders, starter.products), (1000, Some(100), Some(50)));
        assert_eq!((starter.users, starter.trial_hours), (Some(1), 120));
        let values = starter.entitlements();
        for excluded in ["pos", "digital_subscriptions", "games", "repairs"] {
            assert_eq!(values.get(excluded), Some(&json!(false)), "{excluded}");
        }
        for included in ["storefront", "stock", "reports.basic", "support.email"] {
            assert_eq!(values.get(included), Some(&json!(true)), "{included}");
        }
        assert_eq!(values.get("products.max"), Some(&json!(50)));
    }

    #[test]
    fn every_plan_gives_a_value_for_every_key_and_names_no_other() {
        for plan in PLANS {
            assert!(plan.entitlements().keys().all(|key| souk_entitlements::model::is_known(key)));
            assert_eq!(plan.entitlements().len(), 20, "{}", plan.code);
            assert!(plan.extra.iter().all(|key| souk_entitlements::model::FLAGS.contains(key)));
            assert!(plan.names().0.len() == Lang::ALL.len());
        }
        assert_eq!(PLANS.len(), 5);
    }

    #[test]
    fn no_marketplace_is_counted() {
        assert!(!COUNTED.contains(&"kaspi") && !COUNTED.contains(&"member") && !COUNTED.contains(&"test"));
    }
}
