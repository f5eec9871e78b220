//! What an order must know of its variants: one statement for all lines.

use souk_core::{Json, Quantity, Result, TenantId, Value, Words, params};
use souk_engine::{Question, Reader, row, sql};

use crate::model::product::{self, ProductId, ProductKind, ProductState, VariantId, WhenOut, combination};
use crate::refusals;

row! {
    struct Cells {
        variant_id: VariantId,
        product_id: ProductId,
        product_name: Words,
        product_code: String,
        variant_code: String,
        values: Json<Vec<String>>,
        price_minor: Option<i64>,
        state: ProductState,
        sale_stopped: bool,
        variant_active: bool,
        tracked: bool,
        when_out: WhenOut,
        quantity_step: Quantity,
        kind: ProductKind,
        free_delivery: bool,
        weight_g: Option<i64>,
        over_limit: bool,
    }
}

/// A variant as an order line sees it. Whether it may be sold is the caller's decision.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sellable {
    pub variant_id: VariantId,
    pub product_id: ProductId,
    pub product_name: Words,
    pub variant_label: String,
    pub full_code: String,
    pub price_minor: Option<i64>,
    pub state: ProductState,
    pub sale_stopped: bool,
    /// The plan has no room for the product: it is not shown.
    pub over_limit: bool,
    pub variant_active: bool,
    pub tracked: bool,
    /// More may be ordered than there is.
    pub policy_continue: bool,
    pub quantity_step: Quantity,
    pub kind: ProductKind,
    pub free_delivery: bool,
    pub weight_g: Option<i64>,
}

impl Sellable {
    /// Active, shown, not stopped, with a price.
    pub fn is_for_sale(&self) -> bool {
        self.state == ProductState::Active
            && !self.sale_stopped
            && !self.over_limit
            && self.variant_active
            && self.price_minor.is_some()
    }
}

/// In the order of ids; unknown ones are left out.
pub fn sellable(shop: TenantId, variants: impl Iterator<Item = VariantId>) -> Question<Vec<Sellable>> {
    let rows = Question::rows(
        sql!(
            "select v.id, v.product_id, p.name, p.code, v.variant_code, v.option_values,
                    coalesce(v.price_minor, p.price_minor), p.state, p.sale_stopped, v.active, v.tracked,
                    v.when_out,
                    v.quantity_step, p.kind, p.free_delivery, v.weight_g, p.over_limit
             from variants v join products p on p.shop_id = v.shop_id and p.id = v.product_id
             where v.shop_id = $1 and v.id in_list($2) order by v.id"
        ),
        params![shop, Value::Ids(variants.map(|id| id.raw().0).collect())],
    );
    rows.map(|rows: Vec<Cells>| Ok(rows.into_iter().map(Sellable::from).collect()))
}

impl From<Cells> for Sellable {
    fn from(row: Cells) -> Self {
        Self {
            variant_id: row.variant_id,
            product_id: row.product_id,
            product_name: row.product_name,
            variant_label: product::variant_label(&row.values.0),
            full_code: product::full_code(&row.product_code, &row.variant_code),
            price_minor: row.price_minor,
            state: row.state,
            sale_stopped: row.sale_stopped,
            over_limit: row.over_limit,
            variant_active: row.variant_active,
            tracked: row.tracked,
            policy_continue: row.when_out == WhenOut::Continue,
            quantity_step: row.quantity_step,
            kind: row.kind,
            free_delivery: row.free_delivery,
            weight_g: row.weight_g,
        }
    }
}

/// The variant of a product with these option values, in the options' order; none asked and one there: that
/// one.
pub fn variant_of(
    db: &mut Reader<'_>,
    shop: TenantId,
    product: ProductId,
    values: &[String],
) -> Result<VariantId> {
    let rows: Vec<(VariantId,)> = db.rows(
        sql!(
            "select id from variants
             where shop_id = $1 and product_id = $2 and ($4 = false or combination = $3) order by position
             limit 2"
        ),
        params![shop, product, combination(values), !values.is_empty()],
    )?;
    match rows.as_slice() {
        [(id,)] => Ok(*id),
        _ => Err(refusals::VARIANT_NOT_FOUND.refuse()),
    }
}
