//! The way of the merchant's guide, step by step on the running program: from a new shop to its first
//! delivered order. Each step leaves the picture that the guide shows of it.

use std::path::{Path, PathBuf};

use rig::place::On;
use rig::{Outcome, Saying};
use serde_json::json;

use crate::browser::{Browser, Screen};
use crate::buyer::{self, must};
use crate::demo::Demo;

/// What a picture of a guide may weigh.
const MOST: usize = 200_000;
const SLUG: &str = "zellige";
const PHONE: &str = "0551 98 76 54";

struct Guide {
    folder: PathBuf,
    merchant: Browser,
}

impl Guide {
    async fn open(&mut self, demo: &Demo, path: &str) -> Outcome<()> {
        let joint = if path.contains('?') { '&' } else { '?' };
        self.merchant.go(&demo.at(&format!("{path}{joint}lang=en"))).await
    }

    fn keep(&self, name: &str, picture: &[u8]) -> Outcome<()> {
        must(
            picture.len() <= MOST,
            format!("{name} is a picture of {} bytes, at most {MOST}", picture.len()),
        )?;
        let file = self.folder.join(format!("guide-{name}.png"));
        std::fs::write(&file, picture).saying(file.display())
    }

    /// What the merchant sees at this step.
    async fn show(&mut self, name: &str) -> Outcome<()> {
        let picture = self.merchant.glance().await?;
        self.keep(name, &picture)
    }

    async fn save(&mut self, form: &str) -> Outcome<()> {
        let button = format!("main form[action$='{form}'] .button.main");
        self.merchant.follow(&button).await?;
        match self.merchant.has("main .notice.danger").await? {
            true => Err(format!("{form} was refused: {}", self.merchant.text("main .notice.danger").await?)),
            false => Ok(()),
        }
    }
}

/// `for_docs` puts the pictures where the guide shows them, else they stay with the other screenshots.
pub async fn walk(for_docs: bool) -> Outcome<()> {
    let demo = Demo::open(On::Sqlite, "guide").await?;
    let docs = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/images");
    let apart = Path::new(env!("CARGO_TARGET_TMPDIR")).join("guide");
    let folder = if for_docs { docs } else { apart };
    std::fs::create_dir_all(&folder).saying(folder.display())?;
    let merchant = Browser::open(Screen::Phone, true, "guide-merchant").await?;
    let mut guide = Guide { folder, merchant };
    let (email, password) = ("zohra@example.com", "a long enough passphrase 7");
    let words = ["--email", email, "--name", "Zohra", "--lang", "en", "--password", password];
    demo.cli(&[["users", "add"].as_slice(), &words, &["--platform-admin", "false"]].concat())?;
    guide.open(&demo, "/admin").await?;
    guide.merchant.write("[name=email]", email).await?;
    guide.merchant.write("[name=password]", password).await?;
    guide.merchant.follow("main form .button.main").await?;
    open_shop(&mut guide, &demo).await?;
    demo.let_forms_of_come_at_once(SLUG)?;
    put_up_goods(&mut guide, &demo).await?;
    let code = order(&mut guide, &demo).await?;
    deliver(&mut guide, &demo, &code).await?;
    demo.close().await
}

/// A name and an address: the shop is there, on trial.
async fn open_shop(guide: &mut Guide, demo: &Demo) -> Outcome<()> {
    guide.open(demo, "/admin/shops/new").await?;
    for (field, text) in [("name", "Zellige"), ("slug", SLUG), ("phone", "0555 76 54 32")] {
        guide.merchant.write(&format!("[name={field}]"), text).await?;
    }
    guide.show("1-open").await?;
    guide.save("/shops/new").await?;
    guide.open(demo, "/admin").await?;
    must(guide.merchant.text("body").await?.contains("Zellige"), "the merchant is in the new shop")?;
    guide.show("2-home").await
}

/// A product with its price and stock, and what delivery costs.
async fn put_up_goods(guide: &mut Guide, demo: &Demo) -> Outcome<()> {
    guide.open(demo, "/admin/products/new").await?;
    guide.merchant.write("[name^=name_], [name=name]", "Bowl, hand-painted").await?;
    guide.show("3-product").await?;
    guide.merchant.write("[name=price_minor]", "2400").await?;
    guide.save("/products/new").await?;
    guide.merchant.follow("main .table a[href*='/admin/stock/']").await?;
    guide.merchant.click("[name=kind][value=receive]").await?;
    guide.merchant.write("[name=quantity]", "20").await?;
    guide.show("4-stock").await?;
    guide.save("/move").await?;
    guide.open(demo, "/admin/delivery").await?;
    guide.merchant.click("[name=option][value=home]").await?;
    guide.merchant.write("[name=fee_minor]", "600").await?;
    guide.show("5-delivery").await?;
    guide.save("/delivery").await
}

/// A customer orders on a telephone, in Arabic.
async fn order(guide: &mut Guide, demo: &Demo) -> Outcome<String> {
    let mut customer = Browser::open(Screen::Phone, true, "guide-customer").await?;
    customer.go(&demo.at(&format!("/shop/{SLUG}/ar/"))).await?;
    customer.follow(".product:not(.gone) a").await?;
    guide.keep("6-storefront", &customer.glance().await?)?;
    customer.write("[name=name]", "أمينة بن علي").await?;
    customer.write("[name=phone]", PHONE).await?;
    customer.pick("#f-province", buyer::FIRST_CHOICE).await?;
    customer.follow("main form .button.main").await?;
    buyer::choose_town(&mut customer, buyer::FIRST_CHOICE).await?;
    buyer::send(&mut customer).await?;
    must(customer.has(".hero").await?, "the customer is thanked")?;
    guide.keep("7-thanks", &customer.glance().await?)?;
    customer.text(".card .price bdi").await
}

/// The merchant calls, confirms, sends it and hands it over.
async fn deliver(guide: &mut Guide, demo: &Demo, code: &str) -> Outcome<()> {
    guide.open(demo, "/admin/orders").await?;
    guide.merchant.follow("main .table tbody th a").await?;
    must(guide.merchant.text("main").await?.contains(code), format!("order {code} is the newest"))?;
    guide.show("8-order").await?;
    for verb in ["confirm", "ship", "deliver"] {
        guide.merchant.follow(&format!("main form[action$='/{verb}'] button")).await?;
        must(guide.merchant.has(".notice.success").await?, format!("{verb} is done"))?;
    }
    guide.show("9-delivered").await?;
    let status = demo.place.book().texts(&format!("select status from orders where code = '{code}'")).await?;
    must(status == ["delivered"], format!("the order is delivered: {status:?}"))?;
    let said = guide.merchant.run("return document.title", json!([])).await?;
    must(said.as_str().is_some_and(|title| !title.is_empty()), "a page with a title")
}
