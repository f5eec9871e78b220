//! The pages of the kernel, as people see them.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod look;
mod texts;
