//! A shop's subscription and the trials that were had.

use serde::{Deserialize, Serialize};
use souk_core::{Moment, RawId, Result, TenantId, params};
use souk_engine::{Change, Event, Rows, Vault, sql};
use souk_shops::ShopId;

use super::moves::kept;
use crate::model::standing::GRACE;
use crate::queries::{PlanVersion, Stretch};
use crate::refusals::TRIAL_USED;

#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Subscribed {
    pub shop: ShopId,
    pub plan: String,
    pub version: i64,
    pub trial_ends_at: Option<Moment>,
}

impl Event for Subscribed {
    const NAME: &'static str = "subscription.started";
    const VERSION: u16 = 1;
    fn subject(&self) -> RawId {
        self.shop.raw()
    }
}

/// Copies the version's terms: the shop keeps what it bought.
pub(crate) struct Subscribe<'a> {
    pub shop: ShopId,
    pub version: &'a PlanVersion,
    pub trial_ends_at: Option<Moment>,
}

impl Change for Subscribe<'_> {
    type Event = Subscribed;
    fn apply(&self, rows: &mut Rows<'_, '_>) -> Result<Option<Subscribed>> {
        let terms = &self.version.terms;
        rows.put(
            sql!(
                "insert into subscriptions (shop_id, plan_code, version, currency, price_month, orders_limit,
                                            counted_channels, started_at, trial_ends_at, paid_from,
                                            paid_until, grace_until, billing_day, canceled_at, next,
                                            next_from, balance, rev)
                 values ($1, $2, $3, $4, $5, $6, $7, $8, $9, null, null, null, null, null, null, null, 0,
                         1)"
            ),
            params![
                self.shop,
                self.version.code,
                self.version.number,
                terms.currency,
                terms.price_month,
                terms.orders_limit,
                terms.counted_channels,
                rows.now(),
                self.trial_ends_at
            ],
        )?;
        Ok(Some(Subscribed {
            shop: self.shop,
            plan: self.version.code.clone(),
            version: self.version.number,
            trial_ends_at: self.trial_ends_at,
        }))
    }
}

#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct TrialTaken {
    pub shop: ShopId,
}

impl Event for TrialTaken {
    const NAME: &'static str = "trial.taken";
    const VERSION: u16 = 1;
    fn subject(&self) -> RawId {
        self.shop.raw()
    }
}

/// One trial per telephone and per e-mail; the rows are the proof, so a race ends in the refusal as well.
pub(crate) struct TakeTrial<'a> {
    pub shop: ShopId,
    pub contact: &'a str,
}

impl Change for TakeTrial<'_> {
    type Event = TrialTaken;
    fn apply(&self, rows: &mut Rows<'_, '_>) -> Result<Option<TrialTaken>> {
        // Only whether it is the same one again is ever asked, so nobody's address is kept here.
        let mark = rows.cx().service::<Vault>()?.sign("plans.trial", self.contact.as_bytes());
        rows.insert(
            sql!("insert into trials (shop_id, mark, taken_by, taken_at) values ($1, $2, $3, $4)"),
            params![TenantId::INSTALLATION, mark, self.shop, rows.now()],
            &[("trials", "shop_id, mark", &TRIAL_USED)],
        )?;
        Ok(Some(TrialTaken { shop: self.shop }))
    }
}

#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct SubscriptionPaid {
    pub shop: ShopId,
    pub plan: String,
    pub version: i64,
    pub paid_until: Moment,
}

impl Event for SubscriptionPaid {
    const NAME: &'static str = "subscription.paid";
    const VERSION: u16 = 1;
    fn subject(&self) -> RawId {
        self.shop.raw()
    }
}

/// A billing period that begins now: the plan's terms, the trial over, a cancellation of before and what was
/// to come next forgotten.
pub(crate) struct Pay<'a> {
    pub shop: ShopId,
    pub version: &'a PlanVersion,
    pub paid_month: Option<i64>,
    pub paid_until: Moment,
    pub billing_day: i64,
    /// Where it was cancelled after it was paid: it ends with these months.
    pub canceled_at: Option<Moment>,
    pub balance: i64,
    pub rev: i64,
}

impl Change for Pay<'_> {
    type Event = SubscriptionPaid;
    fn apply(&self, rows: &mut Rows<'_, '_>) -> Result<Option<SubscriptionPaid>> {
        let terms = &self.version.terms;
        let changed = rows.run(
            sql!(
                "update subscriptions set plan_code = $2, version = $3, currency = $4, price_month = $5,
                        orders_limit = $6, counted_channels = $7, paid_until = $8, grace_until = $9,
                        billing_day = $10, paid_from = $11, balance = $12, next = null, next_from = null,
                        paid_month = $14, rev = rev + 1, canceled_at = $15,
                        cancel_set_at = case when cast($15 as bigint) is null then null else cancel_set_at end
                 where shop_id = $1 and rev = $13"
            ),
            params![
                self.shop,
                self.version.code,
                self.version.number,
                terms.currency,
                terms.price_month,
                terms.orders_limit,
                terms.counted_channels,
                self.paid_until,
                self.paid_until.plus(GRACE),
                self.billing_day,
                rows.now(),
                self.balance,
                self.rev,
                self.paid_month,
                self.canceled_at
            ],
        )?;
        Ok((changed == 1).then(|| paid(self.shop, self.version, self.paid_until)))
    }
}

/// What is paid ends later; the terms of the month that runs stay as they are. A cancellation of before is
/// forgotten.
pub(crate) struct Prolong<'a> {
    pub shop: ShopId,
    pub version: &'a PlanVersion,
    pub stretches: &'a [Stretch],
    pub paid_until: Moment,
    /// Where it was cancelled after it was paid: it ends with these months.
    pub canceled_at: Option<Moment>,
    pub balance: i64,
    pub rev: i64,
}

impl Change for Prolong<'_> {
    type Event = SubscriptionPaid;
    fn apply(&self, rows: &mut Rows<'_, '_>) -> Result<Option<SubscriptionPaid>> {
        let (next, next_from) = kept(self.stretches)?;
        let changed = rows.run(
            sql!(
                "update subscriptions set paid_until = $2, grace_until = $3, balance = $4, next = $5,
                        next_from = $6, rev = rev + 1, canceled_at = $8,
                        cancel_set_at = case when cast($8 as bigint) is null then null else cancel_set_at end
                 where shop_id = $1 and rev = $7"
            ),
            params![
                self.shop,
                self.paid_until,
                self.paid_until.plus(GRACE),
                self.balance,
                next,
                next_from,
                self.rev,
                self.canceled_at
            ],
        )?;
        Ok((changed == 1).then(|| paid(self.shop, self.version, self.paid_until)))
    }
}

/// Tells which plan was paid, which is not always the one that runs.
fn paid(shop: ShopId, version: &PlanVersion, paid_until: Moment) -> SubscriptionPaid {
    SubscriptionPaid { shop, plan: version.code.clone(), version: version.number, paid_until }
}

#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct SubscriptionCanceled {
    pub shop: ShopId,
    /// None = withdrawn.
    pub from: Option<Moment>,
}

impl Event for SubscriptionCanceled {
    const NAME: &'static str = "subscription.cancellation_set";
    const VERSION: u16 = 1;
    fn subject(&self) -> RawId {
        self.shop.raw()
    }
}

/// It ends where what is paid or tried ends, or now. A plan that was only chosen to come then does not come.
pub(crate) struct Cancel<'a> {
    pub bought: &'a [Stretch],
    pub rev: i64,
}

impl Change for Cancel<'_> {
    type Event = SubscriptionCanceled;
    fn apply(&self, rows: &mut Rows<'_, '_>) -> Result<Option<SubscriptionCanceled>> {
        let (next, next_from) = kept(self.bought)?;
        let set: Option<(Option<Moment>,)> = rows.one(
            sql!(
                "update subscriptions set canceled_at = case
                        when coalesce(paid_until, trial_ends_at) > $2 then coalesce(paid_until, trial_ends_at)
                        else $2 end, next = $3, next_from = $4, cancel_set_at = $2, rev = rev + 1
                 where shop_id = $1 and canceled_at is null and rev = $5 returning canceled_at"
            ),
            params![rows.shop(), rows.now(), next, next_from, self.rev],
        )?;
        Ok(set.map(|(from,)| SubscriptionCanceled { shop: rows.shop(), from }))
    }
}

/// Only while it does not count yet.
pub(crate) struct Keep;

impl Change for Keep {
    type Event = SubscriptionCanceled;
    fn apply(&self, rows: &mut Rows<'_, '_>) -> Result<Option<SubscriptionCanceled>> {
        let changed = rows.run(
            sql!(
                "update subscriptions set canceled_at = null, cancel_set_at = null, rev = rev + 1
                 where shop_id = $1 and canceled_at > $2"
            ),
            params![rows.shop(), rows.now()],
        )?;
        Ok((changed == 1).then(|| SubscriptionCanceled { shop: rows.shop(), from: None }))
    }
}
