//! After the plan's number of people changed: members without a place are suspended, others work again.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use souk_core::Result;
use souk_engine::{Command, Context, Entitled, Modes, Policy, Tx};

use crate::steps::settle_places;

#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SettleMembers {}

impl Command for SettleMembers {
    const NAME: &'static str = "settle_members";
    const POLICY: Policy = Policy::shop("plans.manage", Modes::Any, Entitled::Free).alone();
    type Prepared = ();
    type Output = ();

    fn run(&self, (): &(), _: &Context, tx: &mut Tx<'_, '_>) -> Result<()> {
        settle_places(tx)
    }
}
