//! One verb a file.

mod accept_invitation;
mod change_role;
mod choose_shop;
mod close_shop;
mod grant_permission;
mod hand_over_shop;
mod invite_member;
mod remove_member;
mod resend_invitation;
mod set_mode;
mod settle_members;
mod update_settings;
mod update_shop;

pub use accept_invitation::{AcceptInvitation, Joined};
pub use change_role::{ChangeRole, MemberCard};
pub use choose_shop::{ChooseShop, Chosen};
pub use close_shop::{CloseShop, Closed};
pub use grant_permission::{GrantPermission, PermissionCard, RevokePermission};
pub use hand_over_shop::HandOverShop;
pub use invite_member::{InvitationOnce, InviteMember, WithdrawInvitation, Withdrawn};
pub use remove_member::RemoveMember;
pub use resend_invitation::ResendInvitation;
pub use set_mode::{ModeCard, SetMode};
pub use settle_members::SettleMembers;
pub use update_settings::UpdateSettings;
pub use update_shop::UpdateShop;
