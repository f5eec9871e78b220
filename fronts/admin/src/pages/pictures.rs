//! A product's pictures: adding them, their order, what they show, taking one away.

use axum::extract::Path;
use axum::routing::{get, post};
use serde_json::{Value, json};
use souk_catalog::{
    AddMedia, MediaId, Medium, Picture, ProductCard, ProductId, ProductView, RemoveMedia, UpdateMedia,
};
use souk_core::{Kind, Words};
use souk_web::door::{Accept, Route};

use super::products::{card, id_of};
use crate::desk::Desk;
use crate::failed::{Answer, Failed};
use crate::sheet::Sheet;
use crate::upload::{Received, Sent, unbounded};

pub fn routes() -> Vec<Route> {
    vec![
        Route::new("POST", "/admin/products/{id}/pictures", post(add).layer(unbounded())),
        Route::new("GET", "/admin/products/{id}/pictures/{picture}", get(edit)),
        Route::new("POST", "/admin/products/{id}/pictures/{picture}", post(describe)),
        Route::new("POST", "/admin/products/{id}/pictures/{picture}/move", post(move_it)),
        Route::new("POST", "/admin/products/{id}/pictures/{picture}/remove", post(remove)),
    ]
}

/// A thumb's address and what the picture shows, for lists.
pub fn thumb(desk: &Desk, picture: Option<&Picture>) -> Value {
    let size = picture.and_then(|picture| picture.sizes.first());
    json!(size.map(|size| json!({ "src": size.url, "alt": picture.map(|it| desk.words(&it.alt)) })))
}

/// Every picture of a product as its card lists them.
pub fn list(desk: &Desk, view: &ProductView) -> Vec<Value> {
    let one = |(place, medium): (usize, &Medium)| {
        let picture = view.pictures.iter().find(|picture| picture.id == medium.id);
        json!({
            "id": medium.id,
            "number": place + 1,
            "position": place,
            "thumb": thumb(desk, picture),
            "src": medium.src,
            "alt": desk.words(&medium.alt),
        })
    };
    view.product.media.iter().enumerate().map(one).collect()
}

async fn add(desk: Desk, Path(id): Path<String>, sent: Sent) -> Answer {
    let id = id_of(&desk, &id)?;
    let Received { mut sheet, files } = sent.receive(&desk, Accept::Pictures).await?;
    if files.is_empty() && !sheet.is_refused() {
        sheet.wrong("file", desk.say("admin-form-file"));
    }
    let mut rev = sheet.whole(&desk.visit, "rev").unwrap_or_default();
    // Whatever else came, the good ones are added; what was wrong is told afterwards.
    let token = token_of(&sheet);
    let mut wrong = sheet;
    for (part, file) in files.iter().enumerate() {
        let mut sheet = Sheet::typed(vec![token.clone()]);
        let add =
            AddMedia { id, rev, file_id: Some(file.id), url: None, alt: Words::default(), variant_id: None };
        match desk.run_part(&mut sheet, &format!("-{part}"), add).await {
            Some(view) => rev = view.rev,
            None => {
                let why = sheet.take_sentence().unwrap_or_default();
                wrong.wrong("file", format!("\u{2068}{}\u{2069}: {why}", file.name));
                // What is wrong with the product is wrong with those that follow too.
                let own = [Kind::Invalid, Kind::Unsupported, Kind::TooLarge];
                if sheet.refusal().is_none_or(|refusal| !own.contains(&refusal.kind)) {
                    break;
                }
            }
        }
    }
    if wrong.is_refused() { card(&desk, id, &wrong).await } else { done(&desk, id, "pictures-added") }
}

fn token_of(sheet: &Sheet) -> (String, String) {
    ("_token".to_owned(), sheet.text("_token").to_owned())
}

/// The card again, where its pictures stand.
fn done(desk: &Desk, id: ProductId, word: &str) -> Answer {
    desk.done(&format!("/products/{id}"), word)
}

async fn find(desk: &Desk, id: &str, picture: &str) -> Result<(ProductView, Medium), Failed> {
    let view = desk.query(ProductCard { id: id_of(desk, id)? }).await?;
    let found = MediaId::parse(picture)
        .and_then(|id| view.product.media.iter().find(|medium| medium.id == id).cloned());
    let medium = found.ok_or_else(|| desk.nothing_here())?;
    Ok((view, medium))
}

async fn edit(desk: Desk, Path((id, picture)): Path<(String, String)>) -> Answer {
    let (view, medium) = find(&desk, &id, &picture).await?;
    let sheet = Sheet::default().with("rev", view.rev.to_string()).with_words("alt", &medium.alt);
    page(&desk, &view, &medium, &sheet)
}

fn page(desk: &Desk, view: &ProductView, medium: &Medium, sheet: &Sheet) -> Answer {
    let picture = view.pictures.iter().find(|picture| picture.id == medium.id);
    let shown = picture.and_then(|picture| picture.at(720));
    let place = view.product.media.iter().position(|it| it.id == medium.id).unwrap_or_default();
    let data = json!({
        "id": view.product.id,
        "name": desk.words(&view.product.name),
        "picture": medium.id,
        "no": place + 1,
        "shown": shown,
        "src": medium.src,
        "rev": view.rev,
    });
    desk.page_with("admin/picture.html", sheet, data)
}

/// Sent again, the form is meant for the product as it is now.
fn again(desk: &Desk, view: &ProductView, medium: &Medium, sheet: &mut Sheet) -> Answer {
    sheet.set("rev", view.rev.to_string());
    page(desk, view, medium, sheet)
}

async fn describe(desk: Desk, Path((id, picture)): Path<(String, String)>, mut sheet: Sheet) -> Answer {
    let (view, medium) = find(&desk, &id, &picture).await?;
    let update = UpdateMedia {
        id: view.product.id,
        media_id: medium.id,
        rev: sheet.whole(&desk.visit, "rev").unwrap_or_default(),
        alt: Some(sheet.words_over("alt", &medium.alt, &desk.shop.languages)),
        position: None,
    };
    match desk.run(&mut sheet, update).await {
        Some(_) => done(&desk, view.product.id, "picture-saved"),
        None => again(&desk, &view, &medium, &mut sheet),
    }
}

async fn move_it(desk: Desk, Path((id, picture)): Path<(String, String)>, mut sheet: Sheet) -> Answer {
    let (view, medium) = find(&desk, &id, &picture).await?;
    let update = UpdateMedia {
        id: view.product.id,
        media_id: medium.id,
        rev: sheet.whole(&desk.visit, "rev").unwrap_or_default(),
        alt: None,
        position: sheet.whole(&desk.visit, "position").and_then(|place| u32::try_from(place).ok()),
    };
    match desk.run(&mut sheet, update).await {
        Some(_) => done(&desk, view.product.id, "picture-moved"),
        None => card(&desk, view.product.id, &sheet).await,
    }
}

async fn remove(desk: Desk, Path((id, picture)): Path<(String, String)>, mut sheet: Sheet) -> Answer {
    let (view, medium) = find(&desk, &id, &picture).await?;
    let rev = sheet.whole(&desk.visit, "rev").unwrap_or_default();
    match desk.run(&mut sheet, RemoveMedia { id: view.product.id, media_id: medium.id, rev }).await {
        Some(_) => done(&desk, view.product.id, "picture-removed"),
        None => again(&desk, &view, &medium, &mut sheet),
    }
}
