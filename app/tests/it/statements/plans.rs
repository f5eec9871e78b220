//! Lists and work that pay for themselves by an index of their own: each is read by it on both databases, and
//! nothing is sorted.

use souk_engine::Dialect;
use souk_store::translate;

use super::sqlite::Schema;
use super::{Postgres, source};

/// A part that one statement alone has, and the index that carries it.
const CARRIED: &[(&str, &str)] = &[
    (
        "from orders o where o.shop_id = $1 and o.status || '' in_list($2) … (o.total, o.id) < ",
        "orders_total",
    ),
    (
        "from orders o where o.shop_id = $1 and o.status || '' in_list($2) … (o.total, o.id) > ",
        "orders_total",
    ),
    ("from customers c where … and (c.spent, c.id) < ", "customers_spent"),
    ("from products p join product_stock n … (n.on_hand, n.product_id) > ", "product_stock_sorted"),
    ("from products p join product_stock n … (n.on_hand, n.product_id) < ", "product_stock_sorted"),
    ("from v_ledger_entries e … (e.posting_id, e.line) < ", "ledger_entries_account"),
    ("update order_requests set sealed = null where … r.ended_at < $2", "order_requests_kept"),
    ("select 1 as one from webhook_deliveries where … id < $3", "webhook_deliveries_waiting"),
    ("select id from products where … id >= $2 order by id limit 1 offset $3", "products_s"),
    ("select id, handle from products where … id >= $2", "products_s"),
];

/// Statements that have these parts, one after another, and name no ids beside.
fn found(says: &str) -> Vec<String> {
    let (statements, _) = source::collect();
    let told = statements.into_iter().map(|it| super::one_line(&it.text));
    let fits = |text: &String| {
        let mut rest = text.as_str();
        says.split(" … ").all(|part| match rest.split_once(part) {
            Some((_, behind)) => {
                rest = behind;
                true
            }
            None => false,
        })
    };
    told.filter(|text| !text.contains("id in_list($9)") && !text.contains("search_terms"))
        .filter(fits)
        .collect()
}

fn only(says: &str) -> String {
    let found = found(says);
    assert_eq!(found.len(), 1, "{says}: {found:#?}");
    found.into_iter().next().unwrap()
}

#[tokio::test]
async fn what_has_an_index_of_its_own_is_read_by_it_on_sqlite() {
    let schema = Schema::new().await;
    for (says, index) in CARRIED {
        let plan = schema.plan(&only(says));
        assert!(plan.iter().any(|step| step.contains(index)), "{says}: {plan:#?}");
        assert!(!plan.iter().any(|step| step.contains("TEMP B-TREE")), "{says}: {plan:#?}");
    }
}

/// Tables are empty, so that reading them whole would be cheapest: what is left when that is forbidden is how
/// a full one is read.
#[tokio::test]
async fn what_has_an_index_of_its_own_is_read_by_it_on_postgresql() {
    let server = Postgres::new().await;
    server
        .client
        .batch_execute(
            "set plan_cache_mode = force_generic_plan; set enable_seqscan = off; \
             set enable_bitmapscan = off; set enable_sort = off; set app.scope = 'platform'",
        )
        .await
        .unwrap();
    for (number, (says, index)) in CARRIED.iter().enumerate() {
        // Which of two indexes leads to an account's last entries is decided by how many there are.
        if says.contains("v_ledger_entries") {
            continue;
        }
        let text = translate(&only(says), Dialect::Postgres);
        let count = server.client.prepare(&text).await.unwrap().params().len();
        let nulls = vec!["null"; count].join(", ");
        server.client.batch_execute(&format!("prepare p{number} as {text}")).await.unwrap();
        let explain = format!("explain (costs off) execute p{number}({nulls})");
        let rows = server.client.query(&explain, &[]).await.unwrap();
        let plan: Vec<String> = rows.iter().map(|row| row.get(0)).collect();
        assert!(plan.iter().any(|step| step.contains(index)), "{says}: {plan:#?}");
        let sorts = plan.iter().any(|step| step.contains("Sort") && !step.contains("Incremental"));
        assert!(!sorts, "{says}: {plan:#?}");
    }
}
