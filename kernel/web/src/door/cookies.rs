//! Cookies: read plainly, written with every guard they can have.

use axum::http::{HeaderMap, HeaderValue, header};

pub const SESSION: &str = "souk_session";
pub const VISITOR: &str = "souk_visitor";
pub const LANG: &str = "souk_lang";

pub fn get(headers: &HeaderMap, name: &str) -> Option<String> {
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|line| line.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .find(|(key, _)| *key == name)
        .map(|(_, value)| value.to_owned())
}

/// `Set-Cookie` for the whole host; `days` 0 forgets it. Values are our own tokens: letters, digits, `_`,
/// `-`, `.`.
pub fn set(name: &str, value: &str, days: u32, secure: bool) -> Option<HeaderValue> {
    let guard = if secure { "; Secure" } else { "" };
    let age = u64::from(days) * 86_400;
    HeaderValue::from_str(&format!("{name}={value}; Path=/; HttpOnly; SameSite=Lax; Max-Age={age}{guard}"))
        .ok()
}
