//! One product, with the form that orders it.

use serde::Serialize;
use serde_json::{Value, json};
use souk_core::Money;
use souk_stock::model::shelf::Shelf;
use souk_stock::{PublicProduct, PublicProductView, PublicVariant};

use crate::checkout::bill::{Bill, Choice, provinces};
use crate::checkout::typed::{Typed, pick};
use crate::front::{Answer, Front, Public};
use crate::seo::{Seo, short};
use crate::shots::{Shot, Small};
use souk_web::door::Fields;

#[derive(Debug, Serialize)]
struct Variant {
    value: String,
    text: String,
    hint: String,
    word: Shelf,
    disabled: bool,
    /// Where it looks otherwise than the product.
    thumb: Option<Small>,
}

#[derive(Debug, Serialize)]
struct Product {
    name: String,
    sum: Option<Money>,
    before: Option<Money>,
    varies: bool,
    free_delivery: bool,
    sold_out: bool,
    /// Something of it can be ordered now.
    sells: bool,
    choose: String,
    picked: String,
    variants: Vec<Variant>,
    provinces: Vec<Choice>,
    description: String,
    shots: Vec<Shot>,
}

pub async fn show(public: Public) -> Answer {
    let front = &public.front;
    let asked = PublicProduct { handle: front.part("handle").to_owned() };
    let product = match front.web().engine().ask(front.ask(), asked).await {
        Ok(product) => product,
        Err(error) if error.code() == "product.not_found" => {
            let (title, text) = (front.visit.say("storefront-gone"), front.visit.say("storefront-gone-text"));
            return front.gone(&title, &text);
        }
        Err(error) => return front.failed(&error),
    };
    let page = match page(front, &product) {
        Ok(page) => page,
        Err(error) => return front.failed(&error),
    };
    let path = format!("/p/{}", crate::encode(&product.handle));
    let seo = seo(front, &product, &page, &path);
    public.answer(&path, "storefront/product.html", seo, page)
}

fn page(front: &Front, product: &PublicProductView) -> souk_core::Result<Product> {
    let currency = front.shop.currency;
    let money = |minor: i64| Money::new(minor, currency);
    let cheapest = product.variants.iter().filter(|variant| variant.price_minor.is_some());
    let cheapest = cheapest.min_by_key(|variant| (variant.shelf == Shelf::SoldOut, variant.price_minor));
    let sum = cheapest.and_then(|variant| variant.price_minor);
    let varies =
        product.variants.iter().any(|variant| variant.price_minor.is_some_and(|price| Some(price) != sum));
    let before = cheapest
        .and_then(|variant| variant.compare_at_minor)
        .filter(|before| sum.is_some_and(|sum| *before > sum));
    let shown = |one: &PublicVariant| product.pictures.iter().find(|it| Some(it.id) == one.picture_id);
    let variants: Vec<Variant> = product
        .variants
        .iter()
        .map(|one| Variant { thumb: shown(one).and_then(Small::of), ..variant(front, one, varies) })
        .collect();
    let picked = variants.iter().find(|variant| !variant.disabled).map(|variant| variant.value.clone());
    let axes: Vec<&str> = product.options.iter().map(|axis| axis.name.as_str()).collect();
    Ok(Product {
        name: front.words(&product.name).to_owned(),
        sum: sum.map(money),
        before: before.map(money),
        varies,
        free_delivery: product.free_delivery,
        sold_out: !product.variants.is_empty()
            && product.variants.iter().all(|variant| variant.shelf == Shelf::SoldOut),
        sells: !product.sale_stopped && picked.is_some(),
        choose: if axes.is_empty() { front.visit.say("storefront-choose") } else { axes.join(" / ") },
        picked: picked.unwrap_or_default(),
        variants,
        provinces: provinces(front)?,
        description: front.words(&product.description).to_owned(),
        shots: product.pictures.iter().filter_map(|picture| Shot::of(front, picture)).collect(),
    })
}

fn variant(front: &Front, one: &PublicVariant, varies: bool) -> Variant {
    let word = match one.shelf {
        Shelf::InStock => front.visit.say("storefront-in-stock"),
        Shelf::FewLeft => front.visit.say("storefront-few-left"),
        Shelf::SoldOut => front.visit.say("shop-sold-out"),
    };
    let price = one.price_minor.filter(|_| varies);
    let price =
        price.map(|minor| front.web().texts().money(front.lang(), Money::new(minor, front.shop.currency)));
    Variant {
        value: pick(one.id, one.price_minor),
        text: one.label.clone(),
        hint: price.into_iter().chain([word]).collect::<Vec<_>>().join(" · "),
        word: one.shelf,
        disabled: one.shelf == Shelf::SoldOut || one.price_minor.is_none(),
        thumb: None,
    }
}

fn seo(front: &Front, product: &PublicProductView, page: &Product, path: &str) -> Seo {
    let price = page.sum.map(|sum| front.web().texts().money(front.lang(), sum)).unwrap_or_default();
    let told = plain(&page.description);
    let args = json!({ "product": page.name, "price": price, "shop": front.name() });
    let lead = front.say("storefront-describe-product", args);
    let mut seo = Seo::of(front, path, page.name.clone(), format!("{lead} {told}"));
    seo.kind = "product";
    seo.image = page.shots.first().map(|shot| front.address(&shot.full));
    seo.listed_as(&data(front, product, page, path, &told))
}

/// The product as schema.org knows it, with one offer.
fn data(front: &Front, product: &PublicProductView, page: &Product, path: &str, told: &str) -> Value {
    let mut data = json!({
        "@context": "https://schema.org", "@type": "Product", "name": page.name, "description": short(told),
        "sku": product.handle,
    });
    if let (Some(shot), Some(map)) = (page.shots.first(), data.as_object_mut()) {
        map.insert("image".to_owned(), front.address(&shot.full).into());
    }
    if let (Some(sum), Some(map)) = (page.sum, data.as_object_mut()) {
        let there = if page.sells { "InStock" } else { "OutOfStock" };
        let offer = json!({
            "@type": "Offer", "price": sum.decimal(), "priceCurrency": sum.currency.code(),
            "availability": format!("https://schema.org/{there}"), "url": front.absolute(front.lang(), path),
        });
        map.insert("offers".to_owned(), offer);
        if !product.vendor.is_empty() {
            map.insert("brand".to_owned(), json!({ "@type": "Brand", "name": product.vendor }));
        }
    }
    data
}

/// The words of a description, without its elements.
fn plain(html: &str) -> String {
    let mut out = String::with_capacity(html.len());
    let mut inside = false;
    for c in html.chars() {
        match c {
            '<' => inside = true,
            '>' if inside => {
                inside = false;
                out.push(' ');
            }
            other if !inside => out.push(other),
            _ => {}
        }
    }
    let known =
        [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&nbsp;", " "), ("&amp;", "&")];
    known.iter().fold(out, |text, (entity, letter)| text.replace(entity, letter))
}

#[derive(Serialize)]
struct Delivery {
    text: String,
}

/// What delivery to a province costs for the chosen variant: a line that the script puts into the page.
pub async fn delivery(front: Front) -> Answer {
    let typed = Typed::read(&Fields(front.visit.query.clone()));
    let text = match Bill::of(&front, &typed).await {
        Ok(bill) if bill.not_served => front.visit.say("storefront-not-served"),
        Ok(bill) => {
            let ways =
                bill.ways.iter().filter_map(|way| Some(format!("{}: {}", way.text, way.hint.as_deref()?)));
            ways.collect::<Vec<_>>().join(" · ")
        }
        Err(error) => front.visit.sentence(&error),
    };
    front.fragment("storefront/delivery.html", Delivery { text })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_description_for_machines_has_words_only() {
        assert_eq!(
            plain("<p>Soie &amp; lin</p><p>3 &lt; 4</p>").split_whitespace().collect::<Vec<_>>().join(" "),
            "Soie & lin 3 < 4"
        );
        assert_eq!(plain("&amp;lt;"), "&lt;", "decoded once");
    }
}
