//! The database's own shape as a command meets it: what its migrations made and is gone, what they did not
//! make and stands there.

use serde::{Deserialize, Serialize};
use souk_core::{RawId, Result, TenantId};
use souk_store::{Crack, MigrationSet, Reader, SchemaCrack, SchemaLook, schema_look};

use crate::context::Context;
use crate::traits::{Change, Event};
use crate::tx::Rows;

/// The migrations of every room, in the rooms' order.
pub(crate) struct Schema(pub Vec<MigrationSet>);

/// What is not as the migrations left it.
pub fn look_at_schema(
    cx: &Context,
) -> Result<impl Fn(&mut Reader<'_>) -> Result<SchemaLook> + Send + 'static + use<>> {
    let schema = cx.service::<Schema>()?;
    Ok(move |db: &mut Reader<'_>| schema_look(db, &schema.0))
}

#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct SchemaMended {
    pub crack: String,
    pub name: String,
    pub table: String,
}

impl Event for SchemaMended {
    const NAME: &'static str = "schema.mended";
    const VERSION: u16 = 1;
    fn subject(&self) -> RawId {
        TenantId::INSTALLATION.raw()
    }
}

/// Makes a lost view or index anew, or takes an index on an expression away.
pub struct MendSchema<'a>(pub &'a SchemaCrack);

impl Change for MendSchema<'_> {
    type Event = SchemaMended;
    fn apply(&self, rows: &mut Rows<'_, '_>) -> Result<Option<SchemaMended>> {
        let crack = self.0;
        if !crack.can_be_mended() {
            return Ok(None);
        }
        rows.mend(crack)?;
        let word = match crack.crack {
            Crack::MissingTable => "missing_table",
            Crack::MissingView => "missing_view",
            Crack::MissingIndex => "missing_index",
            Crack::FunctionIndex => "function_index",
        };
        Ok(Some(SchemaMended {
            crack: word.to_owned(),
            name: crack.name.clone(),
            table: crack.table.clone(),
        }))
    }
}
