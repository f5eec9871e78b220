//! The shape of a room: the same names inside as in every other, and a README of one screen.

use super::{Finding, Tree};

const SCREEN: usize = 60;
/// What a room may consist of; a folder stands with its slash.
const PLACES: [&str; 7] =
    ["README.md", "Cargo.toml", "migrations/", "templates/", "texts/", "data/", "tests/it/"];
/// What its `src` may consist of, each a file or a folder; `steps` are what later rooms call on the same
/// transaction.
const MODULES: [&str; 11] = [
    "lib",
    "model",
    "commands",
    "changes",
    "queries",
    "steps",
    "refusals",
    "reactions",
    "jobs",
    "ports",
    "doors",
];

pub fn shape(tree: &Tree) -> Vec<Finding> {
    let mut found = Vec::new();
    let mut rooms = Vec::new();
    for file in tree.files() {
        let Some((room, inside)) = file.path.strip_prefix("rooms/").and_then(|rest| rest.split_once('/'))
        else {
            continue;
        };
        if !rooms.contains(&room) {
            rooms.push(room);
        }
        if !is_place(inside) {
            let says = format!(
                "a room has no {inside}; its places are {} and src/ with {}",
                PLACES.join(" "),
                MODULES.join(" ")
            );
            found.push(Finding::new(&file.path, 1, says));
        }
    }
    for room in rooms {
        let path = format!("rooms/{room}/README.md");
        match tree.file(&path).map(|file| file.lines().count()) {
            None => found.push(Finding::new(&path, 1, "every room says in its README what it is for")),
            Some(lines) if lines > SCREEN => {
                let says = format!("{lines} lines; more than one screen ({SCREEN}) means two rooms");
                found.push(Finding::new(&path, 1, says));
            }
            Some(_) => {}
        }
    }
    found
}

fn is_place(inside: &str) -> bool {
    if let Some(source) = inside.strip_prefix("src/") {
        let first = source.split('/').next().unwrap_or(source);
        return MODULES.contains(&first.strip_suffix(".rs").unwrap_or(first));
    }
    PLACES.iter().any(|place| inside == *place || (place.ends_with('/') && inside.starts_with(place)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_with_a_name_of_its_own_is_found() {
        for inside in
            ["src/http.rs", "src/model2/a.rs", "notes.md", "tests/orders.rs", "benches/a.rs", "build.rs"]
        {
            let path = format!("rooms/orders/{inside}");
            let found = shape(&Tree::of(&[("rooms/orders/README.md", "Orders."), (&path, "")]));
            assert_eq!(found.len(), 1, "{inside}");
        }
    }

    #[test]
    fn the_drawing_of_a_room_is_clean() {
        let inside = [
            "README.md",
            "migrations/0001_orders.sql",
            "src/lib.rs",
            "src/model/order.rs",
            "src/refusals.rs",
        ];
        let paths: Vec<_> = inside.iter().map(|inside| format!("rooms/orders/{inside}")).collect();
        let files: Vec<_> = paths.iter().map(|path| (path.as_str(), "x")).collect();
        assert!(shape(&Tree::of(&files)).is_empty());
    }

    #[test]
    fn a_missing_or_long_readme_is_found() {
        assert_eq!(shape(&Tree::of(&[("rooms/orders/Cargo.toml", "")])).len(), 1);
        assert_eq!(shape(&Tree::of(&[("rooms/orders/README.md", &"x\n".repeat(61))])).len(), 1);
        assert!(shape(&Tree::of(&[("rooms/orders/README.md", &"x\n".repeat(60))])).is_empty());
    }
}
