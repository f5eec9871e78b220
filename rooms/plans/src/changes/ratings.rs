//! What shops say of their plan.

use serde::{Deserialize, Serialize};
use souk_core::{RawId, Result, params};
use souk_engine::{Change, Event, Rows, sql};
use souk_shops::ShopId;

use crate::model::RatingId;

#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct PlanRated {
    pub shop: ShopId,
    pub rating: RatingId,
    pub plan: String,
    pub stars: i64,
}

impl Event for PlanRated {
    const NAME: &'static str = "plan.rated";
    const VERSION: u16 = 1;
    fn subject(&self) -> RawId {
        self.rating.raw()
    }
}

pub(crate) struct Rate<'a> {
    pub id: RatingId,
    pub plan: &'a str,
    pub stars: i64,
    pub note: &'a str,
}

impl Change for Rate<'_> {
    type Event = PlanRated;
    fn apply(&self, rows: &mut Rows<'_, '_>) -> Result<Option<PlanRated>> {
        let shop = rows.shop();
        rows.put(
            sql!(
                "insert into plan_ratings (shop_id, id, plan_code, stars, note, rated_at)
                 values ($1, $2, $3, $4, $5, $6)"
            ),
            params![shop, self.id, self.plan, self.stars, self.note, rows.now()],
        )?;
        Ok(Some(PlanRated { shop, rating: self.id, plan: self.plan.to_owned(), stars: self.stars }))
    }
}
