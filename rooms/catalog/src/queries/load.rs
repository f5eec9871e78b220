//! Whole products, many at once, in three statements.

use std::collections::{BTreeMap, HashMap};

use souk_core::{Json, Quantity, Result, TenantId, Value, Words, params};
use souk_engine::{FileId, Reader, row, sql};

use crate::model::product::{
    CategoryId, MediaId, MediaState, Medium, OptionAxis, Product, ProductId, ProductKind, ProductState,
    Sizes, Stored, Unit, Variant, VariantId, WhenOut,
};
use crate::refusals;

row! {
    struct ProductCells {
        id: ProductId,
        code: String,
        handle: String,
        name: Words,
        description: Words,
        kind: ProductKind,
        state: ProductState,
        sale_stopped: bool,
        category_id: Option<CategoryId>,
        vendor: String,
        type_name: String,
        tags: Json<Vec<String>>,
        unit: Unit,
        price_minor: Option<i64>,
        wholesale_minor: Option<i64>,
        min_stock: Option<Quantity>,
        free_delivery: bool,
        options: Json<Vec<OptionAxis>>,
        kept: Json<BTreeMap<String, String>>,
        number: i64,
        rev: i64,
        open_lines: i64,
        all_lines: i64,
        over_limit: bool,
    }
}

row! {
    struct VariantCells {
        product_id: ProductId,
        id: VariantId,
        variant_code: String,
        values: Json<Vec<String>>,
        sku: Option<String>,
        barcode: Option<String>,
        price_minor: Option<i64>,
        compare_at_minor: Option<i64>,
        cost_minor: Option<i64>,
        weight_g: Option<i64>,
        quantity_step: Quantity,
        tracked: bool,
        when_out: WhenOut,
        active: bool,
        media_id: Option<MediaId>,
        kept: Json<BTreeMap<String, String>>,
    }
}

row! {
    struct MediaCells {
        product_id: ProductId,
        id: MediaId,
        state: MediaState,
        src: Option<String>,
        width: Option<i64>,
        height: Option<i64>,
        small_id: Option<FileId>,
        middle_id: Option<FileId>,
        large_id: Option<FileId>,
        alt: Words,
    }
}

/// Products with all that belongs to them, by id; unknown ids are left out.
pub fn load(db: &mut Reader<'_>, shop: TenantId, ids: &[ProductId]) -> Result<Vec<Stored>> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let list = || Value::Ids(ids.iter().map(|id| id.raw().0).collect());
    let rows: Vec<ProductCells> = db.rows(
        sql!(
            "select p.id, p.code, p.handle, p.name, p.description, p.kind, p.state, p.sale_stopped,
                    p.category_id,
                    p.vendor, p.type_name, p.tags, p.unit, p.price_minor, p.wholesale_minor, p.min_stock,
                    p.free_delivery, p.options, p.kept, p.number, p.rev,
                    coalesce(l.open_lines, 0), coalesce(l.all_lines, 0), p.over_limit
             from products p
             left join product_lines l on l.shop_id = p.shop_id and l.product_id = p.id
             where p.shop_id = $1 and p.id in_list($2) order by p.id"
        ),
        params![shop, list()],
    )?;
    let mut variants: HashMap<ProductId, Vec<Variant>> = HashMap::new();
    let variant_rows: Vec<VariantCells> = db.rows(
        sql!(
            "select product_id, id, variant_code, option_values, sku, barcode, price_minor, compare_at_minor,
             cost_minor,
                    weight_g, quantity_step, tracked, when_out, active, media_id, kept
             from variants where shop_id = $1 and product_id in_list($2) order by position, id"
        ),
        params![shop, list()],
    )?;
    for row in variant_rows {
        variants.entry(row.product_id).or_default().push(row.into_variant());
    }
    let mut media: HashMap<ProductId, Vec<Medium>> = HashMap::new();
    let media_rows: Vec<MediaCells> = db.rows(
        sql!(
            "select product_id, id, state, src, width, height, small_id, middle_id, large_id, alt
             from media where shop_id = $1 and product_id in_list($2) order by position, id"
        ),
        params![shop, list()],
    )?;
    for row in media_rows {
        media.entry(row.product_id).or_default().push(row.into_medium());
    }
    Ok(rows
        .into_iter()
        .map(|row| {
            let (variants, media) = (variants.remove(&row.id), media.remove(&row.id));
            row.into_stored(variants.unwrap_or_default(), media.unwrap_or_default())
        })
        .collect())
}

/// One product, or the refusal that a foreign one gets too.
pub fn load_one(db: &mut Reader<'_>, shop: TenantId, id: ProductId) -> Result<Stored> {
    load(db, shop, &[id])?.pop().ok_or_else(|| refusals::PRODUCT_NOT_FOUND.refuse())
}

pub fn product_by_number(db: &mut Reader<'_>, shop: TenantId, number: i64) -> Result<ProductId> {
    let row: Option<(ProductId,)> =
        db.one(sql!("select id from products where shop_id = $1 and number = $2"), params![shop, number])?;
    row.map(|(id,)| id).ok_or_else(|| refusals::PRODUCT_NOT_FOUND.refuse())
}

/// Which product each variant belongs to.
pub fn holders(
    db: &mut Reader<'_>,
    shop: TenantId,
    variants: &[VariantId],
) -> Result<HashMap<VariantId, ProductId>> {
    let rows: Vec<(VariantId, ProductId)> = db.rows(
        sql!("select id, product_id from variants where shop_id = $1 and id in_list($2)"),
        params![shop, Value::Ids(variants.iter().map(|id| id.raw().0).collect())],
    )?;
    Ok(rows.into_iter().collect())
}

/// Counts every change of the shop's catalog; 0 before the first.
pub fn catalog_rev(db: &mut Reader<'_>, shop: TenantId) -> Result<i64> {
    let row: Option<(i64,)> =
        db.one(sql!("select rev from catalog_revs where shop_id = $1"), params![shop])?;
    Ok(row.map_or(0, |(rev,)| rev))
}

impl ProductCells {
    fn into_stored(self, variants: Vec<Variant>, media: Vec<Medium>) -> Stored {
        let product = Product {
            id: self.id,
            code: self.code,
            handle: self.handle,
            name: self.name,
            description: self.description,
            kind: self.kind,
            state: self.state,
            sale_stopped: self.sale_stopped,
            category_id: self.category_id,
            vendor: self.vendor,
            type_name: self.type_name,
            tags: self.tags.0,
            unit: self.unit,
            price_minor: self.price_minor,
            wholesale_minor: self.wholesale_minor,
            min_stock: self.min_stock,
            free_delivery: self.free_delivery,
            options: self.options.0,
            kept: self.kept.0,
            variants,
            media,
        };
        Stored {
            product,
            number: self.number,
            rev: self.rev,
            open_lines: self.open_lines,
            all_lines: self.all_lines,
            over_limit: self.over_limit,
        }
    }
}

impl MediaCells {
    fn into_medium(self) -> Medium {
        let sizes = || {
            Some(Sizes {
                width: self.width?,
                height: self.height?,
                small_id: self.small_id?,
                middle_id: self.middle_id?,
                large_id: self.large_id?,
            })
        };
        Medium { id: self.id, state: self.state, sizes: sizes(), src: self.src, alt: self.alt }
    }
}

impl VariantCells {
    fn into_variant(self) -> Variant {
        Variant {
            id: self.id,
            variant_code: self.variant_code,
            values: self.values.0,
            sku: self.sku,
            barcode: self.barcode,
            price_minor: self.price_minor,
            compare_at_minor: self.compare_at_minor,
            cost_minor: self.cost_minor,
            weight_g: self.weight_g,
            quantity_step: self.quantity_step,
            tracked: self.tracked,
            when_out: self.when_out,
            active: self.active,
            media_id: self.media_id,
            kept: self.kept.0,
        }
    }
}
