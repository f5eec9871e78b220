//! One transaction: it begins with its first statement, gathers puts, and knows how it ended.

use std::time::Duration;

use souk_core::text::digest64;
use souk_core::{CellError, Result as Answered, Value};
use tokio::runtime::Runtime;

use super::Shared;
use super::bind::{Cursor, db_error, is_answer, is_stale, told};
use super::link::{Answer, Last, Link, Purpose, Put, SILENCE, connect};
use crate::job::Ask;
use crate::question::Asked;
use crate::{Back, Cells, DbError, DbErrorKind, Dialect, Reach, Sql};

const BULK_SILENCE: Duration = Duration::from_secs(60);

pub(super) struct PgBack<'w> {
    pub shared: &'w Shared,
    pub runtime: &'w Runtime,
    pub link: &'w mut Option<Link>,
    purpose: Purpose,
    opening: String,
    shop_lock: Option<i64>,
    /// A read's body runs once only, so its first statement may be sent again.
    reads: bool,
    opened: bool,
    puts: Vec<Put>,
    broken: Option<DbError>,
}

/// How a transaction ended.
pub(super) enum End {
    Kept,
    /// For certain.
    RolledBack(souk_core::Error),
    /// For certain, and the body may do better in a new one.
    Again(DbError),
    Unknown(DbError),
}

struct Trouble {
    error: DbError,
    /// COMMIT was sent and its answer not seen.
    unknown: bool,
}

impl<'w> PgBack<'w> {
    pub fn new(
        shared: &'w Shared,
        runtime: &'w Runtime,
        link: &'w mut Option<Link>,
        purpose: Purpose,
        ask: &Ask,
    ) -> Self {
        let shop = match ask.reach {
            Reach::Shop(shop) => Some(u128::from_be_bytes(shop.raw().0)),
            Reach::Platform => None,
        };
        let shop_lock = shop.map(lock_key);
        let opening = opening(shop, shop_lock.filter(|_| !ask.reads), ask.reads);
        let (puts, broken) = (Vec::new(), None);
        Self {
            shared,
            runtime,
            link,
            purpose,
            opening,
            shop_lock,
            reads: ask.reads,
            opened: false,
            puts,
            broken,
        }
    }

    /// The answers to `last`, in its order.
    fn trip(&mut self, last: Last<'_>) -> Result<Vec<Answer>, DbError> {
        if let Some(error) = &self.broken {
            return Err(error.clone());
        }
        let first = !self.opened;
        let mut answer = self.trip_once(last);
        if self.reads && first && matches!(&answer, Err(trouble) if may_pass(&trouble.error)) {
            self.undo();
            answer = self.trip_once(last);
        }
        answer.map_err(|trouble| {
            self.broken = Some(trouble.error.clone());
            trouble.error
        })
    }

    fn trip_once(&mut self, last: Last<'_>) -> Result<Vec<Answer>, Trouble> {
        let answer = self.send(last);
        if matches!(&answer, Err(trouble) if trouble.error.kind == DbErrorKind::Gone) {
            *self.link = None;
        }
        answer
    }

    /// Sends what is due. Puts stay until their answers were seen good.
    fn send(&mut self, last: Last<'_>) -> Result<Vec<Answer>, Trouble> {
        let certain = |error| Trouble { error, unknown: false };
        self.linked().map_err(certain)?;
        let Self { shared, runtime, link, opened, puts, opening, .. } = self;
        let Some(link) = link.as_mut() else { return Err(certain(lost("not connected"))) };
        let asked = last.statements();
        // To prepare may wait for a lock, or fail: never within what another's read left open.
        let sends = puts.iter().map(|(sql, _)| *sql).chain(asked.iter().copied());
        if link.left_open && sends.into_iter().any(|sql| !link.has_prepared(sql)) {
            link.left_open = false;
            if !runtime.block_on(link.roll_back()) {
                return Err(certain(lost("no answer to a rollback")));
            }
        }
        let opening =
            (!*opened).then(|| if link.left_open { format!("rollback; {opening}") } else { opening.clone() });
        let opening = opening.as_deref();
        let silence = if self.purpose == Purpose::Front { SILENCE } else { BULK_SILENCE };
        let commits = matches!(last, Last::Commit);
        let failed = |error: &tokio_postgres::Error, text, sent| db_error(error, text, &shared.catalog, sent);
        let mut sending = false;
        // The inner block is made inside the runtime: a timeout needs its clock.
        let work = async {
            let mut prepared = Vec::with_capacity(puts.len());
            for (sql, params) in puts.iter() {
                let statement = link.prepare(sql).await.map_err(|error| failed(&error, sql.text(), true))?;
                prepared.push((statement, params.as_slice()));
            }
            let mut statements = Vec::with_capacity(asked.len());
            for sql in &asked {
                statements.push(link.prepare(sql).await.map_err(|error| failed(&error, sql.text(), true))?);
            }
            sending = true;
            link.left_open = false;
            Ok(link.trip(opening, &prepared, last, &statements).await)
        };
        let done = runtime.block_on(async { tokio::time::timeout(silence, work).await });
        let pipelined = match done {
            Ok(Ok(pipelined)) => pipelined,
            Ok(Err(error)) => return Err(certain(error)),
            Err(_) => return Err(Trouble { error: lost("no answer in time"), unknown: commits && sending }),
        };
        *opened = true;
        let texts = opening.into_iter().chain(puts.iter().map(|(sql, _)| sql.text()));
        let ends = if let Last::Define(statement) = last { statement } else { "commit" };
        let texts = texts.chain(asked.iter().map(|sql| sql.text())).chain([ends]);
        let count = pipelined.answers.len();
        let mut answers = Vec::with_capacity(count);
        for (place, (one, text)) in pipelined.answers.into_iter().zip(texts).enumerate() {
            let unsent = pipelined.cut && place + 1 == count;
            match one {
                Ok(good) => answers.push(good),
                Err(error) => {
                    if is_stale(&error) {
                        link.forget_statements();
                    }
                    let unknown = commits && !pipelined.cut && !is_answer(&error);
                    let mut error_of_ours = failed(&error, text, !unsent);
                    if is_unknown_key(&error_of_ours) {
                        runtime.block_on(look_up_keys(shared));
                        error_of_ours = failed(&error, text, !unsent);
                    }
                    return Err(Trouble { error: error_of_ours, unknown });
                }
            }
        }
        puts.clear();
        Ok(answers.split_off(answers.len().saturating_sub(asked.len())))
    }

    fn read_rows(
        &mut self,
        sql: &'static Sql,
        answer: &Answer,
        each: &mut dyn FnMut(&mut Cells<'_>) -> Result<(), CellError>,
    ) -> Result<(), DbError> {
        let Answer::Rows(rows) = answer else { return Ok(()) };
        let read = rows.iter().try_for_each(|row| each(&mut Cells { source: &Cursor(row), next: 0 }));
        read.map_err(|CellError(message)| {
            let error = DbError { kind: DbErrorKind::Other, message, statement: sql.text().to_owned() };
            self.broken = Some(error.clone());
            error
        })
    }

    fn linked(&mut self) -> Result<(), DbError> {
        if !self.opened && self.link.is_some() {
            self.runtime.block_on(look_at_the_wire());
        }
        if self.link.as_ref().is_some_and(|link| !link.client.is_closed()) {
            return Ok(());
        }
        if self.opened {
            return Err(lost("the connection was lost"));
        }
        *self.link = None;
        let client = self.runtime.block_on(connect(&self.shared.config, self.purpose)).map_err(|fault| {
            DbError { kind: DbErrorKind::Busy, message: fault.to_string(), statement: "connect".to_owned() }
        })?;
        self.shared.stats.reconnects.add();
        *self.link = Some(Link::new(client));
        Ok(())
    }

    /// Leaves the connection without a transaction, or without a connection.
    fn undo(&mut self) {
        let opened = std::mem::take(&mut self.opened);
        let Some(link) = self.link.as_ref() else { return };
        if opened && !self.runtime.block_on(link.roll_back()) {
            *self.link = None;
        }
    }

    /// Ends a write: commits, or leaves nothing.
    pub fn end(mut self, body: Answered<()>, roll_back: bool) -> End {
        let good = body.is_ok() && self.broken.is_none();
        if good && roll_back {
            // A dry run meets the errors that the real one would.
            if !self.puts.is_empty() {
                self.trip(Last::Nothing).ok();
            }
        } else if good && (self.opened || !self.puts.is_empty()) {
            match self.trip_once(Last::Commit) {
                Ok(_) => {
                    self.shared.stats.commits.add();
                    return End::Kept;
                }
                Err(Trouble { error, unknown: true }) => {
                    *self.link = None;
                    return End::Unknown(error);
                }
                Err(trouble) => self.broken = Some(trouble.error),
            }
        }
        self.undo();
        match (self.broken, body) {
            (Some(error), _) if matches!(error.kind, DbErrorKind::Retry | DbErrorKind::Gone) => {
                End::Again(error)
            }
            (Some(error), Ok(())) => End::RolledBack(error.into()),
            (None, Ok(())) => End::Kept,
            (_, Err(error)) => End::RolledBack(error),
        }
    }

    /// What is wrong with a read whose body has answered. The transaction is still open.
    pub fn read_end(&mut self, body: Answered<()>) -> Answered<()> {
        let broken = self.broken.take();
        if broken.is_some() {
            // Aborted: nothing can be prepared in it, so it is left to nobody.
            self.undo();
        }
        match broken {
            Some(error) if body.is_ok() || may_pass(&error) => Err(error.into()),
            _ => body,
        }
    }
    /// Leaves the transaction to whoever comes next; see [`Link::left_open`].
    pub fn close_read(self) {
        if let (true, Some(link)) = (self.opened, self.link.as_mut()) {
            link.left_open = true;
        }
    }
}

/// While the thread waited for work nobody drove its connection: whether it was lost meanwhile shows only
/// now. The first yield lets the runtime look for news, the second lets the connection read them.
async fn look_at_the_wire() {
    tokio::task::yield_now().await;
    tokio::task::yield_now().await;
}

fn may_pass(error: &DbError) -> bool {
    matches!(error.kind, DbErrorKind::Gone | DbErrorKind::Retry)
}

fn is_unknown_key(error: &DbError) -> bool {
    matches!(&error.kind, DbErrorKind::Unique(clash) if clash.columns.is_empty())
}

/// For a table that is younger than the catalog. On a connection of its own, since the transaction that met
/// the key answers nothing more.
async fn look_up_keys(shared: &Shared) {
    let loaded = match connect(&shared.config, Purpose::Front).await {
        Ok(client) => shared.catalog.load(&client).await.map_err(|error| told(&error)),
        Err(fault) => Err(fault.to_string()),
    };
    if let Err(why) = loaded {
        tracing::warn!(why, "the unique keys could not be looked up");
    }
}

fn lost(message: &str) -> DbError {
    DbError { kind: DbErrorKind::Gone, message: message.to_owned(), statement: "connection".to_owned() }
}

/// Two shops with one key wait for each other without need, nothing worse.
fn lock_key(shop: u128) -> i64 {
    let (high, low) = (shop >> 64, shop & u128::from(u64::MAX));
    let mixed = (high * 0x9e37_79b9_7f4a_7c15 + low) & u128::from(u64::MAX);
    u64::try_from(mixed).unwrap_or_default().cast_signed()
}

/// The same for a turn within a shop.
fn turn_key(shop: i64, name: &str) -> i64 {
    digest64(shop.to_be_bytes().into_iter().chain(name.bytes())).cast_signed()
}

/// Built, not literal: it is one message with nothing in it but hexadecimal digits and a number.
fn opening(shop: Option<u128>, lock: Option<i64>, reads: bool) -> String {
    let begin = if reads {
        "begin isolation level repeatable read read only"
    } else {
        "begin isolation level read committed read write"
    };
    let shop_id = shop.map(|shop| format!("{shop:032x}")).unwrap_or_default();
    let scope = if shop.is_some() { "shop" } else { "platform" };
    let lock = lock.map(|key| format!(", pg_advisory_xact_lock_shared({key})")).unwrap_or_default();
    format!(
        "{begin}; select set_config('app.shop', '{shop_id}', true), set_config('app.scope', '{scope}', \
            true){lock}"
    )
}

/// For the benchmark that executes the same by the server's own tool.
fn noted(sql: &'static Sql, params: &[Value]) {
    #[cfg(feature = "twins")]
    crate::capture::statement(sql.for_dialect(Dialect::Postgres), params);
    #[cfg(not(feature = "twins"))]
    let _ = (sql, params);
}

impl Back for PgBack<'_> {
    fn dialect(&self) -> Dialect {
        Dialect::Postgres
    }
    fn query(
        &mut self,
        sql: &'static Sql,
        params: &[Value],
        each: &mut dyn FnMut(&mut Cells<'_>) -> Result<(), CellError>,
    ) -> Result<(), DbError> {
        noted(sql, params);
        let answers = self.trip(Last::Queries(&[(sql, params)]))?;
        answers.iter().try_for_each(|answer| self.read_rows(sql, answer, each))
    }
    fn queries(&mut self, asked: &mut [&mut dyn Asked]) -> Result<(), DbError> {
        let sent: Vec<_> = asked.iter_mut().filter_map(|one| Some((one.take()?, one))).collect();
        if sent.is_empty() {
            return Ok(());
        }
        sent.iter().for_each(|((sql, params), _)| noted(sql, params));
        let asks: Vec<_> = sent.iter().map(|((sql, params), _)| (*sql, params.as_slice())).collect();
        let answers = self.trip(Last::Queries(&asks))?;
        for (((sql, _), one), answer) in sent.into_iter().zip(&answers) {
            self.read_rows(sql, answer, &mut |cells| one.row(cells))?;
        }
        Ok(())
    }
    fn run(&mut self, sql: &'static Sql, params: &[Value]) -> Result<u64, DbError> {
        noted(sql, params);
        match self.trip(Last::Run(sql, params))?.as_slice() {
            [Answer::Count(count)] => Ok(*count),
            _ => Ok(0),
        }
    }
    fn put(&mut self, sql: &'static Sql, params: &[Value]) -> Result<(), DbError> {
        if let Some(error) = &self.broken {
            return Err(error.clone());
        }
        noted(sql, params);
        self.puts.push((sql, params.to_vec()));
        Ok(())
    }
    fn define(&mut self, statement: &str) -> Result<(), DbError> {
        self.trip(Last::Define(statement)).map(|_| ())
    }
    fn lock_shop_alone(&mut self) -> Result<(), DbError> {
        static LOCK: Sql = Sql::new("select pg_advisory_xact_lock($1)");
        let Some(key) = self.shop_lock else {
            let message = "only a transaction of a shop can lock it".to_owned();
            let error = DbError { kind: DbErrorKind::Other, message, statement: LOCK.text().to_owned() };
            return Err(self.broken.insert(error).clone());
        };
        self.run(&LOCK, &[Value::Int(key)]).map(|_| ())
    }
    fn take_turn(&mut self, name: &str) -> Result<(), DbError> {
        static TURN: Sql = Sql::new("select pg_advisory_xact_lock($1)");
        let key = turn_key(self.shop_lock.unwrap_or_default(), name);
        self.put(&TURN, &[Value::Int(key)])
    }
}
