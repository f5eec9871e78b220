//! Where an order came from.

use souk_core::Actor;

use super::status::Status;

souk_core::text_enum! {
    pub enum Channel {
        Storefront => "storefront",
        Api => "api",
        /// Typed in by a member for a customer.
        Member => "member",
        Telegram => "telegram",
        Instagram => "instagram",
        Whatsapp => "whatsapp",
        Kaspi => "kaspi",
        Test => "test",
    }
}

impl Channel {
    pub const fn of(actor: &Actor) -> Self {
        match actor {
            Actor::Visitor { .. } => Self::Storefront,
            Actor::ApiKey { .. } | Actor::PlatformKey { .. } => Self::Api,
            _ => Self::Member,
        }
    }
    /// The limit of open orders per customer is for doors where strangers order.
    pub const fn limits_open_orders(self) -> bool {
        matches!(self, Self::Storefront)
    }
    /// A merchant tries their own shop: nothing is held, counted or sent.
    pub const fn is_trial(self) -> bool {
        matches!(self, Self::Test)
    }
    /// Of these moves, those that an order from here may make: a trial goes nowhere but away.
    pub fn offered(self, next: &[Status]) -> Vec<Status> {
        let may = |to: &Status| !self.is_trial() || *to == Status::Cancelled;
        next.iter().copied().filter(may).collect()
    }
    /// Nobody weighs what members do, on whichever page.
    pub const fn is_trusted(self) -> bool {
        matches!(self, Self::Member | Self::Test)
    }
    /// A member who types an order has the customer on the telephone.
    pub const fn is_member(self) -> bool {
        matches!(self, Self::Member)
    }
}

#[cfg(test)]
mod tests {
    use souk_core::{RawId, TenantId, UserId};

    use super::*;

    #[test]
    fn the_channel_follows_from_who_asks() {
        let (shop, raw) = (TenantId::INSTALLATION, RawId::default());
        let visitor = Actor::Visitor { session: raw, address_class: String::new(), shop };
        assert_eq!(Channel::of(&visitor), Channel::Storefront);
        assert_eq!(Channel::of(&Actor::ApiKey { key: raw, shop }), Channel::Api);
        assert_eq!(Channel::of(&Actor::Member { user: UserId::from_raw(raw), shop }), Channel::Member);
        assert_eq!(Channel::of(&Actor::Console), Channel::Member);
    }
}
