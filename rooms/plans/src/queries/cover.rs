//! How many orders a shop will lack at its pace, and the cheapest way to have them.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use souk_core::{Currency, Lang, Moment, Money, Result, TenantId, Words, params};
use souk_engine::{Context, Policy, Query, Reader, sql};
use souk_shops::ShopId;

use super::catalogue::{PackageRow, PlanVersion, version};
use super::standing::{Standing, standing};
use crate::commands::member_of;
use crate::model::catalogue::OWN;
use crate::model::cover::{Larger, Offer, Way, cheapest, expected};
use crate::model::invoice::Term;
use crate::model::pace::LOOK_BACK;
use crate::model::sentence::say;
use crate::steps::Payment;

/// The catalogue belongs to the installation, so this is a person's own question; the shop is the one they
/// work in unless they name it.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct CheapestCover {
    pub shop: Option<ShopId>,
}

/// One kind of package, and how many of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct PackageCount {
    pub package: String,
    pub orders: i64,
    pub count: i64,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct CoverCard {
    /// Orders that will be missing in this month at the pace of the last 14 days; 0 = it lasts.
    pub missing: i64,
    pub currency: Option<Currency>,
    /// What the cheapest way costs; none where nothing is missing or nothing for sale would do.
    pub price_minor: Option<i64>,
    /// How many orders it brings; none = as many as come.
    pub orders: Option<i64>,
    /// Packages, where they are cheapest.
    pub packages: Vec<PackageCount>,
    /// A larger plan, where it is; and how it is called.
    pub plan: Option<String>,
    #[serde(default)]
    pub plan_names: Words,
}

impl CoverCard {
    fn nothing(missing: i64) -> Self {
        Self {
            missing,
            currency: None,
            price_minor: None,
            orders: None,
            packages: Vec::new(),
            plan: None,
            plan_names: Words::default(),
        }
    }
}

impl Query for CheapestCover {
    const NAME: &'static str = "cheapest_cover";
    const POLICY: Policy = Policy::user();
    type Output = CoverCard;
    fn answer(&self, cx: &Context, db: &mut Reader<'_>) -> Result<CoverCard> {
        let shop = member_of(cx, db, self.shop)?;
        cover(db, shop, cx.now)
    }
}

/// Orders of the last two weeks, or since the shop has its plan; and since when.
fn recent(db: &mut Reader<'_>, shop: ShopId, found: &Standing, now: Moment) -> Result<(i64, Moment)> {
    let since = Moment(now.0.saturating_sub(LOOK_BACK)).max(found.started_at);
    let row: Option<(i64,)> = db.one(
        sql!(
            "select cast(count(*) as bigint) from usage_rows u
             join usage_periods p on p.shop_id = u.shop_id and p.key = u.period_key
             where u.shop_id = $1 and p.ends_at > $2 and u.taken_at >= $2 and u.state = 'counted'"
        ),
        params![shop, since],
    )?;
    Ok((row.map_or(0, |(orders,)| orders), since))
}

/// What a shop lacks in this month, and what would cover it.
pub(super) fn cover(db: &mut Reader<'_>, shop: ShopId, now: Moment) -> Result<CoverCard> {
    let Some(found) = standing(db, shop, now, None)? else { return Ok(CoverCard::nothing(0)) };
    let Some(allowance) = found.allowance() else { return Ok(CoverCard::nothing(0)) };
    let Some(card) = souk_shops::card(db, shop)? else { return Ok(CoverCard::nothing(0)) };
    let (orders, since) = recent(db, shop, &found, now)?;
    let end = found.period_ends_at.unwrap_or_else(|| card.zone.month(now).2);
    let missing = found.used().saturating_add(expected(orders, since, now, end)).saturating_sub(allowance);
    if missing <= 0 {
        return Ok(CoverCard::nothing(0));
    }
    let packages: Vec<PackageRow> = db.rows(
        sql!(
            "select code, orders, price, currency, months from credit_packages
             where shop_id = $1 and currency = $2 and retired_at is null order by orders, code"
        ),
        params![TenantId::INSTALLATION, found.currency],
    )?;
    let offers: Vec<Offer> = packages
        .iter()
        .map(|it| Offer { code: it.code.clone(), orders: it.orders, price: it.price_minor })
        .collect();
    let (larger, names) =
        larger(db, (shop, now), &card.zone, &found)?.into_iter().unzip::<_, _, Vec<_>, Vec<_>>();
    let Some(best) = cheapest(missing, found.used(), &offers, &larger) else {
        return Ok(CoverCard::nothing(missing));
    };
    let (taken, plan) = match best.way {
        Way::Packages(taken) => (taken, None),
        Way::Plan(code) => (Vec::new(), Some(code)),
    };
    let named = larger.iter().zip(names).find(|(it, _)| Some(&it.code) == plan.as_ref());
    let orders_of = |code: &str| packages.iter().find(|it| it.code == code).map_or(0, |it| it.orders);
    let counted =
        |(code, count): (String, i64)| PackageCount { orders: orders_of(&code), package: code, count };
    Ok(CoverCard {
        missing,
        currency: Some(found.currency),
        price_minor: Some(best.price),
        orders: best.orders,
        packages: taken.into_iter().map(counted).collect(),
        plan_names: named.map_or_else(Words::default, |(_, names)| names),
        plan,
    })
}

/// Plans that are dearer than the one that runs, with what they cost today and what the month would hold.
fn larger(
    db: &mut Reader<'_>,
    (shop, now): (ShopId, Moment),
    zone: &souk_core::Zone,
    found: &Standing,
) -> Result<Vec<(Larger, Words)>> {
    let plans: Vec<(String, Words)> = db.rows(
        sql!("select code, names from plans where shop_id = $1 and retired_at is null order by position"),
        params![TenantId::INSTALLATION],
    )?;
    let mut all = Vec::new();
    for (code, names) in plans.into_iter().filter(|(code, _)| code != OWN && *code != found.plan_code) {
        let plan: PlanVersion = version(db, &code, now)?;
        let dearer = plan.terms.price_month > found.price_month && plan.terms.currency == found.currency;
        if !dearer {
            continue;
        }
        let payment = Payment {
            shop,
            zone,
            before: found,
            plan: &plan,
            term: Term::Month,
            discount: 0,
            told_at: now,
            paid_at: now,
            now,
        };
        // What it costs is refused where it could not be bought now; then it is no way.
        let Ok(bill) = payment.bill() else { continue };
        let allowance = plan.terms.orders_limit.map(|limit| found.allowance_with(limit));
        all.push((Larger { code, due: bill.due, allowance }, names));
    }
    Ok(all)
}

impl CoverCard {
    /// The cheapest way in a sentence; nothing where the month lasts or nothing for sale would do.
    pub fn sentence(&self, lang: Lang) -> Option<String> {
        let price = Money::new(self.price_minor?, self.currency?);
        let price = format!("{} {}", price.human(), price.currency.code());
        let mut args = vec![("missing", self.missing.to_string()), ("price", price)];
        if self.plan.is_some() {
            args.push(("plan", self.plan_names.get(lang, Lang::COMPLETE).to_owned()));
            return Some(say(lang, "plans-cover-plan", &args));
        }
        let parts = self.packages.iter().map(|it| match it.count {
            1 => it.orders.to_string(),
            count => format!("{count} × {}", it.orders),
        });
        args.push(("packages", parts.collect::<Vec<_>>().join(" + ")));
        Some(say(lang, "plans-cover-packages", &args))
    }
}
