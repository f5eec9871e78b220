//! How the shop looks: its choices, logo and cover, each looked at before customers see it.

use axum::extract::Path;
use axum::routing::{get, post};
use serde_json::json;
use souk_site::{
    Corners, PicturePlace, Preview, RemoveSitePicture, SetSitePicture, SetTheme, SitePicture, SitePictureId,
    SiteTheme, ThemeView, TypeSize,
};
use souk_web::door::{Route, frames};

use crate::desk::Desk;
use crate::failed::{Answer, Failed};
use crate::sheet::Sheet;
use crate::upload::{Received, Sent, SitePictures, unbounded};

pub fn routes() -> Vec<Route> {
    vec![
        Route::new("GET", "/admin/site/theme", get(show)),
        Route::new("POST", "/admin/site/theme", post(save)),
        Route::new("POST", "/admin/site/theme/{place}", post(put_up).layer(unbounded())),
        Route::new("POST", "/admin/site/theme/{place}/remove", post(take_away)),
    ]
}

/// Offered where the shop has no second colour of its own yet.
const ACCENT: &str = "#8a4b08";

async fn view(desk: &Desk) -> Result<ThemeView, Failed> {
    desk.query(SiteTheme {}).await
}

async fn show(desk: Desk) -> Answer {
    let view = view(&desk).await?;
    page(&desk, &view, &view, Sheet::default())
}

/// The page with `seen` in the frame; what the form lacks is as it is saved.
fn page(desk: &Desk, view: &ThemeView, seen: &ThemeView, sheet: Sheet) -> Answer {
    let words = |values: &[&'static str], what: &str| desk.choices(what, values.iter().copied());
    let corners: Vec<&str> = Corners::ALL.iter().map(|it| it.as_str()).collect();
    let sizes: Vec<&str> = TypeSize::ALL.iter().map(|it| it.as_str()).collect();
    let picture =
        |picture: &Option<SitePicture>, side: u32| {
            let size = picture.as_ref().and_then(|picture| souk_catalog::size_at(&picture.sizes, side));
            let id = picture.as_ref().map(|picture| picture.id);
            json!(size.map(|size| {
                json!({ "id": id, "url": size.url, "width": size.width, "height": size.height })
            }))
        };
    let data = json!({
        "corners": words(&corners, "admin-theme-corners"),
        "sizes": words(&sizes, "admin-theme-size"),
        "logo": picture(&view.look.logo, 360),
        "cover": picture(&view.look.cover, 720),
        "frame": frame(desk, seen),
    });
    let mut answer = desk.page_with("admin/theme.html", &filled(sheet, view), data)?;
    frames::showing_own(&mut answer);
    Ok(answer)
}

fn filled(sheet: Sheet, view: &ThemeView) -> Sheet {
    let theme = &view.look.theme;
    let mut sheet = sheet;
    if sheet.text("corners").is_empty() {
        sheet = sheet
            .with("rev", view.rev.to_string())
            .with("colour", view.colour.clone())
            .with_flag("own_accent", theme.accent.is_some())
            .with("accent", theme.accent.clone().unwrap_or_else(|| ACCENT.to_owned()))
            .with("corners", theme.corners.as_str())
            .with("type_size", theme.type_size.as_str());
    }
    match &view.look.cover {
        Some(cover) => sheet.with_words("alt", &cover.alt),
        None => sheet,
    }
}

/// Where the home page is shown as it would be.
fn frame(desk: &Desk, seen: &ThemeView) -> String {
    let (web, shop) = (&desk.visit.web, &desk.shop);
    let preview = Preview { colour: seen.colour.clone(), theme: seen.look.theme.clone() };
    let token = preview.token(web.engine().vault(), shop.id, web.now());
    let lang = match shop.languages.first() {
        Some(first) if !shop.languages.contains(&desk.lang()) => *first,
        _ => desk.lang(),
    };
    format!("/shop/{}/{lang}/?preview={token}", shop.slug)
}

async fn save(desk: Desk, mut sheet: Sheet) -> Answer {
    let view = view(&desk).await?;
    let accent = if sheet.flag("own_accent") { sheet.text("accent").to_owned() } else { String::new() };
    let command = SetTheme {
        rev: sheet.whole(&desk.visit, "rev").unwrap_or_default(),
        colour: sheet.given("colour"),
        accent: Some(accent),
        corners: sheet.choice(&desk.visit, "corners", Corners::parse),
        type_size: sheet.choice(&desk.visit, "type_size", TypeSize::parse),
    };
    if !sheet.text("_refresh").is_empty() && !sheet.is_wrong() {
        return match desk.rehearsal(command).await {
            Ok(seen) => page(&desk, &view, &seen, sheet),
            Err(error) => {
                sheet.refused(&desk.visit, &error);
                refused(&desk, &view, sheet)
            }
        };
    }
    match desk.run(&mut sheet, command).await {
        Some(_) => desk.done("/site/theme", "theme-saved"),
        None => refused(&desk, &view, sheet),
    }
}

/// Sent again, the form is meant for the look as it is now.
fn refused(desk: &Desk, view: &ThemeView, mut sheet: Sheet) -> Answer {
    if sheet.is_refused_with("theme.changed_meanwhile") {
        sheet.set("rev", view.rev.to_string());
    }
    page(desk, view, view, sheet)
}

fn place_of(desk: &Desk, place: &str) -> Result<PicturePlace, Failed> {
    PicturePlace::parse(place).ok_or_else(|| desk.nothing_here())
}

async fn put_up(desk: Desk, Path(place): Path<String>, sent: Sent) -> Answer {
    let place = place_of(&desk, &place)?;
    let view = view(&desk).await?;
    let Received { mut sheet, files } = sent.receive(&desk, SitePictures).await?;
    sheet.rename("file", place.as_str());
    let stands = match place {
        PicturePlace::Logo => false,
        PicturePlace::Cover => view.look.cover.is_some(),
    };
    if files.is_empty() && !stands && !sheet.is_refused() {
        sheet.wrong(place.as_str(), desk.say("admin-form-file"));
    }
    let alt = match &view.look.cover {
        Some(cover) => sheet.words_over("alt", &cover.alt, &desk.shop.languages),
        None => sheet.words("alt", &desk.shop.languages),
    };
    let alt = if place == PicturePlace::Cover { alt } else { souk_core::Words::default() };
    let command = SetSitePicture { place, file_id: files.first().map(|file| file.id), alt };
    if desk.run(&mut sheet, command).await.is_some() {
        return desk.done("/site/theme", "theme-picture-saved");
    }
    if !sheet.is_wrong()
        && let Some(sentence) = sheet.take_sentence()
    {
        sheet.wrong(place.as_str(), sentence);
    }
    page(&desk, &view, &view, sheet)
}

async fn take_away(desk: Desk, Path(place): Path<String>, mut sheet: Sheet) -> Answer {
    let place = place_of(&desk, &place)?;
    let id = SitePictureId::parse(sheet.text("id")).ok_or_else(|| desk.nothing_here())?;
    match desk.run(&mut sheet, RemoveSitePicture { place, id }).await {
        Some(_) => desk.done("/site/theme", "theme-picture-removed"),
        None => {
            let view = view(&desk).await?;
            page(&desk, &view, &view, sheet)
        }
    }
}
