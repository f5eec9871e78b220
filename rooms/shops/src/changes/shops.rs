//! The shop's own row. Mode, zone, languages and end are the kernel's; the commands set them beside these
//! changes.

use serde::{Deserialize, Serialize};
use souk_core::{RawId, Result, UserId, Words, params};
use souk_engine::{Change, Event, Mode, Rows, sql};

use crate::model::ShopId;
use crate::refusals::SLUG_TAKEN;

#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct ShopOpened {
    pub shop: ShopId,
    pub owner: UserId,
}

impl Event for ShopOpened {
    const NAME: &'static str = "shop.opened";
    const VERSION: u16 = 1;
    fn subject(&self) -> RawId {
        self.shop.raw()
    }
}

pub(crate) struct OpenShopRow {
    pub shop: ShopId,
    pub name: Words,
    pub slug: String,
    pub country: String,
    pub phone: Option<String>,
    pub owner: UserId,
}

impl Change for OpenShopRow {
    type Event = ShopOpened;
    fn apply(&self, rows: &mut Rows<'_, '_>) -> Result<Option<ShopOpened>> {
        rows.insert(
            sql!(
                "insert into shops (shop_id, name, slug, country, phone, owner_id, mode_before,
                                    currency_locked, created_at, closed_at, rev)
                 values ($1, $2, $3, $4, $5, $6, $7, $8, $9, null, 1)"
            ),
            params![
                self.shop,
                self.name,
                self.slug,
                self.country,
                self.phone,
                self.owner,
                Mode::Manual,
                false,
                rows.now()
            ],
            &[("shops", "slug", &SLUG_TAKEN)],
        )?;
        Ok(Some(ShopOpened { shop: self.shop, owner: self.owner }))
    }
}

#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct ShopChanged {
    pub shop: ShopId,
    pub rev: i64,
}

impl Event for ShopChanged {
    const NAME: &'static str = "shop.changed";
    const VERSION: u16 = 1;
    fn subject(&self) -> RawId {
        self.shop.raw()
    }
}

/// Holds only while the row is the one that the asker saw.
pub(crate) struct EditShop<'a> {
    pub rev: i64,
    pub name: &'a Words,
    pub phone: Option<&'a String>,
}

impl Change for EditShop<'_> {
    type Event = ShopChanged;
    fn apply(&self, rows: &mut Rows<'_, '_>) -> Result<Option<ShopChanged>> {
        let changed = rows.run(
            sql!("update shops set name = $3, phone = $4, rev = rev + 1 where shop_id = $1 and rev = $2"),
            params![rows.shop(), self.rev, self.name.clone(), self.phone.cloned()],
        )?;
        Ok((changed == 1).then(|| ShopChanged { shop: rows.shop(), rev: self.rev + 1 }))
    }
}

#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct ShopHandedOver {
    pub shop: ShopId,
    pub from: UserId,
    pub to: UserId,
}

impl Event for ShopHandedOver {
    const NAME: &'static str = "shop.handed_over";
    const VERSION: u16 = 1;
    fn subject(&self) -> RawId {
        self.shop.raw()
    }
}

/// Only to somebody who works here now.
pub(crate) struct HandOver {
    pub from: UserId,
    pub to: UserId,
}

impl Change for HandOver {
    type Event = ShopHandedOver;
    fn apply(&self, rows: &mut Rows<'_, '_>) -> Result<Option<ShopHandedOver>> {
        let changed = rows.run(
            sql!(
                "update shops set owner_id = $3, rev = rev + 1 where shop_id = $1 and owner_id = $2
                 and exists (select 1 from members m
                             where m.shop_id = $1 and m.user_id = $3 and m.state = 'active')"
            ),
            params![rows.shop(), self.from, self.to],
        )?;
        Ok((changed == 1).then(|| ShopHandedOver { shop: rows.shop(), from: self.from, to: self.to }))
    }
}

#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct CurrencyLocked {
    pub shop: ShopId,
}

impl Event for CurrencyLocked {
    const NAME: &'static str = "shop.currency_locked";
    const VERSION: u16 = 1;
    fn subject(&self) -> RawId {
        self.shop.raw()
    }
}

pub(crate) struct LockCurrency;

impl Change for LockCurrency {
    type Event = CurrencyLocked;
    fn apply(&self, rows: &mut Rows<'_, '_>) -> Result<Option<CurrencyLocked>> {
        let changed = rows.run(
            sql!("update shops set currency_locked = true where shop_id = $1 and currency_locked = false"),
            params![rows.shop()],
        )?;
        Ok((changed == 1).then(|| CurrencyLocked { shop: rows.shop() }))
    }
}

#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct ModeSet {
    pub shop: ShopId,
    pub from: Mode,
    pub to: Mode,
    pub reason: String,
}

impl Event for ModeSet {
    const NAME: &'static str = "shop.mode_set";
    const VERSION: u16 = 1;
    fn subject(&self) -> RawId {
        self.shop.raw()
    }
}

/// Remembers the mode before, so that a page can offer the way back.
pub(crate) struct NoteMode<'a> {
    pub from: Mode,
    pub to: Mode,
    pub reason: &'a str,
}

impl Change for NoteMode<'_> {
    type Event = ModeSet;
    fn apply(&self, rows: &mut Rows<'_, '_>) -> Result<Option<ModeSet>> {
        if self.from == self.to {
            return Ok(None);
        }
        rows.put(
            sql!("update shops set mode_before = $2, rev = rev + 1 where shop_id = $1"),
            params![rows.shop(), self.from],
        )?;
        let shop = rows.shop();
        Ok(Some(ModeSet { shop, from: self.from, to: self.to, reason: self.reason.to_owned() }))
    }
}

#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct ShopClosed {
    pub shop: ShopId,
}

impl Event for ShopClosed {
    const NAME: &'static str = "shop.closed";
    const VERSION: u16 = 1;
    fn subject(&self) -> RawId {
        self.shop.raw()
    }
}

pub(crate) struct Close;

impl Change for Close {
    type Event = ShopClosed;
    fn apply(&self, rows: &mut Rows<'_, '_>) -> Result<Option<ShopClosed>> {
        let changed = rows.run(
            sql!("update shops set closed_at = $2, rev = rev + 1 where shop_id = $1 and closed_at is null"),
            params![rows.shop(), rows.now()],
        )?;
        Ok((changed == 1).then(|| ShopClosed { shop: rows.shop() }))
    }
}
