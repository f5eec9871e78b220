//! How values and counters change: each counter by one conditional statement.

use serde::{Deserialize, Serialize};
use souk_core::{Fault, RawId, RefusalDef, Result, TenantId, params};
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

impl Change for Given {
    type Event = Self;
    fn apply(&self, rows: &mut Rows<'_, '_>) -> Result<Option<Self>> {
        let changed = rows.run(
            sql!(
                "insert into entitlements (shop_id, key, allowed, max, used) values ($1, $2, $3, $4, 0)
                 on conflict (shop_id, key) do update set allowed = excluded.allowed, max = excluded.max
                 where entitlements.allowed <> excluded.allowed
                    or entitlements.max is distinct from excluded.max"
            ),
            params![self.shop, self.key, self.allowed, self.max],
        )?;
        Ok((changed == 1).then(|| self.clone()))
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
                 where shop_id = $1 and key = $2 and allowed = true and (max is null or used + $3 <= max)"
            ),
            params![self.shop, self.key, self.n],
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

/// Sets what the plan gives; nothing happens where it is so already.
pub fn set(tx: &mut Tx<'_, '_>, shop: TenantId, key: &str, allowed: bool, max: Option<i64>) -> Result<()> {
    if !crate::model::is_known(key) {
        return Err(Fault::new(format!("{key:?} is no entitlement")).into());
    }
    tx.make(&Given { shop, key: key.to_owned(), allowed, max }).map(|_| ())
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
    let (max, used) = tx.ask(value(shop, key))?.map_or((Some(0), 0), |row| (row.max, row.used));
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
