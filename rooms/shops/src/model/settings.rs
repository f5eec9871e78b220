//! The shop's settings: one typed value with a default for each, kept as JSON.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use souk_core::{Colour, Currency, Refusal, Result, Words, text};

use super::defences::Defences;
use crate::refusals::{COLOUR_PALE, SETTINGS_INVALID};

/// Between the shop's colour and the page, so that lines and buttons of it are seen (WCAG 2.2, 1.4.11).
const LEAST_CONTRAST: f64 = 3.0;

souk_core::text_enum! {
    /// From when on an order holds its goods.
    pub enum HoldStock {
        Placed => "placed",
        Confirmed => "confirmed",
    }
}

souk_core::text_enum! {
    /// What becomes of a checkout when the quota of online orders is used up.
    pub enum WhenBlocked {
        Refuse => "refuse",
        /// Kept sealed until there are units again.
        Wait => "wait",
    }
}

/// Fields that older rows lack take their defaults; fields that a newer release wrote are left out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
pub struct Settings {
    /// Orders not yet confirmed that one customer may have: 1 to 50.
    pub open_orders_per_customer: i64,
    /// Orders of one customer a day; 0 = off.
    pub daily_order_limit: i64,
    pub hold_stock_from: HoldStock,
    /// How long a placed order holds its goods.
    pub pending_hours: i64,
    /// What a total payable in cash is rounded to, in minor units; a shop opens with one whole unit of its
    /// currency.
    pub cash_step: i64,
    /// Most pieces in one line: 1 to 999.
    pub max_quantity: i64,
    pub address_required_home: bool,
    pub map_version: String,
    pub support_text: Words,
    pub mode_notice: Words,
    /// The theme's colour, `#rrggbb`.
    pub colour: String,
    pub when_blocked: WhenBlocked,
    /// How long an order request waits: 1 to 72.
    pub request_hours: i64,
    /// How many requests may wait for units, in percent of the included orders: 0 to 100.
    pub request_percent: i64,
    pub defences: Defences,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            open_orders_per_customer: 3,
            daily_order_limit: 10,
            hold_stock_from: HoldStock::Placed,
            pending_hours: 72,
            cash_step: 100,
            max_quantity: 99,
            address_required_home: false,
            map_version: "DZ-69".to_owned(),
            support_text: Words::default(),
            mode_notice: Words::default(),
            colour: "#0f766e".to_owned(),
            when_blocked: WhenBlocked::Refuse,
            request_hours: 72,
            request_percent: 50,
            defences: Defences::default(),
        }
    }
}

impl Settings {
    /// Refuses what is out of range, every field at once.
    pub fn check(&self, currency: Currency) -> Result<()> {
        let short = |words: &Words, max| words.0.values().all(|part| text::lines(part, max).is_some());
        let wrong = [
            ("open_orders_per_customer", (1..=50).contains(&self.open_orders_per_customer)),
            ("daily_order_limit", (0..=1000).contains(&self.daily_order_limit)),
            ("pending_hours", (1..=14 * 24).contains(&self.pending_hours)),
            ("cash_step", (1..=1000 * currency.unit()).contains(&self.cash_step)),
            ("max_quantity", (1..=999).contains(&self.max_quantity)),
            ("map_version", (1..=20).contains(&self.map_version.len())),
            ("support_text", short(&self.support_text, 1000)),
            ("mode_notice", short(&self.mode_notice, 500)),
            ("request_hours", (1..=72).contains(&self.request_hours)),
            ("request_percent", (0..=100).contains(&self.request_percent)),
            ("colour", Colour::parse(&self.colour).is_some()),
        ];
        let bad = wrong.into_iter().chain(self.defences.ranges()).filter(|(_, fine)| !fine);
        let refusal: Refusal = bad
            .fold(SETTINGS_INVALID.with(), |refusal, (field, _)| refusal.field(field, SETTINGS_INVALID.code));
        if !refusal.fields.is_empty() {
            return refusal.err();
        }
        let seen = |colour: Colour| colour.contrast(Colour::WHITE) >= LEAST_CONTRAST;
        match Colour::parse(&self.colour).is_none_or(seen) {
            true => Ok(()),
            false => COLOUR_PALE.with().field("colour", COLOUR_PALE.code).err(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn dzd() -> Currency {
        Currency::parse("DZD").unwrap()
    }

    #[test]
    fn an_empty_row_is_all_defaults_and_the_defaults_hold() {
        let empty: Settings = serde_json::from_str("{}").unwrap();
        assert_eq!(empty, Settings::default());
        empty.check(dzd()).unwrap();
        assert_eq!(empty.cash_step, dzd().unit(), "one dinar");
    }

    #[test]
    fn a_newer_rows_unknown_field_is_no_fault() {
        let newer: Settings = serde_json::from_str(r#"{"pending_hours": 24, "later": true}"#).unwrap();
        assert_eq!(newer.pending_hours, 24);
    }

    #[test]
    fn all_wrong_fields_are_named_at_once() {
        let bad = Settings {
            open_orders_per_customer: 51,
            daily_order_limit: -1,
            cash_step: 0,
            max_quantity: 0,
            colour: "red".to_owned(),
            ..Settings::default()
        };
        let error = bad.check(dzd()).unwrap_err();
        let fields: Vec<_> =
            error.refusal().unwrap().fields.iter().map(|field| field.field.as_str()).collect();
        assert_eq!(
            fields,
            ["open_orders_per_customer", "daily_order_limit", "cash_step", "max_quantity", "colour"]
        );
    }

    #[test]
    fn a_colour_that_cannot_be_told_from_the_page_is_refused() {
        for (colour, fine) in [("#0f766e", true), ("#c2410c", true), ("#ffffff", false), ("#ffe066", false)] {
            let settings = Settings { colour: colour.to_owned(), ..Settings::default() };
            let code = settings.check(dzd()).err().map(|error| error.code());
            assert_eq!(code, (!fine).then_some("shop.colour_pale"), "{colour}");
        }
    }

    #[test]
    fn the_ends_of_each_range_hold() {
        for open in [1, 50] {
            Settings { open_orders_per_customer: open, ..Settings::default() }.check(dzd()).unwrap();
        }
        for (open, limit) in [(0, 0), (3, 1001)] {
            let outside =
                Settings { open_orders_per_customer: open, daily_order_limit: limit, ..Settings::default() };
            assert!(outside.check(dzd()).is_err());
        }
    }
}
