//! A member at work: who, in which shop, what they may do; the frame of every page, and the one way to ask
//! and to do.

use axum::body::Body;
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{Method, Response};
use serde::Serialize;
use serde_json::{Map, Value};
use souk_core::{Actor, Error, Lang, Money, Result, Words};
use souk_engine::{Ask, Command, Grants, Query, Reach, refusals};
use souk_entitlements::refusals::NOT_INCLUDED;
use souk_plans::{LimitInfo, PlanList, PlanRow};
use souk_shops::permissions;
use souk_shops::{ShopCard, ShopId};
use souk_web::door::{SessionUser, Visit, Web, redirect};
use souk_web::look::{Links, NavItem, Place, View};

use crate::failed::{Answer, Failed};
use crate::limit::Face;
use crate::menu::{self, ENTRIES, Entry, Menu, Tab};
use crate::pages::shops::{self, is_suspended};
use crate::sheet::Sheet;

pub const BASE: &str = "/admin";

pub struct Desk {
    pub visit: Visit,
    pub user: SessionUser,
    pub shop: ShopCard,
    /// What this member may do here.
    pub may: Vec<String>,
    pub role: String,
    /// A platform admin who is no member: sees, and changes nothing.
    pub looking: bool,
    limit: LimitInfo,
    /// The domain of its own at which the shop is served.
    domain: Option<String>,
    /// What the plan includes now.
    includes: Vec<String>,
    left_out: Option<LeftOut>,
}

/// What this page is there for, where the plan leaves it out: which plans have it, and where to take one.
#[derive(Debug, Clone, Serialize)]
struct LeftOut {
    text: String,
    plans: Option<&'static str>,
}

impl FromRequestParts<Web> for Desk {
    type Rejection = Response<Body>;

    async fn from_request_parts(parts: &mut Parts, web: &Web) -> Result<Self, Self::Rejection> {
        let visit = Visit::from_request_parts(parts, web).await?;
        let Some(user) = visit.session.clone() else {
            return Err(match parts.method {
                Method::GET => visit.failed(&refusals::SESSION_REQUIRED.refuse()),
                _ => redirect("/admin/sign-in"),
            });
        };
        let Some(shop) = user.shop else { return Err(redirect("/admin/shops")) };
        let (id, admin, now) = (user.user, user.platform_admin, web.now());
        let found = web.engine().read(Reach::Shop(shop), move |db| {
            let card = souk_shops::card(db, shop)?;
            let grants = match db.ask(souk_shops::grants(shop, id)) {
                // Whoever runs the installation looks, where they are suspended too.
                Err(error) if admin && is_suspended(&error) => None,
                other => other?,
            };
            let limit = match &card {
                Some(card) => Some(souk_plans::limit_info(db, shop, &card.tenant(), now)?),
                None => None,
            };
            let (domain, includes) =
                db.ask((souk_site::live_host(shop), souk_entitlements::included(shop, now)))?;
            Ok((card.zip(limit), grants, domain?, includes?))
        });
        let (card, grants, domain, includes) = match found.await {
            Ok(found) => found,
            Err(error) if is_suspended(&error) => return Err(shops::refused(&visit, &error).await),
            Err(error) => return Err(visit.failed(&error)),
        };
        let Some((shop, limit)) = card else { return Err(redirect("/admin/shops")) };
        let looking = grants.is_none() && admin;
        let (role, may) = match grants {
            Some(Grants::Some { role, permissions }) => (role, permissions.into_iter().collect()),
            _ if looking => {
                (String::new(), permissions::LOOKING.iter().map(|&name| name.to_owned()).collect())
            }
            _ => return Err(redirect("/admin/shops")),
        };
        let desk = Self { visit, user, shop, may, role, looking, limit, domain, includes, left_out: None };
        let left_out = desk.look_whether_left_out().await;
        Ok(Self { left_out, ..desk })
    }
}

/// What every page is given beside its own data.
#[derive(Serialize)]
struct Framed<'a, T> {
    may: &'a [String],
    /// A sentence about what has just been done.
    done: Option<String>,
    /// How the shop works where that is not as usual.
    mode: &'a str,
    looking: bool,
    /// How many online orders are left, and whether its notice was put away.
    online_orders: Face,
    online_orders_seen: bool,
    languages: Vec<&'static str>,
    /// The parts of whatever this page is a part of.
    settings_tabs: Vec<Tab>,
    site_tabs: Vec<Tab>,
    calls_tabs: Vec<Tab>,
    left_out: Option<&'a LeftOut>,
    form: crate::sheet::Shown,
    #[serde(flatten)]
    data: T,
}

impl Desk {
    pub fn may(&self, permission: &str) -> bool {
        self.may.iter().any(|held| held == permission)
    }
    /// Does the plan include it?
    pub fn includes(&self, key: &str) -> bool {
        self.includes.iter().any(|included| included == key)
    }
    /// Is an entry of a menu shown to this member under this plan?
    fn shows(&self, entry: &Entry) -> bool {
        (entry.permission.is_empty() || self.may(entry.permission))
            && entry.needs().is_none_or(|key| self.includes(key))
    }
    /// Of a page whose entry the plan leaves out: which plans have it.
    async fn look_whether_left_out(&self) -> Option<LeftOut> {
        let key = menu::nearest(self.place())?.needs().filter(|key| !self.includes(key))?;
        let plans = self.visit.web.engine().ask(self.ask(), PlanList {}).await.ok()?;
        let has =
            |plan: &&PlanRow| plan.code != "own" && plan.entitlements.get(key) == Some(&Value::Bool(true));
        let names: Vec<String> = plans.items.iter().filter(has).map(|plan| self.words(&plan.names)).collect();
        let comma = if self.lang() == Lang::Ar { "، " } else { ", " };
        let what = self.word("admin-entitlement", key);
        let text = match names.is_empty() {
            true => self.say_with("left-out-nowhere", [("what", what.into())]),
            false => self.say_with("left-out", [("what", what.into()), ("plans", names.join(comma).into())]),
        };
        let plans = (!names.is_empty() && self.may("plans.view")).then_some("/subscription");
        Some(LeftOut { text, plans })
    }
    pub fn lang(&self) -> Lang {
        self.visit.lang
    }
    pub fn say(&self, id: &str) -> String {
        self.visit.say(id)
    }
    pub fn say_with<const N: usize>(&self, id: &str, args: [(&str, Value); N]) -> String {
        let args = Map::from_iter(args.map(|(name, value)| (name.to_owned(), value)));
        self.visit.web.texts().say(self.visit.lang, id, &args)
    }
    /// A name in the reader's language, else in the shop's first.
    pub fn words(&self, words: &Words) -> String {
        words.get(self.visit.lang, &self.shop.languages).to_owned()
    }
    pub fn money(&self, minor: i64) -> Money {
        Money::new(minor, self.shop.currency)
    }
    /// Where customers find the shop.
    pub fn shop_address(&self) -> String {
        match &self.domain {
            Some(domain) => self.visit.web.settings().origin_of(domain),
            None => self.old_address(),
        }
    }
    /// Is the shop served at a domain of its own?
    pub const fn has_domain(&self) -> bool {
        self.domain.is_some()
    }
    /// Where customers find the shop without a domain of its own; it leads to the domain where there is one.
    pub fn old_address(&self) -> String {
        let public = self.visit.web.settings().public_url.trim_end_matches('/');
        format!("{public}/shop/{}", self.shop.slug)
    }
    pub async fn settings(&self) -> Result<souk_shops::Settings, Failed> {
        let shop = self.shop.id;
        let read = self.visit.web.engine().read(Reach::Shop(shop), move |db| souk_shops::settings(db, shop));
        read.await.map_err(|error| self.failed(&error))
    }
    pub fn ask(&self) -> Ask {
        let (user, shop): (_, ShopId) = (self.user.user, self.shop.id);
        if self.looking {
            return self.visit.ask(Actor::PlatformAdmin { user }).for_shop(shop);
        }
        self.visit.ask(Actor::Member { user, shop })
    }
    pub async fn query<Q: Query>(&self, query: Q) -> Result<Q::Output, Failed> {
        self.try_query(query).await.map_err(|error| self.failed(&error))
    }
    pub async fn try_query<Q: Query>(&self, query: Q) -> Result<Q::Output> {
        self.visit.web.engine().ask(self.ask(), query).await
    }
    /// The answer of a query that this member may ask; none where they may not.
    pub async fn permitted<Q: Query>(&self, query: Q) -> Result<Option<Q::Output>, Failed> {
        if !self.may(Q::POLICY.permission) && !Q::POLICY.permission.is_empty() {
            return Ok(None);
        }
        self.query(query).await.map(Some)
    }
    /// What a command would answer; nothing is changed.
    pub async fn rehearsal<C: Command>(&self, command: C) -> Result<C::Output> {
        self.visit.web.engine().execute(self.ask().dry(), command).await
    }
    /// Runs what the form asks for, once; `None` when the form has to be shown again with what is wrong.
    pub async fn run<C: Command>(&self, sheet: &mut Sheet, command: C) -> Option<C::Output> {
        self.run_part(sheet, "", command).await
    }
    /// One of several commands of a form, each once: `part` tells them apart.
    pub async fn run_part<C: Command>(&self, sheet: &mut Sheet, part: &str, command: C) -> Option<C::Output> {
        let Some(token) = self.visit.read_token(sheet.text("_token")) else {
            sheet.notice(422, self.say("admin-form-stale"));
            return None;
        };
        if self.looking {
            // Some commands are a person's own, in whatever shop: the frame's word holds there too.
            sheet.notice(403, self.say("admin-looking"));
            return None;
        }
        if sheet.is_wrong() {
            return None;
        }
        let key = format!("{}{part}", token.key);
        match self.visit.web.engine().execute(self.ask().keyed(key), command).await {
            Ok(output) => Some(output),
            Err(error) => {
                sheet.refused(&self.visit, &error);
                None
            }
        }
    }

    /// See Other, with a word about what was done.
    pub fn done(&self, path: &str, word: &str) -> Answer {
        let joint = if path.contains('?') { '&' } else { '?' };
        Ok(redirect(&format!("{BASE}{path}{joint}done={word}")))
    }
    pub fn page(&self, template: &str, data: impl Serialize) -> Answer {
        self.page_with(template, &Sheet::default(), data)
    }
    pub fn page_with(&self, template: &str, sheet: &Sheet, data: impl Serialize) -> Answer {
        let framed = self.framed(sheet, data);
        Ok(self.visit.render(sheet.status(), template, &self.view(), framed))
    }
    fn framed<T>(&self, sheet: &Sheet, data: T) -> Framed<'_, T> {
        let texts = self.visit.web.texts();
        let word = self.visit.asked("done").map(|word| format!("admin-done-{word}"));
        let mut online_orders = Face::of(&self.limit, texts, self.visit.lang, &self.shop.zone, "");
        if !self.may("plans.view") {
            online_orders.only_told();
        }
        Framed {
            online_orders_seen: online_orders.was_seen(&self.visit),
            online_orders,
            may: &self.may,
            done: word.filter(|id| texts.knows(Lang::En, id)).map(|id| self.say(&id)),
            mode: self.shop.mode.as_str(),
            looking: self.looking,
            languages: self.shop.languages.iter().map(|lang| lang.as_str()).collect(),
            settings_tabs: self.tabs(Menu::Settings),
            site_tabs: self.tabs(Menu::Site),
            calls_tabs: self.tabs(Menu::Calls),
            left_out: self.left_out.as_ref(),
            form: sheet.shown(&self.shop.languages),
            data,
        }
    }
    /// The page of a failure, inside the frame.
    pub fn failed(&self, error: &Error) -> Failed {
        let status = error.refusal().map_or(500, |refusal| refusal.kind.status());
        // The plans that have it stand above.
        let told = error.code() == NOT_INCLUDED.code && self.left_out.is_some();
        let sentence = if told { String::new() } else { self.visit.sentence(error) };
        let data = serde_json::json!({ "sentence": sentence, "reference": self.visit.request });
        let framed = self.framed(&Sheet::default(), data);
        self.visit.render(status, "admin/failed.html", &self.view(), framed).into()
    }
    pub fn nothing_here(&self) -> Failed {
        self.failed(&refusals::PAGE_NOT_FOUND.refuse())
    }

    fn view(&self) -> View {
        View {
            lang: self.visit.lang,
            languages: Lang::COMPLETE.to_vec(),
            links: Links::InSession { base: BASE.to_owned() },
            path: self.path(),
            zone: self.shop.zone.clone(),
            name: self.shop.name_in(self.visit.lang).to_owned(),
            user: Some(self.user.name.clone()),
            nav: self.nav(),
            search: Some("/search".to_owned()),
            token: self.visit.form_token(),
            style: None,
        }
    }
    /// This page below the base.
    fn place(&self) -> &str {
        let path = self.visit.path.split('?').next().unwrap_or_default();
        path.strip_prefix(BASE).filter(|rest| !rest.is_empty()).unwrap_or("/")
    }
    /// The same with its query, without what belongs to one look only.
    fn path(&self) -> String {
        let path = self.place();
        match self.query_without(&["lang", "done"]) {
            query if query.is_empty() => path.to_owned(),
            query => format!("{path}?{query}"),
        }
    }
    /// The query string without some names; values encoded.
    pub fn query_without(&self, names: &[&str]) -> String {
        let kept = self
            .visit
            .query
            .iter()
            .filter(|(name, value)| !names.contains(&name.as_str()) && !value.is_empty());
        kept.map(|(name, value)| format!("{name}={}", souk_web::door::encode(value)))
            .collect::<Vec<_>>()
            .join("&")
    }
    /// The address of the next page of a list, with the same filters.
    pub fn next(&self, path: &str, after: Option<&String>) -> Option<String> {
        let after = after?;
        let query = self.query_without(&["after", "lang", "done"]);
        let joint = if query.is_empty() { "" } else { "&" };
        Some(format!("{path}?{query}{joint}after={after}"))
    }
    /// The address of the same list as a file; `filters` says which parameter of the path each of the page's
    /// is.
    /// Whoever only looks in from outside has no session of this shop, and takes nothing away.
    pub fn file(&self, path: &str, filters: &[(&str, &str)]) -> Option<String> {
        let kept = filters.iter().filter_map(|(ours, theirs)| {
            let value = self.visit.asked(ours).filter(|value| !value.is_empty())?;
            Some(format!("&{theirs}={}", souk_web::door::encode(value)))
        });
        (!self.looking).then(|| format!("/api/v1/{path}?format=csv{}", kept.collect::<String>()))
    }
    fn nav(&self) -> Vec<NavItem> {
        let shown = ENTRIES.iter().filter(|entry| self.shows(entry));
        let item = |entry: &Entry| {
            let place = match entry.menu {
                Menu::Main => Place::Main,
                Menu::Foot => Place::Foot,
                Menu::Settings | Menu::Site | Menu::Calls => return None,
            };
            Some(NavItem {
                label: self.say(entry.label),
                icon: entry.icon,
                path: entry.path.to_owned(),
                count: 0,
                key: entry.key,
                place,
            })
        };
        shown.filter_map(item).collect()
    }
    fn tabs(&self, menu: Menu) -> Vec<Tab> {
        menu::tabs(menu, self.place(), |entry| self.shows(entry), |id| self.say(id), BASE)
    }
}
