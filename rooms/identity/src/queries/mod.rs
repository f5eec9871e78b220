//! Who somebody is: asked by doors before a command, and by the authority inside it.

mod embeds;
mod keys;
mod users;

pub use embeds::{EmbedTokenList, EmbedTokenRow, EmbedTokens, embedded_shop};
pub use keys::{ApiKeyList, ApiKeyRow, ApiKeys, PlatformKeyList, key_actor, key_grants};
pub use users::{
    ListedUser, Me, SessionUser, UserList, UserRow, is_platform_admin, is_set_up, user, user_by_email, who,
};

pub(crate) use keys::{live_keys_of, maker_of};
pub(crate) use users::{credentials, password_of};
