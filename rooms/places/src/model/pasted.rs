//! Rates as somebody pastes them out of a spreadsheet: a name and a fee, or a name and the fees to the door
//! and to the desk. They become the file that is read anyway.

use super::find::number;
use super::table::separator_of;

/// The file, and of each of its lines the one that was pasted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pasted {
    pub text: String,
    lines: Vec<u64>,
}

impl Pasted {
    /// The pasted line behind a line of the file.
    pub fn line(&self, of_file: u64) -> u64 {
        let index = usize::try_from(of_file).unwrap_or_default();
        index.checked_sub(1).and_then(|index| self.lines.get(index)).copied().unwrap_or(of_file)
    }

    pub fn read(typed: &str) -> Self {
        let typed = typed.trim_start_matches('\u{feff}').replace("\r\n", "\n");
        let head = typed.lines().next().unwrap_or_default().to_lowercase();
        let lines: Vec<u64> = (1..).take(typed.lines().count()).collect();
        if head.contains("province_name") && head.contains("fee") {
            return Self { text: typed, lines };
        }
        let separator = separator_of(typed.lines().max_by_key(|line| line.len()).unwrap_or_default());
        let mut pasted =
            Self { text: "province_number,province_name,option,fee\n".to_owned(), lines: vec![1] };
        let (mut first, mut filled) = (true, 0_u64);
        for line in typed.lines() {
            filled += 1;
            let cells: Vec<&str> = line.split(char::from(separator)).map(str::trim).collect();
            if cells.iter().all(|cell| cell.is_empty()) {
                continue;
            }
            pasted.row(&cells, filled, first);
            first = false;
        }
        pasted
    }

    fn row(&mut self, cells: &[&str], line: u64, first: bool) {
        // A number before the name is compared with it, as in a file.
        let numbered = cells.len() > 2
            && cells.first().is_some_and(|cell| number(cell).is_some())
            && cells.get(1).is_some_and(|cell| number(cell).is_none());
        let (code, rest) = if numbered { cells.split_at(1) } else { cells.split_at(0) };
        let Some((name, fees)) = rest.split_first() else { return };
        // What stands above the columns holds no fee.
        if first && !fees.iter().any(|fee| fee.chars().any(|c| c.is_numeric())) {
            return;
        }
        let code = code.first().copied().unwrap_or_default();
        let fees = if fees.is_empty() { &[""] } else { fees };
        for (option, fee) in ["home", "desk"].into_iter().zip(fees) {
            // A dash or a cross is how people write "we do not go there".
            let fee =
                if fee.chars().any(char::is_alphanumeric) && *fee != "x" && *fee != "X" { fee } else { "" };
            let row = [code, name, option, fee].map(|cell| format!("\"{}\"", cell.replace('"', "\"\"")));
            self.text.push_str(&row.join(","));
            self.text.push('\n');
            self.lines.push(line);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_and_three_columns_become_the_file_with_or_without_a_head() {
        let two = Pasted::read("Alger\t400\nOran\t-\n");
        assert_eq!(
            two.text,
            "province_number,province_name,option,fee\n\
             \"\",\"Alger\",\"home\",\"400\"\n\"\",\"Oran\",\"home\",\"\"\n"
        );
        let three = Pasted::read("Wilaya;Domicile;Stop desk\r\n\r\n16;Alger;400;250\r\n31;Oran;700;x\r\n");
        let rows: Vec<&str> = three.text.lines().skip(1).collect();
        assert_eq!(
            rows,
            [
                "\"16\",\"Alger\",\"home\",\"400\"",
                "\"16\",\"Alger\",\"desk\",\"250\"",
                "\"31\",\"Oran\",\"home\",\"700\"",
                "\"31\",\"Oran\",\"desk\",\"\"",
            ]
        );
        assert_eq!((three.line(2), three.line(3), three.line(5)), (3, 3, 4), "lines are told as pasted");
    }

    #[test]
    fn a_whole_file_stays_as_it_is() {
        let file = "province_name,option,fee\nAlger,home,400\n";
        let read = Pasted::read(file);
        assert_eq!((read.text.as_str(), read.line(2)), (file, 2));
        assert_eq!(Pasted::read("").text, "province_number,province_name,option,fee\n");
    }
}
