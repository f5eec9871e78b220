//! Compression of answers (gzip, RFC 1952). It costs more than rendering, so public pages keep their squeezed
//! bytes.

use std::io::Write;

use axum::body::Body;
use axum::http::{HeaderMap, HeaderValue, Response, header};
use bytes::Bytes;
use flate2::Compression;
use flate2::write::GzEncoder;

/// Below this an answer fits one packet anyway.
pub(crate) const WORTH_IT: usize = 1_200;

pub fn squeeze(plain: &[u8], level: u32) -> Option<Bytes> {
    let mut encoder = GzEncoder::new(Vec::with_capacity(plain.len() / 3), Compression::new(level));
    encoder.write_all(plain).ok()?;
    encoder.finish().ok().map(Bytes::from)
}

pub(crate) fn wants_gzip(headers: &HeaderMap) -> bool {
    #[cfg(feature = "twins")]
    if souk_core::twins::is_out(souk_core::twins::Twin::Squeeze) {
        return false;
    }
    let accepted =
        headers.get(header::ACCEPT_ENCODING).and_then(|value| value.to_str().ok()).unwrap_or_default();
    accepted
        .split(',')
        .map(str::trim)
        .any(|coding| coding.eq_ignore_ascii_case("gzip") || coding.starts_with("gzip;"))
}

/// A page in both forms, made once and sent often.
#[derive(Debug, Clone)]
pub struct Ready {
    pub plain: Bytes,
    pub gzip: Bytes,
    etag: String,
    pub csp: HeaderValue,
}

impl Ready {
    pub fn new(html: String, csp: HeaderValue, etag: &str) -> Option<Self> {
        let gzip = squeeze(html.as_bytes(), 9)?;
        // Weak: it is the same page in other bytes when it is squeezed.
        let etag = format!("W/\"{etag}\"");
        Some(Self { plain: html.into(), gzip, etag, csp })
    }

    /// The answer to one asker: not changed, squeezed, or plain.
    pub fn answer(&self, headers: &HeaderMap) -> Response<Body> {
        let unchanged = super::tag::has(headers, &self.etag);
        let gzip = wants_gzip(headers);
        let mut response = Response::new(if unchanged {
            Body::empty()
        } else {
            Body::from(if gzip { self.gzip.clone() } else { self.plain.clone() })
        });
        if unchanged {
            *response.status_mut() = axum::http::StatusCode::NOT_MODIFIED;
        }
        let out = response.headers_mut();
        out.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8"));
        out.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"));
        out.insert(header::VARY, HeaderValue::from_static("accept-encoding, cookie"));
        if let Ok(etag) = HeaderValue::from_str(&self.etag) {
            out.insert(header::ETAG, etag);
        }
        out.insert(header::CONTENT_SECURITY_POLICY, self.csp.clone());
        if gzip && !unchanged {
            out.insert(header::CONTENT_ENCODING, HeaderValue::from_static("gzip"));
        }
        response
    }
}
