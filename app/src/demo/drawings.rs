//! The demo shop's pictures: each product drawn in flat shapes, one drawing for each of its colours.

use super::canvas::Canvas;

const WOOD: u32 = 0xb9_8a5e;
pub(super) const GOLD: u32 = 0xe2_a54a;
pub(super) const CREAM: u32 = 0xfb_f3e4;
const SHADOW: u32 = 0xdd_d2c0;

/// A drawing of the product at this place of the catalog, in the colour of its value at `value`.
pub fn of(product: usize, value: usize) -> Canvas {
    let tone = |tones: &[u32]| tones.get(value).or(tones.first()).copied().unwrap_or(GOLD);
    match product {
        0 => bedspread(tone(&[0x7c_2138, 0xe6_d3ae, 0x76_7d3c])),
        1 => towels(tone(&[0xf7_f4ee, 0x2f_9c9a])),
        2 => cushion(),
        3 => rug(),
        4 => cup(tone(&[0x2c_5f94, 0xb4_6a3c])),
        5 => teapot(),
        6 => tagine(),
        7 => tray(),
        8 => shirt(),
        9 => scarf(tone(&[0x8b_9097, 0xd6_9a2d, 0x24_3a5e])),
        10 => dates(),
        _ => candle(),
    }
}

/// Another brightness of a colour: `percent` of it, or beyond 100 that much nearer to white.
pub(super) fn shade(colour: u32, percent: i64) -> u32 {
    let [_, red, green, blue] = colour.to_be_bytes();
    let part = |part: u8| {
        let part = i64::from(part);
        let made =
            if percent <= 100 { part * percent / 100 } else { part + (255 - part) * (percent - 100) / 100 };
        u8::try_from(made).unwrap_or(u8::MAX)
    };
    u32::from_be_bytes([0, part(red), part(green), part(blue)])
}

/// A rectangle with round corners.
pub(super) fn slab(x: i64, y: i64, wide: i64, high: i64, round: i64) -> String {
    let (right, low, k) = (x + wide, y + high, round * 45 / 100);
    format!(
        "M {} {y} L {} {y} C {} {y} {right} {} {right} {} L {right} {} C {right} {} {} {low} {} {low} \
         L {} {low} C {} {low} {x} {} {x} {} L {x} {} C {x} {} {} {y} {} {y}",
        x + round,
        right - round,
        right - k,
        y + k,
        y + round,
        low - round,
        low - k,
        right - k,
        right - round,
        x + round,
        x + k,
        low - k,
        low - round,
        y + round,
        y + k,
        x + k,
        x + round
    )
}

pub(super) fn diamond(x: i64, y: i64, wide: i64, high: i64) -> String {
    format!("M {x} {} L {} {y} L {x} {} L {} {y}", y - high, x + wide, y + high, x - wide)
}

/// A table in soft light, on which things stand.
fn table(wall: u32, top: i64) -> Canvas {
    let mut canvas = Canvas::new(wall);
    canvas.fill(shade(wall, 94), &slab(-10, top, 1020, 1010 - top, 0));
    canvas
}

fn bedspread(main: u32) -> Canvas {
    let mut it = table(0xee_e7da, 760);
    it.fill(WOOD, "M 170 260 C 170 190 300 170 500 170 C 700 170 830 190 830 260 L 830 560 L 170 560");
    it.fill(
        shade(WOOD, 115),
        "M 205 275 C 205 220 320 204 500 204 C 680 204 795 220 795 275 L 795 560 L 205 560",
    );
    for x in [225, 515] {
        it.fill(0xff_ffff, &slab(x, 350, 260, 170, 60));
        it.fill(0xef_eae0, &slab(x + 20, 440, 220, 80, 40));
    }
    it.fill(main, "M 140 500 C 300 460 700 460 860 500 L 912 830 C 700 880 300 880 88 830");
    it.fill(shade(main, 125), "M 140 500 C 300 460 700 460 860 500 L 870 566 C 700 530 300 530 130 566");
    for row in 0..3 {
        for place in 0..7 {
            let x = 500 + (place - 3) * (104 + row * 6);
            it.fill(shade(main, 140), &diamond(x, 628 + row * 78, 30, 26));
            it.fill(shade(main, 80), &diamond(x, 628 + row * 78, 14, 12));
        }
    }
    it.fill(shade(main, 80), "M 92 806 C 300 856 700 856 908 806 L 912 830 C 700 880 300 880 88 830");
    it
}

fn towels(main: u32) -> Canvas {
    let mut it = table(0xe3_ece9, 700);
    it.fill(0xc9_d6d2, "O 500 790 400 40");
    for (place, (x, y, wide, high)) in
        (0..).zip([(160, 610, 680, 170), (200, 450, 600, 160), (250, 310, 500, 140)])
    {
        let tone = shade(main, 100 - place * 3);
        it.fill(shade(tone, 86), &slab(x, y, wide, high, 70));
        it.fill(tone, &slab(x, y, wide, high - 22, 66));
        it.fill(shade(tone, 90), &slab(x + 30, y + high / 2 - 12, wide - 60, 8, 4));
        for stripe in 0..3 {
            let at = x + wide - 190 + stripe * 34;
            it.fill(shade(GOLD, 100 + stripe * 12), &slab(at, y + 4, 14, high / 2 - 20, 3));
        }
    }
    it
}

fn cushion() -> Canvas {
    let mut it = table(0xf1_e4dd, 780);
    let (cloth, thread) = (0xa8_3a4b, 0xf2_c879);
    it.fill(0xdf_cdc2, "O 500 830 360 36");
    it.fill(
        cloth,
        "M 170 190 C 400 240 600 240 830 190 C 780 400 780 600 830 820 C 600 770 400 770 170 820 \
         C 220 600 220 400 170 190",
    );
    it.fill(
        shade(cloth, 88),
        "M 170 820 C 400 770 600 770 830 820 C 818 760 806 700 800 650 C 600 730 400 730 200 650 \
         C 194 700 182 760 170 820",
    );
    for (wide, tone) in [(210, thread), (176, cloth), (150, shade(thread, 88)), (118, shade(cloth, 76))] {
        let near = wide * 7 / 10;
        it.fill(tone, &diamond(500, 500, wide, wide));
        it.fill(tone, &slab(500 - near, 500 - near, near * 2, near * 2, 0));
    }
    it.fill(thread, "O 500 500 46 46 O 500 500 26 26");
    for (x, y) in [(300, 300), (700, 300), (300, 700), (700, 700)] {
        it.fill(thread, &diamond(x, y, 26, 26));
        it.fill(cloth, &diamond(x, y, 11, 11));
    }
    for (x, y) in [(170, 190), (830, 190), (170, 820), (830, 820)] {
        it.fill(GOLD, &format!("O {x} {y} 24 24"));
    }
    it
}

fn rug() -> Canvas {
    let mut it = Canvas::new(0xe9_e1d3);
    for place in 0..22 {
        let x = 262 + place * 22;
        it.fill(CREAM, &slab(x, 70, 9, 860, 4));
    }
    let layers: [(i64, u32); 6] =
        [(0, 0x8f_2f2b), (26, CREAM), (38, 0x2d_3e50), (74, 0xc9_7b3a), (88, 0x8f_2f2b), (100, 0xa6_3d33)];
    for (inset, tone) in layers {
        it.fill(tone, &slab(240 + inset, 110 + inset, 520 - 2 * inset, 780 - 2 * inset, 6));
    }
    for place in 0..11 {
        let y = 172 + place * 66;
        for x in [296, 704] {
            it.fill(GOLD, &diamond(x, y, 13, 20));
        }
    }
    for (y, size) in [(330, 100), (500, 130), (670, 100)] {
        for (part, tone) in [(100, 0x2d_3e50), (76, CREAM), (54, 0xc9_7b3a), (30, 0x8f_2f2b)] {
            it.fill(tone, &diamond(500, y, size * part / 100, size * part / 100));
        }
    }
    it
}

fn cup(main: u32) -> Canvas {
    let mut it = table(0xf0_e8dc, 640);
    it.fill(SHADOW, "O 500 800 370 54");
    it.fill(shade(CREAM, 92), "O 500 762 340 66");
    it.fill(CREAM, "O 500 748 340 62");
    it.fill(shade(main, 130), "O 500 744 300 50 O 500 742 262 42");
    it.fill(shade(CREAM, 90), "O 742 520 112 108 O 742 520 70 68");
    it.fill(CREAM, "M 256 400 L 744 400 C 744 600 660 742 500 742 C 340 742 256 600 256 400");
    it.fill(main, "M 258 440 L 742 440 C 740 500 732 540 718 580 L 282 580 C 268 540 260 500 258 440");
    for place in 0..6 {
        let x = 310 + place * 76;
        it.fill(CREAM, &diamond(x, 510, 30, 44));
        it.fill(shade(main, 76), &diamond(x, 510, 13, 20));
    }
    it.fill(shade(CREAM, 94), "O 500 400 244 62");
    it.fill(0x4a_2a1a, "O 500 406 216 48");
    it.fill(0x6b_4028, "O 470 398 120 20");
    for x in [430, 520] {
        let steam = format!(
            "M {x} 300 C {} 250 {} 220 {x} 150 C {} 220 {} 250 {} 300",
            x - 50,
            x + 40,
            x + 66,
            x - 24,
            x + 26
        );
        it.fill(0xfc_f8f1, &steam);
    }
    it
}

fn teapot() -> Canvas {
    let mut it = table(0xe4_e7e0, 700);
    let brass = 0xc8_8f35;
    it.fill(0xc9_cec2, "O 500 830 330 44");
    it.fill(shade(brass, 72), "O 270 520 150 170 O 290 520 96 118");
    it.fill(shade(brass, 88), "M 700 600 C 800 580 800 430 890 380 L 930 410 C 860 470 850 660 690 700");
    it.fill(shade(brass, 80), &slab(390, 780, 220, 50, 20));
    it.fill(
        brass,
        "M 290 560 C 290 400 390 330 500 330 C 610 330 710 400 710 560 C 710 720 620 800 500 800 \
                    C 380 800 290 720 290 560",
    );
    it.fill(
        shade(brass, 122),
        "M 340 560 C 340 450 390 390 450 372 C 400 430 390 640 450 760 C 380 720 340 650 340 560",
    );
    it.fill(shade(brass, 84), "M 392 352 C 420 270 580 270 608 352 C 580 372 420 372 392 352");
    it.fill(brass, "M 452 290 C 460 230 540 230 548 290 C 530 300 470 300 452 290");
    it.fill(shade(brass, 70), "O 500 216 30 34");
    for row in 0..4 {
        for place in 0..5 {
            let (x, y) = (470 + place * 46 - (row % 2) * 22, 480 + row * 66);
            it.fill(shade(brass, 90), &format!("O {x} {y} 13 13"));
        }
    }
    it.fill(shade(brass, 132), &slab(330, 590, 340, 12, 6));
    it
}

fn tagine() -> Canvas {
    let mut it = table(0xef_e3d3, 690);
    let clay = 0xb8_5a34;
    it.fill(SHADOW, "O 500 838 390 44");
    it.fill(clay, "M 480 190 C 470 330 380 520 210 640 L 790 640 C 620 520 530 330 520 190");
    it.fill(shade(clay, 116), "M 480 190 C 470 330 380 520 210 640 L 330 640 C 440 520 484 330 488 190");
    it.fill(shade(clay, 84), "O 500 170 54 50");
    it.fill(clay, "O 490 160 34 30");
    it.fill(CREAM, "M 330 540 C 440 570 560 570 670 540 L 700 566 C 570 600 430 600 300 566");
    for place in 0..7 {
        it.fill(0x2c_5f94, &diamond(350 + place * 50, 570 - (place - 3).abs() * 3, 15, 13));
    }
    it.fill(CREAM, "M 416 400 C 460 416 540 416 584 400 L 600 428 C 550 446 450 446 400 428");
    it.fill(shade(clay, 76), &slab(150, 636, 700, 54, 27));
    it.fill(shade(clay, 92), "M 180 690 L 820 690 C 800 790 700 838 500 838 C 300 838 200 790 180 690");
    it.fill(shade(clay, 106), "M 220 700 L 420 700 C 400 780 410 820 430 834 C 310 820 240 770 220 700");
    it
}

fn tray() -> Canvas {
    let mut it = Canvas::new(0xe8_e4d5);
    it.fill(0xd3_ccb6, "O 510 520 400 300");
    it.fill(shade(WOOD, 82), "O 500 500 400 296");
    it.fill(shade(WOOD, 108), "O 500 490 392 284");
    it.fill(shade(WOOD, 92), "O 500 490 330 226");
    it.fill(shade(WOOD, 120), "O 500 494 322 216");
    for (wide, high) in [(280, 180), (230, 140), (170, 98), (110, 58), (54, 24)] {
        let grain = format!("O 440 510 {wide} {high} O 443 509 {} {}", wide - 9, high - 8);
        it.fill(shade(WOOD, 96), &grain);
    }
    for (x, y, tone) in
        [(560, 430, 0x6d_7a2f), (640, 490, 0x55_6424), (590, 550, 0x7d_8a3a), (690, 410, 0x4b_3247)]
    {
        it.fill(shade(WOOD, 84), &format!("O {} {} 46 36", x + 8, y + 12));
        it.fill(tone, &format!("O {x} {y} 46 38"));
        it.fill(shade(tone, 140), &format!("O {} {} 13 9", x - 14, y - 14));
    }
    it.fill(0x7d_9150, "M 300 430 C 340 340 430 310 500 330 C 470 400 390 450 300 430");
    it.fill(0x5f_733a, "M 300 430 C 380 400 440 370 500 330 C 470 400 390 450 300 430");
    it
}

fn shirt() -> Canvas {
    let mut it = Canvas::new(0xe7_ebe6);
    let linen = 0xf6_f0e2;
    it.fill(
        0xd2_d8d0,
        "M 400 170 L 620 180 L 880 330 L 800 520 L 722 470 L 722 880 L 300 880 L 300 470 L 220 520 L 150 330",
    );
    it.fill(shade(linen, 95), "M 380 150 L 130 290 L 200 500 L 300 440 L 320 200");
    it.fill(shade(linen, 91), "M 620 150 L 870 290 L 800 500 L 700 440 L 680 200");
    it.fill(
        linen,
        "M 380 150 C 430 190 570 190 620 150 L 700 210 L 704 850 C 570 870 430 870 296 850 L 300 210",
    );
    it.fill(shade(linen, 90), "M 510 220 L 530 220 L 526 858 L 506 858");
    it.fill(shade(linen, 84), "M 400 160 C 440 240 560 240 600 160 C 560 190 440 190 400 160");
    it.fill(0xff_ffff, "M 380 150 L 420 128 L 506 226 L 440 300");
    it.fill(0xff_fdf8, "M 620 150 L 580 128 L 506 226 L 566 300");
    for place in 0..6 {
        it.fill(0xb9_a98c, &format!("O 516 {} 10 10", 310 + place * 96));
    }
    it.fill(shade(linen, 93), &slab(572, 400, 92, 110, 12));
    it.fill(shade(linen, 84), &slab(572, 400, 92, 16, 4));
    it
}

fn scarf(main: u32) -> Canvas {
    let mut it = Canvas::new(0xee_e8e2);
    it.fill(0xd8_cfc6, "O 516 330 226 190 O 516 340 110 80");
    it.fill(shade(main, 84), "O 500 310 226 190 O 500 320 110 80");
    for (x, tone, length) in [(330, shade(main, 92), 790), (500, main, 850)] {
        let right = x + 170;
        it.fill(
            tone,
            &format!("M {} 420 L {} 400 L {} {length} L {} {length}", x + 20, right, right + 12, x - 4),
        );
        for stripe in 0..3 {
            let y = length - 150 + stripe * 42;
            it.fill(shade(main, 138), &slab(x - 2, y, 172, 16, 2));
        }
        for place in 0..9 {
            it.fill(shade(tone, 96), &slab(x - 2 + place * 20, length - 4, 9, 70, 4));
        }
    }
    it.fill(
        shade(main, 112),
        "M 366 420 C 400 350 610 340 676 410 C 690 470 620 520 500 520 C 410 520 350 480 366 420",
    );
    it.fill(main, "M 380 440 C 430 400 600 390 664 430 C 660 480 600 512 500 512 C 420 512 372 484 380 440");
    it
}

fn dates() -> Canvas {
    let mut it = table(0xee_e4d6, 720);
    let (paper, date) = (0x1f_5a4c, 0x7a_4322);
    it.fill(SHADOW, "O 510 838 400 40");
    it.fill(shade(paper, 84), "M 170 470 L 830 470 L 860 830 L 140 830");
    it.fill(shade(CREAM, 95), "M 200 400 L 800 400 L 830 500 L 170 500");
    for row in 0..3 {
        for place in 0..8 {
            let (x, y) = (236 + place * 76 - (row % 2) * 18, 390 + row * 40);
            it.fill(shade(date, 78), &format!("O {x} {} 44 27", y + 6));
            it.fill(shade(date, 100 + (place % 3) * 9), &format!("O {x} {y} 43 25"));
            it.fill(shade(date, 150), &format!("O {} {} 15 5", x - 10, y - 10));
        }
    }
    it.fill(paper, "M 165 500 L 835 500 L 860 830 L 140 830");
    it.fill(GOLD, "M 460 500 L 540 500 L 546 830 L 454 830");
    for (wide, tone) in [(112, GOLD), (92, paper), (78, shade(GOLD, 120))] {
        it.fill(tone, &diamond(500, 665, wide, wide));
        let near = wide * 7 / 10;
        it.fill(tone, &slab(500 - near, 665 - near, near * 2, near * 2, 0));
    }
    it.fill(
        paper,
        "M 494 720 L 494 650 C 460 640 440 620 436 590 C 470 592 490 606 500 630 C 510 606 530 592 564 590 \
                    C 560 620 540 640 506 650 L 506 720",
    );
    it
}

fn candle() -> Canvas {
    let mut it = table(0xf2_e7de, 700);
    it.fill(SHADOW, "O 470 836 300 40");
    it.fill(0xff_f6df, "O 450 300 150 170");
    it.fill(0xff_e7ae, "O 450 310 92 116");
    it.fill(0xe3_d3c0, &slab(270, 420, 360, 410, 46));
    it.fill(0xfb_f2e2, &slab(290, 480, 320, 330, 34));
    it.fill(0xf4_e6cf, "O 450 482 160 36");
    it.fill(0x5a_4636, &slab(445, 400, 10, 76, 4));
    it.fill(
        0xf0_8a2c,
        "M 450 250 C 500 320 506 360 490 390 C 474 418 426 418 410 390 C 394 360 410 320 450 250",
    );
    it.fill(
        0xff_d26a,
        "M 450 310 C 474 350 476 372 468 390 C 460 404 440 404 432 390 C 424 372 430 350 450 310",
    );
    it.fill(0xd9_8a3a, &slab(330, 570, 240, 150, 14));
    it.fill(CREAM, &slab(344, 584, 212, 122, 8));
    it.fill(0xd9_8a3a, "O 450 645 36 36");
    it.fill(CREAM, "O 450 645 14 14");
    for (x, y, size) in [(720, 770, 60), (810, 700, 46)] {
        it.fill(
            0x5d_7d4e,
            &format!("M {x} {y} C {} {} {} {} {} {}", x + 60, y - 20, x + 120, y + 10, x + 130, y + 50),
        );
        for (dx, dy) in [(0, -100), (95, -31), (59, 81), (-59, 81), (-95, -31)] {
            let (px, py) = (x + dx * size / 130, y + dy * size / 130);
            it.fill(0xff_ffff, &format!("O {px} {py} {} {}", size * 6 / 10, size * 6 / 10));
        }
        it.fill(GOLD, &format!("O {x} {y} {} {}", size * 4 / 10, size * 4 / 10));
    }
    it
}
