//! What a shop shows around its goods: pages that the merchant writes.

pub mod changes;
mod commands;
mod doors;
pub mod model;
mod queries;
pub mod refusals;

pub use commands::{AddSitePage, RemoveSitePage, RemovedSitePage, UpdateSitePage};
pub use model::{markup, page::body};
pub use queries::{
    PageLink, PublicSitePage, PublicSitePageView, SitePageCard, SitePageList, SitePageRow, SitePageView,
    links_by_slug,
};

use souk_engine::{Migration, MigrationSet, Room};

souk_core::id_type!(
    /// A page of the shop's own.
    SitePageId,
    "page"
);

const MIGRATIONS: MigrationSet = MigrationSet {
    room: "site",
    migrations: &[Migration { name: "0001_site", sql: include_str!("../migrations/0001_site.sql") }],
};

pub static ROOM: Room = Room {
    commands: doors::COMMANDS,
    queries: doors::QUERIES,
    events: doors::EVENTS,
    refusals: refusals::ALL,
    harmless: &["site_pages: slug title body"],
    texts: souk_engine::texts!(),
    ..Room::named("site", MIGRATIONS)
};
