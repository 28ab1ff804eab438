//! Sentences of an article.
//!
//! Made for wire copy: what a full stop means is judged from the words on its two sides, and
//! what a line end means from the shape of the paragraph. The work grows with the length of the
//! text alone, whatever the text.

mod blocks;
mod ends;
mod marks;
mod words;

use polybius_core::{Article, Field, Sentence, Span};

/// A longer sentence is cut, so that the model never sees a megabyte without a full stop.
const LONGEST: usize = 2_000;

/// The sentences of an article: the title as one, if there is any, then those of the text.
///
/// ```
/// use polybius_core::Article;
/// use polybius_encoder::split::sentences;
/// let mut article = Article::new("a1", "KYIV (Reuters) - It began at 5 a.m. Troops left.");
/// article.title = Some("Troops leave No. 10".into());
/// let found: Vec<_> = sentences(&article).iter().map(|s| s.text(&article)).collect();
/// assert_eq!(found, ["Troops leave No. 10", "KYIV (Reuters) - It began at 5 a.m.", "Troops left."]);
/// ```
pub fn sentences(article: &Article) -> Vec<Sentence> {
    let title = article.field(Field::Title);
    let mut spans = Vec::new();
    push(title, 0, title.len(), &mut spans);
    let titles = spans.into_iter().map(|span| (Field::Title, span));
    let texts = split(&article.text).into_iter().map(|span| (Field::Text, span));
    let number = |(sequence, (field, span))| Sentence { field, span, sequence };
    titles.chain(texts).enumerate().map(number).collect()
}

/// The sentences of a text, in order.
///
/// Spans neither begin nor end with white space, do not overlap, and hold every letter and digit
/// of the text but the numbers of numbered lists. Marks of lists, headings and quoted lines stand
/// outside, as does a stretch without letter or digit. Quotation marks and brackets that close
/// after a full stop stay with its sentence, and a dateline with the first.
///
/// ```
/// use polybius_encoder::split::split;
/// let text = "# The day\n\n- “It ends now.” He left the U.S. He is back.";
/// let found: Vec<_> = split(text).iter().map(|span| span.of(text)).collect();
/// assert_eq!(found, ["The day", "“It ends now.”", "He left the U.S.", "He is back."]);
/// ```
pub fn split(text: &str) -> Vec<Span> {
    let mut spans = Vec::new();
    for block in blocks::blocks(text) {
        let mut start = block.start;
        for end in ends::ends(&text[block.clone()]) {
            push(text, start, block.start + end, &mut spans);
            start = block.start + end;
        }
    }
    spans
}

/// Adds `start..end` without the white space around it, in parts if it is too long.
fn push(text: &str, start: usize, end: usize, spans: &mut Vec<Span>) {
    let end = start + text[start..end].trim_end_matches(is_blank).len();
    let mut rest = text[start..end].trim_start_matches(is_blank);
    while !rest.is_empty() {
        let (part, after) = rest.split_at(cut(rest));
        if part.contains(char::is_alphanumeric) {
            let start = end - rest.len();
            spans.extend(Span::new(text, start, start + part.trim_end_matches(is_blank).len()));
        }
        rest = after.trim_start_matches(is_blank);
    }
}

/// Where to cut a sentence: at its end, or if that is too far, after the last semicolon before
/// that, else the last comma, else the last space, if there is one in the second half.
fn cut(sentence: &str) -> usize {
    if sentence.len() <= LONGEST {
        return sentence.len();
    }
    let middle = sentence.floor_char_boundary(LONGEST / 2);
    let limit = sentence.floor_char_boundary(LONGEST);
    let window = &sentence[middle..limit];
    let before_space = |mark: char| {
        let mut found = window.rmatch_indices(mark).map(|(at, _)| at + mark.len_utf8());
        found.find(|&after| window[after..].starts_with(char::is_whitespace))
    };
    let found = before_space(';').or_else(|| before_space(',')).or_else(|| window.rfind(is_blank));
    found.map_or(limit, |at| middle + at)
}

/// White space, and the marks without width that stand at the edges of lines.
fn is_blank(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{feff}' | '\u{200b}')
}
