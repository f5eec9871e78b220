//! How a shop looks, for whoever sets it and for every page of the shop.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use souk_core::{Result, TenantId, Words, params};
use souk_engine::{Context, Entitled, FileId, Modes, Policy, Query, Question, Reader, row, sql, stored_file};

use crate::SitePictureId;
use crate::model::theme::{Corners, SitePicture, Theme, TypeSize};

/// How the pages of a shop look.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct PublicTheme {
    #[serde(flatten)]
    pub theme: Theme,
    pub logo: Option<SitePicture>,
    pub cover: Option<SitePicture>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ThemeView {
    /// The shop's first colour, `#rrggbb`.
    pub colour: String,
    #[serde(flatten)]
    pub look: PublicTheme,
    /// Give it back with a change; 0 before the first.
    pub rev: i64,
}

row! {
    struct Cells {
        shop: TenantId,
        accent: Option<String>,
        corners: Option<Corners>,
        type_size: Option<TypeSize>,
        rev: Option<i64>,
        logo_id: Option<SitePictureId>,
        logo_width: Option<i64>,
        logo_height: Option<i64>,
        logo_alt: Option<Words>,
        cover_id: Option<SitePictureId>,
        cover_width: Option<i64>,
        cover_height: Option<i64>,
        cover_alt: Option<Words>,
    }
}

impl Cells {
    fn look(self) -> PublicTheme {
        let plain = Theme::default();
        let shop = self.shop;
        let picture =
            |id: Option<SitePictureId>, width: Option<i64>, height: Option<i64>, alt: Option<Words>| {
                Some(SitePicture::of(shop, id?, width?, height?, alt?))
            };
        PublicTheme {
            theme: Theme {
                accent: self.accent,
                corners: self.corners.unwrap_or(plain.corners),
                type_size: self.type_size.unwrap_or(plain.type_size),
            },
            logo: picture(self.logo_id, self.logo_width, self.logo_height, self.logo_alt),
            cover: picture(self.cover_id, self.cover_width, self.cover_height, self.cover_alt),
        }
    }
}

macro_rules! looks {
    () => {
        "select s.shop_id, t.accent, t.corners, t.type_size, t.rev, l.id, l.width, l.height, l.alt,
                c.id, c.width, c.height, c.alt
         from v_shops s
         left join site_themes t on t.shop_id = s.shop_id
         left join site_pictures l on l.shop_id = s.shop_id and l.place = 'logo'
         left join site_pictures c on c.shop_id = s.shop_id and c.place = 'cover' "
    };
}

/// How the shop of a public path looks, to be asked beside the shop; doors read it with platform reach.
pub fn theme_by_slug(slug: &str) -> Question<PublicTheme> {
    let row = Question::one(sql!(looks!(), "where s.slug = $1"), params![*slug]);
    row.map(|row: Option<Cells>| Ok(row.map(Cells::look).unwrap_or_default()))
}

/// A shop without a row looks as the house does.
pub(crate) fn theme(db: &mut Reader<'_>, shop: TenantId) -> Result<ThemeView> {
    let row: Option<Cells> = db.one(sql!(looks!(), "where s.shop_id = $1"), params![shop])?;
    let colour = souk_shops::settings(db, shop)?.colour;
    let rev = row.as_ref().and_then(|row| row.rev).unwrap_or_default();
    Ok(ThemeView { colour, look: row.map(Cells::look).unwrap_or_default(), rev })
}

/// The hash of the bytes of one of the shop's own pictures in one of its sizes, by its place among them; none
/// where the shop has no such picture any more.
pub fn site_picture_bytes(
    db: &mut Reader<'_>,
    shop: TenantId,
    id: SitePictureId,
    size: usize,
) -> Result<Option<Vec<u8>>> {
    let row: Option<(FileId, FileId, FileId)> = db.one(
        sql!("select small_id, middle_id, large_id from site_pictures where shop_id = $1 and id = $2"),
        params![shop, id],
    )?;
    let Some((small, middle, large)) = row else { return Ok(None) };
    let Some(file) = [small, middle, large].get(size).copied() else { return Ok(None) };
    stored_file(db, shop, file).map(|(sha256, _)| Some(sha256))
}

#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SiteTheme {}

impl Query for SiteTheme {
    const NAME: &'static str = "site_theme";
    const POLICY: Policy = Policy::shop("storefront.manage", Modes::Any, Entitled::Free);
    type Output = ThemeView;
    fn answer(&self, cx: &Context, db: &mut Reader<'_>) -> Result<ThemeView> {
        theme(db, cx.shop)
    }
}
