//! What changed levels, newest first.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use souk_catalog::{VariantId, full_code};
use souk_core::{Moment, Quantity, Result, params};
use souk_engine::{
    ByAge, Context, Cursor, Entitled, Modes, PageSize, Policy, Query, Reader, Slice, row, sql,
};

use crate::model::movement::{LocationId, MovementId, MovementKind};

#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct StockMovements {
    pub variant_id: Option<VariantId>,
    pub location_id: Option<LocationId>,
    pub kind: Option<MovementKind>,
    pub sort: ByAge,
    pub after: Option<String>,
    pub limit: PageSize,
}

#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct MovementRow {
    pub id: MovementId,
    pub variant_id: VariantId,
    pub full_code: String,
    pub location_id: LocationId,
    pub kind: MovementKind,
    pub quantity: Quantity,
    pub balance_after: Quantity,
    pub reason: String,
    pub reverses: Option<MovementId>,
    pub actor_kind: String,
    pub recorded_at: Moment,
}

row! {
    struct Cells {
        id: MovementId,
        variant_id: VariantId,
        product_code: String,
        variant_code: String,
        location_id: LocationId,
        kind: MovementKind,
        quantity: Quantity,
        balance_after: Quantity,
        reason: String,
        reverses: Option<MovementId>,
        actor_kind: String,
        recorded_at: Moment,
    }
}

macro_rules! movements {
    () => {
        "select m.id, m.variant_id, p.code, v.variant_code, m.location_id, m.kind, m.quantity,
                m.balance_after, m.reason, m.reverses, m.actor_kind, m.recorded_at
         from stock_movements m
         join v_variants v on v.shop_id = m.shop_id and v.id = m.variant_id
         join v_products p on p.shop_id = v.shop_id and p.id = v.product_id
         where m.shop_id = $1 and ($2 = false or m.variant_id = $3) and ($4 = false or m.location_id = $5)
           and (cast($6 as text) is null or m.kind = $6) and m.id "
    };
}

impl Query for StockMovements {
    const NAME: &'static str = "stock_movements";
    const POLICY: Policy = Policy::shop("stock.view", Modes::Any, Entitled::Free);
    type Output = Slice<MovementRow>;
    fn answer(&self, cx: &Context, db: &mut Reader<'_>) -> Result<Slice<MovementRow>> {
        let after = self.sort.enter(self.after.as_deref())?;
        let text = match self.sort {
            ByAge::Newest => sql!(movements!(), "< $7 order by m.id desc limit $8"),
            ByAge::Oldest => sql!(movements!(), "> $7 order by m.id limit $8"),
        };
        let rows: Vec<Cells> = db.rows(
            text,
            params![
                cx.shop,
                self.variant_id.is_some(),
                self.variant_id.map(VariantId::raw).unwrap_or_default(),
                self.location_id.is_some(),
                self.location_id.map(LocationId::raw).unwrap_or_default(),
                self.kind,
                after.id,
                self.limit.fetch()
            ],
        )?;
        let page =
            Slice::sorted(self.sort, rows, self.limit, |row| Cursor::at(row.recorded_at, row.id.raw()));
        Ok(page.map(|row| MovementRow {
            id: row.id,
            variant_id: row.variant_id,
            full_code: full_code(&row.product_code, &row.variant_code),
            location_id: row.location_id,
            kind: row.kind,
            quantity: row.quantity,
            balance_after: row.balance_after,
            reason: row.reason,
            reverses: row.reverses,
            actor_kind: row.actor_kind,
            recorded_at: row.recorded_at,
        }))
    }
}
