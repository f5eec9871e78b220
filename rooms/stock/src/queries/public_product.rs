//! One active product as customers see it, with words for what is in stock.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use souk_catalog::{
    MediaId, OptionAxis, Picture, ProductId, Unit, VariantId, WhenOut, refusals, variant_label,
};
use souk_core::{Json, Quantity, Result, Words, params};
use souk_engine::{Context, Entitled, Modes, Policy, Query, Question, Reader, row, sql};

use crate::model::shelf::{Shelf, shelf};

#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PublicProduct {
    pub handle: String,
}

#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct PublicProductView {
    pub id: ProductId,
    pub handle: String,
    pub name: Words,
    /// Safe HTML.
    pub description: Words,
    pub vendor: String,
    pub unit: Unit,
    pub tags: Vec<String>,
    pub sale_stopped: bool,
    pub free_delivery: bool,
    pub currency: String,
    pub options: Vec<OptionAxis>,
    pub variants: Vec<PublicVariant>,
    pub pictures: Vec<Picture>,
    /// For kept pages.
    pub rev: i64,
}

#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct PublicVariant {
    pub id: VariantId,
    pub label: String,
    pub values: Vec<String>,
    pub price_minor: Option<i64>,
    pub compare_at_minor: Option<i64>,
    pub quantity_step: Quantity,
    pub shelf: Shelf,
    pub picture_id: Option<MediaId>,
}

row! {
    struct Cells {
        id: ProductId,
        handle: String,
        name: Words,
        description: Words,
        vendor: String,
        unit: Unit,
        tags: Json<Vec<String>>,
        sale_stopped: bool,
        free_delivery: bool,
        options: Json<Vec<OptionAxis>>,
        price_minor: Option<i64>,
        rev: i64,
    }
}

row! {
    struct PictureCells {
        id: MediaId,
        width: i64,
        height: i64,
        alt: Words,
    }
}

row! {
    struct VariantCells {
        id: VariantId,
        values: Json<Vec<String>>,
        price_minor: Option<i64>,
        compare_at_minor: Option<i64>,
        quantity_step: Quantity,
        tracked: bool,
        when_out: WhenOut,
        media_id: Option<MediaId>,
        available: Quantity,
    }
}

impl Query for PublicProduct {
    const NAME: &'static str = "public_product";
    const POLICY: Policy = Policy::visitor("products.view", Modes::Any, Entitled::Free);
    type Output = PublicProductView;
    fn answer(&self, cx: &Context, db: &mut Reader<'_>) -> Result<PublicProductView> {
        let (found, variants, pictures) = db.ask((self.product(cx), self.variants(cx), self.pictures(cx)))?;
        let product = found?.ok_or_else(|| refusals::PRODUCT_NOT_FOUND.refuse())?;
        let price = product.price_minor;
        Ok(PublicProductView {
            id: product.id,
            handle: product.handle,
            name: product.name,
            description: product.description,
            vendor: product.vendor,
            unit: product.unit,
            tags: product.tags.0,
            sale_stopped: product.sale_stopped,
            free_delivery: product.free_delivery,
            currency: cx.tenant.currency.to_string(),
            options: product.options.0,
            variants: variants?.into_iter().map(|variant| variant.public(price)).collect(),
            pictures: pictures?,
            rev: product.rev,
        })
    }
}

impl PublicProduct {
    fn product(&self, cx: &Context) -> Question<Option<Cells>> {
        Question::one(
            sql!(
                "select id, handle, name, description, vendor, unit, tags, sale_stopped, free_delivery,
                 options,
                        price_minor, rev
                 from v_products where shop_id = $1 and handle = $2 and state = 'active'
                   and over_limit = false"
            ),
            params![cx.shop, self.handle],
        )
    }

    fn variants(&self, cx: &Context) -> Question<Vec<VariantCells>> {
        Question::rows(
            sql!(
                "select v.id, v.option_values, v.price_minor, v.compare_at_minor, v.quantity_step, v.tracked,
                        v.when_out, v.media_id,
                        (select cast(coalesce(sum(s.on_hand - s.reserved), 0) as bigint) from stock_levels s
                         where s.shop_id = v.shop_id and s.variant_id = v.id)
                 from v_products p join v_variants v on v.shop_id = p.shop_id and v.product_id = p.id
                 where p.shop_id = $1 and p.handle = $2 and v.active = true order by v.position, v.id"
            ),
            params![cx.shop, self.handle],
        )
    }

    fn pictures(&self, cx: &Context) -> Question<Vec<Picture>> {
        let rows = Question::rows(
            sql!(
                "select m.id, m.width, m.height, m.alt
                 from v_products p join v_media m on m.shop_id = p.shop_id and m.product_id = p.id
                 where p.shop_id = $1 and p.handle = $2 and m.state = 'stored' order by m.position, m.id"
            ),
            params![cx.shop, self.handle],
        );
        let shop = cx.shop;
        let picture = move |it: PictureCells| Picture::of(shop, it.id, it.width, it.height, it.alt);
        rows.map(move |rows: Vec<PictureCells>| Ok(rows.into_iter().map(picture).collect()))
    }
}

impl VariantCells {
    fn public(self, product_price: Option<i64>) -> PublicVariant {
        PublicVariant {
            id: self.id,
            label: variant_label(&self.values.0),
            values: self.values.0,
            price_minor: self.price_minor.or(product_price),
            compare_at_minor: self.compare_at_minor,
            quantity_step: self.quantity_step,
            shelf: shelf(self.tracked, self.when_out == WhenOut::Continue, self.available),
            picture_id: self.media_id,
        }
    }
}
