//! A customer asks to be forgotten: name, telephone, addresses and notes go, wherever they are kept; orders
//! and figures stay. Here, since orders know who bought. Runs alone: no order of theirs begins meanwhile.
//! It asks for no reason: the journal forgets what was said about them too.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use souk_core::{RawId, Result, params};
use souk_customers::CustomerId;
use souk_customers::refusals::NOT_FOUND;
use souk_engine::{Command, Context, Entitled, Modes, Policy, Tx, Vault, erase_person, sql};

use crate::OrderId;
use crate::changes::EndRequest;
use crate::model::request::{RequestKind, RequestState};
use crate::model::status::Status;
use crate::refusals::CUSTOMER_HAS_OPEN_ORDERS;
use crate::steps::placing::shop::phone_mark;

#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct EraseCustomer {
    pub id: CustomerId,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ErasedCustomer {
    pub id: CustomerId,
    /// Orders that were theirs.
    pub orders: usize,
}

impl Command for EraseCustomer {
    const NAME: &'static str = "erase_customer";
    const POLICY: Policy = Policy::shop("customers.manage", Modes::Any, Entitled::Free).alone();
    type Prepared = ();
    type Output = ErasedCustomer;

    fn run(&self, (): &(), cx: &Context, tx: &mut Tx<'_, '_>) -> Result<ErasedCustomer> {
        let known: Option<(CustomerId,)> = tx.one(
            sql!("select id from v_customers where shop_id = $1 and id = $2"),
            params![cx.shop, self.id],
        )?;
        if known.is_none() {
            return Err(NOT_FOUND.refuse());
        }
        let orders: Vec<(RawId, Status)> = tx.rows(
            sql!("select id, status from orders where shop_id = $1 and customer_id = $2 order by id"),
            params![cx.shop, self.id],
        )?;
        let open = orders.iter().filter(|(_, status)| status.is_open()).count();
        if open > 0 {
            return CUSTOMER_HAS_OPEN_ORDERS.with().arg("orders", open).err();
        }
        let requests = self.requests(cx, tx)?;
        let about: Vec<RawId> = std::iter::once(self.id.raw())
            .chain(orders.iter().map(|(order, _)| *order))
            .chain(requests)
            .collect();
        erase_person(tx, &about)?;
        Ok(ErasedCustomer { id: self.id, orders: orders.len() })
    }
    fn subject(&self, output: &ErasedCustomer) -> Option<RawId> {
        Some(output.id.raw())
    }
}

impl EraseCustomer {
    /// Requests of the customer's telephones; those that wait end.
    fn requests(&self, cx: &Context, tx: &mut Tx<'_, '_>) -> Result<Vec<RawId>> {
        let phones: Vec<(String,)> = tx.rows(
            sql!(
                "select value from v_customer_identities
                 where shop_id = $1 and kind = 'phone' and customer_id = $2"
            ),
            params![cx.shop, self.id],
        )?;
        let vault = cx.service::<Vault>()?;
        let mut about = Vec::new();
        for (phone,) in phones {
            let requests: Vec<(OrderId, i64, RequestKind)> = tx.rows(
                sql!(
                    "select id, number, kind from order_requests
                     where shop_id = $1 and phone_mark = $2 order by id"
                ),
                params![cx.shop, phone_mark(&vault, cx.shop, &phone)],
            )?;
            for (id, number, kind) in requests {
                for state in [RequestState::Withdrawn, RequestState::Expired] {
                    tx.make(&EndRequest { id, number, kind, state, reason: "" })?;
                }
                about.push(id.raw());
            }
        }
        Ok(about)
    }
}
