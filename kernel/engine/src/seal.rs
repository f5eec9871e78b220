//! Sealing of secrets at rest (AES-256-GCM, the key's id in front of the ciphertext) and digests under the
//! installation's own key.

use aes_gcm::aead::{Aead, Payload};
use aes_gcm::{Aes256Gcm, KeyInit, Nonce};
use hmac::{Hmac, Mac};
use serde_json::Value;
use sha2::{Digest, Sha256};
use souk_core::{Error, Ids, Kind, RawId, RefusalDef, Result};

pub const WRONG_KEY: RefusalDef = RefusalDef::new("crypto.wrong_key", Kind::Conflict);

/// The installation's keys: the present one seals, the older ones still open.
#[derive(Clone)]
pub struct Vault {
    keys: Vec<[u8; 32]>,
    ids: Ids,
}

impl Vault {
    /// `present` seals; `old` still opens.
    pub fn new(present: [u8; 32], old: &[[u8; 32]], ids: Ids) -> Self {
        Self { keys: std::iter::once(present).chain(old.iter().copied()).collect(), ids }
    }

    /// The first bytes of a key's hash: tells keys apart, gives nothing away.
    pub fn fingerprint(&self) -> String {
        self.keys.first().map(|key| hex(&fingerprint(key))).unwrap_or_default()
    }

    /// Sealed bytes, bound to `place` (shop, table, column): moved elsewhere they do not open.
    pub fn seal(&self, plain: &[u8], place: &[u8]) -> Result<Vec<u8>> {
        let key = self.keys.first().ok_or_else(|| Error::fault("no key"))?;
        let nonce: [u8; 12] = self.ids.bytes();
        let cipher = Aes256Gcm::new(&(*key).into());
        let sealed = cipher
            .encrypt(&Nonce::from(nonce), Payload { msg: plain, aad: place })
            .map_err(|_| Error::fault("sealing failed"))?;
        Ok([&fingerprint(key)[..], &nonce, &sealed].concat())
    }

    pub fn open(&self, sealed: &[u8], place: &[u8]) -> Result<Vec<u8>> {
        let parts = sealed.split_at_checked(4).and_then(|(id, rest)| Some((id, rest.split_at_checked(12)?)));
        let Some((id, (nonce, text))) = parts else { return Err(WRONG_KEY.refuse()) };
        let key = self.keys.iter().find(|key| fingerprint(key) == id).ok_or_else(|| WRONG_KEY.refuse())?;
        let nonce: [u8; 12] = nonce.try_into().map_err(|_| WRONG_KEY.refuse())?;
        Aes256Gcm::new(&(*key).into())
            .decrypt(&Nonce::from(nonce), Payload { msg: text, aad: place })
            .map_err(|_| WRONG_KEY.refuse())
    }

    /// HMAC over a name and a canonical input, secrets included: tells inputs apart without keeping them.
    pub fn digest(&self, name: &str, input: &Value) -> Vec<u8> {
        self.sign(name, input.to_string().as_bytes())
    }

    /// HMAC-SHA256 of `bytes` for the purpose `name`.
    pub fn sign(&self, name: &str, bytes: &[u8]) -> Vec<u8> {
        let key = self.keys.last().copied().unwrap_or_default();
        let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(&key) else { return Vec::new() };
        mac.update(name.as_bytes());
        mac.update(&[0]);
        mac.update(bytes);
        mac.finalize().into_bytes().to_vec()
    }

    /// Is `signature` one of ours? Compares in constant time.
    pub fn signed(&self, name: &str, bytes: &[u8], signature: &[u8]) -> bool {
        same(&self.sign(name, bytes), signature)
    }

    /// The front of such a signature, short enough to stand in a link, a form or a cookie.
    pub fn mark(&self, name: &str, text: &str) -> RawId {
        let bytes = self.sign(name, text.as_bytes());
        RawId(bytes.first_chunk().copied().unwrap_or_default())
    }
    /// Is `given` such a mark of ours? Compares in constant time.
    pub fn marked(&self, name: &str, text: &str, given: &str) -> bool {
        RawId::decode(given).is_some_and(|given| same(&self.mark(name, text).0, &given.0))
    }
}

impl std::fmt::Debug for Vault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Vault")
    }
}

fn same(right: &[u8], given: &[u8]) -> bool {
    right.len() == given.len() && right.iter().zip(given).fold(0, |diff, (a, b)| diff | (a ^ b)) == 0
}

fn fingerprint(key: &[u8; 32]) -> [u8; 4] {
    let hash: [u8; 32] = Sha256::digest(key).into();
    let [a, b, c, d, ..] = hash;
    [a, b, c, d]
}

pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
