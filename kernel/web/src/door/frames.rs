//! Pages in frames: none is shown in one, and none shows one, unless it says so here.

use axum::body::Body;
use axum::http::{HeaderValue, Response, header};

/// Pages of this installation may show this one in a frame.
pub fn shown_by_own(answer: &mut Response<Body>) {
    change(answer, |policy| policy.replace("frame-ancestors 'none'", "frame-ancestors 'self'"));
    answer.headers_mut().insert(header::X_FRAME_OPTIONS, HeaderValue::from_static("SAMEORIGIN"));
}

/// This page shows pages of this installation in frames.
pub fn showing_own(answer: &mut Response<Body>) {
    change(answer, |policy| format!("{policy}; frame-src 'self'"));
}

fn change(answer: &mut Response<Body>, how: impl Fn(&str) -> String) {
    let headers = answer.headers_mut();
    let policy = headers.get(header::CONTENT_SECURITY_POLICY).and_then(|value| value.to_str().ok()).map(how);
    if let Some(policy) = policy.and_then(|policy| HeaderValue::from_str(&policy).ok()) {
        headers.insert(header::CONTENT_SECURITY_POLICY, policy);
    }
}
