//! A browser without a script: keeps cookies, reads forms as they stand, sends what was typed into them.

use std::collections::BTreeMap;

use axum::Router;
use axum::body::{Body, Bytes};
use axum::http::{HeaderMap, Request, Response, header};
use http_body_util::BodyExt;
use tower_service::Service;

pub struct Browser {
    router: Router,
    cookies: BTreeMap<String, String>,
    pub headers: Vec<(&'static str, String)>,
}

/// A page that came back.
#[derive(Clone)]
pub struct Seen {
    pub status: u16,
    pub headers: HeaderMap,
    pub bytes: Bytes,
    /// Where it was found, after redirects.
    pub path: String,
}

/// A form as it stands in a page.
#[derive(Debug, Clone)]
pub struct Form {
    pub action: String,
    pub fields: Vec<(String, String)>,
}

impl Browser {
    pub fn new(router: Router) -> Self {
        Self { router, cookies: BTreeMap::new(), headers: Vec::new() }
    }

    /// Another visitor, or the same one with nothing kept.
    pub fn stranger(&self) -> Self {
        Self::new(self.router.clone())
    }

    pub async fn get(&mut self, path: &str) -> Seen {
        let seen = self.once("GET", path, None).await;
        self.follow(seen).await
    }

    pub async fn send(&mut self, form: &Form) -> Seen {
        let seen = self.send_once(form).await;
        self.follow(seen).await
    }

    pub async fn send_once(&mut self, form: &Form) -> Seen {
        let pairs: Vec<String> =
            form.fields.iter().map(|(name, value)| format!("{}={}", encode(name), encode(value))).collect();
        self.once("POST", &form.action, Some(pairs.join("&"))).await
    }

    async fn follow(&mut self, mut seen: Seen) -> Seen {
        for _ in 0..5 {
            let Some(to) = seen.headers.get(header::LOCATION) else { return seen };
            let to = to.to_str().unwrap().to_owned();
            seen = self.once("GET", &to, None).await;
        }
        panic!("too many redirects at {}", seen.path);
    }

    pub async fn once(&mut self, method: &str, path: &str, body: Option<String>) -> Seen {
        let mut request = Request::builder().method(method).uri(path).header(header::ACCEPT, "text/html");
        let cookies: Vec<String> =
            self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
        if !cookies.is_empty() {
            request = request.header(header::COOKIE, cookies.join("; "));
        }
        if body.is_some() {
            request = request.header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        }
        for (name, value) in &self.headers {
            request = request.header(*name, value);
        }
        let request = request.body(body.map_or_else(Body::empty, Body::from)).unwrap();
        let response: Response<Body> = self.router.call(request).await.unwrap();
        let (parts, body) = response.into_parts();
        for cookie in parts.headers.get_all(header::SET_COOKIE) {
            let text = cookie.to_str().unwrap();
            let (name, value) = text.split(';').next().unwrap().split_once('=').unwrap();
            if text.contains("Max-Age=0") {
                self.cookies.remove(name);
            } else {
                self.cookies.insert(name.to_owned(), value.to_owned());
            }
        }
        let bytes = body.collect().await.unwrap().to_bytes();
        Seen { status: parts.status.as_u16(), headers: parts.headers, bytes, path: path.to_owned() }
    }
}

impl Seen {
    pub fn text(&self) -> &str {
        std::str::from_utf8(&self.bytes).unwrap()
    }
    pub fn has(&self, text: &str) -> bool {
        self.text().contains(text)
    }
    /// The form that posts to a path with this end.
    pub fn form(&self, end: &str) -> Form {
        let found = self.text().split("<form").skip(1).find(|form| {
            let tag = form.split('>').next().unwrap();
            attribute(tag, "action").is_some_and(|action| action.ends_with(end))
        });
        let form = found.unwrap_or_else(|| panic!("no form to {end} in {}", self.text()));
        let form = form.split("</form>").next().unwrap();
        let (tag, inside) = form.split_once('>').unwrap();
        Form { action: attribute(tag, "action").unwrap(), fields: fields(inside) }
    }
    /// What the page shows, without elements.
    pub fn words(&self) -> String {
        let body = self.text().split("<body").nth(1).unwrap_or(self.text());
        let mut out = String::new();
        let mut inside = true;
        for c in body.chars() {
            match c {
                '<' => inside = true,
                '>' => {
                    inside = false;
                    out.push(' ');
                }
                c if !inside => out.push(c),
                _ => {}
            }
        }
        decode(&out.split([' ', '\n']).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" "))
    }
}

impl Form {
    /// Types into a field, or picks in a list; a field that is not there is a mistake of the test.
    #[must_use]
    pub fn with(mut self, name: &str, value: &str) -> Self {
        let field = self.fields.iter_mut().find(|(known, _)| known == name);
        field.unwrap_or_else(|| panic!("no field {name}")).1 = value.to_owned();
        self
    }
    /// Presses a button with a name.
    #[must_use]
    pub fn pressed(mut self, name: &str, value: &str) -> Self {
        self.fields.push((name.to_owned(), value.to_owned()));
        self
    }
    #[must_use]
    pub fn without(mut self, name: &str) -> Self {
        self.fields.retain(|(known, _)| known != name);
        self
    }
    #[must_use]
    pub fn to(mut self, action: &str) -> Self {
        self.action = action.to_owned();
        self
    }
    pub fn get(&self, name: &str) -> &str {
        self.fields.iter().find(|(known, _)| known == name).map_or("", |(_, value)| value.as_str())
    }
}

/// Inputs, lists and texts in the order of the page, as a browser would send them.
fn fields(inside: &str) -> Vec<(String, String)> {
    let mut fields: Vec<(String, String)> = Vec::new();
    for piece in inside.split('<').skip(1) {
        let (tag, text) = piece.split_once('>').unwrap_or((piece, ""));
        let kind = tag.split([' ', '\n']).next().unwrap();
        let name = attribute(tag, "name");
        match (kind, name) {
            ("input", Some(name)) => {
                let choice = matches!(attribute(tag, "type").as_deref(), Some("radio" | "checkbox"));
                if !choice || tag.contains(" checked") {
                    fields.push((name, attribute(tag, "value").unwrap_or_default()));
                } else if !fields.iter().any(|(known, _)| *known == name) {
                    fields.push((name, String::new()));
                }
            }
            ("select", Some(name)) => fields.push((name, String::new())),
            ("textarea", Some(name)) => fields.push((name, decode(text))),
            ("option", _) if tag.contains(" selected") => {
                fields.last_mut().unwrap().1 = attribute(tag, "value").unwrap();
            }
            _ => {}
        }
        // A group of choices is one field: the one that is chosen.
        if let [.., (before, _), (last, value)] = fields.as_slice()
            && before == last
            && kind == "input"
            && tag.contains("radio")
        {
            let value = value.clone();
            fields.pop();
            fields.last_mut().unwrap().1 = value;
        }
    }
    fields
}

pub fn attribute(tag: &str, name: &str) -> Option<String> {
    let start = format!(" {name}=\"");
    let (_, rest) = tag.split_once(start.as_str())?;
    Some(decode(rest.split('"').next()?))
}

fn decode(text: &str) -> String {
    text.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&#39;", "'")
        .replace("&amp;", "&")
}

fn encode(text: &str) -> String {
    text.bytes()
        .map(
            |byte| {
                if byte.is_ascii_alphanumeric() {
                    char::from(byte).to_string()
                } else {
                    format!("%{byte:02X}")
                }
            },
        )
        .collect()
}
