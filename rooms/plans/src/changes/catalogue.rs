//! Plans, versions and packages: added, retired, never changed.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::Value;
use souk_core::{Currency, Moment, RawId, Result, TenantId, Words, params};
use souk_engine::{Change, Event, Rows, sql};

const INSTALLATION: TenantId = TenantId::INSTALLATION;

#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct PlanAdded {
    pub code: String,
}

impl Event for PlanAdded {
    const NAME: &'static str = "plan.added";
    const VERSION: u16 = 1;
    fn subject(&self) -> RawId {
        INSTALLATION.raw()
    }
}

pub(crate) struct AddPlan<'a> {
    pub code: &'a str,
    pub names: Words,
    pub position: i64,
}

impl Change for AddPlan<'_> {
    type Event = PlanAdded;
    fn apply(&self, rows: &mut Rows<'_, '_>) -> Result<Option<PlanAdded>> {
        let made = rows.run(
            sql!(
                "insert into plans (shop_id, code, names, position, retired_at) values ($1, $2, $3, $4, null)
                 on conflict (shop_id, code) do nothing"
            ),
            params![INSTALLATION, self.code, self.names, self.position],
        )?;
        Ok((made == 1).then(|| PlanAdded { code: self.code.to_owned() }))
    }
}

#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct PlanVersionAdded {
    pub plan: String,
    pub number: i64,
}

impl Event for PlanVersionAdded {
    const NAME: &'static str = "plan.version_added";
    const VERSION: u16 = 1;
    fn subject(&self) -> RawId {
        INSTALLATION.raw()
    }
}

pub(crate) struct AddVersion<'a> {
    pub plan: &'a str,
    pub number: i64,
    pub currency: Currency,
    pub price_month: i64,
    pub price_year: Option<i64>,
    pub trial_hours: i64,
    pub orders_limit: Option<i64>,
    pub entitlements: &'a BTreeMap<String, Value>,
    pub counted_channels: Value,
    pub valid_from: Moment,
    pub moves_from: Option<Moment>,
    /// Whoever has an older version gets what is better in this one.
    pub favours: bool,
}

impl Change for AddVersion<'_> {
    type Event = PlanVersionAdded;
    fn apply(&self, rows: &mut Rows<'_, '_>) -> Result<Option<PlanVersionAdded>> {
        let made = rows.run(
            sql!(
                "insert into plan_versions (shop_id, plan_code, number, currency, price_month, trial_hours,
                                            orders_limit, entitlements, counted_channels, valid_from,
                                            price_year, moves_from, favours)
                 values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
                 on conflict (shop_id, plan_code, number) do nothing"
            ),
            params![
                INSTALLATION,
                self.plan,
                self.number,
                self.currency,
                self.price_month,
                self.trial_hours,
                self.orders_limit,
                serde_json::json!(self.entitlements),
                self.counted_channels,
                self.valid_from,
                self.price_year,
                self.moves_from,
                self.favours
            ],
        )?;
        Ok((made == 1).then(|| PlanVersionAdded { plan: self.plan.to_owned(), number: self.number }))
    }
}

#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct PlanRetired {
    pub plan: String,
}

impl Event for PlanRetired {
    const NAME: &'static str = "plan.retired";
    const VERSION: u16 = 1;
    fn subject(&self) -> RawId {
        INSTALLATION.raw()
    }
}

pub(crate) struct RetirePlanRow<'a> {
    pub code: &'a str,
}

impl Change for RetirePlanRow<'_> {
    type Event = PlanRetired;
    fn apply(&self, rows: &mut Rows<'_, '_>) -> Result<Option<PlanRetired>> {
        let changed = rows.run(
            sql!("update plans set retired_at = $3 where shop_id = $1 and code = $2 and retired_at is null"),
            params![INSTALLATION, self.code, rows.now()],
        )?;
        Ok((changed == 1).then(|| PlanRetired { plan: self.code.to_owned() }))
    }
}

#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct PlanSoldAgain {
    pub plan: String,
}

impl Event for PlanSoldAgain {
    const NAME: &'static str = "plan.sold_again";
    const VERSION: u16 = 1;
    fn subject(&self) -> RawId {
        INSTALLATION.raw()
    }
}

pub(crate) struct SellPlanRow<'a> {
    pub code: &'a str,
}

impl Change for SellPlanRow<'_> {
    type Event = PlanSoldAgain;
    fn apply(&self, rows: &mut Rows<'_, '_>) -> Result<Option<PlanSoldAgain>> {
        let changed = rows.run(
            sql!(
                "update plans set retired_at = null
                 where shop_id = $1 and code = $2 and retired_at is not null"
            ),
            params![INSTALLATION, self.code],
        )?;
        Ok((changed == 1).then(|| PlanSoldAgain { plan: self.code.to_owned() }))
    }
}

#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct PackageAdded {
    pub code: String,
}

impl Event for PackageAdded {
    const NAME: &'static str = "credit.package_added";
    const VERSION: u16 = 1;
    fn subject(&self) -> RawId {
        INSTALLATION.raw()
    }
}

pub(crate) struct AddPackage<'a> {
    pub code: &'a str,
    pub currency: Currency,
    pub orders: i64,
    pub price: i64,
    pub months: Option<i64>,
}

impl Change for AddPackage<'_> {
    type Event = PackageAdded;
    fn apply(&self, rows: &mut Rows<'_, '_>) -> Result<Option<PackageAdded>> {
        let made = rows.run(
            sql!(
                "insert into credit_packages (shop_id, code, currency, orders, price, months)
                 values ($1, $2, $3, $4, $5, $6) on conflict (shop_id, code) do nothing"
            ),
            params![INSTALLATION, self.code, self.currency, self.orders, self.price, self.months],
        )?;
        Ok((made == 1).then(|| PackageAdded { code: self.code.to_owned() }))
    }
}

#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct PlanRenamed {
    pub plan: String,
    pub names: Words,
}

impl Event for PlanRenamed {
    const NAME: &'static str = "plan.renamed";
    const VERSION: u16 = 1;
    fn subject(&self) -> RawId {
        INSTALLATION.raw()
    }
}

/// Names in the languages that are named; others stay.
pub(crate) struct RenamePlan<'a> {
    pub code: &'a str,
    pub names: &'a Words,
}

impl Change for RenamePlan<'_> {
    type Event = PlanRenamed;
    fn apply(&self, rows: &mut Rows<'_, '_>) -> Result<Option<PlanRenamed>> {
        let known: Option<(Words,)> = rows.one(
            sql!("select names from plans where shop_id = $1 and code = $2"),
            params![INSTALLATION, self.code],
        )?;
        let Some((known,)) = known else { return Ok(None) };
        let mut names = known.clone();
        names.0.extend(self.names.0.clone());
        if names == known {
            return Ok(None);
        }
        rows.put(
            sql!("update plans set names = $3 where shop_id = $1 and code = $2"),
            params![INSTALLATION, self.code, names],
        )?;
        Ok(Some(PlanRenamed { plan: self.code.to_owned(), names }))
    }
}
