//! Where the sentences of a block end.

use super::marks::{is_closer, is_closing_quote, is_end, is_full_end, is_small, is_two_faced};
use super::words::{Next, Stop, stop_after};

/// How far back, in bytes, an address is looked for.
const ADDRESS: usize = 100;

/// The bytes after the sentences of a block, the last its length.
pub(super) fn ends(block: &str) -> impl Iterator<Item = usize> {
    let (mut start, mut at) = (0, 0);
    std::iter::from_fn(move || {
        while let Some(found) = block[at..].find(is_end) {
            let before = &block[start..at + found];
            let run = &block[at + found..];
            let marks = &run[..run.len() - run.trim_start_matches(is_end).len()];
            let closers = closers(&run[marks.len()..]);
            let after = &run[marks.len() + closers.len()..];
            at = block.len() - after.len();
            if !after.is_empty() && is_boundary(before, marks, closers, after) {
                start = at;
                return Some(at);
            }
        }
        let rest = start < block.len();
        (start, at) = (block.len(), block.len());
        rest.then_some(block.len())
    })
}

/// The quotation marks and brackets that close after an end, with further ends among them.
fn closers(rest: &str) -> &str {
    let mut chars = rest.char_indices().peekable();
    let mut length = 0;
    while let Some((at, c)) = chars.next() {
        let opens = is_two_faced(c) && chars.peek().is_some_and(|(_, next)| next.is_alphanumeric());
        if !(is_closer(c) || is_end(c)) || opens {
            break;
        }
        length = at + c.len_utf8();
    }
    &rest[..length]
}

/// Whether a sentence ends between `closers` and `after`.
fn is_boundary(before: &str, marks: &str, closers: &str, after: &str) -> bool {
    if marks.contains(is_full_end) {
        return true;
    }
    if !after.starts_with(char::is_whitespace) {
        return is_glued(before, marks, closers, after);
    }
    let next = Next::new(after);
    if next.is_small() || next.is_dash() {
        return false;
    }
    if marks.contains(['!', '?']) {
        return !(closers.contains(is_closing_quote) && next.is_speaker());
    }
    if marks != "." {
        // Dots that stand free leave something out, dots at a word trail off.
        return before.ends_with(char::is_alphanumeric) || next.is_starter();
    }
    match stop_after(before) {
        Some(Stop::Never) => false,
        Some(Stop::Number) => !next.is_figure(),
        Some(Stop::Rarely) => next.is_starter(),
        Some(Stop::Mostly) => !next.is_time(),
        // A number alone is no sentence: `2024. The army …`
        None => before.trim().is_empty() || !before.trim().chars().all(char::is_numeric),
    }
}

/// Whether the space between two sentences is missing: `after the talks.The president`.
fn is_glued(before: &str, marks: &str, closers: &str, after: &str) -> bool {
    let mut chars = after.chars();
    let capital = chars.next().is_some_and(char::is_uppercase);
    let word = capital && chars.next().is_some_and(|c| is_small(c) || c.is_whitespace());
    let plain = before.ends_with(is_small) || !closers.is_empty();
    word && plain && !is_in_address(before) && (marks != "." || stop_after(before).is_none())
}

fn is_in_address(before: &str) -> bool {
    let reach = before.ceil_char_boundary(before.len().saturating_sub(ADDRESS));
    let joined = before[reach..].rsplit(char::is_whitespace).next().unwrap_or("");
    joined.starts_with("www.") || joined.contains(['@', '/'])
}
