//! A platform admin stops a shop's online orders, and lets them through again. Other reasons come and go by
//! themselves.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use souk_core::{RawId, Result, text};
use souk_engine::{Command, Context, Policy, Tx};
use souk_shops::ShopId;

use crate::changes::{Block, Unblock};
use crate::model::standing::Reason;
use crate::queries::blocked_reasons;
use crate::refusals::{BLOCK_TEXT_INVALID, NOT_BLOCKED};

#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct BlockShop {
    pub id: ShopId,
    /// `abuse`, `fraud`, `debt` …: a word that lists can filter by.
    pub code: String,
    /// What the shop's members read.
    pub text: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct BlockCard {
    pub shop: ShopId,
    pub blocked: bool,
    /// Reasons that hold beside a platform admin's block.
    pub still_blocked_by: Vec<Reason>,
}

fn card(cx: &Context, tx: &mut Tx<'_, '_>, shop: ShopId, blocked: bool) -> Result<BlockCard> {
    let mut still_blocked_by = blocked_reasons(tx, shop, cx.now)?;
    still_blocked_by.retain(|reason| *reason != Reason::AdminBlocked);
    Ok(BlockCard { shop, blocked, still_blocked_by })
}

impl Command for BlockShop {
    const NAME: &'static str = "block_shop";
    const POLICY: Policy = Policy::platform("platform.operate");
    type Prepared = ();
    type Output = BlockCard;

    fn run(&self, (): &(), cx: &Context, tx: &mut Tx<'_, '_>) -> Result<BlockCard> {
        let shop =
            souk_shops::card(tx, self.id)?.ok_or_else(|| souk_engine::refusals::SHOP_NOT_FOUND.refuse())?.id;
        let word = |text: &str| text.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_');
        let code = text::line(&self.code, 40).filter(|code| !code.is_empty() && word(code));
        let text = text::lines(&self.text, 500).filter(|text| !text.is_empty());
        let Some((code, text)) = code.zip(text) else {
            return BLOCK_TEXT_INVALID.with().field("text", BLOCK_TEXT_INVALID.code).err();
        };
        tx.make(&Block { shop, block: cx.id(), code: &code, text: &text })?;
        card(cx, tx, shop, true)
    }
    fn subject(&self, output: &BlockCard) -> Option<RawId> {
        Some(output.shop.raw())
    }
}

#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct UnblockShop {
    pub id: ShopId,
}

impl Command for UnblockShop {
    const NAME: &'static str = "unblock_shop";
    const POLICY: Policy = Policy::platform("platform.operate");
    type Prepared = ();
    type Output = BlockCard;

    fn run(&self, (): &(), cx: &Context, tx: &mut Tx<'_, '_>) -> Result<BlockCard> {
        tx.must(&Unblock { shop: self.id }, &NOT_BLOCKED)?;
        card(cx, tx, self.id, false)
    }
    fn subject(&self, output: &BlockCard) -> Option<RawId> {
        Some(output.shop.raw())
    }
}
