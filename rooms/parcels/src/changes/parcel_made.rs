//! An order gets its parcel; never two that live.

use serde::{Deserialize, Serialize};
use souk_core::{Currency, RawId, Result, params};
use souk_engine::{Change, Event, Rows, sql};
use souk_orders::OrderId;

use crate::model::size::Size;
use crate::model::state::State;
use crate::refusals::PARCEL_EXISTS;
use crate::{AccountId, ParcelId};

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ParcelCreated {
    pub parcel_id: ParcelId,
    pub order_id: OrderId,
    pub account_id: AccountId,
    pub reference: String,
    pub amount_minor: i64,
    pub currency: Currency,
}

impl Event for ParcelCreated {
    const NAME: &'static str = "parcel.created";
    const VERSION: u16 = 1;
    fn subject(&self) -> RawId {
        self.order_id.raw()
    }
}

pub struct NewParcel {
    pub id: ParcelId,
    pub order: OrderId,
    pub account: AccountId,
    pub reference: String,
    pub attempt: i64,
    pub amount: i64,
    pub currency: Currency,
    pub size: Size,
}

pub struct ParcelMade<'a>(pub &'a NewParcel);

impl Change for ParcelMade<'_> {
    type Event = ParcelCreated;

    fn apply(&self, rows: &mut Rows<'_, '_>) -> Result<Option<ParcelCreated>> {
        let (shop, now, new) = (rows.shop(), rows.now(), self.0);
        rows.insert(
            sql!(
                "insert into parcels
                    (shop_id, id, order_id, live_order, account_id, reference, attempt, amount, currency,
                     weight_g, length_cm, width_cm, height_cm, state, state_at, is_damaged, return_fee,
                     created_at, rev)
                 values ($1, $2, $3, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, false, 0, $14, 1)"
            ),
            params![
                shop,
                new.id,
                new.order,
                new.account,
                new.reference,
                new.attempt,
                new.amount,
                new.currency,
                new.size.weight_g,
                new.size.length_cm,
                new.size.width_cm,
                new.size.height_cm,
                State::Created,
                now
            ],
            &[
                ("parcels", "shop_id, live_order", &PARCEL_EXISTS),
                ("parcels", "shop_id, reference", &PARCEL_EXISTS),
            ],
        )?;
        Ok(Some(ParcelCreated {
            parcel_id: new.id,
            order_id: new.order,
            account_id: new.account,
            reference: new.reference.clone(),
            amount_minor: new.amount,
            currency: new.currency,
        }))
    }
}
