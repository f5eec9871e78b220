//! A driver joins, is called otherwise, or is put aside.

use serde::{Deserialize, Serialize};
use souk_core::{RawId, Result, params};
use souk_engine::{Change, Event, Rows, sql};

use crate::AccountId;
use crate::refusals::ACCOUNT_TAKEN;

/// Who carries for the shop is not what it was.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AccountChanged {
    pub account_id: AccountId,
    pub active: bool,
}

impl Event for AccountChanged {
    const NAME: &'static str = "delivery.account_changed";
    const VERSION: u16 = 1;
    fn subject(&self) -> RawId {
        self.account_id.raw()
    }
}

/// `None`: it is not at `rev` any more.
pub struct AccountSet<'a> {
    pub id: AccountId,
    /// The revision it is based on; none makes the account.
    pub rev: Option<i64>,
    pub number: i64,
    pub label: &'a str,
    pub phone: &'a str,
    pub carrier: &'a str,
    pub return_fee: i64,
    pub active: bool,
}

impl Change for AccountSet<'_> {
    type Event = AccountChanged;

    fn apply(&self, rows: &mut Rows<'_, '_>) -> Result<Option<AccountChanged>> {
        let (shop, now) = (rows.shop(), rows.now());
        let taken = [("carrier_accounts", "shop_id, kind, label", &ACCOUNT_TAKEN)];
        let changed = match self.rev {
            Some(rev) => rows.change(
                sql!(
                    "update carrier_accounts set label = $3, phone = $4, return_fee = $5, is_active = $6,
                            changed_at = $7, carrier = $9, rev = rev + 1
                     where shop_id = $1 and id = $2 and rev = $8"
                ),
                params![
                    shop,
                    self.id,
                    *self.label,
                    *self.phone,
                    self.return_fee,
                    self.active,
                    now,
                    rev,
                    *self.carrier
                ],
                &taken,
            )?,
            None => rows.change(
                sql!(
                    "insert into carrier_accounts
                        (shop_id, id, number, kind, label, phone, return_fee, is_active, changed_at, carrier,
                         rev)
                     values ($1, $2, $3, 'own_driver', $4, $5, $6, $7, $8, $9, 1)"
                ),
                params![
                    shop,
                    self.id,
                    self.number,
                    *self.label,
                    *self.phone,
                    self.return_fee,
                    self.active,
                    now,
                    *self.carrier
                ],
                &taken,
            )?,
        };
        Ok((changed == 1).then_some(AccountChanged { account_id: self.id, active: self.active }))
    }
}
