//! Products, stock and imports by their forms.

use souk_engine::sql;

use crate::office::in_office;

const FILE: &str = "Handle,Title,Variant SKU,Variant Inventory Tracker,Variant Inventory Qty,Variant Price\n\
                    mug,Mug,MUG,shopify,4,450\nbowl,Bowl,BOWL,shopify,2,700\n";

#[tokio::test(flavor = "multi_thread")]
async fn a_forged_token_changes_nothing_and_keeps_what_was_typed() {
    in_office(|mut office| async move {
        let mut page = office.owner.get("/admin/products/new").await;
        page.text = page.text.replace(&page.token(), "forged.1.token");
        let fields = [("name_en", "Robe"), ("price_minor", "12,50")];
        let seen = office.owner.post(&page, "/admin/products/new", &fields).await;
        assert!(
            seen.status == 422 && seen.has("value=\"Robe\"") && seen.has("value=\"12,50\""),
            "{}",
            seen.text
        );
        assert_eq!(office.count(sql!("select cast(count(*) as bigint) from v_products")).await, 0);
        // The page that came back has a good token.
        let seen = office.owner.post(&seen, "/admin/products/new", &fields).await;
        assert!(seen.has("The product was added"), "{}", seen.text);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_same_form_twice_makes_one_product() {
    in_office(|mut office| async move {
        let page = office.owner.get("/admin/products/new").await;
        let fields = [("name_en", "Robe"), ("price_minor", "2500")];
        let first = office.owner.post(&page, "/admin/products/new", &fields).await;
        let second = office.owner.post(&page, "/admin/products/new", &fields).await;
        assert_eq!(first.path, second.path);
        assert_eq!(office.count(sql!("select cast(count(*) as bigint) from v_products")).await, 1);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_wrong_stands_at_its_field() {
    in_office(|mut office| async move {
        let page = office.owner.get("/admin/products/new").await;
        let fields = [("name_en", "Robe"), ("price_minor", "cheap")];
        let seen = office.owner.post(&page, "/admin/products/new", &fields).await;
        assert!(seen.status == 422 && seen.has("id=\"f-price_minor-error\""), "{}", seen.text);
        let seen =
            office.owner.post(&page, "/admin/products/new", &[("name_en", ""), ("price_minor", "1")]).await;
        assert!(seen.status == 422 && seen.has("id=\"f-name_en-error\""), "{}", seen.text);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_stale_edit_shows_the_present_values_and_can_be_repeated() {
    in_office(|mut office| async move {
        let product = office.product("Robe").await.path.split('?').next().unwrap().to_owned();
        let edit = format!("{product}/edit");
        let mine = office.owner.get(&edit).await;
        let theirs = office.owner.get(&edit).await;
        let rev = mine.value("rev");
        let fields = |name: &'static str| {
            [("rev", rev.clone()), ("name_en", name.to_owned()), ("price_minor", "2500".to_owned())]
        };
        let send = |name| fields(name).map(|(key, value)| (key, value));
        let theirs_sent = send("Summer robe");
        let theirs_sent: Vec<(&str, &str)> =
            theirs_sent.iter().map(|(key, value)| (*key, value.as_str())).collect();
        assert!(office.owner.post(&theirs, &edit, &theirs_sent).await.has("The product was saved"));
        let mine_sent = send("Winter robe");
        let mine_sent: Vec<(&str, &str)> =
            mine_sent.iter().map(|(key, value)| (*key, value.as_str())).collect();
        let seen = office.owner.post(&mine, &edit, &mine_sent).await;
        assert_eq!(seen.status, 409);
        assert!(seen.has("Summer robe") && seen.has("value=\"Winter robe\""), "{}", seen.text);
        let again = [
            ("rev", seen.value("rev")),
            ("name_en", "Winter robe".to_owned()),
            ("price_minor", "2500".to_owned()),
        ];
        let again: Vec<(&str, &str)> = again.iter().map(|(key, value)| (*key, value.as_str())).collect();
        assert!(office.owner.post(&seen, &edit, &again).await.has("Winter robe"));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_description_is_edited_as_it_was_written() {
    in_office(|mut office| async move {
        let product = office.product("Robe").await.path.split('?').next().unwrap().to_owned();
        let edit = format!("{product}/edit");
        for _ in 0..2 {
            let page = office.owner.get(&edit).await;
            let rev = page.value("rev");
            let text = "35\u{a0}heures & plus\r\n\r\nBleu";
            let fields = [
                ("rev", rev.as_str()),
                ("name_en", "Robe"),
                ("price_minor", "2500"),
                ("description_en", text),
            ];
            let seen = office.owner.post(&page, &edit, &fields).await;
            assert!(seen.has("The product was saved"), "{}", seen.text);
            let page = office.owner.get(&edit).await;
            assert!(page.has("35\u{a0}heures &amp; plus\n\nBleu</textarea>"), "{}", page.text);
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn stock_comes_in_is_counted_and_a_product_is_archived() {
    in_office(|mut office| async move {
        let product = office.product("Robe").await.path.split('?').next().unwrap().to_owned();
        let page = office.owner.get(&product).await;
        let level = page.link("/admin/stock/prod_");
        let page = office.owner.get(&level).await;
        let fields = [("kind", "receive"), ("quantity", "12")];
        let page = office.owner.post(&page, &format!("{level}/move"), &fields).await;
        assert!(page.has("The movement was recorded") && page.has("12"), "{}", page.text);
        let loss = [("kind", "loss"), ("quantity", "20"), ("reason", "flood")];
        let seen = office.owner.post(&page, &format!("{level}/move"), &loss).await;
        assert!(seen.status == 409 && seen.has("value=\"20\""), "more than there is: {}", seen.text);
        let (place, expected) = (page.value("location_id"), page.value("expected"));
        let counted = [
            ("location_id", place.as_str()),
            ("expected", &expected),
            ("on_hand", "10"),
            ("set_reason", "count"),
        ];
        let seen = office.owner.post(&page, &format!("{level}/set"), &counted).await;
        assert!(seen.has("The stock was set"), "{}", seen.text);
        let ask = office.owner.get(&format!("{product}/archive")).await;
        let seen = office.owner.post(&ask, &format!("{product}/archive"), &[]).await;
        assert_eq!(seen.status, 409, "ten pieces are still there");
        let seen = office.owner.post(&seen, &format!("{product}/archive"), &[("write_off", "true")]).await;
        assert!(seen.has("The product was archived"), "{}", seen.text);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_is_previewed_run_and_taken_back() {
    in_office(|mut office| async move {
        let page = office.owner.get("/admin/imports/new").await;
        let seen =
            office.owner.upload(&page, "/admin/imports/new", &[("rule", "create_and_update")], FILE).await;
        assert!(seen.status == 200 && seen.has("Nothing has changed yet"), "{}", seen.text);
        assert_eq!(office.count(sql!("select cast(count(*) as bigint) from v_products")).await, 0);
        let plan = seen.path.split('?').next().unwrap().to_owned();
        let seen = office.owner.post(&seen, &format!("{plan}/start"), &[]).await;
        let run = seen.path.split('?').next().unwrap().to_owned();
        office.world.drain().await;
        assert_eq!(office.count(sql!("select cast(count(*) as bigint) from v_products")).await, 2);
        let seen = office.owner.get(&run).await;
        assert!(seen.has("Mug") && seen.has(&format!("{run}/undo")), "{}", seen.text);
        assert!(!office.owner.get(&format!("{run}/progress")).await.has("data-again"), "it has ended");
        office.owner.post(&seen, &format!("{run}/undo"), &[]).await;
        office.world.drain().await;
        assert_eq!(office.count(sql!("select cast(count(*) as bigint) from v_products")).await, 0);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn rates_come_from_a_form_or_a_file_and_doubtful_rows_are_named() {
    in_office(|mut office| async move {
        let page = office.owner.get("/admin/delivery").await;
        let fields = [("province", ""), ("option", "home"), ("fee_minor", "600")];
        let seen = office.owner.post(&page, "/admin/delivery", &fields).await;
        assert!(seen.has("The rate was saved") && seen.has("600"), "{}", seen.text);
        let missing = [("province", "16"), ("option", "home"), ("fee_minor", "")];
        let seen = office.owner.post(&seen, "/admin/delivery", &missing).await;
        assert!(seen.status == 422 && seen.has("id=\"f-fee_minor-error\""));
        let page = office.owner.get("/admin/delivery/file").await;
        let doubtful = "province_number,province_name,option,fee\n16,Oran,home,500\n";
        let seen = office
            .owner
            .upload(&page, "/admin/delivery/file", &[("match", "number-and-name")], doubtful)
            .await;
        assert!(seen.has("province_number") && seen.has("Doubtful rows"), "{}", seen.text);
        let good = "province_number,province_name,option,fee\n31,Oran,home,500\n";
        let seen =
            office.owner.upload(&seen, "/admin/delivery/file", &[("match", "number-and-name")], good).await;
        assert!(seen.status == 200 && seen.has("1 rates were read"), "{}", seen.text);
    })
    .await;
}
