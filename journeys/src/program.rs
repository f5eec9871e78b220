//! The program under proof: built as it is shipped, and once more with its twins; started, asked, killed.

use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use serde_json::Value;

use crate::http::{Request, Wire};
use crate::place::Place;
use crate::{Outcome, Saying};

/// How long a start may take before it counts as hanging.
const PATIENCE: Duration = Duration::from_secs(30);

/// The two builds.
#[derive(Debug, Clone)]
pub struct Programs {
    /// As it is shipped.
    pub plain: PathBuf,
    /// The same sources with the feature `twins`.
    pub twins: PathBuf,
}

impl Programs {
    /// Both as they were built last.
    pub fn built(root: &Path) -> Self {
        let folder = root.join("target/proof");
        Self { plain: folder.join("souk"), twins: folder.join("souk-twins") }
    }

    /// Builds both, in the profile of the proofs.
    pub fn build(root: &Path) -> Outcome<Self> {
        let programs = Self::built(root);
        // As one workspace, like the rig itself: one package alone would have everything built anew. The
        // twins first: the plain build then lies where everybody looks for it.
        let words = ["build", "--profile", "proof", "--workspace", "--bin", "souk"];
        cargo(root, &[&words[..], &["--features", "souk/twins"]].concat())?;
        std::fs::copy(&programs.plain, &programs.twins).saying("copying the twins")?;
        cargo(root, &words)?;
        Ok(programs)
    }

    /// The shipped program has no twins in it: neither their names nor an ear for them. The other one has
    /// both.
    pub fn apart(&self, place: &Place) -> Outcome<()> {
        let named = |path: &Path| -> Outcome<bool> {
            let bytes = std::fs::read(path).saying(path.display())?;
            Ok(bytes.windows(10).any(|window| window == b"SOUK_TWIN="))
        };
        if named(&self.plain)? || !named(&self.twins)? {
            return Err("the twins are in the shipped program, or not in their own".to_owned());
        }
        for (program, heard) in [(&self.plain, false), (&self.twins, true)] {
            let shown = place.command(program).env("SOUK_TWIN", "oversell").args(["config", "show"]).output();
            let shown = shown.saying("config show")?;
            if shown.status.success() != heard {
                let said = String::from_utf8_lossy(&shown.stderr).into_owned();
                return Err(format!("SOUK_TWIN in {}: {} {said}", program.display(), shown.status));
            }
        }
        Ok(())
    }
}

fn cargo(root: &Path, words: &[&str]) -> Outcome<()> {
    let cargo =
        std::env::vars().find(|(name, _)| name == "CARGO").map_or("cargo".to_owned(), |(_, path)| path);
    let status = Command::new(cargo).args(words).current_dir(root).status().saying("cargo")?;
    if status.success() { Ok(()) } else { Err(format!("cargo {} failed", words.join(" "))) }
}

/// A running `souk serve`. Dropping it kills it.
#[derive(Debug)]
pub struct Running {
    pub address: SocketAddr,
    /// From the start to the first "ready".
    pub ready_in: Duration,
    child: Child,
}

impl Running {
    /// Starts it as a user would, and waits until it says that it is ready.
    pub async fn start(program: &Path, place: &Place, twin: Option<&str>) -> Outcome<Self> {
        let port = std::net::TcpListener::bind("127.0.0.1:0").and_then(|taken| taken.local_addr());
        let address = port.saying("a free port")?;
        let log = std::fs::File::options().create(true).append(true).open(place.log()).saying("the log")?;
        let mut command = place.command(program);
        if let Some(twin) = twin {
            command.env("SOUK_TWIN", twin);
        }
        let began = Instant::now();
        let child = command
            .args(["serve", "--listen", &address.to_string()])
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(log)
            .spawn()
            .saying(program.display())?;
        let mut running = Self { address, ready_in: Duration::ZERO, child };
        while !running.is_ready().await {
            if let Ok(Some(status)) = running.child.try_wait() {
                return Err(format!("souk serve ended with {status}: {}", place.last_words()));
            }
            if began.elapsed() > PATIENCE {
                return Err(format!("souk serve was not ready in time: {}", place.last_words()));
            }
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
        running.ready_in = began.elapsed();
        Ok(running)
    }

    pub async fn is_ready(&self) -> bool {
        let Ok(mut wire) = Wire::open(self.address).await else { return false };
        wire.ask(&Request::get("/health/ready", None)).await.is_ok_and(|answer| answer.status == 200)
    }

    pub fn pid(&self) -> u32 {
        self.child.id()
    }

    /// kill -9.
    pub fn kill(mut self) -> Outcome<()> {
        self.child.kill().saying("kill -9")?;
        self.child.wait().saying("waiting for the killed").map(|_| ())
    }

    /// SIGTERM, and the end it makes of itself.
    pub async fn stop(mut self) -> Outcome<()> {
        let pid = self.child.id().to_string();
        Command::new("kill").args(["-TERM", &pid]).status().saying("kill -TERM")?;
        let began = Instant::now();
        while began.elapsed() < PATIENCE {
            match self.child.try_wait().saying("waiting for the stopped")? {
                Some(status) if status.success() => return Ok(()),
                Some(status) => return Err(format!("souk serve stopped with {status}")),
                None => tokio::time::sleep(Duration::from_millis(10)).await,
            }
        }
        Err("souk serve did not stop".to_owned())
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        // It may have ended long ago.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Runs one command line to its end and reads its JSON.
pub fn cli(program: &Path, place: &Place, words: &[&str]) -> Outcome<Value> {
    let output = place.command(program).args(words).arg("--json").output().saying(program.display())?;
    let (out, err) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    if !output.status.success() {
        return Err(format!("souk {}: {} {out} {err}", words.join(" "), output.status));
    }
    serde_json::from_str(out.trim()).saying(format!("souk {} said {out:?}", words.join(" ")))
}
