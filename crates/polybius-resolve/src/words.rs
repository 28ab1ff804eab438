//! A text as words: where each stands, its plain form, its case, and what is before it.
//!
//! The plain forms lie in one string with a space between them, so that any run of words is
//! a slice of it: looking up a phrase allocates nothing.

use crate::fold::fold;

/// How a word is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shape {
    /// `minister`, `'s`, `12`
    Lower,
    /// `Minister`, `McCain`, `iPhone`
    Capital,
    /// `UN`, `U.S.`, `A`
    Upper,
}

/// What stands between a word and the one before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Gap {
    /// The text's beginning, or punctuation that ends a name.
    Break,
    /// White space, or a dot that belongs to an abbreviation.
    Space,
    /// A hyphen.
    Hyphen,
    /// A dash, with or without spaces.
    Dash,
    /// Nothing: the word is the possessive ending.
    Nothing,
}

#[derive(Clone, Copy, Debug)]
pub(crate) struct Word {
    /// First byte in the text.
    pub start: usize,
    /// Byte after the last in the text.
    pub end: usize,
    pub shape: Shape,
    pub gap: Gap,
    plain: (usize, usize),
}

/// The words of a text.
#[derive(Debug)]
pub(crate) struct Words {
    plain: String,
    words: Vec<Word>,
}

/// Abbreviations whose dot does not end a name.
const ABBREVIATIONS: &[&str] = &[
    "st", "mr", "mrs", "ms", "dr", "gen", "lt", "col", "maj", "sgt", "capt", "adm", "gov", "sen",
    "rep", "brig", "rev", "pres", "mt", "no",
];

impl Words {
    pub(crate) fn new(text: &str) -> Words {
        let mut words = Words {
            plain: String::with_capacity(text.len() + 8),
            words: Vec::with_capacity(text.len() / 5 + 1),
        };
        let mut at = 0;
        let mut gap = Gap::Break;
        while let Some(c) = text[at..].chars().next() {
            let next = at + c.len_utf8();
            if c.is_alphanumeric() {
                let end = word_end(text, at);
                words.push(text, at, end, gap);
                let possessive = possessive_end(text, end);
                if possessive > end {
                    words.push_plain("'s", end, possessive, Shape::Lower, Gap::Nothing);
                }
                at = possessive;
                gap = Gap::Space;
                continue;
            }
            match c {
                '&' => words.push_plain("and", at, next, Shape::Lower, gap),
                '-' | '‐' | '‑' if gap == Gap::Space => gap = Gap::Hyphen,
                '–' | '—' if gap == Gap::Space => gap = Gap::Dash,
                '.' if words.abbreviated() => {}
                _ if c.is_whitespace() => {
                    if gap == Gap::Hyphen {
                        gap = Gap::Dash; // a hyphen with a space after it
                    }
                }
                _ => gap = Gap::Break,
            }
            at = next;
        }
        words
    }

    pub(crate) fn len(&self) -> usize {
        self.words.len()
    }

    pub(crate) fn get(&self, at: usize) -> Option<Word> {
        self.words.get(at).copied()
    }

    /// The plain form of one word; empty beyond the end.
    pub(crate) fn plain(&self, at: usize) -> &str {
        self.key(at, at + 1)
    }

    /// The plain forms of words `from..to` with a space between them.
    pub(crate) fn key(&self, from: usize, to: usize) -> &str {
        let ends =
            self.words.get(from).zip(to.checked_sub(1).and_then(|last| self.words.get(last)));
        let (first, last) = match ends {
            Some(ends) if from < to => ends,
            _ => return "",
        };
        self.plain.get(first.plain.0..last.plain.1).unwrap_or("")
    }

    /// The plain forms of all words.
    pub(crate) fn all(&self) -> &str {
        self.key(0, self.len())
    }

    /// The words that begin in bytes `start..end` of the text.
    pub(crate) fn within(&self, start: usize, end: usize) -> (usize, usize) {
        let before = |byte: usize| self.words.partition_point(|word| word.start < byte);
        (before(start), before(end))
    }

    /// Bytes of the text from the first to the last of words `from..to`.
    pub(crate) fn bytes(&self, from: usize, to: usize) -> (usize, usize) {
        let start = self.words.get(from).map_or(0, |word| word.start);
        let end =
            to.checked_sub(1).and_then(|last| self.words.get(last)).map_or(0, |word| word.end);
        (start, end)
    }

    /// Whether the word is written with a capital.
    pub(crate) fn capital(&self, at: usize) -> bool {
        self.get(at).is_some_and(|word| word.shape != Shape::Lower)
    }

    pub(crate) fn gap(&self, at: usize) -> Gap {
        self.get(at).map_or(Gap::Break, |word| word.gap)
    }

    /// Index of the first word in `from..to` with one of these plain forms.
    pub(crate) fn find(&self, from: usize, to: usize, forms: &[&str]) -> Option<usize> {
        (from..to.min(self.len())).find(|&at| forms.contains(&self.plain(at)))
    }

    fn push(&mut self, text: &str, start: usize, end: usize, gap: Gap) {
        let from = self.begin();
        let mut letters = 0;
        let (mut upper, mut lower, mut first) = (0, 0, false);
        for c in text[start..end].chars() {
            if c.is_alphabetic() {
                first |= letters == 0 && c.is_uppercase();
                letters += 1;
                upper += usize::from(c.is_uppercase());
                lower += usize::from(c.is_lowercase());
            }
            if c.is_alphanumeric() || (!c.is_ascii() && !is_apostrophe(c)) || is_separator(c) {
                fold(c, &mut self.plain);
            }
        }
        let shape = match (upper, lower) {
            (0, _) => Shape::Lower,
            (_, 0) => Shape::Upper,
            _ if first || upper > 0 => Shape::Capital,
            _ => Shape::Lower,
        };
        // `1,200` and `1.2m` keep their separators for whoever reads numbers, `U.S.` loses its dots.
        let number = self.plain[from..].starts_with(|c: char| c.is_ascii_digit());
        if letters > 0 && !number && self.plain[from..].contains(is_separator) {
            let plain: String = self.plain[from..].chars().filter(|c| !is_separator(*c)).collect();
            self.plain.truncate(from);
            self.plain.push_str(&plain);
        }
        self.words.push(Word { start, end, shape, gap, plain: (from, self.plain.len()) });
    }

    fn push_plain(&mut self, plain: &str, start: usize, end: usize, shape: Shape, gap: Gap) {
        let from = self.begin();
        self.plain.push_str(plain);
        self.words.push(Word { start, end, shape, gap, plain: (from, self.plain.len()) });
    }

    fn begin(&mut self) -> usize {
        if !self.words.is_empty() {
            self.plain.push(' ');
        }
        self.plain.len()
    }

    /// Whether a dot after the last word belongs to it.
    fn abbreviated(&self) -> bool {
        let Some(word) = self.words.last() else { return false };
        let plain = self.plain.get(word.plain.0..word.plain.1).unwrap_or("");
        let initial = plain.chars().count() == 1 && word.shape == Shape::Upper;
        initial || (word.shape != Shape::Lower && ABBREVIATIONS.contains(&plain))
    }
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | 'ʼ' | '‘')
}

fn is_separator(c: char) -> bool {
    matches!(c, '.' | ',')
}

/// Where the word that starts at `start` ends, without a possessive ending.
fn word_end(text: &str, start: usize) -> usize {
    let mut end = start;
    let mut dotted = false;
    let mut run = 0; // letters since the last dot
    let mut digits = true;
    let mut chars = text[start..].chars().peekable();
    while let Some(c) = chars.next() {
        let after = chars.peek().copied();
        let inside = after.is_some_and(char::is_alphanumeric);
        if c.is_alphanumeric() || ('\u{300}'..='\u{36f}').contains(&c) {
            digits &= c.is_numeric();
            run += 1;
        } else if c == '.' && run == 1 && !digits && (dotted || inside) {
            dotted = true; // `U.S.`
            run = 0;
        } else if is_separator(c) && digits && after.is_some_and(char::is_numeric) {
            run = 0; // `1,200`
        } else if is_apostrophe(c) && inside && !possessive_at(&text[end..]) {
            run += 1; // `N'Djamena`
        } else {
            break;
        }
        end += c.len_utf8();
    }
    end
}

/// Whether `'s` stands here as a word's ending.
fn possessive_at(rest: &str) -> bool {
    let mut chars = rest.chars();
    chars.next().is_some_and(is_apostrophe)
        && chars.next().is_some_and(|c| c == 's' || c == 'S')
        && !chars.next().is_some_and(char::is_alphanumeric)
}

/// Byte after the possessive ending that starts at `end`; `end` itself if there is none.
fn possessive_end(text: &str, end: usize) -> usize {
    let rest = &text[end..];
    let Some(mark) = rest.chars().next().filter(|c| is_apostrophe(*c)) else { return end };
    if possessive_at(rest) {
        return end + mark.len_utf8() + 1;
    }
    let plural = text[..end].ends_with(['s', 'S']);
    let ends = !rest[mark.len_utf8()..].starts_with(char::is_alphanumeric);
    if plural && ends { end + mark.len_utf8() } else { end }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn words_of_names() {
        let cases: &[(&str, &str)] = &[
            ("U.S.-backed rebels", "us backed rebels"),
            ("the U.S. said. It", "the us said it"),
            ("Iran’s and the rebels' leader", "iran 's and the rebels 's leader"),
            ("N'Djamena, Sana'a", "ndjamena sanaa"),
            ("1,200 of 1.5 million", "1,200 of 1.5 million"),
            ("1.2m", "1.2m"),
            ("Trinidad & Tobago", "trinidad and tobago"),
            ("Gen. St. Clair", "gen st clair"),
            ("McDonald's", "mcdonald 's"),
        ];
        for (text, expected) in cases {
            let words = Words::new(text);
            assert_eq!(words.key(0, words.len()), *expected, "{text}");
        }
    }

    #[test]
    fn shapes_and_gaps() {
        let words = Words::new("U.S.-backed Kurdish YPG, said");
        let shapes: Vec<Shape> = (0..words.len()).map(|at| words.words[at].shape).collect();
        use Shape::*;
        assert_eq!(shapes, [Upper, Lower, Capital, Upper, Lower]);
        let gaps: Vec<Gap> = (0..words.len()).map(|at| words.gap(at)).collect();
        assert_eq!(gaps, [Gap::Break, Gap::Hyphen, Gap::Space, Gap::Space, Gap::Break]);
    }

    proptest! {
        #[test]
        fn words_lie_in_order_inside_their_text(text in "\\PC*") {
            let words = Words::new(&text);
            let mut end = 0;
            for word in &words.words {
                prop_assert!(end <= word.start && word.start < word.end);
                prop_assert!(text.get(word.start..word.end).is_some());
                end = word.end;
            }
        }
    }
}
