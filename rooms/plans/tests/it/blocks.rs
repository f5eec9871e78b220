//! Why a shop may take no orders, and how each cause ends.

use souk_core::Moment;
use souk_plans::{
    ActivatePlan, BlockShop, CancelSubscription, OpenShop, Reason, UnblockShop, WithdrawCancellation,
};
use souk_testkit::both;

use crate::shop::{Amina, TakeUnit, code, console, form, id, person, setup, sound};

#[tokio::test(flavor = "multi_thread")]
async fn a_trial_ends_at_its_very_instant() {
    both(setup(), |world| async move {
        let amina = Amina::new(&world).await;
        let end = world.engine.now().plus(120 * Moment::HOUR);
        world.clock.set(end.plus(-1000));
        amina.take(&world, 1).await.unwrap();
        world.clock.set(end);
        assert_eq!(code(amina.take(&world, 2).await), "plan.blocked");
        assert_eq!(amina.info(&world).await.reasons, [Reason::TrialEnded]);
        world.engine.execute(console(), ActivatePlan::of(amina.shop)).await.unwrap();
        amina.take(&world, 2).await.unwrap();
        sound(&world).await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn unblocking_says_what_still_holds() {
    both(setup(), |world| async move {
        let amina = Amina::new(&world).await;
        for order in 1..=100 {
            amina.take(&world, order).await.unwrap();
        }
        let block = || BlockShop { id: amina.shop, code: "abuse".to_owned(), text: "Fake goods".to_owned() };
        let card = world.engine.execute(console(), block()).await.unwrap();
        assert!(card.blocked);
        assert_eq!(code(world.engine.execute(console(), block()).await), "shop.already_blocked");
        assert_eq!(code(amina.take(&world, 101).await), "plan.blocked");
        let info = amina.info(&world).await;
        assert_eq!(info.reasons, [Reason::AdminBlocked, Reason::QuotaReached]);
        assert_eq!(info.actions, ["ask_support", "buy_credits", "upgrade"]);

        let card = world.engine.execute(console(), UnblockShop { id: amina.shop }).await.unwrap();
        assert_eq!((card.blocked, card.still_blocked_by), (false, vec![Reason::QuotaReached]));
        assert_eq!(
            code(world.engine.execute(console(), UnblockShop { id: amina.shop }).await),
            "shop.not_blocked"
        );
        // Blocked a second time: the first block is kept beside it.
        world.engine.execute(console(), block()).await.unwrap();
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_buys_reads_nothing_of_plans() {
    both(setup(), |world| async move {
        let amina = Amina::new(&world).await;
        let visitor = || {
            let actor = souk_core::Actor::Visitor {
                session: souk_core::RawId([7; 16]),
                address_class: "10.0.0.1".to_owned(),
                shop: amina.shop,
            };
            souk_engine::Ask::new(actor, "test")
        };
        for order in 1..=100 {
            amina.take(&world, order).await.unwrap();
        }
        let command = || TakeUnit { order: id(101), channel: "storefront".to_owned() };
        let refused = world.engine.execute(visitor(), command()).await.unwrap_err();
        assert_eq!(refused.code(), "quota.exhausted");
        assert!(refused.refusal().unwrap().args.is_empty());
        let told = world.engine.execute(amina.member(), command()).await.unwrap_err();
        assert_eq!(told.refusal().unwrap().args.get("period_end").unwrap(), "2026-11-30T23:00:00Z");
        let peek = world.engine.ask(visitor(), souk_plans::LimitInfoQuery::default()).await;
        assert_eq!(code(peek), "session.required");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_cancellation_counts_at_the_paid_end_and_can_be_taken_back() {
    both(setup(), |world| async move {
        let amina = Amina::new(&world).await;
        let paid = world.engine.execute(console(), ActivatePlan::of(amina.shop)).await.unwrap();
        let card = world.engine.execute(amina.member(), CancelSubscription {}).await.unwrap();
        assert_eq!(card.from, Some(paid.paid_until));
        amina.take(&world, 1).await.unwrap();
        world.engine.execute(amina.member(), WithdrawCancellation {}).await.unwrap();
        let twice = world.engine.execute(amina.member(), WithdrawCancellation {}).await;
        assert_eq!(code(twice), "plan.not_canceled");
        world.engine.execute(amina.member(), CancelSubscription {}).await.unwrap();
        world.clock.set(paid.paid_until);
        assert_eq!(code(amina.take(&world, 2).await), "plan.blocked");
        assert_eq!(amina.info(&world).await.reasons, [Reason::SubscriptionCanceled]);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_unpaid_plan_without_a_trial_sells_nothing_yet() {
    both(setup(), |world| async move {
        Amina::new(&world).await;
        let owner = person(&world, "lila@example.dz").await;
        let by_platform = OpenShop {
            plan: Some("ecommerce_medium".to_owned()),
            owner_email: Some("lila@example.dz".to_owned()),
            ..form("lila")
        };
        let opened = world.engine.execute(console(), by_platform).await.unwrap();
        let amina = Amina { owner, shop: opened.id };
        assert_eq!(code(amina.take(&world, 1).await), "plan.blocked");
        assert_eq!(amina.info(&world).await.reasons, [Reason::NoPlan]);
        world.engine.execute(console(), ActivatePlan::of(amina.shop)).await.unwrap();
        amina.take(&world, 1).await.unwrap();
        assert_eq!(amina.info(&world).await.max_orders, Some(300));
    })
    .await;
}
