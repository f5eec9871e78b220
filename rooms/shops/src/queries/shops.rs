//! A shop as doors and pages know it.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use souk_core::{Currency, Lang, Moment, Result, UserId, Value, Words, Zone, params};
use souk_engine::{Context, Entitled, Mode, Modes, Policy, Query, Question, Reader, Tenant, row, sql};

use crate::model::ShopId;

row! {
    struct CardRow {
        id: ShopId,
        name: Words,
        slug: String,
        country: String,
        phone: Option<String>,
        owner: UserId,
        created_at: Moment,
        rev: i64,
        mode_before: Mode,
        currency: Currency,
        zone: Zone,
        languages: serde_json::Value,
        mode: Mode,
        closed_at: Option<Moment>,
    }
}

/// What a door needs to know about a shop before anything else.
#[derive(Debug, Clone)]
pub struct ShopCard {
    pub id: ShopId,
    pub name: Words,
    pub slug: String,
    pub country: String,
    pub phone: Option<String>,
    pub owner: UserId,
    pub currency: Currency,
    pub zone: Zone,
    /// The first is the shop's own.
    pub languages: Vec<Lang>,
    pub mode: Mode,
    pub mode_before: Mode,
    pub created_at: Moment,
    pub closed: bool,
    pub rev: i64,
}

impl ShopCard {
    /// The name in `lang`, else in the shop's first language.
    pub fn name_in(&self, lang: Lang) -> &str {
        self.name.get(lang, &self.languages)
    }
    /// The shop as the kernel knows it.
    pub fn tenant(&self) -> Tenant {
        Tenant {
            mode: self.mode,
            zone: self.zone.clone(),
            currency: self.currency,
            languages: self.languages.clone(),
            closed_at: None,
            // Told by the gate alone, where something is told.
            heard: Vec::new(),
            awake: String::new(),
        }
    }
}

impl From<CardRow> for ShopCard {
    fn from(row: CardRow) -> Self {
        let languages = serde_json::from_value(row.languages).unwrap_or_else(|_| vec![Lang::En]);
        Self {
            id: row.id,
            name: row.name,
            slug: row.slug,
            country: row.country,
            phone: row.phone,
            owner: row.owner,
            currency: row.currency,
            zone: row.zone,
            languages,
            mode: row.mode,
            mode_before: row.mode_before,
            created_at: row.created_at,
            closed: row.closed_at.is_some(),
            rev: row.rev,
        }
    }
}

/// The shop that a public path names; doors read it with platform reach.
pub fn by_slug(slug: &str) -> Question<Option<ShopCard>> {
    let row = Question::one(
        sql!(
            "select s.shop_id, s.name, s.slug, s.country, s.phone, s.owner_id, s.created_at, s.rev,
                    s.mode_before, t.currency, t.zone, t.languages, t.mode, t.closed_at
             from shops s join v_tenants t on t.shop_id = s.shop_id where s.slug = $1"
        ),
        params![slug],
    );
    row.map(|row: Option<CardRow>| Ok(row.map(Into::into)))
}

pub fn card(db: &mut Reader<'_>, shop: ShopId) -> Result<Option<ShopCard>> {
    let row: Option<CardRow> = db.one(
        sql!(
            "select s.shop_id, s.name, s.slug, s.country, s.phone, s.owner_id, s.created_at, s.rev,
                    s.mode_before, t.currency, t.zone, t.languages, t.mode, t.closed_at
             from shops s join v_tenants t on t.shop_id = s.shop_id where s.shop_id = $1"
        ),
        params![shop],
    )?;
    Ok(row.map(Into::into))
}

/// The shops that a person works in or is suspended in; doors read it with platform reach.
pub fn shops_of(db: &mut Reader<'_>, user: UserId) -> Result<Vec<ShopCard>> {
    let rows: Vec<CardRow> = db.rows(
        sql!(
            "select s.shop_id, s.name, s.slug, s.country, s.phone, s.owner_id, s.created_at, s.rev,
                    s.mode_before, t.currency, t.zone, t.languages, t.mode, t.closed_at
             from members m join shops s on s.shop_id = m.shop_id join v_tenants t on t.shop_id = m.shop_id
             where m.user_id = $1 order by s.created_at, s.shop_id"
        ),
        params![user],
    )?;
    Ok(rows.into_iter().map(Into::into).collect())
}

/// In which of these they are suspended.
pub fn suspended_in(db: &mut Reader<'_>, user: UserId, shops: &[ShopCard]) -> Result<Vec<ShopId>> {
    let ids = Value::Ids(shops.iter().map(|shop| shop.id.raw().0).collect());
    let rows: Vec<(ShopId,)> = db.rows(
        sql!(
            "select shop_id from members where shop_id in_list($1) and user_id = $2 and state <> 'active'
             order by shop_id"
        ),
        params![ids, user],
    )?;
    Ok(rows.into_iter().map(|(shop,)| shop).collect())
}

/// Who pays the shop's plan.
pub fn owner_of(db: &mut Reader<'_>, shop: ShopId) -> Result<Option<UserId>> {
    let row: Option<(UserId,)> =
        db.one(sql!("select owner_id from shops where shop_id = $1"), params![shop])?;
    Ok(row.map(|(owner,)| owner))
}

/// For letters of the shop.
pub(crate) fn shop_name(db: &mut Reader<'_>, shop: ShopId) -> Result<Words> {
    let row: Option<(Words,)> = db.one(sql!("select name from shops where shop_id = $1"), params![shop])?;
    Ok(row.map_or_else(Words::default, |(name,)| name))
}

/// Changes whenever the shop's public face does: pages are cached under it.
pub fn shop_rev(db: &mut Reader<'_>, shop: ShopId) -> Result<i64> {
    let row: Option<(i64,)> = db.one(sql!("select rev from shops where shop_id = $1"), params![shop])?;
    Ok(row.map_or(0, |(rev,)| rev))
}

row! {
    /// What an edit of the shop starts from.
    pub(crate) struct Edited {
        pub name: Words,
        pub slug: String,
        pub phone: Option<String>,
        pub currency_locked: bool,
        pub rev: i64,
    }
}

pub(crate) fn edited(db: &mut Reader<'_>, shop: ShopId) -> Result<Option<Edited>> {
    db.one(
        sql!("select name, slug, phone, currency_locked, rev from shops where shop_id = $1"),
        params![shop],
    )
}

/// A shop, as JSON.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct ShopView {
    pub id: ShopId,
    pub name: Words,
    pub slug: String,
    pub country: String,
    pub phone: Option<String>,
    pub owner: UserId,
    pub currency: Currency,
    pub zone: String,
    pub languages: Vec<Lang>,
    pub mode: Mode,
    pub mode_before: Mode,
    pub created_at: Moment,
    pub closed: bool,
    pub rev: i64,
}

impl From<ShopCard> for ShopView {
    fn from(card: ShopCard) -> Self {
        Self {
            id: card.id,
            name: card.name,
            slug: card.slug,
            country: card.country,
            phone: card.phone,
            owner: card.owner,
            currency: card.currency,
            zone: card.zone.name().to_owned(),
            languages: card.languages,
            mode: card.mode,
            mode_before: card.mode_before,
            created_at: card.created_at,
            closed: card.closed,
            rev: card.rev,
        }
    }
}

/// The present shop.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ShopCardQuery {}

impl Query for ShopCardQuery {
    const NAME: &'static str = "shop_card";
    const POLICY: Policy = Policy::shop("products.view", Modes::Any, Entitled::Free);
    type Output = ShopView;
    fn answer(&self, cx: &Context, db: &mut Reader<'_>) -> Result<ShopView> {
        let card = card(db, cx.shop)?.ok_or_else(|| souk_engine::refusals::SHOP_NOT_FOUND.refuse())?;
        Ok(card.into())
    }
}

/// The shops that the asker works in.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct MyShops {}

#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct Shops {
    pub items: Vec<ShopView>,
}

impl Query for MyShops {
    const NAME: &'static str = "my_shops";
    const POLICY: Policy = Policy::user();
    type Output = Shops;
    fn answer(&self, cx: &Context, db: &mut Reader<'_>) -> Result<Shops> {
        let Some(user) = souk_identity::user_of(&cx.actor) else { return Ok(Shops { items: Vec::new() }) };
        Ok(Shops { items: shops_of(db, user)?.into_iter().map(Into::into).collect() })
    }
}
