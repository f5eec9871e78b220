//! A shop in a box for tests: two shops, personas, a clock that stands until it is moved, work that is
//! drained on demand, and the same test on both databases.
#![expect(
    clippy::expect_used,
    clippy::panic,
    reason = "tests stop at the first thing that is not as they say"
)]

mod authority;
mod database;
mod fingerprint;
mod pattern;

use std::future::Future;
use std::sync::Arc;

use souk_core::{
    Actor, Clock, Currency, FixedClock, Ids, Lang, Moment, RawId, SystemEntropy, TenantId, UserId, Value,
    Zone,
};
use souk_engine::{
    Ask, Authority, Context, Db, Dialect, Engine, Equipment, FileStore, Options, Policy, Reach, Registry,
    Room, Row, Sql, Tenant, Tx, Vault, Worker,
};

pub use authority::TestAuthority;
pub use database::TestDatabase;

/// A picture (PNG) of one colour.
pub fn picture(width: u32, height: u32, colour: [u8; 3]) -> Vec<u8> {
    let mut png = std::io::Cursor::new(Vec::new());
    let image = image::RgbImage::from_pixel(width, height, image::Rgb(colour));
    image.write_to(&mut png, image::ImageFormat::Png).expect("a picture is written");
    png.into_inner()
}

/// How wide a JPEG is.
pub fn width_of(jpeg: &[u8]) -> u32 {
    image::load_from_memory_with_format(jpeg, image::ImageFormat::Jpeg).expect("a JPEG").width()
}

/// The shop's own moment: noon in Algiers on a Friday.
pub const NOON: &str = "2026-11-20T11:00:00Z";

/// What a test works with.
pub struct World {
    pub engine: Engine,
    pub clock: Arc<FixedClock>,
    /// The shop that the test is about, and another that must never notice.
    pub shop: TenantId,
    pub other: TenantId,
    pub authority: Arc<TestAuthority>,
    pub dialect: Dialect,
    pub store: FileStore,
    setup: Setup,
    _folder: Folder,
    database: TestDatabase,
}

/// Where a world's files lie, until it ends.
struct Folder(std::path::PathBuf);

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

/// How a world is set up.
#[derive(Clone)]
pub struct Setup {
    pub rooms: Vec<&'static Room>,
    pub services: Equipment,
    /// The rooms' own authority instead of one that grants the owner everything.
    pub authority: Option<Arc<dyn Authority>>,
}

impl Setup {
    pub fn rooms(rooms: &[&'static Room]) -> Self {
        Self { rooms: rooms.to_vec(), services: Equipment::default(), authority: None }
    }
    #[must_use]
    pub fn serving<T: Send + Sync + 'static>(mut self, value: T) -> Self {
        self.services = self.services.with(value);
        self
    }
    #[must_use]
    pub fn guarded_by(mut self, authority: Arc<dyn Authority>) -> Self {
        self.authority = Some(authority);
        self
    }
}

/// Runs the test on SQLite, then on PostgreSQL, each in a database of its own.
pub async fn both<F, W>(setup: Setup, test: F)
where
    F: Fn(World) -> W,
    W: Future<Output = ()>,
{
    for dialect in [Dialect::Sqlite, Dialect::Postgres] {
        test(World::new(&setup, dialect).await).await;
    }
}

async fn open(database: &TestDatabase) -> Db {
    Db::open(&database.url(), souk_store::Options::default()).await.expect("the test database opens")
}

fn engine(
    db: Db,
    registry: Registry,
    (clock, ids): (Arc<dyn Clock>, Ids),
    authority: Arc<dyn Authority>,
    setup: &Setup,
    store: &FileStore,
) -> Engine {
    Engine::new(Options {
        db,
        registry,
        clock,
        ids: ids.clone(),
        authority,
        vault: Vault::new([42; 32], &[], ids),
        services: setup.services.clone().with(store.clone()),
    })
}

impl World {
    pub async fn new(setup: &Setup, dialect: Dialect) -> Self {
        let registry = Registry::build(&setup.rooms).expect("the list of rooms is sound");
        let database = pattern::database(dialect, &registry.migrations()).await;
        let db = open(&database).await;
        let now = Moment::parse(NOON).expect("a moment");
        let clock = Arc::new(FixedClock::at(now));
        let ids = Ids::new(Arc::new(SystemEntropy));
        Engine::migrate(&db, &registry, now).await.expect("migrations run");
        let authority = Arc::new(TestAuthority::default());
        let folder = std::env::temp_dir().join(format!("souk-files-{}", RawId(ids.bytes()).encode()));
        let store = FileStore::new(folder.clone());
        let port: Arc<dyn Authority> = setup.authority.clone().unwrap_or_else(|| authority.clone());
        let engine = engine(db, registry, (clock.clone(), ids.clone()), port, setup, &store);
        let (shop, other) = (ids.make(now), ids.make(now));
        for id in [shop, other] {
            engine
                .execute(Ask::new(Actor::Console, "test"), OpenTestShop { id })
                .await
                .expect("a shop opens");
        }
        let (setup, _folder) = (setup.clone(), Folder(folder));
        Self { engine, clock, shop, other, authority, dialect, store, setup, _folder, database }
    }

    fn user(number: u8) -> UserId {
        UserId::from_raw(RawId([number; 16]))
    }
    /// May do everything in `shop`.
    pub fn owner(&self) -> Ask {
        Ask::new(Actor::Member { user: Self::user(1), shop: self.shop }, "test")
    }
    /// May do everything in `other`, nothing in `shop`.
    pub fn other_owner(&self) -> Ask {
        Ask::new(Actor::Member { user: Self::user(2), shop: self.other }, "test")
    }
    /// A member of `shop` with only these permissions.
    pub fn member_with(&self, permissions: &[&str]) -> Ask {
        self.authority.restrict(Self::user(3), permissions);
        Ask::new(Actor::Member { user: Self::user(3), shop: self.shop }, "test")
    }
    /// Somebody on the shop's public pages.
    pub fn visitor(&self, number: u8) -> Ask {
        let session = RawId([number; 16]);
        let actor = Actor::Visitor { session, address_class: format!("10.0.0.{number}"), shop: self.shop };
        Ask { address: format!("10.0.0.{number}"), ..Ask::new(actor, "test") }
    }
    pub fn platform(&self) -> Ask {
        Ask::new(Actor::Console, "test")
    }
    /// Runs all work that is due.
    pub async fn drain(&self) -> usize {
        Worker::new(self.engine.clone()).drain().await.expect("work drains")
    }
    /// Another copy of the program on the same database, which only PostgreSQL lets in.
    pub async fn beside(&self) -> Engine {
        let db = open(&self.database).await;
        let registry = Registry::build(&self.setup.rooms).expect("the list of rooms is sound");
        let port = self.setup.authority.clone().unwrap_or_else(|| self.authority.clone());
        engine(db, registry, (self.clock.clone(), self.engine.ids().clone()), port, &self.setup, &self.store)
    }
    /// Reads rows of all shops, past every query.
    pub async fn rows<T: Row + Send + 'static>(&self, sql: &'static Sql, params: &[Value]) -> Vec<T> {
        let params = params.to_vec();
        self.engine.read(Reach::Platform, move |db| db.rows(sql, &params)).await.expect("rows are read")
    }
    /// One hash over all rows of all tables but those named.
    pub async fn fingerprint(&self, except: &[&str]) -> String {
        fingerprint::of(&self.database, except).await
    }
    /// Tables that hold this text anywhere, also within bytes.
    pub async fn tables_with(&self, text: &str) -> Vec<String> {
        let numbers: Vec<String> = text.bytes().map(|byte| byte.to_string()).collect();
        let hex: String = text.bytes().map(|byte| format!("{byte:02x}")).collect();
        let forms = [text.to_owned(), numbers.join(", "), hex];
        let lines = fingerprint::lines(&self.database, &[]).await;
        let found = lines.iter().filter(|line| forms.iter().any(|form| line.contains(form)));
        let mut tables: Vec<String> =
            found.filter_map(|line| line.split('|').next()).map(str::to_owned).collect();
        tables.dedup();
        tables
    }
    pub fn database(&self) -> &TestDatabase {
        &self.database
    }
}

/// Opens a tenant row without the rooms that usually do.
#[derive(Debug, Clone, serde::Serialize, serde::Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
struct OpenTestShop {
    id: TenantId,
}

impl souk_engine::Command for OpenTestShop {
    const NAME: &'static str = "open_test_shop";
    const POLICY: Policy = Policy::platform("platform.operate");
    type Prepared = ();
    type Output = ();
    fn run(&self, (): &(), _: &Context, tx: &mut Tx<'_, '_>) -> souk_core::Result<()> {
        let tenant = Tenant {
            mode: souk_engine::Mode::Auto,
            zone: Zone::parse("Africa/Algiers").expect("a zone"),
            currency: Currency::parse("DZD").expect("a currency"),
            languages: vec![Lang::Ar, Lang::En],
            closed_at: None,
            heard: Vec::new(),
            awake: String::new(),
        };
        tx.open_tenant(self.id, &tenant)
    }
}
