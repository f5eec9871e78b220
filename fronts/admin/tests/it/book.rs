//! The order book by its pages, without a script: filters, those that are kept, and many orders at once.

use crate::browser::Seen;
use crate::office::in_office;
use crate::orders::{ordered, placed};

const BOOK: &str = "/admin/orders";
const BULK: &str = "/admin/orders/bulk";

fn driver(page: &Seen) -> String {
    let id = page.text.split("<option value=\"cac_").nth(1).unwrap().split('"').next().unwrap();
    format!("cac_{id}")
}

/// When the page was shown, as its form says.
fn shown_at(page: &Seen) -> String {
    let field = page.text.split("name=\"shown_at\" value=\"").nth(1).unwrap();
    field.split('"').next().unwrap().to_owned()
}

#[tokio::test(flavor = "multi_thread")]
async fn chosen_orders_are_confirmed_sent_and_printed_and_each_says_what_came_of_it() {
    in_office(|mut office| async move {
        let empty = office.owner.get(BOOK).await;
        assert!(empty.has("No orders yet") && !empty.has("name=\"do\""), "{}", empty.text);
        let order = ordered(&mut office).await;
        let id = order.rsplit('/').next().unwrap();
        let page = office.owner.get(BOOK).await;
        assert!(page.has(&format!("name=\"order\" value=\"{id}\"")), "{}", page.text);
        let none = office.owner.post(&page, BULK, &[("do", "confirm")]).await;
        assert!(none.status == 422 && none.has("Choose at least one order"), "{}", none.text);
        let none = office.owner.post(&page, BULK, &[("do", "print")]).await;
        assert!(none.status == 422 && none.has("Choose at least one order"), "{}", none.text);

        let page = office.owner.get(BOOK).await;
        let done = office.owner.post(&page, BULK, &[("do", "confirm"), ("order", id)]).await;
        assert!(done.has("1 of 1 done") && done.has("What came of each order"), "{}", done.text);
        assert!(done.has("confirmed"), "{}", done.text);
        let late = office.owner.post(&done, BULK, &[("do", "confirm"), ("order", id)]).await;
        assert!(late.has("0 of 1 done") && late.has("stays as it is"), "{}", late.text);
        assert!(late.has("cannot be done from where the order stands"), "{}", late.text);

        let fields = [("do", "print"), ("all", "true"), ("shown_at", &shown_at(&late))];
        let slips = office.owner.post(&late, BULK, &fields).await;
        assert!(
            slips.has("Samira Benali") && slips.has("0551 20 30 40") && slips.has("Rue 1"),
            "{}",
            slips.text
        );
        assert!(slips.has("print.css") && slips.has("Robe"), "{}", slips.text);
        let arabic = office.owner.get(&format!("{BULK}?lang=ar")).await;
        assert!(arabic.has("dir=\"rtl\"") && arabic.has("بالطلبيات المختارة"), "{}", arabic.text);

        let drivers = office.owner.get("/admin/parcels/drivers?lang=en").await;
        office.owner.post(&drivers, "/admin/parcels/drivers", &[("label", "Samir")]).await;
        let page = office.owner.get(BOOK).await;
        let choose = office.owner.post(&page, BULK, &[("do", "send"), ("order", id), ("driver", "")]).await;
        assert_eq!(choose.status, 422, "{}", choose.text);
        let fields = [("do", "send"), ("order", id), ("driver", &driver(&page))];
        let sent = office.owner.post(&page, BULK, &fields).await;
        assert!(sent.has("1 of 1 done") && sent.has("has its parcel"), "{}", sent.text);
        let fields =
            [("do", "send"), ("all", "true"), ("driver", &driver(&page)), ("shown_at", &shown_at(&sent))];
        let twice = office.owner.post(&sent, BULK, &fields).await;
        assert!(twice.has("0 of 1 done") && twice.has("It has its parcel already"), "{}", twice.text);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn all_that_the_filter_finds_is_what_is_done_with() {
    in_office(|mut office| async move {
        ordered(&mut office).await;
        let page = office.owner.get(&format!("{BOOK}?province=31")).await;
        assert!(page.has("<details open") && !page.has("name=\"do\""), "nothing is found: {}", page.text);
        let page = office.owner.get(BOOK).await;
        let shown = shown_at(&page);
        let fields = [("do", "confirm"), ("all", "true"), ("shown_at", shown.as_str())];
        let none = office.owner.post(&page, &format!("{BULK}?province=31"), &fields).await;
        assert_eq!(none.status, 422, "{}", none.text);
        let page = office.owner.get(&format!("{BOOK}?province=16&channel=storefront")).await;
        assert!(
            page.has("bulk?province=16&amp;channel=storefront"),
            "the form keeps what was asked: {}",
            page.text
        );
        let some = office.owner.post(&page, &format!("{BULK}?province=16"), &fields).await;
        assert!(some.has("1 of 1 done"), "{}", some.text);
        let mut support = office.member("support").await;
        assert!(support.get(BOOK).await.has("name=\"do\""), "whoever works on orders may");
    })
    .await;
}

/// Red where "all" is whatever the filter finds when the form arrives.
#[tokio::test(flavor = "multi_thread")]
async fn what_arrived_after_the_page_was_shown_is_left_alone() {
    in_office(|mut office| async move {
        ordered(&mut office).await;
        let page = office.owner.get(BOOK).await;
        office.world.clock.advance(1);
        let variants: Vec<(souk_catalog::VariantId,)> =
            office.world.rows(souk_engine::sql!("select variant_id from v_order_lines"), &[]).await;
        placed(&office, &variants[0].0.to_string(), "0661 20 30 40").await;
        let shown = shown_at(&page);
        let fields = [("do", "confirm"), ("all", "true"), ("shown_at", shown.as_str())];
        let done = office.owner.post(&page, BULK, &fields).await;
        assert!(done.has("1 of 1 done"), "{}", done.text);
        let waits = office.owner.get(&format!("{BOOK}?status=pending")).await;
        assert!(waits.has("0661 20 30 40") && !waits.has("0551 20 30 40"), "{}", waits.text);
        let shown = shown_at(&done);
        let fields = [("do", "print"), ("all", "true"), ("shown_at", shown.as_str())];
        let both = office.owner.post(&done, BULK, &fields).await;
        assert!(both.has("0661 20 30 40"), "the page that followed shows it: {}", both.text);
        let unsaid = office.owner.post(&page, BULK, &[("do", "confirm"), ("all", "true")]).await;
        assert_eq!(unsaid.status, 422, "a form that does not say when it was shown: {}", unsaid.text);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_heads_of_columns_sort_and_say_how() {
    in_office(|mut office| async move {
        ordered(&mut office).await;
        for (page, down, up) in [
            ("/admin/orders?status=pending", "dearest", Some("cheapest")),
            ("/admin/products?state=active", "plentiful", Some("scarcest")),
            ("/admin/customers?blocked=false", "spent", None),
        ] {
            let plain = office.owner.get(page).await;
            let link = format!("{page}&amp;sort={down}");
            assert!(plain.has(&format!("<a href=\"{link}\">")), "{page}: {}", plain.text);
            let sorted = office.owner.get(&link.replace("&amp;", "&")).await;
            assert!(sorted.has("aria-sort=\"descending\""), "{page}: {}", sorted.text);
            let next = up.map_or_else(|| format!("{page}\""), |up| format!("{page}&amp;sort={up}\""));
            assert!(sorted.has(&next), "{page}: {}", sorted.text);
            if let Some(up) = up {
                let turned = office.owner.get(&format!("{page}&sort={up}")).await;
                assert!(turned.has("aria-sort=\"ascending\""), "{page}: {}", turned.text);
            }
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_filter_is_kept_under_a_name_used_and_removed() {
    in_office(|mut office| async move {
        ordered(&mut office).await;
        let plain = office.owner.get(BOOK).await;
        assert!(!plain.has("Save this filter"), "nothing is asked for: nothing is kept");
        let page = office.owner.get(&format!("{BOOK}?province=16&sort=oldest&q=Samira")).await;
        let save = format!("{BOOK}/filters?province=16&sort=oldest&q=Samira");
        let wrong = office.owner.post(&page, &save, &[("name", " ")]).await;
        assert!(wrong.status == 422 && wrong.has("Give the filter a name"), "{}", wrong.text);
        let kept = office.owner.post(&wrong, &save, &[("name", "Algiers, oldest")]).await;
        assert!(kept.has("The filter is saved") && kept.has("aria-current=\"true\""), "{}", kept.text);
        assert!(!kept.path.contains("Samira"), "no name stays in it: {}", kept.path);
        let link = kept.link("/admin/orders?");
        assert!(link.contains("province=16") && link.contains("sort=oldest"), "{link}");
        let mut support = office.member("support").await;
        let theirs = support.get(BOOK).await;
        assert!(theirs.has("Algiers, oldest"), "everybody in the shop has it");
        let remove = theirs.text.split("action=\"").find(|part| part.contains("/remove")).unwrap();
        let remove = remove.split('"').next().unwrap().to_owned();
        let gone = support.post(&theirs, &remove, &[]).await;
        assert!(gone.has("The filter is removed") && !gone.has("Algiers, oldest"), "{}", gone.text);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn each_list_is_turned_round_without_losing_its_filter() {
    in_office(|mut office| async move {
        ordered(&mut office).await;
        for page in [
            "/admin/orders",
            "/admin/products",
            "/admin/customers",
            "/admin/stock/movements",
            "/admin/calls/leads",
            "/admin/parcels",
        ] {
            let shown = office.owner.get(&format!("{page}?sort=oldest")).await;
            assert_eq!(shown.status, 200, "{page}");
            let list =
                shown.text.split("name=\"sort\"").nth(1).unwrap_or_else(|| panic!("{page}: {}", shown.text));
            let list = list.split("</select>").next().unwrap();
            assert!(list.contains("<option value=\"\">Newest first"), "{page}: {list}");
            assert!(list.contains("value=\"oldest\" selected"), "{page}: {list}");
            assert!(shown.has("sort=oldest"), "{page}: its file has the order too");
            assert_eq!(office.owner.get(&format!("{page}?sort=sideways")).await.status, 200, "{page}");
        }
    })
    .await;
}
