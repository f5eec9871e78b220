//! The pages of the kernel, as people see them.

mod look;
mod texts;
