//! Questions as values: what is asked and how its rows are read. Several that do not need each other's answer
//! go to the database in one trip.

use souk_core::{CellError, Result, Value};

use crate::back::{Reader, at_most_one};
use crate::{Cells, Row, Sql};

/// A statement with its parameters.
pub type Statement = (&'static Sql, Vec<Value>);

/// A statement whose rows become a `T`; or a `T` that is known without asking.
pub struct Question<T> {
    statement: Option<Statement>,
    reading: Box<dyn Reading<T>>,
}

/// Takes the rows one by one, then says what they mean.
trait Reading<T> {
    fn row(&mut self, cells: &mut Cells<'_>) -> Result<(), CellError>;
    fn end(self: Box<Self>) -> Result<T>;
}

struct One<R> {
    sql: &'static Sql,
    found: Option<R>,
    count: u32,
}

impl<R: Row> Reading<Option<R>> for One<R> {
    fn row(&mut self, cells: &mut Cells<'_>) -> Result<(), CellError> {
        self.count += 1;
        self.found = Some(R::read(cells)?);
        Ok(())
    }
    fn end(self: Box<Self>) -> Result<Option<R>> {
        at_most_one(self.count, self.sql)?;
        Ok(self.found)
    }
}

struct All<R>(Vec<R>);

impl<R: Row> Reading<Vec<R>> for All<R> {
    fn row(&mut self, cells: &mut Cells<'_>) -> Result<(), CellError> {
        self.0.push(R::read(cells)?);
        Ok(())
    }
    fn end(self: Box<Self>) -> Result<Vec<R>> {
        Ok(self.0)
    }
}

struct Known<T>(T);

impl<T> Reading<T> for Known<T> {
    fn row(&mut self, _: &mut Cells<'_>) -> Result<(), CellError> {
        Ok(())
    }
    fn end(self: Box<Self>) -> Result<T> {
        Ok(self.0)
    }
}

struct Mapped<T, F> {
    inner: Box<dyn Reading<T>>,
    then: F,
}

impl<T, U, F: FnOnce(T) -> Result<U>> Reading<U> for Mapped<T, F> {
    fn row(&mut self, cells: &mut Cells<'_>) -> Result<(), CellError> {
        self.inner.row(cells)
    }
    fn end(self: Box<Self>) -> Result<U> {
        (self.then)(self.inner.end()?)
    }
}

impl<R: Row + 'static> Question<Option<R>> {
    /// The one row, or none.
    pub fn one(sql: &'static Sql, params: impl Into<Vec<Value>>) -> Self {
        let reading = Box::new(One { sql, found: None, count: 0 });
        Self { statement: Some((sql, params.into())), reading }
    }
}

impl<R: Row + 'static> Question<Vec<R>> {
    pub fn rows(sql: &'static Sql, params: impl Into<Vec<Value>>) -> Self {
        Self { statement: Some((sql, params.into())), reading: Box::new(All(Vec::new())) }
    }
}

impl<T: 'static> Question<T> {
    /// Nothing has to be asked.
    pub fn known(value: T) -> Self {
        Self { statement: None, reading: Box::new(Known(value)) }
    }
    /// What the answer means.
    pub fn map<U>(self, then: impl FnOnce(T) -> Result<U> + 'static) -> Question<U> {
        Question { statement: self.statement, reading: Box::new(Mapped { inner: self.reading, then }) }
    }
}

/// A question without its type, as a database meets it.
pub trait Asked {
    /// What is to be asked, handed over once; `None`: nothing.
    fn take(&mut self) -> Option<Statement>;
    fn row(&mut self, cells: &mut Cells<'_>) -> Result<(), CellError>;
}

impl<T> Asked for Question<T> {
    fn take(&mut self) -> Option<Statement> {
        self.statement.take()
    }
    fn row(&mut self, cells: &mut Cells<'_>) -> Result<(), CellError> {
        self.reading.row(cells)
    }
}

/// One question, or several as a tuple.
pub trait Questions {
    type Answers;
    fn ask(self, db: &mut Reader<'_>) -> Result<Self::Answers>;
}

impl<T> Questions for Question<T> {
    type Answers = T;
    fn ask(mut self, db: &mut Reader<'_>) -> Result<T> {
        db.back.queries(&mut [&mut self])?;
        self.reading.end()
    }
}

macro_rules! tuple_questions {
    ($(($($name:ident $index:tt),+)),+ $(,)?) => {$(
        impl<$($name),+> Questions for ($(Question<$name>,)+) {
            /// Whoever asked decides whose refusal comes first.
            type Answers = ($(Result<$name>,)+);
            fn ask(mut self, db: &mut Reader<'_>) -> Result<Self::Answers> {
                db.back.queries(&mut [$(&mut self.$index),+])?;
                Ok(($(self.$index.reading.end(),)+))
            }
        }
    )+};
}
tuple_questions!((A 0, B 1), (A 0, B 1, C 2), (A 0, B 1, C 2, D 3), (A 0, B 1, C 2, D 3, E 4));

impl Reader<'_> {
    /// Asks one question, or several in one trip.
    pub fn ask<Q: Questions>(&mut self, questions: Q) -> Result<Q::Answers> {
        questions.ask(self)
    }
}
