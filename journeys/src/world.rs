//! One installation in which a check is made, and made once more with the guard of the check taken out: the
//! very same check must fail then, by the sentence that is about the guard.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};

use serde_json::{Value, json};

use crate::book::Book;
use crate::clock::HandClock;
use crate::http::{Answer, Request, Wire, released_together};
use crate::line::Line;
use crate::load::{Said, Told};
use crate::place::Place;
use crate::program::{Running, cli};
use crate::proofs::Rig;
use crate::shop::{OWNER, Opening, PASSWORD, Shop};
use crate::{Outcome, Saying, count};

/// A guard, how it is taken out, and what then must be found wrong.
#[derive(Debug, Clone, Copy)]
pub struct Guard {
    /// As the table of checks names it.
    pub name: &'static str,
    pub out: Out,
    /// A part of the sentence by which the check fails without it.
    pub fails: &'static str,
}

#[derive(Debug, Clone, Copy)]
pub enum Out {
    /// A switch of the program's own, which the shipped one does not have.
    Switch(&'static str),
    /// Words of single statements, and what they say instead.
    Sql(&'static [(&'static str, &'static str)]),
    /// The check itself takes it out, asked by [`World::without`]: a setting, or what stands in the database.
    Asked,
}

/// What a check needs.
#[derive(Debug, Clone, Copy)]
pub struct Need {
    pub name: &'static str,
    /// Microseconds at which the program's clock stands, moved by the check alone; none = the real one.
    pub clock: Option<i64>,
    /// Settings of the program.
    pub settings: &'static [(&'static str, &'static str)],
}

impl Need {
    pub const fn of(name: &'static str) -> Self {
        // Who comes from where is told by a header.
        Self { name, clock: None, settings: &[("SOUK_TRUSTED_PROXIES", "127.0.0.1")] }
    }
    #[must_use]
    pub const fn at(self, micros: i64) -> Self {
        Self { clock: Some(micros), ..self }
    }
}

/// How large a check is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Size {
    Twin,
    Short,
    Full,
}

pub struct World {
    pub place: Place,
    pub size: Size,
    pub seed: u64,
    /// Of a key that acts for the platform.
    pub platform: String,
    /// The guard that is out.
    pub out: Option<&'static str>,
    clock: Option<HandClock>,
    program: PathBuf,
    running: Option<Running>,
    keys: AtomicUsize,
}

/// Makes the check, and once more without its guard.
pub async fn twice(
    rig: &Rig,
    line: &mut Line,
    need: Need,
    guard: Guard,
    check: impl AsyncFn(&mut World, &mut Line) -> Outcome<()>,
) -> Outcome<()> {
    let mut world = World::open(rig, need, None).await?;
    check(&mut world, line).await.saying(need.name)?;
    world.clear().await?;
    let mut red = rig.line(line.name);
    let mut world = World::open(rig, need, Some(guard)).await?;
    let ended = check(&mut world, &mut red).await;
    world.was_met(guard)?;
    let found = red.wrong.iter().filter(|wrong| wrong.contains(guard.fails)).count();
    if let (0, Err(why)) = (found, ended) {
        line.wrong.push(format!("the twin {} was not carried through: {why}", guard.name));
    }
    if found == 0 && !red.wrong.is_empty() {
        line.wrong
            .push(format!("the twin {} failed by other than {:?}: {:?}", guard.name, guard.fails, red.wrong));
    }
    line.twin_red(count(found), guard.name);
    world.clear().await
}

/// An installation that was set up long ago, of which every check has one of its own.
#[derive(Debug)]
pub struct Base {
    place: Place,
    platform: String,
}

/// 2026-10-01T00:00:00Z: before every check.
const LONG_AGO: i64 = 1_790_812_800 * crate::clock::SECOND;

impl Base {
    pub async fn make(rig: &Rig) -> Outcome<Self> {
        let mut place = rig.place("base").await?;
        let clock = HandClock::at(place.data.join("long-ago"), LONG_AGO)?;
        place.settings.push(("SOUK_TWIN", format!("clock:{}", clock.file.display())));
        let program = &rig.programs.twins;
        let migrated = place.command(program).arg("migrate").output().saying("migrate")?;
        if !migrated.status.success() {
            return Err(format!("migrate: {}", String::from_utf8_lossy(&migrated.stderr)));
        }
        Shop::found(program, &place)?;
        let words = ["platform-keys", "create", "--name", "proof", "--permissions"];
        let made = cli(program, &place, &[&words[..], &["platform.operate,credits.override"]].concat())?;
        let platform = made.get("key").and_then(Value::as_str).unwrap_or_default().to_owned();
        Ok(Self { place, platform })
    }

    pub async fn clear(self) -> Outcome<()> {
        self.place.clear().await
    }
}

impl World {
    async fn open(rig: &Rig, need: Need, guard: Option<Guard>) -> Outcome<Self> {
        let name = if guard.is_some() { format!("{}-twin", need.name) } else { need.name.to_owned() };
        let base = rig.base.get_or_try_init(|| Base::make(rig)).await?;
        let mut place = base.place.like(&rig.under, &name.replace('-', "_")).await?;
        place.settings.extend(need.settings.iter().map(|(name, value)| (*name, (*value).to_owned())));
        let mut asked = Vec::new();
        let clock = match need.clock {
            Some(micros) => Some(HandClock::at(place.data.join("clock"), micros)?),
            None => None,
        };
        asked.extend(clock.as_ref().map(|clock| format!("clock:{}", clock.file.display())));
        match guard.map(|guard| guard.out) {
            Some(Out::Switch(name)) => asked.push(name.to_owned()),
            Some(Out::Sql(rules)) => {
                let file = place.data.join("without");
                let lines = rules.iter().map(|(says, then)| format!("{} => {}\n", even(says), even(then)));
                std::fs::write(&file, lines.collect::<String>()).saying("the statements")?;
                asked.push(format!("sql:{}", file.display()));
            }
            Some(Out::Asked) | None => {}
        }
        let program = if asked.is_empty() { &rig.programs.plain } else { &rig.programs.twins };
        if !asked.is_empty() {
            place.settings.push(("SOUK_TWIN", asked.join(",")));
        }
        let size = match (guard, rig.full) {
            (Some(_), _) => Size::Twin,
            (None, false) => Size::Short,
            (None, true) => Size::Full,
        };
        let running = Running::start(program, &place, None).await?;
        Ok(Self {
            size,
            seed: rig.seed,
            platform: base.platform.clone(),
            out: guard.map(|guard| guard.name),
            clock,
            program: program.clone(),
            running: Some(running),
            keys: AtomicUsize::new(0),
            place,
        })
    }

    /// Each statement that was to be changed came by.
    fn was_met(&self, guard: Guard) -> Outcome<()> {
        let Out::Sql(rules) = guard.out else { return Ok(()) };
        let log = std::fs::read_to_string(self.place.log()).saying("the log")?;
        for (says, _) in rules {
            if !log.contains(&format!("a condition is out: {}", even(says))) {
                return Err(format!("the twin {}: no statement says {says:?}", guard.name));
            }
        }
        Ok(())
    }

    pub async fn clear(mut self) -> Outcome<()> {
        if let Some(running) = self.running.take() {
            running.kill()?;
        }
        self.place.clear().await
    }

    pub fn without(&self, guard: &str) -> bool {
        self.out == Some(guard)
    }

    pub const fn pick(&self, short: usize, full: usize) -> usize {
        match self.size {
            Size::Full => full,
            Size::Short | Size::Twin => short,
        }
    }

    pub fn running(&self) -> Outcome<&Running> {
        self.running.as_ref().ok_or_else(|| "the program does not run".to_owned())
    }

    pub fn address(&self) -> Outcome<std::net::SocketAddr> {
        self.running().map(|running| running.address)
    }

    pub fn clock(&self) -> Outcome<&HandClock> {
        self.clock.as_ref().ok_or_else(|| "this check has no clock of its own".to_owned())
    }

    pub fn book(&self) -> Book {
        self.place.book()
    }

    pub fn program(&self) -> &Path {
        &self.program
    }

    /// kill -9.
    pub fn kill(&mut self) -> Outcome<()> {
        self.running.take().map_or(Ok(()), Running::kill)
    }

    pub async fn start(&mut self) -> Outcome<()> {
        self.running = Some(Running::start(&self.program, &self.place, None).await?);
        Ok(())
    }

    pub fn cli(&self, words: &[&str]) -> Outcome<Value> {
        cli(&self.program, &self.place, words)
    }

    /// A shop of somebody else's.
    pub async fn shop(&self, opening: Opening<'_>) -> Outcome<Shop> {
        let email = format!("{}@souk.example", opening.slug);
        let owner = if opening.owner == OWNER { email.as_str() } else { opening.owner };
        let words =
            ["users", "add", "--email", owner, "--name", "Merchant", "--lang", "en", "--password", PASSWORD];
        self.cli(&words)?;
        Shop::add(&self.program, &self.place, self.address()?, Opening { owner, ..opening }).await
    }

    /// A key that was not used before.
    pub fn fresh(&self) -> String {
        format!("check-{}", self.keys.fetch_add(1, Ordering::SeqCst))
    }

    pub async fn ask(&self, request: &Request) -> Outcome<Answer> {
        Wire::open(self.address()?).await?.ask(request).await
    }

    pub async fn get(&self, bearer: &str, path: &str) -> Outcome<Value> {
        Ok(self.ask(&Request::get(path, Some(bearer))).await?.good(path)?.json())
    }

    /// A command that must succeed.
    pub async fn tell(&self, bearer: &str, method: &str, path: &str, body: &Value) -> Outcome<Value> {
        Ok(self.attempt(bearer, method, path, body).await?.good(path)?.json())
    }

    /// A command, however it ends.
    pub async fn attempt(&self, bearer: &str, method: &str, path: &str, body: &Value) -> Outcome<Answer> {
        self.ask(&Request::command(method, path, bearer, &self.fresh(), body)).await
    }

    /// What it ends as: the code of its refusal, or `done`.
    pub async fn said(&self, bearer: &str, method: &str, path: &str, body: &Value) -> Outcome<String> {
        let answer = self.attempt(bearer, method, path, body).await?;
        Ok(if answer.status < 300 { "done".to_owned() } else { answer.text("code") })
    }

    /// Sent at one gate.
    pub async fn race(&self, requests: Vec<Request>) -> Outcome<Vec<Told>> {
        let address = self.address()?;
        let answers = released_together(requests.into_iter().map(|one| (address, one)).collect()).await?;
        Ok(answers.into_iter().enumerate().map(|(n, answer)| Told::plain(n, Said::of(answer))).collect())
    }

    /// A paid month of a plan.
    pub async fn activate(&self, shop: &Shop, plan: &str) -> Outcome<Value> {
        let path = format!("/api/v1/platform/shops/{}/activate", shop.id);
        self.tell(&self.platform, "POST", &path, &json!({"plan": plan})).await
    }

    pub async fn credits(&self, shop: &Shop, orders: i64, amount: &str) -> Outcome<Value> {
        let body = json!({
            "organization_id": shop.id, "orders": orders, "amount": amount, "method": "cash",
            "reason": "a proof",
        });
        self.tell(&self.platform, "POST", "/api/v1/platform/credits", &body).await
    }

    /// What the limit's endpoint says.
    pub async fn limit(&self, shop: &Shop) -> Outcome<Value> {
        let told = self.get(&shop.key, "/api/v1/online-orders-limit").await?;
        told.get("limitInfo").cloned().ok_or_else(|| format!("no limitInfo in {told}"))
    }

    /// Some settings of the shop.
    pub async fn set(&self, shop: &Shop, mut settings: Value) -> Outcome<()> {
        let now = self.get(&shop.key, "/api/v1/settings").await?;
        if let Some(fields) = settings.as_object_mut() {
            fields.insert("rev".to_owned(), now.get("rev").cloned().unwrap_or(json!(0)));
        }
        self.tell(&shop.key, "PATCH", "/api/v1/settings", &settings).await.map(drop)
    }

    /// Orders of the customers with these numbers, one after the other over a few connections.
    pub async fn orders(&self, shop: &Shop, customers: std::ops::Range<usize>) -> Outcome<Vec<Told>> {
        let (shop, from) = (shop.clone(), customers.start);
        let load = crate::load::Load::new(self.address()?, 8, customers.len());
        let mut told = load.drive(move |n| shop.order(from + n)).await?;
        told.sort_by_key(|told| told.n);
        Ok(told)
    }

    /// Waits until something that a worker does is done.
    pub async fn until(&self, what: &str, is: impl AsyncFn() -> Outcome<bool>) -> Outcome<bool> {
        for _ in 0..400 {
            if is().await.saying(what)? {
                return Ok(true);
            }
            tokio::time::sleep(std::time::Duration::from_millis(25)).await;
        }
        Ok(false)
    }
}

fn even(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// How many of them became orders.
pub fn accepted(told: &[Told]) -> usize {
    told.iter().filter(|told| told.said.field("code").is_some()).count()
}

/// How many were refused by this code.
pub fn refused(told: &[Told], code: &str) -> usize {
    let by = |told: &&Told| matches!(&told.said, Said::Refused { code: known, .. } if known == code);
    told.iter().filter(by).count()
}

/// The number at a path of a JSON answer; -1 where there is none.
pub fn number(value: &Value, pointer: &str) -> i64 {
    value.pointer(pointer).and_then(Value::as_i64).unwrap_or(-1)
}

/// The text at a path of a JSON answer.
pub fn text<'v>(value: &'v Value, pointer: &str) -> &'v str {
    value.pointer(pointer).and_then(Value::as_str).unwrap_or_default()
}

/// The list at a path of a JSON answer.
pub fn list<'v>(value: &'v Value, pointer: &str) -> &'v [Value] {
    value.pointer(pointer).and_then(Value::as_array).map_or(&[], Vec::as_slice)
}
