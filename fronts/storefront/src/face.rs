//! What every page of a shop shows of it, and how it looks.

use std::sync::Arc;

use serde::Serialize;
use souk_core::{Lang, Result};
use souk_engine::{Reach, refusals};
use souk_shops::{Settings, ShopCard};
use souk_site::{Corners, PageLink, Preview, PublicTheme, SitePicture, TypeSize};
use souk_web::door::Web;
use souk_web::look::{self, Dress, Style};

use crate::front::Front;

/// A shop as its public pages need it.
pub struct Found {
    pub shop: ShopCard,
    pub settings: Settings,
    /// Pages of the shop's own, in their order.
    pub pages: Vec<PageLink>,
    pub theme: PublicTheme,
    /// The domain of its own at which it is served.
    pub domain: Option<String>,
}

/// The shop that a path names, open or closed; none is a refusal.
pub async fn find(web: &Web, slug: &str) -> Result<Found> {
    let slug = slug.to_owned();
    web.engine()
        .read(Reach::Platform, move |db| {
            let asked = (
                souk_shops::by_slug(&slug),
                souk_shops::settings_by_slug(&slug),
                souk_site::links_by_slug(&slug),
                souk_site::theme_by_slug(&slug),
                souk_site::live_host_by_slug(&slug),
            );
            let (shop, settings, pages, theme, domain) = db.ask(asked)?;
            let shop = shop?.ok_or_else(|| refusals::SHOP_NOT_FOUND.refuse())?;
            Ok(Found { shop, settings: settings?, pages: pages?, theme: theme?, domain: domain? })
        })
        .await
}

#[derive(Debug, Serialize)]
pub struct Face<'f> {
    name: &'f str,
    slug: &'f str,
    phone: Option<&'f str>,
    phone_shown: String,
    support: &'f str,
    languages: &'f [Lang],
    colour: &'f str,
    theme: &'f PublicTheme,
    logo: Option<Logo>,
    pages: Vec<(&'f str, &'f str)>,
    /// Somebody looks at what they have not saved yet.
    preview: bool,
    /// A member tries the shop: where they stop.
    trial: Option<String>,
}

/// Beside the name: at most this high and wide, in the proportions that it has.
#[derive(Debug, PartialEq, Eq, Serialize)]
struct Logo {
    src: String,
    width: u32,
    height: u32,
}

impl Logo {
    const HIGH: u32 = 40;
    const WIDE: u32 = 128;

    fn of(picture: &SitePicture) -> Option<Self> {
        let size = picture.sizes.first()?;
        let part = |length: u32, to: u32, from: u32| (length * to).checked_div(from).unwrap_or(to).max(1);
        let width = part(Self::HIGH, size.width, size.height);
        let (width, height) = match width > Self::WIDE {
            true => (Self::WIDE, part(Self::WIDE, size.height, size.width)),
            false => (width, Self::HIGH),
        };
        Some(Self { src: size.url.clone(), width, height })
    }
}

impl Front {
    pub(crate) fn face(&self) -> Face<'_> {
        Face {
            name: self.name(),
            slug: &self.shop.slug,
            phone: self.shop.phone.as_deref(),
            phone_shown: self.shop.phone.as_deref().map(souk_customers::phone::human).unwrap_or_default(),
            support: self.words(&self.settings.support_text),
            languages: &self.shop.languages,
            colour: &self.settings.colour,
            theme: &self.theme,
            logo: self.theme.logo.as_ref().and_then(Logo::of),
            pages: self.pages.iter().map(|page| (page.slug.as_str(), self.words(&page.title))).collect(),
            preview: self.is_preview(),
            trial: self.trial_end(),
        }
    }

    pub(crate) fn style(&self) -> Arc<Style> {
        let theme = &self.theme.theme;
        let corners = match theme.corners {
            Corners::Round => look::Corners::Round,
            Corners::Soft => look::Corners::Soft,
            Corners::Square => look::Corners::Square,
        };
        Arc::new(Style::shop(Dress {
            colour: Some(&self.settings.colour),
            accent: theme.accent.as_deref(),
            corners,
            large: theme.type_size == TypeSize::Large,
            logo: self.theme.logo.is_some(),
            cover: self.theme.cover.is_some(),
        }))
    }

    /// Dressed as somebody chose and has not saved yet, where the address says so for this shop.
    pub(crate) fn previewed(mut self) -> Self {
        let (web, shop) = (self.web(), self.shop.id);
        let token = self.visit.asked("preview").map(str::to_owned);
        let seen =
            token.as_deref().and_then(|token| Preview::read(web.engine().vault(), shop, web.now(), token));
        if let Some(seen) = seen {
            self.settings.colour = seen.colour;
            self.theme.theme = seen.theme;
            self.preview = token;
        }
        self
    }
}

#[cfg(test)]
mod tests {
    use souk_catalog::PictureSize;
    use souk_core::{RawId, Words};

    use super::*;

    #[test]
    fn a_logo_keeps_its_proportions_and_its_room() {
        let shown = |width, height| {
            let size = PictureSize { url: "/media/a.jpg".to_owned(), width, height };
            let id = RawId([1; 16]).into();
            let logo = Logo::of(&SitePicture { id, alt: Words::default(), sizes: vec![size] }).unwrap();
            (logo.width, logo.height)
        };
        assert_eq!(shown(360, 360), (40, 40));
        assert_eq!(shown(360, 180), (80, 40));
        assert_eq!(shown(360, 90), (128, 32));
        assert_eq!(shown(360, 2), (128, 1));
        assert_eq!(shown(200, 400), (20, 40));
    }
}
