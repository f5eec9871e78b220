//! The demo shop's logo and cover, drawn as its products are.

use super::canvas::Canvas;
use super::drawings::{CREAM, GOLD, diamond, shade, slab};

const TEAL: u32 = 0x0f_766e;
const NIGHT: u32 = 0x16_4a47;
const SAND: u32 = 0xf3_dcb8;

/// A star of eight points with a door in it.
pub fn logo() -> Canvas {
    let mut it = Canvas::new(0xff_ffff);
    it.fill(TEAL, &slab(40, 40, 920, 920, 220));
    it.fill(GOLD, &slab(260, 260, 480, 480, 0));
    it.fill(GOLD, &diamond(500, 500, 340, 340));
    it.fill(TEAL, "M 390 690 L 390 500 C 390 350 610 350 610 500 L 610 690");
    it.fill(CREAM, "M 440 690 L 440 520 C 440 420 560 420 560 520 L 560 690");
    it
}

/// White houses above a bay in the evening; two and two thirds as wide as it is high.
pub fn cover() -> Canvas {
    let mut it = Canvas::new(SAND);
    for (top, warmer) in [(340, 0xf2_cf9f), (420, 0xef_bf86), (490, 0xe9_ad72)] {
        it.fill(warmer, &slab(-10, top, 1020, 700, 0));
    }
    it.fill(0xfb_e7b5, "O 735 470 66 66");
    it.fill(0xff_f6da, "O 735 470 48 48");
    it.fill(0xb9_7f5b, "M -10 560 C 180 470 330 520 520 505 C 700 490 840 440 1010 500 L 1010 720 L -10 720");
    it.fill(NIGHT, &slab(-10, 610, 1020, 200, 0));
    for wave in 0..5 {
        let (x, y) = (60 + wave * 190, 640 + (wave % 2) * 18);
        it.fill(shade(NIGHT, 130), &slab(x, y, 120, 5, 2));
    }
    for (place, (x, wide, top)) in (0..).zip(HOUSES) {
        let wall = shade(0xfb_f6ea, 100 - (place % 3) * 5);
        it.fill(wall, &slab(x, top, wide, 612 - top, 6));
        it.fill(shade(wall, 88), &slab(x + wide - 14, top, 14, 612 - top, 0));
        let (middle, low) = (x + wide / 2, 612);
        if place % 2 == 1 {
            it.fill(TEAL, &format!("O {middle} {top} {} {}", wide / 3, wide / 3));
            it.fill(wall, &slab(x, top, wide, 30, 0));
        }
        let (left, right, head) = (middle - 16, middle + 16, low - 60);
        let arch = head - 26;
        let door = format!(
            "M {left} {low} L {left} {head} C {left} {arch} {right} {arch} {right} {head} L {right} {low}"
        );
        it.fill(shade(TEAL, 80), &door);
        for window in 0..2 {
            it.fill(GOLD, &slab(x + 22 + window * (wide - 68), top + 46, 20, 30, 8));
        }
    }
    it.band(340, 715)
}

/// From the left: where each stands, how wide it is, where its roof is.
const HOUSES: [(i64, i64, i64); 6] =
    [(40, 120, 470), (165, 100, 430), (270, 140, 500), (415, 96, 455), (515, 120, 515), (860, 110, 480)];
