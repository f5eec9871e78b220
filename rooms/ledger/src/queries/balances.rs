//! What every account holds now.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use souk_core::{Currency, Result, params};
use souk_engine::{Context, Entitled, Modes, Policy, Query, Reader, row, sql};

use crate::model::account::{AccountKind, Class};

row! {
    /// An account with its balance: debit is positive, credit negative.
    #[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
    pub struct Balance {
        pub code: String,
        pub kind: AccountKind,
        pub class: Class,
        pub currency: Currency,
        pub balance_minor: i64,
    }
}

/// The shop's accounts by code; with `kind` only those of one kind.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct LedgerBalances {
    pub kind: Option<AccountKind>,
}

impl Query for LedgerBalances {
    const NAME: &'static str = "ledger_balances";
    const POLICY: Policy = Policy::shop("stats.view", Modes::Any, Entitled::Free);
    type Output = Vec<Balance>;
    fn answer(&self, cx: &Context, db: &mut Reader<'_>) -> Result<Vec<Balance>> {
        db.rows(
            sql!(
                "select code, kind, class, currency, balance from ledger_accounts
                 where shop_id = $1 and (cast($2 as text) is null or kind = $2)
                 order by code, currency limit 10000"
            ),
            params![cx.shop, self.kind],
        )
    }
}
