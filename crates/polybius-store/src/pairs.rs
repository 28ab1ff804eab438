//! Sentences with two sides, from a table: what `polybius relate` reads.

use crate::decode::{decode, replaced, without_mark};
use crate::lines::{Line, Lines};
use crate::{Input, Origin, Trouble};

/// A sentence and two sides of which the relation is asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pair {
    /// Its number, from 1, not counting the header line.
    pub row: usize,
    /// Where it stands.
    pub origin: Origin,
    /// The sentence.
    pub sentence: String,
    /// Who did it.
    pub source: String,
    /// To whom.
    pub target: String,
}

/// Reads a tab-separated table with a header line and without quoting, row by row. The
/// columns `sentence`, `source` and `target` may stand anywhere; others are ignored.
pub struct Pairs {
    lines: Lines,
    origin: Origin,
    columns: [usize; 3],
    row: usize,
}

const COLUMNS: [&str; 3] = ["sentence", "source", "target"];

impl Pairs {
    /// Opens a table and reads its header.
    pub fn open(input: &Input) -> Result<Pairs, Trouble> {
        let origin = input.origin();
        let mut lines = Lines::new(input.open_raw().map_err(|error| origin.io_trouble(&error))?);
        let header = match lines.next().map_err(|error| origin.io_trouble(&error))? {
            Some((_, Line::Read(header))) => decode(without_mark(header)).0,
            _ => String::new(),
        };
        let mut columns = [0; 3];
        for (column, name) in columns.iter_mut().zip(COLUMNS) {
            let at = header.split('\t').position(|cell| cell.trim() == name);
            *column = at.ok_or_else(|| {
                origin.trouble(format!(
                    "no column `{name}`: the first line must name the columns \
                     `sentence`, `source` and `target`, with tabs between"
                ))
            })?;
        }
        Ok(Pairs { lines, origin, columns, row: 0 })
    }

    fn pair(&self, number: usize, line: Line) -> Result<(Pair, Option<Trouble>), Trouble> {
        let origin = self.origin.at(number);
        let Line::Read(bytes) = line else { return Err(origin.trouble("line too long")) };
        let (line, broken) = decode(bytes);
        let cells: Vec<&str> = line.split('\t').collect();
        let mut wanted = self.columns.map(|column| cells.get(column).map(|&cell| cell.to_owned()));
        let [Some(sentence), Some(source), Some(target)] = wanted.each_mut().map(Option::take)
        else {
            let needed = self.columns.iter().max().map_or(0, |last| last + 1);
            let reason = format!("{} of {needed} columns: are the tabs right?", cells.len());
            return Err(origin.trouble(reason));
        };
        let warning = replaced(broken).map(|reason| origin.trouble(reason));
        Ok((Pair { row: self.row, origin, sentence, source, target }, warning))
    }
}

impl Iterator for Pairs {
    /// A pair with what is doubtful about it, or a row that could not be read.
    type Item = Result<(Pair, Option<Trouble>), Trouble>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            match self.lines.next() {
                Ok(None) => return None,
                Ok(Some((_, Line::Read(bytes)))) if bytes.is_empty() => {}
                Ok(Some((number, line))) => {
                    self.row += 1;
                    return Some(self.pair(number, line));
                }
                Err(error) => {
                    self.lines = Lines::new(Box::new(&[][..]));
                    return Some(Err(self.origin.io_trouble(&error)));
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(name: &str, table: &[u8]) -> Vec<String> {
        let file = format!("polybius-pairs-{name}-{}.tsv", std::process::id());
        let path = std::env::temp_dir().join(file);
        std::fs::write(&path, table).unwrap();
        let told = match Pairs::open(&Input::Path(path.clone())) {
            Ok(pairs) => pairs
                .map(|read| match read {
                    Ok((pair, None)) => format!(
                        "row {} line {:?}: {} | {} | {}",
                        pair.row, pair.origin.line, pair.sentence, pair.source, pair.target
                    ),
                    Ok((_, Some(doubt))) => doubt.reason,
                    Err(trouble) => format!("{:?} {}", trouble.origin.line, trouble.reason),
                })
                .collect(),
            Err(trouble) => vec![trouble.reason],
        };
        std::fs::remove_file(path).unwrap();
        told
    }

    #[test]
    fn columns_by_name_rows_in_order() {
        assert_eq!(
            told("order", b"id\ttarget\tsentence\tsource\r\n1\tB\tA \"met\" B.\tA\r\n\n2\tB\n3\tD\tC hit D\xff.\tC\tmore\n"),
            [
                "row 1 line Some(2): A \"met\" B. | A | B",
                "Some(4) 2 of 4 columns: are the tabs right?",
                "not UTF-8: unreadable bytes replaced by U+FFFD once",
            ]
        );
    }

    #[test]
    fn a_table_without_its_columns() {
        for table in [&b""[..], b"sentence,source,target\n"] {
            let told = told("columns", table);
            assert!(told[0].starts_with("no column `sentence`"), "{told:?}");
        }
    }
}
