//! A threshold of the month's orders was reached: a letter to everybody who looks after the plan, each in
//! their language.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::json;
use souk_core::Result;
use souk_engine::{Command, Context, Entitled, MessageChannel, Modes, NewMessage, Policy, Tx};

use crate::changes::Mute;
use crate::model::catalogue::OWN;
use crate::model::sentence::say;
use crate::queries::{CoverCard, LetterCard, UsageDays, muted, standing};
use crate::refusals::NOT_MEMBER;

/// Where what can be done about it stands.
const PAGE: &str = "/admin/subscription";

#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TellThreshold {
    pub threshold: i64,
    pub used: i64,
    pub allowance: i64,
    /// The cheapest way to have what will be missing, as the catalogue said it.
    pub cover: CoverCard,
}

impl Command for TellThreshold {
    const NAME: &'static str = "tell_threshold";
    const POLICY: Policy = Policy::shop("plans.view", Modes::Any, Entitled::Free);
    type Prepared = ();
    type Output = i64;

    fn run(&self, (): &(), cx: &Context, tx: &mut Tx<'_, '_>) -> Result<i64> {
        let plan = standing(tx, cx.shop, cx.now, None)?.map(|found| found.plan_code);
        if plan.is_none_or(|plan| plan == OWN) {
            return Ok(0);
        }
        let card =
            souk_shops::card(tx, cx.shop)?.ok_or_else(|| souk_engine::refusals::SHOP_NOT_FOUND.refuse())?;
        let days = souk_engine::Query::answer(&UsageDays {}, cx, tx)?;
        let muted = if self.threshold < 100 { muted(tx, cx.shop)? } else { Vec::new() };
        let mut told = 0;
        for member in souk_shops::holders_of(tx, cx.shop, "plans.view")? {
            if muted.contains(&member.id) {
                continue;
            }
            let lang = member.lang;
            let forecast = days.ends_on.as_ref().map_or_else(String::new, |day| {
                format!("{} ", say(lang, "plans-forecast", &[("day", day.clone())]))
            });
            let args = json!({
                "shop": card.name_in(lang), "used": self.used.to_string(), "max": self.allowance.to_string(),
                "left": (self.allowance - self.used).max(0).to_string(), "forecast": forecast,
                "cover": self.cover.sentence(lang).map_or_else(String::new, |text| format!("{text} ")),
            });
            let template = format!("plans-mail-threshold-{}", self.threshold);
            let receiver = member.email;
            let letter = NewMessage { channel: MessageChannel::Email, receiver, lang, template, args };
            souk_engine::send_with_link(tx, letter, PAGE)?;
            told += 1;
        }
        Ok(told)
    }
}

/// Whether the asker reads letters before the limit is reached; that it is reached is told to all.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct MuteLimitLetters {
    /// No letters at 70, 80 and 90 per cent.
    pub below_100: bool,
}

impl Command for MuteLimitLetters {
    const NAME: &'static str = "mute_limit_letters";
    const POLICY: Policy = Policy::shop("plans.view", Modes::Any, Entitled::Free);
    type Prepared = ();
    type Output = LetterCard;

    fn run(&self, (): &(), cx: &Context, tx: &mut Tx<'_, '_>) -> Result<LetterCard> {
        // Keys and the console read no letters.
        let user = souk_identity::user_of(&cx.actor).ok_or_else(|| NOT_MEMBER.refuse())?;
        tx.make(&Mute { user, muted: self.below_100 })?;
        Ok(LetterCard { below_100_muted: self.below_100 })
    }
}
