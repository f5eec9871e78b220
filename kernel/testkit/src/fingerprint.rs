//! One hash over all rows, read by a connection of its own: what changed is seen even where no query looks.

use sha2::{Digest, Sha256};
use souk_engine::Dialect;

use crate::database::TestDatabase;

/// Every row as `table|…`; bytes as each database writes them.
pub(crate) async fn lines(database: &TestDatabase, except: &[&str]) -> Vec<String> {
    let mut lines = match database.dialect {
        Dialect::Sqlite => sqlite(database.address(), except),
        Dialect::Postgres => postgres(database.address(), except).await,
    };
    lines.sort();
    lines
}

pub(crate) async fn of(database: &TestDatabase, except: &[&str]) -> String {
    let lines = lines(database, except).await;
    let mut hash = Sha256::new();
    for line in &lines {
        hash.update(line.as_bytes());
        hash.update(b"\n");
    }
    hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}

fn sqlite(address: &str, except: &[&str]) -> Vec<String> {
    let path = address.trim_start_matches("sqlite:");
    let db = rusqlite::Connection::open(path).expect("the file opens");
    let names = "select name from sqlite_master where type = 'table' and name not like 'sqlite_%'";
    let tables: Vec<String> = {
        let mut statement = db.prepare(names).expect("tables");
        let rows = statement.query_map([], |row| row.get(0)).expect("tables");
        rows.map(|row| row.expect("a name")).collect()
    };
    let mut lines = Vec::new();
    for table in tables.iter().filter(|table| !except.contains(&table.as_str())) {
        let mut statement = db.prepare(&format!("select * from {table}")).expect("a table");
        let columns = statement.column_count();
        let mut rows = statement.query([]).expect("rows");
        while let Some(row) = rows.next().expect("a row") {
            let cells: Vec<String> =
                (0..columns).map(|at| format!("{:?}", row.get_ref(at).expect("a cell"))).collect();
            lines.push(format!("{table}|{}", cells.join("|")));
        }
    }
    lines
}

async fn postgres(address: &str, except: &[&str]) -> Vec<String> {
    let (client, connection) =
        tokio_postgres::connect(address, tokio_postgres::NoTls).await.expect("the server answers");
    let task = tokio::spawn(connection);
    client.batch_execute("set app.scope = 'platform'").await.expect("scope");
    let names = "select tablename from pg_tables where schemaname = 'public'";
    let tables: Vec<String> =
        client.query(names, &[]).await.expect("tables").iter().map(|row| row.get(0)).collect();
    let mut lines = Vec::new();
    for table in tables.iter().filter(|table| !except.contains(&table.as_str())) {
        let rows = client.query(&format!("select t::text from {table} t"), &[]).await.expect("rows");
        lines.extend(rows.iter().map(|row| format!("{table}|{}", row.get::<_, String>(0))));
    }
    drop(client);
    let _ = task.await;
    lines
}
