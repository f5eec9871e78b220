//! What a customer is and when one counts as blocked.

use souk_core::Moment;

souk_core::text_enum! {
    /// How a channel knows a customer.
    pub enum IdentityKind {
        Phone => "phone",
        Telegram => "telegram",
        Instagram => "instagram",
        Whatsapp => "whatsapp",
        Email => "email",
    }
}

/// A block holds from its start, to its end if it has one.
pub fn is_blocked(blocked_at: Option<Moment>, until: Option<Moment>, now: Moment) -> bool {
    blocked_at.is_some() && until.is_none_or(|until| now < until)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_block_ends_by_itself_at_its_exact_end() {
        let at = |moment| is_blocked(Some(Moment(10)), Some(Moment(20)), Moment(moment));
        assert!(at(19));
        assert!(!at(20));
        assert!(is_blocked(Some(Moment(10)), None, Moment(i64::MAX)));
        assert!(!is_blocked(None, None, Moment(15)));
    }
}
