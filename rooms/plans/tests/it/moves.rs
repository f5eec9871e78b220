//! A smaller plan: chosen beforehand, begun at the end of what is paid, harmless to the month that runs.

use souk_core::Moment;
use souk_engine::sql;
use souk_plans::{MovePlan, SubscriptionCard, WithdrawMove};
use souk_shops::{AcceptInvitation, InviteMember, MemberList, RemoveMember, Role};
use souk_testkit::{World, both};

use crate::shop::{Amina, at, choose, code, console, pay, person, setup, sound, user};

/// Plan, included limit of the month, and what the entitlement says of people.
async fn terms(world: &World, amina: &Amina) -> (String, Option<i64>, Option<i64>) {
    let card = world.engine.ask(amina.member(), SubscriptionCard {}).await.unwrap();
    let users: Vec<(Option<i64>,)> =
        world.rows(sql!("select max from v_entitlements where key = 'users.max'"), &[]).await;
    (card.plan, amina.info(world).await.max_orders, users[0].0)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_smaller_plan_begins_at_the_end_of_what_is_paid_and_the_month_keeps_its_limit() {
    both(setup(), |world| async move {
        let amina = Amina::new(&world).await;
        let until = pay(&world, &amina, "ecommerce_medium").await.paid_until;
        assert_eq!(until, at("2026-12-20T11:00:00Z"));
        let chosen = choose(&world, &amina, "ecommerce_starter").await.unwrap();
        assert_eq!(chosen.from, Some(until));
        let card = world.engine.ask(amina.member(), SubscriptionCard {}).await.unwrap();
        assert_eq!((card.next_plan.as_deref(), card.next_from), (Some("ecommerce_starter"), Some(until)));

        world.clock.set(at("2026-12-01T09:00:00Z"));
        for order in 0..240 {
            amina.take(&world, order).await.unwrap();
        }
        world.clock.set(until.plus(-1));
        world.drain().await;
        assert_eq!(terms(&world, &amina).await, ("ecommerce_medium".to_owned(), Some(300), Some(3)));

        // The plan counts from its very moment; the job only writes it into its places.
        world.clock.set(until);
        assert_eq!(terms(&world, &amina).await, ("ecommerce_starter".to_owned(), Some(300), Some(3)));
        amina.take(&world, 240).await.unwrap();
        world.drain().await;
        assert_eq!(terms(&world, &amina).await, ("ecommerce_starter".to_owned(), Some(300), Some(1)));
        assert_eq!(amina.info(&world).await.current_orders, 241);

        world.clock.set(at("2026-12-31T23:00:00Z"));
        pay(&world, &amina, "ecommerce_starter").await;
        assert_eq!(amina.info(&world).await.max_orders, Some(100), "the next month has the plan's own limit");
        sound(&world).await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_month_that_opens_before_the_job_ran_has_the_smaller_limit() {
    both(setup(), |world| async move {
        let amina = Amina::new(&world).await;
        world.clock.set(at("2026-11-30T23:30:00Z"));
        pay(&world, &amina, "ecommerce_medium").await;
        choose(&world, &amina, "ecommerce_starter").await.unwrap();
        // Paid until the night of the 1 January in Algiers; nobody works off any job.
        world.clock.set(at("2026-12-31T23:30:00Z"));
        amina.take(&world, 1).await.unwrap();
        let limits: Vec<(Option<i64>,)> =
            world.rows(sql!("select included_limit from v_usage_periods where key = '2027-01'"), &[]).await;
        assert_eq!(limits, [(Some(100),)]);
        world.drain().await;
        assert_eq!(terms(&world, &amina).await.2, Some(1));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_move_can_be_withdrawn_until_it_begins() {
    both(setup(), |world| async move {
        let amina = Amina::new(&world).await;
        let until = pay(&world, &amina, "ecommerce_medium").await.paid_until;
        let withdraw = || world.engine.execute(amina.member(), WithdrawMove {});
        assert_eq!(code(withdraw().await), "plan.move_not_found");
        choose(&world, &amina, "ecommerce_starter").await.unwrap();
        withdraw().await.unwrap();
        world.clock.set(until);
        world.drain().await;
        assert_eq!(terms(&world, &amina).await.0, "ecommerce_medium");
        pay(&world, &amina, "ecommerce_medium").await;
        let from = choose(&world, &amina, "ecommerce_starter").await.unwrap().from.unwrap();
        world.clock.set(from);
        assert_eq!(code(withdraw().await), "plan.move_not_found");
        // A larger plan counts at once and forgets the smaller one.
        pay(&world, &amina, "ecommerce_full").await;
        world.drain().await;
        assert_eq!(terms(&world, &amina).await.0, "ecommerce_full");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_smaller_plan_paid_beforehand_comes_after_what_is_paid() {
    both(setup(), |world| async move {
        let amina = Amina::new(&world).await;
        let until = pay(&world, &amina, "ecommerce_medium").await.paid_until;
        let ahead = pay(&world, &amina, "ecommerce_starter").await;
        assert_eq!((ahead.deducted_minor, ahead.due_minor), (0, 100_000));
        assert_eq!(ahead.paid_until, at("2027-01-20T11:00:00Z"));
        assert_eq!(terms(&world, &amina).await, ("ecommerce_medium".to_owned(), Some(300), Some(3)));
        let withdrawn = world.engine.execute(amina.member(), WithdrawMove {}).await;
        assert_eq!(code(withdrawn), "plan.paid_ahead", "what was paid for is not taken back");
        world.clock.set(until.plus(Moment::DAY));
        world.drain().await;
        let card = world.engine.ask(amina.member(), SubscriptionCard {}).await.unwrap();
        assert_eq!(card.plan, "ecommerce_starter");
        assert_eq!(card.status, Some(souk_plans::Status::Active));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn only_whoever_looks_after_the_plan_chooses_one_and_only_a_smaller_one() {
    both(setup(), |world| async move {
        let amina = Amina::new(&world).await;
        let early = choose(&world, &amina, "ecommerce_starter").await;
        assert_eq!(code(early), "plan.move_needs_payment", "nothing is paid yet");
        pay(&world, &amina, "ecommerce_medium").await;
        assert_eq!(code(choose(&world, &amina, "ecommerce_full").await), "plan.move_needs_payment");
        assert_eq!(code(choose(&world, &amina, "own").await), "plan.move_needs_payment");
        assert_eq!(code(choose(&world, &amina, "golden").await), "plan.not_found");
        let stranger = person(&world, "karim@example.dz").await;
        let moving = || MovePlan { shop: Some(amina.shop), plan: "ecommerce_starter".to_owned() };
        assert_eq!(code(world.engine.execute(user(stranger), moving()).await), "shop.not_found");
        assert!(world.engine.execute(console(), moving()).await.is_ok());
    })
    .await;
}

async fn join(world: &World, amina: &Amina, email: &str, role: Role) -> souk_core::UserId {
    world.clock.advance(Moment::SECOND);
    let id = person(world, email).await;
    let invite = InviteMember { email: email.to_owned(), role, lang: None };
    let token = world.engine.execute(amina.member(), invite).await.unwrap().token;
    let accept = AcceptInvitation { token, name: String::new(), password: String::new(), lang: None };
    world.engine.execute(user(id), accept).await.unwrap();
    id
}

async fn states(world: &World, amina: &Amina) -> Vec<String> {
    let members = world.engine.ask(amina.member(), MemberList {}).await.unwrap();
    members.items.into_iter().map(|member| member.state).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn members_without_a_place_are_suspended_and_work_again() {
    both(setup(), |world| async move {
        let amina = Amina::new(&world).await;
        pay(&world, &amina, "ecommerce_medium").await;
        let karim = join(&world, &amina, "karim@example.dz", Role::Operator).await;
        let lila = join(&world, &amina, "lila@example.dz", Role::SuperAdmin).await;
        let from = choose(&world, &amina, "ecommerce_starter").await.unwrap().from.unwrap();
        world.clock.set(from);
        world.drain().await;
        assert_eq!(states(&world, &amina).await, ["active", "suspended", "suspended"], "the owner stays");
        let ask =
            || souk_engine::Ask::new(souk_core::Actor::Member { user: karim, shop: amina.shop }, "test");
        let refused = world.engine.ask(ask(), SubscriptionCard {}).await;
        assert_eq!(code(refused), "member.suspended");
        let again = world.engine.execute(
            amina.member(),
            InviteMember { email: "d@example.dz".to_owned(), role: Role::Support, lang: None },
        );
        assert_eq!(code(again.await.map(|_| ())), "plan.limit_users");

        // Whoever leaves makes no place while more are over; two places go to super_admins first.
        pay(&world, &amina, "ecommerce_medium").await;
        world.drain().await;
        assert_eq!(states(&world, &amina).await, ["active", "active", "active"]);
        assert!(world.engine.ask(ask(), souk_plans::LimitInfoQuery::default()).await.is_ok());
        let from = choose(&world, &amina, "ecommerce_starter").await.unwrap().from.unwrap();
        world.clock.set(from);
        world.drain().await;
        world.engine.execute(amina.member(), RemoveMember { id: lila }).await.unwrap();
        assert_eq!(states(&world, &amina).await, ["active", "suspended"]);
        sound(&world).await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_open_invitation_without_a_place_is_taken_back() {
    both(setup(), |world| async move {
        let amina = Amina::new(&world).await;
        pay(&world, &amina, "ecommerce_medium").await;
        let from = choose(&world, &amina, "ecommerce_starter").await.unwrap().from.unwrap();
        world.clock.set(from.plus(-1));
        person(&world, "karim@example.dz").await;
        let invite = InviteMember { email: "karim@example.dz".to_owned(), role: Role::Support, lang: None };
        let token = world.engine.execute(amina.member(), invite).await.unwrap().token;
        world.clock.set(from);
        world.drain().await;
        let members = world.engine.ask(amina.member(), MemberList {}).await.unwrap();
        assert!(members.invitations.is_empty());
        let accept = AcceptInvitation { token, name: String::new(), password: String::new(), lang: None };
        assert_eq!(code(world.engine.execute(world.visitor(1), accept).await), "invitation.over");
        sound(&world).await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_invitation_is_not_accepted_into_a_plan_that_shrank_a_moment_ago() {
    both(setup(), |world| async move {
        let amina = Amina::new(&world).await;
        pay(&world, &amina, "ecommerce_medium").await;
        let from = choose(&world, &amina, "ecommerce_starter").await.unwrap().from.unwrap();
        world.clock.set(from.plus(-1));
        let karim = person(&world, "karim@example.dz").await;
        let invite = InviteMember { email: "karim@example.dz".to_owned(), role: Role::Support, lang: None };
        let token = world.engine.execute(amina.member(), invite).await.unwrap().token;
        world.clock.set(from);
        // The plan has begun; nobody has settled the members yet.
        let began = world.engine.execute(console(), souk_plans::BeginPlan { shop: amina.shop }).await;
        assert!(began.unwrap());
        let accept = AcceptInvitation { token, name: String::new(), password: String::new(), lang: None };
        assert_eq!(code(world.engine.execute(user(karim), accept).await), "plan.limit_users");
        world.drain().await;
        assert_eq!(states(&world, &amina).await, ["active"]);
        sound(&world).await;
    })
    .await;
}
