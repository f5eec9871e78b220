//! What a plan leaves out stands in no menu, and its address opened by hand says which plans have it. All
//! entries are walked; what each needs comes from the registry.

use std::collections::BTreeSet;

use serde_json::{Value, json};
use souk_admin::menu::{ENTRIES, Entry, Menu};
use souk_core::{Actor, TenantId};
use souk_engine::{Ask, Entitled, sql};
use souk_entitlements::{LiftOverride, OverrideEntitlement};
use souk_plans::PlanList;

use crate::browser::Seen;
use crate::office::{Office, ROOMS, in_office};

/// Asked inside a page that is there for something else.
const PARTS: [&str; 1] = ["reports.full"];

#[test]
fn whatever_a_command_or_question_asks_of_the_plan_has_an_entry_that_asks_the_same() {
    let commands = ROOMS.iter().flat_map(|room| room.commands).map(|def| def.policy.entitled);
    let queries = ROOMS.iter().flat_map(|room| room.queries).map(|def| def.policy.entitled);
    let keys = commands.chain(queries).filter_map(|entitled| match entitled {
        Entitled::To(key) => Some(key),
        Entitled::Free => None,
    });
    let asked: BTreeSet<&str> = keys.filter(|key| !PARTS.contains(key)).collect();
    let needed: BTreeSet<&str> = ENTRIES.iter().filter_map(Entry::needs).collect();
    assert_eq!(needed, asked);
    assert!(asked.len() > 5, "{asked:?}");
}

/// A page on which the menu stands.
const fn page_of(menu: Menu) -> &'static str {
    match menu {
        Menu::Main | Menu::Foot => "/admin",
        Menu::Settings => "/admin/settings",
        Menu::Site => "/admin/site",
        Menu::Calls => "/admin/calls",
    }
}

fn address(entry: &Entry) -> String {
    format!("/admin{}", entry.path)
}

/// Is it in one of the page's menus?
fn leads_to(page: &Seen, address: &str) -> bool {
    let link = format!("href=\"{address}\"");
    page.text.split("<nav").skip(1).any(|nav| nav.split("</nav>").next().unwrap_or_default().contains(&link))
}

fn console() -> Ask {
    Ask::new(Actor::Console, "test")
}

async fn shown(office: &mut Office) -> BTreeSet<String> {
    let mut shown = BTreeSet::new();
    for entry in ENTRIES {
        let page = office.owner.get(page_of(entry.menu)).await;
        if leads_to(&page, &address(entry)) {
            shown.insert(format!("{:?} {}", entry.menu, entry.path));
        }
    }
    shown
}

fn named(entries: impl Iterator<Item = &'static Entry>) -> BTreeSet<String> {
    entries.map(|entry| format!("{:?} {}", entry.menu, entry.path)).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_plan_leaves_out_stands_in_no_menu_and_its_address_says_which_plans_have_it() {
    in_office(|mut office| async move {
        let shops: Vec<(TenantId,)> = office.world.rows(sql!("select shop_id from v_shops"), &[]).await;
        let shop = shops[0].0;
        assert_eq!(shown(&mut office).await, named(ENTRIES.iter()), "the owner's own plan has everything");
        let plans = office.world.engine.ask(console(), PlanList {}).await.unwrap().items;
        for key in ENTRIES.iter().filter_map(Entry::needs).collect::<BTreeSet<_>>() {
            let instead = OverrideEntitlement {
                shop,
                key: key.to_owned(),
                value: json!(false),
                reason: "left out here".to_owned(),
                until: None,
            };
            office.world.engine.execute(console(), instead).await.unwrap();
            let rest = ENTRIES.iter().filter(|entry| entry.needs() != Some(key));
            assert_eq!(shown(&mut office).await, named(rest), "{key}");
            let has = plans
                .iter()
                .filter(|plan| plan.code != "own" && plan.entitlements.get(key) == Some(&Value::Bool(true)));
            let names: Vec<&str> = has.map(|plan| plan.names.get(souk_core::Lang::En, &[])).collect();
            assert!(!names.is_empty(), "{key}");
            for entry in ENTRIES.iter().filter(|entry| entry.needs() == Some(key)) {
                let page = office.owner.get(&address(entry)).await;
                let told = format!("These plans do: {}.", names.join(", "));
                assert!(page.has("Your plan does not include this") && page.has(&told), "{}", page.text);
                assert!(page.text.contains("href=\"/admin/subscription\""), "{}", page.text);
            }
            let lift = LiftOverride { shop, key: key.to_owned() };
            office.world.engine.execute(console(), lift).await.unwrap();
        }
        assert_eq!(shown(&mut office).await, named(ENTRIES.iter()));
    })
    .await;
}
