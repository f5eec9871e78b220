//! A checkout is kept, or seen once more.

use serde::{Deserialize, Serialize};
use souk_core::{Currency, Json, Lang, Moment, RawId, Result, params};
use souk_engine::{Change, Event, Rows, sql};

use crate::LeadId;
use crate::model::{KEPT, LeadLine};

/// Says nothing of the customer: events are kept.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct LeadKept {
    pub id: LeadId,
    pub expires_at: Moment,
}

impl Event for LeadKept {
    const NAME: &'static str = "lead.kept";
    const VERSION: u16 = 1;
    fn subject(&self) -> RawId {
        self.id.raw()
    }
}

/// What was typed and chosen.
pub struct Kept<'a> {
    pub id: LeadId,
    pub mark: &'a str,
    pub form: &'a str,
    pub name: &'a str,
    /// E.164.
    pub phone: &'a str,
    pub lang: Lang,
    pub province: &'a str,
    pub municipality: &'a str,
    pub lines: &'a [LeadLine],
    pub goods: i64,
    pub currency: Currency,
    /// Who gave the word and from where, as marks; empty where a program told of it.
    pub visitor: &'a str,
    pub address: &'a str,
    /// When the form was shown.
    pub shown_at: Option<Moment>,
}

/// `None`: one of this telephone waits already.
pub struct KeepNew<'a>(pub &'a Kept<'a>);

impl Change for KeepNew<'_> {
    type Event = LeadKept;
    fn apply(&self, rows: &mut Rows<'_, '_>) -> Result<Option<LeadKept>> {
        let (kept, now) = (self.0, rows.now());
        let expires_at = now.plus(KEPT);
        let made = rows.run(
            sql!(
                "insert into leads (shop_id, id, state, mark, open_mark, form, name, phone, lang, province,
                                    municipality, lines, goods, currency, note, consent_at, seen_at,
                                    expires_at, ended_at, order_id, visitor, address, shown_at)
                 values ($1, $2, 'waiting', $3, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, '', $13, $13, $14,
                         null, null, $15, $16, $17)
                 on conflict (shop_id, open_mark) do nothing"
            ),
            params![
                rows.shop(),
                kept.id,
                *kept.mark,
                *kept.form,
                *kept.name,
                *kept.phone,
                kept.lang,
                *kept.province,
                *kept.municipality,
                Json(kept.lines.to_vec()),
                kept.goods,
                kept.currency,
                now,
                expires_at,
                *kept.visitor,
                *kept.address,
                kept.shown_at
            ],
        )?;
        Ok((made == 1).then_some(LeadKept { id: kept.id, expires_at }))
    }
}

/// The same telephone once more: what was typed last is what counts. `None`: it does not wait any more.
pub struct KeepOn<'a>(pub &'a Kept<'a>);

impl Change for KeepOn<'_> {
    type Event = LeadKept;
    fn apply(&self, rows: &mut Rows<'_, '_>) -> Result<Option<LeadKept>> {
        let (kept, now) = (self.0, rows.now());
        let expires_at = now.plus(KEPT);
        let seen = rows.run(
            sql!(
                "update leads set form = $4, name = $5, lang = $6, province = $7, municipality = $8,
                                  lines = $9, goods = $10, currency = $11, seen_at = $12, expires_at = $13
                 where shop_id = $1 and id = $2 and open_mark = $3 and expires_at > $12"
            ),
            params![
                rows.shop(),
                kept.id,
                *kept.mark,
                *kept.form,
                *kept.name,
                kept.lang,
                *kept.province,
                *kept.municipality,
                Json(kept.lines.to_vec()),
                kept.goods,
                kept.currency,
                now,
                expires_at
            ],
        )?;
        Ok((seen == 1).then_some(LeadKept { id: kept.id, expires_at }))
    }
}
