//! An attempt was made: its row, and where the calls stand after it. Ends the lease.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use souk_core::{Moment, RawId, Result, params};
use souk_engine::{Change, Event, Rows, sql};
use souk_orders::{Confirmation, OrderId};

use crate::model::course::Course;

#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct CallMade {
    pub order_id: OrderId,
    pub number: i64,
    pub outcome: Confirmation,
    pub until: Option<Moment>,
    pub duplicate_of: Option<OrderId>,
    pub seconds: i64,
    /// Tried often enough: a person decides.
    pub gave_up: bool,
}

impl Event for CallMade {
    const NAME: &'static str = "call.made";
    const VERSION: u16 = 1;
    fn subject(&self) -> RawId {
        self.order_id.raw()
    }
}

pub struct Record<'a> {
    pub made: CallMade,
    pub note: &'a str,
    pub course: &'a Course,
    pub rev: i64,
}

impl Change for Record<'_> {
    type Event = CallMade;
    /// `None`: somebody took it or said something since it was seen.
    fn apply(&self, rows: &mut Rows<'_, '_>) -> Result<Option<CallMade>> {
        let (shop, now, actor) = (rows.shop(), rows.now(), rows.cx().actor.principal());
        let (made, course) = (&self.made, self.course);
        let changed = rows.run(
            sql!(
                "insert into calls (shop_id, order_id, state, next_at, attempts, tries, days, last_day,
                                    lease_kind, lease_id, leased_at, lease_until, rev, last_at)
                 values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $11, 1, $11)
                 on conflict (shop_id, order_id) do update
                    set state = $3, next_at = $4, attempts = $5, tries = $6, days = $7, last_day = $8,
                        lease_until = $11, rev = calls.rev + 1, last_at = $11
                    where calls.rev = $12"
            ),
            params![
                shop,
                made.order_id,
                course.state,
                course.next_at,
                course.attempts,
                course.tries,
                course.days,
                course.last_day,
                actor.kind,
                actor.id,
                now,
                self.rev
            ],
        )?;
        if changed == 0 {
            return Ok(None);
        }
        rows.put(
            sql!(
                "insert into call_attempts (shop_id, order_id, number, at, actor_kind, actor_id, outcome,
                                            seconds, note, until, duplicate_of)
                 values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)"
            ),
            params![
                shop,
                made.order_id,
                made.number,
                now,
                actor.kind,
                actor.id,
                made.outcome,
                made.seconds,
                *self.note,
                made.until,
                made.duplicate_of
            ],
        )?;
        Ok(Some(made.clone()))
    }
}
