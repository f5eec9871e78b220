//! Pages are written and removed.

use serde::{Deserialize, Serialize};
use souk_core::{RawId, Result, params};
use souk_engine::{Change, Event, Rows, sql};

use crate::SitePageId;
use crate::model::page::Page;
use crate::refusals::SLUG_TAKEN;

#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct SitePageSaved {
    pub id: SitePageId,
    pub slug: String,
    pub rev: i64,
}

impl Event for SitePageSaved {
    const NAME: &'static str = "site_page.saved";
    const VERSION: u16 = 1;
    fn subject(&self) -> RawId {
        self.id.raw()
    }
}

#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct SitePageRemoved {
    pub id: SitePageId,
}

impl Event for SitePageRemoved {
    const NAME: &'static str = "site_page.removed";
    const VERSION: u16 = 1;
    fn subject(&self) -> RawId {
        self.id.raw()
    }
}

/// `rev` 0 writes a new page; `None`: it is not at `rev` any more.
pub(crate) struct Save<'a> {
    pub id: SitePageId,
    pub page: &'a Page,
    pub rev: i64,
}

impl Change for Save<'_> {
    type Event = SitePageSaved;
    fn apply(&self, rows: &mut Rows<'_, '_>) -> Result<Option<SitePageSaved>> {
        let (shop, now, page) = (rows.shop(), rows.now(), self.page);
        let taken = [("site_pages", "shop_id, slug", &SLUG_TAKEN)];
        if self.rev == 0 {
            rows.insert(
                sql!(
                    "insert into site_pages (shop_id, id, slug, title, body, position, shown, updated_at, rev)
                     values ($1, $2, $3, $4, $5, $6, $7, $8, 1)"
                ),
                params![shop, self.id, page.slug, page.title, page.body, page.position, page.shown, now],
                &taken,
            )?;
        } else {
            let changed = rows.run(
                sql!(
                    "update site_pages set title = $4, body = $5, position = $6, shown = $7, updated_at = $8,
                                           rev = rev + 1
                     where shop_id = $1 and id = $2 and rev = $3"
                ),
                params![shop, self.id, self.rev, page.title, page.body, page.position, page.shown, now],
            )?;
            if changed == 0 {
                return Ok(None);
            }
        }
        Ok(Some(SitePageSaved { id: self.id, slug: page.slug.clone(), rev: self.rev + 1 }))
    }
}

pub(crate) struct Remove {
    pub id: SitePageId,
    pub rev: i64,
}

impl Change for Remove {
    type Event = SitePageRemoved;
    fn apply(&self, rows: &mut Rows<'_, '_>) -> Result<Option<SitePageRemoved>> {
        let gone = rows.run(
            sql!("delete from site_pages where shop_id = $1 and id = $2 and rev = $3"),
            params![rows.shop(), self.id, self.rev],
        )?;
        Ok((gone == 1).then_some(SitePageRemoved { id: self.id }))
    }
}
