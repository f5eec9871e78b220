//! A statement on SQLite: what it touches, by the authorizer; how it gets there, by the query plan.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex};

use rusqlite::Connection;
use rusqlite::hooks::{AuthAction, AuthContext, Authorization};
use souk_engine::{Db, Dialect};
use souk_store::translate;
use souk_testkit::TestDatabase;

use super::source::Home;

/// A table or view, whose it is, and which of its columns may be null.
pub struct Object {
    /// Position in the list of rooms; the kernel is 0.
    pub owner: usize,
    pub is_view: bool,
    pub sql: String,
    pub columns: BTreeSet<String>,
    pub nullable: BTreeSet<String>,
}

/// One thing that a statement reads or writes, and the view through which it does.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Touch {
    pub name: String,
    pub through: Option<String>,
    pub writes: bool,
}

/// A migrated database with a connection of the test's own.
pub struct Schema {
    pub objects: BTreeMap<String, Object>,
    pub rooms: Vec<&'static str>,
    conn: Connection,
    touched: Arc<Mutex<BTreeSet<Touch>>>,
    _database: TestDatabase,
}

impl Schema {
    pub async fn new() -> Self {
        let database = TestDatabase::new(Dialect::Sqlite).await;
        let db = Db::open(&database.url(), souk_engine::StoreOptions::default()).await.unwrap();
        let mut conn = Connection::open(database.address().trim_start_matches("sqlite:")).unwrap();
        // With foreign keys on, the authorizer also names the parents of each written row.
        conn.execute_batch("pragma foreign_keys = off").unwrap();
        rusqlite::vtab::array::load_module(&conn).unwrap();
        let registry = souk::rooms::registry().unwrap();
        let mut objects = BTreeMap::new();
        for (owner, room) in registry.rooms.iter().enumerate() {
            db.migrate(&[room.migrations]).await.unwrap();
            note_new(&conn, owner, &mut objects);
        }
        db.close().await;
        let touched = Arc::new(Mutex::new(BTreeSet::new()));
        let notes = touched.clone();
        conn.authorizer(Some(move |context: AuthContext<'_>| {
            notes.lock().unwrap().extend(touch(&context));
            Authorization::Allow
        }))
        .unwrap();
        let rooms = registry.rooms.iter().map(|room| room.name).collect();
        Self { objects, rooms, conn, touched, _database: database }
    }

    /// What the statement touches; `Err` when it cannot be prepared.
    pub fn touches(&self, text: &str) -> Result<BTreeSet<Touch>, String> {
        self.touched.lock().unwrap().clear();
        self.conn.prepare(&translate(text, Dialect::Sqlite)).map_err(|error| error.to_string())?;
        Ok(std::mem::take(&mut *self.touched.lock().unwrap()))
    }

    pub fn plan(&self, text: &str) -> Vec<String> {
        let text = format!("explain query plan {}", translate(text, Dialect::Sqlite));
        let mut statement = self.conn.prepare(&text).unwrap();
        let nothing = vec![rusqlite::types::Null; statement.parameter_count()];
        let rows = statement.query_map(rusqlite::params_from_iter(nothing), |row| row.get(3)).unwrap();
        rows.map(|row| row.unwrap()).collect()
    }

    /// May `home` touch this?
    pub fn allows(&self, home: &Home, touch: &Touch) -> bool {
        // Reading a view's tables is the view's doing; the view itself is what must be allowed.
        let name = touch.through.as_ref().unwrap_or(&touch.name);
        let Some(object) = self.objects.get(name) else { return true };
        let published = object.is_view && name.starts_with("v_") && !touch.writes;
        match home {
            Home::Kernel => object.owner == 0,
            Home::Room(room) => {
                let own = self.rooms.iter().position(|name| name == room).unwrap();
                object.owner == own || (object.owner < own && published)
            }
            Home::Door => published,
        }
    }

    /// Table that an alias of the plan may stand for, in the statement or in a view that it reads.
    pub fn table_behind(&self, alias: &str, words: &[String]) -> Option<&str> {
        let is_table = |name: &str| {
            self.objects
                .get_key_value(name)
                .filter(|(_, object)| !object.is_view)
                .map(|(name, _)| name.as_str())
        };
        if let Some(table) = is_table(alias) {
            return Some(table);
        }
        let views = words.iter().filter_map(|word| self.objects.get(word)).filter(|object| object.is_view);
        let mut texts = vec![words.to_vec()];
        texts.extend(views.map(|view| xtask::tidy::sql::words(&view.sql)));
        texts.iter().find_map(|words| {
            let at = |index: usize| words.get(index).map_or("", String::as_str);
            words.iter().enumerate().filter(|(_, word)| *word == alias).find_map(|(index, _)| {
                let before = if at(index.wrapping_sub(1)) == "as" {
                    index.wrapping_sub(2)
                } else {
                    index.wrapping_sub(1)
                };
                is_table(at(before))
            })
        })
    }
}

fn touch(context: &AuthContext<'_>) -> Option<Touch> {
    let (name, writes) = match context.action {
        AuthAction::Read { table_name, .. } => (table_name, false),
        AuthAction::Insert { table_name }
        | AuthAction::Delete { table_name }
        | AuthAction::Update { table_name, .. } => (table_name, true),
        _ => return None,
    };
    Some(Touch { name: name.to_owned(), through: context.accessor.map(str::to_owned), writes })
}

fn note_new(conn: &Connection, owner: usize, objects: &mut BTreeMap<String, Object>) {
    let names =
        "select name, type = 'view', coalesce(sql, '') from sqlite_schema where type in ('table', 'view')";
    let mut statement = conn.prepare(names).unwrap();
    let rows = statement.query_map((), |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?))).unwrap();
    let all: Vec<(String, bool, String)> = rows.map(|row| row.unwrap()).collect();
    for (name, is_view, sql) in all {
        if objects.contains_key(&name) {
            continue;
        }
        let columns = "select name, \"notnull\" or pk > 0 from pragma_table_info(?1)";
        let mut statement = conn.prepare(columns).unwrap();
        let rows = statement.query_map([&name], |row| Ok((row.get(0)?, row.get(1)?))).unwrap();
        let columns: Vec<(String, bool)> = rows.map(|row| row.unwrap()).collect();
        // SQLite does not say which columns of a view may be null.
        let nullable = columns.iter().filter(|(_, filled)| !is_view && !filled).map(|(name, _)| name.clone());
        let nullable = nullable.collect();
        let columns = columns.into_iter().map(|(name, _)| name).collect();
        objects.insert(name, Object { owner, is_view, sql: sql.to_lowercase(), columns, nullable });
    }
}
