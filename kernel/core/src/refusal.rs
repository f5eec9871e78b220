//! The two ways not to succeed: a refusal is an answer of the business, a fault is our failure.

use std::sync::Arc;

use serde_json::{Map, Value};

crate::text_enum! {
    /// Closed list of refusal kinds; each decides HTTP status, CLI exit code and whether a job retries.
    pub enum Kind {
        Invalid => "invalid",
        Unauthenticated => "unauthenticated",
        Forbidden => "forbidden",
        NotFound => "not_found",
        Gone => "gone",
        Conflict => "conflict",
        Stale => "stale",
        TooLarge => "too_large",
        TooMany => "too_many",
        Busy => "busy",
        Unsupported => "unsupported",
    }
}

impl Kind {
    pub const fn status(self) -> u16 {
        match self {
            Self::Invalid => 422,
            Self::Unauthenticated => 401,
            Self::Forbidden => 403,
            Self::NotFound => 404,
            Self::Gone => 410,
            Self::Conflict | Self::Stale => 409,
            Self::TooLarge => 413,
            Self::Unsupported => 415,
            Self::TooMany => 429,
            Self::Busy => 503,
        }
    }
    /// A job that meets this tries again later.
    pub const fn retries(self) -> bool {
        matches!(self, Self::Stale | Self::TooMany | Self::Busy)
    }
}

/// One "no" of a room: stable code and kind; its sentence stands in the room's texts under the code with `-`
/// for `.`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RefusalDef {
    pub code: &'static str,
    pub kind: Kind,
}

impl RefusalDef {
    pub const fn new(code: &'static str, kind: Kind) -> Self {
        Self { code, kind }
    }
    /// The error, without particulars.
    pub fn refuse(&self) -> Error {
        self.with().into()
    }
    /// A refusal to add particulars to.
    pub fn with(&self) -> Refusal {
        Refusal { code: self.code, kind: self.kind, args: Map::new(), fields: Vec::new() }
    }
}

/// What is wrong with one field of the input.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct FieldError {
    /// Dotted path: `customer.phone`, `lines.0.quantity`.
    pub field: String,
    pub code: &'static str,
    #[serde(skip_serializing_if = "Map::is_empty")]
    pub args: Map<String, Value>,
}

/// The business says no.
#[derive(Debug, Clone, PartialEq)]
pub struct Refusal {
    pub code: &'static str,
    pub kind: Kind,
    /// Particulars, for the sentence and for programs: `available`, `allowed`, `present`.
    pub args: Map<String, Value>,
    pub fields: Vec<FieldError>,
}

impl Refusal {
    #[must_use]
    pub fn arg(mut self, name: &str, value: impl Into<Value>) -> Self {
        self.args.insert(name.to_owned(), value.into());
        self
    }
    #[must_use]
    pub fn field(mut self, field: impl Into<String>, code: &'static str) -> Self {
        self.fields.push(FieldError { field: field.into(), code, args: Map::new() });
        self
    }
    pub fn err<T>(self) -> Result<T> {
        Err(self.into())
    }
}

/// We failed. Opaque to the asker; logged once with a reference.
#[derive(Debug, Clone)]
pub struct Fault {
    pub what: String,
    pub source: Option<Arc<dyn std::error::Error + Send + Sync>>,
}

impl Fault {
    pub fn new(what: impl Into<String>) -> Self {
        Self { what: what.into(), source: None }
    }
    pub fn caused(what: impl Into<String>, source: impl std::error::Error + Send + Sync + 'static) -> Self {
        Self { what: what.into(), source: Some(Arc::new(source)) }
    }
}

impl std::fmt::Display for Fault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.what)?;
        let mut source: Option<&dyn std::error::Error> = self.source.as_ref().map(|arc| {
            let error: &dyn std::error::Error = &**arc;
            error
        });
        while let Some(error) = source {
            write!(f, ": {error}")?;
            source = error.source();
        }
        Ok(())
    }
}

#[derive(Debug, Clone)]
pub enum Error {
    Refused(Box<Refusal>),
    Fault(Fault),
}

pub type Result<T, E = Error> = std::result::Result<T, E>;

impl Error {
    pub fn fault(what: impl Into<String>) -> Self {
        Self::Fault(Fault::new(what))
    }
    pub fn refusal(&self) -> Option<&Refusal> {
        match self {
            Self::Refused(refusal) => Some(refusal),
            Self::Fault(_) => None,
        }
    }
    pub fn code(&self) -> &'static str {
        self.refusal().map_or("system.fault", |refusal| refusal.code)
    }
}

impl From<Refusal> for Error {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(Box::new(refusal))
    }
}
impl From<Fault> for Error {
    fn from(fault: Fault) -> Self {
        Self::Fault(fault)
    }
}
impl std::fmt::Display for Error {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Refused(refusal) => write!(f, "{} {}", refusal.code, Value::Object(refusal.args.clone())),
            Self::Fault(fault) => fault.fmt(f),
        }
    }
}
impl std::error::Error for Error {}
