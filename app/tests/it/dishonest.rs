//! Commands that break one rule each, to show that the walk over the registry sees it; and one honest
//! command.

use std::sync::{Mutex, PoisonError};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::json;
use souk_core::{Kind, RawId, RefusalDef, Result, TenantId, id_type, params};
use souk_engine::{
    Ask, Change, Command, CommandDef, Context, Engine, Entitled, Event, EventDef, Migration, MigrationSet,
    Modes, Outside, Policy, Room, Rows, Tx, schemars, sql as statement,
};

use crate::examples::Case;
use crate::house::{House, Shop};

id_type!(NoteId, "note");

const NOT_FOUND: RefusalDef = RefusalDef::new("note.not_found", Kind::NotFound);

const MIGRATIONS: MigrationSet = MigrationSet {
    room: "dishonest",
    migrations: &[Migration {
        name: "0001_notes",
        sql: "create table notes (\n    shop_id id not null,\n    id id not null,\n    body text not null,\n\
              \x20   primary key (shop_id, id)\n);\n",
    }],
};

/// Each command with the check that it must turn red; the honest one turns none.
pub const EXPECTED: &[(&str, Option<&str>)] = &[
    ("honest_note", None),
    ("open_note", Some("open")),
    ("elsewhere_note", Some("elsewhere")),
    ("foreign_note", Some("foreign")),
    ("hasty_note", Some("dry")),
    ("careless_note", Some("unknown")),
    ("forgetful_note", Some("reused")),
    ("refusing_note", Some("commits")),
];

/// What the commands cannot know honestly.
static KNOWN: Mutex<Option<(Engine, TenantId)>> = Mutex::new(None);

pub fn know(house: &House) {
    *KNOWN.lock().unwrap_or_else(PoisonError::into_inner) = Some((house.engine().clone(), house.b.id));
}

fn known() -> (Engine, TenantId) {
    KNOWN.lock().unwrap_or_else(PoisonError::into_inner).clone().unwrap()
}

/// A note is written: into this shop, or into another.
#[derive(Debug, Clone, Serialize, Deserialize)]
struct Noted {
    shop: TenantId,
    id: NoteId,
    body: String,
}

impl Event for Noted {
    const NAME: &'static str = "note.written";
    const VERSION: u16 = 1;
    fn subject(&self) -> RawId {
        self.id.raw()
    }
}

impl Change for Noted {
    type Event = Self;
    fn apply(&self, rows: &mut Rows<'_, '_>) -> Result<Option<Self>> {
        let params = params![self.shop, self.id, self.body];
        rows.run(statement!("insert into notes (shop_id, id, body) values ($1, $2, $3)"), params)?;
        Ok(Some(self.clone()))
    }
}

/// A note's text changes, whosever it is.
#[derive(Debug, Clone, Serialize, Deserialize)]
struct Renoted {
    id: NoteId,
}

impl Event for Renoted {
    const NAME: &'static str = "note.changed";
    const VERSION: u16 = 1;
    fn subject(&self) -> RawId {
        self.id.raw()
    }
}

impl Change for Renoted {
    type Event = Self;
    fn apply(&self, rows: &mut Rows<'_, '_>) -> Result<Option<Self>> {
        let changed =
            rows.run(statement!("update notes set body = body || '!' where id = $1"), params![self.id])?;
        Ok((changed == 1).then(|| self.clone()))
    }
}

#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Note {
    id: NoteId,
}

fn write(cx: &Context, tx: &mut Tx<'_, '_>, shop: TenantId, body: &str) -> Result<Note> {
    let id = cx.id();
    tx.make(&Noted { shop, id, body: body.to_owned() })?;
    Ok(Note { id })
}

const OWN: Policy = Policy::shop("products.manage", Modes::Any, Entitled::Free);

macro_rules! notes {
    ($($(#[$meta:meta])* $command:ident $name:literal $policy:expr, $(#[$field:meta])* $body:ident)+) => {$(
        #[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
        $(#[$meta])*
        struct $command {
            $(#[$field])*
            $body: String,
        }

        impl Command for $command {
            const NAME: &'static str = $name;
            const POLICY: Policy = $policy;
            type Prepared = ();
            type Output = Note;
            const PREPARES: bool = $name.len() == "hasty_note".len() && $name.as_bytes()[0] == b'h';
            fn prepare(&self, cx: &Context, _: &Outside) -> Result<()> {
                if $name != "hasty_note" {
                    return Ok(());
                }
                // Writes before anybody said that it may.
                let ask = Ask::new(cx.actor.clone(), "test");
                let honest = HonestNote { body: "hasty".to_owned() };
                tokio::runtime::Handle::current().block_on(known().0.execute(ask, honest)).map(|_| ())
            }
            fn run(&self, (): &(), cx: &Context, tx: &mut Tx<'_, '_>) -> Result<Note> {
                if $name == "refusing_note" {
                    return Err(NOT_FOUND.refuse());
                }
                let shop = if $name == "elsewhere_note" { known().1 } else { cx.shop };
                write(cx, tx, shop, &self.$body)
            }
        }
    )+};
}

notes! {
    #[serde(deny_unknown_fields)]
    HonestNote "honest_note" OWN, body
    #[serde(deny_unknown_fields)]
    OpenNote "open_note" Policy::visitor("products.manage", Modes::Any, Entitled::Free), body
    #[serde(deny_unknown_fields)]
    ElsewhereNote "elsewhere_note" OWN, body
    #[serde(deny_unknown_fields)]
    HastyNote "hasty_note" OWN, body
    CarelessNote "careless_note" OWN, body
    #[serde(deny_unknown_fields)]
    ForgetfulNote "forgetful_note" OWN, #[serde(skip_serializing)] body
    #[serde(deny_unknown_fields)]
    RefusingNote "refusing_note" OWN, body
}

#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct ForeignNote {
    id: NoteId,
}

impl Command for ForeignNote {
    const NAME: &'static str = "foreign_note";
    const POLICY: Policy = OWN;
    type Prepared = ();
    type Output = Note;
    fn run(&self, (): &(), _: &Context, tx: &mut Tx<'_, '_>) -> Result<Note> {
        tx.must(&Renoted { id: self.id }, &NOT_FOUND)?;
        Ok(Note { id: self.id })
    }
}

pub static ROOM: Room = Room {
    commands: &[
        CommandDef::new::<HonestNote>("Writes a note.", &[], ""),
        CommandDef::new::<OpenNote>("Lets anybody write.", &[], ""),
        CommandDef::new::<ElsewhereNote>("Writes into another shop.", &[], ""),
        CommandDef::new::<HastyNote>("Writes before it may.", &[], ""),
        CommandDef::new::<CarelessNote>("Takes whatever fields come.", &[], ""),
        CommandDef::new::<ForgetfulNote>("Does not know what it was asked.", &[], ""),
        CommandDef::new::<RefusingNote>("Never does what its example asks.", &[], ""),
        CommandDef::new::<ForeignNote>("Does not ask whose note it is.", &[], ""),
    ],
    events: &[EventDef::new::<Noted>("A note was written."), EventDef::new::<Renoted>("A note was changed.")],
    refusals: &[NOT_FOUND],
    ..Room::named("dishonest", MIGRATIONS)
};

pub async fn case(name: &str, shop: &Shop) -> Case {
    let ask = shop.ask_owner();
    let input = match name {
        "foreign_note" => json!({"id": shop.run("honest_note", json!({"body": "first"})).await["id"]}),
        _ => json!({"body": "a note"}),
    };
    Case { ask, input, internal: false }
}
