//! From bytes to text, losing nothing silently.

/// The text of some bytes, and how many stretches of them were not UTF-8 and became U+FFFD.
pub(crate) fn decode(bytes: Vec<u8>) -> (String, usize) {
    match String::from_utf8(bytes) {
        Ok(text) => (text, 0),
        Err(error) => {
            let bytes = error.as_bytes();
            let broken = bytes.utf8_chunks().filter(|chunk| !chunk.invalid().is_empty()).count();
            (String::from_utf8_lossy(bytes).into_owned(), broken)
        }
    }
}

/// The warning for [`decode`]'s count.
pub(crate) fn replaced(count: usize) -> Option<String> {
    let times = if count == 1 { "once".to_owned() } else { format!("{count} times") };
    (count > 0).then(|| format!("not UTF-8: unreadable bytes replaced by U+FFFD {times}"))
}

/// Takes off a byte order mark, which is no part of the text.
pub(crate) fn without_mark(mut bytes: Vec<u8>) -> Vec<u8> {
    if bytes.starts_with(MARK) {
        bytes.drain(..MARK.len());
    }
    bytes
}

/// UTF-8's byte order mark.
pub(crate) const MARK: &[u8] = b"\xEF\xBB\xBF";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn broken_stretches_are_replaced_and_counted() {
        for (bytes, text, count) in [
            (&b"plain"[..], "plain", 0),
            (b"caf\xe9", "caf\u{FFFD}", 1),
            (b"a\xff b\xff", "a\u{FFFD} b\u{FFFD}", 2),
            ("already \u{FFFD}".as_bytes(), "already \u{FFFD}", 0),
        ] {
            assert_eq!(decode(bytes.to_vec()), (text.to_owned(), count));
        }
        assert_eq!(replaced(0), None);
    }
}
