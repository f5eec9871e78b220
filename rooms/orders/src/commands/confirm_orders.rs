//! Many orders are confirmed at once: each in its own transaction where it may, the others say why not.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use souk_core::{Result, params};
use souk_engine::{Command, Context, Entitled, Modes, Parts, Policy, Tx, sql};

use super::ConfirmOrder;
use crate::OrderId;
use crate::model::status::Status;
use crate::refusals::{BULK_INVALID, NOT_FOUND};

/// Of one confirming.
pub const MOST: usize = 200;

#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ConfirmOrders {
    /// Codes or ids.
    pub orders: Vec<String>,
    #[serde(default)]
    pub note: String,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ConfirmedOrder {
    /// As it was named.
    pub order: String,
    pub order_id: Option<OrderId>,
    pub number: Option<i64>,
    /// Where it stands now, where it was confirmed.
    pub status: Option<Status>,
    /// The refusal's code, where it was not.
    pub problem: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ConfirmedOrders {
    pub confirmed: usize,
    pub refused: usize,
    pub rows: Vec<ConfirmedOrder>,
}

impl Command for ConfirmOrders {
    const NAME: &'static str = "confirm_orders";
    const POLICY: Policy = Policy::shop("orders.manage", Modes::NotEmergency, Entitled::Free);
    type Prepared = ();
    type Output = ConfirmedOrders;
    const HAS_PARTS: bool = true;

    /// Each once, however often it is named.
    fn run(&self, (): &(), cx: &Context, tx: &mut Tx<'_, '_>) -> Result<ConfirmedOrders> {
        if self.orders.is_empty() || self.orders.len() > MOST {
            return BULK_INVALID.with().arg("max", MOST).field("orders", BULK_INVALID.code).err();
        }
        let mut rows: Vec<ConfirmedOrder> = Vec::new();
        for typed in &self.orders {
            let found = named(cx, tx, typed.trim())?;
            if found.is_some_and(|(id, _)| rows.iter().any(|row| row.order_id == Some(id))) {
                continue;
            }
            rows.push(ConfirmedOrder {
                order: typed.clone(),
                order_id: found.map(|(id, _)| id),
                number: found.map(|(_, number)| number),
                status: None,
                problem: found.is_none().then(|| NOT_FOUND.code.to_owned()),
            });
        }
        Ok(ConfirmedOrders { confirmed: 0, refused: 0, rows })
    }

    async fn finish(&self, mut output: ConfirmedOrders, parts: &Parts<'_>) -> Result<ConfirmedOrders> {
        for (part, row) in output.rows.iter_mut().enumerate() {
            let Some(id) = row.order_id else { continue };
            match parts.execute(part, ConfirmOrder { id, note: self.note.clone() }).await {
                Ok(order) => row.status = Some(order.status),
                Err(error) => row.problem = Some(error.code().to_owned()),
            }
        }
        output.confirmed = output.rows.iter().filter(|row| row.problem.is_none()).count();
        output.refused = output.rows.len() - output.confirmed;
        Ok(output)
    }
}

fn named(cx: &Context, tx: &mut Tx<'_, '_>, typed: &str) -> Result<Option<(OrderId, i64)>> {
    match OrderId::parse(typed) {
        Some(id) => {
            tx.one(sql!("select id, number from orders where shop_id = $1 and id = $2"), params![cx.shop, id])
        }
        None => tx.one(
            sql!("select id, number from orders where shop_id = $1 and code = $2"),
            params![cx.shop, typed.to_uppercase()],
        ),
    }
}
