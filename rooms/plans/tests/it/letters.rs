//! Letters about the limit: to whom, when, once; and the cheapest way that they name.

use souk_core::{Moment, UserId};
use souk_engine::sql;
use souk_plans::{CheapestCover, CoverCard, LimitLetters, LimitReport, MuteLimitLetters, PackageCount};
use souk_shops::{AcceptInvitation, InviteMember, Role};
use souk_testkit::{World, both};

use crate::shop::{Amina, MEDIUM, STARTER, at, code, console, pay, setup, sound, user};

/// Receiver and percent of every letter about the limit.
async fn letters(world: &World) -> Vec<(String, String)> {
    world.drain().await;
    let rows: Vec<(String, String)> =
        world.rows(sql!("select receiver, template from messages order by receiver, template"), &[]).await;
    let percent = |(to, template): (String, String)| {
        Some((to, template.strip_prefix("plans-mail-threshold-")?.to_owned()))
    };
    rows.into_iter().filter_map(percent).collect()
}

async fn join(world: &World, amina: &Amina, email: &str, role: Role) -> UserId {
    let inviting = InviteMember { email: email.to_owned(), role, lang: None };
    let invitation = world.engine.execute(amina.member(), inviting).await.unwrap();
    let accepting = AcceptInvitation {
        token: invitation.token,
        name: "Karim".to_owned(),
        password: "a long enough password".to_owned(),
        lang: None,
    };
    world.engine.execute(world.visitor(1), accepting).await.unwrap().user
}

async fn take(world: &World, amina: &Amina, orders: std::ops::RangeInclusive<u64>) {
    for order in orders {
        amina.take(world, order).await.unwrap();
    }
}

fn of(all: &[(String, String)], receiver: &str) -> Vec<String> {
    all.iter().filter(|(to, _)| to == receiver).map(|(_, percent)| percent.clone()).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn each_threshold_is_written_once_to_whoever_looks_after_the_plan() {
    both(setup(), |world| async move {
        let amina = Amina::new(&world).await;
        // A plan with places for three, and a limit of a hundred.
        pay(&world, &amina, MEDIUM).await;
        let karim = join(&world, &amina, "karim@example.dz", Role::Operator).await;
        join(&world, &amina, "lila@example.dz", Role::Support).await;
        take(&world, &amina, 1..=209).await;
        assert_eq!(letters(&world).await, [], "69 %");
        take(&world, &amina, 210..=270).await;
        let all = letters(&world).await;
        assert_eq!(of(&all, "amina@example.dz"), ["70", "80", "90"]);
        assert_eq!(of(&all, "karim@example.dz"), ["70", "80", "90"], "by their role");
        assert_eq!(of(&all, "lila@example.dz"), [""; 0], "support does not look after plans");

        // Muted below 100: the last one is read all the same.
        let own = souk_engine::Ask::new(souk_core::Actor::Member { user: karim, shop: amina.shop }, "test");
        let mute = |below_100| MuteLimitLetters { below_100 };
        let card = world.engine.execute(own.clone(), mute(true)).await.unwrap();
        assert!(card.below_100_muted);
        assert!(world.engine.ask(own.clone(), LimitLetters {}).await.unwrap().below_100_muted);
        assert!(!world.engine.ask(amina.member(), LimitLetters {}).await.unwrap().below_100_muted);
        let machine = world.engine.execute(console().for_shop(amina.shop), mute(true)).await;
        assert_eq!(code(machine.map(|_| ())), "limit_letters.members_only");
        // Extra orders arm what lies above again.
        amina.buy(&world, 100, "1000").await.unwrap();
        take(&world, &amina, 271..=400).await;
        let all = letters(&world).await;
        assert_eq!(of(&all, "amina@example.dz"), ["100", "70", "70", "80", "80", "90", "90"]);
        assert_eq!(of(&all, "karim@example.dz"), ["100", "70", "80", "90"]);
        sound(&world).await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn of_many_orders_at_once_each_threshold_is_written_once() {
    both(setup(), |world| async move {
        let amina = Amina::new(&world).await;
        take(&world, &amina, 1..=69).await;
        let mut tasks = tokio::task::JoinSet::new();
        for order in 70..=100 {
            let (engine, ask) = (world.engine.clone(), amina.member());
            let command = crate::shop::TakeUnit { order: crate::shop::id(order), channel: "api".to_owned() };
            tasks.spawn(async move { engine.execute(ask, command).await });
        }
        for outcome in tasks.join_all().await {
            outcome.unwrap();
        }
        assert_eq!(of(&letters(&world).await, "amina@example.dz"), ["100", "70", "80", "90"]);
    })
    .await;
}

async fn cover(world: &World, amina: &Amina) -> CoverCard {
    world.engine.ask(user(amina.owner), CheapestCover { shop: Some(amina.shop) }).await.unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn the_cheapest_way_to_cover_the_month_is_computed_from_its_pace() {
    both(setup(), |world| async move {
        let amina = Amina::new(&world).await;
        assert_eq!(cover(&world, &amina).await.missing, 0, "nothing was ordered");
        pay(&world, &amina, STARTER).await;
        world.clock.set(at("2026-12-01T00:00:00Z"));
        take(&world, &amina, 1..=70).await;
        // Seventy in fourteen days, and seventeen days to come: 85 more, of which 30 are there.
        world.clock.set(at("2026-12-14T23:00:00Z"));
        let card = cover(&world, &amina).await;
        assert_eq!(card.missing, 55);
        let hundred = PackageCount { package: "credits_100".to_owned(), orders: 100, count: 1 };
        assert_eq!((card.packages.as_slice(), card.price_minor), ([hundred].as_slice(), Some(100_000)));
        let said = card.sentence(souk_core::Lang::En).unwrap();
        assert!(said.contains("about 55 more") && said.contains("100 for 1"), "{said}");
        // Whoever asks for the limit at a terminal reads it there.
        let report = || LimitReport { shop: Some(amina.shop), ..LimitReport::default() };
        let told = world.engine.ask(console(), report()).await.unwrap();
        assert_eq!((told.cover.as_ref(), told.cover_text.as_deref()), (Some(&card), Some(said.as_str())));
        assert_eq!((told.used, told.limit, told.ends_on.is_some()), (70, Some(100), true));
        // With them the month lasts.
        amina.buy(&world, 100, "1000").await.unwrap();
        assert_eq!(cover(&world, &amina).await.missing, 0);
        assert_eq!(world.engine.ask(console(), report()).await.unwrap().cover, None);
        let stranger = crate::shop::person(&world, "karim@example.dz").await;
        let foreign = CheapestCover { shop: Some(amina.shop) };
        assert_eq!(code(world.engine.ask(user(stranger), foreign).await.map(|_| ())), "shop.not_found");
        assert_eq!(code(world.engine.ask(user(stranger), report()).await.map(|_| ())), "shop.not_found");
        world.clock.advance(Moment::DAY);
    })
    .await;
}
