//! Holds whose time has come are given back: once a minute, shop by shop.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use souk_core::{RawId, Result};
use souk_engine::{Command, Context, Entitled, Modes, Policy, Tx, sql};

use crate::changes::EndHolds;
use crate::model::movement::ReservationState;

#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ExpireHolds {}

#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct Expired {
    pub holders: i64,
    /// Whether there may be others left.
    pub more: bool,
}

/// Holders that end in one transaction.
const AT_ONCE: usize = 50;

impl Command for ExpireHolds {
    const NAME: &'static str = "expire_holds";
    const POLICY: Policy = Policy::shop("stock.manage", Modes::Any, Entitled::Free).bulk();
    type Prepared = ();
    type Output = Expired;
    fn run(&self, (): &(), cx: &Context, tx: &mut Tx<'_, '_>) -> Result<Expired> {
        let due: Vec<(RawId,)> = tx.rows(
            sql!(
                "select distinct holder_id from reservations
                 where shop_id = $1 and state = 'held' and expires_at <= $2 order by holder_id limit 50"
            ),
            souk_core::params![cx.shop, cx.now],
        )?;
        let mut holders = 0;
        for (holder,) in &due {
            let ended =
                tx.make(&EndHolds { holder: *holder, state: ReservationState::Expired, due: Some(cx.now) })?;
            holders += i64::from(ended.is_some());
        }
        Ok(Expired { holders, more: due.len() == AT_ONCE })
    }
}
