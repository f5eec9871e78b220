//! What a value becomes in HTML: five characters are escaped, in text and in quoted attributes alike.
//! The engine's own way would also escape every `/`, which public pages pay for in bytes.

use minijinja::{Error, Output, Value};

pub fn write(out: &mut Output, value: &Value) -> Result<(), Error> {
    if value.is_safe() || value.is_number() {
        return Ok(write!(out, "{value}")?);
    }
    if value.is_none() {
        return Ok(());
    }
    let text = value.to_string();
    let mut rest = text.as_str();
    while let Some((plain, written, after)) = rest.find(['<', '>', '&', '"', '\'']).and_then(|at| {
        let (plain, tail) = rest.split_at_checked(at)?;
        let c = tail.chars().next()?;
        Some((plain, souk_core::text::in_html(c)?, tail.get(c.len_utf8()..)?))
    }) {
        out.write_str(plain)?;
        out.write_str(written)?;
        rest = after;
    }
    Ok(out.write_str(rest)?)
}
