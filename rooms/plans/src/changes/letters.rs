//! Who wants which letters.

use serde::{Deserialize, Serialize};
use souk_core::{RawId, Result, UserId, params};
use souk_engine::{Change, Event, Rows, sql};

#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct LettersMuted {
    pub user: UserId,
    pub below_100: bool,
}

impl Event for LettersMuted {
    const NAME: &'static str = "limit_letters.muted";
    const VERSION: u16 = 1;
    fn subject(&self) -> RawId {
        self.user.raw()
    }
}

pub(crate) struct Mute {
    pub user: UserId,
    pub muted: bool,
}

impl Change for Mute {
    type Event = LettersMuted;
    fn apply(&self, rows: &mut Rows<'_, '_>) -> Result<Option<LettersMuted>> {
        let changed = if self.muted {
            rows.run(
                sql!(
                    "insert into limit_mutes (shop_id, user_id) values ($1, $2)
                     on conflict (shop_id, user_id) do nothing"
                ),
                params![rows.shop(), self.user],
            )?
        } else {
            rows.run(
                sql!("delete from limit_mutes where shop_id = $1 and user_id = $2"),
                params![rows.shop(), self.user],
            )?
        };
        Ok((changed == 1).then_some(LettersMuted { user: self.user, below_100: self.muted }))
    }
}
