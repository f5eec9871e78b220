//! The storefront: the public pages of a shop. They work without a script, in every language of the shop, and
//! decide nothing: prices, stock, fees and orders are the rooms' own answers.

mod basket;
mod browse;
mod cart;
mod checkout;
mod entry;
mod face;
mod front;
mod kept;
mod map;
mod order;
mod place;
mod seo;
mod shots;
mod standing;
mod trial;
mod word;

use std::sync::Arc;

use axum::Extension;
use axum::routing::{get, post};
use souk_web::door::Route;
use souk_web::look::TemplateSource;
use souk_web::templates;
use souk_web::texts::TextSource;

use kept::Kept;

pub const TEXTS: &[TextSource] = souk_web::texts!["storefront": "shop"];

pub const TEMPLATES: &[TemplateSource] = templates![
    "storefront/cart.html",
    "storefront/checkout.html",
    "storefront/delivery.html",
    "storefront/find.html",
    "storefront/goods.html",
    "storefront/message.html",
    "storefront/order.html",
    "storefront/own.html",
    "storefront/page.html",
    "storefront/place.html",
    "storefront/product.html",
    "storefront/word.html",
];

/// Every page, with the public ones kept as they are sent.
pub fn pages() -> Vec<Route> {
    let kept = Extension(Arc::new(Kept::default()));
    let mut pages = vec![
        Route::new("GET", "/", get(entry::front_door)),
        Route::new("GET", "/robots.txt", get(entry::robots)),
        Route::new("GET", "/hosts/certified", get(entry::certified)),
        Route::new("GET", "/media/{shop}/{name}", get(shots::bytes)),
        Route::new("GET", "/shop/{slug}", get(entry::shop)),
        Route::new("GET", "/shop/{slug}/", get(entry::shop)),
        Route::new("GET", "/shop/{slug}/o", get(entry::order)),
        Route::new("GET", "/shop/{slug}/robots.txt", get(entry::shop_robots)),
        Route::new("GET", "/shop/{slug}/sitemap.xml", get(map::sitemap)),
        Route::new("GET", "/shop/{slug}/{lang}", get(browse::goods::bare)),
        Route::new("GET", "/shop/{slug}/{lang}/", get(browse::goods::home)),
        Route::new("GET", "/shop/{slug}/{lang}/{*rest}", get(browse::goods::nowhere)),
        Route::new("GET", "/shop/{slug}/{lang}/c/{handle}", get(browse::goods::category)),
        Route::new("GET", "/shop/{slug}/{lang}/p/{handle}", get(browse::product::show)),
        Route::new("GET", "/shop/{slug}/{lang}/pages/{page}", get(browse::own::show)),
        Route::new("GET", "/shop/{slug}/{lang}/s", get(browse::goods::search)),
        Route::new("GET", "/shop/{slug}/{lang}/delivery", get(browse::product::delivery)),
        Route::new("GET", "/shop/{slug}/{lang}/place", get(checkout::place)),
        Route::new("GET", "/shop/{slug}/{lang}/calls", get(word::show)),
        Route::new("POST", "/shop/{slug}/{lang}/calls", post(word::take_back)),
        Route::new("GET", "/shop/{slug}/{lang}/cart", get(basket::show)),
        Route::new("POST", "/shop/{slug}/{lang}/cart", post(basket::change)),
        Route::new("GET", "/shop/{slug}/{lang}/checkout", get(checkout::open)),
        Route::new("POST", "/shop/{slug}/{lang}/checkout", post(checkout::send)),
        Route::new("POST", "/shop/{slug}/{lang}/checkout/keep", post(checkout::keep::told)),
        Route::new("GET", "/shop/{slug}/{lang}/thanks/{code}/{signature}", get(order::thanks)),
        Route::new("GET", "/shop/{slug}/{lang}/o", get(order::find)),
        Route::new("POST", "/shop/{slug}/{lang}/o", post(order::look)),
        Route::new("GET", "/shop/{slug}/{lang}/o/{code}/{signature}", get(order::status)),
        Route::new("POST", "/shop/{slug}/{lang}/o/{code}/{signature}/withdraw", post(order::withdraw)),
        Route::new("POST", "/shop/{slug}/{lang}/o/{code}/{signature}/call", post(order::call)),
    ];
    for page in &mut pages {
        page.to = page.to.clone().layer(kept.clone());
    }
    pages
}

/// Percent-encodes a part of a path or query (RFC 3986).
pub(crate) fn encode(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.' | b'~') {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
    out
}
