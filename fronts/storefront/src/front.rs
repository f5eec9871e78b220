//! A shop's public side as one visitor sees it: which shop, in which language, and how its pages are
//! answered.

use std::collections::HashMap;
use std::sync::Arc;

use axum::body::Body;
use axum::extract::{FromRequestParts, RawPathParams};
use axum::http::request::Parts;
use axum::http::{Method, Response, header};
use serde::Serialize;
use souk_core::{Actor, Error, Lang, Result};
use souk_engine::refusals;
use souk_shops::{Settings, ShopCard};
use souk_site::{PageLink, PublicTheme};
use souk_web::door::{OwnHost, Ready, Visit, Web, csp, frames, moved, redirect};
use souk_web::look::{Links, NavItem, Place, View};

use crate::cart::Cart;
use crate::face::{Face, Found, find};
use crate::kept::{Kept, ReadAt, Shown};
use crate::seo::Seo;
use crate::{place, trial};

pub struct Front {
    pub visit: Visit,
    pub shop: ShopCard,
    pub settings: Settings,
    /// Pages of the shop's own, in their order.
    pub pages: Vec<PageLink>,
    pub theme: PublicTheme,
    /// The domain of the shop's own, where it is served at one.
    pub domain: Option<String>,
    /// Somebody came by it.
    pub(crate) at_domain: bool,
    /// A member tries the shop; what they order is none.
    pub is_trial: bool,
    /// Somebody looks at what they have not saved yet, by this token: such a page is nobody else's and is not
    /// kept, and its links lead to pages that are dressed the same.
    pub preview: Option<String>,
    /// Parts of the path by name.
    pub parts: HashMap<String, String>,
}

#[derive(Serialize)]
struct Page<'f, D> {
    face: Face<'f>,
    seo: Seo,
    #[serde(flatten)]
    data: D,
}

pub type Answer = Response<Body>;

impl FromRequestParts<Web> for Front {
    type Rejection = Answer;

    async fn from_request_parts(parts: &mut Parts, web: &Web) -> Result<Self, Answer> {
        let visit = Visit::from_request_parts(parts, web).await?;
        let named = RawPathParams::from_request_parts(parts, web).await;
        let named: HashMap<String, String> = named
            .iter()
            .flat_map(RawPathParams::iter)
            .map(|(name, value)| (name.to_owned(), value.to_owned()))
            .collect();
        let slug = named.get("slug").map_or("", String::as_str);
        let Found { shop, settings, pages, theme, domain } = match find(web, slug).await {
            Ok(found) => found,
            Err(error) => return Err(visit.failed(&error)),
        };
        let asked = named.get("lang").and_then(|text| Lang::parse(text));
        let Some(asked) = asked else { return Err(visit.failed(&refusals::PAGE_NOT_FOUND.refuse())) };
        let at_domain = place::is_at_domain(parts, domain.as_deref());
        let is_read = matches!(parts.method, Method::GET | Method::HEAD);
        let is_trial = trial::is_on(&visit, web, shop.id);
        let front = Self {
            visit,
            shop,
            settings,
            pages,
            theme,
            domain,
            at_domain,
            is_trial,
            preview: None,
            parts: named,
        };
        let mut front = front.previewed();
        if is_read
            && !front.is_preview()
            && let Some(there) = front.at_own_domain(&front.path(), asked)
        {
            return Err(moved(&there));
        }
        if !front.shop.languages.contains(&asked) {
            // The shop speaks this language no more: the same page in its own.
            let own = front.shop.languages.first().copied().unwrap_or(Lang::En);
            let rest = front.path();
            return Err(redirect(&format!("{}/{own}{rest}", front.base())));
        }
        front.visit.lang = asked;
        if front.shop.closed { Err(front.closed()) } else { Ok(front) }
    }
}

/// A page that shows everybody the same. Where it is kept and fresh, the handler does not run at all.
pub struct Public {
    pub front: Front,
    kept: Arc<Kept>,
    read: ReadAt,
}

impl FromRequestParts<Web> for Public {
    type Rejection = Answer;

    async fn from_request_parts(parts: &mut Parts, web: &Web) -> Result<Self, Answer> {
        let kept = parts.extensions.get::<Arc<Kept>>().cloned().unwrap_or_default();
        let path = parts.uri.path_and_query().map_or("", |path| path.as_str());
        let path = place::key(parts.extensions.get::<OwnHost>(), path);
        if !trial::may_be(&parts.headers)
            && let Some(ready) = kept.fresh(&path, web.engine())
        {
            return Err(ready.answer(&parts.headers));
        }
        let front = Front::from_request_parts(parts, web).await?;
        let read = ReadAt::now(web.engine(), front.shop.id);
        Ok(Self { front, kept, read })
    }
}

impl Public {
    /// The page, kept as it is sent. `path` names it without what a query may add.
    pub fn answer(&self, path: &str, template: &str, seo: Seo, data: impl Serialize) -> Answer {
        let front = &self.front;
        if front.is_preview() {
            return front.look_ahead(template, &front.view(path), &seo, data);
        }
        if front.asks_in_vain() {
            return front.trial_over(410);
        }
        if front.is_trial || front.visit.asked("try").is_some() {
            return front.trying(template, &front.view(path), &seo, data);
        }
        let page = Page { face: front.face(), seo, data };
        let shown = Shown::of(&page);
        let whole = front.kept_at(path);
        if let Some(ready) = self.kept.find(&whole, shown, self.read) {
            return ready.answer(&front.visit.headers);
        }
        match front.make(template, &front.view(path), page) {
            Ok(ready) => {
                self.kept.keep(whole, shown, self.read, ready.clone());
                ready.answer(&front.visit.headers)
            }
            Err(error) => front.visit.failed(&error),
        }
    }
}

impl Front {
    pub const fn lang(&self) -> Lang {
        self.visit.lang
    }
    pub fn web(&self) -> &Web {
        &self.visit.web
    }
    pub const fn is_preview(&self) -> bool {
        self.preview.is_some()
    }
    pub fn part(&self, name: &str) -> &str {
        self.parts.get(name).map_or("", String::as_str)
    }
    pub fn actor(&self) -> Actor {
        self.visit.visitor_of(self.shop.id)
    }
    pub fn ask(&self) -> souk_engine::Ask {
        self.visit.ask(self.actor())
    }
    pub fn name(&self) -> &str {
        self.shop.name_in(self.lang())
    }
    /// Words of the shop's own data in the visitor's language.
    pub fn words<'w>(&self, words: &'w souk_core::Words) -> &'w str {
        words.get(self.lang(), &self.shop.languages)
    }
    pub fn say(&self, id: &str, args: serde_json::Value) -> String {
        let args = args.as_object().cloned().unwrap_or_default();
        self.web().texts().say(self.lang(), id, &args)
    }
    pub fn cart(&self) -> Cart {
        Cart::read(self.web().engine().vault(), self.shop.id, &self.visit.headers)
    }
    pub fn put_cart(&self, answer: &mut Answer, cart: &Cart) {
        let web = self.web();
        let secure = web.settings().secure();
        let path = self.cookie_path();
        if let Some(cookie) = cart.cookie(web.engine().vault(), self.shop.id, &path, secure) {
            answer.headers_mut().append(header::SET_COOKIE, cookie);
        }
    }
    /// A form that another site sent: a browser says so (Fetch Metadata).
    pub fn is_from_elsewhere(&self) -> bool {
        let site = self.visit.headers.get("sec-fetch-site").and_then(|value| value.to_str().ok());
        site.is_some_and(|site| !matches!(site, "same-origin" | "none"))
    }

    /// This page with its query, without shop and language.
    fn path(&self) -> String {
        let start = format!("{}/{}", self.inside(), self.part("lang"));
        let path = self.visit.path.strip_prefix(&start).unwrap_or("/");
        if path.starts_with('/') { path.to_owned() } else { format!("/{path}") }
    }

    fn view(&self, path: &str) -> View {
        let item = |id: &str, icon, path: &str, place| NavItem {
            label: self.visit.say(id),
            icon,
            path: path.to_owned(),
            count: 0,
            key: None,
            place,
        };
        let own = self.pages.iter().map(|page| NavItem {
            label: self.words(&page.title).to_owned(),
            icon: "store",
            path: format!("/pages/{}", page.slug),
            count: 0,
            key: None,
            place: Place::Foot,
        });
        View {
            lang: self.lang(),
            languages: self.shop.languages.clone(),
            links: Links::InPath { base: self.base(), along: self.along() },
            path: path.to_owned(),
            zone: self.shop.zone.clone(),
            name: self.name().to_owned(),
            user: None,
            nav: [
                item("storefront-cart", "cart", "/cart", Place::Main),
                item("storefront-home", "store", "/", Place::Foot),
                item("storefront-order-status", "truck", "/o", Place::Foot),
                item("storefront-word", "phone", "/calls", Place::Foot),
            ]
            .into_iter()
            .chain(own)
            .collect(),
            // A form that asks takes nothing along.
            search: (!self.is_preview()).then(|| "/s".to_owned()),
            token: String::new(),
            style: Some(self.style()),
        }
    }

    fn along(&self) -> String {
        self.preview.as_ref().map(|token| format!("preview={token}")).unwrap_or_default()
    }

    fn make(&self, template: &str, view: &View, data: impl Serialize) -> Result<Ready> {
        let html = self.web().look().page(template, view, data)?;
        let etag = Shown::of(&html).text();
        Ready::new(html, csp(view), &etag).ok_or_else(|| Error::fault("a page could not be squeezed"))
    }

    /// What somebody has not saved yet, in the frame of the page where they choose.
    fn look_ahead(&self, template: &str, view: &View, seo: &Seo, data: impl Serialize) -> Answer {
        let page = Page { face: self.face(), seo: Seo::hidden(&seo.title), data };
        let mut answer = self.visit.render(200, template, view, page);
        frames::shown_by_own(&mut answer);
        answer
    }

    /// A page as the member sees it who tries the shop.
    fn trying(&self, template: &str, view: &View, seo: &Seo, data: impl Serialize) -> Answer {
        let page = Page { face: self.face(), seo: Seo::hidden(&seo.title), data };
        let mut answer = self.visit.render(200, template, view, page);
        self.remember_trial(&mut answer);
        answer
    }

    /// A page for this visitor alone, with a form token.
    pub fn private(&self, status: u16, template: &str, title: &str, data: impl Serialize) -> Answer {
        self.private_with(status, template, title, data, self.visit.form_token())
    }

    /// The same with the token of a form that comes back.
    pub fn private_with(
        &self,
        status: u16,
        template: &str,
        title: &str,
        data: impl Serialize,
        token: String,
    ) -> Answer {
        let path = self.path();
        // A form that failed was posted: its address in another language is that of the same page.
        let view = View { token, ..self.view(&path) };
        let page = Page { face: self.face(), seo: Seo::hidden(title), data };
        match self.web().look().page(template, &view, page) {
            Ok(html) => {
                let mut answer = self.visit.html(status, &view, html);
                self.remember_language(&mut answer);
                if self.is_preview() {
                    frames::shown_by_own(&mut answer);
                }
                answer
            }
            Err(error) => self.visit.failed(&error),
        }
    }

    /// A piece of a page, for the script that puts it in place.
    pub fn fragment(&self, template: &str, data: impl Serialize) -> Answer {
        let view = self.view(&self.path());
        match self.web().look().page(template, &view, data) {
            Ok(html) => self.visit.html(200, &view, html),
            Err(error) => self.visit.failed(&error),
        }
    }

    /// What went wrong, inside the shop: a sentence, the search box and a way on.
    pub fn failed(&self, error: &Error) -> Answer {
        let status = error.refusal().map_or(500, |refusal| refusal.kind.status());
        let title = self.visit.say("storefront-failed");
        let message = Message {
            title: title.clone(),
            text: self.visit.sentence(error),
            glyph: "alert",
            ..Message::default()
        };
        self.private(status, "storefront/message.html", &title, message)
    }

    /// No orders now: customers are told whom to call, a member what can be done about it.
    pub fn no_orders(&self, title: &str, text: &str, choices: Vec<Act>) -> Answer {
        let (title, text) = (title.to_owned(), text.to_owned());
        let message = Message { title: title.clone(), text, glyph: "clock", call: true, choices };
        self.private(503, "storefront/message.html", &title, message)
    }

    /// A preview is looked at; nothing is bought in it.
    pub fn only_looked_at(&self) -> Answer {
        self.told(409, ("storefront-preview-title", "storefront-preview"), "store")
    }

    /// A sentence of this front's own.
    pub(crate) fn told(&self, status: u16, (title, text): (&str, &str), glyph: &'static str) -> Answer {
        let (title, text) = (self.visit.say(title), self.visit.say(text));
        let message = Message { title: title.clone(), text, glyph, ..Message::default() };
        self.private(status, "storefront/message.html", &title, message)
    }

    /// Something that is not here (any more): said plainly, with the search box above.
    pub fn gone(&self, title: &str, text: &str) -> Answer {
        let message =
            Message { title: title.to_owned(), text: text.to_owned(), glyph: "search", ..Message::default() };
        self.private(404, "storefront/message.html", title, message)
    }

    fn closed(&self) -> Answer {
        let title = self.say("storefront-closed", serde_json::json!({ "shop": self.name() }));
        let text = self.visit.say("storefront-closed-text");
        let view = View { nav: Vec::new(), search: None, ..self.view("/") };
        let message =
            Message { title: title.clone(), text, glyph: "store", call: true, ..Message::default() };
        let page = Page { face: self.face(), seo: Seo::hidden(&title), data: message };
        self.visit.render(410, "storefront/message.html", &view, page)
    }
}

/// Something that a member of the shop may do.
#[derive(Serialize)]
pub struct Act {
    pub text: String,
    pub href: &'static str,
}

#[derive(Default, Serialize)]
struct Message {
    title: String,
    text: String,
    glyph: &'static str,
    /// Offer the shop's telephone.
    call: bool,
    choices: Vec<Act>,
}
