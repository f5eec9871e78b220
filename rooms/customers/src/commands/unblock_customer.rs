//! A blocked customer may order again.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use souk_core::{RawId, Result};
use souk_engine::{Command, Context, Entitled, Modes, Policy, Tx};

use crate::changes::Unblock;
use crate::queries::{Customer, load};
use crate::{CustomerId, refusals};

#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct UnblockCustomer {
    pub id: CustomerId,
}

impl Command for UnblockCustomer {
    const NAME: &'static str = "unblock_customer";
    const POLICY: Policy = Policy::shop("customers.manage", Modes::Any, Entitled::Free);
    type Prepared = ();
    type Output = Customer;

    fn run(&self, (): &(), cx: &Context, tx: &mut Tx<'_, '_>) -> Result<Customer> {
        load(tx, cx.shop, self.id, cx.now)?;
        tx.must(&Unblock { customer: self.id }, &refusals::NOT_BLOCKED)?;
        load(tx, cx.shop, self.id, cx.now)
    }
    fn subject(&self, output: &Customer) -> Option<RawId> {
        Some(output.id.raw())
    }
}
