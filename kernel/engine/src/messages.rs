//! Mail and SMS: a row in the transaction that wants it sent, which [`crate::postman`] takes out of the
//! house.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use souk_core::{Lang, Moment, RawId, Result, TenantId, params};
use souk_store::{Reader, row, sql};

use crate::context::Context;
use crate::list::{ByAge, Cursor, PageSize, Slice};
use crate::policy::{Entitled, Modes, Policy};
use crate::postman::SendMessage;
use crate::seal::Vault;
use crate::traits::{Change, Event, Query};
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
pub(crate) fn place(shop: TenantId, id: MessageId) -> Vec<u8> {
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

/// A message was written, sent, put off or given up.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
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
                 state, created_at, sent_at, attempts, try_at, reason)
                 values ($1, $2, $3, $4, $5, $6, $7, $8, 'waiting', $9, null, 0, $9, null)"
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
        pub attempts: i64,
        /// When it is tried again; none where nobody is on it.
        pub try_at: Option<Moment>,
        /// Why it did not leave at the last attempt.
        pub reason: Option<String>,
    }
}

souk_core::text_enum! {
    pub enum MessageState {
        Waiting => "waiting",
        Sent => "sent",
        Failed => "failed",
    }
}

/// The shop's outgoing messages.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct MessageList {
    pub state: Option<MessageState>,
    pub sort: ByAge,
    pub after: Option<String>,
    pub limit: PageSize,
}

macro_rules! messages {
    () => {
        "select id, channel, receiver, lang, template, args, state, created_at, attempts, try_at, reason
         from messages
         where shop_id = $1 and (cast($4 as text) is null or state = $4) "
    };
}

impl Query for MessageList {
    const NAME: &'static str = "message_list";
    const POLICY: Policy = Policy::shop("settings.manage", Modes::Any, Entitled::Free).sensitive();
    type Output = Slice<Message>;
    fn answer(&self, cx: &Context, db: &mut Reader<'_>) -> Result<Slice<Message>> {
        let after = self.sort.enter(self.after.as_deref())?;
        let asked = params![cx.shop, after.id, self.limit.fetch(), self.state];
        let text = match self.sort {
            ByAge::Newest => sql!(messages!(), "and id < $2 order by id desc limit $3"),
            ByAge::Oldest => sql!(messages!(), "and id > $2 order by id limit $3"),
        };
        let rows: Vec<Message> = db.rows(text, asked)?;
        let place = |message: &Message| Cursor::at(message.created_at, message.id.raw());
        Ok(Slice::sorted(self.sort, rows, self.limit, place))
    }
}
