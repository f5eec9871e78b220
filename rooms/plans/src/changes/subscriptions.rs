//! A shop's subscription and the trials that were had.

use serde::{Deserialize, Serialize};
use souk_core::{Moment, RawId, Result, TenantId, params};
use souk_engine::{Change, Event, Rows, sql};
use souk_shops::ShopId;

use crate::queries::PlanVersion;
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
                                            paid_until, grace_until, billing_day, canceled_at)
                 values ($1, $2, $3, $4, $5, $6, $7, $8, $9, null, null, null, null, null)"
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
        rows.insert(
            sql!("insert into trials (shop_id, contact, taken_by, taken_at) values ($1, $2, $3, $4)"),
            params![TenantId::INSTALLATION, self.contact, self.shop, rows.now()],
            &[("trials", "shop_id, contact", &TRIAL_USED)],
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

/// A paid period: the plan's terms from now on, the trial over, a cancellation forgotten.
pub(crate) struct Pay<'a> {
    pub shop: ShopId,
    pub version: &'a PlanVersion,
    pub paid_from: Moment,
    pub paid_until: Moment,
    pub grace_until: Moment,
    pub billing_day: i64,
}

impl Change for Pay<'_> {
    type Event = SubscriptionPaid;
    fn apply(&self, rows: &mut Rows<'_, '_>) -> Result<Option<SubscriptionPaid>> {
        let terms = &self.version.terms;
        let changed = rows.run(
            sql!(
                "update subscriptions set plan_code = $2, version = $3, currency = $4, price_month = $5,
                        orders_limit = $6, counted_channels = $7, paid_until = $8, grace_until = $9,
                        billing_day = $10, paid_from = $11, canceled_at = null
                 where shop_id = $1"
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
                self.grace_until,
                self.billing_day,
                self.paid_from
            ],
        )?;
        Ok((changed == 1).then(|| SubscriptionPaid {
            shop: self.shop,
            plan: self.version.code.clone(),
            version: self.version.number,
            paid_until: self.paid_until,
        }))
    }
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

/// Sets from when on a cancellation counts, or withdraws one that does not count yet.
pub(crate) struct SetCancellation {
    pub from: Option<Moment>,
}

impl Change for SetCancellation {
    type Event = SubscriptionCanceled;
    fn apply(&self, rows: &mut Rows<'_, '_>) -> Result<Option<SubscriptionCanceled>> {
        let changed = match self.from {
            Some(from) => rows.run(
                sql!("update subscriptions set canceled_at = $2 where shop_id = $1 and canceled_at is null"),
                params![rows.shop(), from],
            )?,
            None => rows.run(
                sql!("update subscriptions set canceled_at = null where shop_id = $1 and canceled_at > $2"),
                params![rows.shop(), rows.now()],
            )?,
        };
        Ok((changed == 1).then(|| SubscriptionCanceled { shop: rows.shop(), from: self.from }))
    }
}
