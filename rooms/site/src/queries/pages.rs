//! Questions about pages.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use souk_core::{Error, Moment, Result, Words, params};
use souk_engine::{Context, Entitled, Modes, Policy, Query, Question, Reader, row, sql};

use crate::SitePageId;
use crate::refusals::NOT_FOUND;

row! {
    /// A page as whoever writes it sees it.
    #[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
    pub struct SitePageView {
        pub id: SitePageId,
        pub slug: String,
        pub title: Words,
        pub body: Words,
        pub position: i64,
        pub shown: bool,
        pub updated_at: Moment,
        /// Give it back with a change.
        pub rev: i64,
    }
}

row! {
    #[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
    pub struct SitePageRow {
        pub id: SitePageId,
        pub slug: String,
        pub title: Words,
        pub position: i64,
        pub shown: bool,
        pub updated_at: Moment,
    }
}

row! {
    /// A page as every page of the shop names it at its foot.
    #[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
    pub struct PageLink {
        pub slug: String,
        pub title: Words,
    }
}

/// One page; another shop's looks like none.
pub(crate) fn view(db: &mut Reader<'_>, cx: &Context, id: SitePageId) -> Result<SitePageView> {
    let row: Option<SitePageView> = db.one(
        sql!(
            "select id, slug, title, body, position, shown, updated_at, rev from site_pages
             where shop_id = $1 and id = $2"
        ),
        params![cx.shop, id],
    )?;
    row.ok_or_else(|| NOT_FOUND.refuse())
}

row! {
    /// What a new page must know of the others.
    pub(crate) struct There {
        pub pages: i64,
        pub last: i64,
        pub taken: bool,
    }
}

pub(crate) fn count(db: &mut Reader<'_>, cx: &Context, slug: &str) -> Result<There> {
    let row: Option<There> = db.one(
        sql!(
            "select cast(count(*) as bigint), coalesce(max(position), 0),
                    coalesce(max(case when slug = $2 then 1 else 0 end), 0) = 1
             from site_pages where shop_id = $1"
        ),
        params![cx.shop, *slug],
    )?;
    row.ok_or_else(|| Error::fault("a count without a row"))
}

/// The pages that the shop of a public path shows, to be asked beside the shop; doors read them with platform
/// reach.
pub fn links_by_slug(shop: &str) -> Question<Vec<PageLink>> {
    Question::rows(
        sql!(
            "select slug, title from site_pages
             where shop_id = (select shop_id from v_shops where slug = $1) and shown = true
             order by position, id"
        ),
        params![*shop],
    )
}

#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SitePageList {}

impl Query for SitePageList {
    const NAME: &'static str = "site_page_list";
    const POLICY: Policy = Policy::shop("storefront.manage", Modes::Any, Entitled::Free);
    type Output = Vec<SitePageRow>;
    fn answer(&self, cx: &Context, db: &mut Reader<'_>) -> Result<Vec<SitePageRow>> {
        db.rows(
            sql!(
                "select id, slug, title, position, shown, updated_at from site_pages
                 where shop_id = $1 order by position, id"
            ),
            params![cx.shop],
        )
    }
}

#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SitePageCard {
    pub id: SitePageId,
}

impl Query for SitePageCard {
    const NAME: &'static str = "site_page_card";
    const POLICY: Policy = Policy::shop("storefront.manage", Modes::Any, Entitled::Free);
    type Output = SitePageView;
    fn answer(&self, cx: &Context, db: &mut Reader<'_>) -> Result<SitePageView> {
        view(db, cx, self.id)
    }
}

/// A page that customers see.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PublicSitePage {
    pub slug: String,
}

row! {
    #[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
    pub struct PublicSitePageView {
        pub slug: String,
        pub title: Words,
        pub body: Words,
        pub updated_at: Moment,
    }
}

impl Query for PublicSitePage {
    const NAME: &'static str = "public_site_page";
    const POLICY: Policy = Policy::visitor("storefront.manage", Modes::Any, Entitled::Free);
    type Output = PublicSitePageView;
    fn answer(&self, cx: &Context, db: &mut Reader<'_>) -> Result<PublicSitePageView> {
        let row: Option<PublicSitePageView> = db.one(
            sql!(
                "select slug, title, body, updated_at from site_pages
                 where shop_id = $1 and slug = $2 and shown = true"
            ),
            params![cx.shop, self.slug],
        )?;
        row.ok_or_else(|| NOT_FOUND.refuse())
    }
}
