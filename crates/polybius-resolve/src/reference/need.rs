//! What a phrase without an identity of its own asks for.

use super::pronoun::{Asked, Place, Pronoun};
use crate::actor::Identity;
use crate::tables::Form;
use crate::words::{Shape, Words};

/// What a phrase that stands for another asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Need {
    /// `he`; the owner of `his forces`
    Pronoun {
        /// Which.
        pronoun: Pronoun,
        /// Whether it only owns what the phrase names.
        owner: bool,
        /// Whether the owner is another than whom the phrase names: `her Ukrainian counterpart`.
        counterpart: bool,
    },
    /// `the group`
    Group,
    /// `the country`
    Country,
    /// `the minister`, `the protesters`: somebody who was called so.
    Role(String),
    /// `Kuleba`, `ECJ`, `the Commission`: somebody who was called more than so.
    Short(String),
}

impl Need {
    /// What the phrase asks for; `None` if it speaks for itself or for nobody. `before` is
    /// the plain word before it: `a minister` is nobody told before.
    pub(crate) fn of(phrase: &str, before: &str, identity: &Identity) -> Option<Need> {
        let words = Words::new(phrase);
        let from = usize::from(matches!(words.plain(0), "the" | "this" | "that"));
        let rest = words.key(from + 1, words.len());
        let named = &identity.named;
        let upper = words.get(from).is_some_and(|word| word.shape == Shape::Upper);
        let pronoun =
            Pronoun::of(words.plain(from)).filter(|p| !upper || p.asked == Asked::Speaker);
        if let Some(pronoun) = pronoun {
            let owning = pronoun.place == Place::Owner && !rest.is_empty();
            let last = words.plain(words.len() - 1);
            let counterpart = matches!(last, "counterpart" | "counterparts");
            let apart = REPLACING.iter().any(|word| rest.ends_with(word));
            return match (rest.is_empty(), owning) {
                (true, _) => Some(Need::Pronoun { pronoun, owner: false, counterpart: false }),
                (_, true) if counterpart && named.code.is_some() => {
                    Some(Need::Pronoun { pronoun, owner: true, counterpart })
                }
                (_, true) if named.code.is_none() && !apart => {
                    Some(Need::Pronoun { pronoun, owner: true, counterpart: false })
                }
                _ => None,
            };
        }
        if named.code.is_some() {
            return None;
        }
        let said = words.key(from, words.len());
        let alone =
            words.key(from + usize::from(CURRENT.contains(&words.plain(from))), words.len());
        if from == 0 && NEW.contains(&before) || NEW.contains(&words.plain(0)) {
            return None;
        }
        match alone {
            "group" | "movement" | "organization" | "organisation" | "bloc" | "militant group"
            | "rebel group" | "armed group" => Some(Need::Group),
            "country" | "nation" | "kingdom" | "republic" => Some(Need::Country),
            role if identity.bare && role_stands(identity.form) => {
                Some(Need::Role(role.to_owned()))
            }
            _ if words.len() <= from + 5 && (from..words.len()).all(|at| name_word(&words, at)) => {
                let titled = from + usize::from(TITLES.contains(&words.plain(from)));
                Some(Need::Short(match &named.name {
                    Some(name) => Words::new(name).all().to_owned(),
                    None => words.key(titled, words.len()).to_owned(),
                }))
            }
            _ if named.name.is_some() => Some(Need::Short(said.to_owned())),
            _ => None,
        }
    }
}

fn name_word(words: &Words, at: usize) -> bool {
    words.capital(at) || matches!(words.plain(at), "of" | "for" | "and" | "the" | "al" | "bin")
}

fn role_stands(form: Option<Form>) -> bool {
    matches!(form, Some(Form::Person | Form::Body | Form::People))
}

pub(crate) const TITLES: &[&str] =
    &["mr", "mrs", "ms", "miss", "dr", "sir", "lord", "lady", "dame"];

/// Words before an office that leave its holder alone.
const CURRENT: &[&str] = &["current", "incumbent", "same", "said"];

/// Words that bring somebody new.
#[rustfmt::skip] // a list, not a column
const NEW: &[&str] = &[
    "a", "an", "some", "any", "every", "each", "no", "another", "other", "one", "two", "three",
    "four", "five", "six", "seven", "eight", "nine", "ten", "many", "several", "few", "more",
    "former", "new", "next", "both", "various", "which", "what", "whose", "most", "all", "half",
];

/// Nouns whose owner is somebody else than whom they name.
#[rustfmt::skip] // a list, not a column
const REPLACING: &[&str] = &[
    "counterpart", "counterparts", "neighbour", "neighbours", "neighbor", "neighbors", "ally",
    "allies", "rival", "rivals", "enemy", "enemies", "opponent", "opponents", "partner",
    "partners", "predecessor", "successor", "adversary", "adversaries", "captors", "backers",
    "critics", "killers", "attackers", "attacker", "killer", "captor",
];
