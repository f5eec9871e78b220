//! Migrations: which table and view belongs to whom, that each table belongs to a shop, and that foreign keys
//! point down.

use super::layers::Home;
use super::sql::words;
use super::{Finding, Source, Tree};

/// Tables of the kernel that hold no shop's rows, each with its reason. None so far: rows of the installation
/// itself hang on a tenant of their own.
const WITHOUT_SHOP: &[(&str, &str)] = &[];

/// What a migration creates.
pub struct Object<'a> {
    pub name: String,
    pub is_view: bool,
    pub home: Home<'a>,
    file: &'a Source,
    line: usize,
    /// Definitions of columns and constraints, each with its line.
    parts: Vec<(usize, &'a str)>,
}

pub fn migrations(tree: &Tree) -> impl Iterator<Item = &Source> {
    tree.files().iter().filter(|file| file.is("sql") && file.path.contains("/migrations/"))
}

/// Everything that the migrations of the kernel and of the rooms create.
pub fn objects(tree: &Tree) -> Vec<Object<'_>> {
    let mut all: Vec<Object<'_>> = Vec::new();
    for file in migrations(tree) {
        let Some(home) = Home::of(&file.path) else { continue };
        let mut open = false;
        for (number, line) in file.lines() {
            let read = words(line);
            let said: Vec<&str> = read.iter().map(String::as_str).collect();
            match said.as_slice() {
                ["create", kind @ ("table" | "view"), name, ..] => {
                    let (name, is_view) = ((*name).to_owned(), *kind == "view");
                    all.push(Object { name, is_view, home, file, line: number, parts: Vec::new() });
                    open = !is_view;
                }
                [] => {}
                [")", ..] => open = false,
                _ if open => {
                    all.last_mut().into_iter().for_each(|last| last.parts.push((number, line.trim())))
                }
                _ => {}
            }
        }
    }
    all
}

/// Views under the names that monitoring queries know them by.
const FOR_MONITORS: [&str; 6] = [
    "subscription_plans",
    "organizations",
    "monthly_online_orders_usage",
    "organization_subscriptions",
    "blocked_stores_view_fixed",
    "blocked_stores_view",
];

pub fn shop_first(tree: &Tree) -> Vec<Finding> {
    let free: Vec<&str> = WITHOUT_SHOP.iter().map(|(name, _)| *name).collect();
    shop_first_but_for(tree, &free)
}

fn shop_first_but_for(tree: &Tree, free: &[&str]) -> Vec<Finding> {
    let mut found = Vec::new();
    for object in objects(tree) {
        let name = &object.name;
        let mut add = |says: String| found.push(Finding::new(&object.file.path, object.line, says));
        if object.is_view != name.starts_with("v_")
            && !(object.is_view && FOR_MONITORS.contains(&name.as_str()))
        {
            add(format!("{name}: views, and only views, are called v_…"));
        }
        let is_free = matches!(object.home, Home::Kernel(_)) && free.contains(&name.as_str());
        if object.is_view || is_free {
            continue;
        }
        let has_shop = object.parts.first().is_some_and(|(_, part)| part.starts_with("shop_id id not null"));
        if !has_shop {
            add(format!("{name}: the first column is `shop_id id not null,`"));
        }
        let keyed = object.parts.iter().any(|(_, part)| {
            let rest = part.strip_prefix("primary key (shop_id");
            rest.is_some_and(|rest| rest.starts_with([',', ')']))
        });
        if !keyed {
            add(format!("{name}: the primary key starts with shop_id"));
        }
    }
    found
}

/// Law 4 for foreign keys: to own tables and to those of earlier rooms.
pub fn references(tree: &Tree) -> Vec<Finding> {
    let objects = objects(tree);
    let mut found = Vec::new();
    for object in &objects {
        for (number, part) in &object.parts {
            let read = words(part);
            let mut targets = read.iter().skip_while(|word| *word != "references").skip(1);
            let Some(target) = targets.next() else { continue };
            let may =
                objects.iter().any(|other| other.name == *target && is_at_or_below(object.home, other.home));
            if !may {
                let says = format!("{} references {target}, which is no own or earlier table", object.name);
                found.push(Finding::new(&object.file.path, *number, says));
            }
        }
    }
    found
}

fn is_at_or_below(own: Home<'_>, used: Home<'_>) -> bool {
    match (own, used) {
        (Home::Room(own), Home::Room(used)) | (Home::Kernel(own), Home::Kernel(used)) => used <= own,
        (_, Home::Kernel(_)) => true,
        _ => false,
    }
}

/// Indexes stand on plain columns: what an expression answers may change with the server, and PostgreSQL
/// takes no function of time in one.
pub fn plain_indexes(tree: &Tree) -> Vec<Finding> {
    let mut found = Vec::new();
    for file in migrations(tree) {
        let lines: Vec<(usize, &str)> = file.lines().collect();
        for (place, (number, line)) in lines.iter().enumerate() {
            let said = line.strip_prefix("postgres ").unwrap_or(line);
            if !(said.starts_with("create index ") || said.starts_with("create unique index ")) {
                continue;
            }
            let rest = lines.get(place..).unwrap_or_default();
            let end = rest.iter().position(|(_, line)| line.trim_end().ends_with(';')).unwrap_or(0);
            let text: Vec<&str> = rest.iter().take(end + 1).map(|(_, line)| *line).collect();
            if !on_columns(&text.join(" ")) {
                found.push(Finding::new(&file.path, *number, "an index stands on plain columns"));
            }
        }
    }
    found
}

/// Between the brackets stand names alone, each perhaps with its direction.
fn on_columns(statement: &str) -> bool {
    let Some((_, rest)) = statement.split_once('(') else { return false };
    let Some((columns, _)) = rest.split_once(')') else { return false };
    columns.split(',').all(|column| {
        let mut words = column.split_whitespace();
        let is_name = |word: &str| word.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
        words.next().is_some_and(is_name) && words.all(|word| ["asc", "desc"].contains(&word))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const GOOD: &str = "-- Orders.
create table orders (
    shop_id id not null,
    id id not null,
    primary key (shop_id, id)
);

create view v_orders as
    select id from orders;
";

    fn orders(text: &str) -> Vec<Finding> {
        shop_first(&Tree::of(&[("rooms/orders/migrations/0001_orders.sql", text)]))
    }

    #[test]
    fn a_table_that_belongs_to_no_shop_is_found() {
        assert!(orders(GOOD).is_empty());
        let found = orders(&GOOD.replace("    shop_id id not null,\n", ""));
        assert_eq!((found.len(), found[0].line), (1, 2), "{found:?}");
        assert_eq!(orders(&GOOD.replace("(shop_id, id)", "(id, shop_id)")).len(), 1);
        assert_eq!(orders(&GOOD.replace("(shop_id, id)", "(shop_ids)")).len(), 1);
        assert_eq!(orders(&GOOD.replace("    primary key (shop_id, id)\n", "")).len(), 1);
    }

    #[test]
    fn only_a_table_of_the_kernel_can_be_free_of_shops() {
        let text = GOOD.replace("    shop_id id not null,\n", "");
        let kernel = Tree::of(&[("kernel/engine/migrations/0001_kernel.sql", &text)]);
        assert!(shop_first_but_for(&kernel, &["orders"]).is_empty());
        assert_eq!(shop_first_but_for(&kernel, &[]).len(), 1);
        let room = Tree::of(&[("rooms/orders/migrations/0001_orders.sql", &text)]);
        assert_eq!(shop_first_but_for(&room, &["orders"]).len(), 1);
    }

    #[test]
    fn an_index_on_an_expression_is_found() {
        let found = |index: &str| {
            plain_indexes(&Tree::of(&[("rooms/orders/migrations/0002_orders.sql", &format!("{index};\n"))]))
        };
        assert!(found("create index orders_at on orders (shop_id, placed_at desc, id)").is_empty());
        assert!(found("create unique index orders_code on orders (\n    shop_id,\n    code\n)").is_empty());
        for index in [
            "create index orders_day on orders (date(placed_at))",
            "create index orders_day on orders (shop_id, (placed_at / 10))",
            "postgres create index orders_name on orders (shop_id, lower(name))",
            "create unique index orders_code on orders (\n    shop_id,\n    lower(code)\n)",
        ] {
            let found = found(index);
            assert_eq!((found.len(), found[0].line), (1, 1), "{index}");
        }
    }

    #[test]
    fn views_and_only_views_are_called_so() {
        assert_eq!(orders(&GOOD.replace("v_orders", "orders_view")).len(), 1);
        assert_eq!(orders(&GOOD.replace("create table orders", "create table v_orders")).len(), 1);
    }

    #[test]
    fn a_foreign_key_to_a_later_room_or_to_nothing_is_found() {
        let key = |target: &str| {
            GOOD.replace(
                "(shop_id, id)\n",
                &format!("(shop_id, id),\n    foreign key (shop_id, x) references {target} (shop_id, id)\n"),
            )
        };
        let products = GOOD.replace("orders", "products");
        let found = |text: &str| {
            references(&Tree::of(&[
                ("rooms/catalog/migrations/0001_catalog.sql", &products),
                ("rooms/orders/migrations/0001_orders.sql", text),
            ]))
        };
        assert!(found(&key("products")).is_empty() && found(&key("orders")).is_empty());
        assert_eq!(found(&key("parcels")).len(), 1);
        let upwards = Tree::of(&[
            ("rooms/catalog/migrations/0001_catalog.sql", &key("carts").replace("orders", "products")),
            ("rooms/orders/migrations/0001_orders.sql", &GOOD.replace("orders", "carts")),
        ]);
        assert_eq!(references(&upwards)[0].line, 6);
    }
}
