//! Which shop's domain a request came to. A shop with a domain of its own is served there from the root: its
//! paths are put below `/shop/{slug}` before anybody looks for a page. What is asked once is known for a
//! second, and until this process writes something for that shop.

use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::{Mutex, PoisonError};

use axum::Router;
use axum::body::Body;
use axum::extract::{OriginalUri, Request, State};
use axum::http::uri::{PathAndQuery, Uri};
use axum::http::{HeaderMap, HeaderValue, Method, Response, StatusCode, header};
use axum::middleware::{Next, from_fn_with_state};
use souk_core::{Moment, Result, TenantId};
use souk_engine::Reach;

use super::Web;

/// The shop that is served at a host.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ServedShop {
    pub id: TenantId,
    pub slug: String,
}

/// This request came to a shop's own domain; pages find it among the request's extensions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnHost {
    pub host: String,
    pub shop: TenantId,
}

/// Nobody is served at the host that this request names.
#[derive(Debug, Clone)]
pub(super) struct NobodyThere(pub String);

/// What is served at every host: files that pages load and what watches the program.
const EVERYWHERE: [&str; 3] = ["/assets/", "/media/", "/health/"];
/// What the machines beside this one ask by whatever name they know; no shop's domain shows it.
const BESIDE: [&str; 2] = ["/metrics", "/hosts/certified"];
/// Seconds after which a host that could not be looked up is asked for again.
const AGAIN: &str = "5";
const FRESH: i64 = Moment::SECOND;
/// Hosts that are remembered: whoever asks for many others costs a look each, and no room.
const MOST: usize = 2_000;

struct Known {
    shop: Option<ServedShop>,
    at: Moment,
    writes: u64,
}

#[derive(Default)]
pub(super) struct Hosts(Mutex<HashMap<String, Known>>);

impl Web {
    /// The shop that is served at this host, where one is.
    pub async fn served_at(&self, host: &str) -> Result<Option<ServedShop>> {
        let (engine, now) = (self.engine(), self.now());
        let writes = |shop: &Option<ServedShop>| shop.as_ref().map_or(0, |shop| engine.db().writes(shop.id));
        if let Some(known) = self.0.hosts.0.lock().unwrap_or_else(PoisonError::into_inner).get(host)
            && (known.at..known.at.plus(FRESH)).contains(&now)
            && writes(&known.shop) == known.writes
        {
            return Ok(known.shop.clone());
        }
        let (doorman, asked) = (self.0.doorman.clone(), host.to_owned());
        let shop = engine.read(Reach::Platform, move |db| doorman.served_at(db, &asked)).await?;
        let known = Known { writes: writes(&shop), shop: shop.clone(), at: now };
        let mut hosts = self.0.hosts.0.lock().unwrap_or_else(PoisonError::into_inner);
        if hosts.len() >= MOST {
            hosts.clear();
        }
        hosts.insert(host.to_owned(), known);
        Ok(shop)
    }
}

/// The host of an address such as the installation's own, without its port.
pub fn host_of(url: &str) -> Option<String> {
    let uri: Uri = url.parse().ok()?;
    uri.authority().map(|authority| plain(authority.as_str()))
}

/// Small letters, no port, no dot at the end.
fn plain(authority: &str) -> String {
    let host = match authority.rsplit_once(':') {
        Some((host, port)) if !host.is_empty() && port.bytes().all(|byte| byte.is_ascii_digit()) => host,
        _ => authority,
    };
    host.strip_suffix('.').unwrap_or(host).to_ascii_lowercase()
}

/// The host that a request names: of its target where it is whole (RFC 9112, 3.2.2), else of its header.
fn asked(headers: &HeaderMap, uri: &Uri) -> Option<String> {
    let header = || headers.get(header::HOST).and_then(|value| value.to_str().ok());
    let named = uri.authority().map(|authority| authority.as_str()).or_else(header)?;
    Some(plain(named)).filter(|host| !host.is_empty())
}

/// Names of this machine: whoever comes by one of them means the installation.
fn is_near(host: &str) -> bool {
    let bare = host.trim_start_matches('[').trim_end_matches(']');
    host == "localhost" || bare.parse::<IpAddr>().is_ok()
}

pub(super) fn by_host(router: Router, web: &Web) -> Router {
    Router::new().fallback_service(router).layer(from_fn_with_state(web.clone(), sort))
}

async fn sort(State(web): State<Web>, mut request: Request, next: Next) -> Response<Body> {
    let host = asked(request.headers(), request.uri());
    let own = host_of(&web.settings().public_url);
    let Some(host) = host.filter(|host| Some(host) != own.as_ref() && !is_near(host)) else {
        return next.run(request).await;
    };
    let (open, beside) = (is_everywhere(request.uri().path()), BESIDE.contains(&request.uri().path()));
    if let (Some(own), Some(bare)) = (&own, host.strip_prefix("www."))
        && own == bare
        && !open
        && !beside
    {
        let path = request.uri().path_and_query().map_or("/", PathAndQuery::as_str);
        return moved(&format!("{}{path}", web.settings().public_url.trim_end_matches('/')));
    }
    let found = match found(&web, &host).await {
        Ok(found) => found,
        Err(error) => {
            tracing::error!(host, %error, "a host could not be looked up");
            // Alive and ready answer for themselves; anything else would be taken for gone.
            return if open { next.run(request).await } else { in_a_moment() };
        }
    };
    match found {
        Some((_, bare)) if bare != host => {
            let path = request.uri().path_and_query().map_or("/", PathAndQuery::as_str);
            return moved(&format!("{}{path}", web.settings().origin_of(&bare)));
        }
        Some((shop, host)) => {
            if let Some(answer) = put_below(&mut request, &shop) {
                return answer;
            }
            request.extensions_mut().insert(OwnHost { host, shop: shop.id });
        }
        None if web.settings().strict_hosts && !open && !beside => {
            request.extensions_mut().insert(NobodyThere(host));
        }
        None => {}
    }
    next.run(request).await
}

/// The shop at this host, or at the host without its `www.`.
async fn found(web: &Web, host: &str) -> Result<Option<(ServedShop, String)>> {
    if let Some(shop) = web.served_at(host).await? {
        return Ok(Some((shop, host.to_owned())));
    }
    let Some(bare) = host.strip_prefix("www.") else { return Ok(None) };
    Ok(web.served_at(bare).await?.map(|shop| (shop, bare.to_owned())))
}

/// Service Unavailable (RFC 9110, 15.6.4): the host may well be a shop's.
fn in_a_moment() -> Response<Body> {
    let mut answer = Response::new(Body::from("unavailable, ask again\n"));
    *answer.status_mut() = StatusCode::SERVICE_UNAVAILABLE;
    answer.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from_static(AGAIN));
    answer.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    answer
}

fn is_everywhere(path: &str) -> bool {
    EVERYWHERE.iter().any(|start| path.starts_with(start))
}

/// Puts the path below the shop's; a path that names the shop again is sent on to the short one.
fn put_below(request: &mut Request, shop: &ServedShop) -> Option<Response<Body>> {
    let path = request.uri().path_and_query().map_or("/", PathAndQuery::as_str);
    if is_everywhere(path) {
        return None;
    }
    let inside = format!("/shop/{}", shop.slug);
    if let Some(rest) = path.strip_prefix(&inside)
        && (rest.is_empty() || rest.starts_with(['/', '?']))
        && matches!(*request.method(), Method::GET | Method::HEAD)
    {
        let rest = rest.trim_start_matches('/');
        return Some(moved(&format!("/{rest}")));
    }
    if let Ok(uri) = format!("{inside}{path}").parse::<Uri>() {
        *request.uri_mut() = uri.clone();
        request.extensions_mut().insert(OriginalUri(uri));
    }
    None
}

/// Moved Permanently (RFC 9110, 15.4.2).
pub fn moved(to: &str) -> Response<Body> {
    let mut answer = Response::new(Body::empty());
    *answer.status_mut() = StatusCode::MOVED_PERMANENTLY;
    let to = HeaderValue::from_str(to).unwrap_or(HeaderValue::from_static("/"));
    answer.headers_mut().insert(header::LOCATION, to);
    // Whoever leaves their domain again is not led there for ever.
    answer.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("public, max-age=3600"));
    answer
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_host_is_the_same_with_port_capitals_and_dot() {
        for named in ["Boutique.DZ", "boutique.dz:8443", "boutique.dz.", "BOUTIQUE.dz.:80"] {
            assert_eq!(plain(named), "boutique.dz", "{named}");
        }
        assert_eq!(plain("[::1]:8080"), "[::1]");
        assert_eq!(host_of("https://Souk.example:8443/").as_deref(), Some("souk.example"));
        assert!(is_near("127.0.0.1") && is_near("[::1]") && is_near("localhost") && !is_near("souk.example"));
    }
}
