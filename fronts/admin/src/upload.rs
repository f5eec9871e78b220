//! Forms with files: read in parts, and never more than the installation allows.

use axum::body::{Body, Bytes};
use axum::extract::multipart::Field;
use axum::extract::{DefaultBodyLimit, FromRequest, FromRequestParts, Multipart, Request};
use axum::http::Response;
use souk_core::Error;
use souk_engine::{StoredFile, refusals};
use souk_web::door::{Accept, Visit, Web, in_time};

use crate::desk::Desk;
use crate::failed::Failed;
use crate::sheet::Sheet;

/// The other fields, and the bytes of the file if one was chosen: for small ones.
pub struct Upload {
    pub sheet: Sheet,
    pub file: Option<Vec<u8>>,
}

/// The size is watched by [`Upload`] itself.
pub fn unbounded() -> DefaultBodyLimit {
    DefaultBodyLimit::disable()
}

impl FromRequest<Web> for Upload {
    type Rejection = Response<Body>;

    async fn from_request(request: Request, web: &Web) -> Result<Self, Self::Rejection> {
        let (mut parts, body) = request.into_parts();
        let visit = Visit::from_request_parts(&mut parts, web).await?;
        let most = web.settings().file_bytes;
        read(Request::from_parts(parts, body), web, most).await.map_err(|error| visit.failed(&error))
    }
}

async fn read(request: Request, web: &Web, most: usize) -> Result<Upload, Error> {
    let malformed = || refusals::MALFORMED.refuse();
    let mut form = Multipart::from_request(request, web).await.map_err(|_| malformed())?;
    let (mut typed, mut file, mut size) = (Vec::new(), None, 0);
    while let Some(mut field) = form.next_field().await.map_err(|_| malformed())? {
        let name = field.name().unwrap_or_default().to_owned();
        let chosen = field.file_name().is_some();
        let mut bytes = Vec::new();
        while let Some(chunk) = field.chunk().await.map_err(|_| malformed())? {
            size += chunk.len();
            if size > most {
                return refusals::TOO_LARGE.with().arg("limit", most).err();
            }
            bytes.extend_from_slice(&chunk);
        }
        match chosen {
            true if bytes.is_empty() => {}
            true => file = Some(bytes),
            false => typed.push((name, String::from_utf8_lossy(&bytes).into_owned())),
        }
    }
    Ok(Upload { sheet: Sheet::typed(typed), file })
}

/// A form whose files go to the store as they come, never whole into memory.
pub struct Sent(Multipart);

/// What came: the other fields, and the files that were kept, in their order.
pub struct Received {
    pub sheet: Sheet,
    pub files: Vec<StoredFile>,
}

/// Files that one form may bring.
const MOST_FILES: usize = 20;
/// Letters of one of its other fields.
const MOST_TYPED: usize = 64 * 1024;

impl FromRequest<Web> for Sent {
    type Rejection = Response<Body>;

    async fn from_request(request: Request, web: &Web) -> Result<Self, Self::Rejection> {
        let (mut parts, body) = request.into_parts();
        let visit = Visit::from_request_parts(&mut parts, web).await?;
        let form = Multipart::from_request(Request::from_parts(parts, body), web).await;
        form.map(Self).map_err(|_| visit.failed(&refusals::MALFORMED.refuse()))
    }
}

impl Sent {
    /// Takes the files of a form whose token is good: it stands before them. What is wrong with one stands at
    /// its field, and the others are kept.
    pub async fn receive(self, desk: &Desk, accept: Accept) -> Result<Received, Failed> {
        self.read(desk, accept).await.map_err(|error| desk.failed(&error))
    }

    async fn read(mut self, desk: &Desk, accept: Accept) -> Result<Received, Error> {
        let malformed = |_| refusals::MALFORMED.refuse();
        let (mut typed, mut files, mut wrong) = (Vec::new(), Vec::new(), Vec::new());
        let (mut token, mut stale) = (None, false);
        while let Some(mut field) = in_time(self.0.next_field()).await?.map_err(malformed)? {
            let name = field.name().unwrap_or_default().to_owned();
            let Some(called) = field.file_name().map(str::to_owned) else {
                let text = small(&mut field).await?;
                if name == "_token" {
                    token = desk.visit.read_token(&text);
                }
                typed.push((name, text));
                continue;
            };
            let Some(token) = &token else {
                stale = true;
                break;
            };
            let part = files.len() + wrong.len();
            if part >= MOST_FILES {
                break;
            }
            let key = format!("{}-file-{part}", token.key);
            match kept(desk, accept, &mut field, &called, key).await {
                Ok(file) => files.extend(file),
                Err(error) if error.refusal().is_some() => {
                    // Letters of both directions stand side by side.
                    wrong.push((name, format!("\u{2068}{called}\u{2069}: {}", desk.visit.sentence(&error))));
                    while next(&mut field).await?.is_some() {}
                }
                Err(fault) => return Err(fault),
            }
        }
        let mut sheet = Sheet::typed(typed);
        if stale {
            sheet.notice(422, desk.say("admin-form-stale"));
        }
        wrong.into_iter().for_each(|(field, sentence)| sheet.wrong(&field, sentence));
        Ok(Received { sheet, files })
    }
}

async fn next(field: &mut Field<'_>) -> Result<Option<Bytes>, Error> {
    in_time(field.chunk()).await?.map_err(|_| refusals::MALFORMED.refuse())
}

async fn small(field: &mut Field<'_>) -> Result<String, Error> {
    let mut bytes = Vec::new();
    while let Some(piece) = next(field).await? {
        bytes.extend_from_slice(&piece);
        if bytes.len() > MOST_TYPED {
            return refusals::TOO_LARGE.with().arg("limit", MOST_TYPED).err();
        }
    }
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

/// Nothing where no file was chosen.
async fn kept(
    desk: &Desk,
    accept: Accept,
    field: &mut Field<'_>,
    called: &str,
    key: String,
) -> Result<Option<StoredFile>, Error> {
    let web = &desk.visit.web;
    let ask = desk.ask().keyed(key);
    let mut file = web.arriving(&ask, accept).await?;
    while let Some(piece) = next(field).await? {
        file.take(&piece)?;
    }
    if file.is_empty() {
        return Ok(None);
    }
    web.keep(ask, called, file).await.map(Some)
}
