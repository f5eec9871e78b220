//! Lists as files for spreadsheets: each of them, whole, for whoever may see the list, and so that none runs.

use serde_json::{Value, json};
use souk_core::{Actor, RawId, params};
use souk_engine::{Ask, Dialect, Lane, Method, Reach, sql as statement};
use souk_web::door::columns;

use crate::examples::example;
use crate::house::{House, MARK, Shop};
use crate::http::{Call, Door, Got, call_of};

async fn on_both(test: impl AsyncFn(&House)) {
    for dialect in [Dialect::Sqlite, Dialect::Postgres] {
        test(&House::new(dialect, &[]).await).await;
    }
}

fn get(path: &str) -> Call {
    Call { method: "GET", path: path.to_owned(), body: None }
}

/// The lines of a file that begins with its mark.
fn lines(got: &Got) -> Vec<String> {
    assert_eq!(got.status, 200, "{}", got.text());
    assert_eq!(got.headers["content-type"], "text/csv; charset=utf-8");
    let text = got.text();
    let text = text.strip_prefix('\u{feff}').expect("a mark that spreadsheets know");
    text.trim_end().split("\r\n").map(str::to_owned).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn every_list_is_had_as_a_file() {
    on_both(async |house| {
        let door = Door::new(house);
        let mut files = 0;
        for query in house.engine().registry().queries() {
            let filed = house.engine().registry().filed(query);
            let Some(columns) = columns(filed) else { continue };
            let case = example(query.name, house, &house.a).await.unwrap();
            let credentials = door.credentials(&case.ask).await;
            for api in query.api.iter().filter(|api| api.method == Method::Get) {
                let mut call = call_of(api, &case.input, false).unwrap();
                call.path.push_str(if call.path.contains('?') { "&format=csv" } else { "?format=csv" });
                let heads: Vec<&str> = columns.iter().map(|column| column.head.as_str()).collect();
                assert_eq!(lines(&door.call(&call, &credentials).await)[0], heads.join(","), "{}", api.path);
                files += 1;
            }
        }
        assert!(files >= 20, "{files} lists");
    })
    .await;
}

#[test]
fn what_a_list_names_as_its_columns_is_there() {
    let registry = souk::rooms::registry().unwrap();
    for query in registry.queries().filter(|query| !query.sheet.is_empty()) {
        let mut generator = souk_engine::schemars::generate::SchemaSettings::draft2020_12()
            .with(|settings| settings.inline_subschemas = true)
            .into_generator();
        let schema = (query.output)(&mut generator).to_value();
        let fields = schema.pointer("/properties/items/items/properties").unwrap();
        let absent: Vec<_> = query.sheet.iter().filter(|(_, field)| fields.get(*field).is_none()).collect();
        assert!(absent.is_empty(), "{}: {absent:?}", query.name);
    }
}

/// Messages of a shop, all at one moment.
async fn messages(house: &House, shop: &Shop, count: u32) {
    let (shop, now) = (shop.id, house.engine().now());
    for from in (0..count).step_by(1_000) {
        let written = house.engine().db().write(Lane::Front, Reach::Platform, move |tx| {
            for number in from..(from + 1_000).min(count) {
                let mut id = [0; 16];
                id[12..].copy_from_slice(&number.to_be_bytes());
                tx.put(
                    statement!(
                        "insert into messages
                            (shop_id, id, channel, receiver, lang, template, args, state, created_at)
                         values ($1, $2, 'email', $3, 'en', 'invitation', $4, 'waiting', $5)"
                    ),
                    params![shop, RawId(id), format!("{number}@souk.example"), json!({}), now],
                )?;
            }
            Ok(())
        });
        written.await.unwrap_or_else(|_| panic!("messages are planted"));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_ten_thousand_and_first_row_is_there_too() {
    on_both(async |house| {
        messages(house, &house.b, 10_001).await;
        let door = Door::new(house);
        let owner = door.credentials(&house.b.ask_owner()).await;
        let lines = lines(&door.call(&get("/api/v1/messages?format=csv"), &owner).await);
        assert_eq!(
            lines[0],
            "id,channel,receiver,lang,template,args,state,created_at,attempts,try_at,reason"
        );
        let mut seen: Vec<u32> = lines[1..]
            .iter()
            .filter_map(|line| line.split(',').nth(2)?.strip_suffix("@souk.example")?.parse().ok())
            .collect();
        seen.sort_unstable();
        assert_eq!(seen, (0..10_001).collect::<Vec<_>>(), "each once");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_may_not_see_a_list_gets_no_file_of_it() {
    on_both(async |house| {
        let door = Door::new(house);
        let path = get("/api/v1/messages?format=csv");
        assert_eq!(door.call(&path, &[]).await.code(), "session.required");
        let support = Ask::new(Actor::Member { user: house.a.support, shop: house.a.id }, "test");
        let refused = door.call(&path, &door.credentials(&support).await).await;
        assert_eq!((refused.status.as_u16(), refused.is_problem()), (403, true));
        house.a.order(&[]).await;
        let other = door.credentials(&house.b.ask_owner()).await;
        let theirs = door.call(&get("/api/v1/orders?format=csv"), &other).await;
        assert_eq!(lines(&theirs).len(), 1, "an empty list has its heads");
        assert!(!theirs.text().contains(MARK));
        let owner = door.credentials(&house.a.ask_owner()).await;
        let odd = door.call(&get("/api/v1/orders?format=xls"), &owner).await;
        assert_eq!((odd.status.as_u16(), odd.is_problem()), (422, true));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_name_that_a_spreadsheet_would_run_is_text_and_filters_hold() {
    on_both(async |house| {
        let (_, variant) = house.b.stocked().await;
        let mut order = house.b.order_of(&variant);
        order["customer"]["name"] = json!("=HYPERLINK(\"http://x\";\"a\")");
        house.b.run("place_order", order).await;
        house.b.order(&["confirm_order"]).await;
        let door = Door::new(house);
        let owner = door.credentials(&house.b.ask_owner()).await;
        let all = door.call(&get("/api/v1/orders?format=csv"), &owner).await;
        assert!(all.text().contains("\"'=HYPERLINK(\"\"http://x\"\";\"\"a\"\")\""), "{}", all.text());
        assert!(all.text().contains(",'+2135"), "telephones too");
        assert_eq!(lines(&all).len(), 3);
        house.engine().flush().await;
        let taken = statement!("select count(*) from journal where command = 'order_list' and door = 'file'");
        let taken: Vec<(i64,)> = house.world.rows(taken, &[]).await;
        assert_eq!(taken, [(1,)], "who had the names and telephones is remembered, once for all pages");
        let pending = door.call(&get("/api/v1/orders?format=csv&status=pending"), &owner).await;
        assert_eq!(lines(&pending).len(), 2);
        let mut asked = owner.clone();
        asked.push(("accept", "text/csv".to_owned()));
        assert_eq!(lines(&door.call(&get("/api/v1/orders"), &asked).await).len(), 3);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_of_rates_goes_back_in_as_it_came_out() {
    on_both(async |house| {
        let near =
            json!({"option": "desk", "province": "Alger", "municipality": "Hydra", "fee_minor": 25_000});
        house.b.run("set_delivery_rate", near).await;
        let door = Door::new(house);
        let owner = door.credentials(&house.b.ask_owner()).await;
        let got = door.call(&get("/api/v1/delivery/rates?format=csv"), &owner).await;
        let heads = "carrier,province_number,province_name,municipality,option,fee,free_above";
        assert_eq!(lines(&got)[0], heads);
        let report: Value = house.b.run("import_delivery_rates", json!({"content": got.text()})).await;
        assert_eq!((&report["changed"], &report["unchanged"]), (&json!(0), &json!(2)), "{}", got.text());
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn every_page_of_a_list_links_to_its_file_with_the_same_filters() {
    on_both(async |house| {
        house.a.order(&[]).await;
        let door = Door::new(house);
        let owner = door.credentials(&house.a.ask_owner()).await;
        for (page, kept) in [
            ("/admin/orders?status=pending&q=qamar", "status=pending&q=qamar"),
            ("/admin/products?state=draft", "state=draft"),
            ("/admin/stock?low=true", "low=true"),
            ("/admin/stock/movements?kind=opening", "kind=opening"),
            ("/admin/customers?blocked=true", "blocked=true"),
            ("/admin/delivery?option=home", "option=home"),
            ("/admin/runs", ""),
            ("/admin/outbox", ""),
        ] {
            let shown = door.call(&get(page), &owner).await.text();
            let link = shown.split("href=\"").find(|part| part.starts_with("/api/v1/")).expect(page);
            let link = link.split('"').next().unwrap().replace("&amp;", "&");
            assert!(link.ends_with(kept), "{page}: {link}");
            lines(&door.call(&get(&link), &owner).await);
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn orders_are_taken_along_with_their_lines_and_parcels_in_the_columns_that_were_promised() {
    on_both(async |house| {
        let label = json!({"en": "Engraving", "ar": "نقش"});
        let fields = json!([{"key": "engraving", "kind": "text", "label": label},
                            {"key": "gift", "kind": "checkbox", "label": {"en": "Gift"}}]);
        house.b.run("set_form_fields", json!({"rev": 0, "fields": fields})).await;
        let (product, variant) = house.b.stocked().await;
        let mut order = house.b.order_of(&variant);
        order["lines"][0]["quantity"] = json!(2);
        order["form_data"] = json!({"gift": true, "engraving": "=A1"});
        let placed = house.b.run("place_order", order).await;
        house.b.run("confirm_order", json!({"id": placed["order_id"]})).await;
        let driver = house.b.run("set_carrier_account", json!({"label": "Karim"})).await;
        let parcel = json!({"order_id": placed["order_id"], "account_id": driver["id"]});
        let first = house.b.run("create_parcel", parcel.clone()).await;
        house.b.run("move_parcel", json!({"id": first["id"], "to": "cancelled"})).await;
        let second = house.b.run("create_parcel", parcel).await;
        house.b.order(&[]).await;
        let door = Door::new(house);
        let owner = door.credentials(&house.b.ask_owner()).await;
        let got = door.call(&get("/api/v1/orders?format=csv&status=confirmed"), &owner).await;
        let lines = lines(&got);
        assert_eq!(
            lines[0],
            "code,number,created_at,status,confirmation,customer_name,phone,province,municipality,\
             delivery_option,stop_desk,carrier,tracking,lines,subtotal,delivery_fee,total,currency,risk,\
             form_data"
        );
        assert_eq!(lines.len(), 2, "filters hold: {lines:?}");
        let cells: Vec<&str> = lines[1].split(',').collect();
        assert_eq!(cells[12], second["reference"].as_str().unwrap(), "the parcel that lives");
        let code = product["product"]["code"].as_str().unwrap();
        assert!(cells[13].starts_with("2 × ") && cells[13].contains(code), "{}", cells[13]);
        assert_eq!(*cells.last().unwrap(), "Engraving: =A1; Gift: ✓", "in the order of the form");
        let names = got.headers["content-disposition"].to_str().unwrap();
        assert_eq!(names, "attachment; filename=\"order_list.csv\"");
        let oldest = door.call(&get("/api/v1/orders?format=csv&sort=oldest"), &owner).await;
        let newest = door.call(&get("/api/v1/orders?format=csv"), &owner).await;
        let (mut oldest, newest) = (self::lines(&oldest), self::lines(&newest));
        oldest[1..].reverse();
        assert_eq!(oldest, newest, "and so does the order");
    })
    .await;
}
