//! What stands around every request: an id, the class of the address, guards in headers, compression, a log
//! line.

use std::net::{IpAddr, SocketAddr};
use std::sync::Once;
use std::time::Instant;

use axum::Router;
use axum::body::Body;
use axum::extract::{ConnectInfo, MatchedPath, Request, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Response, header};
use axum::middleware::{Next, from_fn_with_state};
use souk_core::RawId;

use super::hosts::NobodyThere;
use super::page::nobody_there;
use super::squeeze::{WORTH_IT, squeeze, wants_gzip};
use super::{RequestId, Web};

/// Where a request comes from: the whole IPv4 address, or the IPv6 network that one customer has (a /64).
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Address {
    pub class: String,
    /// It is a proxy's that nobody named: everybody behind it looks the same.
    pub shared: bool,
}

pub(super) fn wrap(router: Router<Web>, web: &Web) -> Router<Web> {
    router.layer(from_fn_with_state(web.clone(), around))
}

async fn around(State(web): State<Web>, mut request: Request, next: Next) -> Response<Body> {
    let started = Instant::now();
    let id = RawId(web.engine().ids().bytes()).encode();
    let peer = request.extensions().get::<ConnectInfo<SocketAddr>>().map(|info| info.0.ip());
    let address = Address::of(&web.settings().trusted_proxies, peer, request.headers());
    if address.shared {
        SAID.call_once(|| {
            tracing::warn!(
                proxy = address.class,
                "requests come through a proxy that `trusted_proxies` does not name: visitors look alike"
            );
        });
    }
    let route = request.extensions().get::<MatchedPath>().map(|path| path.as_str().to_owned());
    let method = request.method().clone();
    let gzip = wants_gzip(request.headers());
    request.extensions_mut().insert(RequestId(id.clone()));
    request.extensions_mut().insert(address);
    let mut response = match request.extensions_mut().remove::<NobodyThere>() {
        Some(NobodyThere(host)) => nobody_there(&web, request, &host).await,
        None => next.run(request).await,
    };
    guard(response.headers_mut(), web.settings().secure());
    if let Ok(value) = HeaderValue::from_str(&id) {
        response.headers_mut().insert("x-request-id", value);
    }
    let mut response = if gzip { compressed(response).await } else { response };
    response.headers_mut().remove(header::SERVER);
    let (status, micros) =
        (response.status().as_u16(), u64::try_from(started.elapsed().as_micros()).unwrap_or(u64::MAX));
    let route = route.unwrap_or_else(|| "none".to_owned());
    web.metrics().note(&route, status, micros);
    tracing::info!(request = id, %method, route, status, micros, "request");
    response
}

/// That a proxy is not named is said once.
static SAID: Once = Once::new();

impl Address {
    /// The nearest address that no trusted proxy added.
    fn of(trusted: &[IpAddr], peer: Option<IpAddr>, headers: &HeaderMap) -> Self {
        let forwarded = headers.get("x-forwarded-for");
        let Some(peer) = peer.filter(|peer| trusted.contains(peer)) else {
            let shared = forwarded.is_some() && peer.is_some_and(|peer| is_near(peer.to_canonical()));
            return Self { class: class_of(peer), shared };
        };
        // A proxy may add a line of its own behind the client's (RFC 9110, 5.3): all lines are one list.
        let lines = headers.get_all("x-forwarded-for").iter().map(|line| line.to_str().unwrap_or_default());
        let lines: Vec<&str> = lines.collect();
        let hops = lines.iter().rev().flat_map(|line| line.rsplit(',')).map(hop);
        let mut nearest = peer;
        for hop in hops {
            // What nobody can read was not added by a proxy of ours, nor was anything before it.
            let Some(hop) = hop else { break };
            nearest = hop;
            if !trusted.contains(&hop) {
                break;
            }
        }
        Self { class: class_of(Some(nearest)), shared: false }
    }
}

/// `192.0.2.7`, `192.0.2.7:4711`, `2001:db8::7`, `[2001:db8::7]:4711`.
fn hop(text: &str) -> Option<IpAddr> {
    let text = text.trim();
    let socket = || text.parse::<std::net::SocketAddr>().ok().map(|socket| socket.ip());
    let bare = text.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')).unwrap_or(text);
    bare.parse().ok().or_else(socket)
}

/// On this machine or in its own network, where a proxy stands.
fn is_near(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(v4) => v4.is_loopback() || v4.is_private() || v4.is_link_local(),
        IpAddr::V6(v6) => v6.is_loopback() || v6.is_unique_local() || v6.is_unicast_link_local(),
    }
}

fn class_of(address: Option<IpAddr>) -> String {
    match address {
        Some(IpAddr::V4(v4)) => v4.to_string(),
        Some(IpAddr::V6(v6)) => {
            let [a, b, c, d, ..] = v6.segments();
            format!("{a:x}:{b:x}:{c:x}:{d:x}::/64")
        }
        None => "unknown".to_owned(),
    }
}

fn guard(headers: &mut HeaderMap, secure: bool) {
    const CSP: &str = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'";
    let mut offer = |name: HeaderName, value: &'static str| {
        headers.entry(name).or_insert(HeaderValue::from_static(value));
    };
    offer(header::CONTENT_SECURITY_POLICY, CSP);
    offer(header::X_CONTENT_TYPE_OPTIONS, "nosniff");
    offer(header::REFERRER_POLICY, "same-origin");
    offer(header::X_FRAME_OPTIONS, "DENY");
    if secure {
        offer(header::STRICT_TRANSPORT_SECURITY, "max-age=31536000");
    }
}

/// Squeezes whole texts that nobody squeezed yet; streams and pictures pass.
async fn compressed(response: Response<Body>) -> Response<Body> {
    let kind = response
        .headers()
        .get(header::CONTENT_TYPE)
        .and_then(|value| value.to_str().ok())
        .unwrap_or_default();
    let text =
        ["text/", "application/json", "application/problem+json", "application/javascript", "image/svg"];
    let fits = text.iter().any(|start| kind.starts_with(start)) && !kind.starts_with("text/event-stream");
    let size = http_body::Body::size_hint(response.body()).exact();
    if !fits
        || response.headers().contains_key(header::CONTENT_ENCODING)
        || size.is_none_or(|size| size < 1_200)
    {
        return response;
    }
    let (mut parts, body) = response.into_parts();
    let Ok(bytes) = axum::body::to_bytes(body, usize::MAX).await else {
        return Response::from_parts(parts, Body::empty());
    };
    if bytes.len() < WORTH_IT {
        return Response::from_parts(parts, Body::from(bytes));
    }
    let Some(small) = squeeze(&bytes, 1) else { return Response::from_parts(parts, Body::from(bytes)) };
    parts.headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static("gzip"));
    parts.headers.append(header::VARY, HeaderValue::from_static("accept-encoding"));
    parts.headers.remove(header::CONTENT_LENGTH);
    Response::from_parts(parts, Body::from(small))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn address(trusted: &[&str], peer: &str, forwarded: Option<&'static str>) -> Address {
        let trusted: Vec<IpAddr> = trusted.iter().map(|text| text.parse().unwrap()).collect();
        let mut headers = HeaderMap::new();
        for line in forwarded.into_iter().flat_map(str::lines) {
            headers.append("x-forwarded-for", HeaderValue::from_static(line));
        }
        Address::of(&trusted, Some(peer.parse().unwrap()), &headers)
    }

    fn told(class: &str, shared: bool) -> Address {
        Address { class: class.to_owned(), shared }
    }

    /// Red where everybody behind a proxy that nobody named counts as one.
    #[test]
    fn a_proxy_that_nobody_named_is_not_taken_for_a_visitor() {
        let chain = Some("203.0.113.7, 10.0.0.2");
        assert_eq!(address(&["127.0.0.1", "10.0.0.2"], "127.0.0.1", chain), told("203.0.113.7", false));
        for near in ["127.0.0.1", "10.0.0.2", "172.18.0.1", "192.168.1.1"] {
            assert_eq!(address(&[], near, chain), told(near, true));
            assert_eq!(address(&[], near, None), told(near, false), "no proxy stands there");
        }
        assert!(address(&[], "::1", chain).shared && address(&[], "::ffff:10.0.0.2", chain).shared);
        // From outside the header proves nothing: whoever sends it would not be counted.
        assert_eq!(address(&[], "198.51.100.4", chain), told("198.51.100.4", false));
        assert_eq!(address(&["127.0.0.1"], "127.0.0.1", None), told("127.0.0.1", false));
    }

    /// Red where only the first line is read, or where what is no address is passed over: either lets a
    /// client choose what it is counted as.
    #[test]
    fn nobody_chooses_the_address_that_they_are_counted_by() {
        let behind = |lines| address(&["127.0.0.1", "10.0.0.2"], "127.0.0.1", Some(lines)).class;
        assert_eq!(behind("1.2.3.4\n203.0.113.7"), "203.0.113.7");
        assert_eq!(behind("1.2.3.4\n203.0.113.7\n10.0.0.2"), "203.0.113.7");
        assert_eq!(behind("1.2.3.4, 203.0.113.7:4711"), "203.0.113.7");
        assert_eq!(behind("1.2.3.4, [2001:db8:1:2::7]:4711"), "2001:db8:1:2::/64");
        assert_eq!(behind("1.2.3.4, unknown, 10.0.0.2"), "10.0.0.2", "the last that is known");
    }
}
