//! Proof 11, the backup: made while orders come in, restored elsewhere, proven whole, and sold from.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::atomic::Ordering;
use std::time::Duration;

use serde_json::{Value, json};

use super::Rig;
use super::crash::{Outside, lost, violations};
use crate::http::{Answer, Request, Wire};
use crate::line::Line;
use crate::load::{Load, Said, Told};
use crate::place::{On, Place};
use crate::program::Running;
use crate::shop::{Plan, Shop, Wish};
use crate::{Outcome, Saying};

const CLIENTS: usize = 8;

/// A picture as small as can be: one red point (PNG).
const PICTURE: &[u8] = b"\
    \x89\x50\x4e\x47\x0d\x0a\x1a\x0a\x00\x00\x00\x0d\x49\x48\x44\x52\x00\x00\x00\x01\
    \x00\x00\x00\x01\x08\x02\x00\x00\x00\x90\x77\x53\xde\x00\x00\x00\x0c\x49\x44\x41\
    \x54\x78\x9c\x63\x38\x21\x27\x07\x00\x02\xb6\x01\x05\x34\xa6\x75\xaa\x00\x00\x00\
    \x00\x49\x45\x4e\x44\xae\x42\x60\x82";

pub async fn prove(rig: &Rig) -> Outcome<Line> {
    let mut line = rig.line("backup");
    let (program, place) = (&rig.programs.plain, rig.place("backup").await?);
    let running = Running::start(program, &place, None).await?;
    let wish = Wish { slug: "backup", plan: Plan::Own, pieces: 1_000_000 };
    let shop = Shop::open(program, &place, running.address, wish).await?;
    let sealed = secret(&running, &shop).await?;
    let picture = pictured(&running, &shop).await?;
    let (before, whole) = (rig.size(200, 2_000), rig.size(600, 6_000));
    // Two stretches: the first is told before the backup begins, the second goes on beside it.
    let first = stretch(&running, &shop, 0, before).await?;
    line.take(&first);
    let mut outside = Outside::default();
    outside.take(&first);
    let mut load = Load::new(running.address, CLIENTS, whole - before);
    load.from = 1_000_000;
    let (driver, selling) = (load.clone(), shop.clone());
    let driving = tokio::spawn(async move { driver.drive(move |n| selling.order(n)).await });
    while load.accepted.load(Ordering::SeqCst) == 0 && !driving.is_finished() {
        tokio::time::sleep(Duration::from_millis(2)).await;
    }
    let begun = load.accepted.load(Ordering::SeqCst);
    let (copy, careless) = copies(rig, program, &place).await?;
    let beside = load.accepted.load(Ordering::SeqCst) - begun;
    let told = driving.await.saying("the clients broke")??;
    line.no_5xx(&told);
    line.take(&told);
    line.fired("orders-beside-the-backup", u64::try_from(beside).unwrap_or_default());
    running.stop().await?;
    restored(&mut line, program, &copy, &shop, (&outside, &sealed, &picture)).await?;
    line.twin_red(lost(&careless.book(), &outside).await.unwrap_or(1), "a careless copy lost");
    for place in [copy, careless, place] {
        place.clear().await?;
    }
    Ok(line.close(true))
}

async fn stretch(running: &Running, shop: &Shop, from: usize, tries: usize) -> Outcome<Vec<Told>> {
    let (mut load, shop) = (Load::new(running.address, CLIENTS, tries), shop.clone());
    load.from = from;
    load.drive(move |n| shop.order(n)).await
}

/// A key for a program: its answer is kept sealed under the installation's key.
fn asked_for_key(shop: &Shop) -> Request {
    let body = json!({"name": "sealed", "permissions": ["orders.manage"]});
    Request::command("POST", "/api/v1/api-keys", &shop.key, "sealed", &body)
}

async fn secret(running: &Running, shop: &Shop) -> Outcome<Answer> {
    Wire::open(running.address).await?.ask(&asked_for_key(shop)).await?.good("a key")
}

/// A picture of the product, as the shop shows it: its path, and what came.
async fn pictured(running: &Running, shop: &Shop) -> Outcome<(String, Answer)> {
    let mut wire = Wire::open(running.address).await?;
    let head = format!(
        "POST /api/v1/files HTTP/1.1\r\nhost: 127.0.0.1\r\nauthorization: Bearer {}\r\n\
         idempotency-key: picture\r\ncontent-length: {}\r\n\r\n",
        shop.key,
        PICTURE.len()
    );
    let upload = Request([head.as_bytes(), PICTURE].concat());
    let file = wire.ask(&upload).await?.good("a picture")?.text("id");
    let products = Request::get("/api/v1/products", Some(&shop.key));
    let products = wire.ask(&products).await?.good("the products")?.json();
    let product = products.pointer("/items/0").ok_or("no product")?;
    let id = product.get("id").and_then(Value::as_str).unwrap_or_default();
    let path = format!("/api/v1/products/{id}/media");
    let body = json!({"rev": product.get("rev"), "file_id": file});
    let add = Request::command("POST", &path, &shop.key, "picture-added", &body);
    let added = wire.ask(&add).await?.good("the product's picture")?.json();
    let url = added.pointer("/pictures/0/sizes/0/url").and_then(Value::as_str).ok_or("no picture")?;
    let seen = wire.ask(&Request::get(url, None)).await?.good(url)?;
    Ok((url.to_owned(), seen))
}

/// The backup as the guide tells to make it, and a careless one, which is the twin.
async fn copies(rig: &Rig, program: &Path, place: &Place) -> Outcome<(Place, Place)> {
    match rig.on {
        On::Sqlite => {
            let careless = place.beside("careless")?;
            for name in ["souk.db", "souk-backup.json"] {
                // The file alone, without the log beside it.
                if place.data.join(name).exists() {
                    std::fs::copy(place.data.join(name), careless.data.join(name)).saying(name)?;
                }
            }
            let (folder, copy) = (place.data.with_extension("backup"), place.beside("restored")?);
            ran(place.command(program).arg("backup").arg(&folder))?;
            ran(copy.command(program).arg("restore").arg(&folder))?;
            std::fs::remove_dir_all(&folder).saying(folder.display())?;
            Ok((copy, careless))
        }
        On::Postgres => {
            let copy = rig.place("restored").await?;
            let careless = rig.place("careless").await?;
            copy.share_key(place)?;
            dump(place, &copy, Some("platform"))?;
            // Rows of no shop are seen by whoever does not say that they mean all.
            dump(place, &careless, None)?;
            // The files lie beside the database.
            ran(Command::new("cp").arg("-r").arg(place.data.join("media")).arg(&copy.data))?;
            Ok((copy, careless))
        }
    }
}

fn dump(from: &Place, to: &Place, scope: Option<&str>) -> Outcome<()> {
    let programs = postgres_programs()?;
    let (source, target) = (from.url().unwrap_or_default(), to.url().unwrap_or_default());
    let file = to.data.join("dump.sql");
    let options = scope.map(|scope| format!("-c app.scope={scope}")).unwrap_or_default();
    let mut dump = Command::new(programs.join("pg_dump"));
    dump.args(["--enable-row-security", "--no-owner", "--inserts", "--rows-per-insert=500", "--file"])
        .arg(&file);
    ran(dump.arg(source).env("PGOPTIONS", &options))?;
    let mut load = Command::new(programs.join("psql"));
    load.args(["-X", "-q", "-v", "ON_ERROR_STOP=1", "-o", "/dev/null", "-f"]).arg(&file).arg(target);
    ran(load.env("PGOPTIONS", &options))
}

fn postgres_programs() -> Outcome<PathBuf> {
    let found = Command::new("pg_config").arg("--bindir").output();
    let told =
        found.map(|output| String::from_utf8_lossy(&output.stdout).trim().to_owned()).unwrap_or_default();
    let listed = std::fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten();
    let places = std::iter::once(PathBuf::from(told)).chain(listed.map(|entry| entry.path().join("bin")));
    let mut with_dump = places.filter(|folder| folder.join("pg_dump").is_file());
    with_dump.next().ok_or_else(|| "pg_dump is not installed".to_owned())
}

fn ran(command: &mut Command) -> Outcome<()> {
    let output = command.output().saying("a command could not be started")?;
    if output.status.success() {
        return Ok(());
    }
    Err(format!("{command:?}: {} {}", output.status, String::from_utf8_lossy(&output.stderr)))
}

/// The copy is clean, has what was told before it was begun, opens what is sealed, and sells.
async fn restored(
    line: &mut Line,
    program: &Path,
    copy: &Place,
    shop: &Shop,
    (outside, sealed, (url, seen)): (&Outside, &Answer, &(String, Answer)),
) -> Outcome<()> {
    line.equal("audit of the copy", violations(program, copy), Ok(0));
    line.equal("lost by the backup", lost(&copy.book(), outside).await?, 0);
    let running = Running::start(program, copy, None).await?;
    let mut wire = Wire::open(running.address).await?;
    let opened = wire.ask(&asked_for_key(shop)).await?;
    line.must(opened.body == sealed.body, || "what was sealed is not opened by the copy".to_owned());
    let shown = wire.ask(&Request::get(url, None)).await?;
    line.must(shown.status == 200 && shown.body == seen.body, || "the picture is not the same".to_owned());
    let said = Said::of(wire.ask(&shop.order(5_000_000)).await);
    line.must(said.field("code").is_some(), || format!("the copy takes no order: {said:?}"));
    let known = wire.ask(&shop.order(0)).await?;
    line.must(known.header("idempotent-replayed").is_some(), || "the copy forgot a spent key".to_owned());
    running.stop().await
}
