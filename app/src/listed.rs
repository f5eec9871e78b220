//! A listed command or query from its line to its answer: by the owner of the data folder if there is one,
//! else here.

use std::cell::Cell;
use std::process::ExitCode;

use serde_json::Value;
use souk_core::{Fault, Lang, Result};
use souk_engine::Engine;
use tokio::net::UnixStream;

use crate::config::Config;
use crate::console::{self, Order, Reply};
use crate::start::{self, Schema};
use crate::{cli, failed, print};

/// Rows that are asked for at a time.
const PAGE: i64 = 200;

/// Who answers.
enum Counter<'c> {
    /// With the line that is open already, for the first order.
    Owner(&'c Config, Cell<Option<UnixStream>>),
    Here(Engine),
}

impl<'c> Counter<'c> {
    async fn answer(&self, order: Order) -> Result<Reply> {
        match self {
            Self::Owner(config, first) => match first.take() {
                Some(stream) => console::hand_over(stream, &order).await,
                None => match console::owner(config).await {
                    Some(stream) => console::hand_over(stream, &order).await,
                    None => Err(Fault::new("the owner of the data folder ended meanwhile").into()),
                },
            },
            Self::Here(engine) => Ok(console::run(engine, order).await),
        }
    }

    async fn open(config: &'c Config) -> Result<Self> {
        match console::owner(config).await {
            Some(stream) => Ok(Self::Owner(config, Cell::new(Some(stream)))),
            None => Ok(Self::Here(start::open(config, Schema::Expect).await?)),
        }
    }

    async fn close(self) {
        if let Self::Here(engine) = self {
            engine.flush().await;
            engine.db().close().await;
        }
    }

    /// The rows of a list from the first page to the last; a refusal ends it.
    async fn rows(&self, asked: &cli::Table, of: &Order) -> Result<std::result::Result<Vec<Value>, Reply>> {
        let (mut rows, mut input) = (Vec::new(), asked.input.clone());
        input.insert("limit".to_owned(), PAGE.into());
        loop {
            let order = Order {
                shop: of.shop.clone(),
                lang: of.lang,
                ..Order::plain(asked.query.name, Value::Object(input.clone()))
            };
            let mut page = match self.answer(order).await? {
                Reply::Done(page) => page,
                other => return Ok(Err(other)),
            };
            if let Some(Value::Array(items)) = page.get_mut("items").map(Value::take) {
                rows.extend(items);
            }
            match page.get("next").filter(|next| next.is_string()) {
                Some(next) => drop(input.insert("after".to_owned(), next.clone())),
                None => return Ok(Ok(rows)),
            }
        }
    }

    /// Does what the line asks for; then, where it was done, writes the table that the line names.
    async fn serve(&self, order: Order, table: Option<&cli::Table>) -> Result<Reply> {
        let Some(table) = table else { return self.answer(order).await };
        let reply = self.answer(order.clone()).await?;
        if !matches!(reply, Reply::Done(_)) {
            return Ok(reply);
        }
        let rows = match self.rows(table, &order).await? {
            Ok(rows) => rows,
            Err(other) => return Ok(other),
        };
        let columns = souk_web::door::columns(table.query).unwrap_or_default();
        let text = souk_web::door::table(&columns, &rows, order.lang);
        std::fs::write(&table.file, text).map_err(|error| {
            souk_core::Error::from(Fault::caused(
                format!("{} cannot be written", table.file.display()),
                error,
            ))
        })?;
        Ok(reply)
    }
}

pub async fn run(config: &Config, asked: cli::Asked) -> ExitCode {
    let began = std::time::Instant::now();
    let reply = match Counter::open(config).await {
        Ok(counter) => {
            let reply = counter.serve(asked.order.clone(), asked.table.as_ref()).await;
            counter.close().await;
            reply
        }
        Err(error) => Err(error),
    };
    match reply {
        Ok(Reply::Done(value)) => {
            let timed = asked.timed.then(|| began.elapsed().as_secs_f64());
            println!("{}", told(&asked, &value, asked.order.lang, timed).trim_end());
            ExitCode::SUCCESS
        }
        Ok(Reply::Refused { code, sentence, args, fields }) => {
            if asked.json {
                let fields: Vec<Value> = fields
                    .iter()
                    .map(|(field, sentence)| serde_json::json!({"field": field, "sentence": sentence}))
                    .collect();
                let refused = serde_json::json!({
                    "refused": code, "sentence": sentence, "args": args, "fields": fields,
                });
                println!("{refused}");
            } else {
                eprintln!("souk: {sentence} ({code})");
                for (field, sentence) in fields.iter().filter(|(_, said)| *said != sentence) {
                    eprintln!("  {field}: {sentence}");
                }
            }
            ExitCode::from(1)
        }
        Ok(Reply::Fault(why)) => {
            eprintln!("souk: {why}");
            ExitCode::from(2)
        }
        Err(error) => failed(&error),
    }
}

/// The answer for people, or as one line for programs.
fn told(asked: &cli::Asked, value: &Value, lang: Lang, timed: Option<f64>) -> String {
    let Some(tell) = asked.told.filter(|_| !asked.json) else {
        return if asked.json { value.to_string() } else { print::for_people(value, lang) };
    };
    match (value.get("answer").filter(|_| asked.order.dry_run), timed) {
        (Some(answer), _) => format!("{}   (dry run, nothing written)", tell(answer)),
        (None, Some(seconds)) => format!("{}   {seconds:.1} s", tell(value)),
        (None, None) => tell(value),
    }
}
