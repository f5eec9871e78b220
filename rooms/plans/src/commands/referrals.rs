//! A shop that another brought has paid its first month: both get orders, once.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use souk_core::{RawId, Result};
use souk_engine::{Command, Context, Policy, Tx};
use souk_shops::ShopId;

use crate::changes::{Refer, ReferralRewarded, Reward};
use crate::queries::{inviter_waiting, platform_settings};
use crate::refusals::{REFERRAL_SELF, REFERRAL_UNKNOWN};
use crate::steps::{BROUGHT, gift, had_elsewhere, has_paid, share_contacts, take_offer};

/// Notes by whose link a shop was opened. Nobody brings themselves, under a second account neither.
pub(super) fn refer(
    tx: &mut Tx<'_, '_>,
    code: &str,
    invited: ShopId,
    owner: souk_core::UserId,
) -> Result<()> {
    let found = tx.ask(souk_shops::by_slug(code.trim()))?.filter(|card| !card.closed);
    let inviter = found.ok_or_else(|| REFERRAL_UNKNOWN.with().field("invited_by", REFERRAL_UNKNOWN.code))?;
    if inviter.owner == owner || share_contacts(tx, invited, inviter.id)? {
        return REFERRAL_SELF.with().field("invited_by", REFERRAL_SELF.code).err();
    }
    tx.make(&Refer { invited, inviter: inviter.id }).map(|_| ())
}

#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RewardReferral {
    /// The shop that came.
    pub invited: ShopId,
}

/// What both got, also where that is nothing; no `inviter` where nobody brought the shop or it was decided.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct RewardCard {
    pub inviter: Option<ShopId>,
    pub invited_orders: i64,
    pub inviter_orders: i64,
}

impl Command for RewardReferral {
    const NAME: &'static str = "reward_referral";
    const POLICY: Policy = Policy::platform("platform.operate");
    type Prepared = ();
    type Output = RewardCard;

    fn run(&self, (): &(), _: &Context, tx: &mut Tx<'_, '_>) -> Result<RewardCard> {
        let invited = self.invited;
        let orders = platform_settings(tx)?.0.referral_orders;
        let Some(inviter) = inviter_waiting(tx, invited)? else { return Ok(RewardCard::default()) };
        if !has_paid(tx, invited)? {
            return Ok(RewardCard::default());
        }
        // What was offered when the first month was paid holds, and no later offer.
        let none =
            orders == 0 || share_contacts(tx, invited, inviter)? || had_elsewhere(tx, invited, BROUGHT)?;
        // Rows of two shops are locked in the order of their ids, whoever brought whom.
        let mut given = [(invited, 0), (inviter, 0)];
        given.sort();
        if !none {
            take_offer(tx, invited, BROUGHT)?;
            for (shop, got) in &mut given {
                *got = gift(tx, *shop, orders)?;
            }
        }
        let of = |shop: ShopId| given.iter().find(|(id, _)| *id == shop).map_or(0, |(_, got)| *got);
        let (invited_orders, inviter_orders) = (of(invited), of(inviter));
        let event = ReferralRewarded { invited, inviter, invited_orders, inviter_orders };
        // Whoever comes second finds nothing to reward, and what was given here goes with this refusal.
        tx.must(&Reward(event), &crate::refusals::CHANGED_MEANWHILE)?;
        Ok(RewardCard { inviter: Some(inviter), invited_orders, inviter_orders })
    }
    fn subject(&self, _: &RewardCard) -> Option<RawId> {
        Some(self.invited.raw())
    }
}
