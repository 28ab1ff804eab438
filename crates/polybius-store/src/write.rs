//! Files that are whole or not there.

use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

/// A file that takes its name only when it is complete: what is written goes to a neighbour,
/// which [`commit`](AtomicFile::commit) renames and dropping removes.
///
/// What is no regular file (`/dev/null`, a named pipe) is written to directly.
pub struct AtomicFile {
    writer: BufWriter<File>,
    target: PathBuf,
    temporary: Option<PathBuf>,
}

impl AtomicFile {
    /// Begins a file that is to be `path`, replacing what is there.
    pub fn create(path: &Path) -> io::Result<AtomicFile> {
        // Through a symbolic link: the file it leads to is replaced, not the link.
        let target = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
        if fs::metadata(&target).is_ok_and(|about| !about.is_file()) {
            let file = File::options().write(true).open(&target)?;
            return Ok(AtomicFile { writer: BufWriter::new(file), target, temporary: None });
        }
        let name = target.file_name().ok_or(io::ErrorKind::IsADirectory)?;
        let mut hidden = std::ffi::OsString::from(".");
        hidden.push(name);
        hidden.push(format!(".{}.part", std::process::id()));
        let temporary = target.with_file_name(hidden);
        let writer = BufWriter::new(File::create(&temporary)?);
        Ok(AtomicFile { writer, target, temporary: Some(temporary) })
    }

    /// Where it is written meanwhile, for who may be interrupted and wants to clean up.
    pub fn temporary(&self) -> Option<&Path> {
        self.temporary.as_deref()
    }

    /// Gives the finished file its name.
    pub fn commit(mut self) -> io::Result<()> {
        self.writer.flush()?;
        if let Some(temporary) = &self.temporary {
            fs::rename(temporary, &self.target)?;
        }
        self.temporary = None;
        Ok(())
    }
}

impl Write for AtomicFile {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.writer.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.writer.flush()
    }
}

impl Drop for AtomicFile {
    fn drop(&mut self) {
        if let Some(temporary) = &self.temporary {
            // Best effort: there is nobody left to tell.
            let _ = fs::remove_file(temporary);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_or_not_there() {
        let folder = std::env::temp_dir().join(format!("polybius-atomic-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        let path = folder.join("events.jsonl");
        fs::write(&path, "old").unwrap();

        let mut given_up = AtomicFile::create(&path).unwrap();
        given_up.write_all(b"half").unwrap();
        drop(given_up);
        assert_eq!(fs::read_to_string(&path).unwrap(), "old");

        let mut file = AtomicFile::create(&path).unwrap();
        file.write_all(b"new").unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), "old");
        file.commit().unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), "new");

        assert_eq!(fs::read_dir(&folder).unwrap().count(), 1, "nothing is left behind");
        assert!(AtomicFile::create(&folder.join("no/such.jsonl")).is_err());
        fs::remove_dir_all(&folder).unwrap();
    }
}
