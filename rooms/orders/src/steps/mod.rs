//! What commands and queries of this room do on the way, on the same transaction: placing and moving.

pub mod moving;
pub mod placing;
