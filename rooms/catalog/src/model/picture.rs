//! A picture as whoever shows it needs it: addresses by size. Its bytes have one way out, by these addresses.

use std::fmt::Display;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use souk_core::{TenantId, Words};
use souk_engine::pictures::{SIDES, fit};

use crate::model::product::{MediaId, Medium};

/// Sizes from the narrowest to the widest; a narrow picture has fewer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Picture {
    pub id: MediaId,
    pub alt: Words,
    pub sizes: Vec<PictureSize>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct PictureSize {
    /// Path on the installation's address. What it shows never changes.
    pub url: String,
    pub width: u32,
    pub height: u32,
}

impl Picture {
    /// Of a stored picture whose largest size has these pixels.
    pub fn of(shop: TenantId, id: MediaId, width: i64, height: i64, alt: Words) -> Self {
        Self { id, alt, sizes: sizes_of(shop, &id, width, height) }
    }

    /// None while it is only known by a foreign address.
    pub fn of_medium(shop: TenantId, medium: &Medium) -> Option<Self> {
        let sizes = medium.sizes?;
        Some(Self::of(shop, medium.id, sizes.width, sizes.height, medium.alt.clone()))
    }

    /// The narrowest size that is at least this wide, else the widest.
    pub fn at(&self, width: u32) -> Option<&PictureSize> {
        at(&self.sizes, width)
    }
}

/// The sizes of a picture, of this room or a later one, whose largest has these pixels.
pub fn sizes_of(shop: TenantId, id: &impl Display, width: i64, height: i64) -> Vec<PictureSize> {
    let pixels = |length: i64| u32::try_from(length).unwrap_or_default();
    let mut sizes: Vec<PictureSize> = Vec::with_capacity(SIDES.len());
    for side in SIDES {
        let (width, height) = fit(pixels(width), pixels(height), side);
        if sizes.last().is_none_or(|last| (last.width, last.height) != (width, height)) {
            sizes.push(PictureSize { url: format!("/media/{shop}/{id}-{side}.jpg"), width, height });
        }
    }
    sizes
}

/// The narrowest of these sizes that is at least this wide, else the widest.
pub fn at(sizes: &[PictureSize], width: u32) -> Option<&PictureSize> {
    sizes.iter().find(|size| size.width >= width).or(sizes.last())
}

/// Reads the last part of a path back: the id of a picture, and in which of [`SIDES`].
pub fn read_name(name: &str) -> Option<(&str, usize)> {
    let (id, side) = name.strip_suffix(".jpg")?.rsplit_once('-')?;
    let place = SIDES.iter().position(|known| known.to_string() == side)?;
    Some((id, place))
}

#[cfg(test)]
mod tests {
    use souk_core::RawId;

    use super::*;

    fn made(width: i64, height: i64) -> Picture {
        let (shop, id) = (TenantId::from_raw(RawId([1; 16])), MediaId::from_raw(RawId([2; 16])));
        Picture::of(shop, id, width, height, Words::default())
    }

    #[test]
    fn a_picture_has_every_size_that_differs_and_its_names_are_read_back() {
        let shapes = |picture: &Picture| {
            picture.sizes.iter().map(|size| (size.width, size.height)).collect::<Vec<_>>()
        };
        assert_eq!(shapes(&made(1440, 1080)), [(360, 270), (720, 540), (1440, 1080)]);
        assert_eq!(shapes(&made(500, 500)), [(360, 360), (500, 500)]);
        assert_eq!(shapes(&made(100, 80)), [(100, 80)]);
        let picture = made(1440, 1080);
        for (place, size) in picture.sizes.iter().enumerate() {
            let name = size.url.rsplit('/').next().unwrap();
            assert_eq!(read_name(name), Some((picture.id.to_string().as_str(), place)));
        }
        assert_eq!(picture.at(360).map(|size| size.width), Some(360));
        assert_eq!(picture.at(9000).map(|size| size.width), Some(1440));
        for odd in ["", "a.jpg", "-360.jpg", "med_1-360.jpg", "../../etc/passwd"] {
            assert_eq!(read_name(odd).and_then(|(id, _)| MediaId::parse(id)), None, "{odd}");
        }
        let name = picture.sizes[0].url.rsplit('/').next().unwrap();
        assert_eq!(read_name(&name.replace("360", "361")), None);
        assert_eq!(read_name(&name.replace(".jpg", ".png")), None);
    }
}
