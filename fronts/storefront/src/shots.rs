//! Pictures on public pages, and the one way out for their bytes.

use axum::body::Body;
use axum::extract::{Path, State};
use axum::http::{HeaderValue, Response, StatusCode, header};
use serde::Serialize;
use souk_catalog::{Picture, picture_bytes, read_name};
use souk_core::{Error, Fault, Result, TenantId};
use souk_engine::{FileStore, Reach, refusals};
use souk_web::door::Web;

use crate::front::{Answer, Front};

/// A picture as a page loads it: no larger than its place, on a weak line no heavier than it must be.
#[derive(Debug, Clone, Serialize)]
pub struct Shot {
    pub src: String,
    pub srcset: String,
    pub width: u32,
    pub height: u32,
    pub alt: String,
    /// Its largest size, to look at it closely.
    pub full: String,
}

/// The size that a page shows; wider ones are for a closer look.
const SHOWN: u32 = 720;

impl Shot {
    pub fn of(front: &Front, picture: &Picture) -> Option<Self> {
        let shown = picture.at(SHOWN)?;
        let offered = picture.sizes.iter().filter(|size| size.width <= shown.width);
        let srcset: Vec<String> = offered.map(|size| format!("{} {}w", size.url, size.width)).collect();
        Some(Self {
            src: shown.url.clone(),
            srcset: srcset.join(", "),
            width: shown.width,
            height: shown.height,
            alt: front.words(&picture.alt).to_owned(),
            full: picture.sizes.last().map_or_else(|| shown.url.clone(), |size| size.url.clone()),
        })
    }
}

/// The address of the smallest size, for a place of a thumb's width.
pub fn thumb(picture: Option<&Picture>) -> Option<String> {
    picture.and_then(|picture| picture.sizes.first()).map(|size| size.url.clone())
}

/// A picture beside a choice.
#[derive(Debug, Clone, Serialize)]
pub struct Small {
    pub src: String,
    pub width: u32,
    pub height: u32,
}

impl Small {
    const WIDTH: u32 = 48;

    pub fn of(picture: &Picture) -> Option<Self> {
        let size = picture.sizes.first()?;
        let height = (Self::WIDTH * size.height).checked_div(size.width).unwrap_or(Self::WIDTH).max(1);
        Some(Self { src: size.url.clone(), width: Self::WIDTH, height })
    }
}

/// The bytes of a picture of this shop's products, and nothing else: what was uploaded itself has no way out.
pub async fn bytes(State(web): State<Web>, Path((shop, name)): Path<(String, String)>) -> Answer {
    match read(&web, &shop, &name).await {
        Ok(bytes) => {
            let mut answer = Response::new(Body::from(bytes));
            let headers = answer.headers_mut();
            headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("image/jpeg"));
            let for_ever = HeaderValue::from_static("public, max-age=31536000, immutable");
            headers.insert(header::CACHE_CONTROL, for_ever);
            answer
        }
        Err(error) => {
            let status = error.refusal().map_or(500, |refusal| refusal.kind.status());
            if let Error::Fault(fault) = &error {
                tracing::error!(shop, name, %fault, "a picture could not be sent");
            }
            let mut answer = Response::new(Body::from(format!("{status}\n")));
            *answer.status_mut() = StatusCode::from_u16(status).unwrap_or(StatusCode::NOT_FOUND);
            answer
        }
    }
}

async fn read(web: &Web, shop: &str, name: &str) -> Result<Vec<u8>> {
    let nothing = || -> Error { refusals::PAGE_NOT_FOUND.refuse() };
    let shop = TenantId::parse(shop).ok_or_else(nothing)?;
    let (id, size) = read_name(name).ok_or_else(nothing)?;
    let found = web.engine().read(Reach::Shop(shop), move |db| picture_bytes(db, shop, id, size)).await?;
    let sha256 = found.ok_or_else(nothing)?;
    let store = web.engine().services().get::<FileStore>()?;
    let read = tokio::task::spawn_blocking(move || store.read(&sha256)).await;
    read.map_err(|error| Fault::caused("reading a picture broke", error))?
}
