//! Who brought whom to the platform, and what both got for it.

use serde::{Deserialize, Serialize};
use souk_core::{RawId, Result, TenantId, params};
use souk_engine::{Change, Event, Rows, sql};
use souk_shops::ShopId;

#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct ShopReferred {
    pub invited: ShopId,
    pub inviter: ShopId,
}

impl Event for ShopReferred {
    const NAME: &'static str = "referral.came";
    const VERSION: u16 = 1;
    fn subject(&self) -> RawId {
        self.invited.raw()
    }
}

/// A shop was opened by another's link.
pub(crate) struct Refer {
    pub invited: ShopId,
    pub inviter: ShopId,
}

impl Change for Refer {
    type Event = ShopReferred;
    fn apply(&self, rows: &mut Rows<'_, '_>) -> Result<Option<ShopReferred>> {
        let Self { invited, inviter } = *self;
        let made = rows.run(
            sql!(
                "insert into referrals (shop_id, invited, inviter, came_at) values ($1, $2, $3, $4)
                 on conflict (shop_id, invited) do nothing"
            ),
            params![TenantId::INSTALLATION, invited, inviter, rows.now()],
        )?;
        Ok((made == 1).then_some(ShopReferred { invited, inviter }))
    }
}

#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct ReferralRewarded {
    pub invited: ShopId,
    pub inviter: ShopId,
    pub invited_orders: i64,
    pub inviter_orders: i64,
}

impl Event for ReferralRewarded {
    const NAME: &'static str = "referral.rewarded";
    const VERSION: u16 = 1;
    fn subject(&self) -> RawId {
        self.invited.raw()
    }
}

/// Once: whoever comes second changes nothing.
pub(crate) struct Reward(pub ReferralRewarded);

impl Change for Reward {
    type Event = ReferralRewarded;
    fn apply(&self, rows: &mut Rows<'_, '_>) -> Result<Option<ReferralRewarded>> {
        let event = &self.0;
        let changed = rows.run(
            sql!(
                "update referrals set rewarded_at = $3, invited_orders = $4, inviter_orders = $5
                 where shop_id = $1 and invited = $2 and rewarded_at is null"
            ),
            params![
                TenantId::INSTALLATION,
                event.invited,
                rows.now(),
                event.invited_orders,
                event.inviter_orders
            ],
        )?;
        Ok((changed == 1).then(|| event.clone()))
    }
}
