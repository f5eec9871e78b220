//! Labels of other scripts as name servers know them (RFC 3492).

const BASE: u32 = 36;
const T_MIN: u32 = 1;
const T_MAX: u32 = 26;
const SKEW: u32 = 38;
const DAMP: u32 = 700;
const FIRST_BIAS: u32 = 72;
const FIRST: u32 = 0x80;

fn adapt(delta: u32, points: u32, first: bool) -> u32 {
    let mut delta = if first { delta / DAMP } else { delta / 2 };
    delta += delta / points.max(1);
    let mut k = 0;
    while delta > (BASE - T_MIN) * T_MAX / 2 {
        delta /= BASE - T_MIN;
        k += BASE;
    }
    k + (BASE - T_MIN + 1) * delta / (delta + SKEW)
}

fn threshold(k: u32, bias: u32) -> u32 {
    k.saturating_sub(bias).clamp(T_MIN, T_MAX)
}

fn letter(digit: u32) -> Option<char> {
    match digit {
        0..=25 => char::from_u32(u32::from('a') + digit),
        26..=35 => char::from_u32(u32::from('0') + digit - 26),
        _ => None,
    }
}

fn digit(letter: char) -> Option<u32> {
    match letter {
        'a'..='z' => Some(u32::from(letter) - u32::from('a')),
        '0'..='9' => Some(u32::from(letter) - u32::from('0') + 26),
        _ => None,
    }
}

/// The label without its `xn--`; none where it is longer than any label.
pub fn encode(label: &str) -> Option<String> {
    let points: Vec<u32> = label.chars().map(u32::from).collect();
    if points.len() > 63 {
        return None;
    }
    let mut out: String = label.chars().filter(char::is_ascii).collect();
    let plain = u32::try_from(out.len()).ok()?;
    let (mut done, mut n, mut delta, mut bias) = (plain, FIRST, 0_u32, FIRST_BIAS);
    if plain > 0 {
        out.push('-');
    }
    while usize::try_from(done).ok()? < points.len() {
        let next = points.iter().copied().filter(|point| *point >= n).min()?;
        delta = delta.checked_add((next - n).checked_mul(done + 1)?)?;
        n = next;
        for point in points.iter().copied() {
            if point < n {
                delta = delta.checked_add(1)?;
            }
            if point != n {
                continue;
            }
            let (mut q, mut k) = (delta, BASE);
            loop {
                let t = threshold(k, bias);
                if q < t {
                    break;
                }
                out.push(letter(t + (q - t) % (BASE - t))?);
                q = (q - t) / (BASE - t);
                k += BASE;
            }
            out.push(letter(q)?);
            bias = adapt(delta, done + 1, done == plain);
            delta = 0;
            done += 1;
        }
        delta = delta.checked_add(1)?;
        n = n.checked_add(1)?;
    }
    Some(out)
}

/// The label that is written so; none where it is none.
pub fn decode(text: &str) -> Option<String> {
    if text.len() > 63 {
        return None;
    }
    let (plain, rest) = text.rsplit_once('-').unwrap_or(("", text));
    let mut out: Vec<char> = plain.chars().collect();
    let (mut n, mut i, mut bias) = (FIRST, 0_u32, FIRST_BIAS);
    let mut letters = rest.chars();
    loop {
        let Some(first) = letters.next() else { return Some(out.into_iter().collect()) };
        let (before, mut weight, mut k, mut next) = (i, 1_u32, BASE, first);
        loop {
            let value = digit(next)?;
            i = i.checked_add(value.checked_mul(weight)?)?;
            let t = threshold(k, bias);
            if value < t {
                break;
            }
            weight = weight.checked_mul(BASE - t)?;
            k = k.checked_add(BASE)?;
            next = letters.next()?;
        }
        let count = u32::try_from(out.len()).ok()?.checked_add(1)?;
        bias = adapt(i - before, count, before == 0);
        n = n.checked_add(i / count)?;
        i %= count;
        let at = usize::try_from(i).ok()?;
        out.insert(at, char::from_u32(n).filter(|c| !c.is_ascii())?);
        i += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_of_other_scripts_are_written_as_the_standard_says() {
        for (label, written) in [
            ("bücher", "bcher-kva"),
            ("ليهمابتكلموشعربي؟", "egbpdaj6bu4bxfgehfvwxn"),
            ("почемужеонинеговорятпорусски", "b1abfaaepdrnnbgefbadotcwatmq2g4l"),
            ("他们为什么不说中文", "ihqwcrb4cv8a8dqg056pqjye"),
            ("3年b組金八先生", "3b-ww4c5e180e575a65lsy2b"),
        ] {
            assert_eq!(encode(label).as_deref(), Some(written), "{label}");
            assert_eq!(decode(written).as_deref(), Some(label));
        }
    }

    #[test]
    fn what_nobody_wrote_so_is_none() {
        for wrong in ["é", "99999999", "a-!", "kva kva", &"9".repeat(63)] {
            assert_eq!(decode(wrong), None, "{wrong}");
        }
        assert_eq!(encode(&"é".repeat(64)), None);
    }
}
