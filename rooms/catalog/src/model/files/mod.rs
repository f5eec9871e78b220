//! Product files: bytes to text, text to a table, a table to product drafts, and back to a file.
//! Pure code: a file is data to judge here, nothing in it is fetched, run or written.

pub mod codepages;
mod decode;
mod draft;
#[cfg(any(test, feature = "generator"))]
mod generate;
pub mod html;
pub mod prose;
pub mod refusals;
pub mod shopify;
mod table;

pub use decode::{Decoded, Encoding, decode, decode_as};
pub use draft::{Field, Image, Kept, Policy, ProductDraft, RowError, Sheet, Status, Totals, VariantDraft};
#[cfg(any(test, feature = "generator"))]
pub use generate::{Generated, Options, generate};
pub use refusals::FileError;
pub use souk_core::guard::{guard, guard_code, unguard, unguard_code};
pub use table::{Row, Table, quote, table};

/// Limits of one file (chapter 1, 3.9).
pub const MAX_BYTES: usize = 50 * 1024 * 1024;
pub const MAX_ROWS: usize = 200_000;
pub const MAX_COLUMNS: usize = 200;
pub const MAX_CELL_BYTES: usize = 64 * 1024;

#[cfg(test)]
mod tests;
