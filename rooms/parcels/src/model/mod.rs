//! Nouns and rules of parcels, pure.

pub mod size;
pub mod state;
pub mod usual;
