//! Nobody has what nobody paid: not the limit, not the rights, not the old deduction, not the days of grace.

use souk_core::Moment;
use souk_engine::sql;
use souk_plans::{
    ActivatePlan, ApprovePlanPayment, BlockShop, BuyPlan, CancelSubscription, OpenShop, PaymentMethod,
    PlanList, ResetMonthlyOnlineOrders, RetirePlan, SellPlanAgain, SendPlanPayment, SubscriptionCard,
};
use souk_testkit::{World, both, picture};

use crate::shop::{
    Amina, MEDIUM, Reopen, STARTER, TRADERS, at, choose, code, console, form, id, pay, person, setup, sound,
    try_pay, user,
};

#[tokio::test(flavor = "multi_thread")]
async fn a_plan_without_a_trial_is_bought_and_not_opened_with() {
    both(setup(), |world| async move {
        let amina = Amina::new(&world).await;
        let owner = person(&world, "karim@example.dz").await;
        let dear = || OpenShop { plan: Some(TRADERS.to_owned()), ..form("karim") };
        assert_eq!(code(world.engine.execute(user(owner), dear()).await), "plan.opens_unpaid");
        let rights: Vec<(i64,)> = world
            .rows(
                sql!(
                    "select cast(count(*) as bigint) from v_entitlements where key = 'webhooks' and allowed"
                ),
                &[],
            )
            .await;
        assert_eq!(rights, [(0,)], "and nothing of it is there");
        world.engine.execute(user(owner), form("karim")).await.unwrap();
        // Whoever runs the platform opens what they like.
        let other = person(&world, "lila@example.dz").await;
        let by = Some("lila@example.dz".to_owned());
        let opening = OpenShop { plan: Some(TRADERS.to_owned()), owner_email: by, ..form("lila") };
        assert_eq!(world.engine.execute(console(), opening).await.unwrap().owner, other);
        assert_eq!(amina.info(&world).await.max_orders, Some(100));
    })
    .await;
}

/// A shop that the platform opened on the largest plan, which nobody paid.
async fn on_traders(world: &World) -> Amina {
    Amina::new(world).await;
    let owner = person(world, "lila@example.dz").await;
    let by = Some("lila@example.dz".to_owned());
    let opening = OpenShop { plan: Some(TRADERS.to_owned()), owner_email: by, ..form("lila") };
    Amina { owner, shop: world.engine.execute(console(), opening).await.unwrap().id }
}

async fn reset(world: &World) {
    world.engine.execute(console(), ResetMonthlyOnlineOrders {}).await.unwrap();
    world.drain().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_month_that_nobody_paid_has_the_limit_of_the_plan_that_is_paid_in_it() {
    both(setup(), |world| async move {
        let lila = on_traders(&world).await;
        reset(&world).await;
        pay(&world, &lila, STARTER).await;
        assert_eq!(lila.info(&world).await.max_orders, Some(100), "1000 orders were never paid");
        lila.take(&world, 1).await.unwrap();
        assert_eq!(lila.info(&world).await.max_orders, Some(100));

        // Paid and lapsed: the month that begins in the days of grace is of the plan that is paid in it.
        pay(&world, &lila, TRADERS).await;
        world.clock.set(at("2026-12-20T11:00:00Z"));
        let until = world.engine.ask(lila.member(), SubscriptionCard {}).await.unwrap().paid_until.unwrap();
        world.clock.set(at("2026-12-31T23:00:00Z").max(until));
        assert!(until < at("2027-01-01T00:00:00Z"));
        reset(&world).await;
        for order in 2..=21 {
            let _ = lila.take(&world, order).await;
        }
        pay(&world, &lila, STARTER).await;
        let info = lila.info(&world).await;
        assert_eq!(info.max_orders, Some(100), "{info:?}");
        sound(&world).await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_ordered_in_days_of_grace_counts_and_a_smaller_plan_lowers_no_paid_month() {
    both(setup(), |world| async move {
        world.clock.set(at("2026-10-27T11:00:00Z"));
        let amina = Amina::new(&world).await;
        pay(&world, &amina, MEDIUM).await;
        // Paid until the 27th; December begins in the days of grace.
        world.clock.set(at("2026-11-30T23:00:01Z"));
        for order in 1..=120 {
            amina.take(&world, order).await.unwrap();
        }
        assert_eq!(amina.info(&world).await.max_orders, Some(300));
        let card = pay(&world, &amina, STARTER).await;
        assert_eq!(card.begins_at, at("2026-11-30T23:00:01Z"), "another plan begins with its payment");
        let info = amina.info(&world).await;
        assert_eq!((info.max_orders, info.current_orders, info.is_blocked), (Some(120), 120, true));
        sound(&world).await;
        // Within a month of which some days were paid the highest limit stays.
        pay(&world, &amina, MEDIUM).await;
        assert_eq!(amina.info(&world).await.max_orders, Some(300));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_renewal_in_days_of_grace_begins_where_the_month_before_ended() {
    both(setup(), |world| async move {
        let amina = Amina::new(&world).await;
        pay(&world, &amina, STARTER).await;
        let ends = at("2026-12-20T11:00:00Z");
        // Each time on the last day of grace: no day is a gift, and the billing day stays.
        world.clock.set(ends.plus(7 * Moment::DAY - Moment::SECOND));
        let card = pay(&world, &amina, STARTER).await;
        assert_eq!((card.begins_at, card.paid_until), (ends, at("2027-01-20T11:00:00Z")));
        world.clock.set(at("2027-01-27T10:59:00Z"));
        let card = pay(&world, &amina, STARTER).await;
        assert_eq!(card.paid_until, at("2027-02-20T11:00:00Z"));
        // Once the shop has stopped selling, the month begins with its payment.
        let late = at("2027-02-27T11:00:00Z");
        world.clock.set(late);
        let card = pay(&world, &amina, STARTER).await;
        assert_eq!((card.begins_at, card.paid_until), (late, at("2027-03-27T11:00:00Z")));
    })
    .await;
}

async fn buy(world: &World, amina: &Amina, plan: &str) -> souk_plans::InvoiceRow {
    let buying = BuyPlan { shop: None, plan: plan.to_owned(), term: None };
    world.engine.execute(amina.member(), buying).await.unwrap().invoice
}

async fn send(world: &World, amina: &Amina, bill: souk_plans::InvoiceId) {
    let file = world.engine.keep_bytes(amina.member(), "r.png", &picture(60, 40, [9, 0, 0])).await.unwrap();
    let sending = SendPlanPayment {
        id: bill,
        method: PaymentMethod::Transfer,
        file_id: Some(file.id),
        reference: None,
        note: String::new(),
    };
    world.engine.execute(amina.member(), sending).await.unwrap();
}

async fn approve(world: &World, amina: &Amina, bill: souk_plans::InvoiceId) -> souk_core::Result<i64> {
    let approving = ApprovePlanPayment { shop: amina.shop, invoice: bill, method: None, reference: None };
    world.engine.execute(console(), approving).await.map(|view| view.invoice.due_minor)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_lapsed_bill_is_not_settled_with_what_was_left_when_it_was_made() {
    both(setup(), |world| async move {
        world.clock.set(at("2026-10-31T23:00:00Z"));
        let amina = Amina::new(&world).await;
        pay(&world, &amina, STARTER).await;
        world.clock.set(at("2026-11-02T11:00:00Z"));
        let bill = buy(&world, &amina, MEDIUM).await;
        assert!(bill.deducted_minor > 90_000, "{bill:?}");
        // Within its week cash pays the sum that was told.
        let dry = ApprovePlanPayment { shop: amina.shop, invoice: bill.id, method: None, reference: None };
        world.clock.advance(6 * Moment::DAY);
        let told = world.engine.execute(console().dry(), dry).await.unwrap().invoice.due_minor;
        assert_eq!(told, bill.due_minor);
        world.clock.set(at("2026-12-05T11:00:00Z"));
        let before = world.fingerprint(&["journal", "claims"]).await;
        assert_eq!(code(approve(&world, &amina, bill.id).await), "plan.invoice_outdated");
        assert_eq!(world.fingerprint(&["journal", "claims"]).await, before);
        assert_eq!(pay(&world, &amina, MEDIUM).await.due_minor, 250_000, "the used-up month is paid");

        // Sent in time, it holds however long the decision takes.
        world.clock.set(at("2026-12-10T11:00:00Z"));
        let bill = buy(&world, &amina, TRADERS).await;
        assert!(bill.deducted_minor > 0);
        send(&world, &amina, bill.id).await;
        world.clock.advance(20 * Moment::DAY);
        assert_eq!(approve(&world, &amina, bill.id).await.unwrap(), bill.due_minor);
        sound(&world).await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_shop_pays_the_plan_that_it_tries_though_it_is_sold_no_more() {
    both(setup(), |world| async move {
        let amina = Amina::new(&world).await;
        let retire = RetirePlan { plan: STARTER.to_owned() };
        world.engine.execute(console(), retire).await.unwrap();
        let buy = |plan: &str| BuyPlan { shop: Some(amina.shop), plan: plan.to_owned(), term: None };
        let bill = world.engine.execute(user(amina.owner), buy(STARTER)).await.unwrap();
        assert_eq!(bill.invoice.due_minor, 100_000);
        assert_eq!(pay(&world, &amina, STARTER).await.version, 1);
        // Another plan that is retired is still nobody's to buy.
        let retire = RetirePlan { plan: MEDIUM.to_owned() };
        world.engine.execute(console(), retire).await.unwrap();
        assert_eq!(code(world.engine.execute(user(amina.owner), buy(MEDIUM)).await), "plan.retired");
        sound(&world).await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_retired_plan_goes_on_for_whoever_has_it_and_is_sold_again() {
    both(setup(), |world| async move {
        let amina = Amina::new(&world).await;
        pay(&world, &amina, STARTER).await;
        let retire = || RetirePlan { plan: STARTER.to_owned() };
        assert_eq!(world.engine.execute(console(), retire()).await.unwrap().shops, 1);
        let plans = || world.engine.ask(console(), PlanList {});
        assert!(plans().await.unwrap().items.iter().all(|plan| plan.code != STARTER));
        let until = pay(&world, &amina, STARTER).await.paid_until;
        assert_eq!(until, at("2027-01-20T11:00:00Z"), "whoever has it renews it");
        assert_eq!(buy(&world, &amina, STARTER).await.due_minor, 100_000);
        let karim = person(&world, "karim@example.dz").await;
        assert_eq!(code(world.engine.execute(user(karim), form("karim")).await), "plan.retired");
        let again = SellPlanAgain { plan: STARTER.to_owned() };
        world.engine.execute(console(), again).await.unwrap();
        assert!(plans().await.unwrap().items.iter().any(|plan| plan.code == STARTER));
        world.engine.execute(user(karim), form("karim")).await.unwrap();
        let unknown = SellPlanAgain { plan: "nothing".to_owned() };
        assert_eq!(code(world.engine.execute(console(), unknown).await.map(|_| ())), "plan.not_found");
        assert_eq!(code(try_pay(&world, &amina, "nothing").await.map(|_| ())), "plan.not_found");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_choice_made_while_a_payment_is_looked_at_is_not_lost() {
    both(setup(), |world| async move {
        let amina = Amina::new(&world).await;
        pay(&world, &amina, MEDIUM).await;
        let view = || world.engine.ask(amina.member(), SubscriptionCard {});
        let bill = buy(&world, &amina, MEDIUM).await;
        send(&world, &amina, bill.id).await;
        choose(&world, &amina, STARTER).await.unwrap();
        approve(&world, &amina, bill.id).await.unwrap();
        let after = view().await.unwrap();
        assert_eq!(after.paid_until, Some(at("2027-01-20T11:00:00Z")));
        let next = (after.next_plan.as_deref(), after.next_from);
        assert_eq!(next, (Some(STARTER), after.paid_until), "it begins behind what was paid");

        // A cancellation that came after the payment moves as well …
        let bill = buy(&world, &amina, MEDIUM).await;
        send(&world, &amina, bill.id).await;
        world.clock.advance(Moment::SECOND);
        world.engine.execute(amina.member(), CancelSubscription {}).await.unwrap();
        approve(&world, &amina, bill.id).await.unwrap();
        let after = view().await.unwrap();
        assert_eq!(after.paid_until, Some(at("2027-02-20T11:00:00Z")));
        assert_eq!(after.canceled_at, after.paid_until);
        // … and whoever pays after they cancelled goes on.
        let bill = buy(&world, &amina, MEDIUM).await;
        world.clock.advance(Moment::SECOND);
        send(&world, &amina, bill.id).await;
        approve(&world, &amina, bill.id).await.unwrap();
        assert_eq!(view().await.unwrap().canceled_at, None);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn months_paid_ahead_are_renewed_at_their_own_version() {
    both(setup(), |world| async move {
        let amina = Amina::new(&world).await;
        pay(&world, &amina, MEDIUM).await;
        pay(&world, &amina, STARTER).await;
        let dearer = souk_plans::AddPlanVersion {
            plan: STARTER.to_owned(),
            after: 1,
            price_month_minor: Some(150_000),
            price_year_minor: None,
            trial_hours: None,
            move_at: Some(at("2027-01-01T00:00:00Z")),
            entitlements: std::collections::BTreeMap::new(),
            ..souk_plans::AddPlanVersion::default()
        };
        world.engine.execute(console(), dearer).await.unwrap();
        assert_eq!(pay(&world, &amina, STARTER).await.due_minor, 100_000, "before its day nothing moves");
        world.clock.set(at("2027-01-01T00:00:00Z"));
        assert_eq!(pay(&world, &amina, STARTER).await.due_minor, 150_000);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_larger_month_that_has_begun_counts_without_the_worker() {
    both(setup(), |world| async move {
        let amina = Amina::new(&world).await;
        pay(&world, &amina, STARTER).await;
        let more = souk_plans::AddPlanVersion {
            plan: STARTER.to_owned(),
            after: 1,
            price_month_minor: None,
            price_year_minor: None,
            trial_hours: None,
            move_at: None,
            entitlements: [("online_orders.max".to_owned(), serde_json::json!(150))].into(),
            ..souk_plans::AddPlanVersion::default()
        };
        world.engine.execute(console(), more).await.unwrap();
        pay(&world, &amina, STARTER).await;
        world.clock.set(at("2026-12-20T10:59:59Z"));
        for order in 1..=100 {
            amina.take(&world, order).await.unwrap();
        }
        assert_eq!(code(amina.take(&world, 101).await), "quota.exhausted");
        world.clock.set(at("2026-12-20T11:00:00Z"));
        amina.take(&world, 101).await.unwrap();
        assert_eq!(amina.info(&world).await.max_orders, Some(150), "no clock's work gives quota");
        sound(&world).await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_is_spent_by_reopening_while_the_shop_is_blocked() {
    both(setup(), |world| async move {
        let amina = Amina::new(&world).await;
        for order in [1, 2] {
            amina.take(&world, order).await.unwrap();
        }
        assert!(amina.give_back(&world, 1).await);
        let block = BlockShop { id: amina.shop, code: "debt".to_owned(), text: "Please call us".to_owned() };
        world.engine.execute(console(), block).await.unwrap();
        let reopen = |order| world.engine.execute(amina.member(), Reopen { order: id(order) });
        assert_eq!(code(reopen(1).await), "plan.blocked");
        reopen(2).await.unwrap();
        assert_eq!(amina.info(&world).await.current_orders, 1, "it holds its unit still");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_who_may_not_sell_has_a_month_opened() {
    both(setup(), |world| async move {
        let amina = Amina::new(&world).await;
        pay(&world, &amina, STARTER).await;
        let lila = on_traders_beside(&world).await;
        let opened = || {
            world.rows::<(souk_shops::ShopId, String)>(
                sql!("select shop_id, plan_code from usage_periods order by starts_at"),
                &[],
            )
        };
        reset(&world).await;
        assert_eq!(opened().await, [(amina.shop, STARTER.to_owned())]);
        // By the hour, missed or doubled.
        world.clock.set(at("2026-12-01T00:30:00Z"));
        for _ in 0..2 {
            world.clock.advance(3600 * Moment::SECOND);
            world.drain().await;
        }
        assert_eq!(opened().await.len(), 2, "and nobody ordered or asked");
        let paying = ActivatePlan { plan: Some(STARTER.to_owned()), ..ActivatePlan::of(lila.shop) };
        world.engine.execute(console(), paying).await.unwrap();
        assert_eq!(lila.info(&world).await.max_orders, Some(100));
    })
    .await;
}

async fn on_traders_beside(world: &World) -> Amina {
    let owner = person(world, "lila@example.dz").await;
    let by = Some("lila@example.dz".to_owned());
    let opening = OpenShop { plan: Some(TRADERS.to_owned()), owner_email: by, ..form("lila") };
    Amina { owner, shop: world.engine.execute(console(), opening).await.unwrap().id }
}
