//! What a command or query declares about itself. Nothing here has a default that opens a door.

/// Whom a command is for and which rows it may reach.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    /// Members, API keys, the console and jobs of one shop.
    Shop,
    /// The same, and visitors of the shop's public pages: a checked-in list.
    Visitor,
    /// A signed-in user's own account.
    User,
    /// Whoever runs the installation.
    Platform,
    /// Nobody has signed in yet: sign-in, first set-up.
    Open,
}

/// In which modes of the shop a command may commit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Modes {
    /// Also in `maintenance` and `emergency`.
    Any,
    /// Not in `emergency`.
    NotEmergency,
    /// Neither in `maintenance` nor in `emergency`.
    Normal,
    /// The command asks `cx.tenant.gate(...)` itself, at its place in a fixed order of checks.
    Inside,
}

/// Which entitlement of the plan a command needs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Entitled {
    Free,
    To(&'static str),
}

/// What an attempt limit counts by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LimitSubject {
    /// The class of network addresses that the request came from.
    Address,
    /// The same, of visitors alone: members and programs are not counted. Counted in this process, so that
    /// what many visitors do costs no second transaction.
    Visitors,
    /// Whoever asks.
    Principal,
    /// The text of a top-level field of the input, folded.
    Field(&'static str),
    /// The same from one class of addresses: whoever guesses elsewhere uses up nobody's own attempts.
    FieldAtAddress(&'static str),
}

/// At most `count` attempts in `seconds`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limit {
    pub name: &'static str,
    pub subject: LimitSubject,
    pub count: u32,
    pub seconds: u32,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Policy {
    pub scope: Scope,
    /// Needed by everybody but visitors in scope `Visitor`, users in scope `User` and anybody in scope
    /// `Open`.
    pub permission: &'static str,
    pub modes: Modes,
    pub entitled: Entitled,
    pub limits: &'static [Limit],
    /// Dry run is the same code rolled back; visitors and commands with secrets have none.
    pub dry_run: bool,
    /// Input and answer hold secrets: the input is not kept, the answer sealed for a day.
    pub secret: bool,
    /// A query that is journalled: it shows personal data in bulk or looks into a shop from outside.
    pub sensitive: bool,
    /// Runs alone in its shop: no other command of the shop commits meanwhile.
    pub alone: bool,
    /// Long work with its own queue.
    pub bulk: bool,
}

impl Policy {
    const fn new(scope: Scope, permission: &'static str, modes: Modes, entitled: Entitled) -> Self {
        Self {
            scope,
            permission,
            modes,
            entitled,
            limits: &[],
            dry_run: true,
            secret: false,
            sensitive: false,
            alone: false,
            bulk: false,
        }
    }
    pub const fn shop(permission: &'static str, modes: Modes, entitled: Entitled) -> Self {
        Self::new(Scope::Shop, permission, modes, entitled)
    }
    /// Open to visitors; everybody else needs `permission`.
    pub const fn visitor(permission: &'static str, modes: Modes, entitled: Entitled) -> Self {
        Self::new(Scope::Visitor, permission, modes, entitled)
    }
    pub const fn platform(permission: &'static str) -> Self {
        Self::new(Scope::Platform, permission, Modes::Any, Entitled::Free)
    }
    pub const fn user() -> Self {
        Self::new(Scope::User, "", Modes::Any, Entitled::Free)
    }
    pub const fn open() -> Self {
        Self { dry_run: false, ..Self::new(Scope::Open, "", Modes::Any, Entitled::Free) }
    }
    pub const fn limited(self, limits: &'static [Limit]) -> Self {
        Self { limits, ..self }
    }
    pub const fn secret(self) -> Self {
        Self { secret: true, dry_run: false, ..self }
    }
    pub const fn sensitive(self) -> Self {
        Self { sensitive: true, ..self }
    }
    pub const fn alone(self) -> Self {
        Self { alone: true, ..self }
    }
    pub const fn bulk(self) -> Self {
        Self { bulk: true, ..self }
    }
    pub const fn without_dry_run(self) -> Self {
        Self { dry_run: false, ..self }
    }
    /// Rows of one shop, or of all.
    pub const fn in_shop(&self) -> bool {
        matches!(self.scope, Scope::Shop | Scope::Visitor)
    }
}
