//! Stock is held for an order, and every hold ends once: claimed, released or expired.

use serde::{Deserialize, Serialize};
use souk_catalog::VariantId;
use souk_catalog::changes::count_goods;
#[cfg(feature = "twins")]
use souk_core::twins::{Twin, is_out};
use souk_core::{Moment, Quantity, RawId, Result, params};
use souk_engine::{Change, Event, Rows, sql};

use crate::model::movement::{LocationId, MovementId, MovementKind, ReservationId, ReservationState};
use crate::model::place::Held;

/// Holds one line.
pub struct HoldStock<'a> {
    pub id: ReservationId,
    pub holder: RawId,
    pub held: &'a Held,
    pub expires_at: Option<Moment>,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct StockHeld {
    pub holder: String,
    pub variant_id: VariantId,
    pub location_id: LocationId,
    pub quantity: Quantity,
    pub backordered: Quantity,
}

impl Event for StockHeld {
    const NAME: &'static str = "stock.held";
    const VERSION: u16 = 1;
    fn subject(&self) -> RawId {
        self.variant_id.raw()
    }
}

impl Change for HoldStock<'_> {
    type Event = StockHeld;
    /// `None`: somebody took what was free a moment ago.
    fn apply(&self, rows: &mut Rows<'_, '_>) -> Result<Option<StockHeld>> {
        let held = self.held;
        if held.quantity.0 > 0 {
            let taken = rows.run(
                sql!(
                    "update stock_levels set reserved = reserved + $4
                     where shop_id = $1 and variant_id = $2 and location_id = $3 and on_hand - reserved >= $4"
                ),
                params![rows.shop(), held.variant, held.location, held.quantity],
            )?;
            #[cfg(feature = "twins")]
            let taken = if is_out(Twin::Oversell) { 1 } else { taken };
            if taken == 0 {
                return Ok(None);
            }
        }
        rows.put(
            sql!(
                "insert into reservations (shop_id, id, holder_id, variant_id, location_id, quantity,
                 backordered, state,
                                           expires_at, created_at, ended_at, returned_at)
                 values ($1, $2, $3, $4, $5, $6, $7, 'held', $8, $9, null, null)"
            ),
            params![
                rows.shop(),
                self.id,
                self.holder,
                held.variant,
                held.location,
                held.quantity,
                held.backordered,
                self.expires_at,
                rows.now()
            ],
        )?;
        Ok(Some(StockHeld {
            holder: self.holder.encode(),
            variant_id: held.variant,
            location_id: held.location,
            quantity: held.quantity,
            backordered: held.backordered,
        }))
    }
}

/// Ends everything that a holder still holds.
pub struct EndHolds {
    pub holder: RawId,
    pub state: ReservationState,
    /// Only those whose time has come.
    pub due: Option<Moment>,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct HoldsEnded {
    /// The order, as 26 letters without a prefix.
    pub holder: String,
    pub state: ReservationState,
}

impl Event for HoldsEnded {
    const NAME: &'static str = "stock.holds_ended";
    const VERSION: u16 = 1;
    fn subject(&self) -> RawId {
        RawId::decode(&self.holder).unwrap_or_default()
    }
}

type Line = (VariantId, LocationId, Quantity);

/// What these lines bring (1) or take (-1) of each variant.
fn moved(lines: &[Line], way: i64) -> Vec<(VariantId, Quantity)> {
    lines.iter().map(|(variant, _, quantity)| (*variant, Quantity(quantity.0 * way))).collect()
}

impl Change for EndHolds {
    type Event = HoldsEnded;
    /// `None`: nothing was held any more.
    fn apply(&self, rows: &mut Rows<'_, '_>) -> Result<Option<HoldsEnded>> {
        let mut lines: Vec<Line> = rows.rows(
            sql!(
                "update reservations set state = $3, ended_at = $4
                 where shop_id = $1 and holder_id = $2 and state = 'held'
                   and (cast($5 as bigint) is null or expires_at <= $5)
                 returning variant_id, location_id, quantity"
            ),
            params![rows.shop(), self.holder, self.state, rows.now(), self.due],
        )?;
        if lines.is_empty() {
            return Ok(None);
        }
        lines.sort_unstable();
        lines.retain(|(_, _, quantity)| quantity.0 > 0);
        let sold = moved(&lines, -1);
        for (variant, location, quantity) in lines {
            if self.state == ReservationState::Claimed {
                rows.put(
                    sql!(
                        "update stock_levels set on_hand = on_hand - $4, reserved = reserved - $4
                         where shop_id = $1 and variant_id = $2 and location_id = $3"
                    ),
                    params![rows.shop(), variant, location, quantity],
                )?;
                remember(rows, (variant, location, Quantity(-quantity.0)), MovementKind::Sale, self.holder)?;
            } else {
                rows.put(
                    sql!(
                        "update stock_levels set reserved = reserved - $4
                         where shop_id = $1 and variant_id = $2 and location_id = $3"
                    ),
                    params![rows.shop(), variant, location, quantity],
                )?;
            }
        }
        if self.state == ReservationState::Claimed {
            count_goods(rows, &sold)?;
        }
        Ok(Some(HoldsEnded { holder: self.holder.encode(), state: self.state }))
    }
}

/// Writes the movement of a level that was just changed: the balance is the level's own.
fn remember(rows: &mut Rows<'_, '_>, line: Line, kind: MovementKind, reference: RawId) -> Result<()> {
    let (variant, location, quantity) = line;
    let principal = rows.cx().actor.principal();
    rows.put(
        sql!(
            "insert into stock_movements (shop_id, id, variant_id, location_id, kind, quantity,
             balance_after, reason,
                                          reference, reverses, actor_kind, actor_id, recorded_at)
             select l.shop_id, $2, l.variant_id, l.location_id, $5, $6, l.on_hand, '', $7, null, $8, $9, $10
             from stock_levels l where l.shop_id = $1 and l.variant_id = $3 and l.location_id = $4"
        ),
        params![
            rows.shop(),
            rows.cx().id::<MovementId>(),
            variant,
            location,
            kind,
            quantity,
            reference,
            principal.kind,
            principal.id,
            rows.now()
        ],
    )
}

/// What a holder holds ends later, or not by itself at all.
pub struct ExtendHolds {
    pub holder: RawId,
    pub expires_at: Option<Moment>,
}

impl Change for ExtendHolds {
    type Event = HoldsEnded;
    /// Yields no event: nothing moved.
    fn apply(&self, rows: &mut Rows<'_, '_>) -> Result<Option<HoldsEnded>> {
        rows.put(
            sql!(
                "update reservations set expires_at = $3 where shop_id = $1 and holder_id = $2 and state =
                    'held'"
            ),
            params![rows.shop(), self.holder, self.expires_at],
        )?;
        Ok(None)
    }
}

/// Goods that were sold came back, once; damaged ones are lost at the same moment.
pub struct ReturnGoods {
    pub holder: RawId,
    pub damaged: bool,
}

impl Change for ReturnGoods {
    type Event = HoldsEnded;
    /// `None`: nothing was sold, or it came back before.
    fn apply(&self, rows: &mut Rows<'_, '_>) -> Result<Option<HoldsEnded>> {
        let mut lines: Vec<Line> = rows.rows(
            sql!(
                "update reservations set returned_at = $3
                 where shop_id = $1 and holder_id = $2 and state = 'claimed' and returned_at is null
                 returning variant_id, location_id, quantity"
            ),
            params![rows.shop(), self.holder, rows.now()],
        )?;
        if lines.is_empty() {
            return Ok(None);
        }
        lines.sort_unstable();
        lines.retain(|(_, _, quantity)| quantity.0 > 0);
        let back = moved(&lines, 1);
        for (variant, location, quantity) in lines {
            add(rows, (variant, location, quantity))?;
            remember(rows, (variant, location, quantity), MovementKind::Return, self.holder)?;
            if self.damaged {
                let gone = (variant, location, Quantity(-quantity.0));
                add(rows, gone)?;
                remember(rows, gone, MovementKind::Loss, self.holder)?;
            }
        }
        if !self.damaged {
            count_goods(rows, &back)?;
        }
        Ok(Some(HoldsEnded { holder: self.holder.encode(), state: ReservationState::Claimed }))
    }
}

fn add(rows: &mut Rows<'_, '_>, (variant, location, quantity): Line) -> Result<()> {
    rows.put(
        sql!(
            "update stock_levels set on_hand = on_hand + $4
             where shop_id = $1 and variant_id = $2 and location_id = $3"
        ),
        params![rows.shop(), variant, location, quantity],
    )
}
