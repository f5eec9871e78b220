//! Reading SQL as far as the rules need it: words, the tables that a statement names, what only one database
//! understands.

/// Words in lower case, signs, and `'` for every text. Comments are left out.
pub fn words(sql: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let mut rest = sql;
    while let Some(first) = rest.chars().next() {
        let is_word = |c: char| c.is_alphanumeric() || ['_', '.', '$'].contains(&c);
        let length = if rest.starts_with("--") {
            rest.find('\n').unwrap_or(rest.len())
        } else if first == '\'' {
            words.push("'".to_owned());
            rest.get(1..).and_then(|text| text.find('\'')).map_or(rest.len(), |end| end + 2)
        } else if is_word(first) {
            let length = rest.find(|c| !is_word(c)).unwrap_or(rest.len());
            words.extend(rest.get(..length).map(str::to_lowercase));
            length
        } else if rest.starts_with("::") {
            words.push("::".to_owned());
            2
        } else {
            if !first.is_whitespace() {
                words.push(first.to_string());
            }
            first.len_utf8()
        };
        rest = rest.get(length..).unwrap_or_default();
    }
    words
}

fn at(words: &[String], index: usize) -> &str {
    words.get(index).map_or("", String::as_str)
}

fn is_name(word: &str) -> bool {
    word.starts_with(|c: char| c.is_alphabetic() || c == '_')
}

/// What ends the list of a `from`.
const AFTER_FROM: [&str; 11] =
    ["where", "group", "order", "having", "limit", "union", "except", "intersect", "set", "returning", ";"];

/// The tables and views that a statement names, without its own `with` names.
pub fn tables(words: &[String]) -> Vec<String> {
    let mut named = Vec::new();
    for (index, word) in words.iter().enumerate() {
        let before = at(words, index.wrapping_sub(1));
        match word.as_str() {
            // `is distinct from` compares.
            "from" if before != "distinct" => from_list(words, index, &mut named),
            "join" => named.push(index + 1),
            "into" => named.push(index + 1),
            "update" if at(words, index + 1) != "set" && before != "for" => named.push(index + 1),
            "table" if before == "alter" || before == "drop" => named.push(index + 1),
            _ => {}
        }
    }
    let own = with_names(words);
    let is_into = |index: usize| at(words, index.wrapping_sub(1)) == "into";
    let is_function = |index: usize| at(words, index + 1) == "(" && !is_into(index);
    let names = named.into_iter().filter(|index| !is_function(*index)).map(|index| at(words, index));
    names.filter(|name| is_name(name) && !own.contains(name)).map(str::to_owned).collect()
}

/// The first thing after `from`, and each after a comma of the same list.
fn from_list(words: &[String], from: usize, named: &mut Vec<usize>) {
    named.push(from + 1);
    let mut depth = 0;
    for index in from + 1..words.len() {
        match at(words, index) {
            "(" => depth += 1,
            ")" if depth == 0 => return,
            ")" => depth -= 1,
            "," if depth == 0 => named.push(index + 1),
            word if depth == 0 && AFTER_FROM.contains(&word) => return,
            _ => {}
        }
    }
}

/// `with name as (`, `with name (a, b) as (`.
fn with_names(words: &[String]) -> Vec<&str> {
    let opens = |index: &usize| at(words, *index) == "as" && at(words, index + 1) == "(";
    let name = |index: usize| {
        let mut name = index.checked_sub(1)?;
        if at(words, name) == ")" {
            name = (0..name).rev().find(|open| at(words, *open) == "(")?.checked_sub(1)?;
        }
        Some(at(words, name))
    };
    (0..words.len()).filter(opens).filter_map(name).collect()
}

/// What the two databases do not understand alike, or what takes the choice away from the arguments.
pub fn unportable(words: &[String]) -> Vec<&'static str> {
    let mut found = Vec::new();
    for (index, word) in words.iter().enumerate() {
        let (before, next) = (at(words, index.wrapping_sub(1)), at(words, index + 1));
        match word.as_str() {
            "lower" if next == "(" => found.push("lower("),
            "upper" if next == "(" => found.push("upper("),
            "now" if next == "(" => found.push("now("),
            "random" if next == "(" => found.push("random("),
            "round" if next == "(" => found.push("round("),
            "like" => found.push("like"),
            "ilike" => found.push("ilike"),
            "::" => found.push("::"),
            "*" if before == "select" || before.ends_with('.') => found.push("select *"),
            "update" if before == "for" => found.push("for update"),
            _ => {}
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(sql: &str) -> Vec<String> {
        tables(&words(sql))
    }

    #[test]
    fn every_named_table_is_seen() {
        assert_eq!(
            named("select a from orders o join v_products p on p.id = o.product_id"),
            ["orders", "v_products"]
        );
        assert_eq!(
            named("select a from orders as o, lines l where exists (select 1 from carts)"),
            ["orders", "lines", "carts"]
        );
        assert_eq!(named("select a from (select b from carts) c, users u"), ["users", "carts"]);
        assert_eq!(
            named("insert into orders (id) values ($1) on conflict (id) do update set a = 1"),
            ["orders"]
        );
        assert_eq!(named("update orders set a = 1 where id = $1"), ["orders"]);
        assert_eq!(named("delete from orders where a is distinct from $2"), ["orders"]);
        assert_eq!(
            named("alter table orders add column a int; select 'from users' -- from carts"),
            ["orders"]
        );
    }

    #[test]
    fn names_of_the_statement_itself_are_not_tables() {
        assert_eq!(
            named("with a as (select 1 from x), b (n) as (select 2 from a) select n from b, a"),
            ["x"]
        );
        assert_eq!(named("select value from rarray($1)"), Vec::<String>::new());
    }

    #[test]
    fn each_denied_word_is_found_and_texts_are_not_read() {
        for (sql, what) in [
            ("select lower(a)", "lower("),
            ("select UPPER (a)", "upper("),
            ("select now()", "now("),
            ("select random()", "random("),
            ("select round(a, 2)", "round("),
            ("where a like $1", "like"),
            ("where a not ilike $1", "ilike"),
            ("select a::int", "::"),
            ("select * from a", "select *"),
            ("select a.* from a", "select *"),
            ("select a from b for update", "for update"),
        ] {
            assert_eq!(unportable(&words(sql)), [what], "{sql}");
        }
        let fine =
            "select cast(count(*) as bigint), likes, a * 2 from b where c = 'x like :: now()' and lower = 1";
        assert!(unportable(&words(fine)).is_empty());
    }
}
