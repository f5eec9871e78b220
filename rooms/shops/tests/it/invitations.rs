//! Invitations in the outbox: to whom, in which language, and without leaving their link anywhere.

use serde_json::Value;
use souk_core::{Lang, Moment, params};
use souk_engine::{MessageList, Reach, sql};
use souk_shops::{InviteMember, MemberList, ResendInvitation, Role, SettleMembers};
use souk_store::{Dialect, Lane};
use souk_testkit::{World, both};

use crate::shop::{Allow, Amina, accept, code, setup, sound};

async fn links(world: &World) -> Vec<(String, Option<Vec<u8>>)> {
    world.rows(sql!("select state, link from messages order by id"), &[]).await
}

#[tokio::test(flavor = "multi_thread")]
async fn an_invitation_waits_in_the_outbox_in_the_invited_persons_language() {
    both(setup(), |world| async move {
        let amina = Amina::new(&world).await;
        amina.invite(&world, "karim@example.dz", Role::Support).await.unwrap();
        let english =
            InviteMember { email: "lila@example.dz".to_owned(), role: Role::Operator, lang: Some(Lang::En) };
        let once = world.engine.execute(amina.owner(), english).await.unwrap();
        assert_eq!((once.email.as_str(), once.lang), ("lila@example.dz", Lang::En));
        let messages = world.engine.ask(amina.owner(), MessageList::default()).await.unwrap().items;
        let mut told: Vec<_> = messages.iter().map(|it| (it.receiver.as_str(), it.lang)).collect();
        told.sort_unstable();
        assert_eq!(told, [("karim@example.dz", Lang::Ar), ("lila@example.dz", Lang::En)]);
        for message in &messages {
            assert_eq!(message.template, "shops-mail-invitation");
            assert!(message.args.get("shop").is_some_and(Value::is_string), "{:?}", message.args);
            let all = serde_json::to_string(message).unwrap();
            assert!(!all.contains("inv_"), "no list shows the link: {all}");
        }
        assert_eq!(world.tables_with(&once.token).await, Vec::<String>::new(), "it is kept sealed");
        assert!(links(&world).await.iter().all(|(state, link)| state == "waiting" && link.is_some()));
        world.drain().await;
        let kept = links(&world).await;
        assert!(
            kept.iter().all(|(state, link)| state == "waiting" && link.is_some()),
            "nobody delivers: {kept:?}"
        );
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_invitation_sent_again_keeps_its_language_unless_another_is_told() {
    both(setup(), |world| async move {
        let amina = Amina::new(&world).await;
        let english =
            InviteMember { email: "lila@example.dz".to_owned(), role: Role::Operator, lang: Some(Lang::En) };
        let id = world.engine.execute(amina.owner(), english).await.unwrap().id;
        for (told, lang) in [(None, Lang::En), (Some(Lang::Ar), Lang::Ar), (None, Lang::Ar)] {
            world.clock.advance(Moment::SECOND);
            let again = ResendInvitation { id, lang: told };
            let once = world.engine.execute(amina.owner(), again).await.unwrap();
            assert_eq!((once.email.as_str(), once.lang), ("lila@example.dz", lang));
            let mails: Vec<(String,)> =
                world.rows(sql!("select lang from messages order by id desc limit 1"), &[]).await;
            assert_eq!(mails, [(lang.to_string(),)]);
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_invitation_sent_again_has_another_link_and_another_seven_days() {
    both(setup(), |world| async move {
        let amina = Amina::new(&world).await;
        let first = amina.invite(&world, "karim@example.dz", Role::Support).await.unwrap();
        world.clock.advance(6 * Moment::DAY);
        let resend = || world.engine.execute(amina.owner(), ResendInvitation { id: first.id, lang: None });
        let second = resend().await.unwrap();
        assert_eq!(second.expires_at, world.engine.now().plus(7 * Moment::DAY));
        let old = world.engine.execute(world.visitor(1), accept(&first.token)).await;
        assert_eq!(code(old), "invitation.over", "the first link leads nowhere");
        world.clock.advance(6 * Moment::DAY);
        world.engine.execute(world.visitor(2), accept(&second.token)).await.unwrap();
        assert_eq!(code(resend().await.map(|_| ())), "invitation.unknown", "it was used");
        let members = world.engine.ask(amina.owner(), MemberList {}).await.unwrap();
        assert_eq!((members.items.len(), members.invitations.len()), (2, 0));
        let late = amina.invite(&world, "late@example.dz", Role::Support).await.unwrap();
        world.clock.set(late.expires_at);
        let over = world.engine.execute(amina.owner(), ResendInvitation { id: late.id, lang: None }).await;
        assert_eq!(code(over.map(|_| ())), "invitation.unknown", "it ran out");
        sound(&world).await;
    })
    .await;
}

/// Only where two transactions run at once.
#[tokio::test(flavor = "multi_thread")]
async fn an_invitation_that_is_accepted_meanwhile_is_not_taken_back() {
    let world = World::new(&setup(), Dialect::Postgres).await;
    let amina = Amina::new(&world).await;
    amina.invite(&world, "karim@example.dz", Role::Support).await.unwrap();
    let shop = amina.shop;
    world.engine.execute(amina.owner(), Allow { most: 1 }).await.unwrap();
    let (accepted, is_accepted) = std::sync::mpsc::channel();
    // Accepts, and commits once somebody waits for it.
    let db = world.engine.db().clone();
    let accepting = tokio::spawn(async move {
        let accept = db.write(Lane::Bulk, Reach::Platform, move |tx| {
            tx.run(sql!("update invitations set state = 'accepted' where shop_id = $1"), params![shop])?;
            accepted.send(()).ok();
            let waiting = sql!(
                "select cast(count(*) as bigint) from pg_locks
                 where granted = false and pg_backend_pid() = any(pg_blocking_pids(pid))"
            );
            for _ in 0..100_000 {
                if tx.reader().one::<(i64,)>(waiting, &[])? != Some((0,)) {
                    break;
                }
            }
            Ok(())
        });
        accept.await
    });
    tokio::task::spawn_blocking(move || is_accepted.recv()).await.unwrap().unwrap();
    world.engine.execute(amina.owner(), SettleMembers {}).await.unwrap();
    accepting.await.unwrap().unwrap();
    let states: Vec<(String,)> = world.rows(sql!("select state from invitations"), &[]).await;
    assert_eq!(states, [("accepted".to_owned(),)]);
}
