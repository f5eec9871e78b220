//! What commands and queries of this room do on the way, on the same transaction: placing and moving.

pub mod calls;
pub mod correcting;
pub mod following;
pub mod moving;
pub mod placing;
pub mod requesting;
