//! Who had an offer of the platform.

use serde::{Deserialize, Serialize};
use souk_core::{RawId, Result, TenantId, params};
use souk_engine::{Change, Event, Rows, sql};
use souk_shops::ShopId;

#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct OfferTaken {
    pub shop: ShopId,
    pub offer: String,
}

impl Event for OfferTaken {
    const NAME: &'static str = "offer.taken";
    const VERSION: u16 = 1;
    fn subject(&self) -> RawId {
        self.shop.raw()
    }
}

/// Notes each contact of a shop, unless another shop of the same person has it: nothing happens then.
pub(crate) struct TakeOffer<'a> {
    pub shop: ShopId,
    pub offer: &'a str,
    pub marks: &'a [Vec<u8>],
}

impl Change for TakeOffer<'_> {
    type Event = OfferTaken;
    fn apply(&self, rows: &mut Rows<'_, '_>) -> Result<Option<OfferTaken>> {
        let Self { shop, offer, marks } = *self;
        for mark in marks {
            rows.run(
                sql!(
                    "insert into offers_taken (shop_id, offer, mark, taken_by, taken_at)
                     values ($1, $2, $3, $4, $5) on conflict (shop_id, offer, mark) do nothing"
                ),
                params![TenantId::INSTALLATION, offer, mark.clone(), shop, rows.now()],
            )?;
            let has: Option<(ShopId,)> = rows.one(
                sql!("select taken_by from offers_taken where shop_id = $1 and offer = $2 and mark = $3"),
                params![TenantId::INSTALLATION, offer, mark.clone()],
            )?;
            if has.is_some_and(|(by,)| by != shop) {
                return Ok(None);
            }
        }
        Ok(Some(OfferTaken { shop, offer: offer.to_owned() }))
    }
}
