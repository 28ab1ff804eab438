//! Names of a PETRARCH dictionary: markers replaced, underscores taken off, plurals made.

use crate::plural::plural;
use std::collections::HashMap;

/// More spellings than any sane entry has.
const MOST_SPELLINGS: usize = 1_000;

/// What the markers stand for: `!PERSON! = MAN, MEN, WOMAN`.
#[derive(Debug, Default)]
pub(super) struct Markers(HashMap<String, Vec<String>>);

/// One way to write an entry: `SOLDIER` and, if it has one, its plural.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Spelling {
    pub one: String,
    pub many: Option<String>,
}

impl Markers {
    /// Learns a line such as `!PERSON! = MAN, MEN`.
    pub(super) fn learn(&mut self, line: &str) -> Result<(), String> {
        let (name, words) = line.split_once('=').unwrap_or((line, ""));
        let name = name.trim().trim_matches('!').trim();
        let words: Vec<String> =
            words.split(',').map(spaced).filter(|word| !word.is_empty()).collect();
        if name.is_empty() || words.is_empty() {
            return Err("a marker needs words: write it as !PERSON! = MAN, WOMAN".to_owned());
        }
        self.0.insert(name.to_owned(), words);
        Ok(())
    }

    /// Every way to write an entry such as `CHAIR!PERSON!` or `MAN {MEN}`. One that ends in
    /// `_` is meant to the letter; others have a plural. (TABARI would let any ending follow.)
    pub(super) fn spellings(&self, entry: &str) -> Result<Vec<Spelling>, String> {
        let (name, irregular) = match entry.split_once('{') {
            Some((name, rest)) => {
                let many = rest.split_once('}').map(|(many, _)| spaced(many));
                let closed = many.filter(|many| !many.is_empty());
                (name, Some(closed.ok_or("a plural needs braces on both sides: {MEN}")?))
            }
            None => (entry, None),
        };
        let whole = name.trim_end().ends_with('_');
        let names: Vec<String> = self.expanded(name)?.iter().map(|name| spaced(name)).collect();
        if names.iter().any(String::is_empty) {
            return Err("the name is missing".to_owned());
        }
        let regular = |one: &String| plural(&one.to_lowercase()).to_uppercase();
        // The words of a marker are often in both numbers; then no plural is to be made.
        let is_plural = |name: &String| names.iter().any(|one| regular(one) == *name);
        let spelling = |name: &String| Spelling {
            one: name.clone(),
            many: irregular.clone().or_else(|| (!whole && !is_plural(name)).then(|| regular(name))),
        };
        Ok(names.iter().map(spelling).collect())
    }

    fn expanded(&self, name: &str) -> Result<Vec<String>, String> {
        let mut done = Vec::new();
        let mut open = vec![name.to_owned()];
        while let Some(name) = open.pop() {
            let Some((before, rest)) = name.split_once('!') else {
                done.push(name);
                continue;
            };
            let (marker, after) =
                rest.split_once('!').ok_or("a marker needs `!` on both sides: !PERSON!")?;
            let words = self.0.get(marker).ok_or_else(|| {
                format!("`!{marker}!` has no words: write !{marker}! = … further up")
            })?;
            open.extend(words.iter().rev().map(|word| format!("{before}{word}{after}")));
            if open.len() + done.len() > MOST_SPELLINGS {
                return Err(format!("more than {MOST_SPELLINGS} spellings"));
            }
        }
        Ok(done)
    }
}

/// A name with spaces for underscores.
fn spaced(name: &str) -> String {
    name.replace('_', " ").split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_entries() {
        let mut markers = Markers::default();
        markers.learn("!PERSON! = MAN, MEN, WOMAN").unwrap();
        markers.learn("!MINIST! = MINISTER, MINISTERS").unwrap();
        let told = |entry| {
            let show = |spelling: Spelling| match spelling.many {
                Some(many) => format!("{}/{many}", spelling.one),
                None => spelling.one,
            };
            match markers.spellings(entry) {
                Ok(all) => all.into_iter().map(show).collect::<Vec<_>>().join(", "),
                Err(reason) => reason,
            }
        };
        let cases = [
            ("AIR_FORCE_", "AIR FORCE"),
            ("SOLDIER", "SOLDIER/SOLDIERS"),
            ("DEPUTY ", "DEPUTY/DEPUTIES"),
            ("MAN {MEN}", "MAN/MEN"),
            ("HEAD_OF_STATE_ {HEADS_OF_STATE}", "HEAD OF STATE/HEADS OF STATE"),
            ("POLICE!PERSON!", "POLICEMAN/POLICEMEN, POLICEMEN, POLICEWOMAN/POLICEWOMEN"),
            ("!MINIST!_OF_WAR_", "MINISTER OF WAR, MINISTERS OF WAR"),
            ("!NOBODY!_", "`!NOBODY!` has no words: write !NOBODY! = … further up"),
            ("CHAIR!PERSON", "a marker needs `!` on both sides: !PERSON!"),
            ("MAN {MEN", "a plural needs braces on both sides: {MEN}"),
            ("_", "the name is missing"),
        ];
        for (entry, expected) in cases {
            assert_eq!(told(entry), expected, "{entry}");
        }
        assert!(markers.learn("!EMPTY! =").is_err());
    }
}
