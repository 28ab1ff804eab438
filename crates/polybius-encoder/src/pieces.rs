//! Word pieces: the units that the encoder reads, each with its place in the sentence.
//!
//! Ids and offsets are those of the tokenizer that the encoder was trained with (BERT uncased:
//! clean, part Chinese characters, strip accents, lower-case, part at white space and
//! punctuation, WordPiece), taken over all of Unicode; `tests/pieces.rs` holds it to that.

use crate::{Error, case};
use std::collections::HashMap;
use unicode_categories::UnicodeCategories;
use unicode_normalization_alignments::UnicodeNormalization;

/// A word of more characters than this is unknown as a whole.
const LONGEST_WORD: usize = 100;

/// One piece of a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Piece {
    /// Its number in the vocabulary.
    pub id: u32,
    /// First byte in the sentence.
    pub start: usize,
    /// Byte after the last. Pieces may share a character that decomposes, as Hangul does.
    pub end: usize,
    /// Letter case, one of the constants of [`case`].
    pub case: u8,
    /// Whether it begins a word of the pre-tokenizer. Decisions are made at such pieces.
    pub begins: bool,
}

impl Piece {
    /// The characters of the sentence that the piece stands for.
    pub fn of<'a>(&self, sentence: &'a str) -> &'a str {
        sentence.get(self.start..self.end).unwrap_or("")
    }
}

/// The pieces that the encoder knows.
///
/// ```
/// use polybius_encoder::pieces::Vocabulary;
/// let vocabulary = Vocabulary::new("[PAD]\n[UNK]\n[CLS]\n[SEP]\nche\n##ers\n.")?;
/// let mut pieces = Vec::new();
/// vocabulary.pieces("Chéers.", &mut pieces);
/// let found: Vec<_> = pieces.iter().map(|p| (p.id, p.of("Chéers."))).collect();
/// assert_eq!(found, [(4, "Ché"), (5, "ers"), (6, ".")]);
/// # Ok::<(), polybius_encoder::Error>(())
/// ```
#[derive(Debug)]
pub struct Vocabulary {
    /// Pieces that begin a word.
    heads: HashMap<Box<str>, u32>,
    /// Pieces that continue one, without their `##`.
    tails: HashMap<Box<str>, u32>,
    /// Bytes of the longest piece: no longer stretch needs to be looked up.
    longest: usize,
    unknown: u32,
    start: u32,
    end: u32,
    padding: u32,
}

impl Vocabulary {
    /// The vocabulary of a file's text: one piece a line, its id the number of the line.
    ///
    /// Fails if `[UNK]`, `[CLS]`, `[SEP]` or `[PAD]` is missing.
    pub fn new(text: &str) -> Result<Vocabulary, Error> {
        let (mut heads, mut tails, mut longest) = (HashMap::new(), HashMap::new(), 0);
        for (id, line) in (0..).zip(text.lines()) {
            let (table, piece) = match line.trim_end().strip_prefix("##") {
                Some(tail) if !tail.is_empty() => (&mut tails, tail),
                _ => (&mut heads, line.trim_end()),
            };
            longest = longest.max(piece.len());
            table.insert(Box::from(piece), id);
        }
        let special = |name: &str| {
            let missing = || Error::new(format!("the vocabulary has no piece {name}"));
            heads.get(name).copied().ok_or_else(missing)
        };
        let (unknown, start) = (special("[UNK]")?, special("[CLS]")?);
        let (end, padding) = (special("[SEP]")?, special("[PAD]")?);
        Ok(Vocabulary { heads, tails, longest, unknown, start, end, padding })
    }

    /// Id of `[UNK]`, which stands for words that no pieces make up.
    pub fn unknown(&self) -> u32 {
        self.unknown
    }

    /// Id of `[CLS]`, which goes before a sentence.
    pub fn start(&self) -> u32 {
        self.start
    }

    /// Id of `[SEP]`, which goes after a sentence.
    pub fn end(&self) -> u32 {
        self.end
    }

    /// Id of `[PAD]`, which fills up a batch.
    pub fn padding(&self) -> u32 {
        self.padding
    }

    /// Cuts a sentence, adding its pieces to `out`. Neither `[CLS]` nor `[SEP]` is among them.
    pub fn pieces(&self, sentence: &str, out: &mut Vec<Piece>) {
        let first = out.len();
        let kept = || sentence.char_indices().filter(|&(_, c)| is_kept(c));
        // The decomposition goes ahead of the text and says with each character how far: `added`
        // is 0 for one that takes the place of the next character of the text.
        let mut origin = kept().map(|(start, c)| (start, start + c.len_utf8()));
        let mut place = (0, 0);
        let mut word = Word::default();
        for (c, added) in kept().map(|(_, c)| c).nfd() {
            if added == 0 {
                place = origin.next().unwrap_or(place);
            }
            if c.is_whitespace() {
                self.cut(&mut word, out);
            } else if is_alone(c) {
                self.cut(&mut word, out);
                word.push(c, place);
                self.cut(&mut word, out);
            } else if c.is_ascii() || !c.is_mark_nonspacing() {
                c.to_lowercase().for_each(|c| word.push(c, place));
            }
        }
        self.cut(&mut word, out);
        case::mark(sentence, &mut out[first..]);
    }

    /// Turns the word into pieces and empties it.
    fn cut(&self, word: &mut Word, out: &mut Vec<Piece>) {
        let first = out.len();
        let mut from = 0;
        let count = if word.chars.len() > LONGEST_WORD { 0 } else { word.chars.len() };
        while from < count {
            let Some((id, to)) = self.longest_piece(word, from) else { break };
            let (start, end) = word.place(from, to);
            out.push(Piece { id, start, end, case: case::PLAIN, begins: from == 0 });
            from = to;
        }
        if from < word.chars.len() {
            out.truncate(first);
            let (start, end) = word.place(0, word.chars.len());
            out.push(Piece { id: self.unknown, start, end, case: case::PLAIN, begins: true });
        }
        word.clear();
    }

    /// The longest piece that the word goes on with at a character, and the character after it.
    fn longest_piece(&self, word: &Word, from: usize) -> Option<(u32, usize)> {
        let table = if from == 0 { &self.heads } else { &self.tails };
        (from + 1..=word.chars.len()).rev().find_map(|to| {
            let piece = word.stretch(from, to);
            let id = if piece.len() > self.longest { None } else { table.get(piece) };
            id.map(|&id| (id, to))
        })
    }
}

/// A word as the vocabulary spells it, and where each of its characters comes from.
#[derive(Default)]
struct Word {
    text: String,
    chars: Vec<Char>,
}

struct Char {
    /// First byte in the word's text.
    at: usize,
    /// The character of the sentence that it was made from.
    place: (usize, usize),
}

impl Word {
    fn push(&mut self, c: char, place: (usize, usize)) {
        self.chars.push(Char { at: self.text.len(), place });
        self.text.push(c);
    }

    fn clear(&mut self) {
        self.text.clear();
        self.chars.clear();
    }

    fn stretch(&self, from: usize, to: usize) -> &str {
        let end = self.chars.get(to).map_or(self.text.len(), |c| c.at);
        &self.text[self.chars[from].at..end]
    }

    fn place(&self, from: usize, to: usize) -> (usize, usize) {
        (self.chars[from].place.0, self.chars[to - 1].place.1)
    }
}

/// Whether a character survives cleaning: most of the control, format and private ones do not.
fn is_kept(c: char) -> bool {
    match c {
        '\t' | '\n' | '\r' | ' '..='~' => true,
        '\u{fffd}' => false,
        _ => !c.is_other(),
    }
}

/// Whether a character is a word of its own.
fn is_alone(c: char) -> bool {
    if c.is_ascii() { c.is_ascii_punctuation() } else { is_chinese(c) || c.is_punctuation() }
}

fn is_chinese(c: char) -> bool {
    matches!(c,
        '\u{4e00}'..='\u{9fff}' | '\u{3400}'..='\u{4dbf}' | '\u{20000}'..='\u{2a6df}'
        | '\u{2a700}'..='\u{2b73f}' | '\u{2b740}'..='\u{2b81f}' | '\u{2b920}'..='\u{2ceaf}'
        | '\u{f900}'..='\u{faff}' | '\u{2f800}'..='\u{2fa1f}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_vocabulary_without_a_special_piece_is_refused() {
        for missing in ["[UNK]", "[CLS]", "[SEP]", "[PAD]"] {
            let text = "[PAD]\n[UNK]\n[CLS]\n[SEP]\na".replace(missing, "x");
            let message = Vocabulary::new(&text).unwrap_err().to_string();
            assert_eq!(message, format!("the vocabulary has no piece {missing}"));
        }
    }

    #[test]
    fn pieces_are_added_to_what_is_there() {
        let vocabulary =
            Vocabulary::new("[PAD]\r\n[UNK]\r\n[CLS]\r\n[SEP]\r\na\r\n##B\r\n").unwrap();
        let mut pieces = Vec::new();
        vocabulary.pieces("A", &mut pieces);
        vocabulary.pieces("a b", &mut pieces);
        let found: Vec<_> = pieces.iter().map(|p| (p.id, p.start, p.end, p.case)).collect();
        assert_eq!(found, [(4, 0, 1, 1), (4, 0, 1, 0), (1, 2, 3, 0)]);
    }
}
