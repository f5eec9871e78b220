//! Goods side by side: the shop's newest, those of a category, those that a search finds.

use serde::Serialize;
use serde_json::json;
use souk_catalog::{CategoryId, CategoryList, CategoryRow};
use souk_core::{Money, Result};
use souk_engine::{PageSize, Slice, refusals};
use souk_stock::model::shelf::Shelf;
use souk_stock::{PublicList, PublicRow};

use crate::front::{Answer, Front, Public};
use crate::seo::{Seo, shop_data};
use crate::shots::Shot;
use souk_web::door::redirect;

const PER_PAGE: u32 = 24;
/// Letters of a search that are looked at.
const MOST_ASKED: usize = 80;

#[derive(Debug, Serialize)]
struct Card {
    name: String,
    href: String,
    sum: Option<Money>,
    varies: bool,
    sold_out: bool,
    shot: Option<Shot>,
}

#[derive(Debug, Serialize)]
struct CategoryLink {
    name: String,
    href: String,
    current: bool,
}

#[derive(Debug, Default, Serialize)]
struct Nothing {
    title: String,
    text: String,
    glyph: &'static str,
}

#[derive(Debug, Default, Serialize)]
struct Goods {
    hero: bool,
    /// Above the name on the first home page.
    cover: Option<Shot>,
    heading: String,
    text: String,
    categories: Vec<CategoryLink>,
    goods: Vec<Card>,
    next: Option<String>,
    nothing: Nothing,
}

impl Goods {
    /// Whoever shares the page shares its cover, else its first picture.
    fn shared(&self, front: &Front, seo: Seo) -> Seo {
        let shot = self.cover.as_ref().or_else(|| self.goods.iter().find_map(|card| card.shot.as_ref()));
        Seo { image: shot.map(|shot| front.address(&shot.full)), ..seo }
    }
}

/// No page of the shop: the shop says so itself, with its own ways on.
pub async fn nowhere(front: Front) -> Answer {
    front.failed(&refusals::PAGE_NOT_FOUND.refuse())
}

/// `/shop/amina/ar` is the home page too, under its one address.
pub async fn bare(front: Front) -> Answer {
    redirect(&front.url("/"))
}

pub async fn home(public: Public) -> Answer {
    let front = &public.front;
    let found = async { Ok((categories(front).await?, list(front, None, None).await?)) };
    let (categories, slice) = match found.await {
        Ok(found) => found,
        Err(error) => return front.failed(&error),
    };
    let path = page_path(front, "/");
    let cover = front.theme.cover.as_ref().filter(|_| front.visit.asked("after").is_none());
    let title = front.visit.say("storefront-title-home");
    let description = front.say("storefront-describe-home", json!({ "shop": front.name() }));
    let goods = Goods {
        hero: true,
        cover: cover.and_then(|picture| Shot::wide(front, picture)),
        heading: front.name().to_owned(),
        text: front.words(&front.settings.support_text).to_owned(),
        categories: links(front, &categories, None),
        nothing: nothing(front, "storefront-empty", "storefront-empty-text", "store"),
        ..cards(front, slice, "/")
    };
    let seo = Seo::of(front, &path, title, description).listed_as(&shop_data(front));
    let seo = goods.shared(front, seo);
    public.answer(&path, "storefront/goods.html", seo, goods)
}

pub async fn category(public: Public) -> Answer {
    let front = &public.front;
    let found = async {
        let all = categories(front).await?;
        let here = all.iter().find(|one| one.handle == front.part("handle")).cloned();
        let here = here.ok_or_else(|| refusals::PAGE_NOT_FOUND.refuse())?;
        let slice = list(front, Some(here.id), None).await?;
        Ok((all, here, slice))
    };
    let (all, here, slice) = match found.await {
        Ok(found) => found,
        Err(error) => return front.failed(&error),
    };
    let base = format!("/c/{}", crate::encode(&here.handle));
    let (path, name) = (page_path(front, &base), front.words(&here.name).to_owned());
    let description =
        front.say("storefront-describe-category", json!({ "category": name, "shop": front.name() }));
    let seo = Seo::of(front, &path, name.clone(), description);
    let goods = Goods {
        heading: name,
        categories: links(front, &all, Some(&here)),
        nothing: nothing(front, "storefront-empty", "storefront-empty-text", "store"),
        ..cards(front, slice, &base)
    };
    let seo = goods.shared(front, seo);
    public.answer(&path, "storefront/goods.html", seo, goods)
}

pub async fn search(front: Front) -> Answer {
    let asked: String = front.visit.asked("q").unwrap_or_default().chars().take(MOST_ASKED).collect();
    let asked = asked.trim();
    let slice = if asked.is_empty() {
        Ok(Slice { items: Vec::new(), next: None })
    } else {
        list(&front, None, Some(asked.to_owned())).await
    };
    let slice = match slice {
        Ok(slice) => slice,
        Err(error) => return front.failed(&error),
    };
    let heading = match asked {
        "" => front.visit.say("storefront-search-ask"),
        _ => front.say("storefront-search-results", json!({ "q": asked })),
    };
    let none = front.say("storefront-search-none", json!({ "q": asked }));
    let goods = Goods {
        nothing: Nothing {
            title: if asked.is_empty() { front.visit.say("storefront-search-title") } else { none },
            text: front.visit.say("storefront-search-none-text"),
            glyph: "search",
        },
        ..cards(&front, slice, &format!("/s?q={}", crate::encode(asked)))
    };
    let title = heading.clone();
    front.private(200, "storefront/goods.html", &title, Goods { heading, ..goods })
}

async fn list(front: &Front, category: Option<CategoryId>, q: Option<String>) -> Result<Slice<PublicRow>> {
    let after = front.visit.asked("after").map(str::to_owned);
    let list = PublicList { q, category_id: category, after, limit: PageSize(PER_PAGE) };
    front.web().engine().ask(front.ask(), list).await
}

pub async fn categories(front: &Front) -> Result<Vec<CategoryRow>> {
    front.web().engine().ask(front.ask(), CategoryList {}).await
}

/// The page's own address: its place in the list belongs to it, whatever else a query holds does not.
fn page_path(front: &Front, base: &str) -> String {
    match front.visit.asked("after") {
        Some(after) => format!("{base}?after={}", crate::encode(after)),
        None => base.to_owned(),
    }
}

/// The branches below the present one; without one, the trunk.
fn links(front: &Front, all: &[CategoryRow], here: Option<&CategoryRow>) -> Vec<CategoryLink> {
    let link = |one: &CategoryRow| CategoryLink {
        name: front.words(&one.name).to_owned(),
        href: front.url(&format!("/c/{}", crate::encode(&one.handle))),
        current: here.is_some_and(|here| here.id == one.id),
    };
    let parent = here.map(|here| here.id);
    let has_below = all.iter().any(|one| one.parent_id == parent);
    let shown = if has_below { parent } else { here.and_then(|here| here.parent_id) };
    all.iter().filter(|one| one.parent_id == shown).map(link).collect()
}

fn cards(front: &Front, slice: Slice<PublicRow>, base: &str) -> Goods {
    let joint = if base.contains('?') { '&' } else { '?' };
    let next = slice.next.map(|after| front.url(&format!("{base}{joint}after={}", crate::encode(&after))));
    let goods = slice
        .items
        .iter()
        .map(|row| Card {
            name: front.words(&row.name).to_owned(),
            href: front.url(&format!("/p/{}", crate::encode(&row.handle))),
            sum: row.price_minor.map(|minor| Money::new(minor, front.shop.currency)),
            varies: row.price_varies,
            sold_out: row.shelf == Shelf::SoldOut,
            shot: row.picture.as_ref().and_then(|picture| Shot::of(front, picture)),
        })
        .collect();
    Goods { goods, next, ..Goods::default() }
}

fn nothing(front: &Front, title: &str, text: &str, glyph: &'static str) -> Nothing {
    Nothing { title: front.visit.say(title), text: front.visit.say(text), glyph }
}
