//! Law 3: a room's SQL names its own tables and the published views of earlier rooms. And every statement is
//! one that both databases understand.

use super::layers::Home;
use super::schema::{self, Object};
use super::{Finding, Source, Tree, rust, sql};

/// A statement, where it stands, and its words.
struct Statement<'a> {
    file: &'a Source,
    line: usize,
    words: Vec<String>,
}

/// Every `sql!` text of a source.
fn in_source(file: &Source) -> Vec<Statement<'_>> {
    let found = rust::scan(&file.text).statements().into_iter().flatten();
    found.map(|it| Statement { file, line: it.line, words: sql::words(&it.text) }).collect()
}

/// Every statement of a migration, at the line where it begins.
fn in_migration(file: &Source) -> Vec<Statement<'_>> {
    let mut statements = Vec::new();
    let mut text = String::new();
    let mut begins = None;
    for (number, line) in file.lines() {
        if !sql::words(line).is_empty() {
            begins.get_or_insert(number);
        }
        text.push_str(line);
        text.push('\n');
        if line.trim_end().ends_with(';') {
            let words = sql::words(&std::mem::take(&mut text));
            statements.push(Statement { file, line: begins.take().unwrap_or(number), words });
        }
    }
    statements
}

fn all(tree: &Tree) -> impl Iterator<Item = Statement<'_>> {
    let sources = tree.rust().filter(|file| !file.path.starts_with("xtask/")).flat_map(in_source);
    sources.chain(schema::migrations(tree).flat_map(in_migration))
}

pub fn portable(tree: &Tree) -> Vec<Finding> {
    let mut found = Vec::new();
    for Statement { file, line, words } in all(tree) {
        for word in sql::unportable(&words) {
            let says = format!("`{word}` in SQL: not the same on both databases, or not an argument");
            found.push(Finding::new(&file.path, line, says));
        }
    }
    found
}

pub fn own_tables(tree: &Tree) -> Vec<Finding> {
    let objects = schema::objects(tree);
    let mut found = Vec::new();
    for statement in all(tree) {
        let path = &statement.file.path;
        let Some(own) = Home::of(path).filter(|own| is_bound(*own, path, &statement.words)) else { continue };
        for name in sql::tables(&statement.words) {
            let object = objects.iter().find(|object| object.name == name);
            let fills = |object: &Object<'_>| fills(own, path, &statement.words, object);
            if object.is_none_or(|object| !may_name(own, object) && !fills(object)) {
                let says = match object {
                    Some(_) => {
                        format!("{name} belongs to somebody else: read a view (v_…) of an earlier room")
                    }
                    None => format!("{name}: no migration creates it"),
                };
                found.push(Finding::new(path, statement.line, says));
            }
        }
    }
    found
}

/// The store is the machinery itself, and tests of the kernel and journeys make tables of their own.
fn is_bound(own: Home<'_>, path: &str, words: &[String]) -> bool {
    // A test may look behind the doors at what a command left; it may not write there.
    if path.contains("/tests/") && words.first().is_some_and(|word| word == "select") {
        return false;
    }
    match own {
        Home::Kernel(_) => !path.starts_with("kernel/store/") && !path.contains("/tests/"),
        Home::Journeys | Home::Xtask => false,
        _ => true,
    }
}

fn may_name(own: Home<'_>, object: &Object<'_>) -> bool {
    match (own, object.home) {
        (Home::Kernel(_), used) => matches!(used, Home::Kernel(_)),
        (Home::Room(own), Home::Room(used)) => own == used || (object.is_view && used < own),
        _ => object.is_view,
    }
}

/// What an earlier room counts for a later one is there before the later one's rows: its own migration counts
/// what they are by then.
fn fills(own: Home<'_>, path: &str, words: &[String], object: &Object<'_>) -> bool {
    let earlier = matches!((own, object.home), (Home::Room(own), Home::Room(used)) if used < own);
    let sets = words.first().is_some_and(|word| word == "update") && words.get(1) == Some(&object.name);
    path.contains("/migrations/") && earlier && sets
}

#[cfg(test)]
mod tests {
    use super::*;

    const CATALOG: (&str, &str) = (
        "rooms/catalog/migrations/0001_catalog.sql",
        "create table products (\n    id id\n);\ncreate view v_products as\n    select id from products;\n",
    );
    const ORDERS: (&str, &str) = (
        "rooms/orders/migrations/0001_orders.sql",
        "create table orders (\n    id id\n);\ncreate view v_orders as select id from orders;\n",
    );

    fn found(path: &str, statement: &str) -> Vec<Finding> {
        let text =
            format!("//! A question.\n\nfn f() {{\n    g(sql!(\n        \"{statement}\"\n    ));\n}}\n");
        own_tables(&Tree::of(&[CATALOG, ORDERS, (path, &text)]))
    }

    #[test]
    fn a_room_names_its_own_tables_and_views_of_earlier_rooms() {
        let path = "rooms/orders/src/queries/orders.rs";
        assert!(found(path, "select a from orders join v_products on a = b").is_empty());
        let planted = found(path, "select a from orders join products on a = b");
        assert_eq!((planted.len(), planted[0].line), (1, 5), "{planted:?}");
        assert_eq!(found(path, "update carts set a = 1").len(), 1);
        assert_eq!(found("rooms/catalog/src/queries/a.rs", "select a from v_orders").len(), 1);
        assert_eq!(found("rooms/catalog/src/commands/a.rs", "delete from orders").len(), 1);
        assert_eq!(found("rooms/orders/tests/it/a.rs", "insert into products (id) values ($1)").len(), 1);
        assert!(found("rooms/orders/tests/it/a.rs", "select id from products").is_empty());
    }

    #[test]
    fn a_migration_counts_what_an_earlier_room_keeps_for_it_and_nothing_else_does() {
        let counted = "update products set lines = (\n    select count(*) from orders);\n";
        let migration =
            |path: &str, text: &str| own_tables(&Tree::of(&[CATALOG, ORDERS, (path, text)])).len();
        assert_eq!(migration("rooms/orders/migrations/0002_lines.sql", counted), 0);
        assert_eq!(migration("rooms/catalog/migrations/0002_lines.sql", counted), 1, "not yet there");
        let deletes = "delete from products;\n";
        assert_eq!(migration("rooms/orders/migrations/0002_lines.sql", deletes), 1);
        assert_eq!(found("rooms/orders/src/changes/a.rs", "update products set a = 1").len(), 1);
    }

    #[test]
    fn the_kernel_names_nothing_of_a_room_and_doors_only_views() {
        assert_eq!(found("kernel/engine/src/a.rs", "select a from orders").len(), 1);
        assert_eq!(found("kernel/engine/src/a.rs", "select a from v_orders").len(), 1);
        assert_eq!(found("fronts/admin/src/a.rs", "select a from orders").len(), 1);
        assert!(found("fronts/admin/src/a.rs", "select a from v_orders").is_empty());
        assert_eq!(found("app/src/a.rs", "select a from products").len(), 1);
        assert!(found("journeys/tests/it/a.rs", "select a from orders").is_empty());
    }

    #[test]
    fn a_view_is_bound_by_the_law_too() {
        let view = "create view v_late as\n    select id from orders;\n";
        let tree = Tree::of(&[CATALOG, ORDERS, ("rooms/catalog/migrations/0002_late.sql", view)]);
        assert_eq!(own_tables(&tree).len(), 1);
    }

    #[test]
    fn what_only_one_database_understands_is_found_in_sources_and_migrations() {
        let source =
            "//! A.\nconst A: &Sql = sql!(r#\"select * from orders\"#);\n// sql!(\"select now()\")\n";
        let found = portable(&Tree::of(&[("rooms/orders/src/queries/a.rs", source)]));
        assert_eq!((found.len(), found[0].line), (1, 2), "{found:?}");
        let migration = "\n-- now(\ncreate view v_a as\n    select lower(a) from b;\n";
        let found = portable(&Tree::of(&[("rooms/orders/migrations/0001_a.sql", migration)]));
        assert_eq!((found.len(), found[0].line), (1, 3), "{found:?}");
    }
}
