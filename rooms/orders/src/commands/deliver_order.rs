//! The customer has the goods and paid at the door: the carrier holds our money now.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use souk_core::{RawId, Result};
use souk_engine::{Command, Context, Entitled, Modes, Policy, Tx};
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
        let order = go::<OrderDelivered>(tx, self.id, Status::Delivered, None, &note(&self.note)?)?;
        souk_customers::note_delivered(tx, order.customer_id, 1)?;
        count_lines(tx, &order, Status::Delivered)?;
        // An order that was on its way back and is delivered after all has been posted before.
        if !souk_ledger::posted(tx, cx.shop, SOURCE, order.id.raw(), DELIVERED)? {
            post(tx, &order)?;
        }
        answer(tx, cx, order.id)
    }
    fn subject(&self, _: &OrderView) -> Option<RawId> {
        Some(self.id.raw())
    }
}

/// P8: what was collected at the door, with fee and rounding apart from the sale.
fn post(tx: &mut Tx<'_, '_>, order: &OrderState) -> Result<()> {
    let posting = Posting::new(SOURCE, order.id.raw(), DELIVERED)
        .debit(Account::cod_due(&order.carrier), order.total)
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
