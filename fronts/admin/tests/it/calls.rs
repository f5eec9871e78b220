//! Calls by the buttons of their pages.

use crate::office::{Office, in_office};
use crate::orders::ordered;

async fn called(office: &mut Office) -> (String, String) {
    let order = ordered(office).await;
    let call = order.replace("/orders/", "/calls/");
    (order, call)
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_calls_takes_the_next_says_what_came_of_it_and_goes_on() {
    in_office(|mut office| async move {
        let (order, call) = called(&mut office).await;
        office.world.clock.set(souk_core::Moment::parse("2030-01-07T10:00:00Z").unwrap());
        let mut owner = office.stranger();
        let page = owner.get("/admin/sign-in?lang=en").await;
        let who = [("email", "amina@example.com"), ("password", crate::office::PASSWORD)];
        owner.post(&page, "/admin/sign-in", &who).await;
        let board = owner.get("/admin/calls").await;
        assert!(board.has("Next call") && board.has("New orders"), "{}", board.text);
        let page = owner.post(&board, "/admin/calls/next", &[]).await;
        assert_eq!(page.path, call);
        for text in
            ["tel:+213551203040", "https://wa.me/213551203040", "Samira Benali", "5\u{202f}600", "Hydra"]
        {
            assert!(page.has(text), "{text}: {}", page.text);
        }
        assert!(page.has("this is Amina Store") && page.has("data-digit=\"1\""), "the words and the keys");
        assert!(
            page.has("Risk") && page.has("Nothing delivered yet"),
            "what speaks against it: {}",
            page.text
        );
        let nothing = owner.post(&page, &call, &[("go", "next"), ("note", "she laughs")]).await;
        assert!(nothing.status == 422 && nothing.has("she laughs"), "{}", nothing.text);
        let fields = [("outcome", "no_answer"), ("note", "rang long"), ("go", "next")];
        let page = owner.post(&nothing, &call, &fields).await;
        assert!(page.path.starts_with("/admin/calls?done=call-recorded"), "nobody else waits: {}", page.path);
        assert!(page.has("Call again at"), "{}", page.text);
        assert!(page.has("class=\"strip\"") && page.has("Not reached"), "today as a picture: {}", page.text);
        let page = owner.get(&call).await;
        assert!(page.has("rang long") && page.has("Nobody has this order now"), "{}", page.text);
        let page = owner.post(&page, &format!("{call}/take"), &[]).await;
        assert!(page.path == call && page.has("Give it back"), "{}", page.text);
        let fields = [("outcome", "confirmed"), ("go", "stay")];
        let page = owner.post(&page, &call, &fields).await;
        assert!(page.has("Nothing to call about"), "{}", page.text);
        assert!(owner.get(&order).await.has("confirmed"));
        let team = owner.get("/admin/calls/team").await;
        assert!(team.has("100 %</bdi>") && team.has("class=\"measures\""), "each one's bars: {}", team.text);
        let late = owner.post(&page, &call, &fields).await;
        assert!(late.status == 409 && late.has("cannot be done"), "{}", late.text);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_wants_to_be_called_back_stands_on_the_board_until_somebody_called() {
    in_office(|mut office| async move {
        let (order, call) = called(&mut office).await;
        let rows: Vec<(souk_core::TenantId, String)> =
            office.world.rows(souk_engine::sql!("select shop_id, code from v_orders"), &[]).await;
        let (shop, code) = rows[0].clone();
        let ask = || souk_confirmation::AskForCall {
            code: code.clone(),
            phone: Some(souk_customers::phone::Phone::typed("0551203040")),
            link: None,
        };
        let visitor = || {
            let session = souk_core::RawId([8; 16]);
            let address_class = "10.0.0.8".to_owned();
            souk_engine::Ask::new(souk_core::Actor::Visitor { session, address_class, shop }, "test")
        };
        office.world.engine.execute(visitor(), ask()).await.unwrap();
        let board = office.owner.get("/admin/calls").await;
        assert!(board.has("Want to be called back") && board.has("Samira Benali"), "{}", board.text);
        assert!(
            board.has(&format!("{call}\"")) && !board.has("/called-back"),
            "its call says what came of it"
        );
        assert!(office.owner.get(&call).await.has("wants a call since"));
        let page = office.owner.get(&order).await;
        office.owner.post(&page, &format!("{order}/confirm"), &[]).await;
        let board = office.owner.get("/admin/calls").await;
        assert!(board.has(&format!("{order}\"")), "{}", board.text);
        let done = office.owner.post(&board, &format!("{call}/called-back"), &[]).await;
        assert!(done.has("off the list") && !done.has("Want to be called back"), "{}", done.text);
        let late = office.owner.post(&done, &format!("{call}/called-back"), &[]).await;
        assert!(late.status == 409 && late.has("Nobody waits to be called back"), "{}", late.text);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_the_customer_wants_otherwise_is_priced_before_it_is_saved() {
    in_office(|mut office| async move {
        let (order, call) = called(&mut office).await;
        let page = office.owner.get(&call).await;
        let wishes = [("pieces0", "3"), ("address", "Rue 2"), ("province", "16"), ("municipality", "Hydra")];
        let look = [&wishes[..], &[("_refresh", "total")]].concat();
        let seen = office.owner.post(&page, &call, &look).await;
        assert!(seen.status == 200 && seen.has("It comes to") && seen.has("8\u{202f}100"), "{}", seen.text);
        assert!(office.owner.get(&order).await.has("5\u{202f}600"), "nothing is saved yet");
        let too_many = [("pieces0", "9"), ("outcome", "confirmed"), ("go", "stay")];
        let refused = office.owner.post(&seen, &call, &too_many).await;
        assert!(refused.status == 409 && refused.has("value=\"9\""), "{}", refused.text);
        let save = [&wishes[..], &[("outcome", "confirmed"), ("go", "stay")]].concat();
        let seen = office.owner.post(&refused, &call, &save).await;
        assert_eq!(seen.status, 200, "{}", seen.text);
        let page = office.owner.get(&order).await;
        assert!(page.has("8\u{202f}100") && page.has("Rue 2") && page.has("Order amended"), "{}", page.text);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn two_members_see_who_has_the_order_and_the_team_gives_it_back() {
    in_office(|mut office| async move {
        let (_, call) = called(&mut office).await;
        let mut karim = office.member("support").await;
        let page = karim.get(&format!("{call}?lang=en")).await;
        karim.post(&page, &format!("{call}/take"), &[]).await;
        let page = office.owner.get(&call).await;
        assert!(page.has("Karim has this order until") && !page.has("name=\"outcome\""), "{}", page.text);
        let taken = office.owner.post(&page, &format!("{call}/take"), &[]).await;
        assert!(taken.status == 409 && taken.has("Karim is on the telephone"), "{}", taken.text);
        let team = office.owner.get("/admin/calls/team").await;
        assert!(team.has("Karim") && team.has("Give back to the queue"), "{}", team.text);
        let back = office.owner.post(&team, &format!("{call}/release"), &[("back", "team")]).await;
        assert!(back.has("The order is back in the queue") && back.has("Nobody is on the telephone"));
        let rules = karim.get("/admin/calls/rules").await;
        assert_eq!(rules.status, 404, "hours and words are not a supporter's");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn hours_and_words_are_saved_and_what_is_wrong_stands_at_its_field() {
    in_office(|mut office| async move {
        let (_, call) = called(&mut office).await;
        let page = office.owner.get("/admin/calls/rules").await;
        assert!(page.has("value=\"08:00\"") && page.has("value=\"21:00\""), "{}", page.text);
        let rev = page.value("rev");
        let wrong = [("rev", &*rev), ("opens", "noon"), ("closes", "21:00"), ("scripts_en", "Hello {nam}")];
        let seen = office.owner.post(&page, "/admin/calls/rules", &wrong).await;
        assert!(seen.status == 422 && seen.has("Write a time like 08:30"), "{}", seen.text);
        let wrong = [("rev", &*rev), ("opens", "9"), ("closes", "20:30"), ("scripts_en", "Hello {nam}")];
        let seen = office.owner.post(&seen, "/admin/calls/rules", &wrong).await;
        assert!(seen.status == 422 && seen.has("{name}") && seen.has("Hello {nam}"), "{}", seen.text);
        let right = [("rev", &*rev), ("opens", "9"), ("closes", "20:30"), ("scripts_en", "Good day {name}")];
        let seen = office.owner.post(&seen, "/admin/calls/rules", &right).await;
        assert!(seen.has("value=\"09:00\"") && seen.has("value=\"20:30\""), "{}", seen.text);
        assert!(office.owner.get(&call).await.has("Good day Samira Benali"));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_order_nobody_waits_for_says_so_and_a_strange_one_is_not_found() {
    in_office(|mut office| async move {
        let board = office.owner.get("/admin/calls").await;
        assert!(board.has("Nobody waits for a call") && !board.has("/calls/next\""), "{}", board.text);
        let list = office.owner.get("/admin/calls/give-up").await;
        assert!(list.has("Nobody to give up"));
        for path in ["/admin/calls/ord_nothing", "/admin/calls/ord_0000000000000000000000000A"] {
            assert_eq!(office.owner.get(path).await.status, 404, "{path}");
        }
    })
    .await;
}
