//! `POST /api/v1/files`: one file as the body, streamed to disk, hashed, sniffed; answers its id.

use std::io::Write;
use std::path::PathBuf;

use axum::Router;
use axum::body::{Body, BodyDataStream};
use axum::extract::{DefaultBodyLimit, Extension, Request, State};
use axum::http::{Response, StatusCode, header};
use axum::routing::post;
use http_body_util::BodyExt;
use sha2::{Digest, Sha256};
use souk_core::{Actor, Error, Fault, RawId, Result};
use souk_engine::{Ask, FileStore, KeepFile, StoredFile, refusals, sniff};

use super::problem::Problem;
use super::{RequestId, Web};

pub(super) fn routes() -> Router<Web> {
    Router::new().route("/api/v1/files", post(upload)).layer(DefaultBodyLimit::disable())
}

async fn upload(
    State(web): State<Web>,
    Extension(RequestId(request)): Extension<RequestId>,
    http: Request,
) -> Response<Body> {
    let (parts, body) = http.into_parts();
    let name = parts
        .headers
        .get("souk-file-name")
        .and_then(|value| value.to_str().ok())
        .unwrap_or("file")
        .to_owned();
    let key = parts.headers.get("idempotency-key").and_then(|value| value.to_str().ok()).map(str::to_owned);
    let done = async {
        let actor =
            web.api_actor(&parts.headers).await?.ok_or_else(|| refusals::SESSION_REQUIRED.refuse())?;
        web.keep(Ask { key, request: request.clone(), ..Ask::new(actor, "api") }, &name, body).await
    };
    match done.await {
        Ok(file) => {
            let mut response = Response::new(Body::from(serde_json::to_vec(&file).unwrap_or_default()));
            *response.status_mut() = StatusCode::CREATED;
            response
                .headers_mut()
                .insert(header::CONTENT_TYPE, header::HeaderValue::from_static("application/json"));
            response
        }
        Err(error) => Problem { web: &web, lang: souk_core::Lang::En, request: &request }.answer(&error),
    }
}

impl Web {
    /// Keeps a file that arrives as `body`, for the shop of `ask`'s actor.
    pub async fn keep(&self, ask: Ask, name: &str, body: Body) -> Result<StoredFile> {
        if matches!(ask.actor, Actor::Visitor { .. }) {
            return Err(refusals::SESSION_REQUIRED.refuse());
        }
        let store = self.engine().services().get::<FileStore>()?;
        let arrived = Arrived::receive(self, &store, body.into_data_stream()).await?;
        let kind = sniff(&arrived.head).ok_or_else(|| refusals::FILE_TYPE_REFUSED.refuse())?;
        let name = souk_core::text::line(name, 200).unwrap_or_else(|| "file".to_owned());
        let sha256: String = arrived.sha256.iter().map(|byte| format!("{byte:02x}")).collect();
        let keep = KeepFile { sha256, size: arrived.size, kind: kind.to_owned(), name };
        arrived.settle(&store)?;
        self.engine().execute(ask, keep).await
    }
}

/// A file on its way: a temporary one beside its place, removed unless it settles.
struct Arrived {
    path: PathBuf,
    sha256: Vec<u8>,
    size: i64,
    head: Vec<u8>,
}

impl Arrived {
    async fn receive(web: &Web, store: &FileStore, mut stream: BodyDataStream) -> Result<Self> {
        let failed = |error: std::io::Error| Error::from(Fault::caused("an upload cannot be written", error));
        let folder = store.folder().join("arriving");
        std::fs::create_dir_all(&folder).map_err(failed)?;
        let path = folder.join(RawId(web.engine().ids().bytes()).encode());
        let mut file = std::fs::File::create(&path).map_err(failed)?;
        let mut arrived = Self { path, sha256: Vec::new(), size: 0, head: Vec::new() };
        let (mut hash, limit) = (Sha256::new(), web.settings().file_bytes);
        let wait = std::time::Duration::from_secs(30);
        loop {
            let frame = tokio::time::timeout(wait, stream.frame()).await;
            let frame = frame
                .map_err(|_| refusals::MALFORMED.with().arg("detail", "the file did not arrive in time"))?;
            let Some(frame) = frame else { break };
            let frame = frame.map_err(|error| refusals::MALFORMED.with().arg("detail", error.to_string()))?;
            let Ok(bytes) = frame.into_data() else { continue };
            arrived.size += i64::try_from(bytes.len()).unwrap_or(i64::MAX);
            if usize::try_from(arrived.size).unwrap_or(usize::MAX) > limit {
                return Err(refusals::TOO_LARGE.with().arg("limit", limit).into());
            }
            let room = 512_usize.saturating_sub(arrived.head.len());
            arrived.head.extend(bytes.iter().take(room));
            hash.update(&bytes);
            file.write_all(&bytes).map_err(failed)?;
        }
        file.sync_all().map_err(failed)?;
        arrived.sha256 = hash.finalize().to_vec();
        Ok(arrived)
    }

    /// Moves to the place of its hash; the same bytes twice are one file.
    fn settle(&self, store: &FileStore) -> Result<()> {
        let failed = |error: std::io::Error| Error::from(Fault::caused("an upload cannot be kept", error));
        let place = store.place(&self.sha256);
        if let Some(shelf) = place.parent() {
            std::fs::create_dir_all(shelf).map_err(failed)?;
            std::fs::rename(&self.path, &place).map_err(failed)?;
            std::fs::File::open(shelf).and_then(|shelf| shelf.sync_all()).map_err(failed)?;
        }
        Ok(())
    }
}

impl Drop for Arrived {
    fn drop(&mut self) {
        let _ = std::fs::remove_file(&self.path);
    }
}
