//! What a shop is asked to pay the platform, and where that stands.

use souk_core::Moment;

souk_core::id_type!(
    /// What a shop is asked to pay the platform.
    InvoiceId,
    "inv"
);
souk_core::id_type!(
    /// How an invoice was paid.
    PaymentId,
    "ppy"
);

souk_core::text_enum! {
    pub enum Purpose {
        Plan => "plan",
        Credits => "credits",
    }
}

souk_core::text_enum! {
    /// How much of a plan is paid at once.
    pub enum Term {
        Month => "month",
        Year => "year",
    }
}

souk_core::text_enum! {
    pub enum InvoiceState {
        Pending => "pending",
        Completed => "completed",
        Failed => "failed",
        Cancelled => "cancelled",
    }
}

souk_core::text_enum! {
    pub enum PaymentState {
        /// To be decided by a platform admin.
        Waiting => "waiting",
        /// The shop was asked for a receipt that can be read.
        BetterReceipt => "better_receipt",
        Approved => "approved",
        Rejected => "rejected",
    }
}

souk_core::text_enum! {
    pub enum PaymentMethod {
        Transfer => "transfer",
        Cash => "cash",
        Other => "other",
    }
}

/// How long the figures of an invoice hold for whoever has not paid yet: what is left of a month shrinks.
pub const PAYABLE: i64 = 7 * Moment::DAY;

impl PaymentMethod {
    /// The account that takes money which was recorded in other words.
    pub fn of(words: &str) -> Self {
        Self::parse(words).unwrap_or(Self::Other)
    }
}

impl Purpose {
    /// One open invoice of each purpose per shop.
    pub const fn mark(self) -> i64 {
        match self {
            Self::Plan => 1,
            Self::Credits => 2,
        }
    }
}
