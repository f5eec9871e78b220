//! Questions about calls.

mod callbacks;
mod card;
mod give_up;
pub(crate) mod line;
mod queue;
mod rules;
mod team;

pub use callbacks::{CallbackList, CallbackRow, asked_at, asked_by_code};
pub use card::{AttemptRow, CallCard, CallCardView, Earlier, EarlierRow};
pub use give_up::{GiveUpList, GiveUpRow};
pub use line::LeaseRow;
pub use queue::{CallQueue, QueueView, Today, Waiting};
pub use rules::{CallRulesCard, CallRulesView};
pub use team::{CallTeam, MemberFigures, TeamView};

pub(crate) use rules::rules_row;
