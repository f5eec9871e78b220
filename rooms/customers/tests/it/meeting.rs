//! One telephone is one customer, also when many ask at once.

use souk_core::{RawId, Result, params};
use souk_customers::queries::CustomerCard;
use souk_customers::{CustomerId, drop_open, note_delivered, note_returned};
use souk_engine::{Command, Context, Entitled, Modes, Policy, Tx, sql};
use souk_testkit::both;

use crate::{Order, met, order, setup};

#[tokio::test(flavor = "multi_thread")]
async fn the_same_telephone_is_the_same_customer_and_keeps_the_first_name() {
    both(setup(), |world| async move {
        let (first, new) = met(&world, "+213551234567", "أمينة").await.unwrap();
        assert!(new, "they have no earlier order");
        let (second, new) = met(&world, "+213551234567", "Somebody else").await.unwrap();
        assert!(!new);
        let (third, new) = met(&world, "+213551234568", "Karim").await.unwrap();
        assert!(new);
        assert_eq!(first, second);
        assert_ne!(first, third);
        let card = world.engine.ask(world.owner(), CustomerCard { id: first }).await.unwrap();
        assert_eq!((card.name.as_str(), card.orders, card.open_orders), ("أمينة", 2, 2));
        assert_eq!(card.phone_shown.as_deref(), Some("0551 23 45 67"));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn twenty_first_orders_at_once_make_one_customer_and_no_orphan() {
    both(setup(), |world| async move {
        let tasks: Vec<_> = (0..20)
            .map(|_| {
                let (engine, ask) = (world.engine.clone(), world.owner());
                let order =
                    Order { phone: "+213551234567".to_owned(), name: "Amina".to_owned(), max: i64::MAX };
                tokio::spawn(async move { engine.execute(ask, order).await })
            })
            .collect();
        let (mut ids, mut first) = (Vec::new(), 0);
        for task in tasks {
            let (id, new) = task.await.unwrap().unwrap();
            ids.push(id);
            first += usize::from(new);
        }
        ids.dedup();
        assert_eq!(ids.len(), 1);
        assert_eq!(first, 1, "whoever lost the race has an earlier order, and is checked by it");
        let rows: Vec<(i64, i64)> = world
            .rows(
                sql!(
                    "select cast(count(*) as bigint), cast(sum(open_orders) as bigint) from customers
                     where shop_id = $1"
                ),
                params![world.shop],
            )
            .await;
        assert_eq!(rows, [(1, 20)]);
        let orphans: Vec<(RawId, String)> =
            world.rows((souk_customers::ROOM.invariants[0].find)(), &[]).await;
        assert!(orphans.is_empty());
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_race_cannot_pass_the_limit_of_open_orders() {
    both(setup(), |world| async move {
        let tasks: Vec<_> = (0..12)
            .map(|_| {
                let (engine, ask) = (world.engine.clone(), world.owner());
                let order = Order { phone: "+213551234567".to_owned(), name: "Amina".to_owned(), max: 3 };
                tokio::spawn(async move { engine.execute(ask, order).await.map_err(|error| error.code()) })
            })
            .collect();
        let mut accepted = 0;
        for task in tasks {
            match task.await.unwrap() {
                Ok(_) => accepted += 1,
                Err(code) => assert_eq!(code, "order.too_many_open"),
            }
        }
        assert_eq!(accepted, 3);
    })
    .await;
}

/// Orders that came to their ends.
#[derive(Debug, Clone, serde::Serialize, serde::Deserialize, schemars::JsonSchema)]
pub struct Ended {
    pub id: CustomerId,
    pub delivered: i64,
    pub returned: i64,
    pub paid: i64,
}

impl Command for Ended {
    const NAME: &'static str = "test_ended";
    const POLICY: Policy = Policy::shop("orders.manage", Modes::Any, Entitled::Free);
    type Prepared = ();
    type Output = ();
    fn run(&self, (): &(), _: &Context, tx: &mut Tx<'_, '_>) -> Result<()> {
        note_delivered(tx, self.id, self.delivered, self.paid)?;
        (0..self.returned).try_for_each(|_| note_returned(tx, self.id))
    }
}

/// Confirmed, delivered, taken back.
#[derive(Debug, Clone, serde::Serialize, serde::Deserialize, schemars::JsonSchema)]
struct RunThrough {
    id: CustomerId,
    drops: u8,
}

impl Command for RunThrough {
    const NAME: &'static str = "test_run_through";
    const POLICY: Policy = Policy::shop("orders.manage", Modes::Any, Entitled::Free);
    type Prepared = ();
    type Output = ();
    fn run(&self, (): &(), _: &Context, tx: &mut Tx<'_, '_>) -> Result<()> {
        for _ in 0..self.drops {
            drop_open(tx, self.id)?;
        }
        note_delivered(tx, self.id, 1, 5)?;
        note_delivered(tx, self.id, -1, -5)?;
        note_returned(tx, self.id)
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn counters_follow_and_never_go_below_nothing() {
    both(setup(), |world| async move {
        let id = order(&world, "+213551234567", "Amina").await.unwrap();
        world.engine.execute(world.owner(), RunThrough { id, drops: 1 }).await.unwrap();
        let card = world.engine.ask(world.owner(), CustomerCard { id }).await.unwrap();
        assert_eq!((card.open_orders, card.orders, card.delivered, card.returned), (0, 1, 0, 1));
        let below = world.engine.execute(world.owner(), RunThrough { id, drops: 1 }).await.unwrap_err();
        assert_eq!(below.code(), "system.fault");
        let foreign =
            world.engine.execute(world.other_owner(), RunThrough { id, drops: 1 }).await.unwrap_err();
        assert_eq!(foreign.code(), "customer.not_found");
    })
    .await;
}
