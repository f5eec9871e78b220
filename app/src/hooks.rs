//! The way out of webhooks: the room's port over the one HTTP client.

use std::future::Future;
use std::pin::Pin;

use souk_http::{Client, Limits, Network, Request, Whose};
use souk_webhooks::ports::{Call, Caller, Outcome};

pub struct Hooks(Client);

impl Hooks {
    pub fn new(network: Network) -> Self {
        // An answer is looked at by people, a few lines of it.
        Self(Client::new(network, Limits { body: 2_048, ..Limits::default() }))
    }
}

impl Caller for Hooks {
    fn post(&self, call: Call) -> Pin<Box<dyn Future<Output = Outcome> + Send + '_>> {
        Box::pin(async move {
            let started = std::time::Instant::now();
            let mut request = Request::post(Whose::Merchant, call.url, call.body);
            request.headers = call.headers;
            let sent = self.0.send(request).await;
            let ms = u64::try_from(started.elapsed().as_millis()).unwrap_or(u64::MAX);
            match sent {
                Ok(answer) => Outcome {
                    status: Some(answer.status),
                    failure: None,
                    retry_after: answer.retry_after,
                    answer: answer.body,
                    ms,
                },
                Err(failure) => Outcome { failure: Some(failure.to_string()), ms, ..Outcome::default() },
            }
        })
    }
}
