//! What the call to the customer brought, as it stands on the order.

use super::status::{CancelReason, Status};

souk_core::text_enum! {
    pub enum Confirmation {
        /// Nobody has called yet.
        New => "new",
        NoAnswer => "no_answer",
        Busy => "busy",
        Unreachable => "unreachable",
        WrongNumber => "wrong_number",
        /// The customer asked to be called at another time.
        Postponed => "postponed",
        Confirmed => "confirmed",
        Refused => "refused",
        Fake => "fake",
        Duplicate => "duplicate",
        /// Went on without a call.
        NotNeeded => "not_needed",
    }
}

impl Confirmation {
    /// What a move says about the call, if it says anything.
    pub fn of_move(to: Status, reason: Option<&str>) -> Option<Self> {
        let said = reason.and_then(Self::parse);
        match to {
            Status::Confirmed => Some(said.unwrap_or(Self::Confirmed)),
            Status::Pending => Some(Self::New),
            Status::Cancelled => said.filter(|said| said.cancels_for().is_some()),
            _ => None,
        }
    }
    /// The reason for which an order with this outcome is cancelled; none where it is not.
    pub const fn cancels_for(self) -> Option<CancelReason> {
        match self {
            Self::Refused => Some(CancelReason::Refused),
            Self::Fake => Some(CancelReason::Fake),
            Self::WrongNumber => Some(CancelReason::WrongNumber),
            Self::Duplicate => Some(CancelReason::Duplicate),
            _ => None,
        }
    }
    /// What it is where it is told: an order that left `pending` without a call needed none.
    #[must_use]
    pub fn at(self, status: Status) -> Self {
        if self == Self::New && status != Status::Pending { Self::NotNeeded } else { self }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_move_says_of_the_call_what_its_reason_does() {
        let of = Confirmation::of_move;
        assert_eq!(of(Status::Confirmed, None), Some(Confirmation::Confirmed));
        assert_eq!(of(Status::Confirmed, Some("not_needed")), Some(Confirmation::NotNeeded));
        assert_eq!(of(Status::Pending, None), Some(Confirmation::New));
        for reason in CancelReason::ALL {
            let said = of(Status::Cancelled, Some(reason.as_str()));
            assert_eq!(said.and_then(Confirmation::cancels_for), said.map(|_| *reason), "{reason}");
        }
        assert_eq!(of(Status::Cancelled, Some("no_answer")), None, "the attempts have said so themselves");
        assert_eq!(of(Status::Shipped, None), None);
    }
}
