//! The catalog room: products, variants, their codes, and the files they come from and go to.

pub mod model;
