//! Paths, CLI names, events and audit statements of this room, as data; and the older shapes of some of them.

use serde_json::{Map, Value, json};
use souk_core::Result;
use souk_engine::{Api, CommandDef, EventDef, Invariant, JobDef, QueryDef, ScheduleDef, sql};

use crate::changes::*;
use crate::commands::*;
use crate::jobs::BeginPlans;
use crate::queries::{CreditList, LimitInfoQuery, PlanList, ShopRegister, SubscriptionCard, UsageDays};

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
    CommandDef::new::<OpenShop>(
        "Opens a shop; its trial starts.",
        &[Api::post("/api/v1/shops").created()],
        "shops create",
    ),
    CommandDef::new::<ActivatePlan>(
        "Approves a payment: one month of a plan.",
        &[Api::post("/api/v1/platform/shops/{id}/activate")],
        "shops activate",
    ),
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
        &[Api::post("/api/v1/shops/{shop}/plan")],
        "subscription move",
    ),
    CommandDef::new::<WithdrawMove>(
        "Stays with the present plan.",
        &[Api::post("/api/v1/subscription/stay")],
        "subscription stay",
    ),
    CommandDef::new::<BeginPlan>("Begins a plan that was chosen for now.", &[], ""),
    CommandDef::new::<AddOnlineOrdersCredits>(
        "Gives a shop extra orders against a payment.",
        &[
            Api::post("/api/v1/platform/credits").created(),
            Api::post("/api/v1/rpc/add_online_orders_credits").adapted(credits_by_brief),
        ],
        "add-online-orders-credits",
    ),
    CommandDef::new::<CalculateMonthlyOnlineOrders>(
        "Counts the month's online orders anew.",
        &[Api::post("/api/v1/rpc/calculate_monthly_online_orders").adapted(without_prefix)],
        "calculate-monthly-online-orders",
    ),
    CommandDef::new::<ResetMonthlyOnlineOrders>(
        "Opens the running month for every shop.",
        &[Api::post("/api/v1/rpc/reset_monthly_online_orders")],
        "reset-monthly-online-orders",
    ),
    CommandDef::new::<BlockShop>(
        "Stops a shop's online orders.",
        &[Api::post("/api/v1/platform/shops/{id}/block")],
        "shops block",
    ),
    CommandDef::new::<UnblockShop>(
        "Lets a shop's online orders through again.",
        &[Api::post("/api/v1/platform/shops/{id}/unblock")],
        "shops unblock",
    ),
];

pub(crate) const QUERIES: &[QueryDef] = &[
    QueryDef::new::<PlanList>("Plans and packages for sale.", &[Api::get("/api/v1/plans")], "plans list"),
    QueryDef::new::<ShopRegister>(
        "All shops with where their subscriptions stand.",
        &[Api::get("/api/v1/platform/shops")],
        "shops list",
    ),
    QueryDef::new::<SubscriptionCard>(
        "The shop's subscription.",
        &[Api::get("/api/v1/subscription")],
        "subscription show",
    ),
    QueryDef::new::<LimitInfoQuery>(
        "How many online orders the shop may still take.",
        &[
            Api::get("/api/v1/online-orders-limit"),
            Api::post("/api/v1/online-orders-limit/refresh"),
            Api::post("/api/v1/rpc/check_online_orders_limit")
                .adapted(without_prefix)
                .presented(limit_by_brief),
        ],
        "check-online-orders-limit",
    ),
    QueryDef::new::<UsageDays>(
        "The usage period day by day, and when its allowance ends at this pace.",
        &[Api::get("/api/v1/online-orders-limit/days")],
        "subscription days",
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
    EventDef::new::<PackageAdded>("A package of extra orders stands in the catalogue."),
    EventDef::new::<Subscribed>("A shop has a plan."),
    EventDef::new::<TrialTaken>("A trial was had."),
    EventDef::new::<SubscriptionPaid>("A month of a plan was paid."),
    EventDef::new::<SubscriptionCanceled>("A cancellation was set or withdrawn."),
    EventDef::new::<MoveSet>("A smaller plan was chosen for later, or that was withdrawn."),
    EventDef::new::<MoveBegun>("A smaller plan began."),
    EventDef::new::<PeriodOpened>("A usage period runs."),
    EventDef::new::<LimitRaised>("A running period got a higher limit."),
    EventDef::new::<QuotaRearmed>("The allowance grew; warnings will be told anew."),
    EventDef::new::<ThresholdCrossed>("A shop's orders reached 70, 80, 90 or 100 per cent."),
    EventDef::new::<UsageCorrected>("A drifted counter was corrected."),
    EventDef::new::<UnitTaken>("An order took a unit."),
    EventDef::new::<UnitReturned>("An order gave its unit back."),
    EventDef::new::<CreditAdded>("A shop got extra orders."),
    EventDef::new::<ShopBlocked>("A platform admin stopped a shop's online orders."),
    EventDef::new::<ShopUnblocked>("A platform admin's block was lifted."),
];

pub(crate) const JOBS: &[JobDef] = &[JobDef::new::<BeginPlans>()];

pub(crate) const SCHEDULES: &[ScheduleDef] =
    &[ScheduleDef { name: "begin_plans", every_seconds: 60, job: || ("begin_plans", json!({})) }];

pub(crate) const INVARIANTS: &[Invariant] = &[
    Invariant {
        name: "a usage period counts its usage rows",
        find: || {
            sql!(
                "select p.shop_id, p.key from usage_periods p where p.used <> (
                    select cast(count(*) as bigint) from usage_rows u where u.shop_id = p.shop_id
                    and u.period_key = p.key and u.state = 'counted' and u.credit_id is null)
                 or p.credit_used <> (
                    select cast(count(*) as bigint) from usage_rows u where u.shop_id = p.shop_id
                    and u.period_key = p.key and u.state = 'counted' and u.credit_id is not null)"
            )
        },
        plant: || {
            static PLANT: [&souk_engine::Sql; 1] =
                [sql!("update usage_periods set credit_used = credit_used + 1 where shop_id = $1")];
            &PLANT
        },
    },
    Invariant {
        name: "a credit is never spent twice",
        find: || {
            sql!(
                "select c.shop_id, cast('overspent' as text) from credits c where c.granted < c.remaining + (
                    select cast(count(*) as bigint) from usage_rows u where u.shop_id = c.shop_id
                    and u.credit_id = c.id and u.state = 'counted')"
            )
        },
        plant: || {
            static PLANT: [&souk_engine::Sql; 2] = [
                sql!("update credits set remaining = granted where shop_id = $1"),
                sql!(
                    "update usage_rows set state = 'counted',
                            credit_id = (select c.id from credits c where c.shop_id = $1
                                         order by c.id limit 1)
                     where shop_id = $1"
                ),
            ];
            &PLANT
        },
    },
];
