//! A cancelled order is wanted after all: within seven days, with goods and quota taken anew.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use souk_core::{Moment, RawId, Result};
use souk_engine::{Command, Context, Entitled, Modes, Policy, Tx};
use souk_shops::HoldStock;

use crate::OrderId;
use crate::changes::OrderReopened;
use crate::model::status::Status;
use crate::queries::OrderView;
use crate::refusals::REOPEN_TOO_LATE;
use crate::steps::moving::{OrderState, answer, count_lines, go, hold, note};

const REOPEN_WITHIN: i64 = 7 * Moment::DAY;

#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ReopenOrder {
    pub id: OrderId,
    #[serde(default)]
    pub note: String,
}

impl Command for ReopenOrder {
    const NAME: &'static str = "reopen_order";
    const POLICY: Policy = Policy::shop("orders.manage", Modes::NotEmergency, Entitled::Free);
    type Prepared = ();
    type Output = OrderView;

    fn run(&self, (): &(), cx: &Context, tx: &mut Tx<'_, '_>) -> Result<OrderView> {
        let order = OrderState::load(tx, cx.shop, self.id)?;
        // Others may become pending too, but are not opened again by it.
        if order.status != Status::Cancelled {
            return Err(order.refuse(Status::Pending));
        }
        if cx.now.since(order.status_at) > REOPEN_WITHIN {
            return REOPEN_TOO_LATE.with().arg("days", 7).err();
        }
        let settings = souk_shops::settings(tx, cx.shop)?;
        let order = go::<OrderReopened>(tx, order.id, Status::Pending, None, &note(&self.note)?)?;
        if settings.hold_stock_from == HoldStock::Placed {
            let until = cx.now.plus(settings.pending_hours.saturating_mul(Moment::HOUR));
            hold(tx, order.id, Some(until))?;
        }
        // A unit that was given back is taken again; one still counted is not taken twice.
        let found = souk_plans::standing(tx, cx.shop, cx.now, Some(order.id.raw()))?;
        let standing = souk_plans::reopened_standing(found, cx.now)?;
        souk_plans::take_unit(tx, &standing, order.id.raw(), order.channel.as_str())?;
        count_lines(tx, &order, Status::Pending)?;
        answer(tx, cx, order.id)
    }
    fn subject(&self, _: &OrderView) -> Option<RawId> {
        Some(self.id.raw())
    }
}
