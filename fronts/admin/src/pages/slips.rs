//! Many orders on paper, a slip of A6 for each: what to pack, for whom and where to.

use serde_json::{Value, json};
use souk_core::{Lang, Money, Words};
use souk_orders::{OrderCard, OrderId, OrderView, PaymentStatus};
use souk_parcels::queries::ParcelList;

use crate::desk::Desk;
use crate::failed::{Answer, Failed};

pub async fn page(desk: &Desk, orders: &[OrderId]) -> Answer {
    let mut slips = Vec::new();
    for id in orders {
        let order = desk.query(OrderCard { id: *id }).await?;
        slips.push(slip(desk, &order).await?);
    }
    let data = json!({
        "slips": slips,
        "shop": desk.words(&desk.shop.name),
        "shop_phone": desk.shop.phone.clone(),
    });
    desk.page("admin/order_slips.html", data)
}

async fn slip(desk: &Desk, order: &OrderView) -> Result<Value, Failed> {
    let of_order = ParcelList { order: Some(order.id), ..ParcelList::default() };
    let parcels = desk.query(of_order).await?.items;
    let living = parcels.iter().find(|parcel| parcel.state.is_living());
    let place = |words: &Words| words.get(desk.lang(), &[Lang::Fr]).to_owned();
    let lines = order.lines.iter().map(|line| {
        let (name, label) = (desk.words(&line.name), &line.variant_label);
        let name = if label.is_empty() { name } else { format!("{name} – {label}") };
        json!({ "name": name, "code": line.full_code, "quantity": line.quantity })
    });
    let due = order.payment_status == PaymentStatus::Due;
    Ok(json!({
        "no": order.number,
        "code": order.code,
        "reference": living.map(|parcel| parcel.reference.clone()),
        "driver": living.map(|parcel| parcel.account.clone()),
        "customer": order.customer.name,
        "phone": order.customer.phone_shown,
        "municipality": place(&order.delivery.municipality_words),
        "province": format!("{:02} {}", order.delivery.province, place(&order.delivery.province_words)),
        "desk": order.delivery.stop_desk.as_ref().map(|desk| desk.name.clone()),
        "address": order.delivery.address,
        "lines": lines.collect::<Vec<_>>(),
        "answers": super::form_fields::answers(desk, order.form_data.as_ref()).await?,
        "note": order.note,
        "total": Money::new(order.bill.total_minor, order.bill.currency),
        "paid": (!due).then(|| desk.word("admin-payment", order.payment_status.as_str())),
        "at": order.placed_at,
    }))
}
