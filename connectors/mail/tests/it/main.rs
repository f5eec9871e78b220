//! Letters, against a strict mail server on this machine.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "tests stop at the first thing that is not as they say"
)]

use std::time::Duration;

use souk_http::Network;
use souk_mail::{Letter, MailServer, Mailbox, Mailer, NotSent};
use souk_receivers::{MailServer as Strict, Manner, Say, Stage, ca_file};

fn mailer(scheme: &str, login: &str, strict: &Strict) -> Mailer {
    let network = Network::new(Some(ca_file().as_ref()), Vec::new()).unwrap();
    let server = MailServer::parse(&format!("{scheme}://{login}localhost:{}", strict.port())).unwrap();
    Mailer::new(network, server, Mailbox::parse("سوق القصبة <souk@souk.example>").unwrap())
}

const TEXT: &str = "السلام عليكم\n.\n..dots\nافتح https://souk.example/admin/join/inv_1";

async fn send(mailer: &Mailer) -> Result<(), NotSent> {
    let letter = Letter {
        id: "msg_1",
        from: mailer.from(),
        to: "lila@example.dz",
        subject: "دعوة للعمل في متجر القصبة للألبسة التقليدية والحديثة لكل العائلة",
        text: TEXT,
        lang: "ar",
        written_at: 1_795_000_000,
    };
    mailer.send(&letter).await
}

/// The one letter that a faultless talk left.
fn taken(strict: &Strict) -> souk_receivers::Letter {
    assert_eq!(strict.faults(), Vec::<String>::new());
    let letters = strict.letters();
    assert_eq!(letters.len(), 1);
    letters[0].clone()
}

#[tokio::test]
async fn an_arabic_letter_arrives_as_it_was_written() {
    let strict = Strict::start(Manner::default());
    send(&mailer("smtp", "", &strict)).await.unwrap();
    let letter = taken(&strict);
    assert_eq!((letter.sender.as_str(), letter.receiver.as_str()), ("souk@souk.example", "lila@example.dz"));
    assert_eq!(letter.text, TEXT.replace('\n', "\r\n"));
    assert_eq!(
        letter.header("Subject").unwrap(),
        "دعوة للعمل في متجر القصبة للألبسة التقليدية والحديثة لكل العائلة"
    );
    assert_eq!(letter.header("From").unwrap(), "سوق القصبة <souk@souk.example>");
    assert_eq!(letter.header("Message-ID").unwrap(), "<msg_1@souk.example>");
}

/// Red where dots are not doubled: the letter ends early, and what follows is no command.
#[tokio::test]
async fn a_dot_alone_on_a_line_does_not_end_the_letter() {
    let strict = Strict::start(Manner::default());
    let mailer = mailer("smtp", "", &strict);
    let (from, text) = (mailer.from().clone(), "first\n.\nMAIL FROM:<x@y.example>\n..last");
    let letter =
        Letter { id: "1", from: &from, to: "a@b.example", subject: "Dots", text, lang: "en", written_at: 0 };
    mailer.send(&letter).await.unwrap();
    assert_eq!(taken(&strict).text, text.replace('\n', "\r\n"));
}

#[tokio::test]
async fn the_password_is_shown_to_whoever_asks_for_it_in_their_way() {
    for ways in ["PLAIN", "LOGIN", "LOGIN PLAIN"] {
        for (scheme, encrypted) in [("smtp", false), ("smtps", true)] {
            let user = Some(("shop@souk.example", "fig:s"));
            let strict = Strict::start(Manner { starttls: !encrypted, encrypted, user, ways, odd: None });
            send(&mailer(scheme, "shop%40souk.example:fig:s@", &strict)).await.unwrap();
            let letter = taken(&strict);
            assert!(letter.encrypted && letter.user.is_some());
        }
    }
}

/// Red where STARTTLS is only used when it is offered: whoever stands in between takes the offer away.
#[tokio::test]
async fn nothing_is_said_to_a_server_that_offers_no_encryption() {
    let user = Some(("a", "b"));
    let strict = Strict::start(Manner { user, ways: "PLAIN", ..Manner::default() });
    let failed = send(&mailer("smtp", "a:b@", &strict)).await;
    assert!(matches!(&failed, Err(NotSent::Later(why)) if why.contains("STARTTLS")), "{failed:?}");
    assert_eq!((strict.met(Stage::Auth), strict.met(Stage::Sender)), (0, 0));
    let chosen = Strict::start(Manner { user, ways: "PLAIN", ..Manner::default() });
    let network = Network::new(Some(ca_file().as_ref()), Vec::new()).unwrap();
    let server = MailServer::parse(&format!("smtp://a:b@localhost:{}?tls=never", chosen.port())).unwrap();
    send(&Mailer::new(network, server, Mailbox::parse("a@b.example").unwrap())).await.unwrap();
    assert_eq!(taken(&chosen).user.as_deref(), Some("a"));
}

#[tokio::test]
async fn a_server_that_cannot_show_who_it_is_gets_no_letter() {
    let strict = Strict::start(Manner { encrypted: true, ..Manner::default() });
    let network = Network::new(None, Vec::new()).unwrap();
    let server = MailServer::parse(&format!("smtps://localhost:{}", strict.port())).unwrap();
    let failed = send(&Mailer::new(network, server, Mailbox::parse("a@b.example").unwrap())).await;
    assert!(matches!(failed, Err(NotSent::Later(_))), "{failed:?}");
    assert!(strict.letters().is_empty());
}

async fn with(odd: fn(Stage, usize) -> Option<Say>) -> Result<(), NotSent> {
    let strict = Strict::start(Manner { odd: Some(odd), ..Manner::default() });
    let sent = send(&mailer("smtp", "", &strict).waiting(Duration::from_millis(300))).await;
    assert!(strict.letters().is_empty() && strict.faults().is_empty());
    sent
}

#[tokio::test]
async fn a_refusal_for_now_is_told_from_one_for_good() {
    let later =
        with(|stage, _| (stage == Stage::Receiver).then_some(Say::Line("451 4.7.1 greylisted"))).await;
    assert_eq!(later, Err(NotSent::Later("451 4.7.1 greylisted".to_owned())));
    let never =
        with(|stage, _| (stage == Stage::Receiver).then_some(Say::Line("550 5.1.1 nobody here"))).await;
    assert_eq!(never, Err(NotSent::Never("550 5.1.1 nobody here".to_owned())));
    let never =
        with(|stage, _| (stage == Stage::Letter).then_some(Say::Line("554-no\r\n554 5.7.1 spam"))).await;
    assert_eq!(never, Err(NotSent::Never("554 no 5.7.1 spam".to_owned())));
    // Not the letter's fault: it goes out once the settings are right.
    let sender =
        with(|stage, _| (stage == Stage::Sender).then_some(Say::Line("550 5.7.1 not from you"))).await;
    assert!(matches!(sender, Err(NotSent::Later(_))), "{sender:?}");
    let relay = with(|stage, _| (stage == Stage::Receiver).then_some(Say::Line("550 Relaying denied"))).await;
    assert!(matches!(relay, Err(NotSent::Later(_))), "{relay:?}");
    let forged =
        with(|stage, _| (stage == Stage::Letter).then_some(Say::Line("550 5.7.26 SPF failed"))).await;
    assert!(matches!(forged, Err(NotSent::Later(_))), "{forged:?}");
    let busy = with(|stage, _| (stage == Stage::Greeting).then_some(Say::Line("421 too busy"))).await;
    assert!(matches!(busy, Err(NotSent::Later(_))), "{busy:?}");
}

#[tokio::test]
async fn a_wrong_password_is_the_installations_trouble_not_the_letters() {
    let user = Some(("a", "b"));
    let strict = Strict::start(Manner { starttls: true, user, ways: "PLAIN", ..Manner::default() });
    let failed = send(&mailer("smtp", "a:c@", &strict)).await;
    assert_eq!(failed, Err(NotSent::Later("535 5.7.8 wrong".to_owned())));
}

#[tokio::test]
async fn silence_a_cut_line_and_nonsense_are_tried_again_later() {
    for odd in [Say::Silence, Say::Cut, Say::Line("HTTP/1.1 200 OK"), Say::Line("250")] {
        let name = format!("{odd:?}");
        let sent = match odd {
            Say::Silence => with(|stage, _| (stage == Stage::Letter).then_some(Say::Silence)).await,
            Say::Cut => with(|stage, _| (stage == Stage::Data).then_some(Say::Cut)).await,
            Say::Line("250") => with(|stage, _| (stage == Stage::Data).then_some(Say::Line("250"))).await,
            Say::Line(_) => {
                with(|stage, _| (stage == Stage::Greeting).then_some(Say::Line("HTTP/1.1 200 OK"))).await
            }
        };
        assert!(matches!(sent, Err(NotSent::Later(_))), "{name}: {sent:?}");
    }
}

#[tokio::test]
async fn an_address_that_would_say_more_than_itself_is_never_sent_to() {
    let strict = Strict::start(Manner::default());
    let mailer = mailer("smtp", "", &strict);
    let from = mailer.from().clone();
    for to in ["a@b.example>\r\nRCPT TO:<c@d.example", "a b@c.example", "ليلى@example.dz", ""] {
        let letter = Letter { id: "1", from: &from, to, subject: "", text: "", lang: "en", written_at: 0 };
        assert!(matches!(mailer.send(&letter).await, Err(NotSent::Never(_))), "{to}");
    }
    assert_eq!(strict.met(Stage::Greeting), 0);
}
