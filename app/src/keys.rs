//! The installation's encryption key: from the settings, else made once and kept beside the data.

use std::io::Write;
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;

use souk_core::{Fault, Ids};
use souk_engine::Vault;

use crate::config::Config;

pub const KEY_FILE: &str = "encryption.key";

pub fn vault(config: &Config, ids: &Ids) -> Result<Vault, Fault> {
    let present = match &config.encryption_key_hex {
        Some(text) => parse(text)?,
        None => kept(&config.data_dir(), ids)?,
    };
    let old = config.encryption_key_hex_old.as_deref().map(parse).transpose()?;
    Ok(Vault::new(present, old.as_slice(), ids.clone()))
}

fn kept(folder: &Path, ids: &Ids) -> Result<[u8; 32], Fault> {
    let path = folder.join(KEY_FILE);
    if let Ok(text) = std::fs::read_to_string(&path) {
        return parse(text.trim());
    }
    let key: [u8; 32] = ids.bytes();
    let text: String = key.iter().map(|byte| format!("{byte:02x}")).collect();
    let failed = |error| Fault::caused(format!("{} cannot be written", path.display()), error);
    std::fs::create_dir_all(folder).map_err(failed)?;
    let mut file =
        std::fs::OpenOptions::new().write(true).create_new(true).mode(0o600).open(&path).map_err(failed)?;
    file.write_all(text.as_bytes()).map_err(failed)?;
    file.sync_all().map_err(failed)?;
    Ok(key)
}

fn parse(text: &str) -> Result<[u8; 32], Fault> {
    let wrong = || Fault::new("ENCRYPTION_KEY_HEX must be 64 hexadecimal digits (32 bytes)");
    if text.len() != 64 {
        return Err(wrong());
    }
    let mut key = [0u8; 32];
    for (slot, pair) in key.iter_mut().zip(text.as_bytes().chunks(2)) {
        let pair = std::str::from_utf8(pair).map_err(|_| wrong())?;
        *slot = u8::from_str_radix(pair, 16).map_err(|_| wrong())?;
    }
    Ok(key)
}
