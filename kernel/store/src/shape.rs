//! Whether the database still is as its migrations left it: tables, views and indexes that are gone, and
//! indexes that hang on an expression. Ours stand on plain columns: what an expression answers may change
//! with the server's version, zone or language, and the index would not notice.

use souk_core::{Fault, Result};

use crate::schema::{Step, steps};
use crate::{Dialect, MigrationSet, Reader, Sql};

/// What is wrong with a table, view or index.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Crack {
    MissingTable,
    MissingView,
    MissingIndex,
    FunctionIndex,
}

/// One thing that is not as it was made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SchemaCrack {
    pub crack: Crack,
    pub name: String,
    /// Where an index hangs; a table or view is its own.
    pub table: String,
    /// What mends it; nothing brings a table back.
    pub(crate) mending: Vec<String>,
}

impl SchemaCrack {
    pub const fn can_be_mended(&self) -> bool {
        !self.mending.is_empty()
    }
}

/// How much was looked at, and what is wrong.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SchemaLook {
    pub views: usize,
    pub indexes: usize,
    pub cracks: Vec<SchemaCrack>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Table,
    View,
    Index,
}

impl Kind {
    const fn word(self) -> &'static str {
        match self {
            Self::Table => "table",
            Self::View => "view",
            Self::Index => "index",
        }
    }
    const fn lost(self) -> Crack {
        match self {
            Self::Table => Crack::MissingTable,
            Self::View => Crack::MissingView,
            Self::Index => Crack::MissingIndex,
        }
    }
}

/// What a migration made and none took away again.
struct Made {
    kind: Kind,
    name: String,
    table: String,
    create: String,
}

impl Made {
    fn read(statement: &str) -> Option<Self> {
        let rest = statement.strip_prefix("create ")?;
        let rest = rest.strip_prefix("unique ").unwrap_or(rest);
        let kind = [Kind::Table, Kind::View, Kind::Index];
        let kind = kind.into_iter().find(|kind| rest.starts_with(kind.word()))?;
        let mut words = rest.split([' ', '\n', '(']).filter(|word| !word.is_empty()).skip(1);
        let name = words.next()?.to_owned();
        let table = match kind {
            Kind::Index => words.nth(1)?.to_owned(),
            _ => name.clone(),
        };
        Some(Self { kind, name, table, create: statement.to_owned() })
    }
}

/// Everything that the migrations made, in their order.
fn made(sets: &[MigrationSet], dialect: Dialect) -> Result<Vec<Made>, Fault> {
    let mut all: Vec<Made> = Vec::new();
    for migration in sets.iter().flat_map(|set| set.migrations) {
        for step in steps(migration.sql, dialect).map_err(Fault::new)? {
            let Step::Run(statement) = step else { continue };
            if let Some(gone) = statement.strip_prefix("drop ") {
                let name = gone.split_whitespace().last().unwrap_or_default();
                all.retain(|made| made.name != name);
            } else {
                all.extend(Made::read(&statement));
            }
        }
    }
    Ok(all)
}

/// Compares what the migrations made with what stands in the database.
pub fn schema_look(db: &mut Reader<'_>, sets: &[MigrationSet]) -> Result<SchemaLook> {
    // Not `sql!`, here and below: the exact test prepares those on both databases.
    static ON_SQLITE: Sql =
        Sql::new("select type, name from sqlite_schema where type in ('table', 'view', 'index')");
    static ON_POSTGRES: Sql = Sql::new(
        "select case c.relkind when 'v' then 'view' when 'i' then 'index' else 'table' end, c.relname::text
         from pg_class c join pg_namespace n on n.oid = c.relnamespace
         where n.nspname = current_schema() and c.relkind in ('r', 'p', 'v', 'i')",
    );
    let made = made(sets, db.dialect())?;
    let standing: Vec<(String, String)> = match db.dialect() {
        Dialect::Sqlite => db.rows(&ON_SQLITE, &[])?,
        Dialect::Postgres => db.rows(&ON_POSTGRES, &[])?,
    };
    let count = |kind| made.iter().filter(|made| made.kind == kind).count();
    let mut look = SchemaLook { views: count(Kind::View), indexes: count(Kind::Index), cracks: Vec::new() };
    for (name, table) in function_indexes(db)? {
        if !made.iter().any(|made| made.kind == Kind::Table && made.name == table) {
            continue;
        }
        let ours = made.iter().find(|made| made.kind == Kind::Index && made.name == name);
        let mut mending = vec![format!("drop index \"{}\"", name.replace('"', "\"\""))];
        mending.extend(ours.map(|made| made.create.clone()));
        look.cracks.push(SchemaCrack { crack: Crack::FunctionIndex, name, table, mending });
    }
    for made in made {
        if standing.iter().any(|(kind, name)| kind == made.kind.word() && *name == made.name) {
            continue;
        }
        let mending = if made.kind == Kind::Table { Vec::new() } else { vec![made.create] };
        let (name, table) = (made.name, made.table);
        look.cracks.push(SchemaCrack { crack: made.kind.lost(), name, table, mending });
    }
    Ok(look)
}

/// Indexes on expressions, each with its table.
pub(crate) fn function_indexes(db: &mut Reader<'_>) -> Result<Vec<(String, String)>> {
    static ON_SQLITE: Sql = Sql::new(
        "select i.name, i.tbl_name from sqlite_schema i
         where i.type = 'index' and exists (select 1 from pragma_index_xinfo(i.name) x where x.cid = -2)
         order by i.name",
    );
    static ON_POSTGRES: Sql = Sql::new(
        "select i.relname::text, t.relname::text from pg_index x
         join pg_class i on i.oid = x.indexrelid join pg_class t on t.oid = x.indrelid
         join pg_namespace n on n.oid = t.relnamespace
         where n.nspname = current_schema() and x.indexprs is not null order by 1",
    );
    match db.dialect() {
        Dialect::Sqlite => db.rows(&ON_SQLITE, &[]),
        Dialect::Postgres => db.rows(&ON_POSTGRES, &[]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Migration;

    #[test]
    fn what_was_made_and_not_taken_away_is_known_in_its_order() {
        const FIRST: &str = "create table t (\n    shop_id id not null,\n    primary key (shop_id)\n);\n\
                             create unique index t_once on t (shop_id, name);\n\
                             create view v_t as\n    select shop_id from t;\n";
        const SECOND: &str = "drop view v_t;\nalter table t add column name text;\n\
                              create view v_t as\n    select shop_id, name from t;\n";
        const SET: MigrationSet = MigrationSet {
            room: "t",
            migrations: &[
                Migration { name: "0001_t", sql: FIRST },
                Migration { name: "0002_t", sql: SECOND },
            ],
        };
        let sets = [SET];
        for dialect in [Dialect::Sqlite, Dialect::Postgres] {
            let all = made(&sets, dialect).unwrap();
            let told: Vec<_> = all.iter().map(|it| (it.kind.word(), &*it.name, &*it.table)).collect();
            assert_eq!(told, [("table", "t", "t"), ("index", "t_once", "t"), ("view", "v_t", "v_t")]);
            assert!(all[2].create.ends_with("select shop_id, name from t"), "{}", all[2].create);
        }
    }
}
