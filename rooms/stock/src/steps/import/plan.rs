//! The plan of a whole file: read, compared with catalog and stock as they stand, counted. Nothing is written
//! here.

use std::collections::HashMap;

use souk_catalog::model::files::{self, ProductDraft, RowError, shopify};
use souk_catalog::model::price::DecimalMark;
use souk_catalog::{Fate, ImportRule, Planner, Product, VariantId};
use souk_core::{Ids, Lang, Moment, Quantity, Result, TenantId, Value, params};
use souk_engine::{Context, Reader, RunItem, sql};

use super::items::{self, BAD, CREATED, Counts, Planned, SKIPPED, StockStep, UNCHANGED, UPDATED};

/// Drafts compared at once.
const AT_ONCE: usize = 500;

/// Errors and warnings shown with a preview; all errors are items of the plan.
const SHOWN: usize = 50;

/// A file's plan, before it is kept.
#[derive(Default)]
pub struct FilePlan {
    pub items: Vec<RunItem>,
    pub counts: Counts,
    pub encoding: String,
    pub columns_seen: Vec<String>,
    pub unknown_columns: Vec<String>,
    pub errors: Vec<serde_json::Value>,
    pub warnings: Vec<serde_json::Value>,
}

/// What it takes to plan, free of the request that asked.
pub struct Ground {
    pub shop: TenantId,
    pub lang: Lang,
    pub now: Moment,
    pub ids: Ids,
    pub rule: ImportRule,
}

impl Ground {
    pub fn of(cx: &Context, rule: ImportRule) -> Self {
        Self { shop: cx.shop, lang: cx.tenant.lang(), now: cx.now, ids: cx.ids.clone(), rule }
    }
}

/// Reads a file; the drafts still have to be compared.
pub fn read(
    bytes: &[u8],
    cx: &Context,
    mark: DecimalMark,
    locations: usize,
) -> Result<(FilePlan, Vec<ProductDraft>)> {
    let decoded = files::decode(bytes)?;
    let table = files::table(&decoded.text)?;
    let rules =
        shopify::Rules { currency: cx.tenant.currency, location_count: locations, decimal_mark: mark };
    let sheet = shopify::read(&table, &rules)?;
    let totals = sheet.totals();
    let count = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
    let counts = Counts {
        total: count(totals.products.saturating_add(sheet.bad_products)),
        bad: count(sheet.bad_products),
        variants: count(totals.variants),
        pictures: count(totals.images),
        pieces: totals.pieces.human(),
        price_minor_sum: totals.price_minor_sum,
        ..Counts::default()
    };
    let plan = FilePlan {
        items: sheet.errors.iter().map(error_item).collect(),
        counts,
        encoding: format!("{:?}", decoded.encoding).to_lowercase(),
        columns_seen: sheet.columns_seen,
        unknown_columns: sheet.unknown_columns,
        errors: sheet.errors.iter().take(SHOWN).map(told).collect(),
        warnings: sheet.warnings.iter().take(SHOWN).map(told).collect(),
    };
    Ok((plan, sheet.products))
}

/// Line, column, value, code and particulars of what is wrong in one place.
fn told(error: &RowError) -> serde_json::Value {
    let args: serde_json::Map<String, serde_json::Value> =
        error.args.iter().map(|(name, value)| ((*name).to_owned(), value.clone().into())).collect();
    serde_json::json!({
        "line": error.line, "column": error.column, "value": error.value, "code": error.code, "args": args,
    })
}

fn error_item(error: &RowError) -> RunItem {
    RunItem {
        position: 0,
        subject: None,
        label: error.line.to_string(),
        result: BAD.to_owned(),
        reason: Some(error.code.to_owned()),
        detail: told(error),
    }
}

/// Compares the drafts and puts their items before those of the bad rows.
pub fn compare(
    mut plan: FilePlan,
    drafts: &[ProductDraft],
    ground: &Ground,
    db: &mut Reader<'_>,
) -> Result<FilePlan> {
    let mut left = souk_catalog::room_left(db, ground.shop, ground.now)?;
    let mut planner = Planner::new(ground.shop, ground.lang, ground.now, ground.ids.clone(), ground.rule);
    let mut items = Vec::with_capacity(drafts.len().saturating_add(plan.items.len()));
    for group in drafts.chunks(AT_ONCE) {
        let fates = planner.plan(db, group)?;
        let variants = fates.iter().flat_map(|fate| match fate {
            Fate::Update { merged, .. } => merged.quantities.as_slice(),
            _ => &[],
        });
        let levels = on_hand(db, ground.shop, variants.map(|(id, _)| *id))?;
        for (draft, fate) in group.iter().zip(fates) {
            items.push(item(draft, fate, &levels, &mut plan.counts, &mut left)?);
        }
    }
    items.append(&mut plan.items);
    for (position, item) in (0..).zip(&mut items) {
        item.position = position;
    }
    plan.items = items;
    Ok(plan)
}

/// On hand at the first location.
pub fn on_hand(
    db: &mut Reader<'_>,
    shop: TenantId,
    variants: impl Iterator<Item = VariantId>,
) -> Result<HashMap<VariantId, (Quantity, Quantity)>> {
    let ids: Vec<[u8; 16]> = variants.map(|id| id.raw().0).collect();
    let Some(location) = crate::steps::first_location(db, shop)?.filter(|_| !ids.is_empty()) else {
        return Ok(HashMap::new());
    };
    let rows: Vec<(VariantId, Quantity, Quantity)> = db.rows(
        sql!(
            "select variant_id, on_hand, reserved from stock_levels
             where shop_id = $1 and variant_id in_list($2) and location_id = $3"
        ),
        params![shop, Value::Ids(ids), location],
    )?;
    Ok(rows.into_iter().map(|(id, on_hand, reserved)| (id, (on_hand, reserved))).collect())
}

type Levels = HashMap<VariantId, (Quantity, Quantity)>;

fn item(
    draft: &ProductDraft,
    fate: Fate,
    levels: &Levels,
    counts: &mut Counts,
    left: &mut Option<i64>,
) -> Result<RunItem> {
    let steps = |quantities: &[(VariantId, Quantity)]| -> Vec<StockStep> {
        let step = |(variant_id, to): &(VariantId, Quantity)| StockStep {
            variant_id: *variant_id,
            from: levels.get(variant_id).map_or(Quantity(0), |level| level.0),
            to: *to,
        };
        quantities.iter().map(step).filter(|step| step.from != step.to).collect()
    };
    let mut item = RunItem {
        position: 0,
        subject: None,
        label: draft.name.clone(),
        result: UNCHANGED.to_owned(),
        reason: None,
        detail: serde_json::json!({ "line": draft.line }),
    };
    match fate {
        Fate::Create(merged) => {
            if left.is_some_and(|left| left <= 0) {
                counts.over_limit += 1;
            }
            *left = left.map(|left| left - 1);
            item.result = CREATED.to_owned();
            item.detail = items::detail(&Planned {
                rev: None,
                stock: steps(&merged.quantities),
                after: merged.product,
            })?;
        }
        Fate::Update { before, merged } => {
            item.subject = items::subject(before.product.id.raw());
            counts.cleared += i64::from(merged.cleared);
            let stock = steps(&merged.quantities);
            if merged.product != before.product || !stock.is_empty() {
                item.result = UPDATED.to_owned();
                item.detail =
                    items::detail(&Planned { rev: Some(before.rev), after: merged.product, stock })?;
            }
        }
        Fate::Skipped(reason) => {
            item.result = SKIPPED.to_owned();
            item.reason = Some(reason.to_owned());
        }
        Fate::Bad(bad) => {
            item.result = BAD.to_owned();
            item.detail = serde_json::json!({ "line": bad.line, "args": bad.args });
            item.reason = Some(bad.code);
        }
    }
    counts.add(&item.result);
    Ok(item)
}

/// The products of planned items, for a look at their codes.
pub fn products<'a>(planned: impl Iterator<Item = &'a Planned>) -> Vec<&'a Product> {
    planned.map(|planned| &planned.after).collect()
}
