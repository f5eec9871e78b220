//! The queue at a glance: who waits, what today brought, what the asker holds.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use souk_core::{Error, Moment, Result, params};
use souk_engine::{Context, Entitled, Modes, Policy, Query, Reader, row, sql};
use souk_orders::{OrderId, Status};

use super::callbacks;
use super::line::{first_due, held_by};
use super::rules::rules_row;
use crate::model::course::MOST_WISHES;

#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CallQueue {}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct QueueView {
    /// Customers are called at this hour.
    pub open: bool,
    /// When they are called again, where not.
    pub opens_at: Option<Moment>,
    /// The order that the asker holds.
    pub mine: Option<OrderId>,
    pub waiting: Waiting,
    pub today: Today,
    /// Customers who want to be called back, whatever their order waits for.
    pub callbacks: i64,
    /// When the next of those that wait for their time falls due.
    pub next_at: Option<Moment>,
}

row! {
    #[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
    pub struct Waiting {
        /// Whose time, as they said themselves, has come, and who asked for a call.
        pub postponed: i64,
        pub new: i64,
        /// Not reached, and due again.
        pub retries: i64,
        /// Whose time has not come yet.
        pub later: i64,
        pub give_up: i64,
        /// On the telephone at this moment.
        pub held: i64,
    }
}

row! {
    /// What the calls of this day brought, in the shop's zone.
    #[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
    pub struct Today {
        pub calls: i64,
        pub confirmed: i64,
        pub no_answer: i64,
        pub postponed: i64,
        pub refused: i64,
        pub fake: i64,
    }
}

impl Query for CallQueue {
    const NAME: &'static str = "call_queue";
    const POLICY: Policy = Policy::shop("orders.manage", Modes::Any, Entitled::Free);
    type Output = QueueView;
    fn answer(&self, cx: &Context, db: &mut Reader<'_>) -> Result<QueueView> {
        let (rules, _) = rules_row(db, cx.shop)?;
        let open = rules.are_open(&cx.tenant.zone, cx.now);
        let mine = held_by(db, cx)?.into_iter().find(|one| one.status == Status::Pending);
        Ok(QueueView {
            open,
            opens_at: (!open).then(|| rules.next_opening(&cx.tenant.zone, cx.now)),
            mine: mine.map(|one| one.order_id),
            waiting: waiting(db, cx)?,
            today: today(db, cx)?,
            callbacks: callbacks::waiting(db, cx)?,
            next_at: first_due(db, cx)?,
        })
    }
}

fn waiting(db: &mut Reader<'_>, cx: &Context) -> Result<Waiting> {
    let row: Option<Waiting> = db.one(
        sql!(
            "select cast(coalesce(sum(case when w.kind = 'postponed' then 1 else 0 end), 0) as bigint),
                    cast(coalesce(sum(case when w.kind = 'new' then 1 else 0 end), 0) as bigint),
                    cast(coalesce(sum(case when w.kind = 'retry' then 1 else 0 end), 0) as bigint),
                    cast(coalesce(sum(case when w.kind = 'later' then 1 else 0 end), 0) as bigint),
                    cast(coalesce(sum(case when w.kind = 'give_up' then 1 else 0 end), 0) as bigint),
                    cast(coalesce(sum(case when w.kind = 'held' then 1 else 0 end), 0) as bigint)
             from (select case when c.order_id is null and b.order_id is null then 'new'
                               when c.lease_until > $2 then 'held'
                               when b.order_id is not null then 'postponed'
                               when c.state in ('open', 'done') or c.last_at < o.status_at then 'new'
                               when c.state = 'give_up' then 'give_up'
                               when c.next_at > $2 then 'later'
                               else c.state end as kind
                   from v_orders o
                   left join calls c on c.shop_id = o.shop_id and c.order_id = o.id
                   left join callbacks b on b.shop_id = o.shop_id and b.order_id = o.id
                        and b.state = 'waiting' and b.wishes <= $3 and o.phone <> ''
                   where o.shop_id = $1 and o.status = 'pending' and o.channel <> 'test') w"
        ),
        params![cx.shop, cx.now, MOST_WISHES],
    )?;
    row.ok_or_else(|| Error::fault("a sum without a row"))
}

fn today(db: &mut Reader<'_>, cx: &Context) -> Result<Today> {
    let (start, end) = cx.tenant.zone.day_bounds(cx.tenant.zone.day(cx.now));
    let row: Option<Today> = db.one(
        sql!(
            "select cast(count(*) as bigint),
                    cast(coalesce(sum(case when outcome = 'confirmed' then 1 else 0 end), 0) as bigint),
                    cast(coalesce(sum(case when outcome in ('no_answer', 'busy', 'unreachable')
                                           then 1 else 0 end), 0) as bigint),
                    cast(coalesce(sum(case when outcome = 'postponed' then 1 else 0 end), 0) as bigint),
                    cast(coalesce(sum(case when outcome = 'refused' then 1 else 0 end), 0) as bigint),
                    cast(coalesce(sum(case when outcome = 'fake' then 1 else 0 end), 0) as bigint)
             from call_attempts where shop_id = $1 and at >= $2 and at < $3"
        ),
        params![cx.shop, start, end],
    )?;
    row.ok_or_else(|| Error::fault("a sum without a row"))
}
