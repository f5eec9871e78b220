//! Tokens for pages elsewhere: made, ended, never changed.

use serde::{Deserialize, Serialize};
use souk_core::{RawId, Result, params};
use souk_engine::{Change, Event, Rows, sql};

use crate::model::EmbedTokenId;
use crate::model::token::Token;

#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct EmbedTokenCreated {
    pub id: EmbedTokenId,
    pub origins: Vec<String>,
}

impl Event for EmbedTokenCreated {
    const NAME: &'static str = "embed_token.created";
    const VERSION: u16 = 1;
    fn subject(&self) -> RawId {
        self.id.raw()
    }
}

pub(crate) struct CreateEmbed<'a> {
    pub id: EmbedTokenId,
    pub token: &'a Token,
    pub name: &'a str,
    pub origins: &'a [String],
}

impl Change for CreateEmbed<'_> {
    type Event = EmbedTokenCreated;
    fn apply(&self, rows: &mut Rows<'_, '_>) -> Result<Option<EmbedTokenCreated>> {
        rows.put(
            sql!(
                "insert into embed_tokens (shop_id, id, token_hash, hint, name, origins, created_at,
                                           revoked_at)
                 values ($1, $2, $3, $4, $5, $6, $7, null)"
            ),
            params![
                rows.shop(),
                self.id,
                self.token.hash.clone(),
                self.token.hint(),
                self.name,
                serde_json::json!(self.origins),
                rows.now()
            ],
        )?;
        Ok(Some(EmbedTokenCreated { id: self.id, origins: self.origins.to_vec() }))
    }
}

#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct EmbedTokenRevoked {
    pub id: EmbedTokenId,
}

impl Event for EmbedTokenRevoked {
    const NAME: &'static str = "embed_token.revoked";
    const VERSION: u16 = 1;
    fn subject(&self) -> RawId {
        self.id.raw()
    }
}

pub(crate) struct RevokeEmbed {
    pub id: EmbedTokenId,
}

impl Change for RevokeEmbed {
    type Event = EmbedTokenRevoked;
    fn apply(&self, rows: &mut Rows<'_, '_>) -> Result<Option<EmbedTokenRevoked>> {
        let changed = rows.run(
            sql!(
                "update embed_tokens set revoked_at = $3
                 where shop_id = $1 and id = $2 and revoked_at is null"
            ),
            params![rows.shop(), self.id, rows.now()],
        )?;
        Ok((changed == 1).then_some(EmbedTokenRevoked { id: self.id }))
    }
}
