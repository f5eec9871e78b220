//! Attempt limits, taken before everything else in an own small transaction: what is refused or only tried
//! out still counts, otherwise a wrong guess would erase its own counter.

use serde_json::Value;
use souk_core::{Actor, Moment, Result, TenantId, fold, params};
use souk_store::{Lane, Reach, sql};

use crate::context::Ask;
use crate::engine::Engine;
use crate::policy::{Limit, LimitSubject};
use crate::refusals;

pub(crate) async fn take(
    engine: &Engine,
    limits: &'static [Limit],
    ask: &Ask,
    shop: TenantId,
    input: &Value,
) -> Result<()> {
    let now = engine.now();
    for limit in limits.iter().filter(|limit| limit.subject == LimitSubject::Visitors) {
        let count = engine.0.bounds.0.get(limit.name).copied().unwrap_or(limit.count);
        if count == 0 || ask.shared || ask.address.is_empty() || !ask.actor.is_visitor() {
            continue;
        }
        if let Err(seconds) = engine.0.crowds.take(limit, count, shop, &ask.address, now) {
            return refusals::TOO_MANY.with().arg("retry_after", seconds).err();
        }
    }
    let counted = |limit: &&Limit| match limit.subject {
        LimitSubject::Visitors => false,
        // Whoever sits at the machine may do as much as the machine can, and is one for all who do.
        LimitSubject::Principal => !matches!(ask.actor, Actor::Console),
        LimitSubject::Address | LimitSubject::Field(_) | LimitSubject::FieldAtAddress(_) => true,
    };
    let digest = |limit: &Limit, subject: &Value| engine.0.vault.digest(limit.name, subject);
    let mut limits: Vec<(&Limit, Vec<u8>)> = limits
        .iter()
        .filter(counted)
        .filter_map(|limit| Some((limit, digest(limit, &subject(limit, ask, input)?))))
        .collect();
    if limits.is_empty() {
        return Ok(());
    }
    // Who asked too often already uses up nothing of whom they ask about.
    limits.sort_by_key(|(limit, _)| matches!(limit.subject, LimitSubject::Field(_)));
    let reach = if shop == TenantId::INSTALLATION { Reach::Platform } else { Reach::Shop(shop) };
    let spent = engine.0.db.write(Lane::Front, reach, move |tx| {
        for (limit, subject) in &limits {
            let window = i64::from(limit.seconds) * Moment::SECOND;
            let start = now.0 - now.0.rem_euclid(window);
            let taken = tx.run(
                sql!(
                    "insert into limits (shop_id, name, subject, window_start, used) values ($1, $2, $3, $4,
                     1)
                     on conflict (shop_id, name, subject, window_start)
                     do update set used = limits.used + 1 where limits.used < $5"
                ),
                params![shop, limit.name, subject.clone(), start, limit.count],
            )?;
            if taken == 0 {
                return Ok(Some((start + window - now.0) / Moment::SECOND + 1));
            }
        }
        Ok(None)
    });
    match spent.await.map_err(crate::execute::settle)? {
        Some(seconds) => refusals::TOO_MANY.with().arg("retry_after", seconds).err(),
        None => Ok(()),
    }
}

/// What is counted; `None` where the input does not name it: that would be one counter for all who do not.
fn subject(limit: &Limit, ask: &Ask, input: &Value) -> Option<Value> {
    let text = match limit.subject {
        LimitSubject::Address | LimitSubject::Visitors => ask.address.clone(),
        LimitSubject::Principal => {
            let principal = ask.actor.principal();
            format!("{}:{}", principal.kind, principal.id.encode())
        }
        LimitSubject::Field(name) => field(input, name)?,
        LimitSubject::FieldAtAddress(name) => format!("{}\n{}", field(input, name)?, ask.address),
    };
    Some(Value::String(text))
}

fn field(input: &Value, name: &str) -> Option<String> {
    let value = input.get(name).filter(|value| !value.is_null())?;
    Some(fold(&value.as_str().map_or_else(|| value.to_string(), str::to_owned)))
}
