//! A shop with a catalog and a plan without limit.

use std::future::Future;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use souk_catalog::{AddProduct, ProductView};
use souk_core::{RawId, Result, params};
use souk_engine::{Change, Command, Context, Entitled, Event, Modes, Policy, Query, Rows, Tx, sql};
use souk_testkit::{Setup, World};

pub async fn both<F, W>(test: F)
where
    F: Fn(Shop) -> W,
    W: Future<Output = ()>,
{
    let setup = Setup::rooms(&[&souk_entitlements::ROOM, &souk_catalog::ROOM]);
    souk_testkit::both(setup, |world| {
        let shop = Shop(world);
        let test = &test;
        async move {
            shop.allow(None).await;
            test(shop).await;
        }
    })
    .await;
}

pub struct Shop(pub World);

#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub enum Step {
    Allow {
        max: Option<i64>,
    },
    OpenLines {
        product: souk_catalog::ProductId,
        n: i64,
    },
    /// As the deletion of a later room does it.
    Archive {
        product: souk_catalog::ProductId,
    },
    /// Many categories below this one.
    Fill {
        parent: souk_catalog::CategoryId,
        n: i64,
    },
    /// Breaks an invariant of the room.
    Plant {
        invariant: usize,
    },
}

impl Command for Step {
    const NAME: &'static str = "test_step";
    const POLICY: Policy = Policy::shop("plans.manage", Modes::Any, Entitled::Free);
    type Prepared = ();
    type Output = ();
    fn run(&self, (): &(), cx: &Context, tx: &mut Tx<'_, '_>) -> Result<()> {
        match self {
            Self::Allow { max } => souk_entitlements::set(tx, cx.shop, "products.max", true, *max),
            Self::OpenLines { product, n } => souk_catalog::open_lines(tx, *product, *n),
            Self::Archive { product } => {
                let before = souk_catalog::load_one(tx, cx.shop, *product)?;
                let mut after = before.product.clone();
                after.state = souk_catalog::ProductState::Archived;
                souk_catalog::save(tx, &before, &after, "member").map(|_| ())
            }
            Self::Fill { parent, n } => {
                let ids = (0..*n).map(|_| cx.id()).collect();
                tx.make(&Filled { parent: *parent, ids }).map(|_| ())
            }
            Self::Plant { invariant } => tx.make(&Planted { invariant: *invariant }).map(|_| ()),
        }
    }
}

#[derive(Debug, Clone, Serialize, Deserialize)]
struct Planted {
    invariant: usize,
}

impl Event for Planted {
    const NAME: &'static str = "test.planted";
    const VERSION: u16 = 1;
    fn subject(&self) -> RawId {
        RawId::default()
    }
}

impl Change for Planted {
    type Event = Self;
    fn apply(&self, rows: &mut Rows<'_, '_>) -> Result<Option<Self>> {
        for statement in (souk_catalog::ROOM.invariants[self.invariant].plant)() {
            let shop = rows.shop();
            rows.run(statement, params![shop])?;
        }
        Ok(Some(self.clone()))
    }
}

#[derive(Debug, Clone, Serialize, Deserialize)]
struct Filled {
    parent: souk_catalog::CategoryId,
    ids: Vec<souk_catalog::CategoryId>,
}

impl Event for Filled {
    const NAME: &'static str = "test.filled";
    const VERSION: u16 = 1;
    fn subject(&self) -> RawId {
        self.parent.raw()
    }
}

impl Change for Filled {
    type Event = Self;
    fn apply(&self, rows: &mut Rows<'_, '_>) -> Result<Option<Self>> {
        for id in &self.ids {
            let name = souk_core::Words::default();
            rows.put(
                sql!(
                    "insert into categories (shop_id, id, parent_id, handle, name, position, created_at)
                     values ($1, $2, $3, $4, $5, 9, $6)"
                ),
                params![rows.shop(), *id, self.parent, id.to_string(), name, rows.now()],
            )?;
        }
        Ok(Some(self.clone()))
    }
}

impl Shop {
    pub async fn run<C: Command>(&self, command: C) -> Result<C::Output> {
        self.0.engine.execute(self.0.owner(), command).await
    }
    pub async fn ask<Q: Query>(&self, query: Q) -> Result<Q::Output> {
        self.0.engine.ask(self.0.owner(), query).await
    }
    pub async fn allow(&self, max: Option<i64>) {
        for ask in [self.0.owner(), self.0.other_owner()] {
            self.0.engine.execute(ask, Step::Allow { max }).await.unwrap();
        }
    }
    pub async fn add(&self, name: &str) -> ProductView {
        self.run(plain(name)).await.unwrap()
    }
    /// The code of the refusal; a success is a failure of the test.
    pub async fn refused<C: Command>(&self, command: C) -> &'static str {
        match self.run(command).await {
            Ok(_) => panic!("{} was not refused", C::NAME),
            Err(error) => error.code(),
        }
    }
}

pub fn plain(name: &str) -> AddProduct {
    from(serde_json::json!({ "name": {"ar": name}, "price_minor": 100_000 }))
}

/// A command as a door reads it.
pub fn from<C: Command>(input: serde_json::Value) -> C {
    serde_json::from_value(input).unwrap()
}
