//! What delivery costs: the first rate that matches a place, most exact first, and what the weight adds.

use super::goods::{Goods, billable_kg, overweight};

souk_core::text_enum! {
    pub enum DeliveryOption {
        Home => "home",
        Desk => "desk",
    }
}

souk_core::text_enum! {
    /// How far a rate reaches; a later one of this list is more exact and goes first.
    pub enum Scope {
        Default => "default",
        Zone => "zone",
        Province => "province",
        Municipality => "municipality",
    }
}

souk_core::text_enum! {
    /// Which rule gave the fee.
    pub enum Why {
        FreeAbove => "free_above",
        Municipality => "municipality",
        Province => "province",
        Zone => "zone",
        Default => "default",
    }
}

/// The carrier of rates that name none: the shop brings the goods itself.
pub const OWN: &str = "own";

/// A carrier code: 1 to 40 of a-z, 0-9, `_` and `-`.
pub fn is_carrier(code: &str) -> bool {
    (1..=40).contains(&code.len())
        && code.bytes().all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'_' | b'-'))
}

souk_engine::row! {
    /// What a rate says, without the place it is for.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct Rate {
        pub carrier: String,
        pub option: DeliveryOption,
        pub scope: Scope,
        /// Minor units; none = not served, 0 = free.
        pub fee: Option<i64>,
        /// Goods of this sum or more travel free.
        pub free_above: Option<i64>,
        /// What the carrier takes for each kilogram beyond an ordinary parcel.
        pub oversize_fee: i64,
    }
}

/// One way to bring the goods to a place.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize, schemars::JsonSchema)]
pub struct Quote {
    pub option: DeliveryOption,
    pub carrier: String,
    /// Minor units, with `oversize_minor`.
    pub minor: i64,
    /// What of it is for the weight.
    pub oversize_minor: i64,
    pub why: Why,
}

/// A fee as an order keeps it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fee {
    pub minor: i64,
    pub oversize_minor: i64,
    pub carrier: String,
    pub why: Why,
}

/// Every carrier and option that serves the place which all these rates match, cheapest first. A threshold of
/// the carrier's default rate holds for its other rates too, unless they have their own.
pub fn quotes(mut rates: Vec<Rate>, goods: Goods) -> Vec<Quote> {
    rates.sort_by(|a, b| (a.option, &a.carrier, b.scope).cmp(&(b.option, &b.carrier, a.scope)));
    let mut quotes: Vec<Quote> = rates
        .chunk_by(|a, b| a.option == b.option && a.carrier == b.carrier)
        .filter_map(|of_carrier| quote(of_carrier, goods))
        .collect();
    quotes.sort_by(|a, b| (a.option, a.minor, &a.carrier).cmp(&(b.option, b.minor, &b.carrier)));
    quotes
}

/// `rates` of one carrier and option, most exact first.
fn quote(rates: &[Rate], goods: Goods) -> Option<Quote> {
    let rate = rates.first()?;
    let fee = rate.fee?;
    let default = rates.iter().find(|rate| rate.scope == Scope::Default);
    let free_above = rate.free_above.or_else(|| default?.free_above);
    let (minor, why) = match (free_above, rate.scope) {
        (Some(threshold), _) if goods.total >= threshold => (0, Why::FreeAbove),
        (_, Scope::Municipality) => (fee, Why::Municipality),
        (_, Scope::Province) => (fee, Why::Province),
        (_, Scope::Zone) => (fee, Why::Zone),
        (_, Scope::Default) => (fee, Why::Default),
    };
    // What is promised free stays free, however heavy.
    let oversize_minor = match minor {
        0 => 0,
        _ => overweight(billable_kg(goods.grams, [0; 3]), rate.oversize_fee),
    };
    let minor = minor.saturating_add(oversize_minor);
    Some(Quote { option: rate.option, carrier: rate.carrier.clone(), minor, oversize_minor, why })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rate(carrier: &str, scope: Scope, fee: Option<i64>, free_above: Option<i64>) -> Rate {
        Rate {
            carrier: carrier.to_owned(),
            option: DeliveryOption::Home,
            scope,
            fee,
            free_above,
            oversize_fee: 50,
        }
    }
    fn first(rates: Vec<Rate>, total: i64) -> Option<(i64, Why)> {
        quotes(rates, Goods { total, grams: 0 }).first().map(|quote| (quote.minor, quote.why))
    }

    #[test]
    fn the_most_exact_rate_goes_first() {
        let default = rate(OWN, Scope::Default, Some(900), None);
        let province = rate(OWN, Scope::Province, Some(600), None);
        let municipality = rate(OWN, Scope::Municipality, Some(0), None);
        assert_eq!(first(vec![default.clone()], 1), Some((900, Why::Default)));
        assert_eq!(first(vec![default.clone(), province.clone()], 1), Some((600, Why::Province)));
        let zone = rate(OWN, Scope::Zone, Some(700), None);
        assert_eq!(first(vec![default.clone(), zone.clone()], 1), Some((700, Why::Zone)));
        assert_eq!(first(vec![zone, province.clone()], 1), Some((600, Why::Province)));
        assert_eq!(first(vec![default, municipality, province], 1), Some((0, Why::Municipality)));
        assert_eq!(first(vec![], 1), None);
    }

    #[test]
    fn an_empty_fee_is_not_served_whatever_stands_behind_it() {
        let default = rate(OWN, Scope::Default, Some(900), Some(10));
        let province = rate(OWN, Scope::Province, None, None);
        assert_eq!(first(vec![default, province], 1_000), None);
    }

    #[test]
    fn goods_from_the_threshold_on_travel_free() {
        let default = rate(OWN, Scope::Default, Some(900), Some(5_000));
        let near = rate(OWN, Scope::Province, Some(600), None);
        let far = rate(OWN, Scope::Province, Some(1_800), Some(9_000));
        assert_eq!(first(vec![default.clone(), near.clone()], 4_999), Some((600, Why::Province)));
        assert_eq!(first(vec![default.clone(), near], 5_000), Some((0, Why::FreeAbove)));
        assert_eq!(first(vec![default, far], 5_000), Some((1_800, Why::Province)));
    }

    #[test]
    fn carriers_stand_side_by_side_cheapest_first() {
        let rates = vec![
            rate("yalidine", Scope::Province, Some(600), None),
            rate("zr", Scope::Default, Some(500), None),
            rate("abc", Scope::Province, None, None),
            Rate { option: DeliveryOption::Desk, ..rate("zr", Scope::Default, Some(370), None) },
        ];
        let shown: Vec<String> = quotes(rates, Goods::default())
            .iter()
            .map(|q| format!("{} {} {}", q.option, q.carrier, q.minor))
            .collect();
        assert_eq!(shown, ["home zr 500", "home yalidine 600", "desk zr 370"]);
    }

    #[test]
    fn weight_beyond_five_kilograms_is_paid_and_what_is_free_stays_free() {
        let heavy = |rates: Vec<Rate>, total: i64, grams: i64| {
            let quotes = quotes(rates, Goods { total, grams });
            quotes.first().map(|quote| (quote.carrier.clone(), quote.minor, quote.oversize_minor))
        };
        let own = |minor, oversize| Some((OWN.to_owned(), minor, oversize));
        let rate_of = |fee| rate(OWN, Scope::Default, Some(fee), Some(5_000));
        assert_eq!(heavy(vec![rate_of(900)], 1, 5_000), own(900, 0));
        assert_eq!(heavy(vec![rate_of(900)], 1, 5_001), own(950, 50));
        assert_eq!(heavy(vec![rate_of(900)], 5_000, 9_000), own(0, 0));
        assert_eq!(heavy(vec![rate_of(0)], 1, 9_000), own(0, 0));
        // Who is cheaper for a light parcel need not be for a heavy one.
        let light = Rate { oversize_fee: 10, ..rate("zr", Scope::Default, Some(1_000), None) };
        assert_eq!(heavy(vec![rate_of(900), light.clone()], 1, 5_000), own(900, 0));
        assert_eq!(heavy(vec![rate_of(900), light], 1, 9_000), Some(("zr".to_owned(), 1_040, 40)));
    }

    #[test]
    fn carrier_codes_are_plain() {
        assert!(is_carrier("yalidine") && is_carrier("zr-express_2"));
        for bad in ["", "Yalidine", "زر", "a b", &"x".repeat(41)] {
            assert!(!is_carrier(bad), "{bad}");
        }
    }
}
