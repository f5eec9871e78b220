//! What the planner believes about our tables. Without figures it takes every shop for ten rows and walks all
//! of a shop's rows by the primary key, past an index that names the one asked for.

use rusqlite::Connection;

/// A shop is large, further columns of an index narrow it down, all columns of a unique one find one row.
/// Said, not measured: plans are then the same in every installation, and a new one begins with the right
/// ones.
const FIGURES: &str = r#"
begin immediate;
analyze schema_migrations;
delete from sqlite_stat1;
insert into sqlite_stat1 (tbl, idx, stat)
    select t.name, case when i.origin = 'pk' then t.name else i.name end, '1000000' || (
        select group_concat(rows, '') from (
            select case when c.seqno = l.last and i."unique" = 1 then ' 1'
                        when c.seqno = 0 then ' 100000'
                        when c.seqno = l.last then ' 10'
                        else ' 100' end as rows
            from pragma_index_info(i.name) c, (select max(seqno) as last from pragma_index_info(i.name)) l
            order by c.seqno))
    from sqlite_schema t, pragma_index_list(t.name) i
    where t.type = 'table' and t.name not like 'sqlite%';
create table schema_changed (x integer);
drop table schema_changed;
commit;
analyze sqlite_schema;
"#;

/// Tells all connections: those that are open read the figures anew since the schema changed.
pub(super) fn tell(conn: &Connection) -> rusqlite::Result<()> {
    let told = conn.execute_batch(FIGURES);
    if told.is_err() && !conn.is_autocommit() {
        conn.execute_batch("rollback")?;
    }
    told
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plan(conn: &Connection, query: &str) -> String {
        let explain = format!("explain query plan {query}");
        conn.query_row(&explain, [], |row| row.get(3)).unwrap()
    }

    #[test]
    fn an_index_that_names_the_row_is_taken_before_a_walk_through_the_shop() {
        let conn = Connection::open_in_memory().unwrap();
        conn.execute_batch(
            "create table schema_migrations (room text, name text, primary key (room, name)) without rowid;
             create table orders (
                shop_id blob, id blob, customer_id blob, status text, primary key (shop_id, id))
                 without rowid;
             create index orders_customer on orders (shop_id, customer_id, id);
             create index orders_status on orders (shop_id, status, id);",
        )
        .unwrap();
        let query = "select id, status from orders where shop_id = x'01' and customer_id = x'02' \
                     and status in ('a', 'b')";
        assert!(plan(&conn, query).contains("PRIMARY KEY (shop_id=?)"), "it would do without figures");
        tell(&conn).unwrap();
        tell(&conn).unwrap();
        assert!(plan(&conn, query).contains("orders_customer (shop_id=? AND customer_id=?)"));
        let figures = "select group_concat(idx || ':' || stat, ',' order by idx) from sqlite_stat1 \
                       where tbl = 'orders'";
        let told: String = conn.query_row(figures, [], |row| row.get(0)).unwrap();
        assert_eq!(
            told,
            "orders:1000000 100000 1,orders_customer:1000000 100000 100 10,\
             orders_status:1000000 100000 100 10"
        );
    }
}
