//! SQL texts: literals only, one text for both databases, translated once per place of use.

use std::sync::OnceLock;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Dialect {
    Sqlite,
    Postgres,
}

/// A statement. Made by [`sql!`](crate::sql) alone, so that every statement is a literal which the exact test
/// finds.
pub struct Sql {
    text: &'static str,
    sqlite: OnceLock<String>,
    postgres: OnceLock<String>,
}

impl Sql {
    #[doc(hidden)]
    pub const fn new(text: &'static str) -> Self {
        Self { text, sqlite: OnceLock::new(), postgres: OnceLock::new() }
    }
    /// As written in the source.
    pub const fn text(&self) -> &'static str {
        self.text
    }
    /// As the database wants it: `$1` is a numbered parameter on both, `in_list($1)` a list of ids, numbers
    /// or texts.
    pub fn for_dialect(&self, dialect: Dialect) -> &str {
        match dialect {
            Dialect::Sqlite => self.sqlite.get_or_init(|| translated(self.text, dialect)),
            Dialect::Postgres => self.postgres.get_or_init(|| translated(self.text, dialect)),
        }
    }
}

fn translated(text: &str, dialect: Dialect) -> String {
    #[cfg(feature = "twins")]
    if let Some(changed) = crate::rewrite::changed(text) {
        return translate(&changed, dialect);
    }
    translate(text, dialect)
}

impl std::fmt::Debug for Sql {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.text)
    }
}

/// Public for the test that prepares every statement of the source on both databases.
pub fn translate(text: &str, dialect: Dialect) -> String {
    let mut out = String::with_capacity(text.len() + 16);
    let mut rest = text;
    while let Some(position) = rest.find(['$', 'i']) {
        let (before, tail) = rest.split_at(position);
        out.push_str(before);
        if let Some((number, after)) = tail.strip_prefix("in_list($").and_then(|t| t.split_once(')')) {
            match dialect {
                Dialect::Sqlite => out.push_str(&format!("in (select value from rarray(?{number}))")),
                Dialect::Postgres => out.push_str(&format!("= any(${number})")),
            }
            rest = after;
            continue;
        }
        let first = tail.chars().next().unwrap_or_default();
        out.push(if first == '$' && dialect == Dialect::Sqlite { '?' } else { first });
        rest = tail.get(first.len_utf8()..).unwrap_or_default();
    }
    out.push_str(rest);
    out
}

/// A statement as a literal: `sql!("select name from v_shops where shop_id = $1")`. What several statements
/// of one file share stands in a fragment: `macro_rules! columns { () => { "a, b" }; }` and
/// `sql!("select ", columns!(), " from t")`.
#[macro_export]
macro_rules! sql {
    ($($text:tt)+) => {{
        static STATEMENT: $crate::Sql = $crate::Sql::new(concat!($($text)+));
        &STATEMENT
    }};
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_text_becomes_two() {
        let text = "select id from t where shop_id = $1 and id in_list($2) and n = $10";
        assert_eq!(
            translate(text, Dialect::Sqlite),
            "select id from t where shop_id = ?1 and id in (select value from rarray(?2)) and n = ?10"
        );
        assert_eq!(
            translate(text, Dialect::Postgres),
            "select id from t where shop_id = $1 and id = any($2) and n = $10"
        );
    }
}
