//! What lies there of a product, which the stock room counts beside it.

use std::collections::BTreeMap;

use souk_core::{Quantity, Result, params};
use souk_engine::{Rows, sql};

use crate::model::product::{ProductId, VariantId};
use crate::queries::holders;

/// So much more or less of each variant lies there: for changes of the stock room alone. Rows are locked in
/// one order, that of the products.
pub fn count_goods(rows: &mut Rows<'_, '_>, moved: &[(VariantId, Quantity)]) -> Result<()> {
    if let [(variant, by)] = moved {
        return rows.put(
            sql!(
                "update product_stock set on_hand = on_hand + $3
                 where shop_id = $1 and product_id = (
                    select v.product_id from variants v where v.shop_id = $1 and v.id = $2)"
            ),
            params![rows.shop(), *variant, *by],
        );
    }
    let (shop, variants): (_, Vec<VariantId>) =
        (rows.shop(), moved.iter().map(|(variant, _)| *variant).collect());
    let products = holders(rows, shop, &variants)?;
    let mut sums: BTreeMap<ProductId, i64> = BTreeMap::new();
    for (variant, by) in moved {
        if let Some(product) = products.get(variant) {
            *sums.entry(*product).or_default() += by.0;
        }
    }
    sums.into_iter().filter(|(_, by)| *by != 0).try_for_each(|(product, by)| {
        rows.put(
            sql!("update product_stock set on_hand = on_hand + $3 where shop_id = $1 and product_id = $2"),
            params![shop, product, by],
        )
    })
}
