//! The two databases behind one transaction type. Bodies are plain synchronous functions; callers only await
//! [`Db::write`] and [`Db::read`]. One SQL text serves both.

mod back;
#[cfg(feature = "twins")]
#[doc(hidden)]
pub mod capture;
mod db;
mod error;
mod job;
mod migrate;
mod postgres;
mod question;
mod queue;
#[cfg(feature = "twins")]
#[doc(hidden)]
pub mod rewrite;
mod row;
mod schema;
mod shape;
mod sql;
mod sqlite;
mod stats;
mod url;
mod writes;

pub use back::{Back, Reader, Tx};
pub use db::{Db, Options};
pub use error::{BUSY, Clash, DbError, DbErrorKind, INVALID, STORAGE_FULL, WriteError, clash, unfit_text};
pub use migrate::{Migration, MigrationReport, MigrationSet, SchemaState};
pub use question::{Asked, Question, Questions, Statement};
pub use row::{Cells, Row};
pub use shape::{Crack, SchemaCrack, SchemaLook, schema_look};
pub use sql::{Dialect, Sql, translate};
pub use stats::StoreStats;
pub use url::DbUrl;

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
