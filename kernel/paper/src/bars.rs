//! Code 128: the bars that every scanner of a carrier reads.

/// Widths of bars and gaps, in turn, of each symbol; the last one ends.
const SYMBOLS: [&str; 107] = [
    "212222", "222122", "222221", "121223", "121322", "131222", "122213", "122312", "132212", "221213",
    "221312", "231212", "112232", "122132", "122231", "113222", "123122", "123221", "223211", "221132",
    "221231", "213212", "223112", "312131", "311222", "321122", "321221", "312212", "322112", "322211",
    "212123", "212321", "232121", "111323", "131123", "131321", "112313", "132113", "132311", "211313",
    "231113", "231311", "112133", "112331", "132131", "113123", "113321", "133121", "313121", "211331",
    "231131", "213113", "213311", "213131", "311123", "311321", "331121", "312113", "312311", "332111",
    "314111", "221411", "431111", "111224", "111422", "121124", "121421", "141122", "141221", "112214",
    "112412", "122114", "122411", "142112", "142211", "241211", "221114", "413111", "241112", "134111",
    "111242", "121142", "121241", "114212", "124112", "124211", "411212", "421112", "421211", "212141",
    "214121", "412121", "111143", "111341", "131141", "114113", "114311", "411113", "411311", "113141",
    "114131", "311141", "411131", "211412", "211214", "211232", "2331112",
];
const START_B: u32 = 104;
const STOP: u32 = 106;

/// The symbols of a text of plain letters, with their check; `None` for any other.
fn symbols(text: &str) -> Option<Vec<u32>> {
    let values: Option<Vec<u32>> =
        text.chars().map(|letter| u32::from(letter).checked_sub(32).filter(|value| *value < 95)).collect();
    let values = values.filter(|values| !values.is_empty() && values.len() <= 80)?;
    let check = (1..).zip(&values).fold(START_B, |sum, (place, value)| (sum + place * value) % 103);
    let mut symbols = vec![START_B];
    symbols.extend(values);
    symbols.extend([check, STOP]);
    Some(symbols)
}

/// Widths of bars and gaps in turn, beginning with a bar, in the width of the thinnest.
pub fn code128(text: &str) -> Option<Vec<u8>> {
    let mut widths = Vec::new();
    for symbol in symbols(text)? {
        let symbol = SYMBOLS.get(usize::try_from(symbol).ok()?)?;
        widths.extend(symbol.bytes().map(|digit| digit - b'0'));
    }
    Some(widths)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_check_is_the_one_of_the_standards_example() {
        // PJJ123C has the check 54 where it begins in set A (103), so 55 in set B (104).
        assert_eq!(symbols("PJJ123C").unwrap(), [104, 48, 42, 42, 17, 18, 19, 35, 55, 106]);
        assert_eq!(symbols("é"), None);
        assert_eq!(symbols(""), None);
    }

    #[test]
    fn every_symbol_is_eleven_wide_and_like_no_other() {
        for (number, symbol) in SYMBOLS.iter().enumerate() {
            let width: u32 = symbol.bytes().map(|digit| u32::from(digit - b'0')).sum();
            assert_eq!(width, if number == 106 { 13 } else { 11 }, "{number}");
            // Bars are even in every symbol: that is how scanners see an error.
            let bars: u32 = symbol.bytes().step_by(2).map(|digit| u32::from(digit - b'0')).sum();
            assert!(number == 106 || bars.is_multiple_of(2), "{number}");
        }
        let all: std::collections::BTreeSet<&str> = SYMBOLS.into_iter().collect();
        assert_eq!(all.len(), SYMBOLS.len());
        let widths = code128("A7K2-1").unwrap();
        assert_eq!(widths.iter().map(|width| u32::from(*width)).sum::<u32>(), 11 * 8 + 13);
    }
}
