//! Forms that were sent, and forms, browsers and telephones whose word was taken back.

use serde::{Deserialize, Serialize};
use souk_core::{Moment, RawId, Result, params};
use souk_engine::{Change, Event, Rows, sql};

/// Says nothing of the customer.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct LeadsStopped {
    pub at: Moment,
    #[serde(skip)]
    shop: RawId,
}

impl Event for LeadsStopped {
    const NAME: &'static str = "lead.stopped";
    const VERSION: u16 = 1;
    fn subject(&self) -> RawId {
        self.shop
    }
}

/// Nothing that these have said so far makes a lead any more.
pub struct Stop<'a>(pub &'a [String]);

impl Change for Stop<'_> {
    type Event = LeadsStopped;
    fn apply(&self, rows: &mut Rows<'_, '_>) -> Result<Option<LeadsStopped>> {
        let (shop, at) = (rows.shop(), rows.now());
        for who in self.0 {
            rows.put(
                sql!(
                    "insert into lead_stops (shop_id, who, at) values ($1, $2, $3)
                     on conflict (shop_id, who) do update set at = $3"
                ),
                params![shop, who.clone(), at],
            )?;
        }
        Ok((!self.0.is_empty()).then_some(LeadsStopped { at, shop: shop.raw() }))
    }
}
