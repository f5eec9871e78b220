//! The list of rooms, in import order, and everything that comes with them.

use std::sync::Arc;

use souk_core::{Fault, Result};
use souk_engine::{Registry, Room};
use souk_web::door::Route;
use souk_web::look::{Look, TemplateSource};
use souk_web::texts::{TextSource, Texts};

pub const ROOMS: &[&Room] = &[
    &souk_identity::ROOM,
    &souk_entitlements::ROOM,
    &souk_shops::ROOM,
    &souk_ledger::ROOM,
    &souk_plans::ROOM,
    &souk_places::ROOM,
    &souk_catalog::ROOM,
    &souk_stock::ROOM,
    &souk_customers::ROOM,
    &souk_orders::ROOM,
    &souk_confirmation::ROOM,
    &souk_leads::ROOM,
    &souk_parcels::ROOM,
    &souk_site::ROOM,
    &souk_webhooks::ROOM,
];

pub fn registry() -> Result<Registry> {
    Registry::build(ROOMS)
}

pub fn pages() -> Vec<Route> {
    let mut pages = souk_storefront::pages();
    pages.extend(souk_admin::pages());
    pages.extend(souk_admin::faces());
    pages
}

pub fn texts() -> Result<Texts, Fault> {
    let rooms = ROOMS.iter().flat_map(|room| {
        room.texts.iter().map(|(lang, ftl)| TextSource { owner: room.name, lang: *lang, ftl })
    });
    let sources: Vec<TextSource> = rooms
        .chain(souk_storefront::TEXTS.iter().copied())
        .chain(souk_admin::TEXTS.iter().copied())
        .collect();
    Texts::build(&sources)
}

pub fn look() -> Result<Look, Fault> {
    let templates: Vec<TemplateSource> =
        souk_storefront::TEMPLATES.iter().chain(souk_admin::TEMPLATES).copied().collect();
    Look::build(&templates, Arc::new(texts()?))
}
