//! Who is at the door, answered by the rooms that know.

use souk_core::{Actor, Moment, Result};
use souk_engine::{Reader, refusals};
use souk_web::door::{Doorman, ServedShop, SessionUser, ShopName, ShopSeen};

pub struct Rooms;

impl Doorman for Rooms {
    fn session(&self, db: &mut Reader<'_>, token: &str, now: Moment) -> Result<Option<SessionUser>> {
        let found = souk_identity::who(db, token, now)?;
        Ok(found.map(|user| SessionUser {
            user: user.user,
            email: user.email,
            name: user.name,
            lang: user.lang,
            platform_admin: user.platform_admin,
            shop: user.shop,
            secret: user.csrf,
        }))
    }

    fn key(&self, db: &mut Reader<'_>, bearer: &str, now: Moment) -> Result<Option<Actor>> {
        // Made for pages elsewhere, which show the limit; here it opens nothing.
        if bearer.starts_with(souk_identity::EMBED) {
            return Err(refusals::DENIED.refuse());
        }
        souk_identity::key_actor(db, bearer, now)
    }

    fn served_at(&self, db: &mut Reader<'_>, host: &str) -> Result<Option<ServedShop>> {
        Ok(db.ask(souk_site::served_at(host))?.map(|(id, slug)| ServedShop { id, slug }))
    }

    fn shop(&self, db: &mut Reader<'_>, name: &ShopName) -> Result<Option<ShopSeen>> {
        let card = match name {
            ShopName::Id(id) => souk_shops::card(db, *id)?,
            ShopName::Slug(slug) => db.ask(souk_shops::by_slug(slug))?,
        };
        Ok(card.map(|card| ShopSeen {
            id: card.id,
            slug: card.slug,
            name: card.name,
            languages: card.languages,
        }))
    }
}
