//! What placing an order answered, read anew: for a key that is repeated after a hundred days.

use souk_core::{Currency, RawId, Result, params};
use souk_engine::{Context, Reader, row, sql};

use crate::OrderId;
use crate::commands::PlacedOrder;
use crate::model::status::{PaymentStatus, Status};

row! {
    struct Cells {
        id: OrderId,
        number: i64,
        code: String,
        status: Status,
        payment_status: PaymentStatus,
        goods: i64,
        delivery_fee: i64,
        rounding: i64,
        total: i64,
        currency: Currency,
        slug: String,
    }
}

/// The order as it stands now, in the shape of the first answer; the quota of that day is history.
pub(crate) fn placed_again(db: &mut Reader<'_>, cx: &Context, order: RawId) -> Result<Option<PlacedOrder>> {
    let found: Option<Cells> = db.one(
        sql!(
            "select o.id, o.number, o.code, o.status, o.payment_status, o.goods, o.delivery_fee, o.rounding,
                    o.total, o.currency, s.slug
             from orders o join v_shops s on s.shop_id = o.shop_id where o.shop_id = $1 and o.id = $2"
        ),
        params![cx.shop, order],
    )?;
    Ok(found.map(|order| PlacedOrder {
        order_id: order.id,
        number: (!cx.actor.is_visitor()).then_some(order.number),
        status: order.status,
        payment_status: order.payment_status,
        goods_minor: order.goods,
        delivery_fee_minor: order.delivery_fee,
        rounding_minor: order.rounding,
        total_minor: order.total,
        currency: order.currency,
        status_url: format!("/shop/{}/o?code={}", order.slug, order.code),
        code: order.code,
        limit_info: None,
    }))
}
