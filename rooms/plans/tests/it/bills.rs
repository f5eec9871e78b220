//! A shop pays the platform: a bill with figures that hold, a payment, one decision.

use souk_core::{Moment, Result, TenantId};
use souk_engine::{Ask, sql};
use souk_ledger::queries::LedgerBalances;
use souk_plans::{
    ActivatePlan, AddPlanVersion, ApprovePlanPayment, AskBetterReceipt, BuyCredits, BuyPlan,
    CancelPlanInvoice, Desk, InvoiceId, InvoiceList, InvoiceState, InvoiceView, PaymentMethod, PaymentState,
    PlatformInvoices, RejectPlanPayment, SendPlanPayment, SubscriptionCard, Term,
};
use souk_testkit::{World, both, picture};

use crate::shop::{
    Amina, FULL, MEDIUM, STARTER, TRADERS, at, choose, code, console, form, pay, person, setup, sound, user,
};

async fn buy(world: &World, amina: &Amina, plan: &str) -> Result<InvoiceView> {
    let buying = BuyPlan { shop: None, plan: plan.to_owned(), term: None };
    world.engine.execute(amina.member(), buying).await
}

async fn buy_credits(world: &World, amina: &Amina, package: &str) -> Result<InvoiceView> {
    world.engine.execute(amina.member(), BuyCredits { shop: None, package: package.to_owned() }).await
}

async fn send(world: &World, amina: &Amina, id: InvoiceId, reference: &str) -> Result<InvoiceView> {
    let bytes = picture(600, 400, [200, 0, 0]);
    let file = world.engine.keep_bytes(amina.member(), "receipt.png", &bytes).await.unwrap();
    let sending = SendPlanPayment {
        id,
        method: PaymentMethod::Transfer,
        file_id: Some(file.id),
        reference: Some(reference.to_owned()),
        note: "CCP".to_owned(),
    };
    world.engine.execute(amina.member(), sending).await
}

fn approval(amina: &Amina, invoice: InvoiceId) -> ApprovePlanPayment {
    ApprovePlanPayment { shop: amina.shop, invoice, method: None, reference: None }
}

async fn approve(world: &World, amina: &Amina, invoice: InvoiceId) -> Result<InvoiceView> {
    world.engine.execute(console(), approval(amina, invoice)).await
}

/// What the platform's own books hold: account and balance.
async fn books(world: &World) -> Vec<(String, i64)> {
    let ask = console().for_shop(TenantId::INSTALLATION);
    let balances = world.engine.ask(ask, LedgerBalances::default()).await.unwrap().items;
    balances.into_iter().map(|balance| (balance.code, balance.balance_minor)).collect()
}

async fn letters(world: &World) -> Vec<String> {
    world.drain().await;
    let rows: Vec<(String,)> = world.rows(sql!("select template from messages order by template"), &[]).await;
    let others = |template: &String| !template.starts_with("plans-mail-threshold");
    rows.into_iter().map(|(template,)| template).filter(others).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn an_upgrade_is_billed_to_the_dinar_and_begins_with_its_approved_payment() {
    both(setup(), |world| async move {
        world.clock.set(at("2026-10-31T23:00:00Z"));
        let amina = Amina::new(&world).await;
        pay(&world, &amina, STARTER).await;
        for order in 1..=97 {
            amina.take(&world, order).await.unwrap();
        }
        world.clock.set(at("2026-11-15T23:00:00Z"));
        let dry = BuyPlan { shop: None, plan: MEDIUM.to_owned(), term: None };
        let shown: InvoiceView = world.engine.execute(amina.member().dry(), dry).await.unwrap();
        let made = buy(&world, &amina, MEDIUM).await.unwrap();
        assert_eq!(shown.lines, made.lines, "a dry run shows the bill");
        let bill = &made.invoice;
        assert_eq!((bill.price_minor, bill.deducted_minor, bill.due_minor), (250_000, 50_000, 200_000));
        let lines: Vec<_> = made.lines.iter().map(|line| (line.kind.as_str(), line.amount_minor)).collect();
        assert_eq!(lines, [("plan", 250_000), ("deducted", -50_000)]);
        assert_eq!(amina.info(&world).await.max_orders, Some(100), "a bill activates nothing");

        // What was told counts, though some days of the old month pass.
        world.clock.advance(2 * Moment::DAY);
        let sent = send(&world, &amina, bill.id, "T-1").await.unwrap();
        assert_eq!(sent.invoice.payment_state, Some(PaymentState::Waiting));
        assert_eq!(amina.info(&world).await.max_orders, Some(100), "nor does a payment");
        let queue = world.engine.ask(console(), PlatformInvoices::default()).await.unwrap();
        assert_eq!(queue.items.iter().map(|row| row.id).collect::<Vec<_>>(), [bill.id]);

        let done = approve(&world, &amina, bill.id).await.unwrap();
        assert_eq!(done.invoice.state, InvoiceState::Completed);
        let info = amina.info(&world).await;
        assert_eq!((info.max_orders, info.remaining_orders), (Some(300), Some(203)));
        let card = world.engine.ask(amina.member(), SubscriptionCard {}).await.unwrap();
        assert_eq!((card.plan.as_str(), card.paid_until), (MEDIUM, Some(at("2026-12-17T23:00:00Z"))));
        assert_eq!(code(approve(&world, &amina, bill.id).await), "plan.already_decided");

        let expected = [("cash:other", 100_000), ("cash:transfer", 200_000), ("plan_income", -300_000)];
        let expected = expected.map(|(account, sum)| (account.to_owned(), sum));
        assert_eq!(books(&world).await, expected);
        let own = world.engine.ask(amina.member(), LedgerBalances::default()).await.unwrap().items;
        assert!(own.is_empty(), "never in a shop's books: {own:?}");
        assert_eq!(letters(&world).await, ["plans-mail-paid", "plans-mail-paid"]);
        sound(&world).await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn two_admins_at_once_decide_once() {
    both(setup(), |world| async move {
        let amina = Amina::new(&world).await;
        let plan = buy(&world, &amina, STARTER).await.unwrap().invoice;
        let credits = buy_credits(&world, &amina, "credits_100").await.unwrap().invoice;
        for (bill, second) in [(plan, "plan.already_decided"), (credits, "credit.already_decided")] {
            send(&world, &amina, bill.id, &bill.number.to_string()).await.unwrap();
            let mut tasks = tokio::task::JoinSet::new();
            for number in 0..8 {
                let engine = world.engine.clone();
                let (approving, id) = (approval(&amina, bill.id), bill.id);
                let reason = "Not paid".to_owned();
                let reject = RejectPlanPayment { shop: amina.shop, invoice: id, reason };
                tasks.spawn(async move {
                    match number % 4 {
                        3 => engine.execute(console(), reject).await,
                        _ => engine.execute(console(), approving).await,
                    }
                });
            }
            let (mut done, mut states) = (0, Vec::new());
            while let Some(outcome) = tasks.join_next().await {
                match outcome.unwrap() {
                    Ok(view) => {
                        done += 1;
                        states.push(view.invoice.state);
                    }
                    Err(error) => assert_eq!(error.code(), second),
                }
            }
            assert_eq!(done, 1, "{states:?}");
        }
        let rows: Vec<(i64, i64)> = world
            .rows(
                sql!(
                    "select (select cast(count(*) as bigint) from v_ledger_entries where source_kind =
                     'plan_invoice'),
                            (select 2 * cast(count(*) as bigint) from plan_invoices where state =
                            'completed')"
                ),
                &[],
            )
            .await;
        assert_eq!(rows[0].0, rows[0].1, "money stands once for each bill that was paid");
        sound(&world).await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn credits_are_there_with_the_approved_payment_and_not_before() {
    both(setup(), |world| async move {
        let amina = Amina::new(&world).await;
        let state = || {
            world.rows::<(String, i64)>(
                sql!(
                    "select p.state, (select cast(count(*) as bigint) from credits c
                                      where c.shop_id = p.shop_id and c.purchase_id = p.id)
                     from credit_purchases p order by p.decided_at, p.id"
                ),
                &[],
            )
        };
        assert_eq!(code(buy_credits(&world, &amina, "credits_7").await), "credit.package_not_found");
        let bill = buy_credits(&world, &amina, "credits_250").await.unwrap().invoice;
        assert_eq!((bill.due_minor, bill.orders), (200_000, Some(250)));
        assert_eq!(state().await, [("pending".to_owned(), 0)]);
        send(&world, &amina, bill.id, "C-1").await.unwrap();
        assert_eq!(amina.info(&world).await.max_orders, Some(100));
        let refused = RejectPlanPayment {
            shop: amina.shop,
            invoice: bill.id,
            reason: "The transfer never came.".to_owned(),
        };
        world.engine.execute(console(), refused).await.unwrap();
        assert_eq!(state().await, [("failed".to_owned(), 0)]);
        assert_eq!(code(approve(&world, &amina, bill.id).await), "credit.already_decided");

        world.clock.advance(Moment::SECOND);
        let bill = buy_credits(&world, &amina, "credits_100").await.unwrap().invoice;
        // What was rejected frees its reference.
        send(&world, &amina, bill.id, "C-1").await.unwrap();
        approve(&world, &amina, bill.id).await.unwrap();
        assert_eq!(state().await, [("failed".to_owned(), 0), ("completed".to_owned(), 1)]);
        let info = amina.info(&world).await;
        assert_eq!((info.max_orders, info.credits_remaining), (Some(200), 100));

        world.clock.advance(Moment::SECOND);
        let bill = buy_credits(&world, &amina, "credits_100").await.unwrap().invoice;
        assert_eq!(code(send(&world, &amina, bill.id, "C-1").await), "plan.reference_taken");
        world.engine.execute(amina.member(), CancelPlanInvoice { id: bill.id }).await.unwrap();
        assert_eq!(state().await[2], ("cancelled".to_owned(), 0));
        assert_eq!(books(&world).await.len(), 2);
        assert_eq!(letters(&world).await, ["plans-mail-paid", "plans-mail-rejected"]);
        sound(&world).await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_receipt_that_cannot_be_read_is_asked_for_again() {
    both(setup(), |world| async move {
        let amina = Amina::new(&world).await;
        let bill = buy(&world, &amina, STARTER).await.unwrap().invoice;
        let bare = |method| SendPlanPayment {
            id: bill.id,
            method,
            file_id: None,
            reference: None,
            note: String::new(),
        };
        let without = world.engine.execute(amina.member(), bare(PaymentMethod::Transfer)).await;
        assert_eq!(code(without), "plan.receipt_needed");
        let ask =
            |reason: &str| AskBetterReceipt { shop: amina.shop, invoice: bill.id, reason: reason.to_owned() };
        assert_eq!(
            code(world.engine.execute(console(), ask("Too dark to read")).await),
            "plan.payment_not_sent"
        );
        send(&world, &amina, bill.id, "T-1").await.unwrap();
        assert_eq!(code(send(&world, &amina, bill.id, "T-2").await), "plan.payment_under_review");
        let cancelling = CancelPlanInvoice { id: bill.id };
        let cancelled = world.engine.execute(amina.member(), cancelling).await;
        assert_eq!(code(cancelled), "plan.payment_under_review");
        assert_eq!(code(buy(&world, &amina, MEDIUM).await), "plan.payment_under_review");
        assert_eq!(code(world.engine.execute(console(), ask("?")).await), "plan.reason_needed");
        world.engine.execute(console(), ask("Too dark to read")).await.unwrap();
        assert_eq!(letters(&world).await, ["plans-mail-better-receipt"]);
        // Days later it may still be sent: the figures hold for what was paid.
        world.clock.advance(9 * Moment::DAY);
        let again = send(&world, &amina, bill.id, "T-1").await.unwrap().invoice;
        assert_eq!(again.payment_state, Some(PaymentState::Waiting));
        assert_eq!(again.reason.as_deref(), Some("Too dark to read"));
        assert!(amina.info(&world).await.is_blocked, "the trial has ended meanwhile");
        approve(&world, &amina, bill.id).await.unwrap();
        assert!(!amina.info(&world).await.is_blocked, "and paying ends that");
        assert_eq!(letters(&world).await, ["plans-mail-better-receipt", "plans-mail-paid"]);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_bill_that_nobody_pays_lapses_or_gives_way_to_the_next() {
    both(setup(), |world| async move {
        let amina = Amina::new(&world).await;
        let first = buy(&world, &amina, STARTER).await.unwrap().invoice;
        let second = buy(&world, &amina, MEDIUM).await.unwrap().invoice;
        assert_eq!(second.number, first.number + 1);
        let list = world.engine.ask(amina.member(), InvoiceList::default()).await.unwrap();
        let states: Vec<_> = list.items.iter().map(|view| (view.invoice.id, view.invoice.state)).collect();
        assert_eq!(states, [(second.id, InvoiceState::Pending), (first.id, InvoiceState::Cancelled)]);
        world.clock.set(second.payable_until);
        assert_eq!(code(send(&world, &amina, second.id, "T").await), "plan.invoice_lapsed");
        let list = world.engine.ask(amina.member(), InvoiceList::default()).await.unwrap();
        assert!(list.items[0].lapsed);
        // Cash that was brought is recorded all the same: the platform decides.
        let paid = approve(&world, &amina, second.id).await.unwrap().invoice;
        assert_eq!(
            (paid.method.as_deref(), paid.payment_state),
            (Some("cash"), Some(PaymentState::Approved))
        );
        let unpaid = PlatformInvoices { desk: Desk::Unpaid, ..PlatformInvoices::default() };
        assert!(world.engine.ask(console(), unpaid).await.unwrap().items.is_empty());
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_bill_of_another_subscription_than_it_was_is_not_settled_silently() {
    both(setup(), |world| async move {
        let amina = Amina::new(&world).await;
        pay(&world, &amina, FULL).await;
        choose(&world, &amina, MEDIUM).await.unwrap();
        world.clock.set(at("2026-12-19T11:00:00Z"));
        let bill = buy(&world, &amina, TRADERS).await.unwrap().invoice;
        assert!(bill.deducted_minor > 0);
        send(&world, &amina, bill.id, "T").await.unwrap();
        // The smaller plan has begun.
        world.clock.set(at("2026-12-21T11:00:00Z"));
        let before = world.fingerprint(&["journal", "claims"]).await;
        assert_eq!(code(approve(&world, &amina, bill.id).await), "plan.invoice_outdated");
        assert_eq!(world.fingerprint(&["journal", "claims"]).await, before);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_year_is_paid_at_its_price_and_deducted_at_it() {
    both(setup(), |world| async move {
        let amina = Amina::new(&world).await;
        let yearly = |plan: &str| BuyPlan { shop: None, plan: plan.to_owned(), term: Some(Term::Year) };
        assert_eq!(code(world.engine.execute(amina.member(), yearly(MEDIUM)).await), "plan.term_not_sold");
        let cheaper = AddPlanVersion {
            plan: STARTER.to_owned(),
            after: 1,
            price_month_minor: None,
            price_year_minor: Some(Some(600_000)),
            move_at: None,
            trial_hours: None,
            entitlements: std::collections::BTreeMap::new(),
            ..AddPlanVersion::default()
        };
        world.engine.execute(console(), cheaper).await.unwrap();
        let bill = world.engine.execute(amina.member(), yearly(STARTER)).await.unwrap().invoice;
        assert_eq!((bill.due_minor, bill.months), (600_000, Some(12)));
        approve(&world, &amina, bill.id).await.unwrap();
        let card = world.engine.ask(amina.member(), SubscriptionCard {}).await.unwrap();
        assert_eq!(card.paid_until, Some(at("2027-11-20T11:00:00Z")));
        // A month at the usual price after it: eleven of the year and this one are left a month later.
        pay(&world, &amina, STARTER).await;
        world.clock.set(at("2026-12-20T11:00:00Z"));
        let upgrade = buy(&world, &amina, TRADERS).await.unwrap().invoice;
        assert_eq!(upgrade.deducted_minor, 11 * 50_000 + 100_000);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_earlier_payments_cover_whole_begins_at_once() {
    both(setup(), |world| async move {
        let amina = Amina::new(&world).await;
        for _ in 0..4 {
            pay(&world, &amina, STARTER).await;
        }
        let bill = buy(&world, &amina, MEDIUM).await.unwrap().invoice;
        assert_eq!((bill.state, bill.due_minor, bill.kept_minor), (InvoiceState::Completed, 0, 150_000));
        assert_eq!(amina.info(&world).await.max_orders, Some(300));
        assert_eq!(books(&world).await[0].1, 400_000, "no money came");
        sound(&world).await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn bills_are_their_shops_alone() {
    both(setup(), |world| async move {
        let amina = Amina::new(&world).await;
        let owner = person(&world, "karim@example.dz").await;
        let other = world.engine.execute(user(owner), form("second")).await.unwrap();
        let karim = Amina { owner, shop: other.id };
        let bill = buy(&world, &amina, STARTER).await.unwrap().invoice;
        assert_eq!(code(send(&world, &karim, bill.id, "T").await), "plan.invoice_not_found");
        let named = BuyPlan { shop: Some(amina.shop), plan: STARTER.to_owned(), term: None };
        assert_eq!(code(world.engine.execute(user(karim.owner), named).await), "shop.not_found");
        let approving = approval(&amina, bill.id);
        assert_eq!(code(world.engine.execute(amina.member(), approving).await), "permission.denied");
        assert!(world.engine.ask(karim.member(), InvoiceList::default()).await.unwrap().items.is_empty());
        let hidden = BuyPlan { shop: None, plan: "own".to_owned(), term: None };
        assert_eq!(code(world.engine.execute(amina.member(), hidden).await), "plan.not_found");
        let nowhere: Ask = user(amina.owner);
        let homeless = BuyPlan { shop: None, plan: STARTER.to_owned(), term: None };
        assert_eq!(code(world.engine.execute(nowhere, homeless).await), "shop.not_found");
        let direct = ActivatePlan { reference: Some("R".to_owned()), ..ActivatePlan::of(amina.shop) };
        world.engine.execute(console(), direct.clone()).await.unwrap();
        assert_eq!(code(world.engine.execute(console(), direct).await), "plan.reference_taken");
    })
    .await;
}
