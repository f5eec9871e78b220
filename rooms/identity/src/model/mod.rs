//! Pure rules: e-mail addresses, passwords, tokens.

pub mod origin;
pub mod password;
pub mod token;

use souk_core::{Actor, Result, UserId, text};

use crate::refusals::{EMAIL_INVALID, NAME_INVALID};

souk_core::id_type!(
    /// A key for a program.
    ApiKeyId,
    "key"
);

souk_core::id_type!(
    /// A token for pages elsewhere.
    EmbedTokenId,
    "emb"
);

/// An e-mail address as people type it: ASCII, one `@`, a name of a host with a dot. Whether mail arrives
/// there is another question.
pub fn email(typed: &str) -> Result<String> {
    let refused = || EMAIL_INVALID.with().field("email", EMAIL_INVALID.code).into();
    let address = text::line(typed, 254).ok_or_else(refused)?;
    let plain = |part: &str, max: usize| {
        (1..=max).contains(&part.len())
            && part.bytes().all(|byte| byte.is_ascii_graphic() && !b"\"(),:;<>[]\\@".contains(&byte))
            && !part.starts_with('.')
            && !part.ends_with('.')
            && !part.contains("..")
    };
    let fine = address
        .split_once('@')
        .is_some_and(|(name, host)| plain(name, 64) && plain(host, 190) && host.contains('.'));
    if fine { Ok(address) } else { Err(refused()) }
}

/// What makes two addresses one person here.
pub fn email_key(email: &str) -> String {
    email.to_ascii_lowercase()
}

/// A person's name: 1 to 100 characters on one line.
pub fn name(typed: &str) -> Result<String> {
    let name = text::line(typed, 100).filter(|name| !name.is_empty());
    name.ok_or_else(|| NAME_INVALID.with().field("name", NAME_INVALID.code).into())
}

/// The person behind an actor.
pub const fn user_of(actor: &Actor) -> Option<UserId> {
    match actor {
        Actor::Member { user, .. } | Actor::User { user } | Actor::PlatformAdmin { user } => Some(*user),
        Actor::ApiKey { .. }
        | Actor::PlatformKey { .. }
        | Actor::Visitor { .. }
        | Actor::Console
        | Actor::Job { .. } => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_taken_as_people_type_them() {
        for fine in ["amina@example.dz", " Amina.B+shop@Example.DZ ", "a@b.c", "o'neil@x-y.org"] {
            assert!(email(fine).is_ok(), "{fine}");
        }
        assert_eq!(email_key(&email(" Amina@Example.DZ").unwrap()), "amina@example.dz");
        let long = format!("{}@example.dz", "a".repeat(65));
        for bad in [
            "",
            "amina",
            "@x.dz",
            "a@",
            "a@b",
            "a@@b.c",
            "a b@c.d",
            "أمينة@x.dz",
            ".a@b.c",
            "a..b@c.d",
            "a@b.c\0",
            &long,
        ] {
            assert_eq!(email(bad).unwrap_err().code(), "user.email_invalid", "{bad:?}");
        }
    }

    #[test]
    fn a_name_is_one_line_that_deceives_nobody() {
        assert_eq!(name("  أمينة  ب ").unwrap(), "أمينة ب");
        assert!(
            name("").is_err()
                && name(" ").is_err()
                && name("a\u{202e}b").is_err()
                && name(&"x".repeat(101)).is_err()
        );
    }
}
