//! The table of permissions: which role holds what, and what a super_admin may grant beyond it.

use std::collections::BTreeSet;

use super::role::Role;

/// How a role stands to a permission.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Holds {
    Yes,
    /// A super_admin may grant or take it.
    Grantable,
    No,
}

use Holds::{Grantable as D, No as N, Yes as Y};

/// One line of the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Permission {
    pub name: &'static str,
    /// The brief's name for it, accepted wherever a permission is named.
    pub alias: Option<&'static str>,
    super_admin: Holds,
    operator: Holds,
    support: Holds,
}

impl Permission {
    pub const fn held_by(&self, role: Role) -> Holds {
        match role {
            Role::SuperAdmin => self.super_admin,
            Role::Operator => self.operator,
            Role::Support => self.support,
        }
    }
}

const fn p(name: &'static str, super_admin: Holds, operator: Holds, support: Holds) -> Permission {
    Permission { name, alias: None, super_admin, operator, support }
}

const fn a(name: &'static str, alias: &'static str, sa: Holds, op: Holds, su: Holds) -> Permission {
    Permission { name, alias: Some(alias), super_admin: sa, operator: op, support: su }
}

/// Super_admin, operator, support.
pub const TABLE: &[Permission] = &[
    a("orders.manage", "manage_orders", Y, Y, Y),
    p("products.view", Y, Y, Y),
    p("stock.view", Y, Y, Y),
    p("offers.view", Y, Y, Y),
    p("delivery.view", Y, Y, Y),
    p("labels.print", Y, Y, Y),
    p("conversations.view", Y, Y, Y),
    p("conversations.reply", Y, Y, Y),
    p("conversations.manage", Y, Y, Y),
    p("followups.manage", Y, Y, Y),
    a("products.manage", "manage_products", Y, Y, D),
    a("stats.view", "view_stats", Y, Y, D),
    p("payments.review", Y, Y, D),
    a("payment_methods.manage", "manage_payment_methods", Y, Y, N),
    p("orders.refund", Y, Y, N),
    p("stock.manage", Y, Y, N),
    p("imports.run", Y, Y, N),
    p("restructure.plan", Y, Y, N),
    p("edge.publish", Y, Y, N),
    p("customers.merge", Y, Y, N),
    p("delivery.manage", Y, Y, N),
    p("settlements.manage", Y, Y, N),
    p("storefront.manage", Y, Y, N),
    p("plans.view", Y, Y, N),
    p("offers.manage", Y, Y, N),
    p("repricing.manage", Y, Y, N),
    p("repricing.override_floor", Y, Y, N),
    p("preorders.manage", Y, Y, N),
    p("exits.manage", Y, Y, N),
    p("knowledge.manage", Y, Y, N),
    p("templates.manage", Y, Y, N),
    a("customers.manage", "manage_users", Y, D, D),
    a("coupons.manage", "manage_coupons", Y, D, N),
    a("broadcasts.send", "broadcast", Y, D, N),
    a("audit.view", "view_audit_logs", Y, D, N),
    a("settings.manage", "manage_settings", Y, D, N),
    p("channels.manage", Y, D, N),
    a("shops.emergency_stop", "emergency_stop", Y, D, N),
    a("roles.manage", "manage_roles", Y, N, N),
    p("wallets.adjust", Y, N, N),
    p("plans.manage", Y, N, N),
    p("channels.agree", Y, N, N),
    p("restructure.apply", Y, N, N),
    p("products.merge", Y, N, N),
    p("edge.manage", Y, N, N),
    p("assistant.configure", Y, N, N),
    p("assistant.evaluate", Y, N, N),
];

/// What only the platform holds.
pub const PLATFORM: &[&str] = &["platform.operate", "credits.override"];

/// What a platform admin sees of a shop without being its member: looking, never changing.
pub const LOOKING: &[&str] = &[
    "products.view",
    "stock.view",
    "offers.view",
    "delivery.view",
    "stats.view",
    "plans.view",
    "audit.view",
];

/// A permission by its name or its alias; an unknown one is none.
pub fn named(name: &str) -> Option<&'static Permission> {
    TABLE.iter().find(|known| known.name == name || known.alias == Some(name))
}

/// Everything a role holds, with what was granted beyond it where that may be granted.
pub fn of<'a>(role: Role, granted: impl IntoIterator<Item = &'a str>) -> BTreeSet<String> {
    let granted: Vec<&str> = granted.into_iter().collect();
    let holds = |line: &&Permission| match line.held_by(role) {
        Holds::Yes => true,
        Holds::Grantable => granted.contains(&line.name),
        Holds::No => false,
    };
    TABLE.iter().filter(holds).map(|line| line.name.to_owned()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_higher_role_holds_what_a_lower_one_holds() {
        let weight = |holds| match holds {
            Holds::Yes => 2,
            Holds::Grantable => 1,
            Holds::No => 0,
        };
        for line in TABLE {
            let [sa, op, su] =
                [Role::SuperAdmin, Role::Operator, Role::Support].map(|role| weight(line.held_by(role)));
            assert!(sa == 2 && sa >= op && op >= su, "{}", line.name);
        }
    }

    #[test]
    fn every_name_and_alias_stands_once() {
        let mut names: Vec<_> =
            TABLE.iter().flat_map(|line| std::iter::once(line.name).chain(line.alias)).collect();
        let count = names.len();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), count);
        assert_eq!(TABLE.len(), 47);
        assert_eq!(TABLE.iter().filter(|line| line.alias.is_some()).count(), 11);
    }

    #[test]
    fn the_brief_names_are_aliases() {
        for (alias, name) in [
            ("manage_orders", "orders.manage"),
            ("manage_users", "customers.manage"),
            ("broadcast", "broadcasts.send"),
            ("emergency_stop", "shops.emergency_stop"),
            ("view_audit_logs", "audit.view"),
        ] {
            assert_eq!(named(alias).map(|line| line.name), Some(name));
        }
        assert_eq!(named("manage_everything"), None);
    }

    #[test]
    fn counts_per_role_are_those_of_the_table() {
        assert_eq!(of(Role::SuperAdmin, []).len(), 47);
        assert_eq!(of(Role::Operator, []).len(), 31);
        assert_eq!(of(Role::Support, []).len(), 10);
    }

    #[test]
    fn a_grant_counts_only_where_the_table_allows_it() {
        assert!(of(Role::Operator, ["settings.manage"]).contains("settings.manage"));
        assert!(of(Role::Support, ["products.manage"]).contains("products.manage"));
        assert!(!of(Role::Support, ["settings.manage"]).contains("settings.manage"));
        assert!(!of(Role::Operator, ["roles.manage"]).contains("roles.manage"));
        assert!(!of(Role::Operator, ["platform.operate"]).contains("platform.operate"));
    }

    #[test]
    fn looking_in_from_outside_changes_nothing() {
        for name in LOOKING {
            assert!(named(name).is_some() && name.ends_with(".view"), "{name}");
        }
    }
}
