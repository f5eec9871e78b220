//! An import is taken back, but for what somebody changed since.

use souk_catalog::{ProductList, ProductState, SetPrice, UpdateProduct};
use souk_core::{Moment, Quantity};
use souk_engine::RunState;
use souk_stock::{AddLocation, Counts, SetStock, UndoImport};

use crate::world::{Shop, Step, both, shared};

/// What an undo leaves behind on purpose: runs, journal, codes and counters.
const LEFT: &[&str] = &[
    "runs",
    "run_items",
    "journal",
    "claims",
    "jobs",
    "refusal_counts",
    "schedules",
    "registered_codes",
    "sequences",
    "catalog_revs",
];

#[tokio::test]
async fn an_untouched_import_leaves_no_trace() {
    both(|shop| async move {
        shop.run(AddLocation { name: "Magasin".to_owned(), address: String::new() }).await.unwrap();
        let before = shop.0.fingerprint(LEFT).await;
        let import = shop.import(&shared("apparel.csv")).await.run.unwrap();
        assert_ne!(shop.0.fingerprint(LEFT).await, before);

        let undo = shop.run(UndoImport { id: import }).await.unwrap().run;
        shop.0.drain().await;
        let report = shop.report(undo).await;
        assert_eq!((report.state, Counts::of(&report.totals).undone), (RunState::Done, 20));
        assert_eq!(shop.0.fingerprint(LEFT).await, before);
        assert_eq!(shop.report(import).await.state, RunState::Undone);
        let twice = shop.run(UndoImport { id: import }).await.unwrap_err();
        assert_eq!(twice.code(), "run.already_undone");

        // The codes are free for the same products again.
        let again = shop.import(&shared("apparel.csv")).await;
        assert_eq!((again.counts.created, again.counts.bad), (20, 0));
        shop.is_sound().await;
    })
    .await;
}

#[tokio::test]
async fn changed_products_get_their_values_back_and_stock_by_reversals() {
    both(|shop| async move {
        let header = "Handle,Title,Vendor,Variant Price,Variant Inventory Tracker,Variant Inventory Qty";
        shop.import(&format!("{header}\nrobe,Robe,Atelier,10,shopify,5\n")).await;
        shop.0.clock.advance(Moment::SECOND);
        let second = shop.import(&format!("{header}\nrobe,Robe longue,,12,shopify,9\n")).await;
        let row = shop.ask(ProductList::default()).await.unwrap().items.remove(0);
        assert_eq!((row.price_minor, row.vendor.as_str()), (Some(1_200), ""));

        shop.0.clock.advance(Moment::SECOND);
        shop.run(UndoImport { id: second.run.unwrap() }).await.unwrap();
        shop.0.drain().await;
        let row = shop.ask(ProductList::default()).await.unwrap().items.remove(0);
        assert_eq!((row.price_minor, row.vendor.as_str()), (Some(1_000), "Atelier"));
        let levels = shop.ask(souk_stock::StockLevels::default()).await.unwrap().items;
        assert_eq!(levels[0].on_hand, Quantity::whole(5));
        let moves = shop.ask(souk_stock::StockMovements::default()).await.unwrap().items;
        let kinds: Vec<_> = moves.iter().map(|row| (row.kind.as_str(), row.quantity.human())).collect();
        assert_eq!(
            kinds,
            [("reversal", "-4".to_owned()), ("import", "4".to_owned()), ("import", "5".to_owned())]
        );
        shop.is_sound().await;
    })
    .await;
}

async fn named(shop: &Shop, q: &str) -> souk_catalog::ProductRow {
    shop.ask(ProductList { q: Some(q.to_owned()), ..ProductList::default() }).await.unwrap().items.remove(0)
}

#[tokio::test]
async fn what_somebody_touched_since_stays() {
    both(|shop| async move {
        let text = "Handle,Title,Variant Price,Variant Inventory Qty\n\
                    aaa,Aaa,1,5\nbbb,Bbb,2,5\nccc,Ccc,3,5\nddd,Ddd,4,5\neee,Eee,5,5\n";
        let import = shop.import(text).await.run.unwrap();
        let edited = named(&shop, "aaa").await;
        let price = SetPrice { id: edited.id, rev: edited.rev, variant_id: None, price_minor: Some(7) };
        shop.run(price).await.unwrap();
        let levels = shop.ask(souk_stock::StockLevels::default()).await.unwrap().items;
        let variant =
            |code: &str| levels.iter().find(|row| row.full_code.starts_with(code)).unwrap().variant_id;
        let lines = vec![(variant("bbb"), Quantity::ONE)];
        shop.run(Step::Reserve { holder: 1, lines, minutes: None }).await.unwrap();
        let set = SetStock {
            variant_id: variant("ccc"),
            location_id: None,
            on_hand: Quantity::whole(4),
            expected: Quantity::whole(5),
            reason: "count".to_owned(),
        };
        shop.run(set).await.unwrap();
        let ordered = named(&shop, "ddd").await;
        shop.run(Step::OpenLines { product: ordered.id, n: 1 }).await.unwrap();
        shop.run(Step::OpenLines { product: ordered.id, n: -1 }).await.unwrap();

        let undo = shop.run(UndoImport { id: import }).await.unwrap().run;
        shop.0.drain().await;
        let report = shop.report(undo).await;
        let counts = Counts::of(&report.totals);
        assert_eq!((report.state, counts.undone, counts.skipped), (RunState::DoneWithErrors, 1, 4));
        assert_eq!(shop.report(import).await.state, RunState::PartlyUndone);
        let left = shop.ask(ProductList::default()).await.unwrap().items;
        assert_eq!(left.len(), 4);
        assert!(left.iter().all(|row| row.state == ProductState::Active));
        shop.is_sound().await;
    })
    .await;
}

#[tokio::test]
async fn a_stale_edit_gets_the_present_values_back() {
    both(|shop| async move {
        shop.import("Handle,Title,Variant Price\nrobe,Robe,10\n").await;
        let row = named(&shop, "robe").await;
        let edit = |rev| -> UpdateProduct {
            serde_json::from_value(serde_json::json!({ "id": row.id, "rev": rev, "vendor": "A" })).unwrap()
        };
        shop.run(edit(1)).await.unwrap();
        let stale = shop.run(edit(1)).await.unwrap_err();
        assert_eq!(stale.code(), "product.changed_meanwhile");
        assert_eq!(stale.refusal().unwrap().args["present"]["vendor"], "A");
    })
    .await;
}
