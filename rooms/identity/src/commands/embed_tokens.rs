//! Tokens with which pages of named origins show the shop's limit, and nothing else.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use souk_core::{RawId, Result, text};
use souk_engine::{Command, Context, Entitled, Modes, Policy, Tx};

use crate::changes::{CreateEmbed, RevokeEmbed};
use crate::model::EmbedTokenId;
use crate::model::origin::origin;
use crate::model::token::{EMBED, Token};
use crate::refusals::{EMBED_NOT_FOUND, EMBED_ORIGIN_INVALID, KEY_NAME_INVALID};

/// Pages that one token may stand on.
const MOST_ORIGINS: usize = 10;

#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CreateEmbedToken {
    pub name: String,
    /// `https://amina.example`: where the pages are, without a path; one to ten.
    pub origins: Vec<String>,
}

/// A new token; its text is shown this once.
#[derive(Clone, Serialize, Deserialize, JsonSchema)]
pub struct EmbedOnce {
    pub id: EmbedTokenId,
    pub token: String,
}

impl Command for CreateEmbedToken {
    const NAME: &'static str = "create_embed_token";
    const POLICY: Policy = Policy::shop("settings.manage", Modes::NotEmergency, Entitled::Free).secret();
    type Prepared = ();
    type Output = EmbedOnce;
    fn run(&self, (): &(), cx: &Context, tx: &mut Tx<'_, '_>) -> Result<EmbedOnce> {
        let name = text::line(&self.name, 80).filter(|name| !name.is_empty());
        let name = name.ok_or_else(|| KEY_NAME_INVALID.with().field("name", KEY_NAME_INVALID.code))?;
        let wrong = || EMBED_ORIGIN_INVALID.with().field("origins", EMBED_ORIGIN_INVALID.code);
        let mut origins: Vec<String> = Vec::new();
        for typed in &self.origins {
            let read = origin(typed).ok_or_else(wrong)?;
            if !origins.contains(&read) {
                origins.push(read);
            }
        }
        if origins.is_empty() || origins.len() > MOST_ORIGINS {
            return wrong().err();
        }
        let token = Token::new(EMBED, cx.shop, &cx.ids);
        let id = cx.id();
        tx.make(&CreateEmbed { id, token: &token, name: &name, origins: &origins })?;
        Ok(EmbedOnce { id, token: token.text })
    }
    fn subject(&self, output: &EmbedOnce) -> Option<RawId> {
        Some(output.id.raw())
    }
}

#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RevokeEmbedToken {
    pub id: EmbedTokenId,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct EmbedEnded {
    pub id: EmbedTokenId,
}

impl Command for RevokeEmbedToken {
    const NAME: &'static str = "revoke_embed_token";
    const POLICY: Policy = Policy::shop("settings.manage", Modes::Any, Entitled::Free);
    type Prepared = ();
    type Output = EmbedEnded;
    fn run(&self, (): &(), _: &Context, tx: &mut Tx<'_, '_>) -> Result<EmbedEnded> {
        tx.must(&RevokeEmbed { id: self.id }, &EMBED_NOT_FOUND)?;
        Ok(EmbedEnded { id: self.id })
    }
    fn subject(&self, output: &EmbedEnded) -> Option<RawId> {
        Some(output.id.raw())
    }
}
