//! How a shop looks: its choices, and the files of its logo and cover, on both databases.

use souk_core::{Lang, Words};
use souk_engine::{FileId, Reach, sql};
use souk_site::{
    Corners, PicturePlace, RemoveSitePicture, SetSitePicture, SetTheme, SiteTheme, ThemeView, TypeSize,
    site_picture_bytes, theme_by_slug,
};
use souk_testkit::{Setup, both, picture};

use crate::{Desk, ROOMS};

impl Desk {
    async fn look(&self, shop: usize) -> ThemeView {
        self.world.engine.ask(self.owner(shop), SiteTheme {}).await.unwrap()
    }
    async fn set(&self, change: SetTheme) -> Result<ThemeView, &'static str> {
        self.world.engine.execute(self.owner(0), change).await.map_err(|error| error.code())
    }
    async fn upload(&self, shop: usize, name: &str, bytes: &[u8]) -> FileId {
        self.world.engine.keep_bytes(self.owner(shop), name, bytes).await.unwrap().id
    }
    async fn put_up(&self, place: PicturePlace, bytes: &[u8]) -> Result<ThemeView, &'static str> {
        let file_id = Some(self.upload(0, "picture.png", bytes).await);
        let alt = Words::one(Lang::Ar, "قفطان").with(Lang::En, " A caftan ");
        let put_up = SetSitePicture { place, file_id, alt };
        self.world.engine.execute(self.owner(0), put_up).await.map_err(|error| error.code())
    }
    /// Files that a row names, and those that none does.
    async fn files(&self) -> (i64, i64) {
        let held = sql!(
            "select cast(count(*) as bigint), coalesce(sum(case when unused_since is null then 1 else 0
             end), 0)
             from files"
        );
        let rows: Vec<(i64, i64)> = self.world.rows(held, &[]).await;
        (rows[0].1, rows[0].0 - rows[0].1)
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_left_out_of_a_look_stays_and_the_older_one_is_not_written_over() {
    both(Setup::rooms(ROOMS), |world| async move {
        let desk = Desk::open(world).await;
        let plain = desk.look(0).await;
        assert_eq!(
            (plain.rev, plain.colour.as_str(), plain.look.theme.accent.as_deref()),
            (0, "#0f766e", None)
        );
        let first = SetTheme {
            colour: Some("#7c2138".to_owned()),
            accent: Some("#8a4b08".to_owned()),
            corners: Some(Corners::Square),
            ..SetTheme::default()
        };
        let seen = desk.set(first.clone()).await.unwrap();
        assert_eq!((seen.rev, seen.colour.as_str()), (1, "#7c2138"));
        assert_eq!(desk.set(first).await.unwrap_err(), "theme.changed_meanwhile");
        let letters = SetTheme { rev: 1, type_size: Some(TypeSize::Large), ..SetTheme::default() };
        let seen = desk.set(letters).await.unwrap();
        let theme = &seen.look.theme;
        assert_eq!((theme.corners, theme.type_size), (Corners::Square, TypeSize::Large));
        assert_eq!((theme.accent.as_deref(), seen.colour.as_str()), (Some("#8a4b08"), "#7c2138"));
        let none = SetTheme { rev: 2, accent: Some(String::new()), ..SetTheme::default() };
        assert_eq!(desk.set(none).await.unwrap().look.theme.accent, None);
        assert_eq!(desk.look(1).await, plain, "another shop looks as before");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn colours_that_cannot_be_told_from_the_page_are_refused_and_nothing_of_the_form_is_kept() {
    both(Setup::rooms(ROOMS), |world| async move {
        let desk = Desk::open(world).await;
        let before = desk.look(0).await;
        let (dark, pale) = (Some("#7c2138".to_owned()), Some("#ffe066".to_owned()));
        for (colour, accent, code) in [
            (pale.clone(), None, "shop.colour_pale"),
            (dark.clone(), pale, "shop.colour_pale"),
            (Some("red".to_owned()), None, "shop.settings_invalid"),
            (dark, Some("#000}b{".to_owned()), "theme.colour_invalid"),
        ] {
            let change = SetTheme { colour, accent, corners: Some(Corners::Soft), ..SetTheme::default() };
            assert_eq!(desk.set(change).await.unwrap_err(), code);
        }
        assert_eq!(desk.look(0).await, before);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_logo_and_a_cover_are_made_anew_and_what_they_take_the_place_of_is_let_go() {
    both(Setup::rooms(ROOMS), |world| async move {
        let desk = Desk::open(world).await;
        let seen = desk.put_up(PicturePlace::Logo, &picture(200, 100, [200, 0, 0])).await.unwrap();
        let logo = seen.look.logo.clone().unwrap();
        assert_eq!(logo.sizes.iter().map(|size| (size.width, size.height)).collect::<Vec<_>>(), [(200, 100)]);
        let seen = desk.put_up(PicturePlace::Cover, &picture(1_600, 600, [0, 0, 200])).await.unwrap();
        let cover = seen.look.cover.unwrap();
        assert_eq!((cover.sizes.len(), cover.alt.0[&Lang::En].as_str()), (3, "A caftan"));
        assert_eq!(seen.look.logo, Some(logo.clone()), "the logo stays");
        // Of the logo one file, of the cover three; both uploads themselves are nobody's.
        assert_eq!(desk.files().await, (4, 2));
        let again = desk.put_up(PicturePlace::Logo, &picture(200, 100, [0, 200, 0])).await.unwrap();
        assert_ne!(again.look.logo.as_ref().unwrap().id, logo.id, "what an address shows never changes");
        assert_eq!(desk.files().await, (4, 4));
        let (here, there, id) = (desk.shops[0], desk.shops[1], again.look.logo.unwrap().id);
        for (shop, id, found) in [(here, id, true), (here, logo.id, false), (there, id, false)] {
            let read = move |db: &mut souk_engine::Reader<'_>| site_picture_bytes(db, shop, id, 0);
            let hash = desk.world.engine.read(Reach::Shop(shop), read).await.unwrap();
            assert_eq!(hash.is_some(), found);
            if let Some(hash) = hash {
                let bytes = desk.world.store.read(&hash).unwrap();
                assert!(bytes.starts_with(&[0xff, 0xd8]), "never as it was sent");
            }
        }
        let gone = |id| RemoveSitePicture { place: PicturePlace::Logo, id };
        let early = desk.world.engine.execute(desk.owner(0), gone(logo.id)).await.unwrap_err();
        assert_eq!(early.code(), "site_picture.not_found", "the one that was looked at is gone already");
        let gone = gone(id);
        let seen = desk.world.engine.execute(desk.owner(0), gone.clone()).await.unwrap();
        assert!(seen.look.logo.is_none() && seen.look.cover.is_some());
        assert_eq!(desk.files().await, (3, 5));
        let error = desk.world.engine.execute(desk.owner(0), gone).await.unwrap_err();
        assert_eq!(error.code(), "site_picture.not_found");
        let public =
            desk.world.engine.read(Reach::Platform, |db| db.ask(theme_by_slug("amina"))).await.unwrap();
        assert_eq!(public, desk.look(0).await.look);
        let other =
            desk.world.engine.read(Reach::Platform, |db| db.ask(theme_by_slug("karim"))).await.unwrap();
        assert!(other.cover.is_none(), "nobody else's");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_cover_is_described_anew_without_being_sent_again() {
    both(Setup::rooms(ROOMS), |world| async move {
        let desk = Desk::open(world).await;
        let engine = &desk.world.engine;
        let words = |text: &str| SetSitePicture {
            place: PicturePlace::Cover,
            file_id: None,
            alt: Words::one(Lang::En, text),
        };
        let early = engine.execute(desk.owner(0), words("A rug")).await.unwrap_err();
        assert_eq!(early.code(), "site_picture.file_required");
        let cover = desk.put_up(PicturePlace::Cover, &picture(800, 300, [9, 9, 9])).await.unwrap();
        let seen = engine.execute(desk.owner(0), words("A rug")).await.unwrap().look.cover.unwrap();
        assert_eq!((seen.id, seen.alt), (cover.look.cover.unwrap().id, Words::one(Lang::En, "A rug")));
        let long = engine.execute(desk.owner(0), words(&"x".repeat(301))).await.unwrap_err();
        assert_eq!(long.code(), "site_picture.words_too_long");
    })
    .await;
}

/// A script in a drawing, a picture that unpacks to a wall, a table that calls itself a picture.
#[tokio::test(flavor = "multi_thread")]
async fn what_is_no_picture_or_too_large_a_one_is_refused_and_the_one_before_stays() {
    both(Setup::rooms(ROOMS), |world| async move {
        let desk = Desk::open(world).await;
        let before = desk.put_up(PicturePlace::Logo, &picture(90, 90, [1, 2, 3])).await.unwrap();
        let mut wall = picture(8, 8, [0, 0, 0]);
        // Width and height as the header of a PNG tells them.
        wall[16..24].copy_from_slice(&[0, 0, 0x4e, 0x20, 0, 0, 0x4e, 0x20]);
        let script = b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>";
        for (bytes, code) in [
            (&script[..], "media.type_refused"),
            (b"a,b\n1,2\n", "media.type_refused"),
            (b"\x89PNG\r\n\x1a\nnothing", "media.type_refused"),
            (&wall, "media.too_large"),
        ] {
            let refused = desk.put_up(PicturePlace::Logo, bytes).await.unwrap_err();
            assert!([code, "media.type_refused"].contains(&refused), "{refused}");
        }
        assert_eq!(desk.look(0).await, before);
        let theirs = desk.upload(1, "theirs.png", &picture(9, 9, [0, 0, 0])).await;
        let steal =
            SetSitePicture { place: PicturePlace::Logo, file_id: Some(theirs), alt: Words::default() };
        let error = desk.world.engine.execute(desk.owner(0), steal).await.unwrap_err();
        assert_eq!(error.code(), "file.not_found");
        assert_eq!(desk.look(0).await, before);
    })
    .await;
}

/// Red where two that come at once find the same one to let go.
#[tokio::test(flavor = "multi_thread")]
async fn logos_that_are_put_up_at_once_leave_one_and_the_files_of_one() {
    both(Setup::rooms(ROOMS), |world| async move {
        let desk = Desk::open(world).await;
        let mut files = Vec::new();
        for shade in 0..6_u8 {
            files.push(desk.upload(0, "logo.png", &picture(60, 60, [shade * 40, 0, 0])).await);
        }
        let tasks: Vec<_> = files
            .into_iter()
            .map(|file| {
                let (engine, ask) = (desk.world.engine.clone(), desk.owner(0));
                let place = PicturePlace::Logo;
                let put_up = SetSitePicture { place, file_id: Some(file), alt: Words::default() };
                tokio::spawn(async move { engine.execute(ask, put_up).await.unwrap() })
            })
            .collect();
        for task in tasks {
            task.await.unwrap();
        }
        assert_eq!(desk.files().await, (1, 11), "six uploads and five logos that were");
    })
    .await;
}
