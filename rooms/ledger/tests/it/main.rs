//! The ledger through the engine, on both databases.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests may fail loudly")]

mod invariants;
mod posting;
mod proof;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use souk_core::{Currency, RawId, Result};
use souk_engine::{Change, Command, Context, Entitled, Event, Modes, Policy, Rows, Tx};
use souk_ledger::{Account, Posting, PostingId, post, reverse};
use souk_testkit::{Setup, World};

fn setup() -> Setup {
    Setup::rooms(&[&souk_ledger::ROOM])
}

fn dzd() -> Currency {
    Currency::parse("DZD").unwrap()
}

/// What a later room's command would do: sell for `goods` and a fee of 600.00, `tamper` minor units out of
/// balance.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
struct Sell {
    number: u8,
    goods: i64,
    tamper: i64,
}

impl Command for Sell {
    const NAME: &'static str = "test_sell";
    const POLICY: Policy = Policy::shop("orders.manage", Modes::Any, Entitled::Free);
    type Prepared = ();
    type Output = PostingId;
    fn run(&self, (): &(), _: &Context, tx: &mut Tx<'_, '_>) -> Result<PostingId> {
        let posting = Posting::new("order", RawId([self.number; 16]), "delivered")
            .debit(Account::cod_due("own"), self.goods + 60_000 + self.tamper)
            .credit(Account::sales(), self.goods)
            .credit(Account::delivery_income(), 60_000);
        post(tx, &posting, dzd())
    }
}

#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
struct TakeBack {
    number: u8,
}

impl Command for TakeBack {
    const NAME: &'static str = "test_take_back";
    const POLICY: Policy = Policy::shop("orders.manage", Modes::Any, Entitled::Free);
    type Prepared = ();
    type Output = Option<PostingId>;
    fn run(&self, (): &(), _: &Context, tx: &mut Tx<'_, '_>) -> Result<Option<PostingId>> {
        reverse(tx, "order", RawId([self.number; 16]), "delivered", "returned")
    }
}

/// Runs a statement as if somebody had the database in hand.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
struct Forge {
    which: usize,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
struct Forged {}

impl Event for Forged {
    const NAME: &'static str = "test.forged";
    const VERSION: u16 = 1;
    fn subject(&self) -> RawId {
        RawId::default()
    }
}

impl Change for Forge {
    type Event = Forged;
    fn apply(&self, rows: &mut Rows<'_, '_>) -> Result<Option<Forged>> {
        let changed = rows.run(proof::FORGERIES[self.which].0, souk_core::params![rows.shop()])?;
        Ok((changed > 0).then_some(Forged {}))
    }
}

impl Command for Forge {
    const NAME: &'static str = "test_forge";
    const POLICY: Policy = Policy::shop("orders.manage", Modes::Any, Entitled::Free);
    type Prepared = ();
    type Output = bool;
    fn run(&self, (): &(), _: &Context, tx: &mut Tx<'_, '_>) -> Result<bool> {
        Ok(tx.make(self)?.is_some())
    }
}

async fn sell(world: &World, number: u8, goods: i64) -> Result<PostingId> {
    world.engine.execute(world.owner(), Sell { number, goods, tamper: 0 }).await
}
