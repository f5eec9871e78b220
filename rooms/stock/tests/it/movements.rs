//! Levels change by movements, and never below what is reserved.

use souk_catalog::{AddProduct, NewVariant, ProductList, ProductSort, VariantId};
use souk_core::{Moment, Quantity, RawId};
use souk_stock::{
    LocationId, MovementKind, MovementLine, RecordMovement, ReverseMovement, SetStock, StockAt, StockLevels,
};

use crate::world::{Shop, Step, both};

fn movement(kind: MovementKind, variant_id: VariantId, units: i64, reason: &str) -> RecordMovement {
    let lines = vec![MovementLine { variant_id, quantity: Quantity::whole(units) }];
    RecordMovement { kind, location_id: None, lines, reason: reason.to_owned() }
}

#[tokio::test]
async fn every_movement_remembers_its_balance_and_is_mended_once() {
    both(|shop| async move {
        let (_, ids) = shop.stocked("Robe", &[10]).await;
        let lost =
            shop.run(movement(MovementKind::Loss, ids[0], 3, "torn")).await.unwrap().movements.remove(0);
        assert_eq!(lost.on_hand, Quantity::whole(7));
        let mend = ReverseMovement { id: lost.id, reason: "found again".to_owned() };
        assert_eq!(shop.run(mend.clone()).await.unwrap().on_hand, Quantity::whole(10));
        assert_eq!(shop.run(mend).await.unwrap_err().code(), "stock.already_reversed");
        shop.is_sound().await;
    })
    .await;
}

#[tokio::test]
async fn what_makes_no_sense_is_refused_and_changes_nothing() {
    both(|shop| async move {
        let (_, ids) = shop.stocked("Robe", &[10]).await;
        let id = ids[0];
        let absent = VariantId::from_raw(RawId([9; 16]));
        let foreign = Some(LocationId::from_raw(RawId([9; 16])));
        let code = async |command: RecordMovement| shop.run(command).await.unwrap_err().code();
        assert_eq!(code(movement(MovementKind::Loss, id, 3, " ")).await, "stock.reason_missing");
        assert_eq!(code(movement(MovementKind::Receive, id, -3, "")).await, "stock.quantity_invalid");
        assert_eq!(code(movement(MovementKind::Sale, id, 1, "")).await, "stock.quantity_invalid");
        assert_eq!(code(movement(MovementKind::Loss, id, 11, "gone")).await, "stock.insufficient");
        assert_eq!(code(movement(MovementKind::Receive, absent, 1, "")).await, "variant.not_found");
        let elsewhere = RecordMovement { location_id: foreign, ..movement(MovementKind::Receive, id, 1, "") };
        assert_eq!(code(elsewhere).await, "location.not_found");
        let mut half = movement(MovementKind::Receive, id, 1, "");
        half.lines[0].quantity = Quantity(500);
        assert_eq!(code(half).await, "stock.step");
        assert_eq!(shop.level(id).await, (10_000, 0));
    })
    .await;
}

#[tokio::test]
async fn cloth_is_counted_by_its_step_and_services_not_at_all() {
    both(|shop| async move {
        let variant = NewVariant { quantity_step: Some(Quantity(500)), ..NewVariant::default() };
        let cloth = shop.run(AddProduct { variants: vec![variant], ..Shop::plain("قماش") }).await.unwrap();
        let id = cloth.product.variants[0].id;
        let mut metres = movement(MovementKind::Receive, id, 1, "");
        metres.lines[0].quantity = Quantity(25_500);
        shop.run(metres).await.unwrap();
        assert_eq!(shop.level(id).await.0, 25_500);
        let service = NewVariant { tracked: Some(false), ..NewVariant::default() };
        let service =
            shop.run(AddProduct { variants: vec![service], ..Shop::plain("Couture") }).await.unwrap();
        let refused = shop.run(movement(MovementKind::Receive, service.product.variants[0].id, 1, "")).await;
        assert_eq!(refused.unwrap_err().code(), "stock.not_tracked");
    })
    .await;
}

#[tokio::test]
async fn a_value_is_set_only_over_the_value_seen() {
    both(|shop| async move {
        let (_, ids) = shop.stocked("Robe", &[10]).await;
        let set = |expected, on_hand| SetStock {
            variant_id: ids[0],
            location_id: None,
            on_hand: Quantity::whole(on_hand),
            expected: Quantity::whole(expected),
            reason: "count".to_owned(),
        };
        let stale = shop.run(set(9, 20)).await.unwrap_err();
        assert_eq!(stale.code(), "stock.changed_meanwhile");
        assert_eq!(stale.refusal().unwrap().args["present"], "10.000");
        assert_eq!(shop.run(set(10, 4)).await.unwrap().on_hand, Quantity::whole(4));
        shop.run(Step::Reserve { holder: 1, lines: vec![(ids[0], Quantity::whole(3))], minutes: None })
            .await
            .unwrap();
        assert_eq!(shop.run(set(4, 2)).await.unwrap_err().code(), "stock.insufficient");
        assert_eq!(shop.level(ids[0]).await, (4_000, 3_000));
        shop.is_sound().await;
    })
    .await;
}

#[tokio::test]
async fn on_hand_at_a_past_moment_is_replayed() {
    both(|shop| async move {
        let (_, ids) = shop.stocked("Robe", &[10]).await;
        let then = shop.0.engine.now();
        shop.0.clock.advance(60 * Moment::SECOND);
        shop.run(movement(MovementKind::Loss, ids[0], 4, "torn")).await.unwrap();
        let at = |moment| StockAt { moment, product_id: None, after: None, limit: Default::default() };
        assert_eq!(shop.ask(at(then)).await.unwrap().items[0].on_hand, Quantity::whole(10));
        assert_eq!(shop.ask(at(shop.0.engine.now())).await.unwrap().items[0].on_hand, Quantity::whole(6));
        assert!(shop.ask(at(then.plus(-1))).await.unwrap().items.is_empty());
    })
    .await;
}

#[tokio::test]
async fn levels_are_listed_page_by_page() {
    both(|shop| async move {
        shop.stocked("Robe", &[1, 2, 3, 4, 5]).await;
        let (mut after, mut seen) = (None, Vec::new());
        loop {
            let query = StockLevels { limit: souk_engine::PageSize(2), after, ..StockLevels::default() };
            let page = shop.ask(query).await.unwrap();
            seen.extend(page.items.iter().map(|row| row.variant_id));
            after = page.next;
            if after.is_none() {
                break;
            }
        }
        let mut sorted = seen.clone();
        sorted.sort_unstable();
        sorted.dedup();
        assert_eq!((seen.len(), &seen), (5, &sorted));
    })
    .await;
}

#[tokio::test]
async fn the_audit_finds_what_it_is_there_to_find() {
    for (which, invariant) in souk_stock::ROOM.invariants.iter().enumerate() {
        both(|shop| async move {
            shop.stocked("Robe", &[10]).await;
            shop.is_sound().await;
            shop.run(Step::Plant { invariant: which }).await.unwrap();
            let broken: Vec<(RawId, String)> = shop.0.rows((invariant.find)(), &[]).await;
            assert_eq!(broken.len(), 1, "{}", invariant.name);
        })
        .await;
    }
}

#[test]
fn every_refusal_has_its_sentence_in_both_languages() {
    for refusal in souk_stock::refusals::ALL {
        let id = format!("\nrefusal-{} =", refusal.code.replace(['.', '_'], "-"));
        for (lang, text) in souk_stock::ROOM.texts {
            assert!(text.contains(&id), "{} has no sentence in {lang}", refusal.code);
        }
    }
}

/// Red where a sale, a return or a loss does not move the product in the list.
#[tokio::test]
async fn products_stand_by_what_lies_there_and_goods_that_move_move_them() {
    both(|shop| async move {
        let (_, robe) = shop.stocked("Robe", &[2, 3]).await;
        let (_, cup) = shop.stocked("Cup", &[4]).await;
        shop.stocked("Abaya", &[0]).await;
        let names = async |sort| {
            let (mut after, mut names) = (None, Vec::new());
            loop {
                let list =
                    ProductList { sort, limit: souk_engine::PageSize(1), after, ..ProductList::default() };
                let page = shop.ask(list).await.unwrap();
                let told = |row: &souk_catalog::ProductRow| {
                    format!("{} {}", row.name.0.values().next().unwrap(), row.on_hand.human())
                };
                names.extend(page.items.iter().map(told));
                after = page.next;
                if after.is_none() {
                    return names;
                }
            }
        };
        assert_eq!(names(ProductSort::Plentiful).await, ["Robe 5", "Cup 4", "Abaya 0"]);
        assert_eq!(names(ProductSort::Scarcest).await, ["Abaya 0", "Cup 4", "Robe 5"]);
        let lines =
            vec![(robe[0], Quantity::whole(1)), (robe[1], Quantity::whole(2)), (cup[0], Quantity::whole(1))];
        shop.run(Step::Reserve { holder: 1, lines, minutes: None }).await.unwrap();
        assert_eq!(names(ProductSort::Scarcest).await, ["Abaya 0", "Cup 4", "Robe 5"], "held is there still");
        shop.run(Step::Claim { holder: 1 }).await.unwrap();
        assert_eq!(names(ProductSort::Plentiful).await, ["Cup 3", "Robe 2", "Abaya 0"]);
        shop.run(Step::Return { holder: 1, damaged: false }).await.unwrap();
        shop.run(movement(MovementKind::Loss, cup[0], 4, "torn")).await.unwrap();
        assert_eq!(names(ProductSort::Plentiful).await[0], "Robe 5");
        let robes =
            ProductList { q: Some("robe".to_owned()), sort: ProductSort::Scarcest, ..ProductList::default() };
        assert_eq!(shop.ask(robes).await.unwrap().items.len(), 1, "among those that were looked for too");
        shop.is_sound().await;
    })
    .await;
}
