//! The exact test: every statement of the source prepares on both databases, names only what its room may
//! name, goes through the shop first and says nothing that the two databases understand differently.

mod exceptions;
mod plans;
mod rules;
mod source;
mod sqlite;

use std::collections::BTreeSet;

use exceptions::EXCEPTIONS;
use rules::{Breach, breaches, is_writing_read};
use souk_engine::Dialect;
use souk_store::translate;
use souk_testkit::TestDatabase;
use source::{Home, Statement};
use sqlite::Schema;

/// Statements of audits look at all shops; the registry knows which they are.
fn invariants() -> BTreeSet<&'static str> {
    let registry = souk::rooms::registry().unwrap();
    registry.rooms.iter().flat_map(|room| room.invariants).map(|it| (it.find)().text()).collect()
}

fn is_plan(breach: &Breach) -> bool {
    matches!(breach, Breach::Scan(_) | Breach::NotByShop(_))
}

#[tokio::test]
async fn every_statement_keeps_the_rules_on_sqlite() {
    let (statements, unread) = source::collect();
    assert_eq!(unread, Vec::<String>::new(), "a statement is a literal");
    assert!(statements.len() > 150, "only {} statements were found", statements.len());
    let schema = Schema::new().await;
    let (audits, mut used) = (invariants(), BTreeSet::new());
    let mut told = Vec::new();
    for it in &statements {
        let mut found = breaches(&schema, &it.home, &it.text);
        found.extend(
            is_writing_read(it.reads && !it.path.contains("/changes/"), &it.text)
                .then_some(Breach::WritingRead),
        );
        for breach in found {
            if is_plan(&breach) && audits.contains(it.text.trim()) {
                continue;
            }
            match EXCEPTIONS.iter().position(|known| known.fits(&it.path, &it.text, &breach)) {
                Some(index) => drop(used.insert(index)),
                None => told.push(format!("{}:{} {breach:?}\n    {}", it.path, it.line, one_line(&it.text))),
            }
        }
    }
    assert!(
        told.is_empty(),
        "{} breaches in {} statements:\n{}",
        told.len(),
        statements.len(),
        told.join("\n")
    );
    let unused: Vec<_> = EXCEPTIONS.iter().enumerate().filter(|(index, _)| !used.contains(index)).collect();
    assert!(unused.is_empty(), "exceptions that nothing needs any more: {unused:#?}");
}

#[tokio::test]
async fn every_statement_prepares_on_postgresql_with_types_that_the_store_reads() {
    let (statements, _) = source::collect();
    let server = Postgres::new().await;
    let mut told = Vec::new();
    for it in &statements {
        for why in server.breaches(&it.text).await {
            told.push(format!("{}:{} {why}\n    {}", it.path, it.line, one_line(&it.text)));
        }
    }
    assert!(
        told.is_empty(),
        "{} breaches in {} statements:\n{}",
        told.len(),
        statements.len(),
        told.join("\n")
    );
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A migrated PostgreSQL database with a connection of the test's own.
struct Postgres {
    client: tokio_postgres::Client,
    _database: TestDatabase,
}

impl Postgres {
    async fn new() -> Self {
        let database = TestDatabase::new(Dialect::Postgres).await;
        let db = souk_engine::Db::open(&database.url(), souk_engine::StoreOptions::default()).await.unwrap();
        let registry = souk::rooms::registry().unwrap();
        db.migrate(&registry.migrations()).await.unwrap();
        db.close().await;
        let (client, connection) =
            tokio_postgres::connect(database.address(), tokio_postgres::NoTls).await.unwrap();
        tokio::spawn(connection);
        Self { client, _database: database }
    }

    /// How it would go about a statement with many rows in each table.
    async fn plan(&self, text: &str) -> String {
        let text = translate(text, Dialect::Postgres);
        let count = self.client.prepare(&text).await.unwrap().params().len();
        let nothing = vec!["null"; count].join(", ");
        let asked = if count == 0 { "asked".to_owned() } else { format!("asked ({nothing})") };
        let before = "set enable_seqscan = off; set plan_cache_mode = force_generic_plan";
        self.client.batch_execute(&format!("{before}; prepare asked as {text}")).await.unwrap();
        let rows = self.client.query(&format!("explain execute {asked}"), &[]).await.unwrap();
        self.client.batch_execute("deallocate asked; reset all").await.unwrap();
        rows.iter().map(|row| row.get::<_, String>(0)).collect::<Vec<_>>().join("\n")
    }

    async fn breaches(&self, text: &str) -> Vec<String> {
        use tokio_postgres::types::Type;
        const FITTING: [Type; 10] = [
            Type::INT8,
            Type::INT4,
            Type::INT2,
            Type::BOOL,
            Type::UUID,
            Type::BYTEA,
            Type::TEXT,
            Type::VARCHAR,
            Type::JSON,
            Type::JSONB,
        ];
        const LISTS: [Type; 3] = [Type::UUID_ARRAY, Type::INT8_ARRAY, Type::TEXT_ARRAY];
        let prepared = match self.client.prepare(&translate(text, Dialect::Postgres)).await {
            Ok(prepared) => prepared,
            Err(error) => {
                let why = error.as_db_error().map_or_else(|| error.to_string(), |it| it.message().to_owned());
                return vec![format!("does not prepare: {why}")];
            }
        };
        let mut told = Vec::new();
        for (index, kind) in prepared.params().iter().enumerate() {
            if !FITTING.contains(kind) && !LISTS.contains(kind) {
                told.push(format!("parameter ${} is a {kind}: cast it", index + 1));
            }
        }
        for column in prepared.columns() {
            if !FITTING.contains(column.type_()) {
                told.push(format!("column {} is a {}: cast it", column.name(), column.type_()));
            }
        }
        told
    }
}

/// One of each kind, and the name of what must be said about it.
const PLANTED: &[(&str, &str, &str)] = &[
    ("orders", "select id from products where shop_id = $1", "Foreign"),
    ("catalog", "select id from v_customers where shop_id = $1", "Foreign"),
    ("catalog", "update orders set rev = 1 where shop_id = $1 and id = $2", "Foreign"),
    ("orders", "insert into v_products (shop_id) values ($1)", "Unprepared"),
    ("orders", "select nothing from orders where shop_id = $1", "Unprepared"),
    ("orders", "select id from orders", "Scan"),
    ("orders", "select o.id from orders as o where o.rev = $1", "Scan"),
    ("orders", "select p.id from orders o, v_products p where o.shop_id = $1", "Scan"),
    ("kernel", "select id from jobs where state = $1 and run_at < $2", "NotByShop"),
    ("orders", "select lower(code) from orders where shop_id = $1", "Denied"),
    ("orders", "select upper(code) from orders where shop_id = $1", "Denied"),
    ("orders", "select id from orders where shop_id = $1 and code like $2", "Denied"),
    ("orders", "select id from orders where shop_id = $1 and code ilike $2", "Denied"),
    ("orders", "select id, now() from orders where shop_id = $1", "Denied"),
    ("orders", "select id, random() from orders where shop_id = $1", "Denied"),
    ("orders", "select id, total::text from orders where shop_id = $1", "Denied"),
    ("orders", "select * from orders where shop_id = $1", "Denied"),
    ("orders", "select o.* from orders o where shop_id = $1", "Denied"),
    ("orders", "select round(number) from orders where shop_id = $1", "Denied"),
    ("orders", "select id from orders where shop_id = $1 for update", "Denied"),
    (
        "orders",
        "select id from orders where shop_id = $1 and (placed_at < $2 or (placed_at = $2 and id < $3))
         order by placed_at desc, id desc",
        "CursorInOr",
    ),
    ("orders", "select sum(number) from orders where shop_id = $1", "BareSum"),
    ("kernel", "select id from jobs where shop_id = $1 order by done_at desc", "NullOrder"),
];

#[tokio::test]
async fn each_planted_breach_is_found_on_sqlite() {
    let schema = Schema::new().await;
    for (room, text, kind) in PLANTED {
        let home = if *room == "kernel" { Home::Kernel } else { Home::Room((*room).to_owned()) };
        let found = breaches(&schema, &home, text);
        let names: Vec<String> = found.iter().map(|breach| format!("{breach:?}")).collect();
        assert!(names.iter().any(|name| name.starts_with(kind)), "{text}\n  should be {kind}, is {names:?}");
    }
    let door = breaches(&schema, &Home::Door, "select id from orders where shop_id = $1");
    assert!(door.iter().any(|breach| matches!(breach, Breach::Foreign(_))), "{door:?}");
    let fine = "select o.id, p.id, cast(coalesce(sum(o.number), 0) as bigint) from orders o
                join v_products p on p.shop_id = o.shop_id and p.id = o.id
                where o.shop_id = $1 and o.id in_list($2) group by o.id, p.id order by o.id";
    assert_eq!(breaches(&schema, &Home::Room("orders".to_owned()), fine), []);
}

#[tokio::test]
async fn each_planted_breach_is_found_on_postgresql() {
    let server = Postgres::new().await;
    for (text, part) in [
        ("select nothing from orders where shop_id = $1", "does not exist"),
        ("select sum(number) from orders where shop_id = $1", "is a numeric"),
        ("select id from orders where shop_id = $1 and ($2 is null or number = $2)", "$2"),
        ("select id from orders where shop_id = $1 and number * 1.5 > $2", "is a numeric"),
        ("select id from orders where shop_id = $1 and printf('%d', number) = $2", "does not exist"),
    ] {
        let told = server.breaches(text).await;
        assert!(told.iter().any(|why| why.contains(part)), "{text}\n  should say {part:?}, says {told:?}");
    }
    assert!(server.breaches("select id from orders where shop_id = $1 and id in_list($2)").await.is_empty());
}

#[test]
fn a_reader_that_is_given_a_write_is_found() {
    assert!(is_writing_read(true, "insert into orders (shop_id) values ($1) returning id"));
    assert!(is_writing_read(
        true,
        "with gone as (delete from orders where shop_id = $1 returning id) select 1"
    ));
    assert!(!is_writing_read(false, "update orders set rev = 1 where shop_id = $1"));
    assert!(!is_writing_read(true, "select updated_at from orders where shop_id = $1"));
}

#[test]
fn an_exception_has_a_reason_and_names_one_place() {
    let (statements, _) = source::collect();
    for known in EXCEPTIONS {
        assert!(known.reason.len() > 20, "{known:?}");
        let places: Vec<&Statement> =
            statements.iter().filter(|it| it.path == known.path && it.text.contains(known.says)).collect();
        assert_eq!(places.len(), 1, "{known:?} names {} places", places.len());
    }
}

/// Red without its index: one who is forgotten would cost a walk through all that the shop ever did.
#[tokio::test]
async fn what_the_journal_kept_of_a_person_is_found_by_whom_it_is_about() {
    let schema = Schema::new().await;
    let (statements, _) = source::collect();
    let cut = statements.iter().find(|it| it.text.contains("j.subject in_list($2)")).unwrap();
    let plan = schema.plan(&cut.text);
    assert!(plan.iter().any(|step| step.contains("journal_subject (shop_id=? AND subject=?)")), "{plan:#?}");
}

/// Red without its index: each look of a monitor would walk through all orders of every month that is shown.
#[tokio::test]
async fn the_last_order_of_a_month_stands_where_an_index_ends_on_both() {
    let (schema, server) = (Schema::new().await, Postgres::new().await);
    let (statements, _) = source::collect();
    let of_source = statements.iter().map(|it| it.text.as_str());
    let asking: Vec<&str> = of_source
        .filter(|text| text.contains("max(u.taken_at)") && text.contains("from usage_rows"))
        .chain([
            "select last_updated from monthly_online_orders_usage",
            "select last_usage_update from blocked_stores_view",
        ])
        .collect();
    assert_eq!(asking.len(), 4, "{asking:#?}");
    for text in asking {
        let plan = schema.plan(text);
        let found = plan
            .iter()
            .any(|step| step.contains("COVERING INDEX usage_rows_period (shop_id=? AND period_key=?)"));
        assert!(found, "{text}\n{plan:#?}");
        let plan = server.plan(text).await;
        assert!(plan.contains("Index Only Scan Backward using usage_rows_period"), "{text}\n{plan}");
    }
}

/// SQLite seeks the month in each shop. Red without its index on PostgreSQL: the platform's pages would walk
/// through every month that there ever was.
#[tokio::test]
async fn one_month_of_all_shops_is_found_by_its_key_on_both() {
    let (schema, server) = (Schema::new().await, Postgres::new().await);
    let (statements, _) = source::collect();
    for file in ["heat.rs", "advice.rs"] {
        let it =
            statements.iter().find(|it| it.path.ends_with(file) && it.text.contains("from usage_periods p"));
        let text = &it.unwrap().text;
        let plan = schema.plan(text);
        let seeks = |step: &String| step.starts_with("SEARCH p ") && step.contains("key=?)");
        assert!(plan.iter().any(seeks), "{text}\n{plan:#?}");
        let plan = server.plan(text).await;
        assert!(plan.contains("usage_periods_key"), "{text}\n{plan}");
    }
}
