//! Answers that are asked for again and again: with a tag, so that what did not change is not sent again
//! (RFC 9110, 13.1.2).

use axum::body::Body;
use axum::http::{HeaderMap, HeaderValue, Response, StatusCode, header};
use bytes::Bytes;
use sha2::{Digest, Sha256};

/// The body, or "not modified" where the asker has it.
pub fn tagged(asked: &HeaderMap, kind: &'static str, cache: &'static str, body: Bytes) -> Response<Body> {
    let digest: String = Sha256::digest(&body).iter().take(12).map(|byte| format!("{byte:02x}")).collect();
    let tag = weak(&digest);
    let has = has(asked, &tag);
    under(&tag, kind, cache, (!has).then_some(body))
}

/// A tag of what has this digest. Weak: what is squeezed on its way has other bytes.
pub fn weak(digest: &str) -> String {
    format!("W/\"{digest}\"")
}

/// An answer under a tag that was known before its body was made: none where the asker [`has`] it.
pub fn under(tag: &str, kind: &'static str, cache: &'static str, body: Option<Bytes>) -> Response<Body> {
    let has = body.is_none();
    let mut response = Response::new(body.map_or_else(Body::empty, Body::from));
    if has {
        *response.status_mut() = StatusCode::NOT_MODIFIED;
    }
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(cache));
    if let Ok(tag) = HeaderValue::from_str(tag) {
        headers.insert(header::ETAG, tag);
    }
    response
}

/// Does the asker have it? Tags are compared weakly, as RFC 9110 (13.1.2) has it: whoever squeezes an answer
/// on its way weakens its tag.
pub fn has(asked: &HeaderMap, tag: &str) -> bool {
    let bare = |tag: &str| tag.trim().trim_start_matches("W/").to_owned();
    let known = asked.get_all(header::IF_NONE_MATCH).iter().filter_map(|value| value.to_str().ok());
    known.flat_map(|line| line.split(',')).any(|one| bare(one) == bare(tag) || one.trim() == "*")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_asker_has_is_not_sent_again() {
        let ask = |tag: Option<&HeaderValue>| {
            let mut headers = HeaderMap::new();
            headers.extend(tag.map(|tag| (header::IF_NONE_MATCH, tag.clone())));
            tagged(&headers, "text/plain", "no-cache", Bytes::from_static(b"83 of 100"))
        };
        let first = ask(None);
        assert_eq!(first.status(), 200);
        let tag = first.headers().get(header::ETAG).unwrap();
        assert_eq!(ask(Some(tag)).status(), 304);
        assert_eq!(ask(Some(&HeaderValue::from_static("W/\"0\""))).status(), 200);
        let listed = format!("W/\"0\", {}", tag.to_str().unwrap().trim_start_matches("W/"));
        assert_eq!(ask(Some(&HeaderValue::from_str(&listed).unwrap())).status(), 304);
    }
}
