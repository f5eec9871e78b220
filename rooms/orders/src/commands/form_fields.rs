//! The merchant's own fields of the order form: the whole list at once.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use souk_core::{Json, RawId, Result, params};
use souk_engine::{Change, Command, Context, Entitled, Event, Modes, Policy, Rows, Tx, sql};
use souk_shops::ShopId;

use crate::model::fields::{FieldDef, wrong};
use crate::queries::{FormFieldsView, form_fields};
use crate::refusals::{FIELDS_CHANGED, FIELDS_INVALID};

#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SetFormFields {
    /// The revision that the change starts from; 0 before the first.
    pub rev: i64,
    /// In the order in which they are asked; none at all is a form without own fields.
    pub fields: Vec<FieldDef>,
}

#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct FormFieldsChanged {
    pub shop: ShopId,
    pub rev: i64,
}

impl Event for FormFieldsChanged {
    const NAME: &'static str = "form_fields.changed";
    const VERSION: u16 = 1;
    fn subject(&self) -> RawId {
        self.shop.raw()
    }
}

/// `None`: it is another revision by now.
struct WriteFields<'a> {
    fields: &'a [FieldDef],
    rev: i64,
}

impl Change for WriteFields<'_> {
    type Event = FormFieldsChanged;
    fn apply(&self, rows: &mut Rows<'_, '_>) -> Result<Option<FormFieldsChanged>> {
        let (shop, fields) = (rows.shop(), Json(self.fields.to_vec()));
        let changed = if self.rev == 0 {
            rows.run(
                sql!(
                    "insert into order_forms (shop_id, fields, rev) values ($1, $2, 1)
                     on conflict (shop_id) do nothing"
                ),
                params![shop, fields],
            )?
        } else {
            rows.run(
                sql!("update order_forms set fields = $2, rev = rev + 1 where shop_id = $1 and rev = $3"),
                params![shop, fields, self.rev],
            )?
        };
        Ok((changed == 1).then(|| FormFieldsChanged { shop, rev: self.rev + 1 }))
    }
}

impl Command for SetFormFields {
    const NAME: &'static str = "set_form_fields";
    const POLICY: Policy = Policy::shop("storefront.manage", Modes::NotEmergency, Entitled::Free);
    type Prepared = ();
    type Output = FormFieldsView;

    fn run(&self, (): &(), cx: &Context, tx: &mut Tx<'_, '_>) -> Result<FormFieldsView> {
        let wrong = wrong(&self.fields);
        if !wrong.is_empty() {
            let all = FIELDS_INVALID.with().arg("count", wrong.len());
            return wrong.into_iter().fold(all, |all, at| all.field(at, FIELDS_INVALID.code)).err();
        }
        let written = WriteFields { fields: &self.fields, rev: self.rev };
        if tx.make(&written)?.is_none() {
            let rev = form_fields(tx, cx.shop)?.rev;
            return FIELDS_CHANGED.with().arg("rev", rev).err();
        }
        form_fields(tx, cx.shop)
    }
    fn subject(&self, _: &FormFieldsView) -> Option<RawId> {
        None
    }
}
