//! A customer may order no more, for a reason, for a time or for good. Running orders go on.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use souk_core::{Moment, RawId, Result, text};
use souk_engine::{Command, Context, Entitled, Modes, Policy, Tx};

use crate::changes::Block;
use crate::queries::{Customer, load};
use crate::{CustomerId, refusals};

#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct BlockCustomer {
    pub id: CustomerId,
    /// 2 to 500 characters; members read it, the customer does not.
    pub reason: String,
    /// The block ends by itself at this moment.
    #[serde(default)]
    pub until: Option<Moment>,
}

impl Command for BlockCustomer {
    const NAME: &'static str = "block_customer";
    const POLICY: Policy = Policy::shop("customers.manage", Modes::Any, Entitled::Free);
    type Prepared = ();
    type Output = Customer;

    fn run(&self, (): &(), cx: &Context, tx: &mut Tx<'_, '_>) -> Result<Customer> {
        let reason = text::line(&self.reason, 500).filter(|reason| reason.chars().count() >= 2);
        let Some(reason) = reason else {
            return refusals::REASON_NEEDED.with().field("reason", refusals::REASON_NEEDED.code).err();
        };
        if self.until.is_some_and(|until| until <= cx.now) {
            return refusals::BLOCK_END_PAST.with().field("until", refusals::BLOCK_END_PAST.code).err();
        }
        load(tx, cx.shop, self.id, cx.now)?;
        tx.must(&Block { customer: self.id, reason, until: self.until }, &refusals::ALREADY_BLOCKED)?;
        load(tx, cx.shop, self.id, cx.now)
    }
    fn subject(&self, output: &Customer) -> Option<RawId> {
        Some(output.id.raw())
    }
}
