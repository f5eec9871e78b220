//! Provinces and municipalities under every map version, and what delivery to them costs.

pub mod model;
pub mod refusals;
