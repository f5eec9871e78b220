//! Arabic letters as they are joined: each in the form that its neighbours ask for. Signs above and below the
//! letters are left out: on a label nobody reads by them.

/// A letter with its forms: alone, at the end, at the beginning, in the middle. Those that join nothing after
/// them have two.
type Forms = (char, &'static [char]);

const FORMS: &[Forms] = &[
    ('\u{621}', &['\u{fe80}']),
    ('\u{622}', &['\u{fe81}', '\u{fe82}']),
    ('\u{623}', &['\u{fe83}', '\u{fe84}']),
    ('\u{624}', &['\u{fe85}', '\u{fe86}']),
    ('\u{625}', &['\u{fe87}', '\u{fe88}']),
    ('\u{626}', &['\u{fe89}', '\u{fe8a}', '\u{fe8b}', '\u{fe8c}']),
    ('\u{627}', &['\u{fe8d}', '\u{fe8e}']),
    ('\u{628}', &['\u{fe8f}', '\u{fe90}', '\u{fe91}', '\u{fe92}']),
    ('\u{629}', &['\u{fe93}', '\u{fe94}']),
    ('\u{62a}', &['\u{fe95}', '\u{fe96}', '\u{fe97}', '\u{fe98}']),
    ('\u{62b}', &['\u{fe99}', '\u{fe9a}', '\u{fe9b}', '\u{fe9c}']),
    ('\u{62c}', &['\u{fe9d}', '\u{fe9e}', '\u{fe9f}', '\u{fea0}']),
    ('\u{62d}', &['\u{fea1}', '\u{fea2}', '\u{fea3}', '\u{fea4}']),
    ('\u{62e}', &['\u{fea5}', '\u{fea6}', '\u{fea7}', '\u{fea8}']),
    ('\u{62f}', &['\u{fea9}', '\u{feaa}']),
    ('\u{630}', &['\u{feab}', '\u{feac}']),
    ('\u{631}', &['\u{fead}', '\u{feae}']),
    ('\u{632}', &['\u{feaf}', '\u{feb0}']),
    ('\u{633}', &['\u{feb1}', '\u{feb2}', '\u{feb3}', '\u{feb4}']),
    ('\u{634}', &['\u{feb5}', '\u{feb6}', '\u{feb7}', '\u{feb8}']),
    ('\u{635}', &['\u{feb9}', '\u{feba}', '\u{febb}', '\u{febc}']),
    ('\u{636}', &['\u{febd}', '\u{febe}', '\u{febf}', '\u{fec0}']),
    ('\u{637}', &['\u{fec1}', '\u{fec2}', '\u{fec3}', '\u{fec4}']),
    ('\u{638}', &['\u{fec5}', '\u{fec6}', '\u{fec7}', '\u{fec8}']),
    ('\u{639}', &['\u{fec9}', '\u{feca}', '\u{fecb}', '\u{fecc}']),
    ('\u{63a}', &['\u{fecd}', '\u{fece}', '\u{fecf}', '\u{fed0}']),
    ('\u{641}', &['\u{fed1}', '\u{fed2}', '\u{fed3}', '\u{fed4}']),
    ('\u{642}', &['\u{fed5}', '\u{fed6}', '\u{fed7}', '\u{fed8}']),
    ('\u{643}', &['\u{fed9}', '\u{feda}', '\u{fedb}', '\u{fedc}']),
    ('\u{644}', &['\u{fedd}', '\u{fede}', '\u{fedf}', '\u{fee0}']),
    ('\u{645}', &['\u{fee1}', '\u{fee2}', '\u{fee3}', '\u{fee4}']),
    ('\u{646}', &['\u{fee5}', '\u{fee6}', '\u{fee7}', '\u{fee8}']),
    ('\u{647}', &['\u{fee9}', '\u{feea}', '\u{feeb}', '\u{feec}']),
    ('\u{648}', &['\u{feed}', '\u{feee}']),
    ('\u{649}', &['\u{feef}', '\u{fef0}']),
    ('\u{64a}', &['\u{fef1}', '\u{fef2}', '\u{fef3}', '\u{fef4}']),
    ('\u{67e}', &['\u{fb56}', '\u{fb57}', '\u{fb58}', '\u{fb59}']),
    ('\u{686}', &['\u{fb7a}', '\u{fb7b}', '\u{fb7c}', '\u{fb7d}']),
    ('\u{698}', &['\u{fb8a}', '\u{fb8b}']),
    ('\u{6a4}', &['\u{fb6a}', '\u{fb6b}', '\u{fb6c}', '\u{fb6d}']),
    ('\u{6af}', &['\u{fb92}', '\u{fb93}', '\u{fb94}', '\u{fb95}']),
];

/// Lam with an alef is one letter: alone and at the end.
const LAM: char = '\u{644}';
const LAM_ALEF: [(char, [char; 2]); 4] = [
    ('\u{622}', ['\u{fef5}', '\u{fef6}']),
    ('\u{623}', ['\u{fef7}', '\u{fef8}']),
    ('\u{625}', ['\u{fef9}', '\u{fefa}']),
    ('\u{627}', ['\u{fefb}', '\u{fefc}']),
];
/// It only stretches the line between two letters.
const TATWEEL: char = '\u{640}';

fn forms(letter: char) -> &'static [char] {
    let at = FORMS.binary_search_by_key(&letter, |(known, _)| *known).ok();
    at.and_then(|at| FORMS.get(at)).map_or(&[], |(_, forms)| forms)
}

const fn is_sign(letter: char) -> bool {
    matches!(letter, '\u{610}'..='\u{61a}' | '\u{64b}'..='\u{65f}' | '\u{670}' | '\u{6d6}'..='\u{6dc}')
}

/// Does it reach out to the letter after it?
fn joins_after(letter: char) -> bool {
    letter == TATWEEL || forms(letter).len() == 4
}

/// Does it take the hand of the letter before it?
fn joins_before(letter: char) -> bool {
    letter == TATWEEL || forms(letter).len() > 1
}

/// The text with every Arabic letter in its form, in the order in which it is read.
pub fn joined(text: &str) -> String {
    let letters: Vec<char> = text.chars().filter(|letter| !is_sign(*letter)).collect();
    let mut out = String::with_capacity(text.len());
    let (mut at, mut reached) = (0, false);
    while let Some(letter) = letters.get(at).copied() {
        let next = letters.get(at + 1).copied();
        let takes = reached && joins_before(letter);
        if let Some((_, [alone, end])) =
            LAM_ALEF.iter().find(|(alef, _)| letter == LAM && next == Some(*alef))
        {
            out.push(if takes { *end } else { *alone });
            (at, reached) = (at + 2, false);
            continue;
        }
        let gives = joins_after(letter) && next.is_some_and(joins_before);
        let form = match (takes, gives) {
            (false, false) => 0,
            (true, false) => 1,
            (false, true) => 2,
            (true, true) => 3,
        };
        out.push(forms(letter).get(form).copied().unwrap_or(letter));
        (at, reached) = (at + 1, gives);
    }
    out
}

/// What a form stands for, so that whoever copies the text gets letters.
pub fn plain(form: char) -> String {
    if let Some((alef, _)) = LAM_ALEF.iter().find(|(_, forms)| forms.contains(&form)) {
        return [LAM, *alef].iter().collect();
    }
    let known = FORMS.iter().find(|(_, forms)| forms.contains(&form));
    known.map_or(form, |(letter, _)| *letter).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_joined_as_they_are_written() {
        // فستان: beginning, middle, middle, end; then alone, since alef joins nothing after it.
        assert_eq!(joined("فستان"), "\u{fed3}\u{feb4}\u{fe98}\u{fe8e}\u{fee5}");
        assert_eq!(joined("دار"), "\u{fea9}\u{fe8d}\u{fead}");
        assert_eq!(joined("سلام"), "\u{feb3}\u{fefc}\u{fee1}");
        assert_eq!(joined("لا"), "\u{fefb}");
        assert_eq!(joined("بِنْت"), joined("بنت"), "signs are left out");
        assert_eq!(joined("Rue 12 ب"), "Rue 12 \u{fe8f}");
        assert_eq!(joined(""), "");
    }

    #[test]
    fn every_form_stands_for_its_letters() {
        for text in ["فستان", "سلام", "الجزائر", "أفلو", "چڤ"] {
            assert_eq!(joined(text).chars().map(plain).collect::<String>(), text);
        }
        assert!(FORMS.is_sorted_by_key(|(letter, _)| *letter));
    }
}
