//! A further code is registered for a variant.

use serde::{Deserialize, Serialize};
use souk_core::{RawId, Result};
use souk_engine::{Change, Event, Rows};

use crate::changes::parts;
use crate::model::product::ProductId;
use crate::model::rules::CodeClaim;

pub struct RegisterCode<'a> {
    pub product: ProductId,
    pub claims: &'a [CodeClaim],
}

#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct CodeRegistered {
    pub product_id: ProductId,
    pub code: String,
}

impl Event for CodeRegistered {
    const NAME: &'static str = "code.registered";
    const VERSION: u16 = 1;
    fn subject(&self) -> RawId {
        self.product_id.raw()
    }
}

impl Change for RegisterCode<'_> {
    type Event = CodeRegistered;
    fn apply(&self, rows: &mut Rows<'_, '_>) -> Result<Option<CodeRegistered>> {
        parts::claim_codes(rows, self.product, self.claims)?;
        let code = self.claims.first().map(|claim| claim.text.clone());
        Ok(code.map(|code| CodeRegistered { product_id: self.product, code }))
    }
}
