//! What every account holds now.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use souk_core::{Currency, Result, params};
use souk_engine::{Context, Entitled, Modes, PageSize, Policy, Query, Reader, Slice, refusals, row, sql};

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
    pub after: Option<String>,
    pub limit: PageSize,
}

impl Query for LedgerBalances {
    const NAME: &'static str = "ledger_balances";
    const POLICY: Policy = Policy::shop("stats.view", Modes::Any, Entitled::Free);
    type Output = Slice<Balance>;
    fn answer(&self, cx: &Context, db: &mut Reader<'_>) -> Result<Slice<Balance>> {
        let (currency, code) = place(self.after.as_deref())?.unwrap_or_default();
        let mut items: Vec<Balance> = db.rows(
            sql!(
                "select code, kind, class, currency, balance from ledger_accounts
                 where shop_id = $1 and (cast($2 as text) is null or kind = $2)
                   and (code, currency) > ($3, $4)
                 order by code, currency limit $5"
            ),
            params![cx.shop, self.kind, code, currency, self.limit.fetch()],
        )?;
        let wanted = usize::try_from(self.limit.rows()).unwrap_or(usize::MAX);
        let more = items.len() > wanted;
        items.truncate(wanted);
        let next = items.last().filter(|_| more).map(|last| format!("{}.{}", last.currency, last.code));
        Ok(Slice { items, next })
    }
}

/// The account that a page ended with: its currency and code; before all of them where none is named.
fn place(after: Option<&str>) -> Result<Option<(String, String)>> {
    let Some(text) = after.filter(|text| !text.is_empty()) else { return Ok(None) };
    let parts = text.split_once('.').map(|(currency, code)| (currency.to_owned(), code.to_owned()));
    parts.map(Some).ok_or_else(|| refusals::CURSOR_INVALID.refuse())
}
