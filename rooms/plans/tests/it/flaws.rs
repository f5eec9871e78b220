//! What is wrong with the limits is named, mended if told, and not found a second time.

use souk_core::params;
use souk_engine::{Dialect, Lane, Reach, Sql, sql};
use souk_plans::{FixCard, FixOnlineOrdersLimits, FlawKind};
use souk_testkit::{World, both};

use crate::shop::{Amina, console, setup, sound};

async fn fix(world: &World, repair: bool) -> FixCard {
    world.engine.execute(console(), FixOnlineOrdersLimits { repair }).await.unwrap()
}

/// Not `sql!` of a room: what somebody did at the database.
async fn done_by_hand(world: &World, statements: &'static [&'static Sql]) {
    let written = world.engine.db().write(Lane::Front, Reach::Platform, move |tx| {
        statements.iter().try_for_each(|statement| tx.run(statement, &[]).map(|_| ()))
    });
    written.await.unwrap_or_else(|_| panic!("it is planted"));
}

fn kinds(card: &FixCard) -> Vec<(FlawKind, &str, bool)> {
    card.found.iter().map(|flaw| (flaw.kind, flaw.name.as_str(), flaw.mended)).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_wrong_counter_a_missing_view_and_a_function_index_are_named_and_mended() {
    both(setup(), |world| async move {
        let amina = Amina::new(&world).await;
        for order in 1..=3 {
            amina.take(&world, order).await.unwrap();
        }
        assert_eq!(fix(&world, true).await.found, [], "nothing is wrong yet");
        static PLANT: [&Sql; 3] = [
            sql!("update usage_periods set used = 7"),
            sql!("drop view blocked_stores_view"),
            sql!("create index usage_rows_day on usage_rows ((taken_at / 86400000000))"),
        ];
        done_by_hand(&world, &PLANT).await;
        let named = fix(&world, false).await;
        let three = |mended| {
            [
                (FlawKind::FunctionIndex, "usage_rows_day", mended),
                (FlawKind::MissingView, "blocked_stores_view", mended),
                (FlawKind::WrongCounter, "2026-11", mended),
            ]
        };
        assert_eq!(kinds(&named), three(false));
        let counter = &named.found[2];
        assert_eq!((counter.shop, counter.stored, counter.counted), (Some(amina.shop), Some(7), Some(3)));
        assert_eq!(named.found[0].table.as_deref(), Some("usage_rows"));
        assert_eq!(kinds(&fix(&world, false).await), three(false), "looking mends nothing");

        let mended = fix(&world, true).await;
        assert_eq!((kinds(&mended), mended.mended), (three(true).to_vec(), 3));
        let again = fix(&world, true).await;
        assert_eq!((again.found.len(), again.mended), (0, 0));
        assert_eq!(amina.info(&world).await.current_orders, 3);
        let blocked: Vec<(i64,)> =
            world.rows(sql!("select cast(count(*) as bigint) from blocked_stores_view"), &[]).await;
        assert_eq!(blocked.len(), 1, "it answers again");
        assert_eq!(world.engine.db().function_indexes().await.unwrap(), []);
        // Who mended what stands in the journal.
        let told: Vec<(String,)> = world
            .rows(
                sql!("select command from journal where command = $1 and events is not null"),
                params!["mend_limits"],
            )
            .await;
        assert_eq!(told.len(), 2, "the schema, and the counter by itself");
        sound(&world).await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_index_of_ours_that_somebody_put_on_an_expression_comes_back_on_its_columns() {
    both(setup(), |world| async move {
        Amina::new(&world).await;
        static PLANT: [&Sql; 3] = [
            sql!("drop index usage_rows_period"),
            sql!("create index usage_rows_period on usage_rows (shop_id, (taken_at / 86400000000))"),
            sql!("drop index plan_ratings_at"),
        ];
        done_by_hand(&world, &PLANT).await;
        let mended = fix(&world, true).await;
        let expected = [
            (FlawKind::FunctionIndex, "usage_rows_period", true),
            (FlawKind::MissingIndex, "plan_ratings_at", true),
        ];
        assert_eq!(kinds(&mended), expected);
        assert_eq!(fix(&world, true).await.found, []);
        let columns: Vec<(String,)> = match world.dialect {
            Dialect::Sqlite => world
                .rows(
                    sql!(
                        "select cast(name as text) from pragma_index_info('usage_rows_period') order by seqno"
                    ),
                    &[],
                )
                .await,
            Dialect::Postgres => {
                world
                    .rows(
                        sql!(
                            "select cast(a.attname as text) from pg_attribute a join pg_class i
                             on i.oid = a.attrelid
                             where i.relname = 'usage_rows_period' order by a.attnum"
                        ),
                        &[],
                    )
                    .await
            }
        };
        assert_eq!(columns[..2], [("shop_id".to_owned(),), ("period_key".to_owned(),)]);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_credit_of_which_too_much_is_left_gives_no_order_more() {
    both(setup(), |world| async move {
        let amina = Amina::new(&world).await;
        for order in 1..=100 {
            amina.take(&world, order).await.unwrap();
        }
        amina.buy(&world, 100, "1000").await.unwrap();
        amina.take(&world, 101).await.unwrap();
        static PLANT: [&Sql; 1] = [sql!("update credits set remaining = granted")];
        done_by_hand(&world, &PLANT).await;
        let mended = fix(&world, true).await;
        assert_eq!(mended.found.len(), 1, "{mended:?}");
        let flaw = &mended.found[0];
        assert_eq!((flaw.kind, flaw.stored, flaw.counted), (FlawKind::OverspentCredit, Some(100), Some(99)));
        assert_eq!(fix(&world, true).await.found, []);
        assert_eq!(amina.info(&world).await.credits_remaining, 99);
        sound(&world).await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_dry_run_says_what_it_would_mend_and_mends_nothing() {
    both(setup(), |world| async move {
        Amina::new(&world).await.take(&world, 1).await.unwrap();
        static PLANT: [&Sql; 2] =
            [sql!("update usage_periods set used = 2"), sql!("drop view blocked_stores_view")];
        done_by_hand(&world, &PLANT).await;
        let ask = souk_engine::Ask { dry_run: true, ..console() };
        let planned = world.engine.execute(ask, FixOnlineOrdersLimits { repair: true }).await.unwrap();
        assert_eq!(planned.mended, 2);
        assert_eq!(fix(&world, false).await.found.len(), 2);
    })
    .await;
}

/// Only where two transactions run at once: one shop's month that somebody holds keeps no other from being
/// mended, and no look waits for it.
#[tokio::test(flavor = "multi_thread")]
async fn each_counter_is_mended_by_itself_while_another_is_held() {
    let world = World::new(&setup(), Dialect::Postgres).await;
    let amina = Amina::new(&world).await;
    amina.take(&world, 1).await.unwrap();
    let owner = crate::shop::person(&world, "karim@example.dz").await;
    let opened = world.engine.execute(crate::shop::user(owner), crate::shop::form("karim")).await.unwrap();
    let karim = Amina { owner, shop: opened.id };
    karim.take(&world, 1).await.unwrap();
    static PLANT: [&Sql; 1] = [sql!("update usage_periods set used = 7")];
    done_by_hand(&world, &PLANT).await;
    let (held, is_held) = std::sync::mpsc::channel();
    let (let_go, go_on) = std::sync::mpsc::channel::<()>();
    let (db, shop) = (world.engine.db().clone(), amina.shop);
    let holding = tokio::spawn(async move {
        let write = db.write(Lane::Bulk, Reach::Platform, move |tx| {
            let hold = sql!("update usage_periods set warned = warned where shop_id = $1");
            tx.run(hold, params![shop])?;
            held.send(()).ok();
            go_on.recv().ok();
            Ok(())
        });
        write.await.unwrap_or_else(|_| panic!("it is held"));
    });
    tokio::task::spawn_blocking(move || is_held.recv()).await.unwrap().unwrap();
    let first = fix(&world, true).await;
    let mended = |card: &FixCard| {
        let shops = card.found.iter().filter(|flaw| flaw.mended).filter_map(|flaw| flaw.shop);
        (card.found.len(), shops.collect::<Vec<_>>())
    };
    assert_eq!(mended(&first), (2, vec![karim.shop]));
    let_go.send(()).unwrap();
    holding.await.unwrap();
    assert_eq!(mended(&fix(&world, true).await), (1, vec![amina.shop]));
    sound(&world).await;
}
