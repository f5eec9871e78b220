//! Nouns and rules of orders, pure.

pub mod bill;
pub mod channel;
pub mod code;
pub mod confirmation;
pub mod fields;
pub mod figure;
pub mod form;
pub mod link;
pub mod request;
pub mod risk;
pub mod status;
pub mod trial;
