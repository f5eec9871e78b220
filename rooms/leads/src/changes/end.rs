//! A lead is over: somebody called, the customer ordered or does not want it, or its time is up.

use serde::{Deserialize, Serialize};
use souk_core::{Json, RawId, Result, params};
use souk_engine::{Change, Event, Rows, sql};
use souk_orders::OrderId;

use crate::LeadId;
use crate::model::{LeadLine, LeadState};

#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct LeadEnded {
    pub id: LeadId,
    /// `called`, `ordered`, `declined`, `expired`.
    pub state: LeadState,
    pub order_id: Option<OrderId>,
}

impl Event for LeadEnded {
    const NAME: &'static str = "lead.ended";
    const VERSION: u16 = 1;
    fn subject(&self) -> RawId {
        self.id.raw()
    }
}

/// `None`: it has ended otherwise. One that was called about may end with an order still, or be taken
/// back. Who wanted what is kept for the call and for nothing else: of a lead that ended without one only
/// the sum and the times are left.
pub struct EndLead<'a> {
    pub id: LeadId,
    pub state: LeadState,
    pub order_id: Option<OrderId>,
    /// For members.
    pub note: &'a str,
}

impl Change for EndLead<'_> {
    type Event = LeadEnded;
    fn apply(&self, rows: &mut Rows<'_, '_>) -> Result<Option<LeadEnded>> {
        let ended = rows.run(
            sql!(
                "update leads set state = $3, open_mark = null, order_id = $4,
                                  name = case when $3 = 'called' then name else '' end,
                                  phone = case when $3 = 'called' then phone else '' end,
                                  province = case when $3 = 'called' then province else '' end,
                                  municipality = case when $3 = 'called' then municipality else '' end,
                                  lines = case when $3 = 'called' then lines else $7 end,
                                  note = case when $3 <> 'called' then '' when $5 = '' then note else $5 end,
                                  ended_at = coalesce(ended_at, $6)
                 where shop_id = $1 and id = $2
                   and (state = 'waiting' or (state = 'called' and $3 in ('ordered', 'declined')))"
            ),
            params![
                rows.shop(),
                self.id,
                self.state,
                self.order_id,
                *self.note,
                rows.now(),
                Json(Vec::<LeadLine>::new())
            ],
        )?;
        let (id, state, order_id) = (self.id, self.state, self.order_id);
        Ok((ended == 1).then_some(LeadEnded { id, state, order_id }))
    }
}
