//! A phrase as the words that times are told in.

use super::terms::{month, ordinal, weekday};
use crate::fold::fold;

/// The words of a phrase, in small letters and without possessive endings. Dates and clock
/// times of digits stay whole; a dash between two times is the word `to`.
pub(super) fn tokens(phrase: &str) -> Vec<String> {
    let plain = plain(phrase);
    let mut tokens: Vec<String> = Vec::new();
    let mut link = Link::Space;
    let mut rest = plain.as_str();
    while let Some(first) = rest.chars().next() {
        if !first.is_alphanumeric() {
            link = link.and(first);
            rest = &rest[first.len_utf8()..];
            continue;
        }
        let end = if first.is_ascii_digit() { number_end(rest) } else { word_end(rest) };
        let (run, after) = rest.split_at(end);
        let word = if first.is_ascii_digit() { run.to_owned() } else { run.replace('.', "") };
        let times = tokens.last().is_some_and(|left| is_time(left)) && is_time(&word);
        if link == Link::Dash && !tokens.is_empty() || link == Link::Hyphen && times {
            tokens.push("to".to_owned());
        }
        push(&mut tokens, word);
        link = Link::Space;
        rest = after;
    }
    tokens
}

/// What stands between two words.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Link {
    Space,
    Hyphen,
    Dash,
}

impl Link {
    /// With one more sign: a hyphen beside a space is a dash.
    fn and(self, sign: char) -> Link {
        match (self, sign) {
            (_, '–' | '—') | (Link::Dash, _) => Link::Dash,
            (Link::Hyphen, ' ') => Link::Dash,
            (Link::Space, '-') => Link::Hyphen,
            (link, _) => link,
        }
    }
}

/// Adds a word; what it makes with the word before becomes one (`twenty first`), and a range
/// of digits becomes three (`3-5`).
fn push(tokens: &mut Vec<String>, word: String) {
    let tens = match tokens.last().map(String::as_str) {
        Some("twenty") => 20,
        Some("thirty") => 30,
        _ => 0,
    };
    if let Some(units) = ordinal(&word).filter(|units| tens > 0 && *units < 10) {
        tokens.pop();
        return tokens.push(format!("{}th", tens + units));
    }
    match word.split_once('-') {
        Some((first, last)) if is_range(first, last) => {
            let century = if first.len() == 4 && last.len() == 2 { &first[..2] } else { "" };
            tokens.extend([first.to_owned(), "to".to_owned(), format!("{century}{last}")]);
        }
        _ => tokens.push(word),
    }
}

/// `3-5`, `1998-1999`, `2014-16`. A year and a number that may be a month is a month where
/// it can be no later year (`2024-03`), else it stays as it is and is not read.
fn is_range(first: &str, last: &str) -> bool {
    let number = |word: &str| word.trim_end_matches(char::is_alphabetic).parse::<u32>().ok();
    let (Some(_), Some(to)) = (number(first), number(last)) else { return false };
    !(first.len() == 4 && last.len() <= 2 && (1..=12).contains(&to))
}

fn is_time(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_digit())
        || month(word).is_some()
        || weekday(word).is_some()
}

/// Small letters without marks; one kind of hyphen; no `'s`, no apostrophes.
fn plain(phrase: &str) -> String {
    let mut plain = String::with_capacity(phrase.len());
    let mut chars = phrase.chars().peekable();
    let digit = |c: char| c.is_ascii_digit();
    while let Some(c) = chars.next() {
        match c {
            '‐' | '‑' => plain.push('-'),
            '–' if plain.ends_with(digit) && chars.peek().is_some_and(|next| digit(*next)) => {
                plain.push('-');
            }
            '–' | '—' => plain.push(c),
            '\'' | '’' | 'ʼ' | '‘' => {
                let mut ahead = chars.clone();
                let ending = matches!(ahead.next(), Some('s' | 'S'))
                    && !ahead.next().is_some_and(char::is_alphanumeric);
                if ending && plain.ends_with(char::is_alphanumeric) {
                    chars.next();
                }
            }
            _ if c.is_whitespace() => plain.push(' '),
            _ => fold(c, &mut plain),
        }
    }
    plain
}

/// Digits with signs between them, and letters that follow: `19:40`, `2024-03-05`, `3rd`.
fn number_end(text: &str) -> usize {
    let mut end = 0;
    let mut letters = false;
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        let digit = chars.peek().is_some_and(char::is_ascii_digit);
        let joins = !letters && digit && matches!(c, ':' | '/' | '.' | '-');
        if !joins && !c.is_alphanumeric() {
            break;
        }
        letters |= c.is_alphabetic();
        end += c.len_utf8();
    }
    end
}

/// Letters, and dots between single ones: `a.m.`
fn word_end(text: &str) -> usize {
    let mut end = 0;
    let mut run = 0;
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        let inside = run == 1 && chars.peek().is_some_and(|next| next.is_alphabetic());
        match c {
            '.' if inside => run = 0,
            _ if c.is_alphanumeric() => run += 1,
            _ => break,
        }
        end += c.len_utf8();
    }
    end
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_times() {
        for (phrase, expected) in [
            ("Tuesday, 4 March", "tuesday 4 march"),
            ("New Year’s Eve", "new year eve"),
            ("two weeks' time", "two weeks time"),
            ("10:30 a.m. EST", "10:30 am est"),
            ("5 o'clock", "5 oclock"),
            ("mid-January", "mid january"),
            ("May 3-5", "may 3 to 5"),
            ("3–5 May", "3 to 5 may"),
            ("1998-1999", "1998 to 1999"),
            ("2014-16", "2014 to 2016"),
            ("1998–99", "1998 to 1999"),
            ("3 March 2014 – 16 April 2014", "3 march 2014 to 16 april 2014"),
            ("2024-03-05", "2024-03-05"),
            ("2024-03", "2024-03"),
            ("Friday-Sunday", "friday to sunday"),
            ("May - June", "may to june"),
            ("three-day", "three day"),
            ("the twenty-first of May", "the 21th of may"),
            ("9/11", "9/11"),
            ("— Monday", "monday"),
            ("Août", "aout"),
        ] {
            assert_eq!(tokens(phrase).join(" "), expected, "{phrase}");
        }
    }
}
