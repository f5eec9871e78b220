//! The transaction as commands and changes see it: commands read and make changes, changes alone write.

use std::ops::{Deref, DerefMut};

use serde::Serialize;
use souk_core::{Error, Fault, Moment, RawId, RefusalDef, Result, TenantId, Value, params};
use souk_store::{Reader, Row, SchemaCrack, Sql, sql};

use crate::context::Context;
use crate::traits::{Change, Event, Job};

/// An event as it will be written: into the journal, and to whoever subscribed.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Happened {
    pub name: &'static str,
    pub version: u16,
    #[serde(skip)]
    pub subject: RawId,
    pub data: serde_json::Value,
}

/// Inside `execute`: reads (through [`Reader`]), makes changes, enqueues jobs, takes numbers.
pub struct Tx<'t, 'b> {
    pub(crate) store: &'t mut souk_store::Tx<'b>,
    pub(crate) cx: &'t Context,
    pub(crate) events: Vec<Happened>,
    pub(crate) jobs: Vec<String>,
}

impl<'b> Deref for Tx<'_, 'b> {
    type Target = Reader<'b>;
    fn deref(&self) -> &Self::Target {
        self.store.as_reader()
    }
}
impl DerefMut for Tx<'_, '_> {
    fn deref_mut(&mut self) -> &mut Self::Target {
        self.store.reader()
    }
}

impl Tx<'_, '_> {
    pub const fn cx(&self) -> &Context {
        self.cx
    }
    /// The one row, or none.
    pub fn one<T: Row>(&mut self, sql: &'static Sql, params: &[Value]) -> Result<Option<T>> {
        self.store.reader().one(sql, params)
    }
    pub fn rows<T: Row>(&mut self, sql: &'static Sql, params: &[Value]) -> Result<Vec<T>> {
        self.store.reader().rows(sql, params)
    }

    /// Applies a change; what it changed becomes its event, in this transaction.
    pub fn make<C: Change>(&mut self, change: &C) -> Result<Option<C::Event>> {
        let mut rows = Rows { store: &mut *self.store, cx: self.cx };
        let event = change.apply(&mut rows)?;
        if let Some(event) = &event {
            let data = serde_json::to_value(event)
                .map_err(|error| Fault::caused("an event has no JSON form", error))?;
            self.events.push(Happened {
                name: C::Event::NAME,
                version: C::Event::VERSION,
                subject: event.subject(),
                data,
            });
        }
        Ok(event)
    }

    /// A change that must happen: `None` from it becomes this refusal.
    pub fn must<C: Change>(&mut self, change: &C, or: &RefusalDef) -> Result<C::Event> {
        self.make(change)?.ok_or_else(|| or.refuse())
    }

    /// For what is decided by looking for rows that may not be there yet: of those who take the same turn of
    /// the same shop each looks after the end of whoever came before. Take it first, and one only.
    pub fn take_turn(&mut self, name: &str) -> Result<()> {
        self.store.take_turn(name)
    }

    /// Leaves work for the worker; it stands or falls with this transaction.
    pub fn enqueue<J: Job>(&mut self, job: &J, subject: Option<RawId>) -> Result<()> {
        let payload =
            serde_json::to_value(job).map_err(|error| Fault::caused("a job has no JSON form", error))?;
        self.jobs.push(J::NAME.to_owned());
        let (shop, id) = (self.cx.shop, self.cx.id());
        let row = crate::jobs::NewJob { shop, id, kind: "job", name: J::NAME, payload, subject, cause: None };
        crate::jobs::insert(self.store, self.cx.now, &row)
    }

    /// The next number of a gapless row of numbers; the row stays locked until the commit, so take it late.
    pub fn next_number(&mut self, name: &str) -> Result<i64> {
        let row: Option<(i64,)> = self.one(
            sql!(
                "insert into sequences (shop_id, name, value) values ($1, $2, 1)
                 on conflict (shop_id, name) do update set value = sequences.value + 1 returning value"
            ),
            params![self.cx.shop, name],
        )?;
        row.map(|(value,)| value).ok_or_else(|| Error::fault("a sequence gave no number"))
    }

    /// Opens the row of a new shop. The room that keeps shops calls this from its own command.
    pub fn open_tenant(&mut self, shop: TenantId, tenant: &crate::tenants::Tenant) -> Result<()> {
        let languages = serde_json::to_value(&tenant.languages).map_err(|e| Fault::caused("languages", e))?;
        self.store.put(
            sql!(
                "insert into tenants (shop_id, mode, zone, currency, languages, created_at)
                 values ($1, $2, $3, $4, $5, $6)"
            ),
            params![shop, tenant.mode, tenant.zone, tenant.currency, languages, self.cx.now],
        )
    }

    /// Says which events somebody outside wants to hear of from now on; only in commands that run alone.
    pub fn hear(&mut self, events: &[String]) -> Result<()> {
        let names = (!events.is_empty()).then(|| serde_json::json!(events));
        self.store.put(sql!("update tenants set heard = $2 where shop_id = $1"), params![self.cx.shop, names])
    }

    /// From now on this reaction is told of its events here: see [`crate::Reaction::SLEEPS`].
    pub fn awaken(&mut self, reaction: &'static str) -> Result<()> {
        if self.cx.tenant.is_awake(reaction) {
            return Ok(());
        }
        self.store.put(
            sql!(
                "update tenants set awake = awake || $2 || ' '
                 where shop_id = $1 and replace(awake, ' ' || $2 || ' ', '') = awake"
            ),
            params![self.cx.shop, reaction],
        )
    }

    /// Changes the shop's mode, zone, languages or end; only in commands that run alone.
    pub fn set_tenant(&mut self, shop: TenantId, tenant: &crate::tenants::Tenant) -> Result<()> {
        let languages = serde_json::to_value(&tenant.languages).map_err(|e| Fault::caused("languages", e))?;
        self.store.put(
            sql!(
                "update tenants set mode = $2, zone = $3, currency = $4, languages = $5, closed_at = $6
                 where shop_id = $1"
            ),
            params![shop, tenant.mode, tenant.zone, tenant.currency, languages, tenant.closed_at],
        )
    }
}

/// What a [`Change`] works with. Nothing else can write.
pub struct Rows<'t, 'b> {
    pub(crate) store: &'t mut souk_store::Tx<'b>,
    pub(crate) cx: &'t Context,
}

impl<'b> Deref for Rows<'_, 'b> {
    type Target = Reader<'b>;
    fn deref(&self) -> &Self::Target {
        self.store.as_reader()
    }
}
impl DerefMut for Rows<'_, '_> {
    fn deref_mut(&mut self) -> &mut Self::Target {
        self.store.reader()
    }
}

impl Rows<'_, '_> {
    pub const fn shop(&self) -> TenantId {
        self.cx.shop
    }
    pub const fn now(&self) -> Moment {
        self.cx.now
    }
    pub const fn cx(&self) -> &Context {
        self.cx
    }
    /// The one row, or none.
    pub fn one<T: Row>(&mut self, sql: &'static Sql, params: &[Value]) -> Result<Option<T>> {
        self.store.reader().one(sql, params)
    }
    pub fn rows<T: Row>(&mut self, sql: &'static Sql, params: &[Value]) -> Result<Vec<T>> {
        self.store.reader().rows(sql, params)
    }
    /// Exactly one row, or the refusal you name.
    pub fn claim(&mut self, sql: &'static Sql, params: &[Value], or: &RefusalDef) -> Result<()> {
        self.store.claim(sql, params, or)
    }
    /// The count of rows, now.
    pub fn run(&mut self, sql: &'static Sql, params: &[Value]) -> Result<u64> {
        self.store.run(sql, params)
    }
    /// A write whose answer nobody reads; it goes out later in one pipeline. A clash of it is a fault: use
    /// [`Self::insert`] where a clash is an answer.
    pub fn put(&mut self, sql: &'static Sql, params: &[Value]) -> Result<()> {
        self.store.put(sql, params)
    }
    /// Makes a view or an index as the migrations did, or takes away what they did not make.
    pub(crate) fn mend(&mut self, crack: &SchemaCrack) -> Result<()> {
        self.store.mend(crack)
    }
    /// A write that may meet a unique key: `taken` maps (table, columns) to the refusal.
    pub fn insert(
        &mut self,
        sql: &'static Sql,
        params: &[Value],
        taken: &[(&str, &str, &RefusalDef)],
    ) -> Result<()> {
        self.change(sql, params, taken).map(|_| ())
    }
    /// The same where the condition may not hold: the count of rows.
    pub fn change(
        &mut self,
        sql: &'static Sql,
        params: &[Value],
        taken: &[(&str, &str, &RefusalDef)],
    ) -> Result<u64> {
        match self.store.run(sql, params) {
            Ok(count) => Ok(count),
            Err(error) => {
                let refusal = souk_store::clash(&error)
                    .and_then(|clash| taken.iter().find(|(table, columns, _)| clash.is(table, columns)));
                Err(refusal.map_or(error.clone(), |(_, _, refusal)| refusal.refuse()))
            }
        }
    }
}
