//! A page that could not be made: the answer that takes its place.

use axum::body::Body;
use axum::http::Response;
use axum::response::IntoResponse;

/// Carried by `?` through a handler to the browser.
pub struct Failed(Box<Response<Body>>);

impl From<Response<Body>> for Failed {
    fn from(response: Response<Body>) -> Self {
        Self(Box::new(response))
    }
}

impl IntoResponse for Failed {
    fn into_response(self) -> Response<Body> {
        *self.0
    }
}

/// What every handler gives back.
pub type Answer = Result<Response<Body>, Failed>;
