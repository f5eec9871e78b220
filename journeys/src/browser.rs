//! A browser without a script, over the wire: keeps cookies, reads forms as they stand, sends what was typed.

use std::collections::BTreeMap;
use std::net::SocketAddr;

use crate::Outcome;
use crate::clock::SECOND;
use crate::html::{Tag, Token, tokens};
use crate::http::{Answer, Request, Wire};
use crate::shop::{Shop, phone};
use crate::world::World;

#[derive(Debug)]
pub struct Browser {
    address: SocketAddr,
    /// From which network address the program believes it comes.
    from: String,
    cookies: BTreeMap<String, String>,
    pub gzip: bool,
}

/// A page that came back.
#[derive(Debug, Clone)]
pub struct Seen {
    pub status: u16,
    pub headers: Vec<(String, String)>,
    pub body: Vec<u8>,
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
    pub fn of(world: &World, from: &str) -> Outcome<Self> {
        let address = world.address()?;
        Ok(Self { address, from: from.to_owned(), cookies: BTreeMap::new(), gzip: false })
    }

    fn made(&self, method: &str, path: &str, body: &str) -> Request {
        let cookies: Vec<String> =
            self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
        let cookies = cookies.join("; ");
        let mut headers = vec![("x-forwarded-for", self.from.as_str())];
        if !cookies.is_empty() {
            headers.push(("cookie", &cookies));
        }
        if method == "POST" {
            headers.push(("content-type", "application/x-www-form-urlencoded"));
        }
        if self.gzip {
            headers.push(("accept-encoding", "gzip"));
        }
        Request::plain(method, path, &headers, body)
    }

    /// The request that sending this form would be.
    pub fn request(&self, form: &Form) -> Request {
        let pairs = form.fields.iter().map(|(name, value)| format!("{}={}", encode(name), encode(value)));
        self.made("POST", &form.action, &pairs.collect::<Vec<_>>().join("&"))
    }

    pub async fn get(&mut self, path: &str) -> Outcome<Seen> {
        let request = self.made("GET", path, "");
        self.follow(request, path).await
    }

    pub async fn send(&mut self, form: &Form) -> Outcome<Seen> {
        let request = self.request(form);
        self.follow(request, &form.action).await
    }

    async fn follow(&mut self, request: Request, path: &str) -> Outcome<Seen> {
        let mut wire = Wire::open(self.address).await?;
        let (mut request, mut path) = (request, path.to_owned());
        for _ in 0..6 {
            let answer = wire.ask(&request).await?;
            self.keep(&answer);
            let Some(to) = answer.header("location").filter(|_| (300..400).contains(&answer.status)) else {
                let Answer { status, headers, body } = answer;
                return Ok(Seen { status, headers, body, path });
            };
            path = to.to_owned();
            request = self.made("GET", &path, "");
        }
        Err(format!("too many redirects at {path}"))
    }

    fn keep(&mut self, answer: &Answer) {
        let set = answer.headers.iter().filter(|(name, _)| name == "set-cookie");
        for (_, cookie) in set {
            let Some((name, value)) = cookie.split(';').next().and_then(|pair| pair.split_once('=')) else {
                continue;
            };
            if cookie.contains("Max-Age=0") {
                self.cookies.remove(name);
            } else {
                self.cookies.insert(name.to_owned(), value.to_owned());
            }
        }
    }

    /// From a product's page to a checkout that only waits for its button; a person takes some seconds.
    pub async fn filled(&mut self, world: &World, shop: &Shop, lang: &str, n: usize) -> Outcome<Form> {
        let page = self.get(&format!("/shop/{}/{lang}/p/{HANDLE}", shop.slug)).await?;
        let form = page.form("/checkout")?;
        let form = form.with("name", "Karim Haddad").with("phone", &phone(n)).with("province", "16");
        let checkout = self.send(&form).await?;
        let form = checkout.form("/checkout")?;
        world.clock()?.advance(5 * SECOND)?;
        Ok(form.with("municipality", "1605").with("address", "12 rue Didouche"))
    }
}

/// Of the product that every shop of a proof sells.
pub const HANDLE: &str = "teapot";

impl Seen {
    pub fn header(&self, name: &str) -> &str {
        self.headers.iter().find(|(known, _)| known == name).map_or("", |(_, value)| value.as_str())
    }
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }
    pub fn has(&self, text: &str) -> bool {
        self.text().contains(text)
    }

    /// The form that posts to a path with this end.
    pub fn form(&self, end: &str) -> Outcome<Form> {
        let mut form: Option<Form> = None;
        let mut list: Option<String> = None;
        for token in tokens(&self.text()) {
            match (token, &mut form) {
                (Token::Start(tag), None) if tag.name == "form" => {
                    let action = tag.get("action").filter(|action| action.ends_with(end));
                    form = action.map(|action| Form { action: action.to_owned(), fields: Vec::new() });
                }
                (Token::End(name), Some(_)) if name == "form" => break,
                (Token::Start(tag), Some(form)) => form.add(&tag, &mut list),
                (Token::Text(text), Some(form)) => {
                    if let Some(name) = list.take_if(|name| name.starts_with('\n')) {
                        form.put(name.trim(), text.trim_start_matches('\n'));
                    }
                }
                _ => {}
            }
        }
        form.ok_or_else(|| {
            let shown: String = self.text().chars().filter(|c| !c.is_control()).take(200).collect();
            format!("no form to {end} at {}, {}: {shown}", self.path, self.status)
        })
    }
}

impl Form {
    fn put(&mut self, name: &str, value: &str) {
        match self.fields.iter_mut().find(|(known, _)| known == name) {
            Some((_, known)) => value.clone_into(known),
            None => self.fields.push((name.to_owned(), value.to_owned())),
        }
    }

    /// Inputs, lists and texts in the order of the page. `list` is the field that what follows belongs to; a
    /// text's begins with a line.
    fn add(&mut self, tag: &Tag, list: &mut Option<String>) {
        let name = tag.get("name").unwrap_or_default().to_owned();
        match tag.name.as_str() {
            "input" if !name.is_empty() => {
                let choice = matches!(tag.get("type"), Some("radio" | "checkbox"));
                let known = self.fields.iter().any(|(known, _)| *known == name);
                match (choice, tag.has("checked")) {
                    (true, false) if known => {}
                    (true, false) => self.fields.push((name, String::new())),
                    (true, true) => self.put(&name, tag.get("value").unwrap_or("on")),
                    (false, _) => self.fields.push((name, tag.get("value").unwrap_or_default().to_owned())),
                }
            }
            "select" if !name.is_empty() => {
                self.put(&name, "");
                *list = Some(name);
            }
            "textarea" if !name.is_empty() => {
                self.put(&name, "");
                *list = Some(format!("\n{name}"));
            }
            "option" if tag.has("selected") => {
                if let Some(name) = list.clone() {
                    self.put(&name, tag.get("value").unwrap_or_default());
                }
            }
            _ => {}
        }
    }

    /// Types into a field, or picks in a list.
    #[must_use]
    pub fn with(mut self, name: &str, value: &str) -> Self {
        self.put(name, value);
        self
    }
    #[must_use]
    pub fn to(self, action: &str) -> Self {
        Self { action: action.to_owned(), ..self }
    }
    pub fn get(&self, name: &str) -> &str {
        self.fields.iter().find(|(known, _)| known == name).map_or("", |(_, value)| value.as_str())
    }
}

pub fn encode(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
    out
}
