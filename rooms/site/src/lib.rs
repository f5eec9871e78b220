//! What a shop shows around its goods: pages that the merchant writes, and how all of it looks.

pub mod changes;
mod commands;
mod doors;
pub mod model;
mod queries;
pub mod refusals;

pub use commands::{
    AddSitePage, KeepSiteFile, RemoveSitePage, RemoveSitePicture, RemovedSitePage, SetSitePicture, SetTheme,
    UpdateSitePage,
};
pub use model::preview::Preview;
pub use model::theme::{Corners, PicturePlace, SitePicture, Theme, TypeSize};
pub use model::{markup, page::body};
pub use queries::{
    PageLink, PublicSitePage, PublicSitePageView, PublicTheme, SitePageCard, SitePageList, SitePageRow,
    SitePageView, SiteTheme, ThemeView, links_by_slug, site_picture_bytes, theme_by_slug,
};

use souk_engine::{Migration, MigrationSet, Room};

souk_core::id_type!(
    /// A page of the shop's own.
    SitePageId,
    "page"
);

souk_core::id_type!(
    /// A logo or a cover, as it was uploaded.
    SitePictureId,
    "pic"
);

const MIGRATIONS: MigrationSet = MigrationSet {
    room: "site",
    migrations: &[
        Migration { name: "0001_site", sql: include_str!("../migrations/0001_site.sql") },
        Migration { name: "0002_themes", sql: include_str!("../migrations/0002_themes.sql") },
    ],
};

pub static ROOM: Room = Room {
    commands: doors::COMMANDS,
    queries: doors::QUERIES,
    events: doors::EVENTS,
    refusals: refusals::ALL,
    harmless: &[
        "site_pages: slug title body",
        "site_themes: accent corners type_size",
        "site_pictures: place",
    ],
    invariants: doors::INVARIANTS,
    personal: doors::PERSONAL,
    texts: souk_engine::texts!(),
    ..Room::named("site", MIGRATIONS)
};
