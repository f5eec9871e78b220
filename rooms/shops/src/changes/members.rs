//! Members, their roles, and what was granted beyond them.

use serde::{Deserialize, Serialize};
use souk_core::{RawId, Result, UserId, params};
use souk_engine::{Change, Event, Rows, sql};
use souk_identity::UserRow;

use crate::model::ShopId;
use crate::model::role::Role;
use crate::refusals::MEMBER_ALREADY;

#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct MemberAdded {
    pub shop: ShopId,
    pub user: UserId,
    pub role: Role,
}

impl Event for MemberAdded {
    const NAME: &'static str = "member.added";
    const VERSION: u16 = 1;
    fn subject(&self) -> RawId {
        self.user.raw()
    }
}

pub(crate) struct AddMember<'a> {
    pub shop: ShopId,
    pub user: &'a UserRow,
    pub role: Role,
}

impl Change for AddMember<'_> {
    type Event = MemberAdded;
    fn apply(&self, rows: &mut Rows<'_, '_>) -> Result<Option<MemberAdded>> {
        let UserRow { id, name, email, lang, .. } = self.user;
        rows.insert(
            sql!(
                "insert into members (shop_id, user_id, name, email, lang, role, state, joined_at)
                 values ($1, $2, $3, $4, $5, $6, 'active', $7)"
            ),
            params![self.shop, id, name, email, lang, self.role, rows.now()],
            &[("members", "shop_id, user_id", &MEMBER_ALREADY)],
        )?;
        Ok(Some(MemberAdded { shop: self.shop, user: *id, role: self.role }))
    }
}

#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct RoleChanged {
    pub user: UserId,
    pub from: Role,
    pub to: Role,
}

impl Event for RoleChanged {
    const NAME: &'static str = "member.role_changed";
    const VERSION: u16 = 1;
    fn subject(&self) -> RawId {
        self.user.raw()
    }
}

pub(crate) struct SetRole {
    pub user: UserId,
    pub from: Role,
    pub to: Role,
}

impl Change for SetRole {
    type Event = RoleChanged;
    fn apply(&self, rows: &mut Rows<'_, '_>) -> Result<Option<RoleChanged>> {
        let changed = rows.run(
            sql!("update members set role = $4 where shop_id = $1 and user_id = $2 and role = $3"),
            params![rows.shop(), self.user, self.from, self.to],
        )?;
        Ok((changed == 1).then_some(RoleChanged { user: self.user, from: self.from, to: self.to }))
    }
}

#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct MemberRemoved {
    pub user: UserId,
}

impl Event for MemberRemoved {
    const NAME: &'static str = "member.removed";
    const VERSION: u16 = 1;
    fn subject(&self) -> RawId {
        self.user.raw()
    }
}

pub(crate) struct Remove {
    pub user: UserId,
}

impl Change for Remove {
    type Event = MemberRemoved;
    fn apply(&self, rows: &mut Rows<'_, '_>) -> Result<Option<MemberRemoved>> {
        rows.put(
            sql!("delete from member_permissions where shop_id = $1 and user_id = $2"),
            params![rows.shop(), self.user],
        )?;
        let gone = rows.run(
            sql!("delete from members where shop_id = $1 and user_id = $2"),
            params![rows.shop(), self.user],
        )?;
        Ok((gone == 1).then_some(MemberRemoved { user: self.user }))
    }
}

#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct PermissionGranted {
    pub user: UserId,
    pub permission: String,
}

impl Event for PermissionGranted {
    const NAME: &'static str = "member.permission_granted";
    const VERSION: u16 = 1;
    fn subject(&self) -> RawId {
        self.user.raw()
    }
}

pub(crate) struct Grant {
    pub user: UserId,
    pub permission: &'static str,
}

impl Change for Grant {
    type Event = PermissionGranted;
    fn apply(&self, rows: &mut Rows<'_, '_>) -> Result<Option<PermissionGranted>> {
        let made = rows.run(
            sql!(
                "insert into member_permissions (shop_id, user_id, permission) values ($1, $2, $3)
                 on conflict (shop_id, user_id, permission) do nothing"
            ),
            params![rows.shop(), self.user, self.permission],
        )?;
        Ok((made == 1).then(|| PermissionGranted { user: self.user, permission: self.permission.to_owned() }))
    }
}

#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct PermissionRevoked {
    pub user: UserId,
    pub permission: String,
}

impl Event for PermissionRevoked {
    const NAME: &'static str = "member.permission_revoked";
    const VERSION: u16 = 1;
    fn subject(&self) -> RawId {
        self.user.raw()
    }
}

pub(crate) struct Revoke {
    pub user: UserId,
    pub permission: &'static str,
}

impl Change for Revoke {
    type Event = PermissionRevoked;
    fn apply(&self, rows: &mut Rows<'_, '_>) -> Result<Option<PermissionRevoked>> {
        let gone = rows.run(
            sql!("delete from member_permissions where shop_id = $1 and user_id = $2 and permission = $3"),
            params![rows.shop(), self.user, self.permission],
        )?;
        Ok((gone == 1).then(|| PermissionRevoked { user: self.user, permission: self.permission.to_owned() }))
    }
}

/// Members that the plan has no place for are suspended, or have a place again.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct PlacesSettled {
    pub shop: ShopId,
    pub suspended: usize,
    pub restored: usize,
}

impl Event for PlacesSettled {
    const NAME: &'static str = "member.places_settled";
    const VERSION: u16 = 1;
    fn subject(&self) -> RawId {
        self.shop.raw()
    }
}

/// The first `most` members work: the owner, other super_admins, then whoever came first. Only in commands
/// that run alone, for it turns states over: nothing else does.
pub(crate) struct SettlePlaces {
    pub most: i64,
}

impl Change for SettlePlaces {
    type Event = PlacesSettled;
    fn apply(&self, rows: &mut Rows<'_, '_>) -> Result<Option<PlacesSettled>> {
        let shop = rows.shop();
        let changed: Vec<(String,)> = rows.rows(
            sql!(
                "update members set state = case state when 'active' then 'suspended' else 'active' end
                 where shop_id = $1 and user_id in (
                    select r.user_id from (
                        select m.user_id, m.state, row_number() over (
                            order by case when m.role <> 'super_admin' then 2
                                          when m.user_id <> s.owner_id then 1 else 0 end,
                                     m.joined_at, m.user_id) as place
                        from members m join shops s on s.shop_id = m.shop_id where m.shop_id = $1) r
                    where (r.place > $2 and r.state = 'active') or (r.place <= $2 and r.state = 'suspended'))
                 returning state"
            ),
            params![shop, self.most],
        )?;
        let suspended = changed.iter().filter(|(state,)| state == "suspended").count();
        let restored = changed.len() - suspended;
        Ok((suspended + restored > 0).then_some(PlacesSettled { shop, suspended, restored }))
    }
}
