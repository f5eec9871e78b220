//! The link to an order: whoever has it got it from us.

use souk_core::{RawId, TenantId};
use souk_engine::Vault;

const PURPOSE: &str = "order-link";

fn told(shop: TenantId, code: &str) -> String {
    format!("{}.{code}", shop.raw().encode())
}

pub fn signature(vault: &Vault, shop: TenantId, code: &str) -> RawId {
    vault.mark(PURPOSE, &told(shop, code))
}

pub fn is_ours(vault: &Vault, shop: TenantId, code: &str, given: &str) -> bool {
    vault.marked(PURPOSE, &told(shop, code), given)
}
