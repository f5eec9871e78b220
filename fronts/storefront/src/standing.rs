//! Does the shop take orders now? Asked before somebody fills a form for nothing; placing an order asks
//! again.

use souk_core::Result;
use souk_engine::{Mode, Reach};
use souk_plans::Reason;
use souk_shops::WhenBlocked;

use crate::front::Front;

/// For whatever reason: that is the shop's own matter.
pub async fn takes_no_orders(front: &Front) -> Result<bool> {
    if front.is_trial {
        return Ok(front.shop.mode == Mode::Emergency);
    }
    if matches!(front.shop.mode, Mode::Maintenance | Mode::Emergency) {
        return Ok(true);
    }
    let (shop, now) = (front.shop.id, front.web().now());
    let engine = front.web().engine();
    let reasons =
        engine.read(Reach::Shop(shop), move |db| souk_plans::blocked_reasons(db, shop, now)).await?;
    // Where checkouts may wait for units, the quota alone closes nothing.
    let waits = front.settings.when_blocked == WhenBlocked::Wait;
    Ok(reasons.iter().any(|reason| !waits || *reason != Reason::QuotaReached))
}
