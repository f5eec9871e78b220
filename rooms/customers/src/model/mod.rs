//! Telephones, identities and blocks; pure.

pub mod customer;
pub mod phone;
