//! What can happen to rows, with the events that say so.

mod delivery;
mod endpoint;

pub use delivery::{Attempt, Attempted, DeliveryChanged, NewDelivery, Requeue};
pub use endpoint::{AddEndpoint, ChangeEndpoint, Faring, SetSecret, SetState, WebhookChanged};
