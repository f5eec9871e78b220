//! Colours as merchants choose them, and whether letters on them can be read (WCAG 2.2).

/// Red, green, blue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Colour(pub [u8; 3]);

impl Colour {
    pub const WHITE: Self = Self([255, 255, 255]);
    pub const DARK: Self = Self([0x11, 0x11, 0x11]);

    /// `#0f6b5c`: six hex digits and nothing else.
    pub fn parse(text: &str) -> Option<Self> {
        let digits = text.strip_prefix('#').filter(|digits| digits.len() == 6)?;
        let number = u32::from_str_radix(digits, 16).ok().filter(|_| !digits.starts_with('+'))?;
        let [_, red, green, blue] = number.to_be_bytes();
        Some(Self([red, green, blue]))
    }

    /// How far apart two colours are: 1 for the same, 21 for black and white.
    pub fn contrast(self, other: Self) -> f64 {
        let (a, b) = (self.luminance(), other.luminance());
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    /// Letters on it: dark or white, whichever reads better.
    pub fn ink(self) -> Self {
        if self.contrast(Self::DARK) >= self.contrast(Self::WHITE) { Self::DARK } else { Self::WHITE }
    }

    fn luminance(self) -> f64 {
        let Self([red, green, blue]) = self;
        let linear = |part: u8| {
            let part = f64::from(part) / 255.0;
            if part <= 0.040_45 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
    }
}

impl std::fmt::Display for Colour {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self([red, green, blue]) = self;
        write!(f, "#{red:02x}{green:02x}{blue:02x}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn contrast_is_what_the_guideline_says() {
        let near = |a: f64, b: f64| (a - b).abs() < 0.01;
        assert!(near(Colour::WHITE.contrast(Colour([0, 0, 0])), 21.0));
        assert!(near(Colour::WHITE.contrast(Colour::WHITE), 1.0));
        assert!(near(Colour::parse("#777777").unwrap().contrast(Colour::WHITE), 4.48));
    }

    #[test]
    fn letters_on_every_colour_can_be_read() {
        for number in (0..=0xff_ff_ff_u32).step_by(4_099) {
            let [_, red, green, blue] = number.to_be_bytes();
            let colour = Colour([red, green, blue]);
            let contrast = colour.contrast(colour.ink());
            assert!(contrast >= 4.3, "{colour}: {contrast}");
        }
    }
}
