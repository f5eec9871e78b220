//! The queue itself: who may be called now, in which order, and who has whom.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use souk_core::{Error, Moment, RawId, Result, params};
use souk_engine::{Context, Reader, row, sql};
use souk_orders::{OrderId, Status};

use crate::model::course::{CallState, Course, MOST_WISHES};
use crate::refusals::CLAIMED_BY_OTHER;

row! {
    /// An order as it was seen in the queue; `rev` 0: nobody has touched it.
    #[derive(Debug, Clone)]
    pub struct Candidate {
        pub order_id: OrderId,
        pub rev: i64,
        pub status: Status,
    }
}

// An order that moved since it was last called about (given up or cancelled, then opened again) is called
// anew: what was tried before is another story.

/// Those who asked for a call themselves, whoever asked first; what was tried before is kept.
pub fn wished(db: &mut Reader<'_>, cx: &Context) -> Result<Vec<Candidate>> {
    db.rows(
        sql!(
            "select b.order_id, coalesce(c.rev, 0), o.status from callbacks b
             join v_orders o on o.shop_id = b.shop_id and o.id = b.order_id
             left join calls c on c.shop_id = b.shop_id and c.order_id = b.order_id
             where b.shop_id = $1 and b.state = 'waiting' and b.wishes <= $3
               and o.status = 'pending' and o.channel <> 'test' and o.phone <> ''
               and (c.order_id is null or c.lease_until <= $2)
             order by b.asked_at, b.order_id limit 25"
        ),
        params![cx.shop, cx.now, MOST_WISHES],
    )
}

/// Those whose time has come, the earliest first.
pub fn due(db: &mut Reader<'_>, cx: &Context, state: CallState) -> Result<Vec<Candidate>> {
    db.rows(
        sql!(
            "select c.order_id, c.rev, o.status from calls c
             join v_orders o on o.shop_id = c.shop_id and o.id = c.order_id
             where c.shop_id = $1 and c.state = $2 and c.next_at <= $3 and c.lease_until <= $3
               and (o.status <> 'pending' or c.last_at is null or c.last_at >= o.status_at)
             order by c.next_at, c.order_id limit 25"
        ),
        params![cx.shop, state, cx.now],
    )
}

/// Those that nobody has called yet, the oldest first.
pub fn fresh(db: &mut Reader<'_>, cx: &Context) -> Result<Vec<Candidate>> {
    db.rows(
        sql!(
            "select o.id, coalesce(c.rev, 0), o.status from v_orders o
             left join calls c on c.shop_id = o.shop_id and c.order_id = o.id
             where o.shop_id = $1 and o.status = 'pending' and o.channel <> 'test'
               and (c.order_id is null or (c.lease_until <= $2
                    and (c.state in ('open', 'done') or c.last_at < o.status_at)))
             order by o.placed_at, o.id limit 25"
        ),
        params![cx.shop, cx.now],
    )
}

/// What the asker holds at this moment.
pub fn held_by(db: &mut Reader<'_>, cx: &Context) -> Result<Vec<Candidate>> {
    let actor = cx.actor.principal();
    db.rows(
        sql!(
            "select c.order_id, c.rev, o.status from calls c
             join v_order_calls o on o.shop_id = c.shop_id and o.id = c.order_id
             where c.shop_id = $1 and c.lease_until > $2 and c.lease_kind = $3 and c.lease_id = $4
             order by c.leased_at, c.order_id"
        ),
        params![cx.shop, cx.now, actor.kind, actor.id],
    )
}

/// When the next call falls due.
pub fn first_due(db: &mut Reader<'_>, cx: &Context) -> Result<Option<Moment>> {
    let row: Option<(Option<Moment>,)> = db.one(
        sql!(
            "select min(c.next_at) from calls c
             join v_orders o on o.shop_id = c.shop_id and o.id = c.order_id
             where c.shop_id = $1 and c.state in ('retry', 'postponed') and o.status = 'pending'
               and (c.last_at is null or c.last_at >= o.status_at)"
        ),
        params![cx.shop],
    )?;
    Ok(row.and_then(|(at,)| at))
}

row! {
    struct Cells {
        state: CallState,
        next_at: Moment,
        attempts: i64,
        tries: i64,
        days: i64,
        last_day: String,
        lease_kind: String,
        lease_id: RawId,
        lease_until: Moment,
        rev: i64,
        last_at: Option<Moment>,
        moved_at: Moment,
    }
}

/// Where the calls for one order stand.
pub struct CallRow {
    pub course: Course,
    pub rev: i64,
    holder: Option<Holder>,
}

pub struct Holder {
    pub kind: String,
    pub id: RawId,
    pub until: Moment,
}

pub fn row_of(db: &mut Reader<'_>, cx: &Context, order: OrderId) -> Result<CallRow> {
    let cells: Option<Cells> = db.one(
        sql!(
            "select c.state, c.next_at, c.attempts, c.tries, c.days, c.last_day, c.lease_kind, c.lease_id,
                    c.lease_until, c.rev, c.last_at, o.status_at
             from calls c
             join v_orders o on o.shop_id = c.shop_id and o.id = c.order_id
             where c.shop_id = $1 and c.order_id = $2"
        ),
        params![cx.shop, order],
    )?;
    let Some(cells) = cells else {
        return Ok(CallRow { course: Course::new(cx.now), rev: 0, holder: None });
    };
    let holder = (cells.lease_until > cx.now).then_some(Holder {
        kind: cells.lease_kind,
        id: cells.lease_id,
        until: cells.lease_until,
    });
    let course = match cells.last_at.is_some_and(|last| last < cells.moved_at) {
        true => Course { attempts: cells.attempts, ..Course::new(cx.now) },
        false => Course {
            state: cells.state,
            next_at: cells.next_at,
            attempts: cells.attempts,
            tries: cells.tries,
            days: cells.days,
            last_day: cells.last_day,
        },
    };
    Ok(CallRow { course, rev: cells.rev, holder })
}

impl CallRow {
    pub fn holder(&self) -> Option<&Holder> {
        self.holder.as_ref()
    }
    /// Somebody else has it at this moment.
    pub fn is_anothers(&self, cx: &Context) -> bool {
        let own = cx.actor.principal();
        self.holder.as_ref().is_some_and(|holder| holder.kind != own.kind || holder.id != own.id)
    }
    pub fn check_free(&self, db: &mut Reader<'_>, cx: &Context) -> Result<()> {
        if self.is_anothers(cx) { Err(self.refuse(db, cx)?) } else { Ok(()) }
    }
    /// Who has it, and until when.
    pub fn refuse(&self, db: &mut Reader<'_>, cx: &Context) -> Result<Error> {
        let refusal = CLAIMED_BY_OTHER.with();
        let Some(holder) = &self.holder else {
            return Ok(refusal.arg("who", "somebody").arg("name", "").into());
        };
        let name = name_of(db, cx, &holder.kind, holder.id)?;
        let who = if name.is_empty() { "somebody" } else { "member" };
        Ok(refusal.arg("who", who).arg("name", name).arg("until", holder.until.to_string()).into())
    }
}

/// A member's name; programs and the console have none.
pub fn name_of(db: &mut Reader<'_>, cx: &Context, kind: &str, id: RawId) -> Result<String> {
    if kind != "member" {
        return Ok(String::new());
    }
    let row: Option<(String,)> =
        db.one(sql!("select name from v_members where shop_id = $1 and user_id = $2"), params![cx.shop, id])?;
    Ok(row.map(|(name,)| name).unwrap_or_default())
}

/// The order that somebody named: by its id, or by its number with or without `#`.
pub fn order_named(db: &mut Reader<'_>, cx: &Context, text: &str) -> Result<Option<OrderId>> {
    let text = text.trim();
    if let Some(id) = OrderId::parse(text) {
        return Ok(Some(id));
    }
    let digits: String = text.trim_start_matches('#').chars().map(souk_core::text::ascii_digit).collect();
    let Ok(number) = digits.parse::<i64>() else { return Ok(None) };
    let row: Option<(OrderId,)> = db.one(
        sql!("select id from v_order_calls where shop_id = $1 and number = $2"),
        params![cx.shop, number],
    )?;
    Ok(row.map(|(id,)| id))
}

row! {
    /// Who is on the telephone with whom.
    #[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
    pub struct LeaseRow {
        pub order_id: OrderId,
        pub number: i64,
        /// `member`, `api_key`, `console`.
        pub kind: String,
        /// A member's; empty for programs.
        pub name: String,
        pub attempts: i64,
        pub since: Moment,
        pub until: Moment,
    }
}

pub fn leases(db: &mut Reader<'_>, cx: &Context) -> Result<Vec<LeaseRow>> {
    db.rows(
        sql!(
            "select c.order_id, o.number, c.lease_kind, coalesce(m.name, ''), c.attempts, c.leased_at,
                    c.lease_until
             from calls c
             join v_order_calls o on o.shop_id = c.shop_id and o.id = c.order_id
             left join v_members m on m.shop_id = c.shop_id and m.user_id = c.lease_id
                  and c.lease_kind = 'member'
             where c.shop_id = $1 and c.lease_until > $2
             order by c.leased_at, c.order_id limit 200"
        ),
        params![cx.shop, cx.now],
    )
}
