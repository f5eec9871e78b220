//! What can happen to shops, members, invitations and settings.

mod invitations;
mod members;
mod settings;
mod shops;

pub use invitations::{InvitationAccepted, InvitationEnded, InvitationMade, InvitationRenewed};
pub use members::{
    MemberAdded, MemberRemoved, PermissionGranted, PermissionRevoked, PlacesSettled, RoleChanged,
};
pub use settings::SettingsChanged;
pub use shops::{CurrencyLocked, ModeSet, ShopChanged, ShopClosed, ShopHandedOver, ShopOpened};

pub(crate) use invitations::{AcceptOne, EndInvitations, EndNewest, MakeInvitation, Renew};
pub(crate) use members::{AddMember, Grant, Remove, Revoke, SetRole, SettlePlaces};
pub(crate) use settings::WriteSettings;
pub(crate) use shops::{Close, EditShop, HandOver, LockCurrency, NoteMode, OpenShopRow};
