//! One connection: how it is made and found fit, its prepared statements, and pipelines over it.

use std::collections::HashMap;
use std::future::{Future, poll_fn};
use std::pin::Pin;
use std::task::Poll;
use std::time::Duration;

use postgres_types::ToSql;
use souk_core::{Fault, Value};
use tokio_postgres::{Client, Config, Error, NoTls, Row, Statement};

use super::bind::{Param, told};
use crate::{Dialect, Sql};

/// Statements kept prepared per connection.
const KEPT: usize = 128;
const CONNECT: Duration = Duration::from_secs(5);
/// A server that says nothing for so long is not waited for; its own time-outs are shorter.
pub(super) const SILENCE: Duration = Duration::from_secs(15);

/// Outside our transactions nothing can be written: a statement that slips past a failed BEGIN of its
/// pipeline would else be committed on its own.
const SETTINGS: &str = "set default_transaction_read_only = on; set client_min_messages = warning; \
                        set lock_timeout = '2s'; set idle_in_transaction_session_timeout = '10s'; ";

const FITNESS: &str = "
    select current_setting('server_version_num')::int4 as version, r.rolsuper, r.rolbypassrls,
        pg_is_in_recovery(), current_setting('fsync') = 'on', current_setting('full_page_writes') = 'on',
        current_setting('synchronous_commit') <> 'off', current_setting('server_encoding') = 'UTF8'
    from pg_roles r where r.rolname = current_user";

/// Who works on a connection, for its time-outs.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Purpose {
    Front,
    Bulk,
    Migration,
}

impl Purpose {
    const fn settings(self) -> &'static str {
        match self {
            Self::Front => "set statement_timeout = '5s'",
            Self::Bulk => "set statement_timeout = '30s'",
            Self::Migration => {
                "set statement_timeout = 0; set lock_timeout = 0; set idle_in_transaction_session_timeout = 0"
            }
        }
    }
}

/// A connection to a server that keeps its promises. The driver runs on the runtime that asks.
pub(super) async fn connect(config: &Config, purpose: Purpose) -> Result<Client, Fault> {
    let failed = |error: Error| Fault::new(format!("PostgreSQL cannot be reached: {}", told(&error)));
    let late = |_| Fault::new("PostgreSQL cannot be reached: no answer in time");
    let mut config = config.clone();
    config.application_name("souk");
    let (client, connection) =
        tokio::time::timeout(CONNECT, config.connect(NoTls)).await.map_err(late)?.map_err(failed)?;
    tokio::spawn(connection);
    let ready = async {
        client.batch_execute(&format!("{SETTINGS}{}", purpose.settings())).await?;
        client.query_one(FITNESS, &[]).await
    };
    let row = tokio::time::timeout(CONNECT, ready).await.map_err(late)?.map_err(failed)?;
    fit(&row).map_err(failed)?.map_or(Ok(client), |why| Err(Fault::new(why)))
}

/// Why this server or role is not fit, and what to do.
fn fit(row: &Row) -> Result<Option<&'static str>, Error> {
    let yes = |column: usize| row.try_get::<_, bool>(column);
    Ok(if row.try_get::<_, i32>(0)? < 150_000 {
        Some("PostgreSQL is too old: use version 15 or newer")
    } else if yes(1)? {
        Some("the PostgreSQL role is a superuser, whom row-level security does not bind: use a plain role")
    } else if yes(2)? {
        Some("the PostgreSQL role bypasses row-level security: alter role … nobypassrls, or use another")
    } else if yes(3)? {
        Some("this PostgreSQL server is a replica: give the address of the primary")
    } else if !yes(4)? {
        Some("PostgreSQL runs with fsync = off and can lose everything: switch it on")
    } else if !yes(5)? {
        Some("PostgreSQL runs with full_page_writes = off and can lose everything: switch it on")
    } else if !yes(6)? {
        Some("PostgreSQL runs with synchronous_commit = off and can lose orders: switch it on")
    } else if !yes(7)? {
        Some("the database is not encoded in UTF8: create it with encoding 'UTF8'")
    } else {
        None
    })
}

pub(super) struct Link {
    pub client: Client,
    /// By the address of the text's place of use, with the time of the last use.
    statements: HashMap<usize, (Statement, u64)>,
    uses: u64,
    /// A transaction that only read was left open: whoever comes next ends it in the trip of their own.
    pub left_open: bool,
}

/// What a pipeline ends with.
#[derive(Clone, Copy)]
pub(super) enum Last<'a> {
    Queries(&'a [Asks<'a>]),
    Run(&'static Sql, &'a [Value]),
    /// A statement that is not prepared: it makes or takes away a view or an index.
    Define(&'a str),
    Nothing,
    Commit,
}

/// A question that needs nothing of the others in its trip.
pub(super) type Asks<'a> = (&'static Sql, &'a [Value]);

impl Last<'_> {
    /// What it sends, in order.
    pub fn statements(&self) -> Vec<&'static Sql> {
        match self {
            Last::Queries(asked) => asked.iter().map(|(sql, _)| *sql).collect(),
            Last::Run(sql, _) => vec![sql],
            Last::Define(_) | Last::Nothing | Last::Commit => Vec::new(),
        }
    }
}

pub(super) type Put = (&'static Sql, Vec<Value>);

pub(super) enum Answer {
    Rows(Vec<Row>),
    Count(u64),
    Done,
}

/// Each answer in order. If a step could not even be sent, those after it were not sent either.
pub(super) struct Pipelined {
    pub answers: Vec<Result<Answer, Error>>,
    pub cut: bool,
}

type Step<'a> = Pin<Box<dyn Future<Output = Result<Answer, Error>> + 'a>>;

impl Link {
    pub fn new(client: Client) -> Self {
        Self { client, statements: HashMap::new(), uses: 0, left_open: false }
    }
    /// Ends the transaction; false where the server did not say so, and the connection is good for nothing.
    pub async fn roll_back(&self) -> bool {
        let rolled_back = self.client.batch_execute("rollback");
        matches!(tokio::time::timeout(SILENCE, rolled_back).await, Ok(Ok(())))
    }
    pub fn forget_statements(&mut self) {
        self.statements.clear();
    }

    pub fn has_prepared(&self, sql: &'static Sql) -> bool {
        self.statements.contains_key(&std::ptr::from_ref(sql).addr())
    }

    pub async fn prepare(&mut self, sql: &'static Sql) -> Result<Statement, Error> {
        self.uses += 1;
        let key = std::ptr::from_ref(sql).addr();
        if let Some((statement, used)) = self.statements.get_mut(&key) {
            *used = self.uses;
            return Ok(statement.clone());
        }
        let statement = self.client.prepare(sql.for_dialect(Dialect::Postgres)).await?;
        if self.statements.len() >= KEPT {
            let oldest = self.statements.iter().min_by_key(|(_, (_, used))| *used).map(|(key, _)| *key);
            oldest.map(|key| self.statements.remove(&key));
        }
        self.statements.insert(key, (statement.clone(), self.uses));
        Ok(statement)
    }

    /// Opening, puts and the last step in one trip.
    pub async fn trip(
        &self,
        opening: Option<&str>,
        puts: &[(Statement, &[Value])],
        last: Last<'_>,
        statements: &[Statement],
    ) -> Pipelined {
        let client = &self.client;
        let mut steps: Vec<Step<'_>> = Vec::with_capacity(puts.len() + 2);
        if let Some(text) = opening {
            steps.push(Box::pin(async move { client.batch_execute(text).await.map(|()| Answer::Done) }));
        }
        for (statement, params) in puts {
            let params = params.iter().map(Param);
            steps.push(Box::pin(async { client.execute_raw(statement, params).await.map(Answer::Count) }));
        }
        match last {
            Last::Queries(asked) => {
                for ((_, params), statement) in asked.iter().zip(statements) {
                    steps.push(Box::pin(async move {
                        let params: Vec<_> = params.iter().map(Param).collect();
                        let params: Vec<_> =
                            params.iter().map(|param| -> &(dyn ToSql + Sync) { param }).collect();
                        client.query(statement, &params).await.map(Answer::Rows)
                    }));
                }
            }
            Last::Run(_, params) => steps.extend(statements.iter().map(|statement| -> Step<'_> {
                let params = params.iter().map(Param);
                Box::pin(async { client.execute_raw(statement, params).await.map(Answer::Count) })
            })),
            Last::Define(text) => {
                steps.push(Box::pin(async move { client.batch_execute(text).await.map(|()| Answer::Done) }));
            }
            // COMMIT of an aborted transaction "succeeds" by rolling back. The select before it fails there,
            // and the rest of its message is not run.
            Last::Commit => steps.push(Box::pin(async move {
                client.batch_execute("select; commit").await.map(|()| Answer::Done)
            })),
            Last::Nothing => {}
        }
        in_order(steps).await
    }
}

/// Sends each step as it is first polled, in order, and gathers the answers.
async fn in_order(mut steps: Vec<Step<'_>>) -> Pipelined {
    let mut answers: Vec<Option<Result<Answer, Error>>> = steps.iter().map(|_| None).collect();
    let mut cut = false;
    let mut sending = true;
    poll_fn(|context| {
        let mut waiting = false;
        let mut unsent = None;
        for (place, (step, answer)) in steps.iter_mut().zip(&mut answers).enumerate() {
            if answer.is_some() {
                continue;
            }
            match step.as_mut().poll(context) {
                Poll::Pending => waiting = true,
                Poll::Ready(ready) => {
                    let failed = ready.is_err();
                    *answer = Some(ready);
                    // No answer can have come yet: this one never left.
                    if sending && failed {
                        unsent = Some(place + 1);
                        break;
                    }
                }
            }
        }
        sending = false;
        if let Some(sent) = unsent {
            cut = true;
            steps.truncate(sent);
            answers.truncate(sent);
        }
        if waiting { Poll::Pending } else { Poll::Ready(()) }
    })
    .await;
    Pipelined { answers: answers.into_iter().flatten().collect(), cut }
}
