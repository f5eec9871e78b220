//! The outbox: what the shop says by mail and SMS, to whom, and whether it went out.

use std::sync::Arc;

use axum::extract::Path;
use axum::routing::{get, post};
use serde_json::{Value, json};
use souk_core::Lang;
use souk_engine::{ByAge, Driver, Message, MessageId, MessageList, MessageState, ResendMessage};
use souk_web::door::Route;

use crate::desk::Desk;
use crate::failed::Answer;
use crate::sheet::Sheet;

pub fn routes() -> Vec<Route> {
    vec![
        Route::new("GET", "/admin/outbox", get(list)),
        Route::new("POST", "/admin/outbox/{id}/resend", post(resend)),
    ]
}

async fn list(desk: Desk) -> Answer {
    page(&desk, &Sheet::default()).await
}

async fn resend(desk: Desk, Path(id): Path<String>, mut sheet: Sheet) -> Answer {
    let Some(id) = MessageId::parse(&id) else { return Err(desk.nothing_here()) };
    match desk.run(&mut sheet, ResendMessage { id }).await {
        Some(_) => desk.done("/outbox", "message-resent"),
        None => page(&desk, &sheet).await,
    }
}

async fn page(desk: &Desk, sheet: &Sheet) -> Answer {
    let after = desk.visit.asked("after").map(str::to_owned);
    let state = desk.visit.asked("state").and_then(MessageState::parse);
    let sort = desk.sorted(ByAge::parse);
    let page = desk.query(MessageList { state, sort, after, ..MessageList::default() }).await?;
    let data = json!({
        "filtered": !desk.query_without(&["lang", "done"]).is_empty(),
        "sorts": desk.sorts(ByAge::ALL, sort),
        "state": state,
        "states": desk.choices("admin-message-state", MessageState::ALL.iter().map(|state| state.as_str())),
        "messages": page.items.iter().map(|message| shown(desk, message)).collect::<Vec<_>>(),
        "next": desk.next("/admin/outbox", page.next.as_ref()),
        "file": desk.file("messages", &[("state", "state"), ("sort", "sort")]),
    });
    desk.page_with("admin/outbox.html", sheet, data)
}

/// Nobody is on it: it was given up, or noted before there was a mail server.
fn stuck(message: &Message) -> bool {
    message.state == "failed" || (message.state == "waiting" && message.try_at.is_none())
}

/// What a merchant has to know of a message that did not leave.
fn what_became(desk: &Desk, message: &Message) -> Option<String> {
    let served = desk.visit.web.engine().services().get::<Arc<dyn Driver>>().is_ok();
    let times = ("n", message.attempts.into());
    match (message.state.as_str(), message.try_at) {
        ("failed", _) => Some(desk.say_with("admin-outbox-given-up", [times])),
        ("waiting", _) if !served => Some(desk.say("admin-outbox-waiting")),
        ("waiting", None) => Some(desk.say("admin-outbox-unsent")),
        ("waiting", Some(at)) if message.attempts > 0 => {
            let at = ("at", at.local_minute(&desk.shop.zone).into());
            Some(desk.say_with("admin-outbox-later", [times, at]))
        }
        _ => None,
    }
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
        "what": what_became(desk, message),
        "reason": message.reason,
        "again": stuck(message).then(|| format!("/outbox/{}/resend", message.id)),
        "lang": message.lang,
        "dir": message.lang.dir(),
        "template": message.template,
        "text": args.map(|args| texts.say(message.lang, &message.template, &args)),
    })
}
