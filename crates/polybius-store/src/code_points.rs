//! From bytes, which Polybius counts inside, to code points, which its readers count.

use polybius_core::Span;

/// Finds the code-point offset of any byte of a text, in constant time after one pass.
///
/// ```
/// use polybius_core::Span;
/// use polybius_store::CodePoints;
/// let text = "Iran’s côte";
/// let span = Span::new(text, 9, 14).unwrap();
/// assert_eq!(span.of(text), "côte");
/// assert_eq!(CodePoints::new(text).of(span), (7, 11));
/// ```
pub struct CodePoints<'t> {
    bytes: &'t [u8],
    /// How many code points begin before each block; empty for pure ASCII, where a byte is one.
    before: Vec<usize>,
}

const BLOCK: usize = 256;

impl<'t> CodePoints<'t> {
    /// Counts a text once.
    pub fn new(text: &'t str) -> CodePoints<'t> {
        let mut before = Vec::new();
        if !text.is_ascii() {
            let mut count = 0;
            for block in text.as_bytes().chunks(BLOCK) {
                before.push(count);
                count += starts(block);
            }
        }
        CodePoints { bytes: text.as_bytes(), before }
    }

    /// First code point of a span, and the one after its last.
    pub fn of(&self, span: Span) -> (usize, usize) {
        (self.at(span.start()), self.at(span.end()))
    }

    fn at(&self, byte: usize) -> usize {
        let byte = byte.min(self.bytes.len());
        // A text that ends with a full block has no block after it: count on from the last.
        let block = (byte / BLOCK).min(self.before.len().saturating_sub(1));
        match self.before.get(block) {
            Some(count) => count + starts(&self.bytes[block * BLOCK..byte]),
            None => byte,
        }
    }
}

/// Bytes that begin a code point.
fn starts(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| (**byte as i8) >= -0x40).count()
}

/// The span of a text that code-point offsets name, if they are in bounds and in order.
pub(crate) fn span_at(text: &str, start: usize, end: usize) -> Option<Span> {
    let byte = |nth: usize| {
        let ends = text.char_indices().map(|(at, _)| at).chain([text.len()]);
        ends.into_iter().nth(nth)
    };
    Span::new(text, byte(start)?, byte(end)?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn they_name_the_same_words(text in "(\\PC|[a-z ]{0,40}|é){0,60}", start in 0usize..900, end in 0usize..900) {
            if let Some(span) = Span::new(&text, start, end) {
                let (first, after) = CodePoints::new(&text).of(span);
                let words: String = text.chars().skip(first).take(after - first).collect();
                prop_assert_eq!(words.as_str(), span.of(&text));
                prop_assert_eq!(span_at(&text, first, after), Some(span));
            }
        }
    }

    #[test]
    fn the_end_of_full_blocks() {
        for letter in ["é", "a"] {
            let text = letter.repeat(2 * BLOCK);
            let span = Span::new(&text, 0, text.len()).unwrap();
            assert_eq!(CodePoints::new(&text).of(span), (0, 2 * BLOCK));
        }
    }
}
