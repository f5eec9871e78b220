//! Mail and SMS: a row in the transaction that wants it sent, a job that gives it to the driver. Without a
//! driver that delivers, a message stays where it is, waiting.

use std::sync::Arc;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use souk_core::{Error, Fault, Lang, Moment, RawId, Result, TenantId, params};
use souk_store::{Reader, row, sql};

use crate::context::Context;
use crate::engine::Engine;
use crate::jobs::{Done, JobContext};
use crate::list::{Cursor, PageSize, Slice};
use crate::policy::{Entitled, Modes, Policy};
use crate::seal::Vault;
use crate::traits::{Change, Command, Event, Job, Query};
use crate::tx::{Rows, Tx};

souk_core::id_type!(
    /// A message on its way out.
    MessageId,
    "msg"
);

souk_core::text_enum! {
    pub enum MessageChannel {
        Email => "email",
        Sms => "sms",
    }
}

/// What is to be said to whom; the text is made when it is sent, in this language.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct NewMessage {
    pub channel: MessageChannel,
    pub receiver: String,
    pub lang: Lang,
    /// Id of the text, with its variables.
    pub template: String,
    pub args: Value,
}

/// Leaves a message to be sent after the commit.
pub fn send(tx: &mut Tx<'_, '_>, message: NewMessage) -> Result<()> {
    leave(tx, message, None)
}

/// As [`send`], with a path that only the receiver may know: the text names it `$link`. It is kept sealed,
/// no list shows it, and it is forgotten once it is sent.
pub fn send_with_link(tx: &mut Tx<'_, '_>, message: NewMessage, path: &str) -> Result<()> {
    leave(tx, message, Some(path))
}

/// What a sealed link is bound to.
fn place(shop: TenantId, id: MessageId) -> Vec<u8> {
    [b"messages.link".as_slice(), &shop.raw().0, &id.raw().0].concat()
}

fn leave(tx: &mut Tx<'_, '_>, message: NewMessage, path: Option<&str>) -> Result<()> {
    let (id, shop): (MessageId, _) = (tx.cx().id(), tx.cx().shop);
    let vault = tx.cx().service::<Vault>()?;
    let link = path.map(|path| vault.seal(path.as_bytes(), &place(shop, id))).transpose()?;
    tx.make(&Written { id, message, link })?;
    tx.enqueue(&SendMessage { id }, Some(id.raw()))
}

struct Written {
    id: MessageId,
    message: NewMessage,
    link: Option<Vec<u8>>,
}

/// A message was written or sent.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct MessageChanged {
    pub id: MessageId,
    pub state: String,
}

impl Event for MessageChanged {
    const NAME: &'static str = "message.changed";
    const VERSION: u16 = 1;
    fn subject(&self) -> RawId {
        self.id.raw()
    }
}

impl Change for Written {
    type Event = MessageChanged;
    fn apply(&self, rows: &mut Rows<'_, '_>) -> Result<Option<MessageChanged>> {
        let message = &self.message;
        rows.put(
            sql!(
                "insert into messages (shop_id, id, channel, receiver, lang, template, args, link,
                 state, created_at, sent_at)
                 values ($1, $2, $3, $4, $5, $6, $7, $8, 'waiting', $9, null)"
            ),
            params![
                rows.shop(),
                self.id,
                message.channel,
                message.receiver,
                message.lang,
                message.template,
                message.args,
                self.link,
                rows.now()
            ],
        )?;
        Ok(Some(MessageChanged { id: self.id, state: "waiting".to_owned() }))
    }
}

/// What became of a message that was given to a driver.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Delivery {
    Delivered,
    /// It did not leave: it waits for a driver that delivers.
    NotDelivered,
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
                    "select id, channel, receiver, lang, template, args, state, created_at from messages
                     where shop_id = $1 and id = $2 and state = 'waiting'"
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
        let driver = driver(&cx.engine);
        let given = tokio::task::spawn_blocking(move || driver.deliver(&message, link.as_deref())).await;
        match given.map_err(|error| Error::from(Fault::caused("delivering broke", error)))? {
            Delivery::Delivered => cx.execute("sent", NoteMessage { id }).await?,
            Delivery::NotDelivered => {}
        }
        Ok(Done::Done)
    }
}

/// Notes that a message was sent.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NoteMessage {
    pub id: MessageId,
}

impl Change for NoteMessage {
    type Event = MessageChanged;
    fn apply(&self, rows: &mut Rows<'_, '_>) -> Result<Option<MessageChanged>> {
        let changed = rows.run(
            sql!(
                "update messages set state = 'sent', sent_at = $3, link = null
                 where shop_id = $1 and id = $2 and state = 'waiting'"
            ),
            params![rows.shop(), self.id, rows.now()],
        )?;
        Ok((changed == 1).then(|| MessageChanged { id: self.id, state: "sent".to_owned() }))
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

row! {
    #[derive(Debug, Clone, Serialize, JsonSchema)]
    pub struct Message {
        pub id: MessageId,
        pub channel: MessageChannel,
        pub receiver: String,
        pub lang: Lang,
        pub template: String,
        pub args: Value,
        pub state: String,
        pub created_at: Moment,
    }
}

/// The shop's outgoing messages, newest first.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct MessageList {
    pub after: Option<String>,
    pub limit: PageSize,
}

impl Query for MessageList {
    const NAME: &'static str = "message_list";
    const POLICY: Policy = Policy::shop("settings.manage", Modes::Any, Entitled::Free).sensitive();
    type Output = Slice<Message>;
    fn answer(&self, cx: &Context, db: &mut Reader<'_>) -> Result<Slice<Message>> {
        let after = Cursor::read(self.after.as_deref())?.map(|cursor| cursor.id);
        let rows: Vec<Message> = db.rows(
            sql!(
                "select id, channel, receiver, lang, template, args, state, created_at from messages
                 where shop_id = $1 and ($4 = false or id < $2) order by id desc limit $3"
            ),
            params![cx.shop, after.unwrap_or_default(), self.limit.fetch(), after.is_some()],
        )?;
        Ok(Slice::cut(rows, self.limit, |message| Cursor::at(message.created_at, message.id.raw())))
    }
}
