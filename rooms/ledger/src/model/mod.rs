//! Accounts, postings and the chain that ties them; pure.

pub mod account;
pub mod chain;
pub mod posting;
