//! Where a parcel stands, where it may go from there, and what its order becomes.

use State::{
    AtDesk, AtDestination, AttemptFailed, Cancelled, Created, Delivered, InTransit, OnHold, OutForDelivery,
    PickedUp, ReturnReady, Returned, Returning,
};
use souk_orders::Status;

souk_core::text_enum! {
    pub enum State {
        Created => "created",
        PickedUp => "picked_up",
        InTransit => "in_transit",
        /// In the customer's province.
        AtDestination => "at_destination",
        /// Waits for the customer at a desk.
        AtDesk => "at_desk",
        OutForDelivery => "out_for_delivery",
        OnHold => "on_hold",
        AttemptFailed => "attempt_failed",
        Delivered => "delivered",
        Returning => "returning",
        /// Back at the carrier, to be fetched.
        ReturnReady => "return_ready",
        Returned => "returned",
        Cancelled => "cancelled",
    }
}

impl State {
    /// Where a member may put it from here.
    pub const fn next(self) -> &'static [Self] {
        match self {
            Created => &[PickedUp, OutForDelivery, Cancelled],
            PickedUp => &[InTransit, OutForDelivery, AtDestination, AtDesk, OnHold, Delivered, Returning],
            InTransit => &[AtDestination, OutForDelivery, AtDesk, OnHold, Delivered, Returning],
            AtDestination => &[OutForDelivery, AtDesk, OnHold, Delivered, Returning],
            AtDesk => &[Delivered, AttemptFailed, OnHold, Returning],
            OutForDelivery => &[Delivered, AttemptFailed, OnHold, Returning],
            OnHold => &[OutForDelivery, InTransit, AtDesk, Delivered, Returning],
            AttemptFailed => &[OutForDelivery, AtDesk, OnHold, Delivered, Returning],
            Delivered => &[Returning],
            Returning => &[Returned, ReturnReady, Delivered],
            ReturnReady => &[Returned, Delivered],
            Returned | Cancelled => &[],
        }
    }
    pub fn may_become(self, to: Self) -> bool {
        self.next().contains(&to)
    }
    /// May it still be delivered, or be called back?
    pub const fn is_living(self) -> bool {
        !matches!(self, Returned | Cancelled)
    }
    /// Is somebody still to do something about it?
    pub const fn is_open(self) -> bool {
        !matches!(self, Delivered | Returned | Cancelled)
    }
    /// What the order becomes with it.
    pub const fn order(self) -> Status {
        match self {
            Created | Cancelled => Status::Confirmed,
            Delivered => Status::Delivered,
            Returning | ReturnReady => Status::Returning,
            Returned => Status::Returned,
            _ => Status::Shipped,
        }
    }
}

souk_core::text_enum! {
    /// Why a delivery failed, as carriers group it.
    pub enum Reason {
        NoContact => "no_contact",
        Absent => "absent",
        Refused => "refused",
        Goods => "goods",
        Place => "place",
        Hold => "hold",
        Other => "other",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The table written out by name: everything not named here is refused.
    const TABLE: &[(&str, &[&str])] = &[
        ("created", &["picked_up", "out_for_delivery", "cancelled"]),
        (
            "picked_up",
            &[
                "in_transit",
                "at_destination",
                "at_desk",
                "out_for_delivery",
                "on_hold",
                "delivered",
                "returning",
            ],
        ),
        (
            "in_transit",
            &["at_destination", "at_desk", "out_for_delivery", "on_hold", "delivered", "returning"],
        ),
        ("at_destination", &["at_desk", "out_for_delivery", "on_hold", "delivered", "returning"]),
        ("at_desk", &["attempt_failed", "on_hold", "delivered", "returning"]),
        ("out_for_delivery", &["attempt_failed", "on_hold", "delivered", "returning"]),
        ("on_hold", &["in_transit", "at_desk", "out_for_delivery", "delivered", "returning"]),
        ("attempt_failed", &["at_desk", "out_for_delivery", "on_hold", "delivered", "returning"]),
        ("delivered", &["returning"]),
        ("returning", &["return_ready", "returned", "delivered"]),
        ("return_ready", &["returned", "delivered"]),
        ("returned", &[]),
        ("cancelled", &[]),
    ];

    #[test]
    fn every_pair_of_the_matrix_is_as_the_table_says() {
        assert_eq!(TABLE.len(), State::ALL.len());
        for (from, allowed) in TABLE {
            let from = State::parse(from).unwrap();
            for to in State::ALL {
                assert_eq!(from.may_become(*to), allowed.contains(&to.as_str()), "{from} to {to}");
            }
        }
    }

    #[test]
    fn an_order_can_follow_every_move_of_its_parcel() {
        for from in State::ALL {
            for to in from.next() {
                let (before, after) = (from.order(), to.order());
                let direct = before == after || before.may_become(after, true);
                // From the shelf to the customer in one move of the order: it is shipped on the way.
                assert!(direct, "{from} to {to}: {before} to {after}");
            }
        }
    }

    #[test]
    fn what_lives_no_more_goes_nowhere() {
        for state in State::ALL {
            assert_eq!(state.is_living(), !state.next().is_empty(), "{state}");
        }
    }
}
