//! Proof 4, the keys: one order under one key, however often, from wherever and over whatever cuts it is
//! asked.

use std::net::SocketAddr;

use super::Rig;
use crate::chance::Chance;
use crate::http::{Answer, Request, Wire, released_together};
use crate::line::Line;
use crate::load::{Said, Told};
use crate::place::{On, Place};
use crate::program::Running;
use crate::shop::{Plan, Shop, Wish, kept_phone};
use crate::{Outcome, count};

const REPLAYED: &str = "idempotent-replayed";

/// Where a try was cut.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Cut {
    /// The last byte of the request never left.
    BeforeTheLastByte,
    /// The request is out whole; nobody waits for the answer.
    BeforeTheAnswer,
    /// The first byte of the answer came.
    WithinTheAnswer,
}

struct Keys<'a> {
    shop: &'a Shop,
    addresses: Vec<SocketAddr>,
    /// The next customer.
    next: usize,
}

impl Keys<'_> {
    /// A customer's order with a key of its own; "again?" is answered beforehand, so that only the key stands
    /// between one order and two.
    fn fresh(&mut self) -> (usize, Request) {
        self.next += 1;
        (self.next, self.shop.order_again(&self.shop.key, &key(self.next), self.next, 1))
    }

    async fn ask(&self, which: usize, request: &Request) -> Outcome<Answer> {
        let address = self.addresses.get(which % self.addresses.len().max(1)).or(self.addresses.first());
        let address = address.ok_or("no address")?;
        Wire::open(*address).await?.ask(request).await
    }
}

fn key(n: usize) -> String {
    format!("key-{n}")
}

pub async fn prove(rig: &Rig) -> Outcome<Line> {
    let mut line = rig.line("keys");
    let program = &rig.programs.plain;
    let place = rig.place("keys").await?;
    let running = Running::start(program, &place, None).await?;
    let shop =
        Shop::open(program, &place, running.address, Wish { slug: "keys", plan: Plan::Own, pieces: 100_000 })
            .await?;
    let mut keys = Keys { shop: &shop, addresses: vec![running.address], next: 0 };
    let beside = place.beside("second")?;
    // A second process stands beside the first where the database allows it.
    let second = match rig.on {
        On::Sqlite => None,
        On::Postgres => Some(Running::start(program, &beside, None).await?),
    };
    keys.addresses.extend(second.as_ref().map(|running| running.address));
    at_once(rig, &mut line, &mut keys).await?;
    cuts(rig, &mut line, &mut keys).await?;
    other_body(&mut line, &mut keys).await?;
    let foreign = other_actor(&mut line, &mut keys, program, &place).await?;
    let before = over_a_restart(&mut line, &mut keys).await?;
    running.kill()?;
    let running = Running::start(program, &place, None).await?;
    keys.addresses = vec![running.address];
    after_a_restart(&mut line, &keys, before).await?;
    one_each(&mut line, &place, foreign).await?;
    if let Some(second) = second {
        second.stop().await?;
    }
    beside.clear().await?;
    running.stop().await?;
    place.clear().await?;
    line.twin_red(doubled(rig).await?, "doubled by");
    Ok(line.close(true))
}

/// One key, sent one to ten times in the same moment.
async fn at_once(rig: &Rig, line: &mut Line, keys: &mut Keys<'_>) -> Outcome<()> {
    for copies in (1..=10).cycle().take(rig.size(20, 200)) {
        let (n, request) = keys.fresh();
        let sends = (0..copies).zip(keys.addresses.iter().cycle()).map(|(_, to)| (*to, request.clone()));
        let answers = released_together(sends.collect()).await?;
        let told: Vec<Told> = answers.iter().map(|answer| Told::plain(n, Said::of(answer.clone()))).collect();
        line.take(&told);
        line.no_5xx(&told);
        let mut bodies: Vec<Vec<u8>> = answers.into_iter().flatten().map(|answer| answer.body).collect();
        bodies.dedup();
        line.must(told.iter().all(|told| matches!(told.said, Said::Accepted(_))), || {
            format!("{copies} copies of one key: {told:?}")
        });
        line.must(bodies.len() == 1, || format!("{copies} copies of one key had {} answers", bodies.len()));
    }
    Ok(())
}

/// Connections cut before and after the commit; whoever asks again gets the one order.
async fn cuts(rig: &Rig, line: &mut Line, keys: &mut Keys<'_>) -> Outcome<()> {
    let mut chance = Chance::new(rig.seed);
    let (mut before, mut after, mut replayed) = (0, 0, 0);
    for cut in [Cut::BeforeTheLastByte, Cut::BeforeTheAnswer, Cut::WithinTheAnswer] {
        for _ in 0..rig.size(100, 400) {
            let (n, request) = keys.fresh();
            let to = chance.index(keys.addresses.len());
            let address = keys.addresses.get(to).copied().ok_or("no address")?;
            let mut wire = Wire::open(address).await?;
            match cut {
                Cut::BeforeTheLastByte => wire.send(request.split().0).await?,
                Cut::BeforeTheAnswer => wire.send(&request.0).await?,
                Cut::WithinTheAnswer => {
                    wire.send(&request.0).await?;
                    wire.first_bytes(1).await?;
                }
            }
            wire.cut()?;
            let first = keys.ask(to + 1, &request).await?;
            let was = first.header(REPLAYED).is_some();
            if cut == Cut::BeforeTheLastByte {
                line.must(!was, || format!("{} was committed before its last byte", key(n)));
            }
            if cut == Cut::WithinTheAnswer {
                line.must(was, || format!("{} was answered, then made again", key(n)));
            }
            replayed += u64::from(was);
            let again = keys.ask(to, &request).await?;
            line.must(again.body == first.body, || format!("{} was answered in two ways", key(n)));
            line.take(&[Told::plain(n, Said::of(Ok(first)))]);
            let counter = if cut == Cut::WithinTheAnswer { &mut after } else { &mut before };
            *counter += 1;
        }
    }
    line.fired("cut-before-answer", before);
    line.fired("cut-within-answer", after);
    line.note(format!("{replayed} of {} cut tries had been committed", before + after));
    Ok(())
}

async fn other_body(line: &mut Line, keys: &mut Keys<'_>) -> Outcome<()> {
    let (n, request) = keys.fresh();
    line.take(&[Told::plain(n, Said::of(keys.ask(0, &request).await))]);
    let other = keys.shop.order_again(&keys.shop.key, &key(n), n, 2);
    let said = Said::of(keys.ask(1, &other).await);
    let due = matches!(&said, Said::Refused { code, .. } if code == "request.key_reused");
    line.must(due, || format!("another body under a spent key: {said:?}"));
    line.take(&[Told::plain(n, said)]);
    Ok(())
}

/// Another program of the same shop under the same key: an order of its own, never the saved answer.
async fn other_actor(
    line: &mut Line,
    keys: &mut Keys<'_>,
    program: &std::path::Path,
    place: &Place,
) -> Outcome<usize> {
    let bearer = Shop::program_key(program, place, &keys.shop.slug, "another")?;
    let (n, request) = keys.fresh();
    let own = keys.ask(0, &request).await?;
    let foreign = keys.ask(1, &keys.shop.order_again(&bearer, &key(n), n, 1)).await?;
    line.must(foreign.header(REPLAYED).is_none() && foreign.body != own.body, || {
        "another actor was given the saved answer".to_owned()
    });
    line.take(&[Told::plain(n, Said::of(Ok(own))), Told::plain(n, Said::of(Ok(foreign)))]);
    Ok(n)
}

async fn over_a_restart(line: &mut Line, keys: &mut Keys<'_>) -> Outcome<Vec<(Request, Answer)>> {
    let mut before = Vec::new();
    for _ in 0..10 {
        let (n, request) = keys.fresh();
        let answer = keys.ask(n, &request).await?;
        line.take(&[Told::plain(n, Said::of(Ok(answer.clone())))]);
        before.push((request, answer));
    }
    Ok(before)
}

async fn after_a_restart(line: &mut Line, keys: &Keys<'_>, before: Vec<(Request, Answer)>) -> Outcome<()> {
    line.fired("restart", 1);
    for (request, answer) in before {
        let again = keys.ask(0, &request).await?;
        line.must(again.body == answer.body && again.header(REPLAYED).is_some(), || {
            "a restart changed an answer".to_owned()
        });
    }
    Ok(())
}

/// Every customer has one order; the one whose key another program used too has two.
async fn one_each(line: &mut Line, place: &Place, foreign: usize) -> Outcome<()> {
    let book = place.book();
    let several = "select phone from orders group by phone having count(*) > 1";
    line.equal("customers with several orders", book.texts(several).await?, vec![kept_phone(foreign)]);
    let claimed =
        "select count(*) from claims c join journal j on j.shop_id = c.shop_id and j.id = c.journal_id
        where j.command = 'place_order'";
    let orders = book.number("select count(*) from orders").await?;
    line.equal("spent keys", book.number(claimed).await?, orders);
    let held = "select count(*) from reservations where state = 'held'";
    line.equal("holds", book.number(held).await?, orders);
    Ok(())
}

/// The twin spends no key.
async fn doubled(rig: &Rig) -> Outcome<i64> {
    let place = rig.place("unkeyed").await?;
    let running = Running::start(&rig.programs.twins, &place, Some("keys")).await?;
    let wish = Wish { slug: "keys", plan: Plan::Own, pieces: 1_000 };
    let shop = Shop::open(&rig.programs.twins, &place, running.address, wish).await?;
    let mut keys = Keys { shop: &shop, addresses: vec![running.address], next: 0 };
    let (_, request) = keys.fresh();
    released_together((0..10).map(|_| (running.address, request.clone())).collect()).await?;
    let orders = place.book().number("select count(*) from orders").await?;
    running.kill()?;
    place.clear().await?;
    Ok(orders - count(1))
}
