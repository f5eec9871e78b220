//! Who looks at a page, and from where: what every page needs besides its own data.

use std::sync::Arc;

use minijinja::value::{Object, Value};
use souk_core::{Lang, Zone};

use super::style::Style;

/// How a path carries its language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Links {
    /// `{base}/ar/p/robe`: public pages, one address per language.
    /// `along` is a part of a query that goes along with every link.
    InPath { base: String, along: String },
    /// `{base}/orders`: the language is the session's; a switch asks `?lang=ar`.
    InSession { base: String },
}

/// Where a link of the shell stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Place {
    /// Side navigation; the first four in the bar at the foot of a telephone; links of the shop's header.
    Main,
    /// Below the rule of the side navigation; links of the shop's footer.
    Foot,
}

#[derive(Debug, Clone, serde::Serialize)]
pub struct NavItem {
    /// Words as shown, in the view's language.
    pub label: String,
    pub icon: &'static str,
    pub path: String,
    /// Waiting things, shown when above zero.
    pub count: u32,
    /// Second key after `g`.
    pub key: Option<char>,
    pub place: Place,
}

#[derive(Debug, Clone)]
pub struct View {
    pub lang: Lang,
    /// Languages offered in the switch.
    pub languages: Vec<Lang>,
    pub links: Links,
    /// This page with its query, without base and language: `/orders?status=new`.
    pub path: String,
    pub zone: Zone,
    /// Name of the shop or the installation.
    pub name: String,
    /// Who is signed in; a sign-out form is shown with it.
    pub user: Option<String>,
    pub nav: Vec<NavItem>,
    /// Path of the page that answers `?q=`; with it a search box is shown.
    pub search: Option<String>,
    /// One-time token of the page's forms.
    pub token: String,
    /// Style of the public pages, written into the page itself.
    pub style: Option<Arc<Style>>,
}

impl View {
    /// The path as this view's reader follows it, in their language or in `other`.
    pub fn url(&self, path: &str, other: Option<Lang>) -> String {
        match (&self.links, other) {
            (Links::InPath { base, along }, _) => {
                let whole = format!("{base}/{}{path}", other.unwrap_or(self.lang));
                match along.as_str() {
                    "" => whole,
                    along => format!("{whole}{}{along}", if path.contains('?') { '&' } else { '?' }),
                }
            }
            (Links::InSession { base }, None) => format!("{base}{path}"),
            (Links::InSession { base }, Some(lang)) => {
                let joint = if path.contains('?') { '&' } else { '?' };
                format!("{base}{path}{joint}lang={lang}")
            }
        }
    }

    /// A link is current on its own page and on the pages below it.
    fn is_current(&self, path: &str) -> bool {
        let here = self.path.split('?').next().unwrap_or_default();
        here == path || (path != "/" && here.strip_prefix(path).is_some_and(|below| below.starts_with('/')))
    }
}

/// A view as templates see it: `view.lang`, `view.nav` … Functions reach the whole of it.
#[derive(Debug)]
pub struct Shown {
    pub view: View,
}

impl Shown {
    pub fn new(view: &View) -> Self {
        Self { view: view.clone() }
    }

    fn nav(&self, place: Place) -> Value {
        let items = self.view.nav.iter().filter(|item| item.place == place);
        items
            .map(|item| {
                minijinja::context! {
                    label => item.label.as_str(), icon => item.icon, count => item.count,
                    key => item.key.map(String::from),
                    href => self.view.url(&item.path, None),
                    current => self.view.is_current(&item.path),
                }
            })
            .collect()
    }

    /// The same page in every language offered.
    fn languages(&self) -> Value {
        let view = &self.view;
        let entry = |lang: &Lang| {
            minijinja::context! {
                code => lang.as_str(), id => format!("language-{lang}"),
                href => view.url(&view.path, Some(*lang)), current => *lang == view.lang,
            }
        };
        view.languages.iter().map(entry).collect()
    }
}

impl Object for Shown {
    fn get_value(self: &Arc<Self>, key: &Value) -> Option<Value> {
        let view = &self.view;
        Some(match key.as_str()? {
            "lang" => view.lang.as_str().into(),
            "dir" => view.lang.dir().into(),
            "path" => view.path.as_str().into(),
            "zone" => view.zone.name().into(),
            "name" => view.name.as_str().into(),
            "user" => view.user.as_deref().into(),
            "search" => view.search.as_deref().into(),
            "token" => view.token.as_str().into(),
            "style" => {
                Value::from_safe_string(view.style.as_ref().map(|it| it.css.clone()).unwrap_or_default())
            }
            "main" => self.nav(Place::Main),
            "foot" => self.nav(Place::Foot),
            "languages" => self.languages(),
            _ => return None,
        })
    }
}
