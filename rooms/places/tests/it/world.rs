//! One shop on an engine with this room alone.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use souk_core::{
    Actor, Clock as _, FixedClock, Ids, Moment, RawId, Result, SeededEntropy, TenantId, UserId, params,
};
use souk_engine::{
    Ask, Authority, Command, Db, DbUrl, Engine, Grants, Options, Query, Reader, Registry, Services, Vault,
    sql,
};
use souk_places::ROOM;
use souk_store::{Lane, Reach};

/// Members are told apart by the first byte of their id: 1 manages, 2 looks, others do nothing.
struct Roles;

impl Authority for Roles {
    fn grants(&self, _: &mut Reader<'_>, actor: &Actor, _: TenantId) -> Result<Option<Grants>> {
        let permissions: &[&str] = match actor.principal().id.0[0] {
            1 => &["delivery.manage", "delivery.view"],
            2 => &["delivery.view"],
            _ => &[],
        };
        let permissions = permissions.iter().map(|name| (*name).to_owned()).collect();
        Ok(Some(Grants::Some { role: "test".to_owned(), permissions }))
    }
    fn entitled(&self, _: &mut Reader<'_>, _: TenantId, _: &str) -> Result<()> {
        Ok(())
    }
}

pub struct World {
    pub engine: Engine,
    pub shop: TenantId,
    pub other_shop: TenantId,
    folder: PathBuf,
}

impl Drop for World {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

fn user(first: u8) -> UserId {
    UserId::from_raw(RawId([first; 16]))
}

impl World {
    pub async fn open() -> Self {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let number = COUNT.fetch_add(1, Ordering::Relaxed);
        let folder = std::env::temp_dir().join(format!("souk-places-{}-{number}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        let url = DbUrl::parse(&format!("sqlite:{}", folder.join("souk.db").display())).unwrap();
        let db = Db::open(&url, souk_store::Options::default()).await.unwrap();
        let registry = Registry::build(&[&ROOM]).unwrap();
        let clock = FixedClock::at(Moment(1_790_000_000_000_000));
        Engine::migrate(&db, &registry, clock.now()).await.unwrap();
        let ids = Ids::new(Arc::new(SeededEntropy::new(7)));
        let shops = [1, 2].map(|byte| TenantId::from_raw(RawId([byte; 16])));
        db.write(Lane::Front, Reach::Platform, move |tx| {
            for shop in shops {
                tx.run(
                    sql!(
                        "insert into tenants (shop_id, mode, zone, currency, languages, created_at)
                         values ($1, 'auto', 'Africa/Algiers', 'DZD', $2, 0)"
                    ),
                    params![shop, serde_json::json!(["ar", "fr"])],
                )?;
            }
            Ok(())
        })
        .await
        .unwrap();
        let engine = Engine::new(Options {
            db,
            registry,
            clock: Arc::new(clock),
            ids: ids.clone(),
            authority: Arc::new(Roles),
            vault: Vault::new([7; 32], &[], ids),
            services: Services::default().with(crate::shipped()),
        });
        let [shop, other_shop] = shops;
        Self { engine, shop, other_shop, folder }
    }

    pub fn manager(&self) -> Ask {
        Ask::new(Actor::Member { user: user(1), shop: self.shop }, "test")
    }
    pub fn onlooker(&self) -> Ask {
        Ask::new(Actor::Member { user: user(2), shop: self.shop }, "test")
    }
    pub fn visitor(&self) -> Ask {
        let session = RawId([9; 16]);
        Ask::new(Actor::Visitor { session, address_class: String::new(), shop: self.shop }, "test")
    }
    pub async fn run<C: Command>(&self, command: C) -> Result<C::Output> {
        self.engine.execute(self.manager(), command).await
    }
    pub async fn ask<Q: Query>(&self, query: Q) -> Result<Q::Output> {
        self.engine.ask(self.manager(), query).await
    }
    /// Reads in the shop, as a later room would.
    pub async fn read<T: Send + 'static>(
        &self,
        body: impl FnOnce(&mut Reader<'_>) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        self.engine.read(Reach::Shop(self.shop), body).await
    }
}
