//! Which letters about the limit somebody reads.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use souk_core::{Result, UserId, params};
use souk_engine::{Context, Entitled, Modes, Policy, Query, Reader, sql};
use souk_shops::ShopId;

/// Members who want no letters before the limit is reached.
pub(crate) fn muted(db: &mut Reader<'_>, shop: ShopId) -> Result<Vec<UserId>> {
    let rows: Vec<(UserId,)> =
        db.rows(sql!("select user_id from limit_mutes where shop_id = $1"), params![shop])?;
    Ok(rows.into_iter().map(|(user,)| user).collect())
}

/// Whether the asker has letters before the limit is reached.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LimitLetters {}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct LetterCard {
    /// No letters at 70, 80 and 90 per cent.
    pub below_100_muted: bool,
}

impl Query for LimitLetters {
    const NAME: &'static str = "limit_letters";
    const POLICY: Policy = Policy::shop("plans.view", Modes::Any, Entitled::Free);
    type Output = LetterCard;
    fn answer(&self, cx: &Context, db: &mut Reader<'_>) -> Result<LetterCard> {
        let asker = souk_identity::user_of(&cx.actor);
        let below_100_muted = muted(db, cx.shop)?.iter().any(|user| Some(*user) == asker);
        Ok(LetterCard { below_100_muted })
    }
}
