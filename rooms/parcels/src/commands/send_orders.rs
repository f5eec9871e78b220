//! Many confirmed orders go out with one driver: each gets its parcel in its own transaction, or the reason
//! why not.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use souk_core::{Result, params};
use souk_engine::{Command, Context, Entitled, Modes, Parts, Policy, Tx, sql};
use souk_orders::OrderId;

use super::CreateParcel;
use crate::model::size::Size;
use crate::refusals::BULK_INVALID;
use crate::{AccountId, ParcelId};

/// Of one sending.
pub const MOST: usize = 200;

#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SendOrders {
    pub account_id: AccountId,
    /// Codes or ids.
    #[serde(default)]
    pub orders: Vec<String>,
    /// Every confirmed order without a parcel, oldest first, up to 200.
    #[serde(default)]
    pub all_confirmed: bool,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct SentOrder {
    /// As it was named.
    pub order: String,
    pub order_id: Option<OrderId>,
    pub number: Option<i64>,
    pub parcel_id: Option<ParcelId>,
    /// The refusal's code, where it got none.
    pub problem: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct SentOrders {
    pub sent: usize,
    pub refused: usize,
    pub rows: Vec<SentOrder>,
}

/// An order, and its number.
type Named = (OrderId, i64);

impl SendOrders {
    fn named(&self, cx: &Context, tx: &mut Tx<'_, '_>) -> Result<Vec<(String, Option<Named>)>> {
        if self.all_confirmed {
            let rows: Vec<(OrderId, i64, String)> = tx.rows(
                sql!(
                    "select o.id, o.number, o.code from v_orders o
                     where o.shop_id = $1 and o.status = 'confirmed' and not exists (
                         select 1 from parcels p where p.shop_id = o.shop_id and p.live_order = o.id)
                     order by o.placed_at, o.id limit 200"
                ),
                params![cx.shop],
            )?;
            return Ok(rows.into_iter().map(|(id, number, code)| (code, Some((id, number)))).collect());
        }
        let mut named = Vec::new();
        for typed in &self.orders {
            let id: Option<Named> = match OrderId::parse(typed.trim()) {
                Some(id) => tx.one(
                    sql!("select id, number from v_orders where shop_id = $1 and id = $2"),
                    params![cx.shop, id],
                )?,
                None => tx.one(
                    sql!("select id, number from v_orders where shop_id = $1 and code = $2"),
                    params![cx.shop, typed.trim().to_uppercase()],
                )?,
            };
            named.push((typed.clone(), id));
        }
        Ok(named)
    }
}

impl Command for SendOrders {
    const NAME: &'static str = "send_orders";
    const POLICY: Policy = Policy::shop("orders.manage", Modes::NotEmergency, Entitled::Free);
    type Prepared = ();
    type Output = SentOrders;
    const HAS_PARTS: bool = true;

    fn run(&self, (): &(), cx: &Context, tx: &mut Tx<'_, '_>) -> Result<SentOrders> {
        if self.orders.len() > MOST || (self.orders.is_empty() && !self.all_confirmed) {
            return BULK_INVALID.with().arg("max", MOST).field("orders", BULK_INVALID.code).err();
        }
        // A driver who cannot carry at all refuses the whole.
        crate::queries::AccountRow::load(tx, cx, self.account_id)?.must_carry()?;
        let unknown = || souk_orders::refusals::NOT_FOUND.code.to_owned();
        let row = |(order, found): (String, Option<Named>)| SentOrder {
            order,
            order_id: found.map(|(id, _)| id),
            number: found.map(|(_, number)| number),
            parcel_id: None,
            problem: found.is_none().then(unknown),
        };
        let rows = self.named(cx, tx)?.into_iter().map(row).collect();
        Ok(SentOrders { sent: 0, refused: 0, rows })
    }

    async fn finish(&self, mut output: SentOrders, parts: &Parts<'_>) -> Result<SentOrders> {
        for (number, row) in output.rows.iter_mut().enumerate() {
            let Some(order_id) = row.order_id else { continue };
            let part = CreateParcel { order_id, account_id: self.account_id, size: Size::default() };
            match parts.execute(number, part).await {
                Ok(parcel) => row.parcel_id = Some(parcel.id),
                Err(error) => row.problem = Some(error.code().to_owned()),
            }
        }
        output.sent = output.rows.iter().filter(|row| row.parcel_id.is_some()).count();
        output.refused = output.rows.len() - output.sent;
        Ok(output)
    }
}
