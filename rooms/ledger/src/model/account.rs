//! The accounts of a shop's books. An account's code is its kind, with what it is kept for behind a colon.

use souk_core::RawId;

souk_core::text_enum! {
    /// On which side of the books an account stands.
    pub enum Class {
        Asset => "asset",
        Liability => "liability",
        Equity => "equity",
        Income => "income",
        Expense => "expense",
        Position => "position",
    }
}

souk_core::text_enum! {
    pub enum AccountKind {
        Cash => "cash",
        CodDue => "cod_due",
        ChannelDue => "channel_due",
        Supplier => "supplier",
        CustomerDebt => "customer_debt",
        Wallet => "wallet",
        OrderHeld => "order_held",
        RefundDue => "refund_due",
        Unmatched => "unmatched",
        Opening => "opening",
        Sales => "sales",
        DeliveryIncome => "delivery_income",
        FeeIncome => "fee_income",
        PlanIncome => "plan_income",
        Rounding => "rounding",
        Discounts => "discounts",
        Refunds => "refunds",
        SupplierCost => "supplier_cost",
        DeliveryCost => "delivery_cost",
        ChannelFees => "channel_fees",
        Adjustments => "adjustments",
        FxPosition => "fx_position",
    }
}

impl AccountKind {
    pub const fn class(self) -> Class {
        match self {
            Self::Cash | Self::CodDue | Self::ChannelDue | Self::Supplier | Self::CustomerDebt => {
                Class::Asset
            }
            Self::Wallet | Self::OrderHeld | Self::RefundDue | Self::Unmatched => Class::Liability,
            Self::Opening => Class::Equity,
            Self::Sales
            | Self::DeliveryIncome
            | Self::FeeIncome
            | Self::PlanIncome
            | Self::Rounding
            | Self::Discounts
            | Self::Refunds => Class::Income,
            Self::SupplierCost | Self::DeliveryCost | Self::ChannelFees | Self::Adjustments => Class::Expense,
            Self::FxPosition => Class::Position,
        }
    }
}

/// One account: made by the constructors only, so that none lacks what it is kept for.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Account {
    kind: AccountKind,
    code: String,
}

impl Account {
    fn plain(kind: AccountKind) -> Self {
        Self { kind, code: kind.as_str().to_owned() }
    }
    fn of(kind: AccountKind, whose: &str) -> Self {
        Self { kind, code: format!("{kind}:{whose}") }
    }
    /// An account as it was written in an entry.
    pub fn parse(code: &str) -> Option<Self> {
        let (kind, whose) = code.split_once(':').map_or((code, None), |(kind, whose)| (kind, Some(whose)));
        let kind = AccountKind::parse(kind)?;
        (whose != Some("")).then(|| Self { kind, code: code.to_owned() })
    }
    pub const fn kind(&self) -> AccountKind {
        self.kind
    }
    pub const fn class(&self) -> Class {
        self.kind.class()
    }
    pub fn code(&self) -> &str {
        &self.code
    }

    /// Money received by a method of payment: an id, or a plain word such as `transfer`.
    pub fn cash(method: &str) -> Self {
        Self::of(AccountKind::Cash, method)
    }
    /// Collected at the door by a carrier, not yet paid out.
    pub fn cod_due(carrier_account: &str) -> Self {
        Self::of(AccountKind::CodDue, carrier_account)
    }
    pub fn channel_due(channel_account: &str) -> Self {
        Self::of(AccountKind::ChannelDue, channel_account)
    }
    pub fn supplier(supplier: RawId) -> Self {
        Self::of(AccountKind::Supplier, &supplier.encode())
    }
    pub fn customer_debt(customer: RawId) -> Self {
        Self::of(AccountKind::CustomerDebt, &customer.encode())
    }
    pub fn wallet(customer: RawId) -> Self {
        Self::of(AccountKind::Wallet, &customer.encode())
    }
    pub fn order_held(order: RawId) -> Self {
        Self::of(AccountKind::OrderHeld, &order.encode())
    }
    pub fn refund_due(order: RawId) -> Self {
        Self::of(AccountKind::RefundDue, &order.encode())
    }
    pub fn unmatched(method: &str) -> Self {
        Self::of(AccountKind::Unmatched, method)
    }
    pub fn opening() -> Self {
        Self::plain(AccountKind::Opening)
    }
    pub fn sales() -> Self {
        Self::plain(AccountKind::Sales)
    }
    pub fn delivery_income() -> Self {
        Self::plain(AccountKind::DeliveryIncome)
    }
    pub fn fee_income() -> Self {
        Self::plain(AccountKind::FeeIncome)
    }
    /// Of the platform's own books.
    pub fn plan_income() -> Self {
        Self::plain(AccountKind::PlanIncome)
    }
    pub fn rounding() -> Self {
        Self::plain(AccountKind::Rounding)
    }
    pub fn discounts() -> Self {
        Self::plain(AccountKind::Discounts)
    }
    pub fn refunds() -> Self {
        Self::plain(AccountKind::Refunds)
    }
    pub fn supplier_cost() -> Self {
        Self::plain(AccountKind::SupplierCost)
    }
    pub fn delivery_cost() -> Self {
        Self::plain(AccountKind::DeliveryCost)
    }
    pub fn channel_fees() -> Self {
        Self::plain(AccountKind::ChannelFees)
    }
    pub fn adjustments() -> Self {
        Self::plain(AccountKind::Adjustments)
    }
    pub fn fx_position() -> Self {
        Self::plain(AccountKind::FxPosition)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_account_is_known_again_by_its_code() {
        for account in [Account::cod_due("own"), Account::sales(), Account::wallet(RawId([7; 16]))] {
            assert_eq!(Account::parse(account.code()), Some(account));
        }
        for code in ["", "nonsense", "cash:"] {
            assert_eq!(Account::parse(code), None, "{code}");
        }
    }

    #[test]
    fn each_kind_stands_on_its_side_of_the_books() {
        assert_eq!(Account::cod_due("own").class(), Class::Asset);
        assert_eq!(Account::wallet(RawId::default()).class(), Class::Liability);
        assert_eq!(Account::discounts().class(), Class::Income, "a contra account of income");
        assert_eq!(Account::adjustments().class(), Class::Expense);
    }
}
