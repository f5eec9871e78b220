//! Pictures on public pages, and the one way out for their bytes.

use axum::body::Body;
use axum::extract::{Path, State};
use axum::http::{HeaderValue, Response, StatusCode, header};
use serde::Serialize;
use souk_catalog::{MediaId, Picture, PictureSize, picture_bytes, read_name, size_at};
use souk_core::{Error, Fault, Result, TenantId, Words};
use souk_engine::{FileStore, Reach, refusals};
use souk_site::{SitePicture, SitePictureId, site_picture_bytes};
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
        Self::up_to(SHOWN, front, &picture.sizes, &picture.alt)
    }

    /// A picture that is as wide as the page: on a desk its largest size is offered too.
    pub fn wide(front: &Front, picture: &SitePicture) -> Option<Self> {
        Self::up_to(u32::MAX, front, &picture.sizes, &picture.alt)
    }

    fn up_to(most: u32, front: &Front, sizes: &[PictureSize], alt: &Words) -> Option<Self> {
        let (shown, most) = (size_at(sizes, SHOWN)?, size_at(sizes, most)?.width);
        let offered = sizes.iter().filter(|size| size.width <= most);
        let srcset: Vec<String> = offered.map(|size| format!("{} {}w", size.url, size.width)).collect();
        Some(Self {
            src: shown.url.clone(),
            srcset: srcset.join(", "),
            width: shown.width,
            height: shown.height,
            alt: front.words(alt).to_owned(),
            full: sizes.last().map_or_else(|| shown.url.clone(), |size| size.url.clone()),
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

/// The bytes of a picture of this shop or its products, and nothing else: what was uploaded itself has no
/// way out.
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
    let product = MediaId::parse(id);
    let own = SitePictureId::parse(id);
    let found = web.engine().read(Reach::Shop(shop), move |db| match (product, own) {
        (Some(id), _) => picture_bytes(db, shop, id, size),
        (None, Some(id)) => site_picture_bytes(db, shop, id, size),
        (None, None) => Ok(None),
    });
    let found = found.await?;
    let sha256 = found.ok_or_else(nothing)?;
    let store = web.engine().services().get::<FileStore>()?;
    let read = tokio::task::spawn_blocking(move || store.read(&sha256)).await;
    read.map_err(|error| Fault::caused("reading a picture broke", error))?
}
