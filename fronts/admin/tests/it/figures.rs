//! The platform's figures as pictures with their tables, each part with the shops behind it.

use souk_core::{Actor, Lang, Moment, RawId, UserId, Words, params};
use souk_engine::{Ask, Lane, Reach, sql as statement};
use souk_identity::AddUser;
use souk_plans::{ActivatePlan, OpenShop, ResetMonthlyOnlineOrders};

use crate::office::{Office, PASSWORD, in_office};

fn console() -> Ask {
    Ask::new(Actor::Console, "test")
}

/// A shop that tries the starter plan and sold three orders today.
async fn karim(office: &Office) -> String {
    let engine = &office.world.engine;
    let person = AddUser {
        email: "karim@example.com".to_owned(),
        name: "Karim".to_owned(),
        password: PASSWORD.to_owned(),
        lang: Lang::En,
        platform_admin: false,
    };
    let user: UserId = engine.execute(console(), person).await.unwrap().id;
    let open = OpenShop {
        name: Words::one(Lang::En, "Karim Store"),
        slug: "karim".to_owned(),
        country: "DZ".to_owned(),
        currency: souk_core::Currency::parse("DZD").unwrap(),
        zone: "Africa/Algiers".to_owned(),
        languages: vec![Lang::En],
        phone: None,
        owner_email: None,
        plan: None,
        invited_by: None,
    };
    let shop = engine.execute(Ask::new(Actor::User { user }, "test"), open).await.unwrap().id;
    engine.execute(console(), ResetMonthlyOnlineOrders {}).await.unwrap();
    office.world.drain().await;
    let now = engine.now();
    let written = engine.db().write(Lane::Front, Reach::Platform, move |tx| {
        for order in 1..=3_u8 {
            tx.run(
                statement!(
                    "insert into usage_rows (shop_id, order_id, period_key, credit_id, taken_at, state)
                     values ($1, $2, '2026-11', null, $3, 'counted')"
                ),
                params![shop, RawId([order; 16]), now],
            )?;
        }
        tx.put(statement!("update usage_periods set used = 3 where shop_id = $1"), params![shop])
    });
    written.await.unwrap_or_else(|_| panic!("orders are planted"));
    shop.to_string()
}

#[tokio::test(flavor = "multi_thread")]
async fn the_funnel_and_the_map_of_heat_open_their_shops_and_have_their_tables() {
    in_office(|mut office| async move {
        let page = office.owner.get("/platform/figures?lang=en").await;
        for text in ["No trial of this plan in twelve months", "No shop has a month open"] {
            assert!(page.has(text), "{text}: {}", page.text);
        }
        let shop = karim(&office).await;
        let page = office.owner.get("/platform/figures").await;
        for step in ["trials_started", "trials_paid", "limit_reached", "moved_up"] {
            let link = format!("/platform/figures/{step}?plan=ecommerce_starter");
            assert!(page.has(&format!("href=\"{link}\"")), "{step}: {}", page.text);
            let list = office.owner.get(&link).await;
            assert_eq!((list.status, list.has("Karim Store")), (200, step == "trials_started"), "{step}");
        }
        assert!(page.has("1 · 100.00 %") && page.has("0 · 0.00 %"), "{}", page.text);
        let card = format!("href=\"/platform/shops/{shop}\"");
        for page in [page, office.owner.get("/platform/heat?plan=ecommerce_starter&period=2026-11").await] {
            let heat = page.text.split("class=\"measures heat\"").nth(1).unwrap();
            assert!(heat.contains(&card) && heat.contains("3 / 100"), "{heat}");
            // The 20th: the twentieth of the cells, and of the table's.
            assert!(heat.contains("<rect class=\"h4\" x=\"19\" width=\"1\" height=\"1\"/></svg>"), "{heat}");
            let row = heat.split("<tbody>").nth(1).unwrap();
            let cells: Vec<&str> = row.split("<td>").skip(1).map(|cell| cell.get(..1).unwrap()).collect();
            assert_eq!((cells.len(), cells[19], cells[0]), (30, "3", "0"), "{row}");
        }
        let before = office.owner.get("/platform/heat?period=2026-10").await;
        assert!(before.has("No shop has a month open") && before.has("value=\"2026-10\""), "{}", before.text);
        assert_eq!(office.owner.get("/platform/heat?period=autumn").await.status, 422);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn advice_opens_the_shops_behind_each_share_and_says_when_there_is_nothing_to_say() {
    in_office(|mut office| async move {
        let page = office.owner.get("/platform/advice?lang=en").await;
        assert!(page.has("No shop had this plan in 2026-10"), "{}", page.text);
        let shop = karim(&office).await;
        let paying = ActivatePlan::of(shop.parse().unwrap());
        office.world.engine.execute(console(), paying).await.unwrap();
        office.world.clock.advance(15 * Moment::DAY);
        let page = office.owner.get("/platform/advice?limit=2&price=2000").await;
        assert!(page.has("Paid in that month") && !page.has("No shop had"), "{}", page.text);
        for (share, there) in [("near_limit", false), ("at_limit", false), ("under_30", true)] {
            let link = format!("/platform/figures/{share}?plan=ecommerce_starter");
            assert!(page.has(&format!("href=\"{link}\"")), "{share}: {}", page.text);
            let list = office.owner.get(&link).await;
            assert_eq!((list.status, list.has("Karim Store")), (200, there), "{share}");
        }
    })
    .await;
}
