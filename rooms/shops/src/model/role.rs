//! Roles and their ranks.

souk_core::text_enum! {
    /// Each role holds what the lower ones hold.
    pub enum Role {
        SuperAdmin => "super_admin",
        Operator => "operator",
        Support => "support",
    }
}

impl Role {
    /// Customer 0, support 1, operator 2, super_admin 3.
    pub const fn rank(self) -> u8 {
        match self {
            Self::SuperAdmin => 3,
            Self::Operator => 2,
            Self::Support => 1,
        }
    }
}

/// That role or above, by name; an unknown role is none.
pub fn is_operator(role: &str) -> bool {
    Role::parse(role).is_some_and(|role| role.rank() >= Role::Operator.rank())
}

pub fn is_support(role: &str) -> bool {
    Role::parse(role).is_some()
}

pub fn is_staff(role: &str) -> bool {
    Role::parse(role).is_some()
}

/// May somebody of role `admin` manage somebody else of role `target`? Other super_admins only by
/// `roles.manage`.
pub const fn can_manage(admin: Role, target: Role, manages_roles: bool) -> bool {
    admin.rank() > target.rank() || (manages_roles && matches!(admin, Role::SuperAdmin))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rank_decides_who_manages_whom() {
        for admin in Role::ALL {
            for target in Role::ALL {
                let strictly_higher = admin.rank() > target.rank();
                assert_eq!(can_manage(*admin, *target, false), strictly_higher, "{admin} {target}");
            }
        }
        assert!(can_manage(Role::SuperAdmin, Role::SuperAdmin, true));
        assert!(!can_manage(Role::Operator, Role::Operator, true));
    }

    #[test]
    fn an_unknown_role_is_none() {
        assert!(is_operator("super_admin") && is_operator("operator") && !is_operator("support"));
        assert!(is_support("support") && is_staff("operator"));
        assert!(!is_support("") && !is_staff("owner") && !is_operator("Operator"));
    }
}
