//! Finding a quoted span in its sentence.

use std::ops::Range;

/// The bytes of a quoted span: the exact words, `#2` after them for their second occurrence
/// as whole words. The error says what is wrong with the quote.
pub(super) fn locate(text: &str, quote: &str) -> Result<Range<usize>, String> {
    let mut found = occurrences(text, quote);
    let (mut needle, mut nth) = (quote, 1);
    if found.is_empty()
        && let Some((head, number)) = numbered(quote)
    {
        (needle, nth) = (head, number);
        found = occurrences(text, head);
    }
    if found.is_empty() {
        return Err(format!("`{quote}` does not stand in the sentence as whole words"));
    }
    let start = nth.checked_sub(1).and_then(|nth| found.get(nth));
    let start = start
        .ok_or_else(|| format!("`{quote}`: only {} occurrence(s) as a whole word", found.len()))?;
    Ok(*start..start + needle.len())
}

fn numbered(quote: &str) -> Option<(&str, usize)> {
    let (head, number) = quote.rsplit_once('#')?;
    let digits = !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit());
    (digits && !head.is_empty()).then(|| (head, number.parse().unwrap_or(usize::MAX)))
}

/// Where the words begin, with no word running over their edges.
fn occurrences(text: &str, needle: &str) -> Vec<usize> {
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(at) = text.get(from..).and_then(|rest| rest.find(needle)) {
        let start = from + at;
        let Some(first) = needle.chars().next() else { break };
        if whole_words(text, start..start + needle.len()) {
            found.push(start);
        }
        from = start + first.len_utf8();
    }
    found
}

/// Whether neither edge of a stretch of `text` stands within a word.
pub(super) fn whole_words(text: &str, span: Range<usize>) -> bool {
    let (before, after) = (text.get(..span.start), text.get(span.end..));
    let inside = text.get(span).unwrap_or("");
    let joined = |left: Option<char>, right: Option<char>| {
        left.is_some_and(in_word) && right.is_some_and(in_word)
    };
    let (first, last) = (inside.chars().next(), inside.chars().next_back());
    !joined(before.and_then(|text| text.chars().next_back()), first)
        && !joined(last, after.and_then(|text| text.chars().next()))
}

fn in_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_words_and_numbers() {
        let text = "Mali’s army met Malians; Mali agreed. F-16 #2 or US-US";
        for (quote, start) in [
            ("Mali", Ok(0)),
            ("Mali#1", Ok(0)),
            ("Mali#2", Ok(27)),
            ("Malians", Ok(18)),
            ("#2", Ok(45)), // stands as it is
            ("US#2", Ok(54)),
            ("US-US", Ok(51)),
            ("Malian", Err("`Malian` does not stand in the sentence as whole words")),
            ("Mali#3", Err("`Mali#3`: only 2 occurrence(s) as a whole word")),
            ("Mali#0", Err("`Mali#0`: only 2 occurrence(s) as a whole word")),
            ("Togo#2", Err("`Togo#2` does not stand in the sentence as whole words")),
            ("", Err("`` does not stand in the sentence as whole words")),
        ] {
            let located = locate(text, quote).map(|span| span.start);
            assert_eq!(located, start.map_err(str::to_owned), "{quote}");
        }
    }
}
