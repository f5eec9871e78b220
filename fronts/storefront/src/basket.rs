//! The cart's page, and what its buttons do.

use serde::Serialize;
use souk_catalog::VariantId;
use souk_core::{Money, Result};
use souk_web::door::{Fields, redirect};

use crate::checkout::bill::{LineShown, shown};
use crate::checkout::typed::{Typed, pieces};
use crate::front::{Answer, Front};

#[derive(Serialize)]
struct Page {
    lines: Vec<LineShown>,
    goods: Money,
    /// Everything in it can be ordered.
    ready: bool,
    errors: Vec<Wrong>,
}

#[derive(Serialize)]
struct Wrong {
    field: &'static str,
    text: String,
}

pub async fn show(front: Front) -> Answer {
    answer(&front, 200, Vec::new()).await
}

async fn answer(front: &Front, status: u16, errors: Vec<Wrong>) -> Answer {
    match page(front, errors).await {
        Ok(page) => {
            let title = front.visit.say("storefront-cart-title");
            front.private(status, "storefront/cart.html", &title, page)
        }
        Err(error) => front.failed(&error),
    }
}

async fn page(front: &Front, errors: Vec<Wrong>) -> Result<Page> {
    let typed = Typed::of_cart(&front.cart());
    let quote = front.web().engine().ask(front.ask(), typed.form.question("")).await?;
    let lines = shown(front, &typed, &quote);
    Ok(Page {
        goods: Money::new(quote.goods_minor, quote.currency),
        ready: !lines.is_empty() && lines.iter().all(|line| line.problem.is_empty()),
        lines,
        errors,
    })
}

/// A product's page adds; the cart's own page sets and removes. Nothing here costs anybody anything, so no
/// token is asked; but another site's form is not obeyed.
pub async fn change(front: Front, fields: Fields) -> Answer {
    if front.is_from_elsewhere() || front.is_preview() {
        return redirect(&front.url("/cart"));
    }
    let mut cart = front.cart();
    let wanted = pieces(fields.get("pieces"));
    let variant = |name: &str| VariantId::parse(fields.get(name).split('*').next().unwrap_or_default());
    if let Some(variant) = variant("pick")
        && !cart.add(variant, wanted.unwrap_or(1))
    {
        let text = front.visit.say("storefront-cart-full");
        return answer(&front, 409, vec![Wrong { field: "", text }]).await;
    }
    match (variant("line"), fields.get("do")) {
        (Some(variant), "remove") => cart.set(variant, 0),
        (Some(variant), "set") => match wanted {
            Some(wanted) => cart.set(variant, wanted),
            None => {
                let args = serde_json::json!({ "max": front.settings.max_quantity });
                let text = front.say("storefront-quantity-wrong", args);
                return answer(&front, 422, vec![Wrong { field: "", text }]).await;
            }
        },
        _ => {}
    }
    let mut answer = redirect(&front.url("/cart"));
    front.put_cart(&mut answer, &cart);
    answer
}
