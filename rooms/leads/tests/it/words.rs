//! Whose word a lead is: taken back as easily as it was given, written over by nobody else, and a flood of
//! them.

use souk_core::{Moment, RawId};
use souk_engine::Ask;
use souk_leads::model::{MOST_OF_ADDRESS, MOST_WAITING, mark};
use souk_leads::{KeepLead, LeadState, WithdrawLead};
use souk_orders::PlaceOrder;
use souk_testkit::both;

use crate::aisle::{Aisle, setup};

impl Aisle {
    async fn takes_back(&self, ask: Ask, withdraw: WithdrawLead) {
        self.world.engine.execute(ask, withdraw).await.unwrap();
    }
    fn shown(&self, number: u32, form: &str) -> KeepLead {
        KeepLead { shown_at: Some(self.world.engine.now()), ..self.left(number, form) }
    }
    async fn waiting(&self) -> Vec<String> {
        let all = self.listed(Some(LeadState::Waiting)).await;
        all.into_iter().map(|lead| lead.phone).collect()
    }
}

/// Red where only the form that was told of last is the proof: an earlier tab could not take it back.
#[tokio::test(flavor = "multi_thread")]
async fn the_word_is_taken_back_by_form_browser_link_or_telephone_and_a_late_page_is_not_heard() {
    both(setup(), |world| async move {
        let aisle = Aisle::open(world).await;
        let vault = aisle.world.engine.vault().clone();
        let link = mark::visitor(&vault, aisle.shop, RawId([9; 16]));
        let ways = [
            ("form", WithdrawLead { form: "b".to_owned(), ..WithdrawLead::default() }, 9),
            ("browser", WithdrawLead { own: true, ..WithdrawLead::default() }, 9),
            ("link", WithdrawLead { link: Some(link), ..WithdrawLead::default() }, 1),
            ("phone", WithdrawLead { phone: Some("0550 00 00 01".to_owned()), ..WithdrawLead::default() }, 1),
        ];
        for (way, withdraw, by) in ways {
            let nothing = WithdrawLead { phone: Some("055".to_owned()), ..WithdrawLead::default() };
            let late = aisle.shown(1, &format!("{way} b"));
            aisle.later(Moment::MINUTE);
            aisle.keep(aisle.shown(1, &format!("{way} a"))).await.unwrap();
            aisle.keep(late.clone()).await.unwrap();
            aisle.takes_back(aisle.stranger(1, 1), nothing).await;
            aisle
                .takes_back(aisle.stranger(1, 1), WithdrawLead { own: true, ..WithdrawLead::default() })
                .await;
            assert_eq!(aisle.waiting().await, ["+213550000001"], "{way}");
            let form = if withdraw.form.is_empty() { String::new() } else { format!("{way} b") };
            aisle.later(Moment::MINUTE);
            aisle.takes_back(aisle.stranger(by, 1), WithdrawLead { form, ..withdraw }).await;
            assert_eq!(aisle.waiting().await, Vec::<String>::new(), "{way}");
            assert_eq!(aisle.world.tables_with("550000001").await, Vec::<String>::new(), "{way}");
            // The page that was open all the time speaks once more.
            aisle.keep(late).await.unwrap();
            assert_eq!(aisle.waiting().await, Vec::<String>::new(), "{way}");
            // A page that is shown later is another story.
            aisle.later(Moment::MINUTE);
            aisle.keep(aisle.shown(1, &format!("{way} c"))).await.unwrap();
            assert_eq!(aisle.waiting().await, ["+213550000001"], "{way}");
            let form = format!("{way} c");
            aisle.takes_back(aisle.visitor(), WithdrawLead { form, ..WithdrawLead::default() }).await;
            aisle.later(Moment::MINUTE);
        }
        aisle.audit().await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_called_about_is_forgotten_too_when_the_word_is_taken_back() {
    both(setup(), |world| async move {
        let aisle = Aisle::open(world).await;
        let id = aisle.keeps(1, "a").await.id;
        let note = "Asks for Zubayda".to_owned();
        aisle
            .run(souk_leads::CloseLead { id, outcome: souk_leads::LeadOutcome::Called, note })
            .await
            .unwrap();
        aisle.takes_back(aisle.visitor(), WithdrawLead { own: true, ..WithdrawLead::default() }).await;
        assert_eq!(aisle.states().await, [LeadState::Declined]);
        for mark in ["550000001", "Zubayda"] {
            assert_eq!(aisle.world.tables_with(mark).await, Vec::<String>::new(), "{mark}");
        }
    })
    .await;
}

/// Red where a page of a form that was sent is heard: whoever ordered would be called as if they had not.
#[tokio::test(flavor = "multi_thread")]
async fn a_form_that_was_sent_makes_no_lead_however_late_it_is_told_of() {
    both(setup(), |world| async move {
        let aisle = Aisle::open(world).await;
        let forms: Vec<KeepLead> = ["sent", "kept open", "looked at"]
            .iter()
            .zip(1..)
            .map(|(form, n)| aisle.shown(n, form))
            .collect();
        aisle.later(Moment::MINUTE);
        // With another telephone than the page said before it was mended.
        let sent_with = Some("0550000009".to_owned());
        let sent = WithdrawLead { form: "sent".to_owned(), sent_with, ..WithdrawLead::default() };
        aisle.takes_back(aisle.visitor(), sent).await;
        aisle.orders(aisle.visitor(), aisle.order(2)).await;
        let key = Ask::new(souk_core::Actor::ApiKey { key: RawId([7; 16]), shop: aisle.shop }, "test");
        aisle.orders(key, PlaceOrder { screen: true, ..aisle.order(3) }).await;
        for pause in [Moment::SECOND, Moment::HOUR, 12 * Moment::HOUR] {
            aisle.later(pause);
            for form in &forms {
                aisle.keep(form.clone()).await.unwrap();
                assert_eq!(aisle.rows().await, 0, "{}", form.form);
            }
        }
        for number in 1..4 {
            aisle.keep(aisle.shown(number, &format!("another {number}"))).await.unwrap();
        }
        assert_eq!(aisle.rows().await, 3, "a checkout that is begun later is another story");
    })
    .await;
}

/// Red where only what was said before the order is settled: a page spoke while it was placed.
#[tokio::test(flavor = "multi_thread")]
async fn a_page_that_spoke_while_its_order_was_placed_is_settled_with_it() {
    both(setup(), |world| async move {
        let aisle = Aisle::open(world).await;
        let form = aisle.shown(1, "a");
        aisle.later(Moment::MINUTE);
        aisle.keep(form).await.unwrap();
        // The order began a moment before the page was heard.
        aisle.world.clock.advance(-Moment::SECOND);
        aisle.orders(aisle.visitor(), aisle.order(1)).await;
        aisle.later(Moment::SECOND);
        assert_eq!(aisle.states().await, [LeadState::Ordered]);
    })
    .await;
}

/// Red where a telephone alone writes over what its owner left.
#[tokio::test(flavor = "multi_thread")]
async fn a_stranger_who_knows_a_telephone_changes_nothing_of_its_lead() {
    both(setup(), |world| async move {
        let aisle = Aisle::open(world).await;
        let before = aisle.keeps(1, "own").await;
        aisle.later(Moment::HOUR);
        let stranger = KeepLead { name: "A prank".to_owned(), ..aisle.left(1, "theirs") };
        let told = aisle.world.engine.execute(aisle.stranger(1, 1), stranger).await.unwrap();
        assert_eq!(told.expires_at, aisle.world.engine.now().plus(souk_leads::KEPT), "and learns nothing");
        assert_eq!(aisle.listed(None).await, [before]);
        let name = "Amina".to_owned();
        aisle.keep(KeepLead { name, ..aisle.left(1, "a second tab") }).await.unwrap();
        assert_eq!(aisle.listed(None).await[0].name, "Amina", "whoever left it may");
    })
    .await;
}

/// Red where a flood fills the list: whoever comes after it would not be kept.
#[tokio::test(flavor = "multi_thread")]
async fn a_flood_washes_away_its_own_and_nobody_elses() {
    both(setup(), |world| async move {
        let aisle = Aisle::open(world).await;
        aisle.keeps(1, "mine").await;
        let of_one = u32::try_from(MOST_OF_ADDRESS).unwrap();
        for number in 0..of_one + 5 {
            aisle.later(Moment::SECOND);
            let lead = aisle.left(100 + number, &format!("flood {number}"));
            aisle.world.engine.execute(aisle.stranger(1, 1), lead).await.unwrap();
        }
        let count = || async {
            let sql = souk_engine::sql!("select cast(count(*) as bigint) from leads where state = 'waiting'");
            let rows: Vec<(i64,)> = aisle.world.rows(sql, &[]).await;
            rows[0].0
        };
        assert_eq!(count().await, MOST_OF_ADDRESS + 1);
        let all = u32::try_from(MOST_WAITING).unwrap();
        for number in 0..all {
            let lead = aisle.left(10_000 + number, &format!("sea {number}"));
            aisle.world.engine.execute(aisle.stranger(2, 10 + number / 40), lead).await.unwrap();
        }
        assert_eq!(count().await, MOST_WAITING);
        aisle.later(Moment::SECOND);
        aisle.keeps(2, "after the flood").await;
        let sql = souk_engine::sql!(
            "select phone from leads where state = 'waiting' and phone < '+213550000003' order by phone"
        );
        let kept: Vec<(String,)> = aisle.world.rows(sql, &[]).await;
        let phones: Vec<&str> = kept.iter().map(|(phone,)| phone.as_str()).collect();
        assert_eq!(phones, ["+213550000001", "+213550000002"]);
    })
    .await;
}
