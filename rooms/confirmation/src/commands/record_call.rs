//! What a call brought: its row, the order moved or left, the lease ended; all in one transaction.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use souk_core::{Moment, RawId, Result};
use souk_engine::{Command, Context, Entitled, Modes, Policy, Tx};
use souk_orders::calls::{self, OrderState};
use souk_orders::{CancelReason, Confirmation, Correction, OrderId, Status};

use crate::changes::{CallMade, CloseCallback, Record};
use crate::model::course::{CallState, Course, MOST_POSTPONED, may};
use crate::queries::line::{order_named, row_of};
use crate::queries::rules_row;
use crate::refusals::{CORRECTION_INVALID, DUPLICATE_INVALID, SECONDS_INVALID, UNTIL_INVALID};

#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RecordCall {
    pub id: OrderId,
    pub outcome: Confirmation,
    /// When a postponed call is to be made.
    #[serde(default)]
    pub until: Option<Moment>,
    /// The order that stays, by id or number.
    #[serde(default)]
    pub duplicate_of: Option<String>,
    #[serde(default)]
    pub note: String,
    /// How long it took.
    #[serde(default)]
    pub seconds: i64,
    /// What the customer wants otherwise; only where they confirm.
    #[serde(default)]
    pub correction: Correction,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct CallRecorded {
    pub order_id: OrderId,
    pub number: i64,
    pub confirmation: Confirmation,
    pub status: Status,
    /// What the customer pays now.
    pub total_minor: i64,
    pub delivery_fee_minor: i64,
    /// When the customer is called again.
    pub next_at: Option<Moment>,
    /// Tried often enough: it stands on the list of those to give up.
    pub gave_up: bool,
    pub attempts: i64,
}

impl Command for RecordCall {
    const NAME: &'static str = "record_call";
    const POLICY: Policy = Policy::shop("orders.manage", Modes::NotEmergency, Entitled::Free);
    type Prepared = ();
    type Output = CallRecorded;

    fn run(&self, (): &(), cx: &Context, tx: &mut Tx<'_, '_>) -> Result<CallRecorded> {
        let order = calls::state(tx, cx.shop, self.id)?;
        if !may(order.status, self.outcome)? {
            return Err(order.refuse(self.moves_to()));
        }
        let until = self.until(cx.now)?;
        let note = calls::note(&self.note)?;
        if !(0..=86_400).contains(&self.seconds) {
            return SECONDS_INVALID.with().field("seconds", SECONDS_INVALID.code).err();
        }
        if !self.correction.is_empty() && self.outcome != Confirmation::Confirmed {
            return CORRECTION_INVALID.with().field("correction", CORRECTION_INVALID.code).err();
        }
        let twin = self.twin(cx, tx, &order)?;
        let course = self.record(cx, tx, until, twin.as_ref(), &note)?;
        tx.make(&CloseCallback { order: order.id })?;
        self.apply(cx, tx, &order, twin.as_ref(), &note)?;
        let gave_up = course.state == CallState::GiveUp;
        if gave_up && rules_row(tx, cx.shop)?.0.auto_cancel {
            calls::cancel(tx, order.id, CancelReason::NoAnswer, "")?;
        }
        let after = calls::state(tx, cx.shop, order.id)?;
        Ok(CallRecorded {
            order_id: after.id,
            number: after.number,
            confirmation: self.outcome,
            status: after.status,
            total_minor: after.total,
            delivery_fee_minor: after.delivery_fee,
            next_at: matches!(course.state, CallState::Retry | CallState::Postponed)
                .then_some(course.next_at),
            gave_up: gave_up && after.status == Status::Pending,
            attempts: course.attempts,
        })
    }
    fn subject(&self, _: &CallRecorded) -> Option<RawId> {
        Some(self.id.raw())
    }
}

impl RecordCall {
    const fn moves_to(&self) -> Status {
        match self.outcome.cancels_for() {
            Some(_) => Status::Cancelled,
            None => Status::Confirmed,
        }
    }

    fn until(&self, now: Moment) -> Result<Option<Moment>> {
        if self.outcome != Confirmation::Postponed {
            return Ok(None);
        }
        let fits = |until: &Moment| *until > now && until.since(now) <= MOST_POSTPONED;
        match self.until.filter(fits) {
            Some(until) => Ok(Some(until)),
            None => UNTIL_INVALID.with().arg("days", 14).field("until", UNTIL_INVALID.code).err(),
        }
    }

    /// The order that stays where this one is the same again.
    fn twin(&self, cx: &Context, tx: &mut Tx<'_, '_>, order: &OrderState) -> Result<Option<OrderState>> {
        if self.outcome != Confirmation::Duplicate {
            return Ok(None);
        }
        let named = self.duplicate_of.as_deref().unwrap_or_default();
        let found = match order_named(tx, cx, named)? {
            Some(id) => Some(calls::state(tx, cx.shop, id)?),
            None => None,
        };
        let stays = |twin: &OrderState| twin.id != order.id && twin.status != Status::Cancelled;
        match found.filter(stays) {
            Some(twin) => Ok(Some(twin)),
            None => {
                let value: String = named.chars().take(40).collect();
                let refusal = DUPLICATE_INVALID.with().arg("value", value);
                refusal.field("duplicate_of", DUPLICATE_INVALID.code).err()
            }
        }
    }

    /// The attempt's row. Whoever does not hold the order may say something too, but not while another does.
    fn record(
        &self,
        cx: &Context,
        tx: &mut Tx<'_, '_>,
        until: Option<Moment>,
        twin: Option<&OrderState>,
        note: &str,
    ) -> Result<Course> {
        let day = cx.tenant.zone.day(cx.now).to_string();
        for _ in 0..2 {
            let row = row_of(tx, cx, self.id)?;
            row.check_free(tx, cx)?;
            let course = row.course.after(self.outcome, until, cx.now, &day);
            let made = CallMade {
                order_id: self.id,
                number: course.attempts,
                outcome: self.outcome,
                until,
                duplicate_of: twin.map(|twin| twin.id),
                seconds: self.seconds,
                gave_up: course.state == CallState::GiveUp,
            };
            if tx.make(&Record { made, note, course: &course, rev: row.rev })?.is_some() {
                return Ok(course);
            }
        }
        Err(row_of(tx, cx, self.id)?.refuse(tx, cx)?)
    }

    fn apply(
        &self,
        cx: &Context,
        tx: &mut Tx<'_, '_>,
        order: &OrderState,
        twin: Option<&OrderState>,
        note: &str,
    ) -> Result<()> {
        match self.outcome {
            Confirmation::Confirmed => {
                let corrected = match self.correction.is_empty() {
                    true => false,
                    false => calls::correct(tx, cx, order.id, &self.correction)?,
                };
                calls::confirm(tx, order.id, None, note, corrected).map(drop)
            }
            Confirmation::NotNeeded => {
                calls::confirm(tx, order.id, Some(Confirmation::NotNeeded), note, false).map(drop)
            }
            Confirmation::Postponed => {
                calls::note_outcome(tx, order, self.outcome)?;
                self.until.map_or(Ok(()), |until| calls::hold_until(tx, order.id, until))
            }
            outcome => match (outcome.cancels_for(), twin) {
                (Some(reason), Some(twin)) => {
                    let about: String = format!("#{} {note}", twin.number).chars().take(500).collect();
                    calls::cancel(tx, order.id, reason, about.trim())?;
                    calls::join_notes(tx, order, twin.id, note).map(drop)
                }
                (Some(reason), None) => calls::cancel(tx, order.id, reason, note).map(drop),
                (None, _) => calls::note_outcome(tx, order, outcome),
            },
        }
    }
}
