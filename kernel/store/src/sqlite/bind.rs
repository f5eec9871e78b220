//! Values, cells and errors of SQLite in our words, and the transaction's connection as bodies reach it.

use std::rc::Rc;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering::Relaxed};
use std::time::{Duration, Instant};

use rusqlite::types::{Value as Cell, ValueRef};
use rusqlite::{CachedStatement, Connection, ffi};
use souk_core::{CellError, Raw, Value};

use crate::question::Asked;
use crate::row::CellSource;
use crate::{Back, Cells, Clash, DbError, DbErrorKind, Dialect, Sql};

/// A body's connection. After a failed statement it does nothing more: PostgreSQL would not either.
pub(super) struct SqliteBack<'c> {
    conn: &'c Connection,
    watch: &'c Watch,
    broken: Option<DbError>,
}

impl<'c> SqliteBack<'c> {
    pub fn new(conn: &'c Connection, watch: &'c Watch) -> Self {
        Self { conn, watch, broken: None }
    }
    /// The statement that failed, though the body may have looked away.
    pub fn into_broken(self) -> Option<DbError> {
        self.broken
    }
    fn statement(&self, sql: &Sql, params: &[Value]) -> Result<CachedStatement<'c>, DbError> {
        #[cfg(feature = "twins")]
        crate::capture::statement(sql.for_dialect(Dialect::Sqlite), params);
        let failed = |error| db_error(&error, sql.text());
        let mut statement = self.conn.prepare_cached(sql.for_dialect(Dialect::Sqlite)).map_err(failed)?;
        if statement.parameter_count() != params.len() {
            let message =
                format!("{} parameters given, {} wanted", params.len(), statement.parameter_count());
            return Err(DbError { kind: DbErrorKind::Other, message, statement: sql.text().to_owned() });
        }
        for (position, value) in params.iter().enumerate() {
            bind(&mut statement, position + 1, value).map_err(failed)?;
        }
        Ok(statement)
    }
    fn unless_broken<T>(&mut self, work: impl FnOnce(&Self) -> Result<T, DbError>) -> Result<T, DbError> {
        if let Some(error) = &self.broken {
            return Err(error.clone());
        }
        work(self).map_err(|mut error| {
            if error.kind == DbErrorKind::Gone && self.watch.passed() {
                error.kind = DbErrorKind::Busy;
            }
            self.broken = Some(error.clone());
            error
        })
    }
}

impl Back for SqliteBack<'_> {
    fn dialect(&self) -> Dialect {
        Dialect::Sqlite
    }
    fn query(
        &mut self,
        sql: &'static Sql,
        params: &[Value],
        each: &mut dyn FnMut(&mut Cells<'_>) -> Result<(), CellError>,
    ) -> Result<(), DbError> {
        self.unless_broken(|back| {
            let mut statement = back.statement(sql, params)?;
            let mut rows = statement.raw_query();
            while let Some(row) = rows.next().map_err(|error| db_error(&error, sql.text()))? {
                each(&mut Cells { source: &Cursor(row), next: 0 }).map_err(|CellError(message)| DbError {
                    kind: DbErrorKind::Other,
                    message,
                    statement: sql.text().to_owned(),
                })?;
            }
            Ok(())
        })
    }
    fn queries(&mut self, asked: &mut [&mut dyn Asked]) -> Result<(), DbError> {
        for one in asked {
            if let Some((sql, params)) = one.take() {
                self.query(sql, &params, &mut |cells| one.row(cells))?;
            }
        }
        Ok(())
    }
    fn run(&mut self, sql: &'static Sql, params: &[Value]) -> Result<u64, DbError> {
        self.unless_broken(|back| {
            let changed = back.statement(sql, params)?.raw_execute();
            let changed = changed.map_err(|error| db_error(&error, sql.text()))?;
            Ok(u64::try_from(changed).unwrap_or(u64::MAX))
        })
    }
    fn put(&mut self, sql: &'static Sql, params: &[Value]) -> Result<(), DbError> {
        self.run(sql, params).map(|_| ())
    }
    fn define(&mut self, statement: &str) -> Result<(), DbError> {
        self.unless_broken(|back| {
            back.conn.execute_batch(statement).map_err(|error| db_error(&error, statement))
        })
    }
    fn lock_shop_alone(&mut self) -> Result<(), DbError> {
        Ok(())
    }
    /// There is one writer.
    fn take_turn(&mut self, _: &str) -> Result<(), DbError> {
        Ok(())
    }
}

struct Cursor<'r, 's>(&'r rusqlite::Row<'s>);

impl CellSource for Cursor<'_, '_> {
    fn with(&self, index: usize, take: &mut dyn FnMut(Raw<'_>)) -> Result<(), CellError> {
        let cell = self.0.get_ref(index).map_err(|error| CellError(error.to_string()))?;
        take(match cell {
            ValueRef::Null => Raw::Null,
            ValueRef::Integer(number) => Raw::Int(number),
            ValueRef::Text(text) => {
                Raw::Text(std::str::from_utf8(text).map_err(|error| CellError(error.to_string()))?)
            }
            ValueRef::Blob(bytes) => Raw::Bytes(bytes),
            ValueRef::Real(_) => return Err(CellError("a real number: cast it in the statement".to_owned())),
        });
        Ok(())
    }
}

fn bind(statement: &mut CachedStatement<'_>, position: usize, value: &Value) -> rusqlite::Result<()> {
    match value {
        Value::Null => statement.raw_bind_parameter(position, rusqlite::types::Null),
        Value::Int(number) => statement.raw_bind_parameter(position, number),
        Value::Bool(yes) => statement.raw_bind_parameter(position, yes),
        Value::Text(text) | Value::Json(text) => statement.raw_bind_parameter(position, text),
        Value::Bytes(bytes) => statement.raw_bind_parameter(position, bytes),
        Value::Id(id) => statement.raw_bind_parameter(position, &id[..]),
        Value::Ids(ids) => list(statement, position, ids.iter().map(|id| Cell::Blob(id.to_vec()))),
        Value::Ints(numbers) => list(statement, position, numbers.iter().copied().map(Cell::Integer)),
        Value::Texts(texts) => list(statement, position, texts.iter().cloned().map(Cell::Text)),
    }
}

fn list(
    statement: &mut CachedStatement<'_>,
    position: usize,
    cells: impl Iterator<Item = Cell>,
) -> rusqlite::Result<()> {
    statement.raw_bind_parameter(position, Rc::new(cells.collect::<Vec<_>>()))
}

pub(super) fn db_error(error: &rusqlite::Error, statement: &str) -> DbError {
    let message = match error {
        // Without the text of the statement, which stands beside it.
        rusqlite::Error::SqlInputError { msg, .. } => msg.clone(),
        other => other.to_string(),
    };
    let kind = match error.sqlite_error().map(|code| (code.extended_code, code.extended_code & 0xff)) {
        Some((ffi::SQLITE_CONSTRAINT_UNIQUE | ffi::SQLITE_CONSTRAINT_PRIMARYKEY, _)) => unique(&message),
        Some((ffi::SQLITE_CONSTRAINT_FOREIGNKEY, _)) => DbErrorKind::ForeignKey,
        Some((ffi::SQLITE_CONSTRAINT_CHECK, _)) => {
            let name = message.strip_prefix("CHECK constraint failed: ").unwrap_or(&message);
            DbErrorKind::Check(name.to_owned())
        }
        Some((ffi::SQLITE_IOERR_WRITE, _) | (_, ffi::SQLITE_FULL)) => DbErrorKind::Full,
        Some((_, ffi::SQLITE_BUSY | ffi::SQLITE_LOCKED)) => DbErrorKind::Busy,
        Some((_, ffi::SQLITE_INTERRUPT)) => DbErrorKind::Gone,
        _ => DbErrorKind::Other,
    };
    DbError { kind, message, statement: statement.to_owned() }
}

/// `UNIQUE constraint failed: products.shop_id, products.handle`
fn unique(message: &str) -> DbErrorKind {
    let columns = message.strip_prefix("UNIQUE constraint failed: ").unwrap_or_default();
    let named: Vec<_> = columns.split(", ").filter_map(|column| column.split_once('.')).collect();
    let Some((table, _)) = named.first() else { return DbErrorKind::Other };
    let table = (*table).to_owned();
    DbErrorKind::Unique(Clash {
        table,
        columns: named.iter().map(|(_, column)| (*column).to_owned()).collect(),
    })
}

/// The time a body may hold a connection; a statement that outlives it is interrupted.
pub(super) struct Watch {
    base: Instant,
    until: Arc<AtomicU64>,
}

impl Watch {
    /// For work that takes the time it takes.
    pub fn none() -> Self {
        Self { base: Instant::now(), until: Arc::new(AtomicU64::new(u64::MAX)) }
    }
    pub fn on(conn: &mut Connection) -> rusqlite::Result<Self> {
        let watch = Self::none();
        let (base, until) = (watch.base, Arc::clone(&watch.until));
        conn.progress_handler(20_000, Some(move || micros(base) > until.load(Relaxed)))?;
        Ok(watch)
    }
    pub fn start(&self, allowed: Duration) {
        let allowed = u64::try_from(allowed.as_micros()).unwrap_or(u64::MAX);
        self.until.store(micros(self.base).saturating_add(allowed), Relaxed);
    }
    /// BEGIN, COMMIT and what undoes a body must not be interrupted.
    pub fn stop(&self) {
        self.until.store(u64::MAX, Relaxed);
    }
    fn passed(&self) -> bool {
        micros(self.base) > self.until.load(Relaxed)
    }
}

fn micros(base: Instant) -> u64 {
    u64::try_from(base.elapsed().as_micros()).unwrap_or(u64::MAX)
}
