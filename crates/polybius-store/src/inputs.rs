//! What a user names: files, folders, standard input.

use crate::{Origin, Trouble};
use std::fs::{self, File};
use std::io::{self, BufRead, BufReader, Cursor, Read as _};
use std::path::{Path, PathBuf};

/// One thing to read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Input {
    /// A file, or a folder whose articles are meant.
    Path(PathBuf),
    /// Standard input: JSON Lines if its first character is `{`, else one text.
    Standard,
}

impl Input {
    /// `-` is standard input, all else a path.
    pub fn named(name: PathBuf) -> Input {
        if name.as_os_str() == "-" { Input::Standard } else { Input::Path(name) }
    }

    pub(crate) fn origin(&self) -> Origin {
        match self {
            Input::Path(path) => Origin::file(path.display().to_string()),
            Input::Standard => Origin::file("standard input"),
        }
    }

    /// The bytes, whatever the name.
    pub(crate) fn open_raw(&self) -> io::Result<Box<dyn BufRead + Send>> {
        Ok(match self {
            Input::Standard => Box::new(BufReader::new(io::stdin())),
            Input::Path(path) => Box::new(BufReader::with_capacity(1 << 16, File::open(path)?)),
        })
    }

    /// Opens it as articles.
    pub(crate) fn open(&self, origin: &Origin) -> Result<Opened, Trouble> {
        let mut named = false;
        if let Input::Path(path) = self {
            let about = fs::metadata(path).map_err(|error| origin.io_trouble(&error))?;
            if about.is_dir() {
                return articles_in(path, origin).map(Opened::Folder);
            }
            named = about.is_file();
        }
        let reader = self.open_raw().map_err(|error| origin.io_trouble(&error))?;
        if !named {
            return sniff(reader, origin); // of a pipe the name tells nothing
        }
        match self.form() {
            Some(Form::Text) => Ok(Opened::Text(reader)),
            Some(Form::Lines) => Ok(Opened::Lines(reader)),
            None => Err(origin.trouble(
                "neither .txt, .md nor .jsonl: rename it, or feed it to standard input with `-`",
            )),
        }
    }

    fn form(&self) -> Option<Form> {
        let Input::Path(path) = self else { return None };
        match path.extension()?.to_str()?.to_ascii_lowercase().as_str() {
            "txt" | "md" => Some(Form::Text),
            "jsonl" => Some(Form::Lines),
            _ => None,
        }
    }
}

enum Form {
    Text,
    Lines,
}

/// An input, ready to be read.
pub(crate) enum Opened {
    Text(Box<dyn BufRead + Send>),
    Lines(Box<dyn BufRead + Send>),
    Folder(Vec<Input>),
}

/// The articles of a folder in the order of their names; hidden files and folders within are
/// passed over.
fn articles_in(folder: &Path, origin: &Origin) -> Result<Vec<Input>, Trouble> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).map_err(|error| origin.io_trouble(&error))? {
        let entry = entry.map_err(|error| origin.io_trouble(&error))?;
        let hidden = entry.file_name().as_encoded_bytes().starts_with(b".");
        let input = Input::Path(entry.path());
        if !hidden && !entry.path().is_dir() && input.form().is_some() {
            found.push(entry.path());
        }
    }
    if found.is_empty() {
        return Err(origin.trouble("no .txt, .md or .jsonl file in this folder"));
    }
    found.sort();
    Ok(found.into_iter().map(Input::Path).collect())
}

/// Tells JSON Lines from a text by the first character that is not blank.
fn sniff(mut reader: Box<dyn BufRead + Send>, origin: &Origin) -> Result<Opened, Trouble> {
    let blank = |byte: &u8| byte.is_ascii_whitespace() || crate::decode::MARK.contains(byte);
    let mut skipped = Vec::new();
    let first = loop {
        let ahead = reader.fill_buf().map_err(|error| origin.io_trouble(&error))?;
        let first = ahead.iter().copied().find(|byte| !blank(byte));
        if first.is_some() || ahead.is_empty() || skipped.len() > crate::LONGEST_TEXT {
            break first;
        }
        let length = ahead.len();
        skipped.extend_from_slice(ahead);
        reader.consume(length);
    };
    let whole = Box::new(Cursor::new(skipped).chain(reader));
    Ok(if first == Some(b'{') { Opened::Lines(whole) } else { Opened::Text(whole) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_character_tells() {
        for (bytes, lines) in [
            (&b"{\"text\": \"a\"}"[..], true),
            (b" \r\n\t {\"text\": \"a\"}", true),
            (b"\xEF\xBB\xBF{\"text\": \"a\"}", true),
            (b"Troops left. {x}", false),
            (b"", false),
            (b"  \n", false),
        ] {
            let opened = sniff(Box::new(bytes), &Origin::file("-")).unwrap();
            assert_eq!(matches!(opened, Opened::Lines(_)), lines, "{bytes:?}");
            let (Opened::Lines(mut reader) | Opened::Text(mut reader)) = opened else { panic!() };
            let mut all = Vec::new();
            reader.read_to_end(&mut all).unwrap();
            assert_eq!(all, bytes, "nothing is lost");
        }
    }

    #[test]
    fn the_name_tells() {
        let form = |name: &str| Input::named(PathBuf::from(name)).form().is_some();
        for name in ["a.txt", "a.MD", "x/a.b.jsonl"] {
            assert!(form(name), "{name}");
        }
        for name in ["a", "a.pdf", ".txt", "a.txt.gz", "-"] {
            assert!(!form(name), "{name}");
        }
    }
}
