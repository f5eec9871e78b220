//! Mail and SMS: a row in the transaction that wants it sent, a job that sends it. The driver is a port;
//! `log` only notes that it would have gone out.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use souk_core::{Lang, Moment, Result, params};
use souk_store::{Reader, row, sql};

use crate::context::Context;
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
    let sealed = tx.cx().service::<Vault>()?.seal(path.as_bytes(), SEALED_AS)?;
    leave(tx, message, Some(sealed))
}

const SEALED_AS: &[u8] = b"messages.link";

fn leave(tx: &mut Tx<'_, '_>, message: NewMessage, link: Option<Vec<u8>>) -> Result<()> {
    let id: MessageId = tx.cx().id();
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
    fn subject(&self) -> souk_core::RawId {
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

/// Gives one message to the driver.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct SendMessage {
    pub id: MessageId,
}

impl Job for SendMessage {
    const NAME: &'static str = "send_message";
    async fn run(self, cx: JobContext) -> Result<Done> {
        // The driver `log`: nothing leaves the machine; the outbox page shows what would have.
        tracing::info!(message = %self.id, "a message would be sent now");
        cx.execute("sent", NoteMessage { id: self.id }).await?;
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
