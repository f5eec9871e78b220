//! What the platform gives away: a part of the first paid month, orders for who brought whom.

use souk_core::params;
use souk_engine::sql;
use souk_plans::{
    BuyPlan, OpenShop, PlatformReferrals, PlatformSettings, PlatformSettingsCard, Referrals, RewardReferral,
    Term, UpdatePlatformSettings,
};
use souk_testkit::{World, both};

use crate::shop::{Amina, STARTER, code, console, form, pay, person, setup, sound, user};

async fn set(world: &World, change: impl FnOnce(&mut PlatformSettings)) -> Result<(), souk_core::Error> {
    let now = world.engine.ask(console(), PlatformSettingsCard {}).await.unwrap();
    let mut settings = now.settings;
    change(&mut settings);
    world.engine.execute(console(), UpdatePlatformSettings { rev: now.rev, settings }).await.map(|_| ())
}

/// Karim opens a shop by somebody's link.
async fn karim(world: &World, code: &str) -> Result<Amina, souk_core::Error> {
    let owner = person(world, "karim@example.dz").await;
    let form = OpenShop { invited_by: Some(code.to_owned()), ..form("karim") };
    let opened = world.engine.execute(user(owner), form).await?;
    Ok(Amina { owner, shop: opened.id })
}

#[tokio::test(flavor = "multi_thread")]
async fn the_first_paid_month_costs_less_and_no_other() {
    both(setup(), |world| async move {
        let amina = Amina::new(&world).await;
        set(&world, |it| it.first_month_off = 25).await.unwrap();
        let buy = |term| BuyPlan { shop: Some(amina.shop), plan: STARTER.to_owned(), term: Some(term) };
        let year = world.engine.execute(user(amina.owner), buy(Term::Year)).await.unwrap().invoice;
        assert_eq!((year.due_minor, year.discount_minor), (1_200_000, 0), "a month, not a year");
        let month = world.engine.execute(user(amina.owner), buy(Term::Month)).await.unwrap().invoice;
        assert_eq!((month.due_minor, month.discount_minor), (75_000, 25_000));
        assert_eq!(pay(&world, &amina, STARTER).await.due_minor, 75_000);
        assert_eq!(pay(&world, &amina, STARTER).await.due_minor, 100_000, "the second month");
        sound(&world).await;
        for wrong in [-1, 101] {
            assert_eq!(code(set(&world, |it| it.first_month_off = wrong).await), "platform.offer_invalid");
        }
        assert_eq!(code(set(&world, |it| it.referral_orders = 10_001).await), "platform.offer_invalid");
    })
    .await;
}

/// Red where only a month that cost something counts as the first: the offer would go on for ever.
#[tokio::test(flavor = "multi_thread")]
async fn a_first_month_for_nothing_is_one_month() {
    both(setup(), |world| async move {
        let amina = Amina::new(&world).await;
        set(&world, |it| it.first_month_off = 100).await.unwrap();
        let buy = || BuyPlan { shop: Some(amina.shop), plan: STARTER.to_owned(), term: Some(Term::Month) };
        let first = world.engine.execute(user(amina.owner), buy()).await.unwrap().invoice;
        assert_eq!((first.due_minor, first.discount_minor), (0, 100_000));
        let second = world.engine.execute(user(amina.owner), buy()).await.unwrap().invoice;
        assert_eq!((second.due_minor, second.discount_minor), (100_000, 0));
        sound(&world).await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn both_sides_get_orders_with_the_first_paid_month_and_once() {
    both(setup(), |world| async move {
        let amina = Amina::new(&world).await;
        pay(&world, &amina, STARTER).await;
        let karim = karim(&world, "amina").await.unwrap();
        world.drain().await;
        let card = async || {
            let asked = Referrals { shop: Some(amina.shop), ..Referrals::default() };
            world.engine.ask(user(amina.owner), asked).await.unwrap()
        };
        let before = card().await;
        assert_eq!((before.code.as_str(), before.orders, before.came, before.given), ("amina", 50, 1, 0));
        assert_eq!(before.items[0].rewarded_at, None);
        assert_eq!(amina.info(&world).await.max_orders, Some(100), "nothing before it pays");

        pay(&world, &karim, STARTER).await;
        world.drain().await;
        for shop in [&amina, &karim] {
            let info = shop.info(&world).await;
            assert_eq!((info.max_orders, info.credits_remaining), (Some(150), 50));
        }
        // The next month, the same month again, and whoever asks for it: nothing more is given.
        pay(&world, &karim, STARTER).await;
        world.drain().await;
        let again = RewardReferral { invited: karim.shop };
        assert_eq!(world.engine.execute(console(), again).await.unwrap().inviter, None);
        assert_eq!(amina.info(&world).await.credits_remaining, 50);
        let after = card().await;
        assert_eq!((after.given, after.items[0].orders), (50, Some(50)));
        let all = world.engine.ask(console(), PlatformReferrals::default()).await.unwrap();
        assert_eq!((all.came, all.paid, all.given), (1, 1, 100));
        assert_eq!((all.items[0].invited, all.items[0].inviter), (karim.shop, amina.shop));
        // Nobody paid for them: the books and what was sold say nothing of it.
        let sold: Vec<(i64,)> = world
            .rows(
                sql!("select cast(count(*) as bigint) from plan_invoices where purpose = $1"),
                params!["credits"],
            )
            .await;
        assert_eq!(sold, [(0,)]);
        // A stranger reads nothing of it.
        let asked = Referrals { shop: Some(amina.shop), ..Referrals::default() };
        assert_eq!(code(world.engine.ask(user(karim.owner), asked).await), "shop.not_found");
        sound(&world).await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_brings_themselves_and_an_unknown_code_is_said() {
    both(setup(), |world| async move {
        let amina = Amina::new(&world).await;
        let own = OpenShop { invited_by: Some("amina".to_owned()), ..form("second") };
        // The trial is used up: a plan that is paid at once would not help either.
        let own = OpenShop {
            plan: Some("own".to_owned()),
            owner_email: Some("amina@example.dz".to_owned()),
            ..own
        };
        assert_eq!(code(world.engine.execute(console(), own).await), "referral.self");
        assert_eq!(code(karim(&world, "nobody").await.map(|_| ())), "referral.unknown");
        let _ = amina;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn no_reward_is_given_where_none_is_offered() {
    both(setup(), |world| async move {
        let amina = Amina::new(&world).await;
        set(&world, |it| it.referral_orders = 0).await.unwrap();
        let karim = karim(&world, "amina").await.unwrap();
        pay(&world, &karim, STARTER).await;
        world.drain().await;
        assert_eq!(karim.info(&world).await.credits_remaining, 0);
        assert_eq!(amina.info(&world).await.credits_remaining, 0);
        // What is offered later is for the first month of others.
        set(&world, |it| it.referral_orders = 50).await.unwrap();
        pay(&world, &karim, STARTER).await;
        world.drain().await;
        assert_eq!(karim.info(&world).await.credits_remaining, 0);
        assert_eq!(amina.info(&world).await.credits_remaining, 0);
        let all = world.engine.ask(console(), PlatformReferrals::default()).await.unwrap();
        assert_eq!((all.came, all.paid, all.given), (1, 1, 0));
        sound(&world).await;
    })
    .await;
}

async fn reached_at(world: &World, shop: &Amina, phone: &str) {
    let card = world.engine.ask(shop.member(), souk_shops::ShopCardQuery {}).await.unwrap();
    let phone = souk_shops::UpdateShop {
        rev: card.rev,
        phone: Some(phone.to_owned()),
        ..souk_shops::UpdateShop::default()
    };
    world.engine.execute(shop.member(), phone).await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_second_account_of_the_same_person_has_no_offer_a_second_time() {
    both(setup(), |world| async move {
        let amina = Amina::new(&world).await;
        set(&world, |it| {
            it.first_month_off = 25;
            it.referral_orders = 50;
        })
        .await
        .unwrap();
        reached_at(&world, &amina, "0551 23 45 67").await;
        pay(&world, &amina, STARTER).await;
        // Under another address, by her own link: the telephone tells.
        let owner = person(&world, "zohra@example.dz").await;
        let open = OpenShop {
            invited_by: Some("amina".to_owned()),
            phone: Some("+213 551 234 567".to_owned()),
            ..form("zohra")
        };
        assert_eq!(code(world.engine.execute(user(owner), open).await), "referral.self");
        // It is said only once the shop is open.
        let karim = karim(&world, "amina").await.unwrap();
        reached_at(&world, &karim, "0551234567").await;
        assert_eq!(pay(&world, &karim, STARTER).await.due_minor, 100_000, "she had her first month");
        world.drain().await;
        assert_eq!(karim.info(&world).await.credits_remaining, 0);
        assert_eq!(amina.info(&world).await.credits_remaining, 0);
        // An address with a part behind a plus is the same one.
        let owner = person(&world, "amina+second@example.dz").await;
        assert_eq!(code(world.engine.execute(user(owner), form("second")).await), "plan.trial_used");
        sound(&world).await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn who_was_brought_once_is_brought_no_second_time() {
    both(setup(), |world| async move {
        let amina = Amina::new(&world).await;
        let karim = karim(&world, "amina").await.unwrap();
        reached_at(&world, &karim, "0661 00 00 01").await;
        pay(&world, &karim, STARTER).await;
        world.drain().await;
        assert_eq!(amina.info(&world).await.credits_remaining, 50);
        let owner = person(&world, "again@example.dz").await;
        let open = OpenShop { invited_by: Some("amina".to_owned()), ..form("again") };
        let opened = world.engine.execute(user(owner), open).await.unwrap();
        let again = Amina { owner, shop: opened.id };
        reached_at(&world, &again, "+213661000001").await;
        pay(&world, &again, STARTER).await;
        world.drain().await;
        assert_eq!(amina.info(&world).await.credits_remaining, 50);
        assert_eq!(again.info(&world).await.credits_remaining, 0);
    })
    .await;
}
