//! What cells are made of.

use super::pair::Pair;
use crate::record::{EntityRecord, EventRecord};
use sha2::{Digest as _, Sha256};
use std::fmt::Display;

/// A column of a layout with a row an event: its name, and how it is filled.
pub(super) type Column = (&'static str, fn(&EventRecord<'_>) -> String);

/// A column of a layout with a row for each actor with each recipient.
pub(super) type PairColumn = (&'static str, fn(&Pair<'_, '_>) -> String);

/// What is unknown is an empty cell.
pub(super) fn known<T: Display>(value: Option<T>) -> String {
    value.map_or_else(String::new, |value| value.to_string())
}

/// A score with one decimal: none has more.
pub(super) fn score(record: &EventRecord<'_>) -> String {
    format!("{:.1}", record.event_scale)
}

/// The name of a side, or its words where no name is known.
pub(super) fn name<'r>(entity: &'r EntityRecord<'_>) -> &'r str {
    entity.identity.name.as_deref().unwrap_or(&entity.text)
}

/// Values with something between.
pub(super) fn joined<'s>(values: impl Iterator<Item = &'s str>, between: &str) -> String {
    values.collect::<Vec<_>>().join(between)
}

/// A cell for tables without quoting: no tab, no line end, and no quotation mark that a reader
/// could take for a quoted cell's beginning.
pub(super) fn plain(cell: &str) -> String {
    let plain = |c: char| match c {
        '"' => '\'',
        '\u{2028}' | '\u{2029}' => ' ',
        c if c.is_control() => ' ',
        c => c,
    };
    cell.chars().map(plain).collect()
}

/// A whole number from 0 that 64 bits with a sign hold, for layouts that want one: the event's
/// id without its highest bit, and one more for each further row of the same event.
pub(super) fn number(id: &str, nth: u64) -> u64 {
    let id = u64::from_str_radix(id, 16).unwrap_or_else(|_| hashed(id));
    id.wrapping_add(nth) & HIGHEST
}

/// The same for names that are no numbers: the beginning of their SHA-256.
pub(super) fn hashed(name: &str) -> u64 {
    let bytes = Sha256::digest(name.as_bytes());
    bytes.iter().take(8).fold(0, |all, &byte| all << 8 | u64::from(byte)) & HIGHEST
}

/// The greatest number that 64 bits with a sign hold.
const HIGHEST: u64 = u64::MAX >> 1;

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn numbers_are_the_id_and_fit_a_signed_integer() {
        for (id, nth, expected) in [
            ("0000000000000001", 0, 1),
            ("0000000000000001", 2, 3),
            ("8000000000000001", 0, 1),
            ("ffffffffffffffff", 0, 9_223_372_036_854_775_807),
            ("ffffffffffffffff", 1, 0),
        ] {
            assert_eq!(number(id, nth), expected, "{id} {nth}");
        }
        // python3 -c "import hashlib; print(int(hashlib.sha256(b'a').hexdigest()[:16], 16) & 2**63-1)"
        assert_eq!(hashed("a"), 5_374_906_597_990_186_442);
        assert_eq!(number("no number", 0), hashed("no number"));
    }

    proptest! {
        #[test]
        fn a_plain_cell_is_one_cell_of_one_line(cell in any::<String>()) {
            let plain = plain(&cell);
            prop_assert_eq!(plain.chars().count(), cell.chars().count());
            prop_assert!(!plain.contains(['\t', '\n', '\r', '"']));
        }
    }
}
