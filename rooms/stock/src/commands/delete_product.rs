//! A member archives a product: first they are told what hangs on it, then they confirm. Here, since stock
//! may go too.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use souk_catalog::{ProductId, ProductState, Stored, VariantId, load_one, save};
use souk_core::{Moment, Quantity, RawId, Result, Value, params};
use souk_engine::{Command, Context, Entitled, Modes, Policy, Tx, sql};

use crate::changes::MoveStock;
use crate::model::movement::{LocationId, MovementKind};
use crate::refusals;

#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DeleteProduct {
    pub id: ProductId,
    /// From the first answer; good for ten minutes and for the product as it was then.
    #[serde(default)]
    pub confirm: Option<String>,
    /// What becomes of stock on hand; needed where there is some.
    #[serde(default)]
    pub stock: Option<StockFate>,
}

souk_core::text_enum! {
    pub enum StockFate {
        /// It counts as lost.
        WriteOff => "write_off",
    }
}

#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct Deleted {
    pub id: ProductId,
    pub state: ProductState,
}

const GOOD_FOR: i64 = 10 * 60 * Moment::SECOND;

impl Command for DeleteProduct {
    const NAME: &'static str = "delete_product";
    const POLICY: Policy = Policy::shop("products.manage", Modes::NotEmergency, Entitled::Free);
    type Prepared = ();
    type Output = Deleted;
    fn run(&self, (): &(), cx: &Context, tx: &mut Tx<'_, '_>) -> Result<Deleted> {
        let stored = load_one(tx, cx.shop, self.id)?;
        if stored.product.state == ProductState::Archived {
            return Ok(Deleted { id: self.id, state: ProductState::Archived });
        }
        let variants: Vec<VariantId> = stored.product.variants.iter().map(|variant| variant.id).collect();
        let levels = levels(tx, cx, &variants)?;
        let reserved: i64 = levels.iter().map(|level| level.3.0).sum();
        if reserved > 0 || stored.open_lines > 0 {
            let refusal = souk_catalog::refusals::IN_OPEN_ORDERS.with();
            return refusal
                .arg("open_lines", stored.open_lines)
                .arg("reserved", Quantity(reserved).human())
                .err();
        }
        let on_hand: i64 = levels.iter().map(|level| level.2.0).sum();
        if !self.confirm.as_deref().is_some_and(|token| is_good(token, &stored, cx)) {
            let hangs = serde_json::json!({
                "variants": variants.len(),
                "pictures": stored.product.media.len(),
                "on_hand": Quantity(on_hand),
            });
            let token = token(&stored, cx, cx.now.plus(GOOD_FOR));
            return refusals::CONFIRM_REQUIRED
                .with()
                .arg("confirm_token", token)
                .arg("what_hangs_on_it", hangs)
                .err();
        }
        if on_hand > 0 && self.stock.is_none() {
            return refusals::HAS_STOCK.with().arg("on_hand", Quantity(on_hand).human()).err();
        }
        for (variant, location, quantity, _) in levels.into_iter().filter(|level| level.2.0 > 0) {
            write_off(tx, cx, variant, location, quantity)?;
        }
        let mut after = stored.product.clone();
        after.state = ProductState::Archived;
        save(tx, &stored, &after, "member")?;
        Ok(Deleted { id: self.id, state: ProductState::Archived })
    }
    fn subject(&self, _: &Deleted) -> Option<RawId> {
        Some(self.id.raw())
    }
}

type Level = (VariantId, LocationId, Quantity, Quantity);

fn levels(tx: &mut Tx<'_, '_>, cx: &Context, variants: &[VariantId]) -> Result<Vec<Level>> {
    tx.rows(
        sql!(
            "select variant_id, location_id, on_hand, reserved from stock_levels
             where shop_id = $1 and variant_id in_list($2) order by variant_id, location_id"
        ),
        params![cx.shop, Value::Ids(variants.iter().map(|id| id.raw().0).collect())],
    )
}

fn write_off(
    tx: &mut Tx<'_, '_>,
    cx: &Context,
    variant: VariantId,
    location: LocationId,
    quantity: Quantity,
) -> Result<()> {
    let change = MoveStock {
        id: cx.id(),
        variant,
        location,
        kind: MovementKind::Loss,
        quantity: Quantity(-quantity.0),
        expected: Some(quantity),
        reason: "write_off",
        reference: None,
        reverses: None,
    };
    tx.must(&change, &refusals::CHANGED_MEANWHILE).map(|_| ())
}

/// Says until when, for this person and this state of the product. It guards against haste, not against
/// forgery: who may delete needs no trick to do so.
fn token(stored: &Stored, cx: &Context, until: Moment) -> String {
    let principal = cx.actor.principal();
    let mut hash = Sha256::new();
    hash.update(cx.shop.raw().0);
    hash.update(stored.product.id.raw().0);
    hash.update(stored.rev.to_be_bytes());
    hash.update(principal.kind);
    hash.update(principal.id.0);
    hash.update(until.0.to_be_bytes());
    let digest: [u8; 32] = hash.finalize().into();
    let (head, _) = digest.split_at(16);
    let mut id = RawId::default();
    id.0.copy_from_slice(head);
    format!("{}-{}", until.0, id.encode())
}

fn is_good(given: &str, stored: &Stored, cx: &Context) -> bool {
    let until = given.split_once('-').and_then(|(until, _)| until.parse().ok()).map(Moment);
    until.is_some_and(|until| {
        until >= cx.now && until <= cx.now.plus(GOOD_FOR) && given == token(stored, cx, until)
    })
}
