//! Paths, CLI names and events of this room, as data; and the older shapes of some of them.

mod invariants;
mod told;

use serde_json::{Map, Value, json};
use souk_core::Result;
use souk_engine::{Api, CommandDef, EventDef, JobDef, QueryDef, ReactionDef, ScheduleDef};

use crate::changes::*;
use crate::commands::*;
use crate::jobs::{BeginPlans, OpenMonths};
use crate::queries::{
    CheapestCover, CreditList, FigureShops, InvoiceCard, InvoiceList, LimitInfoQuery, LimitLetters,
    LimitReport, PlanAdvice, PlanHistory, PlanList, PlatformContacts, PlatformInvoiceCard, PlatformInvoices,
    PlatformSettingsCard, RetiredPlans, ShopRegister, StarterStats, SubscriptionCard, UsageDays,
};
use crate::reactions::{InvoiceDecided, LimitNear, ReceiptAsked};

pub(crate) use invariants::INVARIANTS;

pub(crate) const COMMANDS: &[CommandDef] = &[
    CommandDef::new::<SetUpPlans>(
        "Puts the plans and packages into the catalogue; repeatable.",
        &[Api::post("/api/v1/platform/plans/set-up")],
        "setup-ecommerce-starter-plan",
    ),
    CommandDef::new::<AddPlanVersion>(
        "Adds a version to a plan.",
        &[Api::post("/api/v1/platform/plans/{plan}/versions").created()],
        "plans version",
    ),
    CommandDef::new::<RetirePlan>(
        "Sells a plan no more.",
        &[Api::post("/api/v1/platform/plans/{plan}/retire")],
        "plans retire",
    ),
    CommandDef::new::<SellPlanAgain>(
        "Sells a retired plan again.",
        &[Api::post("/api/v1/platform/plans/{plan}/sell")],
        "plans sell",
    ),
    CommandDef::new::<OpenShop>(
        "Opens a shop; its trial starts.",
        &[Api::post("/api/v1/shops").created()],
        "shops create",
    ),
    CommandDef::new::<ActivatePlan>(
        "Records a payment of a plan that was taken.",
        &[Api::post("/api/v1/platform/shops/{id}/activate")],
        "shops activate",
    )
    .of_shop("id"),
    CommandDef::new::<CancelSubscription>(
        "Ends the subscription at the end of what is paid.",
        &[Api::post("/api/v1/subscription/cancel")],
        "subscription cancel",
    ),
    CommandDef::new::<WithdrawCancellation>(
        "Takes a cancellation back before it counts.",
        &[Api::post("/api/v1/subscription/keep")],
        "subscription keep",
    ),
    CommandDef::new::<MovePlan>(
        "Chooses a smaller plan from the end of what is paid.",
        &[Api::post("/api/v1/shops/{shop}/plan"), Api::post("/api/v1/subscription/downgrade")],
        "subscription move",
    )
    .of_shop("shop"),
    CommandDef::new::<WithdrawMove>(
        "Stays with the present plan.",
        &[Api::post("/api/v1/subscription/stay")],
        "subscription stay",
    ),
    CommandDef::new::<BeginPlan>("Begins a plan that was chosen for now.", &[], ""),
    CommandDef::new::<BuyPlan>(
        "Asks for a bill of a plan.",
        &[Api::post("/api/v1/subscription").created(), Api::post("/api/v1/subscription/upgrade").created()],
        "subscription buy",
    ),
    CommandDef::new::<BuyCredits>(
        "Asks for a bill of extra orders.",
        &[Api::post("/api/v1/credits").created()],
        "subscription buy-credits",
    ),
    CommandDef::new::<SendPlanPayment>(
        "Tells how a bill was paid.",
        &[Api::post("/api/v1/plan-invoices/{id}/payment")],
        "invoices pay",
    ),
    CommandDef::new::<CancelPlanInvoice>(
        "Takes back a bill that nobody paid.",
        &[Api::post("/api/v1/plan-invoices/{id}/cancel")],
        "invoices cancel",
    ),
    CommandDef::new::<ApprovePlanPayment>(
        "Approves a payment of a shop.",
        &[Api::post("/api/v1/platform/shops/{shop}/invoices/{invoice}/approve")],
        "payments approve",
    ),
    CommandDef::new::<RejectPlanPayment>(
        "Rejects a payment of a shop.",
        &[Api::post("/api/v1/platform/shops/{shop}/invoices/{invoice}/reject")],
        "payments reject",
    ),
    CommandDef::new::<AskBetterReceipt>(
        "Asks a shop for a receipt that can be read.",
        &[Api::post("/api/v1/platform/shops/{shop}/invoices/{invoice}/ask-receipt")],
        "payments ask-receipt",
    ),
    CommandDef::new::<TellOwner>("Writes to the owner what became of a payment.", &[], ""),
    CommandDef::new::<TellThreshold>(
        "Writes to whoever looks after the plan how near its limit is.",
        &[],
        "",
    ),
    CommandDef::new::<MuteLimitLetters>(
        "Says whether you have letters before the limit is reached.",
        &[Api::put("/api/v1/me/limit-letters")],
        "",
    ),
    CommandDef::new::<AddCreditPackage>(
        "Puts a package of extra orders up for sale.",
        &[Api::post("/api/v1/platform/packages").created()],
        "plans package",
    ),
    CommandDef::new::<RatePlan>(
        "Says how content the shop is with its plan.",
        &[Api::post("/api/v1/subscription/rating").created()],
        "subscription rate",
    ),
    CommandDef::new::<UpdatePlatformSettings>(
        "Says how the platform is paid and reached.",
        &[Api::post("/api/v1/platform/settings")],
        "platform set",
    ),
    CommandDef::new::<AddOnlineOrdersCredits>(
        "Gives a shop extra orders against a payment.",
        &[
            Api::post("/api/v1/platform/credits").created(),
            Api::post("/api/v1/rpc/add_online_orders_credits").adapted(credits_by_brief),
        ],
        "add-online-orders-credits",
    )
    .of_shop("organization_id"),
    CommandDef::new::<CalculateMonthlyOnlineOrders>(
        "Counts the month's online orders anew.",
        &[Api::post("/api/v1/rpc/calculate_monthly_online_orders").adapted(without_prefix)],
        "calculate-monthly-online-orders",
    ),
    CommandDef::new::<ResetMonthlyOnlineOrders>(
        "Opens the running month for every shop.",
        &[Api::post("/api/v1/rpc/reset_monthly_online_orders")],
        "reset-monthly-online-orders",
    )
    .told(told::reset),
    CommandDef::new::<OpenMonth>("Opens a shop's running month.", &[], ""),
    CommandDef::new::<BlockShop>(
        "Stops a shop's online orders.",
        &[Api::post("/api/v1/platform/shops/{id}/block")],
        "shops block",
    )
    .of_shop("id"),
    CommandDef::new::<UnblockShop>(
        "Lets a shop's online orders through again.",
        &[Api::post("/api/v1/platform/shops/{id}/unblock")],
        "shops unblock",
    )
    .of_shop("id"),
];

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
    QueryDef::new::<PlanAdvice>(
        "What another limit or price would have brought; changes nothing.",
        &[Api::get("/api/v1/platform/advice")],
        "plans advice",
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

/// Parameters by the brief's names, also with `p_` in front.
fn without_prefix(input: Value) -> Result<Value> {
    let Value::Object(fields) = input else { return Ok(input) };
    let plain =
        |(name, value): (String, Value)| (name.strip_prefix("p_").map_or(name.clone(), str::to_owned), value);
    Ok(Value::Object(fields.into_iter().map(plain).collect()))
}

/// The amount may be a number there.
fn credits_by_brief(input: Value) -> Result<Value> {
    let mut input = without_prefix(input)?;
    if let Some(fields) = input.as_object_mut()
        && let Some(Value::Number(amount)) = fields.get("amount")
    {
        let amount = amount.to_string();
        fields.insert("amount".to_owned(), Value::String(amount));
    }
    Ok(input)
}

/// The answer of `check_online_orders_limit`, by the brief's names.
fn limit_by_brief(answer: Value) -> Value {
    const NAMES: &[(&str, &str)] = &[
        ("can_order", "canOrder"),
        ("current_orders", "currentOrders"),
        ("max_orders", "maxOrders"),
        ("remaining_orders", "remainingOrders"),
        ("is_blocked", "isBlocked"),
        ("message", "message"),
        ("credits_remaining", "creditsRemaining"),
        ("period", "period"),
        ("period_end", "periodEnd"),
        ("level", "level"),
    ];
    let info = answer.get("limitInfo").cloned().unwrap_or_else(|| json!({}));
    let field = |(ours, theirs): &(&str, &str)| {
        ((*ours).to_owned(), info.get(theirs).cloned().unwrap_or(Value::Null))
    };
    Value::Object(NAMES.iter().map(field).collect::<Map<_, _>>())
}

pub(crate) const EVENTS: &[EventDef] = &[
    EventDef::new::<PlanAdded>("A plan stands in the catalogue."),
    EventDef::new::<PlanVersionAdded>("A plan got a version."),
    EventDef::new::<PlanRetired>("A plan is sold no more."),
    EventDef::new::<PlanSoldAgain>("A retired plan is sold again."),
    EventDef::new::<PackageAdded>("A package of extra orders stands in the catalogue."),
    EventDef::new::<Subscribed>("A shop has a plan."),
    EventDef::new::<TrialTaken>("A trial was had."),
    EventDef::new::<SubscriptionPaid>("A month of a plan was paid."),
    EventDef::new::<SubscriptionCanceled>("A cancellation was set or withdrawn."),
    EventDef::new::<MoveSet>("A smaller plan was chosen for later, or that was withdrawn."),
    EventDef::new::<MoveBegun>("A smaller plan began."),
    EventDef::new::<PeriodOpened>("A usage period runs."),
    EventDef::new::<LimitRaised>("A running period got a higher limit."),
    EventDef::new::<LimitFitted>("A period that nobody had paid got the limit of the plan that was."),
    EventDef::new::<QuotaRearmed>("The allowance grew; warnings will be told anew."),
    EventDef::new::<ThresholdCrossed>("A shop's orders reached 70, 80, 90 or 100 per cent."),
    EventDef::new::<UsageCorrected>("A drifted counter was corrected."),
    EventDef::new::<UnitTaken>("An order took a unit."),
    EventDef::new::<UnitReturned>("An order gave its unit back."),
    EventDef::new::<PlatformSettingsChanged>("How the platform is paid and reached was changed."),
    EventDef::new::<LettersMuted>("Somebody wants letters about the limit, or fewer."),
    EventDef::new::<PlanRated>("A shop said how content it is with its plan."),
    EventDef::new::<InvoiceMade>("A shop was asked to pay the platform."),
    EventDef::new::<InvoiceSettled>("A bill of the platform was paid, failed or was taken back."),
    EventDef::new::<TimePaid>("A bill paid some time of a plan."),
    EventDef::new::<PaymentSent>("A shop told how it paid, or whoever took the money did."),
    EventDef::new::<PaymentDecided>("A platform admin decided about a payment."),
    EventDef::new::<CreditOrdered>("Extra orders are to be paid."),
    EventDef::new::<CreditRefused>("Extra orders were not paid after all."),
    EventDef::new::<CreditAdded>("A shop got extra orders."),
    EventDef::new::<ShopBlocked>("A platform admin stopped a shop's online orders."),
    EventDef::new::<ShopUnblocked>("A platform admin's block was lifted."),
];

pub(crate) const JOBS: &[JobDef] = &[JobDef::new::<BeginPlans>(), JobDef::new::<OpenMonths>()];

pub(crate) const REACTIONS: &[ReactionDef] = &[
    ReactionDef::new::<InvoiceSettled, InvoiceDecided>(),
    ReactionDef::new::<PaymentDecided, ReceiptAsked>(),
    ReactionDef::new::<ThresholdCrossed, LimitNear>(),
];

pub(crate) const SCHEDULES: &[ScheduleDef] = &[
    ScheduleDef { name: "begin_plans", every_seconds: 60, job: || ("begin_plans", json!({})) },
    ScheduleDef { name: "open_months", every_seconds: 3600, job: || ("open_months", json!({})) },
];
