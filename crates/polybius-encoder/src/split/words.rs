//! Words on the two sides of a full stop.

use super::marks::{is_dash, is_opener, is_small};
use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

/// How the full stop after a word reads before a capital or a figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stop {
    /// It does not end the sentence.
    Never,
    /// It does not before a figure, else it does.
    Number,
    /// It does only before a word that often begins a sentence.
    Rarely,
    /// It does unless a day, month or time zone follows.
    Mostly,
}

static STOPS: LazyLock<HashMap<String, Stop>> = LazyLock::new(|| {
    let mut stops = HashMap::new();
    for line in include_str!("../../data/abbreviations.txt").lines() {
        let mut words = line.split_whitespace();
        let stop = match words.next() {
            Some("never") => Stop::Never,
            Some("number") => Stop::Number,
            Some("rarely") => Stop::Rarely,
            Some("mostly") => Stop::Mostly,
            _ => continue, // a comment
        };
        for word in words {
            if word.len() > 2 && word.starts_with(char::is_uppercase) {
                stops.insert(word.to_uppercase(), stop);
            }
            stops.insert(word.to_string(), stop);
        }
    }
    stops
});

static STARTERS: LazyLock<HashSet<&str>> = LazyLock::new(|| {
    let lines = include_str!("../../data/starters.txt").lines();
    lines.filter(|line| !line.starts_with('#')).flat_map(str::split_whitespace).collect()
});

/// Days, months and time zones.
const TIMES: &str = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February \
    March April May June July August September October November December Local Eastern GMT UTC \
    BST CET CEST EET EEST MSK IST PKT JST KST HKT WIB WAT EAT SAST EST EDT CST PST";

/// Words between who said a quotation and what else the sentence has to tell.
const SPEAKS: &str = "said says asked asks told added wrote tweeted posted replied shouted warned \
    declared insisted exclaimed wondered";

/// Longest word, in bytes, that is looked up.
const LONGEST: usize = 24;

/// How the full stop after `before` reads, if its last word has a say in that.
pub(super) fn stop_after(before: &str) -> Option<Stop> {
    let belongs = |c: char| c.is_alphanumeric() || matches!(c, '.' | '\'' | '’');
    let reach = before.ceil_char_boundary(before.len().saturating_sub(LONGEST));
    let rest = before[reach..].trim_end_matches(belongs);
    let word = before[reach + rest.len()..].trim_start_matches(|c: char| !c.is_alphanumeric());
    let initials = word.split('.').all(is_letter);
    // `5a.m.` is looked up without its figure, but `1980s` is no initial.
    let word = word.trim_start_matches(char::is_numeric);
    let known = |word: &str| STOPS.get(word).copied();
    known(word)
        .or(initials.then_some(Stop::Rarely))
        .or_else(|| known(word.rsplit('.').next().unwrap_or("")))
}

fn is_letter(word: &str) -> bool {
    let mut chars = word.chars();
    chars.next().is_some_and(char::is_alphabetic) && chars.next().is_none()
}

/// What comes after the end of a sentence, if it is one.
pub(super) struct Next<'a> {
    /// From the first character that is neither white space nor opens a quotation or bracket.
    text: &'a str,
    /// The letters and digits that it begins with.
    word: &'a str,
}

impl<'a> Next<'a> {
    pub(super) fn new(after: &'a str) -> Next<'a> {
        let text = after.trim_start().trim_start_matches(is_opener);
        let end = text.find(|c: char| !c.is_alphanumeric()).unwrap_or(text.len());
        Next { text, word: &text[..end] }
    }

    /// Whether it begins small, as the rest of a sentence does and a new one does not. A name
    /// such as `al-Shabaab` or `eBay` does not begin small.
    pub(super) fn is_small(&self) -> bool {
        let mut start = self.text.chars().take(5);
        let mut named = start.clone().take_while(|&c| c.is_alphabetic() || is_dash(c) || c == '’');
        start.next().is_some_and(is_small) && !named.any(char::is_uppercase)
    }

    pub(super) fn is_dash(&self) -> bool {
        self.text.starts_with(is_dash)
    }

    pub(super) fn is_figure(&self) -> bool {
        self.word.starts_with(|c: char| c.is_numeric())
    }

    /// Whether it is a word that often begins a sentence, and no initial (`A. Smith`).
    pub(super) fn is_starter(&self) -> bool {
        let rest = &self.text[self.word.len()..];
        STARTERS.contains(self.word) && !(rest.starts_with('.') || rest.starts_with(is_dash))
    }

    /// Whether it is the day, month or time zone, also cut short, that goes on with `5 p.m.`
    pub(super) fn is_time(&self) -> bool {
        self.word.len() > 2 && TIMES.split(' ').any(|name| name.starts_with(self.word))
    }

    /// Whether it names who said the words before: `Putin asked`.
    pub(super) fn is_speaker(&self) -> bool {
        let mut words = self.text.split_whitespace().take(6);
        let spoken = words.find(|word| !word.starts_with(char::is_uppercase));
        let verb = spoken.map(|word| word.trim_end_matches(|c: char| !c.is_alphabetic()));
        !self.is_starter()
            && verb.is_some_and(|verb| SPEAKS.split(' ').any(|speaks| speaks == verb))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_decide_how_a_stop_reads() {
        for (before, expect) in [
            ("said Mr", Some(Stop::Never)),
            ("(D-Calif", Some(Stop::Rarely)),
            ("GEN", Some(Stop::Never)),
            ("in the U.S", Some(Stop::Rarely)),
            ("Lt.Gen", Some(Stop::Never)),
            ("at 5 a.m", Some(Stop::Mostly)),
            ("at 5a.m", Some(Stop::Mostly)),
            ("the 1980s", None),
            ("at No", Some(Stop::Number)),
            ("says no", None),
            ("don't", None),
            ("it’s", None),
            ("‘Mr", Some(Stop::Never)),
            ("George W", Some(Stop::Rarely)),
            ("John P", Some(Stop::Rarely)),
            ("told the FT", None),
            ("the M23", None),
            ("", None),
            ("talks", None),
            ("éééééééééééééééééééééééééééMr", None),
        ] {
            assert_eq!(stop_after(before), expect, "{before}");
        }
    }

    #[test]
    fn starters_begin_no_name() {
        for (after, expect) in [
            (" The army", true),
            (" “It’s over", true),
            (" A. Smith", false),
            (" A-10 jets", false),
            (" President", false),
            (" the", false),
        ] {
            assert_eq!(Next::new(after).is_starter(), expect, "{after}");
        }
    }
}
