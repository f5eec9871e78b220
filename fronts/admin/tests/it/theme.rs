//! How the shop looks, chosen by its forms.

use souk_testkit::picture;

use crate::office::in_office;

/// What the frame shows.
fn frame(text: &str) -> String {
    let source = text.split("<iframe src=\"").nth(1).unwrap().split('"').next().unwrap();
    source.replace("&#x2f;", "/").replace("&amp;", "&")
}

#[tokio::test(flavor = "multi_thread")]
async fn a_look_is_chosen_seen_in_a_frame_and_saved() {
    in_office(|mut office| async move {
        let page = office.owner.get("/admin/site/theme").await;
        assert!(page.status == 200 && page.has("width=\"360\""), "{}", page.text);
        let policy = page.headers["content-security-policy"].to_str().unwrap().to_owned();
        assert!(policy.contains("frame-src 'self'") && policy.contains("frame-ancestors 'none'"), "{policy}");
        let rev = page.value("rev");
        let chosen = [("rev", &*rev), ("colour", "#7c2138"), ("corners", "square"), ("type_size", "large")];
        let accent = [("own_accent", "true"), ("accent", "#8a4b08")];
        let all: Vec<(&str, &str)> = chosen.into_iter().chain(accent).collect();
        let look: Vec<(&str, &str)> = all.iter().copied().chain([("_refresh", "look")]).collect();
        let seen = office.owner.post(&page, "/admin/site/theme", &look).await;
        assert!(frame(&seen.text).contains("?preview=7c2138.8a4b08.square.large."), "{}", frame(&seen.text));
        assert!(seen.has("value=\"#7c2138\"") && seen.has("value=\"square\" checked"), "{}", seen.text);
        let saved = office.owner.get("/admin/site/theme").await;
        assert!(frame(&saved.text).contains("?preview=0f766e.none.round.normal."), "nothing is saved yet");
        let done = office.owner.post(&seen, "/admin/site/theme", &all).await;
        assert!(done.has("The look was saved"), "{}", done.text);
        assert!(frame(&done.text).contains("?preview=7c2138.8a4b08.square.large."));
        let late = office.owner.post(&done, "/admin/site/theme", &all).await;
        assert!(late.status == 409 && late.has("what you chose is still here"), "{}", late.text);
        assert_eq!(late.value("rev"), "1", "sent again it is meant for the look as it is now");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_pale_colour_is_named_at_its_field_and_not_shown() {
    in_office(|mut office| async move {
        let page = office.owner.get("/admin/site/theme").await;
        let rev = page.value("rev");
        let pale = [
            ("rev", &*rev),
            ("colour", "#0f766e"),
            ("own_accent", "true"),
            ("accent", "#ffe066"),
            ("corners", "soft"),
            ("type_size", "normal"),
        ];
        for look in [&[][..], &[("_refresh", "look")]] {
            let all: Vec<(&str, &str)> = pale.iter().chain(look).copied().collect();
            let page = office.owner.get("/admin/site/theme").await;
            let seen = office.owner.post(&page, "/admin/site/theme", &all).await;
            assert!(seen.status == 422 && seen.has("id=\"f-accent-error\""), "{}", seen.text);
            assert!(!frame(&seen.text).contains("ffe066") && seen.has("value=\"#ffe066\""));
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_logo_and_a_cover_are_put_up_and_taken_away() {
    in_office(|mut office| async move {
        let page = office.owner.get("/admin/site/theme").await;
        let png = picture(600, 300, [200, 0, 0]);
        let none = office.owner.upload_all(&page, "/admin/site/theme/logo", &[], &[]).await;
        assert!(none.status == 422 && none.has("f-logo-error"), "{}", none.text);
        let svg: &[u8] = b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>";
        let bad = office.owner.upload_all(&none, "/admin/site/theme/logo", &[], &[("logo.svg", svg)]).await;
        assert!(bad.status == 415 || bad.status == 422, "{}", bad.status);
        assert!(bad.has("logo.svg") && !bad.has("class=\"shot\""), "{}", bad.text);
        let up = office.owner.upload_all(&bad, "/admin/site/theme/logo", &[], &[("logo.png", &png)]).await;
        assert!(up.has("The picture is up") && up.has("class=\"shot\""), "{}", up.text);
        let words = [("alt_en", "Caftans on a rail")];
        let up = office.owner.upload_all(&up, "/admin/site/theme/cover", &words, &[("c.png", &png)]).await;
        assert!(up.has("The picture is up") && up.has("value=\"Caftans on a rail\""), "{}", up.text);
        let words = [("alt_en", "A rug")];
        let up = office.owner.upload_all(&up, "/admin/site/theme/cover", &words, &[]).await;
        assert!(up.has("The picture is up") && up.has("value=\"A rug\""), "{}", up.text);
        let form = up.text.split("/admin/site/theme/logo/remove").nth(1).unwrap();
        let id = form.split("name=\"id\" value=\"").nth(1).unwrap().split('"').next().unwrap();
        let gone = office.owner.post(&up, "/admin/site/theme/logo/remove", &[("id", id)]).await;
        assert!(gone.has("The picture was taken away"), "{}", gone.text);
        assert_eq!(gone.text.matches("class=\"shot\"").count(), 1, "the cover stays");
        assert_eq!(office.owner.post(&gone, "/admin/site/theme/hat/remove", &[]).await.status, 404);
    })
    .await;
}

/// Red where bringing a logo asks for the right to change goods: the API key of whoever draws the pages
/// has none.
#[tokio::test(flavor = "multi_thread")]
async fn whoever_looks_after_the_pages_alone_brings_a_logo() {
    in_office(|mut office| async move {
        let page = office.owner.get("/admin/site/theme").await;
        assert_eq!(<souk_site::KeepSiteFile as souk_engine::Command>::POLICY.permission, "storefront.manage");
        let png = picture(40, 20, [200, 0, 0]);
        office.owner.upload_all(&page, "/admin/site/theme/logo", &[], &[("logo.png", &png)]).await;
        let kept = office.count(souk_engine::sql!(
            "select cast(count(*) as bigint) from journal where command = 'keep_site_file'"
        ));
        assert_eq!(kept.await, 1, "by its own command, not by that of goods");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_supporter_changes_no_look() {
    in_office(|mut office| async move {
        let mut karim = office.member("support").await;
        assert!([403, 404].contains(&karim.get("/admin/site/theme").await.status));
        let home = karim.get("/admin").await;
        let look = [("rev", "0"), ("corners", "soft"), ("type_size", "normal"), ("_refresh", "look")];
        let seen = karim.post(&home, "/admin/site/theme", &look).await;
        assert!([403, 404].contains(&seen.status) && !seen.has("<iframe"), "{}", seen.status);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn products_are_put_first_moved_and_taken_out_by_buttons() {
    in_office(|mut office| async move {
        let empty = office.owner.get("/admin/site/arrange").await;
        assert!(empty.has("No product has a place of its own"), "{}", empty.text);
        for name in ["Robe", "Vase", "Rug"] {
            office.product(name).await;
        }
        let mut page = office.owner.get("/admin/site/arrange").await;
        // The forms of a product: its id stands beside where it would go.
        let id_of = |text: &str, button: &str| {
            let before = text.split(&format!("aria-label=\"{button}\"")).next().unwrap();
            let value = before.rsplit("name=\"id\" value=\"").next().unwrap();
            value.split('"').next().unwrap().to_owned()
        };
        for name in ["Vase", "Robe"] {
            let id = id_of(&page.text, &format!("Put “{name}” first"));
            let fields =
                [("rev", &*page.value("rev")), ("id", &id), ("to", "first")].map(|(n, v)| (n, v.to_owned()));
            let fields: Vec<(&str, &str)> =
                fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
            page = office.owner.post(&page, "/admin/site/arrange", &fields).await;
            assert!(page.has("The order was saved"), "{}", page.text);
        }
        let place =
            |text: &str, name: &str| text.find(&format!("<span class=\"title\">{name}</span>")).unwrap();
        assert!(place(&page.text, "Robe") < place(&page.text, "Vase"));
        assert!(place(&page.text, "Vase") < place(&page.text, "Rug"), "what has no place stands below");
        let (rev, id) = (page.value("rev"), id_of(&page.text, "Move “Vase” up"));
        let up = [("rev", &*rev), ("id", &*id), ("to", "up")];
        let moved = office.owner.post(&page, "/admin/site/arrange", &up).await;
        assert!(place(&moved.text, "Vase") < place(&moved.text, "Robe"), "{}", moved.text);
        let late = office.owner.post(&moved, "/admin/site/arrange", &up).await;
        assert!(late.status == 409 && late.has("Somebody arranged the products meanwhile"), "{}", late.text);
        let rev = late.value("rev");
        let out = [("rev", &*rev), ("id", &*id), ("to", "out")];
        let gone = office.owner.post(&late, "/admin/site/arrange", &out).await;
        assert!(place(&gone.text, "Robe") < place(&gone.text, "Vase"), "{}", gone.text);
        let mut karim = office.member("support").await;
        assert_eq!(karim.get("/admin/site/arrange").await.status, 404);
    })
    .await;
}
