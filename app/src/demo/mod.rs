//! `souk demo`: a temporary or given data folder, a shop with a catalog and orders, and where to look at it.

mod canvas;
mod catalog;
mod drawings;
mod face;
mod seed;

use std::net::SocketAddr;
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use souk_core::{Fault, Result};

use crate::config::Config;
use crate::serve;
use crate::start::{self, Schema};

const NOTES: &str = "demo.json";

/// What a demo tells; kept in its folder, so that a second start says the same.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Notes {
    pub shop: String,
    pub admin_email: String,
    pub admin_password: String,
    pub api_key: String,
    pub platform_key: String,
}

pub async fn run(config: &Config, json: bool) -> Result<()> {
    let mut config = config.clone();
    let folder = match &config.data_dir {
        Some(folder) => folder.clone(),
        None => std::env::temp_dir().join(format!("souk-demo-{}", std::process::id())),
    };
    config.data_dir = Some(folder.clone());
    let engine = start::open(&config, Schema::Migrate).await?;
    let notes = match read_notes(&folder) {
        Some(notes) => notes,
        None => {
            let notes = seed::fill(&engine).await?;
            write_notes(&folder, &notes)?;
            notes
        }
    };
    let listen = config.listen;
    config.listen = Some(listen.unwrap_or_else(|| SocketAddr::from(([127, 0, 0, 1], 8080))));
    let running = match serve::start(&config, engine.clone()).await {
        // Nobody asked for this port: any free one will do.
        Err(_) if listen.is_none() => {
            config.listen = Some(SocketAddr::from(([127, 0, 0, 1], 0)));
            serve::start(&config, engine).await?
        }
        other => other?,
    };
    tell(&config, &folder, &running, &notes, json);
    serve::asked_to_stop().await;
    running.stop().await;
    Ok(())
}

fn tell(config: &Config, folder: &Path, running: &serve::Running, notes: &Notes, json: bool) {
    let url = config.public_url(running.address);
    let storefront = format!("{url}/shop/{}", notes.shop);
    if json {
        let line = serde_json::json!({
            "url": url,
            "storefront": storefront,
            "shop": notes.shop,
            "admin_email": notes.admin_email,
            "admin_password": notes.admin_password,
            "api_key": notes.api_key,
            "platform_key": notes.platform_key,
            "data": folder,
            "database_url": config.database_url(),
        });
        println!("{line}");
        return;
    }
    println!("Souk is open.\n");
    println!("  Storefront   {storefront}");
    println!("  Admin        {url}/admin");
    println!("  Sign in as   {}", notes.admin_email);
    println!("  Password     {}", notes.admin_password);
    println!("  API key      {}", notes.api_key);
    println!("  Platform key {}", notes.platform_key);
    println!("  Data         {}\n", folder.display());
    println!("Stop it with Ctrl+C. The same folder opens again with: souk demo --data {}", folder.display());
}

fn read_notes(folder: &Path) -> Option<Notes> {
    serde_json::from_slice(&std::fs::read(notes_path(folder)).ok()?).ok()
}

/// Only its owner may read it: it holds a password and two keys.
fn write_notes(folder: &Path, notes: &Notes) -> Result<()> {
    use std::io::Write;
    let failed = |error: std::io::Error| Fault::caused("the demo's notes cannot be written", error);
    let text = serde_json::to_vec_pretty(notes).map_err(|error| Fault::caused("the demo's notes", error))?;
    let mut options = std::fs::OpenOptions::new();
    let file = options.write(true).create(true).truncate(true).mode(0o600).open(notes_path(folder));
    file.and_then(|mut file| file.write_all(&text)).map_err(failed)?;
    Ok(())
}

fn notes_path(folder: &Path) -> PathBuf {
    folder.join(NOTES)
}
