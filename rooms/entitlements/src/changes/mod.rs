//! How values and counters change: each counter by one conditional statement.

use serde::{Deserialize, Serialize};
use souk_core::{Fault, Moment, RawId, RefusalDef, Result, TenantId, params};
use souk_engine::{Change, Event, Rows, Tx, sql};

use crate::queries::value;

/// What the plan gives for a key, from now on. Where it is a number, whoever keeps the counted things settles
/// them.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Given {
    pub shop: TenantId,
    pub key: String,
    pub allowed: bool,
    pub max: Option<i64>,
}

impl Event for Given {
    const NAME: &'static str = "entitlement.given";
    const VERSION: u16 = 1;
    fn subject(&self) -> RawId {
        self.shop.raw()
    }
}

/// What a shop got instead of what its plan gives.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Overridden {
    pub shop: TenantId,
    pub key: String,
    pub allowed: bool,
    pub max: Option<i64>,
    pub until: Option<Moment>,
}

/// Who says what holds. Each answers with what holds afterwards.
pub(crate) enum Give<'a> {
    /// The plan; an override stays over it.
    Plan(&'a Given),
    /// Whoever runs the installation.
    Instead { event: &'a Overridden, reason: &'a str },
    /// The plan again, where something else held.
    Plans { shop: TenantId, key: &'a str },
    /// The same where its day has come: one that was prolonged meanwhile stays.
    Over { shop: TenantId, key: &'a str },
}

impl Change for Give<'_> {
    type Event = Given;
    fn apply(&self, rows: &mut Rows<'_, '_>) -> Result<Option<Given>> {
        let (shop, key) = match self {
            Self::Plan(given) => (given.shop, given.key.as_str()),
            Self::Instead { event, .. } => (event.shop, event.key.as_str()),
            Self::Plans { shop, key } | Self::Over { shop, key } => (*shop, *key),
        };
        let moment = rows.now();
        let now: Option<(bool, Option<i64>)> = match self {
            Self::Plan(given) => rows.one(
                sql!(
                    "insert into entitlements (shop_id, key, allowed, max, used, plan_allowed, plan_max)
                     values ($1, $2, $3, $4, 0, $3, $4)
                     on conflict (shop_id, key) do update set
                        allowed = case when entitlements.override_allowed is null
                                       then excluded.allowed else entitlements.allowed end,
                        max = case when entitlements.override_allowed is null
                                   then excluded.max else entitlements.max end,
                        plan_allowed = excluded.allowed, plan_max = excluded.max
                     where coalesce(entitlements.plan_allowed, entitlements.allowed) <> excluded.allowed
                        or case when entitlements.plan_allowed is null
                                then entitlements.max else entitlements.plan_max end
                           is distinct from excluded.max
                     returning allowed, max"
                ),
                params![shop, key, given.allowed, given.max],
            )?,
            Self::Instead { event, reason } => rows.one(
                sql!(
                    "update entitlements set
                        plan_allowed = coalesce(plan_allowed, allowed),
                        plan_max = case when plan_allowed is null then max else plan_max end,
                        allowed = $3, max = $4, override_allowed = $3, override_max = $4,
                        override_reason = $5,
                        override_until = $6
                     where shop_id = $1 and key = $2 returning allowed, max"
                ),
                params![shop, key, event.allowed, event.max, *reason, event.until],
            )?,
            Self::Plans { .. } => rows.one(
                sql!(
                    "update entitlements set allowed = plan_allowed, max = plan_max, override_allowed = null,
                        override_max = null, override_reason = null, override_until = null
                     where shop_id = $1 and key = $2 and override_allowed is not null returning allowed, max"
                ),
                params![shop, key],
            )?,
            Self::Over { .. } => rows.one(
                sql!(
                    "update entitlements set allowed = plan_allowed, max = plan_max, override_allowed = null,
                        override_max = null, override_reason = null, override_until = null
                     where shop_id = $1 and key = $2 and override_allowed is not null
                       and override_until <= $3
                     returning allowed, max"
                ),
                params![shop, key, moment],
            )?,
        };
        Ok(now.map(|(allowed, max)| Given { shop, key: key.to_owned(), allowed, max }))
    }
}

/// `n` more of a limited thing are used.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Taken {
    pub shop: TenantId,
    pub key: String,
    pub n: i64,
}

impl Event for Taken {
    const NAME: &'static str = "entitlement.taken";
    const VERSION: u16 = 1;
    fn subject(&self) -> RawId {
        self.shop.raw()
    }
}

impl Change for Taken {
    type Event = Self;
    fn apply(&self, rows: &mut Rows<'_, '_>) -> Result<Option<Self>> {
        let changed = rows.run(
            sql!(
                "update entitlements set used = used + $3
                 where shop_id = $1 and key = $2
                   and case when override_until <= $4 then plan_allowed else allowed end = true
                   and (case when override_until <= $4 then plan_max else max end is null
                        or used + $3 <= case when override_until <= $4 then plan_max else max end)"
            ),
            params![self.shop, self.key, self.n, rows.now()],
        )?;
        Ok((changed == 1).then(|| self.clone()))
    }
}

/// `n` of a limited thing are free again.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct GivenBack {
    pub shop: TenantId,
    pub key: String,
    pub n: i64,
}

impl Event for GivenBack {
    const NAME: &'static str = "entitlement.given_back";
    const VERSION: u16 = 1;
    fn subject(&self) -> RawId {
        self.shop.raw()
    }
}

impl Change for GivenBack {
    type Event = Self;
    fn apply(&self, rows: &mut Rows<'_, '_>) -> Result<Option<Self>> {
        let changed = rows.run(
            sql!("update entitlements set used = used - $3 where shop_id = $1 and key = $2 and used >= $3"),
            params![self.shop, self.key, self.n],
        )?;
        Ok((changed == 1).then(|| self.clone()))
    }
}

/// What is used was counted anew.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Counted {
    pub shop: TenantId,
    pub key: String,
    /// As the counter said.
    pub was: i64,
    pub used: i64,
}

impl Event for Counted {
    const NAME: &'static str = "entitlement.counted";
    const VERSION: u16 = 1;
    fn subject(&self) -> RawId {
        self.shop.raw()
    }
}

impl Change for Counted {
    type Event = Self;
    fn apply(&self, rows: &mut Rows<'_, '_>) -> Result<Option<Self>> {
        let changed = rows.run(
            sql!("update entitlements set used = $3 where shop_id = $1 and key = $2 and used = $4"),
            params![self.shop, self.key, self.used, self.was],
        )?;
        Ok((changed == 1).then(|| self.clone()))
    }
}

/// Sets the present shop's counter to what there is, where it still says what was read beside that; for
/// things that were there before they were counted.
pub fn count_anew(tx: &mut Tx<'_, '_>, key: &str, was: i64, used: i64) -> Result<bool> {
    let shop = tx.cx().shop;
    Ok(was != used && tx.make(&Counted { shop, key: key.to_owned(), was, used })?.is_some())
}

/// Sets what the plan gives; nothing happens where it is so already.
pub fn set(tx: &mut Tx<'_, '_>, shop: TenantId, key: &str, allowed: bool, max: Option<i64>) -> Result<()> {
    if !crate::model::is_known(key) {
        return Err(Fault::new(format!("{key:?} is no entitlement")).into());
    }
    tx.make(&Give::Plan(&Given { shop, key: key.to_owned(), allowed, max })).map(|_| ())
}

/// Takes `n` of what the present shop's plan limits, or refuses with `or`, naming the limit and what is used.
pub fn take(tx: &mut Tx<'_, '_>, key: &str, n: i64, or: &RefusalDef) -> Result<()> {
    let shop = tx.cx().shop;
    take_of(tx, shop, key, n, or)
}

/// [`take`] for commands that reach other shops than their own.
pub fn take_of(tx: &mut Tx<'_, '_>, shop: TenantId, key: &str, n: i64, or: &RefusalDef) -> Result<()> {
    positive(n)?;
    if tx.make(&Taken { shop, key: key.to_owned(), n })?.is_some() {
        return Ok(());
    }
    let now = tx.cx().now;
    let (max, used) = tx.ask(value(shop, key, now))?.map_or((Some(0), 0), |row| (row.max, row.used));
    or.with().arg("key", key).arg("max", max).arg("used", used).err()
}

/// Gives `n` back to the present shop's counter.
pub fn give_back(tx: &mut Tx<'_, '_>, key: &str, n: i64) -> Result<()> {
    let shop = tx.cx().shop;
    give_back_of(tx, shop, key, n)
}

/// [`give_back`] for commands that reach other shops than their own.
pub fn give_back_of(tx: &mut Tx<'_, '_>, shop: TenantId, key: &str, n: i64) -> Result<()> {
    positive(n)?;
    match tx.make(&GivenBack { shop, key: key.to_owned(), n })? {
        Some(_) => Ok(()),
        None => Err(Fault::new(format!("{n} of {key} were given back that nobody had taken")).into()),
    }
}

fn positive(n: i64) -> Result<()> {
    if n > 0 { Ok(()) } else { Err(Fault::new(format!("{n} of an entitlement")).into()) }
}
