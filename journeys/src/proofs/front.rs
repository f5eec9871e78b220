//! The shop's pages without a script: an order in five languages, and texts that want to be more than texts:
//! checks 17 and 18.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::Rig;
use crate::browser::{Browser, HANDLE, encode};
use crate::clock::SECOND;
use crate::html::skeleton;
use crate::line::Line;
use crate::shop::{Opening, PASSWORD, Shop, phone};
use crate::world::{Guard, Need, Out, Size, World, twice};
use crate::{Outcome, Saying};

/// 2026-11-02T11:00:00Z.
const NOON: i64 = 1_793_617_200 * SECOND;
const LANGS: [&str; 5] = ["ar", "en", "fr", "ru", "kk"];
const MOST_BYTES: usize = 14_336;

/// 600 letters of an Arabic description that do not repeat themselves.
const TEXT: &str = "قفطان جزائري مطرز يدويا بخيوط الفتلة الذهبية على قماش القطيفة الناعم، صنعته \
    أنامل حرفيات من تلمسان على مدى ثلاثة أسابيع كاملة. يناسب الأعراس وحفلات الختان والمناسبات \
    العائلية، ويأتي مبطنا بالساتان حتى يكون مريحا طوال السهرة. القصة واسعة عند الأكمام وضيقة عند \
    الخصر، ويمكن تعديل الطول مجانا قبل الإرسال إذا كتبت طولك في خانة الملاحظة. ننصح بالتنظيف الجاف \
    فقط وبحفظه معلقا بعيدا عن الشمس. الألوان في الصور قريبة جدا من الحقيقة، وقد تختلف قليلا حسب \
    شاشة هاتفك. إذا لم يعجبك بعد الاستلام فلك سبعة أيام لإرجاعه بشرط ألا يكون مستعملا، ونعيد لك \
    ثمنه كاملا. نغلف كل قطعة بعناية داخل علبة هدايا أنيقة مع بطاقة تهنئة باسمك إن رغبت، ونوصل إلى \
    كل الولايات.";

pub const SQUEEZED: Guard =
    Guard { name: "squeeze", out: Out::Switch("squeeze"), fails: "bytes of a product's page" };

pub const ESCAPED: Guard = Guard { name: "escape", out: Out::Switch("escape"), fails: "became an element" };

pub async fn storefront(rig: &Rig) -> Outcome<Line> {
    let mut line = rig.line("storefront");
    twice(rig, &mut line, Need::of("storefront").at(NOON), SQUEEZED, without_script).await?;
    Ok(line.close(false))
}

async fn without_script(world: &mut World, line: &mut Line) -> Outcome<()> {
    let shop = world.shop(Opening::plain("front", "own", 1_000)).await?;
    let langs = if world.size == Size::Twin { &LANGS[..1] } else { &LANGS[..] };
    for (n, lang) in langs.iter().enumerate() {
        from_search_to_status(world, line, &shop, lang, n).await.saying(lang)?;
    }
    let placed = world.book().number("select count(*) from orders").await?;
    line.equal("orders from the pages", placed, crate::count(langs.len()));
    page_size(world, line, &shop).await
}

async fn from_search_to_status(
    world: &World,
    line: &mut Line,
    shop: &Shop,
    lang: &str,
    n: usize,
) -> Outcome<()> {
    let home = format!("/shop/{}/{lang}", shop.slug);
    let mut browser = Browser::of(world, &format!("10.2.0.{n}"))?;
    let found = browser.get(&format!("{home}/s?q=teapot")).await?;
    let link = format!("{home}/p/{HANDLE}");
    line.must(found.has(&link), || format!("{lang}: the search does not find the product"));
    let product = browser.get(&link).await?;
    let side = if lang == "ar" { "rtl" } else { "ltr" };
    let head = format!("<html lang=\"{lang}\" dir=\"{side}\">");
    line.must(product.has(&head), || format!("{lang}: the page is not {side}"));
    let cart =
        browser.send(&product.form("/checkout")?.with("pieces", "2").to(&format!("{home}/cart"))).await?;
    line.must(cart.status == 200 && cart.has(&format!("{home}/checkout")), || {
        format!("{lang}: the cart {}", cart.status)
    });
    let form = browser.get(&format!("{home}/checkout")).await?.form("/checkout")?;
    let form = form.with("name", "Karim Haddad").with("phone", &phone(n)).with("province", "16");
    let mut refresh = form.clone();
    refresh.fields.push(("_refresh".to_owned(), "province".to_owned()));
    let page = browser.send(&refresh).await?;
    line.must(page.has("1605"), || format!("{lang}: no municipality of the province"));
    world.clock()?.advance(5 * SECOND)?;
    let form = page.form("/checkout")?.with("municipality", "1605").with("address", "12 rue Didouche");
    let mut thanks = browser.send(&form).await?;
    if !thanks.path.contains("/thanks/") {
        // The total was not shown yet.
        world.clock()?.advance(5 * SECOND)?;
        thanks = browser.send(&thanks.form("/checkout")?).await?;
    }
    let code = thanks.path.split("/thanks/").nth(1).and_then(|rest| rest.split('/').next());
    let code = code.ok_or_else(|| format!("no thanks at {}: {}", thanks.path, thanks.text()))?.to_owned();
    let mut later = Browser::of(world, &format!("10.3.0.{n}"))?;
    let find = later.get(&format!("{home}/o?code={code}")).await?;
    let status = later.send(&find.form("/o")?.with("phone", &phone(n)).with("code", &code)).await?;
    line.must(status.status == 200 && status.has(&code), || format!("{lang}: the status {}", status.status));
    for seen in [&found, &product, &cart, &page, &thanks, &status] {
        policy(line, seen.header("content-security-policy"), &seen.path);
    }
    line.done(1);
    Ok(())
}

fn policy(line: &mut Line, policy: &str, path: &str) {
    let strict = policy.contains("default-src") && !policy.contains("unsafe-inline");
    line.must(strict, || format!("{path} came with the policy {policy:?}"));
}

async fn page_size(world: &World, line: &mut Line, shop: &Shop) -> Outcome<()> {
    let letters: String = TEXT.chars().take(600).collect();
    let sizes =
        ["S", "M", "L", "XL"].iter().flat_map(|size| ["خمري", "زيتوني"].map(|colour| (*size, colour)));
    let variants = sizes.zip(1..).map(|((size, colour), number)| {
        json!({"values": [size, colour], "price_minor": 1_850_000 + number * 10_000})
    });
    let caftan = json!({
        "name": {"ar": "قفطان تلمساني مطرز بالفتلة", "en": "Tlemcen caftan"}, "handle": "caftan",
        "description": {"ar": format!("<p>{letters}</p>")}, "options": ["المقاس", "اللون"],
        "price_minor": 1_850_000, "variants": variants.collect::<Vec<Value>>(),
    });
    let added = world.tell(&shop.key, "POST", "/api/v1/products", &caftan).await?;
    let made = added.pointer("/product/variants").and_then(Value::as_array).map_or(0, Vec::len);
    line.equal("variants", made, 8);
    let ids = added.pointer("/product/variants").and_then(Value::as_array).into_iter().flatten();
    let lines: Vec<Value> = ids.map(|one| json!({"variant_id": one.get("id"), "quantity": "3"})).collect();
    let goods = json!({"kind": "receive", "lines": lines});
    world.tell(&shop.key, "POST", "/api/v1/stock/movements", &goods).await?;
    let mut browser = Browser::of(world, "10.4.0.1")?;
    browser.gzip = true;
    let page = browser.get(&format!("/shop/{}/ar/p/caftan", shop.slug)).await?;
    let headers: usize = page.headers.iter().map(|(name, value)| name.len() + value.len() + 4).sum();
    let whole = "HTTP/1.1 200 OK\r\n\r\n".len() + headers + page.body.len();
    line.note(format!("a page of 8 variants and 600 letters is {whole} bytes"));
    line.must(page.status == 200 && whole <= MOST_BYTES, || {
        format!("{whole} bytes of a product's page, {MOST_BYTES} at most")
    });
    Ok(())
}

pub async fn markup(rig: &Rig) -> Outcome<Line> {
    let mut line = rig.line("markup");
    twice(rig, &mut line, Need::of("markup").at(NOON), ESCAPED, typed).await?;
    Ok(line.close(false))
}

/// Texts that want to be more.
fn texts() -> Vec<String> {
    let heads =
        ["", "\">", "'>", "</title>", "</textarea>", "-->", "</script>", "</style>", "</option>", "]]>"];
    let tails = [
        "<script>alert(7)</script>",
        "<img src=x onerror=alert(7)>",
        "<svg/onload=alert(7)>",
        "<iframe src=javascript:alert(7)>",
        "<input autofocus onfocus=alert(7)>",
        "<x7 onclick=alert(7) style=x>",
    ];
    heads.iter().flat_map(|head| tails.iter().map(move |tail| format!("A7{head}{tail}"))).collect()
}

async fn typed(world: &mut World, line: &mut Line) -> Outcome<()> {
    let shop = world.shop(Opening::plain("markup", "own", 1_000)).await?;
    let mut pages = Pages::open(world, &shop).await?;
    let mut plain = BTreeSet::new();
    for n in 0..2 {
        pages.with(world, line, "A plain <3 text & \"more\"", n, &mut plain).await?;
    }
    let all = texts();
    line.equal("texts", all.len(), 60);
    let many = if world.size == Size::Twin { 6 } else { all.len() };
    let mut made = Vec::new();
    for (n, text) in all.iter().take(many).enumerate() {
        let mut found = BTreeSet::new();
        pages.with(world, line, text, n + 10, &mut found).await?;
        made.push((text, found));
    }
    // Lists have grown meanwhile: what a long one is made of is seen with a plain text too.
    for n in 2..4 {
        pages.with(world, line, "A plain <3 text & \"more\"", n, &mut plain).await?;
    }
    for (text, found) in &made {
        let new: Vec<&String> = found.difference(&plain).collect();
        line.must(new.is_empty(), || format!("{text:?} became an element: {new:?}"));
    }
    line.done(made.len());
    line.note(format!("{} pages looked at", pages.seen));
    Ok(())
}

/// Where such texts are shown.
struct Pages<'s> {
    shop: &'s Shop,
    member: Browser,
    seen: usize,
}

impl<'s> Pages<'s> {
    async fn open(world: &World, shop: &'s Shop) -> Outcome<Self> {
        let mut member = Browser::of(world, "10.5.0.1")?;
        let form = member.get("/admin/sign-in").await?.form("/sign-in")?;
        let email = format!("{}@souk.example", shop.slug);
        let home = member.send(&form.with("email", &email).with("password", PASSWORD)).await?;
        if home.status != 200 || home.path.contains("sign-in") {
            return Err(format!("signing in led to {} {}", home.status, home.path));
        }
        Ok(Self { shop, member, seen: 0 })
    }

    /// A product and an order that hold a text in every field; what its pages are made of.
    async fn with(
        &mut self,
        world: &World,
        line: &mut Line,
        typed: &str,
        n: usize,
        found: &mut BTreeSet<String>,
    ) -> Outcome<()> {
        let (shop, handle) = (self.shop, format!("goods-{n}"));
        let product = json!({
            "name": {"en": typed, "ar": typed}, "handle": handle, "description": {"en": typed, "ar": typed},
            "vendor": typed, "type_name": typed, "tags": [typed.replace(',', ".")], "price_minor": 250_000,
        });
        let added = world.attempt(&shop.key, "POST", "/api/v1/products", &product).await?;
        line.must(added.status < 300, || format!("no product {typed:?}: {}", added.words()));
        let id = added.json().pointer("/product/id").and_then(Value::as_str).unwrap_or_default().to_owned();
        let mut form = shop.form(n, 1);
        if let Some(fields) = form.as_object_mut() {
            fields.insert("customer".to_owned(), json!({"name": typed, "phone": phone(n)}));
            let place =
                json!({"province": "16", "municipality": "Bab Ezzouar", "address": typed, "city": typed});
            fields.insert("delivery".to_owned(), place);
            fields.insert("note".to_owned(), json!(typed));
            fields.insert("metadata".to_owned(), json!({"utm_source": typed}));
        }
        let order = world.attempt(&shop.key, "POST", "/api/v1/orders", &form).await?;
        line.must(order.status < 300, || format!("no order {typed:?}: {}", order.words()));
        let placed = order.text("order_id");
        let mut visitor = Browser::of(world, &format!("10.6.1.{}", n % 250))?;
        let front = format!("/shop/{}/en", shop.slug);
        for path in [
            format!("{front}/p/{handle}"),
            format!("{front}/s?q={}", encode(typed)),
            format!("{front}/o?code={}", encode(typed)),
        ] {
            let page = visitor.get(&path).await?;
            self.look(line, &page, found);
        }
        // What was typed comes back where something is missing.
        let form = visitor.get(&format!("{front}/p/{HANDLE}")).await?.form("/checkout")?;
        let sent = form.with("name", typed).with("phone", typed).with("province", "16");
        let page = visitor.send(&sent).await?;
        self.look(line, &page, found);
        for path in [
            format!("/admin/orders/{placed}"),
            format!("/admin/products/{id}"),
            "/admin/orders".to_owned(),
            format!("/admin/products?q={}", encode(typed)),
            "/admin/calls".to_owned(),
        ] {
            let page = self.member.get(&path).await?;
            line.must(page.status == 200, || format!("{path} answers {}", page.status));
            self.look(line, &page, found);
        }
        Ok(())
    }

    fn look(&mut self, line: &mut Line, page: &crate::browser::Seen, found: &mut BTreeSet<String>) {
        policy(line, page.header("content-security-policy"), &page.path);
        found.extend(skeleton(&page.text()).into_keys());
        self.seen += 1;
    }
}
