//! What a page's handler works with: who looks, in which language, at which shop; forms in, pages out.

use axum::body::Body;
use axum::extract::{FromRequestParts, OriginalUri, State};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue, Response, StatusCode, header};
use serde::Serialize;
use souk_core::{Actor, Error, Lang, RawId, RefusalDef, Result, TenantId};
use souk_engine::{Ask, Reach, Tenant, refusals};

use super::form::FormToken;
use super::who::{SessionUser, ShopName, ShopSeen, visitor};
use super::wrap::Address;
use super::{RequestId, Web, api, cookies, input};
use crate::look::{Links, View};

/// One look at a page.
pub struct Visit {
    pub web: Web,
    pub lang: Lang,
    pub session: Option<SessionUser>,
    /// Holder of the visitor's cookie; made at the first look.
    pub visitor: RawId,
    new_visitor: bool,
    pub(crate) address: Address,
    pub request: String,
    /// Path with query, as asked.
    pub path: String,
    pub query: Vec<(String, String)>,
    pub headers: HeaderMap,
    chosen_lang: bool,
}

impl FromRequestParts<Web> for Visit {
    type Rejection = Response<Body>;

    async fn from_request_parts(parts: &mut Parts, web: &Web) -> std::result::Result<Self, Self::Rejection> {
        let headers = parts.headers.clone();
        let request = parts.extensions.get::<RequestId>().map(|id| id.0.clone()).unwrap_or_default();
        let address = parts.extensions.get::<Address>().cloned().unwrap_or_default();
        let uri = parts.extensions.get::<OriginalUri>().map_or(&parts.uri, |uri| &uri.0).clone();
        let query = input::pairs(uri.query().unwrap_or_default());
        let asked = query.iter().find(|(name, _)| name == "lang").and_then(|(_, value)| Lang::parse(value));
        let cookie = cookies::get(&headers, cookies::LANG).and_then(Lang::parse);
        let header = headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok());
        let header = header.and_then(|text| Lang::negotiate(text, Lang::COMPLETE));
        let known = cookies::get(&headers, cookies::VISITOR).and_then(RawId::decode);
        let mut visit = Self {
            web: web.clone(),
            lang: Lang::En,
            session: None,
            visitor: known.unwrap_or_else(|| RawId(web.engine().ids().bytes())),
            new_visitor: known.is_none(),
            address,
            request,
            path: uri.path_and_query().map(ToString::to_string).unwrap_or_default(),
            query,
            headers,
            chosen_lang: asked.is_some(),
        };
        match web.session(&visit.headers).await {
            Ok(session) => visit.session = session,
            Err(error) => return Err(visit.failed(&error)),
        }
        let own = visit.session.as_ref().map(|session| session.lang);
        let lang = asked.or(cookie).or(own).or(header).unwrap_or(Lang::En);
        visit.lang = if Lang::COMPLETE.contains(&lang) { lang } else { Lang::En };
        Ok(visit)
    }
}

impl Visit {
    /// A value of the query string.
    pub fn asked(&self, name: &str) -> Option<&str> {
        self.query
            .iter()
            .find(|(key, _)| key == name)
            .map(|(_, value)| value.as_str())
            .filter(|value| !value.is_empty())
    }
    pub fn session(&self) -> Result<&SessionUser> {
        self.session.as_ref().ok_or_else(|| refusals::SESSION_REQUIRED.refuse())
    }
    /// The text in the session's cookie; empty where nobody is signed in.
    pub fn session_token(&self) -> String {
        cookies::get(&self.headers, cookies::SESSION).unwrap_or_default().to_owned()
    }
    /// The member at work, or the refusal that leads to sign-in or to the choice of a shop.
    pub fn member(&self) -> Result<Actor> {
        let session = self.session()?;
        match session.shop {
            Some(shop) => Ok(Actor::Member { user: session.user, shop }),
            None => Err(refusals::SHOP_NOT_FOUND.refuse()),
        }
    }
    /// A visitor of this shop's public pages.
    pub fn visitor_of(&self, shop: TenantId) -> Actor {
        visitor(self.visitor, &self.address.class, shop)
    }
    pub async fn shop(&self, slug: &str) -> Result<ShopSeen> {
        let shop = self.web.shop(ShopName::Slug(slug.to_owned())).await?;
        shop.ok_or_else(|| refusals::SHOP_NOT_FOUND.refuse())
    }
    /// A request of `actor` through this page.
    pub fn ask(&self, actor: Actor) -> Ask {
        Ask {
            lang: self.lang,
            request: self.request.clone(),
            address: self.address.class.clone(),
            shared: self.address.shared,
            ..Ask::new(actor, "page")
        }
    }
    pub async fn tenant(&self, shop: TenantId) -> Result<Tenant> {
        self.web.engine().read(Reach::Shop(shop), move |db| Tenant::load(db, shop)).await
    }
    /// What form tokens of this page are bound to.
    fn secret(&self) -> String {
        self.session.as_ref().map_or_else(|| self.visitor.encode(), |session| session.secret.clone())
    }
    /// A token for one form.
    pub fn form_token(&self) -> String {
        let engine = self.web.engine();
        FormToken::make(engine.vault(), engine.ids(), &self.secret(), self.web.now())
    }
    /// The token of a form that came in; `None` when it is forged, foreign or a day old.
    pub fn read_token(&self, token: &str) -> Option<FormToken> {
        FormToken::read(self.web.engine().vault(), &self.secret(), self.web.now(), token)
    }
    pub fn say(&self, id: &str) -> String {
        self.web.texts().word(self.lang, id)
    }
    /// The sentence of a failure; a fault is logged under this request's id, which the person sees.
    pub fn sentence(&self, error: &Error) -> String {
        match error {
            Error::Refused(refusal) => self.web.texts().refusal(self.lang, refusal),
            Error::Fault(fault) => {
                tracing::error!(request = self.request, %fault, "fault");
                let args =
                    serde_json::Map::from_iter([("reference".to_owned(), self.request.clone().into())]);
                self.web.texts().say(self.lang, "refusal-system-fault", &args)
            }
        }
    }

    /// A page, never cached by others, with the policy that its own styles need.
    pub fn html(&self, status: u16, view: &View, html: String) -> Response<Body> {
        let mut response = Response::new(Body::from(html));
        *response.status_mut() = StatusCode::from_u16(status).unwrap_or(StatusCode::OK);
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8"));
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
        headers.insert(header::CONTENT_SECURITY_POLICY, csp(view));
        self.remember(&mut response);
        response
    }

    /// Cookies that this look must leave: the visitor's, and a language that was chosen.
    pub fn remember(&self, response: &mut Response<Body>) {
        let secure = self.web.settings().secure();
        if self.new_visitor
            && let Some(cookie) = cookies::set(cookies::VISITOR, &self.visitor.encode(), 365, secure)
        {
            response.headers_mut().append(header::SET_COOKIE, cookie);
        }
        if self.chosen_lang
            && let Some(cookie) = cookies::set(cookies::LANG, self.lang.as_str(), 365, secure)
        {
            response.headers_mut().append(header::SET_COOKIE, cookie);
        }
    }

    /// What this browser was given to keep.
    pub fn cookie(&self, name: &str) -> Option<&str> {
        cookies::get(&self.headers, name)
    }
    /// Gives this browser something to keep: letters, digits, `-`, `_` and `.`.
    pub fn leave(&self, response: &mut Response<Body>, name: &str, value: &str, days: u32) {
        if let Some(cookie) = cookies::set(name, value, days, self.web.settings().secure()) {
            response.headers_mut().append(header::SET_COOKIE, cookie);
        }
    }

    /// Signs somebody in or (empty token) out.
    pub fn set_session(&self, response: &mut Response<Body>, token: &str) {
        let days = if token.is_empty() { 0 } else { 30 };
        if let Some(cookie) = cookies::set(cookies::SESSION, token, days, self.web.settings().secure()) {
            response.headers_mut().append(header::SET_COOKIE, cookie);
        }
    }

    /// A page outside any shop: sign-in, failures.
    pub fn bare_view(&self) -> View {
        View {
            lang: self.lang,
            languages: Lang::COMPLETE.to_vec(),
            links: Links::InSession { base: String::new() },
            path: self.path.clone(),
            zone: souk_core::Zone::utc(),
            name: "Souk".to_owned(),
            user: None,
            nav: Vec::new(),
            search: None,
            token: self.form_token(),
            style: None,
        }
    }

    /// The page of a failure: sign-in where somebody is missing, else a sentence and a way on.
    pub fn failed(&self, error: &Error) -> Response<Body> {
        self.failed_at(error, "")
    }

    fn failed_at(&self, error: &Error, base: &str) -> Response<Body> {
        let status = error.refusal().map_or(500, |refusal| refusal.kind.status());
        let asks_page = self
            .headers
            .get(header::ACCEPT)
            .and_then(|v| v.to_str().ok())
            .is_some_and(|a| a.contains("html"));
        if status == 401 && asks_page {
            let back = input::encode(&self.path);
            return redirect(&format!("/admin/sign-in?back={back}"));
        }
        let view = View { links: Links::InSession { base: base.to_owned() }, ..self.bare_view() };
        let data = FailedPage { sentence: self.sentence(error), status, reference: self.request.clone() };
        match self.web.look().page("failed.html", &view, data) {
            Ok(html) => self.html(status, &view, html),
            Err(_) => {
                let mut response = Response::new(Body::from("500\n"));
                *response.status_mut() = StatusCode::INTERNAL_SERVER_ERROR;
                response
            }
        }
    }

    /// Renders a template into an answer; what fails becomes the page of that failure.
    pub fn render(&self, status: u16, template: &str, view: &View, data: impl Serialize) -> Response<Body> {
        match self.web.look().page(template, view, data) {
            Ok(html) => self.html(status, view, html),
            Err(error) => self.failed(&error),
        }
    }
}

#[derive(Serialize)]
struct FailedPage {
    sentence: String,
    status: u16,
    reference: String,
}

/// What a page may load: own files, and the style it carries in itself by its hash (CSP level 3).
pub fn csp(view: &View) -> HeaderValue {
    let own = view.style.as_ref().map_or("", |style| style.csp.as_str());
    let policy = format!(
        "default-src 'none'; style-src 'self' {own}; script-src 'self'; img-src 'self' data:; \
         connect-src 'self'; \
         font-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
    );
    HeaderValue::from_str(&policy).unwrap_or(HeaderValue::from_static("default-src 'none'"))
}

/// See Other: what a form answers after it was done (RFC 9110, 15.4.4). `to` is a path of ours.
pub fn redirect(to: &str) -> Response<Body> {
    let local = to.starts_with('/') && !to.starts_with("//") && !to.contains('\\');
    let mut response = Response::new(Body::empty());
    *response.status_mut() = StatusCode::SEE_OTHER;
    let to = HeaderValue::from_str(if local { to } else { "/" }).unwrap_or(HeaderValue::from_static("/"));
    response.headers_mut().insert(header::LOCATION, to);
    response
}

/// The fields of a form that was sent, in their order; names may repeat.
#[derive(Debug, Clone, Default)]
pub struct Fields(pub Vec<(String, String)>);

impl Fields {
    pub fn get(&self, name: &str) -> &str {
        self.0.iter().find(|(key, _)| key == name).map_or("", |(_, value)| value.as_str())
    }
    /// Trimmed, `None` when empty.
    pub fn given(&self, name: &str) -> Option<String> {
        let value = self.get(name).trim();
        (!value.is_empty()).then(|| value.to_owned())
    }
    /// Everything typed, to show it again.
    pub fn typed(&self) -> std::collections::BTreeMap<String, String> {
        self.0.iter().cloned().collect()
    }
    pub async fn read(web: &Web, body: Body) -> Result<Self> {
        let bytes = api::read_all(body, web.settings().body_bytes).await?;
        let text = std::str::from_utf8(&bytes).map_err(|_| refusals::MALFORMED.refuse())?;
        Ok(Self(input::pairs(text)))
    }
}

impl axum::extract::FromRequest<Web> for Fields {
    type Rejection = Response<Body>;
    async fn from_request(
        request: axum::extract::Request,
        web: &Web,
    ) -> std::result::Result<Self, Self::Rejection> {
        let (mut parts, body) = request.into_parts();
        let visit = Visit::from_request_parts(&mut parts, web).await?;
        Self::read(web, body).await.map_err(|error| visit.failed(&error))
    }
}

/// No page has this address.
pub(super) async fn nothing_here(State(web): State<Web>, visit: Visit, uri: OriginalUri) -> Response<Body> {
    refused(&web, &visit, &uri, &refusals::PAGE_NOT_FOUND)
}

pub(super) async fn wrong_method(State(web): State<Web>, visit: Visit, uri: OriginalUri) -> Response<Body> {
    refused(&web, &visit, &uri, &refusals::METHOD_NOT_ALLOWED)
}

/// Nobody is served at this host: whoever set it up learns what is missing.
pub(super) async fn nobody_there(web: &Web, request: axum::extract::Request, host: &str) -> Response<Body> {
    let (mut parts, _) = request.into_parts();
    let uri = OriginalUri(parts.uri.clone());
    match Visit::from_request_parts(&mut parts, web).await {
        Ok(visit) => {
            let error: Error = match refusals::HOST_UNKNOWN.with().arg("host", host).err::<()>() {
                Err(error) => error,
                Ok(()) => refusals::PAGE_NOT_FOUND.refuse(),
            };
            visit.answer_for(web, &uri, &error, web.settings().public_url.trim_end_matches('/'))
        }
        Err(answer) => answer,
    }
}

/// Programs get a problem, people a page.
fn refused(web: &Web, visit: &Visit, uri: &OriginalUri, with: &RefusalDef) -> Response<Body> {
    visit.answer_for(web, uri, &with.refuse(), "")
}

impl Visit {
    /// `base` stands before the ways on that the page offers.
    fn answer_for(&self, web: &Web, uri: &OriginalUri, error: &Error, base: &str) -> Response<Body> {
        if uri.path().starts_with("/api/") {
            let lang = super::api::asked_lang(&self.headers);
            return super::problem::Problem { web, lang, request: &self.request }.answer(error);
        }
        self.failed_at(error, base)
    }
}
