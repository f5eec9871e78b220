//! Who is at the door: a session, a key, or a visitor. The rooms that know answer through a port.

use axum::http::{HeaderMap, header};
use souk_core::{Actor, Error, Lang, RawId, Result, TenantId, UserId, Words};
use souk_engine::{Reach, Reader, refusals};

use super::hosts::ServedShop;
use super::{Web, cookies};

/// A signed-in user as pages need them.
#[derive(Debug, Clone)]
pub struct SessionUser {
    pub user: UserId,
    pub email: String,
    pub name: String,
    pub lang: Lang,
    pub platform_admin: bool,
    /// The shop that this session works in.
    pub shop: Option<TenantId>,
    /// Random text of this session alone; form tokens are bound to it.
    pub secret: String,
}

/// How a request names a shop.
#[derive(Debug, Clone)]
pub enum ShopName {
    Id(TenantId),
    Slug(String),
}

/// A shop as doors see it.
#[derive(Debug, Clone)]
pub struct ShopSeen {
    pub id: TenantId,
    pub slug: String,
    pub name: Words,
    pub languages: Vec<Lang>,
}

/// The port behind which rooms answer who somebody is.
pub trait Doorman: Send + Sync + 'static {
    fn session(
        &self,
        db: &mut Reader<'_>,
        token: &str,
        now: souk_core::Moment,
    ) -> Result<Option<SessionUser>>;
    fn key(&self, db: &mut Reader<'_>, bearer: &str, now: souk_core::Moment) -> Result<Option<Actor>>;
    fn shop(&self, db: &mut Reader<'_>, name: &ShopName) -> Result<Option<ShopSeen>>;
    /// The shop whose own domain this is.
    fn served_at(&self, _: &mut Reader<'_>, _: &str) -> Result<Option<ServedShop>> {
        Ok(None)
    }
}

impl Web {
    pub async fn session(&self, headers: &HeaderMap) -> Result<Option<SessionUser>> {
        let Some(token) = cookies::get(headers, cookies::SESSION) else { return Ok(None) };
        let (doorman, now, token) = (self.0.doorman.clone(), self.now(), token.to_owned());
        self.0.engine.read(Reach::Platform, move |db| doorman.session(db, &token, now)).await
    }

    pub async fn shop(&self, name: ShopName) -> Result<Option<ShopSeen>> {
        let doorman = self.0.doorman.clone();
        self.0.engine.read(Reach::Platform, move |db| doorman.shop(db, &name)).await
    }

    /// The actor of an API request: a bearer key, else a session, else nobody.
    pub(crate) async fn api_actor(&self, headers: &HeaderMap) -> Result<Option<Actor>> {
        if headers.contains_key(header::AUTHORIZATION) {
            let bearer = bearer(headers).ok_or_else(|| refusals::SESSION_REQUIRED.refuse())?;
            return self.key(bearer).await.map(Some);
        }
        Ok(self.session(headers).await?.map(|session| session.actor()))
    }

    /// The shop that a header names by id or slug: for platform keys and visitors of the API.
    pub(crate) async fn named_shop(&self, headers: &HeaderMap) -> Result<Option<TenantId>> {
        let Some(text) = headers.get("souk-shop").and_then(|value| value.to_str().ok()) else {
            return Ok(None);
        };
        let name = TenantId::parse(text).map_or_else(|| ShopName::Slug(text.to_owned()), ShopName::Id);
        let shop = self.shop(name).await?;
        shop.map(|shop| Some(shop.id)).ok_or_else(|| -> Error { refusals::SHOP_NOT_FOUND.refuse() })
    }
}

impl SessionUser {
    /// A member of the chosen shop, else a platform admin, else a user in own matters.
    pub fn actor(&self) -> Actor {
        match self.shop {
            Some(shop) => Actor::Member { user: self.user, shop },
            None if self.platform_admin => Actor::PlatformAdmin { user: self.user },
            None => Actor::User { user: self.user },
        }
    }
}

pub(crate) fn bearer(headers: &HeaderMap) -> Option<&str> {
    let value = headers.get(header::AUTHORIZATION)?.to_str().ok()?;
    value.strip_prefix("Bearer ").map(str::trim)
}

/// A visitor of a shop's public pages.
pub(crate) fn visitor(session: RawId, address: &str, shop: TenantId) -> Actor {
    Actor::Visitor { session, address_class: address.to_owned(), shop }
}
