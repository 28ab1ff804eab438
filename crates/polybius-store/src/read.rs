//! Articles from files, folders and standard input, one after the other.

use crate::decode::{decode, replaced, without_mark};
use crate::inputs::Opened;
use crate::json_article::{self, LONGEST_TEXT, TOO_LONG};
use crate::lines::{Line, Lines};
use crate::{Input, Origin, Trouble};
use polybius_core::Article;
use std::collections::VecDeque;
use std::io::{BufRead, Cursor, Read as _};

/// What comes out of an input, in its order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reading {
    /// An article and where it stood.
    Article(Box<Article>, Origin),
    /// Something doubtful about the article or file that follows or was read; nothing is lost.
    Warning(Trouble),
    /// An article or a whole file that could not be read.
    Failure(Trouble),
}

/// Reads inputs one by one, holding one article at a time.
///
/// A `.txt` or `.md` is one article; of a `.jsonl` each line is one, with the keys `id`,
/// `title`, `text`, `published`, `publication`, `url`, of which only `text` is needed.
/// A folder stands for the files of these kinds in it.
///
/// ```no_run
/// use polybius_store::{Articles, Input, Reading};
/// for reading in Articles::new([Input::named("news.jsonl".into())]) {
///     match reading {
///         Reading::Article(article, _) => assert!(!article.id.is_empty()),
///         Reading::Warning(doubt) => assert!(!doubt.reason.is_empty()),
///         Reading::Failure(trouble) => assert!(!trouble.reason.is_empty()),
///     }
/// }
/// ```
pub struct Articles {
    inputs: VecDeque<Input>,
    lines: Option<Current>,
    ready: VecDeque<Reading>,
}

/// The JSON Lines that are being read.
struct Current {
    lines: Lines,
    origin: Origin,
    empty: bool,
}

impl Articles {
    /// The articles of some inputs; nothing is opened yet.
    pub fn new(inputs: impl IntoIterator<Item = Input>) -> Articles {
        Articles { inputs: inputs.into_iter().collect(), lines: None, ready: VecDeque::new() }
    }

    /// The one article of bytes at hand, read as those of a `.txt`.
    ///
    /// ```
    /// use polybius_store::{Articles, Origin, Reading};
    /// let mut readings = Articles::of_text(b"Troops left.".to_vec(), Origin::file("a form"));
    /// assert!(matches!(readings.next(), Some(Reading::Article(article, _)) if article.text == "Troops left."));
    /// ```
    pub fn of_text(bytes: Vec<u8>, origin: Origin) -> Articles {
        let ready = text(Box::new(Cursor::new(bytes)), origin).into();
        Articles { inputs: VecDeque::new(), lines: None, ready }
    }

    /// The articles of bytes at hand, read as those of a `.jsonl`.
    pub fn of_lines(bytes: Vec<u8>, origin: Origin) -> Articles {
        let lines = Lines::new(Box::new(Cursor::new(bytes)));
        let lines = Some(Current { lines, origin, empty: true });
        Articles { inputs: VecDeque::new(), lines, ready: VecDeque::new() }
    }

    /// Does one step; `false` when nothing is left.
    fn step(&mut self) -> bool {
        if let Some(mut current) = self.lines.take() {
            if let Some(readings) = current.next() {
                self.ready.extend(readings);
                self.lines = Some(current);
            } else if current.empty {
                self.ready.push_back(Reading::Warning(current.origin.trouble("no article in it")));
            }
            return true;
        }
        let Some(input) = self.inputs.pop_front() else { return false };
        let origin = input.origin();
        match input.open(&origin) {
            Ok(Opened::Text(reader)) => self.ready.extend(text(reader, origin)),
            Ok(Opened::Lines(reader)) => {
                self.lines = Some(Current { lines: Lines::new(reader), origin, empty: true });
            }
            Ok(Opened::Folder(files)) => {
                files.into_iter().rev().for_each(|file| self.inputs.push_front(file));
            }
            Err(trouble) => self.ready.push_back(Reading::Failure(trouble)),
        }
        true
    }
}

impl Iterator for Articles {
    type Item = Reading;

    fn next(&mut self) -> Option<Reading> {
        while self.ready.is_empty() && self.step() {}
        self.ready.pop_front()
    }
}

impl Current {
    /// What the next line gives; `None` at the end of the file or where it breaks off.
    fn next(&mut self) -> Option<Vec<Reading>> {
        let (number, line) = match self.lines.next() {
            Ok(next) => next?,
            Err(error) => {
                self.empty = false;
                // Reading the same place again would fail again: the rest of the file is given up.
                self.lines = Lines::new(Box::new(&[][..]));
                return Some(vec![Reading::Failure(self.origin.io_trouble(&error))]);
            }
        };
        let origin = self.origin.at(number);
        let Line::Read(bytes) = line else {
            self.empty = false;
            return Some(vec![Reading::Failure(origin.trouble(TOO_LONG))]);
        };
        let bytes = if number == 1 { without_mark(bytes) } else { bytes };
        if bytes.trim_ascii().is_empty() {
            return Some(Vec::new());
        }
        self.empty = false;
        let (line, broken) = decode(bytes);
        Some(match json_article::article(&line, &origin) {
            Ok((article, mut warnings)) => {
                warnings.extend(replaced(broken).map(|reason| origin.trouble(reason)));
                whole(article, warnings, origin)
            }
            Err(trouble) => vec![Reading::Failure(trouble)],
        })
    }
}

/// A whole file as one article.
fn text(reader: Box<dyn BufRead + Send>, origin: Origin) -> Vec<Reading> {
    let mut bytes = Vec::new();
    // Room for a byte order mark, and one byte more to notice that there is more.
    if let Err(error) = reader.take(LONGEST_TEXT as u64 + 4).read_to_end(&mut bytes) {
        return vec![Reading::Failure(origin.io_trouble(&error))];
    }
    let bytes = without_mark(bytes);
    if bytes.len() > LONGEST_TEXT {
        return vec![Reading::Failure(origin.trouble(TOO_LONG))];
    }
    let (text, broken) = decode(bytes);
    match json_article::sign(Article::new("", text), None, &origin) {
        Ok(article) => {
            let warnings = replaced(broken).map(|reason| origin.trouble(reason));
            whole(article, warnings.into_iter().collect(), origin)
        }
        Err(trouble) => vec![Reading::Failure(trouble)],
    }
}

/// The warnings about an article, then itself.
fn whole(article: Article, mut warnings: Vec<Trouble>, origin: Origin) -> Vec<Reading> {
    if article.title.is_none() && article.text.trim().is_empty() {
        warnings.push(origin.trouble("the article is empty"));
    }
    let article = Reading::Article(Box::new(article), origin);
    warnings.into_iter().map(Reading::Warning).chain([article]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::fs;
    use std::path::PathBuf;

    /// A folder of files, gone at the end of the test.
    struct Folder(PathBuf);

    impl Folder {
        fn of(name: &str, files: &[(&str, &[u8])]) -> Folder {
            let folder =
                std::env::temp_dir().join(format!("polybius-{name}-{}", std::process::id()));
            fs::create_dir_all(&folder).unwrap();
            for (file, bytes) in files {
                fs::write(folder.join(file), bytes).unwrap();
            }
            Folder(folder)
        }

        /// What reading it gives, a line each, without the folder's own name.
        fn told(&self) -> Vec<String> {
            let readings = Articles::new([Input::Path(self.0.clone())]);
            let told = readings.map(|reading| match reading {
                Reading::Article(article, origin) => format!("{origin}= {}", article.text),
                Reading::Warning(doubt) => format!("{doubt} (warning)"),
                Reading::Failure(trouble) => trouble.to_string(),
            });
            let folder = format!("{}/", self.0.display());
            told.map(|line| line.replace(&folder, "")).collect()
        }
    }

    impl Drop for Folder {
        fn drop(&mut self) {
            let _ = fs::remove_dir_all(&self.0);
        }
    }

    #[test]
    fn a_folder_in_the_order_of_its_names() {
        let folder = Folder::of(
            "order",
            &[
                ("b.md", b"second"),
                ("a.txt", b"\xEF\xBB\xBFfirst"),
                ("c.jsonl", b"\xEF\xBB\xBF{\"text\": \"third\"}\r\n\n{\"text\": \"caf\xe9\"}\nnonsense\n{\"text\": \"last\"}"),
                ("d.txt", b""),
                ("e.jsonl", b"\n"),
                ("picture.png", b"\x89PNG"),
                (".hidden.txt", b"no"),
            ],
        );
        assert_eq!(
            folder.told(),
            [
                "a.txt= first",
                "b.md= second",
                "c.jsonl:1= third",
                "c.jsonl:3: not UTF-8: unreadable bytes replaced by U+FFFD once (warning)",
                "c.jsonl:3= caf\u{FFFD}",
                "c.jsonl:4: not a JSON object: expected {\"text\": \"…\"}",
                "c.jsonl:5= last",
                "d.txt: the article is empty (warning)",
                "d.txt= ",
                "e.jsonl: no article in it (warning)",
            ]
        );
    }

    #[test]
    fn what_cannot_be_read_is_told_in_its_place() {
        let folder = Folder::of("missing", &[("a.pdf", b"%PDF")]);
        for (name, reason) in [
            ("none.txt", "no such file or folder: check the name"),
            (
                "a.pdf",
                "neither .txt, .md nor .jsonl: rename it, or feed it to standard input with `-`",
            ),
            ("", "no .txt, .md or .jsonl file in this folder"),
        ] {
            let path = folder.0.join(name);
            let readings: Vec<_> = Articles::new([Input::Path(path)]).collect();
            let [Reading::Failure(trouble)] = readings.as_slice() else { panic!("{readings:?}") };
            assert_eq!(trouble.reason, reason);
        }
    }

    #[test]
    fn a_text_beyond_the_limit_is_refused_and_one_at_it_is_not() {
        let read = |length| {
            let file: Box<dyn BufRead + Send> = Box::new(Cursor::new(vec![b'a'; length]));
            text(file, Origin::file("f"))
        };
        assert!(matches!(read(LONGEST_TEXT).as_slice(), [Reading::Article(..)]));
        let told = read(LONGEST_TEXT + 1);
        assert_eq!(told, [Reading::Failure(Origin::file("f").trouble(TOO_LONG))]);
    }

    proptest! {
        #[test]
        fn any_bytes_are_read_as_text_and_survive_as_lines(bytes: Vec<u8>) {
            let origin = Origin::file("f");
            let told: Vec<_> = Articles::of_text(bytes.clone(), origin.clone()).collect();
            prop_assert!(matches!(told.last(), Some(Reading::Article(..))));
            prop_assert!(Articles::of_lines(bytes, origin).count() > 0);
        }
    }
}
