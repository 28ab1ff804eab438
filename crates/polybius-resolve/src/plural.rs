//! English plurals of words for roles.

/// The plural of a phrase's last word.
pub(crate) fn plural(phrase: &str) -> String {
    let irregular = [("man", "men"), ("woman", "women"), ("child", "children")];
    for (one, many) in irregular {
        if let Some(stem) = phrase.strip_suffix(one) {
            return format!("{stem}{many}");
        }
    }
    // `member of parliament`, `secretary of state`: the head is the first word.
    if let Some((head, rest)) = phrase.split_once(" of ") {
        return format!("{} of {rest}", plural(head));
    }
    match phrase.strip_suffix('y') {
        Some(stem) if !stem.ends_with(['a', 'e', 'o', 'u']) => format!("{stem}ies"),
        _ if phrase.ends_with(['s', 'x']) || phrase.ends_with("ch") || phrase.ends_with("sh") => {
            format!("{phrase}es")
        }
        _ => format!("{phrase}s"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plurals() {
        for (one, many) in [
            ("minister", "ministers"),
            ("secretary of state", "secretaries of state"),
            ("policeman", "policemen"),
            ("embassy", "embassies"),
            ("church", "churches"),
            ("monkey", "monkeys"),
        ] {
            assert_eq!(plural(one), many);
        }
    }
}
