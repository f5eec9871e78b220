//! Forms with files: read in parts, and never more than is meant to come.

use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::task::{Context, Poll, ready};

use axum::body::{Body, Bytes, HttpBody};
use axum::extract::multipart::Field;
use axum::extract::{DefaultBodyLimit, FromRequest, FromRequestParts, Multipart, Request};
use axum::http::Response;
use http_body::Frame;
use souk_core::Error;
use souk_engine::{StoredFile, refusals};
use souk_site::KeepSiteFile;
use souk_web::door::{Accept, Upload, Visit, Web, in_time};

use crate::desk::Desk;
use crate::failed::Failed;
use crate::sheet::Sheet;

/// Files that one form may bring.
const MOST_FILES: usize = 20;
/// Its other fields, and the bytes of their names and values together.
const MOST_FIELDS: usize = 50;
const MOST_TYPED: usize = 64 * 1024;
/// What may lie unread between two pieces: the head of a part has an end.
const MOST_UNREAD: usize = 4 * 1024 * 1024;
/// Letters of a file's name that a sentence about it shows.
const NAME_SHOWN: usize = 100;

/// [`Sent`] watches the sizes itself.
pub fn unbounded() -> DefaultBodyLimit {
    DefaultBodyLimit::disable()
}

/// A form whose files are taken piece by piece.
pub struct Sent {
    form: Multipart,
    unread: Arc<AtomicUsize>,
}

/// What came: the other fields, and the files that were taken, in their order.
pub struct Received<F> {
    pub sheet: Sheet,
    pub files: Vec<F>,
}

impl Received<Vec<u8>> {
    /// The one file as text; none where it is missing or no text, which the sheet then says.
    pub fn text(self, desk: &Desk) -> (Sheet, String) {
        let Self { mut sheet, files } = self;
        match files.into_iter().next().map(String::from_utf8) {
            Some(Ok(content)) => return (sheet, content),
            Some(Err(_)) => sheet.wrong("file", desk.say("admin-form-utf8")),
            None if !sheet.is_refused() => sheet.wrong("file", desk.say("admin-form-file")),
            None => {}
        }
        (sheet, String::new())
    }
}

/// What becomes of the files of a form.
pub trait Taker: Sync {
    type File: Send;
    /// Nothing where no file was chosen.
    fn take(
        &self,
        desk: &Desk,
        part: &mut Part<'_>,
        called: &str,
        key: String,
    ) -> impl Future<Output = Result<Option<Self::File>, Error>> + Send;
}

/// Bytes go to the store as they come, never whole into memory. `None`: there were none.
async fn filled(part: &mut Part<'_>, mut file: Upload) -> Result<Option<Upload>, Error> {
    while let Some(piece) = part.next().await? {
        file.take(&piece)?;
    }
    Ok((!file.is_empty()).then_some(file))
}

impl Taker for Accept {
    type File = StoredFile;
    async fn take(
        &self,
        desk: &Desk,
        part: &mut Part<'_>,
        called: &str,
        key: String,
    ) -> Result<Option<StoredFile>, Error> {
        let web = &desk.visit.web;
        let ask = desk.ask().keyed(key);
        match filled(part, web.arriving(&ask, *self).await?).await? {
            Some(file) => web.keep(ask, called, file).await.map(Some),
            None => Ok(None),
        }
    }
}

/// Pictures of the shop's own pages: who looks after those may bring them.
pub struct SitePictures;

impl Taker for SitePictures {
    type File = StoredFile;
    async fn take(
        &self,
        desk: &Desk,
        part: &mut Part<'_>,
        called: &str,
        key: String,
    ) -> Result<Option<StoredFile>, Error> {
        let (web, ask) = (&desk.visit.web, desk.ask().keyed(key));
        match filled(part, web.arriving_for::<KeepSiteFile>(&ask, Accept::Pictures).await?).await? {
            Some(file) => web.keep_by(ask, called, file, |file| KeepSiteFile { file }).await.map(Some),
            None => Ok(None),
        }
    }
}

/// Small ones, up to so many bytes each.
pub struct Small(pub usize);

impl Taker for Small {
    type File = Vec<u8>;
    async fn take(
        &self,
        _: &Desk,
        part: &mut Part<'_>,
        _: &str,
        _: String,
    ) -> Result<Option<Vec<u8>>, Error> {
        let bytes = part.whole(self.0).await?;
        Ok((!bytes.is_empty()).then_some(bytes))
    }
}

impl FromRequest<Web> for Sent {
    type Rejection = Response<Body>;

    async fn from_request(request: Request, web: &Web) -> Result<Self, Self::Rejection> {
        let (mut parts, body) = request.into_parts();
        let visit = Visit::from_request_parts(&mut parts, web).await?;
        let unread = Arc::new(AtomicUsize::new(0));
        let body = Body::new(Metered { body, unread: unread.clone() });
        match Multipart::from_request(Request::from_parts(parts, body), web).await {
            Ok(form) => Ok(Self { form, unread }),
            Err(_) => Err(visit.failed(&refusals::MALFORMED.refuse())),
        }
    }
}

impl Sent {
    /// Takes the files of a form whose token is good: it stands before them. What is wrong with one stands at
    /// its field, and the others are kept.
    pub async fn receive<T: Taker>(self, desk: &Desk, taker: T) -> Result<Received<T::File>, Failed> {
        self.read(desk, &taker).await.map_err(|error| desk.failed(&error))
    }

    async fn read<T: Taker>(mut self, desk: &Desk, taker: &T) -> Result<Received<T::File>, Error> {
        let mut typed = Typed::default();
        let (mut files, mut wrong) = (Vec::new(), Vec::new());
        let (mut token, mut stale) = (None, false);
        while let Some(mut part) = self.next().await? {
            let name = part.field.name().unwrap_or_default().to_owned();
            let Some(called) = part.field.file_name().map(str::to_owned) else {
                let text = typed.take(name.clone(), &mut part).await?;
                if name == "_token" {
                    token = desk.visit.read_token(text);
                }
                continue;
            };
            let Some(token) = &token else {
                stale = true;
                break;
            };
            let place = files.len() + wrong.len();
            if place >= MOST_FILES {
                // Said once, however many there are.
                if place == MOST_FILES {
                    wrong.push((name, desk.say_with("admin-form-files", [("n", MOST_FILES.into())])));
                }
                part.pass().await?;
                continue;
            }
            let key = format!("{}-file-{place}", token.key);
            match taker.take(desk, &mut part, &called, key).await {
                Ok(file) => files.extend(file),
                Err(error) if error.refusal().is_some() => {
                    let called: String = called.chars().take(NAME_SHOWN).collect();
                    // Letters of both directions stand side by side.
                    wrong.push((name, format!("\u{2068}{called}\u{2069}: {}", desk.visit.sentence(&error))));
                    part.pass().await?;
                }
                Err(fault) => return Err(fault),
            }
        }
        let mut sheet = Sheet::typed(typed.fields);
        if stale {
            sheet.notice(422, desk.say("admin-form-stale"));
        }
        wrong.into_iter().for_each(|(field, sentence)| sheet.wrong(&field, sentence));
        Ok(Received { sheet, files })
    }

    async fn next(&mut self) -> Result<Option<Part<'_>>, Error> {
        let field = in_time(self.form.next_field()).await?.map_err(|_| refusals::MALFORMED.refuse())?;
        self.unread.store(0, Ordering::Relaxed);
        Ok(field.map(|field| Part { field, unread: &self.unread }))
    }
}

/// The fields that are no files, as long as there are not too many.
#[derive(Default)]
struct Typed {
    fields: Vec<(String, String)>,
    bytes: usize,
}

impl Typed {
    async fn take(&mut self, name: String, part: &mut Part<'_>) -> Result<&str, Error> {
        self.bytes = self.bytes.saturating_add(name.len());
        if self.fields.len() >= MOST_FIELDS || self.bytes > MOST_TYPED {
            return refusals::TOO_LARGE.with().arg("limit", MOST_TYPED).err();
        }
        let value = part.whole(MOST_TYPED.saturating_sub(self.bytes)).await?;
        self.bytes = self.bytes.saturating_add(value.len());
        self.fields.push((name, String::from_utf8_lossy(&value).into_owned()));
        Ok(self.fields.last().map_or("", |(_, value)| value))
    }
}

/// One part of a form, on its way.
pub struct Part<'a> {
    field: Field<'a>,
    unread: &'a AtomicUsize,
}

impl Part<'_> {
    async fn next(&mut self) -> Result<Option<Bytes>, Error> {
        let piece = in_time(self.field.chunk()).await?.map_err(|_| refusals::MALFORMED.refuse())?;
        self.unread.store(0, Ordering::Relaxed);
        Ok(piece)
    }

    async fn whole(&mut self, most: usize) -> Result<Vec<u8>, Error> {
        let mut bytes = Vec::new();
        while let Some(piece) = self.next().await? {
            bytes.extend_from_slice(&piece);
            if bytes.len() > most {
                return refusals::TOO_LARGE.with().arg("limit", most).err();
            }
        }
        Ok(bytes)
    }

    /// Reads over what is left of it.
    async fn pass(&mut self) -> Result<(), Error> {
        while self.next().await?.is_some() {}
        Ok(())
    }
}

/// A body that breaks off where a reader gets no further though much has come.
struct Metered {
    body: Body,
    unread: Arc<AtomicUsize>,
}

impl HttpBody for Metered {
    type Data = Bytes;
    type Error = axum::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, axum::Error>>> {
        let frame = ready!(Pin::new(&mut self.body).poll_frame(cx));
        let bytes = frame.as_ref().and_then(|frame| frame.as_ref().ok()?.data_ref()).map_or(0, Bytes::len);
        if bytes > 0 && self.unread.fetch_add(bytes, Ordering::Relaxed) > MOST_UNREAD {
            return Poll::Ready(Some(Err(axum::Error::new("a part of the form has no end"))));
        }
        Poll::Ready(frame)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A form whose only part is a head without an end.
    struct Endless(usize);

    impl HttpBody for Endless {
        type Data = Bytes;
        type Error = axum::Error;
        fn poll_frame(
            mut self: Pin<&mut Self>,
            _: &mut Context<'_>,
        ) -> Poll<Option<Result<Frame<Bytes>, axum::Error>>> {
            self.0 += 1;
            assert!(self.0 < 1_000, "it is read and read");
            let head = "--line\r\nContent-Disposition: form-data; name=\"";
            let text = if self.0 == 1 { head.to_owned() } else { "a".repeat(64 * 1024) };
            Poll::Ready(Some(Ok(Frame::data(text.into()))))
        }
    }

    #[tokio::test]
    async fn a_head_without_an_end_is_not_kept_in_memory() {
        let unread = Arc::new(AtomicUsize::new(0));
        let body = Body::new(Metered { body: Body::new(Endless(0)), unread: unread.clone() });
        let kind = ("content-type", "multipart/form-data; boundary=line");
        let mut request = Request::builder().header(kind.0, kind.1).body(body).unwrap();
        unbounded().apply(&mut request);
        let form = Multipart::from_request(request, &()).await.unwrap();
        assert!(Sent { form, unread }.next().await.is_err());
    }
}
