//! The tree of categories on its pages, and the page of the subscription with its chart.

use crate::office::in_office;

#[tokio::test(flavor = "multi_thread")]
async fn categories_are_added_moved_and_taken_apart() {
    in_office(|mut office| async move {
        let page = office.owner.get("/admin/categories").await;
        assert!(page.has("No categories yet"), "{}", page.text);
        let wrong = office.owner.post(&page, "/admin/categories", &[("name_en", "")]).await;
        assert!(wrong.status == 422 && wrong.has("href=\"#f-name_"), "{}", wrong.text);
        office.owner.post(&page, "/admin/categories", &[("name_en", "Clothes")]).await;
        let page = office.owner.get("/admin/categories").await;
        let clothes = page.link("/admin/categories/cat_");
        let parent = clothes.rsplit('/').next().unwrap().to_owned();
        let fields = [("name_en", "Dresses"), ("parent_id", parent.as_str()), ("position", "2")];
        let page = office.owner.post(&page, "/admin/categories", &fields).await;
        assert!(page.has("The category was added") && page.has("deep-1"), "{}", page.text);
        assert!(page.has("– Dresses"), "to choose from under its parent: {}", page.text);

        let page = office.owner.get(&clothes).await;
        let renamed = [("name_en", "Garments"), ("parent_id", ""), ("position", "1")];
        let page = office.owner.post(&page, &clothes, &renamed).await;
        assert!(page.has("The category was saved") && page.has("Garments"), "{}", page.text);

        let ask = office.owner.get(&clothes).await;
        assert!(ask.has("One category lies below it"), "{}", ask.text);
        let refused = office.owner.post(&ask, &format!("{clothes}/delete"), &[("heir_id", "")]).await;
        assert!(
            refused.status == 409 && refused.has("There is something in this category"),
            "{}",
            refused.text
        );
        assert_eq!(refused.value("name_en"), "Garments");
        let (edit, delete) = refused.text.split_once("Delete this category").unwrap();
        assert!(!edit.contains("#f-heir_id") && delete.contains("href=\"#f-heir_id\""), "at its own form");
        let list = office.owner.get("/admin/categories").await;
        let dresses = list.text.split("/admin/categories/").skip(1);
        let dresses = dresses.map(|rest| rest.split('"').next().unwrap().to_owned());
        let dresses = dresses.filter(|id| id.starts_with("cat_")).find(|id| *id != parent).unwrap();
        let page = office.owner.post(&ask, &format!("/admin/categories/{dresses}/delete"), &[]).await;
        assert!(page.has("The category was deleted"), "{}", page.text);
        let ask = office.owner.get(&clothes).await;
        let page = office.owner.post(&ask, &format!("{clothes}/delete"), &[]).await;
        assert!(page.has("No categories yet"), "{}", page.text);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_subscription_shows_each_day_as_a_picture_and_as_a_table() {
    in_office(|mut office| async move {
        let page = office.owner.get("/admin/subscription").await;
        assert!(page.has("Online orders by day") && page.has("class=\"chart\""), "{}", page.text);
        assert!(page.has("2026-11-20"), "the table has today: {}", page.text);
        let outbox = office.owner.get("/admin/outbox").await;
        assert!(outbox.has("Nothing went out yet"), "{}", outbox.text);
        office.member("support").await;
        let outbox = office.owner.get("/admin/outbox").await;
        assert!(outbox.has("(the link, for its receiver only)"), "{}", outbox.text);
        assert!(outbox.has("Noted, no mail server is set up: pass the link on yourself."), "{}", outbox.text);
    })
    .await;
}
