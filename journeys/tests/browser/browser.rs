//! Chromium as a person would use it, told what to do by WebDriver over the rig's own HTTP.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use rig::http::{Request, Wire};
use rig::{Outcome, Saying};
use serde_json::{Value, json};

/// How long a page, and the end of the browser, may take.
const PATIENCE: Duration = Duration::from_secs(60);

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Screen {
    /// 360 px wide, under a finger.
    Phone,
    /// 1280 px wide.
    Desk,
}

impl Screen {
    pub const fn width(self) -> u32 {
        match self {
            Self::Phone => 360,
            Self::Desk => 1280,
        }
    }
}

#[derive(Debug)]
pub struct Browser {
    pub screen: Screen,
    driver: Child,
    address: SocketAddr,
    session: String,
    profile: PathBuf,
}

impl Browser {
    pub async fn open(screen: Screen, scripts: bool, name: &str) -> Outcome<Self> {
        let (mut driver, address) = start_driver()?;
        let folder = format!("profile-{name}-{}-{}", screen.width(), std::process::id());
        let profile = Path::new(env!("CARGO_TARGET_TMPDIR")).join(folder);
        let wanted = wanted(screen, scripts, &profile)?;
        let asked = Request::command("POST", "/session", "", "", &wanted);
        let opened = match Wire::open(address).await {
            Ok(mut wire) => wire.ask(&asked).await.and_then(|answer| answer.good("opening Chromium")),
            Err(why) => Err(why),
        };
        let opened = opened.inspect_err(|_| {
            // Nothing else ends it: there is no session yet.
            let _ = driver.kill();
        })?;
        let session = opened.json().pointer("/value/sessionId").and_then(Value::as_str).map(str::to_owned);
        let session = session.ok_or("Chromium gave no session")?;
        Ok(Self { screen, driver, address, session, profile })
    }

    async fn ask(&mut self, method: &str, path: &str, body: &Value) -> Outcome<Value> {
        let request = Request::command(method, &format!("/session/{}{path}", self.session), "", "", body);
        let answer = Wire::open(self.address).await?.ask(&request).await.saying(path)?;
        let said = answer.json();
        let value = said.get("value").cloned().unwrap_or_default();
        if answer.status == 200 {
            return Ok(value);
        }
        Err(format!("{path} {body}: {}", value.get("message").and_then(Value::as_str).unwrap_or("refused")))
    }

    pub async fn go(&mut self, url: &str) -> Outcome<()> {
        self.ask("POST", "/url", &json!({"url": url})).await.map(drop)
    }

    pub async fn back(&mut self) -> Outcome<()> {
        self.ask("POST", "/back", &json!({})).await.map(drop)
    }

    pub async fn refresh(&mut self) -> Outcome<()> {
        self.ask("POST", "/refresh", &json!({})).await.map(drop)
    }

    pub async fn address(&mut self) -> Outcome<String> {
        Ok(as_text(&self.ask_page("location.href").await?))
    }

    async fn devtools(&mut self, command: &str, params: Value) -> Outcome<Value> {
        self.ask("POST", "/goog/cdp/execute", &json!({"cmd": command, "params": params})).await
    }

    /// What an expression is worth in the page, also in one whose scripts are switched off: WebDriver's own
    /// clicks and texts wait there for ever.
    async fn ask_page(&mut self, expression: &str) -> Outcome<Value> {
        let params = json!({"expression": expression, "returnByValue": true});
        let said = self.devtools("Runtime.evaluate", params).await?;
        match said.pointer("/exceptionDetails/exception/description") {
            Some(why) => Err(as_text(why)),
            None => Ok(said.pointer("/result/value").cloned().unwrap_or_default()),
        }
    }

    /// Something of the first element that a selector finds: `it` in the expression.
    async fn of(&mut self, selector: &str, expression: &str) -> Outcome<Value> {
        let found = format!("(it => {{ {expression} }})(document.querySelector({}))", json!(selector));
        match self.ask_page(&found).await {
            Ok(value) => Ok(value),
            Err(why) => Err(format!("{selector} on {}: {why}", self.address().await?)),
        }
    }

    /// Presses where the element is seen; what covers it is pressed instead, so it may not be covered.
    pub async fn click(&mut self, selector: &str) -> Outcome<()> {
        let place = "it.scrollIntoView({block: 'center', behavior: 'instant'});
            const {left, top, width, height} = it.getClientRects()[0];
            const [x, y] = [left + width / 2, top + height / 2];
            const met = document.elementFromPoint(x, y);
            if (!it.contains(met)) throw new Error(`covered by ${met && met.outerHTML.slice(0, 80)}`);
            return {x, y, button: 'left', clickCount: 1};";
        let mut point = self.of(selector, place).await?;
        for kind in ["mousePressed", "mouseReleased"] {
            if let Some(fields) = point.as_object_mut() {
                fields.insert("type".to_owned(), kind.into());
            }
            self.devtools("Input.dispatchMouseEvent", point.clone()).await?;
        }
        Ok(())
    }

    /// Presses what leads to another page, and waits until that page is there.
    pub async fn follow(&mut self, selector: &str) -> Outcome<()> {
        self.ask_page("window.left = true").await?;
        self.click(selector).await?;
        self.wait("!window.left && document.readyState === 'complete'").await.saying(selector)
    }

    pub async fn wait(&mut self, expression: &str) -> Outcome<()> {
        let arrived = async {
            while self.ask_page(expression).await? != true {
                tokio::time::sleep(Duration::from_millis(10)).await;
            }
            Ok(())
        };
        tokio::time::timeout(PATIENCE, arrived).await.saying("nothing happens")?
    }

    /// Replaces what a field holds.
    pub async fn write(&mut self, selector: &str, text: &str) -> Outcome<()> {
        self.of(selector, "it.focus(); it.select()").await?;
        self.devtools("Input.insertText", json!({"text": text})).await.map(drop)
    }

    /// Picks an option of a list by what its value begins with, and waits for what follows from it.
    pub async fn pick(&mut self, selector: &str, value: &str) -> Outcome<()> {
        let script = format!(
            "it.value = [...it.options].find(option => option.value.startsWith({})).value;
             const scripted = document.documentElement.classList.contains('js');
             window.stale = scripted && document.getElementById(it.dataset.into);
             it.dispatchEvent(new Event('change', {{bubbles: true}}))",
            json!(value)
        );
        self.of(selector, &script).await?;
        self.wait("!window.stale || !window.stale.isConnected").await.saying(selector)
    }

    /// The text of an element as it is read.
    pub async fn text(&mut self, selector: &str) -> Outcome<String> {
        Ok(as_text(&self.of(selector, "return it.innerText").await?))
    }

    pub async fn has(&mut self, selector: &str) -> Outcome<bool> {
        Ok(self.of(selector, "return it !== null").await? == true)
    }

    /// Runs the body of a function in the page; a promise is waited for.
    pub async fn run(&mut self, script: &str, args: Value) -> Outcome<Value> {
        self.ask("POST", "/execute/sync", &json!({"script": script, "args": args})).await
    }

    /// What the page tells those who listen, as the browser builds it.
    pub async fn tree(&mut self) -> Outcome<Vec<Value>> {
        let tree = self.devtools("Accessibility.getFullAXTree", json!({})).await?;
        Ok(tree.get("nodes").and_then(Value::as_array).cloned().unwrap_or_default())
    }

    /// What the console complained of since it was asked last.
    pub async fn complaints(&mut self) -> Outcome<Vec<String>> {
        let entries = self.ask("POST", "/se/log", &json!({"type": "browser"})).await?;
        let severe = |entry: &&Value| entry.get("level").is_some_and(|level| level == "SEVERE");
        let entries = entries.as_array().cloned().unwrap_or_default();
        Ok(entries.iter().filter(severe).filter_map(|entry| entry.get("message")).map(as_text).collect())
    }

    /// The whole page, as long as it is.
    pub async fn picture(&mut self) -> Outcome<Vec<u8>> {
        // A short page is moved aside by Chromium when it is taken beyond what is seen.
        if self.ask_page("document.documentElement.scrollHeight <= innerHeight").await? == true {
            return self.glance().await;
        }
        let height = self.ask_page("document.documentElement.scrollHeight").await?;
        let clip = json!({"x": 0, "y": 0, "width": self.screen.width(), "height": height, "scale": 1});
        let params = json!({"format": "png", "captureBeyondViewport": true, "clip": clip});
        let taken = self.devtools("Page.captureScreenshot", params).await?;
        from_base64(&taken.get("data").map(as_text).unwrap_or_default())
    }

    /// What is seen without scrolling.
    pub async fn glance(&mut self) -> Outcome<Vec<u8>> {
        from_base64(&as_text(&self.ask("GET", "/screenshot", &json!({})).await?))
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        // The driver ends its browser when the session ends; when it is killed, the browser would live on.
        if let Ok(mut stream) = TcpStream::connect(self.address) {
            let head = format!("DELETE /session/{} HTTP/1.1\r\nhost: 127.0.0.1\r\n", self.session);
            let _ = stream.set_read_timeout(Some(PATIENCE));
            let _ = stream.write_all(format!("{head}connection: close\r\n\r\n").as_bytes());
            let _ = stream.read(&mut [0; 64]);
        }
        let _ = self.driver.kill();
        let _ = self.driver.wait();
        let _ = std::fs::remove_dir_all(&self.profile);
    }
}

/// What was given by `cargo xtask test`, else what this machine has.
fn program(setting: &str, name: &str) -> Outcome<PathBuf> {
    let given = xtask::machine::setting(setting).map(PathBuf::from);
    given
        .or_else(|| xtask::machine::program(name))
        .ok_or(format!("{name} is missing: run `cargo xtask test`"))
}

/// The driver wants the same free port of both families, finds one of the first, and ends when somebody has
/// that of the second.
fn start_driver() -> Outcome<(Child, SocketAddr)> {
    let path = program("SOUK_CHROMEDRIVER", "chromedriver")?;
    for _ in 0..10 {
        if let Ok(started) = try_start(&path) {
            return Ok(started);
        }
    }
    try_start(&path)
}

fn try_start(path: &Path) -> Outcome<(Child, SocketAddr)> {
    let mut command = Command::new(path);
    command.arg("--port=0").stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null());
    let mut driver = command.spawn().saying(path.display())?;
    let mut lines = BufReader::new(driver.stdout.take().ok_or("chromedriver says nothing")?).lines();
    let port = lines.by_ref().map_while(Result::ok).find_map(|line| {
        let port = line.split_once("successfully on port ")?.1;
        port.trim_end_matches('.').parse::<u16>().ok()
    });
    // It may not stop at a full pipe.
    std::thread::spawn(move || lines.for_each(drop));
    match port {
        Some(port) => Ok((driver, SocketAddr::from(([127, 0, 0, 1], port)))),
        None => {
            driver.kill().ok();
            driver.wait().ok();
            Err("chromedriver did not say its port".to_owned())
        }
    }
}

fn wanted(screen: Screen, scripts: bool, profile: &Path) -> Outcome<Value> {
    let mut args = vec![
        "--headless=new".to_owned(),
        "--disable-gpu".to_owned(),
        "--disable-dev-shm-usage".to_owned(),
        "--disable-quic".to_owned(),
        "--no-first-run".to_owned(),
        "--disable-background-networking".to_owned(),
        "--disable-component-update".to_owned(),
        "--disable-sync".to_owned(),
        "--hide-scrollbars".to_owned(),
        "--window-size=1280,900".to_owned(),
        format!("--user-data-dir={}", profile.display()),
    ];
    if xtask::machine::is_root() {
        args.push("--no-sandbox".to_owned());
    }
    let mut options = json!({"binary": program("SOUK_CHROMIUM", "chromium")?, "args": args});
    let fields = options.as_object_mut().ok_or("options are an object")?;
    if screen == Screen::Phone {
        let metrics = json!({"width": 360, "height": 740, "pixelRatio": 2, "touch": true});
        fields.insert("mobileEmulation".to_owned(), json!({"deviceMetrics": metrics}));
    }
    if !scripts {
        let off = json!({"profile.managed_default_content_settings.javascript": 2});
        fields.insert("prefs".to_owned(), off);
    }
    let wanted = json!({
        "browserName": "chrome",
        "goog:loggingPrefs": {"browser": "ALL"},
        "goog:chromeOptions": options,
    });
    Ok(json!({"capabilities": {"alwaysMatch": wanted}}))
}

fn as_text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

fn from_base64(text: &str) -> Outcome<Vec<u8>> {
    let mut bytes = Vec::with_capacity(text.len() / 4 * 3);
    let (mut held, mut bits) = (0_u32, 0);
    for letter in text.bytes().filter(|letter| *letter != b'=') {
        let six = match letter {
            b'A'..=b'Z' => letter - b'A',
            b'a'..=b'z' => letter - b'a' + 26,
            b'0'..=b'9' => letter - b'0' + 52,
            b'+' => 62,
            b'/' => 63,
            _ => return Err("a picture that is not base64".to_owned()),
        };
        held = (held << 6) | u32::from(six);
        bits += 6;
        if bits >= 8 {
            bits -= 8;
            bytes.push(u8::try_from((held >> bits) & 0xff).saying("a byte")?);
        }
    }
    Ok(bytes)
}

#[test]
fn pictures_are_read_from_base64() {
    assert_eq!(from_base64("U291aw==").unwrap(), b"Souk");
    assert_eq!(from_base64("/+9h").unwrap(), [0xff, 0xef, b'a']);
    assert!(from_base64("a-b").is_err());
}
