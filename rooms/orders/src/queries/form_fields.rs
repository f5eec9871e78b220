//! The merchant's own fields of the order form, as whoever orders meets them.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use souk_core::{Json, Result, params};
use souk_engine::{Context, Entitled, Modes, Policy, Query, Reader, sql};
use souk_shops::ShopId;

use crate::model::fields::FieldDef;

#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct FormFieldsView {
    pub fields: Vec<FieldDef>,
    /// Give it back with the change.
    pub rev: i64,
}

/// A shop without a row has none.
pub fn form_fields(db: &mut Reader<'_>, shop: ShopId) -> Result<FormFieldsView> {
    let row: Option<(Json<Vec<FieldDef>>, i64)> =
        db.one(sql!("select fields, rev from order_forms where shop_id = $1"), params![shop])?;
    Ok(row.map(|(Json(fields), rev)| FormFieldsView { fields, rev }).unwrap_or_default())
}

#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FormFields {}

impl Query for FormFields {
    const NAME: &'static str = "form_fields";
    const POLICY: Policy = Policy::visitor("orders.manage", Modes::Any, Entitled::Free);
    type Output = FormFieldsView;
    fn answer(&self, cx: &Context, db: &mut Reader<'_>) -> Result<FormFieldsView> {
        form_fields(db, cx.shop)
    }
}
