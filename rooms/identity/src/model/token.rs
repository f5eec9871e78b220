//! Secrets that are shown once and kept as a hash: sessions, keys, invitations.

use sha2::{Digest, Sha256};
use souk_core::{Ids, RawId, TenantId};

/// A new secret. Not printable by accident: it has no `Debug`.
pub struct Token {
    pub text: String,
    pub hash: Vec<u8>,
}

/// How a token begins with which pages elsewhere show the limit; it opens nothing else.
pub const EMBED: &str = "souk_embed_";

impl Token {
    /// 32 random bytes as letters. The shop stands in front, so that whoever brings the token also says where
    /// to look.
    pub fn new(prefix: &str, shop: TenantId, ids: &Ids) -> Self {
        let [first, second] = [RawId(ids.bytes()).encode(), RawId(ids.bytes()).encode()];
        let text = format!("{prefix}{}_{first}{second}", shop.raw().encode());
        let hash = Self::hash(&text);
        Self { text, hash }
    }

    /// Random bytes need no salt and no slow hash.
    pub fn hash(text: &str) -> Vec<u8> {
        Sha256::digest(text.as_bytes()).to_vec()
    }

    /// The last letters, for telling tokens apart on a page.
    pub fn hint(&self) -> String {
        let letters: Vec<char> = self.text.chars().collect();
        letters.iter().skip(letters.len().saturating_sub(4)).collect()
    }
}

/// The shop that a token of this kind names; `None` when it is no such token.
pub fn token_shop(text: &str, prefix: &str) -> Option<TenantId> {
    let (shop, secret) = text.strip_prefix(prefix)?.split_once('_')?;
    let shop = RawId::decode(shop)?;
    (secret.len() == 52).then_some(TenantId::from_raw(shop))
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use souk_core::SeededEntropy;

    use super::*;

    #[test]
    fn a_token_says_where_to_look_and_nothing_more() {
        let ids = Ids::new(Arc::new(SeededEntropy::new(3)));
        let shop: TenantId = ids.make(souk_core::Moment(1_790_000_000_000_000));
        let token = Token::new("souk_live_", shop, &ids);
        assert_eq!(token_shop(&token.text, "souk_live_"), Some(shop));
        assert_eq!(token_shop(&token.text, "inv_"), None);
        assert_eq!(token_shop("souk_live_x", "souk_live_"), None);
        assert_eq!(Token::hash(&token.text), token.hash);
        assert!(token.text.ends_with(&token.hint()) && token.hint().len() == 4);
        assert_ne!(Token::new("souk_live_", shop, &ids).text, token.text);
    }
}
