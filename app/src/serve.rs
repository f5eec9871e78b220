//! `souk serve` and `souk work`: the doors, the worker, and an end that loses nothing.

use std::net::SocketAddr;
use std::sync::Arc;

use souk_core::{Fault, Result};
use souk_engine::{Engine, Reach, Worker};
use souk_web::door::{Limits, Settings, Web, router, serve};
use tokio::net::TcpListener;
use tokio::sync::watch;

use crate::config::Config;
use crate::doorman::Rooms;
use crate::{console, rooms};

/// What runs until it is told to stop.
pub struct Running {
    pub address: SocketAddr,
    stop: watch::Sender<bool>,
    tasks: Vec<tokio::task::JoinHandle<()>>,
    engine: Engine,
}

/// Opens the doors; returns once they answer.
pub async fn start(config: &Config, engine: Engine) -> Result<Running> {
    let listener = TcpListener::bind(config.listen())
        .await
        .map_err(|error| Fault::caused(format!("{} cannot be listened on", config.listen()), error))?;
    let address = listener.local_addr().map_err(|error| Fault::caused("no local address", error))?;
    let settings = Settings {
        public_url: config.public_url(address),
        // Whoever has not said yet how the installation is called reaches it by any name.
        strict_hosts: config.public_url.is_some(),
        trusted_proxies: config.trusted_proxies.clone().unwrap_or_default(),
        ..Settings::default()
    };
    let web = Web::new(engine.clone(), Arc::new(Rooms), Arc::new(rooms::look()?), settings);
    let router = router(&web, rooms::pages());
    let (stop, stopped) = watch::channel(false);
    let mut tasks = vec![tokio::spawn(serve(listener, router, Limits::default(), stopped.clone()))];
    let worker = Worker::new(engine.clone());
    let until = stopped.clone();
    tasks.push(tokio::spawn(async move { worker.run(until).await }));
    tasks.push(tokio::spawn(maps(engine.clone(), stopped.clone())));
    if let Some(task) = console::listen(config, &engine, stopped)? {
        tasks.push(task);
    }
    Ok(Running { address, stop, tasks, engine })
}

impl Running {
    /// Where the first platform admin begins; none once there is one.
    pub async fn set_up_link(&self, config: &Config) -> Result<Option<String>> {
        if self.engine.read(Reach::Platform, souk_identity::is_set_up).await? {
            return Ok(None);
        }
        let public = config.public_url(self.address);
        let secret = souk_identity::set_up_secret(self.engine.vault());
        Ok(Some(format!("{}/admin/set-up?secret={secret}", public.trim_end_matches('/'))))
    }

    /// Lets begun requests and leased work end, then closes the database.
    pub async fn stop(self) {
        let _ = self.stop.send(true);
        for task in self.tasks {
            let _ = task.await;
        }
        self.engine.flush().await;
        self.engine.db().close().await;
    }
}

/// Runs the worker alone.
pub async fn work(engine: Engine) {
    let (stop, stopped) = watch::channel(false);
    let worker = Worker::new(engine.clone());
    let maps = tokio::spawn(maps(engine.clone(), stopped.clone()));
    let task = tokio::spawn(async move { worker.run(stopped).await });
    asked_to_stop().await;
    let _ = stop.send(true);
    let _ = task.await;
    let _ = maps.await;
    engine.db().close().await;
}

/// How often a copy looks whether another one took a map of the country.
const LOOK: std::time::Duration = std::time::Duration::from_secs(5);

/// Keeps the places of this copy those of the database.
async fn maps(engine: Engine, mut stopped: watch::Receiver<bool>) {
    let mut known = 0;
    while !*stopped.borrow() {
        match souk_places::look(&engine, known).await {
            Ok(newest) => known = newest,
            Err(error) => tracing::warn!(%error, "the maps of the country were not read"),
        }
        tokio::select! {
            () = tokio::time::sleep(LOOK) => {}
            _ = stopped.changed() => return,
        }
    }
}

/// Until Ctrl+C or SIGTERM.
pub async fn asked_to_stop() {
    use tokio::signal::unix::{SignalKind, signal};
    match signal(SignalKind::terminate()) {
        Ok(mut terminate) => {
            tokio::select! {
                _ = tokio::signal::ctrl_c() => {}
                _ = terminate.recv() => {}
            }
        }
        Err(_) => {
            let _ = tokio::signal::ctrl_c().await;
        }
    }
    tracing::info!("stopping: what has begun ends first");
}
