//! Questions about shops and members.

mod authority;
mod members;
mod settings;
mod shops;

pub use authority::ShopAuthority;
pub use members::{
    Holder, InvitationRow, MemberList, MemberRow, Members, RoleTable, Roles, grants, holders_of,
    invitation_of,
};
pub use settings::{SettingsCard, SettingsView, settings, settings_by_slug};
pub use shops::{
    MyShops, ShopCard, ShopCardQuery, ShopView, Shops, by_slug, card, owner_of, shop_rev, shops_of,
    suspended_in,
};

pub(crate) use members::{Member, is_member_email, member, open_invitation, super_admins};
pub(crate) use settings::settings_row;
pub(crate) use shops::{edited, shop_name};
