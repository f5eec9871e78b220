//! Every page and form behind the sign-in, asked for by whoever has no right there: it tells nothing of the
//! shop, and changes nothing.

use souk_engine::Dialect;

use crate::eyes::{Eyes, TRACES, changed};
use crate::house::{House, MARK, member};
use crate::http::{Call, Door};
use crate::walk::page_path;

async fn no_page_serves_strangers(dialect: Dialect) {
    let mut house = House::new(dialect, &[]).await;
    // A session that was opened while its user still was a member.
    let leaver = house.a.member("operator").await;
    let token = Door::new(&house).session(leaver, Some(house.a.id)).await;
    house.a.run("remove_member", serde_json::json!({"id": leaver})).await;
    house.a.removed = leaver;
    let door = Door::new(&house);
    door.keep_session(leaver, house.a.id, token).await;
    let strangers = [
        ("nobody", Vec::new()),
        ("a removed member", door.credentials(&member(leaver, house.a.id)).await),
        ("another owner", door.credentials(&house.b.ask_owner()).await),
        ("another's support", door.credentials(&member(house.b.support, house.b.id)).await),
    ];
    let eyes = Eyes::open(house.world.database()).await;
    let (mut found, mut visits) = (Vec::new(), 0);
    for page in souk::rooms::pages() {
        if !page.path.starts_with("/admin") && !page.path.starts_with("/platform") {
            continue;
        }
        let path = page_path(page.path, &house.a).await;
        let before = eyes.see(None).await;
        for (who, credentials) in &strangers {
            let call = Call { method: page.method, path: path.clone(), body: None };
            let got = door.call(&call, credentials).await;
            visits += 1;
            let (told, place) = (got.text(), format!("{} {} as {who}", page.method, page.path));
            if told.contains(MARK) {
                found.push(format!("{place} tells: {told}"));
            }
            // Without an id in it, a page shows its asker's own shop.
            let theirs = page.path.contains('{') || page.path.starts_with("/platform");
            // The link of an invitation is its holder's right, and a carrier is called alike in every shop.
            let theirs = theirs && page.path != "/admin/join/{token}" && !page.path.contains("{carrier}");
            if theirs && got.status.is_success() || got.status.is_server_error() {
                found.push(format!("{place}: {}", got.status));
            }
        }
        let tables = changed(&before, &eyes.see(None).await, TRACES);
        if !tables.is_empty() {
            found.push(format!("{} {} changed {tables:?}", page.method, page.path));
        }
    }
    assert!(visits > 200, "{visits} visits");
    assert!(found.is_empty(), "{} findings:\n{}", found.len(), found.join("\n"));
}

#[tokio::test(flavor = "multi_thread")]
async fn no_page_serves_strangers_on_sqlite() {
    no_page_serves_strangers(Dialect::Sqlite).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn no_page_serves_strangers_on_postgresql() {
    no_page_serves_strangers(Dialect::Postgres).await;
}
