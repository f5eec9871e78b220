//! The shop leaves its own domain: its pages are found at the installation's address again.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use souk_core::{RawId, Result};
use souk_engine::{Command, Context, Entitled, Modes, Policy, Tx};

use crate::changes::{DomainRemoved, TakeDown};
use crate::queries::domain_row;
use crate::refusals::{DOMAIN_CHANGED, DOMAIN_NOT_FOUND};

#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RemoveDomain {
    /// The revision that is looked at.
    pub rev: i64,
}

impl Command for RemoveDomain {
    const NAME: &'static str = "remove_domain";
    const POLICY: Policy = Policy::shop("storefront.manage", Modes::Any, Entitled::Free);
    type Prepared = ();
    type Output = DomainRemoved;

    fn run(&self, (): &(), cx: &Context, tx: &mut Tx<'_, '_>) -> Result<DomainRemoved> {
        let row = domain_row(tx, cx.shop)?.ok_or_else(|| DOMAIN_NOT_FOUND.refuse())?;
        tx.must(&TakeDown { id: row.id, host: row.host, rev: self.rev }, &DOMAIN_CHANGED)
    }
    fn subject(&self, output: &DomainRemoved) -> Option<RawId> {
        Some(output.id.raw())
    }
}
