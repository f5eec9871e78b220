//! What can happen to users, sessions and keys. No event holds a secret.

mod embeds;
mod keys;
mod sessions;
mod users;

pub use embeds::{EmbedTokenCreated, EmbedTokenRevoked};
pub use keys::{ApiKeyCreated, ApiKeyRevoked};
pub use sessions::{SessionClosed, SessionOpened, SessionsEnded, ShopChosen, choose_shop};
pub use users::{InstallationSetUp, PasswordChanged, PlatformAdminSet, UserAdded, add_user};

pub(crate) use embeds::{CreateEmbed, RevokeEmbed};
pub(crate) use keys::{CreateKey, RevokeKey};
pub(crate) use sessions::{CloseSession, EndSessions, OpenSession};
pub(crate) use users::{ReplacePassword, SetPassword, SetPlatformAdminRow, SetUp, insert_user};
