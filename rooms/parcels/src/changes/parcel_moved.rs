//! A parcel moves from one state to another, if it still stands where it was seen.

use serde::{Deserialize, Serialize};
use souk_core::{Moment, RawId, Result, params};
use souk_engine::{Change, Event, Rows, sql};
use souk_orders::OrderId;

use crate::ParcelId;
use crate::model::state::{Reason, State};
use crate::queries::ParcelRow;

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ParcelStatusChanged {
    pub parcel_id: ParcelId,
    pub order_id: OrderId,
    pub reference: String,
    pub from: State,
    pub to: State,
    pub reason: Option<Reason>,
    pub at: Moment,
}

impl Event for ParcelStatusChanged {
    const NAME: &'static str = "parcel.status_changed";
    const VERSION: u16 = 1;
    fn subject(&self) -> RawId {
        self.order_id.raw()
    }
}

/// `None`: it stands elsewhere by now.
pub struct ParcelMoved<'a> {
    pub parcel: &'a ParcelRow,
    pub to: State,
    pub reason: Option<Reason>,
    pub note: &'a str,
    pub damaged: bool,
    pub return_fee: i64,
}

impl Change for ParcelMoved<'_> {
    type Event = ParcelStatusChanged;

    fn apply(&self, rows: &mut Rows<'_, '_>) -> Result<Option<ParcelStatusChanged>> {
        let (shop, now, parcel) = (rows.shop(), rows.now(), self.parcel);
        let live = self.to.is_living().then_some(parcel.order_id);
        let changed = rows.run(
            sql!(
                "update parcels set state = $3, state_at = $4, live_order = $5, is_damaged = $6,
                        return_fee = $7, rev = rev + 1
                 where shop_id = $1 and id = $2 and state = $8 and rev = $9"
            ),
            params![
                shop,
                parcel.id,
                self.to,
                now,
                live,
                self.damaged,
                self.return_fee,
                parcel.state,
                parcel.rev
            ],
        )?;
        if changed == 0 {
            return Ok(None);
        }
        let actor = rows.cx().actor.principal();
        rows.put(
            sql!(
                "insert into parcel_events
                    (shop_id, parcel_id, rev, from_state, to_state, reason, note, actor_kind, actor_id, at)
                 values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)"
            ),
            params![
                shop,
                parcel.id,
                parcel.rev + 1,
                parcel.state,
                self.to,
                self.reason,
                *self.note,
                actor.kind,
                actor.id,
                now
            ],
        )?;
        Ok(Some(ParcelStatusChanged {
            parcel_id: parcel.id,
            order_id: parcel.order_id,
            reference: parcel.reference.clone(),
            from: parcel.state,
            to: self.to,
            reason: self.reason,
            at: now,
        }))
    }
}
