//! A member edits a product; what is not named stays.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use souk_core::{Quantity, RawId, Result, Words};
use souk_engine::{Command, Context, Entitled, Modes, Policy, Tx};

use crate::commands::add_product::category_exists;
use crate::commands::{keep, safe, seen};
use crate::model::codes;
use crate::model::product::{CategoryId, Product, ProductId, ProductKind};
use crate::queries::ProductView;
use crate::refusals;

/// A field that may be emptied is given as `null` for that, and left out to stay.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct UpdateProduct {
    pub id: ProductId,
    /// As it was read.
    pub rev: i64,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<Words>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub handle: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub description: Option<Words>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kind: Option<ProductKind>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sale_stopped: Option<bool>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub vendor: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub type_name: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tags: Option<Vec<String>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub free_delivery: Option<bool>,
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "named")]
    pub price_minor: Option<Option<i64>>,
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "named")]
    pub wholesale_minor: Option<Option<i64>>,
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "named")]
    pub category_id: Option<Option<CategoryId>>,
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "named")]
    pub min_stock: Option<Option<Quantity>>,
}

/// Tells `null` from a field that is not there.
pub(crate) fn named<'de, D, T>(deserializer: D) -> std::result::Result<Option<Option<T>>, D::Error>
where
    D: serde::Deserializer<'de>,
    T: Deserialize<'de>,
{
    Option::<T>::deserialize(deserializer).map(Some)
}

impl Command for UpdateProduct {
    const NAME: &'static str = "update_product";
    const POLICY: Policy = Policy::shop("products.manage", Modes::NotEmergency, Entitled::Free);
    type Prepared = ();
    type Output = ProductView;
    fn run(&self, (): &(), cx: &Context, tx: &mut Tx<'_, '_>) -> Result<ProductView> {
        let before = seen(tx, cx, self.id, self.rev)?;
        if let Some(Some(category)) = self.category_id {
            category_exists(tx, cx, category)?;
        }
        let after = self.over(before.product.clone())?;
        keep(tx, cx, &before, after)
    }
    fn subject(&self, _: &ProductView) -> Option<RawId> {
        Some(self.id.raw())
    }
}

fn put<T: Clone>(field: &mut T, wanted: &Option<T>) {
    if let Some(wanted) = wanted {
        field.clone_from(wanted);
    }
}

impl UpdateProduct {
    fn over(&self, mut product: Product) -> Result<Product> {
        put(&mut product.name, &self.name);
        put(&mut product.code, &self.code);
        put(&mut product.description, &self.description.clone().map(safe));
        put(&mut product.kind, &self.kind);
        put(&mut product.sale_stopped, &self.sale_stopped);
        put(&mut product.vendor, &self.vendor);
        put(&mut product.type_name, &self.type_name);
        put(&mut product.tags, &self.tags);
        put(&mut product.free_delivery, &self.free_delivery);
        put(&mut product.price_minor, &self.price_minor);
        put(&mut product.wholesale_minor, &self.wholesale_minor);
        put(&mut product.category_id, &self.category_id);
        put(&mut product.min_stock, &self.min_stock);
        if let Some(handle) = &self.handle {
            product.handle = codes::handle(handle)
                .ok_or_else(|| refusals::NAME_INVALID.with().field("handle", refusals::NAME_INVALID.code))?;
        }
        Ok(product)
    }
}
