//! Every page of the running program, in both languages, on a telephone and on a desk: looked at by one
//! script, and put down as a picture for people to look at.

use std::path::{Path, PathBuf};

use rig::place::On;
use rig::{Outcome, Saying};
use serde_json::{Value, json};

use crate::browser::{Browser, Screen};
use crate::buyer::{self, must};
use crate::demo::Demo;
use crate::inspect::{ids, inspect};

const CRAWL: &str = include_str!("crawl.js");
/// Pages that no link leads to.
const OUTSIDE: &[&str] = &["/admin/sign-in", "/admin/join/nobody", "/shop/nowhere/"];
const WITHIN: &[&str] = &[
    "/admin/orders?q=nobody",
    "/admin/orders?province=16&sort=oldest",
    "/admin/orders/slips",
    "/admin/search?q=",
    "/admin/search?q=0551",
    "/admin/no-such-page",
];
const IN_SHOP: &[&str] = &["/s?q=nothing-like-it", "/no-such-page", "/o"];

struct Tour {
    browser: Browser,
    lang: &'static str,
    ids: Vec<String>,
    folder: PathBuf,
    seen: usize,
    wrong: Vec<String>,
}

impl Tour {
    /// Inspects the page that is open and keeps its picture.
    async fn look(&mut self, what: &str) -> Outcome<()> {
        self.seen += 1;
        let width = self.browser.screen.width();
        let found = inspect(&mut self.browser, self.lang, &self.ids).await?;
        self.wrong.extend(found.iter().map(|wrong| format!("{} {width} {what}\n      {wrong}", self.lang)));
        let name: String =
            what.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }).take(60).collect();
        let file = self.folder.join(format!("{}-{width}-{:02}-{name}.png", self.lang, self.seen));
        let picture = self.browser.picture().await?;
        std::fs::write(&file, picture).saying(file.display())
    }

    async fn open(&mut self, demo: &Demo, path: &str) -> Outcome<()> {
        let more = match path.contains('?') {
            true => "&",
            false => "?",
        };
        self.browser.go(&demo.at(&format!("{path}{more}lang={}", self.lang))).await?;
        self.look(path).await
    }

    /// Orders something, and looks at each step; the cart is left full.
    async fn buy(&mut self, demo: &Demo) -> Outcome<()> {
        let tail = self.browser.screen.width() + u32::from(self.lang == "ar");
        buyer::go_to_checkout(&mut self.browser, demo, self.lang, "12").await?;
        self.look("checkout from a product").await?;
        // What the browser would not let through is sent all the same.
        let lax = "for (const form of document.forms) form.noValidate = true";
        self.browser.run(lax, json!([])).await?;
        buyer::send(&mut self.browser).await?;
        must(self.browser.has("[role=alert]").await?, "what is wrong with the form")?;
        self.look("checkout refused").await?;
        self.browser.write("[name=phone]", &format!("055100{tail:04}")).await?;
        buyer::choose_town(&mut self.browser, buyer::FIRST_CHOICE).await?;
        buyer::send(&mut self.browser).await?;
        self.look("thanks").await?;
        let code = self.browser.text(".card .price bdi").await?;
        self.browser.go(&demo.at(&demo.shop(self.lang, "/o"))).await?;
        self.browser.write("[name=phone]", &format!("055100{tail:04}")).await?;
        self.browser.write("[name=code]", &code).await?;
        self.browser.follow("main form .button.main").await?;
        must(self.browser.has(".timeline").await?, "how far the order is")?;
        self.look("an order looked for").await?;
        for product in [".product:nth-of-type(3) a", ".product:not(.gone) a"] {
            self.browser.go(&demo.at(&demo.shop(self.lang, "/"))).await?;
            self.browser.follow(product).await?;
            self.look("a product").await?;
        }
        self.browser.follow("[formaction]").await
    }

    /// The customer who bought before calls, and a member orders for them; the page answers meanwhile.
    async fn order_for_a_caller(&mut self, demo: &Demo) -> Outcome<()> {
        let tail = self.browser.screen.width() + u32::from(self.lang == "ar");
        let there = |selector: &str| format!("document.querySelector('{selector}') !== null");
        self.browser.go(&demo.at(&format!("/admin/orders/new?lang={}", self.lang))).await?;
        let phone = format!("055100{tail:04}");
        self.browser.write("[name=phone]", &phone).await?;
        self.browser.write("[name=find]", "wool").await?;
        self.browser.wait(&there("#o-known .known")).await.saying("the customer is known")?;
        // Heard wrongly: what was filled in goes, though somebody stands in the field of the name.
        let name = |is: &str| format!("document.querySelector('#o-name [name=name]').value {is} ''");
        self.browser.write("[name=phone]", "0559 99 99 99").await?;
        self.browser.click("[name=name]").await?;
        self.browser.wait(&name("===")).await.saying("the name of another is taken back")?;
        self.browser.write("[name=phone]", &phone).await?;
        self.browser.click("[name=name]").await?;
        self.browser.wait(&name("!==")).await.saying("the name is filled in anew")?;
        self.browser.wait(&there("#o-found [name=add]")).await.saying("goods are found")?;
        self.look("a caller and goods").await?;
        self.browser.click("#o-found [name=add]").await?;
        self.browser.wait(&there("#o-lines [name=pieces]")).await.saying("a line")?;
        self.browser
            .wait(&there("#o-bill [name=seen_home]"))
            .await
            .saying("the total to the last address")?;
        self.look("a caller's order").await?;
        self.browser.follow("[data-send]").await?;
        must(self.browser.has(".notice.success").await?, "the order is placed")?;
        self.look("the caller's order, placed").await?;
        let press = "document.body.dispatchEvent(new KeyboardEvent('keydown', {key: 'c', bubbles: true}));
            return document.activeElement.form ? document.activeElement.form.action : ''";
        let went = self.browser.run(press, json!([])).await?;
        let to_confirm = went.as_str().is_some_and(|action| action.ends_with("/confirm"));
        must(to_confirm, format!("the key that goes to the button: {went}"))
    }

    /// A form of the admin that was filled wrongly.
    async fn refused(&mut self, demo: &Demo) -> Outcome<()> {
        self.browser.go(&demo.at(&format!("/admin/products/new?lang={}", self.lang))).await?;
        self.browser.run("for (const form of document.forms) form.noValidate = true", json!([])).await?;
        self.browser.follow("main form .button.main").await?;
        must(self.browser.has("[role=alert]").await?, "what is wrong with the form")?;
        self.look("a product refused").await
    }
}

/// The pages that links lead to, from the shop's home and, signed in, from the admin's.
async fn crawl(tour: &mut Tour, demo: &Demo) -> Outcome<Vec<String>> {
    let starts = json!(["/admin", demo.shop(tour.lang, "/"), demo.shop(tour.lang, "/cart"), "/"]);
    let found = tour.browser.run(CRAWL, json!([starts, tour.lang])).await.saying("the crawl")?;
    let list = |name: &str| -> Vec<String> {
        let list = found.get(name).and_then(Value::as_array).cloned().unwrap_or_default();
        list.iter().filter_map(Value::as_str).map(str::to_owned).collect()
    };
    tour.wrong
        .extend(list("broken").iter().map(|link| format!("{} a link leads nowhere: {link}", tour.lang)));
    // Reading a shop's page within one of the admin breaks the admin's policy on styles; nobody else does
    // that.
    tour.browser.complaints().await?;
    Ok(list("pages"))
}

pub async fn every_page(screen: Screen, lang: &'static str) -> Outcome<()> {
    let name = format!("pages{}-{lang}", screen.width());
    let demo = Demo::open(On::Sqlite, &name).await?;
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("screenshots");
    std::fs::create_dir_all(&folder).saying(folder.display())?;
    let browser = Browser::open(screen, true, &name).await?;
    let mut tour = Tour { browser, lang, ids: ids()?, folder, seen: 0, wrong: Vec::new() };
    for path in OUTSIDE {
        tour.open(&demo, path).await?;
    }
    tour.buy(&demo).await?;
    demo.sign_in(&mut tour.browser).await?;
    let pages = crawl(&mut tour, &demo).await?;
    let admin = pages.iter().filter(|path| path.starts_with("/admin")).count();
    must(admin >= 25, format!("most pages of the admin: {pages:#?}"))?;
    must(pages.len() - admin >= 6, format!("the pages of the shop: {pages:#?}"))?;
    let within = WITHIN.iter().map(|path| (*path).to_owned());
    let in_shop = IN_SHOP.iter().map(|path| demo.shop(lang, path));
    for path in pages.iter().cloned().chain(within).chain(in_shop) {
        tour.open(&demo, &path).await?;
    }
    tour.order_for_a_caller(&demo).await?;
    tour.refused(&demo).await?;
    let Tour { folder, seen, wrong, .. } = tour;
    println!("{seen} pages at {} px; pictures are in {}", screen.width(), folder.display());
    if !wrong.is_empty() {
        println!("  {}", wrong.join("\n  "));
        return Err(format!("{} things are wrong", wrong.len()));
    }
    demo.close().await
}
