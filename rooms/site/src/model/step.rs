//! The way from an empty shop to its first order.

souk_core::text_enum! {
    /// A step of it. Whether it is done follows from what there is.
    pub enum SetUpStep {
        Products => "products",
        Rates => "rates",
        Carrier => "carrier",
        Phone => "phone",
        Form => "form",
        Domain => "domain",
        /// A first order, to try it all.
        Order => "order",
    }
}
