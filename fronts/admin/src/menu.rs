//! The menus of a shop's pages as data: where an entry leads, who sees it, and what the plan must include.
//! That last is nobody's list: an entry names the command or query that its page is there for.

use serde::Serialize;
use souk_catalog::ArrangeProducts;
use souk_confirmation::CallTeam;
use souk_engine::{Command, Entitled, Query};
use souk_identity::CreateApiKey;
use souk_orders::SalesReport;
use souk_site::{AddSitePage, SetDomain, SetTheme};
use souk_webhooks::commands::AddWebhook;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Menu {
    Main,
    Foot,
    Settings,
    Site,
    Calls,
}

#[derive(Debug, Clone, Copy)]
pub struct Entry {
    pub menu: Menu,
    pub label: &'static str,
    pub icon: &'static str,
    /// Below the base.
    pub path: &'static str,
    /// The key after `g`.
    pub key: Option<char>,
    /// Who sees it; everybody where there is none.
    pub permission: &'static str,
    pub entitled: Entitled,
}

impl Entry {
    const fn tab(menu: Menu, label: &'static str, path: &'static str, permission: &'static str) -> Self {
        Self { menu, label, icon: "", path, key: None, permission, entitled: Entitled::Free }
    }
    const fn main(
        label: &'static str,
        icon: &'static str,
        path: &'static str,
        key: char,
        permission: &'static str,
    ) -> Self {
        Self { icon, key: Some(key), ..Self::tab(Menu::Main, label, path, permission) }
    }
    const fn foot(
        label: &'static str,
        icon: &'static str,
        path: &'static str,
        key: Option<char>,
        permission: &'static str,
    ) -> Self {
        Self { icon, key, ..Self::tab(Menu::Foot, label, path, permission) }
    }
    /// Its page is there for a command.
    const fn to_do<C: Command>(self) -> Self {
        Self { entitled: C::POLICY.entitled, ..self }
    }
    /// Its page is there for a question.
    const fn to_see<Q: Query>(self) -> Self {
        Self { entitled: Q::POLICY.entitled, ..self }
    }
    /// What the plan must include.
    pub const fn needs(&self) -> Option<&'static str> {
        match self.entitled {
            Entitled::To(key) => Some(key),
            Entitled::Free => None,
        }
    }
}

pub const ENTRIES: &[Entry] = &[
    Entry::main("admin-nav-home", "home", "/", 'h', ""),
    Entry::main("admin-nav-orders", "orders", "/orders", 'o', "orders.manage"),
    Entry::main("admin-nav-parcels", "truck", "/parcels", 't', "orders.manage"),
    Entry::main("admin-nav-requests", "clock", "/requests", 'a', "orders.manage"),
    Entry::main("admin-nav-products", "products", "/products", 'p', "products.view"),
    Entry::main("admin-nav-stock", "stock", "/stock", 's', "stock.view"),
    Entry::main("admin-nav-customers", "user", "/customers", 'c', "orders.manage"),
    Entry::main("admin-nav-calls", "phone", "/calls", 'k', "orders.manage"),
    Entry::main("admin-nav-delivery", "truck", "/delivery", 'd', "delivery.view"),
    Entry::main("admin-nav-site", "store", "/site", 'w', "storefront.manage").to_do::<AddSitePage>(),
    Entry::main("admin-nav-members", "members", "/members", 'm', "roles.manage"),
    Entry::main("admin-nav-runs", "runs", "/runs", 'r', "imports.run"),
    Entry::foot("reports", "orders", "/reports", None, "stats.view").to_see::<SalesReport>(),
    Entry::foot("admin-nav-plan", "clock", "/subscription", Some('q'), "plans.view"),
    Entry::foot("admin-nav-settings", "settings", "/settings", Some(','), "settings.manage"),
    Entry::foot("admin-nav-help", "help", "/help", None, ""),
    Entry::foot("admin-nav-account", "user", "/account", None, ""),
    Entry::tab(Menu::Settings, "admin-settings-shop", "/settings", ""),
    Entry::tab(Menu::Settings, "admin-settings-orders", "/settings/orders", ""),
    Entry::tab(Menu::Settings, "admin-settings-form", "/settings/form", ""),
    Entry::tab(Menu::Settings, "admin-settings-defences", "/settings/defences", ""),
    Entry::tab(Menu::Settings, "admin-settings-mode", "/settings/mode", ""),
    Entry::tab(Menu::Settings, "admin-settings-keys", "/settings/keys", "").to_do::<CreateApiKey>(),
    Entry::tab(Menu::Settings, "admin-webhooks", "/settings/webhooks", "").to_do::<AddWebhook>(),
    Entry::tab(Menu::Settings, "embeds", "/settings/embeds", ""),
    Entry::tab(Menu::Site, "admin-site-tab-pages", "/site", "").to_do::<AddSitePage>(),
    Entry::tab(Menu::Site, "admin-site-tab-theme", "/site/theme", "").to_do::<SetTheme>(),
    Entry::tab(Menu::Site, "admin-site-tab-arrange", "/site/arrange", "").to_do::<ArrangeProducts>(),
    Entry::tab(Menu::Site, "admin-site-tab-domain", "/site/domain", "").to_do::<SetDomain>(),
    Entry::tab(Menu::Site, "admin-settings-form", "/settings/form", ""),
    Entry::tab(Menu::Calls, "admin-nav-calls", "/calls", ""),
    Entry::tab(Menu::Calls, "admin-leads", "/calls/leads", ""),
    Entry::tab(Menu::Calls, "admin-calls-give-up", "/calls/give-up", ""),
    Entry::tab(Menu::Calls, "admin-calls-team", "/calls/team", "").to_see::<CallTeam>(),
    Entry::tab(Menu::Calls, "admin-calls-rules", "/calls/rules", "settings.manage"),
];

/// Does a page stand at an entry's address, or below it?
fn is_below(path: &str, entry: &Entry) -> bool {
    let below = |rest: &str| rest.is_empty() || rest.starts_with('/');
    if entry.path == "/" { path == "/" } else { path.strip_prefix(entry.path).is_some_and(below) }
}

/// The entry that a page belongs to: the nearest above it. What it needs, each page below it needs.
pub fn nearest(path: &str) -> Option<&'static Entry> {
    nearest_of(path, ENTRIES.iter())
}

fn nearest_of<'a>(path: &str, entries: impl Iterator<Item = &'a Entry>) -> Option<&'a Entry> {
    entries.filter(|entry| is_below(path, entry)).max_by_key(|entry| entry.path.len())
}

/// A part of a page, as its template has it.
#[derive(Debug, Serialize)]
pub struct Tab {
    pub text: String,
    pub href: String,
    pub current: bool,
}

/// The parts that stand beside a page.
pub fn tabs(
    menu: Menu,
    path: &str,
    shown: impl Fn(&Entry) -> bool,
    say: impl Fn(&str) -> String,
    base: &str,
) -> Vec<Tab> {
    let of_menu: Vec<&Entry> = ENTRIES.iter().filter(|entry| entry.menu == menu && shown(entry)).collect();
    let here = nearest_of(path, of_menu.iter().copied()).map(|entry| entry.path);
    let tab = |entry: &&Entry| Tab {
        text: say(entry.label),
        href: format!("{base}{}", entry.path),
        current: here == Some(entry.path),
    };
    of_menu.iter().map(tab).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_places_have_the_same_key() {
        let mut keys: Vec<char> = ENTRIES.iter().filter_map(|entry| entry.key).collect();
        let all = keys.len();
        keys.sort_unstable();
        keys.dedup();
        assert_eq!(keys.len(), all, "{keys:?}");
    }

    #[test]
    fn a_page_belongs_to_the_entry_nearest_above_it() {
        let at = |path: &str| nearest(path).map(|entry| entry.path);
        assert_eq!(at("/settings/webhooks/wh_1/remove"), Some("/settings/webhooks"));
        assert_eq!(at("/settings/webhook-deliveries/1"), Some("/settings"));
        assert_eq!(at("/site/domain"), Some("/site/domain"));
        assert_eq!(at("/calls/team"), Some("/calls/team"));
        assert_eq!((at("/"), at("/search")), (Some("/"), None));
    }
}
