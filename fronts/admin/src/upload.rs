//! A form with a file: read in parts, and never more than the installation allows.

use axum::body::Body;
use axum::extract::DefaultBodyLimit;
use axum::extract::{FromRequest, FromRequestParts, Multipart, Request};
use axum::http::Response;
use souk_core::Error;
use souk_engine::refusals;
use souk_web::door::{Visit, Web};

use crate::sheet::Sheet;

/// A file's name and bytes.
#[derive(Debug, Clone, Default)]
pub struct File {
    pub name: String,
    pub bytes: Vec<u8>,
}

/// The other fields, and the file if one was chosen.
pub struct Upload {
    pub sheet: Sheet,
    pub file: Option<File>,
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
        let file_name = field.file_name().map(str::to_owned);
        let mut bytes = Vec::new();
        while let Some(chunk) = field.chunk().await.map_err(|_| malformed())? {
            size += chunk.len();
            if size > most {
                return refusals::TOO_LARGE.with().arg("limit", most).err();
            }
            bytes.extend_from_slice(&chunk);
        }
        match file_name {
            Some(name) if !bytes.is_empty() => file = Some(File { name, bytes }),
            Some(_) => {}
            None => typed.push((name, String::from_utf8_lossy(&bytes).into_owned())),
        }
    }
    Ok(Upload { sheet: Sheet::typed(typed), file })
}

/// Bytes as text (RFC 4648, 4).
pub fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for chunk in bytes.chunks(3) {
        let bits =
            chunk.iter().fold(0u32, |bits, byte| bits << 8 | u32::from(*byte)) << (8 * (3 - chunk.len()));
        for place in 0..4 {
            let letter = usize::try_from(bits >> (18 - 6 * place) & 63).ok().and_then(|at| LETTERS.get(at));
            let padding = place > chunk.len();
            out.push(letter.filter(|_| !padding).map_or('=', |letter| char::from(*letter)));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::base64;

    #[test]
    fn base64_pads_to_four() {
        let pairs = [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("fooba", "Zm9vYmE=")];
        for (bytes, text) in pairs {
            assert_eq!(base64(bytes.as_bytes()), text);
        }
        assert_eq!(base64(&[0xff, 0xfe, 0x00]), "//4A");
    }
}
