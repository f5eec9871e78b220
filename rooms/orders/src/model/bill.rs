//! What an order costs: every figure is the server's own.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use souk_core::{Currency, Quantity, Result, money};

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Bill {
    /// Sum of the lines.
    pub goods_minor: i64,
    pub discount_minor: i64,
    pub delivery_fee_minor: i64,
    /// What rounding to payable cash adds or takes.
    pub rounding_minor: i64,
    pub total_minor: i64,
    pub currency: Currency,
}

/// Unit price times quantity, rounded half-up to the minor unit, once.
pub fn line_total(unit_price: i64, quantity: Quantity) -> Result<i64> {
    money::scale(unit_price, quantity.0, Quantity::ONE.0)
}

/// `cash_step`: the smallest cash there is, in minor units; 1 or less rounds nothing.
pub fn bill(
    lines: impl Iterator<Item = i64>,
    delivery_fee: i64,
    cash_step: i64,
    currency: Currency,
) -> Result<Bill> {
    let mut goods = 0;
    for line in lines {
        goods = money::add(goods, line)?;
    }
    let exact = money::add(goods, delivery_fee)?;
    let total = money::round_to_step(exact, cash_step)?;
    Ok(Bill {
        goods_minor: goods,
        discount_minor: 0,
        delivery_fee_minor: delivery_fee,
        rounding_minor: total - exact,
        total_minor: total,
        currency,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn dzd() -> Currency {
        Currency::parse("DZD").unwrap()
    }

    #[test]
    fn a_line_is_rounded_once_half_up() {
        assert_eq!(line_total(333, Quantity(500)).unwrap(), 167);
        assert_eq!(line_total(250_000, Quantity::whole(3)).unwrap(), 750_000);
        assert!(line_total(i64::MAX, Quantity::whole(2)).is_err());
    }

    #[test]
    fn cash_that_nobody_can_pay_is_rounded_as_its_own_line() {
        let bill = bill([123_450, 40].into_iter(), 60_000, 500, dzd()).unwrap();
        assert_eq!((bill.goods_minor, bill.rounding_minor, bill.total_minor), (123_490, 10, 183_500));
        assert_eq!(bill.goods_minor + bill.delivery_fee_minor + bill.rounding_minor, bill.total_minor);
    }

    #[test]
    fn half_a_step_goes_up_and_less_goes_down() {
        let rounding = |goods| bill([goods].into_iter(), 0, 500, dzd()).unwrap().rounding_minor;
        assert_eq!(rounding(250), 250);
        assert_eq!(rounding(249), -249);
        assert_eq!(rounding(1_000), 0);
    }
}
