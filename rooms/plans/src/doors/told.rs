//! Answers of this room in a few lines, for whoever sits at a terminal.

use serde_json::Value;

fn text<'a>(value: &'a Value, name: &str) -> &'a str {
    value.get(name).and_then(Value::as_str).unwrap_or_default()
}

fn number(value: &Value, name: &str) -> i64 {
    value.get(name).and_then(Value::as_i64).unwrap_or_default()
}

/// A bar of twenty places.
fn bar(used: i64, limit: i64) -> String {
    let full = if limit > 0 { (used.saturating_mul(20) / limit).clamp(0, 20) } else { 20 };
    let full = usize::try_from(full).unwrap_or_default();
    format!("[{}{}]", "#".repeat(full), ".".repeat(20_usize.saturating_sub(full)))
}

/// Where the shop stands, what is left of what, and how long it lasts.
pub(super) fn limit(report: &Value) -> String {
    let used = number(report, "used");
    let limit = report.get("limit").and_then(Value::as_i64);
    let plan = Some(text(report, "plan")).filter(|plan| !plan.is_empty()).unwrap_or("no plan");
    let shown = match limit {
        Some(limit) => format!("{} {used} / {limit}", bar(used, limit)),
        None => format!("{used} orders, no limit"),
    };
    let head = format!("{} · {plan} · {}     {shown}", text(report, "shop"), text(report, "period"));
    let Some(info) = report.get("limitInfo").filter(|info| info.is_object()) else { return head };
    let mut parts = Vec::new();
    if let Some(left) = report.get("included_left").and_then(Value::as_i64) {
        parts.push(format!("included left {left} · credits left {}", number(report, "credits_left")));
    }
    let pace = number(report, "pace_tenths");
    let mut paced = format!("pace {}.{} a day", pace / 10, pace % 10);
    if let Some(day) = report.get("ends_on").and_then(Value::as_str) {
        paced.push_str(&format!(" -> quota ends {day}"));
    }
    parts.push(paced);
    parts.push(format!("period ends {}", text(report, "period_end")));
    let said = [text(info, "message"), text(report, "cover_text")];
    let said = said.iter().filter(|said| !said.is_empty()).map(|said| format!("\n{said}"));
    format!("{head}   {}\n{}{}", text(info, "level"), parts.join(" · "), said.collect::<String>())
}

/// What opening the month did.
pub(super) fn reset(card: &Value) -> String {
    let reasons: Vec<String> = card
        .get("blocked_by")
        .and_then(Value::as_object)
        .map(|by| by.iter().map(|(reason, shops)| format!("{reason} {shops}")).collect())
        .unwrap_or_default();
    let reasons = if reasons.is_empty() { String::new() } else { format!(" ({})", reasons.join(", ")) };
    format!(
        "{}  shops {}  periods opened {}  quota blocks lifted {}  still blocked {}{reasons}",
        text(card, "period"),
        number(card, "shops"),
        number(card, "periods_opened"),
        number(card, "quota_blocks_lifted"),
        number(card, "still_blocked"),
    )
}

/// What is wrong, a line each, and what became of it.
pub(super) fn flaws(card: &Value) -> String {
    let found = card.get("found").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
    let mut lines: Vec<String> = found.iter().map(flaw).collect();
    lines.push(format!(
        "indexes {}  views {}  counters {}  found {}  mended {}",
        number(card, "indexes"),
        number(card, "views"),
        number(card, "counters"),
        found.len(),
        number(card, "mended"),
    ));
    lines.join("\n")
}

fn flaw(it: &Value) -> String {
    let mut line = format!("{}  {}", text(it, "kind"), text(it, "name"));
    for (word, name) in [("on", "table"), ("of", "shop")] {
        if let Some(text) = it.get(name).and_then(Value::as_str) {
            line.push_str(&format!(" {word} {text}"));
        }
    }
    if it.get("stored").is_some_and(Value::is_i64) {
        line.push_str(&format!(": {} stood there, {} counted", number(it, "stored"), number(it, "counted")));
    }
    line.push_str(if it.get("mended") == Some(&Value::Bool(true)) { "  mended" } else { "" });
    line
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn the_limit_is_told_in_three_lines() {
        let report = json!({
            "shop": "Amina Store", "plan": "ecommerce_starter", "period": "2026-11", "used": 83, "limit": 100,
            "limitInfo": {"level": "high", "message": "83 of 100 orders used."}, "included_left": 17,
            "credits_left": 0, "pace_tenths": 44, "ends_on": "2026-11-23",
            "period_end": "2026-12-01 00:00 (+01:00)",
        });
        let told = limit(&report);
        let lines: Vec<&str> = told.lines().collect();
        assert_eq!(
            lines,
            [
                "Amina Store · ecommerce_starter · 2026-11     [################....] 83 / 100   high",
                "included left 17 · credits left 0 · pace 4.4 a day -> quota ends 2026-11-23 · \
                 period ends 2026-12-01 00:00 (+01:00)",
                "83 of 100 orders used.",
            ]
        );
    }

    #[test]
    fn no_limit_has_no_bar_and_an_earlier_month_one_line() {
        let report = json!({"shop": "A", "plan": "own", "period": "2026-10", "used": 7, "limit": null});
        assert_eq!(limit(&report), "A · own · 2026-10     7 orders, no limit");
        let full = json!({"shop": "A", "plan": null, "period": "2026-10", "used": 0, "limit": 0});
        assert_eq!(limit(&full), "A · no plan · 2026-10     [####################] 0 / 0");
    }

    #[test]
    fn what_is_still_blocked_names_its_reasons() {
        let card = json!({
            "shops": 212, "periods_opened": 0, "quota_blocks_lifted": 0, "still_blocked": 2,
            "blocked_by": {"payment_overdue": 2}, "period": "2026-12",
        });
        assert_eq!(
            reset(&card),
            "2026-12  shops 212  periods opened 0  quota blocks lifted 0  still blocked 2 (payment_overdue 2)"
        );
    }

    #[test]
    fn what_is_wrong_is_told_a_line_each() {
        let card = json!({
            "indexes": 61, "views": 24, "counters": 7, "mended": 1,
            "found": [
                {"kind": "missing_view", "name": "organizations", "table": null, "shop": null, "stored": null,
                 "counted": null, "mended": true},
                {"kind": "function_index", "name": "bad", "table": "usage_rows", "shop": null, "stored": null,
                 "counted": null, "mended": false},
                {"kind": "wrong_counter", "name": "2026-11", "table": null, "shop": "shp_1", "stored": 7,
                 "counted": 5, "mended": false},
            ],
        });
        let told = flaws(&card);
        let lines: Vec<&str> = told.lines().collect();
        assert_eq!(
            lines,
            [
                "missing_view  organizations  mended",
                "function_index  bad on usage_rows",
                "wrong_counter  2026-11 of shp_1: 7 stood there, 5 counted",
                "indexes 61  views 24  counters 7  found 3  mended 1",
            ]
        );
    }

    #[test]
    fn the_limit_ends_with_the_cheapest_way_where_there_is_one() {
        let mut report = json!({
            "shop": "Amina", "plan": "ecommerce_starter", "period": "2026-11", "used": 83, "limit": 100,
            "limitInfo": { "level": "high", "message": "83 of 100 orders are used." },
            "included_left": 17, "credits_left": 0, "pace_tenths": 44, "ends_on": "2026-11-23",
            "period_end": "2026-12-01 00:00 (+01:00)", "cover": null, "cover_text": null,
        });
        let calm = limit(&report);
        assert!(calm.ends_with("2026-12-01 00:00 (+01:00)\n83 of 100 orders are used."), "{calm}");
        report["cover_text"] = json!("You will lack 40 orders.");
        assert_eq!(limit(&report), format!("{calm}\nYou will lack 40 orders."));
    }
}
