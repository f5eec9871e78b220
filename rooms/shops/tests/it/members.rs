//! Who works in a shop, and what each may do.

use souk_core::{Actor, Moment};
use souk_engine::Ask;
use souk_shops::{
    ChangeRole, GrantPermission, HandOverShop, MemberList, RemoveMember, RevokePermission, Role,
    SettingsCard, ShopCardQuery, WithdrawInvitation,
};
use souk_testkit::both;

use crate::shop::{Amina, accept, code, console, person, setup, sound};

#[tokio::test(flavor = "multi_thread")]
async fn an_invitation_is_good_once_for_seven_days() {
    both(setup(), |world| async move {
        let amina = Amina::new(&world).await;
        let invitation = amina.invite(&world, "karim@example.dz", Role::Support).await.unwrap();
        let end = world.engine.now().plus(7 * Moment::DAY);
        assert_eq!(invitation.expires_at, end);
        world.clock.set(end.plus(-1));
        let joined = world.engine.execute(world.visitor(1), accept(&invitation.token)).await.unwrap();
        assert_eq!((joined.shop, joined.role), (amina.shop, Role::Support));
        let twice = world.engine.execute(world.visitor(2), accept(&invitation.token)).await;
        assert_eq!(code(twice), "invitation.over");

        let late = amina.invite(&world, "late@example.dz", Role::Support).await.unwrap();
        world.clock.set(late.expires_at);
        assert_eq!(
            code(world.engine.execute(world.visitor(3), accept(&late.token)).await),
            "invitation.over"
        );
        sound(&world).await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn invitations_take_places_and_give_them_back() {
    both(setup(), |world| async move {
        let amina = Amina::new(&world).await;
        let first = amina.invite(&world, "a@example.dz", Role::Support).await.unwrap();
        amina.invite(&world, "b@example.dz", Role::Support).await.unwrap();
        assert_eq!(code(amina.invite(&world, "c@example.dz", Role::Support).await), "plan.limit_users");
        // The same person again: the first link ends, no further place is taken.
        let again = amina.invite(&world, "B@example.dz", Role::Operator).await.unwrap();
        world.engine.execute(amina.owner(), WithdrawInvitation { id: first.id }).await.unwrap();
        let twice = world.engine.execute(amina.owner(), WithdrawInvitation { id: first.id }).await;
        assert_eq!(code(twice), "invitation.unknown");
        assert_eq!(
            code(world.engine.execute(world.visitor(1), accept(&first.token)).await),
            "invitation.over"
        );
        amina.invite(&world, "c@example.dz", Role::Support).await.unwrap();
        let member = world.engine.execute(world.visitor(1), accept(&again.token)).await.unwrap();
        assert_eq!(member.role, Role::Operator);
        sound(&world).await;

        // What ran out frees its place with the next invitation.
        world.clock.advance(8 * Moment::DAY);
        assert_eq!(code(amina.invite(&world, "b@example.dz", Role::Support).await), "member.already");
        amina.invite(&world, "d@example.dz", Role::Support).await.unwrap();
        world.engine.execute(amina.owner(), RemoveMember { id: member.user }).await.unwrap();
        amina.invite(&world, "e@example.dz", Role::Support).await.unwrap();
        sound(&world).await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn of_twenty_invitations_at_once_only_the_free_places_are_given() {
    both(setup(), |world| async move {
        let amina = Amina::new(&world).await;
        let mut tasks = tokio::task::JoinSet::new();
        for number in 0..20 {
            let (engine, ask) = (world.engine.clone(), amina.owner());
            let invite = souk_shops::InviteMember {
                email: format!("p{number}@example.dz"),
                role: Role::Support,
                lang: None,
            };
            tasks.spawn(async move { engine.execute(ask, invite).await.is_ok() });
        }
        assert_eq!(tasks.join_all().await.into_iter().filter(|won| *won).count(), 2);
        sound(&world).await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_invitation_is_for_the_person_it_is_addressed_to() {
    both(setup(), |world| async move {
        let amina = Amina::new(&world).await;
        let karim = person(&world, "karim@example.dz").await;
        let sara = person(&world, "sara@example.dz").await;
        let invitation = amina.invite(&world, "Karim@Example.dz", Role::Operator).await.unwrap();
        let by = |user| Ask::new(Actor::User { user }, "test");
        let other = world.engine.execute(by(sara), accept(&invitation.token)).await;
        assert_eq!(code(other), "invitation.other_email");
        let stranger = world.engine.execute(world.visitor(1), accept(&invitation.token)).await;
        assert_eq!(code(stranger), "invitation.sign_in_first");
        world.clock.advance(1);
        let joined = world.engine.execute(by(karim), accept(&invitation.token)).await.unwrap();
        assert_eq!(joined.user, karim);
        let list = world.engine.ask(amina.owner(), MemberList {}).await.unwrap();
        let names: Vec<_> = list.items.iter().map(|row| (row.email.as_str(), row.role)).collect();
        assert_eq!(names, [("amina@example.dz", Role::SuperAdmin), ("karim@example.dz", Role::Operator)]);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_role_decides_and_a_change_counts_from_the_next_command_on() {
    both(setup(), |world| async move {
        let amina = Amina::new(&world).await;
        let karim = amina.join(&world, "karim@example.dz", Role::Operator).await;
        let settings = || world.engine.ask(amina.member(karim), SettingsCard {});
        assert_eq!(code(settings().await), "permission.denied");
        let grant = |permission: &str| GrantPermission { id: karim, permission: permission.to_owned() };
        world.engine.execute(amina.owner(), grant("manage_settings")).await.unwrap();
        assert!(settings().await.is_ok(), "by the brief's name too");
        assert_eq!(
            code(world.engine.execute(amina.owner(), grant("roles.manage")).await),
            "role.permission_fixed"
        );
        assert_eq!(
            code(world.engine.execute(amina.owner(), grant("everything")).await),
            "role.permission_unknown"
        );
        assert_eq!(
            code(world.engine.execute(amina.member(karim), grant("audit.view")).await),
            "permission.denied"
        );

        // As support the same grant is worth nothing.
        let demote = ChangeRole { id: karim, role: Role::Support };
        world.engine.execute(amina.owner(), demote).await.unwrap();
        assert_eq!(code(settings().await), "permission.denied");
        let promote = ChangeRole { id: karim, role: Role::Operator };
        world.engine.execute(amina.owner(), promote).await.unwrap();
        assert!(settings().await.is_ok());
        let revoke = RevokePermission { id: karim, permission: "settings.manage".to_owned() };
        world.engine.execute(amina.owner(), revoke).await.unwrap();
        assert_eq!(code(settings().await), "permission.denied");

        world.engine.execute(amina.owner(), RemoveMember { id: karim }).await.unwrap();
        let gone = world.engine.ask(amina.member(karim), ShopCardQuery {}).await;
        assert_eq!(code(gone), "shop.not_found", "as if there were no such shop");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_last_super_admin_stays_even_when_two_demote_each_other_at_once() {
    both(setup(), |world| async move {
        let amina = Amina::new(&world).await;
        let own = ChangeRole { id: amina.owner, role: Role::Support };
        assert_eq!(code(world.engine.execute(amina.owner(), own).await), "role.own_role");
        let by_console = ChangeRole { id: amina.owner, role: Role::Support };
        let named = console().for_shop(amina.shop);
        assert_eq!(code(world.engine.execute(named, by_console).await), "role.owner_stays");
        let leave = RemoveMember { id: amina.owner };
        assert_eq!(code(world.engine.execute(amina.owner(), leave).await), "role.owner_stays");

        let karim = amina.join(&world, "karim@example.dz", Role::SuperAdmin).await;
        let (one, two) = tokio::join!(
            world.engine.execute(amina.owner(), RemoveMember { id: karim }),
            world.engine.execute(amina.member(karim), RemoveMember { id: amina.owner }),
        );
        assert_eq!([one.is_ok(), two.is_ok()].iter().filter(|won| **won).count(), 1);
        sound(&world).await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_member_of_one_shop_is_nobody_in_another() {
    both(setup(), |world| async move {
        let amina = Amina::new(&world).await;
        let foreign = Ask::new(Actor::Member { user: amina.owner, shop: world.other }, "test");
        assert_eq!(code(world.engine.ask(foreign, ShopCardQuery {}).await), "shop.not_found");
        let named = amina.owner().for_shop(world.other);
        assert_eq!(code(world.engine.ask(named, MemberList {}).await), "shop.not_found");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_platform_admin_looks_into_a_shop_and_changes_nothing_there() {
    both(setup(), |world| async move {
        let amina = Amina::new(&world).await;
        let admin = person(&world, "admin@example.dz").await;
        let ask = || Ask::new(Actor::PlatformAdmin { user: admin }, "test").for_shop(amina.shop);
        assert!(world.engine.ask(ask(), ShopCardQuery {}).await.is_ok());
        assert_eq!(
            code(world.engine.execute(ask(), RemoveMember { id: amina.owner }).await),
            "permission.denied"
        );
        assert_eq!(code(world.engine.ask(ask(), SettingsCard {}).await), "permission.denied");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_owner_stays_until_they_hand_the_shop_over() {
    both(setup(), |world| async move {
        let amina = Amina::new(&world).await;
        let karim = amina.join(&world, "karim@example.dz", Role::SuperAdmin).await;
        let lila = amina.join(&world, "lila@example.dz", Role::Support).await;
        let remove = |id| RemoveMember { id };
        let demote = |id| ChangeRole { id, role: Role::Support };
        let (by, owner) = (amina.member(karim), amina.owner);
        assert_eq!(code(world.engine.execute(by.clone(), remove(owner)).await), "role.owner_stays");
        assert_eq!(code(world.engine.execute(by.clone(), demote(owner)).await), "role.owner_stays");
        assert_eq!(code(world.engine.execute(by, HandOverShop { id: karim }).await), "role.only_owner");
        let nobody = person(&world, "nobody@example.dz").await;
        let hand_over = |id| world.engine.execute(amina.owner(), HandOverShop { id });
        assert_eq!(code(hand_over(nobody).await), "member.not_found");
        hand_over(lila).await.unwrap();
        let shop = world.engine.ask(amina.owner(), ShopCardQuery {}).await.unwrap();
        assert_eq!(shop.owner, lila);
        let members = world.engine.ask(amina.owner(), MemberList {}).await.unwrap().items;
        assert_eq!(members.iter().find(|member| member.id == lila).unwrap().role, Role::SuperAdmin);
        // Whoever was the owner is a super_admin like others now, and may go.
        assert_eq!(code(hand_over(karim).await), "role.only_owner");
        world.engine.execute(amina.member(lila), remove(owner)).await.unwrap();
        // At the machine, where an owner cannot be reached.
        let console = console().for_shop(amina.shop);
        world.engine.execute(console, HandOverShop { id: karim }).await.unwrap();
        world.engine.execute(amina.member(karim), remove(lila)).await.unwrap();
        sound(&world).await;
    })
    .await;
}
