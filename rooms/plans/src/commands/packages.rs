//! Packages of extra orders: put up for sale, changed, sold no more, sold again.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use souk_core::{Currency, Money, Result};
use souk_engine::{Command, Context, Policy, Tx};

use crate::changes::{AddPackage, ChangePackage, RetirePackage};
use crate::queries::{PackageRow, package_named};
use crate::refusals::{PACKAGE_INVALID, PACKAGE_NOT_FOUND, PACKAGE_TAKEN};

/// What a package may be.
fn check(row: &PackageRow) -> Result<()> {
    let letter = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_';
    let wrong = [
        ("code", (3..=40).contains(&row.code.len()) && row.code.bytes().all(letter)),
        ("orders", (1..=100_000).contains(&row.orders)),
        ("price_minor", (0..=Money::MAX / 1_000_000).contains(&row.price_minor)),
        ("months", row.months.is_none_or(|months| (1..=120).contains(&months))),
    ];
    match wrong.iter().find(|(_, fine)| !fine) {
        Some((field, _)) => PACKAGE_INVALID.with().field(*field, PACKAGE_INVALID.code).err(),
        None => Ok(()),
    }
}

fn known(tx: &mut Tx<'_, '_>, code: &str) -> Result<PackageRow> {
    package_named(tx, code)?.ok_or_else(|| PACKAGE_NOT_FOUND.with().arg("package", code).into())
}

#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AddCreditPackage {
    /// `credits_500`: small letters, digits and `_`.
    pub code: String,
    pub currency: Currency,
    pub orders: i64,
    pub price_minor: i64,
    /// How long they live; null = for ever.
    #[serde(default)]
    pub months: Option<i64>,
}

impl Command for AddCreditPackage {
    const NAME: &'static str = "add_credit_package";
    const POLICY: Policy = Policy::platform("platform.operate");
    type Prepared = ();
    type Output = PackageRow;

    fn run(&self, (): &(), _: &Context, tx: &mut Tx<'_, '_>) -> Result<PackageRow> {
        let Self { currency, orders, price_minor, months, .. } = *self;
        let row = PackageRow { code: self.code.clone(), orders, price_minor, currency, months };
        check(&row)?;
        tx.must(
            &AddPackage { code: &self.code, currency, orders, price: price_minor, months },
            &PACKAGE_TAKEN,
        )?;
        Ok(row)
    }
}

/// What is left out stays. Orders that were ordered already keep price and life that were told.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ChangeCreditPackage {
    pub package: String,
    #[serde(default)]
    pub orders: Option<i64>,
    #[serde(default)]
    pub price_minor: Option<i64>,
    /// Null = for ever.
    #[serde(default, deserialize_with = "told", skip_serializing_if = "Option::is_none")]
    pub months: Option<Option<i64>>,
}

/// A field that is named says something, null too; one that is not leaves what stands.
fn told<'de, D: serde::Deserializer<'de>>(reader: D) -> std::result::Result<Option<Option<i64>>, D::Error> {
    Deserialize::deserialize(reader).map(Some)
}

impl Command for ChangeCreditPackage {
    const NAME: &'static str = "change_credit_package";
    const POLICY: Policy = Policy::platform("platform.operate");
    type Prepared = ();
    type Output = PackageRow;

    fn run(&self, (): &(), _: &Context, tx: &mut Tx<'_, '_>) -> Result<PackageRow> {
        let old = known(tx, &self.package)?;
        let row = PackageRow {
            orders: self.orders.unwrap_or(old.orders),
            price_minor: self.price_minor.unwrap_or(old.price_minor),
            months: self.months.unwrap_or(old.months),
            ..old
        };
        check(&row)?;
        let PackageRow { orders, price_minor, months, .. } = row;
        tx.make(&ChangePackage { code: &self.package, orders, price: price_minor, months })?;
        Ok(row)
    }
}

/// Sells a package no more; what was ordered of it is paid and spent as before.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RetireCreditPackage {
    pub package: String,
}

impl Command for RetireCreditPackage {
    const NAME: &'static str = "retire_credit_package";
    const POLICY: Policy = Policy::platform("platform.operate");
    type Prepared = ();
    type Output = PackageRow;

    fn run(&self, (): &(), _: &Context, tx: &mut Tx<'_, '_>) -> Result<PackageRow> {
        let row = known(tx, &self.package)?;
        tx.make(&RetirePackage { code: &self.package, retired: true })?;
        Ok(row)
    }
}

/// Sells a package again.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SellCreditPackageAgain {
    pub package: String,
}

impl Command for SellCreditPackageAgain {
    const NAME: &'static str = "sell_credit_package_again";
    const POLICY: Policy = Policy::platform("platform.operate");
    type Prepared = ();
    type Output = PackageRow;

    fn run(&self, (): &(), _: &Context, tx: &mut Tx<'_, '_>) -> Result<PackageRow> {
        let row = known(tx, &self.package)?;
        tx.make(&RetirePackage { code: &self.package, retired: false })?;
        Ok(row)
    }
}
