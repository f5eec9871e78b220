//! Every command and query of the program's list is walked, with the real authority, on both databases.

use std::collections::BTreeSet;

use souk_core::Lang;
use souk_engine::Dialect;
use souk_web::texts::refusal_id;

use crate::checks::{self, Check, Finding};
use crate::dishonest;
use crate::examples::{example, set_up};
use crate::eyes::Eyes;
use crate::house::House;

const SET_UP: &str = "set_up_installation";

/// Walks every second name of the list, from the first or from the second on; findings and the names that
/// have an example or are the other half's.
async fn walk(house: &House, eyes: &Eyes, half: usize) -> (Vec<Finding>, BTreeSet<&'static str>) {
    let (mut found, mut seen) = (Vec::new(), BTreeSet::new());
    let registry = house.engine().registry();
    for (index, def) in registry.commands().filter(|def| def.name != SET_UP).enumerate() {
        if index % 2 != half {
            seen.insert(def.name);
        } else if let Some(case) = example(def.name, house, &house.a).await {
            let other = example(def.name, house, &house.b).await;
            let check = Check::new(house, eyes, def.name, def.policy, &case, other.as_ref());
            found.extend(checks::command(check, def).await);
            seen.insert(def.name);
        }
    }
    for (index, def) in registry.queries().enumerate() {
        if index % 2 != half {
            seen.insert(def.name);
        } else if let Some(case) = example(def.name, house, &house.a).await {
            let other = example(def.name, house, &house.b).await;
            let check = Check::new(house, eyes, def.name, def.policy, &case, other.as_ref());
            found.extend(checks::query(check, def).await);
            seen.insert(def.name);
        }
    }
    (found, seen)
}

fn tell(found: &[Finding]) -> String {
    found.iter().map(|it| format!("{} — {}: {}", it.of, it.check, it.what)).collect::<Vec<_>>().join("\n")
}

async fn every_command_and_query(dialect: Dialect, half: usize) {
    let house = House::new(dialect, &[]).await;
    let eyes = Eyes::open(house.world.database()).await;
    let (found, mut seen) = walk(&house, &eyes, half).await;
    seen.insert(SET_UP);
    let registry = house.engine().registry();
    let listed = registry.commands().map(|def| def.name).chain(registry.queries().map(|def| def.name));
    let without: Vec<&str> = listed.filter(|name| !seen.contains(name)).collect();
    assert!(found.is_empty(), "{} findings:\n{}", found.len(), tell(&found));
    assert_eq!(without, Vec::<&str>::new(), "these have no example");
    let stale: Vec<_> = checks::OPEN.iter().filter(|(name, _)| !seen.contains(name)).collect();
    assert!(stale.is_empty(), "the list of what needs no right names what is not there: {stale:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn every_command_and_query_keeps_the_rules_on_sqlite() {
    every_command_and_query(Dialect::Sqlite, 0).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn every_other_command_and_query_keeps_the_rules_on_sqlite() {
    every_command_and_query(Dialect::Sqlite, 1).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn every_command_and_query_keeps_the_rules_on_postgresql() {
    every_command_and_query(Dialect::Postgres, 0).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn every_other_command_and_query_keeps_the_rules_on_postgresql() {
    every_command_and_query(Dialect::Postgres, 1).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_installation_is_set_up_once_and_by_its_link() {
    for dialect in [Dialect::Sqlite, Dialect::Postgres] {
        let world = House::bare(dialect, &[]).await;
        let (stranger, secret) = (set_up("guessed"), souk_identity::set_up_secret(world.engine.vault()));
        let outcome = world.engine.execute_named(SET_UP, stranger.ask, stranger.input).await;
        assert_eq!(checks::said(&outcome), "installation.link_needed", "whoever comes first is nobody yet");
        let case = set_up(&secret);
        let ask = case.ask.clone().keyed("first");
        let first = world.engine.execute_named(SET_UP, ask.clone(), case.input.clone()).await.unwrap();
        let again = world.engine.execute_named(SET_UP, ask, case.input.clone()).await;
        assert_eq!(checks::not_the_same(&first, &again), None);
        let second = set_up(&secret);
        let outcome = world.engine.execute_named(SET_UP, second.ask, second.input).await;
        assert_ne!(checks::said(&outcome), "done");
    }
}

/// Each dishonest command turns its own check red, and an honest one beside them none.
#[tokio::test(flavor = "multi_thread")]
async fn dishonest_commands_are_found() {
    for dialect in [Dialect::Sqlite, Dialect::Postgres] {
        let house = House::new(dialect, &[&dishonest::ROOM]).await;
        let eyes = Eyes::open(house.world.database()).await;
        dishonest::know(&house);
        for (name, red) in dishonest::EXPECTED {
            let def = house.engine().registry().command(name).unwrap();
            let case = dishonest::case(name, &house.a).await;
            let other = dishonest::case(name, &house.b).await;
            let check = Check::new(&house, &eyes, def.name, def.policy, &case, Some(&other));
            let found = checks::command(check, def).await;
            let checks: BTreeSet<&str> = found.iter().map(|it| it.check).collect();
            match red {
                None => assert_eq!(found, [], "{name} on {dialect:?}"),
                // Row-level security lets PostgreSQL refuse what SQLite does.
                Some("foreign") if dialect == Dialect::Postgres => {
                    assert!(!checks.contains("foreign"), "{found:?}")
                }
                Some("elsewhere") if dialect == Dialect::Postgres => {
                    assert!(checks.contains("commits"), "{found:?}")
                }
                Some(red) => assert!(checks.contains(red), "{name} on {dialect:?}: {found:?}"),
            }
        }
    }
}

#[test]
fn every_refusal_is_a_sentence_in_arabic_and_english() {
    let registry = souk::rooms::registry().unwrap();
    let texts = souk::rooms::texts().unwrap();
    assert_eq!(texts.gaps().unwrap(), []);
    let mut unsaid = Vec::new();
    for refusal in registry.rooms.iter().flat_map(|room| room.refusals) {
        for lang in [Lang::Ar, Lang::En] {
            let id = refusal_id(refusal.code);
            let sentence = texts.say(lang, &id, &serde_json::Map::new());
            if sentence.is_empty() || sentence == id || sentence.contains("refusal-") {
                unsaid.push((refusal.code, lang));
            }
        }
    }
    assert!(unsaid.is_empty(), "{unsaid:?}");
}

#[test]
fn every_text_that_a_page_names_is_said() {
    let look = souk::rooms::look().unwrap();
    assert_eq!(look.unsaid(), []);
    assert_eq!(look.broken(), Vec::<String>::new());
}
