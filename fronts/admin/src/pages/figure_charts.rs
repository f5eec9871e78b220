//! How far shops come, as a funnel, and when they sell, as a map of heat: pictures with their tables.

use axum::routing::get;
use serde::Serialize;
use serde_json::{Map, Value, json};
use souk_engine::PageSize;
use souk_plans::{Funnel, FunnelStep, Heat, HeatRow, PlanHeat, PlanList};
use souk_web::door::Route;

use super::figures::{percent, plan_of, plan_tabs, title};
use crate::failed::{Answer, Failed};
use crate::platform::Platform;
use crate::sheet::Sheet;

pub fn routes() -> Vec<Route> {
    vec![Route::new("GET", "/platform/heat", get(show))]
}

/// Shops of a page of the map.
const SHOPS: PageSize = PageSize(25);
/// The busiest of them, beside the other figures.
pub const BUSIEST: PageSize = PageSize(10);

/// The steps as bars of a hundred, each in the middle.
pub fn funnel(desk: &Platform, of: &Funnel) -> Value {
    let all = of.steps.first().map_or(0, |step| step.shops);
    let step = |step: &FunnelStep| {
        let width = if step.shops == 0 { 0 } else { (step.shops * 100 / all.max(1)).max(1) };
        json!({
            "name": title(desk, step.figure),
            "href": format!("/platform/figures/{}?plan={}", step.figure, of.plan),
            "shops": step.shops,
            "share": percent(step.share.as_ref()),
            "before": percent(step.share_of_before.as_ref()),
            "x": (100 - width) / 2,
            "width": width,
        })
    };
    let told = [("since", json!(of.since)), ("until", json!(of.until))];
    json!({
        "text": say(desk, "funnel-text", told),
        "steps": of.steps.iter().map(step).collect::<Vec<_>>(),
        "began": all,
    })
}

fn say<const N: usize>(desk: &Platform, id: &str, args: [(&str, Value); N]) -> String {
    let args = Map::from_iter(args.map(|(name, value)| (name.to_owned(), value)));
    desk.visit.web.texts().say(desk.visit.lang, id, &args)
}

/// Steps of heat: days without orders have none.
const STEPS: i64 = 4;

/// One day of a strip.
#[derive(Debug, Serialize, PartialEq, Eq)]
struct Cell {
    x: usize,
    heat: i64,
}

fn cells(days: &[i64], most: i64) -> Vec<Cell> {
    let cell = |(x, orders): (usize, &i64)| Cell { x, heat: (orders * STEPS + most - 1) / most.max(1) };
    days.iter().enumerate().filter(|(_, orders)| **orders > 0).map(cell).collect()
}

/// From and to how many orders each step of heat is; steps that no number falls into are left out.
fn legend(most: i64) -> Vec<(i64, String)> {
    let range = |step: i64| (step, (step - 1) * most / STEPS + 1, step * most / STEPS);
    let steps = (1..=STEPS).map(range).filter(|(_, from, to)| from <= to);
    let told = |(step, from, to)| (step, if from == to { format!("{from}") } else { format!("{from}–{to}") });
    steps.map(told).collect()
}

/// A strip of days for each shop, and the same in numbers.
pub fn heat(desk: &Platform, of: &Heat) -> Value {
    let row = |it: &HeatRow| {
        json!({
            "name": desk.words(&it.name),
            "href": format!("/platform/shops/{}", it.shop),
            "used": match it.limit {
                Some(limit) => format!("{} / {limit}", it.used),
                None => it.used.to_string(),
            },
            "cells": cells(&it.days, of.most),
            "days": it.days,
        })
    };
    let length = of.items.first().map_or(0, |row| row.days.len());
    let step = |(step, told): (i64, String)| json!({ "heat": step, "told": told });
    json!({
        "text": say(desk, "heat-text", [("period", json!(of.period))]),
        "length": length,
        "days": (1..=length).collect::<Vec<_>>(),
        "legend": legend(of.most).into_iter().map(step).collect::<Vec<_>>(),
        "rows": of.items.iter().map(row).collect::<Vec<_>>(),
    })
}

async fn show(desk: Platform) -> Answer {
    let plan = plan_of(&desk);
    let asked = |name: &str| desk.visit.asked(name).map(str::to_owned).filter(|text| !text.is_empty());
    let (period, after) = (asked("period"), asked("after"));
    let query = PlanHeat { plan: Some(plan.clone()), period, after, limit: SHOPS };
    let found = desk.query(query).await?;
    let plans = desk.query(PlanList {}).await?;
    let here = format!("/platform/heat?plan={plan}&period={}", found.period);
    let data = json!({
        "plan": plan,
        "period": found.period,
        "tabs": plan_tabs(&desk, &plans, &plan, "/platform/heat"),
        "heat": heat(&desk, &found),
        "next": found.next.as_ref().map(|after| format!("{here}&after={after}")),
    });
    desk.page("admin/heat.html", &Sheet::default(), data)
}

/// The shops with most orders of the running month.
pub async fn busiest(desk: &Platform, plan: &str) -> Result<Heat, Failed> {
    desk.query(PlanHeat { plan: Some(plan.to_owned()), limit: BUSIEST, ..PlanHeat::default() }).await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_as_hot_as_its_orders_and_the_legend_says_the_same() {
        let hot =
            |days: &[i64], most| cells(days, most).iter().map(|cell| (cell.x, cell.heat)).collect::<Vec<_>>();
        assert_eq!(hot(&[0, 1, 2, 3, 8], 8), [(1, 1), (2, 1), (3, 2), (4, 4)]);
        assert_eq!(hot(&[1, 0, 2], 2), [(0, 2), (2, 4)]);
        assert_eq!(hot(&[0, 0], 0), []);
        for most in 1..50 {
            let days: Vec<i64> = (1..=most).collect();
            for (cell, orders) in cells(&days, most).iter().zip(1..) {
                let told = legend(most).into_iter().find(|(step, _)| *step == cell.heat).unwrap().1;
                let (from, to) = told.split_once('–').unwrap_or((&told, &told));
                let within = from.parse::<i64>().unwrap()..=to.parse::<i64>().unwrap();
                assert!(within.contains(&orders), "{orders} of {most}: {told}");
            }
        }
        assert_eq!(legend(0), []);
    }
}
