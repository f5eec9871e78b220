//! The owner chooses a smaller plan: it begins at the end of what is paid, and is taken back until then.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use souk_core::{Moment, RawId, Result};
use souk_engine::{Command, Context, Entitled, Grants, Modes, Policy, Reader, Tx};
use souk_shops::ShopId;

use crate::changes::SetMove;
use crate::model::standing::Status;
use crate::queries::{Stretch, is_smaller, standing, version};
use crate::refusals::{
    CANCELLATION_WAITS, CHANGED_MEANWHILE, MOVE_NEEDS_PAYMENT, MOVE_NOT_FOUND, NOT_SUBSCRIBED, PAID_AHEAD,
};
use crate::steps::{begin, begun_standing};

/// The catalogue belongs to the installation, so this is a person's own command; the shop is the one they
/// work in unless they name it.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct MovePlan {
    #[serde(default)]
    pub shop: Option<ShopId>,
    pub plan: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct MoveCard {
    pub shop: ShopId,
    /// None once it is withdrawn.
    pub plan: Option<String>,
    pub from: Option<Moment>,
}

/// What the asker may do in a shop: as its member, or as whoever runs the installation.
fn grants(cx: &Context, db: &mut Reader<'_>, shop: ShopId) -> Result<Grants> {
    let missing = || souk_engine::refusals::SHOP_NOT_FOUND.refuse();
    match souk_identity::user_of(&cx.actor) {
        Some(user) if db.ask(souk_identity::is_platform_admin(user))? => Ok(Grants::All),
        Some(user) => db.ask(souk_shops::grants(shop, user))?.ok_or_else(missing),
        None => Ok(cx.grants.clone()),
    }
}

fn admitted(cx: &Context, db: &mut Reader<'_>, shop: ShopId, needed: &'static str) -> Result<()> {
    if grants(cx, db, shop)?.allow(needed) {
        return Ok(());
    }
    souk_engine::refusals::DENIED.with().arg("permission", needed).err()
}

/// Members who look after the plan, and whoever runs the installation.
pub(super) fn admit(cx: &Context, tx: &mut Tx<'_, '_>, shop: ShopId) -> Result<()> {
    admitted(cx, tx, shop, "plans.manage")
}

/// The shop that is asked about, by somebody who may see its plan.
pub(crate) fn member_of(cx: &Context, db: &mut Reader<'_>, shop: Option<ShopId>) -> Result<ShopId> {
    let shop = named(cx, shop)?;
    admitted(cx, db, shop, "plans.view").map(|()| shop)
}

/// The named shop, else the one that the asker works in.
pub(super) fn named(cx: &Context, shop: Option<ShopId>) -> Result<ShopId> {
    shop.or_else(|| cx.actor.shop()).ok_or_else(|| souk_engine::refusals::SHOP_NOT_FOUND.refuse())
}

impl Command for MovePlan {
    const NAME: &'static str = "move_plan";
    const POLICY: Policy = Policy::user();
    type Prepared = ();
    type Output = MoveCard;

    fn run(&self, (): &(), cx: &Context, tx: &mut Tx<'_, '_>) -> Result<MoveCard> {
        let shop = named(cx, self.shop)?;
        admit(cx, tx, shop)?;
        let found = begun_standing(tx, shop)?;
        let next = version(tx, &self.plan, cx.now)?;
        let running = found.status(cx.now) == Some(Status::Active) && is_smaller(&next, &found);
        let Some(from) = found.instants().paid_until.filter(|_| running) else {
            return MOVE_NEEDS_PAYMENT.with().arg("plan", next.code.as_str()).err();
        };
        if let Some(plan) = found.other_paid_ahead(cx.now)? {
            return PAID_AHEAD.with().arg("plan", plan).err();
        }
        if found.instants().canceled_at.is_some() {
            return Err(CANCELLATION_WAITS.refuse());
        }
        let (code, bought) = (next.code.clone(), found.bought(cx.now)?);
        let chosen = Some(Stretch { from, plan: next, paid_month: None });
        tx.must(&SetMove { shop, bought, chosen, rev: found.rev }, &CHANGED_MEANWHILE)?;
        Ok(MoveCard { shop, plan: Some(code), from: Some(from) })
    }
    fn subject(&self, output: &MoveCard) -> Option<RawId> {
        Some(output.shop.raw())
    }
}

/// Stays with the present plan.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct WithdrawMove {}

impl Command for WithdrawMove {
    const NAME: &'static str = "withdraw_move";
    const POLICY: Policy = Policy::shop("plans.manage", Modes::Any, Entitled::Free);
    type Prepared = ();
    type Output = MoveCard;

    fn run(&self, (): &(), cx: &Context, tx: &mut Tx<'_, '_>) -> Result<MoveCard> {
        let found = standing(tx, cx.shop, cx.now, None)?.ok_or_else(|| NOT_SUBSCRIBED.refuse())?;
        let bought = found.bought(cx.now)?;
        if bought.len() == found.stretches()?.len() {
            // What was paid for is not taken back.
            return match found.other_paid_ahead(cx.now)? {
                Some(plan) => PAID_AHEAD.with().arg("plan", plan).err(),
                None => Err(MOVE_NOT_FOUND.refuse()),
            };
        }
        let withdrawing = SetMove { shop: cx.shop, bought, chosen: None, rev: found.rev };
        tx.must(&withdrawing, &CHANGED_MEANWHILE)?;
        Ok(MoveCard { shop: cx.shop, plan: None, from: None })
    }
    fn subject(&self, output: &MoveCard) -> Option<RawId> {
        Some(output.shop.raw())
    }
}

/// Writes the terms of a plan that has begun into their places. A clock's work: the quota counts by it
/// already.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct BeginPlan {
    pub shop: ShopId,
}

impl Command for BeginPlan {
    const NAME: &'static str = "begin_plan";
    const POLICY: Policy = Policy::platform("platform.operate");
    type Prepared = ();
    type Output = bool;

    fn run(&self, (): &(), _: &Context, tx: &mut Tx<'_, '_>) -> Result<bool> {
        begin(tx, self.shop)
    }
    fn subject(&self, _: &bool) -> Option<RawId> {
        Some(self.shop.raw())
    }
}
