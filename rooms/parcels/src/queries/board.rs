//! Where the open parcels stand, state by state, and which have stood there longer than is usual.

use std::collections::HashMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use souk_core::{Moment, Result, params};
use souk_engine::{Context, Entitled, Modes, PageSize, Policy, Query, Reader, sql};
use souk_places::Places;

use super::parcel_list::{Cells, ParcelItem, ParcelList};
use crate::AccountId;
use crate::model::state::State;
use crate::model::usual::Usual;

/// Newest ones of each state.
const SHOWN: PageSize = PageSize(20);
/// How long back moves say what is usual.
const BACK: i64 = 90 * Moment::DAY;

#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ParcelBoard {}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Board {
    /// Every state in which somebody is still to do something, in their order.
    pub columns: Vec<BoardColumn>,
    /// Those that stand somewhere longer than is usual, the longest first; 100 at most.
    pub stuck: Vec<StuckParcel>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct BoardColumn {
    pub state: State,
    pub count: i64,
    /// What all of them are to collect.
    pub amount_minor: i64,
    /// The newest 20.
    pub parcels: Vec<ParcelItem>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct StuckParcel {
    pub parcel: ParcelItem,
    /// How long it has stood there.
    pub hours: i64,
    /// What this driver usually takes for it; absent where too little is known.
    pub usual_hours: Option<i64>,
}

impl Query for ParcelBoard {
    const NAME: &'static str = "parcel_board";
    const POLICY: Policy = Policy::shop("orders.manage", Modes::Any, Entitled::Free);
    type Output = Board;

    fn answer(&self, cx: &Context, db: &mut Reader<'_>) -> Result<Board> {
        let counts: Vec<(State, i64, i64)> = db.rows(
            sql!(
                "select state, cast(count(*) as bigint), cast(coalesce(sum(amount), 0) as bigint)
                 from parcels where shop_id = $1 and state not in ('delivered', 'returned', 'cancelled')
                 group by state"
            ),
            params![cx.shop],
        )?;
        let mut columns = Vec::new();
        for state in State::ALL.iter().copied().filter(|state| state.is_open()) {
            let (count, amount_minor) = counts
                .iter()
                .find(|(of, ..)| *of == state)
                .map_or((0, 0), |(_, count, amount)| (*count, *amount));
            let list = ParcelList { state: Some(state), limit: SHOWN, ..ParcelList::default() };
            let parcels = if count > 0 { list.answer(cx, db)?.items } else { Vec::new() };
            columns.push(BoardColumn { state, count, amount_minor, parcels });
        }
        Ok(Board { columns, stuck: stuck(cx, db)? })
    }
}

fn stuck(cx: &Context, db: &mut Reader<'_>) -> Result<Vec<StuckParcel>> {
    let long: Vec<Cells> = db.rows(
        sql!(
            "select p.id, p.order_id, o.number, o.customer_name, o.municipality, p.account_id, a.label,
                    p.reference, p.amount, p.currency, p.state, p.state_at, p.created_at
             from parcels p
             join v_orders o on o.shop_id = p.shop_id and o.id = p.order_id
             join carrier_accounts a on a.shop_id = p.shop_id and a.id = p.account_id
             where p.shop_id = $1 and p.state not in ('delivered', 'returned', 'cancelled')
               and p.state_at <= $2
             order by p.state_at, p.id limit 500"
        ),
        params![cx.shop, cx.now.plus(-Usual::LEAST)],
    )?;
    if long.is_empty() {
        return Ok(Vec::new());
    }
    let took: Vec<(AccountId, State, i64)> = db.rows(
        sql!(
            "select p.account_id, e.from_state, e.at - coalesce(b.at, p.created_at)
             from parcel_events e
             join parcels p on p.shop_id = e.shop_id and p.id = e.parcel_id
             left join parcel_events b on b.shop_id = e.shop_id and b.parcel_id = e.parcel_id
                  and b.rev = e.rev - 1
             where e.shop_id = $1 and e.at >= $2
             order by e.at desc limit 5000"
        ),
        params![cx.shop, cx.now.plus(-BACK)],
    )?;
    let mut usual: HashMap<(AccountId, State), Usual> = HashMap::new();
    for (account, state, micros) in took {
        usual.entry((account, state)).or_default().add(micros);
    }
    let places = cx.service::<Places>()?;
    let stands = long.into_iter().filter_map(|cells| {
        let (key, since) = ((cells.account_id, cells.state), cx.now.since(cells.state_at));
        let usual = usual.get_mut(&key).map_or(Usual::UNKNOWN, Usual::known);
        (since > usual.most).then(|| StuckParcel {
            parcel: cells.item(&places),
            hours: since / Moment::HOUR,
            usual_hours: usual.median.map(|micros| micros / Moment::HOUR),
        })
    });
    Ok(stands.take(100).collect())
}
