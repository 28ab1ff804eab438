//! Styled words, wrapped to a width.

use anstyle::Style;
use unicode_width::UnicodeWidthStr as _;

/// Text in one style.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Piece {
    pub(crate) text: String,
    pub(crate) style: Style,
}

/// Text in a style.
pub(crate) fn styled(text: impl Into<String>, style: Style) -> Piece {
    Piece { text: text.into(), style }
}

/// Text as it is.
pub(crate) fn plain(text: impl Into<String>) -> Piece {
    styled(text, Style::new())
}

/// What stands between two blanks, and the style of the blank before it.
#[derive(Default)]
struct Word {
    gap: Style,
    pieces: Vec<Piece>,
    width: usize,
}

/// Lines no wider than `width` columns, broken at blanks; a longer word runs over. Of several
/// blanks one stays; control characters, which could move a terminal's cursor or worse, are
/// replaced.
pub(crate) fn wrap(pieces: &[Piece], width: usize) -> Vec<Vec<Piece>> {
    let mut lines: Vec<Vec<Piece>> = Vec::new();
    let mut used = 0;
    for word in words(pieces) {
        match lines.last_mut() {
            Some(line) if used + 1 + word.width <= width => {
                line.push(styled(" ", word.gap));
                line.extend(word.pieces);
                used += 1 + word.width;
            }
            _ => {
                used = word.width;
                lines.push(word.pieces);
            }
        }
    }
    lines
}

fn words(pieces: &[Piece]) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    let mut gap = Some(Style::new());
    for piece in pieces {
        for (nth, run) in piece.text.split(breaks).enumerate() {
            if nth > 0 {
                gap = Some(piece.style);
            }
            if run.is_empty() {
                continue;
            }
            if let Some(gap) = gap.take() {
                words.push(Word { gap, ..Word::default() });
            }
            let text = run.replace(char::is_control, "\u{FFFD}");
            if let Some(word) = words.last_mut() {
                word.width += text.width();
                word.pieces.push(styled(text, piece.style));
            }
        }
    }
    words
}

/// A no-break space is none.
fn breaks(c: char) -> bool {
    c.is_whitespace() && !matches!(c, '\u{A0}' | '\u{202F}')
}

/// Plain text, wrapped; at least one line.
pub(crate) fn wrapped(text: &str, width: usize) -> Vec<String> {
    let lines = wrap(&[plain(text)], width);
    let joined = |line: Vec<Piece>| line.into_iter().map(|piece| piece.text).collect();
    let lines: Vec<String> = lines.into_iter().map(joined).collect();
    if lines.is_empty() { vec![String::new()] } else { lines }
}

/// A line as a terminal takes it, with escape sequences only if it takes colour.
pub(crate) fn painted(line: &[Piece], colour: bool) -> String {
    let mut painted = String::new();
    let mut pieces = line.iter().peekable();
    while let Some(piece) = pieces.next() {
        let mut text = piece.text.clone();
        while let Some(same) = pieces.next_if(|next| next.style == piece.style) {
            text.push_str(&same.text);
        }
        if colour && piece.style != Style::new() {
            let style = piece.style;
            painted.push_str(&format!("{style}{text}{style:#}"));
        } else {
            painted.push_str(&text);
        }
    }
    painted
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_break_at_blanks() {
        for (text, width, lines) in [
            ("one two three", 7, &["one two", "three"][..]),
            ("one  two\r\nthree\n", 40, &["one two three"]),
            ("incomprehensibilities here", 5, &["incomprehensibilities", "here"]),
            ("a b\u{A0}c", 3, &["a", "b\u{A0}c"]),
            ("東京 東京", 5, &["東京", "東京"]),
            ("\x1b[2Jgone", 40, &["\u{FFFD}[2Jgone"]),
            (" \n ", 40, &[""]),
        ] {
            assert_eq!(wrapped(text, width), lines, "{text:?}");
        }
    }

    #[test]
    fn a_style_runs_over_its_blanks_and_not_over_line_ends() {
        let bold = Style::new().bold();
        let lines = wrap(&[plain("the "), styled("big red", bold), plain("dog ran")], 10);
        let painted: Vec<String> = lines.iter().map(|line| super::painted(line, true)).collect();
        assert_eq!(painted, ["the \x1b[1mbig\x1b[0m", "\x1b[1mred\x1b[0mdog ran"]);
    }
}
