//! A shop with catalog and stock, whose plan allows what the test says.

use std::future::Future;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use souk_catalog::{AddProduct, NewVariant, ProductView, VariantId};
use souk_core::{Moment, Quantity, RawId, Result, params};
use souk_engine::{
    Ask, Change, Command, Context, Entitled, Event, Modes, Policy, Query, Rows, Run, RunCard, RunId, Tx, sql,
};
use souk_stock::{FileRef, ImportPreview, ImportProducts, MovementKind, MovementLine, RecordMovement};
use souk_testkit::{Setup, World};

pub async fn both<F, W>(test: F)
where
    F: Fn(Shop) -> W,
    W: Future<Output = ()>,
{
    let setup = Setup::rooms(&[&souk_entitlements::ROOM, &souk_catalog::ROOM, &souk_stock::ROOM]);
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

/// What a later room does inside its own command.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub enum Step {
    Allow {
        max: Option<i64>,
    },
    Reserve {
        holder: u8,
        lines: Vec<(VariantId, Quantity)>,
        minutes: Option<i64>,
    },
    Release {
        holder: u8,
    },
    Claim {
        holder: u8,
    },
    Return {
        holder: u8,
        damaged: bool,
    },
    OpenLines {
        product: souk_catalog::ProductId,
        n: i64,
    },
    /// Breaks an invariant of the room.
    Plant {
        invariant: usize,
    },
}

impl Command for Step {
    const NAME: &'static str = "test_step";
    const POLICY: Policy = Policy::shop("orders.manage", Modes::Any, Entitled::Free);
    type Prepared = ();
    type Output = ();
    fn run(&self, (): &(), cx: &Context, tx: &mut Tx<'_, '_>) -> Result<()> {
        let id = |holder: &u8| RawId([*holder; 16]);
        match self {
            Self::Allow { max } => souk_entitlements::set(tx, cx.shop, "products.max", true, *max),
            Self::Reserve { holder, lines, minutes } => {
                let end = minutes.map(|minutes| cx.now.plus(minutes * 60 * Moment::SECOND));
                souk_stock::reserve(tx, id(holder), lines, end)
            }
            Self::Release { holder } => souk_stock::release(tx, id(holder)),
            Self::Claim { holder } => souk_stock::claim(tx, id(holder)),
            Self::Return { holder, damaged } => souk_stock::return_goods(tx, id(holder), *damaged),
            Self::OpenLines { product, n } => souk_catalog::open_lines(tx, *product, *n),
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
        for statement in (souk_stock::ROOM.invariants[self.invariant].plant)() {
            let shop = rows.shop();
            rows.run(statement, params![shop])?;
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
    pub async fn ask_as<Q: Query>(&self, ask: Ask, query: Q) -> Result<Q::Output> {
        self.0.engine.ask(ask, query).await
    }
    /// The plan of both shops.
    pub async fn allow(&self, max: Option<i64>) {
        for ask in [self.0.owner(), self.0.other_owner()] {
            self.0.engine.execute(ask, Step::Allow { max }).await.unwrap();
        }
    }

    pub fn plain(name: &str) -> AddProduct {
        serde_json::from_value(serde_json::json!({ "name": {"ar": name}, "price_minor": 100_000 })).unwrap()
    }
    /// A product with as many variants as there are quantities, and that much of each on hand.
    pub async fn stocked(&self, name: &str, units: &[i64]) -> (ProductView, Vec<VariantId>) {
        let variant = |n: usize| NewVariant { values: vec![format!("v{n}")], ..NewVariant::default() };
        let new = AddProduct {
            options: vec!["size".to_owned()],
            variants: (0..units.len()).map(variant).collect(),
            ..Self::plain(name)
        };
        let view = self.run(new).await.unwrap();
        let ids: Vec<VariantId> = view.product.variants.iter().map(|variant| variant.id).collect();
        for (id, units) in ids.iter().zip(units).filter(|(_, units)| **units > 0) {
            self.receive(*id, *units).await;
        }
        (view, ids)
    }
    pub async fn receive(&self, variant: VariantId, units: i64) {
        let lines = vec![MovementLine { variant_id: variant, quantity: Quantity::whole(units) }];
        let command =
            RecordMovement { kind: MovementKind::Receive, location_id: None, lines, reason: String::new() };
        self.run(command).await.unwrap();
    }
    /// On hand and reserved, in thousandths, over all locations.
    pub async fn level(&self, variant: VariantId) -> (i64, i64) {
        let rows: Vec<(i64, i64)> = self
            .0
            .rows(
                sql!(
                    "select cast(coalesce(sum(on_hand), 0) as bigint), cast(coalesce(sum(reserved), 0) as
                     bigint)
                     from stock_levels where variant_id = $1"
                ),
                params![variant],
            )
            .await;
        rows[0]
    }

    pub async fn import(&self, text: &str) -> ImportPreview {
        let preview = self.run(file(text)).await.unwrap();
        self.0.drain().await;
        preview
    }
    pub async fn report(&self, run: RunId) -> Run {
        self.ask(RunCard { id: run, from: 0 }).await.unwrap().run
    }
    /// Nothing that must always hold is broken.
    pub async fn is_sound(&self) {
        for room in [&souk_catalog::ROOM, &souk_stock::ROOM] {
            for invariant in room.invariants {
                let broken: Vec<(RawId, String)> = self.0.rows((invariant.find)(), &[]).await;
                assert!(broken.is_empty(), "{}: {broken:?}", invariant.name);
            }
        }
    }
}

pub fn file(text: &str) -> ImportProducts {
    ImportProducts {
        source: FileRef::Content(text.to_owned()),
        name: "file.csv".to_owned(),
        rule: souk_catalog::ImportRule::default(),
        decimal_mark: None,
        start: true,
    }
}

/// A list of the shared data folder beside the checkout, which is never part of it.
pub fn shared(name: &str) -> String {
    let path = format!("{}/../../../shared/data/shopify-product-csvs/{name}", env!("CARGO_MANIFEST_DIR"));
    std::fs::read_to_string(&path)
        .unwrap_or_else(|error| panic!("this test reads a list of the shared data folder at {path}: {error}"))
}
