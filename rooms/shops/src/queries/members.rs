//! Members, what they may do, and who is invited.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use souk_core::{Lang, Moment, Result, UserId, params};
use souk_engine::{Context, Entitled, Grants, Modes, Policy, Query, Question, Reader, row, sql};
use souk_identity::{Token, token_shop};

use crate::model::permissions::{self, Holds};
use crate::model::role::Role;
use crate::model::{InvitationId, ShopId};
use crate::refusals::MEMBER_SUSPENDED;

/// What a member may do now; `None` when they work here no more. Whoever is suspended is told so.
pub fn grants(shop: ShopId, user: UserId) -> Question<Option<Grants>> {
    let rows = Question::rows(
        sql!(
            "select m.role, m.state, p.permission from members m
             left join member_permissions p on p.shop_id = m.shop_id and p.user_id = m.user_id
             where m.shop_id = $1 and m.user_id = $2"
        ),
        params![shop, user],
    );
    rows.map(|rows: Vec<(Role, String, Option<String>)>| {
        let Some((role, state, _)) = rows.first() else { return Ok(None) };
        if state != "active" {
            return Err(MEMBER_SUSPENDED.refuse());
        }
        let granted = rows.iter().filter_map(|(_, _, permission)| permission.as_deref());
        Ok(Some(Grants::Some { role: role.to_string(), permissions: permissions::of(*role, granted) }))
    })
}

row! {
    pub(crate) struct Member {
        pub user: UserId,
        pub role: Role,
    }
}

pub(crate) fn member(db: &mut Reader<'_>, shop: ShopId, user: UserId) -> Result<Option<Member>> {
    db.one(sql!("select user_id, role from members where shop_id = $1 and user_id = $2"), params![shop, user])
}

row! {
    struct HolderRow {
        id: UserId,
        email: String,
        lang: Lang,
        role: Role,
        granted: bool,
    }
}

/// Somebody who works in a shop, for letters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Holder {
    pub id: UserId,
    pub email: String,
    pub lang: Lang,
}

/// Whoever works in the shop now and holds this permission, by their role or beyond it.
pub fn holders_of(db: &mut Reader<'_>, shop: ShopId, permission: &str) -> Result<Vec<Holder>> {
    let Some(line) = permissions::named(permission) else { return Ok(Vec::new()) };
    let rows: Vec<HolderRow> = db.rows(
        sql!(
            "select m.user_id, m.email, m.lang, m.role,
                    exists (select 1 from member_permissions p where p.shop_id = m.shop_id
                            and p.user_id = m.user_id and p.permission = $2)
             from members m where m.shop_id = $1 and m.state = 'active' order by m.joined_at, m.user_id"
        ),
        params![shop, line.name],
    )?;
    let holds = |row: &HolderRow| match line.held_by(row.role) {
        Holds::Yes => true,
        Holds::Grantable => row.granted,
        Holds::No => false,
    };
    let holder = |HolderRow { id, email, lang, .. }| Holder { id, email, lang };
    Ok(rows.into_iter().filter(holds).map(holder).collect())
}

/// Does somebody with this e-mail (lower case) work here already?
pub(crate) fn is_member_email(db: &mut Reader<'_>, shop: ShopId, email: &str) -> Result<bool> {
    let members: Vec<(String,)> =
        db.rows(sql!("select email from members where shop_id = $1"), params![shop])?;
    Ok(members.iter().any(|(known,)| known.eq_ignore_ascii_case(email)))
}

/// How many active super_admins there are beside `user`.
pub(crate) fn super_admins(db: &mut Reader<'_>, shop: ShopId, but: UserId) -> Result<i64> {
    let row: Option<(i64,)> = db.one(
        sql!(
            "select cast(count(*) as bigint) from members
             where shop_id = $1 and role = 'super_admin' and state = 'active' and user_id <> $2"
        ),
        params![shop, but],
    )?;
    Ok(row.map_or(0, |(count,)| count))
}

row! {
    #[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
    pub struct InvitationRow {
        pub id: InvitationId,
        pub email: String,
        pub role: Role,
        /// Of the mail.
        pub lang: Lang,
        pub created_at: Moment,
        pub expires_at: Moment,
    }
}

/// The open invitation that a token belongs to, with its shop; doors read it with platform reach.
pub fn invitation_of(
    db: &mut Reader<'_>,
    token: &str,
    now: Moment,
) -> Result<Option<(ShopId, InvitationRow)>> {
    let Some(shop) = token_shop(token, "inv_") else { return Ok(None) };
    let row: Option<InvitationRow> = db.one(
        sql!(
            "select id, email, role, lang, created_at, expires_at from invitations
             where shop_id = $1 and token_hash = $2 and state = 'open' and expires_at > $3"
        ),
        params![shop, Token::hash(token), now],
    )?;
    Ok(row.map(|row| (shop, row)))
}

/// An invitation that can still be accepted.
pub(crate) fn open_invitation(
    db: &mut Reader<'_>,
    shop: ShopId,
    id: InvitationId,
    now: Moment,
) -> Result<Option<InvitationRow>> {
    db.one(
        sql!(
            "select id, email, role, lang, created_at, expires_at from invitations
             where shop_id = $1 and id = $2 and state = 'open' and expires_at > $3"
        ),
        params![shop, id, now],
    )
}

row! {
    struct ListedMember {
        id: UserId,
        name: String,
        email: String,
        lang: Lang,
        role: Role,
        state: String,
        joined_at: Moment,
    }
}

#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct MemberRow {
    pub id: UserId,
    pub name: String,
    pub email: String,
    pub lang: Lang,
    pub role: Role,
    /// `active` or `suspended`.
    pub state: String,
    pub joined_at: Moment,
    /// What was granted beyond the role.
    pub granted: Vec<String>,
}

#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct Members {
    pub items: Vec<MemberRow>,
    /// Open ones.
    pub invitations: Vec<InvitationRow>,
}

/// Who works in the shop, and who is invited.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct MemberList {}

impl Query for MemberList {
    const NAME: &'static str = "member_list";
    const POLICY: Policy = Policy::shop("roles.manage", Modes::Any, Entitled::Free);
    type Output = Members;
    fn answer(&self, cx: &Context, db: &mut Reader<'_>) -> Result<Members> {
        let rows: Vec<ListedMember> = db.rows(
            sql!(
                "select user_id, name, email, lang, role, state, joined_at from members
                 where shop_id = $1 order by joined_at, user_id"
            ),
            params![cx.shop],
        )?;
        let granted: Vec<(UserId, String)> = db.rows(
            sql!("select user_id, permission from member_permissions where shop_id = $1 order by permission"),
            params![cx.shop],
        )?;
        let invitations = db.rows(
            sql!(
                "select id, email, role, lang, created_at, expires_at from invitations
                 where shop_id = $1 and state = 'open' and expires_at > $2 order by id"
            ),
            params![cx.shop, cx.now],
        )?;
        let items = rows.into_iter().map(|row| MemberRow {
            granted: granted
                .iter()
                .filter(|(user, _)| *user == row.id)
                .map(|(_, name)| name.clone())
                .collect(),
            id: row.id,
            name: row.name,
            email: row.email,
            lang: row.lang,
            role: row.role,
            state: row.state,
            joined_at: row.joined_at,
        });
        Ok(Members { items: items.collect(), invitations })
    }
}

/// One line of the matrix of roles.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct RoleLine {
    pub permission: String,
    pub alias: Option<String>,
    pub super_admin: Holds,
    pub operator: Holds,
    pub support: Holds,
}

#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct Roles {
    pub items: Vec<RoleLine>,
}

/// Which role holds which permission, with both names of each.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RoleTable {}

impl Query for RoleTable {
    const NAME: &'static str = "role_table";
    const POLICY: Policy = Policy::shop("roles.manage", Modes::Any, Entitled::Free);
    type Output = Roles;
    fn answer(&self, _: &Context, _: &mut Reader<'_>) -> Result<Roles> {
        let line = |line: &permissions::Permission| RoleLine {
            permission: line.name.to_owned(),
            alias: line.alias.map(str::to_owned),
            super_admin: line.held_by(Role::SuperAdmin),
            operator: line.held_by(Role::Operator),
            support: line.held_by(Role::Support),
        };
        Ok(Roles { items: permissions::TABLE.iter().map(line).collect() })
    }
}
