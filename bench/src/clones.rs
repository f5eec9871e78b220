//! More shops of the shape of those that grew through `execute`: every row of theirs once more for each
//! clone, under ids of its own, so that each table and each index holds what it would hold.

use std::collections::BTreeMap;

use rig::{Outcome, Saying};
use tokio_postgres::{Client, NoTls, Row};

/// Keys and tokens open one shop each, sessions belong to people, and work that waits would be done twice.
const NOT_CLONED: [&str; 4] = ["api_keys", "embed_tokens", "sessions", "jobs"];

/// What a table's columns are made of, in their order.
type Columns = Vec<(String, String)>;

/// The installation itself, whose rows all shops share.
const NOBODYS: &str = "'00000000-0000-0000-0000-000000000000'";

/// Which rows are cloned, and which ids their clones share.
struct Plan {
    each: u32,
    shops: String,
    kept: String,
}

/// Makes `each` clones of every shop whose slug begins with `slug`; how many rows that were.
pub async fn clone(url: &str, slug: &str, each: u32) -> Outcome<u64> {
    let client = connect(url).await?;
    let tables = tables(&client).await?;
    let shops = format!("select shop_id::text from shops where slug like '{slug}%'");
    let shops = list(&ask(&client, &shops).await?);
    let plan = Plan { each, shops, kept: kept(&client, &tables).await? };
    let mut rows = 0;
    client.batch_execute("begin").await.saying("begin")?;
    for table in in_order(&client, tables.keys().cloned().collect()).await? {
        let columns = tables.get(&table).ok_or("a table without columns")?;
        if NOT_CLONED.contains(&table.as_str()) {
            continue;
        }
        let sql = format!("select count(*) from {table} where shop_id = any({})", plan.shops);
        let before: i64 = ask(&client, &sql).await?.first().ok_or("no count")?.get(0);
        let sql = copy(&table, columns, &plan);
        let made = client.execute(&sql, &[]).await.saying(&sql)?;
        if Ok(made) != u64::try_from(before).map(|before| before * u64::from(each)) {
            return Err(format!("{table}: {made} rows of {each} clones of {before}"));
        }
        rows += made;
    }
    client.batch_execute("commit").await.saying("commit")?;
    // Alone: a vacuum is refused beside other statements.
    client.batch_execute("vacuum analyze").await.saying("vacuum")?;
    Ok(rows)
}

async fn connect(url: &str) -> Outcome<Client> {
    let (client, connection) = tokio_postgres::connect(url, NoTls).await.saying("the clones' connection")?;
    tokio::spawn(async move {
        // Ends with its client.
        let _ = connection.await;
    });
    client.batch_execute("select set_config('app.scope', 'platform', false)").await.saying("scope")?;
    Ok(client)
}

async fn ask(client: &Client, sql: &str) -> Outcome<Vec<Row>> {
    client.query(sql, &[]).await.saying(sql)
}

async fn tables(client: &Client) -> Outcome<BTreeMap<String, Columns>> {
    let sql = "select c.table_name::text, c.column_name::text, c.udt_name::text
               from information_schema.columns c
               join information_schema.tables t using (table_schema, table_name)
               where c.table_schema = current_schema() and t.table_type = 'BASE TABLE'
                 and exists (select 1 from information_schema.columns s where s.table_schema = c.table_schema
                             and s.table_name = c.table_name and s.column_name = 'shop_id')
               order by c.table_name, c.ordinal_position";
    let mut tables: BTreeMap<String, Columns> = BTreeMap::new();
    for row in ask(client, sql).await? {
        tables.entry(row.get(0)).or_default().push((row.get(1), row.get(2)));
    }
    Ok(tables)
}

/// Ids of the installation's own rows: all shops share them.
async fn kept(client: &Client, tables: &BTreeMap<String, Columns>) -> Outcome<String> {
    let with_ids = tables.iter().filter(|(_, columns)| columns.iter().any(|(name, _)| name == "id"));
    let ids: Vec<String> =
        with_ids.map(|(table, _)| format!("select id from {table} where shop_id = {NOBODYS}")).collect();
    let sql = format!("{} union select {NOBODYS}::uuid", ids.join(" union "));
    Ok(list(&ask(client, &format!("select id::text from ({sql}) own (id)")).await?))
}

fn list(ids: &[Row]) -> String {
    let ids: Vec<String> = ids.iter().map(|row| row.get::<_, String>(0)).collect();
    format!("'{{{}}}'::uuid[]", ids.join(","))
}

/// What foreign keys point to comes before what points.
async fn in_order(client: &Client, mut waiting: Vec<String>) -> Outcome<Vec<String>> {
    let sql = "select conrelid::regclass::text, confrelid::regclass::text from pg_constraint
               where contype = 'f' and conrelid <> confrelid";
    let points: Vec<(String, String)> =
        ask(client, sql).await?.iter().map(|row| (row.get(0), row.get(1))).collect();
    let mut ordered = Vec::new();
    while !waiting.is_empty() {
        let free = |table: &String, waiting: &[String]| {
            points.iter().all(|(from, to)| from != table || !waiting.contains(to))
        };
        let (now, later): (Vec<String>, Vec<String>) =
            waiting.iter().cloned().partition(|table| free(table, &waiting));
        if now.is_empty() {
            return Err(format!("foreign keys go in a circle: {later:?}"));
        }
        ordered.extend(now);
        waiting = later;
    }
    Ok(ordered)
}

fn copy(table: &str, columns: &Columns, plan: &Plan) -> String {
    let Plan { each, shops, kept } = plan;
    let names: Vec<&str> = columns.iter().map(|(name, _)| name.as_str()).collect();
    let values: Vec<String> = columns
        .iter()
        .map(|(name, kind)| match kind.as_str() {
            // The random end of an id gives way to the clone's number; its moment stays.
            "uuid" => format!(
                "case when t.{name} = any({kept}) then t.{name} \
                 else overlay(t.{name}::text placing lpad(k::text, 4, '0') from 33)::uuid end"
            ),
            _ if (table, name.as_str()) == ("shops", "slug") => format!("t.{name} || '-' || k"),
            _ => format!("t.{name}"),
        })
        .collect();
    format!(
        "insert into {table} ({}) select {} from {table} t, generate_series(1, {each}) k
         where t.shop_id = any({shops})",
        names.join(", "),
        values.join(", ")
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_change_and_the_rest_stays() {
        let columns = vec![("shop_id".to_owned(), "uuid".to_owned()), ("slug".to_owned(), "text".to_owned())];
        let plan = Plan { each: 99, shops: "'{a}'".to_owned(), kept: "'{}'".to_owned() };
        let sql = copy("shops", &columns, &plan);
        assert!(sql.contains("insert into shops (shop_id, slug)"), "{sql}");
        assert!(sql.contains("t.slug || '-' || k from shops t, generate_series(1, 99) k"), "{sql}");
        assert!(copy("orders", &columns, &plan).contains(" t.slug from orders"));
    }
}
