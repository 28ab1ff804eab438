//! Nasty inputs by name, the same way as the fuzz target's: nothing panics or hangs.
#![allow(clippy::unwrap_used)] // helpers of tests fail by panicking, as tests do
#![allow(clippy::disallowed_macros)] // a failing test shows what it printed

mod common;

use common::{check_bytes, check_relation};

const MEGABYTE: usize = 1 << 20;
const MANY: usize = 100_000;

/// `count` bytes of some text over and over.
fn filled(text: &str, count: usize) -> Vec<u8> {
    text.repeat(count / text.len()).into_bytes()
}

#[test]
fn no_bytes_break_it() {
    let nested = |open: &str, shut: &str| {
        [open.repeat(MANY), "Troops left.".into(), shut.repeat(MANY)].concat()
    };
    let inputs: &[(&str, Vec<u8>)] = &[
        ("nothing", vec![]),
        ("every byte", (0..=255).cycle().take(4096).collect()),
        ("Latin-1", b"Les arr\xeat\xe9s ont \xe9t\xe9 lib\xe9r\xe9s.".to_vec()),
        ("UTF-8 cut short", "Troops left Bogotá".as_bytes()[..18].to_vec()),
        ("overlong forms", b"Troops \xc0\xaf left \xf8\x88\x80\x80\x80.".to_vec()),
        ("UTF-16", "Troops left.".encode_utf16().flat_map(u16::to_le_bytes).collect()),
        ("surrogates as bytes", b"Troops \xed\xa0\x80\xed\xb0\x80 left.".to_vec()),
        ("surrogates as escapes", br#"{"text": "Troops \ud800 left \udc00."}"#.to_vec()),
        (
            "escapes",
            br#"{"text": "Troops\u0000 left\u2028 \ud83d\udd4a.", "title": "\u200b"}"#.to_vec(),
        ),
        (
            "numbers as texts",
            br#"{"text": "A", "id": 1e999, "title": 7, "published": -1}"#.to_vec(),
        ),
        ("NULs", b"Troops\0left\0\0. Police\0 came.".to_vec()),
        ("controls", "\u{1}Troops\u{7f} \u{85}left\u{1b}[31m.\u{9f}".into()),
        ("marks of byte order", "\u{feff}\u{feff}Troops \u{feff}left.\u{fffe}\u{ffff}".into()),
        ("only line ends", filled("\n\r\n\r\u{2028}\u{b}", MANY)),
        ("only blanks", filled(" \t\u{a0}\u{3000}\u{200b}", MANY)),
        ("only punctuation", filled("…!?—“”.'«»;,()¿", MANY)),
        (
            "from right to left",
            "\u{202e}قوات غادرت\u{202c} המשטרה עצרה 20؟ \u{200f}جاءت الشرطة.".into(),
        ),
        ("joiners", "👩‍👩‍👧‍👦🏴󠁧󠁢󠁳󠁣󠁴󠁿🇰🇪 troops\u{200d}\u{200c}\u{fe0f} left 👍🏽.".into()),
        ("a tower of accents", format!("Troo{}ps left.", "\u{301}\u{489}".repeat(MANY)).into()),
        ("decomposed Hangul", filled("\u{1112}\u{1161}\u{11ab} 한. ", MANY)),
        ("letters that grow", filled("İıßŉΐﬃǰẞ. ", MANY)),
        ("one word", filled("a", MEGABYTE)),
        ("one word of wide letters", filled("é", MEGABYTE)),
        ("one sentence", filled("Kenya accused him of it on Tuesday and ", MANY)),
        ("pronouns", filled("He aided Kenya. She, they and it hit him, her and them. ", MANY)),
        ("initials", filled("A. B. U.S. No. ", MANY)),
        ("figures", filled("1,000.5 million 99999999999999999999 12-13 ", MANY)),
        ("items", filled("1. \n- \n> # \n", MANY)),
        ("marks of quotation", filled("> > ", MANY)),
        ("quotes in quotes", nested("“‘", "’”").into()),
        ("brackets in brackets", nested("([{", "}])").into()),
        ("nested JSON", format!("{{\"text\": \"a\", \"x\": {}", nested("[", "]")).into()),
        ("many lines of JSON", filled("{\"text\": \"Police came.\"}\nnonsense\n{}\n\n", MANY / 10)),
    ];
    for (name, bytes) in inputs {
        println!("{name}");
        assert!(check_bytes(bytes) > 0, "{name}");
    }
}

#[test]
fn no_pair_breaks_it() {
    let long = String::from_utf8(filled("Kenya met ", MEGABYTE)).unwrap();
    let other = String::from_utf8(filled("Chile saw ", MEGABYTE)).unwrap();
    for (sentence, source, target) in [
        ("", "", ""),
        ("Peru met Chile.", "Peru met Chile.", "\u{301}"),
        ("e\u{301}e\u{301}", "e", "\u{301}"),
        (&long, &other, &long),
        ("\0\u{feff}\n", "\0", "\n"),
    ] {
        check_relation(sentence, source, target);
    }
}
