//! Letter case of word pieces, which the uncased encoder would otherwise never see.
//!
//! `training/case.py` is the same function; what one learns from must be what the other gives.
//! That is why letters and capitals are told by case mapping alone: it is the one test on which
//! the character tables of both languages agree (but for a few dozen rare letters to which Unicode
//! gave a capital only after version 14).

use crate::pieces::Piece;

/// How many values [`Piece::case`] can have.
pub const CASES: usize = 4;

/// No capital that counts.
pub const PLAIN: u8 = 0;
/// Begins a word whose first character is a capital: `Ankara`, `M` of `M23`.
pub const CAPITALISED: u8 = 1;
/// All letters are capitals, and the word has at least two: `NATO`, `NG` of `NGOs`.
pub const CAPITALS: u8 = 2;
/// Continues a word whose first character is a capital: `sky` of `Zelensky`.
pub const CONTINUED: u8 = 3;

/// Fills in [`Piece::case`] of the pieces of one sentence.
///
/// A *capital* is a character that lower-casing changes, a *letter* a capital or one that
/// upper-casing changes. A piece continues the *word* of the piece before if the two touch where
/// a letter or ASCII digit meets another; otherwise it begins one. The first of [`CAPITALS`],
/// [`CAPITALISED`], [`CONTINUED`] that holds is the value, else [`PLAIN`].
pub fn mark(sentence: &str, pieces: &mut [Piece]) {
    let mut rest = pieces;
    while !rest.is_empty() {
        let joined = rest.windows(2).take_while(|pair| touch(sentence, &pair[0], &pair[1]));
        let (word, others) = rest.split_at_mut(joined.count() + 1);
        mark_word(sentence, word);
        rest = others;
    }
}

fn mark_word(sentence: &str, pieces: &mut [Piece]) {
    let capitals = pieces.iter().flat_map(|piece| piece.of(sentence).chars()).filter(is_capital);
    let several = capitals.take(2).count() == 2;
    let proper = pieces[0].of(sentence).chars().next().is_some_and(|c| is_capital(&c));
    for (i, piece) in pieces.iter_mut().enumerate() {
        let mut letters = piece.of(sentence).chars().filter(is_letter).peekable();
        piece.case = if several && letters.peek().is_some() && letters.all(|c| is_capital(&c)) {
            CAPITALS
        } else if !proper {
            PLAIN
        } else if i == 0 {
            CAPITALISED
        } else {
            CONTINUED
        };
    }
}

fn touch(sentence: &str, left: &Piece, right: &Piece) -> bool {
    let joins = |c: char| c.is_ascii_digit() || is_letter(&c);
    left.end == right.start
        && left.of(sentence).chars().next_back().is_some_and(joins)
        && right.of(sentence).chars().next().is_some_and(joins)
}

fn is_capital(c: &char) -> bool {
    if c.is_ascii() { c.is_ascii_uppercase() } else { !c.to_lowercase().eq([*c]) }
}

fn is_letter(c: &char) -> bool {
    if c.is_ascii() { c.is_ascii_alphabetic() } else { is_capital(c) || !c.to_uppercase().eq([*c]) }
}

#[cfg(test)]
mod tests {
    use super::*;

    // Pieces are parted by `|`, which is not part of the sentence.
    fn check(parted: &str, expect: &[u8]) {
        let sentence = parted.replace('|', "");
        let mut end = 0;
        let piece = |part: &str| {
            let start = end + part.len() - part.trim_start().len();
            end += part.len();
            Piece { id: 0, start, end, case: 9, begins: true }
        };
        let mut pieces: Vec<Piece> = parted.split('|').map(piece).collect();
        mark(&sentence, &mut pieces);
        let cases: Vec<u8> = pieces.iter().map(|piece| piece.case).collect();
        assert_eq!(cases, expect, "{parted}");
    }

    #[test]
    fn each_case_has_its_words() {
        check("army", &[PLAIN]);
        check("Ankara", &[CAPITALISED]);
        check("Ze|lens|ky", &[CAPITALISED, CONTINUED, CONTINUED]);
        check("A|hmed", &[CAPITALISED, CONTINUED]);
        check("NATO", &[CAPITALS]);
        check("UN|RWA", &[CAPITALS, CAPITALS]);
        check("NG|Os", &[CAPITALS, CONTINUED]);
        check("I| left", &[CAPITALISED, PLAIN]);
        check("U|.|S|.", &[CAPITALISED, PLAIN, CAPITALISED, PLAIN]);
        check("M|23", &[CAPITALISED, CONTINUED]);
        check("e|Bay", &[PLAIN, PLAIN]);
        check("EU|-|led", &[CAPITALS, PLAIN, PLAIN]);
        check("New| York", &[CAPITALISED, CAPITALISED]);
        check("Élys|ée", &[CAPITALISED, CONTINUED]);
        check("ПРО|СТО", &[CAPITALS, CAPITALS]);
        check("ǅin|a", &[CAPITALISED, CONTINUED]);
        check("القاهرة", &[PLAIN]);
        check("2|ND", &[PLAIN, CAPITALS]);
    }
}
