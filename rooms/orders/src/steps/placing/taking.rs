//! What an order takes and how it is written: a checkout and a request whose turn came do it alike.

use souk_core::{Moment, RawId, Result, Value, params};
use souk_engine::{Context, Tx};
use souk_shops::{HoldStock, Settings, ShopId};
use souk_stock::Levels;

use super::{Basket, Item};
use crate::changes::Accept;

/// Holds the goods where the shop holds them from the placing on. `levels` is what was seen of the shelf;
/// without it somebody looks now.
pub fn hold_goods(
    tx: &mut Tx<'_, '_>,
    cx: &Context,
    settings: &Settings,
    levels: Option<Levels>,
    (order, basket): (RawId, &Basket),
) -> Result<()> {
    if settings.hold_stock_from != HoldStock::Placed {
        return Ok(());
    }
    let until = cx.now.plus(settings.pending_hours.saturating_mul(Moment::HOUR));
    match levels {
        Some(levels) => souk_stock::reserve_from(tx, levels, order, &basket.demand(), Some(until)),
        None => souk_stock::reserve(tx, order, &basket.demand(), Some(until)),
    }
}

/// Are there goods for a checkout that holds none? Whoever is looked at first is told like everybody, and
/// whoever waits for a unit too.
pub fn see_goods(settings: &Settings, levels: Levels, basket: &Basket) -> Result<()> {
    match settings.hold_stock_from {
        HoldStock::Placed => souk_stock::check_free(levels, &basket.demand()),
        HoldStock::Confirmed => Ok(()),
    }
}

/// The order's number; the first keeps the shop's currency as it is.
pub fn take_number(tx: &mut Tx<'_, '_>) -> Result<i64> {
    let number = tx.next_number("orders")?;
    if number == 1 {
        souk_shops::lock_currency(tx)?;
    }
    Ok(number)
}

/// Writes the order, and counts its lines as open.
pub fn accept(tx: &mut Tx<'_, '_>, accept: &Accept<'_>) -> Result<()> {
    tx.make(accept)?;
    let lines = accept.order.basket.products();
    lines.into_iter().try_for_each(|(product, lines)| souk_catalog::open_lines(tx, product, lines))
}

/// A line as the lines of orders and of requests are kept: `holder` is the order or the request.
pub fn line_cells(shop: ShopId, holder: RawId, line: i64, item: &Item) -> Vec<Value> {
    let variant = &item.variant;
    params![
        shop,
        holder,
        line,
        variant.product_id,
        variant.variant_id,
        variant.product_name,
        variant.variant_label,
        variant.full_code,
        item.quantity,
        item.unit_price,
        item.total
    ]
    .to_vec()
}
