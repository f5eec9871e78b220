//! What the items of a plan, a run and an undo remember. Stored: only additions, with defaults.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use serde_json::Value;
use souk_catalog::{Product, VariantId};
use souk_core::{Cell, Fault, Quantity, Raw, RawId, Result};
use souk_engine::RunItem;

use crate::model::movement::{LocationId, MovementId};

/// What became, or is to become, of a product of the file.
pub const CREATED: &str = "created";
pub const UPDATED: &str = "updated";
pub const UNCHANGED: &str = "unchanged";
pub const SKIPPED: &str = "skipped";
pub const BAD: &str = "bad";
pub const UNDONE: &str = "undone";

/// Reasons of skipped items.
pub const CHANGED_SINCE_PLAN: &str = "changed_since_plan";
pub const CHANGED_SINCE: &str = "changed_since";
pub const STOCK_CHANGED_SINCE: &str = "stock_changed_since";

/// Counts of a plan or a run.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
pub struct Counts {
    /// Products of the file.
    pub total: i64,
    pub created: i64,
    pub updated: i64,
    pub unchanged: i64,
    pub skipped: i64,
    /// Left out because of a bad row.
    pub bad: i64,
    /// Of those to be created, how many the plan of the shop does not allow any more.
    pub over_limit: i64,
    /// Values that empty cells take away.
    pub cleared: i64,
    pub variants: i64,
    /// Pictures named by their address, fetched later.
    pub pictures: i64,
    /// Goods that the file counts.
    pub pieces: String,
    /// Sum of the prices of all variants in the file.
    pub price_minor_sum: i64,
    pub undone: i64,
}

impl Counts {
    pub fn add(&mut self, result: &str) {
        let counter = match result {
            CREATED => &mut self.created,
            UPDATED => &mut self.updated,
            UNCHANGED => &mut self.unchanged,
            BAD => &mut self.bad,
            UNDONE => &mut self.undone,
            _ => &mut self.skipped,
        };
        *counter += 1;
    }
    pub fn of(totals: &Value) -> Self {
        serde_json::from_value(totals.clone()).unwrap_or_default()
    }
    pub fn json(&self) -> Value {
        serde_json::to_value(self).unwrap_or_default()
    }
}

/// A level before and after.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StockStep {
    pub variant_id: VariantId,
    pub from: Quantity,
    pub to: Quantity,
}

/// A product as it is to be written: only where it still is at `rev`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Planned {
    /// None: it is created.
    pub rev: Option<i64>,
    pub after: Product,
    pub stock: Vec<StockStep>,
}

/// A product as it was written, with what it takes to go back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Written {
    pub rev: i64,
    pub before: Option<Product>,
    pub stock: Vec<StockDone>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StockDone {
    pub variant_id: VariantId,
    pub location_id: LocationId,
    pub movement_id: MovementId,
    pub from: Quantity,
    pub to: Quantity,
}

pub fn detail<T: Serialize>(value: &T) -> Result<Value> {
    serde_json::to_value(value).map_err(|error| Fault::caused("an item has no JSON form", error).into())
}

pub fn read<T: DeserializeOwned>(item: &RunItem) -> Result<T> {
    serde_json::from_value(item.detail.clone())
        .map_err(|error| Fault::caused("an item of a run was not readable", error).into())
}

/// The id that an item is about.
pub fn subject<T: Cell>(id: RawId) -> Option<T> {
    T::read(Raw::Id(id.0)).ok()
}
