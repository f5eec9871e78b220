//! An order typed in by a member, without a script: looked up, shown anew, placed once.

use crate::browser::Seen;
use crate::office::{Office, in_office};

const NEW: &str = "/admin/orders/new";

/// A shop with a rate and five pieces of a variant; the variant's id.
async fn stocked(office: &mut Office) -> String {
    let page = office.owner.get("/admin/delivery").await;
    let rate = [("province", ""), ("option", "home"), ("fee_minor", "600")];
    office.owner.post(&page, "/admin/delivery", &rate).await;
    let product = office.product("Robe").await.path.split('?').next().unwrap().to_owned();
    let level = office.owner.get(&product).await.link("/admin/stock/prod_");
    let page = office.owner.get(&level).await;
    office.owner.post(&page, &format!("{level}/move"), &[("kind", "receive"), ("quantity", "5")]).await;
    level.rsplit('/').next().unwrap().to_owned()
}

/// What a customer on the telephone says, and a line with the total that the page showed.
fn said<'a>(page: &'a Shown, more: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let mut fields = vec![
        ("phone", "0551 20 30 40"),
        ("name", "Samira Benali"),
        ("province", "16"),
        ("municipality", page.town.as_str()),
        ("option", "home"),
        ("address", "Rue 1"),
        ("line", page.line.as_str()),
        ("seen_home", page.total.as_str()),
    ];
    fields.extend_from_slice(more);
    fields
}

struct Shown {
    seen: Seen,
    line: String,
    total: String,
    town: String,
}

/// The form with one line, its province chosen.
async fn filled(office: &mut Office, variant: &str) -> Shown {
    let page = office.owner.get(NEW).await;
    let fields = [("phone", "0551 20 30 40"), ("province", "16"), ("add", variant)];
    let seen = office.owner.post(&page, NEW, &fields).await;
    assert!(seen.status == 200 && seen.has("Robe"), "{}", seen.text);
    assert_eq!(seen.token(), page.token(), "the same form goes on with its token");
    let towns = seen.text.split("name=\"municipality\"").nth(1).unwrap().to_owned();
    let town = towns.split("<option value=\"").nth(2).unwrap().split('"').next().unwrap().to_owned();
    Shown { line: seen.value("line"), total: seen.value("seen_home"), town, seen }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_member_orders_for_a_customer_and_takes_nothing_of_the_quota() {
    in_office(|mut office| async move {
        let variant = stocked(&mut office).await;
        let shown = filled(&mut office, &variant).await;
        assert_eq!(shown.total, "310000", "2 500 and 600 to the door");
        let placed =
            office.owner.post(&shown.seen, NEW, &said(&shown, &[("pieces", "1"), ("place", "1")])).await;
        assert!(placed.path.starts_with("/admin/orders/ord_"), "{} {}", placed.path, placed.text);
        assert!(placed.has("The order is placed") && placed.has("Samira Benali"), "{}", placed.text);
        let again =
            office.owner.post(&shown.seen, NEW, &said(&shown, &[("pieces", "1"), ("place", "1")])).await;
        assert_eq!(again.path, placed.path, "the form that is sent twice means one order");
        let counted =
            souk_engine::sql!("select cast(count(*) as bigint) from orders where channel = 'member'");
        assert_eq!(office.count(counted).await, 1);
        let units = souk_engine::sql!("select cast(count(*) as bigint) from usage_rows");
        assert_eq!(office.count(units).await, 0);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_known_customer_is_filled_in_and_what_was_typed_is_kept() {
    in_office(|mut office| async move {
        let variant = stocked(&mut office).await;
        let shown = filled(&mut office, &variant).await;
        office.owner.post(&shown.seen, NEW, &said(&shown, &[("pieces", "1"), ("place", "1")])).await;
        let page = office.owner.get(&format!("{NEW}?phone=0551203040")).await;
        assert!(page.has("One order") && page.has("#1"), "{}", page.text);
        assert_eq!((page.value("name").as_str(), page.has("Rue 1</textarea>")), ("Samira Benali", true));
        let fields =
            [("phone", "0551203040"), ("name", "Her sister"), ("note", "after six"), ("find", "rob")];
        let page = office.owner.post(&page, NEW, &fields).await;
        assert_eq!(page.value("name"), "Her sister");
        assert!(page.has("after six") && page.has("Add Robe – S") && page.has("4 left"), "{}", page.text);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_corrected_telephone_takes_back_what_was_filled_in_for_another() {
    in_office(|mut office| async move {
        let variant = stocked(&mut office).await;
        let shown = filled(&mut office, &variant).await;
        office.owner.post(&shown.seen, NEW, &said(&shown, &[("pieces", "1"), ("place", "1")])).await;
        let page = office.owner.get(&format!("{NEW}?phone=0551203040")).await;
        let known = page.value("known");
        let kept = [
            ("known", known.as_str()),
            ("name", "Samira Benali"),
            ("filled_name", &page.value("filled_name")),
            ("province", "16"),
            ("filled_province", &page.value("filled_province")),
            ("address", "Rue 1"),
            ("filled_address", &page.value("filled_address")),
            ("note", "after six"),
            ("again", "true"),
        ];
        let other = [&kept[..], &[("phone", "0551 20 30 41")]].concat();
        let seen = office.owner.post(&page, NEW, &other).await;
        assert_eq!((seen.value("name").as_str(), seen.value("known").as_str()), ("", ""));
        assert!(!seen.has("Rue 1") && !seen.has("name=\"again\"") && seen.has("after six"), "{}", seen.text);
        assert!(!seen.has("<option value=\"16\" selected"), "{}", seen.text);

        let placed = [&other[..], &[("municipality", &shown.town), ("line", &shown.line), ("pieces", "1")]];
        let placed = [&placed.concat()[..], &[("seen_home", shown.total.as_str()), ("place", "1")]].concat();
        let seen = office.owner.post(&page, NEW, &placed).await;
        assert_eq!((seen.status, seen.value("name").as_str()), (422, ""), "{}", seen.text);
        assert!(seen.has("another customer’s"), "{}", seen.text);
        let orders = souk_engine::sql!("select cast(count(*) as bigint) from orders");
        assert_eq!(office.count(orders).await, 1);

        let typed = [&other[..], &[("name", "Her sister")]].concat();
        let typed: Vec<_> = typed.into_iter().filter(|field| *field != ("name", "Samira Benali")).collect();
        assert_eq!(office.owner.post(&page, NEW, &typed).await.value("name"), "Her sister");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_line_that_is_no_longer_sold_is_told_at_the_line() {
    in_office(|mut office| async move {
        let variant = stocked(&mut office).await;
        let shown = filled(&mut office, &variant).await;
        let product = office.owner.get("/admin/products").await.link("/admin/products/prod_");
        let page = office.owner.get(&product).await;
        let rev = page.value("rev");
        let page = office.owner.post(&page, &format!("{product}/toggle"), &[("rev", &rev)]).await;
        assert_eq!(page.status, 200, "{}", page.text);
        let seen =
            office.owner.post(&shown.seen, NEW, &said(&shown, &[("pieces", "1"), ("place", "1")])).await;
        assert_eq!(seen.status, 409, "{}", seen.text);
        assert!(seen.has("href=\"#f-pieces-0\"") && seen.has("id=\"f-pieces-0-error\""), "{}", seen.text);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn errors_stand_at_their_fields_and_nothing_is_lost() {
    in_office(|mut office| async move {
        let variant = stocked(&mut office).await;
        let page = office.owner.get(NEW).await;
        let empty = office.owner.post(&page, NEW, &[("note", "after six"), ("place", "1")]).await;
        assert_eq!(empty.status, 422);
        for field in ["href=\"#f-phone\"", "href=\"#f-name\"", "href=\"#f-find\"", "after six"] {
            assert!(empty.has(field), "{field}: {}", empty.text);
        }
        let shown = filled(&mut office, &variant).await;
        let nine = said(&shown, &[("pieces", "9"), ("place", "1"), ("note", "after six")]);
        let unseen: Vec<_> = nine.iter().copied().filter(|(name, _)| *name != "seen_home").collect();
        let page = office.owner.post(&shown.seen, NEW, &unseen).await;
        assert_eq!(
            (page.status, page.value("seen_home").as_str()),
            (200, "2310000"),
            "the total is shown first"
        );
        let mut nine = nine;
        nine.retain(|(name, _)| *name != "seen_home");
        nine.push(("seen_home", "2310000"));
        let short = office.owner.post(&page, NEW, &nine).await;
        assert!(short.status == 409 && short.has("Only 5 left") && short.has("after six"), "{}", short.text);
        assert!(short.has("href=\"#f-pieces-0\"") && short.has("value=\"9\""), "{}", short.text);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_code_that_is_scanned_is_a_line_and_one_that_is_being_typed_is_not() {
    in_office(|mut office| async move {
        stocked(&mut office).await;
        let page = office.owner.get(NEW).await;
        let list = office.owner.post(&page, NEW, &[("find", "robe")]).await;
        let code = list.text.split("<bdi class=\"code\" dir=\"ltr\">").nth(1).unwrap();
        let code = code.split('<').next().unwrap().to_owned();
        let live = office.owner.post(&page, NEW, &[("find", &code), ("live", "true")]).await;
        assert!(!live.has("name=\"line\"") && live.value("find") == code, "{}", live.text);
        let part = office.owner.post(&page, NEW, &[("find", "robe"), ("live", "find")]).await;
        assert!(part.has("Add Robe – S") && !part.has("<form") && !part.has("o-bill"), "{}", part.text);
        let scanned = office.owner.post(&page, NEW, &[("find", &code)]).await;
        assert!(scanned.value("line").starts_with("var_") && scanned.value("find").is_empty());
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_shops_own_fields_are_asked_on_the_telephone_and_stand_on_the_card() {
    in_office(|mut office| async move {
        let variant = stocked(&mut office).await;
        let page = office.owner.get("/admin/settings/form").await;
        let fields = [
            ("rev", "0"),
            ("kind_0", "text"),
            ("label_0_ar", "Engraving"),
            ("label_0_en", "Engraving"),
            ("required_0", "true"),
            ("kind_1", "number"),
            ("label_1_ar", "Size"),
            ("label_1_en", "Size"),
            ("kind_2", "checkbox"),
            ("label_2_ar", "Gift"),
            ("label_2_en", "Gift"),
        ];
        office.owner.post(&page, "/admin/settings/form", &fields).await;
        let shown = filled(&mut office, &variant).await;
        for name in ["own_field_1", "own_field_2", "own_field_3"] {
            assert!(shown.seen.has(&format!("name=\"{name}\"")), "{name}: {}", shown.seen.text);
        }
        let own = [("own_field_1", "For Amina"), ("own_field_2", "big"), ("own_field_3", "true")];
        let typed = [&own[..], &[("pieces", "1"), ("place", "1")]].concat();
        let wrong = office.owner.post(&shown.seen, NEW, &said(&shown, &typed)).await;
        assert!(
            wrong.status == 422 && wrong.has("For Amina") && wrong.has("f-own_field_2"),
            "{}",
            wrong.text
        );
        let own = [("own_field_1", ""), ("own_field_2", "٤٢"), ("own_field_3", "true")];
        let typed = [&own[..], &[("pieces", "1"), ("place", "1")]].concat();
        let placed = office.owner.post(&wrong, NEW, &said(&shown, &typed)).await;
        assert!(placed.path.starts_with("/admin/orders/ord_"), "a member need not ask: {}", placed.text);
        assert!(placed.has("Size") && placed.has("42") && placed.has("Gift"), "{}", placed.text);
    })
    .await;
}
