//! What an order weighs is paid by everybody alike: shown, charged, and after a correction.

use souk_catalog::{UpdateVariant, VariantId};
use souk_orders::PlaceOrder;
use souk_orders::model::form::LineForm;
use souk_orders::queries::QuoteCart;
use souk_places::commands::SetCarrier;
use souk_testkit::both;

use crate::stall::{FEE, Stall, setup};

/// 50 dinars.
const EACH_KG: i64 = 5_000;

async fn weigh(stall: &Stall, product: souk_catalog::ProductId, variant: VariantId, grams: i64) {
    let rev = stall.ask(souk_catalog::ProductCard { id: product }).await.unwrap().rev;
    let weighed = serde_json::json!({
        "id": product, "variant_id": variant, "rev": rev, "weight_g": grams,
    });
    let command: UpdateVariant = serde_json::from_value(weighed).unwrap();
    stall.run(command).await.unwrap();
}

fn line(variant: VariantId, quantity: &str) -> LineForm {
    LineForm {
        variant_id: Some(variant.to_string()),
        quantity: Some(souk_orders::model::figure::Figure(quantity.to_owned())),
        ..LineForm::default()
    }
}

/// What a visitor is shown; then what the order costs that they place with just that.
async fn shown_and_charged(stall: &Stall, number: u32, lines: Vec<LineForm>) -> (i64, i64, i64) {
    let order = PlaceOrder { lines: lines.clone(), ..stall.order(number) };
    let cart = QuoteCart { lines, delivery: order.delivery.clone() };
    let quote = stall.world.engine.ask(stall.visitor(1), cart).await.unwrap();
    let way = quote.way("home").unwrap().clone();
    let expected = souk_orders::model::form::Expected {
        total: Some(souk_orders::model::figure::Amount::Minor(way.total_minor)),
        delivery_fee: Some(souk_orders::model::figure::Amount::Minor(way.delivery_fee_minor)),
    };
    let placed = stall.place(stall.visitor(1), PlaceOrder { expected, ..order }).await.unwrap();
    assert_eq!(placed.total_minor, way.total_minor);
    (way.delivery_fee_minor, way.oversize_minor, placed.delivery_fee_minor)
}

#[tokio::test]
async fn weight_beyond_five_kilograms_is_charged_as_it_was_shown() {
    both(setup(), |world| async move {
        let stall = Stall::open(world).await;
        let (other, heavy) = stall.product("Tapis", &[], 10).await;
        stall
            .run(SetCarrier {
                carrier: "own".to_owned(),
                oversize_fee_minor: Some(EACH_KG),
                map: None,
                rev: None,
            })
            .await
            .unwrap();
        let unweighed = shown_and_charged(&stall, 1, vec![line(heavy, "3")]).await;
        assert_eq!(unweighed, (FEE, 0, FEE), "nobody weighed it");
        weigh(&stall, other, heavy, 2_500).await;
        let five = shown_and_charged(&stall, 2, vec![line(heavy, "2")]).await;
        assert_eq!(five, (FEE, 0, FEE), "5.0 kg are in the fee");
        weigh(&stall, stall.product, stall.variant, 10).await;
        let lines = vec![line(heavy, "2"), line(stall.variant, "1")];
        let more = shown_and_charged(&stall, 3, lines).await;
        assert_eq!(more, (FEE + EACH_KG, EACH_KG, FEE + EACH_KG), "5.01 kg are a sixth");
        let lines = vec![line(heavy, "3"), line(stall.variant, "2")];
        let most = shown_and_charged(&stall, 4, lines).await;
        assert_eq!(most, (FEE + 3 * EACH_KG, 3 * EACH_KG, FEE + 3 * EACH_KG), "7.52 kg are eight");
    })
    .await;
}

/// Red where a page shows the fee alone: whoever sends that sum would be refused, or pay less than others.
#[tokio::test]
async fn an_order_at_the_fee_without_its_weight_is_told_the_true_one() {
    both(setup(), |world| async move {
        let stall = Stall::open(world).await;
        let set =
            SetCarrier { carrier: "own".to_owned(), oversize_fee_minor: Some(EACH_KG), map: None, rev: None };
        stall.run(set).await.unwrap();
        weigh(&stall, stall.product, stall.variant, 6_000).await;
        let expected = souk_orders::model::form::Expected {
            total: None,
            delivery_fee: Some(souk_orders::model::figure::Amount::Minor(FEE)),
        };
        let told =
            stall.place(stall.visitor(1), PlaceOrder { expected, ..stall.order(1) }).await.unwrap_err();
        assert_eq!(told.code(), "order.price_changed");
        assert_eq!(told.refusal().unwrap().args["quote"]["delivery_fee_minor"], FEE + EACH_KG);
    })
    .await;
}
