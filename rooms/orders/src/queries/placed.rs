//! What placing an order answered, read anew: for a key that is repeated after a hundred days.

use souk_core::{Currency, RawId, Result, params};
use souk_engine::{Context, Reader, row, sql};

use crate::OrderId;
use crate::commands::PlacedOrder;
use crate::model::bill::Bill;
use crate::model::request::RequestKind;
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
    if found.is_none() {
        return requested_again(db, cx, order);
    }
    Ok(found.map(|order| {
        let bill = Bill {
            goods_minor: order.goods,
            discount_minor: 0,
            delivery_fee_minor: order.delivery_fee,
            rounding_minor: order.rounding,
            total_minor: order.total,
            currency: order.currency,
        };
        PlacedOrder {
            number: (!cx.actor.is_visitor()).then_some(order.number),
            status: order.status,
            payment_status: order.payment_status,
            ..PlacedOrder::plain(order.id, &order.code, &bill, &order.slug)
        }
    }))
}

row! {
    struct Requested {
        id: OrderId,
        code: String,
        kind: RequestKind,
        goods: i64,
        delivery_fee: i64,
        rounding: i64,
        total: i64,
        currency: Currency,
        slug: String,
    }
}

/// A request that has not become an order; whoever is looked at first learns nothing of it.
fn requested_again(db: &mut Reader<'_>, cx: &Context, id: RawId) -> Result<Option<PlacedOrder>> {
    let found: Option<Requested> = db.one(
        sql!(
            "select r.id, r.code, r.kind, r.goods, r.delivery_fee, r.rounding, r.total, r.currency, s.slug
             from order_requests r join v_shops s on s.shop_id = r.shop_id
             where r.shop_id = $1 and r.id = $2"
        ),
        params![cx.shop, id],
    )?;
    let Some(found) = found else { return Ok(None) };
    let bill = Bill {
        goods_minor: found.goods,
        discount_minor: 0,
        delivery_fee_minor: found.delivery_fee,
        rounding_minor: found.rounding,
        total_minor: found.total,
        currency: found.currency,
    };
    Ok(Some(PlacedOrder::requested(found.id, &found.code, found.kind, &bill, &found.slug, cx)))
}
