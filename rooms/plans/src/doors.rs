//! Paths, CLI names and events of this room, as data; and the older shapes of some of them.

mod events;
mod invariants;
mod questions;
mod told;

use serde_json::{Map, Value, json};
use souk_core::Result;
use souk_engine::{Api, CommandDef, JobDef, ReactionDef, ScheduleDef};

use crate::changes::{InvoiceSettled, PaymentDecided, ThresholdCrossed};
use crate::commands::*;
use crate::jobs::{BeginPlans, FavourShops, OpenMonths};
use crate::reactions::{InvoiceDecided, LimitNear, PlanPaid, ReceiptAsked};

pub(crate) use events::EVENTS;
pub(crate) use invariants::INVARIANTS;
pub(crate) use questions::QUERIES;

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
    CommandDef::new::<ChangeCreditPackage>(
        "Changes a package of extra orders; what was ordered stays as it was told.",
        &[Api::patch("/api/v1/platform/packages/{package}")],
        "plans package-change",
    ),
    CommandDef::new::<RetireCreditPackage>(
        "Sells a package no more.",
        &[Api::post("/api/v1/platform/packages/{package}/retire")],
        "plans package-retire",
    ),
    CommandDef::new::<SellCreditPackageAgain>(
        "Sells a retired package again.",
        &[Api::post("/api/v1/platform/packages/{package}/sell")],
        "plans package-sell",
    ),
    CommandDef::new::<FavourShop>("Gives a shop what is better in a newer version of its plan.", &[], ""),
    CommandDef::new::<RewardReferral>(
        "Gives orders to a shop that has paid and to whoever brought it.",
        &[],
        "",
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
    CommandDef::new::<FixOnlineOrdersLimits>(
        "Looks for wrong counters, lost views and indexes and indexes on expressions; mends them if told.",
        &[Api::post("/api/v1/platform/fix-online-orders-limits-issues")],
        "fix-online-orders-limits-issues",
    )
    .told(told::flaws),
    CommandDef::new::<MendLimits>("Mends one part of what is wrong with the limits.", &[], ""),
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

pub(crate) const JOBS: &[JobDef] =
    &[JobDef::new::<BeginPlans>(), JobDef::new::<OpenMonths>(), JobDef::new::<FavourShops>()];

pub(crate) const REACTIONS: &[ReactionDef] = &[
    ReactionDef::new::<InvoiceSettled, InvoiceDecided>(),
    ReactionDef::new::<InvoiceSettled, PlanPaid>(),
    ReactionDef::new::<PaymentDecided, ReceiptAsked>(),
    ReactionDef::new::<ThresholdCrossed, LimitNear>(),
];

pub(crate) const SCHEDULES: &[ScheduleDef] = &[
    ScheduleDef { name: "begin_plans", every_seconds: 60, job: || ("begin_plans", json!({})) },
    ScheduleDef { name: "open_months", every_seconds: 3600, job: || ("open_months", json!({})) },
];
