//! The catalogue as whoever runs the platform edits it: versions, names, packages.

use std::collections::BTreeMap;

use serde_json::json;
use souk_core::{Currency, Lang, Words};
use souk_engine::Ask;
use souk_plans::{
    AddCreditPackage, AddPlanVersion, ApprovePlanPayment, BuyCredits, ChangeCreditPackage, Difference,
    PaymentMethod, PlanList, RetireCreditPackage, RetiredPlans, SellCreditPackageAgain, SendPlanPayment,
};
use souk_testkit::{World, both};

use crate::shop::{Amina, STARTER, code, console, pay, setup, sound, user};

fn version(after: i64, values: serde_json::Value) -> AddPlanVersion {
    let entitlements: BTreeMap<String, serde_json::Value> = serde_json::from_value(values).unwrap();
    AddPlanVersion { plan: STARTER.to_owned(), after, entitlements, ..AddPlanVersion::default() }
}

async fn add(world: &World, version: AddPlanVersion) -> souk_plans::PlanVersionCard {
    world.engine.execute(console(), version).await.unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_better_reaches_a_shop_at_once_and_what_is_worse_never_does() {
    both(setup(), |world| async move {
        let amina = Amina::new(&world).await;
        pay(&world, &amina, STARTER).await;
        for order in 1..=100 {
            amina.take(&world, order).await.unwrap();
        }
        let values = json!({"online_orders.max": 120, "products.max": 20, "webhooks": true, "api": false});
        let mixed = AddPlanVersion { favour_now: true, ..version(1, values) };
        let planned = Ask { dry_run: true, ..console() };
        let planned = world.engine.execute(planned, mixed.clone()).await.unwrap();
        let keys = |of: &[Difference]| of.iter().map(|it| it.key.clone()).collect::<Vec<_>>();
        assert_eq!((planned.shops, planned.favoured), (1, 1));
        assert_eq!(keys(&planned.better), ["online_orders.max", "webhooks"]);
        assert_eq!(keys(&planned.worse), ["api", "products.max"]);
        assert_eq!(amina.info(&world).await.max_orders, Some(100), "a dry run changes nothing");

        add(&world, mixed).await;
        world.drain().await;
        assert_eq!(amina.info(&world).await.max_orders, Some(120));
        for order in 101..=120 {
            amina.take(&world, order).await.unwrap();
        }
        assert_eq!(code(amina.take(&world, 121).await), "quota.exhausted");
        let now = world.engine.ask(amina.member(), souk_entitlements::EntitlementList {}).await.unwrap();
        let value =
            |key: &str| now.items.iter().find(|it| it.key == key).map(|it| (it.allowed, it.max)).unwrap();
        assert_eq!((value("webhooks"), value("products.max")), ((true, None), (true, Some(50))));
        assert!(value("api").0, "what is worse waits for the renewal");
        // A second run, and a version that gives less than what was given, change nothing.
        let less = AddPlanVersion { favour_now: true, ..version(2, json!({"online_orders.max": 110})) };
        assert_eq!(add(&world, less).await.favoured, 0);
        world.drain().await;
        assert_eq!(amina.info(&world).await.max_orders, Some(120));
        sound(&world).await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn names_change_by_language_and_an_empty_one_is_refused() {
    both(setup(), |world| async move {
        Amina::new(&world).await;
        let names = Words::one(Lang::En, "First steps");
        add(&world, AddPlanVersion { names, ..version(1, json!({})) }).await;
        let plans = world.engine.ask(console(), PlanList {}).await.unwrap().items;
        let starter = plans.iter().find(|plan| plan.code == STARTER).unwrap();
        assert_eq!(starter.names.get(Lang::En, &[]), "First steps");
        assert_eq!(starter.names.get(Lang::Ar, &[]), "تجار إلكترونيين مبتدئين");
        assert_eq!(starter.version, 2);
        let bad = AddPlanVersion { names: Words::one(Lang::Ar, " "), ..version(2, json!({})) };
        assert_eq!(code(world.engine.execute(console(), bad).await), "plan.name_invalid");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_package_changes_and_retires_and_what_was_ordered_stays_as_it_was_told() {
    both(setup(), |world| async move {
        let amina = Amina::new(&world).await;
        pay(&world, &amina, STARTER).await;
        let dzd = Currency::parse("DZD").unwrap();
        let small = AddCreditPackage {
            code: "credits_20".to_owned(),
            currency: dzd,
            orders: 20,
            price_minor: 30_000,
            months: Some(6),
        };
        world.engine.execute(console(), small).await.unwrap();
        let buy = || BuyCredits { shop: Some(amina.shop), package: "credits_20".to_owned() };
        let bill = world.engine.execute(user(amina.owner), buy()).await.unwrap().invoice;
        let change = |orders, months| ChangeCreditPackage {
            package: "credits_20".to_owned(),
            orders,
            price_minor: Some(50_000),
            months,
        };
        let bad = world.engine.execute(console(), change(Some(0), None)).await;
        assert_eq!(code(bad), "credit.package_invalid");
        let changed = world.engine.execute(console(), change(Some(25), Some(Some(1)))).await.unwrap();
        assert_eq!((changed.orders, changed.price_minor, changed.months), (25, 50_000, Some(1)));
        let retire = || RetireCreditPackage { package: "credits_20".to_owned() };
        world.engine.execute(console(), retire()).await.unwrap();
        world.engine.execute(console(), retire()).await.unwrap();

        let sent = SendPlanPayment {
            id: bill.id,
            method: PaymentMethod::Cash,
            reference: None,
            note: String::new(),
            file_id: None,
        };
        world.engine.execute(amina.member(), sent).await.unwrap();
        let approve =
            ApprovePlanPayment { shop: amina.shop, invoice: bill.id, method: None, reference: None };
        world.engine.execute(console(), approve).await.unwrap();
        let credits = world.engine.ask(amina.member(), souk_plans::CreditList {}).await.unwrap();
        let credit = &credits[0];
        assert_eq!(credit.granted, 20, "as it was told");
        assert_eq!(credit.expires_at.unwrap().to_string().get(..7), Some("2027-05"), "six months, not one");

        // Sold no more: in no list, bought by nobody; and sold again.
        assert_eq!(code(world.engine.execute(user(amina.owner), buy()).await), "credit.package_not_found");
        assert_eq!(code(amina.buy(&world, 25, "500").await), "credit.price_mismatch");
        let sold = async || world.engine.ask(console(), PlanList {}).await.unwrap().packages.len();
        assert_eq!(sold().await, 2);
        let retired = world.engine.ask(console(), RetiredPlans {}).await.unwrap().packages;
        assert_eq!(retired.iter().map(|it| it.code.as_str()).collect::<Vec<_>>(), ["credits_20"]);
        let again = SellCreditPackageAgain { package: "credits_20".to_owned() };
        world.engine.execute(console(), again).await.unwrap();
        assert_eq!(sold().await, 3);
        sound(&world).await;
    })
    .await;
}
