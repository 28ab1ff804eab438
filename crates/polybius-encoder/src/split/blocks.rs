//! Blocks: stretches of lines that no sentence crosses the edges of.

use super::is_blank;
use super::marks::{is_closer, is_dash, is_end, is_small};
use std::ops::Range;

/// From this many characters on, a line may have been broken for want of room.
const LONG: usize = 40;
/// A paragraph with a line of more characters was not broken by hand.
const WIDEST: usize = 120;

/// The blocks of a text, in order: paragraphs, headings, items of lists, lines of their own.
///
/// Marks of lists, headings and quotations before a block stand outside; inside a block that
/// goes over several quoted lines they remain.
pub(super) fn blocks(text: &str) -> Vec<Range<usize>> {
    let mut blocks = Vec::new();
    let mut number = None;
    let (mut start, mut width) = (0, 0);
    for line in lines(text, 0..text.len()) {
        if text[line.clone()].contains(char::is_alphanumeric) {
            width = width.max(text[line].trim_end_matches(is_blank).chars().count());
        } else {
            join(text, start..line.start, width, &mut number, &mut blocks);
            (start, width) = (line.end, 0);
        }
    }
    join(text, start..text.len(), width, &mut number, &mut blocks);
    blocks
}

/// Adds the blocks of one paragraph, whose longest line has `width` characters. `number` is that
/// of the last item of a numbered list.
fn join(
    text: &str,
    paragraph: Range<usize>,
    width: usize,
    number: &mut Option<u32>,
    blocks: &mut Vec<Range<usize>>,
) {
    let mut last: Option<Line> = None;
    let is_text = |line: &Range<usize>| text[line.clone()].contains(char::is_alphanumeric);
    for range in lines(text, paragraph).filter(is_text) {
        let line = Line::new(&text[range.clone()]);
        let joins = last.is_some_and(|last| last.goes_on(&line, width))
            && match line.kind {
                Kind::Text => true,
                Kind::Heading | Kind::Item => false,
                // The line may begin with a figure by chance: `on March⏎10. The army …`
                Kind::Number(n) => *number != n.checked_sub(1),
            };
        match blocks.last_mut() {
            Some(block) if joins => block.end = range.end,
            _ => {
                blocks.push(range.start + line.mark..range.end);
                if let Kind::Number(n) = line.kind {
                    *number = Some(n);
                }
            }
        }
        last = Some(line);
    }
}

/// The lines of a part of a text without their ends.
fn lines(text: &str, part: Range<usize>) -> impl Iterator<Item = Range<usize>> {
    let mut next = Some(part.start);
    std::iter::from_fn(move || {
        let start = next?;
        let rest = &text[start..part.end];
        let is_break = |c| matches!(c, '\n'..='\r' | '\u{85}' | '\u{2028}' | '\u{2029}');
        let Some(length) = rest.find(is_break) else {
            next = None;
            return Some(start..part.end);
        };
        let both = usize::from(rest[length..].starts_with("\r\n"));
        next = rest[length..].chars().next().map(|c| start + length + c.len_utf8() + both);
        Some(start..start + length)
    })
}

struct Line<'a> {
    text: &'a str,
    /// Bytes before the sentence: indentation and marks.
    mark: usize,
    kind: Kind,
}

/// What a line begins with.
enum Kind {
    Text,
    Heading,
    Number(u32),
    Item,
}

impl Line<'_> {
    fn new(text: &str) -> Line<'_> {
        let text = text.trim_end_matches(is_blank);
        let rest = text.trim_start_matches(|c| is_blank(c) || c == '>');
        let (kind, rest) = kind(rest);
        Line { text, mark: text.len() - rest.len(), kind }
    }

    /// Whether the sentence at the end of this line goes on in the next of the same paragraph:
    /// the next word had no room, or this line looks unfinished.
    fn goes_on(&self, next: &Line, width: usize) -> bool {
        let own = self.text.chars().count();
        let rest = next.text.trim_start_matches(is_blank);
        let word = rest.split(char::is_whitespace).next().unwrap_or("");
        let full = own + 1 + word.chars().count() > width && width <= WIDEST;
        let broken = own >= LONG && full && !is_dateline(rest);
        let open = !self.text.trim_end_matches(is_closer).ends_with(is_end);
        let unfinished = open
            && next.text[next.mark..].starts_with(is_small)
            && (own >= LONG || self.text.ends_with(','));
        !matches!(self.kind, Kind::Heading) && (broken || unfinished)
    }
}

/// What a line begins with, and the rest of it.
fn kind(line: &str) -> (Kind, &str) {
    let before_blank = |rest: &str| rest.is_empty() || rest.starts_with(is_blank);
    let title = line.trim_start_matches('#');
    if (1..=6).contains(&(line.len() - title.len())) && before_blank(title) {
        return (Kind::Heading, title);
    }
    let rest = line.trim_start_matches(|c: char| c.is_ascii_digit());
    let figures = &line[..line.len() - rest.len()];
    if let (1..=3, Ok(number)) = (figures.len(), figures.parse())
        && let Some(item) = rest.strip_prefix(['.', ')'])
        && item.starts_with(is_blank)
    {
        return (Kind::Number(number), item);
    }
    let dash = line.strip_prefix(['-', '*', '+']).filter(|rest| before_blank(rest));
    match dash.or_else(|| line.strip_prefix(BULLETS)) {
        Some(item) => (Kind::Item, item),
        None => (Kind::Text, line),
    }
}

/// Bullets that nothing else is written with, so that no space need follow.
const BULLETS: [char; 12] = ['•', '‣', '◦', '▪', '▫', '●', '○', '■', '□', '►', '▶', '∙'];

/// Whether a line begins like `KYIV, March 3 (Reuters) - Russia`: capitals, then words that are
/// not small up to a dash and after it.
fn is_dateline(line: &str) -> bool {
    let mut words = line.split_whitespace().take(12);
    let dash = words.find(|word| word.starts_with(is_small) || word.chars().all(is_dash));
    line.chars().take_while(|c| c.is_uppercase()).count() > 2
        && dash.is_some_and(|word| word.starts_with(is_dash))
        && words.next().is_some_and(|word| !word.starts_with(is_small))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expect: &[&str]) {
        let found: Vec<_> = blocks(text).into_iter().map(|block| text[block].trim()).collect();
        assert_eq!(found, expect, "{text}");
    }

    #[test]
    fn blank_lines_and_short_lines_part() {
        check("One\n\nTwo", &["One", "Two"]);
        check(
            "One\r\nTwo\r\n\r\nThree\rFour\u{2028}Five",
            &["One", "Two", "Three", "Four", "Five"],
        );
        check("\n \n", &[]);
        check("KYIV, March 3\nthe army left", &["KYIV, March 3", "the army left"]);
        check("On Monday,\nthe army left", &["On Monday,\nthe army left"]);
        check("Title\n=====\nText", &["Title", "Text"]);
    }

    #[test]
    fn broken_lines_are_one() {
        let broken = "The president of the country said on Monday that the talks with\r\n\
                      Russian envoys had failed.";
        check(broken, &[broken]);
        let long = "The president of the country said on Monday that the talks with the\n\
                    rebels had failed and that he would go home to the capital, where the cabinet is to meet on Thursday.";
        check(long, &[long]);
        let headline = "Russia strikes Kyiv as talks stall, officials say";
        let body = "Russia attacked the Ukrainian capital on Monday, killing at\n\
                    least three people.";
        check(&format!("{headline}\n{body}"), &[headline, body]);
        let dateline = "KYIV, March 3 (Reuters) - Russia attacked Kyiv.";
        check(&format!("{headline}\n{dateline}"), &[headline, dateline]);
        let capitals = "Nothing in the treaty binds the alliance itself, and the\n\
                        NATO secretary-general - a Dutchman - knows.";
        check(capitals, &[capitals]);
        let paragraph = "Russia attacked the Ukrainian capital on Monday, killing at least three \
                         people, and wounding dozens more in the suburbs, officials said.";
        check(&format!("{headline}\n{paragraph}"), &[headline, paragraph]);
    }

    #[test]
    fn marks_stand_outside() {
        check("# One #1\nTwo", &["One #1", "Two"]);
        check("#hashtag", &["#hashtag"]);
        check("- one\n* two\n  + three\n•four\n-five", &["one", "two", "three", "four", "-five"]);
        check("1. One\n2) Two\n\n3. Three", &["One", "Two", "Three"]);
        check("2024. It was", &["2024. It was"]);
        check("> One\n> > Two\n>- three", &["One", "Two", "three"]);
        let figure = "The fighting around the town had gone on without a pause since March\n\
                      10. The army left.";
        check(figure, &[figure]);
        let quoted = "The president said on Monday that the talks with the\n> rebels had failed.";
        check(&format!("> {quoted}"), &[quoted]);
    }
}
