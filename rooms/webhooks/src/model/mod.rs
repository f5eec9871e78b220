//! Pure rules: what is offered, when it is tried again, how it is signed, which addresses are taken.

pub mod address;
pub mod offered;
pub mod schedule;
pub mod signature;

souk_core::id_type!(
    /// An address that wants to hear of events.
    WebhookId,
    "whk"
);

souk_core::id_type!(
    /// One event on its way to one endpoint; receivers see it as `webhook-id`.
    DeliveryId,
    "whd"
);

souk_core::text_enum! {
    pub enum EndpointState {
        Active => "active",
        Disabled => "disabled",
        Removed => "removed",
    }
}

souk_core::text_enum! {
    /// Why an endpoint is disabled.
    pub enum Why {
        /// A member wanted it so.
        Member => "member",
        /// Five days without a success.
        Failing => "failing",
        /// It answered 410: it wants no more.
        Gone => "gone",
    }
}

souk_core::text_enum! {
    pub enum DeliveryState {
        Waiting => "waiting",
        Delivered => "delivered",
        Failed => "failed",
    }
}
