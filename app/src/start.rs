//! Opens an installation: the database, keys, rooms, and the engine over them.

use std::sync::Arc;

use souk_core::{Clock, Fault, Ids, Result, SystemEntropy};
use souk_engine::{
    Bounds, Db, DbUrl, Driver, Engine, Equipment, FileStore, MigrationReport, Options, SchemaState,
};
use souk_http::Network;
use souk_site::ports::{OwnHosts, TextsAt};
use souk_web::door::host_of;
use souk_webhooks::ports::{Caller, OpenHosts};

use crate::config::Config;
use crate::hooks::Hooks;
use crate::names::Names;
use crate::post::Post;
use crate::{keys, rooms};

/// How the schema is met.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Schema {
    /// Brought up to date first.
    Migrate,
    /// Must be the one this program knows.
    Expect,
}

pub async fn open(config: &Config, schema: Schema) -> Result<Engine> {
    open_with(config, schema, clock()).await
}

#[cfg(feature = "twins")]
fn clock() -> Arc<dyn Clock> {
    crate::twins::clock()
}
#[cfg(not(feature = "twins"))]
fn clock() -> Arc<dyn Clock> {
    Arc::new(souk_core::SystemClock)
}

pub async fn open_with(config: &Config, schema: Schema, clock: Arc<dyn Clock>) -> Result<Engine> {
    open_told(config, schema, clock).await.map(|(engine, _)| engine)
}

/// Brings the database up to date, and tells what that took.
pub async fn migrate(config: &Config) -> Result<MigrationReport> {
    let (engine, report) = open_told(config, Schema::Migrate, clock()).await?;
    engine.db().close().await;
    Ok(report)
}

async fn open_told(
    config: &Config,
    schema: Schema,
    clock: Arc<dyn Clock>,
) -> Result<(Engine, MigrationReport)> {
    let mut report = MigrationReport::default();
    let url = config.database_url();
    let url = DbUrl::parse(&url).map_err(|why| Fault::new(format!("DATABASE_URL: {why}")))?;
    std::fs::create_dir_all(config.data_dir())
        .map_err(|error| Fault::caused(format!("{} cannot be made", config.data_dir().display()), error))?;
    let mut options = souk_engine::StoreOptions::default();
    if let Some(connections) = config.pg_connections {
        options.pg_connections = connections;
    }
    let db = Db::open(&url, options).await?;
    let ids = Ids::new(Arc::new(SystemEntropy));
    let registry = rooms::registry()?;
    match (schema, db.schema_state(&registry.migrations()).await?) {
        (_, SchemaState::Newer { unknown }) => {
            let why =
                format!("the database was made by a newer Souk (it knows {unknown:?}); nothing was changed");
            return Err(Fault::new(why).into());
        }
        (Schema::Expect, SchemaState::Behind { missing }) => {
            let why = format!("the database is not up to date (missing {missing:?}); run `souk migrate`");
            return Err(Fault::new(why).into());
        }
        (Schema::Migrate, _) => {
            report = Engine::migrate(&db, &registry, clock.now()).await?;
            tracing::info!(?report, "schema");
        }
        (Schema::Expect, SchemaState::Current) => {}
    }
    for (index, table) in db.function_indexes().await? {
        tracing::warn!(
            index,
            table,
            "this index hangs on an expression; `souk fix-online-orders-limits-issues --repair` takes it away"
        );
    }
    let vault = keys::vault(config, &ids)?;
    let services = services(config, &clock, &ids)?;
    let engine = Engine::new(Options {
        db,
        registry,
        clock,
        ids,
        authority: Arc::new(souk_shops::ShopAuthority),
        vault,
        services,
    });
    // Without them the maps that ship hold: a shop that sells by those is better than none.
    if let Err(error) = souk_places::look(&engine, 0).await {
        tracing::error!(%error, "the maps of the country that were taken from files cannot be read");
    }
    Ok((engine, report))
}

fn services(config: &Config, clock: &Arc<dyn Clock>, ids: &Ids) -> Result<Equipment> {
    let network = Network::new(config.ca_file.as_deref(), config.open_hosts.clone().unwrap_or_default())?;
    let caller: Arc<dyn Caller> = Arc::new(Hooks::new(network.clone()));
    let services = Equipment::default()
        .with(caller)
        .with::<Arc<dyn TextsAt>>(Arc::new(Names::open(config, ids)?))
        .with(OwnHosts(host_of(&config.public_url(config.listen())).into_iter().collect()))
        .with(OpenHosts(config.open_hosts.clone().unwrap_or_default()))
        .with(souk_places::Places::shipped()?)
        .with(bounds(config))
        .with(FileStore::new(config.data_dir().join("media")));
    Ok(match Post::open(config, &network, clock.clone())? {
        Some(post) => {
            let driver: Arc<dyn Driver> = Arc::new(post);
            services.with(driver)
        }
        None => services,
    })
}

fn bounds(config: &Config) -> Bounds {
    let checkouts = config.checkouts_per_address_hour;
    Bounds(checkouts.map(|count| (souk_orders::commands::CHECKOUTS.name, count)).into_iter().collect())
}
