//! Every "no" of the room.

use souk_core::{Kind, RefusalDef};

pub const NOT_FOUND: RefusalDef = RefusalDef::new("webhook.not_found", Kind::NotFound);
pub const URL_INVALID: RefusalDef = RefusalDef::new("webhook.url_invalid", Kind::Invalid);
pub const URL_UNENCRYPTED: RefusalDef = RefusalDef::new("webhook.url_unencrypted", Kind::Invalid);
pub const URL_NEAR: RefusalDef = RefusalDef::new("webhook.url_near", Kind::Invalid);
pub const EVENTS_NEEDED: RefusalDef = RefusalDef::new("webhook.events_needed", Kind::Invalid);
pub const EVENT_UNKNOWN: RefusalDef = RefusalDef::new("webhook.event_unknown", Kind::Invalid);
pub const TOO_MANY: RefusalDef = RefusalDef::new("webhook.too_many", Kind::Conflict);
pub const CHANGED: RefusalDef = RefusalDef::new("webhook.changed_meanwhile", Kind::Stale);
pub const STATE_SAME: RefusalDef = RefusalDef::new("webhook.state_same", Kind::Conflict);
pub const DISABLED: RefusalDef = RefusalDef::new("webhook.disabled", Kind::Conflict);
pub const DELIVERY_NOT_FOUND: RefusalDef = RefusalDef::new("webhook.delivery_not_found", Kind::NotFound);
pub const DELIVERY_WAITING: RefusalDef = RefusalDef::new("webhook.delivery_waiting", Kind::Conflict);

pub const ALL: &[RefusalDef] = &[
    NOT_FOUND,
    URL_INVALID,
    URL_UNENCRYPTED,
    URL_NEAR,
    EVENTS_NEEDED,
    EVENT_UNKNOWN,
    TOO_MANY,
    CHANGED,
    STATE_SAME,
    DISABLED,
    DELIVERY_NOT_FOUND,
    DELIVERY_WAITING,
];
