//! What members do with the catalog: one verb a file.

mod add_category;
mod add_media;
mod add_product;
mod add_variant;
mod arrange_products;
mod delete_category;
mod prefer_product;
mod register_barcode;
mod remove_media;
mod set_price;
mod toggle_product;
mod update_category;
mod update_media;
mod update_product;
mod update_variant;

pub use add_category::AddCategory;
pub use add_media::AddMedia;
pub use add_product::{AddProduct, NewVariant};
pub use add_variant::AddVariant;
pub use arrange_products::{ArrangeProducts, MOST_ARRANGED};
pub use delete_category::{DeleteCategory, DeletedCategory};
pub use prefer_product::{PreferProduct, SettleProducts};
pub use register_barcode::RegisterBarcode;
pub use remove_media::RemoveMedia;
pub use set_price::SetPrice;
pub use toggle_product::{RestoreProduct, ToggleProduct};
pub use update_category::UpdateCategory;
pub use update_media::UpdateMedia;
pub use update_product::UpdateProduct;
pub use update_variant::UpdateVariant;

use souk_core::{RawId, Result, Words};
use souk_engine::{Context, Tx, sql};

use crate::model::codes;
use crate::model::files::html;
use crate::model::product::{Product, ProductId, ProductState, Stored};
use crate::model::rules;
use crate::queries::{ProductView, load_one};
use crate::{refusals, steps};

/// The product as the member saw it, or the present values with the refusal.
fn seen(tx: &mut Tx<'_, '_>, cx: &Context, id: ProductId, rev: i64) -> Result<Stored> {
    let stored = load_one(tx, cx.shop, id)?;
    if stored.product.state == ProductState::Archived {
        return Err(refusals::ARCHIVED.refuse());
    }
    if stored.rev == rev {
        return Ok(stored);
    }
    let present = serde_json::to_value(&stored.product).unwrap_or_default();
    refusals::CHANGED_MEANWHILE.with().arg("rev", stored.rev).arg("present", present).err()
}

/// Judges and writes an edited product, and shows it as it stands then.
fn keep(tx: &mut Tx<'_, '_>, cx: &Context, before: &Stored, mut after: Product) -> Result<ProductView> {
    rules::check(&mut after, cx.tenant.lang())?;
    steps::save(tx, before, &after, "member")?;
    shown(tx, cx, after.id)
}

fn shown(tx: &mut Tx<'_, '_>, cx: &Context, id: ProductId) -> Result<ProductView> {
    load_one(tx, cx.shop, id).map(|stored| ProductView::of(stored, cx))
}

/// Descriptions come from people: only harmless marks stay.
fn safe(mut description: Words) -> Words {
    #[cfg(feature = "twins")]
    if souk_core::twins::is_out(souk_core::twins::Twin::Escape) {
        return description;
    }
    for text in description.0.values_mut() {
        *text = html::sanitise(text);
    }
    description.0.retain(|_, text| !text.is_empty());
    description
}

/// An EAN-13 of our own that nothing carries yet.
fn minted(tx: &mut Tx<'_, '_>) -> Result<String> {
    let shop = tx.cx().shop;
    for _ in 0..100 {
        let number = tx.next_number("own_codes")?;
        let code = u64::try_from(number).ok().and_then(|number| codes::mint(20, number));
        let code = code.ok_or_else(|| souk_core::Error::fault("the shop's own codes are used up"))?;
        let taken: Option<(RawId,)> = tx.one(
            sql!("select product_id from registered_codes where shop_id = $1 and code_key = $2"),
            souk_core::params![shop, code],
        )?;
        if taken.is_none() {
            return Ok(code);
        }
    }
    Err(souk_core::Error::fault("no free code of our own was found"))
}
