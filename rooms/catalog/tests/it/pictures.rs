//! Pictures from the upload to the page, and what becomes of their files.

use std::fs::File;
use std::time::{Duration, SystemTime};

use serde_json::json;
use souk_catalog::{
    AddMedia, MediaState, ProductCard, ProductList, ProductView, RemoveMedia, UpdateMedia, UpdateVariant,
    picture_bytes,
};
use souk_core::Moment;
use souk_engine::{Ask, FileId, Reach, sql};
use souk_testkit::picture;

use crate::world::{Shop, both, from};

async fn uploaded(shop: &Shop, ask: Ask, bytes: &[u8]) -> FileId {
    shop.0.engine.keep_bytes(ask, "photo.png", bytes).await.unwrap().id
}

pub async fn add(shop: &Shop, view: &ProductView, bytes: &[u8]) -> ProductView {
    let file = uploaded(shop, shop.0.owner(), bytes).await;
    shop.run(media(view, json!({ "file_id": file }))).await.unwrap()
}

fn media(view: &ProductView, more: serde_json::Value) -> AddMedia {
    let mut input = json!({ "id": view.product.id, "rev": view.rev });
    input.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    from(input)
}

async fn files(shop: &Shop, statement: &'static souk_engine::Sql) -> i64 {
    let rows: Vec<(i64,)> = shop.0.rows(statement, &[]).await;
    rows[0].0
}

#[tokio::test(flavor = "multi_thread")]
async fn an_uploaded_picture_is_made_anew_and_shown_by_size() {
    both(|shop| async move {
        let view = add(&shop, &shop.add("Robe").await, &picture(1_000, 500, [200, 30, 30])).await;
        let medium = &view.product.media[0];
        assert_eq!(
            (medium.state, medium.sizes.map(|it| (it.width, it.height))),
            (MediaState::Stored, Some((1_000, 500)))
        );
        let shapes: Vec<_> = view.pictures[0].sizes.iter().map(|size| (size.width, size.height)).collect();
        assert_eq!(shapes, [(360, 180), (720, 360), (1_000, 500)]);
        let (here, there, id) = (shop.0.shop, shop.0.other, medium.id);
        for (size, width) in [(0, 360), (1, 720), (2, 1_000)] {
            let read = move |of| shop_reads(of, id, size);
            let hash = shop.0.engine.read(Reach::Shop(here), read(here)).await.unwrap().unwrap();
            let bytes = shop.0.store.read(&hash).unwrap();
            assert!(bytes.starts_with(&[0xff, 0xd8]), "never as it was sent");
            assert_eq!(souk_testkit::width_of(&bytes), width);
            let foreign = shop.0.engine.read(Reach::Shop(there), read(there)).await.unwrap();
            assert_eq!(foreign, None, "another shop has no such picture");
        }
        let listed = shop.ask(ProductList::default()).await.unwrap();
        assert_eq!(listed.items[0].picture.as_ref(), Some(&view.pictures[0]));
    })
    .await;
}

type Read = Box<dyn FnOnce(&mut souk_engine::Reader<'_>) -> souk_core::Result<Option<Vec<u8>>> + Send>;

fn shop_reads(shop: souk_core::TenantId, id: souk_catalog::MediaId, size: usize) -> Read {
    Box::new(move |db| picture_bytes(db, shop, id, size))
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_no_picture_or_not_one_s_own_is_refused_and_a_dry_run_keeps_nothing() {
    both(|shop| async move {
        let view = shop.add("Robe").await;
        let page = uploaded(&shop, shop.0.owner(), b"<svg onload=alert(1)></svg>").await;
        let refused = shop.refused(media(&view, json!({ "file_id": page }))).await;
        assert_eq!(refused, "media.type_refused", "whatever it is called");
        let cut = picture(600, 400, [9, 9, 9]);
        let cut = uploaded(&shop, shop.0.owner(), &cut[..cut.len() / 2]).await;
        assert_eq!(shop.refused(media(&view, json!({ "file_id": cut }))).await, "media.type_refused");
        let theirs = uploaded(&shop, shop.0.other_owner(), &picture(50, 50, [1, 2, 3])).await;
        assert_eq!(shop.refused(media(&view, json!({ "file_id": theirs }))).await, "file.not_found");
        let both = json!({ "file_id": cut, "url": "https://example.org/a.jpg" });
        assert_eq!(shop.refused(media(&view, both)).await, "media.address_refused");
        assert_eq!(shop.refused(media(&view, json!({}))).await, "media.address_refused");

        let count = sql!("select cast(count(*) as bigint) from files");
        let before = (files(&shop, count).await, stored(&shop));
        let mine = uploaded(&shop, shop.0.owner(), &picture(700, 50, [1, 2, 3])).await;
        let planned = shop.0.engine.execute(shop.0.owner().dry(), media(&view, json!({ "file_id": mine })));
        assert_eq!(planned.await.unwrap().pictures.len(), 1);
        assert_eq!(
            (files(&shop, count).await, stored(&shop)),
            (before.0 + 1, before.1 + 1),
            "the upload alone"
        );
    })
    .await;
}

/// Files in the store.
fn stored(shop: &Shop) -> usize {
    let shelves = std::fs::read_dir(shop.0.store.folder()).unwrap().flatten();
    let shelves = shelves.filter(|shelf| shelf.file_name().len() == 2);
    shelves.map(|shelf| std::fs::read_dir(shelf.path()).unwrap().count()).sum()
}

#[tokio::test(flavor = "multi_thread")]
async fn pictures_are_described_ordered_removed_and_chosen_for_variants() {
    both(|shop| async move {
        let mut view = shop.add("Robe").await;
        for colour in [[200, 0, 0], [0, 200, 0], [0, 0, 200]] {
            view = add(&shop, &view, &picture(60, 60, colour)).await;
        }
        let ids: Vec<_> = view.pictures.iter().map(|picture| picture.id).collect();
        let (id, variant) = (view.product.id, view.variants[0].id);
        let input = json!({ "id": id, "media_id": ids[2], "rev": view.rev, "position": 0,
                            "alt": {"ar": "فستان أزرق", "en": "  Blue robe "} });
        let view = shop.run(from::<UpdateMedia>(input)).await.unwrap();
        let order: Vec<_> = view.pictures.iter().map(|picture| picture.id).collect();
        assert_eq!(order, [ids[2], ids[0], ids[1]]);
        assert_eq!(view.pictures[0].alt.0[&souk_core::Lang::En], "Blue robe");
        let first = shop.ask(ProductList::default()).await.unwrap().items[0].picture.clone().unwrap();
        assert_eq!(first.id, ids[2], "the first one stands for the product");
        let wrong = json!({ "id": id, "media_id": ids[0], "rev": view.rev, "alt": {"en": "a\u{202e}b"} });
        assert_eq!(shop.refused(from::<UpdateMedia>(wrong)).await, "product.text_invalid");

        let choose = |rev: i64, media_id| {
            from::<UpdateVariant>(
                json!({ "id": id, "variant_id": variant, "rev": rev, "media_id": media_id }),
            )
        };
        let foreign: souk_catalog::MediaId = shop.0.engine.ids().make(shop.0.engine.now());
        assert_eq!(shop.refused(choose(view.rev, json!(foreign))).await, "media.not_found");
        let view = shop.run(choose(view.rev, json!(ids[0]))).await.unwrap();
        assert_eq!(view.product.variants[0].media_id, Some(ids[0]));
        let remove = |rev| RemoveMedia { id, media_id: ids[0], rev };
        assert_eq!(shop.refused(remove(1)).await, "product.changed_meanwhile");
        let view = shop.run(remove(view.rev)).await.unwrap();
        assert_eq!((view.pictures.len(), view.product.variants[0].media_id), (2, None));
        assert_eq!(shop.refused(remove(view.rev)).await, "media.not_found");
        let other = shop.0.engine.execute(shop.0.other_owner(), remove(view.rev)).await.unwrap_err();
        assert_eq!(other.code(), "product.not_found");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_product_has_twenty_pictures_at_most() {
    both(|shop| async move {
        let mut view = shop.add("Robe").await;
        for number in 0..20 {
            let url = format!("https://example.org/{number}.jpg");
            view = shop.run(media(&view, json!({ "url": url }))).await.unwrap();
        }
        let file = uploaded(&shop, shop.0.owner(), &picture(5, 5, [1, 1, 1])).await;
        assert_eq!(shop.refused(media(&view, json!({ "file_id": file }))).await, "media.too_many");
        assert_eq!(shop.ask(ProductCard { id: view.product.id }).await.unwrap().product.media.len(), 20);
    })
    .await;
}

/// Makes everything in the store look as old as this.
fn age(shop: &Shop, age: Duration) {
    for shelf in std::fs::read_dir(shop.0.store.folder()).unwrap().flatten() {
        for file in std::fs::read_dir(shelf.path()).unwrap().flatten() {
            let file = File::options().write(true).open(file.path()).unwrap();
            let now = file.metadata().unwrap().modified().unwrap();
            file.set_modified(now.checked_sub(age).unwrap_or(SystemTime::UNIX_EPOCH)).unwrap();
        }
    }
}

const DAYS_2: Duration = Duration::from_secs(48 * 60 * 60);

#[tokio::test(flavor = "multi_thread")]
async fn unused_files_go_after_thirty_days_and_bytes_that_anybody_has_stay() {
    both(|shop| async move {
        let (kept, gone, shared) =
            (picture(400, 300, [9, 0, 0]), picture(30, 30, [0, 9, 0]), picture(30, 30, [0, 0, 9]));
        let view = add(&shop, &shop.add("Robe").await, &kept).await;
        let gone_id = uploaded(&shop, shop.0.owner(), &gone).await;
        let shared_id = uploaded(&shop, shop.0.owner(), &shared).await;
        shop.0.drain().await;
        let all = sql!("select cast(count(*) as bigint) from files");
        // The picture is 400 wide: one small size, and one file for the other two.
        assert_eq!((files(&shop, all).await, stored(&shop)), (5, 5));
        shop.0.clock.advance(29 * 24 * Moment::HOUR);
        age(&shop, DAYS_2);
        shop.0.drain().await;
        assert_eq!((files(&shop, all).await, stored(&shop)), (5, 5), "not before thirty days");
        // Another shop has the same bytes since yesterday; somebody sends the others again just now.
        let theirs = uploaded(&shop, shop.0.other_owner(), &shared).await;
        age(&shop, DAYS_2);
        shop.0.clock.advance(2 * 24 * Moment::HOUR);
        let again = shop.0.store.put("arriving-anew", &gone).unwrap();
        shop.0.drain().await;
        let left: Vec<(FileId,)> = shop.0.rows(sql!("select id from files"), &[]).await;
        let left: Vec<FileId> = left.into_iter().map(|(id,)| id).collect();
        assert!(!left.contains(&gone_id) && !left.contains(&shared_id) && left.contains(&theirs));
        assert_eq!(left.len(), 3, "the sizes that are shown, and the other shop's");
        assert!(shop.0.store.place(&again).exists(), "young bytes may still get their row");
        let shown = shop.ask(ProductCard { id: view.product.id }).await.unwrap();
        assert_eq!(shown.pictures.len(), 1);

        // Removed, the picture's own files become unused and go in their turn.
        shop.run(RemoveMedia { id: view.product.id, media_id: shown.pictures[0].id, rev: view.rev })
            .await
            .unwrap();
        shop.0.clock.advance(31 * 24 * Moment::HOUR);
        age(&shop, DAYS_2);
        shop.0.drain().await;
        assert_eq!((files(&shop, all).await, stored(&shop)), (0, 0));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_sweep_that_broke_off_loses_nothing() {
    both(|shop| async move {
        let view = add(&shop, &shop.add("Robe").await, &picture(30, 30, [9, 0, 0])).await;
        let here = shop.0.shop;
        let hash = shop.0.engine.read(Reach::Shop(here), shop_reads(here, view.pictures[0].id, 0));
        let place = shop.0.store.place(&hash.await.unwrap().unwrap());
        let leaving = shop.0.store.folder().join("leaving");
        std::fs::create_dir_all(&leaving).unwrap();
        std::fs::rename(&place, leaving.join(place.file_name().unwrap())).unwrap();
        shop.0.drain().await;
        assert!(place.exists());
    })
    .await;
}
