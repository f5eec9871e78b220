//! Nouns and rules of orders, pure.

pub mod bill;
pub mod channel;
pub mod code;
pub mod figure;
pub mod form;
pub mod status;
