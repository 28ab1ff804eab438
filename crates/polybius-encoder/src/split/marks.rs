//! Characters that open, close and end.

/// Whether a character may end a sentence.
pub(super) fn is_end(c: char) -> bool {
    matches!(c, '.' | '!' | '?' | '…') || is_full_end(c)
}

/// Whether a character ends a sentence wherever it stands, with or without a space after it.
pub(super) fn is_full_end(c: char) -> bool {
    matches!(
        c,
        '。' | '！'
            | '？'
            | '｡'
            | '؟'
            | '۔'
            | '।'
            | '॥'
            | '։'
            | '።'
            | '‼'
            | '⁇'
            | '⁈'
            | '⁉'
    )
}

/// Whether a character, right after the end of a sentence, belongs to it.
pub(super) fn is_closer(c: char) -> bool {
    matches!(c, ')' | ']' | '}' | '*' | '_') || is_closing_quote(c)
}

/// Whether a character may close a quotation; which way some of them point depends on the
/// language.
pub(super) fn is_closing_quote(c: char) -> bool {
    is_two_faced(c) || matches!(c, '”' | '’' | '›' | '」' | '』' | '】' | '）' | '》' | '〉')
}

/// Whether a quotation mark may open as well as close.
pub(super) fn is_two_faced(c: char) -> bool {
    matches!(c, '"' | '\'' | '“' | '‘' | '»' | '«' | '`')
}

/// Whether a character may stand before the first word of a sentence.
pub(super) fn is_opener(c: char) -> bool {
    matches!(c, '(' | '[' | '{' | '„' | '‚' | '‹' | '¿' | '¡' | '「' | '『' | '*' | '_' | '<')
        || is_two_faced(c)
        || matches!(c, '”' | '’')
}

/// Whether a character is a hyphen or dash.
pub(super) fn is_dash(c: char) -> bool {
    matches!(c, '-' | '‐'..='―')
}

/// Whether a letter is small, in a script whose sentences begin with capitals.
pub(super) fn is_small(c: char) -> bool {
    // Georgian has capitals, but uses them only for whole words.
    c.is_lowercase() && !matches!(c, 'ა'..='ჿ')
}
