//! Counters of the quota that say something else than the rows they count, of some shops at a time.

use souk_core::{PeriodKey, RawId, Result, Value, params};
use souk_engine::{Reader, row, sql};
use souk_shops::ShopId;

use crate::model::CreditId;

row! {
    /// A usage period whose counters are wrong.
    pub(crate) struct WrongPeriod {
        pub shop: ShopId,
        pub key: PeriodKey,
        pub used: i64,
        pub credit_used: i64,
        pub counted: i64,
        pub credit_counted: i64,
    }
}

row! {
    /// A credit of which more is left than was granted and not spent.
    pub(crate) struct WrongCredit {
        pub shop: ShopId,
        pub id: CreditId,
        pub granted: i64,
        pub remaining: i64,
        pub spent: i64,
    }
}

fn list(shops: &[RawId]) -> Value {
    Value::Ids(shops.iter().map(|shop| shop.0).collect())
}

pub(crate) fn wrong_periods(db: &mut Reader<'_>, shops: &[RawId]) -> Result<Vec<WrongPeriod>> {
    db.rows(
        sql!(
            "select c.shop_id, c.key, c.used, c.credit_used, c.counted, c.credit_counted from (
                select p.shop_id, p.key, p.used, p.credit_used,
                       (select cast(count(*) as bigint) from usage_rows u where u.shop_id = p.shop_id
                        and u.period_key = p.key and u.state = 'counted' and u.credit_id is null) as counted,
                       (select cast(count(*) as bigint) from usage_rows u where u.shop_id = p.shop_id
                        and u.period_key = p.key and u.state = 'counted'
                        and u.credit_id is not null) as credit_counted
                from usage_periods p where p.shop_id in_list($1)) c
             where c.used <> c.counted or c.credit_used <> c.credit_counted order by c.shop_id, c.key"
        ),
        params![list(shops)],
    )
}

pub(crate) fn wrong_credits(db: &mut Reader<'_>, shops: &[RawId]) -> Result<Vec<WrongCredit>> {
    db.rows(
        sql!(
            "select c.shop_id, c.id, c.granted, c.remaining, c.spent from (
                select k.shop_id, k.id, k.granted, k.remaining,
                       (select cast(count(*) as bigint) from usage_rows u where u.shop_id = k.shop_id
                        and u.credit_id = k.id and u.state = 'counted') as spent
                from credits k where k.shop_id in_list($1)) c
             where c.granted < c.remaining + c.spent order by c.shop_id, c.id"
        ),
        params![list(shops)],
    )
}

/// How many counters there are.
pub(crate) fn counters(db: &mut Reader<'_>, shops: &[RawId]) -> Result<i64> {
    let periods: Option<(i64,)> = db.one(
        sql!("select cast(count(*) as bigint) from usage_periods where shop_id in_list($1)"),
        params![list(shops)],
    )?;
    let credits: Option<(i64,)> = db.one(
        sql!("select cast(count(*) as bigint) from credits where shop_id in_list($1)"),
        params![list(shops)],
    )?;
    Ok(periods.map_or(0, |(count,)| count) + credits.map_or(0, |(count,)| count))
}
