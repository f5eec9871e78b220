//! A member tries their own shop: a signed link opens it, the browser keeps it for a while, and every page of
//! the way to an order says so.

use axum::http::HeaderMap;
use souk_core::TenantId;
use souk_orders::model::trial;
use souk_web::door::{Visit, Web, cookies};

use crate::front::{Answer, Front};

/// In the address, and what the browser keeps.
const ASKED: &str = "try";
const COOKIE: &str = "souk_try";
/// In seconds.
const LASTS: u64 = (trial::LASTS / souk_core::Moment::SECOND).unsigned_abs();
const END: &str = "end";

/// Is this browser on trial, by its address or by what it keeps?
pub fn is_on(visit: &Visit, web: &Web, shop: TenantId) -> bool {
    let asked = visit.asked(ASKED);
    let valid = |token: &str| trial::is_valid(web.engine().vault(), shop, web.now(), token);
    match asked {
        Some(END) => false,
        Some(token) if valid(token) => true,
        _ => cookies::get(&visit.headers, COOKIE).is_some_and(valid),
    }
}

/// Such a browser is shown no page that is kept for everybody.
pub fn may_be(headers: &HeaderMap) -> bool {
    cookies::get(headers, COOKIE).is_some()
}

impl Front {
    /// Somebody came by a link whose time is over.
    pub(crate) fn asks_in_vain(&self) -> bool {
        !self.is_trial && self.visit.asked(ASKED).is_some_and(|token| token != END)
    }

    /// The member's time to try the shop has run out: nothing of a test becomes real.
    pub(crate) fn trial_over(&self, status: u16) -> Answer {
        self.told(status, ("storefront-trial-over-title", "storefront-trial-over"), "clock")
    }

    /// Where the trial ends.
    pub(crate) fn trial_end(&self) -> Option<String> {
        self.is_trial.then(|| self.url(&format!("/?{ASKED}={END}")))
    }

    /// Has the browser keep or forget what its address says of a trial.
    pub(crate) fn remember_trial(&self, answer: &mut Answer) {
        let (token, age) = match self.visit.asked(ASKED) {
            Some(END) => ("", 0),
            Some(token) if self.is_trial => (token, LASTS),
            _ => return,
        };
        self.leave(answer, &self.cookie_path(), (COOKIE, token), age);
    }
}
