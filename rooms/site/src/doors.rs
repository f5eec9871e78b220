//! Paths, CLI names and events of this room, as data.

use souk_engine::{Api, CommandDef, EventDef, QueryDef};

use crate::changes::{SitePageRemoved, SitePageSaved};
use crate::commands::{AddSitePage, RemoveSitePage, UpdateSitePage};
use crate::queries::{PublicSitePage, SitePageCard, SitePageList};

pub(crate) const COMMANDS: &[CommandDef] = &[
    CommandDef::new::<AddSitePage>(
        "Writes a page of the shop's own.",
        &[Api::post("/api/v1/site-pages").created()],
        "site-pages add",
    ),
    CommandDef::new::<UpdateSitePage>(
        "Changes a page of the shop's own.",
        &[Api::patch("/api/v1/site-pages/{id}")],
        "site-pages update",
    ),
    CommandDef::new::<RemoveSitePage>(
        "Takes a page of the shop's own away.",
        &[Api::post("/api/v1/site-pages/{id}/remove")],
        "site-pages remove",
    ),
];

pub(crate) const QUERIES: &[QueryDef] = &[
    QueryDef::new::<SitePageList>(
        "The shop's own pages, in their order.",
        &[Api::get("/api/v1/site-pages")],
        "site-pages list",
    ),
    QueryDef::new::<SitePageCard>(
        "One of the shop's own pages.",
        &[Api::get("/api/v1/site-pages/{id}")],
        "site-pages show",
    ),
    QueryDef::new::<PublicSitePage>("A page as customers see it.", &[], ""),
];

pub(crate) const EVENTS: &[EventDef] = &[
    EventDef::new::<SitePageSaved>("A page of the shop's own was written."),
    EventDef::new::<SitePageRemoved>("A page of the shop's own was taken away."),
];
