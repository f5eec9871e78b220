//! Which columns a unique key has: PostgreSQL names the key, refusals go by table and columns.

use std::collections::HashMap;
use std::sync::{PoisonError, RwLock};

use tokio_postgres::Client;

use crate::{Clash, DbErrorKind};

const KEYS: &str = "
    select t.relname::text, i.relname::text,
        array(select a.attname::text from unnest(x.indkey) with ordinality k (attnum, place)
            join pg_attribute a on a.attrelid = x.indrelid and a.attnum = k.attnum
            where k.place <= x.indnkeyatts order by k.place)
    from pg_index x
    join pg_class t on t.oid = x.indrelid
    join pg_class i on i.oid = x.indexrelid
    join pg_namespace n on n.oid = t.relnamespace
    where x.indisunique and n.nspname not in ('pg_catalog', 'pg_toast', 'information_schema')";

/// Shared by all connections of the process.
#[derive(Default)]
pub(super) struct Catalog(RwLock<HashMap<(String, String), Vec<String>>>);

impl Catalog {
    pub async fn load(&self, client: &Client) -> Result<(), tokio_postgres::Error> {
        let rows = client.query(KEYS, &[]).await?;
        let keys: Result<_, _> =
            rows.iter().map(|row| Ok(((row.try_get(0)?, row.try_get(1)?), row.try_get(2)?))).collect();
        let keys: Result<HashMap<_, _>, tokio_postgres::Error> = keys;
        *self.0.write().unwrap_or_else(PoisonError::into_inner) = keys?;
        Ok(())
    }
    /// A key that is not known yet has no columns: the caller loads again and asks once more.
    pub fn clash(&self, table: Option<&str>, key: Option<&str>) -> DbErrorKind {
        let (table, key) = (table.unwrap_or_default().to_owned(), key.unwrap_or_default().to_owned());
        let known = self.0.read().unwrap_or_else(PoisonError::into_inner);
        let columns = known.get(&(table.clone(), key)).cloned().unwrap_or_default();
        DbErrorKind::Unique(Clash { table, columns })
    }
}
