//! Hours and scripts.

use souk_confirmation::{CallRulesCard, NextCall, RecordCall, UpdateCallRules};
use souk_core::{Lang, Moment, Words};
use souk_orders::Confirmation;
use souk_testkit::both;

use crate::hall::{Hall, said, setup};

#[tokio::test(flavor = "multi_thread")]
async fn a_script_is_read_out_with_the_orders_figures_in_the_customers_language() {
    both(setup(), |world| async move {
        let hall = Hall::open(world).await;
        let order = hall.order(1).await;
        let card = hall.card(order).await;
        // The program's own words, in English: the customer was written down in it.
        assert!(
            card.script.contains("1 × Robe") && card.script.contains("3\u{202f}100 DZD"),
            "{}",
            card.script
        );
        assert!(card.script.contains("Bab Ezzouar") && !card.script.contains('{'), "{}", card.script);
        let scripts = Words::one(Lang::En, "{shop}: {number} for {name}, {address}");
        let rev = hall.ask(CallRulesCard {}).await.unwrap().rev;
        hall.run(UpdateCallRules { rev, scripts: Some(scripts), ..UpdateCallRules::default() })
            .await
            .unwrap();
        assert_eq!(hall.card(order).await.script, "amina: 1 for أمينة, Rue 1");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_script_may_not_hold_is_told_when_it_is_saved() {
    both(setup(), |world| async move {
        let hall = Hall::open(world).await;
        let before = hall.print().await;
        for (text, code) in [
            ("{telephone}", "confirmation.script_invalid"),
            ("{name", "confirmation.script_invalid"),
            (&*"x".repeat(2_001), "confirmation.script_too_long"),
        ] {
            let scripts = Some(Words::one(Lang::Ar, text));
            let error =
                hall.run(UpdateCallRules { scripts, ..UpdateCallRules::default() }).await.unwrap_err();
            assert_eq!(error.code(), code);
            assert_eq!(error.refusal().unwrap().fields[0].field, "scripts.ar");
        }
        let hours = UpdateCallRules { opens: Some(22 * 60), ..UpdateCallRules::default() };
        assert_eq!(hall.run(hours).await.unwrap_err().code(), "confirmation.hours_invalid");
        assert_eq!(hall.print().await, before);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn rules_that_somebody_else_changed_meanwhile_are_not_written_over() {
    both(setup(), |world| async move {
        let hall = Hall::open(world).await;
        let change = |closes| UpdateCallRules { closes: Some(closes), ..UpdateCallRules::default() };
        assert_eq!(hall.run(change(18 * 60)).await.unwrap().rev, 1);
        assert_eq!(hall.run(change(19 * 60)).await.unwrap_err().code(), "confirmation.rules_changed");
        hall.world.clock.set(Moment::parse("2026-11-20T17:00:00Z").unwrap());
        let closed = hall.run(NextCall::default()).await.unwrap_err();
        assert_eq!(
            (closed.code(), &closed.refusal().unwrap().args["closes"]),
            ("confirmation.outside_hours", &"18:00".into())
        );
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_noted_is_forgotten_with_the_customer_and_the_figures_stay() {
    both(setup(), |world| async move {
        let hall = Hall::open(world).await;
        let order = hall.order(1).await;
        let call =
            RecordCall { note: "her brother said no".to_owned(), ..said(order, Confirmation::Refused) };
        hall.run(call).await.unwrap();
        let customer = hall.view(order).await.customer.id;
        hall.run(souk_orders::EraseCustomer { id: customer }).await.unwrap();
        let card = hall.card(order).await;
        assert_eq!((card.attempts.len(), card.attempts[0].note.as_str()), (1, ""));
        assert_eq!(card.attempts[0].seconds, 40);
    })
    .await;
}
