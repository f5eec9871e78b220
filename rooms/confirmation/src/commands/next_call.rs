//! Whom to call now: one order becomes one member's for ten minutes. Two members never get the same.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use souk_core::{Moment, RawId, Result};
use souk_engine::{Command, Context, Entitled, Modes, Policy, Tx};
use souk_orders::{OrderId, Status, calls};

use crate::changes::{Settle, Take};
use crate::model::course::CallState;
use crate::queries::line::{Candidate, due, first_due, fresh, held_by, row_of, wished};
use crate::queries::rules_row;
use crate::refusals::{CLOSED, OUTSIDE_HOURS};

#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct NextCall {
    /// This order, at any hour; without it whoever is next in the queue.
    pub order: Option<OrderId>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Lease {
    /// Absent where nobody is to be called now.
    pub order_id: Option<OrderId>,
    pub number: Option<i64>,
    /// The order is the asker's until then.
    pub until: Option<Moment>,
    /// When the next call falls due, where nobody is to be called now.
    pub next_at: Option<Moment>,
}

/// Orders looked at together, and how often it is looked again where others were quicker each time.
const ROUNDS: usize = 40;

impl Command for NextCall {
    const NAME: &'static str = "next_call";
    const POLICY: Policy = Policy::shop("orders.manage", Modes::NotEmergency, Entitled::Free);
    type Prepared = ();
    type Output = Lease;

    fn run(&self, (): &(), cx: &Context, tx: &mut Tx<'_, '_>) -> Result<Lease> {
        if let Some(order) = self.order {
            return chosen(tx, cx, order);
        }
        // One at a time: whoever has one is led back to it.
        for held in held_by(tx, cx)? {
            if held.status != Status::Pending {
                tx.make(&Settle { order: held.order_id, rev: held.rev })?;
            } else if let Some(lease) = take(tx, cx, &held)? {
                return Ok(lease);
            }
        }
        let (rules, _) = rules_row(tx, cx.shop)?;
        if !rules.are_open(&cx.tenant.zone, cx.now) {
            let opens = rules.next_opening(&cx.tenant.zone, cx.now);
            return OUTSIDE_HOURS
                .with()
                .arg("opens", clock(rules.opens))
                .arg("closes", clock(rules.closes))
                .arg("next_at", opens.to_string())
                .err();
        }
        for class in
            [Class::Wished, Class::Due(CallState::Postponed), Class::New, Class::Due(CallState::Retry)]
        {
            if let Some(lease) = first_of(tx, cx, class)? {
                return Ok(lease);
            }
        }
        let next_at = first_due(tx, cx)?;
        Ok(Lease { order_id: None, number: None, until: None, next_at })
    }
    fn subject(&self, output: &Lease) -> Option<RawId> {
        output.order_id.map(OrderId::raw)
    }
}

/// `08:00`.
pub(crate) fn clock(minute: i64) -> String {
    format!("{:02}:{:02}", minute / 60, minute % 60)
}

#[derive(Clone, Copy)]
enum Class {
    Wished,
    New,
    Due(CallState),
}

/// The first of a part of the queue that nobody else takes at this moment.
fn first_of(tx: &mut Tx<'_, '_>, cx: &Context, class: Class) -> Result<Option<Lease>> {
    for _ in 0..ROUNDS {
        let found = match class {
            Class::Wished => wished(tx, cx)?,
            Class::New => fresh(tx, cx)?,
            Class::Due(state) => due(tx, cx, state)?,
        };
        if found.is_empty() {
            return Ok(None);
        }
        for one in &found {
            if one.status != Status::Pending {
                tx.make(&Settle { order: one.order_id, rev: one.rev })?;
            } else if let Some(lease) = take(tx, cx, one)? {
                return Ok(Some(lease));
            }
        }
    }
    Ok(None)
}

/// `None`: somebody was quicker, or decided it without a call meanwhile.
fn take(tx: &mut Tx<'_, '_>, cx: &Context, one: &Candidate) -> Result<Option<Lease>> {
    let Some(taken) = tx.make(&Take { order: one.order_id, rev: one.rev })? else { return Ok(None) };
    let order = calls::state(tx, cx.shop, one.order_id)?;
    if order.status != Status::Pending {
        tx.make(&Settle { order: order.id, rev: one.rev + 1 })?;
        return Ok(None);
    }
    Ok(Some(Lease {
        order_id: Some(order.id),
        number: Some(order.number),
        until: Some(taken.until),
        next_at: None,
    }))
}

/// The order that somebody chose themselves, whatever stands before it.
fn chosen(tx: &mut Tx<'_, '_>, cx: &Context, id: OrderId) -> Result<Lease> {
    let order = calls::state(tx, cx.shop, id)?;
    if order.status != Status::Pending {
        return CLOSED.with().arg("present", order.status.as_str()).err();
    }
    for _ in 0..2 {
        let row = row_of(tx, cx, id)?;
        row.check_free(tx, cx)?;
        let one = Candidate { order_id: id, rev: row.rev, status: order.status };
        if let Some(lease) = take(tx, cx, &one)? {
            return Ok(lease);
        }
    }
    Err(row_of(tx, cx, id)?.refuse(tx, cx)?)
}
