//! The way out, against a strict receiver on this machine.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "tests stop at the first thing that is not as they say"
)]

use std::time::Duration;

use souk_http::{Client, Failure, Limits, Network, Request, Whose};
use souk_receivers::{Receiver, Reply, ca_file};

fn client(open: &[&Receiver], limits: Limits) -> Client {
    let open = open.iter().map(|receiver| receiver.host()).collect();
    Client::new(Network::new(Some(ca_file().as_ref()), open).unwrap(), limits)
}

fn post(receiver: &Receiver, path: &str) -> Request {
    Request::post(Whose::Merchant, receiver.url(path), "{\"سوق\":1}")
        .header("content-type", "application/json")
}

/// Long enough for this machine, short enough for a test.
fn hasty() -> Limits {
    let limit = Duration::from_millis(300);
    Limits { connect: Duration::from_secs(5), silence: limit, total: Duration::from_secs(20), body: 1000 }
}

#[tokio::test]
async fn a_request_arrives_whole_with_and_without_encryption() {
    for receiver in [
        Receiver::start(|_| Reply::Status(202, "taken")),
        Receiver::encrypted(|_| Reply::Status(202, "taken")),
    ] {
        let client = client(&[&receiver], Limits::default());
        let answer = client.send(post(&receiver, "/hook?a=1")).await.unwrap();
        assert_eq!((answer.status, answer.body.as_slice(), answer.cut), (202, &b"taken"[..], false));
        let heard = receiver.heard();
        assert_eq!(heard.len(), 1);
        assert_eq!((heard[0].method.as_str(), heard[0].path.as_str()), ("POST", "/hook?a=1"));
        assert_eq!(heard[0].fault, None);
        assert_eq!(heard[0].text(), "{\"سوق\":1}");
        assert_eq!(heard[0].header("host"), Some(receiver.host().as_str()));
        assert_eq!(heard[0].header("content-type"), Some("application/json"));
    }
}

/// Red where the addresses behind a name are not looked at.
#[tokio::test]
async fn a_merchant_reaches_nothing_of_our_own_network() {
    let receiver = Receiver::start(|_| Reply::Status(200, ""));
    let port = receiver.address.port();
    let client = client(&[], Limits::default());
    for host in ["localhost", "127.0.0.1", "[::1]", "127.1", "2130706433", "0.0.0.0", "[::ffff:127.0.0.1]"] {
        let request = Request::post(Whose::Merchant, format!("http://{host}:{port}/"), "");
        let failure = client.send(request).await.unwrap_err();
        assert!(matches!(failure, Failure::NotPublic | Failure::Unresolved), "{host}: {failure:?}");
    }
    assert!(receiver.heard().is_empty());
    let ours = Request::post(Whose::Installation, receiver.url("/"), "");
    assert_eq!(client.send(ours).await.unwrap().status, 200, "whoever runs the installation may");
}

/// What is opened for trials is one host with its port, not the machine.
#[tokio::test]
async fn an_opened_host_opens_no_other() {
    let (open, shut) =
        (Receiver::start(|_| Reply::Status(200, "")), Receiver::start(|_| Reply::Status(200, "")));
    let client = client(&[&open], Limits::default());
    assert_eq!(client.send(post(&open, "/")).await.unwrap().status, 200);
    assert_eq!(client.send(post(&shut, "/")).await.unwrap_err(), Failure::NotPublic);
}

/// Red where redirects are followed: they lead past the look at the address.
#[tokio::test]
async fn a_redirect_is_an_answer_and_is_not_followed() {
    let inside = Receiver::start(|_| Reply::Status(200, "secret"));
    let url = inside.url("/metadata");
    let receiver = Receiver::start(move |_| Reply::With(302, "location", url.clone()));
    let answer = client(&[&receiver], Limits::default()).send(post(&receiver, "/")).await.unwrap();
    assert_eq!(answer.status, 302);
    assert!(inside.heard().is_empty());
}

#[tokio::test]
async fn a_server_that_says_nothing_or_half_is_not_waited_for() {
    for reply in [Reply::Silence, Reply::Half] {
        let receiver = Receiver::start(move |_| reply.clone());
        let failure = client(&[&receiver], hasty()).send(post(&receiver, "/")).await.unwrap_err();
        assert_eq!(failure, Failure::TooSlow(hasty().silence));
    }
    let receiver = Receiver::start(|_| Reply::Silence);
    let limits = Limits { silence: Duration::from_secs(20), total: hasty().silence, ..hasty() };
    let failure = client(&[&receiver], limits).send(post(&receiver, "/")).await.unwrap_err();
    assert_eq!(failure, Failure::TooSlow(limits.total));
}

#[tokio::test]
async fn a_cut_line_and_another_language_are_told_apart_from_answers() {
    for reply in [Reply::Cut, Reply::Nonsense] {
        let receiver = Receiver::start(move |_| reply.clone());
        let failure = client(&[&receiver], Limits::default()).send(post(&receiver, "/")).await.unwrap_err();
        assert_eq!(failure.as_str(), "broken", "{failure:?}");
    }
}

/// Red where the limit of the body is taken out: this one does not end.
#[tokio::test]
async fn a_body_without_an_end_is_cut() {
    let receiver = Receiver::start(|_| Reply::Endless);
    let answer = client(&[&receiver], hasty()).send(post(&receiver, "/")).await.unwrap();
    assert_eq!((answer.body.len(), answer.cut), (1000, true));
}

#[tokio::test]
async fn how_long_to_wait_is_heard() {
    let receiver = Receiver::start(|_| Reply::With(429, "retry-after", "120".to_owned()));
    let answer = client(&[&receiver], Limits::default()).send(post(&receiver, "/")).await.unwrap();
    assert_eq!((answer.status, answer.retry_after), (429, Some(120)));
}

/// Red where certificates are not checked.
#[tokio::test]
async fn whoever_cannot_show_who_it_is_is_not_spoken_to() {
    let receiver = Receiver::encrypted(|_| Reply::Status(200, ""));
    // Right, but for another name: the certificate has no `[::1]`, and the system does not know who made it.
    let system = Network::new(None, vec![receiver.host()]).unwrap();
    let failure = Client::new(system, Limits::default()).send(post(&receiver, "/")).await.unwrap_err();
    assert_eq!(failure.as_str(), "untrusted", "{failure:?}");
    let plain = Receiver::start(|_| Reply::Status(200, ""));
    let client = client(&[&plain], hasty());
    let url = plain.url("/").replace("http://", "https://");
    let failure = client.send(Request::post(Whose::Merchant, url, "")).await.unwrap_err();
    assert!(["untrusted", "too_slow"].contains(&failure.as_str()), "{failure:?}");
    assert!(receiver.heard().iter().all(|heard| heard.path.is_empty()));
}

#[tokio::test]
async fn nobody_there_and_no_such_name_are_told_apart() {
    let gone = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let client = client(&[], Limits::default());
    let ask = |url: String| client.send(Request::post(Whose::Installation, url, ""));
    assert_eq!(ask(format!("http://{gone}/")).await.unwrap_err().as_str(), "unreachable");
    assert_eq!(ask("http://nowhere.invalid/".to_owned()).await.unwrap_err().as_str(), "unresolved");
}

#[tokio::test]
async fn a_header_with_a_line_break_is_not_sent() {
    let receiver = Receiver::start(|_| Reply::Status(200, ""));
    let client = client(&[&receiver], Limits::default());
    let request = post(&receiver, "/").header("x-name", "a\r\nx-other: b");
    assert_eq!(client.send(request).await.unwrap_err().as_str(), "target");
    assert!(receiver.heard().iter().all(|heard| heard.path.is_empty()));
}
