//! People who sign in: users, passwords, sessions; and keys for programs, of a shop or of the platform.

mod changes;
mod commands;
pub mod doors;
pub mod model;
mod queries;
pub mod refusals;

use souk_engine::{Migration, MigrationSet, Room};

pub use changes::{
    ApiKeyCreated, ApiKeyRevoked, EmbedTokenCreated, EmbedTokenRevoked, InstallationSetUp, PasswordChanged,
    PlatformAdminSet, SessionClosed, SessionOpened, SessionsEnded, ShopChosen, UserAdded, add_user,
    choose_shop,
};
pub use commands::{
    AddUser, ChangePassword, CreateApiKey, CreateEmbedToken, CreatePlatformKey, EmbedOnce, EndUserSessions,
    KeyOnce, PasswordOnce, PersonCard, ResetPassword, RevokeApiKey, RevokeEmbedToken, RevokePlatformKey,
    SetPlatformAdmin, SetUpInstallation, SignIn, SignOut, SignedIn, SignedOut, UserCard, set_up_secret,
};
pub use model::password::{hash_password, verify_password};
pub use model::token::{EMBED, Token, token_shop};
pub use model::{ApiKeyId, EmbedTokenId, email, user_of};
pub use queries::{
    ApiKeyList, ApiKeyRow, ApiKeys, EmbedTokenList, EmbedTokenRow, EmbedTokens, ListedUser, Me,
    PlatformKeyList, SessionUser, UserList, UserRow, embedded_shop, is_platform_admin, is_set_up, key_actor,
    key_grants, user, user_by_email, who,
};

const MIGRATIONS: MigrationSet = MigrationSet {
    room: "identity",
    migrations: &[
        Migration { name: "0001_identity", sql: include_str!("../migrations/0001_identity.sql") },
        Migration { name: "0002_embed_tokens", sql: include_str!("../migrations/0002_embed_tokens.sql") },
        Migration { name: "0003_key_makers", sql: include_str!("../migrations/0003_key_makers.sql") },
    ],
};

pub static ROOM: Room = Room {
    commands: doors::COMMANDS,
    queries: doors::QUERIES,
    events: doors::EVENTS,
    refusals: refusals::ALL,
    invariants: doors::INVARIANTS,
    retention: doors::RETENTION,
    personal: doors::PERSONAL,
    harmless: &[
        "users: lang",
        "sessions: token_hash csrf",
        "api_keys: token_hash hint name permissions",
        "embed_tokens: token_hash hint name origins",
    ],
    texts: souk_engine::texts!(),
    ..Room::named("identity", MIGRATIONS)
};
