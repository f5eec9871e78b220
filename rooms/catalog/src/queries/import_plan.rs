//! What a file would do to the catalog: each of its drafts against the products as they stand. Five
//! statements for any number of drafts; reads only.

use std::collections::{HashMap, HashSet};

use souk_core::{Ids, Lang, Moment, Quantity, RawId, Result, TenantId, Value, params};
use souk_engine::{Reader, sql};

use crate::model::codes;
use crate::model::files::ProductDraft;
use crate::model::files::refusals::row;
use crate::model::merge::{Bad, Ground, Merged, merge};
use crate::model::product::{ProductId, Stored, VariantId};
use crate::model::rules::code_claims;
use crate::queries::load::load;
use crate::refusals;

/// Which products a file may touch.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Default, serde::Serialize, serde::Deserialize, schemars::JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum ImportRule {
    #[default]
    CreateAndUpdate,
    CreateOnly,
    UpdateOnly,
}

/// A draft's fate.
pub enum Fate {
    Create(Merged),
    Update {
        before: Box<Stored>,
        merged: Merged,
    },
    /// The rule leaves it alone.
    Skipped(&'static str),
    Bad(Bad),
}

/// Plans drafts in their order; remembers what earlier ones took.
pub struct Planner {
    pub shop: TenantId,
    pub lang: Lang,
    pub now: Moment,
    pub ids: Ids,
    pub rule: ImportRule,
    /// Code keys that earlier drafts of this file claim.
    taken: HashSet<String>,
    matched: HashSet<ProductId>,
}

/// What the database knows about a group of drafts.
struct Known {
    products: HashMap<ProductId, Stored>,
    by_handle: HashMap<String, ProductId>,
    /// Code key to the product that holds it and that product's code.
    codes: HashMap<String, (ProductId, String)>,
}

impl Planner {
    pub fn new(shop: TenantId, lang: Lang, now: Moment, ids: Ids, rule: ImportRule) -> Self {
        Self { shop, lang, now, ids, rule, taken: HashSet::new(), matched: HashSet::new() }
    }

    /// One fate per draft.
    pub fn plan(&mut self, db: &mut Reader<'_>, drafts: &[ProductDraft]) -> Result<Vec<Fate>> {
        let known = self.look(db, drafts)?;
        Ok(drafts.iter().map(|draft| self.decide(draft, &known)).collect())
    }

    fn look(&self, db: &mut Reader<'_>, drafts: &[ProductDraft]) -> Result<Known> {
        let handles = drafts.iter().map(|draft| draft.handle.clone()).collect();
        let by_handle: Vec<(String, ProductId)> = db.rows(
            sql!("select handle, id from products where shop_id = $1 and handle in_list($2)"),
            params![self.shop, Value::Texts(handles)],
        )?;
        let mut keys: Vec<String> = Vec::new();
        for draft in drafts {
            keys.push(codes::normal(&draft.handle));
            keys.push(codes::normal(&draft.handle.chars().take(codes::MAX_CODE).collect::<String>()));
            for barcode in draft.variants.iter().filter_map(|variant| variant.barcode.value()) {
                keys.push(codes::normal(barcode));
                keys.extend(codes::Gtin::read(barcode).ok().map(|gtin| gtin.key()));
            }
        }
        let held: Vec<(String, ProductId, String)> = db.rows(
            sql!(
                "select r.code_key, r.product_id, p.code from registered_codes r
                 join products p on p.shop_id = r.shop_id and p.id = r.product_id
                 where r.shop_id = $1 and r.code_key in_list($2)"
            ),
            params![self.shop, Value::Texts(keys)],
        )?;
        let ids: HashSet<ProductId> =
            by_handle.iter().map(|(_, id)| *id).chain(held.iter().map(|(_, id, _)| *id)).collect();
        let ids: Vec<ProductId> = ids.into_iter().collect();
        Ok(Known {
            products: load(db, self.shop, &ids)?
                .into_iter()
                .map(|stored| (stored.product.id, stored))
                .collect(),
            by_handle: by_handle.into_iter().collect(),
            codes: held.into_iter().map(|(key, id, code)| (key, (id, code))).collect(),
        })
    }

    fn decide(&mut self, draft: &ProductDraft, known: &Known) -> Fate {
        let found = self.find(draft, known);
        match (self.rule, found) {
            (ImportRule::CreateOnly, Some(_)) => return Fate::Skipped("exists"),
            (ImportRule::UpdateOnly, None) => return Fate::Skipped("not_found"),
            _ => {}
        }
        if let Some(stored) = found
            && !self.matched.insert(stored.product.id)
        {
            return Fate::Bad(Bad::new(draft.line, row::HANDLE_REPEATED));
        }
        let make_id = || self.ids.make::<RawId>(self.now);
        let ground = Ground { lang: self.lang, make_id: &make_id };
        let mut merged = match merge(draft, found.map(|stored| &stored.product), &ground) {
            Ok(merged) => merged,
            Err(bad) => return Fate::Bad(bad),
        };
        if found.is_none() {
            self.settle_code(&mut merged, known);
        }
        match self.claim(draft, &merged, known) {
            Err(bad) => Fate::Bad(bad),
            Ok(()) => match found {
                Some(before) => Fate::Update { before: Box::new(before.clone()), merged },
                None => Fate::Create(merged),
            },
        }
    }

    /// By handle, else by a barcode.
    fn find<'k>(&self, draft: &ProductDraft, known: &'k Known) -> Option<&'k Stored> {
        let by_barcode = || {
            let barcodes = draft.variants.iter().filter_map(|variant| variant.barcode.value());
            let keys = barcodes.flat_map(|code| {
                std::iter::once(codes::normal(code))
                    .chain(codes::Gtin::read(code).ok().map(|gtin| gtin.key()))
            });
            keys.into_iter().find_map(|key| known.codes.get(&key)).map(|(id, _)| *id)
        };
        let id = known.by_handle.get(&draft.handle).copied().or_else(by_barcode)?;
        known.products.get(&id)
    }

    /// A new product's code comes from its handle; where another has it, from the first free of `handle-2`,
    /// `handle-3` …
    fn settle_code(&self, merged: &mut Merged, known: &Known) {
        let base: String = merged.product.code.chars().take(codes::MAX_CODE.saturating_sub(5)).collect();
        let free = |code: &str| {
            let key = codes::normal(code);
            !known.codes.contains_key(&key) && !self.taken.contains(&key)
        };
        if free(&merged.product.code) {
            return;
        }
        if let Some(code) = (2..1_000_u32).map(|n| format!("{base}-{n}")).find(|code| free(code)) {
            merged.product.code = code;
        }
    }

    fn claim(&mut self, draft: &ProductDraft, merged: &Merged, known: &Known) -> Result<(), Bad> {
        let claims = code_claims(&merged.product).map_err(|error| Bad::new(draft.line, error.code()))?;
        for claim in &claims {
            let other = known.codes.get(&claim.key).filter(|(id, _)| *id != merged.product.id);
            if other.is_some() || self.taken.contains(&claim.key) {
                let mut bad = Bad::new(draft.line, refusals::CODE_TAKEN.code);
                bad.args.insert("code".to_owned(), claim.text.clone().into());
                let holder = other.map_or_else(|| claim.text.clone(), |(_, code)| code.clone());
                bad.args.insert("holder".to_owned(), holder.into());
                return Err(bad);
            }
        }
        self.taken.extend(claims.into_iter().map(|claim| claim.key));
        Ok(())
    }
}

/// What a file counted of each variant.
pub type Quantities = Vec<(VariantId, Quantity)>;

/// Texts of these products that another product holds by now: product and refusal.
pub fn code_conflicts(
    db: &mut Reader<'_>,
    shop: TenantId,
    products: &[&crate::model::product::Product],
) -> Result<HashMap<ProductId, souk_core::Refusal>> {
    let mut wanted: HashMap<String, (ProductId, String)> = HashMap::new();
    let mut conflicts = HashMap::new();
    for product in products {
        for claim in code_claims(product)? {
            wanted.insert(claim.key, (product.id, claim.text));
        }
    }
    let held: Vec<(String, ProductId, String)> = db.rows(
        sql!(
            "select r.code_key, r.product_id, p.code from registered_codes r
             join products p on p.shop_id = r.shop_id and p.id = r.product_id
             where r.shop_id = $1 and r.code_key in_list($2)"
        ),
        params![shop, Value::Texts(wanted.keys().cloned().collect())],
    )?;
    for (key, holder, code) in held {
        if let Some((id, text)) = wanted.get(&key).filter(|(id, _)| *id != holder) {
            let refusal = refusals::CODE_TAKEN.with().arg("code", text.clone()).arg("holder", code);
            conflicts.insert(*id, refusal);
        }
    }
    let handles: Vec<(String, ProductId)> = db.rows(
        sql!("select handle, id from products where shop_id = $1 and handle in_list($2)"),
        params![shop, Value::Texts(products.iter().map(|product| product.handle.clone()).collect())],
    )?;
    for (handle, holder) in handles {
        if let Some(product) =
            products.iter().find(|product| product.handle == handle && product.id != holder)
        {
            conflicts.insert(product.id, refusals::HANDLE_TAKEN.with().arg("handle", handle));
        }
    }
    Ok(conflicts)
}
