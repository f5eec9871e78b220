//! What can happen to shops, members, invitations and settings.

mod invitations;
mod members;
mod settings;
mod shops;

pub use invitations::{InvitationAccepted, InvitationEnded, InvitationMade};
pub use members::{MemberAdded, MemberRemoved, PermissionGranted, PermissionRevoked, RoleChanged};
pub use settings::SettingsChanged;
pub use shops::{CurrencyLocked, ModeSet, ShopChanged, ShopClosed, ShopOpened};

pub(crate) use invitations::{AcceptOne, EndInvitations, MakeInvitation};
pub(crate) use members::{AddMember, Grant, Remove, Revoke, SetRole};
pub(crate) use settings::WriteSettings;
pub(crate) use shops::{Close, EditShop, LockCurrency, NoteMode, OpenShopRow};
