//! Orders of a telephone are looked at by a member first, whoever has it, for a time or for good.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use souk_core::{Moment, RawId, Result, text};
use souk_engine::{Command, Context, Entitled, Modes, Policy, Tx};

use crate::changes::{BlockNumber, LiftNumber};
use crate::model::phone::{EXAMPLE, Phone};
use crate::refusals;

#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct BlockPhone {
    /// Any spelling that can be called.
    pub phone: Phone,
    /// 2 to 500 characters; members read it, the customer does not.
    pub reason: String,
    /// The block ends by itself at this moment.
    #[serde(default)]
    pub until: Option<Moment>,
}

/// Says nothing of the telephone: answers are kept for a while.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct PhoneStanding {
    pub blocked: bool,
    pub blocked_until: Option<Moment>,
}

fn number(phone: &Phone) -> Result<String> {
    phone.e164().ok_or_else(|| {
        let refusal = refusals::PHONE_INVALID.with().arg("example", EXAMPLE);
        refusal.field("phone", refusals::PHONE_INVALID.code).into()
    })
}

impl Command for BlockPhone {
    const NAME: &'static str = "block_phone";
    const POLICY: Policy = Policy::shop("customers.manage", Modes::Any, Entitled::Free);
    type Prepared = ();
    type Output = PhoneStanding;

    fn run(&self, (): &(), cx: &Context, tx: &mut Tx<'_, '_>) -> Result<PhoneStanding> {
        let phone = number(&self.phone)?;
        let reason = text::line(&self.reason, 500).filter(|reason| reason.chars().count() >= 2);
        let Some(reason) = reason else {
            return refusals::REASON_NEEDED.with().field("reason", refusals::REASON_NEEDED.code).err();
        };
        if self.until.is_some_and(|until| until <= cx.now) {
            return refusals::BLOCK_END_PAST.with().field("until", refusals::BLOCK_END_PAST.code).err();
        }
        let block = BlockNumber { id: cx.id(), phone: &phone, reason: &reason, until: self.until };
        tx.must(&block, &refusals::PHONE_ALREADY_BLOCKED)?;
        Ok(PhoneStanding { blocked: true, blocked_until: self.until })
    }
    fn conceals(_: &PhoneStanding) -> bool {
        true
    }
    fn subject(&self, _: &PhoneStanding) -> Option<RawId> {
        None
    }
}

/// Whoever has this telephone orders as everybody does.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct UnblockPhone {
    pub phone: Phone,
}

impl Command for UnblockPhone {
    const NAME: &'static str = "unblock_phone";
    const POLICY: Policy = Policy::shop("customers.manage", Modes::Any, Entitled::Free);
    type Prepared = ();
    type Output = PhoneStanding;

    fn run(&self, (): &(), _: &Context, tx: &mut Tx<'_, '_>) -> Result<PhoneStanding> {
        let phone = number(&self.phone)?;
        tx.must(&LiftNumber { phone: &phone }, &refusals::PHONE_NOT_BLOCKED)?;
        Ok(PhoneStanding { blocked: false, blocked_until: None })
    }
    fn conceals(_: &PhoneStanding) -> bool {
        true
    }
    fn subject(&self, _: &PhoneStanding) -> Option<RawId> {
        None
    }
}
