//! What the list of orders is asked for, as its address says.

use souk_orders::{Class, OrderList, Status};

use crate::desk::Desk;

/// Parameters of the page that are parameters of the path too.
pub const FILTERS: &[(&str, &str)] = &[
    ("status", "status"),
    ("class", "class"),
    ("phone", "phone"),
    ("code", "code"),
    ("number", "number"),
    ("municipality", "municipality"),
    ("from", "from"),
    ("to", "to"),
    ("q", "q"),
];

pub fn asked(desk: &Desk) -> OrderList {
    let asked = |name: &str| desk.visit.asked(name).map(str::to_owned);
    let number = |name: &str| asked(name).and_then(|number| number.parse().ok());
    OrderList {
        status: asked("status").as_deref().and_then(Status::parse),
        class: asked("class").as_deref().and_then(Class::parse),
        phone: asked("phone"),
        code: asked("code"),
        number: number("number"),
        municipality: number("municipality"),
        from: asked("from"),
        to: asked("to"),
        q: asked("q"),
        after: asked("after"),
        ..OrderList::default()
    }
}
