//! The rows that belong to a product: written by difference from what was there.

use std::collections::{BTreeSet, HashMap};

use souk_core::{Cell, Error, Json, RefusalDef, Result, Value, params};
use souk_engine::{Rows, clash, row, sql};

use crate::model::codes::normal;
use crate::model::product::{Product, ProductId, Variant, VariantId, json};
use crate::model::rules::{CodeClaim, CodeKind, code_claims};
use crate::model::search;
use crate::refusals;

/// Turns a clash of a unique key into its refusal and keeps the count of rows.
pub fn refused(outcome: Result<u64>, taken: &[(&str, &str, &RefusalDef)]) -> Result<u64> {
    outcome.map_err(|error: Error| {
        let refusal =
            clash(&error).and_then(|met| taken.iter().find(|(table, columns, _)| met.is(table, columns)));
        refusal.map_or_else(|| error.clone(), |(_, _, refusal)| refusal.refuse())
    })
}

/// Kept pages of the shop are old now.
pub fn count_change(rows: &mut Rows<'_, '_>) -> Result<()> {
    rows.put(
        sql!(
            "insert into catalog_revs (shop_id, rev) values ($1, 1)
             on conflict (shop_id) do update set rev = catalog_revs.rev + 1"
        ),
        params![rows.shop()],
    )
}

pub fn terms(rows: &mut Rows<'_, '_>, before: Option<&Product>, after: &Product) -> Result<()> {
    let old = before.map(search::terms).unwrap_or_default();
    let new = search::terms(after);
    for term in old.difference(&new) {
        rows.put(
            sql!("delete from search_terms where shop_id = $1 and term = $2 and product_id = $3"),
            params![rows.shop(), term, after.id],
        )?;
    }
    for term in new.difference(&old) {
        rows.put(
            sql!("insert into search_terms (shop_id, term, product_id) values ($1, $2, $3)"),
            params![rows.shop(), term, after.id],
        )?;
    }
    Ok(())
}

pub fn variants(rows: &mut Rows<'_, '_>, before: Option<&Product>, after: &Product) -> Result<()> {
    let old = before.map_or(&[][..], |product| &product.variants);
    for gone in old.iter().filter(|variant| after.variant(variant.id).is_none()) {
        rows.put(
            sql!(
                "delete from former_variant_codes where shop_id = $1 and product_id = $2 and variant_id = $3"
            ),
            params![rows.shop(), after.id, gone.id],
        )?;
        rows.put(sql!("delete from variants where shop_id = $1 and id = $2"), params![rows.shop(), gone.id])?;
    }
    for (position, variant) in (0_i64..).zip(&after.variants) {
        let place = old.iter().position(|known| known.id == variant.id);
        let known = place.and_then(|place| old.get(place));
        if known == Some(variant) && place.is_some_and(|place| i64::try_from(place) == Ok(position)) {
            continue;
        }
        if let Some(known) =
            known.filter(|known| normal(&known.variant_code) != normal(&variant.variant_code))
        {
            keep_former_code(rows, after.id, known)?;
        }
        write_variant(rows, after.id, position, variant)?;
    }
    Ok(())
}

fn write_variant(rows: &mut Rows<'_, '_>, product: ProductId, position: i64, v: &Variant) -> Result<()> {
    rows.insert(
        sql!(
            "insert into variants (shop_id, id, product_id, position, variant_code, variant_key,
             option_values,
                                   combination, sku, barcode, price_minor, compare_at_minor, cost_minor,
                                   weight_g,
                                   quantity_step, tracked, when_out, active, media_id, kept)
             values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19,
             $20)
             on conflict (shop_id, id) do update set position = excluded.position,
                variant_code = excluded.variant_code, variant_key = excluded.variant_key,
                option_values = excluded.option_values, combination = excluded.combination, sku =
                excluded.sku,
                barcode = excluded.barcode, price_minor = excluded.price_minor,
                compare_at_minor = excluded.compare_at_minor, cost_minor = excluded.cost_minor,
                weight_g = excluded.weight_g, quantity_step = excluded.quantity_step, tracked =
                excluded.tracked,
                when_out = excluded.when_out, active = excluded.active, media_id = excluded.media_id,
                kept = excluded.kept"
        ),
        params![
            rows.shop(),
            v.id,
            product,
            position,
            v.variant_code,
            normal(&v.variant_code),
            json(&v.values),
            v.combination(),
            v.sku,
            v.barcode,
            v.price_minor,
            v.compare_at_minor,
            v.cost_minor,
            v.weight_g,
            v.quantity_step,
            v.tracked,
            v.when_out,
            v.active,
            v.media_id,
            json(&v.kept)
        ],
        &[
            ("variants", "shop_id, product_id, variant_key", &refusals::VARIANT_CODE_TAKEN),
            ("variants", "shop_id, product_id, combination", &refusals::COMBINATION_TAKEN),
        ],
    )
}

/// The old code keeps finding the variant; nobody else in the product may have it.
fn keep_former_code(rows: &mut Rows<'_, '_>, product: ProductId, was: &Variant) -> Result<()> {
    rows.put(
        sql!(
            "insert into former_variant_codes (shop_id, product_id, variant_key, variant_id, variant_code,
             until)
             values ($1, $2, $3, $4, $5, $6)
             on conflict (shop_id, product_id, variant_key) do update set until = excluded.until"
        ),
        params![rows.shop(), product, normal(&was.variant_code), was.id, was.variant_code, rows.now()],
    )
}

/// Registers what the product claims now and ends what it no longer claims; a text once its own it may take
/// back.
pub fn codes(rows: &mut Rows<'_, '_>, before: Option<&Product>, after: &Product) -> Result<()> {
    let old = before.map(code_claims).transpose()?.unwrap_or_default();
    let new = code_claims(after)?;
    let gone: Vec<String> = old
        .iter()
        .filter(|claim| new.iter().all(|kept| kept.key != claim.key))
        .map(|claim| claim.key.clone())
        .collect();
    if !gone.is_empty() {
        rows.put(
            sql!(
                "update registered_codes set kinds = $4, until = $5
                 where shop_id = $1 and product_id = $2 and code_key in_list($3)"
            ),
            params![rows.shop(), after.id, Value::Texts(gone), json::<[CodeKind]>(&[]), rows.now()],
        )?;
    }
    let fresh: Vec<CodeClaim> = new.into_iter().filter(|claim| !old.contains(claim)).collect();
    claim_codes(rows, after.id, &fresh)
}

row! {
    struct Registered {
        key: String,
        product: ProductId,
        variant: Option<VariantId>,
        kinds: Json<Vec<CodeKind>>,
        /// The holder's code; none when the holder was an import that was taken back.
        holder: Option<String>,
    }
}

pub fn claim_codes(rows: &mut Rows<'_, '_>, product: ProductId, claims: &[CodeClaim]) -> Result<()> {
    if claims.is_empty() {
        return Ok(());
    }
    let keys = claims.iter().map(|claim| claim.key.clone()).collect();
    let known: Vec<Registered> = rows.rows(
        sql!(
            "select r.code_key, r.product_id, r.variant_id, r.kinds, p.code
             from registered_codes r left join products p on p.shop_id = r.shop_id and p.id = r.product_id
             where r.shop_id = $1 and r.code_key in_list($2)"
        ),
        params![rows.shop(), Value::Texts(keys)],
    )?;
    let known: HashMap<&str, &Registered> = known.iter().map(|row| (row.key.as_str(), row)).collect();
    for claim in claims {
        let mut kinds: BTreeSet<CodeKind> = claim.kinds.iter().copied().collect();
        let mut variant = claim.variant;
        if let Some(row) = known.get(claim.key.as_str()) {
            if row.product != product
                && let Some(holder) = &row.holder
            {
                return refusals::CODE_TAKEN
                    .with()
                    .arg("code", claim.text.clone())
                    .arg("holder", holder.clone())
                    .err();
            }
            if row.product == product {
                kinds.extend(row.kinds.0.iter().copied());
                variant = variant.or(row.variant);
            }
        }
        let kinds: Vec<CodeKind> = kinds.into_iter().collect();
        let changed = rows.run(
            sql!(
                "insert into registered_codes (shop_id, code_key, code, product_id, variant_id, kinds, since,
                 until)
                 values ($1, $2, $3, $4, $5, $6, $7, null)
                 on conflict (shop_id, code_key) do update set product_id = excluded.product_id,
                    variant_id = excluded.variant_id, kinds = excluded.kinds, until = null
                 where registered_codes.product_id = excluded.product_id or not exists (
                    select 1 from products p
                    where p.shop_id = registered_codes.shop_id and p.id = registered_codes.product_id)"
            ),
            params![rows.shop(), claim.key, claim.text, product, variant, json(&kinds), rows.now()],
        )?;
        if changed == 0 {
            return refusals::CODE_TAKEN.with().arg("code", claim.text.clone()).err();
        }
    }
    Ok(())
}

/// Whose price, which one, before and after.
type PriceChange = (Option<VariantId>, &'static str, Option<i64>, Option<i64>);

/// Writes the history of every price that differs; whether one did.
pub fn prices(rows: &mut Rows<'_, '_>, before: &Product, after: &Product, source: &str) -> Result<bool> {
    let mut changes: Vec<PriceChange> = vec![
        (None, "price", before.price_minor, after.price_minor),
        (None, "wholesale", before.wholesale_minor, after.wholesale_minor),
    ];
    for old in &before.variants {
        if let Some(new) = after.variant(old.id) {
            let id = Some(old.id);
            changes.push((id, "price", old.price_minor, new.price_minor));
            changes.push((id, "compare_at", old.compare_at_minor, new.compare_at_minor));
            changes.push((id, "cost", old.cost_minor, new.cost_minor));
        }
    }
    changes.retain(|(_, _, old, new)| old != new);
    let principal = rows.cx().actor.principal();
    for (variant, what, old, new) in &changes {
        let id: souk_core::RawId = rows.cx().id();
        rows.put(
            sql!(
                "insert into price_history (shop_id, id, product_id, variant_id, what, old_minor, new_minor,
                 currency,
                                            actor_kind, actor_id, source, at)
                 values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)"
            ),
            &[
                rows.shop().write(),
                id.write(),
                after.id.write(),
                variant.write(),
                Value::Text((*what).to_owned()),
                old.write(),
                new.write(),
                rows.cx().tenant.currency.write(),
                Value::Text(principal.kind.to_owned()),
                principal.id.write(),
                Value::Text(source.to_owned()),
                rows.now().write(),
            ],
        )?;
    }
    Ok(!changes.is_empty())
}
