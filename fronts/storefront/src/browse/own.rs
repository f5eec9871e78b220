//! Pages that the merchant wrote: about us, delivery, returns.

use serde::Serialize;
use souk_site::{PublicSitePage, markup};

use crate::front::{Answer, Public};
use crate::seo::Seo;

#[derive(Serialize)]
struct Own {
    heading: String,
    html: String,
}

pub async fn show(public: Public) -> Answer {
    let front = &public.front;
    let asked = PublicSitePage { slug: front.part("page").to_owned() };
    let page = match front.web().engine().ask(front.ask(), asked).await {
        Ok(page) => page,
        Err(error) => return front.failed(&error),
    };
    let heading = front.words(&page.title).to_owned();
    let body = front.words(&page.body);
    let path = format!("/pages/{}", page.slug);
    let seo = Seo::of(front, &path, heading.clone(), markup::plain(body));
    public.answer(&path, "storefront/own.html", seo, Own { heading, html: markup::html(body) })
}
