//! What a shop that sells at its pace will lack in this month, and the cheapest way to have it.

use souk_core::Moment;

/// More is not computed: whoever lacks so much speaks with the platform.
pub const MOST: i64 = 100_000;

/// A package of extra orders.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offer {
    pub code: String,
    pub orders: i64,
    pub price: i64,
}

/// A larger plan, with what it costs now and what the month would hold with it; none = no limit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Larger {
    pub code: String,
    pub due: i64,
    pub allowance: Option<i64>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Way {
    /// Packages with how many of each.
    Packages(Vec<(String, i64)>),
    Plan(String),
}

/// The cheapest way: what it costs, and how many orders it brings; none = as many as come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cover {
    pub price: i64,
    pub orders: Option<i64>,
    pub way: Way,
}

/// Orders that come until `end` at the pace of `orders` since `since`, the last one begun counted whole.
pub fn expected(orders: i64, since: Moment, now: Moment, end: Moment) -> i64 {
    let (gone, rest) = (i128::from(now.since(since)), i128::from(end.since(now)));
    if orders <= 0 || gone <= 0 || rest <= 0 {
        return 0;
    }
    let come = (i128::from(orders) * rest + gone - 1) / gone;
    i64::try_from(come).unwrap_or(i64::MAX)
}

/// The cheapest way to have `missing` more orders; of two that cost the same the one that brings more.
pub fn cheapest(missing: i64, used: i64, offers: &[Offer], larger: &[Larger]) -> Option<Cover> {
    if !(1..=MOST).contains(&missing) {
        return None;
    }
    let packages = packages(missing, offers);
    let whole = |plan: &&Larger| plan.allowance.is_none_or(|allowance| allowance >= used + missing);
    let plans = larger.iter().filter(whole).map(|plan| Cover {
        price: plan.due,
        orders: plan.allowance.map(|allowance| allowance - used),
        way: Way::Plan(plan.code.clone()),
    });
    let more = |cover: &Cover| std::cmp::Reverse(cover.orders.unwrap_or(i64::MAX));
    packages.into_iter().chain(plans).min_by_key(|cover| (cover.price, more(cover)))
}

/// For every number of orders the last package of the cheapest set that brings at least so many.
fn packages(missing: i64, offers: &[Offer]) -> Option<Cover> {
    let offers: Vec<&Offer> = offers.iter().filter(|offer| offer.orders > 0 && offer.price >= 0).collect();
    let wanted = usize::try_from(missing).ok()?;
    // What each number costs, how many orders that brings in truth, and which package came last.
    let mut best: Vec<Option<(i64, i64, usize)>> = vec![Some((0, 0, 0))];
    for number in 1..=wanted {
        let mut found: Option<(i64, i64, usize)> = None;
        for (place, offer) in offers.iter().enumerate() {
            let before = number.saturating_sub(usize::try_from(offer.orders).unwrap_or(usize::MAX));
            let Some(Some((price, brings, _))) = best.get(before) else { continue };
            let sum = (price.saturating_add(offer.price), brings + offer.orders, place);
            let better = |old: (i64, i64, usize)| sum.0 < old.0 || (sum.0 == old.0 && sum.1 > old.1);
            if found.is_none_or(better) {
                found = Some(sum);
            }
        }
        best.push(found);
    }
    let (price, brings, _) = (*best.get(wanted)?)?;
    let (mut left, mut counts) = (wanted, vec![0_i64; offers.len()]);
    while left > 0 {
        let (.., place) = (*best.get(left)?)?;
        *counts.get_mut(place)? += 1;
        left = left.saturating_sub(usize::try_from(offers.get(place)?.orders).unwrap_or(usize::MAX));
    }
    let taken = offers.iter().zip(counts).filter(|(_, count)| *count > 0);
    let taken = taken.map(|(offer, count)| (offer.code.clone(), count)).collect();
    Some(Cover { price, orders: Some(brings), way: Way::Packages(taken) })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn offers() -> Vec<Offer> {
        let offer = |orders, price| Offer { code: format!("credits_{orders}"), orders, price };
        vec![offer(100, 1000), offer(250, 2000)]
    }

    fn by_packages(missing: i64) -> (i64, Vec<(String, i64)>) {
        match cheapest(missing, 80, &offers(), &[]) {
            Some(Cover { price, way: Way::Packages(taken), .. }) => (price, taken),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn the_cheapest_set_of_packages_brings_at_least_what_is_missing() {
        let set = |hundreds: i64, larger: i64| {
            let all = [("credits_100".to_owned(), hundreds), ("credits_250".to_owned(), larger)];
            all.into_iter().filter(|(_, count)| *count > 0).collect::<Vec<_>>()
        };
        assert_eq!(by_packages(1), (1000, set(1, 0)));
        assert_eq!(by_packages(100), (1000, set(1, 0)));
        assert_eq!(by_packages(101), (2000, set(0, 1)), "as dear as two of a hundred, and it brings more");
        assert_eq!(by_packages(250), (2000, set(0, 1)));
        assert_eq!(by_packages(251), (3000, set(1, 1)));
        assert_eq!(by_packages(351), (4000, set(0, 2)));
        assert_eq!(cheapest(0, 80, &offers(), &[]), None, "nothing is missing");
        assert_eq!(cheapest(MOST + 1, 80, &offers(), &[]), None);
        assert_eq!(cheapest(5, 80, &[], &[]), None, "nothing is for sale");
    }

    #[test]
    fn a_larger_plan_is_named_where_it_costs_less_and_is_large_enough() {
        let plan = |code: &str, due, allowance| Larger { code: code.to_owned(), due, allowance };
        let larger =
            [plan("medium", 1900, Some(300)), plan("full", 3500, Some(500)), plan("all", 6000, None)];
        let way = |missing| cheapest(missing, 90, &offers(), &larger).unwrap().way;
        assert_eq!(way(40), Way::Packages(vec![("credits_100".to_owned(), 1)]));
        assert_eq!(way(150), Way::Plan("medium".to_owned()));
        assert_eq!(way(210), Way::Plan("medium".to_owned()), "300 in all");
        assert_eq!(way(211), Way::Packages(vec![("credits_250".to_owned(), 1)]), "one too many for it");
        assert_eq!(way(900), Way::Plan("all".to_owned()));
    }

    #[test]
    fn a_pace_goes_on_until_the_month_ends() {
        let at = |day: i64| Moment(day * Moment::DAY);
        assert_eq!(expected(70, at(0), at(14), at(24)), 50);
        assert_eq!(expected(1, at(0), at(14), at(24)), 1, "the one begun counts whole");
        assert_eq!(expected(0, at(0), at(14), at(24)), 0);
        assert_eq!(expected(5, at(14), at(14), at(24)), 0, "it has just begun");
        assert_eq!(expected(5, at(0), at(14), at(14)), 0, "it is over");
    }
}
