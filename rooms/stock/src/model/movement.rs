//! Kinds of movements and where reservations stand.

use souk_core::{id_type, text_enum};

id_type!(
    /// Where goods lie.
    LocationId,
    "loc"
);
id_type!(
    /// One change of a level.
    MovementId,
    "mov"
);
id_type!(
    /// Stock held for an order.
    ReservationId,
    "rsv"
);

text_enum! {
    pub enum MovementKind {
        Opening => "opening",
        Receive => "receive",
        Sale => "sale",
        Return => "return",
        Adjust => "adjust",
        Count => "count",
        TransferOut => "transfer_out",
        TransferIn => "transfer_in",
        Loss => "loss",
        Found => "found",
        Import => "import",
        Reversal => "reversal",
    }
}

impl MovementKind {
    /// Whether somebody must say why.
    pub const fn needs_reason(self) -> bool {
        matches!(self, Self::Adjust | Self::Loss | Self::Found)
    }
    /// The direction in which a person may record it: +1 more, -1 less, 0 either; `None`: not by hand.
    pub const fn by_hand(self) -> Option<i64> {
        match self {
            Self::Opening | Self::Receive | Self::Found => Some(1),
            Self::Loss => Some(-1),
            Self::Adjust => Some(0),
            _ => None,
        }
    }
}

text_enum! {
    pub enum ReservationState {
        Held => "held",
        Claimed => "claimed",
        Released => "released",
        Expired => "expired",
    }
}
