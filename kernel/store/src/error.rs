//! What a database may answer instead of rows, in words that are the same for both.

use souk_core::{Error, Fault, Kind, RefusalDef};

/// The queue is full or the database does not answer now; nothing was written.
pub const BUSY: RefusalDef = RefusalDef::new("system.busy", Kind::Busy);
/// No space is left where the database lies; nothing was written.
pub const STORAGE_FULL: RefusalDef = RefusalDef::new("system.storage_full", Kind::Busy);

/// A unique key that was already taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clash {
    pub table: String,
    pub columns: Vec<String>,
}

impl Clash {
    /// `clash.is("products", "shop_id, handle")`
    pub fn is(&self, table: &str, columns: &str) -> bool {
        self.table == table && self.columns.iter().map(String::as_str).eq(columns.split(", "))
    }
}

/// An input that does not fit, which its `detail` says.
pub const INVALID: RefusalDef = RefusalDef::new("request.invalid", Kind::Invalid);

/// PostgreSQL keeps no text with U+0000, and nobody means it. SQLite would keep it: commands refuse it before
/// either sees it.
pub fn unfit_text() -> Error {
    INVALID.with().arg("detail", "a text holds the character U+0000").into()
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DbErrorKind {
    Unique(Clash),
    ForeignKey,
    Check(String),
    /// Serialization failure or deadlock: the body may run again.
    Retry,
    /// Lock or statement time-out, no connection to be had.
    Busy,
    /// No space left.
    Full,
    /// A text with a character that is none, such as U+0000.
    Text,
    /// The statement was interrupted, or the connection is gone.
    Gone,
    Other,
}

#[derive(Debug, Clone, thiserror::Error)]
#[error("{message} [{statement}]")]
pub struct DbError {
    pub kind: DbErrorKind,
    pub message: String,
    pub statement: String,
}

impl From<DbError> for Error {
    fn from(error: DbError) -> Self {
        match error.kind {
            // What could not be had now, though the body was run again where that may help. Nothing was
            // written.
            DbErrorKind::Busy | DbErrorKind::Retry | DbErrorKind::Gone => BUSY.refuse(),
            DbErrorKind::Full => STORAGE_FULL.refuse(),
            DbErrorKind::Text => unfit_text(),
            _ => Self::Fault(Fault::caused("the database refused a statement", error)),
        }
    }
}

/// Which unique key a failed write met, if that is why it failed.
pub fn clash(error: &Error) -> Option<&Clash> {
    let Error::Fault(fault) = error else { return None };
    match &fault.source.as_ref()?.downcast_ref::<DbError>()?.kind {
        DbErrorKind::Unique(clash) => Some(clash),
        _ => None,
    }
}

/// How a write may end without a commit that was seen.
#[derive(Debug, Clone)]
pub enum WriteError {
    /// Rolled back for certain.
    Failed(Error),
    /// The answer to COMMIT was not seen: it may stand or not. Ask again under the same key.
    Unknown(Fault),
}

impl From<Error> for WriteError {
    fn from(error: Error) -> Self {
        Self::Failed(error)
    }
}
