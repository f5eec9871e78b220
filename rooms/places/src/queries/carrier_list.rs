//! The carriers that a shop has rates, desks or places of, and what it set for each.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use souk_core::{Currency, Result, TenantId, params};
use souk_engine::{Context, Entitled, Modes, Policy, Query, Reader, row, sql};

use crate::model::MapVersion;

/// By their codes.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CarrierList {}

row! {
    struct Cells {
        code: String,
        map: MapVersion,
        oversize_fee: i64,
        rev: i64,
    }
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct CarrierCard {
    pub carrier: String,
    /// The map by which it names provinces.
    pub map: MapVersion,
    /// For each begun kilogram beyond 5.
    pub oversize_fee_minor: i64,
    pub currency: Currency,
    /// 0 where nothing was set.
    pub rev: i64,
}

impl CarrierCard {
    fn of(cx: &Context, code: &str, set: Option<&Cells>) -> Self {
        Self {
            carrier: code.to_owned(),
            map: set.map_or_else(MapVersion::default, |set| set.map),
            oversize_fee_minor: set.map_or(0, |set| set.oversize_fee),
            currency: cx.tenant.currency,
            rev: set.map_or(0, |set| set.rev),
        }
    }
}

impl Query for CarrierList {
    const NAME: &'static str = "carrier_list";
    const POLICY: Policy = Policy::shop("delivery.view", Modes::Any, Entitled::Free);
    type Output = Vec<CarrierCard>;

    fn answer(&self, cx: &Context, db: &mut Reader<'_>) -> Result<Vec<CarrierCard>> {
        let codes: Vec<(String,)> = db.rows(
            sql!(
                "select code from (
                    select code from carriers where shop_id = $1
                    union select carrier from delivery_rates where shop_id = $1
                    union select carrier from delivery_zone_rates where shop_id = $1
                    union select carrier from stop_desks where shop_id = $1) known
                 order by code limit 100"
            ),
            params![cx.shop],
        )?;
        let set: Vec<Cells> = db.rows(
            sql!("select code, map_version, oversize_fee, rev from carriers where shop_id = $1"),
            params![cx.shop],
        )?;
        let card = |code: &str| CarrierCard::of(cx, code, set.iter().find(|one| one.code == code));
        Ok(codes.iter().map(|(code,)| card(code)).collect())
    }
}

pub(crate) fn carrier_card(db: &mut Reader<'_>, cx: &Context, code: &str) -> Result<CarrierCard> {
    let set: Option<Cells> = db.one(
        sql!("select code, map_version, oversize_fee, rev from carriers where shop_id = $1 and code = $2"),
        params![cx.shop, *code],
    )?;
    Ok(CarrierCard::of(cx, code, set.as_ref()))
}

/// What the carrier takes for each begun kilogram beyond 5.
pub fn oversize_fee(db: &mut Reader<'_>, shop: TenantId, code: &str) -> Result<i64> {
    let set: Option<(i64,)> = db.one(
        sql!("select oversize_fee from carriers where shop_id = $1 and code = $2"),
        params![shop, *code],
    )?;
    Ok(set.map_or(0, |(fee,)| fee))
}
