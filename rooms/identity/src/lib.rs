//! People who sign in: users, passwords, sessions; and keys for programs, of a shop or of the platform.

mod changes;
mod commands;
pub mod doors;
pub mod model;
mod queries;
pub mod refusals;

use souk_engine::{Migration, MigrationSet, Room};

pub use changes::{
    ApiKeyCreated, ApiKeyRevoked, InstallationSetUp, PasswordChanged, SessionClosed, SessionOpened,
    ShopChosen, UserAdded, add_user, choose_shop,
};
pub use commands::{
    AddUser, ChangePassword, CreateApiKey, CreatePlatformKey, KeyOnce, RevokeApiKey, RevokePlatformKey,
    SetUpInstallation, SignIn, SignOut, SignedIn, SignedOut, UserCard, set_up_secret,
};
pub use model::password::{hash_password, verify_password};
pub use model::token::{Token, token_shop};
pub use model::{ApiKeyId, email, user_of};
pub use queries::{
    ApiKeyList, ApiKeyRow, ApiKeys, Me, PlatformKeyList, SessionUser, UserRow, is_platform_admin, is_set_up,
    key_actor, key_grants, user, user_by_email, who,
};

const MIGRATIONS: MigrationSet = MigrationSet {
    room: "identity",
    migrations: &[Migration { name: "0001_identity", sql: include_str!("../migrations/0001_identity.sql") }],
};

pub static ROOM: Room = Room {
    commands: doors::COMMANDS,
    queries: doors::QUERIES,
    events: doors::EVENTS,
    refusals: refusals::ALL,
    invariants: doors::INVARIANTS,
    retention: doors::RETENTION,
    personal: doors::PERSONAL,
    harmless: &["users: lang", "sessions: token_hash csrf", "api_keys: token_hash hint name permissions"],
    texts: souk_engine::texts!(),
    ..Room::named("identity", MIGRATIONS)
};
