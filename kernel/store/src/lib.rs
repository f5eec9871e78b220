//! The two databases behind one transaction type. Bodies are plain synchronous functions; callers only await
//! [`Db::write`] and [`Db::read`]. One SQL text serves both.

mod back;
mod error;
mod row;
mod sql;

pub use back::{Back, Reader, Tx};
pub use error::{BUSY, Clash, DbError, DbErrorKind, WriteError, clash};
pub use row::{Cells, Row};
pub use sql::{Dialect, Sql};

/// What the rows of a transaction may belong to; PostgreSQL enforces it by row-level security.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reach {
    Shop(souk_core::TenantId),
    /// All shops: platform commands, migrations, audit, backup.
    Platform,
}

/// Bulk work has its own queue, so that it never stands before a sale.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lane {
    Front,
    Bulk,
}
