//! Takes messages out of the house: gives each to the driver, tries again where the other side is not ready,
//! and gives up where it never will be. Without a driver that delivers, a message stays where it is, waiting.

use std::sync::Arc;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use souk_core::{Error, Fault, Moment, RawId, Result, params};
use souk_store::sql;

use crate::context::Context;
use crate::engine::Engine;
use crate::jobs::{Done, JobContext};
use crate::messages::{Message, MessageChanged, MessageId, place};
use crate::policy::{Entitled, Modes, Policy};
use crate::refusals;
use crate::traits::{Change, Command, Job};
use crate::tx::{Rows, Tx};

/// What became of a message that was given to a driver.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Delivery {
    Delivered,
    /// It did not leave: it waits for a driver that delivers.
    NotDelivered,
    /// It could not be given away now, and why.
    Later(String),
    /// Nobody will ever take it, and why.
    Never(String),
}

/// Takes messages out of the house. It makes the text from the template, in the message's language.
pub trait Driver: Send + Sync + 'static {
    /// May block: it is called outside of every transaction. `link` is the path that the text names so.
    fn deliver(&self, message: &Message, link: Option<&str>) -> Delivery;
}

/// Says in the log that there is a message, and delivers nothing.
struct Log;

impl Driver for Log {
    fn deliver(&self, message: &Message, _: Option<&str>) -> Delivery {
        let Message { id, template, .. } = message;
        tracing::info!(message = %id, template, "no mail server is set up: noted only");
        Delivery::NotDelivered
    }
}

/// The one that the program was started with.
fn driver(engine: &Engine) -> Arc<dyn Driver> {
    match engine.services().get::<Arc<dyn Driver>>() {
        Ok(driver) => Arc::clone(&driver),
        Err(_) => Arc::new(Log),
    }
}

/// Minutes until the next attempt after each one: two days in all.
const PAUSES: [i64; 9] = [1, 5, 15, 60, 120, 240, 480, 720, 1_440];

/// Gives one message to the driver.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct SendMessage {
    pub id: MessageId,
}

impl Job for SendMessage {
    const NAME: &'static str = "send_message";
    async fn run(self, cx: JobContext) -> Result<Done> {
        let (shop, id) = (cx.shop, self.id);
        let waiting = cx.read(move |db| {
            let message: Option<Message> = db.one(
                sql!(
                    "select id, channel, receiver, lang, template, args, state, created_at, attempts,
                            try_at, reason
                     from messages where shop_id = $1 and id = $2 and state = 'waiting'"
                ),
                params![shop, id],
            )?;
            let link: Option<(Option<Vec<u8>>,)> =
                db.one(sql!("select link from messages where shop_id = $1 and id = $2"), params![shop, id])?;
            Ok(message.zip(link))
        });
        let Some((message, (link,))) = waiting.await? else { return Ok(Done::Done) };
        let link = link.map(|sealed| cx.engine.vault().open(&sealed, &place(shop, id))).transpose()?;
        let link = link.map(String::from_utf8).transpose();
        let link = link.map_err(|error| Fault::caused("a link that is no text", error))?;
        let (driver, attempts) = (driver(&cx.engine), message.attempts);
        let given = tokio::task::spawn_blocking(move || driver.deliver(&message, link.as_deref())).await;
        let given = given.map_err(|error| Error::from(Fault::caused("delivering broke", error)))?;
        let pause = usize::try_from(attempts).ok().and_then(|tried| PAUSES.get(tried));
        let (state, reason, try_at) = match (given, pause) {
            (Delivery::Delivered, _) => (MessageState::Sent, None, None),
            (Delivery::NotDelivered, _) => (MessageState::Waiting, None, None),
            (Delivery::Never(reason), _) | (Delivery::Later(reason), None) => {
                (MessageState::Failed, Some(reason), None)
            }
            (Delivery::Later(reason), Some(minutes)) => {
                let at = cx.engine.now().plus(minutes * Moment::MINUTE);
                (MessageState::Waiting, Some(reason), Some(at))
            }
        };
        let note = NoteMessage { id, state, reason, try_at };
        // The job runs once for each attempt, and each is noted once.
        cx.execute(&format!("attempt-{attempts}"), note).await?;
        Ok(try_at.map_or(Done::Done, Done::Again))
    }
}

souk_core::text_enum! {
    pub enum MessageState {
        Waiting => "waiting",
        Sent => "sent",
        Failed => "failed",
    }
}

/// Notes what became of a message.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NoteMessage {
    pub id: MessageId,
    pub state: MessageState,
    /// Why it did not leave.
    pub reason: Option<String>,
    /// When it is tried again.
    pub try_at: Option<Moment>,
}

impl Change for NoteMessage {
    type Event = MessageChanged;
    fn apply(&self, rows: &mut Rows<'_, '_>) -> Result<Option<MessageChanged>> {
        let sent = self.state == MessageState::Sent;
        let changed = rows.run(
            sql!(
                "update messages set state = $3, sent_at = $4, attempts = attempts + 1, try_at = $5,
                                     reason = $6, link = case when $7 then null else link end
                 where shop_id = $1 and id = $2 and state = 'waiting'"
            ),
            params![
                rows.shop(),
                self.id,
                self.state,
                sent.then_some(rows.now()),
                self.try_at,
                self.reason.clone(),
                sent
            ],
        )?;
        Ok((changed == 1).then(|| MessageChanged { id: self.id, state: self.state.as_str().to_owned() }))
    }
}

impl Command for NoteMessage {
    const NAME: &'static str = "note_message";
    const POLICY: Policy = Policy::shop("platform.operate", Modes::Any, Entitled::Free);
    type Prepared = ();
    type Output = ();
    fn run(&self, (): &(), _: &Context, tx: &mut Tx<'_, '_>) -> Result<()> {
        tx.make(self).map(|_| ())
    }
}

/// Sends a message that waits for nobody or was given up.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ResendMessage {
    pub id: MessageId,
}

impl Change for ResendMessage {
    type Event = MessageChanged;
    fn apply(&self, rows: &mut Rows<'_, '_>) -> Result<Option<MessageChanged>> {
        let changed = rows.run(
            sql!(
                "update messages set state = 'waiting', attempts = 0, try_at = $3, reason = null
                 where shop_id = $1 and id = $2
                   and (state = 'failed' or (state = 'waiting' and try_at is null))"
            ),
            params![rows.shop(), self.id, rows.now()],
        )?;
        Ok((changed == 1).then(|| MessageChanged { id: self.id, state: "waiting".to_owned() }))
    }
}

impl Command for ResendMessage {
    const NAME: &'static str = "resend_message";
    const POLICY: Policy = Policy::shop("settings.manage", Modes::NotEmergency, Entitled::Free);
    type Prepared = ();
    type Output = MessageChanged;
    fn run(&self, (): &(), cx: &Context, tx: &mut Tx<'_, '_>) -> Result<MessageChanged> {
        let known: Option<(MessageId,)> = tx
            .one(sql!("select id from messages where shop_id = $1 and id = $2"), params![cx.shop, self.id])?;
        known.ok_or_else(|| refusals::MESSAGE_NOT_FOUND.refuse())?;
        let changed = tx.must(self, &refusals::MESSAGE_GONE_OUT)?;
        tx.enqueue(&SendMessage { id: self.id }, Some(self.id.raw()))?;
        Ok(changed)
    }
    fn subject(&self, output: &MessageChanged) -> Option<RawId> {
        Some(output.id.raw())
    }
}
