//! When a paid month ends, what an upgrade deducts, and what a payment buys.

use souk_core::{BusinessDay, Currency, Moment, Zone};

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

/// Is this a cheaper plan than the one that runs? A free one is not bought, so it is none.
pub fn is_smaller(next: (i64, Currency), running: (i64, Currency)) -> bool {
    (1..running.0).contains(&next.0) && next.1 == running.1
}

/// What a payment buys.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bill {
    pub months: i64,
    /// Of all months.
    pub price: i64,
    pub discount: i64,
    /// Of the credit, taken off the price.
    pub deducted: i64,
    pub due: i64,
    /// Of the credit, for the next payment.
    pub left: i64,
}

/// Ten years: no price is so low that what is left of another plan buys more of it at once.
const MOST_MONTHS: i64 = 120;

/// One month, or as many as the credit covers; what pays no further month is kept. `discount` is taken off
/// first.
pub fn bill(price: i64, discount: i64, credit: i64) -> Bill {
    let covered = if discount > 0 { 1 } else { credit.checked_div(price).unwrap_or(1) };
    of_months(price, discount, credit, covered.clamp(1, MOST_MONTHS))
}

/// A year at its own price.
pub fn bill_of_year(price: i64, credit: i64) -> Bill {
    Bill { months: 12, ..of_months(price, 0, credit, 1) }
}

fn of_months(price: i64, discount: i64, credit: i64, months: i64) -> Bill {
    let price = price * months;
    let discount = discount.clamp(0, price);
    let deducted = credit.min(price - discount);
    Bill { months, price, discount, deducted, due: price - discount - deducted, left: credit - deducted }
}

/// Where so many billing months end.
pub fn after_months(zone: &Zone, from: Moment, billing_day: i64, months: i64) -> Moment {
    (0..months).fold(from, |end, _| next_month(zone, end, billing_day))
}

/// Billing months in a row that were paid at one price each.
#[derive(Debug, Clone, Copy)]
pub struct Paid {
    pub price: i64,
    pub from: Moment,
    pub until: Moment,
}

impl Paid {
    /// What is left of them: of the month that runs its part, of later ones all.
    fn unspent(&self, zone: &Zone, billing_day: i64, now: Moment) -> i64 {
        let (mut sum, mut from) = (0, self.from);
        while from < self.until {
            let end = next_month(zone, from, billing_day);
            // A shop whose zone changed has ends a little aside of these: no rest of days is a month.
            let end = if self.until.since(end) < 14 * Moment::DAY { self.until } else { end };
            sum += part(self.price, from, end, now);
            from = end;
        }
        sum
    }
}

/// The price of what is left of one month, to the second.
fn part(price: i64, from: Moment, until: Moment, now: Moment) -> i64 {
    let whole = i128::from(until.since(from).max(1) / Moment::SECOND).max(1);
    let left = i128::from(until.since(now).clamp(0, until.since(from).max(0)) / Moment::SECOND);
    i64::try_from(i128::from(price) * left / whole).unwrap_or(0)
}

/// What is left of all that was paid when something dearer begins, rounded down to whole `unit`s of the
/// currency.
pub fn deduction(paid: &[Paid], zone: &Zone, billing_day: i64, now: Moment, unit: i64) -> i64 {
    #[cfg(feature = "twins")]
    if souk_core::twins::is_out(souk_core::twins::Twin::Deduction) {
        return 0;
    }
    let minor: i64 = paid.iter().map(|months| months.unspent(zone, billing_day, now)).sum();
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
        let zone = Zone::parse("Africa/Algiers").unwrap();
        let starter = [Paid { price: 100_000, from, until }];
        let deducted = |now| deduction(&starter, &zone, 1, now, 100);
        assert_eq!(deducted(now), 50_000);
        assert_eq!(deducted(now.plus(Moment::SECOND)), 49_900, "down to whole dinars");
        assert_eq!(deducted(until.plus(1)), 0);
        assert_eq!(deducted(from), 100_000);
    }

    #[test]
    fn a_credit_buys_months_and_what_buys_none_is_kept() {
        let bought = |price, credit| {
            let Bill { months, due, left, .. } = bill(price, 0, credit);
            (months, due, left)
        };
        assert_eq!(bought(250_000, 0), (1, 250_000, 0));
        assert_eq!(bought(250_000, 50_000), (1, 200_000, 0));
        assert_eq!(bought(250_000, 250_000), (1, 0, 0));
        assert_eq!(bought(250_000, 400_000), (1, 0, 150_000));
        assert_eq!(bought(250_000, 520_000), (2, 0, 20_000));
        assert_eq!(bought(0, 520_000), (1, 0, 520_000), "a free plan costs nothing of it");
        assert_eq!(bought(1, 520_000), (120, 0, 519_880));
    }

    #[test]
    fn a_discount_goes_before_the_credit_and_a_year_is_paid_at_once() {
        let first = bill(100_000, 40_000, 10_000);
        assert_eq!((first.months, first.due, first.left), (1, 50_000, 0));
        let whole = bill(100_000, 200_000, 30_000);
        assert_eq!((whole.discount, whole.due, whole.left), (100_000, 0, 30_000));
        let year = bill_of_year(1_200_000, 1_300_000);
        assert_eq!((year.months, year.due, year.left), (12, 0, 100_000));
        for bill in [first, whole, year] {
            assert_eq!(bill.due, bill.price - bill.discount - bill.deducted);
        }
    }

    #[test]
    fn months_paid_ahead_are_deducted_at_their_own_price() {
        let zone = Zone::parse("Africa/Algiers").unwrap();
        let (from, begins) = (at("2026-10-31T23:00:00Z"), at("2026-11-30T23:00:00Z"));
        let until = at("2027-01-31T23:00:00Z");
        let paid =
            [Paid { price: 300_000, from, until: begins }, Paid { price: 100_000, from: begins, until }];
        let deducted = |now: &str| deduction(&paid, &zone, 1, at(now), 100);
        assert_eq!(deducted("2026-11-15T23:00:00Z"), 150_000 + 2 * 100_000);
        assert_eq!(deducted("2026-12-31T23:00:00Z"), 100_000);
        // The zone moved by a day against the paid end: two months still, not three.
        let aside = [Paid { until: until.plus(Moment::DAY), ..paid[1] }];
        assert_eq!(deduction(&aside, &zone, 1, begins, 100), 200_000);
    }
}
