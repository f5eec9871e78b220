//! A page goes for good.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use souk_core::{RawId, Result};
use souk_engine::{Command, Context, Entitled, Modes, Policy, Tx};

use crate::SitePageId;
use crate::changes::Remove;
use crate::queries::view;
use crate::refusals::CHANGED_MEANWHILE;

#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RemoveSitePage {
    pub id: SitePageId,
    /// The revision that somebody looked at.
    pub rev: i64,
}

#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct RemovedSitePage {
    pub id: SitePageId,
    pub slug: String,
}

impl Command for RemoveSitePage {
    const NAME: &'static str = "remove_site_page";
    const POLICY: Policy = Policy::shop("storefront.manage", Modes::NotEmergency, Entitled::To("storefront"));
    type Prepared = ();
    type Output = RemovedSitePage;

    fn run(&self, (): &(), cx: &Context, tx: &mut Tx<'_, '_>) -> Result<RemovedSitePage> {
        let page = view(tx, cx, self.id)?;
        tx.must(&Remove { id: self.id, rev: self.rev }, &CHANGED_MEANWHILE)?;
        Ok(RemovedSitePage { id: self.id, slug: page.slug })
    }
    fn subject(&self, _: &RemovedSitePage) -> Option<RawId> {
        Some(self.id.raw())
    }
}
