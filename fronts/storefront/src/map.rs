//! The shop's map for search engines, as sitemaps.org has it: every page in every language, in parts where
//! one map would be too large. Whoever has what was said last is not told again; nothing is read for them.

use std::fmt::Write as _;

use axum::body::Bytes;
use axum::extract::Path;
use souk_catalog::{ProductId, catalog_rev, category_handles, shown_behind, shown_from};
use souk_core::{Lang, RawId, Result, TenantId};
use souk_engine::{Reach, refusals};
use souk_web::door::{Visit, tag};

use crate::entry::{Came, elsewhere, home, query};
use crate::face::{Found, find};
use crate::front::Answer;
use crate::kept::Shown;

/// Addresses of products in one map: sitemaps.org allows 50,000 of all kinds and 50 MB, and names of Arabic
/// letters are long there.
const PRODUCTS: usize = 10_000;
/// Addresses of categories and pages, all in the first map.
const OTHERS: usize = 30_000;
/// Parts that are named.
const PARTS: usize = 500;

const XML: &str = "application/xml; charset=utf-8";
const CACHE: &str = "public, max-age=3600";

pub async fn sitemap(visit: Visit, came: Came, Path(slug): Path<String>) -> Answer {
    let found = match find(&visit.web, &slug).await {
        Ok(found) => found,
        Err(error) => return visit.failed(&error),
    };
    if let Some(there) = elsewhere(&visit, &came, &found, &format!("/sitemap.xml{}", query(&visit))) {
        return there;
    }
    match told(&visit, &found).await {
        Ok(answer) => answer,
        Err(error) => visit.failed(&error),
    }
}

async fn told(visit: &Visit, found: &Found) -> Result<Answer> {
    if found.shop.closed {
        return Err(refusals::SHOP_NOT_FOUND.refuse());
    }
    let shop = found.shop.id;
    let rev = visit.web.engine().read(Reach::Shop(shop), move |db| catalog_rev(db, shop)).await?;
    let (base, languages) = (home(visit, found), &found.shop.languages);
    let pages: Vec<&str> = found.pages.iter().map(|page| page.slug.as_str()).collect();
    let from = visit.asked("from").unwrap_or_default();
    let tag = tag::weak(&Shown::of(&(rev, &base, languages, pages, from)).text());
    if tag::has(&visit.headers, &tag) {
        return Ok(tag::under(&tag, XML, CACHE, None));
    }
    let map = Map { visit, found, base, products: PRODUCTS / languages.len().max(1) };
    let xml = match from {
        "" => map.whole().await?,
        from => {
            let first = RawId::decode(from).ok_or_else(|| refusals::PAGE_NOT_FOUND.refuse())?;
            map.part(ProductId::from_raw(first)).await?
        }
    };
    Ok(tag::under(&tag, XML, CACHE, Some(Bytes::from(xml))))
}

struct Map<'a> {
    visit: &'a Visit,
    found: &'a Found,
    base: String,
    /// Products in one part.
    products: usize,
}

impl Map<'_> {
    const fn shop(&self) -> TenantId {
        self.found.shop.id
    }
    fn step(&self) -> i64 {
        i64::try_from(self.products).unwrap_or(i64::MAX)
    }

    /// Everything, or where the parts are.
    async fn whole(&self) -> Result<String> {
        let mut parts = vec![ProductId::from_raw(RawId::default())];
        while let Some(first) = parts.last().copied().filter(|_| parts.len() < PARTS) {
            let (shop, step) = (self.shop(), self.step());
            let next = self
                .visit
                .web
                .engine()
                .read(Reach::Shop(shop), move |db| shown_behind(db, shop, first, step));
            match next.await? {
                Some(next) => parts.push(next),
                None => break,
            }
        }
        match parts.as_slice() {
            [only] => self.part(*only).await,
            parts => Ok(index(&self.base, parts)),
        }
    }

    /// The products from this one on; before the first of all what else there is.
    async fn part(&self, first: ProductId) -> Result<String> {
        let (shop, step, languages) = (self.shop(), self.step(), &self.found.shop.languages);
        let others = OTHERS / languages.len().max(1);
        let is_first = first.raw() == RawId::default();
        let (categories, products) = self
            .visit
            .web
            .engine()
            .read(Reach::Shop(shop), move |db| {
                let most = i64::try_from(others).unwrap_or(i64::MAX);
                let categories = if is_first { category_handles(db, shop, most)? } else { Vec::new() };
                Ok((categories, shown_from(db, shop, first, step)?))
            })
            .await?;
        let mut paths = Vec::new();
        if is_first {
            paths.push("/".to_owned());
            paths.extend(categories.iter().map(|(handle,)| format!("/c/{}", crate::encode(handle))));
            paths.extend(self.found.pages.iter().map(|one| format!("/pages/{}", one.slug)));
            paths.truncate(others);
        }
        paths.extend(products.iter().map(|(_, handle)| format!("/p/{}", crate::encode(handle))));
        Ok(written(&self.base, languages, &paths))
    }
}

/// A map of maps, each from the product on with which it begins.
fn index(base: &str, parts: &[ProductId]) -> String {
    let mut xml = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<sitemapindex \
         xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n",
    );
    for first in parts {
        let from = first.raw().encode();
        let _ = writeln!(xml, "<sitemap><loc>{base}/sitemap.xml?from={from}</loc></sitemap>");
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_map_of_maps_names_each_part() {
        let parts = [0, 1, 2].map(|number| ProductId::from_raw(RawId([number; 16])));
        let xml = index("https://souk.example/shop/amina", &parts);
        assert_eq!(xml.matches("<sitemap><loc>").count(), 3);
        let last = format!("sitemap.xml?from={}</loc>", parts[2].raw().encode());
        assert!(xml.contains(&last), "{xml}");
    }

    #[test]
    fn a_map_names_each_page_in_each_language() {
        let paths = ["/".to_owned(), "/p/a&b".to_owned()];
        let xml = written("https://souk.example/shop/amina", &[Lang::Ar, Lang::En], &paths);
        assert_eq!(xml.matches("<url>").count(), 4);
        assert!(xml.contains("<loc>https://souk.example/shop/amina/en/p/a&amp;b</loc>"), "{xml}");
        assert_eq!(xml.matches("hreflang=\"ar\"").count(), 4);
    }

    /// With every page in all languages it stays within what is allowed.
    #[test]
    fn no_map_is_larger_than_allowed() {
        for languages in 1..=Lang::COMPLETE.len() {
            let most = PRODUCTS / languages + OTHERS / languages;
            assert!(most * languages <= 50_000);
        }
        let long = "%D9%85".repeat(60);
        let one = written("https://souk.example/shop/amina", Lang::COMPLETE, &[format!("/p/{long}")]).len();
        assert!(one * (PRODUCTS / Lang::COMPLETE.len()) < 50 * 1024 * 1024, "{one}");
    }
}
