//! The engine: the database, the registry, clock, ids and ports, put together once.

use std::collections::HashMap;
use std::sync::{Arc, Mutex};

use bytes::Bytes;
use serde_json::Value;
use souk_core::{Clock, Currency, Fault, Ids, Lang, Moment, Result, TenantId, Zone, params};
use souk_store::{Db, Lane, Migration, MigrationSet, Reach, Reader, sql};
use tokio::sync::{Notify, Semaphore};

use crate::beside::Beside;
use crate::context::{Ask, Equipment};
use crate::crowds::{Bounds, Crowds};
use crate::erase::Declared;
use crate::execute::Answer;
use crate::gate::Authority;
use crate::policy::Limit;
use crate::refusals;
use crate::registry::{Events, Registry};
use crate::rides::Rides;
use crate::schedule::Started;
use crate::seal::Vault;
use crate::shape::Schema;
use crate::tally::Tally;
use crate::tenants::Mode;

pub(crate) const KERNEL_MIGRATIONS: MigrationSet = MigrationSet {
    room: "kernel",
    migrations: &[
        Migration { name: "0001_kernel", sql: include_str!("../migrations/0001_kernel.sql") },
        Migration { name: "0002_outgoing", sql: include_str!("../migrations/0002_outgoing.sql") },
        Migration { name: "0003_heard", sql: include_str!("../migrations/0003_heard.sql") },
        Migration { name: "0004_awake", sql: include_str!("../migrations/0004_awake.sql") },
    ],
};

/// What an engine is made of.
pub struct Options {
    pub db: Db,
    pub registry: Registry,
    pub clock: Arc<dyn Clock>,
    pub ids: Ids,
    pub authority: Arc<dyn Authority>,
    pub vault: Vault,
    pub services: Equipment,
}

pub(crate) type FlightKey = (TenantId, &'static str, souk_core::RawId, String);

pub(crate) struct Inner {
    pub db: Db,
    pub registry: Registry,
    pub clock: Arc<dyn Clock>,
    pub ids: Ids,
    pub authority: Arc<dyn Authority>,
    pub vault: Vault,
    pub services: Equipment,
    pub flights: Mutex<HashMap<FlightKey, Arc<tokio::sync::Mutex<()>>>>,
    pub rides: Rides,
    pub cpu: Semaphore,
    pub tally: Tally,
    pub beside: Beside,
    pub wake: Notify,
    pub started: Started,
    pub crowds: Crowds,
    pub bounds: Bounds,
}

#[derive(Clone)]
pub struct Engine(pub(crate) Arc<Inner>);

impl Engine {
    pub fn new(options: Options) -> Self {
        let bounds = options.services.get::<Bounds>().map(|bounds| Bounds::clone(&bounds));
        let declared = Declared::of(&options.registry);
        let schema = Schema(options.registry.migrations());
        let events = Events(options.registry.rooms.iter().flat_map(|room| room.events).copied().collect());
        Self(Arc::new(Inner {
            crowds: Crowds::default(),
            bounds: bounds.unwrap_or_default(),
            db: options.db,
            registry: options.registry,
            clock: options.clock,
            ids: options.ids,
            authority: options.authority,
            services: options.services.with(options.vault.clone()).with(declared).with(events).with(schema),
            vault: options.vault,
            flights: Mutex::default(),
            rides: Rides::default(),
            cpu: Semaphore::new(2),
            tally: Tally::default(),
            beside: Beside::default(),
            wake: Notify::new(),
            started: Started::default(),
        }))
    }

    /// Brings the schema up to date and makes sure that the installation's own tenant row is there.
    pub async fn migrate(db: &Db, registry: &Registry, now: Moment) -> Result<souk_store::MigrationReport> {
        let report = db.migrate(&registry.migrations()).await?;
        let dzd = Currency::parse("DZD").ok_or_else(|| Fault::new("DZD is a currency"))?;
        db.write(Lane::Bulk, Reach::Platform, move |tx| {
            tx.run(
                sql!(
                    "insert into tenants (shop_id, mode, zone, currency, languages, created_at)
                     values ($1, $2, $3, $4, $5, $6) on conflict (shop_id) do nothing"
                ),
                params![
                    TenantId::INSTALLATION,
                    Mode::Auto,
                    Zone::utc(),
                    dzd,
                    serde_json::json!([Lang::En, Lang::Ar]),
                    now
                ],
            )
        })
        .await
        .map_err(crate::execute::settle)?;
        Ok(report)
    }

    pub fn registry(&self) -> &Registry {
        &self.0.registry
    }
    pub fn db(&self) -> &Db {
        &self.0.db
    }
    pub fn clock(&self) -> &dyn Clock {
        &*self.0.clock
    }
    pub fn now(&self) -> Moment {
        self.0.clock.now()
    }
    pub fn ids(&self) -> &Ids {
        &self.0.ids
    }
    pub fn vault(&self) -> &Vault {
        &self.0.vault
    }
    pub fn services(&self) -> &Equipment {
        &self.0.services
    }

    /// Runs a listed command from JSON.
    pub async fn execute_named(&self, command: &str, ask: Ask, input: Value) -> Result<Answer> {
        let def =
            self.0.registry.command(command).ok_or_else(|| Fault::new(format!("no command {command}")))?;
        self.execute_any(ask, (def.read)(input)?).await
    }

    /// Answers a listed query from JSON; the bytes are the answer's JSON.
    pub async fn ask_named(&self, query: &str, ask: Ask, input: Value) -> Result<Bytes> {
        let def = self.0.registry.query(query).ok_or_else(|| Fault::new(format!("no query {query}")))?;
        self.ask_value(ask, input, def.read).await
    }

    /// Reads for doors: who holds this session, which shop has this name. Decides nothing.
    pub async fn read<T: Send + 'static>(
        &self,
        reach: Reach,
        body: impl FnOnce(&mut Reader<'_>) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        self.0.db.read(Lane::Front, reach, body).await
    }

    /// The shop a request is about: the actor's own, else the one it names.
    pub(crate) fn target(&self, ask: &Ask, in_shop: bool) -> Result<TenantId> {
        if !in_shop {
            return Ok(TenantId::INSTALLATION);
        }
        match (ask.actor.shop(), ask.shop) {
            (Some(own), None) => Ok(own),
            (Some(own), Some(named)) if own == named => Ok(own),
            (None, Some(named)) => Ok(named),
            (None, None) => Err(refusals::SHOP_NOT_FOUND.refuse()),
            // Another shop's id answers as if there were no such shop.
            (Some(_), Some(_)) => Err(refusals::SHOP_NOT_FOUND.refuse()),
        }
    }

    /// How many attempts of a limit of visitors this window has seen from whoever asks; none where no crowd
    /// is counted.
    pub fn crowd(&self, limit: &Limit, shop: TenantId, ask: &Ask) -> u32 {
        if ask.shared || ask.address.is_empty() {
            return 0;
        }
        self.0.crowds.seen(limit, shop, &ask.address, self.now())
    }

    /// Wakes the worker; called after a commit that left work.
    pub fn wake(&self) {
        self.0.wake.notify_one();
    }

    /// Writes what waits in memory so far, entries beside answers and counts: before a stop.
    pub async fn flush(&self) {
        self.0.beside.flush(&self.0.db).await;
        self.0.tally.flush(&self.0.db).await;
    }

    /// The same each second by the worker, which stands in no line for it.
    pub(crate) async fn try_flush(&self) {
        self.0.beside.try_flush(&self.0.db).await;
        self.0.tally.flush(&self.0.db).await;
    }
}
