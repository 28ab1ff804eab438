//! Sentences: what parts, what does not, and that any text is split soundly and in time.

use polybius_core::{Article, Field};
use polybius_encoder::split::{sentences, split};
use proptest::prelude::*;

/// A `|` is where a sentence ends; it is no part of the text.
fn check(cases: &[&str]) {
    for parted in cases {
        let text = parted.replace('|', "");
        let found: Vec<_> = split(&text).iter().map(|span| span.of(&text)).collect();
        let expect: Vec<_> = parted.split('|').map(str::trim).collect();
        assert_eq!(found, expect);
    }
}

#[test]
fn full_stops() {
    check(&[
        "Troops left.| They came back.| 10 died!| Why?| We left.",
        "It was 3.5 percent at 10.30 on 4.5.2024.| Then it fell.",
        "He left in 2019.| The army stayed.| The M23.| Then Goma fell.",
        "Amazon.com said so.| Node.js too.| See https://a.org/b.C?d=1. and www.b.org.",
        "Mail a.b@c.Org now.| It is free.| See https://example.org.| It is free.",
        "They shot down 12 drones.| $5 million was lost.| #MeToo marched.",
        "He is here. and there.| The group left.| al-Shabaab claimed it.| eBay did not.",
        "2024. The army left.| 1. Release them.| 2. Go home.",
        "Tokens were parted .| The president left .",
    ]);
}

#[test]
fn abbreviations() {
    check(&[
        "U.S. officials met U.N. envoy António Guterres.| He left the U.S.| The president stayed.",
        "Lt. Gen. Abdel Fattah met Sen. J. D. Vance and Mr. St. John in St. Petersburg.",
        "No. 10 said No.| Nobody came on Jan. 6.| It ended in Jan.| He left.",
        "It began at 5 a.m. Monday and ended at 6 p.m. GMT.| Police came at 7 p.m.| Biden did not.",
        "Acme Inc. Chairman A. B. Smith v. Jones Corp. et al.",
        "Weapons, e.g. Leopard tanks, i.e. German ones, vs. Russian ones.",
        "GEN. MILLEY MET SEN. GRAHAM.| THE TALKS FAILED.",
        "Sen. Alex Padilla (D-Calif.) met Rep. Nancy Mace, R-S.C.| They agreed.",
        "George W. Bush was there.| So was Sammy Davis, Jr.| The talks began.",
        "Mr.Smith met Dr.Jones in the U.S.Senate.",
        "They left the U.S.| A plane, a U.S. A-10 with J. A. Smith, followed.",
    ]);
}

#[test]
fn missing_spaces() {
    check(&[
        "After the talks.|The president left.|He wept!|They did not.",
        "“It ends now.”|The president left.",
    ]);
}

#[test]
fn quotations_and_brackets() {
    check(&[
        "“It ends now.” |He left.",
        "\"Go!\" he said.| \"Stop.\" |\"Why?\" she asked.",
        "“Will it end?” Vladimir Putin asked.| “Will it?” |He asked again.",
        "He said: ‘No.’ |They left. |(They were back soon.) |„Jetzt.“ |Er ging.",
        "«C’est fini.» |Il est parti. |**It is over.** |They left.",
        "“It ends now.” — Putin",
    ]);
}

#[test]
fn ellipses() {
    check(&[
        "We will … never surrender ... to them.",
        "He waited…| Putin did not.| They left ...| The others stayed.",
        "The ... U.S. president [...] Biden left....| Then he came.",
    ]);
}

#[test]
fn other_scripts() {
    check(&[
        "他走了。|他回来了！|为什么？|「是的。」|好。",
        "هل انتهت الحرب؟ |نعم. |غادر الجيش.",
        "सेना चली गई। |वे लौट आए।",
        "არმია წავიდა. |ისინი დაბრუნდნენ.",
        "Армия ушла. |Они вернулись. |Ο στρατός έφυγε. |Γύρισαν.",
    ]);
}

#[test]
fn lines() {
    check(&[
        "Troops leave town|\r\nKYIV (Reuters) - They left.|\r\n\r\nNobody came",
        "The president of the country said on Monday that the talks with the U.S.\n\
         officials had failed.| He would go home to the capital at\nonce.| No. 10 was silent.",
    ]);
}

#[test]
fn marks_of_lists_stand_outside() {
    let text =
        "## The day\n\n- Troops left. They came back.\n* Nobody died\n2. Talks\n\n> Quoted. Well";
    let found: Vec<_> = split(text).iter().map(|span| span.of(text)).collect();
    let expect =
        ["The day", "Troops left.", "They came back.", "Nobody died", "Talks", "Quoted.", "Well"];
    assert_eq!(found, expect);
}

#[test]
fn a_title_is_one_sentence_and_the_first() {
    let mut article = Article::new("a", "One. Two.");
    article.title = Some(" Stop. Go. ".into());
    let found = sentences(&article);
    let texts: Vec<_> = found.iter().map(|s| (s.sequence, s.field, s.text(&article))).collect();
    let expect =
        [(0, Field::Title, "Stop. Go."), (1, Field::Text, "One."), (2, Field::Text, "Two.")];
    assert_eq!(texts, expect);
    for blank in [None, Some(" \n".into())] {
        article.title = blank;
        assert_eq!(sentences(&article)[0].field, Field::Text);
    }
}

#[test]
fn endless_sentences_are_cut_where_it_hurts_least() {
    for (part, end) in [("word, ", "word,"), ("word, word; ", ";"), ("word ", "word"), ("é", "é")]
    {
        let text = part.repeat(2_000);
        let spans = split(&text);
        assert!(spans.iter().all(|span| span.len() <= 2_000));
        assert!(spans[0].of(&text).ends_with(end), "{part}");
        assert!(spans.len() < text.len() / 1_000 + 2, "{part}");
    }
}

#[test]
fn time_grows_with_length_alone() {
    // Were the time quadratic in any of these, the test would not end.
    let parts = [
        "a", ".", "\"", "\n", "a\n", "\r", " ", "a.", "a. ", "A. ", ".\" ", "a.B", "ab.Cd/", "1. ",
        "\n1. a", "?\" A ", "- ", "\n> ", "(", ". (", "… ", "a…(", "é.", "。", "\u{301}", "。”",
        "\n#", "A.a,\n", "?”Aa",
    ];
    for part in parts {
        let text = part.repeat(200_000 / part.len());
        split(&text);
    }
}

/// Any text, and text made of what the rules look at.
fn texts() -> impl Strategy<Value = String> {
    let parts = "[.!?…。؟\"'“”’»«()\\[\\]#>*•\\-–,; \n\r\u{2028}\u{301}aAéÉ19中א]|The|U.S.|Mr.|No. 10|1. |said|\n\n|\\PC";
    prop_oneof![
        any::<String>(),
        proptest::collection::vec(parts, 0..60).prop_map(|parts| parts.concat())
    ]
}

/// Whether the only letters and figures in `text[from..to]` are numbers of lists.
fn holds_no_word(text: &str, from: usize, to: usize) -> bool {
    let breaks = ['\n', '\r', '\u{b}', '\u{c}', '\u{85}', '\u{2028}', '\u{2029}'];
    let is_number = |(at, c): (usize, char)| {
        let line = text[..from + at].rsplit(breaks).next().unwrap_or("");
        let figures = line.trim_start_matches(|c: char| !c.is_alphanumeric());
        c.is_ascii_digit() && figures.chars().all(|c| c.is_ascii_digit())
    };
    text[from..to].char_indices().filter(|(_, c)| c.is_alphanumeric()).all(is_number)
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 2_000, ..Default::default() })]

    #[test]
    fn sentences_hold_all_letters_and_figures_in_order(text in texts()) {
        let mut end = 0;
        for span in split(&text) {
            let sentence = span.of(&text);
            prop_assert!(end <= span.start());
            prop_assert_eq!(sentence.trim(), sentence);
            prop_assert!(sentence.contains(char::is_alphanumeric));
            prop_assert!(holds_no_word(&text, end, span.start()));
            end = span.end();
        }
        prop_assert!(holds_no_word(&text, end, text.len()));
    }
}
