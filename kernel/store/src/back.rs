//! The transaction as bodies see it. Which database is behind it does not show.

use souk_core::{CellError, Fault, RefusalDef, Result, Value};

use crate::DbError;
use crate::question::Asked;
use crate::row::{Cells, Row};
use crate::shape::SchemaCrack;
use crate::sql::{Dialect, Sql};

/// What a database connection inside a transaction must do.
pub trait Back {
    fn dialect(&self) -> Dialect;
    /// Runs a statement and hands over each row. Anything put before is sent first and its answer seen.
    fn query(
        &mut self,
        sql: &'static Sql,
        params: &[Value],
        each: &mut dyn FnMut(&mut Cells<'_>) -> Result<(), CellError>,
    ) -> Result<(), DbError>;
    /// Asks several questions, none of which needs another's answer.
    fn queries(&mut self, asked: &mut [&mut dyn Asked]) -> Result<(), DbError>;
    /// Runs a statement now and answers how many rows it changed.
    fn run(&mut self, sql: &'static Sql, params: &[Value]) -> Result<u64, DbError>;
    /// A write whose answer nobody reads: it may be sent later, but the commit waits for its answer.
    fn put(&mut self, sql: &'static Sql, params: &[Value]) -> Result<(), DbError>;
    /// Runs a statement that makes or takes away a view or an index, now.
    fn define(&mut self, statement: &str) -> Result<(), DbError>;
    /// Waits until no other transaction of this shop is open, and keeps new ones waiting until the commit.
    fn lock_shop_alone(&mut self) -> Result<(), DbError>;
    /// Before whatever is asked next: waits until no other transaction of this shop has this turn, and keeps
    /// it until the commit.
    fn take_turn(&mut self, name: &str) -> Result<(), DbError>;
}

/// Reads, in a snapshot or in a transaction.
pub struct Reader<'a> {
    pub(crate) back: &'a mut dyn Back,
}

impl Reader<'_> {
    pub fn dialect(&self) -> Dialect {
        self.back.dialect()
    }
    /// The one row, or none. More than one is a fault.
    pub fn one<T: Row>(&mut self, sql: &'static Sql, params: &[Value]) -> Result<Option<T>> {
        let mut found = None;
        let mut count = 0_u32;
        self.back.query(sql, params, &mut |cells| {
            count += 1;
            found = Some(T::read(cells)?);
            Ok(())
        })?;
        at_most_one(count, sql)?;
        Ok(found)
    }
    pub fn rows<T: Row>(&mut self, sql: &'static Sql, params: &[Value]) -> Result<Vec<T>> {
        let mut rows = Vec::new();
        self.back.query(sql, params, &mut |cells| {
            rows.push(T::read(cells)?);
            Ok(())
        })?;
        Ok(rows)
    }
}

/// More than one row is a fault: the statement does not mean what its caller thinks.
pub(crate) fn at_most_one(count: u32, sql: &'static Sql) -> Result<()> {
    if count <= 1 {
        return Ok(());
    }
    Err(Fault::new(format!("{count} rows where at most one was meant: {}", sql.text())).into())
}

/// Reads and writes, in one transaction that stands or falls as a whole.
pub struct Tx<'a> {
    pub(crate) reader: Reader<'a>,
    pub(crate) roll_back: bool,
}

impl<'a> Tx<'a> {
    /// For the two databases and for tests of this crate.
    pub fn new(back: &'a mut dyn Back) -> Self {
        Self { reader: Reader { back }, roll_back: false }
    }
    pub fn reader(&mut self) -> &mut Reader<'a> {
        &mut self.reader
    }
    pub const fn as_reader(&self) -> &Reader<'a> {
        &self.reader
    }
    /// Conditional update of exactly one row, or the refusal. More than one row is a fault.
    pub fn claim(&mut self, sql: &'static Sql, params: &[Value], or: &RefusalDef) -> Result<()> {
        match self.run(sql, params)? {
            1 => Ok(()),
            0 => Err(or.refuse()),
            count => {
                Err(Fault::new(format!("{count} rows claimed where one was meant: {}", sql.text())).into())
            }
        }
    }
    pub fn run(&mut self, sql: &'static Sql, params: &[Value]) -> Result<u64> {
        Ok(self.reader.back.run(sql, params)?)
    }
    pub fn put(&mut self, sql: &'static Sql, params: &[Value]) -> Result<()> {
        Ok(self.reader.back.put(sql, params)?)
    }
    /// Makes what is gone anew and takes away what should not be there, as [`crate::schema_look`] found it.
    pub fn mend(&mut self, crack: &SchemaCrack) -> Result<()> {
        Ok(crack.mending.iter().try_for_each(|statement| self.reader.back.define(statement))?)
    }
    /// For what every command of the shop looks at first, such as its mode. SQLite has one writer anyway.
    pub fn lock_shop_alone(&mut self) -> Result<()> {
        Ok(self.reader.back.lock_shop_alone()?)
    }
    /// For what is decided by looking for rows that may not be there yet: whoever takes the same turn in the
    /// same shop looks after this transaction's end. It costs no trip, and leaves nothing behind.
    pub fn take_turn(&mut self, name: &str) -> Result<()> {
        Ok(self.reader.back.take_turn(name)?)
    }
    /// Whatever the body answers, nothing of it is kept: dry runs.
    pub fn roll_back(&mut self) {
        self.roll_back = true;
    }
}
