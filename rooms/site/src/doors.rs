//! Paths, CLI names and events of this room, as data.

use souk_engine::{
    Api, CommandDef, EventDef, Invariant, Job, JobDef, Personal, QueryDef, ScheduleDef, Sql, sql,
};

use crate::changes::{
    DomainChanged, DomainRemoved, SetUpStepPutAway, SitePageRemoved, SitePageSaved, SitePictureKept,
    SitePictureRemoved, SiteThemeChanged,
};
use crate::commands::{
    AddSitePage, CheckDomain, KeepSiteFile, LoseDomain, NoteDomain, PutStepAway, RemoveDomain,
    RemoveSitePage, RemoveSitePicture, SetDomain, SetSitePicture, SetTheme, UpdateSitePage,
};
use crate::jobs::{LookAtDomains, LookForRecord};
use crate::queries::{DomainCard, PublicSitePage, SetUpStepsAway, SitePageCard, SitePageList, SiteTheme};

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
    CommandDef::new::<SetTheme>(
        "Changes how the shop looks: colours, corners, size of letters.",
        &[Api::patch("/api/v1/theme")],
        "theme set",
    ),
    CommandDef::new::<KeepSiteFile>("Notes a picture that is to be the shop's logo or cover.", &[], ""),
    CommandDef::new::<SetSitePicture>(
        "Puts up the shop's logo or cover, or describes it anew.",
        &[Api::put("/api/v1/theme/{place}")],
        "theme set-picture",
    ),
    CommandDef::new::<RemoveSitePicture>(
        "Takes the shop's logo or cover away.",
        &[Api::delete("/api/v1/theme/{place}")],
        "theme remove-picture",
    ),
    CommandDef::new::<SetDomain>(
        "Names a domain of the shop's own, and says which record proves it.",
        &[Api::put("/api/v1/domain")],
        "domain set",
    ),
    CommandDef::new::<CheckDomain>(
        "Looks for the record of the shop's domain now.",
        &[Api::post("/api/v1/domain/check")],
        "domain check",
    ),
    CommandDef::new::<RemoveDomain>(
        "Leaves the shop's own domain.",
        &[Api::delete("/api/v1/domain")],
        "domain remove",
    ),
    CommandDef::new::<PutStepAway>(
        "Puts a step of setting the shop up away.",
        &[Api::post("/api/v1/set-up-steps/{step}/put-away")],
        "set-up-steps put-away",
    ),
    CommandDef::new::<NoteDomain>("Notes what stands at the name of a domain's record.", &[], ""),
    CommandDef::new::<LoseDomain>("Takes a domain from a shop when another has proven it.", &[], ""),
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
    QueryDef::new::<SiteTheme>(
        "How the shop looks: colours, corners, size of letters, logo and cover.",
        &[Api::get("/api/v1/theme")],
        "theme show",
    ),
    QueryDef::new::<DomainCard>(
        "The shop's own domain: where it stands and which record proves it.",
        &[Api::get("/api/v1/domain")],
        "domain show",
    ),
    QueryDef::new::<SetUpStepsAway>(
        "Steps of setting the shop up that were put away.",
        &[Api::get("/api/v1/set-up-steps")],
        "set-up-steps list",
    ),
    QueryDef::new::<PublicSitePage>("A page as customers see it.", &[], ""),
];

pub(crate) const EVENTS: &[EventDef] = &[
    EventDef::new::<SitePageSaved>("A page of the shop's own was written."),
    EventDef::new::<SitePageRemoved>("A page of the shop's own was taken away."),
    EventDef::new::<SiteThemeChanged>("The shop looks otherwise."),
    EventDef::new::<SitePictureKept>("The shop's logo or cover was put up or described anew."),
    EventDef::new::<SitePictureRemoved>("The shop's logo or cover was taken away."),
    EventDef::new::<DomainChanged>("The shop's own domain was named, proven, missed or lost."),
    EventDef::new::<SetUpStepPutAway>("A step of setting the shop up was put away."),
    EventDef::new::<DomainRemoved>("The shop left its own domain."),
];

pub(crate) const JOBS: &[JobDef] = &[JobDef::new::<LookForRecord>(), JobDef::new::<LookAtDomains>()];

pub(crate) const SCHEDULES: &[ScheduleDef] = &[ScheduleDef {
    name: "look_at_domains",
    every_seconds: 3_600,
    job: || (<LookAtDomains as Job>::NAME, serde_json::json!({})),
}];

pub(crate) const INVARIANTS: &[Invariant] = &[Invariant {
    name: "the files of a shop's own picture are there and held",
    find: || {
        sql!(
            "select p.shop_id, p.place from site_pictures p
             where not exists (select 1 from v_files f where f.shop_id = p.shop_id and f.id = p.small_id
                               and f.unused_since is null)
                or not exists (select 1 from v_files f where f.shop_id = p.shop_id and f.id = p.middle_id
                               and f.unused_since is null)
                or not exists (select 1 from v_files f where f.shop_id = p.shop_id and f.id = p.large_id
                               and f.unused_since is null)"
        )
    },
    plant: || {
        static PLANT: &[&Sql] = &[sql!("update site_pictures set large_id = id where shop_id = $1")];
        PLANT
    },
}];

pub(crate) const PERSONAL: &[Personal] = &[
    Personal {
        table: "site_pictures",
        columns: "alt",
        // Its files go with the shop's.
        of_shop: Some(|| {
            sql!(
                "delete from site_pictures where shop_id = $1 and id in (
                    select p.id from site_pictures p where p.shop_id = $1 order by p.id limit 500)"
            )
        }),
        of_person: None,
    },
    Personal {
        table: "site_domains",
        columns: "host",
        // Another shop may have it then.
        of_shop: Some(|| sql!("delete from site_domains where shop_id = $1")),
        of_person: None,
    },
];
