//! A browser without a script: cookies, redirects, forms with the token of the page they stand in.

use std::collections::BTreeMap;

use axum::Router;
use axum::body::Body;
use axum::http::{HeaderMap, Request, header};
use http_body_util::BodyExt;
use tower_service::Service;

pub struct Browser {
    router: Router,
    cookies: BTreeMap<String, String>,
}

/// A page that came back.
pub struct Seen {
    pub status: u16,
    pub headers: HeaderMap,
    pub text: String,
    /// Where it was found, after redirects.
    pub path: String,
}

impl Browser {
    pub fn new(router: Router) -> Self {
        Self { router, cookies: BTreeMap::new() }
    }

    pub async fn get(&mut self, path: &str) -> Seen {
        let seen = self.once("GET", path, None).await;
        self.follow(seen).await
    }

    /// Sends fields with the token of `page` to `path`, and goes where it leads.
    pub async fn post(&mut self, page: &Seen, path: &str, fields: &[(&str, &str)]) -> Seen {
        let mut pairs = vec![format!("_token={}", encode(&page.token()))];
        pairs.extend(fields.iter().map(|(name, value)| format!("{name}={}", encode(value))));
        let kind = "application/x-www-form-urlencoded".to_owned();
        let seen = self.once("POST", path, Some((kind, pairs.join("&").into_bytes()))).await;
        self.follow(seen).await
    }

    /// Sends a form with a file.
    pub async fn upload(&mut self, page: &Seen, path: &str, fields: &[(&str, &str)], file: &str) -> Seen {
        let token = page.token();
        let all = [("_token", token.as_str())].into_iter().chain(fields.iter().copied());
        let part = |(name, value): (&str, &str)| {
            format!("--line\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n")
        };
        let parts: String = all.map(part).collect();
        let body = format!(
            "{parts}--line\r\nContent-Disposition: form-data; name=\"file\"; filename=\"goods.csv\"\r\n\
             Content-Type: text/csv\r\n\r\n{file}\r\n--line--\r\n"
        );
        let seen = self
            .once("POST", path, Some(("multipart/form-data; boundary=line".to_owned(), body.into_bytes())))
            .await;
        self.follow(seen).await
    }

    /// Sends a form with files of any kind: name and bytes.
    pub async fn upload_all(
        &mut self,
        page: &Seen,
        path: &str,
        fields: &[(&str, &str)],
        files: &[(&str, &[u8])],
    ) -> Seen {
        let token = page.token();
        let mut body = Vec::new();
        for (name, value) in [("_token", token.as_str())].iter().chain(fields) {
            let part =
                format!("--line\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n");
            body.extend(part.into_bytes());
        }
        for (name, bytes) in files {
            let head = format!(
                "--line\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n\r\n"
            );
            body.extend(head.into_bytes());
            body.extend_from_slice(bytes);
            body.extend(b"\r\n");
        }
        body.extend(b"--line--\r\n");
        let seen =
            self.once("POST", path, Some(("multipart/form-data; boundary=line".to_owned(), body))).await;
        self.follow(seen).await
    }

    async fn follow(&mut self, mut seen: Seen) -> Seen {
        for _ in 0..6 {
            let Some(to) = seen.headers.get(header::LOCATION) else { return seen };
            let to = to.to_str().unwrap().to_owned();
            seen = self.once("GET", &to, None).await;
        }
        panic!("too many redirects at {}", seen.path);
    }

    pub async fn once(&mut self, method: &str, path: &str, body: Option<(String, Vec<u8>)>) -> Seen {
        let mut request = Request::builder().method(method).uri(path).header(header::ACCEPT, "text/html");
        let cookies: Vec<String> =
            self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
        request = request.header(header::COOKIE, cookies.join("; "));
        if let Some((kind, _)) = &body {
            request = request.header(header::CONTENT_TYPE, kind);
        }
        let request = request.body(body.map_or_else(Body::empty, |(_, body)| Body::from(body))).unwrap();
        let (parts, body) = self.router.call(request).await.unwrap().into_parts();
        for cookie in parts.headers.get_all(header::SET_COOKIE) {
            let text = cookie.to_str().unwrap();
            let (name, value) = text.split(';').next().unwrap().split_once('=').unwrap();
            self.cookies.insert(name.to_owned(), value.to_owned());
        }
        let bytes = body.collect().await.unwrap().to_bytes();
        let text = String::from_utf8_lossy(&bytes).into_owned();
        Seen { status: parts.status.as_u16(), headers: parts.headers, text, path: path.to_owned() }
    }
}

impl Seen {
    pub fn has(&self, text: &str) -> bool {
        self.text.contains(text)
    }
    /// The token of the page's own form; the frame has one to sign out with, too.
    pub fn token(&self) -> String {
        self.value("_token")
    }
    /// The value of the first input with this name, on the page itself where it has it.
    pub fn value(&self, name: &str) -> String {
        let own = self.text.split("<main").last().unwrap();
        let named = own.contains(&format!(" name=\"{name}\""));
        let input = if named { own } else { &self.text }
            .split("<input")
            .find(|tag| tag.contains(&format!(" name=\"{name}\"")));
        let input = input.unwrap_or_else(|| panic!("no input {name} at {}: {}", self.path, self.text));
        input.split(" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned()
    }
    /// The first address on the page that begins so.
    pub fn link(&self, start: &str) -> String {
        let found = self.text.split("href=\"").skip(1).map(|rest| rest.split('"').next().unwrap());
        let found = found.filter(|href| href.len() > start.len()).find(|href| href.starts_with(start));
        found.unwrap_or_else(|| panic!("no link to {start} at {}", self.path)).to_owned()
    }
}

fn encode(text: &str) -> String {
    let plain = |byte: u8| match byte {
        b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' => char::from(byte).to_string(),
        other => format!("%{other:02X}"),
    };
    text.bytes().map(plain).collect()
}
