//! A member does not want to be told of a step of setting the shop up any more.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use souk_core::Result;
use souk_engine::{Command, Context, Entitled, Modes, Policy, Tx};

use crate::changes::PutAway;
use crate::model::step::SetUpStep;
use crate::queries::{StepsAway, put_away};

#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PutStepAway {
    pub step: SetUpStep,
}

impl Command for PutStepAway {
    const NAME: &'static str = "put_step_away";
    const POLICY: Policy = Policy::shop("storefront.manage", Modes::NotEmergency, Entitled::Free);
    type Prepared = ();
    type Output = StepsAway;

    fn run(&self, (): &(), cx: &Context, tx: &mut Tx<'_, '_>) -> Result<StepsAway> {
        tx.make(&PutAway { step: self.step })?;
        put_away(tx, cx.shop)
    }
}
