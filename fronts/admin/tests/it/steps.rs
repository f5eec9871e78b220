//! The way from an empty shop to its first order, and the shop's own domain.

use crate::office::in_office;

#[tokio::test(flavor = "multi_thread")]
async fn steps_are_done_by_what_there_is_or_put_away_and_gone_when_none_is_left() {
    in_office(|mut office| async move {
        let home = office.owner.get("/admin").await;
        for step in ["Add your products", "Name who delivers", "Set up your own domain", "Try a first order"]
        {
            assert!(home.has(step), "{step}: {}", home.text);
        }
        assert!(!home.text.contains("?try="), "its time does not run while the page is open");
        assert!(home.text.contains("href=\"/admin/steps/order/try\""), "{}", home.text);
        let to = office.owner.once("GET", "/admin/steps/order/try", None).await;
        let to = to.headers["location"].to_str().unwrap();
        assert!(to.contains("/shop/amina/en/?try="), "the link is signed: {to}");
        assert!(home.text.contains("<li class=\"done\"><a href=\"/admin/settings\""), "it has a telephone");
        let away = "/admin/steps/form/away";
        let home = office.owner.post(&home, away, &[]).await;
        assert!(home.has("The step was put away") && !home.has("Look at your order form"), "{}", home.text);
        assert_eq!(office.owner.post(&home, "/admin/steps/garden/away", &[]).await.status, 404);
        let page = office.owner.get("/admin/parcels/drivers").await;
        let driver = [("label", "Yacine"), ("phone", "0551 11 22 33"), ("return_fee_minor", "200")];
        office.owner.post(&page, "/admin/parcels/drivers", &driver).await;
        let mut home = office.owner.get("/admin").await;
        assert!(home.text.contains("<li class=\"done\"><a href=\"/admin/parcels/drivers\""), "{}", home.text);
        for step in ["products", "rates", "domain", "order"] {
            home = office.owner.post(&home, &format!("/admin/steps/{step}/away"), &[]).await;
        }
        assert!(!home.has("Next steps") && !home.has("Name who delivers"), "{}", home.text);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_domain_is_named_by_its_form_which_shows_the_record_and_left_once_said_twice() {
    in_office(|mut office| async move {
        let page = office.owner.get("/admin/site/domain").await;
        assert!(page.has("Name your domain"), "{}", page.text);
        let rev = page.value("rev");
        let wrong = [("host", "boutique"), ("rev", &*rev)];
        let seen = office.owner.post(&page, "/admin/site/domain", &wrong).await;
        assert!(seen.status == 422 && seen.has("This is no domain"), "{}", seen.text);
        let right = [("host", "متجر.example"), ("rev", &*rev)];
        let seen = office.owner.post(&seen, "/admin/site/domain", &right).await;
        assert!(seen.has("Set the record now") && seen.has("متجر.example"), "{}", seen.text);
        assert!(seen.has("_souk.xn--") && seen.has("souk="), "{}", seen.text);
        assert!(seen.has("to be proven"));
        let seen = office.owner.post(&seen, "/admin/site/domain/check", &[]).await;
        assert!(seen.has("The record is being looked for"), "{}", seen.text);
        let arabic = office.owner.get("/admin/site/domain?lang=ar").await;
        assert!(arabic.has("السجلّ الذي يثبت الملكية") && arabic.has("dir=\"rtl\""));
        let ask = office.owner.get("/admin/site/domain/remove?lang=en").await;
        assert!(ask.has("Leave متجر.example?"), "{}", ask.text);
        let rev = ask.value("rev");
        let seen = office.owner.post(&ask, "/admin/site/domain/remove", &[("rev", &*rev)]).await;
        assert!(seen.has("Your shop has left the domain") && seen.has("Name your domain"), "{}", seen.text);
        let mut karim = office.member("support").await;
        assert!([403, 404].contains(&karim.get("/admin/site/domain").await.status));
    })
    .await;
}
