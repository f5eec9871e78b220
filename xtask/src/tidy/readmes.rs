//! What the README of a room names in code is there: its functions, types, tables, keys and events.

use super::{Finding, Source, Tree};

pub fn names(tree: &Tree) -> Vec<Finding> {
    let mut found = Vec::new();
    let readmes = tree.files().iter().filter_map(|file| {
        let room = file.path.strip_prefix("rooms/")?.strip_suffix("/README.md")?;
        (!room.contains('/')).then_some((file, room))
    });
    for (file, room) in readmes {
        for (line, code) in spans(&file.text) {
            let Some(name) = named(code) else { continue };
            let last = name.rsplit("::").next().unwrap_or(name);
            let there = |source: &&Source| {
                // A path names what another room has.
                let anywhere = name.contains("::") && source.path.starts_with("rooms/");
                let own = source.path.strip_prefix("rooms/").and_then(|path| path.strip_prefix(room));
                let own = own.is_some_and(|path| path.starts_with('/'));
                let code = ["rs", "sql", "ftl", "html"].iter().any(|ending| source.is(ending));
                code && (anywhere || own || source.path.starts_with("kernel/"))
            };
            if !tree.files().iter().filter(there).any(|source| has_word(&source.text, last)) {
                found.push(Finding::new(&file.path, line, format!("there is no {name}")));
            }
        }
    }
    found
}

/// Every second piece between backticks, with the line on which it begins; fences hold none.
fn spans(text: &str) -> Vec<(usize, &str)> {
    let mut line = 1;
    let mut spans = Vec::new();
    for (index, block) in text.split("```").enumerate() {
        for (number, piece) in block.split('`').enumerate() {
            if index % 2 == 0 && number % 2 == 1 {
                spans.push((line, piece));
            }
            line += piece.matches('\n').count();
        }
    }
    spans
}

/// The name in a piece of code that is nothing but a name, a call or a value with its fields. Where it says
/// something else (a path, a command, a pattern), or is a plain word, nothing is looked for.
fn named(code: &str) -> Option<&str> {
    let end = code.find(|c: char| !is_of_name(c) && c != ':').unwrap_or(code.len());
    let (name, rest) = code.split_at(end);
    let telling = name.contains('_') || name.contains("::") || rest.starts_with('(') || is_type(name);
    let whole = rest.is_empty() || rest.starts_with('(') || rest.starts_with(" {") || rest.starts_with(" ->");
    (telling && whole && name.starts_with(|c: char| c.is_ascii_alphabetic())).then_some(name)
}

fn is_type(name: &str) -> bool {
    name.starts_with(|c: char| c.is_ascii_uppercase()) && name.contains(|c: char| c.is_ascii_lowercase())
}

fn is_of_name(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '_'
}

fn has_word(text: &str, word: &str) -> bool {
    let mut rest = text;
    while let Some(at) = rest.find(word) {
        let (before, from) = rest.split_at(at);
        let after = from.strip_prefix(word).unwrap_or_default();
        if !before.ends_with(is_of_name) && !after.starts_with(is_of_name) {
            return true;
        }
        rest = after;
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(readme: &str) -> Vec<String> {
        let tree = Tree::of(&[
            ("rooms/orders/README.md", readme),
            ("rooms/orders/src/steps.rs", "pub fn take_order(tx: &mut Tx) {}\npub struct Order;\n"),
            ("rooms/orders/migrations/0001_orders.sql", "create table order_lines (shop_id id not null);\n"),
            ("rooms/plans/src/steps.rs", "pub fn take_unit() {}\n"),
            ("kernel/engine/src/tx.rs", "pub struct Reader;\n"),
        ]);
        names(&tree).into_iter().map(|finding| format!("{}: {}", finding.line, finding.says)).collect()
    }

    #[test]
    fn what_is_gone_is_found() {
        assert_eq!(
            found("x\n`take_orders`, `Orders`\n"),
            ["2: there is no take_orders", "2: there is no Orders"]
        );
        assert_eq!(found("`taken(tx, order)`"), ["1: there is no taken"]);
        assert_eq!(found("`take_unit`"), ["1: there is no take_unit"], "it is another room's");
        assert_eq!(found("`plans::take_units`"), ["1: there is no plans::take_units"]);
        assert_eq!(found("`take` `ord_lines`").len(), 1, "a part of a name is none");
    }

    #[test]
    fn what_is_there_and_what_is_no_name_is_free() {
        let text = "`take_order(tx, order)` -> `Order { id }`, `order_lines`, `plans::take_unit`, `Reader`,\n\
                    `GET /api/v1/of_orders`, `souk orders list`, `model/no_file.rs`, `order.no_event`,\n\
                    `v_*`, `new`";
        assert!(found(text).is_empty(), "{:?}", found(text));
        assert!(found("```\n`no_such_name`\n```\n").is_empty());
    }
}
