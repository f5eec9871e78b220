//! How the calls for one order go on after each outcome.

use souk_core::{Moment, Result};
use souk_orders::{Confirmation, Status};

use crate::refusals::{CLOSED, OUTCOME_INVALID};

/// How long a member has an order for themselves.
pub const LEASE: i64 = 10 * Moment::MINUTE;
/// The longest that a call is put off.
pub const MOST_POSTPONED: i64 = 14 * Moment::DAY;
/// So many wishes for a call come first in the queue; whoever asks more often waits in their turn.
pub const MOST_WISHES: i64 = 3;
/// Nobody is called for ever: so many tries that reached nobody, on so many days.
const TRIES: i64 = 3;
const DAYS: i64 = 2;

souk_core::text_enum! {
    pub enum CallState {
        /// Nobody was called, or the order was opened again.
        Open => "open",
        /// Nobody was reached: once more from `next_at` on.
        Retry => "retry",
        /// The customer said when.
        Postponed => "postponed",
        /// Tried often enough: a person decides.
        GiveUp => "give_up",
        /// There is nothing to call about.
        Done => "done",
    }
}

/// Where the calls for an order stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Course {
    pub state: CallState,
    pub next_at: Moment,
    pub attempts: i64,
    pub tries: i64,
    pub days: i64,
    pub last_day: String,
}

impl Course {
    pub const fn new(now: Moment) -> Self {
        Self { state: CallState::Open, next_at: now, attempts: 0, tries: 0, days: 0, last_day: String::new() }
    }

    /// After an attempt on `day`.
    #[must_use]
    pub fn after(&self, outcome: Confirmation, until: Option<Moment>, now: Moment, day: &str) -> Self {
        let attempts = self.attempts + 1;
        let reached = |state, next_at| Self { state, next_at, attempts, ..Self::new(now) };
        let Some(wait) = again_after(outcome) else {
            return match until.filter(|_| outcome == Confirmation::Postponed) {
                Some(until) => reached(CallState::Postponed, until),
                None => reached(CallState::Done, now),
            };
        };
        // What was tried for an order before it was decided is another story.
        let fresh = self.state == CallState::Done;
        let (tries, days) = if fresh { (1, 1) } else { (self.tries + 1, self.days) };
        let days = if fresh || self.last_day == day { days.max(1) } else { days + 1 };
        let gives_up = tries >= TRIES && days >= DAYS;
        let (state, next_at) =
            if gives_up { (CallState::GiveUp, now) } else { (CallState::Retry, now.plus(wait)) };
        Self { state, next_at, attempts, tries, days, last_day: day.to_owned() }
    }
}

/// How long after an attempt that reached nobody the next one is made.
pub const fn again_after(outcome: Confirmation) -> Option<i64> {
    match outcome {
        Confirmation::NoAnswer => Some(3 * Moment::HOUR),
        Confirmation::Busy => Some(15 * Moment::MINUTE),
        Confirmation::Unreachable => Some(6 * Moment::HOUR),
        _ => None,
    }
}

/// May this be said of an order that stands there? `Ok(false)`: the order's own machine refuses the move, and
/// names what it allows.
pub fn may(status: Status, outcome: Confirmation) -> Result<bool> {
    use Confirmation::{Confirmed, New, NotNeeded};
    match (status, outcome) {
        (_, New) => OUTCOME_INVALID.with().field("outcome", OUTCOME_INVALID.code).err(),
        (
            Status::Shipped
            | Status::Delivered
            | Status::Returning
            | Status::Returned
            | Status::Completed
            | Status::Failed,
            _,
        ) => closed(status),
        (Status::Pending, _) => Ok(true),
        (_, Confirmed | NotNeeded) => Ok(false),
        (_, outcome) if outcome.cancels_for().is_some() => Ok(status.may_become(Status::Cancelled, true)),
        _ => closed(status),
    }
}

fn closed(status: Status) -> Result<bool> {
    CLOSED.with().arg("present", status.as_str()).err()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tried(outcomes: &[(Confirmation, &str)]) -> Course {
        let mut course = Course::new(Moment(0));
        for (outcome, day) in outcomes {
            course = course.after(*outcome, None, Moment(0), day);
        }
        course
    }

    #[test]
    fn each_way_of_not_reaching_somebody_has_its_own_pause() {
        for (outcome, minutes) in
            [(Confirmation::NoAnswer, 180), (Confirmation::Busy, 15), (Confirmation::Unreachable, 360)]
        {
            let course = tried(&[(outcome, "2026-11-20")]);
            assert_eq!(course.state, CallState::Retry);
            assert_eq!(course.next_at, Moment(minutes * Moment::MINUTE), "{outcome}");
        }
    }

    #[test]
    fn after_three_tries_on_two_days_a_person_decides() {
        let (no, busy) = (Confirmation::NoAnswer, Confirmation::Busy);
        let one_day = [(no, "a"), (busy, "a"), (no, "a"), (no, "a")];
        assert_eq!(tried(&one_day).state, CallState::Retry, "all on one day");
        assert_eq!(tried(&[(no, "a"), (no, "b")]).state, CallState::Retry, "two tries");
        let third = tried(&[(no, "a"), (busy, "a"), (no, "b")]);
        assert_eq!((third.state, third.tries, third.days), (CallState::GiveUp, 3, 2));
    }

    #[test]
    fn whoever_was_reached_is_tried_anew() {
        let said = (Confirmation::Postponed, "b");
        let no = (Confirmation::NoAnswer, "c");
        let later = tried(&[(Confirmation::NoAnswer, "a"), (Confirmation::NoAnswer, "b"), said, no]);
        assert_eq!((later.state, later.tries, later.attempts), (CallState::Retry, 1, 4));
        let decided = tried(&[(Confirmation::NoAnswer, "a"), (Confirmation::Refused, "b"), no]);
        assert_eq!((decided.state, decided.tries, decided.days), (CallState::Retry, 1, 1));
    }

    /// Written out: what may be said where. `.` recorded, `x` refused by the order's machine, `c` closed.
    const MATRIX: &[(&str, &str)] = &[
        ("awaiting_payment", "cccccxx...."),
        ("payment_review", "cccccxx...."),
        ("pending", "..........."),
        ("confirmed", "cccccxx...."),
        ("in_progress", "cccccxx...."),
        ("shipped", "ccccccccccc"),
        ("delivered", "ccccccccccc"),
        ("returning", "ccccccccccc"),
        ("returned", "ccccccccccc"),
        ("completed", "ccccccccccc"),
        ("failed", "ccccccccccc"),
        ("cancelled", "cccccxxxxxx"),
    ];

    #[test]
    fn every_pair_of_the_matrix_is_as_the_table_says() {
        let outcomes = [
            "no_answer",
            "busy",
            "unreachable",
            "postponed",
            "postponed",
            "confirmed",
            "not_needed",
            "refused",
            "fake",
            "wrong_number",
            "duplicate",
        ];
        assert_eq!(MATRIX.len(), Status::ALL.len());
        for (status, row) in MATRIX {
            let status = Status::parse(status).unwrap();
            assert!(may(status, Confirmation::New).is_err(), "{status}");
            for (outcome, expected) in outcomes.iter().zip(row.chars()) {
                let said = match may(status, Confirmation::parse(outcome).unwrap()) {
                    Ok(true) => '.',
                    Ok(false) => 'x',
                    Err(error) => {
                        assert_eq!(error.code(), "confirmation.closed");
                        'c'
                    }
                };
                assert_eq!(said, expected, "{outcome} of {status}");
            }
        }
    }
}
