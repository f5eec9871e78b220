//! Users, sessions and keys through the engine, on both databases.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use souk_core::{Actor, Error, Lang, Moment, UserId};
use souk_engine::Ask;
use souk_identity::{
    AddUser, ApiKeyList, ChangePassword, CreateApiKey, CreatePlatformKey, EndUserSessions, Me, ResetPassword,
    RevokeApiKey, SessionUser, SetPlatformAdmin, SetUpInstallation, SignIn, SignOut, SignedIn, UserList,
    key_actor, key_grants, who,
};
use souk_testkit::{Setup, World, both};

const PASSWORD: &str = "a long enough password";

fn setup() -> Setup {
    Setup::rooms(&[&souk_identity::ROOM])
}

fn console() -> Ask {
    Ask::new(Actor::Console, "test")
}

fn code<T: std::fmt::Debug>(result: Result<T, Error>) -> &'static str {
    result.expect_err("a refusal").code()
}

fn first(email: &str) -> SetUpInstallation {
    SetUpInstallation {
        email: email.to_owned(),
        name: "ياسين".to_owned(),
        password: PASSWORD.to_owned(),
        lang: Lang::Ar,
        secret: String::new(),
    }
}

async fn amina(world: &World) -> UserId {
    let amina = AddUser {
        email: "Amina@Example.dz".to_owned(),
        name: "Amina".to_owned(),
        password: PASSWORD.to_owned(),
        lang: Lang::Ar,
        platform_admin: false,
    };
    world.engine.execute(console(), amina).await.unwrap().id
}

async fn sign_in(world: &World, email: &str, password: &str) -> Result<SignedIn, Error> {
    let sign_in = SignIn { email: email.to_owned(), password: password.to_owned() };
    world.engine.execute(world.visitor(1), sign_in).await
}

async fn session(world: &World, token: &str) -> Option<SessionUser> {
    let (token, now) = (token.to_owned(), world.engine.now());
    world.engine.read(souk_store::Reach::Platform, move |db| who(db, &token, now)).await.unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn an_installation_is_set_up_once_even_by_many_at_once() {
    both(setup(), |world| async move {
        let mut tasks = tokio::task::JoinSet::new();
        for number in 0..4 {
            let engine = world.engine.clone();
            let ask = world.visitor(number);
            let secret = souk_identity::set_up_secret(engine.vault());
            tasks.spawn(async move {
                let first = SetUpInstallation { secret, ..first(&format!("a{number}@example.dz")) };
                engine.execute(ask, first).await.map(|_| ())
            });
        }
        let outcomes = tasks.join_all().await;
        assert_eq!(outcomes.iter().filter(|outcome| outcome.is_ok()).count(), 1);
        for outcome in outcomes.into_iter().filter(Result::is_err) {
            assert_eq!(code(outcome), "installation.already_set_up");
        }
        let users: Vec<(String,)> = world.rows(souk_engine::sql!("select email from v_users"), &[]).await;
        assert_eq!(users.len(), 1);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_comes_first_without_the_link_gets_nothing() {
    both(setup(), |world| async move {
        for secret in ["", "0000", "link"] {
            let guess = SetUpInstallation { secret: secret.to_owned(), ..first("thief@example.dz") };
            assert_eq!(code(world.engine.execute(world.visitor(1), guess).await), "installation.link_needed");
        }
        let at_the_machine = world.engine.execute(console(), first("yacine@example.dz")).await;
        assert!(at_the_machine.is_ok(), "the console needs no link");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn signing_in_opens_a_session_that_ends() {
    both(setup(), |world| async move {
        let amina = amina(&world).await;
        let opened = sign_in(&world, " amina@EXAMPLE.dz ", PASSWORD).await.unwrap();
        let known = session(&world, &opened.token).await.unwrap();
        assert_eq!((known.user, known.platform_admin, known.lang), (amina, false, Lang::Ar));
        let me = world.engine.ask(Ask::new(Actor::User { user: amina }, "test"), Me {}).await.unwrap();
        assert_eq!(me.email, "Amina@Example.dz");
        assert!(session(&world, &format!("{}x", opened.token)).await.is_none());

        world.clock.set(opened.expires_at.plus(-1));
        assert!(session(&world, &opened.token).await.is_some());
        world.clock.set(opened.expires_at);
        assert!(session(&world, &opened.token).await.is_none());

        let again = sign_in(&world, "amina@example.dz", PASSWORD).await.unwrap();
        let out = SignOut { token: again.token.clone() };
        assert!(world.engine.execute(world.visitor(1), out).await.unwrap().ended);
        assert!(session(&world, &again.token).await.is_none());
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_wrong_password_and_an_unknown_person_look_alike_and_are_counted() {
    both(setup(), |world| async move {
        amina(&world).await;
        assert_eq!(
            code(sign_in(&world, "nobody@example.dz", PASSWORD).await.map(|_| ())),
            "session.credentials_wrong"
        );
        for _ in 0..10 {
            let wrong = sign_in(&world, "amina@example.dz", "not the password").await;
            assert_eq!(code(wrong.map(|_| ())), "session.credentials_wrong");
        }
        // The right one comes too late; an hour later it is welcome.
        assert_eq!(code(sign_in(&world, "AMINA@example.dz", PASSWORD).await.map(|_| ())), "request.too_many");
        // Whoever guesses from elsewhere keeps nobody out.
        let right = || SignIn { email: "amina@example.dz".to_owned(), password: PASSWORD.to_owned() };
        assert!(world.engine.execute(world.visitor(2), right()).await.is_ok());
        world.clock.advance(Moment::HOUR);
        assert!(sign_in(&world, "amina@example.dz", PASSWORD).await.is_ok());
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_new_password_ends_the_other_sessions() {
    both(setup(), |world| async move {
        let amina = amina(&world).await;
        let lost = sign_in(&world, "amina@example.dz", PASSWORD).await.unwrap().token;
        let mine = sign_in(&world, "amina@example.dz", PASSWORD).await.unwrap().token;
        let change = |present: &str, new: &str| ChangePassword {
            present: present.to_owned(),
            new: new.to_owned(),
            token: mine.clone(),
        };
        let ask = || Ask::new(Actor::User { user: amina }, "test");
        let wrong = world.engine.execute(ask(), change("wrong", "another long password")).await;
        assert_eq!(code(wrong), "session.credentials_wrong");
        assert_eq!(code(world.engine.execute(ask(), change(PASSWORD, "short")).await), "user.password_weak");
        world.engine.execute(ask(), change(PASSWORD, "another long password")).await.unwrap();
        assert!(session(&world, &mine).await.is_some());
        assert!(session(&world, &lost).await.is_none());
        assert!(sign_in(&world, "amina@example.dz", PASSWORD).await.is_err());
        assert!(sign_in(&world, "amina@example.dz", "another long password").await.is_ok());
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_e_mail_is_one_person() {
    both(setup(), |world| async move {
        amina(&world).await;
        let twin = AddUser {
            email: "AMINA@example.DZ".to_owned(),
            name: "Amina".to_owned(),
            password: PASSWORD.to_owned(),
            lang: Lang::En,
            platform_admin: false,
        };
        assert_eq!(code(world.engine.execute(console(), twin).await), "user.email_taken");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_key_works_in_its_own_shop_until_it_is_ended() {
    both(setup(), |world| async move {
        let create =
            || CreateApiKey { name: "till".to_owned(), permissions: vec!["orders.manage".to_owned()] };
        let made = world.engine.execute(world.owner(), create()).await.unwrap();
        let (bearer, now) = (made.key.clone(), world.engine.now());
        let find = || {
            let bearer = bearer.clone();
            world.engine.read(souk_store::Reach::Platform, move |db| key_actor(db, &bearer, now))
        };
        let (shop, other, key) = (world.shop, world.other, made.id.raw());
        assert_eq!(find().await.unwrap(), Some(Actor::ApiKey { key, shop }));
        let grants = |tenant| {
            world.engine.read(souk_store::Reach::Shop(tenant), move |db| db.ask(key_grants(tenant, key)))
        };
        assert_eq!(grants(shop).await.unwrap(), Some(vec!["orders.manage".to_owned()]));
        assert_eq!(grants(other).await.unwrap(), None);

        let revoke = || RevokeApiKey { id: made.id };
        assert_eq!(code(world.engine.execute(world.other_owner(), revoke()).await), "api_key.not_found");
        assert!(world.engine.ask(world.other_owner(), ApiKeyList {}).await.unwrap().items.is_empty());
        world.engine.execute(world.owner(), revoke()).await.unwrap();
        assert_eq!((find().await.unwrap(), grants(shop).await.unwrap()), (None, None));
        assert_eq!(code(world.engine.execute(world.owner(), revoke()).await), "api_key.not_found");

        let platform =
            CreatePlatformKey { name: "till".to_owned(), permissions: vec!["platform.operate".to_owned()] };
        let made = world.engine.execute(console(), platform).await.unwrap();
        let found =
            world.engine.read(souk_store::Reach::Platform, move |db| key_actor(db, &made.key, now)).await;
        assert_eq!(found.unwrap(), Some(Actor::PlatformKey { key: made.id.raw() }));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_key_never_holds_more_than_its_maker() {
    both(setup(), |world| async move {
        let member = world.member_with(&["settings.manage", "orders.manage"]);
        let create = |permission: &str| CreateApiKey {
            name: "till".to_owned(),
            permissions: vec![permission.to_owned()],
        };
        assert_eq!(
            code(world.engine.execute(member.clone(), create("roles.manage")).await.map(|_| ())),
            "api_key.too_wide"
        );
        assert!(world.engine.execute(member, create("orders.manage")).await.is_ok());
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn no_secret_is_kept_as_it_is() {
    both(setup(), |world| async move {
        amina(&world).await;
        let token = sign_in(&world, "amina@example.dz", PASSWORD).await.unwrap().token;
        let key = CreateApiKey { name: "till".to_owned(), permissions: Vec::new() };
        let key = world.engine.execute(world.owner(), key).await.unwrap().key;
        type Bytes = Option<Vec<u8>>;
        let rows: Vec<(Bytes, Bytes, Bytes)> =
            world.rows(souk_engine::sql!("select input, events, answer from journal"), &[]).await;
        assert!(rows.len() >= 3);
        for secret in [PASSWORD, &token, &key] {
            let shown = |bytes: &Option<Vec<u8>>| {
                bytes
                    .as_ref()
                    .is_some_and(|bytes| bytes.windows(secret.len()).any(|part| part == secret.as_bytes()))
            };
            assert!(!rows.iter().any(|(a, b, c)| shown(a) || shown(b) || shown(c)), "{secret}");
        }
    })
    .await;
}

async fn admin(world: &World, email: &str) -> UserId {
    let admin = AddUser {
        email: email.to_owned(),
        name: "Yacine".to_owned(),
        password: PASSWORD.to_owned(),
        lang: Lang::Ar,
        platform_admin: true,
    };
    world.engine.execute(console(), admin).await.unwrap().id
}

#[tokio::test(flavor = "multi_thread")]
async fn the_right_to_run_the_installation_is_taken_with_its_sessions_and_the_last_one_stays() {
    both(setup(), |world| async move {
        let (one, two) = (admin(&world, "one@example.dz").await, admin(&world, "two@example.dz").await);
        let token = sign_in(&world, "two@example.dz", PASSWORD).await.unwrap().token;
        assert!(session(&world, &token).await.is_some_and(|session| session.platform_admin));
        let take = |user| SetPlatformAdmin { user, on: false };
        let card = world.engine.execute(console(), take(two)).await.unwrap();
        assert_eq!((card.platform_admin, card.ended), (false, 1));
        assert!(session(&world, &token).await.is_none(), "signed out at once");
        let last = world.engine.execute(console(), take(one)).await;
        assert_eq!(code(last.map(|_| ())), "user.last_platform_admin");
        let again = world.engine.execute(console(), SetPlatformAdmin { user: two, on: true }).await.unwrap();
        assert!(again.platform_admin);
        let listed = UserList { platform_admins: true, ..UserList::default() };
        let listed = world.engine.ask(console(), listed).await.unwrap().items;
        let ids: std::collections::BTreeSet<UserId> = listed.iter().map(|user| user.id).collect();
        assert_eq!(ids, [one, two].into());
        // Both at once: one stays.
        let (first, second) = tokio::join!(
            world.engine.execute(console(), take(one)),
            world.engine.execute(console(), take(two)),
        );
        assert_eq!([first.is_ok(), second.is_ok()].iter().filter(|done| **done).count(), 1);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_loses_the_right_to_run_the_installation_loses_the_keys_they_made() {
    both(setup(), |world| async move {
        let (one, two) = (admin(&world, "one@example.dz").await, admin(&world, "two@example.dz").await);
        let by = |user| Ask::new(Actor::PlatformAdmin { user }, "test");
        let key = |name: &str| CreatePlatformKey {
            name: name.to_owned(),
            permissions: vec!["platform.operate".to_owned()],
        };
        let actor = async |bearer: &str| {
            let (bearer, now) = (bearer.to_owned(), world.engine.now());
            world
                .engine
                .read(souk_store::Reach::Platform, move |db| key_actor(db, &bearer, now))
                .await
                .unwrap()
        };
        let kept = world.engine.execute(by(one), key("of one")).await.unwrap().key;
        let first = world.engine.execute(by(two), key("of two")).await.unwrap().key;
        // One that this key made, as a program that wants to outlive its maker would.
        let program = Ask::new(actor(&first).await.unwrap(), "test");
        let second = world.engine.execute(program, key("of the key of two")).await.unwrap().key;
        assert!(actor(&second).await.is_some());

        let take = SetPlatformAdmin { user: two, on: false };
        let card = world.engine.execute(by(one), take).await.unwrap();
        assert_eq!(card.keys_ended, 2);
        assert_eq!((actor(&first).await, actor(&second).await), (None, None));
        assert!(actor(&kept).await.is_some(), "others' keys go on");
        let back = SetPlatformAdmin { user: two, on: true };
        assert_eq!(world.engine.execute(by(one), back).await.unwrap().keys_ended, 0);
        assert!(actor(&first).await.is_none(), "an ended key stays ended");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_person_is_signed_out_everywhere() {
    both(setup(), |world| async move {
        let amina = amina(&world).await;
        let mut tokens = Vec::new();
        for _ in 0..2 {
            tokens.push(sign_in(&world, "amina@example.dz", PASSWORD).await.unwrap().token);
        }
        let found = UserList { email: Some("AMINA@example.dz".to_owned()), ..UserList::default() };
        let found = world.engine.ask(console(), found).await.unwrap().items;
        assert_eq!((found.len(), found[0].sessions), (1, 2));
        let ended = world.engine.execute(console(), EndUserSessions { user: amina }).await.unwrap();
        assert_eq!(ended.ended, 2);
        for token in tokens {
            assert!(session(&world, &token).await.is_none());
        }
        let own = Ask::new(Actor::User { user: amina }, "test");
        let refused = world.engine.execute(own, EndUserSessions { user: amina }).await;
        assert_eq!(code(refused.map(|_| ())), "permission.denied");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_forgotten_password_is_replaced_at_the_machine_and_nowhere_else() {
    both(setup(), |world| async move {
        amina(&world).await;
        let boss = admin(&world, "one@example.dz").await;
        let token = sign_in(&world, "amina@example.dz", PASSWORD).await.unwrap().token;
        let reset = || ResetPassword { email: "amina@example.dz".to_owned() };
        let platform = Ask::new(Actor::PlatformAdmin { user: boss }, "test");
        let denied = world.engine.execute(platform, reset()).await;
        assert_eq!(code(denied.map(|_| ())), "permission.denied", "no admin signs in as somebody else");
        assert!(session(&world, &token).await.is_some());
        let fresh = world.engine.execute(console(), reset()).await.unwrap().password;
        assert!(session(&world, &token).await.is_none());
        assert!(sign_in(&world, "amina@example.dz", PASSWORD).await.is_err());
        assert!(sign_in(&world, "amina@example.dz", &fresh).await.is_ok());
        assert_eq!(world.tables_with(&fresh).await, Vec::<String>::new(), "shown, and kept nowhere");
        let unknown = ResetPassword { email: "nobody@example.dz".to_owned() };
        assert_eq!(code(world.engine.execute(console(), unknown).await.map(|_| ())), "user.not_found");
    })
    .await;
}
