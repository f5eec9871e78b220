//! A level changes by one movement: the level's own condition decides, the movement remembers the balance.

use serde::{Deserialize, Serialize};
use souk_catalog::VariantId;
use souk_catalog::changes::count_goods;
use souk_core::{Quantity, RawId, Result, params};
use souk_engine::{Change, Event, Rows, sql};

use crate::model::movement::{LocationId, MovementId, MovementKind};

pub struct MoveStock<'a> {
    pub id: MovementId,
    pub variant: VariantId,
    pub location: LocationId,
    pub kind: MovementKind,
    /// More (+) or less (-).
    pub quantity: Quantity,
    /// The level must be this before.
    pub expected: Option<Quantity>,
    pub reason: &'a str,
    pub reference: Option<RawId>,
    pub reverses: Option<MovementId>,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct StockChanged {
    pub variant_id: VariantId,
    pub location_id: LocationId,
    pub kind: MovementKind,
    pub quantity: Quantity,
    pub on_hand: Quantity,
}

impl Event for StockChanged {
    const NAME: &'static str = "stock.changed";
    const VERSION: u16 = 1;
    fn subject(&self) -> RawId {
        self.variant_id.raw()
    }
}

impl Change for MoveStock<'_> {
    type Event = StockChanged;
    /// `None`: less is free than is taken, the level is not as expected, or it would grow out of its range.
    fn apply(&self, rows: &mut Rows<'_, '_>) -> Result<Option<StockChanged>> {
        let level: Option<(Quantity,)> = if self.quantity.0 >= 0 {
            rows.one(
                sql!(
                    "insert into stock_levels (shop_id, variant_id, location_id, on_hand, reserved)
                     select $1, $2, $3, $4, 0 where coalesce(cast($5 as bigint), 0) = 0
                       or exists (select 1 from stock_levels e
                                  where e.shop_id = $1 and e.variant_id = $2 and e.location_id = $3)
                     on conflict (shop_id, variant_id, location_id)
                     do update set on_hand = stock_levels.on_hand + excluded.on_hand
                     where stock_levels.on_hand + excluded.on_hand <= 1000000000000
                       and (cast($5 as bigint) is null or stock_levels.on_hand = $5)
                     returning on_hand"
                ),
                params![rows.shop(), self.variant, self.location, self.quantity, self.expected],
            )?
        } else {
            rows.one(
                sql!(
                    "update stock_levels set on_hand = on_hand + $4
                     where shop_id = $1 and variant_id = $2 and location_id = $3 and on_hand + $4 >= reserved
                       and (cast($5 as bigint) is null or on_hand = $5)
                     returning on_hand"
                ),
                params![rows.shop(), self.variant, self.location, self.quantity, self.expected],
            )?
        };
        let Some((on_hand,)) = level else { return Ok(None) };
        count_goods(rows, &[(self.variant, self.quantity)])?;
        let principal = rows.cx().actor.principal();
        rows.insert(
            sql!(
                "insert into stock_movements (shop_id, id, variant_id, location_id, kind, quantity,
                 balance_after, reason,
                                              reference, reverses, actor_kind, actor_id, recorded_at)
                 values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)"
            ),
            params![
                rows.shop(),
                self.id,
                self.variant,
                self.location,
                self.kind,
                self.quantity,
                on_hand,
                self.reason,
                self.reference,
                self.reverses,
                principal.kind,
                principal.id,
                rows.now()
            ],
            &[("stock_movements", "shop_id, reverses", &crate::refusals::ALREADY_REVERSED)],
        )?;
        Ok(Some(StockChanged {
            variant_id: self.variant,
            location_id: self.location,
            kind: self.kind,
            quantity: self.quantity,
            on_hand,
        }))
    }
}
