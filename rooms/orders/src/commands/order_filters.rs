//! Filters of the order book under a name: kept for everybody in the shop, and dropped.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use souk_core::{Json, RawId, Result, fold, params, text};
use souk_engine::{Change, Command, Context, Entitled, Event, Modes, Policy, Rows, Tx, sql};

use crate::OrderFilterId;
use crate::queries::{KeptFilter, OrderFilter, kept_filters};
use crate::refusals::{FILTER_NAME_INVALID, FILTER_NOT_FOUND, FILTER_TAKEN, FILTERS_FULL};

/// Of one shop.
pub const MOST_FILTERS: usize = 30;
const MOST_LETTERS: usize = 60;

/// Keeps a filter; under a name that is there already it takes the other's place.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct KeepOrderFilter {
    pub name: String,
    pub filter: OrderFilter,
}

#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DropOrderFilter {
    pub id: OrderFilterId,
}

#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct OrderFilterKept {
    pub id: OrderFilterId,
}

impl Event for OrderFilterKept {
    const NAME: &'static str = "order_filter.kept";
    const VERSION: u16 = 1;
    fn subject(&self) -> RawId {
        self.id.raw()
    }
}

#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct OrderFilterDropped {
    pub id: OrderFilterId,
}

impl Event for OrderFilterDropped {
    const NAME: &'static str = "order_filter.dropped";
    const VERSION: u16 = 1;
    fn subject(&self) -> RawId {
        self.id.raw()
    }
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct DroppedFilter {
    pub id: OrderFilterId,
}

/// `None`: somebody kept another under this name at the same moment.
struct WriteFilter<'a> {
    id: OrderFilterId,
    name: &'a str,
    filter: &'a OrderFilter,
}

impl Change for WriteFilter<'_> {
    type Event = OrderFilterKept;
    fn apply(&self, rows: &mut Rows<'_, '_>) -> Result<Option<OrderFilterKept>> {
        let filter = Json(self.filter.clone());
        let written = rows.run(
            sql!(
                "update order_filters set name = $3, filter = $4, kept_at = $5 where shop_id = $1 and id = $2"
            ),
            params![rows.shop(), self.id, self.name, filter, rows.now()],
        )?;
        if written == 1 {
            return Ok(Some(OrderFilterKept { id: self.id }));
        }
        let written = rows.run(
            sql!(
                "insert into order_filters (shop_id, id, name, name_key, filter, kept_at)
                 values ($1, $2, $3, $4, $5, $6) on conflict (shop_id, name_key) do nothing"
            ),
            params![rows.shop(), self.id, self.name, fold(self.name), filter, rows.now()],
        )?;
        Ok((written == 1).then_some(OrderFilterKept { id: self.id }))
    }
}

impl Change for DropOrderFilter {
    type Event = OrderFilterDropped;
    fn apply(&self, rows: &mut Rows<'_, '_>) -> Result<Option<OrderFilterDropped>> {
        let gone = rows.run(
            sql!("delete from order_filters where shop_id = $1 and id = $2"),
            params![rows.shop(), self.id],
        )?;
        Ok((gone == 1).then_some(OrderFilterDropped { id: self.id }))
    }
}

impl Command for KeepOrderFilter {
    const NAME: &'static str = "keep_order_filter";
    const POLICY: Policy = Policy::shop("orders.manage", Modes::NotEmergency, Entitled::Free);
    type Prepared = ();
    type Output = KeptFilter;

    fn run(&self, (): &(), cx: &Context, tx: &mut Tx<'_, '_>) -> Result<KeptFilter> {
        let name = text::line(&self.name, MOST_LETTERS).filter(|name| !fold(name).is_empty());
        let Some(name) = name else {
            let refusal = FILTER_NAME_INVALID.with().arg("max", MOST_LETTERS);
            return refusal.field("name", FILTER_NAME_INVALID.code).err();
        };
        self.filter.look_at(cx)?;
        let kept = kept_filters(tx, cx.shop)?;
        let same = kept.iter().find(|one| fold(&one.name) == fold(&name)).map(|one| one.id);
        if kept.len() >= MOST_FILTERS && same.is_none() {
            return FILTERS_FULL.with().arg("max", MOST_FILTERS).err();
        }
        let id = same.unwrap_or_else(|| cx.id());
        let written = WriteFilter { id, name: &name, filter: &self.filter };
        tx.must(&written, &FILTER_TAKEN)?;
        Ok(KeptFilter { id, name, filter: self.filter.clone() })
    }
    fn subject(&self, kept: &KeptFilter) -> Option<RawId> {
        Some(kept.id.raw())
    }
}

impl Command for DropOrderFilter {
    const NAME: &'static str = "drop_order_filter";
    const POLICY: Policy = Policy::shop("orders.manage", Modes::NotEmergency, Entitled::Free);
    type Prepared = ();
    type Output = DroppedFilter;

    fn run(&self, (): &(), _: &Context, tx: &mut Tx<'_, '_>) -> Result<DroppedFilter> {
        tx.must(self, &FILTER_NOT_FOUND).map(|dropped| DroppedFilter { id: dropped.id })
    }
    fn subject(&self, _: &DroppedFilter) -> Option<RawId> {
        Some(self.id.raw())
    }
}
