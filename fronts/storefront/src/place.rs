//! Where a shop's pages are: below the installation's address, or at a domain of the shop's own.

use axum::http::header;
use axum::http::request::Parts;
use souk_core::Lang;
use souk_web::door::{OwnHost, cookies};

use crate::front::{Answer, Front};

/// What a page is kept under: the same path shows other links at a domain of the shop's own.
pub fn key(own: Option<&OwnHost>, path: &str) -> String {
    format!("{}{path}", own.map_or("", |own| own.host.as_str()))
}

/// Did this request come to the domain at which its shop is served?
pub fn is_at_domain(parts: &Parts, domain: Option<&str>) -> bool {
    parts.extensions.get::<OwnHost>().is_some_and(|own| Some(own.host.as_str()) == domain)
}

impl Front {
    /// Where the shop's pages are in the program.
    pub(crate) fn inside(&self) -> String {
        format!("/shop/{}", self.shop.slug)
    }
    /// What stands before the shop's paths where this visitor came.
    pub(crate) fn base(&self) -> String {
        if self.at_domain { String::new() } else { self.inside() }
    }
    /// The paths for which this shop's cookies are.
    pub(crate) fn cookie_path(&self) -> String {
        if self.at_domain { "/".to_owned() } else { self.inside() }
    }
    /// Gives this browser something to keep for the addresses below `path`.
    pub(crate) fn leave(&self, answer: &mut Answer, path: &str, kept: (&str, &str), seconds: u64) {
        if let Some(cookie) = cookies::below(path, kept, seconds, self.web().settings().secure()) {
            answer.headers_mut().append(header::SET_COOKIE, cookie);
        }
    }
    /// So that the shop's bare address leads back to the language in which somebody ordered.
    pub(crate) fn remember_language(&self, answer: &mut Answer) {
        let lang = self.lang().as_str();
        if cookies::get(&self.visit.headers, cookies::LANG) != Some(lang) {
            let path = if self.at_domain { "/" } else { "/shop/" };
            self.leave(answer, path, (cookies::LANG, lang), 365 * 86_400);
        }
    }
    /// This path at the shop's own domain, for whoever came by the old address.
    pub(crate) fn at_own_domain(&self, path: &str, lang: Lang) -> Option<String> {
        let domain = self.domain.as_ref().filter(|_| !self.at_domain)?;
        Some(format!("{}/{lang}{path}", self.web().settings().origin_of(domain)))
    }
    /// A page's key among those that are kept.
    pub(crate) fn kept_at(&self, path: &str) -> String {
        let own = self.domain.as_deref().filter(|_| self.at_domain).unwrap_or_default();
        format!("{own}{}/{}{path}", self.inside(), self.lang())
    }
    /// A path of this shop in the visitor's language; a look ahead goes on in it.
    pub fn url(&self, path: &str) -> String {
        let whole = self.url_in(self.lang(), path);
        match &self.preview {
            Some(token) => {
                let joint = if path.contains('?') { '&' } else { '?' };
                format!("{whole}{joint}preview={token}")
            }
            None => whole,
        }
    }
    pub fn url_in(&self, lang: Lang, path: &str) -> String {
        format!("{}/{lang}{path}", self.base())
    }
    /// The address as search engines and messages need it.
    pub fn absolute(&self, lang: Lang, path: &str) -> String {
        match &self.domain {
            Some(_) => self.address(&format!("/{lang}{path}")),
            None => self.address(&format!("{}/{lang}{path}", self.inside())),
        }
    }
    /// A path with the host at which the shop is found.
    pub fn address(&self, path: &str) -> String {
        let settings = self.web().settings();
        match &self.domain {
            Some(domain) => format!("{}{path}", settings.origin_of(domain)),
            None => format!("{}{path}", settings.public_url.trim_end_matches('/')),
        }
    }
}
