//! Cookies: read plainly, written with every guard they can have.

use axum::http::{HeaderMap, HeaderValue, header};

pub const SESSION: &str = "souk_session";
pub const VISITOR: &str = "souk_visitor";
pub const LANG: &str = "souk_lang";

pub fn get<'h>(headers: &'h HeaderMap, name: &str) -> Option<&'h str> {
    let lines = headers.get_all(header::COOKIE).into_iter().filter_map(|value| value.to_str().ok());
    let mut pairs = lines.flat_map(|line| line.split(';')).filter_map(|pair| pair.trim().split_once('='));
    pairs.find(|(key, _)| *key == name).map(|(_, value)| value)
}

/// `Set-Cookie` for the whole host; `days` 0 forgets it.
pub fn set(name: &str, value: &str, days: u32, secure: bool) -> Option<HeaderValue> {
    below("/", (name, value), u64::from(days) * 86_400, secure)
}

/// The same for the addresses below `path`; `seconds` 0 forgets it. Values are our own tokens: letters,
/// digits, `_`, `-`, `.`.
pub fn below(path: &str, (name, value): (&str, &str), seconds: u64, secure: bool) -> Option<HeaderValue> {
    let guard = if secure { "; Secure" } else { "" };
    let text = format!("{name}={value}; Path={path}; HttpOnly; SameSite=Lax; Max-Age={seconds}{guard}");
    HeaderValue::from_str(&text).ok()
}
