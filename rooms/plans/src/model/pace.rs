//! How fast the allowance is used up, and on which day it ends at that pace.

use souk_core::Moment;

/// Days that are looked back on.
pub const LOOK_BACK: i64 = 14 * Moment::DAY;

/// When the allowance ends at the pace of `orders` taken since `since`; none when it lasts until `end`, has
/// ended already, or nothing was ordered.
pub fn ends_at(left: i64, orders: i64, since: Moment, now: Moment, end: Moment) -> Option<Moment> {
    let gone = i128::from(now.since(since));
    if left <= 0 || orders <= 0 || gone <= 0 {
        return None;
    }
    let needed = gone * i128::from(left) / i128::from(orders);
    let at = now.plus(i64::try_from(needed).ok()?);
    (at < end).then_some(at)
}

/// Tenths of an order a day, half up; whoever began today has had one day.
pub fn tenths_a_day(orders: i64, since: Moment, now: Moment) -> i64 {
    let gone = i128::from(now.since(since).max(Moment::DAY));
    let tenths = (i128::from(orders) * 10 * i128::from(Moment::DAY) * 2 + gone) / (gone * 2);
    i64::try_from(tenths).unwrap_or(i64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Moment {
        Moment::parse(text).unwrap()
    }

    #[test]
    fn the_quota_ends_when_its_pace_says_so() {
        let (since, now, end) =
            (at("2026-11-06T23:00:00Z"), at("2026-11-20T23:00:00Z"), at("2026-11-30T23:00:00Z"));
        let ends = |left, orders| ends_at(left, orders, since, now, end);
        assert_eq!(ends(17, 70), Some(at("2026-11-24T08:36:00Z")), "five a day, seventeen left");
        assert_eq!(ends(60, 70), None, "it lasts beyond the month");
        assert_eq!(ends(17, 0), None, "nothing is used");
        assert_eq!(ends(0, 70), None, "it has ended already");
        assert_eq!(ends_at(17, 5, now, now, end), None, "it has just begun");
    }

    #[test]
    fn the_pace_is_told_in_tenths_of_an_order() {
        let (since, now) = (at("2026-11-06T23:00:00Z"), at("2026-11-20T23:00:00Z"));
        assert_eq!(tenths_a_day(62, since, now), 44);
        assert_eq!(tenths_a_day(0, since, now), 0);
        assert_eq!(tenths_a_day(3, now, now), 30, "it has just begun");
    }
}
