//! What somebody broke in the limits is named, mended if told, and not found again: check 32.

use serde_json::{Value, json};

use super::Rig;
use crate::line::Line;
use crate::shop::Opening;
use crate::world::{Guard, Need, Out, World, list, number, text, twice};
use crate::{Outcome, count};

pub const COUNTED: Guard = Guard {
    name: "counters are compared with what they count",
    out: Out::Sql(&[(
        "where c.used <> c.counted or c.credit_used <> c.credit_counted",
        "where c.used < c.credit_used and c.used > c.credit_used",
    )]),
    fails: "named",
};

const FIX: &str = "/api/v1/platform/fix-online-orders-limits-issues";
const ORDERS: usize = 3;
/// What is planted, and how it is named.
const PLANTED: [(&str, &str, &str); 3] = [
    (
        "create index usage_rows_day on usage_rows ((taken_at / 86400000000))",
        "function_index",
        "usage_rows_day",
    ),
    ("drop view blocked_stores_view", "missing_view", "blocked_stores_view"),
    ("update usage_periods set used = 77", "wrong_counter", ""),
];

pub async fn prove(rig: &Rig) -> Outcome<Line> {
    let mut line = rig.line("repairs");
    twice(rig, &mut line, Need::of("repairs"), COUNTED, repaired).await?;
    Ok(line.close(false))
}

async fn repaired(world: &mut World, line: &mut Line) -> Outcome<()> {
    let shop = world.shop(Opening::plain("mended", "ecommerce_starter", 100)).await?;
    world.orders(&shop, 0..ORDERS).await?;
    let sound = fix(world, false).await?;
    line.equal("found before anything is broken", names(&sound), Vec::<String>::new());
    for (statement, ..) in PLANTED {
        world.book().tamper(statement).await?;
    }
    let month = world.book().texts("select key from usage_periods").await?.concat();
    let due: Vec<String> = PLANTED
        .iter()
        .map(|(_, kind, name)| format!("{kind} {}", if name.is_empty() { month.as_str() } else { *name }))
        .collect();
    line.equal("named", names(&fix(world, false).await?), due.clone());
    line.equal("named again, since looking mends nothing", names(&fix(world, false).await?), due.clone());
    let mended = fix(world, true).await?;
    line.equal("named while they are mended", names(&mended), due);
    line.equal("mended", number(&mended, "/mended"), count(PLANTED.len()));
    line.equal("found by a second run", names(&fix(world, true).await?), Vec::<String>::new());
    let used = world.book().number("select used from usage_periods").await?;
    line.equal("orders counted afterwards", used, count(ORDERS));
    let blocked =
        world.book().number("select count(*) from blocked_stores_view where is_blocked = true").await?;
    line.equal("blocked shops in the view that was gone", blocked, 0);
    line.done(PLANTED.len());
    Ok(())
}

async fn fix(world: &World, repair: bool) -> Outcome<Value> {
    world.tell(&world.platform, "POST", FIX, &json!({"repair": repair})).await
}

fn names(card: &Value) -> Vec<String> {
    list(card, "/found")
        .iter()
        .map(|flaw| format!("{} {}", text(flaw, "/kind"), text(flaw, "/name")))
        .collect()
}
