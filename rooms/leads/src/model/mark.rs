//! Browsers, addresses, forms and telephones as they are known where they must not be read.

use souk_core::{Actor, RawId, TenantId};
use souk_engine::Vault;

fn mark(vault: &Vault, shop: TenantId, kind: &str, text: &str) -> String {
    vault.mark("leads", &format!("{shop}.{kind}.{text}")).encode()
}

/// Of a visitor's browser. It stands in the link with which they take their word back, which nobody can
/// guess.
#[must_use]
pub fn visitor(vault: &Vault, shop: TenantId, session: RawId) -> String {
    mark(vault, shop, "visitor", &session.encode())
}

/// Of the browser and the address of whoever asks; empty where it is no visitor.
#[must_use]
pub fn of(vault: &Vault, actor: &Actor) -> (String, String) {
    match actor {
        Actor::Visitor { session, address_class, shop } => {
            let address = match address_class.as_str() {
                "" => String::new(),
                class => mark(vault, *shop, "address", class),
            };
            (visitor(vault, *shop, *session), address)
        }
        _ => (String::new(), String::new()),
    }
}

/// Of a form as what it stops is kept.
#[must_use]
pub fn form(vault: &Vault, shop: TenantId, form: &str) -> String {
    mark(vault, shop, "form", form)
}

/// Of a telephone, the same.
#[must_use]
pub fn phone(vault: &Vault, shop: TenantId, e164: &str) -> String {
    mark(vault, shop, "phone", e164)
}
