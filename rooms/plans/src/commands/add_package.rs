//! A package of extra orders for sale.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use souk_core::{Currency, Result};
use souk_engine::{Command, Context, Policy, Tx};

use crate::changes::AddPackage;
use crate::queries::PackageRow;
use crate::refusals::{PACKAGE_INVALID, PACKAGE_TAKEN};

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
        let letter = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_';
        let wrong = [
            ("code", (3..=40).contains(&self.code.len()) && self.code.bytes().all(letter)),
            ("orders", (1..=100_000).contains(&self.orders)),
            ("price_minor", (0..=souk_core::Money::MAX / 1_000_000).contains(&self.price_minor)),
            ("months", self.months.is_none_or(|months| (1..=120).contains(&months))),
        ];
        if let Some((field, _)) = wrong.iter().find(|(_, fine)| !fine) {
            return PACKAGE_INVALID.with().field(*field, PACKAGE_INVALID.code).err();
        }
        let Self { currency, orders, price_minor, months, .. } = *self;
        tx.must(
            &AddPackage { code: &self.code, currency, orders, price: price_minor, months },
            &PACKAGE_TAKEN,
        )?;
        Ok(PackageRow { code: self.code.clone(), orders, price_minor, currency, months })
    }
}
