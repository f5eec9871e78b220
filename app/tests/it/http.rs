//! Requests through the whole router, as they come in over a connection, and what stands in their answers.

use std::collections::HashMap;
use std::net::SocketAddr;
use std::sync::Arc;

use axum::Router;
use axum::body::Body;
use axum::extract::ConnectInfo;
use axum::http::{HeaderMap, Request, StatusCode};
use http_body_util::BodyExt;
use serde_json::{Map, Value, json};
use souk_core::{Actor, TenantId, UserId};
use souk_engine::{Api, Ask, Method};
use souk_web::door::{Settings, Web, encode, router};
use tokio::sync::Mutex;
use tower_service::Service;

use crate::house::{House, PASSWORD, email_of, fresh, run, user, visitor};

pub struct Door<'h> {
    house: &'h House,
    router: Router,
    sessions: Mutex<HashMap<(UserId, Option<TenantId>), String>>,
}

#[derive(Debug)]
pub struct Got {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: Vec<u8>,
}

impl Got {
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }
    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap_or(Value::Null)
    }
    pub fn code(&self) -> String {
        self.json()["code"].as_str().unwrap_or_default().to_owned()
    }
    pub fn is_problem(&self) -> bool {
        self.headers.get("content-type").is_some_and(|kind| kind == "application/problem+json")
    }
}

/// Method, path with query, and body of a request.
#[derive(Debug, Clone)]
pub struct Call {
    pub method: &'static str,
    pub path: String,
    pub body: Option<Vec<u8>>,
}

impl<'h> Door<'h> {
    pub fn new(house: &'h House) -> Self {
        let look = Arc::new(souk::rooms::look().unwrap());
        let doorman = Arc::new(souk::doorman::Rooms);
        let web = Web::new(house.engine().clone(), doorman, look, Settings::default());
        Self { house, router: router(&web, souk::rooms::pages()), sessions: Mutex::default() }
    }

    pub async fn send(&self, request: Request<Body>) -> Got {
        let (mut parts, body) = request.into_parts();
        let number = fresh();
        let address = [10, (number / 65_536 % 256) as u8, (number / 256 % 256) as u8, (number % 256) as u8];
        parts.extensions.insert(ConnectInfo(SocketAddr::from((address, 4000))));
        let answer = self.router.clone().call(Request::from_parts(parts, body)).await.unwrap();
        let (parts, body) = answer.into_parts();
        let body = body.collect().await.unwrap().to_bytes().to_vec();
        Got { status: parts.status, headers: parts.headers, body }
    }

    /// A call with credentials and a key of its own.
    pub async fn call(&self, call: &Call, credentials: &[(&'static str, String)]) -> Got {
        let mut request = Request::builder().method(call.method).uri(&call.path);
        for (name, value) in credentials {
            request = request.header(*name, value);
        }
        if call.method != "GET" {
            request = request.header("idempotency-key", format!("call-of-a-client-{}", fresh()));
        }
        let body = match &call.body {
            Some(bytes) => {
                request = request.header("content-type", "application/json");
                Body::from(bytes.clone())
            }
            None => Body::empty(),
        };
        self.send(request.body(body).unwrap()).await
    }

    /// The headers by which the doors know this actor.
    pub async fn credentials(&self, ask: &Ask) -> Vec<(&'static str, String)> {
        let (who, shop) = match &ask.actor {
            Actor::Member { user, shop } => (*user, Some(*shop)),
            Actor::User { user } | Actor::PlatformAdmin { user } => (*user, None),
            Actor::Visitor { shop, .. } if *shop == TenantId::INSTALLATION => return Vec::new(),
            Actor::Visitor { shop, .. } => return vec![("souk-shop", shop.to_string())],
            other => panic!("no credentials for {other:?}"),
        };
        vec![("cookie", format!("souk_session={}", self.session(who, shop).await))]
    }

    /// A session that was opened elsewhere.
    pub async fn keep_session(&self, who: UserId, shop: TenantId, token: String) {
        self.sessions.lock().await.insert((who, Some(shop)), token);
    }

    pub async fn session(&self, who: UserId, shop: Option<TenantId>) -> String {
        let mut sessions = self.sessions.lock().await;
        if let Some(token) = sessions.get(&(who, shop)) {
            return token.clone();
        }
        let engine = self.house.engine();
        let input = json!({"email": email_of(who), "password": PASSWORD});
        let answer = run(engine, visitor(TenantId::INSTALLATION), "sign_in", input).await;
        let token = answer["token"].as_str().unwrap().to_owned();
        if let Some(shop) = shop {
            run(engine, user(who), "choose_shop", json!({"token": token, "shop": shop})).await;
        }
        sessions.insert((who, shop), token.clone());
        token
    }
}

fn in_query(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Array(items) if items.iter().all(Value::is_string) => {
            items.iter().filter_map(Value::as_str).collect::<Vec<_>>().join(",")
        }
        other => other.to_string(),
    }
}

/// The input of a command or query as a request to one of its paths; `None` without what stands in the path.
pub fn call_of(api: &Api, input: &Value, dry_run: bool) -> Option<Call> {
    let mut rest: Map<String, Value> = input.as_object().unwrap().clone();
    let mut path = String::new();
    for part in api.path.split('/').skip(1) {
        let name = part.strip_prefix('{').and_then(|part| part.strip_suffix('}'));
        let text = match name {
            Some(name) => encode(&in_query(&rest.remove(name)?)).replace('/', "%2F"),
            None => part.to_owned(),
        };
        path.push_str(&format!("/{text}"));
    }
    let mut query: Vec<String> = Vec::new();
    let mut body = None;
    if api.method == Method::Get {
        query.extend(rest.iter().map(|(name, value)| format!("{name}={}", encode(&in_query(value)))));
    } else if !rest.is_empty() {
        body = Some(Value::Object(rest).to_string().into_bytes());
    }
    if dry_run {
        query.push("dry_run=true".to_owned());
    }
    if !query.is_empty() {
        path.push_str(&format!("?{}", query.join("&")));
    }
    Some(Call { method: api.method.as_str(), path, body })
}
