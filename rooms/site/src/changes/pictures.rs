//! The logo and the cover: which files they hold. Commands that call these stand in line.

use serde::{Deserialize, Serialize};
use souk_core::{RawId, Result, Words, params};
use souk_engine::{Change, Event, FileId, Rows, sql};

use crate::SitePictureId;
use crate::model::theme::PicturePlace;

#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct SitePictureKept {
    pub id: SitePictureId,
    pub place: PicturePlace,
}

impl Event for SitePictureKept {
    const NAME: &'static str = "site_picture.kept";
    const VERSION: u16 = 1;
    fn subject(&self) -> RawId {
        self.id.raw()
    }
}

#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct SitePictureRemoved {
    pub id: SitePictureId,
    pub place: PicturePlace,
}

impl Event for SitePictureRemoved {
    const NAME: &'static str = "site_picture.removed";
    const VERSION: u16 = 1;
    fn subject(&self) -> RawId {
        self.id.raw()
    }
}

/// A new picture takes the place of the one before, whose files are nobody's then.
pub(crate) struct Keep<'a> {
    pub id: SitePictureId,
    pub place: PicturePlace,
    pub width: u32,
    pub height: u32,
    /// Its three sizes, the smallest first; sizes with the same bytes are one file.
    pub files: [FileId; 3],
    pub alt: &'a Words,
}

impl Change for Keep<'_> {
    type Event = SitePictureKept;
    fn apply(&self, rows: &mut Rows<'_, '_>) -> Result<Option<SitePictureKept>> {
        TakeAway { place: self.place }.apply(rows)?;
        let [small, middle, large] = self.files;
        for file in distinct(self.files) {
            rows.hold_file(file)?;
        }
        rows.put(
            sql!(
                "insert into site_pictures (shop_id, id, place, width, height, small_id, middle_id,
                 large_id, alt,
                                            kept_at)
                 values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)"
            ),
            params![
                rows.shop(),
                self.id,
                self.place,
                i64::from(self.width),
                i64::from(self.height),
                small,
                middle,
                large,
                self.alt,
                rows.now()
            ],
        )?;
        Ok(Some(SitePictureKept { id: self.id, place: self.place }))
    }
}

/// What it shows, in other words.
pub(crate) struct Describe<'a> {
    pub place: PicturePlace,
    pub alt: &'a Words,
}

impl Change for Describe<'_> {
    type Event = SitePictureKept;
    fn apply(&self, rows: &mut Rows<'_, '_>) -> Result<Option<SitePictureKept>> {
        let row: Option<(SitePictureId,)> = rows.one(
            sql!("update site_pictures set alt = $3 where shop_id = $1 and place = $2 returning id"),
            params![rows.shop(), self.place, self.alt],
        )?;
        Ok(row.map(|(id,)| SitePictureKept { id, place: self.place }))
    }
}

pub(crate) struct TakeAway {
    pub place: PicturePlace,
}

impl Change for TakeAway {
    type Event = SitePictureRemoved;
    fn apply(&self, rows: &mut Rows<'_, '_>) -> Result<Option<SitePictureRemoved>> {
        let gone: Option<(SitePictureId, FileId, FileId, FileId)> = rows.one(
            sql!(
                "delete from site_pictures where shop_id = $1 and place = $2
                 returning id, small_id, middle_id, large_id"
            ),
            params![rows.shop(), self.place],
        )?;
        let Some((id, small, middle, large)) = gone else { return Ok(None) };
        for file in distinct([small, middle, large]) {
            rows.release_file(file)?;
        }
        Ok(Some(SitePictureRemoved { id, place: self.place }))
    }
}

fn distinct(files: [FileId; 3]) -> std::collections::BTreeSet<FileId> {
    files.into_iter().collect()
}
