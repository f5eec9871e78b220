//! A page of the shop's own.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use souk_core::{RawId, Result, Words};
use souk_engine::{Command, Context, Entitled, Modes, Policy, Tx};

use crate::SitePageId;
use crate::changes::Save;
use crate::model::page::{MOST_PAGES, Page};
use crate::queries::{SitePageView, count, view};
use crate::refusals::{CHANGED_MEANWHILE, SLUG_TAKEN, TOO_MANY};

#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AddSitePage {
    /// The end of its address: `about`.
    pub slug: String,
    pub title: Words,
    /// Plain text with few signs: `## ` heading, `- ` list, `**bold**`, `[words](https://…)`.
    #[serde(default)]
    pub body: Words,
    /// Customers see it.
    #[serde(default = "yes")]
    pub shown: bool,
    /// Where it stands among the others; behind them unless told.
    #[serde(default)]
    pub position: Option<i64>,
}

const fn yes() -> bool {
    true
}

impl Command for AddSitePage {
    const NAME: &'static str = "add_site_page";
    /// Alone, so that two who add at once do not both find room for the last one.
    const POLICY: Policy =
        Policy::shop("storefront.manage", Modes::NotEmergency, Entitled::To("storefront")).alone();
    type Prepared = ();
    type Output = SitePageView;

    fn run(&self, (): &(), cx: &Context, tx: &mut Tx<'_, '_>) -> Result<SitePageView> {
        let there = count(tx, cx, &self.slug)?;
        let page = Page {
            slug: self.slug.clone(),
            title: self.title.clone(),
            body: self.body.clone(),
            shown: self.shown,
            position: self.position.unwrap_or(there.last + 1).clamp(0, 1_000_000),
        };
        let page = page.checked()?;
        if there.taken {
            return SLUG_TAKEN.with().field("slug", SLUG_TAKEN.code).err();
        }
        if there.pages >= MOST_PAGES {
            return TOO_MANY.with().arg("max", MOST_PAGES).err();
        }
        let id: SitePageId = cx.id();
        tx.must(&Save { id, page: &page, rev: 0 }, &CHANGED_MEANWHILE)?;
        view(tx, cx, id)
    }
    fn subject(&self, output: &SitePageView) -> Option<RawId> {
        Some(output.id.raw())
    }
}
