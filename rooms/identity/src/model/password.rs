//! Passwords: what is accepted, and argon2id over it. Heavy: called in `prepare` only.

use std::sync::OnceLock;

use argon2::password_hash::{PasswordHasher, PasswordVerifier};
use argon2::{Algorithm, Argon2, Params, Version};
use souk_core::{Fault, Ids, Result};

use crate::refusals::PASSWORD_WEAK;

/// Length is what makes a password strong; a ceiling keeps hashing cheap for us.
const SHORTEST: usize = 10;
const LONGEST: usize = 200;

/// 19 MiB, two passes, one lane: the least that OWASP's cheat sheet recommends.
fn argon2() -> Argon2<'static> {
    Argon2::new(Algorithm::Argon2id, Version::V0x13, Params::default())
}

/// Refuses a password that is too short, too long, one character over and over, or the e-mail itself.
pub fn accept(password: &str, email: &str) -> Result<()> {
    let length = password.chars().count();
    let varied = password.chars().any(|c| !password.starts_with(c));
    let own = email.eq_ignore_ascii_case(password);
    if (SHORTEST..=LONGEST).contains(&length) && varied && !own {
        return Ok(());
    }
    PASSWORD_WEAK.with().arg("least", SHORTEST).field("password", PASSWORD_WEAK.code).err()
}

/// The text to keep in place of a password.
pub fn hash_password(password: &str, ids: &Ids) -> Result<String> {
    hash_with(password, &ids.bytes::<16>())
}

fn hash_with(password: &str, salt: &[u8]) -> Result<String> {
    let hash = argon2().hash_password_with_salt(password.as_bytes(), salt);
    hash.map(|hash| hash.to_string()).map_err(|error| Fault::new(format!("hashing failed: {error}")).into())
}

/// Is this the password? Without a hash to compare (unknown e-mail, no password yet) it takes as long and
/// says no.
pub fn verify_password(password: &str, hash: Option<&str>) -> Result<bool> {
    static NOBODY: OnceLock<String> = OnceLock::new();
    if password.len() > 4 * LONGEST {
        return Ok(false);
    }
    let known = match hash {
        Some(hash) => hash,
        None if NOBODY.get().is_some() => NOBODY.get().map_or("", String::as_str),
        None => {
            let made = hash_with("nobody has this password", &[0; 16])?;
            NOBODY.get_or_init(|| made)
        }
    };
    Ok(argon2().verify_password(password.as_bytes(), known).is_ok() && hash.is_some())
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use souk_core::SeededEntropy;

    use super::*;

    #[test]
    fn a_password_is_known_again_and_no_other() {
        let ids = Ids::new(Arc::new(SeededEntropy::new(1)));
        let hash = hash_password("مفتاح طويل جدا", &ids).unwrap();
        assert!(hash.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{hash}");
        assert!(verify_password("مفتاح طويل جدا", Some(&hash)).unwrap());
        assert!(!verify_password("مفتاح طويل جد", Some(&hash)).unwrap());
        assert_ne!(hash, hash_password("مفتاح طويل جدا", &ids).unwrap(), "each has its own salt");
    }

    #[test]
    fn nobody_signs_in_without_a_hash() {
        assert!(!verify_password("nobody has this password", None).unwrap());
        assert!(!verify_password(&"x".repeat(10_000), None).unwrap());
    }

    #[test]
    fn weak_passwords_are_refused() {
        for weak in ["short", "aaaaaaaaaaaa", "amina@example.dz", &"ab".repeat(101)] {
            assert_eq!(accept(weak, "Amina@example.dz").unwrap_err().code(), "user.password_weak", "{weak}");
        }
        assert!(accept("ten chars!", "a@b.c").is_ok());
    }
}
