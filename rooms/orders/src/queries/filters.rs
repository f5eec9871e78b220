//! Filters of the order book that were kept under a name. They narrow by what orders are, never by whose: no
//! name and no telephone stays in one.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use souk_core::{Json, Result, params};
use souk_engine::{Context, Entitled, Modes, Policy, Query, Reader, row, sql};
use souk_shops::ShopId;

use super::{OrderList, OrderSort};
use crate::OrderFilterId;
use crate::model::channel::Channel;
use crate::model::confirmation::Confirmation;
use crate::model::status::{Class, Status};

/// A part of what the order book is asked by.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct OrderFilter {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<Status>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub class: Option<Class>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub channel: Option<Channel>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub confirmation: Option<Confirmation>,
    /// 1 to 69.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub province: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub carrier: Option<String>,
    /// First day, in the shop's zone: `2026-11-20`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<String>,
    /// Last day.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub to: Option<String>,
    pub sort: OrderSort,
}

impl OrderFilter {
    /// The orders that it finds.
    pub fn list(&self) -> OrderList {
        OrderList {
            status: self.status,
            class: self.class,
            channel: self.channel,
            confirmation: self.confirmation,
            province: self.province,
            carrier: self.carrier.clone(),
            from: self.from.clone(),
            to: self.to.clone(),
            sort: self.sort,
            ..OrderList::default()
        }
    }

    /// What no list would take is not kept.
    pub(crate) fn look_at(&self, cx: &Context) -> Result<()> {
        self.list().days(cx).map(drop)
    }
}

row! {
    #[derive(Debug, Clone)]
    struct Cells {
        id: OrderFilterId,
        name: String,
        filter: Json<OrderFilter>,
    }
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct KeptFilter {
    pub id: OrderFilterId,
    pub name: String,
    pub filter: OrderFilter,
}

/// All of a shop, by their names.
pub fn kept_filters(db: &mut Reader<'_>, shop: ShopId) -> Result<Vec<KeptFilter>> {
    let rows: Vec<Cells> = db.rows(
        sql!("select id, name, filter from order_filters where shop_id = $1 order by name_key"),
        params![shop],
    )?;
    Ok(rows.into_iter().map(|row| KeptFilter { id: row.id, name: row.name, filter: row.filter.0 }).collect())
}

#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct OrderFilterList {}

impl Query for OrderFilterList {
    const NAME: &'static str = "order_filter_list";
    const POLICY: Policy = Policy::shop("orders.manage", Modes::Any, Entitled::Free);
    type Output = Vec<KeptFilter>;
    fn answer(&self, cx: &Context, db: &mut Reader<'_>) -> Result<Vec<KeptFilter>> {
        kept_filters(db, cx.shop)
    }
}
