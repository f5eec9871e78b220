//! What templates can say: texts, money, moments, addresses, icons.

use std::sync::Arc;

use minijinja::value::{Kwargs, Value};
use minijinja::{Environment, Error, ErrorKind, State};
use serde_json::Map;
use souk_core::{Currency, Lang, Moment, Money, Quantity};

use super::view::{Shown, View};
use super::{asset, icons};
use crate::texts::{Texts, group};

type Said<T = String> = Result<T, Error>;

pub fn teach(environment: &mut Environment<'static>, texts: &Arc<Texts>) {
    let words = Arc::clone(texts);
    environment.add_function("t", move |state: &State, id: &str, args: Kwargs| {
        with_view(state, |view| say(&words, view.lang, id, &args))
    });
    let words = Arc::clone(texts);
    environment.add_function("money", move |state: &State, sum: &Value, currency: Option<&str>| {
        with_view(state, |view| Ok(words.money(view.lang, read_money(sum, currency)?)))
    });
    environment.add_function("number", |number: &Value| group(&number.to_string()));
    environment.add_function("quantity", |value: &Value| Ok::<_, Error>(read_quantity(value)?.human()));
    environment.add_function("moment", |state: &State, value: &Value| {
        with_view(state, |view| Ok(read_moment(value)?.local_minute(&view.zone)))
    });
    environment.add_function("url", |state: &State, path: &str, args: Kwargs| {
        with_view(state, |view| {
            let lang = args.get::<Option<&str>>("lang")?.and_then(Lang::parse);
            args.assert_all_used()?;
            Ok(view.url(path, lang))
        })
    });
    environment.add_function("icon", |name: &str| {
        icons::svg(name)
            .map(Value::from_safe_string)
            .ok_or_else(|| wrong(format!("no icon is called {name:?}")))
    });
    environment.add_function("asset", |name: &str| {
        asset::path(name).ok_or_else(|| wrong(format!("no asset is called {name:?}")))
    });
}

fn wrong(what: String) -> Error {
    Error::new(ErrorKind::InvalidOperation, what)
}

fn with_view<T>(state: &State, then: impl FnOnce(&View) -> Said<T>) -> Said<T> {
    let view = state.lookup("view").ok_or_else(|| wrong("the page has no view".into()))?;
    let shown =
        view.downcast_object_ref::<Shown>().ok_or_else(|| wrong("`view` is something else".into()))?;
    then(&shown.view)
}

fn say(texts: &Texts, lang: Lang, id: &str, args: &Kwargs) -> Said {
    let mut told = Map::new();
    for name in args.args() {
        let value: Value = args.peek(name)?;
        let json = serde_json::to_value(&value).map_err(|error| wrong(error.to_string()))?;
        told.insert(name.to_owned(), json);
    }
    Ok(texts.say(lang, id, &told))
}

/// `money(250000, "DZD")`, or `money(sum)` where the sum is a `Money`.
fn read_money(sum: &Value, currency: Option<&str>) -> Said<Money> {
    let read = || {
        let Some(code) = currency else {
            let code = sum.get_attr("currency").ok()?;
            return Some(Money::new(sum.get_attr("minor").ok()?.as_i64()?, Currency::parse(code.as_str()?)?));
        };
        Some(Money::new(sum.as_i64()?, Currency::parse(code)?))
    };
    read().ok_or_else(|| wrong(format!("{sum} is no sum of money")))
}

/// Thousandths as a number, or decimal text.
fn read_quantity(value: &Value) -> Said<Quantity> {
    let read = value.as_i64().map(Quantity).or_else(|| Quantity::parse(value.as_str()?));
    read.ok_or_else(|| wrong(format!("{value} is no quantity")))
}

/// Microseconds as a number, or RFC 3339 text.
fn read_moment(value: &Value) -> Said<Moment> {
    let read = value.as_i64().map(Moment).or_else(|| Moment::parse(value.as_str()?));
    read.ok_or_else(|| wrong(format!("{value} is no moment")))
}
