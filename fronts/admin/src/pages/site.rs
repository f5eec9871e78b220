//! Pages of the shop's own: written in plain text with few signs, looked at before they are saved.

use axum::extract::Path;
use axum::routing::{get, post};
use serde_json::{Value, json};
use souk_core::Words;
use souk_site::{
    AddSitePage, RemoveSitePage, SitePageCard, SitePageId, SitePageList, UpdateSitePage, markup,
};
use souk_web::door::Route;

use crate::desk::Desk;
use crate::failed::{Answer, Failed};
use crate::sheet::Sheet;

pub fn routes() -> Vec<Route> {
    vec![
        Route::new("GET", "/admin/site", get(list)),
        Route::new("GET", "/admin/site/new", get(new)),
        Route::new("POST", "/admin/site/new", post(add)),
        Route::new("GET", "/admin/site/{id}", get(show)),
        Route::new("POST", "/admin/site/{id}", post(save)),
        Route::new("GET", "/admin/site/{id}/remove", get(ask_remove)),
        Route::new("POST", "/admin/site/{id}/remove", post(remove)),
    ]
}

/// What most shops write first.
const FIRST: [&str; 3] = ["about", "delivery", "returns"];

async fn list(desk: Desk) -> Answer {
    let pages = desk.query(SitePageList {}).await?;
    let row = |page: &souk_site::SitePageRow| {
        let state = if page.shown { ("shown", "good") } else { ("hidden", "plain") };
        json!({
            "href": format!("/admin/site/{}", page.id),
            "title": desk.words(&page.title),
            "slug": page.slug,
            "at": page.updated_at,
            "state": desk.badge("admin-site", state.0, state.1),
        })
    };
    let first = FIRST.iter().filter(|slug| pages.iter().all(|page| page.slug != **slug)).map(|slug| {
        json!({ "href": format!("/admin/site/new?slug={slug}"), "text": desk.word("admin-site-first", slug) })
    });
    let data = json!({
        "rows": pages.iter().map(row).collect::<Vec<_>>(),
        "first": first.collect::<Vec<_>>(),
        "shop_address": format!("/shop/{}", desk.shop.slug),
    });
    desk.page("admin/site.html", data)
}

async fn new(desk: Desk) -> Answer {
    if !desk.may("storefront.manage") {
        return Err(desk.nothing_here());
    }
    let slug = desk.visit.asked("slug").unwrap_or_default().to_owned();
    let mut sheet = Sheet::default().with("shown", "true");
    if FIRST.contains(&slug.as_str()) {
        sheet = sheet.with(&format!("title_{}", desk.lang()), desk.word("admin-site-first", &slug));
    }
    form(&desk, None, &sheet.with("slug", slug), false)
}

fn form(desk: &Desk, id: Option<SitePageId>, sheet: &Sheet, look: bool) -> Answer {
    let looks = desk.shop.languages.iter().filter(|_| look).filter_map(|lang| {
        let typed = sheet.given(&format!("body_{lang}"))?;
        let body = souk_site::body(&typed).ok()?;
        Some(json!({
            "lang": lang,
            "dir": lang.dir(),
            "name": desk.say(&format!("language-{lang}")),
            "html": markup::html(&body),
        }))
    });
    let slug = sheet.text("slug").to_owned();
    let data = json!({
        "id": id,
        "slug": slug,
        "looks": looks.collect::<Vec<_>>(),
        "address": id.map(|_| format!("{}/{}/pages/{slug}", desk.shop_address(), desk.lang())),
    });
    desk.page_with("admin/site_page.html", sheet, data)
}

fn words(desk: &Desk, sheet: &Sheet, name: &str) -> Words {
    sheet.words(name, &desk.shop.languages)
}

fn wants_look(sheet: &Sheet) -> bool {
    !sheet.text("_refresh").is_empty()
}

/// What is too long to be kept is not looked at either.
fn fits(desk: &Desk, sheet: &mut Sheet) {
    for lang in &desk.shop.languages {
        let field = format!("body_{lang}");
        if let Err(error) = souk_site::body(sheet.text(&field)) {
            sheet.wrong(&field, desk.visit.sentence(&error));
        }
    }
}

async fn add(desk: Desk, mut sheet: Sheet) -> Answer {
    if wants_look(&sheet) {
        if !desk.may("storefront.manage") {
            return Err(desk.nothing_here());
        }
        fits(&desk, &mut sheet);
        return form(&desk, None, &sheet, true);
    }
    let command = AddSitePage {
        slug: sheet.text("slug").trim().to_owned(),
        title: words(&desk, &sheet, "title"),
        body: words(&desk, &sheet, "body"),
        shown: sheet.flag("shown"),
        position: None,
    };
    match desk.run(&mut sheet, command).await {
        Some(_) => desk.done("/site", "site-saved"),
        None => form(&desk, None, &sheet, false),
    }
}

fn id_of(desk: &Desk, id: &str) -> Result<SitePageId, Failed> {
    SitePageId::parse(id).ok_or_else(|| desk.nothing_here())
}

async fn show(desk: Desk, Path(id): Path<String>) -> Answer {
    let id = id_of(&desk, &id)?;
    let page = desk.query(SitePageCard { id }).await?;
    let sheet = Sheet::default()
        .with("rev", page.rev.to_string())
        .with("slug", page.slug)
        .with("position", page.position.to_string())
        .with_words("title", &page.title)
        .with_words("body", &page.body)
        .with_flag("shown", page.shown);
    form(&desk, Some(id), &sheet, false)
}

async fn save(desk: Desk, Path(id): Path<String>, mut sheet: Sheet) -> Answer {
    let id = id_of(&desk, &id)?;
    let old = desk.query(SitePageCard { id }).await?;
    sheet.set("slug", old.slug.clone());
    if wants_look(&sheet) {
        fits(&desk, &mut sheet);
        return form(&desk, Some(id), &sheet, true);
    }
    let languages = &desk.shop.languages;
    let command = UpdateSitePage {
        id,
        rev: sheet.whole(&desk.visit, "rev").unwrap_or_default(),
        title: Some(sheet.words_over("title", &old.title, languages)),
        body: Some(sheet.words_over("body", &old.body, languages)),
        shown: Some(sheet.flag("shown")),
        position: sheet.whole(&desk.visit, "position"),
    };
    match desk.run(&mut sheet, command).await {
        Some(_) => desk.done("/site", "site-saved"),
        None => {
            if sheet.is_refused_with("site_page.changed_meanwhile") {
                sheet.set("rev", old.rev.to_string());
            }
            form(&desk, Some(id), &sheet, false)
        }
    }
}

async fn ask_remove(desk: Desk, Path(id): Path<String>) -> Answer {
    remove_page(&desk, id_of(&desk, &id)?, &Sheet::default()).await
}

async fn remove_page(desk: &Desk, id: SitePageId, sheet: &Sheet) -> Answer {
    let page = desk.query(SitePageCard { id }).await?;
    let data: Value = json!({ "id": id, "rev": page.rev, "title": desk.words(&page.title) });
    desk.page_with("admin/site_remove.html", sheet, data)
}

async fn remove(desk: Desk, Path(id): Path<String>, mut sheet: Sheet) -> Answer {
    let id = id_of(&desk, &id)?;
    let rev = sheet.whole(&desk.visit, "rev").unwrap_or_default();
    match desk.run(&mut sheet, RemoveSitePage { id, rev }).await {
        Some(_) => desk.done("/site", "site-removed"),
        None => remove_page(&desk, id, &sheet).await,
    }
}
