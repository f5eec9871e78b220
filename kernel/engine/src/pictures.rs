//! Pictures: whatever was uploaded is read within bounds and made anew in three sizes, without the place and
//! camera that it told. Only `prepare` can do it: nothing heavy runs inside a transaction.

use std::io::Cursor;

use image::codecs::jpeg::JpegEncoder;
use image::imageops::FilterType;
use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder, ImageError, ImageFormat, ImageReader, Limits, Rgba};
use souk_core::{Error, Fault, RawId, Result};

use crate::context::Context;
use crate::files::{FileId, FileStore, KeepFile};
use crate::refusals::{PICTURE_TOO_LARGE, PICTURE_TYPE_REFUSED};
use crate::traits::Outside;

/// Largest widths of the sizes, in pixels. A picture that is narrower stays as it is.
pub const SIDES: [u32; 3] = [360, 720, 1440];
/// What each size should weigh at most; the middle one is the first that a telephone loads.
const BUDGETS: [usize; 3] = [24 * 1024, 60 * 1024, 200 * 1024];
const QUALITIES: [u8; 7] = [84, 76, 68, 60, 50, 40, 30];

/// Of a picture as it comes in.
pub const MOST_BYTES: usize = 20 * 1024 * 1024;
const MOST_SIDE: u32 = 12_000;
const MOST_PIXELS: u64 = 40_000_000;
const MOST_MEMORY: u64 = 256 * 1024 * 1024;

/// A picture made anew: its largest size in pixels, and the file of each of [`SIDES`].
#[derive(Debug, Clone)]
pub struct Shrunk {
    pub width: u32,
    pub height: u32,
    pub files: [KeepFile; 3],
}

/// Width and height of the size that is `side` wide at most, and twice as high at most.
pub fn fit(width: u32, height: u32, side: u32) -> (u32, u32) {
    let [wide, high, most, tallest] = [width, height, side, side.saturating_mul(2)].map(u64::from);
    if wide <= most && high <= tallest {
        return (width, height);
    }
    let scaled = |length: u64, to: u64, from: u64| {
        u32::try_from((length * to + from / 2).checked_div(from).unwrap_or(1).max(1)).unwrap_or(u32::MAX)
    };
    if wide * tallest >= high * most {
        (side, scaled(high, most, wide))
    } else {
        (scaled(wide, tallest, high), side.saturating_mul(2))
    }
}

impl Outside {
    /// Makes the sizes of an uploaded picture and puts their bytes into the store; their rows are for `run`
    /// to write. A dry run stores nothing.
    pub fn picture(&self, cx: &Context, id: FileId) -> Result<Shrunk> {
        let (file, unread) = self.file(cx, id)?;
        let format = format_of(&file.kind)?;
        if usize::try_from(file.size).unwrap_or(usize::MAX) > MOST_BYTES {
            return Err(PICTURE_TOO_LARGE.refuse());
        }
        let store = cx.service::<FileStore>()?;
        let sizes = sizes(&unread.bytes()?, format)?;
        let (width, height) = sizes.last().map(|(_, width, height)| (*width, *height)).unwrap_or_default();
        let mut files = Vec::with_capacity(sizes.len());
        for (bytes, ..) in &sizes {
            let sha256 = match cx.dry_run {
                true => vec![0; 32],
                false => store.put(&RawId(cx.ids.bytes()).encode(), bytes)?,
            };
            files.push(KeepFile::new(&sha256, bytes.len(), "image/jpeg", &file.name));
        }
        let files = files.try_into().map_err(|_| Error::fault("a picture has three sizes"))?;
        Ok(Shrunk { width, height, files })
    }
}

fn format_of(kind: &str) -> Result<ImageFormat> {
    match kind {
        "image/jpeg" => Ok(ImageFormat::Jpeg),
        "image/png" => Ok(ImageFormat::Png),
        "image/webp" => Ok(ImageFormat::WebP),
        _ => Err(PICTURE_TYPE_REFUSED.refuse()),
    }
}

fn refused(error: ImageError) -> Error {
    match error {
        ImageError::Limits(_) => PICTURE_TOO_LARGE.refuse(),
        _ => PICTURE_TYPE_REFUSED.refuse(),
    }
}

/// JPEG bytes, width and height of each size, the smallest first.
fn sizes(bytes: &[u8], format: ImageFormat) -> Result<Vec<(Vec<u8>, u32, u32)>> {
    let mut image = largest(bytes, format)?;
    let mut made: Vec<(Vec<u8>, u32, u32)> = Vec::with_capacity(SIDES.len());
    for (side, budget) in SIDES.iter().zip(BUDGETS).rev() {
        let (width, height) = fit(image.width(), image.height(), *side);
        image = shrunk(image, width, height);
        let wider = made.last().filter(|last| (last.1, last.2) == (width, height) && last.0.len() <= budget);
        let bytes = match wider {
            Some((bytes, ..)) => bytes.clone(),
            None => encoded(&image, budget)?,
        };
        made.push((bytes, width, height));
    }
    made.reverse();
    Ok(made)
}

/// Reads a picture no larger than its header may say, upright, on white, in its largest size.
fn largest(bytes: &[u8], format: ImageFormat) -> Result<DynamicImage> {
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    let mut limits = Limits::no_limits();
    limits.max_alloc = Some(MOST_MEMORY);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().map_err(refused)?;
    let (width, height) = decoder.dimensions();
    let pixels = u64::from(width) * u64::from(height);
    if width.max(height) > MOST_SIDE || pixels > MOST_PIXELS || decoder.total_bytes() > MOST_MEMORY {
        return Err(PICTURE_TOO_LARGE.refuse());
    }
    if pixels == 0 {
        return Err(PICTURE_TYPE_REFUSED.refuse());
    }
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let image = on_white(DynamicImage::from_decoder(decoder).map_err(refused)?);
    // Made small before it is turned: a turn needs the picture twice.
    let side = SIDES.last().copied().unwrap_or_default();
    let (width, height) = if lies(orientation) {
        let (width, height) = fit(height, width, side);
        (height, width)
    } else {
        fit(width, height, side)
    };
    let mut image = shrunk(image, width, height);
    image.apply_orientation(orientation);
    Ok(DynamicImage::ImageRgb8(image.into_rgb8()))
}

const fn lies(orientation: Orientation) -> bool {
    use Orientation::{Rotate90, Rotate90FlipH, Rotate270, Rotate270FlipH};
    matches!(orientation, Rotate90 | Rotate270 | Rotate90FlipH | Rotate270FlipH)
}

/// JPEG knows nothing transparent.
fn on_white(image: DynamicImage) -> DynamicImage {
    if !image.has_alpha() {
        return image;
    }
    let mut image = image.into_rgba8();
    for Rgba([red, green, blue, alpha]) in image.pixels_mut() {
        let cover = u16::from(*alpha);
        for colour in [red, green, blue] {
            let mixed = (u16::from(*colour) * cover + 255 * (255 - cover)) / 255;
            *colour = u8::try_from(mixed).unwrap_or(u8::MAX);
        }
        *alpha = u8::MAX;
    }
    DynamicImage::ImageRgba8(image)
}

/// Much smaller ones are averaged first: it is quick and needs no memory beside the result.
fn shrunk(image: DynamicImage, width: u32, height: u32) -> DynamicImage {
    if (image.width(), image.height()) == (width, height) {
        return image;
    }
    let (twice_wide, twice_high) = (width.saturating_mul(2), height.saturating_mul(2));
    let image = match image.width() > twice_wide && image.height() > twice_high {
        true => image.thumbnail_exact(twice_wide, twice_high),
        false => image,
    };
    image.resize_exact(width, height, FilterType::CatmullRom)
}

/// The best quality that weighs no more than `budget`, else the last.
fn encoded(image: &DynamicImage, budget: usize) -> Result<Vec<u8>> {
    let mut bytes = Vec::new();
    for quality in QUALITIES {
        bytes.clear();
        image
            .write_with_encoder(JpegEncoder::new_with_quality(&mut bytes, quality))
            .map_err(|error| Fault::caused("a picture cannot be written", error))?;
        if bytes.len() <= budget {
            break;
        }
    }
    Ok(bytes)
}

#[cfg(test)]
mod tests;
