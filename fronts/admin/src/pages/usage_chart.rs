//! The usage period as a picture: a bar for each day, and the line of all orders so far against the limit.
//! The words stand beside it, so that it is drawn for any width and mirrored for right to left.

use serde::Serialize;
use souk_plans::UsageByDay;

/// Room of a day, and of its bar.
const DAY: i64 = 10;
const BAR: i64 = 6;
const HEIGHT: i64 = 100;
/// Bars take the lower half: the line above them is what counts.
const BARS: i64 = 50;

#[derive(Debug, Serialize, PartialEq, Eq)]
pub struct Chart {
    width: i64,
    bars: Vec<Bar>,
    /// `x,y` for each day so far.
    line: String,
    /// From today to the day on which the allowance ends.
    ahead: Option<String>,
    limit: Option<i64>,
    /// The most of one day, which the highest bar stands for.
    most: i64,
}

#[derive(Debug, Serialize, PartialEq, Eq)]
struct Bar {
    x: i64,
    y: i64,
    width: i64,
    height: i64,
}

pub fn chart(usage: &UsageByDay) -> Chart {
    let most = usage.days.iter().map(|day| day.orders).max().unwrap_or_default();
    let total = usage.days.last().map_or(0, |day| day.total);
    let top = usage.allowance.unwrap_or(total).max(total).max(1);
    let y = |orders: i64| HEIGHT - orders * (HEIGHT - 4) / top;
    let middle = |index: i64| index * DAY + DAY / 2;
    let bars = (0..).zip(&usage.days).map(|(index, day): (i64, _)| {
        let height = if day.orders == 0 { 0 } else { (day.orders * BARS / most.max(1)).max(1) };
        Bar { x: index * DAY + (DAY - BAR) / 2, y: HEIGHT - height, width: BAR, height }
    });
    let points = (0..).zip(&usage.days).map(|(index, day)| format!("{},{}", middle(index), y(day.total)));
    let today = i64::try_from(usage.days.len()).unwrap_or(1) - 1;
    let ends = usage.ends_on.as_deref().and_then(|day| day.rsplit('-').next()?.parse::<i64>().ok());
    let ahead = ends.zip(usage.allowance).map(|(day, allowance)| {
        format!("{},{} {},{}", middle(today), y(total), middle(day - 1), y(allowance))
    });
    Chart {
        width: i64::try_from(usage.length).unwrap_or(31) * DAY,
        bars: bars.collect(),
        line: points.collect::<Vec<_>>().join(" "),
        ahead,
        limit: usage.allowance.map(y),
        most,
    }
}

#[cfg(test)]
mod tests {
    use souk_plans::DayRow;

    use super::*;

    fn usage(days: &[i64], allowance: Option<i64>, ends_on: Option<&str>) -> UsageByDay {
        let mut total = 0;
        let mut row = |(number, orders): (usize, &i64)| {
            total += orders;
            DayRow { day: format!("2026-11-{:02}", number + 1), orders: *orders, total }
        };
        let days: Vec<DayRow> = days.iter().enumerate().map(&mut row).collect();
        let period = serde_json::from_value("2026-11".into()).unwrap();
        let ends_on = ends_on.map(str::to_owned);
        UsageByDay { period, days, length: 30, used: total, allowance, pace_tenths: 0, ends_on }
    }

    #[test]
    fn bars_stand_on_the_ground_and_the_line_climbs_to_the_limit() {
        let chart = chart(&usage(&[2, 0, 8], Some(10), Some("2026-11-05")));
        let bars: Vec<(i64, i64, i64)> = chart.bars.iter().map(|bar| (bar.x, bar.y, bar.height)).collect();
        assert_eq!(bars, [(2, 88, 12), (12, 100, 0), (22, 50, 50)]);
        assert_eq!(chart.line, "5,81 15,81 25,4");
        assert_eq!((chart.limit, chart.ahead.as_deref()), (Some(4), Some("25,4 45,4")));
        assert_eq!((chart.width, chart.most), (300, 8));
    }

    #[test]
    fn a_shop_without_limit_or_orders_has_a_chart_too() {
        let chart = chart(&usage(&[0, 0], None, None));
        assert_eq!((chart.line.as_str(), chart.limit, chart.most), ("5,100 15,100", None, 0));
    }
}
