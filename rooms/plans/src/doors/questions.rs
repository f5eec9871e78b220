//! Paths and CLI names of questions, as data.

use souk_engine::{Api, QueryDef};

use super::{limit_by_brief, told, without_prefix};
use crate::queries::{
    BlockedStores, BlockedStoresFixed, CheapestCover, CreditList, FigureShops, InvoiceCard, InvoiceList,
    LimitInfoQuery, LimitLetters, LimitReport, MonthlyOnlineOrdersUsage, OrganizationSubscriptions,
    Organizations, PlanAdvice, PlanFunnel, PlanHeat, PlanHistory, PlanList, PlatformContacts,
    PlatformInvoiceCard, PlatformInvoices, PlatformReferrals, PlatformSettingsCard, Referrals, RetiredPlans,
    ShopRegister, StarterStats, SubscriptionCard, SubscriptionPlans, UsageDays,
};

pub(crate) const QUERIES: &[QueryDef] = &[
    QueryDef::new::<PlanList>("Plans and packages for sale.", &[Api::get("/api/v1/plans")], "plans list"),
    QueryDef::new::<RetiredPlans>(
        "Plans that are sold no more, with how many shops have them.",
        &[Api::get("/api/v1/platform/plans/retired")],
        "plans retired",
    ),
    QueryDef::new::<ShopRegister>(
        "All shops with where their subscriptions stand.",
        &[Api::get("/api/v1/platform/shops")],
        "shops list",
    )
    .of_shop("id"),
    QueryDef::new::<InvoiceList>(
        "What the shop was asked to pay the platform, newest first.",
        &[Api::get("/api/v1/plan-invoices")],
        "invoices list",
    ),
    QueryDef::new::<InvoiceCard>(
        "One bill of the platform with its payment.",
        &[Api::get("/api/v1/plan-invoices/{id}")],
        "invoices show",
    ),
    QueryDef::new::<PlatformInvoices>(
        "Bills of all shops; those whose payment is to be decided unless told.",
        &[Api::get("/api/v1/platform/invoices")],
        "payments list",
    ),
    QueryDef::new::<PlatformInvoiceCard>(
        "One bill of any shop with its payment.",
        &[Api::get("/api/v1/platform/shops/{shop}/invoices/{invoice}")],
        "payments show",
    ),
    QueryDef::new::<StarterStats>(
        "Figures of a plan.",
        &[
            Api::get("/api/v1/platform/figures"),
            Api::post("/api/v1/rpc/get_ecommerce_starter_stats").adapted(without_prefix),
        ],
        "get-ecommerce-starter-stats",
    ),
    QueryDef::new::<FigureShops>(
        "The shops behind one figure.",
        &[Api::get("/api/v1/platform/figures/{figure}")],
        "platform figure",
    ),
    QueryDef::new::<PlanHistory>(
        "Four rates of a plan over twelve months.",
        &[Api::get("/api/v1/platform/history")],
        "platform history",
    ),
    QueryDef::new::<PlanFunnel>(
        "How far shops come that began with a trial in the last twelve months.",
        &[Api::get("/api/v1/platform/funnel")],
        "platform funnel",
    ),
    QueryDef::new::<PlanHeat>(
        "Orders of a month by shop and day, the shops with most of them first.",
        &[Api::get("/api/v1/platform/heat")],
        "platform heat",
    ),
    QueryDef::new::<PlanAdvice>(
        "What another limit or price would have brought; changes nothing.",
        &[Api::get("/api/v1/platform/advice")],
        "plans advice",
    ),
    QueryDef::new::<SubscriptionPlans>(
        "Every plan, as monitors know it.",
        &[Api::get("/api/v1/platform/views/subscription_plans")],
        "",
    ),
    QueryDef::new::<Organizations>(
        "Every shop with its figures of the month, as monitors know it.",
        &[Api::get("/api/v1/platform/views/organizations")],
        "",
    ),
    QueryDef::new::<MonthlyOnlineOrdersUsage>(
        "Every month of every shop, as monitors know it.",
        &[Api::get("/api/v1/platform/views/monthly_online_orders_usage")],
        "",
    ),
    QueryDef::new::<OrganizationSubscriptions>(
        "Every subscription, as monitors know it.",
        &[Api::get("/api/v1/platform/views/organization_subscriptions")],
        "",
    ),
    QueryDef::new::<BlockedStoresFixed>(
        "Open shops, each with whether and why it takes no orders.",
        &[Api::get("/api/v1/platform/views/blocked_stores_view_fixed")],
        "",
    ),
    QueryDef::new::<BlockedStores>(
        "Shops that take no orders, each with why.",
        &[Api::get("/api/v1/platform/views/blocked_stores_view")],
        "shops blocked",
    )
    .also(&["blocked-stores"]),
    QueryDef::new::<Referrals>(
        "The shop's link for other merchants, who came by it and what was given.",
        &[Api::get("/api/v1/referrals")],
        "subscription referrals",
    ),
    QueryDef::new::<PlatformReferrals>(
        "Shops that others brought, newest first, and what was given.",
        &[Api::get("/api/v1/platform/referrals")],
        "platform referrals",
    ),
    QueryDef::new::<PlatformSettingsCard>(
        "How the platform is paid and reached.",
        &[Api::get("/api/v1/platform/settings")],
        "platform show",
    ),
    QueryDef::new::<PlatformContacts>(
        "How the shop pays the platform, and the help that its plan includes.",
        &[Api::get("/api/v1/support")],
        "support",
    ),
    QueryDef::new::<SubscriptionCard>(
        "The shop's subscription.",
        &[Api::get("/api/v1/subscription")],
        "subscription show",
    ),
    QueryDef::new::<LimitInfoQuery>(
        "How many online orders the shop may still take.",
        &[
            Api::get("/api/v1/online-orders-limit").tagged(),
            Api::post("/api/v1/online-orders-limit/refresh"),
            Api::post("/api/v1/rpc/check_online_orders_limit")
                .adapted(without_prefix)
                .presented(limit_by_brief),
        ],
        "",
    ),
    QueryDef::new::<LimitReport>(
        "How many online orders the shop may still take, and how long that lasts.",
        &[],
        "check-online-orders-limit",
    )
    .of_shop("shop")
    .told(told::limit),
    QueryDef::new::<UsageDays>(
        "The usage period day by day, and when its allowance ends at this pace.",
        &[Api::get("/api/v1/online-orders-limit/days")],
        "subscription days",
    ),
    QueryDef::new::<CheapestCover>(
        "How many orders will be missing at this pace, and the cheapest way to have them.",
        &[Api::get("/api/v1/online-orders-limit/cover")],
        "subscription cover",
    ),
    QueryDef::new::<LimitLetters>(
        "Whether you have letters before the limit is reached.",
        &[Api::get("/api/v1/me/limit-letters")],
        "",
    ),
    QueryDef::new::<CreditList>(
        "Extra orders that may still be spent.",
        &[Api::get("/api/v1/credits")],
        "subscription credits",
    ),
];
