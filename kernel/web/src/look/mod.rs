//! Pages: templates of all crates over one set of components, in the asker's language.

mod asset;
mod escape;
mod icons;
mod speech;
mod style;
mod view;

use std::collections::BTreeMap;
use std::sync::{Arc, PoisonError, RwLock};

use minijinja::syntax::SyntaxConfig;
use minijinja::value::Serde;
use minijinja::{AutoEscape, Environment, UndefinedBehavior, Value};
use serde::Serialize;
use souk_core::{Error, Fault, Lang, Result};

use crate::texts::Texts;

pub use asset::{ASSETS, Asset};
pub use icons::names as icon_names;
pub use style::{Corners, Dress, Style};
pub use view::{Links, NavItem, Place, View};

/// One template of one crate; `name` is its path below `templates/`.
#[derive(Debug, Clone, Copy)]
pub struct TemplateSource {
    pub name: &'static str,
    pub text: &'static str,
}

/// `templates!["orders/list.html", …]`: a crate's templates by their path below its `templates/`.
#[macro_export]
macro_rules! templates {
    ($($name:literal),+ $(,)?) => {
        &[$($crate::look::TemplateSource {
            name: $name,
            text: include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/templates/", $name)),
        }),+]
    };
}

/// The kernel's own; [`Look::build`] adds them by itself.
const OWN: &[TemplateSource] = templates![
    "api/index.html",
    "api/noun.html",
    "ui.html",
    "components/form.html",
    "components/list.html",
    "components/shop.html",
    "components/show.html",
    "dev/components.html",
    "dev/shop.html",
    "dev/sign_in.html",
    "failed.html",
    "shells/admin.html",
    "shells/bare.html",
    "shells/base.html",
    "shells/shop.html",
];

/// Names that components rely on; a page's own data may not hide them.
const RESERVED: [&str; 10] =
    ["view", "t", "money", "quantity", "moment", "number", "url", "icon", "asset", "ui"];

pub struct Look {
    /// Templates are compiled when a page needs them first: most programs show few of all the pages, and an
    /// idle one none.
    environment: RwLock<Environment<'static>>,
    texts: Arc<Texts>,
    sources: BTreeMap<&'static str, &'static str>,
}

impl Look {
    pub fn build(templates: &[TemplateSource], texts: Arc<Texts>) -> Result<Self, Fault> {
        let mut environment = Environment::new();
        let syntax = SyntaxConfig::builder().trim_blocks(true).lstrip_blocks(true).build();
        environment.set_syntax(syntax.map_err(|error| Fault::caused("template syntax", error))?);
        environment.set_undefined_behavior(UndefinedBehavior::Strict);
        environment.set_auto_escape_callback(|_| AutoEscape::Html);
        environment.set_formatter(|out, _, value| escape::write(out, value));
        environment.remove_global("debug");
        speech::teach(&mut environment, &texts);
        let mut sources = BTreeMap::new();
        for source in OWN.iter().chain(templates) {
            if sources.insert(source.name, source.text).is_some() {
                return Err(Fault::new(format!("template {} exists twice", source.name)));
            }
        }
        Ok(Self { environment: RwLock::new(environment), texts, sources })
    }

    /// An environment with this template and all that it is made of.
    fn with(&self, name: &str) -> Result<Environment<'static>, Fault> {
        {
            let environment = self.environment.read().unwrap_or_else(PoisonError::into_inner);
            if environment.get_template(name).is_ok() {
                return Ok(environment.clone());
            }
        }
        let mut environment = self.environment.write().unwrap_or_else(PoisonError::into_inner);
        let mut wanted = vec![name];
        while let Some(name) = wanted.pop() {
            if environment.get_template(name).is_ok() {
                continue;
            }
            let Some((&name, &text)) = self.sources.get_key_value(name) else {
                return Err(Fault::new(format!("there is no template {name}")));
            };
            let compiled = environment.add_template(name, text);
            compiled.map_err(|error| Fault::caused(format!("template {name}"), error))?;
            wanted.extend(parts(text));
        }
        Ok(environment.clone())
    }

    /// Templates that cannot be compiled, or are made of one that there is not.
    pub fn broken(&self) -> Vec<String> {
        self.sources.keys().filter_map(|name| Some(self.with(name).err()?.to_string())).collect()
    }

    /// The page `name` as `view` sees it, with the page's own data.
    pub fn page(&self, name: &str, view: &View, data: impl Serialize) -> Result<String> {
        let data = Value::from(Serde(&data));
        if let Some(hidden) =
            RESERVED.iter().find(|key| data.get_attr(key).is_ok_and(|it| !it.is_undefined()))
        {
            return Err(Error::fault(format!("page {name}: its data hides `{hidden}`")));
        }
        // Macros see globals and not the page's data, so the view is a global of a cheap copy.
        let mut environment = self.with(name)?;
        environment.add_global("view", Value::from_object(view::Shown::new(view)));
        let page = environment.get_template(name).and_then(|template| template.render(data));
        page.map_err(|error| Fault::caused(format!("page {name}"), error).into())
    }

    pub fn texts(&self) -> &Arc<Texts> {
        &self.texts
    }

    /// Texts that a template names with `t("…")` and no language has: (template, id).
    pub fn unsaid(&self) -> Vec<(&'static str, &'static str)> {
        let named = self.sources.iter().flat_map(|(name, text)| spoken(text).map(move |id| (*name, id)));
        named.filter(|(_, id)| !self.texts.knows(Lang::En, id)).collect()
    }
}

/// The templates that this one is made of; it names each by a word in quotes.
fn parts(text: &str) -> impl Iterator<Item = &str> {
    text.split("{%").skip(1).filter_map(|rest| {
        let (tag, _) = rest.split_once("%}")?;
        let tag = tag.trim_matches(['-', '+']).trim_start();
        let named =
            ["extends ", "import ", "from ", "include "].into_iter().any(|word| tag.starts_with(word));
        tag.split('"').nth(1).filter(|_| named)
    })
}

/// Ids in `t("id"` of a template; those put together at run time (`t("a-" ~ b)`) are left out.
fn spoken(text: &'static str) -> impl Iterator<Item = &'static str> {
    let mut before = ' ';
    text.split("t(\"").enumerate().filter_map(move |(index, piece)| {
        let stands_alone = !before.is_alphanumeric() && before != '_';
        before = piece.chars().next_back().unwrap_or(' ');
        let (id, rest) = piece.split_once('"')?;
        (index > 0 && stands_alone && !rest.trim_start().starts_with('~')).then_some(id)
    })
}
