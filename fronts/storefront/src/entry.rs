//! Ways in that no visitor reads: the shop's bare address, and what robots may visit.

use axum::Extension;
use axum::body::Body;
use axum::extract::{Path, State};
use axum::http::{HeaderValue, Response, StatusCode, header};
use souk_core::Lang;
use souk_shops::ShopCard;
use souk_web::door::{OwnHost, Visit, Web, cookies, host_of, moved, redirect};

use crate::face::{Found, find};
use crate::front::Answer;

/// Whether the proxy in front may ask for a certificate of this host: `?domain=boutique.dz`. It asks before
/// each one, so nobody makes it ask for names at which no shop is served.
pub async fn certified(State(web): State<Web>, visit: Visit) -> Answer {
    let host = visit.asked("domain").unwrap_or_default().trim_end_matches('.').to_ascii_lowercase();
    let own = host_of(&web.settings().public_url).is_some_and(|own| own == host);
    let bare = host.strip_prefix("www.").unwrap_or(&host);
    let mut known = own;
    for name in [host.as_str(), bare] {
        known = known || matches!(web.served_at(name).await, Ok(Some(_)));
    }
    let mut answer = Response::new(Body::from(if known { "yes\n" } else { "no\n" }));
    if !known {
        *answer.status_mut() = StatusCode::NOT_FOUND;
    }
    answer.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    answer
}

/// Customers come by their shop's address; who knows only the installation's works here.
pub async fn front_door() -> Answer {
    redirect("/admin")
}

/// The domain of a shop's own by which somebody came.
pub(crate) type Came = Option<Extension<OwnHost>>;

/// `/shop/amina` leads to the language of the visitor: chosen before, asked for by the browser, or the shop's
/// own.
pub async fn shop(visit: Visit, came: Came, Path(slug): Path<String>) -> Answer {
    lead(&visit, came, &slug, "/").await
}

/// `/shop/amina/o?code=…`: the address that messages carry.
pub async fn order(visit: Visit, came: Came, Path(slug): Path<String>) -> Answer {
    lead(&visit, came, &slug, &format!("/o{}", query(&visit))).await
}

/// What was asked besides, as it was sent.
pub(crate) fn query(visit: &Visit) -> String {
    visit.path.split_once('?').map_or(String::new(), |(_, query)| format!("?{query}"))
}

async fn lead(visit: &Visit, came: Came, slug: &str, path: &str) -> Answer {
    match find(&visit.web, slug).await {
        Ok(found) => {
            if let Some(there) = elsewhere(visit, &came, &found, path) {
                return there;
            }
            let shop = found.shop;
            let base = if came.is_some() { String::new() } else { format!("/shop/{}", shop.slug) };
            let mut answer = redirect(&format!("{base}/{}{path}", language(visit, &shop)));
            answer.headers_mut().insert(header::VARY, HeaderValue::from_static("accept-language, cookie"));
            answer.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
            answer
        }
        Err(error) => visit.failed(&error),
    }
}

/// A shop that is served at a domain of its own is found there by whoever knows its old address.
pub(crate) fn elsewhere(visit: &Visit, came: &Came, found: &Found, path: &str) -> Option<Answer> {
    let domain = found.domain.as_ref().filter(|_| came.is_none())?;
    Some(moved(&format!("{}{path}", visit.web.settings().origin_of(domain))))
}

/// Where the shop's public addresses begin.
pub(crate) fn home(visit: &Visit, found: &Found) -> String {
    let settings = visit.web.settings();
    match &found.domain {
        Some(domain) => settings.origin_of(domain),
        None => format!("{}/shop/{}", settings.public_url.trim_end_matches('/'), found.shop.slug),
    }
}

fn language(visit: &Visit, shop: &ShopCard) -> Lang {
    let offered = |lang: &Lang| shop.languages.contains(lang);
    let chosen = cookies::get(&visit.headers, cookies::LANG).and_then(Lang::parse).filter(offered);
    let header = visit.headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok());
    let asked = header.and_then(|text| Lang::negotiate(text, &shop.languages));
    chosen.or(asked).or(shop.languages.first().copied()).unwrap_or(Lang::En)
}

/// Shops may be found; carts, orders and the rooms behind are nobody's to list. A star reaches over slashes,
/// so each line says where the path ends: a product called `shirt` is no search.
pub async fn robots() -> Answer {
    plain(
        "text/plain; charset=utf-8",
        "User-agent: *\nDisallow: /admin\nDisallow: /api/\nDisallow: /shop/*/*/cart$\nDisallow: \
            /shop/*/*/checkout$\n\
         Disallow: /shop/*/*/o$\nDisallow: /shop/*/*/o?\nDisallow: /shop/*/*/o/\nDisallow: /shop/*/*/s?\n\
         Disallow: /shop/*/*/thanks/\n"
            .to_owned(),
    )
}

/// Robots of a shop under an address of its own.
pub async fn shop_robots(visit: Visit, Path(slug): Path<String>) -> Answer {
    match find(&visit.web, &slug).await {
        Ok(found) => plain("text/plain; charset=utf-8", robots_of(&home(&visit, &found))),
        Err(error) => visit.failed(&error),
    }
}

fn robots_of(home: &str) -> String {
    let below = home.splitn(4, '/').nth(3).map_or(String::new(), |path| format!("/{path}"));
    let closed = ["cart$", "checkout$", "o$", "o?", "o/", "s?", "thanks/"];
    let lines: String = closed.iter().map(|path| format!("Disallow: {below}/*/{path}\n")).collect();
    format!("User-agent: *\n{lines}Allow: /\nSitemap: {home}/sitemap.xml\n")
}

fn plain(kind: &'static str, body: String) -> Answer {
    let mut response = Response::new(Body::from(body));
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("public, max-age=3600"));
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn robots_are_told_of_the_paths_where_the_shop_is() {
        let own = robots_of("https://boutique.dz");
        assert!(own.contains("Disallow: /*/cart$\n"), "{own}");
        assert!(own.ends_with("Sitemap: https://boutique.dz/sitemap.xml\n"), "{own}");
        let below = robots_of("https://souk.example/shop/amina");
        assert!(below.contains("Disallow: /shop/amina/*/o/\n"), "{below}");
    }
}
