//! The customer has the goods and paid at the door: the carrier holds our money now.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use souk_core::{RawId, Result, params};
use souk_engine::{Command, Context, Entitled, Modes, Policy, Tx, sql};
use souk_ledger::{Account, Posting};

use crate::OrderId;
use crate::changes::OrderDelivered;
use crate::model::status::Status;
use crate::queries::OrderView;
use crate::steps::moving::{OrderState, answer, count_lines, go, note};

/// What the ledger knows the sale by.
pub(super) const SOURCE: &str = "order";
pub(super) const DELIVERED: &str = "delivered";

#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DeliverOrder {
    pub id: OrderId,
    #[serde(default)]
    pub note: String,
}

impl Command for DeliverOrder {
    const NAME: &'static str = "deliver_order";
    const POLICY: Policy = Policy::shop("orders.manage", Modes::NotEmergency, Entitled::Free);
    type Prepared = ();
    type Output = OrderView;

    fn run(&self, (): &(), cx: &Context, tx: &mut Tx<'_, '_>) -> Result<OrderView> {
        deliver(tx, self.id, &note(&self.note)?)?;
        answer(tx, cx, self.id)
    }
    fn subject(&self, _: &OrderView) -> Option<RawId> {
        Some(self.id.raw())
    }
}

pub(crate) fn deliver(tx: &mut Tx<'_, '_>, id: OrderId, said: &str) -> Result<()> {
    let order = go::<OrderDelivered>(tx, id, Status::Delivered, None, said)?;
    souk_customers::note_delivered(tx, order.customer_id, 1, order.total)?;
    count_lines(tx, &order, Status::Delivered)?;
    // An order that was on its way back and is delivered after all has been posted before.
    let shop = tx.cx().shop;
    if souk_ledger::posted(tx, shop, SOURCE, order.id.raw(), DELIVERED)? {
        return Ok(());
    }
    // Read behind the move: from there on no parcel is made or cancelled beside us.
    let holder: Option<(Option<String>,)> = tx
        .one(sql!("select cod_holder from orders where shop_id = $1 and id = $2"), params![shop, order.id])?;
    post(tx, &order, holder.and_then(|(held,)| held).as_deref().unwrap_or(&order.carrier))
}

/// P8: what was collected at the door, with fee and rounding apart from the sale.
fn post(tx: &mut Tx<'_, '_>, order: &OrderState, holder: &str) -> Result<()> {
    let posting = Posting::new(SOURCE, order.id.raw(), DELIVERED)
        .debit(Account::cod_due(holder), order.total)
        .debit(Account::discounts(), order.discount)
        .credit(Account::sales(), order.goods)
        .credit(Account::delivery_income(), order.delivery_fee)
        .credit(Account::rounding(), order.rounding);
    // Goods for nothing, delivered for nothing, move no money.
    if posting.entries.iter().all(|(_, minor)| *minor == 0) {
        return Ok(());
    }
    souk_ledger::post(tx, &posting, order.currency).map(drop)
}
