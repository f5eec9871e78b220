//! Paths, CLI names, events and audit statements of this room, as data.

use souk_engine::{Api, CommandDef, EventDef, Invariant, Personal, QueryDef, Retention, sql};

use crate::{
    AddUser, ApiKeyCreated, ApiKeyList, ApiKeyRevoked, ChangePassword, CreateApiKey, CreateEmbedToken,
    CreatePlatformKey, EmbedTokenCreated, EmbedTokenList, EmbedTokenRevoked, EndUserSessions,
    InstallationSetUp, Me, PasswordChanged, PlatformAdminSet, PlatformKeyList, ResetPassword, RevokeApiKey,
    RevokeEmbedToken, RevokePlatformKey, SessionClosed, SessionOpened, SessionsEnded, SetPlatformAdmin,
    SetUpInstallation, ShopChosen, SignIn, SignOut, UserAdded, UserList,
};

pub(crate) const COMMANDS: &[CommandDef] = &[
    CommandDef::new::<SetUpInstallation>(
        "Makes the first platform admin of a new installation; works once.",
        &[Api::post("/api/v1/installation").created()],
        "installation set-up",
    ),
    CommandDef::new::<SignIn>(
        "Signs in by e-mail and password.",
        &[Api::post("/api/v1/session").created()],
        "",
    ),
    CommandDef::new::<SignOut>("Ends a session.", &[Api::post("/api/v1/session/end")], ""),
    CommandDef::new::<ChangePassword>(
        "Changes your own password and ends your other sessions.",
        &[Api::post("/api/v1/me/password")],
        "",
    ),
    CommandDef::new::<AddUser>(
        "Adds a person who may sign in.",
        &[Api::post("/api/v1/platform/users").created()],
        "users add",
    ),
    CommandDef::new::<SetPlatformAdmin>(
        "Gives or takes the right to run the installation.",
        &[Api::post("/api/v1/platform/users/{user}/platform-admin")],
        "users set-admin",
    ),
    CommandDef::new::<EndUserSessions>(
        "Signs a person out everywhere.",
        &[Api::post("/api/v1/platform/users/{user}/end-sessions")],
        "users end-sessions",
    ),
    CommandDef::new::<ResetPassword>(
        "Replaces a forgotten password by a new one, shown once; only at the machine.",
        &[],
        "users reset-password",
    ),
    CommandDef::new::<CreateApiKey>(
        "Makes a key for a program; it is shown once.",
        &[Api::post("/api/v1/api-keys").created()],
        "api-keys create",
    ),
    CommandDef::new::<RevokeApiKey>(
        "Ends a key for good.",
        &[Api::post("/api/v1/api-keys/{id}/revoke")],
        "api-keys revoke",
    ),
    CommandDef::new::<CreatePlatformKey>(
        "Makes a key that acts for the platform; it is shown once.",
        &[Api::post("/api/v1/platform/api-keys").created()],
        "platform-keys create",
    ),
    CommandDef::new::<RevokePlatformKey>(
        "Ends a platform key for good.",
        &[Api::post("/api/v1/platform/api-keys/{id}/revoke")],
        "platform-keys revoke",
    ),
    CommandDef::new::<CreateEmbedToken>(
        "Makes a token with which pages of named origins show the limit; it is shown once.",
        &[Api::post("/api/v1/embed-tokens").created()],
        "embed-tokens create",
    ),
    CommandDef::new::<RevokeEmbedToken>(
        "Ends a token for pages elsewhere for good.",
        &[Api::post("/api/v1/embed-tokens/{id}/revoke")],
        "embed-tokens revoke",
    ),
];

pub(crate) const QUERIES: &[QueryDef] = &[
    QueryDef::new::<Me>("Who is signed in.", &[Api::get("/api/v1/me")], ""),
    QueryDef::new::<UserList>("People who may sign in.", &[Api::get("/api/v1/platform/users")], "users list"),
    QueryDef::new::<ApiKeyList>("The shop's keys.", &[Api::get("/api/v1/api-keys")], "api-keys list"),
    QueryDef::new::<PlatformKeyList>(
        "The platform's keys.",
        &[Api::get("/api/v1/platform/api-keys")],
        "platform-keys list",
    ),
    QueryDef::new::<EmbedTokenList>(
        "The shop's tokens for pages elsewhere.",
        &[Api::get("/api/v1/embed-tokens")],
        "embed-tokens list",
    ),
];

pub(crate) const EVENTS: &[EventDef] = &[
    EventDef::new::<InstallationSetUp>("An installation got its first platform admin."),
    EventDef::new::<UserAdded>("A person may sign in."),
    EventDef::new::<PasswordChanged>("A password was changed; other sessions ended."),
    EventDef::new::<SessionOpened>("Somebody signed in."),
    EventDef::new::<ShopChosen>("A session turned to a shop."),
    EventDef::new::<PlatformAdminSet>("Somebody runs the installation, or no longer."),
    EventDef::new::<SessionsEnded>("Somebody was signed out everywhere."),
    EventDef::new::<SessionClosed>("Somebody signed out."),
    EventDef::new::<ApiKeyCreated>("A key for a program was made."),
    EventDef::new::<ApiKeyRevoked>("A key for a program was ended."),
    EventDef::new::<EmbedTokenCreated>("A token for pages elsewhere was made."),
    EventDef::new::<EmbedTokenRevoked>("A token for pages elsewhere was ended."),
];

pub(crate) const INVARIANTS: &[Invariant] = &[Invariant {
    name: "an installation that was set up has a platform admin",
    find: || {
        sql!(
            "select i.shop_id, cast('no platform admin' as text) from installation i where not exists (
                select 1 from users u where u.shop_id = i.shop_id and u.platform_admin = true)"
        )
    },
    plant: || {
        static PLANT: [&souk_engine::Sql; 1] =
            [sql!("insert into installation (shop_id, set_up_at) values ($1, 0)")];
        &PLANT
    },
}];

/// Accounts belong to the installation and outlive a shop.
pub(crate) const PERSONAL: &[Personal] = &[Personal {
    table: "users",
    columns: "email email_key name password_hash",
    of_shop: None,
    of_person: None,
}];

/// A session that ended is of no use to anybody.
pub(crate) const RETENTION: &[Retention] = &[Retention {
    of: "sessions that ended",
    keep_days: 1,
    delete: || {
        sql!(
            "delete from sessions where shop_id = $1 and token_hash in (
                select s.token_hash from sessions s where s.shop_id = $1 and s.expires_at < $2
                order by s.token_hash limit 1000)"
        )
    },
}];
