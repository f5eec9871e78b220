//! Values, cells and errors of PostgreSQL in our words.

use std::error::Error as StdError;
use std::fmt;

use bytes::{BufMut, BytesMut};
use postgres_types::{FromSql, IsNull, ToSql, Type, to_sql_checked};
use souk_core::{CellError, Raw, Value};
use tokio_postgres::Row;
use tokio_postgres::error::{Severity, SqlState};

use super::catalog::Catalog;
use crate::row::CellSource;
use crate::{DbError, DbErrorKind};

type Failure = Box<dyn StdError + Sync + Send>;

/// A value in the form that the statement's parameter has.
pub(super) struct Param<'a>(pub &'a Value);

impl fmt::Debug for Param<'_> {
    // Values may be personal and must not reach a log.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }
}

impl ToSql for Param<'_> {
    fn to_sql(&self, ty: &Type, out: &mut BytesMut) -> Result<IsNull, Failure> {
        match (self.0, ty) {
            (Value::Null, _) => return Ok(IsNull::Yes),
            (Value::Int(number), &Type::INT8) => out.put_i64(*number),
            (Value::Int(number), &Type::INT4) => out.put_i32((*number).try_into()?),
            (Value::Int(number), &Type::INT2) => out.put_i16((*number).try_into()?),
            (Value::Bool(yes), &Type::BOOL) => out.put_u8(u8::from(*yes)),
            (Value::Text(text) | Value::Json(text), &Type::TEXT | &Type::VARCHAR | &Type::JSON) => {
                out.put_slice(text.as_bytes());
            }
            (Value::Text(text) | Value::Json(text), &Type::JSONB) => {
                out.put_u8(1);
                out.put_slice(text.as_bytes());
            }
            (Value::Bytes(bytes), &Type::BYTEA) => out.put_slice(bytes),
            (Value::Id(id), &Type::UUID | &Type::BYTEA) => out.put_slice(id),
            (Value::Ids(ids), &Type::UUID_ARRAY) => {
                let ids = ids.iter().map(|id| Value::Id(*id)).collect::<Vec<_>>();
                return ids.iter().map(Param).collect::<Vec<_>>().to_sql(ty, out);
            }
            (Value::Ints(numbers), &Type::INT8_ARRAY) => return numbers.to_sql(ty, out),
            (Value::Texts(texts), &Type::TEXT_ARRAY | &Type::VARCHAR_ARRAY) => return texts.to_sql(ty, out),
            (value, ty) => return Err(format!("a {} where {ty} is wanted", kind_of(value)).into()),
        }
        Ok(IsNull::No)
    }
    fn accepts(_: &Type) -> bool {
        true
    }
    to_sql_checked!();
}

fn kind_of(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Int(_) => "number",
        Value::Bool(_) => "bool",
        Value::Text(_) => "text",
        Value::Bytes(_) => "byte string",
        Value::Id(_) => "id",
        Value::Json(_) => "json",
        Value::Ids(_) => "list of ids",
        Value::Ints(_) => "list of numbers",
        Value::Texts(_) => "list of texts",
    }
}

pub(super) struct Cursor<'r>(pub &'r Row);

impl CellSource for Cursor<'_> {
    fn with(&self, index: usize, take: &mut dyn FnMut(Raw<'_>)) -> Result<(), CellError> {
        let PgCell(raw) = self.0.try_get(index).map_err(|error| CellError(told(&error)))?;
        take(raw);
        Ok(())
    }
}

struct PgCell<'a>(Raw<'a>);

impl<'a> FromSql<'a> for PgCell<'a> {
    fn from_sql(ty: &Type, bytes: &'a [u8]) -> Result<Self, Failure> {
        Ok(Self(match *ty {
            Type::INT8 => Raw::Int(i64::from_be_bytes(bytes.try_into()?)),
            Type::INT4 => Raw::Int(i32::from_be_bytes(bytes.try_into()?).into()),
            Type::INT2 => Raw::Int(i16::from_be_bytes(bytes.try_into()?).into()),
            Type::BOOL => Raw::Bool(bytes != [0]),
            Type::UUID => Raw::Id(bytes.try_into()?),
            Type::BYTEA => Raw::Bytes(bytes),
            Type::TEXT | Type::VARCHAR | Type::BPCHAR | Type::NAME | Type::UNKNOWN | Type::JSON => {
                Raw::Text(std::str::from_utf8(bytes)?)
            }
            // A version byte stands before the text.
            Type::JSONB => Raw::Text(std::str::from_utf8(bytes.get(1..).unwrap_or_default())?),
            _ => return Err(format!("a column of type {ty}: cast it in the statement").into()),
        }))
    }
    fn from_sql_null(_: &Type) -> Result<Self, Failure> {
        Ok(Self(Raw::Null))
    }
    fn accepts(_: &Type) -> bool {
        true
    }
}

/// The library says only "db error"; what happened is in the source.
pub(super) fn told(error: &tokio_postgres::Error) -> String {
    match (error.as_db_error(), error.source()) {
        (Some(server), _) => format!("{} ({})", server.message(), server.code().code()),
        (None, Some(source)) => format!("{error}: {source}"),
        (None, None) => error.to_string(),
    }
}

/// Whether the server itself said no and lives on. Anything else tells nothing about what the server did.
pub(super) fn is_answer(error: &tokio_postgres::Error) -> bool {
    error.as_db_error().is_some_and(|server| {
        !matches!(server.parsed_severity(), None | Some(Severity::Fatal | Severity::Panic))
    })
}

/// The prepared statement does not fit any more: the schema moved on, or the server forgot it.
pub(super) fn is_stale(error: &tokio_postgres::Error) -> bool {
    error.code().is_some_and(|code| {
        *code == SqlState::FEATURE_NOT_SUPPORTED || *code == SqlState::INVALID_SQL_STATEMENT_NAME
    })
}

/// `sent`: whether the failed thing ever left the house. If not, it is our mistake and not the connection's.
pub(super) fn db_error(
    error: &tokio_postgres::Error,
    statement: &str,
    catalog: &Catalog,
    sent: bool,
) -> DbError {
    let kind = match error.as_db_error() {
        None if sent || error.is_closed() => DbErrorKind::Gone,
        None => DbErrorKind::Other,
        Some(server) => match server.code().code() {
            "40001" | "40P01" | "0A000" | "26000" => DbErrorKind::Retry,
            "23505" => catalog.clash(server.table(), server.constraint()),
            "23503" | "23001" => DbErrorKind::ForeignKey,
            "23514" => DbErrorKind::Check(server.constraint().unwrap_or_default().to_owned()),
            // Lock not had, cancelled or out of time, no more connections, starting up.
            "55P03" | "57014" | "53300" | "57P03" => DbErrorKind::Busy,
            "53100" => DbErrorKind::Full,
            "22021" | "22P05" => DbErrorKind::Text,
            code if code.starts_with("08") || !is_answer(error) => DbErrorKind::Gone,
            _ => DbErrorKind::Other,
        },
    };
    DbError { kind, message: told(error), statement: statement.to_owned() }
}
