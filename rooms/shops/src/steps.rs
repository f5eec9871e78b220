//! What later rooms do to shops inside their own commands.

use souk_core::{Currency, Lang, Result, UserId, Words, Zone};
use souk_engine::{Mode, Tenant, Tx};
use souk_identity::UserRow;

use crate::changes::{AddMember, EndNewest, LockCurrency, OpenShopRow, SettlePlaces, WriteSettings};
use crate::model::ShopId;
use crate::model::details;
use crate::model::role::Role;
use crate::model::settings::Settings;
use crate::queries::settings_row;
use crate::refusals::CHANGED_MEANWHILE;
use souk_identity::refusals::USER_NOT_FOUND;

/// A shop to open.
#[derive(Debug, Clone)]
pub struct NewShop {
    pub id: ShopId,
    pub name: Words,
    pub slug: String,
    pub country: String,
    pub currency: Currency,
    pub zone: Zone,
    pub languages: Vec<Lang>,
    pub phone: Option<String>,
    pub owner: UserId,
}

/// Opens a shop with its owner as super_admin and default settings. Reaches several tenants: for commands of
/// user or platform scope. What the plan allows is set by `plans`.
pub fn open(tx: &mut Tx<'_, '_>, new: NewShop) -> Result<()> {
    let name = details::name(&new.name)?;
    let slug = details::slug(&new.slug)?;
    let country = details::country(&new.country)?;
    let languages = details::languages(&new.languages)?;
    let phone = details::phone(new.phone.as_deref())?;
    let owner: UserRow = souk_identity::user(tx, new.owner)?.ok_or_else(|| USER_NOT_FOUND.refuse())?;
    let tenant = Tenant {
        mode: Mode::Manual,
        zone: new.zone,
        currency: new.currency,
        languages,
        closed_at: None,
        heard: Vec::new(),
        awake: String::new(),
    };
    tx.open_tenant(new.id, &tenant)?;
    tx.make(&OpenShopRow { shop: new.id, name, slug, country, phone, owner: owner.id })?;
    let settings = Settings { cash_step: new.currency.unit(), ..Settings::default() };
    tx.make(&WriteSettings { shop: new.id, settings: &settings, rev: 0 })?;
    tx.make(&AddMember { shop: new.id, user: &owner, role: Role::SuperAdmin })?;
    Ok(())
}

/// The present shop's colour, whatever else its settings say: for whoever looks after how the shop looks.
pub fn recolour(tx: &mut Tx<'_, '_>, colour: &str) -> Result<()> {
    let (shop, currency) = (tx.cx().shop, tx.cx().tenant.currency);
    let (old, rev) = settings_row(tx, shop)?;
    if old.colour == colour {
        return Ok(());
    }
    let settings = Settings { colour: colour.to_owned(), ..old };
    settings.check(currency)?;
    tx.must(&WriteSettings { shop, settings: &settings, rev }, &CHANGED_MEANWHILE).map(|_| ())
}

/// From now on the present shop's currency stays. Called with the first order or posting.
pub fn lock_currency(tx: &mut Tx<'_, '_>) -> Result<()> {
    tx.make(&LockCurrency).map(|_| ())
}

/// Puts right who works in the present shop after the plan's places or the members changed. For commands that
/// run alone: no other command of the shop changes members meanwhile. Commands of the platform and of whoever
/// accepts an invitation may: the counter of places and the state of each invitation keep those right, and a
/// plan that changed is settled again after its event.
pub(crate) fn settle_places(tx: &mut Tx<'_, '_>) -> Result<()> {
    let (shop, now) = (tx.cx().shop, tx.cx().now);
    let Some((most, used)) = souk_entitlements::max_and_used(tx, shop, "users.max", now)? else {
        return Ok(());
    };
    if used > most
        && let Some(ended) = tx.make(&EndNewest { most: used - most })?
    {
        souk_entitlements::give_back(tx, "users.max", i64::try_from(ended.count).unwrap_or(i64::MAX))?;
    }
    // Whatever the plan says, somebody can still look after the shop.
    tx.make(&SettlePlaces { most: most.max(1) }).map(|_| ())
}
