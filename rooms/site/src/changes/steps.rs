//! A step of setting the shop up is put away.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use souk_core::{RawId, Result, params};
use souk_engine::{Change, Event, Rows, sql};
use souk_shops::ShopId;

use crate::model::step::SetUpStep;

#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct SetUpStepPutAway {
    pub shop: ShopId,
    pub step: SetUpStep,
}

impl Event for SetUpStepPutAway {
    const NAME: &'static str = "set_up_step.put_away";
    const VERSION: u16 = 1;
    fn subject(&self) -> RawId {
        self.shop.raw()
    }
}

/// Nothing where it was put away before.
pub(crate) struct PutAway {
    pub step: SetUpStep,
}

impl Change for PutAway {
    type Event = SetUpStepPutAway;
    fn apply(&self, rows: &mut Rows<'_, '_>) -> Result<Option<SetUpStepPutAway>> {
        let (shop, step) = (rows.shop(), self.step);
        let added = rows.run(
            sql!(
                "insert into site_steps (shop_id, step, put_away_at) values ($1, $2, $3)
                 on conflict (shop_id, step) do nothing"
            ),
            params![shop, step, rows.now()],
        )?;
        Ok((added == 1).then_some(SetUpStepPutAway { shop, step }))
    }
}
