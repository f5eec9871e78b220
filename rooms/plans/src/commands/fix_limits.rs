//! Looks for what is wrong with the limits of online orders: counters that drifted, views and indexes that
//! are gone, indexes on expressions. It mends them if told.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use souk_core::{PeriodKey, RawId, Result};
use souk_engine::{
    Command, Context, Crack, MendSchema, Outside, Parts, Policy, SchemaCrack, SchemaLook, Tx, look_at_schema,
};
use souk_shops::ShopId;

use crate::changes::{Recount, RecountCredit};
use crate::model::CreditId;
use crate::queries::{WrongCredit, WrongPeriod, counters, shops_after, wrong_credits, wrong_periods};

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

/// How many shops are looked at at once.
const AT_ONCE: i64 = 200;

/// What a look found, outside of any transaction.
#[derive(Default)]
pub struct Looked {
    schema: Option<SchemaLook>,
    counters: i64,
    periods: Vec<WrongPeriod>,
    credits: Vec<WrongCredit>,
}

impl Looked {
    /// Without its table a view cannot be made, and a table comes back from a backup alone.
    fn is_whole(&self) -> bool {
        self.schema.iter().flat_map(|look| &look.cracks).all(SchemaCrack::can_be_mended)
    }

    /// A page of shops; where the next one begins.
    fn count(&mut self, outside: &Outside, after: RawId) -> Result<Option<RawId>> {
        let (last, counters, periods, credits) = outside.read(move |db| {
            let shops = shops_after(db, after, AT_ONCE)?;
            let found = (counters(db, &shops)?, wrong_periods(db, &shops)?, wrong_credits(db, &shops)?);
            Ok((shops.last().copied(), found.0, found.1, found.2))
        })?;
        self.counters += counters;
        self.periods.extend(periods);
        self.credits.extend(credits);
        Ok(last)
    }
}

impl Command for FixOnlineOrdersLimits {
    const NAME: &'static str = "fix_online_orders_limits";
    const POLICY: Policy = Policy::platform("platform.operate");
    type Prepared = Looked;
    type Output = FixCard;
    const PREPARES: bool = true;
    const HAS_PARTS: bool = true;

    /// Nobody waits for a look, however many shops there are: a page of them at a time, and no transaction.
    fn prepare(&self, cx: &Context, outside: &Outside) -> Result<Looked> {
        let schema = outside.read(look_at_schema(cx)?)?;
        let mut looked = Looked { schema: Some(schema), ..Looked::default() };
        let mut after = looked.is_whole().then(RawId::default);
        while let Some(place) = after {
            after = looked.count(outside, place)?;
        }
        Ok(looked)
    }

    fn run(&self, looked: &Looked, _: &Context, _: &mut Tx<'_, '_>) -> Result<FixCard> {
        let count = |of: usize| i64::try_from(of).unwrap_or(i64::MAX);
        let cracks = looked.schema.iter().flat_map(|look| &look.cracks).map(of_schema);
        let found = cracks
            .chain(looked.periods.iter().map(of_period))
            .chain(looked.credits.iter().map(of_credit))
            .collect();
        Ok(FixCard {
            indexes: looked.schema.as_ref().map_or(0, |look| count(look.indexes)),
            views: looked.schema.as_ref().map_or(0, |look| count(look.views)),
            counters: looked.counters,
            found,
            mended: 0,
        })
    }

    /// Each counter by itself, so that no order waits for another shop's; what is held too long stays for the
    /// next time.
    async fn finish(&self, mut card: FixCard, parts: &Parts<'_>) -> Result<FixCard> {
        if !self.repair || card.found.iter().any(|flaw| flaw.kind == FlawKind::MissingTable) {
            return Ok(card);
        }
        if card.found.iter().any(|flaw| flaw.kind.is_schema())
            && let Ok(mended) = parts.execute(0, MendLimits::default()).await
        {
            let of_schema = card.found.iter_mut().filter(|flaw| flaw.kind.is_schema());
            of_schema.for_each(|flaw| flaw.mended = mended.contains(&flaw.name));
        }
        for (number, flaw) in card.found.iter_mut().enumerate().filter(|(_, flaw)| flaw.shop.is_some()) {
            let part = MendLimits { shop: flaw.shop, ..flaw.place() };
            flaw.mended = parts.execute(number + 1, part).await.is_ok_and(|mended| !mended.is_empty());
        }
        card.mended = i64::try_from(card.found.iter().filter(|flaw| flaw.mended).count()).unwrap_or(i64::MAX);
        Ok(card)
    }
}

impl FlawKind {
    const fn is_schema(self) -> bool {
        !matches!(self, Self::WrongCounter | Self::OverspentCredit)
    }
}

impl Flaw {
    /// What is to be counted anew.
    fn place(&self) -> MendLimits {
        match self.kind {
            FlawKind::OverspentCredit => {
                MendLimits { credit: CreditId::parse(&self.name), ..MendLimits::default() }
            }
            _ => MendLimits {
                period: serde_json::from_value(self.name.clone().into()).ok(),
                ..MendLimits::default()
            },
        }
    }
}

/// Mends one part of what is wrong with the limits: a month or a credit of a shop; without a shop the lost
/// views and indexes, and indexes on expressions.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct MendLimits {
    pub shop: Option<ShopId>,
    pub period: Option<PeriodKey>,
    pub credit: Option<CreditId>,
}

impl Command for MendLimits {
    const NAME: &'static str = "mend_limits";
    const POLICY: Policy = Policy::platform("platform.operate").bulk();
    type Prepared = ();
    /// Names of what was mended.
    type Output = Vec<String>;

    fn run(&self, (): &(), cx: &Context, tx: &mut Tx<'_, '_>) -> Result<Vec<String>> {
        match (self.shop, &self.period, self.credit) {
            (Some(shop), Some(key), _) => {
                Ok(tx.make(&Recount { shop, key })?.map(|_| key.to_string()).into_iter().collect())
            }
            (Some(shop), None, Some(id)) => {
                Ok(tx.make(&RecountCredit { shop, id })?.map(|_| id.to_string()).into_iter().collect())
            }
            (Some(_), None, None) => Ok(Vec::new()),
            (None, ..) => {
                let look = look_at_schema(cx)?(tx)?;
                let mut names = Vec::new();
                for crack in look.cracks.iter().filter(|crack| crack.can_be_mended()) {
                    if tx.make(&MendSchema(crack))?.is_some() {
                        names.push(crack.name.clone());
                    }
                }
                Ok(names)
            }
        }
    }
}

fn of_schema(crack: &SchemaCrack) -> Flaw {
    let kind = match crack.crack {
        Crack::MissingTable => FlawKind::MissingTable,
        Crack::MissingView => FlawKind::MissingView,
        Crack::MissingIndex => FlawKind::MissingIndex,
        Crack::FunctionIndex => FlawKind::FunctionIndex,
    };
    let table =
        matches!(crack.crack, Crack::MissingIndex | Crack::FunctionIndex).then(|| crack.table.clone());
    Flaw { kind, name: crack.name.clone(), table, shop: None, stored: None, counted: None, mended: false }
}

fn of_period(wrong: &WrongPeriod) -> Flaw {
    Flaw {
        kind: FlawKind::WrongCounter,
        name: wrong.key.to_string(),
        table: None,
        shop: Some(wrong.shop),
        stored: Some(wrong.used + wrong.credit_used),
        counted: Some(wrong.counted + wrong.credit_counted),
        mended: false,
    }
}

fn of_credit(wrong: &WrongCredit) -> Flaw {
    Flaw {
        kind: FlawKind::OverspentCredit,
        name: wrong.id.to_string(),
        table: None,
        shop: Some(wrong.shop),
        stored: Some(wrong.remaining),
        counted: Some((wrong.granted - wrong.spent).max(0)),
        mended: false,
    }
}
