//! A product's page fits the first packets of a weak line.

use souk_catalog::{AddProduct, NewVariant};
use souk_core::{Lang, Words};
use souk_site::{Corners, PicturePlace, SetSitePicture, SetTheme, TypeSize};

use crate::stall::at_stall;

/// 600 letters of an Arabic description that do not repeat themselves.
const TEXT: &str = "قفطان جزائري مطرز يدويا بخيوط الفتلة الذهبية على قماش القطيفة الناعم، صنعته \
    أنامل حرفيات من تلمسان على مدى ثلاثة أسابيع كاملة. يناسب الأعراس وحفلات الختان والمناسبات \
    العائلية، ويأتي مبطنا بالساتان حتى يكون مريحا طوال السهرة. القصة واسعة عند الأكمام وضيقة عند \
    الخصر، ويمكن تعديل الطول مجانا قبل الإرسال إذا كتبت طولك في خانة الملاحظة. ننصح بالتنظيف الجاف \
    فقط وبحفظه معلقا بعيدا عن الشمس. الألوان في الصور قريبة جدا من الحقيقة، وقد تختلف قليلا حسب \
    شاشة هاتفك. إذا لم يعجبك بعد الاستلام فلك سبعة أيام لإرجاعه بشرط ألا يكون مستعملا، ونعيد لك \
    ثمنه كاملا. نغلف كل قطعة بعناية داخل علبة هدايا أنيقة مع بطاقة تهنئة باسمك إن رغبت، ونوصل إلى \
    كل الولايات.";

#[tokio::test(flavor = "multi_thread")]
async fn eight_variants_and_six_hundred_arabic_letters_fit_fourteen_kibibytes() {
    at_stall(|stall| async move {
        let letters: String = TEXT.chars().take(600).collect();
        assert_eq!(letters.chars().count(), 600);
        let sizes =
            ["S", "M", "L", "XL"].iter().flat_map(|size| ["خمري", "زيتوني"].map(|colour| (*size, colour)));
        let variants = sizes.zip(1..).map(|((size, colour), number)| NewVariant {
            values: vec![size.to_owned(), colour.to_owned()],
            price_minor: Some(1_850_000 + number * 10_000),
            ..NewVariant::default()
        });
        let caftan = AddProduct {
            name: Words::one(Lang::Ar, "قفطان تلمساني مطرز بالفتلة").with(Lang::En, "Tlemcen caftan"),
            handle: Some("caftan".into()),
            description: Words::one(Lang::Ar, format!("<p>{letters}</p>")),
            options: vec!["المقاس".into(), "اللون".into()],
            variants: variants.collect(),
            ..stall.plain("Caftan")
        };
        let mut shown = stall.add(caftan, 3).await;
        for shade in [40, 90, 140, 190] {
            shown = stall.picture(&shown, 900, [shade, 30, 30]).await;
        }
        // A shop with all that its look may have.
        let logo = souk_testkit::picture(360, 180, [90, 30, 30]);
        let logo = stall.world.engine.keep_bytes(stall.owner(), "logo.png", &logo).await.unwrap();
        let logo =
            SetSitePicture { place: PicturePlace::Logo, file_id: Some(logo.id), alt: Words::default() };
        stall.world.engine.execute(stall.owner(), logo).await.unwrap();
        let theme = SetTheme {
            accent: Some("#8a4b08".to_owned()),
            corners: Some(Corners::Soft),
            type_size: Some(TypeSize::Large),
            ..SetTheme::default()
        };
        stall.world.engine.execute(stall.owner(), theme).await.unwrap();
        let mut browser = stall.browser();
        browser.headers.push(("accept-encoding", "gzip, deflate, br".to_owned()));
        let seen = browser.get("/shop/amina/ar/p/caftan").await;
        assert_eq!(seen.headers["content-encoding"], "gzip");
        let headers: usize =
            seen.headers.iter().map(|(name, value)| name.as_str().len() + value.len() + 4).sum();
        let frame =
            "HTTP/1.1 200 OK\r\n\r\ncontent-length: 00000\r\ndate: Fri, 20 Nov 2026 11:00:00 GMT\r\n".len();
        let whole = frame + headers + seen.bytes.len();
        println!("{whole} bytes: {headers} of headers, {} of page", seen.bytes.len());
        assert!(whole <= 14_336, "{whole} bytes: {headers} of headers, {} of page", seen.bytes.len());
        browser.headers.clear();
        let plain = browser.get("/shop/amina/ar/p/caftan").await;
        assert_eq!(plain.text().matches("<option value=").count(), 70, "69 provinces and the invitation");
        assert_eq!(plain.text().matches("<input type=\"radio\"").count(), 8);
        for blocking in ["rel=\"stylesheet\"", "@import", "http://fonts", "<script src"] {
            let found = plain.text().matches(blocking).count();
            assert_eq!(found, usize::from(blocking == "<script src"), "{blocking}");
        }
        assert!(plain.has(" defer></script>"));
    })
    .await;
}
