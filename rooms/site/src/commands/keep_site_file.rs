//! A picture that is to be the shop's logo or cover has arrived: whoever looks after the shop's pages may
//! bring it, whether or not the goods are theirs to change. Doors call it after an upload.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use souk_core::{RawId, Result};
use souk_engine::{Command, Context, Entitled, KeepFile, Modes, Policy, StoredFile, Tx};

#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct KeepSiteFile {
    pub file: KeepFile,
}

impl Command for KeepSiteFile {
    const NAME: &'static str = "keep_site_file";
    const POLICY: Policy =
        Policy::shop("storefront.manage", Modes::NotEmergency, Entitled::To("storefront")).without_dry_run();
    type Prepared = ();
    type Output = StoredFile;

    fn run(&self, (): &(), _: &Context, tx: &mut Tx<'_, '_>) -> Result<StoredFile> {
        let id = tx.keep_file(&self.file)?;
        let KeepFile { size, kind, name, .. } = self.file.clone();
        Ok(StoredFile { id, size, kind, name })
    }
    fn subject(&self, output: &StoredFile) -> Option<RawId> {
        Some(output.id.raw())
    }
}
