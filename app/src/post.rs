//! The driver of messages: makes a letter of each in its receiver's language and gives it to the mail server.

use std::sync::Arc;

use serde_json::Map;
use souk_core::{Clock, Fault, Lang};
use souk_engine::{Delivery, Driver, Message, MessageChannel};
use souk_http::Network;
use souk_mail::{Letter, MailServer, Mailbox, Mailer, NotSent};
use souk_web::texts::Texts;

use crate::config::Config;

pub struct Post {
    mailer: Mailer,
    texts: Texts,
    public_url: String,
    clock: Arc<dyn Clock>,
}

impl Post {
    /// None where no mail server is set up.
    pub fn open(config: &Config, network: &Network, clock: Arc<dyn Clock>) -> Result<Option<Self>, Fault> {
        let Some(url) = &config.smtp_url else { return Ok(None) };
        let server = MailServer::parse(url).map_err(|why| Fault::new(format!("smtp_url: {why}")))?;
        let from = config.mail_from.as_deref();
        let from = from.ok_or_else(|| Fault::new("mail_from is missing: who do letters come from?"))?;
        let from = Mailbox::parse(from).map_err(|why| Fault::new(format!("mail_from: {why}")))?;
        let mailer = Mailer::new(network.clone(), server, from);
        let public_url = config.public_url(config.listen());
        Ok(Some(Self { mailer, texts: crate::rooms::texts()?, public_url, clock }))
    }

    /// What is said, and its first line where no subject of its own is written.
    fn said(&self, message: &Message, link: Option<&str>) -> (String, String) {
        let mut args = message.args.as_object().cloned().unwrap_or_else(Map::new);
        if let Some(path) = link {
            args.insert("link".to_owned(), format!("{}{path}", self.public_url.trim_end_matches('/')).into());
        }
        let text = self.texts.say(message.lang, &message.template, &args);
        let subject = format!("{}-subject", message.template);
        let subject = match self.texts.knows(Lang::En, &subject) {
            true => self.texts.say(message.lang, &subject, &args),
            false => text.lines().next().unwrap_or_default().to_owned(),
        };
        (subject, text)
    }
}

impl Driver for Post {
    fn deliver(&self, message: &Message, link: Option<&str>) -> Delivery {
        if message.channel != MessageChannel::Email {
            return Delivery::NotDelivered;
        }
        let (subject, text) = self.said(message, link);
        let id = message.id.to_string();
        let letter = Letter {
            id: &id,
            from: self.mailer.from(),
            to: &message.receiver,
            subject: &subject,
            text: &text,
            lang: message.lang.as_str(),
            written_at: self.clock.now().unix_ms() / 1_000,
        };
        // The worker calls this from a thread that may block.
        match tokio::runtime::Handle::current().block_on(self.mailer.send(&letter)) {
            Ok(()) => Delivery::Delivered,
            Err(NotSent::Later(why)) => Delivery::Later(why),
            Err(NotSent::Never(why)) => Delivery::Never(why),
        }
    }
}
