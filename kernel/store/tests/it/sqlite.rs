use crate::place::{Trial, id, reach, shop};
use souk_core::params;
use souk_store::{Lane, sql};

#[tokio::test]
async fn smoke() {
    let t = Trial::sqlite().await;
    let n =
        t.db.write(Lane::Front, reach(1), |tx| {
            tx.put(
                sql!("insert into products (shop_id, id, handle, stock) values ($1, $2, $3, $4)"),
                params![shop(1), id(1), "a", 3_i64],
            )?;
            tx.run(sql!("update products set stock = 4 where shop_id = $1"), params![shop(1)])
        })
        .await
        .unwrap();
    assert_eq!(n, 1);
    let rows =
        t.db.read(Lane::Front, reach(1), |r| {
            r.rows::<(String, i64)>(
                sql!("select handle, stock from v_products where shop_id = $1"),
                params![shop(1)],
            )
        })
        .await
        .unwrap();
    assert_eq!(rows, [("a".to_owned(), 4)]);
    println!("{:?}", t.db.stats());
    t.db.close().await;
}
