//! What the figures of a plan are counted from, read once.

use std::collections::{BTreeMap, BTreeSet};

use souk_core::{Currency, Moment, Result, params};
use souk_engine::{Reader, row, sql};
use souk_shops::ShopId;

use super::everywhere::{ShopNow, everywhere};
use super::stats::{Figure, Revenue};
use crate::model::standing::Status;

/// A trial is won when it is paid within this.
const WON_WITHIN: i64 = 30 * Moment::DAY;

row! {
    /// What a shop paid under a plan, in one currency.
    struct Money {
        shop: ShopId,
        currency: Currency,
        due: i64,
    }
}

row! {
    /// When a shop paid for a plan for the first time, and which it had until then.
    pub(super) struct First {
        shop: ShopId,
        at: Moment,
        pub before: Option<String>,
    }
}

pub(super) fn first_payments(db: &mut Reader<'_>) -> Result<BTreeMap<ShopId, First>> {
    let first: Vec<First> = db.rows(
        sql!(
            "select i.shop_id, i.settled_at, i.before_plan from plan_invoices i
             join (select shop_id, min(number) as number from plan_invoices
                   where state = 'completed' and purpose = 'plan' group by shop_id) f
               on f.shop_id = i.shop_id and f.number = i.number"
        ),
        &[],
    )?;
    Ok(first.into_iter().map(|row| (row.shop, row)).collect())
}

row! {
    struct Sold {
        shop: ShopId,
        orders: i64,
    }
}

row! {
    /// A paid stretch of a plan.
    pub(super) struct PaidTime {
        pub shop: ShopId,
        pub plan: String,
        pub begins: Moment,
        pub ends: Moment,
        pub settled: Moment,
        pub before_plan: Option<String>,
        pub dearer: bool,
    }
}

row! {
    pub(super) struct Rating {
        pub shop: ShopId,
        pub stars: i64,
    }
}

/// Everything that the figures of a plan are counted from.
pub(super) struct Picture {
    plan: String,
    /// All of the installation: figures of the past know shops that moved on or closed.
    pub shops: Vec<ShopNow>,
    money: BTreeMap<ShopId, Vec<Revenue>>,
    first: BTreeMap<ShopId, First>,
    sold: BTreeMap<ShopId, i64>,
    pub ratings: Vec<Rating>,
    /// Active when the month began; those of them that moved up in it.
    pub active: BTreeSet<ShopId>,
    pub moved: BTreeSet<ShopId>,
}

/// Paid time that is not over before `since`, of all shops.
pub(super) fn paid_times(db: &mut Reader<'_>, since: Moment) -> Result<Vec<PaidTime>> {
    db.rows(
        sql!(
            "select shop_id, plan_code, begins_at, ends_at, settled_at, before_plan,
                    case when price > before_price * months then cast(1 as bigint) else cast(0 as bigint) end
             from plan_invoices
             where state = 'completed' and purpose = 'plan' and ends_at > $1 order by number"
        ),
        params![since],
    )
}

/// Who was active on a plan when a month began, and who of them moved to a dearer one in it.
pub(super) fn moves(
    paid: &[PaidTime],
    plan: &str,
    (start, end): (Moment, Moment),
) -> (BTreeSet<ShopId>, BTreeSet<ShopId>) {
    let runs =
        |it: &&PaidTime| it.plan == plan && it.settled <= start && it.begins <= start && it.ends > start;
    let active: BTreeSet<ShopId> = paid.iter().filter(runs).map(|it| it.shop).collect();
    let moved = |it: &&PaidTime| {
        it.dearer
            && it.before_plan.as_deref() == Some(plan)
            && it.plan != plan
            && (start..end).contains(&it.settled)
            && active.contains(&it.shop)
    };
    let moved = paid.iter().filter(moved).map(|it| it.shop).collect();
    (active, moved)
}

impl Picture {
    pub fn take(db: &mut Reader<'_>, now: Moment, plan: &str, month: (Moment, Moment)) -> Result<Self> {
        let money: Vec<Money> = db.rows(
            sql!(
                "select i.shop_id, i.currency, cast(sum(i.due) as bigint)
                 from plan_invoices i join subscriptions s on s.shop_id = i.shop_id
                 where i.state = 'completed' and i.due > 0
                   and case when i.purpose = 'plan' then i.plan_code
                            else coalesce(i.before_plan, s.plan_code) end = $1
                 group by i.shop_id, i.currency order by i.shop_id, i.currency"
            ),
            params![plan],
        )?;
        let sold: Vec<Sold> = db.rows(
            sql!(
                "select c.shop_id, cast(sum(c.granted) as bigint) from credits c
                 join credit_purchases p on p.shop_id = c.shop_id and p.id = c.purchase_id
                 where p.method <> 'referral' group by c.shop_id"
            ),
            &[],
        )?;
        let ratings = db.rows(
            sql!(
                "select shop_id, stars from plan_ratings where plan_code = $1
                 order by shop_id, rated_at desc, id"
            ),
            params![plan],
        )?;
        let (active, moved) = moves(&paid_times(db, month.0)?, plan, month);
        let mut by_shop: BTreeMap<ShopId, Vec<Revenue>> = BTreeMap::new();
        for Money { shop, currency, due } in money {
            by_shop.entry(shop).or_default().push(Revenue { currency, minor: due });
        }
        Ok(Self {
            plan: plan.to_owned(),
            shops: everywhere(db, now)?,
            money: by_shop,
            first: first_payments(db)?,
            sold: sold.into_iter().map(|row| (row.shop, row.orders)).collect(),
            ratings,
            active,
            moved,
        })
    }

    pub fn is_on_plan(&self, shop: &ShopNow) -> bool {
        !shop.closed && shop.plan == self.plan
    }

    /// Did it try this plan, whatever it has today?
    pub fn is_trial(&self, shop: &ShopNow) -> bool {
        let tried = self.first.get(&shop.shop).and_then(|first| first.before.as_ref()).unwrap_or(&shop.plan);
        shop.trial_ends_at.is_some() && *tried == self.plan
    }

    fn is_won(&self, shop: &ShopNow) -> bool {
        let paid = self.first.get(&shop.shop).map(|first| first.at);
        self.is_trial(shop) && paid.is_some_and(|at| at.since(shop.started_at) <= WON_WITHIN)
    }

    /// What a shop paid under the plan, by currency.
    pub fn paid(&self, shop: ShopId) -> &[Revenue] {
        self.money.get(&shop).map_or(&[], Vec::as_slice)
    }

    /// What all paid, by currency.
    pub fn revenue(&self) -> Vec<Revenue> {
        let mut sums: Vec<Revenue> = Vec::new();
        for paid in self.money.values().flatten() {
            match sums.iter_mut().find(|sum| sum.currency == paid.currency) {
                Some(sum) => sum.minor += paid.minor,
                None => sums.push(*paid),
            }
        }
        sums.sort_by_key(|sum| sum.currency.code());
        sums
    }

    /// Does this shop stand behind the figure, and with how much?
    pub fn behind(&self, figure: Figure, shop: &ShopNow, now: Moment) -> Option<i64> {
        let on_plan = self.is_on_plan(shop);
        let counted = |yes: bool| yes.then_some(1);
        let here = |value: i64| on_plan.then_some(value);
        match figure {
            Figure::TotalSubscribers => here(1),
            Figure::ActiveSubscribers => counted(on_plan && shop.status == Some(Status::Active)),
            Figure::Trialing => counted(
                on_plan
                    && shop.status == Some(Status::Trialing)
                    && shop.trial_ends_at.is_some_and(|end| now < end),
            ),
            Figure::PastDue => counted(on_plan && shop.status == Some(Status::PastDue)),
            Figure::BlockedStores => counted(on_plan && !shop.reasons.is_empty()),
            Figure::MonthlyUsage => here(shop.used),
            Figure::TotalRevenue => {
                let own = |paid: &&Revenue| paid.currency == shop.currency;
                let paid = self.paid(shop.shop);
                (!paid.is_empty()).then(|| paid.iter().find(own).map_or(0, |paid| paid.minor))
            }
            Figure::CreditsSold => self.sold.get(&shop.shop).copied().and_then(here),
            Figure::CreditsLeft => here(shop.credits_left).filter(|left| *left > 0),
            Figure::ConversionRate => {
                counted(on_plan && shop.included.is_some_and(|limit| shop.used >= limit))
            }
            Figure::TrialConversionRate => counted(self.is_won(shop)),
            Figure::UpgradeRate => counted(self.moved.contains(&shop.shop)),
            Figure::SatisfactionRate => {
                let stars = self.ratings.iter().find(|rating| rating.shop == shop.shop);
                stars.map(|rating| rating.stars)
            }
            // Each counted for itself.
            Figure::TrialsStarted
            | Figure::TrialsPaid
            | Figure::LimitReached
            | Figure::MovedUp
            | Figure::NearLimit
            | Figure::AtLimit
            | Figure::Under30 => None,
        }
    }

    pub fn sum(&self, figure: Figure, now: Moment) -> i64 {
        self.shops.iter().filter_map(|shop| self.behind(figure, shop, now)).sum()
    }
}
