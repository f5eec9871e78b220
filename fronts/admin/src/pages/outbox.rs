//! The outbox: what the shop says by mail and SMS, to whom, and whether it went out.

use axum::routing::get;
use serde_json::{Value, json};
use souk_core::Lang;
use souk_engine::{Message, MessageList};
use souk_web::door::Route;

use crate::desk::Desk;
use crate::failed::Answer;

pub fn routes() -> Vec<Route> {
    vec![Route::new("GET", "/admin/outbox", get(list))]
}

async fn list(desk: Desk) -> Answer {
    let after = desk.visit.asked("after").map(str::to_owned);
    let page = desk.query(MessageList { after, ..MessageList::default() }).await?;
    let data = json!({
        "messages": page.items.iter().map(|message| shown(&desk, message)).collect::<Vec<_>>(),
        "next": desk.next("/admin/outbox", page.next.as_ref()),
    });
    desk.page("admin/outbox.html", data)
}

/// The text as its receiver reads it: in their language, whatever the member's is.
fn shown(desk: &Desk, message: &Message) -> Value {
    let texts = desk.visit.web.texts();
    let known = texts.knows(Lang::En, &message.template);
    let mut args = message.args.as_object().filter(|_| known).cloned();
    if let Some(args) = &mut args {
        let hidden = texts.say(message.lang, "admin-outbox-link", &serde_json::Map::new());
        args.entry("link").or_insert(hidden.into());
    }
    let tone = match message.state.as_str() {
        "sent" => "good",
        "failed" => "bad",
        _ => "info",
    };
    json!({
        "receiver": message.receiver,
        "channel": desk.word("admin-message", message.channel.as_str()),
        "at": message.created_at,
        "state": desk.badge("admin-message-state", &message.state, tone),
        "waiting": message.state == "waiting",
        "lang": message.lang,
        "dir": message.lang.dir(),
        "template": message.template,
        "text": args.map(|args| texts.say(message.lang, &message.template, &args)),
    })
}
