//! The JSON doors: one for commands, one for queries, mounted from the registry at every path it lists.

use std::sync::{Arc, OnceLock};

use axum::Router;
use axum::body::{Body, Bytes};
use axum::extract::rejection::RawPathParamsRejection;
use axum::extract::{Extension, RawPathParams, RawQuery, Request, State};
use axum::http::{HeaderMap, HeaderValue, Response, StatusCode, header};
use axum::routing::{MethodFilter, MethodRouter, on};
use serde_json::{Map, Value, json};
use souk_core::{Actor, Error, Fault, Lang, Money, RawId, Result, TenantId};
use souk_engine::{
    Answer, Api, Ask, CommandDef, Drawing, Method, QueryDef, Registry, Scope, Vault, Wording, refusals,
};

use super::input::{self, Shapes};
use super::json::Json;
use super::problem::Problem;
use super::sheet::{self, Filed};
use super::tag::tagged;
use super::who::{bearer, visitor};
use super::wrap::Address;
use super::{RequestId, Web};
use crate::texts::Texts;

/// What nobody guesses has at least so many characters.
const VISITORS_KEY: usize = 16;

/// A path with what stands behind it.
#[derive(Clone)]
enum Target {
    Command(&'static CommandDef),
    Query(&'static QueryDef),
}

#[derive(Clone)]
struct Door {
    api: &'static Api,
    target: Target,
    known: Arc<Known>,
}

/// What is read out of a door's schemas when somebody comes to it first: all of them at the start would be a
/// good part of what an idle program has in memory.
#[derive(Default)]
struct Known {
    shapes: OnceLock<Shapes>,
    filed: OnceLock<Option<Filed>>,
}

impl Door {
    fn new(api: &'static Api, target: Target) -> Self {
        Self { api, target, known: Arc::default() }
    }
    fn shapes(&self) -> &Shapes {
        self.known.shapes.get_or_init(|| {
            input::shapes(match self.target {
                Target::Command(command) => command.input,
                Target::Query(query) => query.input,
            })
        })
    }
    /// Of a list, which is had as a file too: what answers then.
    fn filed(&self, registry: &Registry) -> Option<&Filed> {
        let of = || match self.target {
            Target::Query(query) if self.api.method == Method::Get => Filed::of(registry, query),
            _ => None,
        };
        self.known.filed.get_or_init(of).as_ref()
    }
}

pub(super) fn routes(web: &Web) -> Router<Web> {
    let registry = web.engine().registry();
    let mut router = Router::new();
    for command in registry.commands() {
        for api in command.api {
            router = router.route(api.path, mount(Door::new(api, Target::Command(command))));
        }
    }
    for query in registry.queries() {
        for api in query.api {
            router = router.route(api.path, mount(Door::new(api, Target::Query(query))));
        }
    }
    router
}

fn mount(door: Door) -> MethodRouter<Web> {
    let filter = match door.api.method {
        Method::Get => MethodFilter::GET,
        Method::Post => MethodFilter::POST,
        Method::Put => MethodFilter::PUT,
        Method::Patch => MethodFilter::PATCH,
        Method::Delete => MethodFilter::DELETE,
    };
    on(
        filter,
        move |State(web): State<Web>,
              Extension(RequestId(request)): Extension<RequestId>,
              Extension(address): Extension<Address>,
              path: Result<RawPathParams, RawPathParamsRejection>,
              RawQuery(query): RawQuery,
              http: Request| {
            let door = door.clone();
            async move {
                let (parts, body) = http.into_parts();
                let call = Call { web: &web, headers: &parts.headers, request: &request, address: &address };
                let answered = match path {
                    Ok(path) => {
                        let path = path.iter().map(|(k, v)| (k.to_owned(), v.to_owned())).collect();
                        call.run(&door, path, query.as_deref().unwrap_or_default(), body).await
                    }
                    Err(_) => refusals::MALFORMED.with().arg("detail", "the path is not UTF-8").err(),
                };
                match answered {
                    Ok(response) => response,
                    Err(error) => {
                        let error = call.settled(error).await;
                        Problem { web: &web, lang: call.lang(), request: &request }.answer(&error)
                    }
                }
            }
        },
    )
}

struct Call<'a> {
    web: &'a Web,
    headers: &'a HeaderMap,
    request: &'a str,
    address: &'a Address,
}

impl Call<'_> {
    /// A key that was revoked since it was looked up is to the gate as a foreign one.
    async fn settled(&self, error: Error) -> Error {
        match bearer(self.headers) {
            Some(bearer) if error.code() == refusals::SHOP_NOT_FOUND.code => {
                self.web.look_again(bearer).await.err().unwrap_or(error)
            }
            _ => error,
        }
    }

    fn lang(&self) -> Lang {
        asked_lang(self.headers)
    }

    async fn run(
        &self,
        door: &Door,
        path: Vec<(String, String)>,
        query: &str,
        body: Body,
    ) -> Result<Response<Body>> {
        let mut pairs = input::pairs(query);
        let dry_run = take(&mut pairs, "dry_run").is_some_and(|value| matches!(value.as_str(), "true" | "1"));
        let filed = door.filed(self.web.engine().registry());
        let format = if filed.is_some() { take(&mut pairs, "format") } else { None };
        if let Some(other) = format.as_deref().filter(|format| !matches!(*format, "csv" | "json")) {
            return refusals::INVALID
                .with()
                .field("format", refusals::INVALID.code)
                .arg("detail", other)
                .err();
        }
        let scope = match door.target {
            Target::Command(command) => command.policy.scope,
            Target::Query(query) => query.policy.scope,
        };
        let (actor, shop) = self.who(&door.target, scope).await?;
        let mut object = match door.api.method {
            Method::Get => Map::new(),
            _ => self.read_body(body).await?,
        };
        object.extend(input::object(door.shapes(), pairs.into_iter())?);
        object.extend(input::object(door.shapes(), path.into_iter())?);
        let mut value = Value::Object(object);
        if let Some(adapter) = door.api.adapter {
            value = adapter(value)?;
        }
        let ask = Ask {
            actor,
            shop,
            key: None,
            only_again: false,
            dry_run,
            lang: self.lang(),
            request: self.request.to_owned(),
            door: "api",
            address: self.address.class.clone(),
            shared: self.address.shared,
        };
        match door.target {
            Target::Command(command) => {
                let ask = Ask { key: Some(self.key()?), ..ask };
                let answer = self.web.engine().execute_named(command.name, ask, value).await?;
                Ok(self.committed(door.api, &answer))
            }
            Target::Query(query) => {
                if let Some(filed) = filed
                    && sheet::is_asked(format.as_deref(), self.headers)
                    && let Value::Object(input) = value
                {
                    return sheet::answer(self.web.engine(), filed, ask, input).await;
                }
                let bytes = self.web.engine().ask_named(query.name, ask, value).await?;
                if let Some(drawing) = door.api.drawing {
                    return self.drawn(drawing, &bytes);
                }
                let body = present(door.api, bytes);
                if door.api.tagged {
                    return Ok(tagged(self.headers, "application/json", "private, no-cache", body));
                }
                Ok(json_response(200, body))
            }
        }
    }

    /// Who asks, and about which shop. Visitors and platform actors name the shop in a header.
    async fn who(&self, target: &Target, scope: Scope) -> Result<(Actor, Option<TenantId>)> {
        let named = self.web.named_shop(self.headers).await?;
        match (self.web.api_actor(self.headers).await?, scope, named) {
            (Some(actor), _, named) => {
                self.refuse_cross_site()?;
                Ok((actor, named))
            }
            (None, Scope::Visitor, Some(shop)) => {
                Ok((visitor(self.session(target, shop)?, &self.address.class, shop), None))
            }
            (None, Scope::Open, _) => {
                let shop = TenantId::INSTALLATION;
                Ok((visitor(self.session(target, shop)?, &self.address.class, shop), None))
            }
            _ => Err(refusals::SESSION_REQUIRED.refuse()),
        }
    }

    /// Who a visitor is. Of one that wants something done nothing is known but the key: whoever repeats it is
    /// the same, so that an order that is sent twice is one order.
    fn session(&self, target: &Target, shop: TenantId) -> Result<RawId> {
        let engine = self.web.engine();
        if let Target::Query(_) = target {
            return Ok(engine.ids().make(self.web.now()));
        }
        let key = self.key()?;
        if key.len() < VISITORS_KEY {
            return refusals::KEY_SHORT.with().arg("min", VISITORS_KEY).err();
        }
        let vault = engine.services().get::<Vault>()?;
        let signed = vault.sign("api-visitor", &[&shop.raw().0, key.as_bytes()].concat());
        let first = signed.first_chunk().ok_or_else(|| Error::fault("a signature of less than 16 bytes"))?;
        Ok(RawId(*first))
    }

    /// A browser says where a request comes from; one made by another site carries the cookie but not our
    /// consent.
    /// The answer as a file, which nobody keeps on the way.
    fn drawn(&self, drawing: Drawing, bytes: &[u8]) -> Result<Response<Body>> {
        let faulty = || Error::from(Fault::new("an answer could not be drawn"));
        let answer: Value = serde_json::from_slice(bytes).map_err(|_| faulty())?;
        let words = Words { texts: self.web.texts(), lang: self.lang() };
        let file = (drawing.draw)(&answer, &words).ok_or_else(faulty)?;
        let mut response = Response::new(Body::from(file));
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(drawing.content_type));
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("private, no-store"));
        headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
        Ok(response)
    }

    fn refuse_cross_site(&self) -> Result<()> {
        let bearer = self.headers.contains_key(header::AUTHORIZATION);
        let site = self.headers.get("sec-fetch-site").and_then(|value| value.to_str().ok()).unwrap_or("none");
        if bearer || matches!(site, "none" | "same-origin") { Ok(()) } else { Err(refusals::DENIED.refuse()) }
    }

    fn key(&self) -> Result<String> {
        let key = self.headers.get("idempotency-key").and_then(|value| value.to_str().ok());
        // The header field may be a quoted string (IETF draft on the Idempotency-Key header).
        let key = key.map(|text| text.trim().trim_matches('"').to_owned()).filter(|text| !text.is_empty());
        key.ok_or_else(|| refusals::KEY_MISSING.refuse())
    }

    async fn read_body(&self, body: Body) -> Result<Map<String, Value>> {
        let limit = self.web.settings().body_bytes;
        let bytes = read_all(body, limit).await?;
        if bytes.is_empty() {
            return Ok(Map::new());
        }
        let kind =
            self.headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
        if !kind.starts_with("application/json") {
            return Err(refusals::UNSUPPORTED.with().arg("expected", "application/json").into());
        }
        match serde_json::from_slice::<Json>(&bytes).map(|json| json.0) {
            Ok(Value::Object(object)) => Ok(object),
            Ok(_) => refusals::MALFORMED.with().arg("detail", "expected an object").err(),
            Err(error) => refusals::MALFORMED.with().arg("detail", error.to_string()).err(),
        }
    }

    fn committed(&self, api: &Api, answer: &Answer) -> Response<Body> {
        if let Some(planned) = &answer.planned {
            let body: Value = serde_json::from_slice(&answer.body).unwrap_or(Value::Null);
            let told =
                json!({"dry_run": true, "answer": body, "events": planned.events, "jobs": planned.jobs});
            return json_response(200, told.to_string().into());
        }
        let mut response = json_response(api.status, present(api, answer.body.clone()));
        if answer.replayed {
            response.headers_mut().insert("idempotent-replayed", HeaderValue::from_static("true"));
        }
        response
    }
}

/// The words of a drawing in the asker's language.
struct Words<'t> {
    texts: &'t Texts,
    lang: Lang,
}

impl Wording for Words<'_> {
    fn lang(&self) -> Lang {
        self.lang
    }
    fn word(&self, id: &str) -> String {
        self.texts.word(self.lang, id)
    }
    fn money(&self, sum: Money) -> String {
        self.texts.money(self.lang, sum)
    }
}

/// Programs say in which language they want sentences; a session's own language is for its pages.
pub(super) fn asked_lang(headers: &HeaderMap) -> Lang {
    let header = headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok());
    header.and_then(|text| Lang::negotiate(text, Lang::COMPLETE)).unwrap_or(Lang::En)
}

fn take(pairs: &mut Vec<(String, String)>, name: &str) -> Option<String> {
    let index = pairs.iter().position(|(key, _)| key == name)?;
    Some(pairs.remove(index).1)
}

fn present(api: &Api, body: Bytes) -> Bytes {
    let Some(present) = api.present else { return body };
    serde_json::from_slice(&body).map_or(body, |value| present(value).to_string().into())
}

fn json_response(status: u16, body: Bytes) -> Response<Body> {
    let mut response = Response::new(Body::from(body));
    *response.status_mut() = StatusCode::from_u16(status).unwrap_or(StatusCode::OK);
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/json"));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

/// The whole body, at most `limit` bytes, within half a minute.
pub(super) async fn read_all(body: Body, limit: usize) -> Result<Bytes> {
    let reading = axum::body::to_bytes(body, limit);
    match tokio::time::timeout(std::time::Duration::from_secs(30), reading).await {
        Ok(Ok(bytes)) => Ok(bytes),
        Ok(Err(error)) => {
            let too_large = error.into_inner().downcast_ref::<http_body_util::LengthLimitError>().is_some();
            let refusal = if too_large {
                refusals::TOO_LARGE.with().arg("limit", limit)
            } else {
                refusals::MALFORMED.with()
            };
            Err(Error::from(refusal))
        }
        Err(_) => Err(refusals::MALFORMED.with().arg("detail", "the body did not arrive in time").into()),
    }
}
