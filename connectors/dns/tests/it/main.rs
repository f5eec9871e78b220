//! Questions over real sockets, against a strict name server on this machine.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "tests stop at the first thing that is not as they say"
)]

use std::collections::HashSet;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use souk_core::{Ids, SystemEntropy};
use souk_dns::{Failure, Limits, Resolver};
use souk_receivers::{NameServer, Names};

const NAME: &str = "_souk.boutique.dz";

fn asking(servers: &[SocketAddr], wait_ms: u64) -> Resolver {
    let limits = Limits { wait: Duration::from_millis(wait_ms), rounds: 1, ..Limits::default() };
    Resolver::new(servers.to_vec(), Ids::new(Arc::new(SystemEntropy)), limits)
}

/// Long: only what answers is waited for.
fn patient(server: &NameServer) -> Resolver {
    asking(&[server.address], 20_000)
}

#[tokio::test]
async fn texts_are_found_and_a_name_without_any_is_empty() {
    let server = NameServer::start();
    server.put(NAME, "souk=abc");
    server.put(NAME, &"long ".repeat(60));
    server.put("x.example.dz", "other");
    server.stand_for("_souk.alias.dz", NAME);
    let resolver = patient(&server);
    let expected = vec!["souk=abc".to_owned(), "long ".repeat(60)];
    assert_eq!(resolver.texts("_Souk.Boutique.DZ.").await.unwrap(), expected);
    assert_eq!(resolver.texts("_souk.alias.dz").await.unwrap(), expected);
    assert_eq!(resolver.texts("_souk.elsewhere.dz").await.unwrap(), Vec::<String>::new());
    assert_eq!(resolver.texts("no name").await, Err(Failure::Name));
    assert_eq!(server.faults(), Vec::<String>::new());
}

/// Red where the answer over UDP is taken though it was cut.
#[tokio::test]
async fn what_does_not_fit_a_datagram_is_asked_for_over_tcp() {
    let server = NameServer::start();
    for number in 0..12 {
        server.put(NAME, &format!("{number}{}", "x".repeat(60)));
    }
    assert_eq!(patient(&server).texts(NAME).await.unwrap().len(), 12);
    assert_eq!(server.heard().iter().map(|asked| asked.tcp).collect::<Vec<_>>(), [false, true]);
    assert_eq!(server.faults(), Vec::<String>::new());
}

/// Red where the number or the question of an answer is not looked at.
#[tokio::test]
async fn a_forged_answer_that_comes_first_is_not_taken() {
    let server = NameServer::start();
    server.put(NAME, "true");
    for manner in [Names::OtherNumber, Names::OtherQuestion, Names::OtherOwner, Names::Noise] {
        server.behave(manner);
        assert_eq!(patient(&server).texts(NAME).await.unwrap(), ["true"], "{manner:?}");
    }
}

#[tokio::test]
async fn a_server_that_fails_is_told_from_a_name_without_texts() {
    let server = NameServer::start();
    server.put(NAME, "true");
    for (manner, failure) in [
        (Names::Code(2), Failure::Refused(2)),
        (Names::Code(5), Failure::Refused(5)),
        (Names::Circle, Failure::Broken),
        (Names::CutShort, Failure::Broken),
        (Names::TcpCut, Failure::Broken),
        (Names::TcpEndless, Failure::Broken),
    ] {
        server.behave(manner);
        assert_eq!(patient(&server).texts(NAME).await, Err(failure), "{manner:?}");
    }
    server.behave(Names::Silent);
    let failure = asking(&[server.address], 50).texts(NAME).await;
    assert_eq!(failure, Err(Failure::TooSlow(Duration::from_millis(50))));
    assert_eq!(asking(&[], 50).texts(NAME).await, Err(Failure::NoServer));
}

#[tokio::test]
async fn the_next_server_is_asked_where_one_says_nothing() {
    let (silent, server) = (NameServer::start(), NameServer::start());
    silent.behave(Names::Code(2));
    server.put(NAME, "true");
    assert_eq!(asking(&[silent.address, server.address], 20_000).texts(NAME).await.unwrap(), ["true"]);
}

/// Red where one number or one port serves for all questions.
#[tokio::test]
async fn each_question_has_a_number_and_a_port_of_its_own() {
    let server = NameServer::start();
    let resolver = patient(&server);
    for _ in 0..40 {
        resolver.texts(NAME).await.unwrap();
    }
    let heard = server.heard();
    let numbers: HashSet<u16> = heard.iter().map(|asked| asked.id).collect();
    let ports: HashSet<u16> = heard.iter().map(|asked| asked.port).collect();
    assert!(numbers.len() > 35 && ports.len() > 10, "{} numbers, {} ports", numbers.len(), ports.len());
}
