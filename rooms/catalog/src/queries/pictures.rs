//! Pictures of many products or variants at once, and the bytes behind one address.

use std::collections::HashMap;

use souk_core::{Result, TenantId, Value, Words, params};
use souk_engine::{FileId, Reader, row, sql, stored_file};

use crate::model::picture::Picture;
use crate::model::product::{MediaId, ProductId, VariantId};

row! {
    struct Cells {
        product_id: ProductId,
        id: MediaId,
        width: i64,
        height: i64,
        alt: Words,
    }
}

impl Cells {
    fn picture(self, shop: TenantId) -> Picture {
        Picture::of(shop, self.id, self.width, self.height, self.alt)
    }
}

/// The picture that stands for each product: its first stored one.
pub fn first_pictures(
    db: &mut Reader<'_>,
    shop: TenantId,
    products: &[ProductId],
) -> Result<HashMap<ProductId, Picture>> {
    if products.is_empty() {
        return Ok(HashMap::new());
    }
    let rows: Vec<Cells> = db.rows(
        sql!(
            "select m.product_id, m.id, m.width, m.height, m.alt from media m
             where m.shop_id = $1 and m.product_id in_list($2) and m.state = 'stored' and not exists (
                select 1 from media b where b.shop_id = m.shop_id and b.product_id = m.product_id
                    and b.state = 'stored' and b.position < m.position)"
        ),
        params![shop, Value::Ids(products.iter().map(|id| id.raw().0).collect())],
    )?;
    Ok(rows.into_iter().map(|row| (row.product_id, row.picture(shop))).collect())
}

row! {
    struct VariantCells {
        id: VariantId,
        product_id: ProductId,
        media_id: Option<MediaId>,
        width: Option<i64>,
        height: Option<i64>,
        alt: Option<Words>,
    }
}

/// The picture that each variant is shown with: its own, else the product's.
pub fn variant_pictures(
    db: &mut Reader<'_>,
    shop: TenantId,
    variants: &[VariantId],
) -> Result<HashMap<VariantId, Picture>> {
    if variants.is_empty() {
        return Ok(HashMap::new());
    }
    let rows: Vec<VariantCells> = db.rows(
        sql!(
            "select v.id, v.product_id, m.id, m.width, m.height, m.alt from variants v
             left join media m on m.shop_id = v.shop_id and m.id = v.media_id
             where v.shop_id = $1 and v.id in_list($2)"
        ),
        params![shop, Value::Ids(variants.iter().map(|id| id.raw().0).collect())],
    )?;
    let products: Vec<ProductId> = rows.iter().map(|row| row.product_id).collect();
    let first = first_pictures(db, shop, &products)?;
    let shown = |row: VariantCells| {
        let own = || Some(Picture::of(shop, row.media_id?, row.width?, row.height?, row.alt.clone()?));
        Some((row.id, own().or_else(|| first.get(&row.product_id).cloned())?))
    };
    Ok(rows.into_iter().filter_map(shown).collect())
}

/// The hash of the bytes of a picture in one of its sizes, by its place among them; none where the shop has
/// no such picture.
pub fn picture_bytes(
    db: &mut Reader<'_>,
    shop: TenantId,
    id: MediaId,
    size: usize,
) -> Result<Option<Vec<u8>>> {
    let row: Option<(FileId, FileId, FileId)> = db.one(
        sql!(
            "select small_id, middle_id, large_id from media
             where shop_id = $1 and id = $2 and state = 'stored'"
        ),
        params![shop, id],
    )?;
    let Some((small, middle, large)) = row else { return Ok(None) };
    let Some(file) = [small, middle, large].get(size).copied() else { return Ok(None) };
    stored_file(db, shop, file).map(|(sha256, _)| Some(sha256))
}
