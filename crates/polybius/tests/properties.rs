//! What holds for any text whatever: see `common`.
#![allow(clippy::unwrap_used)] // helpers of tests fail by panicking, as tests do

mod common;

use common::{check, check_relation};
use polybius::{Article, Date};
use proptest::collection::vec;
use proptest::prelude::*;

/// Any characters, controls and unassigned ones included.
fn noise() -> impl Strategy<Value = String> {
    vec(any::<char>(), 0..200).prop_map(String::from_iter)
}

/// Something like news: names, pronouns, times and counts among other words, with the marks and
/// line ends that part sentences.
fn news() -> impl Strategy<Value = String> {
    "((Kenya’s|President|the minister|he|its forces|Tuesday|last week|at least 12|U\\.S\\.|\
      [A-Z]?[a-z]{1,9}|\\PC{1,4}|é\u{301}|한국|“|\\()([ ,.!?…”)-]|\r\n|\n\n- ){1,2}){0,60}"
}

fn text() -> impl Strategy<Value = String> {
    prop_oneof![noise(), news()]
}

proptest! {
    #[test]
    fn all_that_is_told_stands_in_the_article(title in text(), text in text(), dated: bool) {
        let mut article = Article::new("a", text);
        article.title = Some(title);
        article.published = dated.then_some(Date::constant(2025, 6, 4));
        check(&article);
    }

    #[test]
    fn relations_stand_in_their_sentence(sentence in text(), source in text(), target in text()) {
        check_relation(&sentence, &source, &target);
        let words: Vec<&str> = sentence.split(' ').collect();
        check_relation(&sentence, words[0], words[words.len() / 2]);
    }
}

#[test]
fn the_fake_makes_something_of_news() {
    // Else the properties above would hold for want of events.
    let text = "Kenya's president met the minister on Tuesday; at least 12 of its forces left. ";
    let events = check(&Article::new("a", text.repeat(20)));
    assert!(events >= 20, "{events}");
}
