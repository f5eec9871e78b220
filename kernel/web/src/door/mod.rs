//! Doors: how requests come in and answers go out. Decides nothing; every decision is a command's or a
//! query's.

mod api;
pub mod cookies;
mod form;
pub mod frames;
mod health;
mod hosts;
mod input;
mod json;
mod keys;
mod metrics;
mod openapi;
mod page;
mod problem;
mod reading;
mod server;
mod sheet;
mod squeeze;
pub mod tag;
mod upload;
mod who;
mod wrap;

use std::sync::Arc;

use axum::Router;
use axum::routing::MethodRouter;
use souk_core::Moment;
use souk_engine::Engine;

use crate::look::Look;
use crate::texts::Texts;

pub use form::{FormToken, HOUR_24};
pub use hosts::{OwnHost, ServedShop, host_of, moved};
pub use input::{Shape, Shapes, encode, object as typed_object, shapes};
pub use metrics::Metrics;
pub use openapi::describe;
pub use page::{Fields, Visit, csp, redirect};
pub use problem::{Problem, problem_json};
pub use server::{Limits, serve};
pub use sheet::{Column, columns, table};
pub use squeeze::{Ready, squeeze};
pub use tag::tagged;
pub use upload::{Accept, Upload, in_time};
pub use who::{Doorman, SessionUser, ShopName, ShopSeen};

/// Settings that doors need.
#[derive(Debug, Clone)]
pub struct Settings {
    /// The address people use: `https://souk.example`; decides whether cookies are `Secure`.
    pub public_url: String,
    /// Hosts at which nobody is served are told so; otherwise they all are the installation's.
    pub strict_hosts: bool,
    /// Proxies whose `X-Forwarded-For` is believed.
    pub trusted_proxies: Vec<std::net::IpAddr>,
    /// Largest JSON or form body.
    pub body_bytes: usize,
    /// Largest uploaded file.
    pub file_bytes: usize,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            public_url: "http://127.0.0.1".to_owned(),
            strict_hosts: false,
            trusted_proxies: Vec::new(),
            body_bytes: 1024 * 1024,
            file_bytes: 50 * 1024 * 1024,
        }
    }
}

impl Settings {
    pub fn secure(&self) -> bool {
        self.public_url.starts_with("https://")
    }
    /// The address of a shop's own domain: as the installation's, by the same proxy, under another name.
    pub fn origin_of(&self, host: &str) -> String {
        let (scheme, rest) = self.public_url.split_once("://").unwrap_or(("http", ""));
        let authority = rest.split('/').next().unwrap_or_default();
        let port = authority.rsplit_once(':').map(|(_, port)| port);
        match port.filter(|port| !port.is_empty() && port.bytes().all(|byte| byte.is_ascii_digit())) {
            Some(port) => format!("{scheme}://{host}:{port}"),
            None => format!("{scheme}://{host}"),
        }
    }
}

/// Everything a door may reach.
#[derive(Clone)]
pub struct Web(pub(crate) Arc<Inner>);

pub(crate) struct Inner {
    pub engine: Engine,
    pub doorman: Arc<dyn Doorman>,
    pub texts: Arc<Texts>,
    pub look: Arc<Look>,
    pub settings: Settings,
    pub metrics: Metrics,
    keys: keys::Keys,
    hosts: hosts::Hosts,
    /// The API as people read it, made at the first look.
    nouns: std::sync::OnceLock<reading::Nouns>,
}

impl Web {
    pub fn new(engine: Engine, doorman: Arc<dyn Doorman>, look: Arc<Look>, settings: Settings) -> Self {
        let texts = look.texts().clone();
        let (metrics, keys) = (Metrics::default(), keys::Keys::default());
        let (hosts, nouns) = (hosts::Hosts::default(), std::sync::OnceLock::new());
        Self(Arc::new(Inner { engine, doorman, texts, look, settings, metrics, keys, hosts, nouns }))
    }
    pub fn engine(&self) -> &Engine {
        &self.0.engine
    }
    pub fn texts(&self) -> &Texts {
        &self.0.texts
    }
    pub fn look(&self) -> &Look {
        &self.0.look
    }
    pub fn settings(&self) -> &Settings {
        &self.0.settings
    }
    pub fn metrics(&self) -> &Metrics {
        &self.0.metrics
    }
    pub fn now(&self) -> Moment {
        self.0.engine.now()
    }
}

/// A page's path, for the router and for the tests that walk every page.
pub struct Route {
    pub method: &'static str,
    pub path: &'static str,
    pub to: MethodRouter<Web>,
}

impl Route {
    pub const fn new(method: &'static str, path: &'static str, to: MethodRouter<Web>) -> Self {
        Self { method, path, to }
    }
}

/// Puts the registry's paths, the fronts' pages and the kernel's own together under one wrapping.
pub fn router(web: &Web, pages: Vec<Route>) -> Router {
    let mut router = Router::new();
    for page in pages {
        router = router.route(page.path, page.to);
    }
    let router = router
        .merge(api::routes(web))
        .merge(upload::routes())
        .merge(health::routes())
        .merge(reading::routes())
        .method_not_allowed_fallback(page::wrong_method)
        .fallback(page::nothing_here);
    hosts::by_host(wrap::wrap(router, web).with_state(web.clone()), web)
}

/// What a request is known by in logs and answers.
#[derive(Debug, Clone)]
pub(crate) struct RequestId(pub String);
