//! What is refused, by its header alone; and what comes out of what is taken.

use image::codecs::png::PngEncoder;
use image::codecs::webp::WebPEncoder;
use image::{Rgb, RgbImage, RgbaImage};

use super::*;

/// A PNG that says it is this large and holds nothing.
fn header_only(width: u32, height: u32, depth: u8, colour: u8) -> Vec<u8> {
    let mut header = b"IHDR".to_vec();
    header.extend(width.to_be_bytes());
    header.extend(height.to_be_bytes());
    header.extend([depth, colour, 0, 0, 0]);
    let mut png = vec![0x89, b'P', b'N', b'G', b'\r', b'\n', 0x1a, b'\n', 0, 0, 0, 13];
    png.extend(&header);
    png.extend(crc(&header).to_be_bytes());
    png.extend([0, 0, 0, 0]);
    png.extend(b"IDAT");
    png.extend(crc(b"IDAT").to_be_bytes());
    png
}

/// CRC-32 as PNG has it (ISO 3309).
fn crc(bytes: &[u8]) -> u32 {
    let step = |crc: u32| if crc & 1 == 1 { 0xedb8_8320 ^ (crc >> 1) } else { crc >> 1 };
    !bytes.iter().fold(!0, |crc, byte| (0..8).fold(crc ^ u32::from(*byte), |crc, _| step(crc)))
}

fn code(bytes: &[u8], format: ImageFormat) -> &'static str {
    sizes(bytes, format).map(|_| ()).unwrap_err().code()
}

fn png(image: &DynamicImage) -> Vec<u8> {
    let mut bytes = Vec::new();
    image.write_with_encoder(PngEncoder::new(&mut bytes)).unwrap();
    bytes
}

fn read(bytes: &[u8]) -> RgbImage {
    image::load_from_memory_with_format(bytes, ImageFormat::Jpeg).unwrap().into_rgb8()
}

fn near(pixel: &Rgb<u8>, wanted: [u8; 3]) -> bool {
    pixel.0.iter().zip(wanted).all(|(is, wanted)| is.abs_diff(wanted) < 30)
}

/// Hills of colour with grain, as a camera sees things.
fn photo(width: u32, height: u32) -> DynamicImage {
    let wave = |at: u32, length: u32| {
        let place = at % (2 * length);
        place.min(2 * length - place) * 200 / length
    };
    DynamicImage::ImageRgb8(RgbImage::from_fn(width, height, |x, y| {
        let grain = (x.wrapping_mul(7919) ^ y.wrapping_mul(104_729)) % 17;
        let tone = |length| u8::try_from(wave(x + y / 2, length) + grain).unwrap();
        Rgb([tone(97), tone(211), tone(403)])
    }))
}

#[test]
fn too_large_is_decided_from_the_header_before_anything_is_read() {
    for (width, height, depth, colour) in [
        (60_000, 60_000, 8, 2),
        (20_000, 20_000, 8, 6),
        (12_001, 10, 8, 2),
        (10, 12_001, 8, 0),
        (8_000, 5_001, 8, 2),
        (6_000, 6_000, 16, 6),
    ] {
        let bomb = header_only(width, height, depth, colour);
        assert_eq!(code(&bomb, ImageFormat::Png), "media.too_large", "{width} x {height}");
    }
    // Small enough, but there is nothing: a picture that was cut.
    assert_eq!(code(&header_only(800, 600, 8, 2), ImageFormat::Png), "media.type_refused");
}

#[test]
fn what_is_no_picture_is_refused_whatever_it_calls_itself() {
    let whole = png(&photo(64, 64));
    for format in [ImageFormat::Jpeg, ImageFormat::Png, ImageFormat::WebP] {
        for bytes in
            [&b"<html><script>alert(1)</script>"[..], b"GIF89a\x01\0\x01\0", b"", b"\xff\xd8\xff\xe0"]
        {
            assert_eq!(code(bytes, format), "media.type_refused");
        }
    }
    assert_eq!(code(&whole[..whole.len() / 2], ImageFormat::Png), "media.type_refused");
    for kind in ["text/plain", "image/gif", "image/svg+xml", "application/zip"] {
        assert_eq!(format_of(kind).unwrap_err().code(), "media.type_refused");
    }
}

#[test]
fn a_photo_becomes_three_sizes_and_the_middle_one_suits_a_weak_line() {
    let made = sizes(&png(&photo(1_800, 1_200)), ImageFormat::Png).unwrap();
    let shapes: Vec<_> = made.iter().map(|(_, width, height)| (*width, *height)).collect();
    assert_eq!(shapes, [(360, 240), (720, 480), (1440, 960)]);
    for ((bytes, width, height), budget) in made.iter().zip(BUDGETS) {
        assert!(bytes.len() <= budget, "{width} wide: {} bytes", bytes.len());
        assert_eq!(read(bytes).dimensions(), (*width, *height));
    }
}

#[test]
fn small_pictures_are_never_enlarged_and_tall_ones_are_bounded() {
    let made = sizes(&png(&photo(500, 300)), ImageFormat::Png).unwrap();
    let shapes: Vec<_> = made.iter().map(|(_, width, height)| (*width, *height)).collect();
    assert_eq!(shapes, [(360, 216), (500, 300), (500, 300)]);
    assert_eq!(made[1].0, made[2].0, "the same size is the same file");
    assert_eq!(fit(100, 12_000, 1440), (24, 2880));
    assert_eq!(fit(12_000, 1, 1440), (1440, 1));
    assert_eq!(fit(24, 2880, 360), (6, 720));
}

/// EXIF that says "turn it by a quarter" and where the picture was taken.
fn with_exif(jpeg: &[u8]) -> Vec<u8> {
    let mut tiff = b"II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0\x06\0\0\0\0\0\0\0".to_vec();
    tiff.extend(b"GPS 36.7538 3.0588");
    let mut segment = b"Exif\0\0".to_vec();
    segment.extend(tiff);
    let length = u16::try_from(segment.len() + 2).unwrap();
    let mut out = jpeg[..2].to_vec();
    out.extend([0xff, 0xe1]);
    out.extend(length.to_be_bytes());
    out.extend(segment);
    out.extend(&jpeg[2..]);
    out
}

#[test]
fn pictures_stand_upright_and_tell_no_place() {
    let (red, blue) = ([220, 30, 30], [30, 30, 220]);
    let lying = RgbImage::from_fn(400, 200, |x, _| Rgb(if x < 200 { red } else { blue }));
    let mut jpeg = Vec::new();
    DynamicImage::ImageRgb8(lying).write_with_encoder(JpegEncoder::new_with_quality(&mut jpeg, 95)).unwrap();
    let made = sizes(&with_exif(&jpeg), ImageFormat::Jpeg).unwrap();
    let (bytes, width, height) = &made[2];
    assert_eq!((*width, *height), (200, 400));
    let upright = read(bytes);
    assert!(near(upright.get_pixel(100, 50), red) && near(upright.get_pixel(100, 350), blue));
    let told = |needle: &[u8]| made.iter().any(|(it, ..)| it.windows(needle.len()).any(|at| at == needle));
    assert!(!told(b"Exif") && !told(b"GPS"));
}

#[test]
fn what_is_transparent_becomes_white_and_webp_is_read() {
    let glass = DynamicImage::ImageRgba8(RgbaImage::from_fn(40, 40, |x, _| {
        Rgba(if x < 20 { [10, 120, 10, 255] } else { [0, 0, 0, 0] })
    }));
    let mut webp = Vec::new();
    glass.write_with_encoder(WebPEncoder::new_lossless(&mut webp)).unwrap();
    for (bytes, format) in [(png(&glass), ImageFormat::Png), (webp, ImageFormat::WebP)] {
        let made = read(&sizes(&bytes, format).unwrap()[0].0);
        assert!(near(made.get_pixel(5, 20), [10, 120, 10]), "{format:?}");
        assert!(near(made.get_pixel(35, 20), [255, 255, 255]), "{format:?}");
    }
}
