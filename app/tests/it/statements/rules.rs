//! What a statement may not do.

use xtask::tidy::sql;

use super::source::Home;
use super::sqlite::Schema;

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Breach {
    /// SQLite's own words.
    Unprepared(String),
    /// A table or view that belongs to somebody else.
    Foreign(String),
    /// Reads all rows of a table that has shops' rows.
    Scan(String),
    /// Finds rows by something else before the shop.
    NotByShop(String),
    /// Not the same on both databases, or not an argument.
    Denied(&'static str),
    /// PostgreSQL's sum of bigints is a numeric.
    BareSum,
    /// The two databases put nulls at different ends.
    NullOrder(String),
    /// A page's beginning that no index can enter: compare rows, `(a, b) < ($1, $2)`.
    CursorInOr,
    /// Given to a reader, which would write past every change.
    WritingRead,
}

/// A reader answers rows of whatever it is given, `insert … returning` too.
pub fn is_writing_read(reads: bool, text: &str) -> bool {
    reads && sql::words(text).iter().any(|word| ["insert", "update", "delete"].contains(&word.as_str()))
}

pub fn breaches(schema: &Schema, home: &Home, text: &str) -> Vec<Breach> {
    let words = sql::words(text);
    let mut found: Vec<Breach> = sql::unportable(&words).into_iter().map(Breach::Denied).collect();
    if has_cursor_in_or(text) {
        found.push(Breach::CursorInOr);
    }
    if has_bare_sum(&words) {
        found.push(Breach::BareSum);
    }
    let touches = match schema.touches(text) {
        Ok(touches) => touches,
        Err(why) => {
            found.push(Breach::Unprepared(why));
            return found;
        }
    };
    for touch in touches.iter().filter(|touch| !schema.allows(home, touch)) {
        let breach = Breach::Foreign(touch.through.as_ref().unwrap_or(&touch.name).clone());
        if !found.contains(&breach) {
            found.push(breach);
        }
    }
    for column in order_columns(&words) {
        let nullable = touches.iter().filter_map(|touch| schema.objects.get(&touch.name));
        if nullable.filter(|object| object.nullable.contains(column)).count() > 0
            && !says_nulls(&words, column)
        {
            found.push(Breach::NullOrder(column.to_owned()));
        }
    }
    for line in schema.plan(text) {
        found.extend(bad_step(schema, &line, &words));
    }
    found
}

/// `SCAN orders`, `SEARCH o USING INDEX orders_number (number=?)`.
fn bad_step(schema: &Schema, line: &str, words: &[String]) -> Option<Breach> {
    if let Some(index) = line.strip_prefix("USING INDEX ").and_then(|rest| rest.split(' ').next()) {
        return Some(Breach::Scan(format!("{index} for IN")));
    }
    let (verb, rest) = line.split_once(' ')?;
    let (name, how) = rest.split_once(' ').unwrap_or((rest, ""));
    let table = schema.table_behind(name, words)?;
    if !schema.objects.get(table)?.columns.contains("shop_id") {
        return None;
    }
    match verb {
        "SCAN" => Some(Breach::Scan(table.to_owned())),
        "SEARCH" if !how.contains("(shop_id=?") => Some(Breach::NotByShop(line.to_owned())),
        _ => None,
    }
}

/// `a < $1 or (a = $1 and b < $2)`.
fn has_cursor_in_or(text: &str) -> bool {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    text.match_indices(" or (").any(|(at, or)| {
        let mut before = text[..at].rsplit(' ');
        let (value, sign) = (before.next().unwrap_or_default(), before.next().unwrap_or_default());
        let inside = text[at + or.len()..].split(')').next().unwrap_or_default();
        matches!(sign, "<" | ">") && inside.contains(&format!("= {value} and "))
    })
}

/// `sum(` outside `cast(… as bigint)`.
fn has_bare_sum(words: &[String]) -> bool {
    let at = |index: usize| words.get(index).map_or("", String::as_str);
    let is_sum = |index: &usize| at(*index) == "sum" && at(index + 1) == "(";
    (0..words.len()).filter(is_sum).any(|sum| {
        // Walk out through the brackets that hold the sum until one is a cast.
        let mut depth = 0;
        let mut index = sum;
        while index > 0 {
            index -= 1;
            match at(index) {
                ")" => depth += 1,
                "(" if depth > 0 => depth -= 1,
                "(" if at(index.wrapping_sub(1)) == "cast" => return false,
                "(" if at(index + 1) == "select" && at(index.wrapping_sub(1)) != "coalesce" => {}
                _ => {}
            }
        }
        !is_only_compared(words, sum)
    })
}

/// In `having sum(x) <> 0` or `where (select sum(x) …) <> y` the sum reaches no column.
fn is_only_compared(words: &[String], sum: usize) -> bool {
    let clause = words[..sum]
        .iter()
        .rev()
        .find(|word| ["select", "where", "having", "set", "values", "returning"].contains(&word.as_str()));
    clause.is_some_and(|word| word == "having")
}

/// Plain columns after `order by`, by their last name.
fn order_columns(words: &[String]) -> Vec<&str> {
    let mut columns = Vec::new();
    for (index, _) in words.iter().enumerate().filter(|(_, word)| *word == "order") {
        if words.get(index + 1).is_none_or(|word| word != "by") {
            continue;
        }
        let (mut depth, mut begins) = (0, true);
        for (place, word) in words.iter().enumerate().skip(index + 2) {
            match word.as_str() {
                "(" => depth += 1,
                ")" if depth == 0 => break,
                ")" => depth -= 1,
                "limit" | "union" | "offset" | ";" if depth == 0 => break,
                "," if depth == 0 => {
                    begins = true;
                    continue;
                }
                // `a is null` and `coalesce(a, b)` are not the column itself.
                name if begins && depth == 0 => {
                    let next = words.get(place + 1).map_or("", String::as_str);
                    if !["(", "is", "="].contains(&next) {
                        columns.push(name.rsplit('.').next().unwrap_or(name));
                    }
                }
                _ => {}
            }
            begins = false;
        }
    }
    columns
}

/// The statement says itself where nulls go, or that there are none.
fn says_nulls(words: &[String], column: &str) -> bool {
    if words.iter().any(|word| word == "nulls") {
        return true;
    }
    words.windows(3).any(|three| {
        three[0].rsplit('.').next() == Some(column)
            && three[1] == "is"
            && ["null", "not"].contains(&three[2].as_str())
    })
}

#[test]
fn sums_and_orders_are_read_from_the_words() {
    let words = |text: &str| sql::words(text);
    assert!(has_bare_sum(&words("select sum(a) from b")));
    assert!(has_bare_sum(&words("select coalesce(sum(a), 0) from b")));
    assert!(has_bare_sum(&words("select cast(a as text), sum(a) from b")));
    assert!(!has_bare_sum(&words("select cast(coalesce(sum(a), 0) as bigint) from b")));
    assert!(!has_bare_sum(&words("select a from b group by a having sum(c) <> 0")));
    let text =
        words("select x from a where e is not null order by a.b desc, c is null, coalesce(d, 1), e limit 1");
    assert_eq!(order_columns(&text), ["b", "e"]);
    assert!(says_nulls(&text, "e") && !says_nulls(&text, "b"));
}
