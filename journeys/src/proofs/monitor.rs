//! What monitors read: the views of the database, by their queries as they are written: check 16.

use serde_json::json;

use super::Rig;
use crate::line::Line;
use crate::shop::Opening;
use crate::world::{Guard, Need, Out, World, list, number, text, twice};
use crate::{Outcome, count};

const STARTER: &str = "ecommerce_starter";

pub const VIEWS: Guard =
    Guard { name: "a view that calls every shop blocked", out: Out::Asked, fails: "blocked shops" };

/// A day in microseconds, and now as the database has it.
const DAY: &str = "86400000000";

pub async fn prove(rig: &Rig) -> Outcome<Line> {
    let mut line = rig.line("monitor");
    twice(rig, &mut line, Need::of("monitor"), VIEWS, monitored).await?;
    Ok(line.close(false))
}

/// Slug, plan, whether a month is paid, orders used, what is done to it, and the first reason why it is
/// blocked.
const SHOPS: [(&str, &str, bool, i64, &str, &str); 12] = [
    ("trial", STARTER, false, 7, "", ""),
    ("ended", STARTER, false, 3, "trial_ends_at = trial_ends_at - 9 * DAY", "trial_ended"),
    ("gone", STARTER, true, 0, "canceled_at = started_at", "subscription_canceled"),
    ("grace", STARTER, true, 12, "paid_until = started_at, grace_until = started_at + 3 * DAY", ""),
    ("overdue", STARTER, true, 1, "paid_until = started_at, grace_until = started_at", "payment_overdue"),
    ("busy", STARTER, true, 5, "", ""),
    ("near", STARTER, true, 99, "", ""),
    ("full", STARTER, true, 100, "", "quota_reached"),
    ("rich", STARTER, true, 100, "credit", ""),
    ("fraud", STARTER, true, 100, "block", "admin_blocked"),
    ("medium", "ecommerce_medium", true, 240, "", ""),
    ("unpaid", "ecommerce_medium", false, 0, "", "no_plan"),
];

async fn monitored(world: &mut World, line: &mut Line) -> Outcome<()> {
    let book = world.book();
    for (slug, plan, paid, used, then, _) in SHOPS {
        let shop = world.shop(Opening::plain(slug, plan, 1)).await?;
        if paid {
            world.activate(&shop, plan).await?;
        }
        if used > 0 {
            world
                .tell(&world.platform, "POST", "/api/v1/rpc/reset_monthly_online_orders", &json!({}))
                .await?;
            let own = format!("shop_id = (select shop_id from shops where slug = '{slug}')");
            let open = format!("select count(*) from usage_periods where {own}");
            world.until("its month", async || Ok(book.number(&open).await? == 1)).await?;
            book.tamper(&format!("update usage_periods set used = {used} where {own}")).await?;
        }
        match then {
            "" => {}
            "credit" => drop(world.credits(&shop, 100, "1000").await?),
            "block" => {
                let path = format!("/api/v1/platform/shops/{}/block", shop.id);
                let why = json!({"code": "fraud", "text": "False goods"});
                world.tell(&world.platform, "POST", &path, &why).await?;
            }
            set => {
                let set = set.replace("DAY", DAY);
                let own = format!("shop_id = (select shop_id from shops where slug = '{slug}')");
                book.tamper(&format!("update subscriptions set {set} where {own}")).await?;
            }
        }
    }
    if world.without(VIEWS.name) {
        let lying = "drop view blocked_stores_view; create view blocked_stores_view as
            select id, name as organization_name, true as is_blocked from organizations";
        book.tamper(lying).await?;
    }
    let blocked = || {
        let mut slugs: Vec<String> =
            SHOPS.iter().filter(|shop| !shop.5.is_empty()).map(|shop| shop.0.to_owned()).collect();
        slugs.sort();
        slugs
    };
    let guide = "SELECT o.slug FROM blocked_stores_view b JOIN organizations o ON o.id = b.id
        WHERE is_blocked = TRUE ORDER BY o.slug";
    line.equal("blocked shops by the guide's query", book.texts(guide).await?, blocked());
    let fixed = "SELECT o.slug FROM blocked_stores_view_fixed b JOIN organizations o ON o.id = b.id
        WHERE b.is_blocked = TRUE AND b.status = 'محظور' ORDER BY o.slug";
    line.equal("blocked shops by the other view", book.texts(fixed).await?, blocked());
    let reasons = "SELECT slug || ' ' || coalesce(store_block_code, '') FROM organizations ORDER BY slug";
    let mut due: Vec<String> = SHOPS.iter().map(|shop| format!("{} {}", shop.0, shop.5)).collect();
    due.sort();
    line.equal("reasons", book.texts(reasons).await?, due);
    joined(world, line).await?;
    let figures = world.get(&world.platform, "/api/v1/platform/figures").await?;
    line.equal(
        "blocked shops of the starter plan as its figures say",
        number(&figures, "/blocked_stores"),
        5,
    );
    line.done(SHOPS.len());
    Ok(())
}

/// The brief's join over the four views.
async fn joined(world: &World, line: &mut Line) -> Outcome<()> {
    let query = "SELECT o.slug || ' ' || o.online_orders_this_month || ' ' || mou.orders_count || ' ' ||
               mou.orders_limit || ' ' || sp.max_online_orders
        FROM organizations o
        LEFT JOIN monthly_online_orders_usage mou ON o.id = mou.organization_id
        LEFT JOIN organization_subscriptions os ON o.id = os.organization_id
        LEFT JOIN subscription_plans sp ON os.plan_id = sp.id
        WHERE sp.code = 'ecommerce_starter' AND mou.orders_count > 0 ORDER BY o.slug";
    let mut due: Vec<String> = SHOPS
        .iter()
        .filter(|shop| shop.1 == STARTER && shop.3 > 0)
        .map(|(slug, _, _, used, then, _)| {
            let limit = if *then == "credit" { 200 } else { 100 };
            format!("{slug} {used} {used} {limit} 100")
        })
        .collect();
    due.sort();
    line.equal("the monitoring query", world.book().texts(query).await?, due);
    let register = world.get(&world.platform, "/api/v1/platform/shops?limit=200").await?;
    let rows = list(&register, "/items");
    line.equal("shops in the program's own list", count(rows.len()), count(SHOPS.len()));
    for row in rows {
        let due = SHOPS.iter().find(|shop| shop.0 == text(row, "/slug"));
        let told = row.get("used").and_then(serde_json::Value::as_i64);
        line.must(told.is_none() || told == due.map(|shop| shop.3), || {
            format!("the program's own row {row}")
        });
    }
    Ok(())
}
