//! GeoNames tables that the user names.

use crate::failure::Failure;
use crate::reporter::Reporter;
use polybius::{Gazetteer, Record};
use polybius_store::Origin;
use std::fs::File;
use std::io::{BufRead as _, BufReader};
use std::path::Path;

/// Reads a table of places. A line that cannot be read is told with file, line and reason, and
/// skipped; a file in which none can be read is refused.
pub(crate) fn read(path: &Path, reporter: &mut Reporter) -> Result<Gazetteer, Failure> {
    let origin = Origin::file(path.display().to_string());
    let unreadable = |error: std::io::Error| {
        let hint = "name a GeoNames table, such as allCountries.txt or cities500.txt, unpacked";
        Failure::unreadable(origin.io_trouble(&error).to_string(), hint)
    };
    let mut lines = BufReader::new(File::open(path).map_err(unreadable)?);
    let mut records = Vec::new();
    let mut bytes = Vec::new();
    for number in 1.. {
        bytes.clear();
        if lines.read_until(b'\n', &mut bytes).map_err(unreadable)? == 0 {
            break;
        }
        let line = String::from_utf8_lossy(&bytes);
        if line.trim().is_empty() {
            continue;
        }
        match Record::parse(&line) {
            Ok(record) => records.push(record),
            Err(reason) => reporter.faulty_line(&origin.at(number).trouble(reason)),
        }
    }
    if records.is_empty() {
        let what = format!("{origin}: no line of it is a place");
        return Err(Failure::unreadable(what, "GeoNames tables have 19 tab-separated columns"));
    }
    Ok(Gazetteer::compile(records))
}
