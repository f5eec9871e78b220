//! Paths and CLI names.

use souk_engine::{Api, CommandDef, QueryDef};

use crate::commands as c;
use crate::queries as q;

pub const COMMANDS: &[CommandDef] = &[
    CommandDef::new::<c::AddWebhook>(
        "Adds an endpoint that events are sent to; its secret is shown once.",
        &[Api::post("/api/v1/webhooks").created()],
        "webhooks add",
    ),
    CommandDef::new::<c::UpdateWebhook>(
        "Changes an endpoint's address and events.",
        &[Api::patch("/api/v1/webhooks/{id}")],
        "webhooks update",
    ),
    CommandDef::new::<c::DisableWebhook>(
        "Sends nothing to an endpoint until it is enabled again.",
        &[Api::post("/api/v1/webhooks/{id}/disable")],
        "webhooks disable",
    ),
    CommandDef::new::<c::EnableWebhook>(
        "Sends events to an endpoint again.",
        &[Api::post("/api/v1/webhooks/{id}/enable")],
        "webhooks enable",
    ),
    CommandDef::new::<c::RemoveWebhook>(
        "Removes an endpoint.",
        &[Api::delete("/api/v1/webhooks/{id}")],
        "webhooks remove",
    ),
    CommandDef::new::<c::RotateWebhookSecret>(
        "Makes another secret, shown once; for a day the one before it signs too.",
        &[Api::post("/api/v1/webhooks/{id}/rotate")],
        "webhooks rotate",
    ),
    CommandDef::new::<c::TestWebhook>(
        "Sends a trial event to an endpoint.",
        &[Api::post("/api/v1/webhooks/{id}/test")],
        "webhooks test",
    ),
    CommandDef::new::<c::ResendWebhook>(
        "Sends a delivery once more.",
        &[Api::post("/api/v1/webhook-deliveries/{id}/resend")],
        "webhooks resend",
    ),
    CommandDef::new::<c::RecordWebhookEvent>("Makes the deliveries of an event.", &[], ""),
    CommandDef::new::<c::NoteWebhookAttempt>("Notes what came of an attempt.", &[], ""),
];

pub const QUERIES: &[QueryDef] = &[
    QueryDef::new::<q::WebhookList>("Endpoints.", &[Api::get("/api/v1/webhooks")], "webhooks list"),
    QueryDef::new::<q::WebhookCard>("One endpoint.", &[Api::get("/api/v1/webhooks/{id}")], "webhooks show"),
    QueryDef::new::<q::WebhookDeliveryList>(
        "What was sent to an endpoint, newest first.",
        &[Api::get("/api/v1/webhooks/{webhook_id}/deliveries")],
        "webhooks deliveries",
    ),
    QueryDef::new::<q::WebhookDeliveryCard>(
        "One delivery with its attempts.",
        &[Api::get("/api/v1/webhook-deliveries/{id}")],
        "webhooks delivery",
    ),
    QueryDef::new::<q::WebhookEventList>(
        "Events that an endpoint may want.",
        &[Api::get("/api/v1/webhook-events")],
        "webhooks events",
    ),
];
