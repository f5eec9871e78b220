//! What files say of orders beside their rows: what was sold, and what the shop's own fields were answered.

use std::collections::BTreeMap;

use serde_json::Value as Answer;
use souk_core::{Quantity, Result, Value, Words, params};
use souk_engine::{Context, Reader, row, sql};

use super::form_fields;
use crate::OrderId;

row! {
    struct Line {
        order: OrderId,
        name: Words,
        label: String,
        code: String,
        quantity: Quantity,
    }
}

fn ids(orders: &[OrderId]) -> Value {
    Value::Ids(orders.iter().map(|id| id.raw().0).collect())
}

/// The lines of each order: `2 × Dress – Red (DRESS/RED)`.
pub fn lines_told(
    db: &mut Reader<'_>,
    cx: &Context,
    orders: &[OrderId],
) -> Result<BTreeMap<OrderId, Vec<String>>> {
    let rows: Vec<Line> = db.rows(
        sql!(
            "select order_id, name, variant_label, full_code, quantity from order_lines
             where shop_id = $1 and order_id in_list($2) order by order_id, line"
        ),
        params![cx.shop, ids(orders)],
    )?;
    let mut told: BTreeMap<OrderId, Vec<String>> = BTreeMap::new();
    for line in rows {
        let name = line.name.get(cx.lang, &cx.tenant.languages);
        let label = if line.label.is_empty() { String::new() } else { format!(" – {}", line.label) };
        let text = format!("{} × {name}{label} ({})", line.quantity.human(), line.code);
        told.entry(line.order).or_default().push(text);
    }
    Ok(told)
}

/// The answers to the shop's own fields, in the order in which they are asked: `Size: M`. A tick is a tick.
pub fn answers_told(
    db: &mut Reader<'_>,
    cx: &Context,
    orders: &[OrderId],
) -> Result<BTreeMap<OrderId, Vec<String>>> {
    let rows: Vec<(OrderId, Option<Answer>)> = db.rows(
        sql!(
            "select id, form_data from orders
             where shop_id = $1 and id in_list($2) and form_data is not null"
        ),
        params![cx.shop, ids(orders)],
    )?;
    if rows.is_empty() {
        return Ok(BTreeMap::new());
    }
    let fields = form_fields(db, cx.shop)?.fields;
    let place = |key: &str| fields.iter().position(|field| field.key == key).unwrap_or(usize::MAX);
    let label = |key: &str| {
        let known = fields.iter().find(|field| field.key == key);
        known.map_or_else(|| key.to_owned(), |f| f.label.get(cx.lang, &cx.tenant.languages).to_owned())
    };
    let text = |value: &Answer| match value {
        Answer::String(text) => text.clone(),
        Answer::Bool(true) => "✓".to_owned(),
        other => other.to_string(),
    };
    let mut told = BTreeMap::new();
    for (order, kept) in rows {
        let Some(Answer::Object(kept)) = kept else { continue };
        let mut kept: Vec<(&String, &Answer)> = kept.iter().collect();
        kept.sort_by_key(|(key, _)| (place(key), (*key).clone()));
        let lines = kept.into_iter().map(|(key, value)| format!("{}: {}", label(key), text(value)));
        told.insert(order, lines.collect());
    }
    Ok(told)
}
