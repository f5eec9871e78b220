//! Keys for programs, of a shop or of the platform: made, ended, never changed.

use serde::{Deserialize, Serialize};
use souk_core::{RawId, Result, UserId, params};
use souk_engine::{Change, Event, Rows, sql};

use crate::model::ApiKeyId;
use crate::model::token::Token;

#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct ApiKeyCreated {
    pub id: ApiKeyId,
    pub permissions: Vec<String>,
}

impl Event for ApiKeyCreated {
    const NAME: &'static str = "api_key.created";
    const VERSION: u16 = 1;
    fn subject(&self) -> RawId {
        self.id.raw()
    }
}

/// The key belongs to the present tenant: a shop, or the installation.
pub(crate) struct CreateKey<'a> {
    pub id: ApiKeyId,
    pub token: &'a Token,
    pub name: &'a str,
    pub permissions: &'a [String],
    /// Nobody, where the machine or another key made it.
    pub made_by: Option<UserId>,
}

impl Change for CreateKey<'_> {
    type Event = ApiKeyCreated;
    fn apply(&self, rows: &mut Rows<'_, '_>) -> Result<Option<ApiKeyCreated>> {
        rows.put(
            sql!(
                "insert into api_keys (shop_id, id, token_hash, hint, name, permissions, created_at,
                                       revoked_at, made_by)
                 values ($1, $2, $3, $4, $5, $6, $7, null, $8)"
            ),
            params![
                rows.shop(),
                self.id,
                self.token.hash.clone(),
                self.token.hint(),
                self.name,
                serde_json::json!(self.permissions),
                rows.now(),
                self.made_by
            ],
        )?;
        Ok(Some(ApiKeyCreated { id: self.id, permissions: self.permissions.to_vec() }))
    }
}

#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct ApiKeyRevoked {
    pub id: ApiKeyId,
}

impl Event for ApiKeyRevoked {
    const NAME: &'static str = "api_key.revoked";
    const VERSION: u16 = 1;
    fn subject(&self) -> RawId {
        self.id.raw()
    }
}

pub(crate) struct RevokeKey {
    pub id: ApiKeyId,
}

impl Change for RevokeKey {
    type Event = ApiKeyRevoked;
    fn apply(&self, rows: &mut Rows<'_, '_>) -> Result<Option<ApiKeyRevoked>> {
        let changed = rows.run(
            sql!("update api_keys set revoked_at = $3 where shop_id = $1 and id = $2 and revoked_at is null"),
            params![rows.shop(), self.id, rows.now()],
        )?;
        Ok((changed == 1).then_some(ApiKeyRevoked { id: self.id }))
    }
}
