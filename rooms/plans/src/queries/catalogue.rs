//! The catalogue: plans, their newest versions, packages of extra orders. These rows hang on the
//! installation.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use souk_core::{Currency, Fault, Moment, Result, TenantId, Words, params};
use souk_engine::{Context, Policy, Query, Reader, row, sql};

use crate::model::terms::is_better;
use crate::refusals::{NOT_FOUND, RETIRED};

const INSTALLATION: TenantId = TenantId::INSTALLATION;

row! {
    struct VersionRow {
        number: i64,
        currency: Currency,
        price_month: i64,
        price_year: Option<i64>,
        trial_hours: i64,
        orders_limit: Option<i64>,
        entitlements: Value,
        counted_channels: Value,
        retired_at: Option<Moment>,
    }
}

/// What a version of a plan gives.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Terms {
    pub currency: Currency,
    pub price_month: i64,
    /// None = it is paid by the month alone.
    #[serde(default)]
    pub price_year: Option<i64>,
    pub trial_hours: i64,
    pub orders_limit: Option<i64>,
    pub entitlements: BTreeMap<String, Value>,
    pub counted_channels: Value,
}

impl Terms {
    /// Every figure by its name: what differs between two versions is better or worse for a shop.
    pub fn figures(&self) -> BTreeMap<String, Value> {
        let mut all = self.entitlements.clone();
        let limit = self.orders_limit.map_or(Value::Null, Value::from);
        all.insert("online_orders.max".to_owned(), limit);
        all.insert("price_month".to_owned(), self.price_month.into());
        all.insert("price_year".to_owned(), self.price_year.map_or(Value::Null, Value::from));
        all.insert("trial_hours".to_owned(), self.trial_hours.into());
        all
    }

    /// Takes over what a shop has better in a newer version; how many values that were. Prices are paid as
    /// they were told.
    pub fn favour(&mut self, newer: &Self) -> i64 {
        let mut count = 0;
        for (key, there) in &newer.entitlements {
            let here = self.entitlements.get(key).cloned().unwrap_or(Value::Bool(false));
            if is_better(key, &here, there) {
                self.entitlements.insert(key.clone(), there.clone());
                count += 1;
            }
        }
        if more_orders(self.orders_limit, newer.orders_limit) {
            self.orders_limit = newer.orders_limit;
            count = count.max(1);
        }
        count
    }
}

#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct PlanVersion {
    pub code: String,
    pub number: i64,
    pub terms: Terms,
}

/// Does `there` allow more orders than `here`?
pub(crate) fn more_orders(here: Option<i64>, there: Option<i64>) -> bool {
    let value = |limit: Option<i64>| limit.map_or(Value::Null, Value::from);
    is_better("online_orders.max", &value(here), &value(there))
}

/// The version of a plan that is sold now.
pub(crate) fn version(db: &mut Reader<'_>, code: &str, now: Moment) -> Result<PlanVersion> {
    let row: Option<VersionRow> = db.one(
        sql!(
            "select v.number, v.currency, v.price_month, v.price_year, v.trial_hours, v.orders_limit,
                    v.entitlements, v.counted_channels, p.retired_at
             from plan_versions v join plans p on p.shop_id = v.shop_id and p.code = v.plan_code
             where v.shop_id = $1 and v.plan_code = $2 and v.valid_from <= $3 order by v.number desc limit 1"
        ),
        params![INSTALLATION, code, now],
    )?;
    let row = row.ok_or_else(|| NOT_FOUND.with().arg("plan", code))?;
    if row.retired_at.is_some() {
        return RETIRED.with().arg("plan", code).err();
    }
    row.read(code)
}

/// The version that a renewal buys: the one that the shop has, unless a newer one takes its renewals by now.
/// A plan that is sold no more goes on for whoever has it.
pub(crate) fn renewal(db: &mut Reader<'_>, code: &str, has: i64, now: Moment) -> Result<PlanVersion> {
    let row: Option<VersionRow> = db.one(
        sql!(
            "select v.number, v.currency, v.price_month, v.price_year, v.trial_hours, v.orders_limit,
                    v.entitlements, v.counted_channels, p.retired_at
             from plan_versions v join plans p on p.shop_id = v.shop_id and p.code = v.plan_code
             where v.shop_id = $1 and v.plan_code = $2 and v.valid_from <= $3
               and (v.number = $4
                    or (p.retired_at is null and (v.moves_from is null or v.moves_from <= $3)))
             order by v.number desc limit 1"
        ),
        params![INSTALLATION, code, now, has],
    )?;
    favoured(db, row.ok_or_else(|| NOT_FOUND.with().arg("plan", code))?.read(code)?)
}

/// One version of a plan, whether it is sold still or not, with what newer ones gave to whoever has it.
pub(crate) fn version_numbered(db: &mut Reader<'_>, code: &str, number: i64) -> Result<PlanVersion> {
    let row: Option<VersionRow> = db.one(
        sql!(
            "select v.number, v.currency, v.price_month, v.price_year, v.trial_hours, v.orders_limit,
                    v.entitlements, v.counted_channels, p.retired_at
             from plan_versions v join plans p on p.shop_id = v.shop_id and p.code = v.plan_code
             where v.shop_id = $1 and v.plan_code = $2 and v.number = $3"
        ),
        params![INSTALLATION, code, number],
    )?;
    favoured(db, row.ok_or_else(|| NOT_FOUND.with().arg("plan", code))?.read(code)?)
}

/// What was given at once stays given: whoever pays for an older version again does not fall behind it.
fn favoured(db: &mut Reader<'_>, mut plan: PlanVersion) -> Result<PlanVersion> {
    let newer: Vec<VersionRow> = db.rows(
        sql!(
            "select v.number, v.currency, v.price_month, v.price_year, v.trial_hours, v.orders_limit,
                    v.entitlements, v.counted_channels, p.retired_at
             from plan_versions v join plans p on p.shop_id = v.shop_id and p.code = v.plan_code
             where v.shop_id = $1 and v.plan_code = $2 and v.number > $3 and v.favours = true
             order by v.number"
        ),
        params![INSTALLATION, plan.code, plan.number],
    )?;
    for newer in newer {
        plan.terms.favour(&newer.read(&plan.code)?.terms);
    }
    Ok(plan)
}

impl VersionRow {
    fn read(self, code: &str) -> Result<PlanVersion> {
        let entitlements = serde_json::from_value(self.entitlements)
            .map_err(|error| Fault::caused("a plan's entitlements were not readable", error))?;
        let terms = Terms {
            currency: self.currency,
            price_month: self.price_month,
            price_year: self.price_year,
            trial_hours: self.trial_hours,
            orders_limit: self.orders_limit,
            entitlements,
            counted_channels: self.counted_channels,
        };
        Ok(PlanVersion { code: code.to_owned(), number: self.number, terms })
    }
}

/// A package that is sold.
pub(crate) fn sold_package(db: &mut Reader<'_>, code: &str) -> Result<Option<PackageRow>> {
    db.one(
        sql!(
            "select code, orders, price, currency, months from credit_packages
             where shop_id = $1 and code = $2 and retired_at is null"
        ),
        params![INSTALLATION, code],
    )
}

/// A package of extra orders by its code, sold still or no more.
pub(crate) fn package_named(db: &mut Reader<'_>, code: &str) -> Result<Option<PackageRow>> {
    db.one(
        sql!(
            "select code, orders, price, currency, months from credit_packages
             where shop_id = $1 and code = $2"
        ),
        params![INSTALLATION, code],
    )
}

/// The package that sells this many orders at this price.
pub(crate) fn package(
    db: &mut Reader<'_>,
    currency: Currency,
    orders: i64,
    price: i64,
) -> Result<Option<(String, Option<i64>)>> {
    let rows: Vec<(String, Option<i64>)> = db.rows(
        sql!(
            "select code, months from credit_packages
             where shop_id = $1 and currency = $2 and orders = $3 and price = $4
               and retired_at is null order by code"
        ),
        params![INSTALLATION, currency, orders, price],
    )?;
    Ok(rows.into_iter().next())
}

row! {
    /// A plan with what its newest version gives.
    #[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
    pub struct PlanRow {
        pub code: String,
        pub names: Words,
        pub version: i64,
        pub currency: Currency,
        pub price_month_minor: i64,
        /// A year at once; none where it is not sold so.
        pub price_year_minor: Option<i64>,
        pub trial_hours: i64,
        /// None = no limit.
        pub orders_limit: Option<i64>,
        pub entitlements: Value,
    }
}

row! {
    #[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
    pub struct PackageRow {
        pub code: String,
        pub orders: i64,
        pub price_minor: i64,
        pub currency: Currency,
        /// How long it lives; none = for ever.
        pub months: Option<i64>,
    }
}

#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct Plans {
    pub items: Vec<PlanRow>,
    pub packages: Vec<PackageRow>,
}

/// What is for sale; anybody may see it.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PlanList {}

impl Query for PlanList {
    const NAME: &'static str = "plan_list";
    const POLICY: Policy = Policy::open();
    type Output = Plans;
    fn answer(&self, cx: &Context, db: &mut Reader<'_>) -> Result<Plans> {
        let items = db.rows(
            sql!(
                "select p.code, p.names, v.number, v.currency, v.price_month, v.price_year, v.trial_hours,
                        v.orders_limit, v.entitlements
                 from plans p join plan_versions v on v.shop_id = p.shop_id and v.plan_code = p.code
                 where p.shop_id = $1 and p.retired_at is null and v.number = (
                    select max(n.number) from plan_versions n
                    where n.shop_id = p.shop_id and n.plan_code = p.code and n.valid_from <= $2)
                 order by p.position"
            ),
            params![INSTALLATION, cx.now],
        )?;
        let packages = db.rows(
            sql!(
                "select code, orders, price, currency, months from credit_packages
                 where shop_id = $1 and retired_at is null order by orders, code"
            ),
            params![INSTALLATION],
        )?;
        Ok(Plans { items, packages })
    }
}

row! {
    /// A plan that is sold no more.
    #[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
    pub struct RetiredPlan {
        pub code: String,
        pub names: Words,
        pub retired_at: Moment,
        /// Shops that have it.
        pub shops: i64,
    }
}

#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct Retired {
    pub items: Vec<RetiredPlan>,
    /// Packages that are sold no more.
    #[serde(default)]
    pub packages: Vec<PackageRow>,
}

/// What was for sale once; whoever has it keeps it.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RetiredPlans {}

impl Query for RetiredPlans {
    const NAME: &'static str = "retired_plan_list";
    const POLICY: Policy = Policy::platform("platform.operate");
    type Output = Retired;
    fn answer(&self, _: &Context, db: &mut Reader<'_>) -> Result<Retired> {
        let items = db.rows(
            sql!(
                "select p.code, p.names, p.retired_at,
                        (select cast(count(*) as bigint) from subscriptions s where s.plan_code = p.code)
                 from plans p where p.shop_id = $1 and p.retired_at is not null order by p.position"
            ),
            params![INSTALLATION],
        )?;
        let packages = db.rows(
            sql!(
                "select code, orders, price, currency, months from credit_packages
                 where shop_id = $1 and retired_at is not null order by orders, code"
            ),
            params![INSTALLATION],
        )?;
        Ok(Retired { items, packages })
    }
}
