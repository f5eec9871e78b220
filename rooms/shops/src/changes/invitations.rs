//! Invitations: made, accepted once, or over.

use serde::{Deserialize, Serialize};
use souk_core::{Lang, Moment, RawId, Result, UserId, params};
use souk_engine::{Change, Event, Rows, sql};

use crate::model::role::Role;
use crate::model::{InvitationId, ShopId};

#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct InvitationMade {
    pub id: InvitationId,
    pub role: Role,
    pub expires_at: Moment,
}

impl Event for InvitationMade {
    const NAME: &'static str = "invitation.made";
    const VERSION: u16 = 1;
    fn subject(&self) -> RawId {
        self.id.raw()
    }
}

pub(crate) struct MakeInvitation<'a> {
    pub id: InvitationId,
    pub token_hash: &'a [u8],
    pub email: &'a str,
    pub role: Role,
    pub lang: Lang,
    pub expires_at: Moment,
}

impl Change for MakeInvitation<'_> {
    type Event = InvitationMade;
    fn apply(&self, rows: &mut Rows<'_, '_>) -> Result<Option<InvitationMade>> {
        rows.put(
            sql!(
                "insert into invitations (shop_id, id, token_hash, email, role, lang, state, created_at,
                                          expires_at)
                 values ($1, $2, $3, $4, $5, $6, 'open', $7, $8)"
            ),
            params![
                rows.shop(),
                self.id,
                self.token_hash.to_vec(),
                self.email,
                self.role,
                self.lang,
                rows.now(),
                self.expires_at
            ],
        )?;
        Ok(Some(InvitationMade { id: self.id, role: self.role, expires_at: self.expires_at }))
    }
}

#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct InvitationAccepted {
    pub id: InvitationId,
    pub shop: ShopId,
    pub user: UserId,
}

impl Event for InvitationAccepted {
    const NAME: &'static str = "invitation.accepted";
    const VERSION: u16 = 1;
    fn subject(&self) -> RawId {
        self.id.raw()
    }
}

/// Holds once, and only in time.
pub(crate) struct AcceptOne {
    pub shop: ShopId,
    pub id: InvitationId,
    pub user: UserId,
}

impl Change for AcceptOne {
    type Event = InvitationAccepted;
    fn apply(&self, rows: &mut Rows<'_, '_>) -> Result<Option<InvitationAccepted>> {
        let changed = rows.run(
            sql!(
                "update invitations set state = 'accepted'
                 where shop_id = $1 and id = $2 and state = 'open' and expires_at > $3"
            ),
            params![self.shop, self.id, rows.now()],
        )?;
        Ok((changed == 1).then_some(InvitationAccepted { id: self.id, shop: self.shop, user: self.user }))
    }
}

/// How many invitations of the shop are over now; each had taken a place.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct InvitationEnded {
    pub shop: ShopId,
    pub count: u64,
}

impl Event for InvitationEnded {
    const NAME: &'static str = "invitation.ended";
    const VERSION: u16 = 1;
    fn subject(&self) -> RawId {
        self.shop.raw()
    }
}

/// Ends what has run out, and what is addressed to `email` or has this id.
pub(crate) struct EndInvitations<'a> {
    pub email: Option<&'a str>,
    pub id: Option<InvitationId>,
}

impl Change for EndInvitations<'_> {
    type Event = InvitationEnded;
    fn apply(&self, rows: &mut Rows<'_, '_>) -> Result<Option<InvitationEnded>> {
        let count = rows.run(
            sql!(
                "update invitations set state = case when expires_at <= $2 then 'expired' else 'withdrawn' end
                 where shop_id = $1 and state = 'open'
                   and (expires_at <= $2 or email = cast($3 as text) or id = $4)"
            ),
            params![rows.shop(), rows.now(), self.email.map(str::to_owned), self.id],
        )?;
        Ok((count > 0).then(|| InvitationEnded { shop: rows.shop(), count }))
    }
}

/// Takes back the newest open invitations, for which the plan has no place any more. One that is accepted
/// meanwhile stays accepted.
pub(crate) struct EndNewest {
    pub most: i64,
}

impl Change for EndNewest {
    type Event = InvitationEnded;
    fn apply(&self, rows: &mut Rows<'_, '_>) -> Result<Option<InvitationEnded>> {
        let count = rows.run(
            sql!(
                "update invitations set state = case when expires_at <= $2 then 'expired' else 'withdrawn' end
                 where shop_id = $1 and state = 'open' and id in (
                    select i.id from invitations i where i.shop_id = $1 and i.state = 'open'
                    order by i.id desc limit $3)"
            ),
            params![rows.shop(), rows.now(), self.most],
        )?;
        Ok((count > 0).then(|| InvitationEnded { shop: rows.shop(), count }))
    }
}

#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct InvitationRenewed {
    pub id: InvitationId,
    pub expires_at: Moment,
}

impl Event for InvitationRenewed {
    const NAME: &'static str = "invitation.renewed";
    const VERSION: u16 = 1;
    fn subject(&self) -> RawId {
        self.id.raw()
    }
}

/// Another link for an open invitation; the one before leads nowhere from now on.
pub(crate) struct Renew<'a> {
    pub id: InvitationId,
    pub token_hash: &'a [u8],
    pub lang: Lang,
    pub expires_at: Moment,
}

impl Change for Renew<'_> {
    type Event = InvitationRenewed;
    fn apply(&self, rows: &mut Rows<'_, '_>) -> Result<Option<InvitationRenewed>> {
        let changed = rows.run(
            sql!(
                "update invitations set token_hash = $3, lang = $4, expires_at = $5
                 where shop_id = $1 and id = $2 and state = 'open' and expires_at > $6"
            ),
            params![rows.shop(), self.id, self.token_hash.to_vec(), self.lang, self.expires_at, rows.now()],
        )?;
        Ok((changed == 1).then_some(InvitationRenewed { id: self.id, expires_at: self.expires_at }))
    }
}
