//! Blocks by a platform admin: one open per shop, lifted ones kept.

use serde::{Deserialize, Serialize};
use souk_core::{RawId, Result, params};
use souk_engine::{Change, Event, Rows, sql};
use souk_shops::ShopId;

use crate::model::BlockId;
use crate::refusals::ALREADY_BLOCKED;

#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct ShopBlocked {
    pub shop: ShopId,
    pub block: BlockId,
    pub code: String,
}

impl Event for ShopBlocked {
    const NAME: &'static str = "shop.blocked";
    const VERSION: u16 = 1;
    fn subject(&self) -> RawId {
        self.shop.raw()
    }
}

pub(crate) struct Block<'a> {
    pub shop: ShopId,
    pub block: BlockId,
    pub code: &'a str,
    pub text: &'a str,
}

impl Change for Block<'_> {
    type Event = ShopBlocked;
    fn apply(&self, rows: &mut Rows<'_, '_>) -> Result<Option<ShopBlocked>> {
        rows.insert(
            sql!(
                "insert into blocks (shop_id, id, code, note, blocked_at, lifted_at, open_mark)
                 values ($1, $2, $3, $4, $5, null, 1)"
            ),
            params![self.shop, self.block, self.code, self.text, rows.now()],
            &[("blocks", "shop_id, open_mark", &ALREADY_BLOCKED)],
        )?;
        Ok(Some(ShopBlocked { shop: self.shop, block: self.block, code: self.code.to_owned() }))
    }
}

#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct ShopUnblocked {
    pub shop: ShopId,
}

impl Event for ShopUnblocked {
    const NAME: &'static str = "shop.unblocked";
    const VERSION: u16 = 1;
    fn subject(&self) -> RawId {
        self.shop.raw()
    }
}

pub(crate) struct Unblock {
    pub shop: ShopId,
}

impl Change for Unblock {
    type Event = ShopUnblocked;
    fn apply(&self, rows: &mut Rows<'_, '_>) -> Result<Option<ShopUnblocked>> {
        let changed = rows.run(
            sql!("update blocks set open_mark = null, lifted_at = $2 where shop_id = $1 and open_mark = 1"),
            params![self.shop, rows.now()],
        )?;
        Ok((changed == 1).then_some(ShopUnblocked { shop: self.shop }))
    }
}
