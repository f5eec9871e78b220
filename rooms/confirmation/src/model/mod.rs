//! Nouns and rules of calls, pure.

pub mod course;
pub mod rules;
pub mod script;
