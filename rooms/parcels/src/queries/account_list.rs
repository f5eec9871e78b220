//! Who carries for the shop.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use souk_core::{Currency, Result, params};
use souk_engine::{Context, Cursor, Entitled, Modes, PageSize, Policy, Query, Reader, Slice, row, sql};

use crate::AccountId;
use crate::refusals::{ACCOUNT_NOT_FOUND, ACCOUNT_RESTS};

#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct CarrierAccountList {
    /// Only those who carry now, or only those put aside.
    pub active: Option<bool>,
    pub after: Option<String>,
    pub limit: PageSize,
}

row! {
    #[derive(Debug, Clone)]
    pub struct AccountRow {
        pub id: AccountId,
        pub number: i64,
        pub kind: String,
        pub label: String,
        pub phone: String,
        pub carrier: String,
        pub return_fee: i64,
        pub is_active: bool,
        pub rev: i64,
    }
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct AccountCard {
    pub id: AccountId,
    pub number: i64,
    /// `own_driver`.
    pub kind: String,
    pub label: String,
    pub phone: String,
    /// Whose rates and names of places it goes by.
    pub carrier: String,
    pub return_fee_minor: i64,
    pub currency: Currency,
    pub active: bool,
    pub rev: i64,
}

impl AccountRow {
    pub(crate) fn load(db: &mut Reader<'_>, cx: &Context, id: AccountId) -> Result<Self> {
        let found: Option<Self> = db.one(
            sql!(
                "select id, number, kind, label, phone, carrier, return_fee, is_active, rev
                 from carrier_accounts
                 where shop_id = $1 and id = $2"
            ),
            params![cx.shop, id],
        )?;
        found.ok_or_else(|| ACCOUNT_NOT_FOUND.refuse())
    }

    /// Whoever is put aside takes no parcels.
    pub(crate) fn must_carry(&self) -> Result<()> {
        if self.is_active { Ok(()) } else { ACCOUNT_RESTS.with().arg("label", self.label.clone()).err() }
    }

    pub(crate) fn card(self, cx: &Context) -> AccountCard {
        AccountCard {
            id: self.id,
            number: self.number,
            kind: self.kind,
            label: self.label,
            phone: self.phone,
            carrier: self.carrier,
            return_fee_minor: self.return_fee,
            currency: cx.tenant.currency,
            active: self.is_active,
            rev: self.rev,
        }
    }
}

impl Query for CarrierAccountList {
    const NAME: &'static str = "carrier_account_list";
    const POLICY: Policy = Policy::shop("delivery.view", Modes::Any, Entitled::Free);
    type Output = Slice<AccountCard>;

    fn answer(&self, cx: &Context, db: &mut Reader<'_>) -> Result<Slice<AccountCard>> {
        let after = Cursor::read(self.after.as_deref())?;
        let rows: Vec<AccountRow> = db.rows(
            sql!(
                "select id, number, kind, label, phone, carrier, return_fee, is_active, rev
                 from carrier_accounts
                 where shop_id = $1
                   and (cast($2 as boolean) is null or is_active = $2)
                   and (cast($3 as bigint) is null or number > $3)
                 order by number limit $4"
            ),
            params![cx.shop, self.active, after.map(|cursor| cursor.number), self.limit.fetch()],
        )?;
        let slice = Slice::cut(rows, self.limit, |row| Cursor { number: row.number, id: row.id.raw() });
        Ok(slice.map(|row| row.card(cx)))
    }
}
