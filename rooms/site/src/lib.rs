//! What a shop shows around its goods: pages that the merchant writes, how all of it looks, and the domain
//! at which it is found.

pub mod changes;
mod commands;
mod doors;
pub mod jobs;
pub mod model;
pub mod ports;
mod queries;
pub mod refusals;

pub use commands::{
    AddSitePage, CheckDomain, KeepSiteFile, PutStepAway, RemoveDomain, RemoveSitePage, RemoveSitePicture,
    RemovedSitePage, SetDomain, SetSitePicture, SetTheme, UpdateSitePage,
};
pub use model::domain::{DomainFound, DomainState};
pub use model::preview::Preview;
pub use model::step::SetUpStep;
pub use model::theme::{Corners, PicturePlace, SitePicture, Theme, TypeSize};
pub use model::{markup, page::body};
pub use queries::{
    Domain, DomainCard, DomainView, PageLink, PublicSitePage, PublicSitePageView, PublicTheme,
    SetUpStepsAway, SitePageCard, SitePageList, SitePageRow, SitePageView, SiteTheme, StepsAway, ThemeView,
    links_by_slug, live_host, live_host_by_slug, served_at, site_picture_bytes, theme_by_slug,
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

souk_core::id_type!(
    /// A domain that a shop has named.
    DomainId,
    "domain"
);

const MIGRATIONS: MigrationSet = MigrationSet {
    room: "site",
    migrations: &[
        Migration { name: "0001_site", sql: include_str!("../migrations/0001_site.sql") },
        Migration { name: "0002_themes", sql: include_str!("../migrations/0002_themes.sql") },
        Migration { name: "0003_domains", sql: include_str!("../migrations/0003_domains.sql") },
        Migration { name: "0004_steps", sql: include_str!("../migrations/0004_steps.sql") },
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
        "site_domains: state found token live",
        "site_steps: step",
    ],
    jobs: doors::JOBS,
    schedules: doors::SCHEDULES,
    invariants: doors::INVARIANTS,
    personal: doors::PERSONAL,
    texts: souk_engine::texts!(),
    ..Room::named("site", MIGRATIONS)
};
