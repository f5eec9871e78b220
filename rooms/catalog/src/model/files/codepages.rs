//! The three Windows code pages that old programs of our merchants write, and which of them a text is in.

/// Upper halves (0x80 to 0xFF); `\u{fffd}` where the page has nothing.
const WINDOWS_1252: &str = "\
    €\u{fffd}‚ƒ„…†‡ˆ‰Š‹Œ\u{fffd}Ž\u{fffd}\u{fffd}‘’“”•–—˜™š›œ\u{fffd}žŸ\
    \u{a0}¡¢£¤¥¦§¨©ª«¬\u{ad}®¯°±²³´µ¶·¸¹º»¼½¾¿\
    ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖ×ØÙÚÛÜÝÞß\
    àáâãäåæçèéêëìíîïðñòóôõö÷øùúûüýþÿ\
    ";
const WINDOWS_1256: &str = "\
    \u{20ac}\u{67e}\u{201a}ƒ\u{201e}\u{2026}\u{2020}\u{2021}ˆ\u{2030}\u{679}\u{2039}Œ\u{686}\u{698}\
    \u{688}\u{6af}\u{2018}\u{2019}\u{201c}\u{201d}\u{2022}\u{2013}\u{2014}\u{6a9}\u{2122}\u{691}\
    \u{203a}œ\u{200c}\u{200d}\u{6ba}\
    \u{a0}\u{60c}¢£¤¥¦§¨©\u{6be}«¬\u{ad}®¯°±²³´µ¶·¸¹\u{61b}»¼½¾\u{61f}\
    \u{6c1}\u{621}\u{622}\u{623}\u{624}\u{625}\u{626}\u{627}\u{628}\u{629}\u{62a}\u{62b}\u{62c}\
    \u{62d}\u{62e}\u{62f}\u{630}\u{631}\u{632}\u{633}\u{634}\u{635}\u{636}×\u{637}\u{638}\u{639}\
    \u{63a}\u{640}\u{641}\u{642}\u{643}\
    à\u{644}â\u{645}\u{646}\u{647}\u{648}çèéêë\u{649}\u{64a}îï\u{64b}\u{64c}\u{64d}\u{64e}ô\u{64f}\
    \u{650}÷\u{651}ù\u{652}ûü\u{200e}\u{200f}\u{6d2}\
    ";
const WINDOWS_1251: &str = "\
    ЂЃ‚ѓ„…†‡€‰Љ‹ЊЌЋЏђ‘’“”•–—\u{fffd}™љ›њќћџ\
    \u{a0}ЎўЈ¤Ґ¦§Ё©Є«¬\u{ad}®Ї°±Ііґµ¶·ё№є»јЅѕї\
    АБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯ\
    абвгдежзийклмнопрстуфхцчшщъыьэюя\
    ";

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CodePage {
    Windows1252,
    Windows1256,
    Windows1251,
}

/// Statistics look at this much of a file.
const SAMPLE: usize = 256 * 1024;

impl CodePage {
    /// Western first: where Arabic and Western agree on every letter of a text, it is Western.
    const ALL: [Self; 3] = [Self::Windows1252, Self::Windows1256, Self::Windows1251];

    fn upper_half(self) -> Vec<char> {
        let page = match self {
            Self::Windows1252 => WINDOWS_1252,
            Self::Windows1256 => WINDOWS_1256,
            Self::Windows1251 => WINDOWS_1251,
        };
        page.chars().collect()
    }

    pub fn decode(self, bytes: &[u8]) -> String {
        let upper = self.upper_half();
        let letter = |byte: u8| match byte.checked_sub(0x80) {
            None => char::from(byte),
            Some(index) => upper.get(usize::from(index)).copied().unwrap_or('\u{fffd}'),
        };
        let mut text = String::with_capacity(bytes.len().saturating_mul(2));
        text.extend(bytes.iter().copied().map(letter));
        text
    }

    /// The page in which the bytes look most like a language.
    pub fn guess(bytes: &[u8]) -> Self {
        // A file may begin with a long English part, so lines of ASCII alone do not use up the sample.
        let mut sample = Vec::new();
        for line in bytes.split_inclusive(|byte| *byte == b'\n').filter(|line| !line.is_ascii()) {
            sample.extend(line.iter().take(SAMPLE));
            if sample.len() >= SAMPLE {
                break;
            }
        }
        let mut best = (Self::Windows1252, i64::MIN);
        for page in Self::ALL {
            let score = score(&page.decode(&sample));
            if score > best.1 {
                best = (page, score);
            }
        }
        best.0
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Script {
    Arabic,
    Cyrillic,
    Ascii,
    Accented,
    None,
}

fn script(c: char) -> Script {
    match c {
        'a'..='z' | 'A'..='Z' => Script::Ascii,
        '\u{600}'..='\u{6ff}'
            if c.is_alphabetic() || ('\u{64b}'..='\u{652}').contains(&c) || c == '\u{640}' =>
        {
            Script::Arabic
        }
        '\u{400}'..='\u{4ff}' => Script::Cyrillic,
        '\u{c0}'..='\u{24f}' if c.is_alphabetic() => Script::Accented,
        _ => Script::None,
    }
}

/// Letters by how often their language writes them: each in twenty or more, in forty, in a hundred.
const OFTEN: &str = "\u{627}\u{644}\u{64a}\u{645}\u{648}\u{646}\u{631} оеаинтсé";
const FAIR: &str = "\u{62a}\u{628}\u{629}\u{647}\u{62f}\u{639}\u{633} рвлкмдпуèàêçôîûöäüñ";
const SELDOM: &str = "\u{641}\u{642}\u{643}\u{62d}\u{62c}\u{634}\u{623}\u{635} яыьзгбчйхжшюё";
/// Cyrillic letters between which consonants stand; the soft sign counts, since it follows one.
const VOWELS: &str = "аеёиоуыэюяьії";

fn score(text: &str) -> i64 {
    let mut score = 0;
    let mut before = ' ';
    for c in text.chars() {
        if !c.is_ascii() {
            score += single(c);
        }
        if !c.is_ascii() || !before.is_ascii() {
            score += pair(before, c);
        }
        before = c;
    }
    score
}

fn single(c: char) -> i64 {
    let lower = c.to_lowercase().next().unwrap_or(c);
    match c {
        '\u{fffd}' | '\u{80}'..='\u{9f}' => -20,
        '«' | '»' | '“' | '”' | '‘' | '’' | '–' | '—' | '…' | '\u{a0}' | '،' | '؟' | '؛' | '№' | '°'
        | '€' => 0,
        _ if script(c) == Script::None => -2,
        _ if OFTEN.contains(lower) => 3,
        _ if FAIR.contains(lower) => 2,
        _ if SELDOM.contains(lower) => 1,
        _ => 0,
    }
}

fn pair(before: char, c: char) -> i64 {
    let vowel = |c: char| c.to_lowercase().any(|lower| VOWELS.contains(lower));
    match (script(before), script(c)) {
        (Script::None, _) | (_, Script::None) => 0,
        (Script::Cyrillic, Script::Cyrillic) if before.is_lowercase() && c.is_uppercase() => -3,
        // Arabic words in capital Cyrillic letters are rows of consonants.
        (Script::Cyrillic, Script::Cyrillic) if !vowel(before) && !vowel(c) => 0,
        (Script::Arabic, Script::Arabic) | (Script::Cyrillic, Script::Cyrillic) => 2,
        // One accent among plain letters is French; a row of them is another script misread.
        (Script::Accented, Script::Accented) => -2,
        (Script::Ascii | Script::Accented, Script::Ascii | Script::Accented) => 2,
        _ => -4,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn encode(page: CodePage, text: &str) -> Vec<u8> {
        let upper = page.upper_half();
        let byte = |c: char| match u8::try_from(c) {
            Ok(ascii) if ascii < 0x80 => ascii,
            _ => u8::try_from(0x80 + upper.iter().position(|known| *known == c).unwrap()).unwrap(),
        };
        text.chars().map(byte).collect()
    }

    #[test]
    fn every_page_has_128_places() {
        for page in CodePage::ALL {
            assert_eq!(page.upper_half().len(), 128);
        }
    }

    #[test]
    fn a_few_words_tell_the_page() {
        for (page, text) in [
            (CodePage::Windows1256, "Title,Vendor\nقماش مخمل أحمر,ورشة النور\n"),
            (CodePage::Windows1256, "حذاء"),
            (CodePage::Windows1256, "code;name\n12;قهوة\n13;شاي أخضر بالنعناع\n"),
            (CodePage::Windows1251, "Title,Vendor\nЧайник эмалированный,Уют\n"),
            (CodePage::Windows1251, "НОЖ КУХОННЫЙ СТАЛЬНОЙ"),
            (CodePage::Windows1251, "шёлк"),
            (CodePage::Windows1251, "Title\nСтол\nПлатье женское летнее\nЧАЙ"),
            (CodePage::Windows1256, "عطر\nثوب\nإبريق\n"),
            (CodePage::Windows1256, "Title,Tags\nrobe قفطان,été\n"),
            (CodePage::Windows1252, "Table,Café\n"),
            (CodePage::Windows1252, "Title,Vendor\nRobe d’été à fleurs,Crème Brûlée\n"),
            (CodePage::Windows1252, "Größe,Farbe\nübergroß,grün\n"),
            (CodePage::Windows1252, "Señor Peña, ÉTÉ 2024"),
        ] {
            let bytes = encode(page, text);
            assert_eq!(CodePage::guess(&bytes), page, "{text}");
            assert_eq!(page.decode(&bytes), text);
        }
    }
}
