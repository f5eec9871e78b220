//! Every list of the product: by what it is filtered, in which orders it stands, and that each order is
//! walked page by page to its end. A list that nobody decided about fails.

use std::collections::BTreeSet;

use serde_json::{Value, json};
use souk_engine::{Dialect, Method, QueryDef};
use souk_web::door::columns;

use crate::examples::example;
use crate::house::House;
use crate::http::{Door, call_of};

/// The orders in which a list stands.
enum Orders {
    /// Those that its `sort` names.
    Sort(&'static [&'static str]),
    /// One alone, for this reason.
    One(&'static str),
}

use Orders::{One, Sort};

const AGE: Orders = Sort(&["newest", "oldest"]);
/// A shop has few of them, and has them all at once.
const FEW: Orders = One("whole on one page, in the shop's own order");

/// As the view of the same name has its rows; monitors narrow it by any column.
const COLUMNS: Orders = One("as shops were opened, or plans made");

/// What was decided of each list: its orders, and what narrows it.
const LISTS: &[(&str, Orders, &str)] = &[
    ("api_key_list", FEW, ""),
    ("blocked_phone_list", AGE, "all"),
    ("callback_list", One("who waits longest is called first"), ""),
    ("carrier_account_list", FEW, "active"),
    ("carrier_list", FEW, ""),
    ("carrier_place_list", One("provinces, municipalities, desks"), "carrier doubtful kind state"),
    ("category_list", FEW, ""),
    ("credit_list", FEW, ""),
    ("customer_list", Sort(&["newest", "oldest", "delivered", "returned", "spent"]), "blocked q"),
    ("dead_letter_list", FEW, ""),
    ("delivery_rate_list", One("as the map has its places"), "carrier option scope"),
    ("embed_token_list", FEW, ""),
    ("entitlement_list", FEW, ""),
    ("figure_shops", One("the shops behind one figure, each once"), "figure period plan"),
    ("give_up_list", One("who was called most comes first"), ""),
    ("lead_list", AGE, "state"),
    ("ledger_balances", One("as the chart of accounts has them"), "kind"),
    ("location_list", FEW, ""),
    ("member_list", FEW, ""),
    ("message_list", AGE, "state"),
    ("my_shops", FEW, ""),
    ("order_filter_list", FEW, ""),
    (
        "order_list",
        Sort(&["newest", "oldest", "dearest", "cheapest"]),
        "carrier channel class code confirmation customer from municipality number phone placed_until \
         province q status to",
    ),
    ("order_request_list", AGE, "kind state"),
    (
        "order_sheet",
        Sort(&["newest", "oldest", "dearest", "cheapest"]),
        "carrier channel class code confirmation customer from municipality number phone placed_until \
         province q status to",
    ),
    ("parcel_list", AGE, "account open order reference state"),
    ("plan_invoice_list", FEW, ""),
    ("plan_list", FEW, ""),
    ("plan_heat", One("the shops with most orders come first"), "period plan"),
    ("platform_invoice_list", One("those to decide in their turn, others newest first"), "desk shop"),
    ("platform_key_list", FEW, ""),
    ("posting_list", AGE, "account"),
    (
        "product_list",
        Sort(&["newest", "oldest", "name", "code", "cheapest", "dearest", "scarcest", "plentiful"]),
        "category_id q state",
    ),
    ("public_list", One("as the merchant arranged the shelf"), "category_id q"),
    ("retired_plan_list", FEW, ""),
    ("role_table", FEW, ""),
    ("run_card", One("as the file has its lines"), "from id"),
    ("run_list", AGE, "kind state"),
    ("shop_register", AGE, "id q"),
    ("stock_at", One("as products have their variants"), "moment product_id"),
    ("site_page_list", FEW, ""),
    // What is left of a variant moves with every order: no order of the list hangs on it. What lies there of
    // a product does not: products stand by it.
    ("stock_levels", One("as products have their variants"), "location_id low product_id variant_id"),
    ("stock_movements", AGE, "kind location_id variant_id"),
    ("stop_desk_list", One("as the map has its places"), "carrier open province state"),
    ("user_list", One("in the order in which they came"), "email platform_admins"),
    ("variants_for_sale", One("the nearest to what was typed"), "q"),
    ("webhook_delivery_list", AGE, "state webhook_id"),
    ("webhook_event_list", FEW, ""),
    ("webhook_list", FEW, ""),
    ("orders_at_closed_desks", One("who waits longest comes first"), ""),
    ("platform_referral_list", One("who came last comes first"), ""),
    ("referral_list", One("who came last comes first"), "shop"),
    (
        "view_blocked_stores",
        COLUMNS,
        "all current_month_orders id is_blocked last_usage_update max_online_orders \
         monthly_limit organization_created_at organization_name reason status \
         store_block_reason store_blocked subscription_plan year_month",
    ),
    (
        "view_blocked_stores_fixed",
        COLUMNS,
        "current_month_orders id is_blocked last_usage_update max_online_orders monthly_limit \
         organization_created_at organization_name status store_block_reason store_blocked \
         subscription_plan year_month",
    ),
    (
        "view_monthly_online_orders_usage",
        COLUMNS,
        "last_updated orders_count orders_limit organization_id year_month",
    ),
    (
        "view_organization_subscriptions",
        COLUMNS,
        "amount_paid currency end_date id organization_id plan_id start_date status \
         trial_ends_at",
    ),
    (
        "view_organizations",
        COLUMNS,
        "closed_at created_at id name online_orders_limit online_orders_this_month phone slug \
         store_block_code store_block_reason store_blocked",
    ),
    (
        "view_subscription_plans",
        COLUMNS,
        "code currency id is_active max_online_orders monthly_price name name_ar trial_days \
         version yearly_price",
    ),
    ("zone_list", FEW, ""),
];

fn schema(query: &QueryDef) -> Value {
    let mut generator = souk_engine::schemars::generate::SchemaSettings::draft2020_12()
        .with(|settings| settings.inline_subschemas = true)
        .into_generator();
    (query.input)(&mut generator).to_value()
}

/// The values of a closed set, however its schema says them.
fn values(field: &Value) -> Vec<String> {
    let text = |value: &Value| value.as_str().map(str::to_owned);
    let listed = field.get("enum").and_then(Value::as_array);
    let each = field.get("oneOf").and_then(Value::as_array);
    let named = listed.into_iter().flatten().filter_map(text);
    let told = each.into_iter().flatten().flat_map(|one| {
        let one_of = one.get("const").and_then(text);
        one_of.into_iter().chain(values(one))
    });
    named.chain(told).collect()
}

#[test]
fn every_list_has_its_orders_its_filters_and_its_file() {
    let registry = souk::rooms::registry().unwrap();
    let lists: Vec<&QueryDef> = registry.queries().filter(|query| columns(query).is_some()).collect();
    let decided: BTreeSet<&str> = LISTS.iter().map(|(name, ..)| *name).collect();
    let there: BTreeSet<&str> = lists.iter().map(|query| query.name).collect();
    assert_eq!(there, decided, "every list is decided about, and nothing else is");
    assert_eq!(decided.len(), LISTS.len(), "once");
    let mut wrong = Vec::new();
    for query in lists {
        let (_, orders, filters) = LISTS.iter().find(|(name, ..)| *name == query.name).unwrap();
        let schema = schema(query);
        let fields = schema["properties"].as_object().cloned().unwrap_or_default();
        let sorts = fields.get("sort").map(values).unwrap_or_default();
        let expected = match orders {
            Sort(names) => names.to_vec(),
            One(why) => {
                assert!(!why.is_empty());
                Vec::new()
            }
        };
        let set = |names: Vec<&str>| names.into_iter().map(str::to_owned).collect::<BTreeSet<String>>();
        if set(sorts.iter().map(String::as_str).collect()) != set(expected) {
            wrong.push(format!("{}: it is sorted by {sorts:?}", query.name));
        }
        let page = ["sort", "after", "limit"];
        let mut by: Vec<&str> =
            fields.keys().map(String::as_str).filter(|name| !page.contains(name)).collect();
        by.sort_unstable();
        if by.join(" ") != *filters {
            wrong.push(format!("{}: it is filtered by {:?}", query.name, by.join(" ")));
        }
        let file = query.api.iter().any(|api| api.method == Method::Get);
        let beside = registry.queries().any(|list| list.filed == Some(query.name));
        if !file && !beside {
            wrong.push(format!("{}: it is had as no file", query.name));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Two and more of whatever is listed.
async fn fill(house: &House) {
    for _ in 0..2 {
        house.a.order(&["confirm_order", "ship_order", "deliver_order"]).await;
        house.a.import(true).await;
        for made in ["parcel_card", "lead_card", "order_request_card"] {
            example(made, house, &house.a).await.unwrap();
        }
        let phone = json!({"phone": house.a.phone(), "reason": "A prank."});
        house.a.run("block_phone", phone).await;
        house.a.member("support").await;
    }
    house.world.drain().await;
}

/// A list in one order, a row at a time: its rows, and the place behind each but the last.
struct Walked {
    rows: Vec<Value>,
    places: Vec<String>,
}

type Credentials = Vec<(&'static str, String)>;

async fn walk(door: &Door<'_>, who: &Credentials, query: &QueryDef, input: &Value) -> Walked {
    let mut walked = Walked { rows: Vec::new(), places: Vec::new() };
    loop {
        let mut asked = input.clone();
        asked["limit"] = json!(1);
        if let Some(after) = walked.places.last() {
            asked["after"] = json!(after);
        }
        let got = door.call(&call_of(&query.api[0], &asked, false).unwrap(), who).await;
        assert_eq!(got.status, 200, "{} {asked}: {}", query.name, got.text());
        let mut page = got.json();
        walked.rows.extend(page["items"].take().as_array().cloned().unwrap());
        match page["next"].as_str() {
            Some(next) => walked.places.push(next.to_owned()),
            None => return walked,
        }
        assert!(walked.places.len() < 100, "{} {input} has no end", query.name);
    }
}

/// What must be given, and nothing that narrows.
fn needed(input: &Value, schema: &Value) -> Value {
    let required = schema["required"].as_array().cloned().unwrap_or_default();
    let names = required.iter().filter_map(Value::as_str);
    names.map(|name| (name.to_owned(), input[name].clone())).collect::<serde_json::Map<_, _>>().into()
}

/// Each order of the list from its first row to its last.
async fn in_each_order(house: &House, door: &Door<'_>, query: &QueryDef, sorts: &[&str]) -> usize {
    let case = example(query.name, house, &house.a).await.unwrap();
    if query.name == "webhook_delivery_list" {
        for _ in 0..2 {
            house.a.run("test_webhook", json!({"id": case.input["webhook_id"]})).await;
        }
    }
    let who = door.credentials(&case.ask).await;
    let input = needed(&case.input, &schema(query));
    let mut walks: Vec<Walked> = Vec::new();
    for sort in sorts {
        let mut asked = input.clone();
        asked["sort"] = json!(sort);
        walks.push(walk(door, &who, query, &asked).await);
    }
    let each = |walked: &Walked| {
        let rows: BTreeSet<String> = walked.rows.iter().map(Value::to_string).collect();
        assert_eq!(rows.len(), walked.rows.len(), "{}: each row once", query.name);
        rows
    };
    let all = each(&walks[0]);
    for (sort, walked) in sorts.iter().zip(&walks) {
        assert_eq!(each(walked), all, "{} {sort}: every row", query.name);
        for (other, place) in sorts.iter().filter(|other| *other != sort).zip(walked.places.iter().cycle()) {
            let mut asked = input.clone();
            asked["sort"] = json!(other);
            asked["after"] = json!(place);
            let got = door.call(&call_of(&query.api[0], &asked, false).unwrap(), &who).await;
            assert_eq!(got.code(), "list.cursor_of_other_sort", "{}: {sort} as {other}", query.name);
            assert_eq!(got.status, 422);
        }
    }
    assert_eq!(sorts[..2], ["newest", "oldest"], "{}", query.name);
    let turned: Vec<&Value> = walks[1].rows.iter().rev().collect();
    assert_eq!(walks[0].rows.iter().collect::<Vec<_>>(), turned, "{}: the oldest first", query.name);
    all.len()
}

async fn every_order(dialect: Dialect) {
    let house = House::new(dialect, &[]).await;
    fill(&house).await;
    let door = Door::new(&house);
    let registry = house.engine().registry();
    let mut short = Vec::new();
    for (name, orders, _) in LISTS {
        let query = registry.query(name).unwrap();
        let Sort(sorts) = orders else { continue };
        if query.api.is_empty() {
            continue;
        }
        if in_each_order(&house, &door, query, sorts).await < 2 {
            short.push(*name);
        }
    }
    assert!(short.is_empty(), "{short:?} have no second row");
}

#[tokio::test(flavor = "multi_thread")]
async fn every_list_is_walked_in_each_of_its_orders_on_sqlite() {
    every_order(Dialect::Sqlite).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn every_list_is_walked_in_each_of_its_orders_on_postgresql() {
    every_order(Dialect::Postgres).await;
}
