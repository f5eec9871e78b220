//! Rates as a table, and pasted out of a spreadsheet: looked at before anything is saved.

use serde_json::json;
use souk_core::{Actor, TenantId};
use souk_engine::{Ask, sql};

use crate::browser::Seen;
use crate::office::{Office, in_office};

/// Sends the form as it stands, with some of its fields typed anew.
async fn send(office: &mut Office, page: &Seen, path: &str, typed: &[(&str, &str)]) -> Seen {
    let mut fields: Vec<(String, String)> = Vec::new();
    for input in page.text.split("<input ").skip(1) {
        let value = |name: &str| input.split(&format!("{name}=\"")).nth(1)?.split('"').next();
        if let (Some(name), Some(value)) = (value("name"), value("value"))
            && name != "_token"
            && typed.iter().all(|(typed, _)| *typed != name)
        {
            fields.push((name.to_owned(), value.replace("&quot;", "\"").replace("&#39;", "'")));
        }
    }
    fields.extend(typed.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())));
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (&**name, &**value)).collect();
    office.owner.post(page, path, &fields).await
}

async fn rates(office: &Office) -> i64 {
    office.count(sql!("select cast(count(*) as bigint) from v_delivery_rates")).await
}

/// Red where the form saves at once: a slip of the finger is what customers pay.
#[tokio::test(flavor = "multi_thread")]
async fn the_table_of_provinces_shows_the_difference_before_it_saves() {
    in_office(|mut office| async move {
        let before = rates(&office).await;
        let page = office.owner.get("/admin/delivery/grid").await;
        assert!(page.has("name=\"home_16\"") && page.has("name=\"desk_69\""), "{}", page.text);
        let same = send(&mut office, &page, "/admin/delivery/grid", &[]).await;
        assert!(same.has("Nothing is different"), "{}", same.text);
        let typed = [("home_16", "400"), ("desk_16", "-"), ("home_0", "700")];
        let seen = send(&mut office, &same, "/admin/delivery/grid", &typed).await;
        assert!(seen.has("3 rates would change") && seen.has("Not delivered there"), "{}", seen.text);
        assert_eq!(rates(&office).await, before, "nothing is saved yet");
        let saved = send(&mut office, &seen, "/admin/delivery/changes", &[]).await;
        assert!(saved.has("The rates are saved") && saved.has("value=\"400\""), "{}", saved.text);
        assert!(saved.has("class=\"closed\"") && saved.has("placeholder=\"700\""), "hatched and inherited");
        let typed = [("home_16", ""), ("desk_16", "")];
        let seen = send(&mut office, &saved, "/admin/delivery/grid", &typed).await;
        assert!(seen.has("2 rates would change") && seen.has("as everywhere"), "{}", seen.text);
        let saved = send(&mut office, &seen, "/admin/delivery/changes", &[]).await;
        assert!(saved.has("The rates are saved") && !saved.has("value=\"400\""), "{}", saved.text);
        // The table as it was looked at before is not saved over the one that there is now.
        let stale = send(&mut office, &page, "/admin/delivery/grid", &[("home_31", "999")]).await;
        assert!(stale.status == 409 && stale.has("Somebody changed these rates"), "{}", stale.text);
        assert!(!stale.has("value=\"999\"") && stale.has("placeholder=\"700\""), "{}", stale.text);
        let told = send(&mut office, &saved, "/admin/delivery/grid", &[("home_31", "cheap")]).await;
        assert!(told.has("Nothing was changed") && told.has("value=\"cheap\""), "{}", told.text);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn cells_of_a_spreadsheet_are_pasted_and_doubtful_names_are_asked_about() {
    in_office(|mut office| async move {
        let page = office.owner.get("/admin/delivery/paste").await;
        let cells = "Wilaya\tDomicile\tStop desk\nAlger\t500\t300\nOran\t700\t\nBouiraa\t650\t400";
        let asked = [("rates", cells), ("carrier", "yalidine"), ("match", "name")];
        let seen = office.owner.post(&page, "/admin/delivery/paste", &asked).await;
        assert!(seen.has("Doubtful rows") && seen.has("“Bouiraa” is"), "{}", seen.text);
        assert!(seen.has(">4</"), "the line as it was pasted: {}", seen.text);
        let confirmed = [asked[0], asked[1], asked[2], ("province", "10|Bouiraa")];
        let seen = office.owner.post(&seen, "/admin/delivery/paste", &confirmed).await;
        assert!(seen.has("6 rates would change") && seen.has("500"), "{}", seen.text);
        let saved = send(&mut office, &seen, "/admin/delivery/changes", &[]).await;
        assert!(saved.has("The rates are saved") && saved.has("yalidine"), "{}", saved.text);
        let page = office.owner.get("/admin/delivery/paste").await;
        let again = office.owner.post(&page, "/admin/delivery/paste", &confirmed).await;
        assert!(again.has("Nothing is different"), "{}", again.text);
    })
    .await;
}

/// Red where the page asks for the settings' own page: who may change rates need not see that one.
#[tokio::test(flavor = "multi_thread")]
async fn an_operator_sees_the_provinces_of_the_shops_own_map() {
    in_office(|mut office| async move {
        let shops: Vec<(TenantId,)> = office.world.rows(sql!("select shop_id from v_shops"), &[]).await;
        let ask = Ask::new(Actor::Console, "test").for_shop(shops[0].0);
        let settings = json!({"map_version": "DZ-58", "rev": 1});
        office.world.engine.execute_named("update_settings", ask, settings).await.unwrap();
        let mut karim = office.member("operator").await;
        let page = karim.get("/admin/delivery/grid").await;
        assert!(page.has("name=\"home_58\"") && !page.has("name=\"home_59\""), "{}", page.text);
    })
    .await;
}
