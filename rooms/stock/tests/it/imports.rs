//! Files become products with stock, once.

use souk_catalog::model::files::shopify::Generation;
use souk_catalog::model::files::{Options, generate};
use souk_catalog::{CodeLookup, ProductList};
use souk_core::{RawId, params};
use souk_engine::{RunCard, RunState, StopRun, sql};
use souk_stock::{Counts, FileRef, ImportProducts, ResumeImport, RunImport};

use crate::world::{Shop, both, file, shared};

/// Products, variants, pieces in thousandths, sum of the variants' prices.
async fn totals(shop: &Shop) -> (i64, i64, i64, i64) {
    let rows: Vec<(i64, i64, i64, i64)> = shop
        .0
        .rows(
            sql!(
                "select (select cast(count(*) as bigint) from products), (select cast(count(*) as bigint)
                 from variants),
                        (select cast(coalesce(sum(on_hand), 0) as bigint) from stock_levels),
                        (select cast(coalesce(sum(coalesce(v.price_minor, p.price_minor)), 0) as bigint)
                         from variants v join products p on p.shop_id = v.shop_id and p.id = v.product_id)"
            ),
            &[],
        )
        .await;
    rows[0]
}

fn many(products: usize) -> Options {
    Options { products, generation: Generation::Classic, bad_rows: 0, arabic: true, quotes: true }
}

const RUNS: &[&str] = &["runs", "run_items", "journal", "claims", "jobs", "refusal_counts", "schedules"];

#[tokio::test]
async fn apparel_comes_in_whole_and_a_second_time_changes_nothing() {
    both(|shop| async move {
        let preview = shop.import(&shared("apparel.csv")).await;
        assert_eq!((preview.counts.total, preview.counts.created, preview.counts.bad), (20, 20, 0));
        assert_eq!((preview.counts.variants, preview.counts.pieces.as_str()), (22, "22"));
        assert_eq!(preview.counts.pictures, 20);
        assert_eq!(totals(&shop).await, (20, 22, 22_000, 129_500));
        let run = shop.report(preview.run.unwrap()).await;
        assert_eq!((run.state, Counts::of(&run.totals).created), (RunState::Done, 20));
        shop.is_sound().await;

        let before = shop.0.fingerprint(RUNS).await;
        let again = shop.import(&shared("apparel.csv")).await;
        assert_eq!((again.counts.created, again.counts.updated, again.counts.unchanged), (0, 0, 20));
        assert_eq!(shop.report(again.run.unwrap()).await.state, RunState::Done);
        assert_eq!(shop.0.fingerprint(RUNS).await, before);
    })
    .await;
}

#[tokio::test]
async fn home_and_garden_comes_in_with_its_quoted_tags() {
    both(|shop| async move {
        shop.import(&shared("home-and-garden.csv")).await;
        assert_eq!(totals(&shop).await, (20, 21, 65_000, 234_584));
        let found =
            shop.ask(ProductList { q: Some("pot".to_owned()), ..ProductList::default() }).await.unwrap();
        let tags: Vec<_> = found.items.iter().filter(|row| row.tags.contains(&"Pot".to_owned())).collect();
        assert!(tags.iter().any(|row| row.tags.contains(&"Plants".to_owned())), "{:?}", found.items);
    })
    .await;
}

#[tokio::test]
async fn a_preview_writes_nothing_but_itself_and_runs_when_told() {
    both(|shop| async move {
        let text = shared("apparel.csv");
        let before = shop.0.fingerprint(RUNS).await;
        let dry = shop.0.engine.execute(shop.0.owner().dry(), file(&text)).await.unwrap();
        assert_eq!((dry.counts.created, dry.plan, dry.run), (20, None, None));
        let preview = shop.run(ImportProducts { start: false, ..file(&text) }).await.unwrap();
        assert_eq!((preview.counts.created, preview.run), (20, None));
        shop.0.drain().await;
        assert_eq!(shop.0.fingerprint(RUNS).await, before);

        let plan = preview.plan.unwrap();
        let started = shop.run(RunImport { id: plan }).await.unwrap();
        shop.0.drain().await;
        assert_eq!(shop.report(started.run).await.state, RunState::Done);
        assert_eq!(totals(&shop).await.0, 20);
        let twice = shop.run(RunImport { id: plan }).await.unwrap_err();
        assert_eq!(twice.code(), "import.not_previewed");
    })
    .await;
}

#[tokio::test]
async fn what_changed_since_the_plan_is_left_alone() {
    both(|shop| async move {
        shop.import("Handle,Title,Variant Price\nrobe,Robe,10\nsac,Sac,5\n").await;
        let text = "Handle,Title,Variant Price\nrobe,Robe,11\nsac,Sac,6\n";
        let preview = shop.run(ImportProducts { start: false, ..file(text) }).await.unwrap();
        let rows =
            shop.ask(ProductList { q: Some("robe".to_owned()), ..ProductList::default() }).await.unwrap();
        let robe = &rows.items[0];
        let price =
            souk_catalog::SetPrice { id: robe.id, rev: robe.rev, variant_id: None, price_minor: Some(999) };
        shop.run(price).await.unwrap();
        let run = shop.run(RunImport { id: preview.plan.unwrap() }).await.unwrap().run;
        shop.0.drain().await;
        let report = shop.ask(RunCard { id: run, from: 0 }).await.unwrap();
        assert_eq!(report.run.state, RunState::DoneWithErrors);
        let reasons: Vec<_> =
            report.items.iter().map(|item| (item.label.as_str(), item.reason.as_deref())).collect();
        assert_eq!(reasons, [("Robe", Some("changed_since_plan")), ("Sac", None)]);
        assert_eq!(totals(&shop).await.3, 999 + 600);
    })
    .await;
}

#[tokio::test]
async fn bad_products_are_named_by_line_and_the_others_come_in() {
    both(|shop| async move {
        let made = generate(7, Options { bad_rows: 9, ..many(120) });
        let preview = shop.import(&made.csv).await;
        let wanted = i64::try_from(made.totals.products).unwrap();
        assert_eq!(preview.counts.created, wanted);
        assert_eq!(preview.counts.bad, i64::try_from(made.totals.bad_products).unwrap());
        assert!(preview.errors.iter().all(|error| error["line"].as_i64() > Some(1)));
        let (products, variants, pieces, prices) = totals(&shop).await;
        assert_eq!(products, wanted);
        assert_eq!(variants, i64::try_from(made.totals.variants).unwrap());
        assert_eq!((pieces, prices), (made.totals.pieces.0, made.totals.price_minor_sum));
        let run = shop.report(preview.run.unwrap()).await;
        assert_eq!(run.state, RunState::DoneWithErrors);
        assert_eq!(Counts::of(&run.totals).bad, preview.counts.bad);
        assert_eq!(run.position, run.size);
        shop.is_sound().await;
        let again = shop.import(&made.csv).await;
        assert_eq!((again.counts.updated, again.counts.unchanged), (0, wanted));
    })
    .await;
}

#[tokio::test]
async fn both_generations_of_a_file_make_the_same_products() {
    both(|shop| async move {
        let classic = generate(3, many(30));
        let current = generate(3, Options { generation: Generation::Current, ..many(30) });
        shop.import(&classic.csv).await;
        let again = shop.import(&current.csv).await;
        assert_eq!((again.counts.created, again.counts.updated), (0, 0), "{:?}", again.counts);
    })
    .await;
}

#[tokio::test]
async fn absent_columns_leave_values_and_empty_ones_clear_them() {
    both(|shop| async move {
        shop.import("Handle,Title,Vendor,Variant Price\nrobe,Robe,Atelier,10\n").await;
        let kept = shop.import("Handle,Title\nrobe,Robe\n").await;
        assert_eq!((kept.counts.unchanged, kept.counts.cleared), (1, 0));
        let cleared = shop.import("Handle,Title,Vendor\nrobe,Robe,\n").await;
        assert_eq!((cleared.counts.updated, cleared.counts.cleared), (1, 1));
        let row = shop.ask(ProductList::default()).await.unwrap().items.remove(0);
        assert_eq!((row.vendor.as_str(), row.price_minor), ("", Some(1_000)));
    })
    .await;
}

#[tokio::test]
async fn the_plan_s_limit_is_told_before_and_kept_after() {
    both(|shop| async move {
        shop.allow(Some(15)).await;
        let preview = shop.import(&shared("apparel.csv")).await;
        assert_eq!(preview.counts.over_limit, 5);
        assert_eq!(totals(&shop).await.0, 15);
        let run = shop.report(preview.run.unwrap()).await;
        let counts = Counts::of(&run.totals);
        assert_eq!((run.state, counts.created, counts.skipped), (RunState::DoneWithErrors, 15, 5));
    })
    .await;
}

#[tokio::test]
async fn a_barcode_finds_its_product_and_another_s_code_is_refused() {
    both(|shop| async move {
        let header = "Handle,Title,Variant Price,Variant Barcode";
        shop.import(&format!("{header}\nrobe,Robe,10,0036000291452\n")).await;
        let found = shop.ask(CodeLookup { text: "036000291452".to_owned() }).await.unwrap();
        assert_eq!(found.code, "robe");
        let renamed = shop.import(&format!("{header}\nautre,Robe,12,036000291452\n")).await;
        assert_eq!((renamed.counts.created, renamed.counts.updated), (0, 1));
        let clash = shop.import(&format!("{header}\nrobe,Robe,10,0036000291452\nsac,Sac,5,robe\n")).await;
        assert_eq!((clash.counts.bad, clash.counts.created), (1, 0), "{:?}", clash.counts);
    })
    .await;
}

#[tokio::test]
async fn a_stopped_run_goes_on_where_it_stopped() {
    both(|shop| async move {
        let made = generate(11, many(130));
        let preview = shop.run(file(&made.csv)).await.unwrap();
        let run = preview.run.unwrap();
        let second = shop.run(file(&made.csv)).await.unwrap_err();
        assert_eq!(second.code(), "run.in_progress");
        shop.run(StopRun { id: run }).await.unwrap();
        shop.0.drain().await;
        assert_eq!(totals(&shop).await.0, 0);
        shop.run(ResumeImport { id: run }).await.unwrap();
        shop.0.drain().await;
        let report = shop.report(run).await;
        assert_eq!((report.state, Counts::of(&report.totals).created), (RunState::Done, 130));
        assert_eq!(totals(&shop).await.0, 130);
    })
    .await;
}

#[tokio::test]
async fn no_shop_sees_another_s_import() {
    both(|shop| async move {
        let preview = shop.import(&shared("apparel.csv")).await;
        let card = RunCard { id: preview.run.unwrap(), from: 0 };
        let foreign = shop.ask_as(shop.0.other_owner(), card).await.unwrap_err();
        assert_eq!(foreign.code(), "run.not_found");
        let other: Vec<(i64,)> = shop
            .0
            .rows(
                sql!("select cast(count(*) as bigint) from products where shop_id <> $1"),
                params![shop.0.shop],
            )
            .await;
        assert_eq!(other[0].0, 0);
        let mine: Vec<(RawId,)> =
            shop.0.rows(sql!("select distinct shop_id from stock_movements"), &[]).await;
        assert_eq!(mine, [(shop.0.shop.raw(),)]);
    })
    .await;
}

#[tokio::test]
async fn broken_files_are_refused_with_their_reason() {
    both(|shop| async move {
        for (text, code) in [
            ("", "import.header"),
            ("Handle,Title,title\na,b,c\n", "import.duplicate_header"),
            ("Handle,Title\na,\"b\n", "import.quote_open"),
            ("Handle,Title\na,b\0\n", "request.invalid"),
            ("Handle,Title\n", "import.empty"),
        ] {
            assert_eq!(shop.run(file(text)).await.unwrap_err().code(), code, "{text:?}");
        }
        let support = shop.0.member_with(&["products.view"]);
        let denied = shop.0.engine.execute(support, file("Handle,Title\na,b\n")).await.unwrap_err();
        assert_eq!(denied.code(), "permission.denied");
    })
    .await;
}

#[tokio::test]
async fn an_uploaded_file_is_read_by_its_id_in_any_encoding_and_only_by_its_shop() {
    both(|shop| async move {
        let text = "Handle,Title,Variant Price\nrobe,\u{642}\u{641}\u{637}\u{627}\u{646},10\n";
        let engine = &shop.0.engine;
        let keep = async |text: &str| {
            let letters = text.encode_utf16().flat_map(u16::to_le_bytes);
            let utf16: Vec<u8> = [0xff, 0xfe].into_iter().chain(letters).collect();
            engine.keep_bytes(shop.0.owner(), "table.csv", &utf16).await.unwrap()
        };
        let kept = keep(text).await;
        let by_id = |id| ImportProducts { source: FileRef::FileId(id), ..file("") };
        let preview = shop.run(by_id(kept.id)).await.unwrap();
        assert_eq!((preview.counts.total, preview.encoding.as_str()), (1, "utf16le"));
        let foreign = engine.execute(shop.0.other_owner(), by_id(kept.id)).await.unwrap_err();
        assert_eq!(foreign.code(), "file.not_found");
        let nul = keep("Handle,Title\na,b\0\n").await;
        assert_eq!(shop.run(by_id(nul.id)).await.unwrap_err().code(), "import.nul");
        let zip = engine.keep_bytes(shop.0.owner(), "table.csv", b"PK\x03\x04\0\0").await.unwrap();
        assert_eq!(shop.run(by_id(zip.id)).await.unwrap_err().code(), "file.type_refused");
    })
    .await;
}
