//! Imports of products with their stock: a plan of the whole file, batches that apply it, and the way back.

pub mod apply;
pub mod items;
pub mod plan;
pub mod undo;

/// Kinds of runs.
pub const PLAN: &str = "import_plan";
pub const RUN: &str = "import_products";
pub const UNDO: &str = "undo_import";

/// Products of one batch, and of one transaction.
pub const BATCH: i64 = 50;
