//! What holds on every page.

use souk_core::Lang;

use crate::office::{in_office, look, texts};

/// Paths of all pages that anybody at work may open, without parts that name a thing.
fn plain_pages() -> Vec<&'static str> {
    let pages = souk_admin::pages();
    let plain = pages.iter().filter(|route| route.method == "GET" && !route.path.contains('{'));
    // The last one leads to the shop itself.
    let skipped = ["/admin/sign-in", "/admin/set-up", "/platform/back", "/admin/steps/order/try"];
    plain.map(|route| route.path).filter(|path| !skipped.contains(path)).collect()
}

#[test]
fn every_sentence_is_there_in_both_languages() {
    assert_eq!(texts().gaps().unwrap(), []);
    assert_eq!(look().unsaid(), []);
    assert_eq!(look().broken(), Vec::<String>::new());
}

#[test]
fn every_permission_role_and_status_has_its_word() {
    let texts = texts();
    let words = |prefix: &str, values: Vec<&str>| -> Vec<String> {
        values.into_iter().map(|value| format!("{prefix}-{}", value.replace(['.', '_'], "-"))).collect()
    };
    let permissions = souk_shops::permissions::TABLE.iter().map(|line| line.name).collect();
    let all = [
        words("admin-permission", permissions),
        words("admin-entitlement", souk_entitlements::model::FLAGS.to_vec()),
        words("admin-order-status", souk_orders::Status::ALL.iter().map(|it| it.as_str()).collect()),
        words("admin-order-class", souk_orders::Class::ALL.iter().map(|it| it.as_str()).collect()),
        words("admin-parcel-state", souk_parcels::State::ALL.iter().map(|it| it.as_str()).collect()),
        words("admin-parcel-reason", souk_parcels::Reason::ALL.iter().map(|it| it.as_str()).collect()),
        words("admin-cancel", souk_orders::CancelReason::ALL.iter().map(|it| it.as_str()).collect()),
        words("admin-sort", souk_catalog::ProductSort::ALL.iter().map(|it| it.as_str()).collect()),
        words(
            "admin-sort",
            souk_customers::queries::CustomerSort::ALL.iter().map(|it| it.as_str()).collect(),
        ),
        words("admin-sort", souk_orders::OrderSort::ALL.iter().map(|it| it.as_str()).collect()),
        words("admin-channel", souk_orders::Channel::ALL.iter().map(|it| it.as_str()).collect()),
        words("admin-message-state", souk_engine::MessageState::ALL.iter().map(|it| it.as_str()).collect()),
        words("admin-payment", souk_orders::PaymentStatus::ALL.iter().map(|it| it.as_str()).collect()),
        words("admin-outcome", souk_orders::Confirmation::ALL.iter().map(|it| it.as_str()).collect()),
        words("admin-lead", souk_leads::LeadState::ALL.iter().map(|it| it.as_str()).collect()),
        words("admin-calls-place", souk_confirmation::script::PLACEHOLDERS.to_vec()),
        words("admin-channel", souk_orders::Channel::ALL.iter().map(|it| it.as_str()).collect()),
        words("admin-movement", souk_stock::MovementKind::ALL.iter().map(|it| it.as_str()).collect()),
        words("admin-product-state", souk_catalog::ProductState::ALL.iter().map(|it| it.as_str()).collect()),
        words("admin-run-state", souk_engine::RunState::ALL.iter().map(|it| it.as_str()).collect()),
        words("admin-role", souk_shops::Role::ALL.iter().map(|it| it.as_str()).collect()),
        words("language", Lang::ALL.iter().map(|it| it.as_str()).collect()),
    ];
    let missing: Vec<String> = all.into_iter().flatten().filter(|id| !texts.knows(Lang::En, id)).collect();
    assert_eq!(missing, Vec::<String>::new());
}

#[test]
fn a_plan_has_one_word_in_arabic() {
    let rooms = crate::office::ROOMS.iter().flat_map(|room| room.texts);
    let rooms = rooms.filter(|(lang, _)| *lang == Lang::Ar).map(|(_, ftl)| *ftl);
    let own = souk_admin::TEXTS.iter().filter(|source| source.lang == Lang::Ar).map(|source| source.ftl);
    let lines = rooms.chain(own).flat_map(str::lines);
    let other: Vec<&str> =
        lines.filter(|line| ["خطة", "خطت", "الخطط"].iter().any(|word| line.contains(word))).collect();
    assert_eq!(other, Vec::<&str>::new(), "merchants say باقة");
}

#[tokio::test(flavor = "multi_thread")]
async fn every_page_opens_for_the_owner_in_both_languages() {
    in_office(|mut office| async move {
        let product = office.product("Robe").await.path.split('?').next().unwrap().to_owned();
        let page = office.owner.get(&product).await;
        let variant = page.link(&format!("{product}/variants/var_"));
        let level = page.link("/admin/stock/prod_");
        let member = office.owner.get("/admin/members").await.link("/admin/members/usr_");
        let shop = office.owner.get("/platform").await.link("/platform/shops/shp_");
        let named = [
            product.clone(),
            format!("{product}/edit"),
            format!("{product}/archive"),
            format!("{product}/variants/new"),
            variant,
            level,
            member.clone(),
            format!("{member}/remove"),
            shop,
        ];
        for (lang, dir) in [("ar", "rtl"), ("en", "ltr")] {
            for path in plain_pages().into_iter().map(str::to_owned).chain(named.clone()) {
                let seen = office.owner.get(&format!("{path}?lang={lang}")).await;
                assert_eq!(seen.status, 200, "{path} {lang}: {}", seen.text);
                assert!(seen.has(&format!("<html lang=\"{lang}\" dir=\"{dir}\">")), "{path} {lang}");
                assert!(!seen.has(" style=\"") && !seen.has("onclick"), "{path}: what the policy forbids");
            }
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_is_not_signed_in_is_led_to_sign_in_and_back() {
    in_office(|office| async move {
        for path in plain_pages() {
            let mut stranger = office.stranger();
            let seen = stranger.once("GET", path, None).await;
            let to =
                seen.headers.get("location").map(|it| it.to_str().unwrap().to_owned()).unwrap_or_default();
            assert!(seen.status == 303 && to.starts_with("/admin/sign-in"), "{path}: {} {to}", seen.status);
        }
        let mut stranger = office.stranger();
        let page = stranger.get("/admin/products?q=robe").await;
        let fields = [
            ("email", "amina@example.com"),
            ("password", crate::office::PASSWORD),
            ("back", &page.value("back")),
        ];
        let seen = stranger.post(&page, "/admin/sign-in", &fields).await;
        assert_eq!(seen.path, "/admin/products?q=robe");
        let wrong =
            [("email", "amina@example.com"), ("password", "no"), ("back", "https://elsewhere.example/")];
        let mut stranger = office.stranger();
        let page = stranger.get("/admin/sign-in?lang=en").await;
        let seen = stranger.post(&page, "/admin/sign-in", &wrong).await;
        assert!(seen.status == 401 && seen.has("amina@example.com"), "{}", seen.text);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn there_is_no_platform_for_a_member() {
    in_office(|mut office| async move {
        let mut member = office.member("support").await;
        for path in ["/platform", "/platform/plans"] {
            assert_eq!(member.get(path).await.status, 404, "{path}");
        }
    })
    .await;
}
