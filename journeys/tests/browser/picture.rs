//! The picture of the README, made of the running program: the Arabic product page and the merchant's home on
//! telephones, before the book of orders on a desk.

use std::path::Path;

use rig::place::On;
use rig::{Outcome, Saying};

use crate::browser::{Browser, Screen};
use crate::demo::Demo;

/// What a README may weigh.
const MOST: usize = 250_000;

const FRAME: &str = "<!doctype html><meta charset=utf-8><title>Souk</title><style>
    body { margin: 0; position: relative; overflow: hidden; background: #0b5d50 }
    img { position: absolute; display: block; box-shadow: 0 12px 40px #0008 }
    .desk { left: 330px; top: 80px; width: 914px; border-radius: 14px }
    .phone { width: 240px; border: 6px solid #111; border-radius: 26px }
    .home { left: 284px; top: 190px } .product { left: 20px; top: 116px }
    </style>";

/// Composes the picture; `for_docs` puts it where the README shows it, else it stays with the other
/// screenshots.
pub async fn make(for_docs: bool) -> Outcome<()> {
    let demo = Demo::open(On::Sqlite, "picture").await?;
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("picture");
    std::fs::create_dir_all(&folder).saying(folder.display())?;
    let keep = |name: &str, bytes: Vec<u8>| std::fs::write(folder.join(name), bytes).saying(name);

    let mut phone = Browser::open(Screen::Phone, true, "picture").await?;
    phone.go(&demo.at(&demo.shop("ar", "/"))).await?;
    phone.follow(".product:not(.gone) a").await?;
    keep("product.png", phone.glance().await?)?;
    demo.sign_in(&mut phone).await?;
    phone.go(&demo.at("/admin?lang=ar")).await?;
    keep("home.png", phone.glance().await?)?;
    let mut desk = Browser::open(Screen::Desk, true, "picture").await?;
    demo.sign_in(&mut desk).await?;
    desk.go(&demo.at("/admin/orders?lang=en")).await?;
    keep("orders.png", desk.glance().await?)?;

    let page = "<img class=desk src=orders.png><img class='phone product' src=product.png>\
                <img class='phone home' src=home.png>";
    let file = folder.join("souk.html");
    std::fs::write(&file, format!("{FRAME}{page}")).saying(file.display())?;
    desk.go(&format!("file://{}", file.display())).await?;
    let picture = desk.glance().await?;
    if picture.len() > MOST {
        return Err(format!("the picture has {} bytes, at most {MOST} are a README's", picture.len()));
    }
    let docs = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/images");
    let there = if for_docs { docs } else { folder }.join("souk.png");
    std::fs::write(&there, picture).saying(there.display())?;
    demo.close().await
}
