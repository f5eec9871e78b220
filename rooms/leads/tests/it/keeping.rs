//! What is kept of a checkout that was left, and what is not.

use souk_core::Moment;
use souk_engine::PageSize;
use souk_leads::{CloseLead, KEPT, KeepLead, LeadCard, LeadList, LeadOutcome, LeadState, WithdrawLead};
use souk_testkit::both;

use crate::aisle::{Aisle, PRICE, setup};

/// Red where only the telephone of the order ends its lead: a stranger would be called.
#[tokio::test(flavor = "multi_thread")]
async fn a_telephone_that_was_mended_before_sending_leaves_no_lead_of_the_wrong_one() {
    both(setup(), |world| async move {
        let aisle = Aisle::open(world).await;
        aisle.keeps(1, "a").await;
        aisle.keeps(2, "b").await;
        let sent = |form: &str, phone: &str| WithdrawLead {
            form: form.to_owned(),
            sent_with: Some(phone.to_owned()),
            ..WithdrawLead::default()
        };
        let engine = &aisle.world.engine;
        engine.execute(aisle.visitor(), sent("a", "0550000009")).await.unwrap();
        // That of the telephone that was sent is settled with the order, whose it becomes.
        engine.execute(aisle.visitor(), sent("b", "0550000002")).await.unwrap();
        assert_eq!(aisle.states().await, [LeadState::Waiting, LeadState::Declined]);
        assert_eq!(aisle.world.tables_with("550000001").await, Vec::<String>::new());
    })
    .await;
}

/// Red where a shop that takes no orders goes on collecting telephones.
#[tokio::test(flavor = "multi_thread")]
async fn a_shop_that_takes_no_orders_keeps_nobody() {
    both(setup(), |world| async move {
        let aisle = Aisle::open(world).await;
        let block = serde_json::json!({ "id": aisle.shop, "code": "debt", "text": "a test" });
        let platform = aisle.world.platform();
        aisle.world.engine.execute_named("block_shop", platform, block).await.unwrap();
        aisle.keep(aisle.left(1, "a")).await.unwrap();
        assert_eq!(aisle.rows().await, 0);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn without_the_tick_or_a_telephone_nothing_is_kept_anywhere() {
    both(setup(), |world| async move {
        let aisle = Aisle::open(world).await;
        let before = aisle.world.fingerprint(&["journal", "claims", "refusal_counts", "limits"]).await;
        let left = || aisle.left(1, "form");
        for (lead, code) in [
            (KeepLead { consent: false, ..left() }, "lead.consent_missing"),
            (KeepLead { phone: "055".to_owned(), ..left() }, "customer.phone_invalid"),
            (KeepLead { phone: String::new(), ..left() }, "customer.phone_invalid"),
            (KeepLead { lines: Vec::new(), ..left() }, "lead.goods_not_found"),
            (KeepLead { form: "a\nb".to_owned(), ..left() }, "lead.form_invalid"),
        ] {
            assert_eq!(aisle.keep(lead).await.unwrap_err().code(), code);
        }
        let after = aisle.world.fingerprint(&["journal", "claims", "refusal_counts", "limits"]).await;
        assert_eq!(after, before);
        assert_eq!(aisle.world.tables_with("0550000001").await, Vec::<String>::new());
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn one_telephone_is_one_lead_however_often_it_is_told_of_and_the_last_word_counts() {
    both(setup(), |world| async move {
        let aisle = Aisle::on_plan(world, "ecommerce_starter").await;
        let before = aisle.counts().await;
        let first = aisle.keeps(1, "form a").await;
        assert_eq!((first.goods_minor, first.lines.len()), (2 * PRICE, 1));
        assert_eq!(first.lines[0].unit_price_minor, PRICE, "the shop's own price");
        assert_eq!((first.phone_shown.as_str(), first.municipality.as_str()), ("0550 00 00 01", "Hydra"));
        aisle.later(Moment::HOUR);
        let more = KeepLead { lines: vec![aisle.line("3")], ..aisle.left(1, "form b") };
        let kept = aisle.keep(KeepLead { name: String::new(), ..more }).await.unwrap();
        assert_eq!(kept.expires_at, aisle.world.engine.now().plus(KEPT));
        let again = aisle.ask(LeadCard { id: first.id }).await.unwrap();
        assert_eq!((again.goods_minor, again.name.as_str()), (3 * PRICE, ""));
        assert_eq!((again.consent_at, again.seen_at), (first.seen_at, aisle.world.engine.now()));
        aisle.keeps(2, "form c").await;
        assert_eq!(aisle.rows().await, 2);
        assert_eq!(aisle.counts().await, before, "no unit, no number, no goods");
        assert!(aisle.listed(Some(LeadState::Called)).await.is_empty());
        aisle.audit().await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_form_whose_telephone_was_mended_is_one_lead_too() {
    both(setup(), |world| async move {
        let aisle = Aisle::open(world).await;
        aisle.keeps(1, "form").await;
        let mended = aisle.keeps(2, "form").await;
        let waiting = aisle.listed(Some(LeadState::Waiting)).await;
        assert_eq!(waiting.iter().map(|lead| lead.id).collect::<Vec<_>>(), [mended.id]);
        aisle.keeps(1, "form").await;
        assert_eq!(aisle.listed(Some(LeadState::Waiting)).await.len(), 1);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_ended_for_a_form_stays_ended() {
    both(setup(), |world| async move {
        let aisle = Aisle::open(world).await;
        aisle.keeps(1, "taken back").await;
        let withdraw = |form: &str| WithdrawLead { form: form.to_owned(), ..WithdrawLead::default() };
        let engine = &aisle.world.engine;
        for form in ["another", "", "taken back", "taken back"] {
            engine.execute(aisle.visitor(), withdraw(form)).await.unwrap();
        }
        aisle.keep(aisle.left(1, "taken back")).await.unwrap();
        assert_eq!(aisle.states().await, [LeadState::Declined]);
        let called = aisle.keeps(2, "called").await;
        let close = CloseLead { id: called.id, outcome: LeadOutcome::Called, note: " later ".to_owned() };
        let closed = aisle.run(close.clone()).await.unwrap();
        assert_eq!(closed.state, LeadState::Called);
        assert_eq!(aisle.ask(LeadCard { id: called.id }).await.unwrap().note, "later");
        aisle.keep(aisle.left(2, "called")).await.unwrap();
        assert_eq!(aisle.states().await, [LeadState::Called, LeadState::Declined]);
        let twice = aisle.run(close).await.unwrap_err();
        assert_eq!(twice.code(), "lead.ended");
        aisle.keeps(2, "another checkout").await;
        aisle.audit().await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_blocked_telephone_is_answered_like_the_others_and_not_kept() {
    both(setup(), |world| async move {
        let aisle = Aisle::open(world).await;
        let block = serde_json::json!({ "phone": "0550000001", "reason": "A prank." });
        aisle.world.engine.execute_named("block_phone", aisle.member(), block).await.unwrap();
        let blocked = aisle.keep(aisle.left(1, "a")).await.unwrap();
        assert_eq!(aisle.rows().await, 0);
        let kept = aisle.keep(aisle.left(2, "b")).await.unwrap();
        assert_eq!(blocked.expires_at, kept.expires_at);
        assert_eq!(serde_json::to_value(&blocked).unwrap(), serde_json::to_value(&kept).unwrap());
        let order = aisle.orders(aisle.visitor(), aisle.order(3)).await;
        let card = aisle.ask(souk_orders::OrderCard { id: order.order_id }).await.unwrap();
        let block = serde_json::json!({ "id": card.customer.id, "reason": "Never takes it." });
        aisle.world.engine.execute_named("block_customer", aisle.member(), block).await.unwrap();
        aisle.later(Moment::HOUR);
        aisle.keep(aisle.left(3, "c")).await.unwrap();
        assert_eq!(aisle.rows().await, 1);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn of_twenty_tellings_at_once_one_lead_is_kept() {
    both(setup(), |world| async move {
        let aisle = Aisle::open(world).await;
        let told: Vec<_> = (0..20)
            .map(|number| {
                let engine = aisle.world.engine.clone();
                let (ask, lead) = (aisle.visitor(), aisle.left(1, &format!("form {number}")));
                tokio::spawn(async move { engine.execute(ask, lead).await })
            })
            .collect();
        for one in told {
            one.await.unwrap().unwrap();
        }
        assert_eq!(aisle.rows().await, 1);
    })
    .await;
}

/// Red where the two do not wait for each other: what is kept was taken back before anybody could see it.
#[tokio::test(flavor = "multi_thread")]
async fn a_word_that_is_taken_back_while_it_is_given_is_not_kept() {
    both(setup(), |world| async move {
        let aisle = Aisle::open(world).await;
        let mut told = Vec::new();
        for number in 0..80 {
            let (ask, form) = (|| aisle.stranger(5, number), format!("form {number}"));
            let (engine, ask_keep, lead) = (aisle.world.engine.clone(), ask(), aisle.left(number, &form));
            told.push(tokio::spawn(async move { engine.execute(ask_keep, lead).await.map(drop) }));
            let (engine, ask_back) = (aisle.world.engine.clone(), ask());
            let back = WithdrawLead { form, ..WithdrawLead::default() };
            told.push(tokio::spawn(async move { engine.execute(ask_back, back).await.map(drop) }));
        }
        for one in told {
            one.await.unwrap().unwrap();
        }
        let sql = souk_engine::sql!("select form from leads where state = 'waiting' order by form");
        let kept: Vec<(String,)> = aisle.world.rows(sql, &[]).await;
        assert_eq!(kept, []);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_list_goes_on_over_its_pages_and_no_shop_sees_anothers() {
    both(setup(), |world| async move {
        let aisle = Aisle::open(world).await;
        for number in 0..5 {
            aisle.keeps(number, &format!("form {number}")).await;
            aisle.later(Moment::MINUTE);
        }
        let (mut seen, mut after) = (Vec::new(), None);
        loop {
            let page = LeadList { after, limit: PageSize(2), ..LeadList::default() };
            let page = aisle.ask(page).await.unwrap();
            seen.extend(page.items.iter().map(|lead| lead.phone.clone()));
            after = page.next;
            if after.is_none() {
                break;
            }
        }
        let newest_first: Vec<String> = (0..5).rev().map(|number| format!("+21355{number:07}")).collect();
        assert_eq!(seen, newest_first);
        let id = aisle.listed(None).await[0].id;
        let (engine, stranger) = (&aisle.world.engine, || aisle.member_of(aisle.other));
        let close = CloseLead { id, outcome: LeadOutcome::Called, note: String::new() };
        let card = engine.ask(stranger(), LeadCard { id }).await.unwrap_err();
        let closed = engine.execute(stranger(), close).await.unwrap_err();
        assert_eq!((card.code(), closed.code()), ("lead.not_found", "lead.not_found"));
        assert!(engine.ask(stranger(), LeadList::default()).await.unwrap().items.is_empty());
    })
    .await;
}
