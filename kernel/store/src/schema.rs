//! Migration texts: our column types become those of each database, and each tenant table gets its row-level
//! security. Beside plain SQL there are three statements of our own: `rebuild table t (...);` (SQLite only,
//! which cannot alter constraints), `postgres ...;` (PostgreSQL only) and `assert none select ...;` (must
//! find no row).

use crate::Dialect;

/// One step of a migration on one database.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Step {
    Run(String),
    /// A new shape for a table: its name, and the statement that creates the shape under that name.
    Rebuild {
        table: String,
        create: String,
    },
    AssertNone(String),
}

/// The steps of a migration. The error names the line that cannot be read.
pub(crate) fn steps(text: &str, dialect: Dialect) -> Result<Vec<Step>, String> {
    let mut steps = Vec::new();
    for statement in statements(text)? {
        translate(&statement, dialect, &mut steps)?;
    }
    Ok(steps)
}

/// A statement ends with `;` at the end of a line; lines of comment are left out.
fn statements(text: &str) -> Result<Vec<String>, String> {
    let mut statements = Vec::new();
    let mut open = String::new();
    for line in text.lines().map(str::trim_end) {
        if line.is_empty() || line.trim_start().starts_with("--") {
            continue;
        }
        let (line, ends) = line.strip_suffix(';').map_or((line, false), |line| (line, true));
        open.push_str(if open.is_empty() { line.trim_start() } else { line });
        if ends {
            statements.push(std::mem::take(&mut open));
        } else {
            open.push('\n');
        }
    }
    if open.is_empty() { Ok(statements) } else { Err(format!("no `;` ends the statement {open:?}")) }
}

fn translate(statement: &str, dialect: Dialect, steps: &mut Vec<Step>) -> Result<(), String> {
    let sqlite = dialect == Dialect::Sqlite;
    if let Some(rest) = statement.strip_prefix("postgres ") {
        if !sqlite {
            steps.push(Step::Run(rest.to_owned()));
        }
    } else if let Some(rest) = statement.strip_prefix("rebuild ") {
        if sqlite {
            let create = create_table(&format!("create {rest}"), dialect)?;
            steps.push(Step::Rebuild { table: table_name(rest)?.to_owned(), create });
        }
    } else if let Some(rest) = statement.strip_prefix("assert none ") {
        steps.push(Step::AssertNone(rest.to_owned()));
    } else if let Some(rest) = statement.strip_prefix("create table ") {
        let table = table_name(statement.strip_prefix("create ").unwrap_or_default())?;
        steps.push(Step::Run(create_table(statement, dialect)?));
        if !sqlite && rest.lines().any(|line| line.trim_start().starts_with("shop_id id")) {
            steps.extend(row_level_security(table).map(Step::Run));
        }
    } else if let Some((head, column)) = added_column(statement) {
        steps.push(Step::Run(format!("{head}{}", column_line(column, dialect)?)));
    } else if let (false, Some(rest)) = (sqlite, statement.strip_prefix("create view ")) {
        let (name, query) = rest.split_once(" as").ok_or_else(|| format!("a view without `as`: {rest}"))?;
        steps.push(Step::Run(format!("create view {name} with (security_invoker = true) as{query}")));
    } else {
        steps.push(Step::Run(statement.to_owned()));
    }
    Ok(())
}

/// The name in `table NAME (`.
fn table_name(text: &str) -> Result<&str, String> {
    let first = text.lines().next().unwrap_or_default();
    let name = first.strip_prefix("table ").and_then(|rest| rest.strip_suffix(" ("));
    name.ok_or_else(|| format!("a table begins with `table NAME (`, not with {first:?}"))
}

fn row_level_security(table: &str) -> [String; 3] {
    let rule = "shop_id = nullif(current_setting('app.shop', true), '')::uuid \
                or current_setting('app.scope', true) = 'platform'";
    [
        format!("alter table {table} enable row level security"),
        format!("alter table {table} force row level security"),
        format!("create policy reach on {table} using ({rule}) with check ({rule})"),
    ]
}

fn added_column(statement: &str) -> Option<(&str, &str)> {
    let at = statement.strip_prefix("alter table ")?.find(" add column ")?;
    statement.split_at_checked("alter table ".len() + at + " add column ".len())
}

fn create_table(statement: &str, dialect: Dialect) -> Result<String, String> {
    let mut out = String::with_capacity(statement.len() + 256);
    let mut lines = statement.lines();
    out.push_str(lines.next().unwrap_or_default());
    // A column begins where the line before ended its item.
    let mut item_begins = true;
    for line in lines {
        out.push('\n');
        if item_begins && !line.starts_with(')') && !is_constraint(line) {
            out.push_str("    ");
            out.push_str(&column_line(line.trim_start(), dialect)?);
        } else {
            out.push_str(line);
        }
        item_begins = line.ends_with(',');
    }
    if dialect == Dialect::Sqlite {
        out.push_str(" strict, without rowid");
    }
    Ok(out)
}

fn is_constraint(line: &str) -> bool {
    let first = line.trim_start().split([' ', '(']).next().unwrap_or_default();
    ["constraint", "primary", "foreign", "unique", "check"].contains(&first)
}

/// `name type rest` in the types of the database.
fn column_line(line: &str, dialect: Dialect) -> Result<String, String> {
    let (name, rest) = line.split_once(' ').ok_or_else(|| format!("a column without a type: {line:?}"))?;
    let end = rest.find([' ', ',']).unwrap_or(rest.len());
    let (ours, rest) = rest.split_at_checked(end).unwrap_or((rest, ""));
    let theirs = match (dialect, ours) {
        (Dialect::Postgres, "id") => "uuid".to_owned(),
        (Dialect::Postgres, "int" | "money" | "moment") => "bigint".to_owned(),
        (Dialect::Postgres, "bool") => "boolean".to_owned(),
        (Dialect::Postgres, "text") => "text collate \"C\"".to_owned(),
        (Dialect::Postgres, "bytes") => "bytea".to_owned(),
        (Dialect::Postgres, "json") => "jsonb".to_owned(),
        (Dialect::Sqlite, "id") => format!("blob check (length({name}) = 16)"),
        (Dialect::Sqlite, "int" | "money" | "moment") => "integer".to_owned(),
        (Dialect::Sqlite, "bool") => format!("integer check ({name} in (0, 1))"),
        (Dialect::Sqlite, "text") => "text".to_owned(),
        (Dialect::Sqlite, "bytes") => "blob".to_owned(),
        (Dialect::Sqlite, "json") => format!("text check (json_valid({name}))"),
        _ => return Err(format!("{ours:?} is no type of ours: {line:?}")),
    };
    Ok(format!("{name} {theirs}{rest}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    const TABLE: &str = "-- what is sold\ncreate table products (\n    shop_id id not null,\n    \
                         id id not null,\n    \
                         price money not null,\n    seen bool not null default false,\n    \
                         name text,\n    data json,\n    \
                         raw bytes,\n    constraint price_range check (price >= 0\n        \
                         and price < 10),\n    \
                         primary key (shop_id, id)\n);\n";

    fn ran(text: &str, dialect: Dialect) -> Vec<String> {
        let text_of = |step| match step {
            Step::Run(text) => text,
            other => format!("{other:?}"),
        };
        steps(text, dialect).unwrap().into_iter().map(text_of).collect()
    }

    #[test]
    fn columns_get_the_types_of_each_database() {
        let sqlite = ran(TABLE, Dialect::Sqlite).join("\n");
        assert!(sqlite.contains("    shop_id blob check (length(shop_id) = 16) not null,"), "{sqlite}");
        assert!(
            sqlite.contains("    seen integer check (seen in (0, 1)) not null default false,"),
            "{sqlite}"
        );
        assert!(sqlite.contains("    data text check (json_valid(data)),"), "{sqlite}");
        assert!(sqlite.contains("        and price < 10),"), "{sqlite}");
        assert!(sqlite.ends_with(") strict, without rowid"), "{sqlite}");
        let postgres = ran(TABLE, Dialect::Postgres);
        assert!(
            postgres[0].contains("    name text collate \"C\",\n    data jsonb,\n    raw bytea,"),
            "{postgres:?}"
        );
        assert_eq!(postgres.len(), 4, "row-level security stands beside the table: {postgres:?}");
    }

    #[test]
    fn views_columns_and_own_statements_are_told_apart() {
        let text = "create view v_p as
    select id from p;
alter table p add column seen bool;
                    postgres alter table p drop constraint c;
rebuild table p (
    id id,
    primary key (id)
);
";
        let sqlite = ran(text, Dialect::Sqlite);
        assert_eq!(sqlite.len(), 3, "{sqlite:?}");
        assert_eq!(sqlite[1], "alter table p add column seen integer check (seen in (0, 1))");
        assert!(
            sqlite[2].starts_with("Rebuild { table: \"p\", create: \"create table p (\\n    id blob"),
            "{sqlite:?}"
        );
        let postgres = ran(text, Dialect::Postgres);
        assert_eq!(postgres[0], "create view v_p with (security_invoker = true) as\n    select id from p");
        assert_eq!(
            postgres[1..],
            ["alter table p add column seen boolean", "alter table p drop constraint c"]
        );
    }

    #[test]
    fn what_cannot_be_read_is_named() {
        assert!(steps("create table t (\n    a varchar,\n    primary key (a)\n);", Dialect::Sqlite).is_err());
        assert!(steps("create table t(a int);", Dialect::Sqlite).is_err());
        assert!(steps("select 1", Dialect::Sqlite).is_err());
    }
}
