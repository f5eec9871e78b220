//! The shop's own pages, written by their form.

use crate::office::in_office;

#[tokio::test(flavor = "multi_thread")]
async fn a_page_is_written_looked_at_saved_and_removed() {
    in_office(|mut office| async move {
        let list = office.owner.get("/admin/site").await;
        assert!(list.has("No pages yet") && list.has("/admin/site/new?slug=returns"), "{}", list.text);
        let page = office.owner.get("/admin/site/new?slug=returns").await;
        assert!(page.has("value=\"Returns\"") && page.has("value=\"returns\""), "{}", page.text);
        let body = ("body_en", "## Seven days\n- whole <b>and</b> unused");
        let title = ("title_en", "Returns");
        let look = [("slug", "returns"), title, body, ("shown", "true"), ("_refresh", "look")];
        let seen = office.owner.post(&page, "/admin/site/new", &look).await;
        assert!(
            seen.has("<h2>Seven days</h2><ul><li>whole &lt;b&gt;and&lt;/b&gt; unused</li></ul>"),
            "{}",
            seen.text
        );
        // What is too long to be kept is not looked at either.
        let long = "[".repeat(20_001);
        let look = [("slug", "returns"), title, ("body_en", &*long), ("_refresh", "look")];
        let told = office.owner.post(&page, "/admin/site/new", &look).await;
        assert!(told.status == 422 && told.has("A page holds at most"), "{}", told.text);
        let wrong = [("slug", "Re turns"), ("title_en", ""), body];
        let seen = office.owner.post(&seen, "/admin/site/new", &wrong).await;
        assert!(
            seen.status == 422 && seen.has("Seven days") && seen.has("A page needs a title"),
            "{}",
            seen.text
        );
        let right = [("slug", "returns"), title, body, ("shown", "true")];
        let list = office.owner.post(&seen, "/admin/site/new", &right).await;
        assert!(list.has("The page was saved") && list.has("shown"), "{}", list.text);
        let again = office.owner.post(&list, "/admin/site/new", &right).await;
        assert!(again.status == 409 && again.has("Another page has this address"), "{}", again.text);
        let path = list.link("/admin/site/page_");
        let page = office.owner.get(&path).await;
        let rev = page.value("rev");
        let change = [("rev", &*rev), ("title_en", "Returning"), body, ("position", "3")];
        let list = office.owner.post(&page, &path, &change).await;
        assert!(list.has("Returning") && list.has("hidden"), "{}", list.text);
        let late = office.owner.post(&page, &path, &change).await;
        assert!(late.status == 409 || late.has("Returning"), "the same form is sent once");
        let ask = office.owner.get(&format!("{path}/remove")).await;
        let rev = ask.value("rev");
        let list = office.owner.post(&ask, &format!("{path}/remove"), &[("rev", &rev)]).await;
        assert!(list.has("The page was removed") && list.has("No pages yet"), "{}", list.text);
        assert_eq!(office.owner.get(&path).await.status, 404);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_supporter_writes_no_pages() {
    in_office(|mut office| async move {
        let mut karim = office.member("support").await;
        for path in ["/admin/site", "/admin/site/new"] {
            assert!([403, 404].contains(&karim.get(path).await.status), "{path}");
        }
        let home = karim.get("/admin").await;
        assert!(!home.has("Shop pages"));
        let look = [("slug", "x"), ("body_en", "## Mine"), ("_refresh", "look")];
        let looked = karim.post(&home, "/admin/site/new", &look).await;
        assert!([403, 404].contains(&looked.status) && !looked.has("<h2>Mine</h2>"), "{}", looked.text);
    })
    .await;
}
