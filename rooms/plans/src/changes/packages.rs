//! Packages of extra orders: changed, sold no more, sold again. What was ordered stays as it was told.

use serde::{Deserialize, Serialize};
use souk_core::{RawId, Result, TenantId, params};
use souk_engine::{Change, Event, Rows, sql};

const INSTALLATION: TenantId = TenantId::INSTALLATION;

#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct PackageChanged {
    pub code: String,
}

impl Event for PackageChanged {
    const NAME: &'static str = "credit.package_changed";
    const VERSION: u16 = 1;
    fn subject(&self) -> RawId {
        INSTALLATION.raw()
    }
}

pub(crate) struct ChangePackage<'a> {
    pub code: &'a str,
    pub orders: i64,
    pub price: i64,
    pub months: Option<i64>,
}

impl Change for ChangePackage<'_> {
    type Event = PackageChanged;
    fn apply(&self, rows: &mut Rows<'_, '_>) -> Result<Option<PackageChanged>> {
        let changed = rows.run(
            sql!(
                "update credit_packages set orders = $3, price = $4, months = $5
                 where shop_id = $1 and code = $2
                   and (orders <> $3 or price <> $4 or months is distinct from $5)"
            ),
            params![INSTALLATION, self.code, self.orders, self.price, self.months],
        )?;
        Ok((changed == 1).then(|| PackageChanged { code: self.code.to_owned() }))
    }
}

/// A package is sold no more, or again.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct PackageRetired {
    pub code: String,
    pub retired: bool,
}

impl Event for PackageRetired {
    const NAME: &'static str = "credit.package_retired";
    const VERSION: u16 = 1;
    fn subject(&self) -> RawId {
        INSTALLATION.raw()
    }
}

pub(crate) struct RetirePackage<'a> {
    pub code: &'a str,
    pub retired: bool,
}

impl Change for RetirePackage<'_> {
    type Event = PackageRetired;
    fn apply(&self, rows: &mut Rows<'_, '_>) -> Result<Option<PackageRetired>> {
        let at = self.retired.then(|| rows.now());
        let changed = rows.run(
            sql!(
                "update credit_packages set retired_at = $3
                 where shop_id = $1 and code = $2
                   and (retired_at is null) = (cast($3 as bigint) is not null)"
            ),
            params![INSTALLATION, self.code, at],
        )?;
        Ok((changed == 1).then(|| PackageRetired { code: self.code.to_owned(), retired: self.retired }))
    }
}
