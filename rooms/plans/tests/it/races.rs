//! Two transactions at once, on the database that has them: each waits where it must, and neither's answer is
//! lost.

use std::sync::mpsc::{Receiver, channel};

use souk_core::Value;
use souk_core::params;
use souk_engine::{Ask, Dialect, Lane, Reach, Sql, sql};
use souk_plans::{AskBetterReceipt, BuyPlan, InvoiceId, InvoiceView, PaymentMethod, SendPlanPayment};
use souk_testkit::{World, picture};
use tokio::task::JoinHandle;

use crate::shop::{
    Amina, GATE, MEDIUM, STARTER, SlowUnit, at, code, console, id, pay, setup, until_somebody_waits,
};

async fn postgres() -> World {
    World::new(&setup(), Dialect::Postgres).await
}

async fn reached(gate: Receiver<()>) -> Receiver<()> {
    tokio::task::spawn_blocking(move || gate.recv().map(|()| gate)).await.unwrap().unwrap()
}

fn slowly(world: &World, amina: &Amina, once_taken: bool) -> JoinHandle<souk_core::Result<()>> {
    let (engine, ask) = (world.engine.clone(), amina.member());
    tokio::spawn(async move { engine.execute(ask, SlowUnit { order: id(1), once_taken }).await })
}

#[tokio::test(flavor = "multi_thread")]
async fn an_upgrade_before_the_first_order_of_the_month_commits_counts_in_that_month() {
    let world = postgres().await;
    let amina = Amina::new(&world).await;
    pay(&world, &amina, STARTER).await;
    // Midnight of the first: no period runs yet.
    world.clock.set(at("2026-11-30T23:00:00Z"));
    let ((here, is_here), (go, on)) = (channel(), channel());
    *GATE.lock().unwrap() = Some((here, on));
    let order = slowly(&world, &amina, false);
    reached(is_here).await;
    pay(&world, &amina, MEDIUM).await;
    go.send(()).unwrap();
    order.await.unwrap().unwrap();
    assert_eq!(amina.info(&world).await.max_orders, Some(300), "paid for 300");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_upgrade_that_waits_for_the_first_order_of_the_month_raises_what_that_opened() {
    let world = postgres().await;
    let amina = Amina::new(&world).await;
    pay(&world, &amina, STARTER).await;
    world.clock.set(at("2026-11-30T23:00:00Z"));
    let ((here, is_here), (_go, on)) = (channel(), channel());
    *GATE.lock().unwrap() = Some((here, on));
    let order = slowly(&world, &amina, true);
    reached(is_here).await;
    pay(&world, &amina, MEDIUM).await;
    order.await.unwrap().unwrap();
    assert_eq!(amina.info(&world).await.max_orders, Some(300), "paid for 300");
}

/// Writes in a transaction of its own that commits once somebody waits for it; answers when it has written.
async fn beside(world: &World, statements: &'static [&'static Sql], values: Vec<Value>) -> JoinHandle<()> {
    let (written, is_written) = channel();
    let db = world.engine.db().clone();
    let task = tokio::spawn(async move {
        let write = db.write(Lane::Bulk, Reach::Platform, move |tx| {
            for statement in statements {
                tx.run(statement, &values)?;
            }
            written.send(()).ok();
            until_somebody_waits(tx.reader())
        });
        write.await.unwrap();
    });
    reached(is_written).await;
    task
}

async fn receipt(world: &World, ask: Ask, id: InvoiceId, colour: u8) -> souk_core::Result<InvoiceView> {
    let file = world.engine.keep_bytes(ask.clone(), "r.png", &picture(60, 40, [colour, 0, 0])).await.unwrap();
    let sending = SendPlanPayment {
        id,
        method: PaymentMethod::Transfer,
        file_id: Some(file.id),
        reference: None,
        note: String::new(),
    };
    world.engine.execute(ask, sending).await
}

async fn bill(world: &World, amina: &Amina) -> InvoiceId {
    let buying = BuyPlan { shop: None, plan: STARTER.to_owned(), term: None };
    world.engine.execute(amina.member(), buying).await.unwrap().invoice.id
}

async fn waiting(world: &World) -> i64 {
    let rows: Vec<(i64,)> = world
        .rows(sql!("select cast(count(*) as bigint) from plan_payments where state = 'waiting'"), &[])
        .await;
    rows[0].0
}

#[tokio::test(flavor = "multi_thread")]
async fn a_payment_is_not_hung_on_a_bill_that_was_taken_back_a_moment_ago() {
    let world = postgres().await;
    let amina = Amina::new(&world).await;
    let id = bill(&world, &amina).await;
    static TAKEN_BACK: [&Sql; 1] = [sql!(
        "update plan_invoices set state = 'cancelled', settled_at = 1, open_mark = null
         where shop_id = $1 and id = $2"
    )];
    let taking = beside(&world, &TAKEN_BACK, params![amina.shop, id].to_vec()).await;
    assert_eq!(code(receipt(&world, amina.member(), id, 1).await), "plan.already_decided");
    taking.await.unwrap();
    assert_eq!(waiting(&world).await, 0, "nobody looks at a payment of a bill that is over");
    crate::shop::sound(&world).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_better_receipt_beside_the_decision_throws_the_approved_one_not_away() {
    let world = postgres().await;
    let amina = Amina::new(&world).await;
    let id = bill(&world, &amina).await;
    let first = receipt(&world, amina.member(), id, 1).await.unwrap().invoice.receipt;
    let asking = AskBetterReceipt { shop: amina.shop, invoice: id, reason: "Too dark".to_owned() };
    world.engine.execute(console(), asking).await.unwrap();
    static APPROVED: [&Sql; 1] =
        [sql!("update plan_payments set state = 'approved' where shop_id = $1 and invoice_id = $2")];
    let approving = beside(&world, &APPROVED, params![amina.shop, id].to_vec()).await;
    assert_eq!(code(receipt(&world, amina.member(), id, 200).await), "plan.already_decided");
    approving.await.unwrap();
    let kept: Vec<(souk_engine::FileId, bool)> = world
        .rows(
            sql!(
                "select p.receipt_id, f.unused_since is null from plan_payments p
                 join files f on f.shop_id = p.shop_id and f.id = p.receipt_id"
            ),
            &[],
        )
        .await;
    assert_eq!(kept, [(first.unwrap(), true)], "the receipt that was approved stays");
}
