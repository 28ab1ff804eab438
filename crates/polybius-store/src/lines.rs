//! Line by line, whatever the length of the file, within a bound for each line.

use std::io::{self, BufRead, Read as _};

/// A line is held in memory: no longer than a text of the greatest length can get when every
/// byte of it is escaped, and some room for the other keys.
const LONGEST_LINE: u64 = 64 * 1024 * 1024;

pub(crate) struct Lines {
    reader: Box<dyn BufRead + Send>,
    number: usize,
    longest: u64,
}

/// One line without its end.
#[derive(Debug, PartialEq)]
pub(crate) enum Line {
    Read(Vec<u8>),
    TooLong,
}

impl Lines {
    pub(crate) fn new(reader: Box<dyn BufRead + Send>) -> Lines {
        Lines { reader, number: 0, longest: LONGEST_LINE }
    }

    /// The next line with its number, from 1; `None` at the end.
    pub(crate) fn next(&mut self) -> io::Result<Option<(usize, Line)>> {
        let mut bytes = Vec::new();
        let read = (&mut self.reader).take(self.longest + 1).read_until(b'\n', &mut bytes)?;
        if read == 0 {
            return Ok(None);
        }
        self.number += 1;
        if bytes.last() == Some(&b'\n') {
            bytes.pop();
            if bytes.last() == Some(&b'\r') {
                bytes.pop();
            }
        } else if read as u64 > self.longest {
            self.reader.skip_until(b'\n')?;
            return Ok(Some((self.number, Line::TooLong)));
        }
        Ok(Some((self.number, Line::Read(bytes))))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(text: &'static [u8], longest: u64) -> Vec<Line> {
        let mut lines = Lines { reader: Box::new(text), number: 0, longest };
        let mut all = Vec::new();
        while let Some((number, line)) = lines.next().unwrap() {
            all.push(line);
            assert_eq!(number, all.len());
        }
        all
    }

    #[test]
    fn ends_of_any_kind_and_lines_of_any_length() {
        let read = |text: &[u8]| Line::Read(text.to_vec());
        assert_eq!(lines(b"", 5), []);
        assert_eq!(lines(b"a\r\nb\n\nc", 5), [read(b"a"), read(b"b"), read(b""), read(b"c")]);
        assert_eq!(lines(b"12345\n123456\nz\n", 5), [read(b"12345"), Line::TooLong, read(b"z")]);
        assert_eq!(lines(b"123456", 5), [Line::TooLong]);
    }
}
