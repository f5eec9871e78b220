//! Name servers, as the room of shops' pages asks them.

use souk_core::{Fault, Ids};
use souk_dns::{Limits, Resolver};
use souk_site::ports::{Texts, TextsAt};

use crate::config::Config;

pub struct Names(Resolver);

impl Names {
    /// The servers of the settings, else those of the system.
    pub fn open(config: &Config, ids: &Ids) -> Result<Self, Fault> {
        let wrong = |text: &String| Fault::new(format!("dns_servers: {text:?} is no address of a server"));
        let servers = match config.dns_servers.as_deref().unwrap_or_default() {
            [] => souk_dns::system(),
            named => named
                .iter()
                .map(|text| souk_dns::parse_server(text).ok_or_else(|| wrong(text)))
                .collect::<Result<_, _>>()?,
        };
        Ok(Self(Resolver::new(servers, ids.clone(), Limits::default())))
    }
}

impl TextsAt for Names {
    fn texts<'a>(&'a self, name: &'a str) -> Texts<'a> {
        Box::pin(async move { self.0.texts(name).await.map_err(|failure| failure.to_string()) })
    }
}
