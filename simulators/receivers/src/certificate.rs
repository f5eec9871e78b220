//! Certificates of a trial: an authority that nobody knows, and `localhost` signed by it. Made anew on each
//! machine, so that no key lies in the repository.

use std::path::{Path, PathBuf};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use ring::rand::{SecureRandom, SystemRandom};
use ring::signature::{ECDSA_P256_SHA256_ASN1_SIGNING, EcdsaKeyPair, KeyPair};

const SEQUENCE: u8 = 0x30;
/// 1.2.840.10045.4.3.2, ecdsa-with-SHA256.
const SIGNED_BY: &[u8] = &[0x06, 8, 0x2a, 0x86, 0x48, 0xce, 0x3d, 4, 3, 2];
/// 1.2.840.10045.2.1 and 1.2.840.10045.3.1.7: a key on the curve P-256.
const CURVE: &[u8] =
    &[0x06, 7, 0x2a, 0x86, 0x48, 0xce, 0x3d, 2, 1, 0x06, 8, 0x2a, 0x86, 0x48, 0xce, 0x3d, 3, 1, 7];

/// One value of DER: tag, length, content.
fn der(tag: u8, parts: &[&[u8]]) -> Vec<u8> {
    let content = parts.concat();
    let length = content.len().to_be_bytes();
    let length: Vec<u8> = length.into_iter().skip_while(|byte| *byte == 0).collect();
    let mut value = vec![tag];
    match (content.len(), u8::try_from(length.len())) {
        (short @ 0..=127, _) => value.push(u8::try_from(short).expect("a short length")),
        (_, Ok(bytes)) => {
            value.push(0x80 | bytes);
            value.extend(length);
        }
        (_, Err(_)) => unreachable!("no length has so many bytes"),
    }
    value.extend(content);
    value
}

fn name(common: &str) -> Vec<u8> {
    let attribute = der(SEQUENCE, &[&[0x06, 3, 0x55, 4, 3], &der(0x0c, &[common.as_bytes()])]);
    der(SEQUENCE, &[&der(0x31, &[&attribute])])
}

/// What the certificate says besides whose it is.
enum Says {
    /// It signs others.
    Authority,
    /// It is `localhost` and `127.0.0.1`.
    Localhost,
}

impl Says {
    fn extensions(&self) -> Vec<u8> {
        let one = match self {
            Self::Authority => {
                let value = der(SEQUENCE, &[&[0x01, 1, 0xff]]);
                der(SEQUENCE, &[&[0x06, 3, 0x55, 29, 19], &[0x01, 1, 0xff], &der(0x04, &[&value])])
            }
            Self::Localhost => {
                let names = der(SEQUENCE, &[&der(0x82, &[b"localhost"]), &der(0x87, &[&[127, 0, 0, 1]])]);
                der(SEQUENCE, &[&[0x06, 3, 0x55, 29, 17], &der(0x04, &[&names])])
            }
        };
        der(0xa3, &[&der(SEQUENCE, &[&one])])
    }
}

struct Key {
    pkcs8: Vec<u8>,
    pair: EcdsaKeyPair,
}

impl Key {
    fn new(random: &SystemRandom) -> Self {
        let pkcs8 = EcdsaKeyPair::generate_pkcs8(&ECDSA_P256_SHA256_ASN1_SIGNING, random).expect("a key");
        let pkcs8 = pkcs8.as_ref().to_vec();
        let pair = EcdsaKeyPair::from_pkcs8(&ECDSA_P256_SHA256_ASN1_SIGNING, &pkcs8, random).expect("a key");
        Self { pkcs8, pair }
    }

    /// A certificate of the key `of`, signed by this one.
    fn certify(&self, random: &SystemRandom, issuer: &str, of: &Self, subject: &str, says: &Says) -> Vec<u8> {
        let mut serial = [0_u8; 16];
        random.fill(&mut serial).expect("random bytes");
        // Positive, and not begun with a zero.
        let [first, ..] = &mut serial;
        *first = (*first & 0x3f) | 0x40;
        let algorithm = der(SEQUENCE, &[SIGNED_BY]);
        let valid = [b"200101000000Z", b"491231235959Z"].map(|time| der(0x17, &[time]));
        let point = der(0x03, &[&[0], of.pair.public_key().as_ref()]);
        let body = der(
            SEQUENCE,
            &[
                &[0xa0, 3, 0x02, 1, 2],
                &der(0x02, &[&serial]),
                &algorithm,
                &name(issuer),
                &der(SEQUENCE, &[&valid.concat()]),
                &name(subject),
                &der(SEQUENCE, &[&der(SEQUENCE, &[CURVE]), &point]),
                &says.extensions(),
            ],
        );
        let signature = self.pair.sign(random, &body).expect("a signature");
        der(SEQUENCE, &[&body, &algorithm, &der(0x03, &[&[0], signature.as_ref()])])
    }
}

fn pem(label: &str, der: &[u8]) -> String {
    let text = STANDARD.encode(der);
    let lines: Vec<&str> =
        (0..text.len()).step_by(64).filter_map(|at| text.get(at..text.len().min(at + 64))).collect();
    format!("-----BEGIN {label}-----\n{}\n-----END {label}-----\n", lines.join("\n"))
}

/// Where the trial's files lie: `ca.pem`, `localhost.pem`, `key.pem`. Made by whoever needs them first.
pub fn folder() -> PathBuf {
    let parent = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../target/tmp");
    let folder = parent.join("trial-certificates");
    if folder.join("key.pem").exists() {
        return folder;
    }
    let random = SystemRandom::new();
    let (authority, own) = (Key::new(&random), Key::new(&random));
    let ca = authority.certify(&random, "Souk trial", &authority, "Souk trial", &Says::Authority);
    let shown = authority.certify(&random, "Souk trial", &own, "localhost", &Says::Localhost);
    let made = parent.join(format!("trial-certificates-{}", std::process::id()));
    std::fs::create_dir_all(&made).expect("a folder for certificates");
    for (name, text) in [
        ("ca.pem", pem("CERTIFICATE", &ca)),
        ("localhost.pem", pem("CERTIFICATE", &shown)),
        ("key.pem", pem("PRIVATE KEY", &own.pkcs8)),
    ] {
        std::fs::write(made.join(name), text).expect("a certificate is written");
    }
    // Of two who make them at once one wins, and both take the winner's.
    if std::fs::rename(&made, &folder).is_err() {
        let _ = std::fs::remove_dir_all(&made);
    }
    folder
}
