//! Ways in that no visitor reads: the shop's bare address, its map for search engines, what robots may visit.

use std::fmt::Write as _;

use axum::Extension;
use axum::body::Body;
use axum::extract::{Path, State};
use axum::http::{HeaderValue, Response, StatusCode, header};
use souk_core::{Lang, Result};
use souk_engine::{PageSize, refusals};
use souk_shops::ShopCard;
use souk_stock::PublicList;
use souk_web::door::{OwnHost, Visit, Web, host_of, moved, redirect};

use crate::cart::cookie;
use crate::face::{Found, find};
use crate::front::Answer;

/// Addresses in one map, as sitemaps.org allows.
const MOST: usize = 50_000;
/// Pages of a shop that its maps name.
const MOST_PAGES: usize = 250_000;

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
type Came = Option<Extension<OwnHost>>;

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
fn query(visit: &Visit) -> String {
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
fn elsewhere(visit: &Visit, came: &Came, found: &Found, path: &str) -> Option<Answer> {
    let domain = found.domain.as_ref().filter(|_| came.is_none())?;
    Some(moved(&format!("{}{path}", visit.web.settings().origin_of(domain))))
}

/// Where the shop's public addresses begin.
fn home(visit: &Visit, found: &Found) -> String {
    let settings = visit.web.settings();
    match &found.domain {
        Some(domain) => settings.origin_of(domain),
        None => format!("{}/shop/{}", settings.public_url.trim_end_matches('/'), found.shop.slug),
    }
}

fn language(visit: &Visit, shop: &ShopCard) -> Lang {
    let offered = |lang: &Lang| shop.languages.contains(lang);
    let chosen = cookie(&visit.headers, "souk_lang").and_then(Lang::parse).filter(offered);
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

pub async fn sitemap(visit: Visit, came: Came, Path(slug): Path<String>) -> Answer {
    let found = match find(&visit.web, &slug).await {
        Ok(found) => found,
        Err(error) => return visit.failed(&error),
    };
    if let Some(there) = elsewhere(&visit, &came, &found, &format!("/sitemap.xml{}", query(&visit))) {
        return there;
    }
    match map(&visit, found).await {
        Ok(xml) => plain("application/xml; charset=utf-8", xml),
        Err(error) => visit.failed(&error),
    }
}

async fn map(visit: &Visit, found: Found) -> Result<String> {
    let base = home(visit, &found);
    let (shop, pages) = (found.shop, found.pages);
    if shop.closed {
        return Err(refusals::SHOP_NOT_FOUND.refuse());
    }
    let engine = visit.web.engine();
    let ask = || visit.ask(visit.visitor_of(shop.id));
    let mut paths = vec!["/".to_owned()];
    let categories = engine.ask(ask(), souk_catalog::CategoryList {}).await?;
    paths.extend(categories.iter().map(|one| format!("/c/{}", crate::encode(&one.handle))));
    paths.extend(pages.iter().map(|one| format!("/pages/{}", one.slug)));
    let mut after = None;
    loop {
        let list = PublicList { after, limit: PageSize(200), ..PublicList::default() };
        let slice = engine.ask(ask(), list).await?;
        paths.extend(slice.items.iter().map(|row| format!("/p/{}", crate::encode(&row.handle))));
        after = slice.next;
        if after.is_none() || paths.len() >= MOST_PAGES {
            break;
        }
    }
    let part = visit.asked("part").map(|part| part.parse::<usize>().unwrap_or_default());
    let parts: Vec<&[String]> = paths.chunks(MOST / shop.languages.len().max(1)).collect();
    match (part, parts.as_slice()) {
        (None, [only]) => Ok(written(&base, &shop.languages, only)),
        (None, parts) => Ok(index(&base, parts.len())),
        (Some(part), parts) => match part.checked_sub(1).and_then(|at| parts.get(at)) {
            Some(paths) => Ok(written(&base, &shop.languages, paths)),
            None => Err(refusals::PAGE_NOT_FOUND.refuse()),
        },
    }
}

/// A map of maps, for a shop with more pages than one may name.
fn index(base: &str, parts: usize) -> String {
    let mut xml = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<sitemapindex \
         xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n",
    );
    for part in 1..=parts {
        let _ = writeln!(xml, "<sitemap><loc>{base}/sitemap.xml?part={part}</loc></sitemap>");
    }
    xml.push_str("</sitemapindex>\n");
    xml
}

/// Every page in every language, each naming the others.
fn written(base: &str, languages: &[Lang], paths: &[String]) -> String {
    let mut xml = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset \
            xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\" \
         xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">\n",
    );
    for path in paths {
        let href = |lang: &Lang| format!("{base}/{lang}{}", escape(path));
        let others: String = languages
            .iter()
            .map(|lang| {
                format!("<xhtml:link rel=\"alternate\" hreflang=\"{lang}\" href=\"{}\"/>", href(lang))
            })
            .collect();
        for lang in languages {
            let _ = writeln!(xml, "<url><loc>{}</loc>{others}</url>", href(lang));
        }
    }
    xml.push_str("</urlset>\n");
    xml
}

fn escape(path: &str) -> String {
    path.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;")
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

    #[test]
    fn a_map_of_maps_names_each_part() {
        let xml = index("https://souk.example/shop/amina", 3);
        assert_eq!(xml.matches("<sitemap><loc>").count(), 3);
        assert!(xml.contains("<loc>https://souk.example/shop/amina/sitemap.xml?part=3</loc>"), "{xml}");
    }

    #[test]
    fn a_map_names_each_page_in_each_language() {
        let paths = ["/".to_owned(), "/p/a&b".to_owned()];
        let xml = written("https://souk.example/shop/amina", &[Lang::Ar, Lang::En], &paths);
        assert_eq!(xml.matches("<url>").count(), 4);
        assert!(xml.contains("<loc>https://souk.example/shop/amina/en/p/a&amp;b</loc>"), "{xml}");
        assert_eq!(xml.matches("hreflang=\"ar\"").count(), 4);
    }
}
