//! Ends a subscription at the end of what is paid or tried, and takes that back until then.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use souk_core::{Moment, RawId, Result};
use souk_engine::{Command, Context, Entitled, Modes, Policy, Tx};
use souk_shops::ShopId;

use crate::changes::{Cancel, Keep};
use crate::queries::standing;
use crate::refusals::{CHANGED_MEANWHILE, NOT_CANCELED, NOT_SUBSCRIBED};

#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CancelSubscription {}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct CancellationCard {
    pub shop: ShopId,
    /// From when on it counts; none once it is withdrawn.
    pub from: Option<Moment>,
}

impl Command for CancelSubscription {
    const NAME: &'static str = "cancel_subscription";
    const POLICY: Policy = Policy::shop("plans.manage", Modes::Any, Entitled::Free);
    type Prepared = ();
    type Output = CancellationCard;

    fn run(&self, (): &(), cx: &Context, tx: &mut Tx<'_, '_>) -> Result<CancellationCard> {
        let found = standing(tx, cx.shop, cx.now, None)?.ok_or_else(|| NOT_SUBSCRIBED.refuse())?;
        if let Some(from) = found.instants().canceled_at {
            return Ok(CancellationCard { shop: cx.shop, from: Some(from) });
        }
        let bought = found.bought(cx.now)?;
        let set = tx.must(&Cancel { bought: &bought, rev: found.rev }, &CHANGED_MEANWHILE)?;
        Ok(CancellationCard { shop: cx.shop, from: set.from })
    }
    fn subject(&self, output: &CancellationCard) -> Option<RawId> {
        Some(output.shop.raw())
    }
}

#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct WithdrawCancellation {}

impl Command for WithdrawCancellation {
    const NAME: &'static str = "withdraw_cancellation";
    const POLICY: Policy = Policy::shop("plans.manage", Modes::Any, Entitled::Free);
    type Prepared = ();
    type Output = CancellationCard;

    fn run(&self, (): &(), cx: &Context, tx: &mut Tx<'_, '_>) -> Result<CancellationCard> {
        tx.must(&Keep, &NOT_CANCELED)?;
        Ok(CancellationCard { shop: cx.shop, from: None })
    }
    fn subject(&self, output: &CancellationCard) -> Option<RawId> {
        Some(output.shop.raw())
    }
}
