//! Where an order came from.

use souk_core::Actor;

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
