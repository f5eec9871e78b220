//! What one driver takes along on a day: parcels with their addresses, and what is to be collected in all.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use souk_core::{BusinessDay, Currency, Result, money, params};
use souk_engine::{Context, Entitled, Modes, Policy, Query, Reader, sql};

use super::account_list::{AccountCard, AccountRow};
use super::parcel_card::{ParcelView, parcel_view};
use crate::model::state::State;
use crate::refusals::DAY_INVALID;
use crate::{AccountId, ParcelId};

/// A driver's day has no more.
const MOST: i64 = 200;

#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DriverManifest {
    pub account_id: AccountId,
    /// In the shop's zone, `2026-11-20`; today unless told.
    #[serde(default)]
    pub day: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ManifestLine {
    pub id: ParcelId,
    pub reference: String,
    pub order_number: i64,
    pub state: State,
    pub customer_name: String,
    pub phone: String,
    pub municipality_words: souk_core::Words,
    pub province_words: souk_core::Words,
    pub address: String,
    pub pieces: souk_core::Quantity,
    pub amount_minor: i64,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Manifest {
    pub account: AccountCard,
    pub day: String,
    pub parcels: Vec<ManifestLine>,
    pub total_minor: i64,
    pub currency: Currency,
    /// There are more than the 200 that stand here.
    pub more: bool,
}

impl From<ParcelView> for ManifestLine {
    fn from(parcel: ParcelView) -> Self {
        Self {
            id: parcel.id,
            reference: parcel.reference,
            order_number: parcel.order_number,
            state: parcel.state,
            customer_name: parcel.customer.name,
            phone: parcel.customer.phone_shown,
            municipality_words: parcel.delivery.municipality_words,
            province_words: parcel.delivery.province_words,
            address: parcel.delivery.address,
            pieces: souk_core::Quantity(parcel.lines.iter().map(|line| line.quantity.0).sum()),
            amount_minor: parcel.amount_minor,
        }
    }
}

impl Query for DriverManifest {
    const NAME: &'static str = "driver_manifest";
    const POLICY: Policy = Policy::shop("orders.manage", Modes::Any, Entitled::Free).sensitive();
    type Output = Manifest;

    /// The parcels made for the driver on that day, but for those that were cancelled.
    fn answer(&self, cx: &Context, db: &mut Reader<'_>) -> Result<Manifest> {
        let typed = self.day.as_deref().map(str::trim).filter(|day| !day.is_empty());
        let day = match typed.map(BusinessDay::parse) {
            None => cx.tenant.zone.day(cx.now),
            Some(Some(day)) => day,
            Some(None) => return DAY_INVALID.with().field("day", DAY_INVALID.code).err(),
        };
        let (from, to) = cx.tenant.zone.day_bounds(day);
        let account = AccountRow::load(db, cx, self.account_id)?.card(cx);
        let ids: Vec<(ParcelId,)> = db.rows(
            sql!(
                "select id from parcels
                 where shop_id = $1 and account_id = $2 and created_at >= $3 and created_at < $4
                   and state <> 'cancelled'
                 order by created_at, id limit $5"
            ),
            params![cx.shop, self.account_id, from, to, MOST + 1],
        )?;
        let more = i64::try_from(ids.len()).unwrap_or(i64::MAX) > MOST;
        let mut parcels = Vec::new();
        for (id,) in ids.into_iter().take(usize::try_from(MOST).unwrap_or_default()) {
            parcels.push(ManifestLine::from(parcel_view(db, cx, id)?));
        }
        let total_minor = parcels.iter().try_fold(0, |sum, line| money::add(sum, line.amount_minor))?;
        Ok(Manifest {
            account,
            day: day.to_string(),
            parcels,
            total_minor,
            currency: cx.tenant.currency,
            more,
        })
    }
}
