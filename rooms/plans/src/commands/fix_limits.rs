//! Looks for what is wrong with the limits of online orders: counters that drifted, views and indexes that
//! are gone, indexes on expressions. It mends them if told.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use souk_core::Result;
use souk_engine::{Command, Context, Crack, MendSchema, Policy, SchemaCrack, Tx, look_at_schema};
use souk_shops::ShopId;

use crate::changes::{Recount, RecountCredit};
use crate::queries::{WrongCredit, WrongPeriod, counters, wrong_credits, wrong_periods};

#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct FixOnlineOrdersLimits {
    /// Mends what can be mended; otherwise it is only named.
    pub repair: bool,
}

souk_core::text_enum! {
    pub enum FlawKind {
        WrongCounter => "wrong_counter",
        OverspentCredit => "overspent_credit",
        MissingTable => "missing_table",
        MissingView => "missing_view",
        MissingIndex => "missing_index",
        FunctionIndex => "function_index",
    }
}

/// One thing that is wrong.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Flaw {
    pub kind: FlawKind,
    /// A month, a credit, a view, an index.
    pub name: String,
    /// Where an index hangs.
    pub table: Option<String>,
    pub shop: Option<ShopId>,
    /// What stands there, and what should.
    pub stored: Option<i64>,
    pub counted: Option<i64>,
    pub mended: bool,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct FixCard {
    /// How many of each were looked at.
    pub indexes: i64,
    pub views: i64,
    pub counters: i64,
    pub found: Vec<Flaw>,
    pub mended: i64,
}

impl Command for FixOnlineOrdersLimits {
    const NAME: &'static str = "fix_online_orders_limits";
    const POLICY: Policy = Policy::platform("platform.operate").bulk();
    type Prepared = ();
    type Output = FixCard;

    fn run(&self, (): &(), cx: &Context, tx: &mut Tx<'_, '_>) -> Result<FixCard> {
        let look = look_at_schema(cx, tx)?;
        // Without its table a view cannot be made, and a table comes back from a backup alone.
        let whole = look.cracks.iter().all(SchemaCrack::can_be_mended);
        let mut found = Vec::new();
        for crack in &look.cracks {
            let mended = self.repair && whole && tx.make(&MendSchema(crack))?.is_some();
            found.push(of_schema(crack, mended));
        }
        let mut card = FixCard {
            indexes: i64::try_from(look.indexes).unwrap_or(i64::MAX),
            views: i64::try_from(look.views).unwrap_or(i64::MAX),
            counters: 0,
            found,
            mended: 0,
        };
        if whole {
            self.count(tx, &mut card)?;
        }
        card.mended = i64::try_from(card.found.iter().filter(|flaw| flaw.mended).count()).unwrap_or(i64::MAX);
        Ok(card)
    }
}

impl FixOnlineOrdersLimits {
    fn count(&self, tx: &mut Tx<'_, '_>, card: &mut FixCard) -> Result<()> {
        card.counters = counters(tx)?;
        for wrong in wrong_periods(tx)? {
            let counting = Recount { shop: wrong.shop, key: &wrong.key };
            let mended = self.repair && tx.make(&counting)?.is_some();
            card.found.push(of_period(&wrong, mended));
        }
        for wrong in wrong_credits(tx)? {
            let counting = RecountCredit { shop: wrong.shop, id: wrong.id };
            let mended = self.repair && tx.make(&counting)?.is_some();
            card.found.push(of_credit(&wrong, mended));
        }
        Ok(())
    }
}

fn of_schema(crack: &SchemaCrack, mended: bool) -> Flaw {
    let kind = match crack.crack {
        Crack::MissingTable => FlawKind::MissingTable,
        Crack::MissingView => FlawKind::MissingView,
        Crack::MissingIndex => FlawKind::MissingIndex,
        Crack::FunctionIndex => FlawKind::FunctionIndex,
    };
    let table =
        matches!(crack.crack, Crack::MissingIndex | Crack::FunctionIndex).then(|| crack.table.clone());
    Flaw { kind, name: crack.name.clone(), table, shop: None, stored: None, counted: None, mended }
}

fn of_period(wrong: &WrongPeriod, mended: bool) -> Flaw {
    Flaw {
        kind: FlawKind::WrongCounter,
        name: wrong.key.to_string(),
        table: None,
        shop: Some(wrong.shop),
        stored: Some(wrong.used + wrong.credit_used),
        counted: Some(wrong.counted + wrong.credit_counted),
        mended,
    }
}

fn of_credit(wrong: &WrongCredit, mended: bool) -> Flaw {
    Flaw {
        kind: FlawKind::OverspentCredit,
        name: wrong.id.to_string(),
        table: None,
        shop: Some(wrong.shop),
        stored: Some(wrong.remaining),
        counted: Some((wrong.granted - wrong.spent).max(0)),
        mended,
    }
}
