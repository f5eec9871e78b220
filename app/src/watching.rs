//! Who watches the program from outside, where anybody does: told of faults and requests.

use std::sync::Arc;

use souk_core::{Fault, Ids, SystemClock, SystemEntropy};
use souk_http::{Client, Limits, Network};
use souk_watch::{Collector, Listener, Reporter, Sentry, Settings};
use tokio::sync::watch;
use tokio::task::JoinHandle;

use crate::config::Config;

/// The ear in the log, and the mouth that tells what it heard; nothing where nobody watches.
pub fn open(config: &Config) -> Result<Option<(Listener, Reporter)>, Fault> {
    let said = |name: &'static str| move |why: String| Fault::new(format!("{name}: {why}"));
    let sentry = config.sentry_dsn.as_deref().map(Sentry::parse).transpose().map_err(said("sentry_dsn"))?;
    let collector = config.otlp_url.as_deref().map(Collector::parse).transpose().map_err(said("otlp_url"))?;
    if sentry.is_none() && collector.is_none() {
        return Ok(None);
    }
    let network = Network::new(config.ca_file.as_deref(), Vec::new())?;
    let release = concat!("souk@", env!("CARGO_PKG_VERSION")).to_owned();
    let settings = Settings { sentry, collector, release };
    let (client, ids) = (Client::new(network, Limits::default()), Ids::new(Arc::new(SystemEntropy)));
    Ok(souk_watch::open(settings, client, Arc::new(SystemClock), ids))
}

/// A reporter at work.
pub struct Telling(Option<(watch::Sender<bool>, JoinHandle<()>)>);

impl Telling {
    pub fn begin(reporter: Option<Reporter>) -> Self {
        Self(reporter.map(|reporter| {
            let (stop, stopped) = watch::channel(false);
            (stop, tokio::spawn(reporter.run(stopped)))
        }))
    }
    /// Tells what is still to be told, for a few seconds at most.
    pub async fn end(self) {
        if let Some((stop, task)) = self.0 {
            let _ = stop.send(true);
            let _ = task.await;
        }
    }
}
