//! The shorter forms in which an actor may be told again: a surname, the noun of an office or
//! body, initials.

use super::cast::Id;
use crate::lexicon::LINKS;
use crate::words::{Shape, Words};
use std::collections::HashMap;

/// Words of a mention that are looked at; the rest of a longer one tells nothing short.
const LONGEST: usize = 8;

/// Different actors remembered for one short form: with more, it means nobody.
const RIVALS: usize = 3;

/// Short forms of the actors told so far.
#[derive(Debug, Default)]
pub(crate) struct Shorts {
    /// By plain form: who is called so, who was called so last at the end.
    bearers: HashMap<String, Vec<Id>>,
}

impl Shorts {
    /// Adds the short forms of a mention; `name` is that of a person in it.
    pub(crate) fn add(&mut self, words: &Words, id: Id, name: Option<&str>) {
        let mut forms: Vec<String> = Vec::new();
        let name = name.map(Words::new);
        if let Some(name) = &name {
            forms.push(name.all().to_owned());
            let parts = (0..name.len().min(LONGEST)).filter(|at| name.capital(*at));
            forms.extend(parts.map(|at| name.plain(at).to_owned()).filter(|part| part.len() > 1));
        }
        // The head: `foreign minister` of `foreign minister of Kenya`, without the name.
        let limit = words.len().min(LONGEST);
        let linked = words.find(1, limit, LINKS).unwrap_or(limit);
        let named = name.as_ref().map_or(0, Words::len);
        let to = if linked == words.len() { linked.saturating_sub(named) } else { linked };
        let from = usize::from(words.plain(0) == "the");
        let whole = |at: &usize| {
            let apart =
                at.checked_sub(1).is_some_and(|before| APART.contains(&words.plain(before)));
            !apart && words.plain(*at) != "'s"
        };
        forms.extend((from..to).filter(whole).map(|at| words.key(at, to).to_owned()));
        if name.is_none() && limit > 1 {
            forms.push(words.key(from, words.len().min(2 * LONGEST)).to_owned());
            if words.capital(from) && to > from + 1 {
                forms.push(beginning(words.plain(from)));
            }
            forms.extend(initials(words));
        }
        for form in forms {
            let bearers = self.bearers.entry(form).or_default();
            bearers.retain(|other| *other != id);
            bearers.push(id);
            if bearers.len() > RIVALS {
                bearers.remove(0);
            }
        }
    }

    /// Adds a form that the article itself defines: `(ECJ)`.
    pub(crate) fn define(&mut self, form: &str, id: Id) {
        self.bearers.insert(form.to_owned(), vec![id]);
    }

    /// Who is called so, who was last first.
    pub(crate) fn all(&self, form: &str) -> impl Iterator<Item = Id> {
        self.bearers.get(form).into_iter().flatten().rev().copied()
    }

    /// Who alone is called so.
    pub(crate) fn only(&self, form: &str) -> Option<Id> {
        let mut all = self.all(form);
        all.next().filter(|_| all.next().is_none())
    }

    /// Who alone has a name that begins so, if none ends so.
    pub(crate) fn only_beginning(&self, form: &str) -> Option<Id> {
        if self.all(form).next().is_some() { None } else { self.only(&beginning(form)) }
    }
}

/// `Mahan` of Mahan Air, which is told apart from `Mahan` at the end of a name.
fn beginning(word: &str) -> String {
    format!("{word} …")
}

/// Words that make another office of the one after them.
const APART: &[&str] = &["vice", "deputy", "former", "ex", "assistant", "under", "shadow"];

/// `ecj`, `cj` for European Court of Justice: initials of the capitalised words, and of the
/// last of them.
fn initials(words: &Words) -> Vec<String> {
    let capital = |at: &usize| words.get(*at).is_some_and(|word| word.shape == Shape::Capital);
    let letters = (0..words.len().min(LONGEST)).filter(capital);
    let letters: String = letters.filter_map(|at| words.plain(at).chars().next()).collect();
    let starts = letters.char_indices().map(|(at, _)| at);
    let tails = starts.filter_map(|at| letters.get(at..));
    tails.filter(|tail| tail.chars().count() > 1).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_forms_of_full_mentions() {
        for (phrase, name, forms) in [
            ("European Court of Justice", None, "court ecj"),
            ("Ugandan Foreign Minister Odongo", Some("Odongo"), "minister odongo"),
            ("foreign minister", None, "minister"),
            ("Mahan Air", None, "air ma"),
            ("migrants from Syria", None, "migrants"),
        ] {
            let mut shorts = Shorts::default();
            shorts.add(&Words::new(phrase), 7, name);
            for form in forms.split(' ') {
                assert_eq!(shorts.only(form), Some(7), "{form} of {phrase}");
            }
            assert_eq!(shorts.only("justice"), None);
            let begins = phrase.starts_with("Mahan").then_some(7);
            assert_eq!(shorts.only_beginning("mahan"), begins);
        }
    }

    #[test]
    fn a_form_of_two_is_nobodys_alone() {
        let mut shorts = Shorts::default();
        shorts.add(&Words::new("David Turpin"), 1, Some("David Turpin"));
        shorts.add(&Words::new("Louise Turpin"), 2, Some("Louise Turpin"));
        assert_eq!(shorts.only("turpin"), None);
        assert_eq!(shorts.only("louise"), Some(2));
        assert_eq!(shorts.all("turpin").collect::<Vec<_>>(), [2, 1]);
    }
}
