//! What stands on a parcel's label, for members only: a carrier's own label is shown to nobody else either.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use souk_core::{Result, Words, params};
use souk_engine::{Context, Entitled, Modes, Policy, Query, Reader, sql};

use super::parcel_card::{ParcelView, parcel_view};
use crate::ParcelId;

#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ParcelLabel {
    pub id: ParcelId,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct LabelView {
    pub shop: Words,
    pub shop_phone: Option<String>,
    pub parcel: ParcelView,
}

impl Query for ParcelLabel {
    const NAME: &'static str = "parcel_label";
    const POLICY: Policy = Policy::shop("orders.manage", Modes::Any, Entitled::Free);
    type Output = LabelView;

    fn answer(&self, cx: &Context, db: &mut Reader<'_>) -> Result<LabelView> {
        let parcel = parcel_view(db, cx, self.id)?;
        let shop: Option<(Words, Option<String>)> =
            db.one(sql!("select name, phone from v_shops where shop_id = $1"), params![cx.shop])?;
        let (shop, shop_phone) = shop.unwrap_or_default();
        Ok(LabelView { shop, shop_phone, parcel })
    }
}
