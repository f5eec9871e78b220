//! The pictures of a product: their rows by difference, and which files they hold.

use souk_core::{Result, params};
use souk_engine::{Rows, sql};

use crate::model::product::{Medium, Product};

pub fn write(rows: &mut Rows<'_, '_>, before: Option<&Product>, after: &Product) -> Result<()> {
    let old = before.map_or(&[][..], |product| &product.media);
    for gone in old.iter().filter(|medium| after.media.iter().all(|kept| kept.id != medium.id)) {
        rows.put(sql!("delete from media where shop_id = $1 and id = $2"), params![rows.shop(), gone.id])?;
        release(rows, gone)?;
    }
    for (position, medium) in (0_i64..).zip(&after.media) {
        let place = old.iter().position(|known| known.id == medium.id);
        let known = place.and_then(|place| old.get(place));
        if known == Some(medium) && place.is_some_and(|place| i64::try_from(place) == Ok(position)) {
            continue;
        }
        for file in medium.sizes.filter(|_| known.is_none()).iter().flat_map(|sizes| sizes.files()) {
            rows.hold_file(file)?;
        }
        write_one(rows, after, position, medium)?;
    }
    Ok(())
}

/// The files of a picture that goes are nobody's now.
pub fn release(rows: &mut Rows<'_, '_>, gone: &Medium) -> Result<()> {
    gone.sizes.iter().flat_map(|sizes| sizes.files()).try_for_each(|file| rows.release_file(file))
}

/// What a picture shows never changes: only where it came from, its place and its words.
fn write_one(rows: &mut Rows<'_, '_>, product: &Product, position: i64, medium: &Medium) -> Result<()> {
    let sizes = medium.sizes.as_ref();
    rows.put(
        sql!(
            "insert into media (shop_id, id, product_id, position, state, src, width, height, small_id,
                                middle_id, large_id, alt, created_at)
             values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
             on conflict (shop_id, id) do update set position = excluded.position, src = excluded.src,
                alt = excluded.alt"
        ),
        params![
            rows.shop(),
            medium.id,
            product.id,
            position,
            medium.state,
            medium.src,
            sizes.map(|sizes| sizes.width),
            sizes.map(|sizes| sizes.height),
            sizes.map(|sizes| sizes.small_id),
            sizes.map(|sizes| sizes.middle_id),
            sizes.map(|sizes| sizes.large_id),
            medium.alt,
            rows.now()
        ],
    )
}
