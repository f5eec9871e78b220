//! Stock is held for orders: never more than there is, and every hold ends once.

use std::sync::Arc;

use souk_catalog::{AddProduct, NewVariant, VariantId, WhenOut};
use souk_core::{Moment, Quantity};
use souk_engine::sql;

use crate::world::{Shop, Step, both};

fn hold(holder: u8, lines: &[(VariantId, i64)]) -> Step {
    let lines = lines.iter().map(|(id, units)| (*id, Quantity::whole(*units))).collect();
    Step::Reserve { holder, lines, minutes: Some(60) }
}

#[tokio::test]
async fn a_hold_becomes_a_sale_or_goes_back_once() {
    both(|shop| async move {
        let (_, ids) = shop.stocked("Robe", &[10]).await;
        shop.run(hold(1, &[(ids[0], 3)])).await.unwrap();
        shop.run(hold(2, &[(ids[0], 4)])).await.unwrap();
        assert_eq!(shop.level(ids[0]).await, (10_000, 7_000));
        shop.run(Step::Claim { holder: 1 }).await.unwrap();
        shop.run(Step::Claim { holder: 1 }).await.unwrap();
        shop.run(Step::Release { holder: 1 }).await.unwrap();
        shop.run(Step::Release { holder: 2 }).await.unwrap();
        shop.run(Step::Release { holder: 2 }).await.unwrap();
        assert_eq!(shop.level(ids[0]).await, (7_000, 0));
        shop.is_sound().await;
    })
    .await;
}

#[tokio::test]
async fn all_short_lines_are_told_and_nothing_is_held() {
    both(|shop| async move {
        let (_, ids) = shop.stocked("Robe", &[2, 10, 0]).await;
        let lines = [(ids[0], 2), (ids[0], 1), (ids[1], 1), (ids[2], 1)];
        let refused = shop.run(hold(1, &lines)).await.unwrap_err();
        assert_eq!(refused.code(), "stock.insufficient");
        let short = refused.refusal().unwrap().args["short"].clone();
        let part = |line: &serde_json::Value, name: &str| line[name].as_str().unwrap().to_owned();
        let mut told: Vec<_> = short
            .as_array()
            .unwrap()
            .iter()
            .map(|line| (part(line, "asked"), part(line, "available")))
            .collect();
        told.sort();
        let wanted = [("1.000", "0.000"), ("3.000", "2.000")];
        assert_eq!(told, wanted.map(|(asked, available)| (asked.to_owned(), available.to_owned())));
        for id in ids {
            assert_eq!(shop.level(id).await.1, 0);
        }
    })
    .await;
}

#[tokio::test]
async fn returned_goods_come_back_once_and_damaged_ones_are_lost() {
    both(|shop| async move {
        let (_, ids) = shop.stocked("Robe", &[10]).await;
        for holder in [1, 2] {
            shop.run(hold(holder, &[(ids[0], 2)])).await.unwrap();
            shop.run(Step::Claim { holder }).await.unwrap();
        }
        assert_eq!(shop.level(ids[0]).await.0, 6_000);
        for _ in 0..2 {
            shop.run(Step::Return { holder: 1, damaged: false }).await.unwrap();
            shop.run(Step::Return { holder: 2, damaged: true }).await.unwrap();
        }
        assert_eq!(shop.level(ids[0]).await, (8_000, 0));
        shop.is_sound().await;
    })
    .await;
}

#[tokio::test]
async fn more_may_be_promised_where_the_variant_says_so_and_is_never_reserved() {
    both(|shop| async move {
        let variants = vec![NewVariant { when_out: Some(WhenOut::Continue), ..NewVariant::default() }];
        let view = shop.run(AddProduct { variants, ..Shop::plain("Sac") }).await.unwrap();
        let id = view.product.variants[0].id;
        shop.run(hold(1, &[(id, 2)])).await.unwrap();
        shop.receive(id, 3).await;
        shop.run(hold(2, &[(id, 5)])).await.unwrap();
        assert_eq!(shop.level(id).await, (3_000, 3_000));
        let promised: Vec<(i64,)> =
            shop.0.rows(sql!("select cast(sum(backordered) as bigint) from reservations"), &[]).await;
        assert_eq!(promised[0].0, 4_000);
        shop.run(Step::Claim { holder: 2 }).await.unwrap();
        assert_eq!(shop.level(id).await, (0, 0));
        shop.is_sound().await;
    })
    .await;
}

#[tokio::test]
async fn uncounted_variants_hold_nothing() {
    both(|shop| async move {
        let variants = vec![NewVariant { tracked: Some(false), ..NewVariant::default() }];
        let view = shop.run(AddProduct { variants, ..Shop::plain("Couture") }).await.unwrap();
        shop.run(hold(1, &[(view.product.variants[0].id, 1_000)])).await.unwrap();
        shop.run(Step::Claim { holder: 1 }).await.unwrap();
        let rows: Vec<(i64,)> =
            shop.0.rows(sql!("select cast(count(*) as bigint) from reservations"), &[]).await;
        assert_eq!(rows[0].0, 0);
    })
    .await;
}

#[tokio::test]
async fn holds_end_when_their_time_has_come() {
    both(|shop| async move {
        let (_, ids) = shop.stocked("Robe", &[10]).await;
        shop.run(hold(1, &[(ids[0], 3)])).await.unwrap();
        let endless = Step::Reserve { holder: 2, lines: vec![(ids[0], Quantity::ONE)], minutes: None };
        shop.run(endless).await.unwrap();
        shop.run(souk_stock::ExpireHolds {}).await.unwrap();
        assert_eq!(shop.level(ids[0]).await.1, 4_000);
        shop.0.clock.advance(61 * 60 * Moment::SECOND);
        let ended = shop.run(souk_stock::ExpireHolds {}).await.unwrap();
        assert_eq!((ended.holders, ended.more), (1, false));
        assert_eq!(shop.level(ids[0]).await, (10_000, 1_000));
        shop.run(Step::Claim { holder: 1 }).await.unwrap();
        assert_eq!(shop.level(ids[0]).await, (10_000, 1_000));
        shop.is_sound().await;
    })
    .await;
}

#[tokio::test]
async fn many_at_once_never_hold_more_than_there_is() {
    both(|shop| async move {
        let (_, ids) = shop.stocked("Robe", &[40, 40]).await;
        let shop = Arc::new(shop);
        let mut tries = tokio::task::JoinSet::new();
        for n in 0..64_u8 {
            let (shop, mut ids) = (shop.clone(), ids.clone());
            if n % 2 == 0 {
                ids.reverse();
            }
            tries.spawn(async move {
                let lines: Vec<_> = ids.iter().map(|id| (*id, 1)).collect();
                shop.run(hold(n + 1, &lines)).await.map_err(|error| error.code())
            });
        }
        let mut held = 0;
        while let Some(outcome) = tries.join_next().await {
            match outcome.unwrap() {
                Ok(()) => held += 1,
                Err(code) => assert_eq!(code, "stock.insufficient"),
            }
        }
        assert_eq!(held, 40);
        assert_eq!(shop.level(ids[0]).await, (40_000, 40_000));
        assert_eq!(shop.level(ids[1]).await, (40_000, 40_000));
        shop.is_sound().await;
    })
    .await;
}
