//! Ways in that no visitor reads: the shop's bare address, its map for search engines, what robots may visit.

use std::fmt::Write as _;

use axum::body::Body;
use axum::extract::{Path, State};
use axum::http::{HeaderValue, Response, header};
use souk_core::{Lang, Result};
use souk_engine::{PageSize, refusals};
use souk_shops::ShopCard;
use souk_stock::PublicList;
use souk_web::door::{Visit, Web, redirect};

use crate::cart::cookie;
use crate::face::find;
use crate::front::Answer;

/// Addresses in one map, as sitemaps.org allows.
const MOST: usize = 50_000;
/// Pages of a shop that its maps name.
const MOST_PAGES: usize = 250_000;

/// Customers come by their shop's address; who knows only the installation's works here.
pub async fn front_door() -> Answer {
    redirect("/admin")
}

/// `/shop/amina` leads to the language of the visitor: chosen before, asked for by the browser, or the shop's
/// own.
pub async fn shop(visit: Visit, Path(slug): Path<String>) -> Answer {
    lead(&visit, &slug, "/").await
}

/// `/shop/amina/o?code=…`: the address that messages carry.
pub async fn order(visit: Visit, Path(slug): Path<String>) -> Answer {
    let query = visit.path.split_once('?').map_or(String::new(), |(_, query)| format!("?{query}"));
    lead(&visit, &slug, &format!("/o{query}")).await
}

async fn lead(visit: &Visit, slug: &str, path: &str) -> Answer {
    match find(&visit.web, slug).await {
        Ok(found) => {
            let shop = found.shop;
            let mut answer = redirect(&format!("/shop/{}/{}{path}", shop.slug, language(visit, &shop)));
            answer.headers_mut().insert(header::VARY, HeaderValue::from_static("accept-language, cookie"));
            answer.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
            answer
        }
        Err(error) => visit.failed(&error),
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
pub async fn shop_robots(State(web): State<Web>, Path(slug): Path<String>) -> Answer {
    let base = web.settings().public_url.trim_end_matches('/').to_owned();
    plain(
        "text/plain; charset=utf-8",
        format!("User-agent: *\nAllow: /\nSitemap: {base}/shop/{}/sitemap.xml\n", crate::encode(&slug)),
    )
}

pub async fn sitemap(visit: Visit, Path(slug): Path<String>) -> Answer {
    match map(&visit, &slug).await {
        Ok(xml) => plain("application/xml; charset=utf-8", xml),
        Err(error) => visit.failed(&error),
    }
}

async fn map(visit: &Visit, slug: &str) -> Result<String> {
    let found = find(&visit.web, slug).await?;
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
    let base = format!("{}/shop/{}", visit.web.settings().public_url.trim_end_matches('/'), shop.slug);
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
