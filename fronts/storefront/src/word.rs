//! Where whoever ticked that the shop may call takes their word back: from the browser that gave it, by
//! the link that stood beside the tick, or by the telephone alone. Giving it asked no more.

use serde::Serialize;
use souk_core::Moment;
use souk_customers::phone;
use souk_engine::Reach;
use souk_leads::model::mark;
use souk_leads::{WithdrawLead, word_of};
use souk_web::door::{Fields, redirect};

use crate::front::{Answer, Front};

#[derive(Serialize)]
struct Page {
    /// Since when this browser, or that of the link, may be called.
    since: Option<Moment>,
    /// Whose link it is; it goes along with the form.
    link: String,
    done: bool,
    phone: String,
    errors: Vec<AtField>,
    error: Option<String>,
}

#[derive(Serialize)]
struct AtField {
    field: &'static str,
    text: String,
}

/// The link that stands beside the tick: it is good on every page and every device, as long as anything is
/// kept.
pub fn link(front: &Front) -> String {
    front.url(&format!("/calls?link={}", own(front)))
}

fn own(front: &Front) -> String {
    mark::visitor(front.web().engine().vault(), front.shop.id, front.visit.visitor)
}

pub async fn show(front: Front) -> Answer {
    let link = front.visit.asked("link").map(short).unwrap_or_default();
    let done = front.visit.asked("done").is_some();
    page(&front, 200, link, String::new(), done, None).await
}

fn short(text: &str) -> String {
    text.chars().filter(char::is_ascii_alphanumeric).take(64).collect()
}

async fn page(
    front: &Front,
    status: u16,
    link: String,
    phone: String,
    done: bool,
    wrong: Option<String>,
) -> Answer {
    let seen = if link.is_empty() { own(front) } else { link.clone() };
    let (shop, now) = (front.shop.id, front.web().now());
    let since = front.web().engine().read(Reach::Shop(shop), move |db| word_of(db, shop, &seen, now)).await;
    let since = match since {
        Ok(since) => since,
        Err(error) => return front.failed(&error),
    };
    let title = front.visit.say("storefront-word-title");
    let errors = wrong.iter().map(|text| AtField { field: "phone", text: text.clone() }).collect();
    front.private(
        status,
        "storefront/word.html",
        &title,
        Page { since, link, done, phone, errors, error: wrong },
    )
}

/// No token is asked: the page may be as old as it likes, and the worst that comes of it is that nobody
/// calls. But another site's form is not obeyed.
pub async fn take_back(front: Front, fields: Fields) -> Answer {
    if front.is_from_elsewhere() {
        return redirect(&front.url("/calls"));
    }
    let (typed, link) = (fields.get("phone"), short(fields.get("link")));
    let by_phone = fields.given("by_phone").is_some();
    if by_phone && phone::normal(typed).is_none() {
        let args = serde_json::json!({ "example": phone::EXAMPLE });
        let wrong = front.say("refusal-customer-phone-invalid", args);
        let typed = typed.chars().take(64).collect();
        return page(&front, 422, link, typed, false, Some(wrong)).await;
    }
    let withdraw = WithdrawLead {
        phone: by_phone.then(|| typed.to_owned()),
        link: (!by_phone && !link.is_empty()).then_some(link.clone()),
        own: !by_phone && link.is_empty(),
        ..WithdrawLead::default()
    };
    match front.web().engine().execute(front.ask(), withdraw).await {
        Ok(_) => redirect(&front.url("/calls?done=1")),
        Err(error) => front.failed(&error),
    }
}

#[cfg(test)]
mod tests {
    use souk_core::RawId;

    use super::*;

    #[test]
    fn a_link_brings_letters_and_figures_alone() {
        assert_eq!(short("0A\"><b>9"), "0Ab9");
        assert_eq!(short(&"a".repeat(100)).len(), 64);
        assert!(RawId([1; 16]).encode().len() <= 64);
    }
}
