//! A merchant's pictures by their forms.

use souk_engine::sql;
use souk_testkit::picture;

use crate::office::in_office;

#[tokio::test(flavor = "multi_thread")]
async fn pictures_are_added_described_moved_and_removed() {
    in_office(|mut office| async move {
        let product = office.product("Robe").await.path.split('?').next().unwrap().to_owned();
        let page = office.owner.get(&product).await;
        assert!(page.has("accept=\"image/jpeg,image/png,image/webp\" multiple"), "{}", page.text);
        let (red, blue) = (picture(600, 400, [200, 0, 0]), picture(600, 400, [0, 0, 200]));
        let rev = page.value("rev");
        let files: [(&str, &[u8]); 2] = [("red.png", &red), ("blue.png", &blue)];
        let pictures = format!("{product}/pictures");
        let seen = office.owner.upload_all(&page, &pictures, &[("rev", &rev)], &files).await;
        assert!(seen.status == 200 && seen.has("The pictures were added"), "{}", seen.text);
        assert!(seen.has("Picture 2") && seen.has("Move picture 1 down") && seen.has("Not described yet"));
        // The back button and the same form again: nothing is added twice.
        let again = office.owner.upload_all(&page, &pictures, &[("rev", &rev)], &files).await;
        assert_eq!(again.status, 200, "{}", again.text);
        let count = sql!("select cast(count(*) as bigint) from v_media");
        assert_eq!(office.count(count).await, 2);

        let first = seen.link(&format!("{pictures}/"));
        let shown = office.owner.get(&first).await;
        assert!(shown.has("-720.jpg") || shown.has("-1440.jpg"), "{}", shown.text);
        let rev = shown.value("rev");
        let seen = office.owner.post(&shown, &first, &[("rev", &rev), ("alt_en", "A red robe")]).await;
        assert!(seen.has("The description was saved") && seen.has("A red robe"), "{}", seen.text);
        let stale = office.owner.post(&shown, &first, &[("rev", &rev), ("alt_en", "Other")]).await;
        assert_eq!(stale.status, 422, "one form is sent once");
        let rev = seen.value("rev");
        let moved = [("rev", rev.as_str()), ("position", "1")];
        let seen = office.owner.post(&seen, &format!("{first}/move"), &moved).await;
        assert!(seen.has("The picture was moved"), "{}", seen.text);
        assert_ne!(seen.link(&format!("{pictures}/")), first);
        assert!(office.owner.get("/admin/products").await.has("class=\"thumb\" src=\"/media/"));

        let variant = seen.link(&format!("{product}/variants/"));
        let form = office.owner.get(&variant).await;
        assert!(form.has("name=\"media_id\""), "{}", form.text);
        let (rev, id) = (form.value("rev"), first.rsplit('/').next().unwrap());
        let chosen = [("rev", rev.as_str()), ("media_id", id), ("when_out", "deny"), ("active", "true")];
        let seen = office.owner.post(&form, &variant, &chosen).await;
        assert!(seen.has("The variant was saved"), "{}", seen.text);
        let page = office.owner.get(&first).await;
        let rev = page.value("rev");
        let seen = office.owner.post(&page, &format!("{first}/remove"), &[("rev", &rev)]).await;
        assert!(seen.has("The picture was removed"), "{}", seen.text);
        assert_eq!(office.count(count).await, 1);
        assert_eq!(office.owner.get(&first).await.status, 404);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_wrong_with_a_picture_stands_at_the_field_and_the_good_ones_are_added() {
    in_office(|mut office| async move {
        let product = office.product("Robe").await.path.split('?').next().unwrap().to_owned();
        let path = format!("{product}/pictures");
        let page = office.owner.get(&product).await;
        let rev = page.value("rev");
        let none = office.owner.upload_all(&page, &path, &[("rev", &rev)], &[("", b"")]).await;
        assert!(none.status == 422 && none.has("id=\"f-file-error\"") && none.has("Choose a file first"));
        let good = picture(60, 40, [0, 200, 0]);
        let cut = &good[..good.len() / 2];
        let huge = [b"\x89PNG\r\n".to_vec(), vec![0; 20 * 1024 * 1024 + 1]].concat();
        let files: [(&str, &[u8]); 4] = [
            ("page.jpg", b"<html><script>alert(1)</script>"),
            ("huge.png", &huge),
            ("cut.png", cut),
            ("good.png", &good),
        ];
        let page = office.owner.get(&format!("{product}?lang=ar")).await;
        let seen = office.owner.upload_all(&page, &path, &[("rev", &rev)], &files).await;
        assert!(seen.status == 422 && seen.has("id=\"f-file-error\""), "{}", seen.text);
        assert!(seen.has("page.jpg") && seen.has("ليس صورة") && seen.has("20 ميغابايت"), "{}", seen.text);
        assert_eq!(office.count(sql!("select cast(count(*) as bigint) from v_media")).await, 1);

        let mut stranger = office.stranger();
        let kept = office.count(sql!("select cast(count(*) as bigint) from v_files")).await;
        stranger.upload_all(&page, &path, &[("rev", &rev)], &[("good.png", &good)]).await;
        let mut forged = office.owner.get(&product).await;
        forged.text = forged.text.replace(&forged.token(), "forged.1.token");
        let seen = office.owner.upload_all(&forged, &path, &[("rev", &rev)], &[("good.png", &good)]).await;
        assert_eq!(seen.status, 422);
        let now = office.count(sql!("select cast(count(*) as bigint) from v_files")).await;
        assert_eq!(now, kept, "nothing is taken before the token was good");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn no_more_comes_in_than_a_form_may_bring() {
    in_office(|mut office| async move {
        let product = office.product("Robe").await.path.split('?').next().unwrap().to_owned();
        let path = format!("{product}/pictures");
        let page = office.owner.get(&product).await;
        let rev = page.value("rev");
        let good = picture(60, 40, [0, 200, 0]);
        let names: Vec<String> = (0..22).map(|n| format!("{n}.txt")).collect();
        let mut files: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), &b"a"[..])).collect();
        files[3] = ("good.png", &good);
        let seen = office.owner.upload_all(&page, &path, &[("rev", &rev)], &files).await;
        assert!(seen.status == 422 && seen.has("Up to 20 files at once"), "{}", seen.text);
        assert!(seen.has("19.txt") && !seen.has("20.txt"), "{}", seen.text);
        assert_eq!(office.count(sql!("select cast(count(*) as bigint) from v_media")).await, 1);

        let long = "a".repeat(40_000);
        let seen = office.owner.upload_all(&page, &path, &[("rev", &rev), ("note", &long)], &[]).await;
        assert_eq!(seen.status, 422, "{}", seen.text);
        let twice = [("one", long.as_str()), ("two", long.as_str())];
        assert_eq!(office.owner.upload_all(&page, &path, &twice, &[]).await.status, 413);
        let named = [(long.as_str(), "1"), (long.as_str(), "2")];
        assert_eq!(office.owner.upload_all(&page, &path, &named, &[]).await.status, 413);
        let fields = vec![("a", "1"); 60];
        assert_eq!(office.owner.upload_all(&page, &path, &fields, &[]).await.status, 413);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_somebody_may_not_keep_does_not_reach_the_store() {
    in_office(|mut office| async move {
        let product = office.product("Robe").await.path.split('?').next().unwrap().to_owned();
        let mut support = office.member("support").await;
        let page = support.get("/admin/orders").await;
        let files = [("red.png", picture(60, 40, [200, 0, 0]))];
        let files = files.each_ref().map(|(name, bytes)| (*name, bytes.as_slice()));
        let seen = support.upload_all(&page, &format!("{product}/pictures"), &[("rev", "1")], &files).await;
        assert!(seen.status == 422 && !seen.has("send it again"), "{}", seen.text);
        let shelves = std::fs::read_dir(office.world.store.folder()).into_iter().flatten();
        let files = shelves.flat_map(|shelf| std::fs::read_dir(shelf.unwrap().path()).unwrap());
        assert_eq!(files.count(), 0);
    })
    .await;
}
