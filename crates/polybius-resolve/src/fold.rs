//! Letters without case and marks, so that `Élysée` and `Elysee` are one key.

/// Appends the plain lower-case letters of `c`. Marks that stand alone vanish; letters of
/// other scripts are kept in lower case.
pub(crate) fn fold(c: char, out: &mut String) {
    if c.is_ascii() {
        return out.push(c.to_ascii_lowercase());
    }
    let plain = match c {
        '\u{300}'..='\u{36f}' | 'ʿ' | 'ʾ' | 'ʻ' | 'ʼ' => "",
        'À'..='Å' | 'à'..='å' | 'Ā'..='ą' | 'Ǎ' | 'ǎ' | 'Ạ'..='ặ' | 'ə' | 'Ə' => "a",
        'Æ' | 'æ' => "ae",
        'Ç' | 'ç' | 'Ć'..='č' => "c",
        'Ð' | 'ð' | 'Ď'..='đ' => "d",
        'È'..='Ë' | 'è'..='ë' | 'Ē'..='ě' | 'Ẹ'..='ệ' => "e",
        'Ĝ'..='ģ' => "g",
        'Ĥ'..='ħ' | 'Ḥ' | 'ḥ' => "h",
        'Ì'..='Ï' | 'ì'..='ï' | 'Ĩ'..='ı' | 'Ỉ'..='ị' => "i",
        'Ĵ' | 'ĵ' => "j",
        'Ķ'..='ĸ' => "k",
        'Ĺ'..='ł' => "l",
        'Ñ' | 'ñ' | 'Ń'..='ŋ' => "n",
        'Ò'..='Ö' | 'Ø' | 'ò'..='ö' | 'ø' | 'Ō'..='ő' | 'Ơ' | 'ơ' | 'Ọ'..='ợ' => "o",
        'Œ' | 'œ' => "oe",
        'Ŕ'..='ř' => "r",
        'Ś'..='š' | 'Ș' | 'ș' | 'Ṣ' | 'ṣ' => "s",
        'ß' => "ss",
        'Ţ'..='ŧ' | 'Ț' | 'ț' | 'Ṭ' | 'ṭ' => "t",
        'Þ' | 'þ' => "th",
        'Ù'..='Ü' | 'ù'..='ü' | 'Ũ'..='ų' | 'Ư' | 'ư' | 'Ụ'..='ự' => "u",
        'Ŵ' | 'ŵ' => "w",
        'Ý' | 'ý' | 'ÿ' | 'Ŷ'..='Ÿ' | 'Ỳ'..='ỹ' => "y",
        'Ź'..='ž' | 'Ẓ' | 'ẓ' => "z",
        other => return out.extend(other.to_lowercase()),
    };
    out.push_str(plain);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_and_case_go() {
        let cases = [
            ("Élysée", "elysee"),
            ("Erdoğan", "erdogan"),
            ("Støre", "store"),
            ("Tô Lâm", "to lam"),
            ("Mișcarea", "miscarea"),
            ("e\u{301}", "e"),
            ("Киев", "киев"),
        ];
        for (word, expected) in cases {
            let mut out = String::new();
            word.chars().for_each(|c| fold(c, &mut out));
            assert_eq!(out, expected, "{word}");
        }
    }
}
