//! Opens a shop under a plan: one form, and the trial starts. The first shop of the installation is its
//! owner's own and meets no limit.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use souk_core::{Currency, Lang, Moment, RawId, Result, UserId, Words};
use souk_engine::{Command, Context, Grants, Limit, LimitSubject, Policy, Tx, sql};
use souk_entitlements::refusals::LIMIT_USERS;
use souk_identity::refusals::USER_NOT_FOUND;
use souk_shops::model::details;
use souk_shops::{NewShop, ShopId};

use super::referrals::refer;
use crate::changes::{Subscribe, TakeTrial};
use crate::model::catalogue::{OWN, STARTER};
use crate::model::contact;
use crate::queries::{PlanVersion, version};
use crate::refusals::{NOT_FOUND, OPENS_UNPAID};
use crate::steps::entitle;

#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct OpenShop {
    pub name: Words,
    pub slug: String,
    pub country: String,
    pub currency: Currency,
    pub zone: String,
    /// The first is the shop's own.
    pub languages: Vec<Lang>,
    #[serde(default)]
    pub phone: Option<String>,
    /// Whose shop it is, when a platform admin opens it for somebody.
    #[serde(default)]
    pub owner_email: Option<String>,
    /// The starter plan unless told; the first shop of an installation has the owner's plan.
    #[serde(default)]
    pub plan: Option<String>,
    /// By whose link it is opened: the code of another shop.
    #[serde(default)]
    pub invited_by: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct OpenedShop {
    pub id: ShopId,
    pub slug: String,
    pub owner: UserId,
    pub plan: String,
    pub trial_ends_at: Option<Moment>,
}

/// Whoever runs the installation.
fn runs_platform(cx: &Context, tx: &mut Tx<'_, '_>) -> Result<bool> {
    match souk_identity::user_of(&cx.actor) {
        Some(user) => tx.ask(souk_identity::is_platform_admin(user)),
        None => Ok(matches!(cx.grants, Grants::All)),
    }
}

impl OpenShop {
    fn owner(&self, cx: &Context, tx: &mut Tx<'_, '_>, platform: bool) -> Result<souk_identity::UserRow> {
        let asker = souk_identity::user_of(&cx.actor);
        let found = match (&self.owner_email, asker) {
            (Some(email), _) => souk_identity::user_by_email(tx, email)?,
            (None, Some(user)) => souk_identity::user(tx, user)?,
            (None, None) => None,
        };
        // Somebody else's address tells nothing: unknown and foreign look alike.
        let own = found.filter(|owner| platform || Some(owner.id) == asker);
        own.ok_or_else(|| USER_NOT_FOUND.with().field("owner_email", USER_NOT_FOUND.code).into())
    }

    fn plan(&self, cx: &Context, tx: &mut Tx<'_, '_>, platform: bool) -> Result<PlanVersion> {
        let first: Option<(ShopId,)> = tx.one(sql!("select shop_id from v_shops limit 1"), &[])?;
        let usual = if platform && first.is_none() { OWN } else { STARTER };
        let code = self.plan.as_deref().unwrap_or(usual);
        if code == OWN && !platform {
            return NOT_FOUND.with().arg("plan", code).err();
        }
        let plan = version(tx, code, cx.now)?;
        // What a plan gives is there from the first day on: one without a trial is bought, not opened with.
        if !platform && code != STARTER && plan.terms.trial_hours == 0 {
            return OPENS_UNPAID.with().arg("plan", code).err();
        }
        Ok(plan)
    }
}

impl Command for OpenShop {
    const NAME: &'static str = "open_shop";
    const POLICY: Policy = Policy::user().limited(&[Limit {
        name: "open_shop",
        subject: LimitSubject::Principal,
        count: 100,
        seconds: 86_400,
    }]);
    type Prepared = ();
    type Output = OpenedShop;

    fn run(&self, (): &(), cx: &Context, tx: &mut Tx<'_, '_>) -> Result<OpenedShop> {
        let platform = runs_platform(cx, tx)?;
        let owner = self.owner(cx, tx, platform)?;
        let plan = self.plan(cx, tx, platform)?;
        let id: ShopId = cx.id();
        souk_shops::open(
            tx,
            NewShop {
                id,
                name: self.name.clone(),
                slug: self.slug.clone(),
                country: self.country.clone(),
                currency: self.currency,
                zone: details::zone(&self.zone)?,
                languages: self.languages.clone(),
                phone: self.phone.clone(),
                owner: owner.id,
            },
        )?;
        let trial = plan.terms.trial_hours;
        let trial_ends_at = (trial > 0).then(|| cx.now.plus(trial * Moment::HOUR));
        if trial > 0 {
            let email = contact::email(&owner.email);
            tx.make(&TakeTrial { shop: id, contact: &email })?;
            if let Some(phone) = details::phone(self.phone.as_deref())? {
                let phone = contact::phone(&phone);
                tx.make(&TakeTrial { shop: id, contact: &phone })?;
            }
        }
        tx.make(&Subscribe { shop: id, version: &plan, trial_ends_at })?;
        entitle(tx, id, &plan.terms)?;
        if let Some(code) = self.invited_by.as_deref().filter(|code| !code.trim().is_empty()) {
            refer(tx, code, id, owner.id)?;
        }
        souk_entitlements::take_of(tx, id, "users.max", 1, &LIMIT_USERS)?;
        Ok(OpenedShop {
            id,
            slug: self.slug.trim().to_owned(),
            owner: owner.id,
            plan: plan.code,
            trial_ends_at,
        })
    }
    fn subject(&self, output: &OpenedShop) -> Option<RawId> {
        Some(output.id.raw())
    }
}
