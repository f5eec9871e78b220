//! What one driver takes along on a day: parcels with their addresses, and what is to be collected in all.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use souk_core::{BusinessDay, Currency, Quantity, Result, Words, money, params};
use souk_customers::phone;
use souk_engine::{Context, Entitled, Modes, Policy, Query, Reader, row, sql};

use super::account_list::{AccountCard, AccountRow};
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
    pub municipality_words: Words,
    pub province_words: Words,
    pub address: String,
    pub pieces: Quantity,
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

row! {
    struct Cells {
        id: ParcelId,
        reference: String,
        order_number: i64,
        state: State,
        customer_name: String,
        phone: String,
        municipality_words: Words,
        province_words: Words,
        address: String,
        pieces: Quantity,
        amount: i64,
    }
}

impl From<Cells> for ManifestLine {
    fn from(cells: Cells) -> Self {
        Self {
            id: cells.id,
            reference: cells.reference,
            order_number: cells.order_number,
            state: cells.state,
            customer_name: cells.customer_name,
            phone: phone::human(&cells.phone),
            municipality_words: cells.municipality_words,
            province_words: cells.province_words,
            address: cells.address,
            pieces: cells.pieces,
            amount_minor: cells.amount,
        }
    }
}

impl Query for DriverManifest {
    const NAME: &'static str = "driver_manifest";
    const POLICY: Policy = Policy::shop("orders.manage", Modes::Any, Entitled::Free).sensitive();
    type Output = Manifest;

    /// The parcels made for the driver on that day, but for those that were cancelled, or their orders.
    fn answer(&self, cx: &Context, db: &mut Reader<'_>) -> Result<Manifest> {
        let typed = self.day.as_deref().map(str::trim).filter(|day| !day.is_empty());
        let day = match typed.map(BusinessDay::parse) {
            None => cx.tenant.zone.day(cx.now),
            Some(Some(day)) => day,
            Some(None) => return DAY_INVALID.with().field("day", DAY_INVALID.code).err(),
        };
        let (from, to) = cx.tenant.zone.day_bounds(day);
        let account = AccountRow::load(db, cx, self.account_id)?.card(cx);
        let rows: Vec<Cells> = db.rows(
            sql!(
                "select p.id, p.reference, o.number, p.state, a.customer_name, a.phone, a.municipality_words,
                        a.province_words, a.address,
                        (select cast(coalesce(sum(l.quantity), 0) as bigint) from v_order_lines l
                         where l.shop_id = p.shop_id and l.order_id = p.order_id), p.amount
                 from parcels p
                 join v_orders o on o.shop_id = p.shop_id and o.id = p.order_id
                 join v_order_addresses a on a.shop_id = p.shop_id and a.id = p.order_id
                 where p.shop_id = $1 and p.account_id = $2 and p.created_at >= $3 and p.created_at < $4
                   and p.state <> 'cancelled' and o.status <> 'cancelled'
                 order by p.created_at, p.id limit $5"
            ),
            params![cx.shop, self.account_id, from, to, MOST + 1],
        )?;
        let most = usize::try_from(MOST).unwrap_or_default();
        let more = rows.len() > most;
        let parcels: Vec<ManifestLine> = rows.into_iter().take(most).map(ManifestLine::from).collect();
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
