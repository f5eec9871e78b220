//! Whether a member looks at a checkout before it is an order, and why.

use souk_core::Result;
use souk_engine::{Context, Tx};
use souk_places::Place;

use super::shop::ShopSide;
use crate::model::channel::Channel;
use crate::model::form::Checked;
use crate::model::risk::{Risk, RiskReason, Signs, weigh};

pub struct Verdict {
    pub risk: Risk,
    pub screened: bool,
}

/// What a checkout says of itself.
#[derive(Debug, Clone, Copy)]
pub struct Looks {
    /// A page saw what only robots do.
    pub robot: bool,
    /// Somebody wants a member to look.
    pub asked: bool,
    /// It came with more orders than usually do.
    pub burst: bool,
}

impl Verdict {
    /// Members know whom they type an order for: nothing is weighed.
    pub fn of(
        tx: &mut Tx<'_, '_>,
        cx: &Context,
        side: &ShopSide,
        form: &Checked,
        (channel, place): (Channel, Option<&Place>),
        looks: Looks,
    ) -> Result<Self> {
        if channel.is_trusted() && !looks.asked {
            return Ok(Self { risk: Risk::default(), screened: false });
        }
        let burst = channel.limits_open_orders() && (looks.burst || side.bursting);
        let signs = Signs {
            returned: side.returned,
            delivered: side.delivered,
            name: &form.name,
            phone: &form.phone,
            province: place.map(|place| place.province),
            robot: looks.robot,
            burst,
        };
        let defences = &side.settings.defences;
        let mut risk = weigh(&signs, defences);
        if side.is_blocked() {
            risk.note(RiskReason::Blocked);
        }
        if looks.asked {
            risk.note(RiskReason::Asked);
        }
        let screened = side.is_blocked()
            || looks.robot
            || looks.asked
            || risk.score >= defences.screen_from
            || (burst && side.is_stranger(tx, cx.shop)?);
        Ok(Self { risk, screened })
    }
}
