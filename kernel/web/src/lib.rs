//! What people see: texts in their language, and the templates, components and styles that show them.

pub mod door;
pub mod look;
pub mod texts;
