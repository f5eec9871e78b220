//! Looks for the record of the shop's domain now.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use souk_core::{RawId, Result};
use souk_engine::{Command, Context, Entitled, Limit, LimitSubject, Modes, Policy, Tx};

use crate::jobs::LookForRecord;
use crate::queries::{DomainView, domain_row};
use crate::refusals::DOMAIN_NOT_FOUND;

/// Each look asks name servers of others.
pub(super) const LOOKS: Limit =
    Limit { name: "looks at a domain", subject: LimitSubject::Principal, count: 30, seconds: 3_600 };

/// Asks for a look; what it brings stands in the domain a moment later.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CheckDomain {}

impl Command for CheckDomain {
    const NAME: &'static str = "check_domain";
    const POLICY: Policy =
        Policy::shop("storefront.manage", Modes::Any, Entitled::To("custom_domain")).limited(&[LOOKS]);
    type Prepared = ();
    type Output = DomainView;

    fn run(&self, (): &(), cx: &Context, tx: &mut Tx<'_, '_>) -> Result<DomainView> {
        let row = domain_row(tx, cx.shop)?.ok_or_else(|| DOMAIN_NOT_FOUND.refuse())?;
        tx.enqueue(&LookForRecord { id: row.id }, Some(row.id.raw()))?;
        Ok(row.into())
    }
    fn subject(&self, output: &DomainView) -> Option<RawId> {
        Some(output.id.raw())
    }
}
