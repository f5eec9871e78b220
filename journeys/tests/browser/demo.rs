//! The demo shop, started as its first visitor would, with a database of its own.

use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use rig::place::{On, Place};
use rig::program::cli;
use rig::{Outcome, Saying};
use serde_json::Value;

use crate::browser::Browser;

#[derive(Debug)]
pub struct Demo {
    pub place: Place,
    told: Value,
    running: Running,
}

/// Dropping it kills it.
#[derive(Debug)]
struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

impl Demo {
    pub async fn open(on: On, name: &str) -> Outcome<Self> {
        let server = xtask::machine::setting("SOUK_TEST_POSTGRES");
        let under = Path::new(env!("CARGO_TARGET_TMPDIR"));
        let place = Place::make(under, on, server.as_deref(), &format!("browser_{name}")).await?;
        let log = std::fs::File::create(place.log()).saying("the log")?;
        let mut command = place.command(&souk()?);
        command.args(["demo", "--json", "--listen", "127.0.0.1:0"]);
        command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(log);
        let mut running = Running(command.spawn().saying("souk demo")?);
        let mut line = String::new();
        let said = running.0.stdout.take().ok_or("souk demo says nothing")?;
        BufReader::new(said).read_line(&mut line).saying("souk demo")?;
        let told = serde_json::from_str(&line);
        let told = told.saying(format!("souk demo said {line:?}: {}", place.last_words()))?;
        let demo = Self { place, told, running };
        demo.let_forms_come_at_once()?;
        Ok(demo)
    }

    /// People take their time over a form; a driver does not, and is no robot of the kind that is looked for.
    fn let_forms_come_at_once(&self) -> Outcome<()> {
        self.let_forms_of_come_at_once(self.slug())
    }

    pub fn let_forms_of_come_at_once(&self, shop: &str) -> Outcome<()> {
        let settings = self.cli(&["settings", "show", "--shop", shop])?;
        let rev = settings.get("rev").map(Value::to_string).unwrap_or_default();
        let off = r#"{"form_seconds":0}"#;
        let words = ["settings", "set", "--shop", shop, "--rev", &rev, "--defences", off];
        self.cli(&words).map(drop)
    }

    /// What a command typed beside the running program answers.
    pub fn cli(&self, words: &[&str]) -> Outcome<Value> {
        cli(&souk()?, &self.place, words)
    }

    /// The demo's shop.
    pub fn slug(&self) -> &str {
        self.told("shop")
    }

    fn told(&self, field: &str) -> &str {
        self.told.get(field).and_then(Value::as_str).unwrap_or_default()
    }

    /// An address of the program.
    pub fn at(&self, path: &str) -> String {
        format!("{}{path}", self.told("url"))
    }

    /// The path of a page of the shop, in a language.
    pub fn shop(&self, lang: &str, path: &str) -> String {
        format!("/shop/{}/{lang}{path}", self.told("shop"))
    }

    pub async fn sign_in(&self, browser: &mut Browser) -> Outcome<()> {
        browser.go(&self.at("/admin")).await?;
        browser.write("[name=email]", self.told("admin_email")).await?;
        browser.write("[name=password]", self.told("admin_password")).await?;
        browser.follow("main form .button.main").await?;
        match browser.has(".dock").await? {
            true => Ok(()),
            false => Err(format!("signing in led to {}", browser.address().await?)),
        }
    }

    /// Ends it and takes its data away; what failed stays to be looked at.
    pub async fn close(self) -> Outcome<()> {
        drop(self.running);
        self.place.clear().await
    }
}

/// The program that is asked for by `SOUK_BIN`, else the one of these sources, built if it is not.
fn souk() -> Outcome<PathBuf> {
    if let Some(path) = xtask::machine::setting("SOUK_BIN") {
        return Ok(PathBuf::from(path));
    }
    let built = Command::new(xtask::machine::cargo())
        .args(["build", "--quiet", "-p", "souk"])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .status();
    if !built.saying("cargo build")?.success() {
        return Err("souk does not build".to_owned());
    }
    let here = std::env::current_exe().saying("our own place")?;
    // target/debug/deps/browser-… lies one below the program.
    let folder = here.parent().and_then(Path::parent).ok_or("no folder above our own")?;
    Ok(folder.join("souk"))
}
