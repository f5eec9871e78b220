//! The control socket: on SQLite one process owns the data folder, so a command typed beside it is run by the
//! owner, as actor `console`. Mode 0600: whoever may open it could read the database anyway.

use std::os::unix::fs::PermissionsExt;
use std::path::PathBuf;

use serde::{Deserialize, Serialize};
use serde_json::Value;
use souk_core::{Actor, Error, Fault, FieldError, Lang, Result, TenantId};
use souk_engine::{Ask, Engine, Reach};
use souk_web::door::{Doorman, ShopName};
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::net::{UnixListener, UnixStream};
use tokio::sync::watch;

use crate::config::Config;
use crate::doorman::Rooms;

/// What the console asks for.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Order {
    /// A listed command or query by its name.
    pub name: String,
    pub is_command: bool,
    /// Slug or id.
    pub shop: Option<String>,
    pub lang: Lang,
    pub key: Option<String>,
    pub dry_run: bool,
    pub input: Value,
}

impl Order {
    /// An order of the program itself.
    pub fn plain(name: &str, input: Value) -> Self {
        Self {
            name: name.to_owned(),
            is_command: false,
            shop: None,
            lang: Lang::En,
            key: None,
            dry_run: false,
            input,
        }
    }
}

/// How it ended.
#[derive(Debug, Serialize, Deserialize)]
pub enum Reply {
    Done(Value),
    Refused {
        code: String,
        sentence: String,
        args: Value,
        /// What is wrong where: a field or the row of a file, with its sentence.
        #[serde(default)]
        fields: Vec<(String, String)>,
    },
    Fault(String),
}

fn path(config: &Config) -> PathBuf {
    config.data_dir().join("control.sock")
}

fn embedded(config: &Config) -> bool {
    config.database_url().starts_with("sqlite:")
}

/// Listens beside the doors; PostgreSQL needs no owner.
pub fn listen(
    config: &Config,
    engine: &Engine,
    mut stop: watch::Receiver<bool>,
) -> Result<Option<tokio::task::JoinHandle<()>>> {
    if !embedded(config) {
        return Ok(None);
    }
    let path = path(config);
    let failed = |error| Error::from(Fault::caused(format!("{} cannot be opened", path.display()), error));
    // We hold the data folder's lock, so a socket that is left over belongs to nobody.
    let _ = std::fs::remove_file(&path);
    let listener = UnixListener::bind(&path).map_err(failed)?;
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o600)).map_err(failed)?;
    let (engine, data) = (engine.clone(), config.data_dir());
    Ok(Some(tokio::spawn(async move {
        loop {
            let accepted = tokio::select! {
                accepted = listener.accept() => accepted,
                _ = stop.changed() => break,
            };
            if let Ok((stream, _)) = accepted {
                let (engine, data) = (engine.clone(), data.clone());
                tokio::spawn(async move {
                    if let Err(error) = answer(&engine, &data, stream).await {
                        tracing::debug!(%error, "the console left");
                    }
                });
            }
        }
        let _ = std::fs::remove_file(&path);
    })))
}

async fn answer(engine: &Engine, data: &std::path::Path, stream: UnixStream) -> std::io::Result<()> {
    let (reading, mut writing) = stream.into_split();
    let mut lines = BufReader::new(reading).lines();
    while let Some(line) = lines.next_line().await? {
        let reply = match serde_json::from_str::<Order>(&line) {
            Ok(order) if order.name == crate::backup::ORDER => copy(engine, data, &order).await,
            Ok(order) if order.name == crate::starter_ui::ORDER => {
                crate::starter_ui::answer(engine, &order).await
            }
            Ok(order) => run(engine, order).await,
            Err(error) => Reply::Fault(error.to_string()),
        };
        let mut text = serde_json::to_string(&reply).unwrap_or_default();
        text.push('\n');
        writing.write_all(text.as_bytes()).await?;
    }
    Ok(())
}

async fn copy(engine: &Engine, data: &std::path::Path, order: &Order) -> Reply {
    let folder = order.input.get("folder").and_then(Value::as_str).unwrap_or_default();
    match crate::backup::copy(engine, data, std::path::Path::new(folder)).await {
        Ok(()) => Reply::Done(Value::Null),
        Err(error) => Reply::Fault(error.to_string()),
    }
}

/// The owner of the data folder, if one is running.
pub async fn owner(config: &Config) -> Option<UnixStream> {
    if embedded(config) { UnixStream::connect(path(config)).await.ok() } else { None }
}

/// Hands an order to the owner.
pub async fn hand_over(stream: UnixStream, order: &Order) -> Result<Reply> {
    let failed = |error| Error::from(Fault::caused("the running Souk did not answer", error));
    let (reading, mut writing) = stream.into_split();
    let mut text =
        serde_json::to_string(order).map_err(|error| Fault::caused("an order has no JSON form", error))?;
    text.push('\n');
    writing.write_all(text.as_bytes()).await.map_err(failed)?;
    let line = BufReader::new(reading).lines().next_line().await.map_err(failed)?.unwrap_or_default();
    serde_json::from_str(&line)
        .map_err(|error| Fault::caused("the running Souk answered oddly", error).into())
}

/// Runs an order here.
pub async fn run(engine: &Engine, order: Order) -> Reply {
    told(try_run(engine, &order).await, order.lang)
}

/// An answer as the console reads it.
pub fn told<T: Serialize>(answer: Result<T>, lang: Lang) -> Reply {
    let texts = crate::rooms::texts();
    let at_field = |field: &FieldError| {
        let sentence = texts.as_ref().map(|texts| texts.field_error(lang, field));
        (field.field.clone(), sentence.unwrap_or_else(|_| field.code.to_owned()))
    };
    match answer {
        Ok(value) => {
            serde_json::to_value(value).map_or_else(|error| Reply::Fault(error.to_string()), Reply::Done)
        }
        Err(Error::Refused(refusal)) => Reply::Refused {
            fields: refusal.fields.iter().map(at_field).collect(),
            code: refusal.code.to_owned(),
            sentence: texts
                .as_ref()
                .map_or_else(|_| refusal.code.to_owned(), |texts| texts.refusal(lang, &refusal)),
            args: Value::Object(refusal.args.clone()),
        },
        Err(Error::Fault(fault)) => Reply::Fault(fault.to_string()),
    }
}

async fn try_run(engine: &Engine, order: &Order) -> Result<Value> {
    if order.name == crate::backup::ORDER {
        return Err(Fault::new("only the owner of a data folder copies it").into());
    }
    let (shop, input) = about(engine, order).await?;
    let ask = Ask {
        shop,
        lang: order.lang,
        dry_run: order.dry_run,
        key: order.key.clone(),
        ..Ask::new(Actor::Console, "cli")
    };
    if !order.is_command {
        let bytes = engine.ask_named(&order.name, ask, input).await?;
        return Ok(serde_json::from_slice(&bytes).unwrap_or(Value::Null));
    }
    let answer = engine.execute_named(&order.name, ask, input).await?;
    let body: Value = serde_json::from_slice(&answer.body).unwrap_or(Value::Null);
    Ok(match answer.planned {
        Some(planned) => {
            let (events, jobs) = (planned.events, planned.jobs);
            serde_json::json!({"dry_run": true, "answer": body, "events": events, "jobs": jobs})
        }
        None => body,
    })
}

/// The shop in which it is asked, and the input; what only concerns a shop has it in a field.
async fn about(engine: &Engine, order: &Order) -> Result<(Option<TenantId>, Value)> {
    let (registry, mut input) = (engine.registry(), order.input.clone());
    let cli = match order.is_command {
        true => registry.command(&order.name).map(|def| def.cli),
        false => registry.query(&order.name).map(|def| def.cli),
    };
    let field = cli.map_or("", |cli| cli.shop);
    let typed = input.get(field).and_then(Value::as_str).map(str::to_owned);
    let named = order.shop.clone().or_else(|| typed.filter(|_| !field.is_empty()));
    let shop = match named {
        Some(name) => Some(find_shop(engine, &name).await?),
        None => None,
    };
    match (shop, input.as_object_mut()) {
        (Some(shop), Some(fields)) if !field.is_empty() => {
            fields.insert(field.to_owned(), Value::from(shop.to_string()));
            Ok((None, input))
        }
        (shop, _) => Ok((shop, input)),
    }
}

async fn find_shop(engine: &Engine, name: &str) -> Result<TenantId> {
    let name = TenantId::parse(name).map_or_else(|| ShopName::Slug(name.to_owned()), ShopName::Id);
    let found = engine.read(Reach::Platform, move |db| Rooms.shop(db, &name)).await?;
    found.map(|shop| shop.id).ok_or_else(|| souk_engine::refusals::SHOP_NOT_FOUND.refuse())
}
