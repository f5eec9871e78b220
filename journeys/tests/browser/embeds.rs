//! The four elements for pages elsewhere and the hook that programs there use, on a page of another origin,
//! with a token that was made for it.

use std::net::SocketAddr;

use rig::place::On;
use rig::{Outcome, Saying};
use serde_json::{Value, json};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

use crate::browser::{Browser, Screen};
use crate::buyer::must;
use crate::demo::Demo;

const ELEMENTS: &[(&str, &str)] = &[
    ("online-orders-limit-card", ".limit-card"),
    ("online-orders-counter", ".limit-counter"),
    ("orders-limit-notifications", ".limit-notice"),
    ("order-limit-blocker", ".limit-blocker"),
];
/// What stands there until the script has something better, or where there is none.
const MEANWHILE: &str = "Ask us how many orders we take.";

/// Hands out one page to whoever comes. A browser opens more connections than it uses.
async fn serve(listener: TcpListener, page: String) {
    while let Ok((stream, _)) = listener.accept().await {
        tokio::spawn(answer(stream, page.clone()));
    }
}

async fn answer(mut stream: TcpStream, page: String) {
    let mut asked = vec![0; 4096];
    let _ = stream.read(&mut asked).await;
    let head = "HTTP/1.1 200 OK\r\ncontent-type: text/html; charset=utf-8\r\nconnection: close\r\n";
    let answer = format!("{head}content-length: {}\r\n\r\n{page}", page.len());
    // Who hung up does not want it.
    let _ = stream.write_all(answer.as_bytes()).await;
}

async fn somewhere() -> Outcome<(TcpListener, SocketAddr)> {
    let listener = TcpListener::bind("127.0.0.1:0").await.saying("listening")?;
    let address = listener.local_addr().saying("our address")?;
    Ok((listener, address))
}

/// As the admin says it: one line for the script and one for each element.
fn page(demo: &Demo, token: &str) -> String {
    let elements: String = ELEMENTS
        .iter()
        .map(|(name, _)| format!("<{name} token='{token}'><p>{MEANWHILE}</p></{name}>\n"))
        .collect();
    let script = demo.at("/embed/souk-limits.js");
    format!(
        "<!doctype html><html lang=en><meta charset=utf-8><title>Elsewhere</title><link rel=icon href=data:,>\
         <script type=module src='{script}'></script><h1>Elsewhere</h1>{elements}"
    )
}

/// A page whose own program asks for the limit and keeps what it was told.
fn program(demo: &Demo, token: &str) -> String {
    let script = demo.at("/embed/souk-limits.js");
    format!(
        "<!doctype html><html lang=en><meta charset=utf-8><title>Elsewhere</title><link rel=icon href=data:,>\
         <script type=module>\
         import {{ useOnlineOrdersLimit }} from '{script}';\
         window.limit = useOnlineOrdersLimit({{ token: '{token}', lang: 'en' }});\
         window.begun = [limit.limitInfo, limit.loading, limit.error];\
         window.told = [];\
         limit.subscribe((state) => told.push(state));\
         </script><h1>Elsewhere</h1>"
    )
}

/// A token for the pages of one origin.
fn token(demo: &Demo, origin: &str) -> Outcome<String> {
    let made =
        demo.cli(&["embed-tokens", "create", "--shop", demo.slug(), "--name", "Site", "--origins", origin])?;
    made.get("token").and_then(Value::as_str).map(str::to_owned).ok_or_else(|| "no token was made".to_owned())
}

/// How many elements show what they are for, and how many what stood there before.
async fn shown(browser: &mut Browser, seen: usize) -> Outcome<()> {
    let faces: Vec<String> = ELEMENTS
        .iter()
        .map(|(name, face)| format!("document.querySelector('{name}').shadowRoot?.querySelector('{face}')"))
        .collect();
    let count = format!("[{}].filter(Boolean).length === {seen}", faces.join(","));
    browser.wait(&count).await.saying(format!("{seen} elements are seen"))
}

pub async fn elsewhere() -> Outcome<()> {
    let demo = Demo::open(On::Sqlite, "embeds").await?;
    let (own, foreign) = (somewhere().await?, somewhere().await?);
    let origin = format!("http://{}", own.1);
    let token = token(&demo, &origin)?;
    tokio::spawn(serve(own.0, page(&demo, &token)));
    tokio::spawn(serve(foreign.0, page(&demo, &token)));
    let mut browser = Browser::open(Screen::Phone, true, "embeds").await?;
    browser.go(&origin).await?;
    shown(&mut browser, 2).await?;
    let words = browser
        .run("return document.querySelector('online-orders-limit-card').shadowRoot.textContent", json!([]))
        .await?;
    must(
        words.as_str().is_some_and(|words| words.contains("Used")),
        format!("figures in the card: {words}"),
    )?;
    let said = browser.complaints().await?;
    must(said.is_empty(), format!("a quiet console: {said:?}"))?;
    // A shop that takes no orders says so, and one puts the notice away.
    demo.cli(&["shops", "block", "--shop", demo.slug(), "--code", "debt", "--text", "A test"])?;
    browser.refresh().await?;
    shown(&mut browser, 4).await?;
    let press = "const at = document.querySelector('orders-limit-notifications').shadowRoot;
        at.querySelector('[data-seen]').click(); return at.querySelector('.limit-notice').hidden";
    must(browser.run(press, json!([])).await? == true, "a notice that was read is put away")?;
    // Another origin has the token of this page and shows what it showed before.
    browser.complaints().await?;
    browser.go(&format!("http://{}", foreign.1)).await?;
    browser.wait("customElements.get('order-limit-blocker') !== undefined").await?;
    shown(&mut browser, 0).await?;
    must(browser.text("online-orders-counter").await?.contains(MEANWHILE), "what stood there stays")?;
    let mut plain = Browser::open(Screen::Phone, false, "embeds-plain").await?;
    plain.go(&origin).await?;
    for (name, _) in ELEMENTS {
        must(plain.text(name).await?.contains(MEANWHILE), format!("{name} without scripts"))?;
    }
    demo.close().await
}

/// `{ limitInfo, loading, error, checkLimit, refreshLimit }`, from its first word to a shop that is blocked.
pub async fn hook() -> Outcome<()> {
    let demo = Demo::open(On::Sqlite, "hook").await?;
    let (own, foreign) = (somewhere().await?, somewhere().await?);
    let origin = format!("http://{}", own.1);
    let token = token(&demo, &origin)?;
    tokio::spawn(serve(own.0, program(&demo, &token)));
    tokio::spawn(serve(foreign.0, program(&demo, &token)));
    let mut browser = Browser::open(Screen::Phone, true, "hook").await?;
    browser.go(&origin).await?;
    browser.wait("window.limit !== undefined && !limit.loading").await?;
    let begun = browser.run("return begun", json!([])).await?;
    must(begun == json!([null, true, null]), format!("it begins with nothing: {begun}"))?;
    let kinds = "return ['limitInfo', 'loading', 'error', 'checkLimit', 'refreshLimit']
        .map((name) => typeof limit[name])";
    let kinds = browser.run(kinds, json!([])).await?;
    must(kinds == json!(["object", "boolean", "object", "function", "function"]), format!("{kinds}"))?;
    let info = browser.run("return limit.limitInfo", json!([])).await?;
    let number = |name: &str| info.get(name).and_then(Value::as_i64);
    must(
        info.get("canOrder") == Some(&json!(true))
            && number("currentOrders").is_some()
            && number("maxOrders").is_some(),
        format!("the shop's figures: {info}"),
    )?;
    let answered = browser.run("return limit.checkLimit()", json!([])).await?;
    must(answered == info, format!("asking again answers the same: {answered}"))?;
    demo.cli(&["shops", "block", "--shop", demo.slug(), "--code", "debt", "--text", "A test"])?;
    let heard = browser.run(
        "const before = told.length; return limit.refreshLimit().then(() =>
        told.slice(before).map((state) => [state.loading, state.limitInfo.isBlocked, state.error]))",
        json!([]),
    );
    let heard = heard.await?;
    must(heard == json!([[true, false, null], [false, true, null]]), format!("who listens hears: {heard}"))?;
    must(browser.run("return limit.limitInfo.canOrder", json!([])).await? == false, "it takes no orders")?;
    let said = browser.complaints().await?;
    must(said.is_empty(), format!("a quiet console: {said:?}"))?;
    // Another origin has the token of this page: it is told nothing but that it failed.
    browser.go(&format!("http://{}", foreign.1)).await?;
    browser.wait("window.limit !== undefined && !limit.loading").await?;
    let refused = browser.run("return [limit.limitInfo, typeof limit.error]", json!([])).await?;
    must(refused == json!([null, "string"]), format!("elsewhere: {refused}"))?;
    demo.close().await
}
