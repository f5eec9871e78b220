//! Whoever runs the installation: a frame of its own, apart from every shop.

use axum::body::Body;
use axum::extract::FromRequestParts;
use axum::http::Response;
use axum::http::request::Parts;
use serde::Serialize;
use souk_core::{Actor, Lang, Result, Words};
use souk_engine::{Ask, Command, Query, refusals};
use souk_web::door::{SessionUser, Visit, Web, redirect};
use souk_web::look::{Links, NavItem, Place, View};

use crate::failed::{Answer, Failed};
use crate::porch;
use crate::sheet::{Sheet, Shown};

const BASE: &str = "/platform";

pub struct Platform {
    pub visit: Visit,
    pub user: SessionUser,
}

impl FromRequestParts<Web> for Platform {
    type Rejection = Response<Body>;

    async fn from_request_parts(parts: &mut Parts, web: &Web) -> Result<Self, Self::Rejection> {
        let visit = Visit::from_request_parts(parts, web).await?;
        match visit.session.clone() {
            None => Err(visit.failed(&refusals::SESSION_REQUIRED.refuse())),
            // To everybody else there is no platform.
            Some(user) if !user.platform_admin => Err(visit.failed(&refusals::PAGE_NOT_FOUND.refuse())),
            Some(user) => Ok(Self { visit, user }),
        }
    }
}

#[derive(Serialize)]
struct Framed<T> {
    done: Option<String>,
    mode: &'static str,
    looking: bool,
    /// No plan leaves anything out here.
    left_out: Option<()>,
    form: Shown,
    #[serde(flatten)]
    data: T,
}

impl Platform {
    pub fn ask(&self) -> Ask {
        self.visit.ask(Actor::PlatformAdmin { user: self.user.user })
    }
    pub async fn query<Q: Query>(&self, query: Q) -> Result<Q::Output, Failed> {
        let answer = self.visit.web.engine().ask(self.ask(), query).await;
        answer.map_err(|error| Failed::from(self.visit.failed(&error)))
    }
    pub async fn run<C: Command>(&self, sheet: &mut Sheet, command: C) -> Option<C::Output> {
        porch::run(&self.visit, self.ask(), sheet, command).await
    }
    pub fn say(&self, id: &str) -> String {
        self.visit.say(id)
    }
    pub fn words(&self, words: &Words) -> String {
        words.get(self.visit.lang, Lang::COMPLETE).to_owned()
    }
    pub fn nothing_here(&self) -> Failed {
        self.visit.failed(&refusals::PAGE_NOT_FOUND.refuse()).into()
    }
    pub fn done(&self, path: &str, word: &str) -> Answer {
        Ok(redirect(&format!("{BASE}{path}?done={word}")))
    }
    pub fn page(&self, template: &str, sheet: &Sheet, data: impl Serialize) -> Answer {
        let word = self.visit.asked("done").map(|word| format!("admin-done-{word}"));
        let framed = Framed {
            done: word.filter(|id| self.visit.web.texts().knows(Lang::En, id)).map(|id| self.say(&id)),
            mode: "auto",
            looking: false,
            left_out: None,
            form: sheet.shown(&[]),
            data,
        };
        Ok(self.visit.render(sheet.status(), template, &self.view(), framed))
    }

    fn view(&self) -> View {
        let path = self.visit.path.split('?').next().unwrap_or_default();
        let item = |label: &str, icon, path: &str, key, place| NavItem {
            label: self.say(label),
            icon,
            path: path.to_owned(),
            count: 0,
            key,
            place,
        };
        View {
            links: Links::InSession { base: BASE.to_owned() },
            path: path.strip_prefix(BASE).filter(|rest| !rest.is_empty()).unwrap_or("/").to_owned(),
            name: self.say("platform-title"),
            user: Some(self.user.name.clone()),
            nav: vec![
                item("platform-shops", "store", "/", Some('s'), Place::Main),
                item("figures", "orders", "/figures", Some('g'), Place::Main),
                item("payments", "check", "/payments", Some('y'), Place::Main),
                item("platform-plans", "products", "/plans", Some('p'), Place::Main),
                item("people", "members", "/people", Some('m'), Place::Foot),
                item("platform-settings", "settings", "/settings", Some(','), Place::Foot),
                item("platform-back", "home", "/back", None, Place::Foot),
            ],
            ..self.visit.bare_view()
        }
    }
}
