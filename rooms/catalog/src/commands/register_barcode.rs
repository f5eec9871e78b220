//! A member gives a variant a further barcode, or makes one its first.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use souk_core::{RawId, Result};
use souk_engine::{Command, Context, Entitled, Modes, Policy, Tx};

use crate::changes::RegisterCode;
use crate::commands::{keep, minted, seen, shown};
use crate::model::product::{ProductId, VariantId};
use crate::model::rules::{self, CodeKind};
use crate::queries::ProductView;
use crate::refusals;

#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RegisterBarcode {
    pub id: ProductId,
    pub variant_id: VariantId,
    pub rev: i64,
    /// Without it a code of our own is minted.
    #[serde(default)]
    pub text: Option<String>,
    #[serde(default)]
    pub kind: Option<CodeKind>,
    /// The one that is printed.
    #[serde(default)]
    pub primary: bool,
}

impl Command for RegisterBarcode {
    const NAME: &'static str = "register_barcode";
    const POLICY: Policy = Policy::shop("products.manage", Modes::NotEmergency, Entitled::Free);
    type Prepared = ();
    type Output = ProductView;
    fn run(&self, (): &(), cx: &Context, tx: &mut Tx<'_, '_>) -> Result<ProductView> {
        let before = seen(tx, cx, self.id, self.rev)?;
        let mut after = before.product.clone();
        let variant =
            after.variant_mut(self.variant_id).ok_or_else(|| refusals::VARIANT_NOT_FOUND.refuse())?;
        let text = match &self.text {
            Some(text) => text.clone(),
            None => minted(tx)?,
        };
        let kind = self.kind.unwrap_or_else(|| rules::barcode_kind(&text));
        if kind == CodeKind::ProductCode {
            return Err(refusals::BARCODE_INVALID.refuse());
        }
        let text = rules::barcode(&text, kind)?;
        if self.primary || variant.barcode.is_none() {
            variant.barcode = Some(text.clone());
        }
        keep(tx, cx, &before, after)?;
        let mut claims = Vec::new();
        rules::add(&mut claims, &text, Some(self.variant_id), kind)?;
        tx.make(&RegisterCode { product: self.id, claims: &claims })?;
        shown(tx, cx, self.id)
    }
    fn subject(&self, _: &ProductView) -> Option<RawId> {
        Some(self.variant_id.raw())
    }
}
