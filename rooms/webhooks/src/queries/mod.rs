//! What may be asked.

mod deliveries;
mod endpoints;
mod events;

pub use deliveries::{
    Delivery, WebhookDelivery, WebhookDeliveryCard, WebhookDeliveryList, WebhookTry, delivery,
};
pub use endpoints::{Webhook, WebhookCard, WebhookList, endpoint, endpoints};
pub use events::{Offered, WebhookEventList, offered};
