//! Tokens for pages elsewhere: what a shop has, and what one of them opens.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use souk_core::{Moment, Result, TenantId, params};
use souk_engine::{Context, Entitled, Modes, Policy, Query, Reader, refusals, row, sql};

use crate::model::EmbedTokenId;
use crate::model::origin::origin;
use crate::model::token::{EMBED, Token, token_shop};

/// The shop whose limit a page of `from` may show with this token. A token that is unknown or ended, and a
/// page that it was not made for, are refused alike. Doors read it with platform reach.
pub fn embedded_shop(db: &mut Reader<'_>, token: &str, from: Option<&str>) -> Result<TenantId> {
    let denied = || refusals::DENIED.refuse();
    let shop = token_shop(token, EMBED).ok_or_else(denied)?;
    let from = from.and_then(origin).ok_or_else(denied)?;
    let found: Option<(serde_json::Value,)> = db.one(
        sql!(
            "select origins from embed_tokens where shop_id = $1 and token_hash = $2 and revoked_at is null"
        ),
        params![shop, Token::hash(token)],
    )?;
    let known = found.is_some_and(|(origins,)| texts(&origins).contains(&from));
    if known { Ok(shop) } else { Err(denied()) }
}

fn texts(list: &serde_json::Value) -> Vec<String> {
    list.as_array().into_iter().flatten().filter_map(|text| text.as_str().map(str::to_owned)).collect()
}

row! {
    struct Cells {
        id: EmbedTokenId,
        hint: String,
        name: String,
        origins: serde_json::Value,
        created_at: Moment,
        revoked_at: Option<Moment>,
    }
}

#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct EmbedTokenRow {
    pub id: EmbedTokenId,
    /// The last letters of the token.
    pub hint: String,
    pub name: String,
    pub origins: Vec<String>,
    pub created_at: Moment,
    pub revoked_at: Option<Moment>,
}

#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct EmbedTokens {
    pub items: Vec<EmbedTokenRow>,
}

/// The shop's tokens for pages elsewhere, newest first.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct EmbedTokenList {}

impl Query for EmbedTokenList {
    const NAME: &'static str = "embed_token_list";
    const POLICY: Policy = Policy::shop("settings.manage", Modes::Any, Entitled::Free);
    type Output = EmbedTokens;
    fn answer(&self, cx: &Context, db: &mut Reader<'_>) -> Result<EmbedTokens> {
        let rows: Vec<Cells> = db.rows(
            sql!(
                "select id, hint, name, origins, created_at, revoked_at from embed_tokens
                 where shop_id = $1 order by id desc limit 200"
            ),
            params![cx.shop],
        )?;
        let items = rows.into_iter().map(|row| EmbedTokenRow {
            origins: texts(&row.origins),
            id: row.id,
            hint: row.hint,
            name: row.name,
            created_at: row.created_at,
            revoked_at: row.revoked_at,
        });
        Ok(EmbedTokens { items: items.collect() })
    }
}
