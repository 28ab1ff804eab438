//! A checked piece of a text.

/// A non-empty stretch of some text, in bytes, that starts and ends on character boundaries.
///
/// The check happens once, in [`Span::new`]; whoever holds a `Span` made from a text may
/// slice that text with it. A span does not remember its text: keep the two together
/// (sentence spans belong to the article's field, everything below too).
///
/// ```
/// use polybius_core::Span;
/// let text = "Peru’s army";
/// let span = Span::new(text, 0, 8).unwrap();
/// assert_eq!(span.of(text), "Peru’s");
/// assert!(Span::new(text, 0, 5).is_none(), "inside the apostrophe");
/// assert!(Span::new(text, 3, 3).is_none(), "empty");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    // Invariant: start < end.
    start: usize,
    end: usize,
}

impl Span {
    /// The span `start..end` (bytes) of `text`, or `None` if it is empty, out of bounds or
    /// cuts a character.
    pub fn new(text: &str, start: usize, end: usize) -> Option<Span> {
        let fits = start < end && text.get(start..end).is_some();
        fits.then_some(Span { start, end })
    }

    /// First byte.
    pub fn start(self) -> usize {
        self.start
    }

    /// Byte after the last.
    pub fn end(self) -> usize {
        self.end
    }

    /// Length in bytes, never zero.
    #[allow(clippy::len_without_is_empty)]
    pub fn len(self) -> usize {
        self.end - self.start
    }

    /// The words of `text` under this span; empty if the span was made from another text
    /// and does not fit this one.
    pub fn of(self, text: &str) -> &str {
        text.get(self.start..self.end).unwrap_or("")
    }

    /// Whether the two share a byte.
    pub fn overlaps(self, other: Span) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// Whether `other` lies wholly inside.
    pub fn contains(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// The same stretch seen from a text in which this span's text begins at byte `offset`.
    ///
    /// Keeps the invariant; that the outer text really continues there is the caller's word.
    #[must_use]
    pub fn shifted(self, offset: usize) -> Span {
        Span { start: self.start + offset, end: self.end + offset }
    }

    /// The smallest span that covers both.
    #[must_use]
    pub fn joined(self, other: Span) -> Span {
        Span { start: self.start.min(other.start), end: self.end.max(other.end) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_span_slices_the_text_it_was_made_from(text in "\\PC*", start in 0usize..40, end in 0usize..40) {
            match Span::new(&text, start, end) {
                Some(span) => prop_assert_eq!(span.of(&text), &text[start..end]),
                None => prop_assert!(start >= end || text.get(start..end).is_none()),
            }
        }

        #[test]
        fn shifting_is_a_no_op_seen_from_the_longer_text(text in "\\PC{1,20}", before in "\\PC*") {
            let span = Span::new(&text, 0, text.len()).unwrap();
            let longer = format!("{before}{text}");
            prop_assert_eq!(span.shifted(before.len()).of(&longer), span.of(&text));
        }
    }
}
