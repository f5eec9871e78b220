//! When a paid month ends, and what an upgrade deducts.

use souk_core::{BusinessDay, Moment, Zone};

fn parts(day: BusinessDay) -> (i64, i64, i64) {
    let text = day.to_string();
    let mut numbers = text.split('-').map(|part| part.parse().unwrap_or(1));
    (numbers.next().unwrap_or(1970), numbers.next().unwrap_or(1), numbers.next().unwrap_or(1))
}

/// The day of the month that `from` falls on in `zone`: a subscription returns to it after shorter months.
pub fn billing_day(zone: &Zone, from: Moment) -> i64 {
    parts(zone.day(from)).2
}

/// The same time on the billing day of the next month; where that month is shorter, on its last day.
pub fn next_month(zone: &Zone, from: Moment, billing_day: i64) -> Moment {
    let today = zone.day(from);
    let (year, month, _) = parts(today);
    let (year, month) = if month == 12 { (year + 1, 1) } else { (year, month + 1) };
    let day = (1..=billing_day.clamp(1, 31))
        .rev()
        .find_map(|day| BusinessDay::parse(&format!("{year:04}-{month:02}-{day:02}")))
        .unwrap_or(today);
    let since_midnight = from.since(zone.day_bounds(today).0);
    let (start, end) = zone.day_bounds(day);
    // A day that the clock change shortened may lack that time.
    Moment(start.plus(since_midnight).0.min(end.0 - 1))
}

/// What is left of a paid period when something dearer begins, rounded down to whole `unit`s of the currency.
pub fn deduction(price: i64, from: Moment, until: Moment, now: Moment, unit: i64) -> i64 {
    let whole = i128::from(until.since(from).max(1) / Moment::SECOND).max(1);
    let left = i128::from(until.since(now).clamp(0, until.since(from).max(0)) / Moment::SECOND);
    let minor = i64::try_from(i128::from(price) * left / whole).unwrap_or(0);
    minor - minor.rem_euclid(unit.max(1))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Moment {
        Moment::parse(text).unwrap()
    }

    fn walk(zone: &str, from: &str, months: usize) -> Vec<String> {
        let zone = Zone::parse(zone).unwrap();
        let mut moment = at(from);
        let day = billing_day(&zone, moment);
        let step = |_| {
            moment = next_month(&zone, moment, day);
            moment.local_minute(&zone)
        };
        (0..months).map(step).collect()
    }

    #[test]
    fn the_last_days_fall_on_the_last_day_and_return() {
        assert_eq!(
            walk("Africa/Algiers", "2027-01-31T10:30:00Z", 4),
            ["2027-02-28 11:30", "2027-03-31 11:30", "2027-04-30 11:30", "2027-05-31 11:30"]
        );
        assert_eq!(
            walk("Africa/Algiers", "2028-01-30T10:30:00Z", 2),
            ["2028-02-29 11:30", "2028-03-30 11:30"]
        );
    }

    #[test]
    fn the_day_is_the_shops_not_utcs() {
        // 23:30 UTC on the 30th is the 31st in Algiers.
        assert_eq!(
            walk("Africa/Algiers", "2026-12-30T23:30:00Z", 2),
            ["2027-01-31 00:30", "2027-02-28 00:30"]
        );
    }

    #[test]
    fn a_year_ends_where_it_should() {
        assert_eq!(walk("Asia/Almaty", "2026-12-05T06:00:00Z", 1), ["2027-01-05 11:00"]);
    }

    #[test]
    fn an_upgrade_deducts_to_the_dinar() {
        // Starter paid 1 November to 1 December, upgraded on the 16th at 00:00 local.
        let (from, until, now) =
            (at("2026-10-31T23:00:00Z"), at("2026-11-30T23:00:00Z"), at("2026-11-15T23:00:00Z"));
        assert_eq!(deduction(100_000, from, until, now, 100), 50_000);
        assert_eq!(
            deduction(100_000, from, until, now.plus(Moment::SECOND), 100),
            49_900,
            "down to whole dinars"
        );
        assert_eq!(deduction(100_000, from, until, until.plus(1), 100), 0);
        assert_eq!(deduction(100_000, from, until, from, 100), 100_000);
    }
}
