//! Shops and the people who work in them: members, roles, invitations, settings, modes.

mod changes;
mod commands;
pub mod doors;
pub mod model;
mod queries;
mod reactions;
pub mod refusals;
mod steps;

use souk_engine::{Migration, MigrationSet, Room};

pub use changes::{
    CurrencyLocked, InvitationAccepted, InvitationEnded, InvitationMade, InvitationRenewed, MemberAdded,
    MemberRemoved, ModeSet, PermissionGranted, PermissionRevoked, PlacesSettled, RoleChanged,
    SettingsChanged, ShopChanged, ShopClosed, ShopHandedOver, ShopOpened,
};
pub use commands::*;
pub use model::defences::{DefenceChange, Defences};
pub use model::role::{Role, can_manage, is_operator, is_staff, is_support};
pub use model::settings::{HoldStock, Settings, WhenBlocked};
pub use model::{InvitationId, ShopId, permissions};
pub use queries::ShopAuthority;
pub use queries::{
    Holder, InvitationRow, MemberList, MemberRow, Members, MyShops, RoleTable, Roles, SettingsCard,
    SettingsView, ShopCard, ShopCardQuery, ShopView, Shops, by_slug, card, grants, holders_of, invitation_of,
    owner_of, settings, settings_by_slug, shop_rev, shops_of, suspended_in,
};
pub use steps::{NewShop, lock_currency, open, recolour};

const MIGRATIONS: MigrationSet = MigrationSet {
    room: "shops",
    migrations: &[Migration { name: "0001_shops", sql: include_str!("../migrations/0001_shops.sql") }],
};

pub static ROOM: Room = Room {
    commands: doors::COMMANDS,
    queries: doors::QUERIES,
    events: doors::EVENTS,
    reactions: doors::REACTIONS,
    refusals: refusals::ALL,
    invariants: doors::INVARIANTS,
    personal: doors::PERSONAL,
    harmless: &[
        "shops: name slug country mode_before",
        "members: lang role state",
        "member_permissions: permission",
        "invitations: token_hash role lang state",
        "settings: body",
    ],
    texts: souk_engine::texts!(),
    ..Room::named("shops", MIGRATIONS)
};
