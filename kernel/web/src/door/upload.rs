//! `POST /api/v1/files`: one file as the body, streamed to disk, hashed, sniffed; answers its id. Forms with
//! files come in the same way, part by part.

use axum::Router;
use axum::body::Body;
use axum::extract::{DefaultBodyLimit, Extension, Request, State};
use axum::http::{Response, StatusCode, header};
use axum::routing::post;
use http_body_util::BodyExt;
use souk_core::{Error, Fault, RawId, Result};
use souk_engine::{Arriving, Ask, Command, FileStore, KeepFile, StoredFile, pictures, refusals};

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
        let ask = Ask { key, request: request.clone(), ..Ask::new(actor, "api") };
        let mut stream = body.into_data_stream();
        let mut file = web.arriving(&ask, Accept::Any).await?;
        while let Some(frame) = in_time(stream.frame()).await? {
            let frame = frame.map_err(|error| refusals::MALFORMED.with().arg("detail", error.to_string()))?;
            if let Ok(bytes) = frame.into_data() {
                file.take(&bytes)?;
            }
        }
        web.keep(ask, &name, file).await
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

/// The next piece of an upload; a sender that falls silent for half a minute is not waited for.
pub async fn in_time<T>(piece: impl Future<Output = T>) -> Result<T> {
    let wait = std::time::Duration::from_secs(30);
    let late = |_| refusals::MALFORMED.with().arg("detail", "the file did not arrive in time").into();
    tokio::time::timeout(wait, piece).await.map_err(late)
}

/// What may come in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Accept {
    /// Whatever the store knows, up to the installation's limit.
    Any,
    Pictures,
}

impl Web {
    /// Begins to take a file for the shop of `ask`'s actor. Whoever may not keep it does not get that far.
    pub async fn arriving(&self, ask: &Ask, accept: Accept) -> Result<Upload> {
        self.arriving_for::<KeepFile>(ask, accept).await
    }

    /// The same for whoever may do `C`, which keeps it in the end.
    pub async fn arriving_for<C: Command>(&self, ask: &Ask, accept: Accept) -> Result<Upload> {
        self.engine().may::<C>(ask).await?;
        let limit = match accept {
            Accept::Any => self.settings().file_bytes,
            Accept::Pictures => pictures::MOST_BYTES,
        };
        let store = self.engine().services().get::<FileStore>()?;
        let file = store.arriving(&RawId(self.engine().ids().bytes()).encode())?;
        Ok(Upload { file, accept, limit })
    }

    /// Keeps a file that has arrived.
    pub async fn keep(&self, ask: Ask, name: &str, upload: Upload) -> Result<StoredFile> {
        self.keep_by(ask, name, upload, |file| file).await
    }

    /// The same by the command that `by` makes of it.
    pub async fn keep_by<C: Command<Output = StoredFile>>(
        &self,
        ask: Ask,
        name: &str,
        upload: Upload,
        by: impl FnOnce(KeepFile) -> C,
    ) -> Result<StoredFile> {
        let name = name.to_owned();
        let settled = tokio::task::spawn_blocking(move || upload.settle(&name)).await;
        let keep = settled.map_err(|error| Error::from(Fault::caused("an upload broke", error)))??;
        self.engine().execute(ask, by(keep)).await
    }
}

/// A file on its way in, and what may become of it.
pub struct Upload {
    file: Arriving,
    accept: Accept,
    limit: usize,
}

impl Upload {
    /// The next piece; refused as soon as the whole is too large.
    pub fn take(&mut self, bytes: &[u8]) -> Result<()> {
        if self.file.size().saturating_add(bytes.len()) > self.limit {
            return match self.accept {
                Accept::Any => refusals::TOO_LARGE.with().arg("limit", self.limit).err(),
                Accept::Pictures => Err(refusals::PICTURE_TOO_LARGE.refuse()),
            };
        }
        self.file.take(bytes)
    }

    pub const fn is_empty(&self) -> bool {
        self.file.size() == 0
    }

    fn settle(self, name: &str) -> Result<KeepFile> {
        let kind = match (self.file.kind(), self.accept) {
            (Some(kind), Accept::Any) => kind,
            (Some(kind), Accept::Pictures) if kind.starts_with("image/") => kind,
            (None, Accept::Any) => return Err(refusals::FILE_TYPE_REFUSED.refuse()),
            (_, Accept::Pictures) => return Err(refusals::PICTURE_TYPE_REFUSED.refuse()),
        };
        self.file.keep(kind, name)
    }
}
