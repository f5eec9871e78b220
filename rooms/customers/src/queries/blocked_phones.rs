//! Telephones that are or were blocked, latest first.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use souk_core::{Moment, RawId, Result, params};
use souk_engine::{
    ByAge, Context, Cursor, Entitled, Modes, PageSize, Policy, Query, Reader, Slice, row, sql,
};

use crate::model::phone;

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct BlockedPhone {
    /// E.164
    pub phone: String,
    /// The same as people write it.
    pub phone_shown: String,
    pub reason: String,
    /// Now.
    pub blocked: bool,
    pub blocked_at: Moment,
    pub blocked_until: Option<Moment>,
    pub lifted_at: Option<Moment>,
}

row! {
    struct Kept {
        id: RawId,
        phone: String,
        reason: String,
        blocked_at: Moment,
        blocked_until: Option<Moment>,
        lifted_at: Option<Moment>,
    }
}

impl Kept {
    fn at(self, now: Moment) -> BlockedPhone {
        BlockedPhone {
            phone_shown: phone::human(&self.phone),
            phone: self.phone,
            reason: self.reason,
            blocked: self.lifted_at.is_none() && self.blocked_until.is_none_or(|until| now < until),
            blocked_at: self.blocked_at,
            blocked_until: self.blocked_until,
            lifted_at: self.lifted_at,
        }
    }
}

#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct BlockedPhoneList {
    /// Those lifted or ended too.
    pub all: bool,
    pub sort: ByAge,
    pub after: Option<String>,
    pub limit: PageSize,
}

macro_rules! blocked {
    () => {
        "select id, phone, reason, blocked_at, blocked_until, lifted_at from blocked_phones
         where shop_id = $1
           and ($4 = true or (lifted_at is null and (blocked_until is null or blocked_until > $5)))
           and (blocked_at, id) "
    };
}

impl Query for BlockedPhoneList {
    const NAME: &'static str = "blocked_phone_list";
    const POLICY: Policy = Policy::shop("orders.manage", Modes::Any, Entitled::Free);
    type Output = Slice<BlockedPhone>;
    fn answer(&self, cx: &Context, db: &mut Reader<'_>) -> Result<Slice<BlockedPhone>> {
        let after = self.sort.enter(self.after.as_deref())?;
        let text = match self.sort {
            ByAge::Newest => sql!(blocked!(), "< ($2, $3) order by blocked_at desc, id desc limit $6"),
            ByAge::Oldest => sql!(blocked!(), "> ($2, $3) order by blocked_at, id limit $6"),
        };
        let rows: Vec<Kept> =
            db.rows(text, params![cx.shop, after.moment(), after.id, self.all, cx.now, self.limit.fetch()])?;
        let page = Slice::sorted(self.sort, rows, self.limit, |kept| Cursor::at(kept.blocked_at, kept.id));
        Ok(page.map(|kept| kept.at(cx.now)))
    }
}
