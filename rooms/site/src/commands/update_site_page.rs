//! Changes a page: what is left out stays. Its address stays for ever, since others link to it.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use souk_core::{RawId, Result, Words};
use souk_engine::{Command, Context, Entitled, Modes, Policy, Tx};

use crate::SitePageId;
use crate::changes::Save;
use crate::model::page::Page;
use crate::queries::{SitePageView, view};
use crate::refusals::CHANGED_MEANWHILE;

#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct UpdateSitePage {
    pub id: SitePageId,
    /// The revision that the change starts from.
    pub rev: i64,
    #[serde(default)]
    pub title: Option<Words>,
    #[serde(default)]
    pub body: Option<Words>,
    #[serde(default)]
    pub shown: Option<bool>,
    #[serde(default)]
    pub position: Option<i64>,
}

impl Command for UpdateSitePage {
    const NAME: &'static str = "update_site_page";
    const POLICY: Policy = Policy::shop("storefront.manage", Modes::NotEmergency, Entitled::To("storefront"));
    type Prepared = ();
    type Output = SitePageView;

    fn run(&self, (): &(), cx: &Context, tx: &mut Tx<'_, '_>) -> Result<SitePageView> {
        let old = view(tx, cx, self.id)?;
        if old.rev != self.rev {
            return CHANGED_MEANWHILE.with().arg("rev", old.rev).err();
        }
        let page = Page {
            slug: old.slug,
            title: self.title.clone().unwrap_or(old.title),
            body: self.body.clone().unwrap_or(old.body),
            shown: self.shown.unwrap_or(old.shown),
            position: self.position.unwrap_or(old.position).clamp(0, 1_000_000),
        };
        let page = page.checked()?;
        tx.must(&Save { id: self.id, page: &page, rev: self.rev }, &CHANGED_MEANWHILE)?;
        view(tx, cx, self.id)
    }
    fn subject(&self, _: &SitePageView) -> Option<RawId> {
        Some(self.id.raw())
    }
}
