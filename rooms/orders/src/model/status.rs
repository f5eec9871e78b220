//! The one status machine of orders, for all channels.

use Class::{Cancelled as NoMore, Completed as Done, Failed as Lost, InProgress, Waiting};
use Status::{
    AwaitingPayment, Cancelled, Completed, Confirmed, Delivered, Failed, PaymentReview, Pending, Returned,
    Returning, Shipped, Working,
};

souk_core::text_enum! {
    pub enum Status {
        AwaitingPayment => "awaiting_payment",
        PaymentReview => "payment_review",
        /// Not yet confirmed with the customer.
        Pending => "pending",
        /// May be worked on.
        Confirmed => "confirmed",
        /// A supplier or member works, no delivery.
        Working => "in_progress",
        Shipped => "shipped",
        Delivered => "delivered",
        Returning => "returning",
        Returned => "returned",
        Completed => "completed",
        Failed => "failed",
        Cancelled => "cancelled",
    }
}

souk_core::text_enum! {
    /// The five groups that figures count.
    pub enum Class {
        Waiting => "waiting",
        InProgress => "in_progress",
        Completed => "completed",
        Failed => "failed",
        Cancelled => "cancelled",
    }
}

impl Status {
    /// Where an order may go from here, with or without delivery.
    pub const fn next(self, has_delivery: bool) -> &'static [Self] {
        match (self, has_delivery) {
            (AwaitingPayment, true) => &[PaymentReview, Confirmed, Pending, Cancelled],
            (AwaitingPayment, false) => &[PaymentReview, Confirmed, Cancelled],
            (PaymentReview, true) => &[Confirmed, Pending, AwaitingPayment, Cancelled],
            (PaymentReview, false) => &[Confirmed, AwaitingPayment, Cancelled],
            (Pending, _) => &[Confirmed, Cancelled],
            (Confirmed, true) => &[Shipped, Pending, Cancelled],
            (Confirmed, false) => &[Working, Cancelled],
            (Working, _) => &[Completed, Failed, Cancelled],
            (Shipped, _) => &[Delivered, Returning],
            (Delivered, _) => &[Returning],
            (Returning, _) => &[Returned, Delivered],
            (Cancelled, _) => &[Pending, AwaitingPayment],
            (Returned | Completed | Failed, _) => &[],
        }
    }
    pub fn may_become(self, to: Self, has_delivery: bool) -> bool {
        self.next(has_delivery).contains(&to)
    }
    pub const fn class(self) -> Class {
        match self {
            AwaitingPayment | PaymentReview => Waiting,
            Pending | Confirmed | Working | Shipped | Returning => InProgress,
            Delivered | Completed => Done,
            Returned | Failed => Lost,
            Cancelled => NoMore,
        }
    }
    /// Waiting or in progress: something is still to be done.
    pub fn is_open(self) -> bool {
        matches!(self.class(), Waiting | InProgress)
    }
    /// Counted by the limit of open orders per customer.
    pub const fn is_unconfirmed(self) -> bool {
        matches!(self, AwaitingPayment | PaymentReview | Pending)
    }
}

impl Class {
    pub fn statuses(self) -> impl Iterator<Item = Status> {
        Status::ALL.iter().copied().filter(move |status| status.class() == self)
    }
}

souk_core::text_enum! {
    /// Where the money of an order stands.
    pub enum PaymentStatus {
        Due => "due",
        Paid => "paid",
        /// Somebody else holds the money: a carrier, a marketplace.
        Collected => "collected",
        Settled => "settled",
        PartRefunded => "part_refunded",
        Refunded => "refunded",
        Void => "void",
    }
}

impl PaymentStatus {
    pub const fn next(self) -> &'static [Self] {
        match self {
            Self::Due => &[Self::Paid, Self::Collected, Self::Void],
            Self::Collected => &[Self::Settled, Self::Void],
            Self::Paid | Self::Settled => &[Self::PartRefunded, Self::Refunded],
            Self::PartRefunded => &[Self::Refunded],
            // A cancelled order that is opened again is due again.
            Self::Void => &[Self::Due],
            Self::Refunded => &[],
        }
    }
    /// What a cash-on-delivery order's money becomes when the order moves.
    #[must_use]
    pub const fn after(self, to: Status) -> Self {
        match (self, to) {
            (Self::Due, Delivered) => Self::Collected,
            (Self::Due | Self::Collected, Cancelled | Returned | Failed) => Self::Void,
            (Self::Void, Pending | AwaitingPayment) => Self::Due,
            (now, _) => now,
        }
    }
}

souk_core::text_enum! {
    /// Why an order was cancelled.
    pub enum CancelReason {
        Customer => "customer",
        Refused => "refused",
        NoAnswer => "no_answer",
        WrongNumber => "wrong_number",
        Fake => "fake",
        Duplicate => "duplicate",
        OutOfStock => "out_of_stock",
        Other => "other",
    }
}

impl CancelReason {
    /// The shop never had a customer here: the plan gives the unit back, within its bounds.
    pub const fn gives_unit_back(self) -> bool {
        matches!(self, Self::Fake | Self::Duplicate)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The table of the specification, written out by name: everything not named here is refused.
    const WITH_DELIVERY: &[(&str, &[&str])] = &[
        ("awaiting_payment", &["payment_review", "confirmed", "pending", "cancelled"]),
        ("payment_review", &["confirmed", "pending", "awaiting_payment", "cancelled"]),
        ("pending", &["confirmed", "cancelled"]),
        ("confirmed", &["shipped", "pending", "cancelled"]),
        ("in_progress", &["completed", "failed", "cancelled"]),
        ("shipped", &["delivered", "returning"]),
        ("delivered", &["returning"]),
        ("returning", &["returned", "delivered"]),
        ("returned", &[]),
        ("completed", &[]),
        ("failed", &[]),
        ("cancelled", &["pending", "awaiting_payment"]),
    ];

    #[test]
    fn every_pair_of_the_matrix_is_as_the_table_says() {
        assert_eq!(WITH_DELIVERY.len(), Status::ALL.len());
        for (from, allowed) in WITH_DELIVERY {
            let from = Status::parse(from).unwrap();
            for to in Status::ALL {
                assert_eq!(from.may_become(*to, true), allowed.contains(&to.as_str()), "{from} to {to}");
            }
        }
    }

    #[test]
    fn without_delivery_work_takes_the_place_of_shipping() {
        for from in Status::ALL {
            for to in Status::ALL {
                let expected = match (*from, *to) {
                    (Confirmed, Working) => true,
                    (Confirmed, Shipped | Pending) | (AwaitingPayment | PaymentReview, Pending) => false,
                    (from, to) => from.may_become(to, true),
                };
                assert_eq!(from.may_become(*to, false), expected, "{from} to {to}");
            }
        }
    }

    #[test]
    fn no_status_follows_itself() {
        assert!(Status::ALL.iter().all(|status| !status.may_become(*status, true)));
    }

    #[test]
    fn the_five_classes_hold_every_status_once() {
        let counted: usize = Class::ALL.iter().map(|class| class.statuses().count()).sum();
        assert_eq!(counted, Status::ALL.len());
        assert_eq!(Class::Waiting.statuses().count(), 2);
        assert_eq!(Class::InProgress.statuses().count(), 5);
        assert_eq!(Returning.class(), InProgress);
        assert_eq!(Returned.class(), Lost);
        assert!(Returning.is_open() && !Delivered.is_open());
    }

    #[test]
    fn money_at_the_door_follows_the_order() {
        assert_eq!(PaymentStatus::Due.after(Delivered), PaymentStatus::Collected);
        assert_eq!(
            PaymentStatus::Collected.after(Returning),
            PaymentStatus::Collected,
            "until it is received"
        );
        assert_eq!(PaymentStatus::Collected.after(Returned), PaymentStatus::Void);
        assert_eq!(PaymentStatus::Due.after(Cancelled), PaymentStatus::Void);
        assert_eq!(PaymentStatus::Void.after(Pending), PaymentStatus::Due);
        assert_eq!(
            PaymentStatus::Settled.after(Returned),
            PaymentStatus::Settled,
            "a refund is its own decision"
        );
        for status in PaymentStatus::ALL {
            for to in Status::ALL {
                let after = status.after(*to);
                assert!(after == *status || status.next().contains(&after), "{status} at {to}");
            }
        }
    }
}
